"""The board of a quarter, acts on many kecamatan, and the Excel file."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from openpyxl import load_workbook

from capaian.models import Jadwal, PengecualianJadwal, PengukuranTriwulan
from capaian.pilihan import StatusTriwulan as S
from capaian.triwulan.papan.susun import Pilihan
from capaian.triwulan.papan.views import triwulan_lewat
from kecamatan.models import Kecamatan
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_kecamatan,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)

from .langkah import baca, klien

PAPAN = "/kabupaten/35.09/triwulan/2025/1/"


def buat_anggota(nomor: int, status=None) -> Kecamatan:
    """A kecamatan with one filled indicator; with `status` its quarter went so far,
    by the acts themselves."""
    kecamatan = buat_kecamatan(f"35.09.{nomor:02}", f"Kecamatan-{nomor:02}")
    indikator = buat_indikator(kecamatan, frekuensi="triwulan")
    renstra = buat_renstra(kecamatan)
    buat_butir_pk(buat_pk(renstra), buat_tempat(buat_sasaran(renstra), indikator))
    buat_realisasi(indikator, "85", triwulan=1)
    if status:
        majukan(kecamatan, status)
    return kecamatan


def majukan(kecamatan, status):
    ini = PengukuranTriwulan.objects.tersimpan(kecamatan, 2025, 1)
    for tindakan, peran, sampai in (
        ("ajukan", "operator", S.DIAJUKAN),
        ("setujui", "camat", S.DISETUJUI),
        ("verifikasi", "bagian_organisasi", S.DIVERIFIKASI),
        ("kunci", "bagian_organisasi", S.TERKUNCI),
    ):
        getattr(ini, tindakan)(oleh=buat_pengguna(peran, kecamatan))
        if sampai == status:
            break


@pytest.fixture
def lima(db):
    buat_skala()
    status = (None, S.DIAJUKAN, S.DISETUJUI, S.DISETUJUI, S.DIVERIFIKASI)
    return [buat_anggota(n, s) for n, s in enumerate(status, 1)]


@pytest.fixture
def organisasi(lima):
    return buat_pengguna("bagian_organisasi", lima[0], nama="organisasi")


def jadwalkan(kabupaten, hari):
    kini = timezone.now()
    return Jadwal.objects.create(
        kabupaten=kabupaten,
        tahun=2025,
        triwulan=1,
        buka=kini - timedelta(days=30),
        tutup=kini + timedelta(days=hari),
    )


def pohon(client, alamat=PAPAN):
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return html.fromstring(jawaban.content.decode())


def nama_baris(client, alamat=PAPAN):
    return [
        " ".join(th.text_content().split())
        for th in pohon(client, alamat).xpath("//tbody//th")
    ]


def test_yang_terlambat_lebih_dahulu(lima, organisasi):
    jadwal = jadwalkan(lima[0].kabupaten, -1)
    lain = buat_anggota(6)
    PengecualianJadwal.objects.create(
        jadwal=jadwal,
        kecamatan=lain,
        tutup=timezone.now() + timedelta(days=3),
        alasan="Banjir.",
    )
    akhir = buat_anggota(9)
    client = klien(organisasi)
    assert nama_baris(client)[:2] == [lima[0].nama, akhir.nama]
    isi = baca(client.get(PAPAN))
    assert "terlambat: 2" in isi and "belum dikirim: 3" in isi
    assert "perpanjangan" in isi and "dikirim terlambat" in isi
    assert nama_baris(client, f"{PAPAN}?keadaan=terlambat") == [
        lima[0].nama,
        akhir.nama,
    ]


def test_saringan_dan_urutan_dalam_alamat(lima, organisasi):
    client = klien(organisasi)
    assert nama_baris(client, f"{PAPAN}?urut=keadaan")[-1] == lima[4].nama
    tampil = nama_baris(client, f"{PAPAN}?keadaan=disetujui&urut=nama&cari=-03")
    assert tampil == [lima[2].nama]
    halaman = pohon(client, f"{PAPAN}?keadaan=disetujui&cari=-03")
    (cari,) = halaman.xpath("//input[@name='cari']/@value")
    assert cari == "-03"
    assert halaman.xpath("//a[contains(@href, 'urut=tutup')]/@href") == [
        "?keadaan=disetujui&cari=-03&urut=tutup"
    ]
    aneh = f"{PAPAN}?keadaan=__x&urut=kecamatan__kode;--&cari=%00"
    assert len(nama_baris(client, aneh)) == 5
    assert "Tampilkan semua" in baca(client.get(f"{PAPAN}?cari=tidak+ada"))


def test_yang_tidak_dikenal_bukan_permintaan():
    assert Pilihan.baca({"keadaan": "x", "urut": "y", "cari": " \x00 a "}) == Pilihan(
        cari="a"
    )


def test_tanpa_target_bukan_terlambat(lima, organisasi):
    jadwalkan(lima[0].kabupaten, -1)
    buat_kecamatan("35.09.31", "Kosong")
    client = klien(organisasi)
    assert "Kosong" not in nama_baris(client, f"{PAPAN}?keadaan=belum")
    assert "belum ada target" in baca(client.get(PAPAN))


def test_kueri_sama_untuk_satu_dan_31(lima, organisasi):
    client = klien(organisasi)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(PAPAN).status_code == 200
        return len(kueri)

    jadwalkan(lima[0].kabupaten, -1)
    hitung()
    lima_kecamatan = hitung()
    for nomor in range(10, 36):
        buat_anggota(nomor)
    assert len(nama_baris(client)) == 31
    assert hitung() == lima_kecamatan


# Acts on many.


def pilihan(client, alamat):
    return [
        str(v) for v in pohon(client, alamat).xpath("//input[@name='pilih']/@value")
    ]


def status(lima):
    return [PengukuranTriwulan.objects.tersimpan(k, 2025, 1).status for k in lima]


def test_verifikasi_semua_yang_tampil(lima, organisasi):
    client = klien(organisasi)
    assert "Verifikasi 2 kecamatan yang tampil" in baca(client.get(PAPAN))
    alamat = f"{PAPAN}verifikasi/"
    isi = baca(client.get(alamat))
    assert "Dari 5 kecamatan yang tampil, 2 akan diverifikasi dan 3 dilewati." in isi
    assert "Kecamatan-02: Diajukan kepada Camat. Menunggu keputusan Camat." in isi
    jawaban = client.post(alamat, {"pilih": pilihan(client, alamat)}, follow=True)
    assert "2 kecamatan diverifikasi: Kecamatan Kecamatan-03" in baca(jawaban)
    assert status(lima) == [
        S.DRAF,
        S.DIAJUKAN,
        S.DIVERIFIKASI,
        S.DIVERIFIKASI,
        S.DIVERIFIKASI,
    ]


def test_hanya_yang_disaring(lima, organisasi):
    client = klien(organisasi)
    alamat = f"{PAPAN}verifikasi/?cari=-04"
    assert len(pilihan(client, alamat)) == 1
    client.post(alamat, {"pilih": pilihan(client, alamat)})
    assert status(lima)[2:4] == [S.DISETUJUI, S.DIVERIFIKASI]


def test_kunci_banyak_dan_dua_kali(lima, organisasi):
    client = klien(organisasi)
    alamat = f"{PAPAN}kunci/"
    pilih = {"pilih": pilihan(client, alamat)}
    client.post(alamat, pilih)
    assert status(lima)[4] == S.TERKUNCI
    lagi = client.post(alamat, pilih, follow=True)
    assert "dilewati" in baca(lagi)
    terkunci = PengukuranTriwulan.objects.get(kecamatan=lima[4])
    assert terkunci.tangkapan.filter(tindakan="kunci").count() == 1


def test_yang_berubah_sesudah_dilihat_dilewati(lima, organisasi):
    """Returned, mended and approved again while the list lay open."""
    client = klien(organisasi)
    alamat = f"{PAPAN}verifikasi/"
    pilih = pilihan(client, alamat)
    ini = PengukuranTriwulan.objects.get(kecamatan=lima[2])
    ini.kembalikan(oleh=organisasi, alasan="Periksa.")
    lima[2].indikator.get().realisasi.update(nilai=99)
    majukan(lima[2], S.DISETUJUI)
    jawaban = client.post(alamat, {"pilih": pilih}, follow=True)
    isi = baca(jawaban)
    assert "1 kecamatan diverifikasi" in isi
    assert "Kecamatan-03 dilewati" in isi and "berubah sesudah Anda membuka" in isi
    assert status(lima)[2:4] == [S.DISETUJUI, S.DIVERIFIKASI]


def test_tidak_menjangkau_kabupaten_lain(lima, organisasi):
    asing = buat_kecamatan("35.10.01", "Pesanggaran")
    ini = PengukuranTriwulan.objects.create(
        kecamatan=asing, tahun=2025, triwulan=1, status=S.DISETUJUI
    )
    pilih = [f"{ini.pk}.", "bukan.angka", "", f"{10**30}.x"]
    isi = baca(
        klien(organisasi).post(f"{PAPAN}verifikasi/", {"pilih": pilih}, follow=True)
    )
    assert "Tidak ada yang dipilih" in isi and "Pesanggaran" not in isi
    ini.refresh_from_db()
    assert ini.status == S.DISETUJUI


# Where it begins, and the file.


def test_menuju_triwulan_yang_terakhir_dibuka(lima, organisasi):
    client = klien(organisasi)
    tahun, triwulan = triwulan_lewat(
        timezone.localdate().year, timezone.localdate().month
    )
    awal = "/kabupaten/35.09/triwulan/"
    assert client.get(awal).url == f"{awal}{tahun}/{triwulan}/"
    jadwalkan(lima[0].kabupaten, 5)
    assert client.get(awal).url == PAPAN


@pytest.mark.parametrize(
    ("bulan", "hasil"),
    [(1, (2025, 4)), (3, (2025, 4)), (4, (2026, 1)), (12, (2026, 3))],
)
def test_triwulan_yang_baru_lewat(bulan, hasil):
    assert triwulan_lewat(2026, bulan) == hasil


def test_excel_sama_dengan_yang_tampil(lima, organisasi):
    jadwalkan(lima[0].kabupaten, -1)
    Kecamatan.objects.filter(pk=lima[0].pk).update(nama="=1+1")
    client = klien(organisasi)
    jawaban = client.get(f"{PAPAN}unduh/?urut=nama")
    assert 'filename="triwulan-1-2025.xlsx"' in jawaban["Content-Disposition"]
    lembar = load_workbook(BytesIO(jawaban.content)).active
    assert lembar.title == "Triwulan I 2025"
    baris = list(lembar.iter_rows(values_only=True))
    assert len(baris) == 6 and baris[0][7] == "Dikirim (WIB)"
    assert baris[1][:7] == ("35.09.01", "=1+1", "Draf", "terlambat", 1, 1, 1)
    assert lembar["B2"].data_type == "s"
    assert baris[2][2] == "Diajukan kepada Camat" and baris[2][7] is not None

"""Realisations by Excel: the rules, the trail and the version of the pages."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from capaian.entri import DIKETIK, Isi
from capaian.models import Jadwal, NilaiVariabel, PengukuranTriwulan, Realisasi
from capaian.pilihan import Bentuk
from capaian.tindakan import Bentrok, simpan_realisasi
from iku.lembar.lingkup import Lingkup
from iku.lembar.penerapan import Basi
from kecamatan.models import Jejak, UnitKerja
from kecamatan.pilihan import Peran
from tests.pembangun import buat_indikator, buat_pengguna, buat_realisasi

from .berkas import JUDUL, realisasi

D = Decimal


@pytest.fixture(autouse=True)
def dunia(triwulanan):
    """Codes people can remember."""
    for kode in ("ikm", "trantib", "dokumen", "warga"):
        indikator = getattr(triwulanan, kode)
        indikator.kode = kode.upper()
        indikator.save()


def pesan(hasil):
    return " ".join(g.pesan for g in hasil.galat)


def test_nilai_komponen_kosong_dan_nol(terap, triwulanan):
    hasil = terap(
        "realisasi",
        realisasi(
            [1, "IKM", 85.1, None],
            ["Triwulan II", "IKM", 0, None],
            [1, "WARGA", None, "Belum disurvei"],
            [1, "TRANTIB", None, None],
            komponen=[
                [1, "TRANTIB", "selesai", 9, "dari Kasi"],
                [1, "TRANTIB", "masuk", 10, None],
            ],
        ),
    )
    assert hasil.galat == []
    assert hasil.ringkasan["baru"] == 6
    isi = {(r.indikator.kode, r.triwulan): r for r in Realisasi.objects.all()}
    assert isi["IKM", 1].nilai == D("85.1")
    assert (isi["IKM", 2].nilai, isi["IKM", 2].bentuk) == (0, "langsung")
    assert (isi["WARGA", 1].bentuk, isi["WARGA", 1].nilai) == ("kosong", None)
    assert isi["TRANTIB", 1].bentuk == "variabel"
    komponen = isi["TRANTIB", 1].komponen.get(variabel=triwulanan.selesai)
    assert (komponen.nilai, komponen.keterangan) == (9, "dari Kasi")


def test_riwayat_seperti_di_halaman(terap, operator, triwulanan):
    isi = Isi(Bentuk.LANGSUNG, nilai=D("80"))
    kunci = {"indikator": triwulanan.ikm, "tahun": 2025, "triwulan": 1}
    lama = simpan_realisasi(**kunci, isi=isi, versi=0, oleh=operator)
    terap("realisasi", realisasi([1, "IKM", 85.1, None]))
    satu, dua = Jejak.objects.filter(objek="capaian.Realisasi").order_by("pk")
    assert dua.aksi == "mengubah realisasi"
    assert dua.dari == satu.ke
    assert dua.ke == satu.ke | {"nilai": "85.1"}
    assert dua.alasan.startswith("Impor Realisasi indikator")
    lama.refresh_from_db()
    assert (lama.versi, lama.diubah_oleh) == (2, operator)


def test_komponen_menaikkan_versi_dan_tercatat_pada_realisasinya(
    terap, operator, triwulanan
):
    dua = {triwulanan.selesai: D(1), triwulanan.masuk: D(2)}
    kunci = {"indikator": triwulanan.trantib, "tahun": 2025, "triwulan": 1}
    isi = Isi(Bentuk.VARIABEL, komponen=dua)
    lama = simpan_realisasi(**kunci, isi=isi, versi=0, oleh=operator)
    berkas = realisasi(komponen=[[1, "TRANTIB", "selesai", 2, None]])
    del berkas["Realisasi"]
    assert terap("realisasi", berkas).ringkasan["berubah"] == 1
    lama.refresh_from_db()
    assert lama.versi == 2
    jejak = Jejak.objects.filter(objek="capaian.Realisasi").latest("pk")
    assert jejak.dari["komponen"]["selesai"] == "1"
    assert jejak.ke["komponen"] == {"selesai": "2", "masuk": "2"}
    assert not Jejak.objects.filter(objek="capaian.NilaiVariabel").exists()


def test_dua_kali_sama_dengan_sekali(terap, isi_basis_data):
    isi = realisasi(
        [1, "IKM", 85.1, None],
        [1, "TRANTIB", None, None],
        komponen=[[1, "TRANTIB", "selesai", 1, None]],
    )
    terap("realisasi", isi)
    semula = isi_basis_data()
    hasil = terap("realisasi", isi)
    assert (hasil.ringkasan["sama"], hasil.ringkasan["baru"]) == (3, 0)
    assert isi_basis_data() == semula


def test_tidak_tersedia_membuang_komponen_seperti_di_halaman(
    terap, operator, triwulanan
):
    test_komponen_menaikkan_versi_dan_tercatat_pada_realisasinya(
        terap, operator, triwulanan
    )
    hasil = terap("realisasi", realisasi([1, "TRANTIB", None, "Berkas hilang"]))
    assert hasil.galat == []
    assert not NilaiVariabel.objects.exists()
    assert Realisasi.objects.get().bentuk == "kosong"
    jejak = Jejak.objects.filter(objek="capaian.Realisasi").latest("pk")
    assert jejak.ke["bentuk"] == "kosong"
    assert "komponen" not in jejak.ke
    # And the other way round, the reason has to go.
    berkas = realisasi(
        [1, "TRANTIB", None, None], komponen=[[1, "TRANTIB", "masuk", 3, None]]
    )
    assert terap("realisasi", berkas).galat == []
    assert Realisasi.objects.get().bentuk == "variabel"


def test_nilai_usulan_menjadi_entri(terap, triwulanan):
    buat_realisasi(triwulanan.ikm, "80", triwulan=1, asal="sistem", sumber="SKM")
    terap("realisasi", realisasi([1, "IKM", 81, None]))
    baris = Realisasi.objects.get()
    assert (baris.asal, baris.sumber) == ("entri", "")


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ([1, "IKM", 85, "Belum ada"], "Hapus salah satu"),
        ([1, "IKM", None, None], "Isi nilainya"),
        ([1, "TRANTIB", 90, None], "dihitung dari komponennya"),
        ([1, "TRANTIB", None, None], "Isi komponennya pada lembar Komponen"),
        ([None, "IKM", 85, None], "Periode wajib diisi"),
        ([5, "IKM", 85, None], "bukan pilihan"),
        ([1, "XYZ", 85, None], "tidak ada pada"),
        ([1, "IKM", "80.65", None], "Maksud Anda 80,65?"),
        ([1, "IKM", "=1+1", None], "rumus"),
        ([1, "IKM", "tidak ada", None], "bukan angka"),
        ([1, "IKM", 10**12, None], "terlalu besar"),
        ([1, "IKM", "1,23456", None], "4 angka di belakang"),
        ([1, "IKM", None, "x" * 301], "terlalu panjang"),
        ([1, "LAIN", 85, None], "belum mempunyai target"),
    ],
)
def test_baris_kacau_ditolak_dan_tidak_meninggalkan_apa_apa(
    terap, pakusari, isi_basis_data, baris, kata
):
    buat_indikator(pakusari, kode="LAIN")
    semula = isi_basis_data()
    hasil = terap("realisasi", realisasi([2, "IKM", 80, None], baris))
    assert kata in pesan(hasil)
    assert {g.baris for g in hasil.galat} == {3}
    assert isi_basis_data() == semula
    assert not PengukuranTriwulan.objects.exists()


def test_indeks_yang_tidak_mungkin_ditolak(terap, triwulanan):
    triwulanan.ikm.cara = "skm"
    triwulanan.ikm.save()
    hasil = terap("realisasi", realisasi([1, "IKM", 120, None]))
    assert hasil.galat
    assert not Realisasi.objects.exists()


def test_semua_kesalahan_sekaligus(lihat):
    hasil = lihat(
        "realisasi",
        realisasi(
            [1, "IKM", "x", None],
            [1, "IKM", 80, None],
            [9, "WARGA", 1, None],
            [1, "TIDAK ADA", 1, None],
            komponen=[
                [1, "TRANTIB", "selesai", 1, None],
                [1, "IKM", "selesai", 1, None],
            ],
        ),
    )
    assert [(g.lembar, g.baris) for g in hasil.galat] == [
        ("Realisasi", 2),
        ("Realisasi", 3),
        ("Realisasi", 4),
        ("Realisasi", 5),
        ("Komponen", 2),
        ("Komponen", 3),
    ]


def test_setahun_atau_triwulan(lihat, triwulanan):
    (satu, dua) = lihat(
        "realisasi", realisasi([1, "IKM", 80, None], ["setahun", "IKM", 80, None])
    ).galat
    assert "setahun penuh" in satu.pesan
    assert "per triwulan" in dua.pesan
    buat_realisasi(triwulanan.ikm)
    (galat,) = lihat("realisasi", realisasi([1, "IKM", 80, None])).galat
    assert "sudah dicatat setahun penuh" in galat.pesan
    assert lihat("realisasi", realisasi(["setahun", "IKM", 80, None])).galat == []


def test_nilai_dari_dokumen_terkunci(lihat, triwulanan):
    buat_realisasi(triwulanan.ikm, "80", status="terkunci", asal="dokumen", sumber="L")
    (galat,) = lihat("realisasi", realisasi(["setahun", "IKM", 81, None])).galat
    assert "disalin dari dokumen resmi (L)" in galat.pesan
    assert lihat("realisasi", realisasi(["setahun", "IKM", 80, None])).galat == []


@pytest.mark.parametrize("keadaan", ["diajukan", "disetujui", "terkunci"])
def test_triwulan_yang_sudah_dikirim(lihat, status, keadaan):
    status(1, keadaan)
    isi = realisasi([1, "IKM", 80, None], [2, "IKM", 80, None])
    (galat,) = lihat("realisasi", isi).galat
    assert (galat.baris, "tidak dapat diubah" in galat.pesan) == (2, True)


def test_terkunci_dibuka_untuk_satu_indikator(lihat, status, operator, triwulanan):
    status(1, "terkunci")
    sampai = timezone.now() + timedelta(days=1)
    PengukuranTriwulan.objects.get().pembukaan.create(
        indikator=triwulanan.ikm,
        alasan="salah ketik",
        diminta_oleh=operator,
        dijawab_oleh=operator,
        dijawab_pada=timezone.now(),
        sampai=sampai,
    )
    isi = realisasi([1, "IKM", 80, None], [1, "WARGA", 80, None])
    (galat,) = lihat("realisasi", isi).galat
    assert galat.baris == 3


def test_di_luar_jadwal(lihat, pakusari):
    kini = timezone.now()
    Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=1,
        buka=kini - timedelta(days=9),
        tutup=kini - timedelta(days=1),
    )
    (galat,) = lihat("realisasi", realisasi([1, "IKM", 80, None])).galat
    assert "Pengisian ditutup" in galat.pesan


def test_siapa_boleh(lihat, bappeda, pakusari, operator_tetangga):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi")
    pj = buat_pengguna(Peran.PENANGGUNG_JAWAB, pakusari, nama="pj", unit=unit)
    isi = realisasi([1, "IKM", 80, None])
    for orang in (bappeda, pj):
        assert "tidak berwenang" in pesan(lihat("realisasi", isi, Lingkup(orang)))
    asing = lihat("realisasi", isi, Lingkup(operator_tetangga))
    assert "tidak dikenal di sini" in pesan(asing)


def test_sesudah_impor_sunting_yang_lama_bentrok(terap, operator, triwulanan, pakusari):
    """T-CC-07, the import first: whoever saw the value before gets 409."""
    lain = buat_pengguna(Peran.OPERATOR, pakusari, nama="lain")
    kunci = {"indikator": triwulanan.ikm, "tahun": 2025, "triwulan": 1}
    isi = Isi(Bentuk.LANGSUNG, nilai=D("80"))
    lama = simpan_realisasi(**kunci, isi=isi, versi=0, oleh=lain)
    terap("realisasi", realisasi([1, "IKM", 81, None]))
    isi = Isi(Bentuk.LANGSUNG, nilai=D("82"))
    with pytest.raises(Bentrok) as bentrok:
        simpan_realisasi(**kunci, isi=isi, versi=lama.versi, oleh=lain, asal=DIKETIK)
    assert bentrok.value.sekarang.nilai == 81


def test_sesudah_sunting_pratinjau_yang_lama_basi(lihat, terap, operator, triwulanan):
    """T-CC-07, the edit first: what was shown is not applied."""
    berkas = realisasi([1, "IKM", 81, None])
    sidik = lihat("realisasi", berkas, Lingkup(operator)).sidik
    kunci = {"indikator": triwulanan.ikm, "tahun": 2025, "triwulan": 1}
    isi = Isi(Bentuk.LANGSUNG, nilai=D("80"))
    simpan_realisasi(**kunci, isi=isi, versi=0, oleh=operator)
    with pytest.raises(Basi):
        terap("realisasi", berkas, sidik=sidik)
    assert Realisasi.objects.get().nilai == 80


def test_templat_memuat_kode_kecamatan_ini(ekspor, pakusari):
    from tests.iku.lembar.berkas import sel

    isi = sel(ekspor("realisasi", templat=True, kecamatan=pakusari))
    assert isi["Realisasi"][0][: len(JUDUL[:4])] == JUDUL[:4]
    assert isi["Realisasi"][1][0] == "CONTOH"
    assert {"IKM", "TRANTIB"} <= {s for b in isi["Kode"] for s in b}

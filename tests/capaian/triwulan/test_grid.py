"""…/realisasi/<tw>/: the quarter's grid, looked at and saved as a whole."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from capaian.models import (
    Analisis,
    Jadwal,
    PengukuranTriwulan,
    Realisasi,
)
from capaian.pilihan import AsalRealisasi, StatusTriwulan
from capaian.triwulan.kelengkapan import kekurangan
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_realisasi,
    buat_tempat,
)

from .isian import ALAMAT, halaman, isian, kirim_sel, teks_baris
from .langkah import klien

# Looking.


def test_menunjukkan_yang_perlu_untuk_mengisi(masuk, triwulanan):
    buat_realisasi(triwulanan.ikm, "84.03", triwulan=1)
    buat_realisasi(triwulanan.ikm, "83.5", tahun=2024, triwulan=4)
    buat_realisasi(triwulanan.ikm, "82.25", tahun=2024, triwulan=1)
    baris = teks_baris(masuk, triwulanan.ikm)
    assert "94,42 %" in baris
    assert "Sangat Tinggi" in baris
    assert "83,5" in baris and "82,25" in baris
    isi = halaman(masuk).text_content()
    assert "1 dari 4 terisi · 1 tanpa bukti" in isi
    assert "Draf" in isi


def test_rincian_kerja_rumus(masuk, triwulanan):
    t = triwulanan
    kirim_sel(masuk, t.trantib, **{f"k-{t.trantib.pk}-{t.selesai.pk}": "31"})
    data = isian(masuk) | {
        f"k-{t.trantib.pk}-{t.selesai.pk}": "31",
        f"k-{t.trantib.pk}-{t.masuk.pk}": "34",
    }
    assert kirim_sel(masuk, t.trantib, dari=data).status_code == 200
    assert "31 ÷ 34 × 100 = 91,18" in teks_baris(masuk, t.trantib)


def test_saring_yang_belum_diisi(masuk, triwulanan):
    buat_realisasi(triwulanan.ikm, triwulan=1)
    baris = halaman(masuk, ALAMAT + "?saring=belum").xpath("//tr[@data-baris]")
    assert len(baris) == 3


def test_setahun_penuh_tidak_diisi_pada_triwulan(masuk, triwulanan):
    buat_realisasi(
        triwulanan.ikm, status="terkunci", asal=AsalRealisasi.DOKUMEN, sumber="LKjIP"
    )
    assert "belum waktunya" in teks_baris(masuk, triwulanan.ikm)
    baris = teks_baris(masuk, triwulanan.ikm, ALAMAT.replace("/1/", "/4/"))
    assert "terkunci" in baris and "disalin dari dokumen resmi (LKjIP)" in baris


def test_jumlah_kueri_tetap(masuk, triwulanan, pakusari):
    def kueri():
        with CaptureQueriesContext(
            connection,
        ) as hitungan:
            masuk.get(ALAMAT)
        return len(hitungan)

    buat_realisasi(triwulanan.dokumen, "3", triwulan=1)
    masuk.get(ALAMAT)
    sedikit = kueri()
    for nomor in range(30):
        indikator = buat_indikator(pakusari, frekuensi="triwulan")
        tempat = buat_tempat(triwulanan.butir.butir_renstra.sasaran, indikator)
        buat_butir_pk(triwulanan.butir.perjanjian, tempat, f"{nomor + 1}")
        buat_realisasi(indikator, "3", triwulan=1)
    assert kueri() == sedikit <= 24


def test_simpan_satu_sel_hemat_kueri(masuk, triwulanan):
    kirim_sel(masuk, triwulanan.ikm, nilai="84")
    data = isian(masuk)
    with CaptureQueriesContext(connection) as kueri:
        assert (
            kirim_sel(masuk, triwulanan.ikm, dari=data, nilai="85").status_code == 200
        )
    assert len(kueri) <= 35


def test_kelengkapan_dihitung_terus_tanpa_membaca_baris_lain(masuk, triwulanan, rekan):
    """What an open page counts on from is what the page shows when it is opened anew."""
    dibuka = isian(masuk)
    for nama, nilai in (("ikm", "85"), ("dokumen", "3"), ("ikm", ""), ("dokumen", "4")):
        satu = getattr(triwulanan, nama)
        jawaban = kirim_sel(masuk, satu, dari=dibuka, nilai=nilai).json()
        dibuka |= jawaban["hitung"]
        dibuka[f"tanda-{satu.pk}"] = jawaban["tanda"]
        (kata,) = set(halaman(masuk).xpath("//*[@data-kelengkapan]/text()"))
        assert jawaban["kelengkapan"] == kata
        assert isian(masuk)["hitung"] == dibuka["hitung"]


@pytest.mark.parametrize("hitung", ["", "x", "1.2.3", "1.2.3.²", "1.2.3.999999"])
def test_hitungan_yang_bukan_hitungan_dihitung_ulang(masuk, triwulanan, hitung):
    data = isian(masuk) | {"hitung": hitung}
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=data, nilai="85")
    assert jawaban.json()["kelengkapan"].startswith("1 dari 4 terisi")


def test_ke_triwulan_yang_dikembalikan_lalu_yang_terbuka(masuk, triwulanan, pakusari):
    awal = ALAMAT.removesuffix("1/")
    assert masuk.get(awal).url == awal + "4/"  # a past year
    kini = timezone.now()
    Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=2,
        buka=kini - timedelta(1),
        tutup=kini + timedelta(5),
    )
    assert masuk.get(awal).url == awal + "2/"
    assert "Draf · ditutup 5 hari lagi" in halaman(masuk, awal + "2/").text_content()
    PengukuranTriwulan.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        triwulan=3,
        status=StatusTriwulan.DIKEMBALIKAN,
        alasan_kembali="Bukti belum terbaca.",
    )
    assert masuk.get(awal).url == awal + "3/"
    assert "Bukti belum terbaca." in halaman(masuk, awal + "3/").text_content()


# Who may, and when.


def test_tetangga_tidak_ada(masuk, triwulanan, butir_tetangga, operator_tetangga):
    milik = butir_tetangga.indikator
    assert kirim_sel(masuk, milik, nilai="1").status_code == 404
    for jalan in ("", "sel/", "tempel/", "sesi/"):
        lain = klien(operator_tetangga)
        assert lain.post(
            ALAMAT + jalan, {"oleh": operator_tetangga.pk}
        ).status_code in (
            404,
            405,
        )


def test_penanggung_jawab_hanya_unitnya(triwulanan, pakusari):
    unit = pakusari.unit_kerja.create(nama="Seksi")
    triwulanan.ikm.penanggung_jawab.add(unit)
    orang = buat_pengguna(Peran.PENANGGUNG_JAWAB, pakusari, unit=unit)
    client = klien(orang)
    assert len(halaman(client).xpath("//input[@data-angka]")) == 1
    assert kirim_sel(client, triwulanan.ikm, nilai="85").status_code == 200
    lain = kirim_sel(client, triwulanan.dokumen, nilai="3", tanda="0.0.x")
    assert lain.status_code == 403
    assert Realisasi.objects.count() == 1


def test_camat_membaca(triwulanan, camat):
    client = klien(camat)
    assert not halaman(client).xpath("//input[@data-angka]")
    assert client.post(ALAMAT, {}).status_code == 403


@pytest.mark.parametrize("status", [StatusTriwulan.DIAJUKAN, StatusTriwulan.TERKUNCI])
def test_yang_sudah_dikirim_tidak_berubah(masuk, triwulanan, pakusari, status):
    dilihat = isian(masuk)
    kirim_sel(masuk, triwulanan.ikm, nilai="85")
    PengukuranTriwulan.objects.update(status=status)
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="86")
    assert jawaban.status_code == 403
    assert "tidak dapat diubah" in jawaban.json()["kalimat"]
    semua = masuk.post(ALAMAT, dilihat | {f"nilai-{triwulanan.ikm.pk}": "86"})
    assert semua.status_code == 409
    assert "Yang Anda ketik: 86" in semua.content.decode()
    assert not halaman(masuk).xpath("//input[@data-angka]")
    assert Realisasi.objects.get().nilai == 85


# Without JavaScript: all at once.


def test_simpan_semua_menyimpan_yang_berubah_saja(masuk, triwulanan, rekan):
    data = isian(masuk)
    kirim_sel(klien(rekan), triwulanan.warga, nilai="30")  # not touched here
    data[f"nilai-{triwulanan.ikm.pk}"] = "85,1"
    data[f"nilai-{triwulanan.dokumen.pk}"] = "abc"
    data[f"penjelasan-{triwulanan.dokumen.pk}"] = "Belum dihitung."
    jawaban = masuk.post(ALAMAT, data)
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "1 baris tersimpan." in isi
    assert 'value="abc"' in isi and "Belum dihitung." in isi
    assert f'href="#i-nilai-{triwulanan.dokumen.pk}"' in isi
    assert "<title>Galat: " in isi
    assert dict(Realisasi.objects.values_list("indikator", "nilai")) == {
        triwulanan.ikm.pk: Decimal("85.1"),
        triwulanan.warga.pk: 30,
    }


def test_simpan_semua_bentrok_lalu_memakai_nilai_saya(masuk, triwulanan, rekan):
    data = isian(masuk) | {f"nilai-{triwulanan.ikm.pk}": "85"}
    kirim_sel(klien(rekan), triwulanan.ikm, nilai="86")
    jawaban = masuk.post(ALAMAT, data)
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "<dd>86</dd>" in isi and 'value="85"' in isi
    # The page as it came back: storing all of it once more decides nothing.
    (form,) = html.fromstring(isi).find_class("grid")
    lagi = dict(form.form_values())
    assert masuk.post(ALAMAT, lagi).status_code == 409
    assert Realisasi.objects.get().nilai == 86
    pilih = re.search(r'name="pilih" value="([^"]+)"', isi)[1]
    assert masuk.post(ALAMAT, lagi | {"pilih": pilih}).status_code == 302
    assert Realisasi.objects.get().nilai == 85


def test_tanpa_perubahan_tidak_mencatat_apa_pun(masuk, triwulanan):
    jawaban = masuk.post(ALAMAT, isian(masuk), follow=True)
    assert "Tidak ada yang berubah." in jawaban.content.decode()
    assert not Jejak.objects.exists()


# Warnings.


def test_peringatan_tersimpan_dan_meminta_penjelasan(masuk, triwulanan, pakusari):
    for indikator in (triwulanan.ikm, triwulanan.trantib, triwulanan.dokumen):
        buat_realisasi(indikator, "80", tahun=2025, triwulan=1)
    buat_realisasi(triwulanan.warga, "3", tahun=2024, triwulan=4)
    jawaban = kirim_sel(masuk, triwulanan.warga, nilai="31")
    isi = jawaban.json()
    assert "paling sedikit 10 kali triwulan sebelumnya (3)" in isi["catatan"]
    assert isi["perlu_penjelasan"] is True
    assert triwulanan.warga.realisasi.get(tahun=2025).nilai == 31
    pengukuran = PengukuranTriwulan.objects.get()
    assert any("perlu penjelasan" in str(k) for k in kekurangan(pengukuran))
    jawaban = kirim_sel(masuk, triwulanan.warga, penjelasan="Layanan keliling.")
    assert jawaban.json()["perlu_penjelasan"] is False
    assert not [k for k in kekurangan(pengukuran) if k.indikator == triwulanan.warga]


def test_yang_disalin_dari_dokumen_tidak_perlu_dijelaskan(masuk, triwulanan):
    buat_realisasi(triwulanan.ikm, "89", triwulan=1)
    assert "1 perlu penjelasan" in halaman(masuk).text_content()
    Realisasi.objects.update(status="terkunci")
    assert "perlu penjelasan" not in halaman(masuk).text_content()


def test_salinan_yang_belum_diperiksa_menahan(masuk, triwulanan):
    kirim_sel(masuk, triwulanan.ikm, nilai="85,1")
    Analisis.objects.create(
        indikator=triwulanan.ikm, tahun=2025, triwulan=1, salinan=True
    )
    kurang = kekurangan(PengukuranTriwulan.objects.get())
    assert any("masih salinan" in str(k) for k in kurang)

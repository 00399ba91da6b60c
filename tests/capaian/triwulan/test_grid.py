"""…/realisasi/<tw>/: the quarter's grid, seen and saved."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capaian.models import (
    Analisis,
    Jadwal,
    NilaiVariabel,
    PengukuranTriwulan,
    Realisasi,
)
from capaian.pilihan import AsalRealisasi, Bentuk, StatusTriwulan
from capaian.triwulan.daftar import susun_kewajiban
from capaian.triwulan.kelengkapan import hitung_kelengkapan, kekurangan
from capaian.usulan import _PENGUSUL, Usulan
from iku.models import Indikator
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_realisasi,
    buat_tempat,
)

from .isian import ALAMAT, halaman, isian, kirim_sel


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


@pytest.fixture
def rekan(pakusari):
    return buat_pengguna(Peran.OPERATOR, pakusari, nama="rekan")


def klien(orang):
    from django.test import Client

    hasil = Client()
    hasil.force_login(orang)
    return hasil


def teks_baris(client, indikator, alamat=ALAMAT) -> str:
    (baris,) = halaman(client, alamat).xpath(f"//tr[@id='sel-{indikator.pk}']")
    return " ".join(baris.text_content().split())


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


# One cell.


def test_sel_tersimpan_dan_ditulis_balik(masuk, triwulanan, operator):
    jawaban = kirim_sel(masuk, triwulanan.ikm, nilai=" 85,10 ")
    assert jawaban.status_code == 200
    isi = jawaban.json()
    assert isi["isian"] == {f"nilai-{triwulanan.ikm.pk}": "85,1"}
    assert "95,62 %" in isi["capaian"] and "Sangat Tinggi" in isi["capaian"]
    assert isi["keadaan"] == "tersimpan"
    assert isi["kelengkapan"] == "1 dari 4 terisi · 1 tanpa bukti"
    baris = Realisasi.objects.get()
    assert (baris.nilai, baris.triwulan) == (Decimal("85.1"), 1)
    assert baris.diubah_oleh == operator
    assert Jejak.objects.get().aksi == "mengisi realisasi"


@pytest.mark.parametrize(
    "ketik", ["abc", "1,234.5", "85.1", "8\x001", "1e5", "9" * 200]
)
def test_yang_tidak_terbaca_ditolak_dan_yang_lama_tetap(masuk, triwulanan, ketik):
    kirim_sel(masuk, triwulanan.ikm, nilai="85,1")
    jawaban = kirim_sel(masuk, triwulanan.ikm, nilai=ketik)
    assert jawaban.status_code == 422
    assert set(jawaban.json()["galat"]) == {f"nilai-{triwulanan.ikm.pk}"}
    assert Realisasi.objects.get().nilai == Decimal("85.1")


def test_yang_tidak_mungkin_ditolak(masuk, triwulanan):
    Indikator.objects.filter(pk=triwulanan.ikm.pk).update(cara="skm")
    jawaban = kirim_sel(masuk, triwulanan.ikm, nilai="850")
    assert jawaban.status_code == 422
    assert "25 sampai 100" in str(jawaban.json())


def test_mengosongkan_menghapus_dan_mencatat(masuk, triwulanan):
    kirim_sel(masuk, triwulanan.ikm, nilai="85,1")
    jawaban = kirim_sel(masuk, triwulanan.ikm, nilai="")
    assert jawaban.json()["keadaan"] == "belum diisi"
    assert not Realisasi.objects.exists()
    jejak = Jejak.objects.first()
    assert (jejak.aksi, jejak.dari["nilai"]) == ("mengosongkan realisasi", "85.1")
    # Once more changes nothing.
    assert kirim_sel(masuk, triwulanan.ikm, nilai="").status_code == 200
    assert Jejak.objects.count() == 2


def test_nol_kosong_dan_tidak_tersedia_adalah_tiga_hal(masuk, triwulanan):
    kirim_sel(masuk, triwulanan.ikm, nilai="0")
    assert Realisasi.objects.get().nilai == 0
    jawaban = kirim_sel(masuk, triwulanan.ikm, nilai="", kosong="1")
    assert jawaban.status_code == 422
    assert "Tulis mengapa datanya tidak tersedia." in str(jawaban.json())
    kirim_sel(masuk, triwulanan.ikm, nilai="", kosong="1", alasan="Survei TW IV")
    baris = Realisasi.objects.get()
    assert (baris.bentuk, baris.alasan_kosong) == (Bentuk.KOSONG, "Survei TW IV")
    assert "1 dari 4 terisi" in halaman(masuk).text_content()


def test_komponen_yang_belum_lengkap_belum_terisi(masuk, triwulanan, pakusari):
    t = triwulanan
    data = isian(masuk) | {f"k-{t.trantib.pk}-{t.selesai.pk}": "31"}
    jawaban = kirim_sel(masuk, t.trantib, dari=data)
    assert jawaban.json()["keadaan"] == "belum lengkap"
    assert jawaban.json()["kelengkapan"].startswith("0 dari 4 terisi")
    kewajiban = list(susun_kewajiban(pakusari, 2025, 1))
    assert hitung_kelengkapan(kewajiban, 2025).terisi == 0
    # Nor where the row of a component is not there at all.
    NilaiVariabel.objects.filter(nilai=None).delete()
    assert hitung_kelengkapan(kewajiban, 2025).terisi == 0
    pengukuran = PengukuranTriwulan.objects.get()
    assert "Persentase laporan selesai: komponen masuk belum lengkap." in [
        str(k) for k in kekurangan(pengukuran)
    ]


# Others, and other windows.


def test_bentrok_menunjukkan_kedua_nilai(masuk, triwulanan, rekan):
    dilihat = isian(masuk)
    kirim_sel(klien(rekan), triwulanan.ikm, nilai="86")
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="85,1")
    assert jawaban.status_code == 409
    isi = jawaban.json()
    assert "<dd>86</dd>" in isi["bentrok"] and "<dd>85,1</dd>" in isi["bentrok"]
    assert "rekan" in isi["bentrok"]
    assert Realisasi.objects.get().nilai == 86
    dilihat[f"tanda-{triwulanan.ikm.pk}"] = isi["tanda"]
    pakai = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="85,1")
    assert pakai.status_code == 200
    assert Realisasi.objects.get().nilai == Decimal("85.1")


def test_jendela_kedua_sendiri_bukan_bentrok(masuk, triwulanan):
    pertama, kedua = isian(masuk), isian(masuk)
    for dari, nilai in ((pertama, "85"), (kedua, "86"), (pertama, "87")):
        jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dari, nilai=nilai)
        assert jawaban.status_code == 200
    assert Realisasi.objects.get().nilai == 87


def test_kiriman_yang_tersusul_tidak_menimpa(masuk, triwulanan):
    """The first save was delayed on the way; the second was typed later."""
    dari = isian(masuk)
    for urut, nilai in (("2", "86"), ("1", "85")):
        jawaban = kirim_sel(
            masuk, triwulanan.ikm, dari=dari, nilai=nilai, jendela="a", urut=urut
        )
        assert jawaban.status_code == 200
    assert Realisasi.objects.get().nilai == 86


def test_dikosongkan_lalu_diisi_orang_lain_tetap_bentrok(masuk, triwulanan, rekan):
    """A new row counts from version 1 again; its key is another."""
    lain = klien(rekan)
    kirim_sel(lain, triwulanan.ikm, nilai="85")
    dilihat = isian(masuk)
    kirim_sel(lain, triwulanan.ikm, nilai="")
    kirim_sel(lain, triwulanan.ikm, nilai="86")
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="87")
    assert jawaban.status_code == 409
    assert kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="").status_code == 409
    assert Realisasi.objects.get().nilai == 86


def test_yang_dikosongkan_orang_lain_tidak_terisi_kembali(masuk, triwulanan, rekan):
    """The page was opened before the cell was filled and emptied by another."""
    dilihat, lain = isian(masuk), klien(rekan)
    kirim_sel(lain, triwulanan.ikm, nilai="85")
    kirim_sel(lain, triwulanan.ikm, nilai="")
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="87")
    assert jawaban.status_code == 409
    assert not Realisasi.objects.exists()
    dilihat[f"tanda-{triwulanan.ikm.pk}"] = jawaban.json()["tanda"]
    assert isian(masuk)[f"tanda-{triwulanan.ikm.pk}"] == jawaban.json()["tanda"]
    kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="87")
    assert Realisasi.objects.get().nilai == 87


def test_halaman_milik_orang_lain_ditolak(masuk, triwulanan, rekan):
    dilihat = isian(klien(rekan))
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="85")
    assert jawaban.status_code == 403
    assert jawaban.json()["sesi"] == "lain"
    assert not Realisasi.objects.exists()


def test_penjelasan_orang_lain_tidak_tertimpa(masuk, triwulanan, rekan):
    dilihat = isian(masuk)
    kirim_sel(klien(rekan), triwulanan.ikm, penjelasan="Hujan.")
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, penjelasan="Banjir.")
    assert jawaban.status_code == 422
    assert "Hujan." in str(jawaban.json()["galat"])
    dilihat[f"kata-{triwulanan.ikm.pk}"] = jawaban.json()["kata"]
    kirim_sel(masuk, triwulanan.ikm, dari=dilihat, penjelasan="Banjir.")
    assert Analisis.objects.get().penjelasan == "Banjir."


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
    tanda = re.search(rf'name="tanda-{triwulanan.ikm.pk}" value="([^"]+)"', isi)[1]
    lagi = masuk.post(ALAMAT, data | {f"tanda-{triwulanan.ikm.pk}": tanda})
    assert lagi.status_code == 302
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


# What the system proposes.


@pytest.fixture
def usulan(triwulanan, monkeypatch):
    def usul(daftar, tahun, triwulan):
        return {
            i.pk: Usulan(Decimal("84.5"), AsalRealisasi.SISTEM, "Survei TW I")
            for i in daftar
        }

    monkeypatch.setitem(_PENGUSUL, "skm", usul)
    Indikator.objects.filter(pk=triwulanan.ikm.pk).update(cara="skm")


def test_usulan_ditunjukkan_dan_dipakai(masuk, triwulanan, usulan):
    assert "Usulan sistem: 84,5" in teks_baris(masuk, triwulanan.ikm)
    jawaban = kirim_sel(masuk, triwulanan.ikm, pakai="1")
    assert jawaban.json()["isian"] == {f"nilai-{triwulanan.ikm.pk}": "84,5"}
    baris = Realisasi.objects.get()
    assert (baris.asal, baris.sumber) == (AsalRealisasi.SISTEM, "Survei TW I")
    assert "Usulan sistem" not in teks_baris(masuk, triwulanan.ikm)
    kirim_sel(masuk, triwulanan.ikm, nilai="85")
    assert "Usulan sistem: 84,5" in teks_baris(masuk, triwulanan.ikm)
    assert Realisasi.objects.get().asal == AsalRealisasi.ENTRI


def test_usulan_dipakai_tanpa_javascript(masuk, triwulanan, usulan):
    data = isian(masuk) | {"pakai": triwulanan.ikm.pk}
    data[f"nilai-{triwulanan.dokumen.pk}"] = "3"
    assert masuk.post(ALAMAT, data).status_code == 302
    assert set(Realisasi.objects.values_list("nilai", flat=True)) == {
        Decimal("84.5"),
        3,
    }


# A pasted block.


def test_pratinjau_tempelan_tidak_menyimpan(masuk, triwulanan):
    t = triwulanan
    buat_realisasi(t.warga, "30", triwulan=1, status="terkunci")
    data = isian(masuk) | {
        "sel": [t.ikm.pk, t.trantib.pk, t.dokumen.pk, t.warga.pk, 10**9],
        f"nilai-{t.ikm.pk}": "1.234,5",
        f"nilai-{t.dokumen.pk}": "tiga",
    }
    jawaban = masuk.post(ALAMAT + "tempel/", data).json()
    assert jawaban["terapkan"] == [t.ikm.pk]
    assert "1.234,5" in jawaban["html"]
    assert "bukan angka" in jawaban["html"]
    assert "Sel yang ditempel kosong." in jawaban["html"]
    assert "terkunci" in jawaban["html"]
    assert Realisasi.objects.count() == 1


def test_sesi_menyebut_pemiliknya(masuk, triwulanan, operator):
    jawaban = masuk.get(ALAMAT + "sesi/").json()
    assert jawaban["pengguna"] == operator.pk
    assert get_user_model().objects.get(pk=jawaban["pengguna"]) == operator

"""…/realisasi/<tw>/sel/: one cell, and others who save it, too."""

from decimal import Decimal

import pytest
from lxml import html

from capaian.models import (
    Analisis,
    NilaiVariabel,
    PengukuranTriwulan,
    Realisasi,
)
from capaian.pilihan import Bentuk
from capaian.triwulan.daftar import susun_kewajiban
from capaian.triwulan.kelengkapan import hitung_kelengkapan, kekurangan
from iku.models import Indikator
from kecamatan.models import Jejak

from .isian import ALAMAT, halaman, isian, kirim_sel
from .langkah import klien

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


def test_nol_dari_nol_mengatakan_sebabnya(masuk, triwulanan):
    t = triwulanan
    nol = {f"k-{t.trantib.pk}-{v.pk}": "0" for v in (t.selesai, t.masuk)}
    jawaban = kirim_sel(masuk, t.trantib, dari=isian(masuk) | nol).json()
    assert jawaban["keadaan"] == "tersimpan"
    assert "rumus membagi dengan nol" in jawaban["capaian"]


# Others, and other windows.


def test_bentrok_menunjukkan_kedua_nilai(masuk, triwulanan, rekan):
    dilihat = isian(masuk)
    kirim_sel(klien(rekan), triwulanan.ikm, nilai="86")
    jawaban = kirim_sel(masuk, triwulanan.ikm, dari=dilihat, nilai="85,1")
    assert jawaban.status_code == 409
    isi = jawaban.json()
    assert "<dd>86</dd>" in isi["bentrok"] and ">85,1</dd>" in isi["bentrok"]
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


def test_nilai_ikut_ditolak_bersama_penjelasannya_lalu_tersimpan(
    masuk, triwulanan, rekan
):
    """Without JavaScript the page comes back: its mark must not be that of a value
    which was taken back together with its words."""
    pk = triwulanan.ikm.pk
    dilihat = isian(masuk) | {f"nilai-{pk}": "84", f"penjelasan-{pk}": "Banjir."}
    kirim_sel(klien(rekan), triwulanan.ikm, penjelasan="Hujan.")
    ditolak = masuk.post(ALAMAT, dilihat)
    assert ditolak.status_code == 422 and not Realisasi.objects.exists()
    (form,) = html.fromstring(ditolak.content.decode()).find_class("grid")
    masuk.post(ALAMAT, dict(form.form_values()))
    assert Realisasi.objects.get().nilai == 84
    assert Analisis.objects.get().penjelasan == "Banjir."

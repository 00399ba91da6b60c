"""F-03 by Excel: a row per respondent; a file adds and never changes."""

import pytest

from capaian.models import NilaiF03
from iku.lembar.lingkup import Lingkup
from kecamatan.models import Jejak
from tests.iku.lembar.conftest import ekspor, lihat, mahir, terap  # noqa: F401

from .bantuan import beri_respons, ditetapkan

PERTANYAAN = [f"P{n}" for n in range(1, 15)]
KEPALA = ["Kecamatan", "Tahun", "Nomor responden"]


def berkas(*baris, pertanyaan=PERTANYAAN):
    """A sheet: number and answers of each row."""
    isi = (["35.09.24", 2025, *satu] for satu in baris)
    return {"F-03": [[*KEPALA, *pertanyaan], *isi]}


def test_satu_baris_satu_responden(terap, penilaian):  # noqa: F811
    isi = berkas([1, *[4] * 14], [2, 0, *[5] * 13])
    assert not terap("ipp-f03", isi).galat
    assert [r.jalur for r in penilaian.respons.all()] == ["lembar", "lembar"]
    assert NilaiF03.objects.filter(nilai=0).count() == 1
    assert Jejak.objects.filter(objek="capaian.NilaiF03").count() == 28
    assert terap("ipp-f03", isi).ringkasan["sama"] == 2


@pytest.mark.parametrize(
    ("baris", "kolom"),
    [
        ([1, *[4] * 13, None], "P14"),
        ([1, 6, *[4] * 13], "P1"),
        ([1, "=1+3", *[4] * 13], "P1"),
        ([1, 3.5, *[4] * 13], "P1"),
        ([0, *[4] * 14], "Nomor responden"),
    ],
)
def test_satu_salah_menolak_semuanya(terap, penilaian, baris, kolom):  # noqa: F811
    hasil = terap("ipp-f03", berkas([9, *[4] * 14], baris))
    assert kolom in {g.kolom for g in hasil.galat}
    assert not penilaian.respons.exists()


def test_yang_sudah_diterima_tidak_diubah(lihat, penilaian):  # noqa: F811
    beri_respons(penilaian, 4)
    (galat,) = lihat("ipp-f03", berkas([1, 5, *[4] * 13])).galat
    assert "tidak diubah lewat Excel" in galat.pesan


def test_ditolak_setelah_ditetapkan(
    lihat,  # noqa: F811
    penilaian,
    operator,
    bagian_organisasi,
):
    ditetapkan(penilaian, operator, bagian_organisasi)
    (galat,) = lihat("ipp-f03", berkas([99, *[4] * 14])).galat
    assert "sudah ditetapkan" in galat.pesan


def test_penilaian_dan_pertanyaan_harus_ada(lihat, instrumen, pakusari):  # noqa: F811
    hasil = lihat("ipp-f03", berkas([1, *[4] * 14]))
    assert "belum dimulai" in hasil.galat[0].pesan


def test_pertanyaan_asing_ditolak(lihat, penilaian):  # noqa: F811
    hasil = lihat("ipp-f03", berkas([1, *[4] * 15], pertanyaan=[*PERTANYAAN, "P15"]))
    assert [g.kolom for g in hasil.galat] == ["P15"]


def test_ekspor_lalu_impor_tidak_mengubah(ekspor, terap, penilaian):  # noqa: F811
    beri_respons(penilaian, 3, 2)
    sebelum = Jejak.objects.count()
    hasil = terap("ipp-f03", ekspor("ipp-f03", 2025))
    assert (hasil.ringkasan["sama"], hasil.galat) == (2, [])
    assert Jejak.objects.count() == sebelum


def test_tanpa_wewenang(lihat, penilaian, camat):  # noqa: F811
    hasil = lihat("ipp-f03", berkas([1, *[4] * 14]), Lingkup(camat))
    assert "tidak berwenang" in hasil.galat[0].pesan
    assert not penilaian.respons.exists()

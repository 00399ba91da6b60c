"""Surveys by Excel: a row per respondent, summaries, hostile rows, round trip."""

from decimal import Decimal

import pytest

from capaian.models import JawabanSkm, NilaiUnsur, RespondenSkm, Survei
from capaian.skm import susun_survei
from iku.lembar.lingkup import Lingkup
from kecamatan.models import Jejak
from tests.iku.lembar.berkas import sel
from tests.pembangun import buat_kuesioner, buat_survei

from .conftest import CONTOH

UNSUR = [f"U{n}" for n in range(1, 10)]
KEPALA = ["Kecamatan", "Tahun", "Periode", "Daftar unsur"]
TEMPAT = ["35.09.24", 2025, "tahun", "SKM_9_UNSUR"]


def kuesioner(*baris, judul=()):
    """A sheet “Kuesioner”: number and answers of each row."""
    return {
        "Kuesioner": [
            [*KEPALA, "Nomor", *judul, *UNSUR],
            *([*TEMPAT, *satu] for satu in baris),
        ]
    }


def test_satu_baris_satu_responden(terap, survei):
    isi = kuesioner(*([n, *baris] for n, baris in enumerate(CONTOH, 1)))
    assert not terap("skm", isi).galat
    assert survei.daftar_responden.count() == 10
    assert JawabanSkm.objects.count() == 90
    assert susun_survei(survei).indeks.nilai == Decimal("76.94")
    assert terap("skm", isi).ringkasan["sama"] == 10


def test_ubah_hapus_dan_tambah_jawaban(terap, survei):
    baris = buat_kuesioner(survei, (3,) * 8 + (None,))
    hasil = terap("skm", kuesioner([1, 4, None, *(3,) * 6, 2]))
    assert hasil.ringkasan["berubah"] == 1
    nilai = {j.unsur.kode: j.nilai for j in baris.jawaban.all()}
    assert (nilai["U1"], nilai.get("U2"), nilai["U9"]) == (4, None, 2)
    assert Jejak.objects.filter(objek="capaian.JawabanSkm").count() == 3


@pytest.mark.parametrize(
    ("jawaban", "kolom"),
    [
        ((5,), "U1"),
        ((0,), "U1"),
        ((3.5,), "U1"),
        (("tiga",), "U1"),
        (("=1+2",), "U1"),
        ((3, "٣"), "U2"),
    ],
)
def test_jawaban_salah_menolak_semuanya(
    terap,
    survei,
    isi_basis_data,
    jawaban,
    kolom,
):
    sebelum = isi_basis_data()
    baik, buruk = [1, *(3,) * 9], [2, *jawaban, *(3,) * (9 - len(jawaban))]
    hasil = terap("skm", kuesioner(baik, buruk))
    assert not hasil.diterapkan
    assert {(g.baris, g.kolom) for g in hasil.galat} == {(3, kolom)}
    assert isi_basis_data() == sebelum


def test_semua_galat_sekaligus(lihat, survei):
    asing = ["35.10.01", 2025, "tahun", "SKM_9_UNSUR", 4, *(3,) * 9]
    isi = kuesioner([1, *(None,) * 9], [2, *(9,) * 9], [2, *(3,) * 9], [0, *(3,) * 9])
    isi["Kuesioner"].append(asing)
    pesan = " ".join(g.pesan for g in lihat("skm", isi).galat)
    assert "sedikitnya satu jawaban" in pesan
    assert "9 di luar 1 sampai 4" in pesan
    assert "mengulang baris 3" in pesan
    assert "0 di luar 1" in pesan
    assert "tidak dikenal di sini" in pesan


def test_layanan_umur_dan_saran_berbahaya(lihat, terap, survei):
    judul = ("Jenis layanan", "Umur", "Saran")
    ditolak = kuesioner(
        [1, "Bukan layanan", 40, "", *(3,) * 9],
        [2, "", 5, "", *(3,) * 9],
        [3, "", 40, "x" * 1001, *(3,) * 9],
        judul=judul,
    )
    pesan = " ".join(g.pesan for g in lihat("skm", ditolak).galat)
    assert "tidak ada dalam daftar layanan" in pesan
    assert "Umur berkisar 10 sampai 120" in pesan
    assert "paling banyak 1000" in pesan
    saran = "<script>alert(1)</script> =HYPERLINK"
    diterima = kuesioner([1, "Perekaman KTP", 40, saran, *(3,) * 9], judul=judul)
    assert terap("skm", diterima).diterapkan
    assert survei.daftar_responden.get().saran == saran


def test_survei_yang_tidak_terbuka_menolak(lihat, survei):
    for ubah in ({"status": "ditutup"}, {"status": "draf"}, {"asal": "esukma"}):
        Survei.objects.filter(pk=survei.pk).update(**ubah)
        (galat,) = lihat("skm", kuesioner([1, *(3,) * 9])).galat
        assert "survei" in galat.pesan.lower()


def test_unsur_di_luar_daftar_ditolak(lihat, survei):
    isi = kuesioner([1, *(3,) * 9, 3], judul=())
    isi["Kuesioner"][0].append("U10")
    (galat,) = lihat("skm", isi).galat
    assert "tidak memuat unsur U10" in galat.pesan


def test_survei_dan_rekap_dalam_satu_berkas(terap, pakusari, survei):
    tempat = ["35.09.24", 2025, "tw4", "SKM_9_UNSUR"]
    isi = {
        "Survei": [
            [*KEPALA, "Asal nilai", "Jumlah responden", "Jenis layanan"],
            [*tempat, "esukma", 120, "Legalisasi surat; Perekaman KTP"],
        ],
        "Rekap unsur": [
            [*KEPALA, "Unsur", "Skor 25–100"],
            *([*tempat, kode, 82.5] for kode in UNSUR),
        ],
    }
    assert not terap("skm", isi).galat
    baru = Survei.objects.get(periode="tw4")
    assert (baru.responden, baru.status) == (120, "draf")
    assert baru.layanan == ["Legalisasi surat", "Perekaman KTP"]
    assert {n.skor for n in baru.nilai.all()} == {Decimal("82.5")}


def test_rekap_untuk_survei_berkuesioner_ditolak(lihat, survei):
    isi = {"Rekap unsur": [[*KEPALA, "Unsur", "Skor 25–100"], [*TEMPAT, "U1", 80]]}
    (galat,) = lihat("skm", isi).galat
    assert "dihitung dari kuesioner" in galat.pesan


def test_ekspor_lalu_impor_tidak_mengubah(
    terap,
    ekspor,
    isi_basis_data,
    survei,
    pakusari,
):
    for nomor, baris in enumerate(CONTOH):
        buat_kuesioner(
            survei,
            (*baris[:8], None),
            umur=20 + nomor,
            pendidikan="s1",
            saran="=1+1\nbaris dua",
            layanan="Perekaman KTP",
        )
    tutup = buat_survei(pakusari, CONTOH, periode="tw1", status="ditutup")
    rekap = buat_survei(pakusari, asal="esukma", periode="tw2", status="diterbitkan")
    unsur = rekap.instrumen.unsur.first()
    NilaiUnsur.objects.create(survei=rekap, unsur=unsur, skor=Decimal("76.94"))
    berkas = ekspor("skm", 2025)
    assert len(sel(berkas)["Kuesioner"]) == 21
    sebelum = isi_basis_data()
    hasil = terap("skm", berkas)
    assert not hasil.galat
    assert hasil.ringkasan["sama"] == 3 + 20 + 1
    assert isi_basis_data() == sebelum
    assert tutup.daftar_responden.count() == 10


def test_templat_dapat_diimpor(terap, ekspor, survei):
    berkas = ekspor("skm", 2025, templat=True)
    kepala = sel(berkas)["Kuesioner"][0]
    assert kepala[-9:] == UNSUR
    assert not terap("skm", berkas).galat
    assert not RespondenSkm.objects.exists()


def test_tanpa_wewenang_ditolak(lihat, survei, camat, operator_tetangga):
    isi = kuesioner([1, *(3,) * 9])
    (galat,) = lihat("skm", isi, Lingkup(camat)).galat
    assert "tidak berwenang" in galat.pesan
    assert lihat("skm", isi, Lingkup(operator_tetangga)).galat


@pytest.mark.parametrize("banyak", [2, 60])
def test_banyak_baris_sebanyak_kueri_satu(
    lihat,
    survei,
    mahir,
    banyak,
    django_assert_max_num_queries,
):
    isi = kuesioner(*([n, *(3,) * 9] for n in range(1, banyak + 1)))
    with django_assert_max_num_queries(14):
        assert not lihat("skm", isi, Lingkup(mahir)).galat

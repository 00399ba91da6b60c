"""What differs: from the Renstra, and between two versions."""

from decimal import Decimal

import pytest

from iku.models import AnggaranPk, Target
from iku.perjanjian.banding import banding_pk, baris_butir, selisih_target
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)


@pytest.mark.parametrize(
    ("nilai", "predikat", "rencana", "kalimat"),
    [
        ("85", "", ("85", ""), ""),
        ("85.0000", "", ("85", ""), ""),
        ("90", "", ("85", ""), "Target Renstra 85; di sini lebih tinggi 5."),
        ("80.5", "", ("85", ""), "Target Renstra 85; di sini lebih rendah 4,5."),
        ("0", "", ("5", ""), "Target Renstra 5; di sini lebih rendah 5."),
        ("70", "", ("70", "B"), "Target Renstra B (70)."),
        ("70", "", (None, "B"), "Target Renstra B."),
        (None, "B", (None, "B"), ""),
        ("85", "", None, "Renstra tidak memuat target tahun ini."),
    ],
)
def test_selisih_target_dalam_kata(nilai, predikat, rencana, kalimat):
    target = rencana and Target(
        nilai=rencana[0] and Decimal(rencana[0]), predikat=rencana[1]
    )
    assert selisih_target(nilai and Decimal(nilai), predikat, target) == kalimat


def test_satuan_di_belakang_nama_bukan_perbedaan(pakusari):
    tempat = buat_tempat(target={2025: "89"})
    pk = buat_pk(tempat.renstra)
    buat_butir_pk(pk, tempat, uraian_indikator="Indeks Kepuasan Masyarakat (Indeks)")
    (baris,) = baris_butir(pk)
    assert (baris.selisih, baris.rumusan) == ("", ())


def test_rumusan_lain_disebut(pakusari):
    tempat = buat_tempat(target={2025: "89"})
    pk = buat_pk(tempat.renstra)
    buat_butir_pk(pk, tempat, uraian_kinerja="Lain", uraian_indikator="IKM")
    (baris,) = baris_butir(pk)
    assert baris.rumusan == (
        "Rumusan Renstra: Meningkatnya kepuasan masyarakat",
        "Nama indikator: Indeks Kepuasan Masyarakat",
    )


def test_indikator_satu_sasaran_di_bawah_satu_nomor(pakusari):
    pk = buat_pk()
    satu, dua = buat_sasaran(pk.renstra), buat_sasaran(pk.renstra, uraian="Lain")
    for sasaran, nama in ((satu, "A"), (satu, "B"), (dua, "C")):
        buat_butir_pk(pk, buat_tempat(sasaran, buat_indikator(pakusari, nama=nama)))
    baris = [(b.nomor, b.sekelompok) for b in baris_butir(pk)]
    assert baris == [("1.", 2), ("", 0), ("2.", 1)]


@pytest.fixture
def dua(pakusari):
    """Murni on one Renstra, perubahan on another."""
    lama = buat_pk(buat_renstra(pakusari, 2021, 2026))
    baru = buat_pk(buat_renstra(pakusari), perubahan_ke=1)
    return lama, baru


def janji(pk, indikator, nilai, **isi):
    return buat_butir_pk(
        pk, buat_tempat(buat_sasaran(pk.renstra), indikator), nilai, **isi
    )


def test_menurut_indikator_melintasi_renstra(dua):
    lama, baru = dua
    tetap, berubah, dihapus, ditambah = (buat_indikator(nama=n) for n in "TBHA")
    janji(lama, tetap, "1")
    janji(lama, berubah, "2")
    janji(lama, dihapus, "3")
    janji(baru, tetap, "1")
    janji(baru, berubah, "2.5")
    janji(baru, ditambah, "4")
    hasil = banding_pk(lama, baru)
    assert hasil.lain_renstra
    assert [(b.perubahan, b.beda) for b in hasil.butir] == [
        ("tetap", ()),
        ("berubah", ("target",)),
        ("ditambah", ()),
        ("dihapus", ()),
    ]
    assert hasil.banyak() == {"ditambah": 1, "dihapus": 1, "berubah": 1, "tetap": 1}


def test_pendahulu_ditandai_sebagai_perubahan(dua):
    lama, baru = dua
    dulu = buat_indikator(nama="Indikator program")
    kini = buat_indikator(nama="Capaian program", pendahulu=dulu)
    janji(lama, dulu, "94")
    janji(baru, kini, "94")
    (baris,) = banding_pk(lama, baru).butir
    assert baris.pendahulu
    assert baris.perubahan == "berubah"
    assert "rumus atau arti" in baris.beda


def test_pendahulu_yang_masih_dijanjikan_tidak_digantikan(dua):
    lama, baru = dua
    dulu = buat_indikator(nama="Lama")
    kini = buat_indikator(nama="Baru", pendahulu=dulu)
    janji(lama, dulu, "94")
    janji(baru, kini, "94")
    janji(baru, dulu, "94")
    assert [b.perubahan for b in banding_pk(lama, baru).butir] == ["ditambah", "tetap"]


def test_anggaran_per_program_dengan_selisih(dua):
    lama, baru = dua
    a, b, c = (buat_program(n) for n in "ABC")
    for pk, node, jumlah in ((lama, a, 10), (lama, b, 5), (baru, a, 7), (baru, c, 1)):
        AnggaranPk.objects.create(
            perjanjian=pk, nomenklatur=node, urutan=1, uraian=node.nama, jumlah=jumlah
        )
    hasil = banding_pk(lama, baru)
    assert [(u.uraian, u.perubahan, u.selisih) for u in hasil.anggaran] == [
        ("A", "berubah", -3),
        ("C", "ditambah", 1),
        ("B", "dihapus", -5),
    ]
    assert (hasil.jumlah.lama, hasil.jumlah.baru) == (15, 8)


def test_tanpa_anggaran_bukan_nol(dua):
    lama, baru = dua
    assert banding_pk(lama, baru).jumlah is None
    AnggaranPk.objects.create(
        perjanjian=baru, nomenklatur=buat_program(), urutan=1, uraian="A", jumlah=1
    )
    assert banding_pk(lama, baru).jumlah.lama is None


def test_jumlah_kueri_tetap(dua, django_assert_num_queries):
    lama, baru = dua
    for n in range(5):
        indikator = buat_indikator(nama=str(n))
        janji(lama, indikator, "1")
        janji(baru, indikator, "2")
    with django_assert_num_queries(4):
        banding_pk(lama, baru)

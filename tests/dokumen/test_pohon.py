"""The content tree: what it refuses, its numbers, its references, its frozen form."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dokumen.beku import dari_dict, dari_json, ke_dict, ke_json, sidik
from dokumen.kisi import letak
from dokumen.penomoran import KEDALAMAN_MAKS, abjad, nomor_subbab, nomori, romawi
from dokumen.pohon import (
    Bab,
    Baris,
    Butir,
    Daftar,
    Depan,
    GalatPohon,
    Gambar,
    Kepala,
    Kolom,
    Lampiran,
    Lembar,
    Paragraf,
    Predikat,
    Rujukan,
    Sel,
    Subbab,
    Tabel,
    TandaTangan,
    Teks,
)
from dokumen.telusur import polos, semua_angka, semua_sel, semua_tabel, semua_teks

from .pohon_contoh import SVG, dokumen, lengkap, tabel

# --- What a tree refuses ----------------------------------------------------------


def test_float_is_refused():
    with pytest.raises(TypeError, match="Sel.nilai: float"):
        Sel("0,1", 0.1)


def test_list_is_refused():
    with pytest.raises(TypeError, match="Daftar.butir: list"):
        Daftar([Butir("a")])


@pytest.mark.parametrize(
    "baris",
    [
        ((Sel("a"),),),
        ((Sel("a"), Sel("b"), Sel("c")),),
        ((Sel("a", kolom=3),),),
        ((Sel("a", baris=2), Sel("b")),),
        ((Sel("a", baris=2), Sel("b")), (Sel("c"), Sel("d"))),
        ((Sel("a", kolom=0), Sel("b"), Sel("c")),),
    ],
    ids=["kurang", "lebih", "gabung lebih", "menjulur", "tertimpa", "nol"],
)
def test_row_must_fill_every_column_once(baris):
    with pytest.raises(GalatPohon, match="tidak mengisi tepat 2 kolom"):
        Tabel("T", (Kolom(1), Kolom(1)), (), tuple(Baris(b) for b in baris))


def test_merged_cell_must_not_jump_over_another():
    atas = (Sel("a"), Sel("b", baris=2), Sel("c"))
    with pytest.raises(GalatPohon, match="baris ke-2"):
        Tabel("T", (Kolom(1),) * 3, (), (Baris(atas), Baris((Sel("d", kolom=2),))))


def test_head_is_checked_like_the_body():
    with pytest.raises(GalatPohon, match="kepala ke-1"):
        Tabel("T", (Kolom(1), Kolom(1)), ((Kepala("satu"),),), ())


def test_place_of_merged_cells():
    kisi = (
        (Kepala("a", baris=2), Kepala("b", kolom=2), Kepala("c", baris=2)),
        (Kepala("d"), Kepala("e")),
    )
    assert list(letak(kisi, 4)) == [(0, 1, 3), (1, 2)]


def test_column_without_width_is_refused():
    with pytest.raises(GalatPohon, match="lebar kolom"):
        Tabel("T", (Kolom(0),), (), ())


def test_unknown_predicate_tone_is_refused():
    with pytest.raises(GalatPohon, match="'biru'"):
        Predikat("Tinggi", "▲", "biru")


def test_nobody_signs_alone_in_a_crowd():
    with pytest.raises(GalatPohon, match="satu atau dua pihak"):
        TandaTangan(())


# --- Numbers ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("angka", "teks"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (2025, "MMXXV")]
)
def test_roman(angka, teks):
    assert romawi(angka) == teks


@pytest.mark.parametrize("angka", [0, -1, 4000])
def test_roman_outside_its_range(angka):
    with pytest.raises(ValueError, match="1 sampai 3999"):
        romawi(angka)


@pytest.mark.parametrize(
    ("angka", "teks"), [(1, "a"), (26, "z"), (27, "aa"), (53, "ba")]
)
def test_letters(angka, teks):
    assert abjad(angka) == teks


@pytest.mark.parametrize(
    ("tingkat", "nomor"), [(1, "C."), (2, "3."), (3, "c."), (4, "3)"), (5, "c)")]
)
def test_label_of_each_level(tingkat, nomor):
    assert nomor_subbab(3, tingkat) == nomor


def test_chapters_and_headings_are_numbered():
    d = nomori(
        dokumen(
            Depan("Pengantar", ()),
            Bab("Satu", (Subbab("x", (Subbab("y"), Subbab("z"))), Subbab("w"))),
            Bab("Dua", (Subbab("v"),)),
        )
    )
    _, satu, dua = d.bagian
    x, w = satu.isi
    assert (satu.nomor, dua.nomor) == ("I", "II")
    assert (x.nomor, x.isi[0].nomor, x.isi[1].nomor, w.nomor) == (
        "A.",
        "1.",
        "2.",
        "B.",
    )
    assert dua.isi[0].nomor == "A."


def test_tables_and_pictures_count_within_their_chapter():
    d = nomori(
        dokumen(
            Depan("Ikhtisar", (tabel(),)),
            Bab("Satu", (tabel(), Subbab("x", (tabel(bernomor=False), tabel())))),
            Bab("Dua", (Gambar("g", SVG, "alt"), tabel())),
            Lembar("PK", (tabel(),)),
        )
    )
    assert [t.nomor for t in semua_tabel(d)] == ["", "1.1", "", "1.2", "2.1", ""]
    assert d.bagian[2].isi[0].nomor == "2.1"


@pytest.mark.parametrize(
    ("banyak", "nama", "nomor"),
    [(1, ["Lampiran"], ["L.1"]), (2, ["Lampiran I", "Lampiran II"], ["L1.1", "L2.1"])],
)
def test_annexes_are_numbered_when_there_are_several(banyak, nama, nomor):
    lampiran = [Lampiran("x", (tabel(),), kunci=f"k{i}") for i in range(banyak)]
    rujukan = tuple(Rujukan(f"k{i}") for i in range(banyak))
    d = nomori(dokumen(*lampiran, Lembar("y", (Paragraf(rujukan),))))
    assert [t.nomor for t in semua_tabel(d)] == nomor
    assert [r.teks for r in d.bagian[-1].isi[0].isi] == nama


def test_numbering_twice_changes_nothing():
    sekali = nomori(lengkap())
    assert nomori(sekali) == sekali


def test_moving_a_table_renumbers_the_reference():
    def urut(*isi):
        d = nomori(dokumen(Bab("x", (*isi, Paragraf((Rujukan("b"),))))))
        return polos(d.bagian[0].isi[-1].isi)

    a, b = tabel("A", kunci="a"), tabel("B", kunci="b")
    assert (urut(a, b), urut(b, a)) == ("Tabel 1.2", "Tabel 1.1")


def test_one_table_placed_twice_gets_two_numbers():
    t = tabel()
    d = nomori(dokumen(Bab("x", (t, t))))
    assert [t.nomor for t in semua_tabel(d)] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("kunci", "teks"),
    [("bab", "Bab I"), ("a", "Bab I huruf A"), ("a1", "Bab I huruf A angka 1")],
)
def test_reference_to_a_heading(kunci, teks):
    isi = (Subbab("x", (Subbab("y", kunci="a1"),), kunci="a"),)
    d = nomori(dokumen(Bab("b", (*isi, Paragraf((Rujukan(kunci),))), kunci="bab")))
    assert polos(d.bagian[0].isi[1].isi) == teks


def test_reference_within_a_cell_and_a_note_resolves():
    sel = Sel(blok=(Daftar((Butir((Rujukan("t"),)),)),))
    t = Tabel(
        "T", (Kolom(1),), (), (Baris((sel,)),), kunci="t", catatan=((Rujukan("t"),),)
    )
    hasil = next(semua_tabel(nomori(dokumen(Bab("b", (t,))))))
    assert hasil.baris[0].sel[0].blok[0].butir[0].isi[0].teks == "Tabel 1.1"
    assert hasil.catatan[0][0].teks == "Tabel 1.1"


def test_unknown_reference_is_an_error():
    with pytest.raises(GalatPohon, match="'tak-ada'"):
        nomori(dokumen(Bab("b", (Paragraf((Rujukan("tak-ada"),)),))))


def test_key_used_twice_is_an_error():
    with pytest.raises(GalatPohon, match="'t' dipakai dua kali"):
        nomori(dokumen(Bab("b", (tabel(kunci="t"), tabel(kunci="t")))))


def test_too_deep_is_said_in_words():
    daftar = Daftar((Butir("x"),))
    for _ in range(3000):
        daftar = Daftar((Butir("x", (daftar,)),))
    dalam = dokumen(Bab("b", (daftar,)))
    for fungsi in (nomori, ke_dict, sidik):
        with pytest.raises(GalatPohon, match=f"lebih dari {KEDALAMAN_MAKS} tingkat"):
            fungsi(dalam)


# --- Walking ----------------------------------------------------------------------


def test_every_figure_is_found_with_its_place():
    paragraf = Paragraf(("sebesar ", Teks("73,02 %", nilai=Decimal("73.02"))))
    d = nomori(dokumen(Bab("b", (paragraf, tabel(banyak=2)))))
    assert [(a.tempat, a.teks, a.nilai) for a in semua_angka(d)] == [
        ("Tabel 1.1, baris 1, kolom 2", "1,50", Decimal("1.50")),
        ("Tabel 1.1, baris 2, kolom 2", "2,50", Decimal("2.50")),
        ("teks", "73,02 %", Decimal("73.02")),
    ]


def test_zero_is_a_figure_and_missing_is_not():
    baris = (Baris((Sel("0", Decimal(0)), Sel("belum dilaporkan", redup=True))),)
    d = dokumen(Bab("b", (Tabel("T", (Kolom(1), Kolom(1)), (), baris),)))
    assert [a.teks for a in semua_angka(d)] == ["0"]


def test_cells_know_their_column_under_merged_ones():
    baris = (Baris((Sel("a", baris=2), Sel("b", kolom=2))), Baris((Sel("c"), Sel("d"))))
    d = dokumen(Bab("b", (Tabel("T", (Kolom(1),) * 3, (), baris),)))
    assert [(s.baris, s.kolom, s.sel.isi) for s in semua_sel(d)] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (1, 1, "c"),
        (1, 2, "d"),
    ]


def test_all_text_includes_cells_signatures_and_alternatives():
    isi = set(semua_teks(lengkap()))
    assert {"Subbagian Keuangan", "19701109 199704 1 001", "Pihak Kedua"} <= isi
    assert "Naik dari 82,5 ke 84,03" in isi


# --- Frozen -----------------------------------------------------------------------


def test_frozen_form_gives_back_the_same_tree():
    for d in (lengkap(), nomori(lengkap())):
        assert dari_json(ke_json(d)) == d


@given(
    st.decimals(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=("Cs",))),
    st.booleans(),
)
def test_any_figure_and_text_survives_freezing(nilai, teks, redup):
    sel = Sel(teks, nilai, redup=redup, indentasi=1)
    d = dokumen(Bab(teks, (Tabel(teks, (Kolom(1),), (), (Baris((sel,)),)),)))
    hasil = dari_json(ke_json(d))
    assert hasil == d
    # Equal is not enough: 12.5 == 12.50, and the report prints the second.
    assert str(next(semua_sel(hasil)).sel.nilai) == str(nilai)


def test_fingerprint_is_of_the_content():
    d = lengkap()
    assert sidik(d) == sidik(lengkap())
    assert sidik(d) != sidik(replace(d, subjudul="Kecamatan Panti"))


def test_fingerprint_sees_trailing_zeros():
    sel = [Sel("12,5", Decimal(n)) for n in ("12.5", "12.50")]
    tabel_ = [Tabel("T", (Kolom(1),), (), (Baris((s,)),)) for s in sel]
    assert len({sidik(dokumen(Bab("b", (t,)))) for t in tabel_}) == 2


def test_fingerprint_of_an_issued_document_never_changes():
    """A new field or another default must leave old fingerprints as they were."""
    d = dokumen(
        Bab("Satu", (Paragraf("a\nb"), tabel(banyak=1))),
        Lembar("PK", (Paragraf((Teks("x", tebal=True), "y")),)),
    )
    assert sidik(d) == (
        "f1ce8bd2f147560e7791c5cf51f57aec2e2c33b1bf24b0f314deb229f339c5cc"
    )


@pytest.mark.parametrize(
    "isi",
    [
        {},
        {"skema": 2, "dokumen": {}},
        {"skema": 1},
        {"skema": 1, "dokumen": {"_": "Popen"}},
        {"skema": 1, "dokumen": {"_": "Paragraf", "isi": "x"}},
        {"skema": 1, "dokumen": {"_": "Dokumen", "judul": "x"}},
        {"skema": 1, "dokumen": {"_": "Decimal", "v": "dua"}},
    ],
)
def test_broken_frozen_form_is_refused(isi):
    with pytest.raises(GalatPohon):
        dari_dict(isi)

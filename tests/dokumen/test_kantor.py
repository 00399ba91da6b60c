"""Word and Excel in a process of their own: the same files, within limits."""

import pytest

from dokumen.excel import tulis_xlsx
from dokumen.kantor import EXCEL, WORD, tulis_terbatas
from dokumen.pdf import GagalCetak
from dokumen.pohon import Butir, Daftar, Lembar, Paragraf, Rujukan
from dokumen.word import tulis_docx

from .pohon_contoh import dokumen, lengkap


def test_the_same_files_as_here():
    assert tulis_terbatas(lengkap(), WORD) == tulis_docx(lengkap())
    assert tulis_terbatas(lengkap(), EXCEL) == tulis_xlsx(lengkap())


def test_secrets_stay_outside(monkeypatch):
    """The child runs although this process's settings would not do."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tidak.ada")
    assert tulis_terbatas(dokumen(), WORD).startswith(b"PK")


def test_wrong_tree_is_refused_with_its_reason():
    tanpa_sasaran = dokumen(Lembar("Uji", (Paragraf((Rujukan("tiada"),)),)))
    with pytest.raises(GagalCetak, match="tidak dapat ditulis.*tiada"):
        tulis_terbatas(tanpa_sasaran, WORD)
    blok = Daftar((Butir("x"),))
    for _ in range(60):
        blok = Daftar((Butir("x", (blok,)),))
    with pytest.raises(GagalCetak, match="bersarang"):
        tulis_terbatas(dokumen(Lembar("Uji", (blok,))), EXCEL)


def test_time_ends():
    with pytest.raises(GagalCetak, match="dalam 0.01 detik"):
        tulis_terbatas(lengkap(), WORD, detik=0.01)


def test_memory_ends():
    isi = tuple(Paragraf("kata " * 2000) for _ in range(3000))
    with pytest.raises(GagalCetak, match="memori lebih dari 60 MB"):
        tulis_terbatas(dokumen(Lembar("Uji", isi)), WORD, memori_mb=60)

"""Parts kept between prints, and made side by side: never another result."""

import os
import signal

import pytest

from dokumen.pdf import bengkel, cetak, cetak_terbatas
from dokumen.pdf.serentak import serentak
from dokumen.pohon import Bab, DaftarIsi, Depan, Paragraf

from .pohon_contoh import dokumen, lengkap
from .test_pdf import daftar_isi, nomor_halaman, teks_halaman

# The runner of these tests has threads of its own; the process that prints has none.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture
def tertata(monkeypatch):
    """The HTML of what is laid out in this process from now on."""
    hasil, asli = [], bengkel.potong

    def potong(html):
        hasil.append(html)
        return asli(html)

    # Everything is done as before; only noted, too.
    monkeypatch.setattr("dokumen.pdf.susunan.potong", potong)
    return hasil


def naskah(*isi):
    bab = [Bab(f"Bab {i}", tuple(map(Paragraf, satu))) for i, satu in enumerate(isi)]
    return dokumen(Depan("Daftar Isi", (DaftarIsi(),)), *bab)


def test_kept_or_not_alone_or_side_by_side_the_bytes_are_the_same(laporan, tmp_path):
    for _ in range(2):
        assert cetak(lengkap(), simpanan=tmp_path) == laporan
    assert cetak(lengkap(), proses=2) == laporan
    assert cetak_terbatas(lengkap(), simpanan=tmp_path / "lain") == laporan
    assert {b.name for b in tmp_path.glob("*/*")} == {
        b.name for b in tmp_path.iterdir() if b.is_file()
    }


def test_only_the_changed_part_is_laid_out(tmp_path, tertata):
    awal = naskah(["satu"], ["dua"], ["tiga"])
    cetak(awal, simpanan=tmp_path)
    assert len(tertata) == 4
    tertata.clear()
    ubah = naskah(["satu"], ["dua, diperbaiki"], ["tiga"])
    hasil = cetak(ubah, simpanan=tmp_path)
    (html,) = tertata
    assert "diperbaiki" in html
    assert hasil == cetak(ubah)


def test_contents_follow_where_a_changed_part_grew(tmp_path, tertata):
    cetak(naskah(["satu"], ["dua"], ["tiga"]), simpanan=tmp_path)
    tertata.clear()
    panjang = naskah(["satu"], [f"kalimat {i}" for i in range(60)], ["tiga"])
    hasil = cetak(panjang, simpanan=tmp_path)
    assert len(tertata) == 2  # the part, and the contents that name the third
    assert hasil == cetak(panjang)


@pytest.mark.parametrize("rusak", [b"", b"%PDF-1.7 rusak"])
def test_damaged_part_is_made_again(tmp_path, rusak):
    d = naskah(["satu"], ["dua"])
    hasil = cetak(d, simpanan=tmp_path)
    for berkas in tmp_path.iterdir():
        berkas.write_bytes(rusak)
    assert cetak(d, simpanan=tmp_path) == hasil
    assert all(b.stat().st_size > 1000 for b in tmp_path.iterdir())


def test_folder_that_cannot_be_written_costs_time_only(tmp_path):
    berkas = tmp_path / "bukan-folder"
    berkas.write_text("")
    d = naskah(["satu"])
    assert cetak(d, simpanan=berkas / "x") == cetak(d)


def test_long_contents_name_the_right_pages():
    """Two pages of contents where one was guessed, and roman numbers behind them."""
    bab = [Bab(f"Bab {i} " + "yang panjang " * 20, ()) for i in range(20)]
    depan = [
        Depan("Daftar Isi", (DaftarIsi(),)),
        Depan("Ikhtisar", (Paragraf("isinya"),)),
    ]
    isi = teks_halaman(cetak(dokumen(*depan, *bab)))
    (ikhtisar,) = (i for i, h in enumerate(isi) if "isinya" in h)
    assert ikhtisar > 1
    assert daftar_isi(isi[0])["Ikhtisar"] == nomor_halaman(isi[ikhtisar])


# --- Side by side -----------------------------------------------------------------------


def test_every_result_comes_once_however_large():
    kerja = [lambda i=i: bytes([i]) * (i * 40_000) for i in range(20)]
    hasil = dict(serentak(kerja, 3))
    assert hasil == {i: bytes([i]) * (i * 40_000) for i in range(20)}


def gagal(galat):
    raise galat


def mati():
    os.kill(os.getpid(), signal.SIGTRAP)


@pytest.mark.parametrize(
    ("kerja", "galat"),
    [
        (lambda: gagal(MemoryError()), MemoryError),
        (mati, MemoryError),
        (lambda: gagal(ValueError("x")), RuntimeError),
    ],
)
def test_failure_of_one_ends_all(kerja, galat, capfd):
    with pytest.raises(galat):
        list(serentak([kerja, lambda: b"x", lambda: b"y"], 2))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # none is left


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    cetak_terbatas(naskah(["satu"]))
    assert list(tmp_path.iterdir()) == []

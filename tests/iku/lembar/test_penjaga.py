"""Each guard is alive: taken away, its case is no longer stopped by it."""

import subprocess
import sys

import pytest

from iku.lembar import pembaca, penjaga
from iku.lembar.buku import baca
from iku.lembar.penjaga import PENJAGA, BerkasDitolak

from . import test_berkas_kacau as kacau

KASUS = {
    "jaga_ukuran": "lebih dari 5 MB",
    "jaga_tanda": "gambar bernama xlsx",
    "jaga_direktori": "ODS",
    "jaga_jumlah_buka": "bom zip",
    "jaga_rasio": "bom rasio",
    "jaga_entri": "300 entri",
    "jaga_bagian": "gaya raksasa",
    "jaga_doctype": "DTD dalam UTF-16",
}
ISI = {nama: (isi, jawab) for nama, _, isi, jawab in kacau.DITOLAK}


def jawaban(jalan):
    try:
        baca(jalan)
    except BerkasDitolak as galat:
        return str(galat)
    return "diterima"


def test_setiap_penjaga_punya_kasus():
    assert {p.__name__ for p in PENJAGA} == set(KASUS)


def test_urutannya_dari_yang_termurah():
    urutan = [p.__name__ for p in PENJAGA]
    assert urutan[:4] == [
        "jaga_ukuran",
        "jaga_tanda",
        "jaga_direktori",
        "jaga_jumlah_buka",
    ]
    assert urutan[-1] == "jaga_doctype"


@pytest.mark.parametrize("nama", KASUS)
def test_tanpa_penjaga_kasusnya_lolos_darinya(tmp_path, monkeypatch, nama):
    jalan = tmp_path / "isi.xlsx"
    isi, jawab = ISI[KASUS[nama]]
    jalan.write_bytes(isi())
    assert jawab in jawaban(jalan)
    # Some files are stopped further on, by another guard and in other words.
    tanpa = tuple(p for p in PENJAGA if p.__name__ != nama)
    monkeypatch.setattr(penjaga, "PENJAGA", tanpa)
    assert jawab not in jawaban(jalan)


class TestProsesTersendiri:
    """The reader ends by its own limits, and the caller says so in words."""

    @pytest.fixture
    def jalan(self, tmp_path):
        jalan = tmp_path / "isi.xlsx"
        jalan.write_bytes(kacau.wb([*kacau._BIASA, "x"]))
        return jalan

    def test_terlalu_lama(self, jalan, monkeypatch):
        monkeypatch.setattr(pembaca, "DETIK", 0.01)
        assert "terlalu rumit" in jawaban(jalan)

    def test_mati_di_tengah(self, jalan, monkeypatch, tmp_path):
        mati = tmp_path / "mati.py"
        mati.write_text('print(\'{"lembar":"Renstra","tersembunyi":false}\')')
        monkeypatch.setattr(pembaca, "__file__", str(mati))
        assert "terlalu rumit" in jawaban(jalan)

    def test_batas_memori_berlaku(self, tmp_path):
        """What the reader does first: it cannot take more than it may."""
        kode = (
            f"import runpy; m = runpy.run_path({pembaca.__file__!r}); m['batasi']()\n"
            "bytearray(600 * 1024 * 1024)"
        )
        hasil = subprocess.run(
            [sys.executable, "-I", "-c", kode], capture_output=True, check=False
        )
        assert b"MemoryError" in hasil.stderr

    def test_tidak_mewarisi_lingkungan(self, jalan, monkeypatch, tmp_path):
        intip = tmp_path / "intip.py"
        intip.write_text(
            "import json, os\n"
            'print(json.dumps({"tolak": ",".join(sorted(os.environ))}))'
        )
        monkeypatch.setenv("SECRET_KEY", "rahasia")
        monkeypatch.setattr(pembaca, "__file__", str(intip))
        assert "SECRET_KEY" not in jawaban(jalan)

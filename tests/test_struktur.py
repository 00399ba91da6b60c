"""The shape of the house: imports run one way, and arithmetic knows no Django."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
# Each room may import from itself and from the rooms before it.
RUANG = ("sakip", "kecamatan", "dokumen", "iku", "capaian", "evaluasi", "laporan")
# The project package builds the house from its rooms here and nowhere else.
PENYUSUN = {"sakip/settings.py", "sakip/urls.py"}
# What reckons or describes, without rows, requests or settings.
MURNI = (
    "sakip.angka",
    "sakip.tanggal",
    "capaian.ipp.hitung",
    "capaian.perhitungan",
    "capaian.perhitungan_skm",
    "capaian.tabel",
    "dokumen.grafik",
    "dokumen.html",
    "dokumen.penomoran",
    "dokumen.pohon",
    "iku.bagan",
    "iku.rumus",
    "iku.satuan",
)


def berkas_ruang():
    return [
        pytest.param(berkas, ruang, id=str(berkas.relative_to(AKAR)))
        for ruang in RUANG
        for berkas in sorted((AKAR / ruang).rglob("*.py"))
        if "migrations" not in berkas.parts
    ]


def asal_impor(berkas: Path):
    """The rooms that a module imports, inside functions too."""
    paket = berkas.relative_to(AKAR).with_suffix("").parts
    for simpul in ast.walk(ast.parse(berkas.read_text())):
        if isinstance(simpul, ast.Import):
            yield from (nama.name.split(".")[0] for nama in simpul.names)
        elif isinstance(simpul, ast.ImportFrom) and simpul.level:
            yield (*paket[: -simpul.level], *(simpul.module or "").split("."))[0]
        elif isinstance(simpul, ast.ImportFrom):
            yield simpul.module.split(".")[0]


@pytest.mark.parametrize(("berkas", "ruang"), berkas_ruang())
def test_impor_satu_arah(berkas, ruang):
    if str(berkas.relative_to(AKAR)) in PENYUSUN:
        return
    boleh = RUANG[: RUANG.index(ruang) + 1]
    terlarang = {asal for asal in asal_impor(berkas) if asal in RUANG} - set(boleh)
    assert not terlarang


def test_impor_terbaca():
    """The reader above sees each way of importing."""
    contoh = AKAR / "kecamatan" / "models" / "wilayah.py"
    assert "kecamatan" in set(asal_impor(contoh))  # from ..cakupan import
    assert "django" in set(asal_impor(contoh))


@pytest.mark.parametrize("modul", MURNI)
def test_hitungan_tanpa_django(modul):
    """In a process of its own: importing it must not bring Django along."""
    kode = f"import {modul}, sys; sys.exit('django' in sys.modules)"
    hasil = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, check=False)
    assert hasil.returncode == 0

"""The Word file opened by LibreOffice: nothing lost, nothing refused."""

import re
import shutil
import subprocess

import pytest

from dokumen.pdf import cetak
from dokumen.pohon import Lembar, Paragraf
from dokumen.word import tulis_docx

from .pohon_contoh import dokumen, lengkap, tabel_sdm


@pytest.fixture(scope="module")
def cetak_libreoffice(tmp_path_factory):
    """Converts to PDF; skips, and says so, where LibreOffice is missing."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice tidak terpasang; pasang dengan ./siapkan --uji")
    folder = tmp_path_factory.mktemp("soffice")

    def ubah(d, nama="uji"):
        sumber = folder / f"{nama}.docx"
        sumber.write_bytes(tulis_docx(d))
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation=file://{folder}/profil",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                sumber,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return folder / f"{nama}.pdf"

    return ubah


def huruf_pdf(berkas_pdf):
    """Letters and digits alone: hyphens, bullets and blanks differ by the layout. The
    fingerprint at the foot of print vouches for nothing that can be edited."""
    teks = subprocess.run(
        ["pdftotext", "-raw", berkas_pdf, "-"], check=True, capture_output=True
    ).stdout.decode()
    teks = re.sub(r"Sidik\s+[0-9a-f-]{19}", "", teks)
    return sorted(re.findall(r"[A-Za-zΣ▲▼●]", teks))


def test_libreoffice_opens_it_and_prints_the_same_letters(cetak_libreoffice, tmp_path):
    """A single page, so that running heads and repeated table heads count alike."""
    d = dokumen(Lembar("Uji", (Paragraf("Menimbang bahwa ..."), tabel_sdm())), tanda="")
    dari_word = cetak_libreoffice(d)
    langsung = tmp_path / "langsung.pdf"
    langsung.write_bytes(cetak(d))
    assert huruf_pdf(dari_word) == huruf_pdf(langsung)


def test_libreoffice_opens_a_whole_report(cetak_libreoffice):
    hasil = cetak_libreoffice(lengkap(), "lengkap")
    keterangan = subprocess.run(
        ["pdfinfo", hasil], check=True, capture_output=True
    ).stdout.decode()
    assert "Laporan Kinerja Kecamatan Pakusari" in keterangan
    assert int(re.search(r"Pages:\s+([0-9]+)", keterangan)[1]) > 10

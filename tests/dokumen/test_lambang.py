"""A picture within the tree: an emblem in every format, and nothing else through its
door."""

import base64
import io
import zipfile

import pikepdf
import pytest
from PIL import Image, ImageDraw

from dokumen.beku import dari_json, ke_json
from dokumen.gambar_svg import PNG_TERBESAR, png_dari_svg, svg_aman, svg_dari_png
from dokumen.html import halaman
from dokumen.pdf import cetak
from dokumen.pengambil import Pengambil
from dokumen.pohon import Dokumen, GalatPohon, Kop, Lembar, Paragraf, Sampul
from dokumen.word import tulis_docx


def png(ukuran=(400, 480), bentuk="PNG") -> bytes:
    gambar = Image.new("RGB", ukuran, "white")
    ImageDraw.Draw(gambar).ellipse((0, 0, ukuran[0], ukuran[1]), fill=(20, 110, 60))
    wadah = io.BytesIO()
    gambar.save(wadah, bentuk)
    return wadah.getvalue()


def data(isi: bytes, jenis="image/png") -> str:
    return f"data:{jenis};base64,{base64.b64encode(isi).decode()}"


def bergambar(alamat: str, ekor="") -> str:
    return f'<svg viewBox="0 0 4 5"><image href="{alamat}"/>{ekor}</svg>'


def dokumen(lambang: str) -> Dokumen:
    """A cover and two letters, each laid out alone."""
    surat = tuple(
        Lembar(
            f"Surat {n}",
            (Kop("PEMERINTAH", "KECAMATAN", (), lambang), Paragraf(f"Isi {n}")),
            tampak=False,
        )
        for n in (1, 2)
    )
    return Dokumen("Laporan", "Kecamatan", surat, Sampul(lambang=lambang))


def gambar_pdf(isi: bytes) -> list:
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        return [
            (int(satu.Width), int(satu.Height), bool(satu.Interpolate))
            for satu in pdf.objects
            if isinstance(satu, pikepdf.Stream) and satu.get("/Subtype") == "/Image"
        ]


def test_gambar_menjadi_svg_dan_kembali_utuh():
    svg = svg_dari_png(png())
    assert 'viewBox="0 0 400 480"' in svg
    aman = svg_aman(svg, "Lambang daerah")
    assert png_dari_svg(aman) == png()
    assert "<title>Lambang daerah</title>" in aman
    assert png_dari_svg(svg_aman(aman, "x")) == png()
    assert png_dari_svg('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>') is None


def test_pdf_memuatnya_satu_kali_dan_sama_setiap_kali():
    """On a cover and two letterheads; PDF/A forbids interpolation."""
    isi = cetak(dokumen(svg_dari_png(png())))
    assert gambar_pdf(isi) == [(400, 480, False)]
    assert isi == cetak(dari_json(ke_json(dokumen(svg_dari_png(png())))))
    assert gambar_pdf(cetak(dokumen(""))) == []


def test_word_memuatnya_satu_kali_dan_seperti_adanya():
    arsip = zipfile.ZipFile(io.BytesIO(tulis_docx(dokumen(svg_dari_png(png())))))
    (nama,) = (n for n in arsip.namelist() if "media" in n)
    assert arsip.read(nama) == png()
    naskah = arsip.read("word/document.xml").decode()
    assert naskah.count("<a:blip ") == 3
    assert "svgBlip" not in naskah


def test_halaman_memuatnya_di_dalam_dirinya():
    """As the policy of pages allows: img-src data:."""
    isi = halaman(dokumen(svg_dari_png(png())))
    assert isi.count(f'href="{data(png())}"') == 3


BESAR = png()[:-12] + b"\0" * PNG_TERBESAR
DITOLAK = {
    "luar": "https://contoh.go.id/lambang.png",
    "berkas": "file:///etc/passwd",
    "svg": data(b"<svg/>", "image/svg+xml"),
    "jpeg": data(png(bentuk="JPEG"), "image/jpeg"),
    "mengaku png": data(b"<svg/>"),
    "berat": data(BESAR),
    "lebar": data(png((1001, 10))),
    "ekor": data(png()) + "#x",
    "spasi": data(png())[:40] + " " + data(png())[40:],
    "bukan base64": "data:image/png;base64,iVBORw0KGgo",
    "tanpa alamat": "",
}


@pytest.mark.parametrize("nama", DITOLAK)
def test_alamat_lain_ditolak_di_kedua_pintu(nama):
    alamat = DITOLAK[nama]
    with pytest.raises(GalatPohon):
        svg_aman(bergambar(alamat), "x")
    with pytest.raises(ValueError):
        Pengambil().fetch(alamat)


@pytest.mark.parametrize(
    "svg",
    [
        bergambar(data(png()), '<path d="M0 0"/>'),
        f'<svg viewBox="0 0 4 5"><g><image href="{data(png())}"/></g></svg>',
        bergambar(data(png())).replace("<image ", '<image onload="x()" '),
        bergambar(data(png())).replace("<image ", '<image style="x" '),
        bergambar(data(png())).replace("/></svg>", "><script/></image></svg>"),
    ],
)
def test_gambar_berdiri_sendiri_tanpa_embel_embel(svg):
    with pytest.raises(GalatPohon):
        svg_aman(svg, "x")


@pytest.mark.parametrize("isi", [BESAR, png((1001, 10)), b"", png(bentuk="JPEG")])
def test_yang_bukan_png_kecil_tidak_masuk_pohon(isi):
    with pytest.raises(GalatPohon, match="PNG yang kecil"):
        svg_dari_png(isi)

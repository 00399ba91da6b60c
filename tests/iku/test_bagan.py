"""The drawn tree: its layout, its pages, what stands out."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from dokumen.gambar_svg import svg_aman
from iku.bagan import TINGGI_HALAMAN, bagi_halaman, gambar, kata_pohon
from iku.bagan.huruf import bungkus, lebar_teks
from iku.bagan.kotak import KEPALA, tinggi_deret
from iku.bagan.simpul import Simpul, Ukuran

SVG = "{http://www.w3.org/2000/svg}"
PANJANG = "Penyediaan jasa pemeliharaan dan perizinan kendaraan dinas operasional " * 2


def simpul(jenis, judul="", *anak, **isi):
    bawaan = {"kunci": judul, "nomor": "", "anak": anak}
    return Simpul(jenis, judul=judul, **(bawaan | isi))


def program(nomor, banyak_sub=1):
    sub = [simpul("sub_kegiatan", f"{PANJANG}{i}") for i in range(banyak_sub)]
    kegiatan = simpul("kegiatan", f"Kegiatan {nomor}", *sub)
    return simpul("program", f"Program {nomor}", kegiatan)


INDEKS = Ukuran("i", "Indeks", "satuan indeks")


def tujuan(nomor, *program, indikator=(INDEKS,)):
    sasaran = simpul("sasaran", f"Sasaran {nomor}", *program, indikator=indikator)
    return simpul("tujuan", f"Tujuan {nomor}", sasaran)


def tulisan(svg):
    return " ".join(t.text for t in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def kotak(svg):
    """x, y, right, bottom of every box, whatever its shape."""
    akar = ElementTree.fromstring(svg)
    hasil = []
    for r in akar.iter(f"{SVG}rect"):
        x, y = float(r.get("x")), float(r.get("y"))
        hasil.append((x, y, x + float(r.get("width")), y + float(r.get("height"))))
    for p in akar.iter(f"{SVG}polygon"):
        if p.get("fill") == "none":
            titik = [tuple(map(float, t.split(","))) for t in p.get("points").split()]
            xs, ys = zip(*titik, strict=True)
            hasil.append((min(xs), min(ys), max(xs), max(ys)))
    return hasil


@pytest.mark.parametrize("berkas, tebal", [("sans", False), ("sans-tebal", True)])
def test_lebar_teks_seperti_hurufnya(berkas, tebal):
    """The table of widths is that of the font in which documents are printed."""
    huruf = TTFont(f"static/dokumen/{berkas}.ttf")
    peta, maju = huruf.getBestCmap(), huruf["hmtx"]
    kalimat = "PROGRAM PENUNJANG URUSAN: 7.01.01 Pemeliharaan (jasa) & pajak"
    asli = sum(maju[peta[ord(h)]][0] for h in kalimat) / huruf["head"].unitsPerEm
    diukur = lebar_teks(kalimat, 10, tebal=tebal)
    assert asli * 10 - 0.1 <= diukur <= asli * 10.6


def test_bungkus_tidak_menghilangkan_apa_pun():
    baris = bungkus(f"{PANJANG} {'x' * 80}", 120, 10)
    assert all(lebar_teks(b, 10) <= 120 for b in baris)
    assert "".join(baris).replace(" ", "") == (PANJANG + "x" * 80).replace(" ", "")


def test_kotak_tidak_saling_menutup():
    akar = [
        simpul("misi", "Misi", tujuan(1, program(1, 3), program(2)), tujuan(2)),
        simpul("lepas", "Program tanpa sasaran", program(3, 2)),
    ]
    semua = kotak(gambar(akar, "Pohon", "Pohon"))
    assert len(semua) == 20
    for i, (x1, y1, kanan1, bawah1) in enumerate(semua):
        for x2, y2, kanan2, bawah2 in semua[:i]:
            terpisah = kanan1 <= x2 or kanan2 <= x1 or bawah1 <= y2 or bawah2 <= y1
            assert terpisah


def test_tulisan_tetap_di_dalam_kotaknya():
    rapat = simpul("program", "aku " * 60, indikator=(INDEKS, INDEKS))
    svg = gambar([program(1, 2), rapat], "Pohon", "Pohon")
    semua = kotak(svg)
    for t in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        x, y = float(t.get("x")), float(t.get("y"))
        if y < KEPALA:
            continue
        kanan = x + lebar_teks(
            t.text, float(t.get("font-size")), tebal=bool(t.get("font-weight"))
        )
        assert any(a < x and kanan < c and b < y < d for a, b, c, d in semua), t.text


def test_aman_untuk_halaman_dan_dokumen():
    svg = gambar([tujuan(1, program("<b>&"))], "Pohon", "Pohon", latar=True)
    assert "style" not in svg
    assert "Program <b>&" in tulisan(svg_aman(svg, "Pohon"))


def test_yang_lepas_berbeda_bentuk_dan_bertulisan():
    lepas = Ukuran("i", "Indeks", "satuan indeks", "Tanpa program")
    svg = gambar([tujuan(1, indikator=(lepas,))], "Pohon", "Pohon")
    assert "TANPA PROGRAM" in tulisan(svg) and "BELUM ADA PROGRAM" in tulisan(svg)
    assert svg.count("stroke-dasharray") == 2
    assert svg.count('fill="currentColor"/>') == 2  # the triangles
    utuh = gambar([tujuan(1, program(1))], "Pohon", "Pohon")
    assert "stroke-dasharray" not in utuh and "TANPA" not in tulisan(utuh)


def test_sasaran_tanpa_indikator_menyisakan_tempat():
    sasaran = simpul("sasaran", "S", program(1), lepas="Tanpa indikator")
    svg = gambar([simpul("tujuan", "T", sasaran)], "Pohon", "Pohon")
    assert "TANPA INDIKATOR" in tulisan(svg)
    assert svg.count("stroke-dasharray") == 1


def test_indikator_tujuan_yang_lepas_ditandai_dalam_kotaknya():
    lepas = Ukuran("i", "Indeks", "satuan indeks", "Tanpa program")
    svg = gambar([simpul("tujuan", "T", indikator=(lepas,))], "Pohon", "Pohon")
    assert "TANPA PROGRAM • Indeks" in tulisan(svg)
    assert svg.count('fill="currentColor"/>') == 1


# --- Pages ------------------------------------------------------------------------


def test_satu_halaman_bila_muat():
    akar = (simpul("misi", "Misi", tujuan(1, program(1)), tujuan(2, program(2))),)
    assert bagi_halaman(akar) == [akar]
    assert bagi_halaman(()) == []


def test_setiap_tujuan_memulai_halaman_bila_tidak_muat():
    akar = (
        simpul("misi", "Misi", tujuan(1, program(1, 8)), tujuan(2, program(2, 8))),
        simpul("lepas", "Program tanpa sasaran", program(3)),
    )
    halaman = bagi_halaman(akar)
    assert [[t.judul for m in satu for t in m.anak] for satu in halaman] == [
        ["Tujuan 1"],
        ["Tujuan 2"],
        ["Program 3"],
    ]
    assert [satu[0].lanjutan for satu in halaman] == [False, True, False]


def test_yang_terlalu_tinggi_dilanjutkan_tanpa_ada_yang_hilang():
    akar = (simpul("misi", "Misi", tujuan(1, program(1, 30), program(2, 30))),)
    halaman = bagi_halaman(akar)
    assert len(halaman) > 3
    assert all(tinggi_deret(satu) <= TINGGI_HALAMAN - KEPALA for satu in halaman)
    sub = [
        s.judul
        for satu in halaman
        for s in _telusuri(satu)
        if s.jenis == "sub_kegiatan"
    ]
    assert sub == [f"{PANJANG}{i}" for _ in range(2) for i in range(30)]
    teks = tulisan(gambar(halaman[1], "Pohon", "Pohon"))
    assert "Tujuan (lanjutan) Tujuan 1" in teks
    # Indicators are not told twice.
    assert "Indeks" in tulisan(gambar(halaman[0], "Pohon", "Pohon"))
    assert "Indeks" not in teks


def test_satu_kotak_raksasa_tidak_dipotong():
    raksasa = simpul("sub_kegiatan", PANJANG * 40)
    akar = (simpul("misi", "Misi", tujuan(1, program(1, 3), raksasa)),)
    halaman = bagi_halaman(akar)
    svg = gambar(halaman[-1], "Pohon", "Pohon")
    assert float(re.search(r'viewBox="\S+ \S+ \S+ (\S+)"', svg)[1]) > TINGGI_HALAMAN


def test_kata_pohon_menyebut_rantai_sampai_program():
    kata = kata_pohon([replace(tujuan(1, program(1)), nomor="1")])
    assert kata == (
        "Tujuan 1 Tujuan 1. Sasaran Sasaran 1. Indikator Indeks. Program Program 1."
    )


def _telusuri(akar):
    for satu in akar:
        yield satu
        yield from _telusuri(satu.anak)

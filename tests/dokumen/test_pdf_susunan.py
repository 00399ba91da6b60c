"""The file put together of its parts: what a reader, an aid and an archive find in it."""

import hashlib
import io
import json
from dataclasses import replace

import pikepdf
import pytest

from dokumen.beku import dari_json, ke_json, sidik, sidik_pendek
from dokumen.excel import tulis_xlsx
from dokumen.pdf import cetak
from dokumen.pohon import (
    Bab,
    Baris,
    Lembar,
    Paragraf,
    PindahHalaman,
    Rujukan,
    Sel,
    Subbab,
    TandaTangan,
)

from .pohon_contoh import CAMAT, dokumen, tabel
from .test_pdf import garis_besar, nomor_halaman, teks_halaman


def unsur(simpul, induk=None):
    """Every structure element under this one, with its parent."""
    for anak in daftar(simpul.get("/K")):
        if isinstance(anak, pikepdf.Dictionary) and "/S" in anak:
            yield anak, simpul
            yield from unsur(anak)


def daftar(isi):
    if isi is None:
        return []
    return list(isi) if isinstance(isi, pikepdf.Array) else [isi]


def induk(buka):
    """The parent tree: number -> element, or the elements of a page."""
    nomor = buka.Root.StructTreeRoot.ParentTree.Nums
    return {int(nomor[i]): nomor[i + 1] for i in range(0, len(nomor), 2)}


def tanda_isi(halaman):
    """Numbers of marked content on a page, and whether all of it is marked."""
    nomor, dalam, lepas = [], 0, []
    for isi, operator in pikepdf.parse_content_stream(halaman):
        nama = str(operator)
        if nama in ("BDC", "BMC"):
            dalam += 1
            if nama == "BDC" and "/MCID" in isi[1]:
                nomor.append(int(isi[1].MCID))
        elif nama == "EMC":
            dalam -= 1
        elif nama in ("Tj", "TJ", "Do") and not dalam:
            lepas.append(isi)
    return nomor, lepas


# --- Structure ------------------------------------------------------------------------


def test_every_mark_on_every_page_has_its_element_in_the_tree(buka):
    akar, peta = buka.Root.StructTreeRoot, induk(buka)
    naskah = akar.K[0]
    assert naskah.S == "/Document" and naskah.P.objgen == akar.objgen
    milik = {}
    for anak, atas in unsur(naskah):
        assert anak.P.objgen == atas.objgen
        for satu in daftar(anak.get("/K")):
            if isinstance(satu, int):
                milik[anak.Pg.objgen, satu] = anak.objgen
    assert len(peta) == len({int(h.StructParents) for h in buka.pages}) + len(
        [a for h in buka.pages for a in daftar(h.obj.get("/Annots"))]
    )
    for halaman in buka.pages:
        nomor, lepas = tanda_isi(halaman)
        assert not lepas  # nothing to be read stands outside the structure
        unsur_halaman = peta[int(halaman.StructParents)]
        assert nomor and len(nomor) == len(set(nomor)) == len(unsur_halaman)
        for satu in nomor:
            ini = milik[halaman.obj.objgen, satu]
            assert ini == unsur_halaman[satu].objgen


def test_links_are_in_the_structure_and_lead_somewhere(buka):
    peta = induk(buka)
    nama = buka.Root.Names.Dests.Names
    tujuan = {str(nama[i]) for i in range(0, len(nama), 2)}
    assert list(nama)[::2] == sorted(list(nama)[::2], key=bytes)
    tautan = [a for h in buka.pages for a in daftar(h.obj.get("/Annots"))]
    assert len(tautan) > 15
    for satu in tautan:
        assert str(satu.Dest) in tujuan and "/A" not in satu
        assert satu.F == 4 and satu.Contents
        milik = peta[int(satu.StructParent)]
        assert milik.S == "/Link"
        rujukan = [k for k in daftar(milik.K) if isinstance(k, pikepdf.Dictionary)]
        assert satu.objgen in [k.Obj.objgen for k in rujukan if "/Obj" in k]


def test_headings_never_skip_a_level(buka):
    tingkat = [
        int(str(u.S)[2:])
        for u, _ in unsur(buka.Root.StructTreeRoot)
        if len(str(u.S)) == 3 and str(u.S)[1] == "H"
    ]
    assert tingkat[0] == 1 and max(tingkat) >= 3
    assert all(b <= a + 1 for a, b in zip(tingkat, tingkat[1:], strict=False))


def test_head_cells_say_what_they_head(buka):
    kepala = [u for u, _ in unsur(buka.Root.StructTreeRoot) if u.S == "/TH"]
    lingkup = {str(u.A.Scope) for u in kepala}
    assert lingkup == {"/Column", "/Row"}
    meja = [u for u, _ in unsur(buka.Root.StructTreeRoot) if u.S == "/Table"]
    assert all(any(x.S == "/TH" for x, _ in unsur(m)) for m in meja)


def test_contents_links_lead_to_the_page_they_name(buka):
    """Across parts, which are laid out alone: the label of the page is what is said."""
    isi = teks_halaman(_bytes(buka))
    nomor = {h.obj.objgen: i for i, h in enumerate(buka.pages)}
    label = [halaman.label for halaman in buka.pages]
    assert label[:5] == ["Sampul", "i", "ii", "iii", "1"]
    assert label[4:] == [str(i + 1) for i in range(len(label) - 4)]
    assert [nomor_halaman(h) for h in isi[1:]] == label[1:]
    nama = buka.Root.Names.Dests.Names
    tujuan = {str(nama[i]): nama[i + 1] for i in range(0, len(nama), 2)}
    ke = [tujuan[str(a.Dest)] for a in buka.pages[2].obj.Annots]
    tercetak = [b.split()[-1] for b in isi[2].splitlines()[3:-1] if b.strip()]
    tercetak = [t for t in tercetak if t.isdigit() or set(t) <= set("ivx")]
    assert [label[nomor[t[0].objgen]] for t in ke] == tercetak
    assert len(tercetak) == 15


def _bytes(buka):
    hasil = io.BytesIO()
    buka.save(hasil)
    return hasil.getvalue()


# --- Cutting --------------------------------------------------------------------------


def test_break_and_wide_table_within_a_heading_lose_nothing():
    lebar = tabel("Lebar", lanskap=True, kunci="lebar")
    bab = Bab(
        "Satu",
        (
            Paragraf(("awal ", Rujukan("lebar"))),
            Subbab(
                "Sub", (lebar, Paragraf("lanjut"), PindahHalaman(), Paragraf("baru"))
            ),
            Subbab("Kedua", (PindahHalaman(),)),
            Subbab("Ketiga", (replace(lebar, kunci="x", judul="Akhir"),)),
        ),
    )
    isi = cetak(dokumen(bab, Bab("Dua", (Paragraf("akhir"),))))
    halaman = teks_halaman(isi)
    with pikepdf.open(io.BytesIO(isi)) as berkas:
        lanskap = [h.mediabox[2] > h.mediabox[3] for h in berkas.pages]
        tanda = garis_besar(berkas)
    assert lanskap == [False, True, False, False, False, True, False]
    for nomor, kata in enumerate(
        ["awal", "Lebar", "lanjut", "baru", "Ketiga", "Akhir", "akhir"]
    ):
        assert kata in halaman[nomor]
    assert "B." in halaman[3] and "Kedua" in halaman[3]
    assert [hal for _, hal in tanda] == [0, 0, 3, 4, 6]


def test_sheet_that_begins_with_a_wide_table_is_led_to():
    lembar = Lembar("Salinan", (tabel("Lebar", lanskap=True),), tampak=False)
    isi = cetak(dokumen(Bab("b", (Paragraf("x"),)), lembar, Lembar("Kosong", ())))
    with pikepdf.open(io.BytesIO(isi)) as berkas:
        assert [hal for _, hal in garis_besar(berkas)] == [0, 1, 2]


# --- What the file carries --------------------------------------------------------------


def test_archive_and_accessibility_are_declared(buka):
    with buka.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == str(buka.docinfo.Title)
    assert b"pdfaExtension:schemas" in buka.Root.Metadata.read_bytes()
    (warna,) = buka.Root.OutputIntents
    assert warna.S == "/GTS_PDFA1" and warna.DestOutputProfile.N == 3
    assert buka.check_pdf_syntax() == []


@pytest.mark.parametrize("tanda", ["", "Draf, belum ditandatangani"])
def test_fingerprint_at_the_foot_is_that_of_the_attached_tree(tanda):
    d = dokumen(Bab("b", (tabel(),)), tanda=tanda, tanggal="2026-02-19")
    isi = cetak(d)
    beku = replace(d, tanda="")
    assert f"Sidik {sidik_pendek(sidik(beku))}" in teks_halaman(isi)[0]
    with pikepdf.open(io.BytesIO(isi)) as berkas:
        data, tabelnya = (
            berkas.attachments[f"laporan-kinerja-kecamatan-pakusari.{x}"]
            for x in ("json", "xlsx")
        )
        teks = data.get_file().read_bytes()
        assert hashlib.sha256(teks).hexdigest() == sidik(beku)
        assert dari_json(teks.decode()) == beku and json.loads(teks)["skema"] == 1
        assert tabelnya.get_file().read_bytes() == tulis_xlsx(beku)
        assert [str(a.AFRelationship) for a in berkas.Root.AF] == ["/Source", "/Data"]
        assert data.get_file().obj.Params.ModDate == "D:20260219"


def test_fingerprint_named_by_the_mark_is_not_said_twice():
    d = dokumen(Bab("b", (Paragraf("x"),)))
    tanda = f"Sidik {sidik_pendek(sidik(d))}. Kepala jejak {'0' * 64}"
    isi = teks_halaman(cetak(replace(d, tanda=tanda)))[0]
    assert isi.count("Sidik") == 1 and "Kepala jejak" in isi


def test_document_without_tables_carries_its_tree_alone():
    d = dokumen(Bab("b", (Paragraf("x"),)))
    with pikepdf.open(io.BytesIO(cetak(d))) as berkas:
        (nama,) = berkas.attachments
        assert berkas.attachments[nama].get_file().read_bytes().decode() == ke_json(d)


def test_parts_share_their_fonts(buka):
    huruf = [
        str(o.BaseFont)
        for o in buka.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Subtype") == "/CIDFontType2"
    ]
    # All parts have the same ones; but for the digits of page numbers, once each.
    assert len(set(huruf)) >= 5
    assert len(huruf) <= len(set(huruf)) + 1


def test_line_below_a_table_stands_at_its_last_row():
    """Also where the row that was last goes to the next page with the signature."""
    panjang = Sel(blok=tuple(Paragraf(f"Kalimat {i}.") for i in range(35)))
    baris = (Baris((panjang, Sel())), Baris((Sel("akhir"), Sel())))
    t = replace(tabel(), baris=baris)
    isi = cetak(dokumen(Lembar("SK", (t, TandaTangan((CAMAT,))))))
    garis, huruf = [], []  # distances from the head of the page
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        assert len(pdf.pages) == 2
        for operan, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(operator) == "re":
                garis.append(float(operan[1]) + float(operan[3]))
            elif str(operator) == "Tm":
                huruf.append(float(operan[5]))
    assert 0 < max(garis) - max(huruf) < 20

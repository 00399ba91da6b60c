"""Tables: real Word tables with repeated heads, merged cells and whole rows."""

from __future__ import annotations

from collections.abc import Sequence

from dokumen.html_tabel import BARIS_BELAH, TABEL_UTUH, Muat, berkolom, lebar_persen
from dokumen.pohon import Baris, Gambar, Kepala, Perataan, Predikat, Sel, Tabel
from dokumen.warna import DASAR_KELOMPOK, DASAR_KEPALA, WARNA_NADA

from .konteks import TITIK, Konteks
from .teks import bertanda, blok_dalam, kalimat
from .unsur import (
    Unsur,
    apakah_tabel,
    jarak,
    lari,
    medan,
    paragraf,
    satukan,
    unsur,
)

INDENTASI = (0, 12, 20, 28)  # points
TEPI_SEL = 120  # left and right margin of a cell, twips


def tabel(t: Tabel, k: Konteks) -> list[Unsur]:
    """Caption, table, source and notes."""
    lebar = [k.lebar * persen // 100 for persen in lebar_persen(t.kolom)]
    gaya = "IsiTabelKecil" if t.kecil else "IsiTabel"
    with k.dalam(gaya=gaya, takuk=260):
        isi = unsur(
            "tbl",
            _sifat(t, k.lebar),
            unsur("tblGrid", *(unsur("gridCol", w=w) for w in lebar)),
            *_baris_kepala(t, k, lebar),
            *_baris_badan(t, k, lebar),
        )
    hasil = [*judul_bernomor(t, k, "Tabel"), isi]
    for p in hasil[:-1]:
        satukan(p)
    return [*hasil, *_kaki(t, k)]


def judul_bernomor(b: Tabel | Gambar, k: Konteks, jenis: str) -> list[Unsur]:
    """The caption, counted by a field so that Word's own lists find it; the number is
    the document's, not Word's."""
    if not b.judul:
        return []
    nomor: list[Unsur] = []
    if b.nomor:
        awal, _, akhir = b.nomor.rpartition(".")
        depan = lari(f"{jenis} {awal}." if awal else f"{jenis} ")
        urut = medan(f"SEQ {jenis} \\* ARABIC \\r {akhir}", [lari(akhir)])
        nomor = [depan, *urut]
    isi = [*bertanda(b.jangkar, nomor, k), *([lari(" ")] if nomor else [])]
    return [paragraf("Caption", *isi, *kalimat(b.judul, k))]


def _sifat(t: Tabel, lebar: int) -> Unsur:
    return unsur(
        "tblPr",
        unsur("tblStyle", val="TabelDokumen"),
        unsur("tblW", w=lebar, type="dxa"),
        unsur("tblLayout", type="fixed"),
        unsur(
            "tblLook", val="0020" if t.kepala else "0000", firstRow=int(bool(t.kepala))
        ),
    )


def _baris_kepala(t: Tabel, k: Konteks, lebar: list[int]) -> list[Unsur]:
    hasil = []
    with k.dalam(tebal=True):
        for pasangan in _dengan_sambungan(t.kepala, len(lebar)):
            sel = []
            for isi, kolom, banyak, gabung in pasangan:
                teks = kalimat(isi.isi, k) if isinstance(isi, Kepala) else []
                p = paragraf(k.gaya, *teks, perataan="tengah")
                satukan(p)
                w = sum(lebar[kolom : kolom + banyak])
                sel.append(_sel(w, banyak, gabung, [p], DASAR_KEPALA, tengah=True))
            sifat = unsur("trPr", unsur("cantSplit"), unsur("tblHeader"))
            hasil.append(unsur("tr", sifat, *sel))
    return hasil


def _baris_badan(t: Tabel, k: Konteks, lebar: list[int]) -> list[Unsur]:
    muat = Muat(t)
    kisi = tuple(b.sel for b in t.baris)
    tinggi = [
        max((muat.tinggi(s, kolom) for s, kolom in pasangan), default=1)
        for pasangan in berkolom(kisi, len(lebar))
    ]
    utuh = sum(tinggi) <= TABEL_UTUH
    hasil = []
    for i, pasangan in enumerate(_dengan_sambungan(kisi, len(lebar))):
        baris = t.baris[i]
        berikut = t.baris[i + 1] if i + 1 < len(t.baris) else None
        sel = [
            _sel_badan(t, baris, isi, (kolom, banyak), gabung, k, lebar)
            for isi, kolom, banyak, gabung in pasangan
        ]
        tr = unsur("tr", *([unsur("cantSplit")] if tinggi[i] <= BARIS_BELAH else []))
        if len(tr):
            tr = unsur("tr", unsur("trPr", *tr))
        tr.extend(sel)
        if berikut and (utuh or baris.jenis == "kelompok" or berikut.jenis == "jumlah"):
            satukan_baris(tr)
        hasil.append(tr)
    return hasil


def satukan_baris(tr: Unsur) -> None:
    """Keep the row on the page of what follows."""
    for p in tr.xpath("./w:tc/w:p"):
        satukan(p)


def _dengan_sambungan(
    kisi: Sequence[Sequence[Kepala | Sel]], lebar: int
) -> list[list[tuple[Kepala | Sel | None, int, int, str]]]:
    """Each row as (cell or None, column, columns covered, merge): Word wants a cell
    also where one merged from above stands ("continue")."""
    turun: dict[int, tuple[int, int]] = {}  # column -> columns covered, rows left
    hasil = []
    for pasangan in berkolom(kisi, lebar):
        baris: list[tuple[Kepala | Sel | None, int, int, str]] = [
            (None, kolom, banyak, "continue") for kolom, (banyak, _) in turun.items()
        ]
        turun = {
            kolom: (banyak, sisa - 1)
            for kolom, (banyak, sisa) in turun.items()
            if sisa > 1
        }
        for sel, kolom in pasangan:
            gabung = "restart" if sel.baris > 1 else ""
            baris.append((sel, kolom, sel.kolom, gabung))
            if sel.baris > 1:
                turun[kolom] = (sel.kolom, sel.baris - 1)
        hasil.append(sorted(baris, key=lambda b: b[1]))
    return hasil


def _sel_badan(
    t: Tabel,
    baris: Baris,
    isi: Kepala | Sel | None,
    tempat: tuple[int, int],
    gabung: str,
    k: Konteks,
    lebar: list[int],
) -> Unsur:
    kolom, banyak = tempat
    w = sum(lebar[kolom : kolom + banyak])
    dasar = {"kelompok": DASAR_KELOMPOK, "jumlah": DASAR_KEPALA}.get(baris.jenis, "")
    if not isinstance(isi, Sel):
        return _sel(w, banyak, gabung, [paragraf(k.gaya)], dasar)
    rata = isi.perataan or t.kolom[kolom].perataan
    with k.dalam(lebar=w - TEPI_SEL, tebal=baris.jenis != "biasa", redup=isi.redup):
        return _sel(w, banyak, gabung, _isi_sel(isi, rata, k), dasar)


def _isi_sel(s: Sel, rata: Perataan, k: Konteks) -> list[Unsur]:
    if s.predikat is not None:
        return [paragraf(k.gaya, _predikat(s.predikat), perataan="tengah")]
    hasil: list[Unsur] = []
    if s.isi or not s.blok:
        kiri = INDENTASI[min(s.indentasi, len(INDENTASI) - 1)] * TITIK
        hasil.append(paragraf(k.gaya, *kalimat(s.isi, k), perataan=rata, kiri=kiri))
    hasil += blok_dalam(s.blok, k)
    return [*hasil, jarak()] if apakah_tabel(hasil[-1]) else hasil


def _predikat(p: Predikat) -> Unsur:
    dasar, tinta = WARNA_NADA[p.slug]
    teks = f"{p.bentuk} {p.nama}".strip()
    return lari(teks, tebal=p.slug != "belum", warna=tinta, dasar=dasar)


def _sel(
    lebar: int,
    banyak: int,
    gabung: str,
    isi: list[Unsur],
    dasar: str,
    *,
    tengah: bool = False,
) -> Unsur:
    sifat = [unsur("tcW", w=lebar, type="dxa")]
    if banyak > 1:
        sifat.append(unsur("gridSpan", val=banyak))
    if gabung:
        sifat.append(unsur("vMerge", val=gabung))
    if dasar:
        sifat.append(unsur("shd", val="clear", color="auto", fill=dasar))
    if tengah:
        sifat.append(unsur("vAlign", val="center"))
    return unsur("tc", unsur("tcPr", *sifat), *isi)


def _kaki(t: Tabel, k: Konteks) -> list[Unsur]:
    """Source and notes; without them something that keeps two tables apart."""
    hasil = []
    if t.sumber:
        hasil.append(paragraf("Sumber", lari("Sumber: "), *kalimat(t.sumber, k)))
    hasil += [paragraf("Sumber", *kalimat(c, k)) for c in t.catatan]
    return [*hasil, paragraf("IsiTabel")]

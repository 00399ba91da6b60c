"""Tables of a content tree as HTML: bare text in cells, widths as classes of <col>.

Bare text because each extra element within a cell costs a fifth of the time a report
takes to print; classes because a style attribute would be refused on the pages.
"""

from __future__ import annotations

from dokumen.html_teks import KELAS_PERATAAN, blok_dalam, kalimat, kelas, teks
from dokumen.kisi import letak
from dokumen.pohon import Baris, Kepala, Kolom, Sel, Tabel

# A table of so few rows is not broken over two pages where one can hold it.
BARIS_UTUH = 6


def tabel(t: Tabel) -> str:
    """Caption, table, source and notes, kept together by their wrapper."""
    kol = "".join(f'<col class="w{w}">' for w in lebar_persen(t.kolom))
    tempat = letak(tuple(b.sel for b in t.baris), len(t.kolom))
    badan = "".join(
        _baris(b, kolom or (), t.kolom)
        for b, kolom in zip(t.baris, tempat, strict=True)
    )
    kepala = f"<thead>{_kepala(t)}</thead>" if t.kepala else ""
    jangkar = f' id="{teks(t.jangkar)}"' if t.jangkar else ""
    utuh = len(t.baris) <= BARIS_UTUH
    ciri = ("lanskap" * t.lanskap, "kecil" * t.kecil, "utuh" * utuh)
    return (
        f"<div{kelas('tabel', *ciri)}{jangkar}>"
        f"<table>{judul_tabel(t)}<colgroup>{kol}</colgroup>{kepala}<tbody>{badan}</tbody>"
        f"</table>{_kaki(t)}</div>"
    )


def judul_tabel(t: Tabel) -> str:
    if not t.judul:
        return ""
    nomor = f"<b>Tabel {teks(t.nomor)}</b> " if t.nomor else ""
    return f"<caption>{nomor}{kalimat(t.judul)}</caption>"


def lebar_persen(kolom: tuple[Kolom, ...]) -> list[int]:
    """Whole percents that add up to 100, none below 1, nearest to the given widths."""
    jumlah = sum(k.lebar for k in kolom)
    persen = [max(1, k.lebar * 100 // jumlah) for k in kolom]
    # The remainder goes where rounding down took most away.
    hilang = sorted(range(len(kolom)), key=lambda i: -(kolom[i].lebar * 100 % jumlah))
    for i in range(100 - sum(persen)):
        persen[hilang[i % len(hilang)]] += 1
    return persen


def _kepala(t: Tabel) -> str:
    return "".join(
        f"<tr>{''.join(_sel_kepala(k) for k in baris)}</tr>" for baris in t.kepala
    )


def _sel_kepala(k: Kepala) -> str:
    lingkup = "colgroup" if k.kolom > 1 else "col"
    return f'<th scope="{lingkup}"{_rentang(k.kolom, k.baris)}>{kalimat(k.isi)}</th>'


def _baris(b: Baris, tempat: tuple[int, ...], kolom: tuple[Kolom, ...]) -> str:
    sel = "".join(_sel(s, kolom[k]) for s, k in zip(b.sel, tempat, strict=True))
    return f"<tr{kelas('' if b.jenis == 'biasa' else b.jenis)}>{sel}</tr>"


def _sel(s: Sel, kolom: Kolom) -> str:
    rata = KELAS_PERATAAN[s.perataan or kolom.perataan]
    indentasi = f"i{s.indentasi}" if s.indentasi else ""
    atribut = _rentang(s.kolom, s.baris)
    if s.predikat is not None:
        isi = f"{teks(s.predikat.bentuk)} {teks(s.predikat.nama)}".strip()
        return f"<td{kelas('nada', s.predikat.slug)}{atribut}>{isi}</td>"
    isi = kalimat(s.isi) + blok_dalam(s.blok)
    nama = kelas(rata, indentasi, "redup" * s.redup)
    if kolom.kepala_baris and isi:
        return f'<th scope="row"{nama}{atribut}>{isi}</th>'
    return f"<td{nama}{atribut}>{isi}</td>"


def _rentang(kolom: int, baris: int) -> str:
    lebar = f' colspan="{kolom}"' if kolom > 1 else ""
    return lebar + (f' rowspan="{baris}"' if baris > 1 else "")


def _kaki(t: Tabel) -> str:
    sumber = f'<p class="sumber">Sumber: {kalimat(t.sumber)}</p>' if t.sumber else ""
    return sumber + "".join(f'<p class="catatan">{kalimat(c)}</p>' for c in t.catatan)

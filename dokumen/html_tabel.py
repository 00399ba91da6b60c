"""Tables of a content tree as HTML: bare text in cells, widths as classes of <col>.

Bare text because each extra element within a cell costs a fifth of the time a report
takes to print; classes because a style attribute would be refused on the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from dokumen.html_teks import (
    KELAS_PERATAAN,
    Tautan,
    bertautan,
    blok_dalam,
    kalimat,
    kelas,
    teks,
)
from dokumen.kisi import Rentang, letak
from dokumen.pohon import Kepala, Kolom, Sel, Tabel
from dokumen.telusur import semua_teks

_R = TypeVar("_R", bound=Rentang)

# In lines of a table on a page of about sixty: a row taller than BARIS_BELAH may be
# broken over two pages (else it leaves half a page white, and one taller than a page
# pushes its head away); a table lower than TABEL_UTUH is not broken at all.
BARIS_BELAH = 18
TABEL_UTUH = 26
# How many letters fit in the full width of a table, upright, on its side; small type.
HURUF_TEGAK, HURUF_LANSKAP, KALI_KECIL = 100, 160, 1.16


def tabel(t: Tabel, tautan: Tautan | None = None) -> str:
    """Caption, table, source and notes, kept together by their wrapper."""
    kol = "".join(f'<col class="w{w}">' for w in lebar_persen(t.kolom))
    muat = Muat(t)
    kepala = "".join(
        f"<tr>{''.join(_sel_kepala(s, muat.huruf(s, k)) for s, k in pasangan)}</tr>"
        for pasangan in berkolom(t.kepala, len(t.kolom))
    )
    tinggi = 0
    badan = ""
    sel_baris = tuple(b.sel for b in t.baris)
    for baris, pasangan in zip(t.baris, berkolom(sel_baris, len(t.kolom)), strict=True):
        baris_ini = max(muat.tinggi(s, k) for s, k in pasangan) if pasangan else 1
        tinggi += baris_ini
        sel = "".join(
            _sel(s, t.kolom[k], muat.huruf(s, k), tautan) for s, k in pasangan
        )
        jenis = "" if baris.jenis == "biasa" else baris.jenis
        badan += f"<tr{kelas(jenis, 'belah' * (baris_ini > BARIS_BELAH))}>{sel}</tr>"
    ciri = (
        "lanskap" * t.lanskap,
        "kecil" * t.kecil,
        "utuh" * (tinggi <= TABEL_UTUH),
    )
    jangkar = f' id="{teks(t.jangkar)}"' if t.jangkar else ""
    # On a narrow screen it scrolls sideways, and a keyboard must be able to do that.
    nama = f"Tabel {t.nomor} {t.judul}" if t.nomor else t.judul or "Tabel"
    gulir = f' tabindex="0" role="region" aria-label="{teks(nama)}"'
    return (
        f"<div{kelas('tabel', *ciri)}{jangkar}{gulir}><table>{judul_tabel(t)}"
        f"<colgroup>{kol}</colgroup>{f'<thead>{kepala}</thead>' if kepala else ''}"
        f"<tbody>{badan}</tbody></table>{_kaki(t)}</div>"
    )


def berkolom(
    kisi: Sequence[Sequence[_R]], lebar: int
) -> Iterator[list[tuple[_R, int]]]:
    """Each row as pairs of a cell and the column (from 0) where it begins."""
    for baris, tempat in zip(kisi, letak(kisi, lebar), strict=True):
        yield list(zip(baris, tempat or (), strict=True))


class Muat:
    """Estimates from the number of letters what a cell takes; layout comes later."""

    def __init__(self, t: Tabel) -> None:
        penuh = HURUF_LANSKAP if t.lanskap else HURUF_TEGAK
        per_lebar = penuh / sum(k.lebar for k in t.kolom)
        self._kolom = [
            k.lebar * per_lebar * (KALI_KECIL if t.kecil else 1) for k in t.kolom
        ]

    def huruf(self, sel: Rentang, kolom: int) -> int:
        """Letters in one line of this cell."""
        return max(1, int(sum(self._kolom[kolom : kolom + sel.kolom])))

    def tinggi(self, sel: Sel, kolom: int) -> int:
        """Lines of this cell."""
        huruf = self.huruf(sel, kolom)
        return sum(-(-len(isi) // huruf) for isi in semua_teks(sel))


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


def _sel_kepala(k: Kepala, huruf: int) -> str:
    lingkup = "colgroup" if k.kolom > 1 else "col"
    isi = kalimat(k.isi)
    nama = kelas("penggal" * _kata_panjang(isi, huruf))
    return f'<th scope="{lingkup}"{nama}{_rentang(k.kolom, k.baris)}>{isi}</th>'


def _sel(s: Sel, kolom: Kolom, huruf: int, tautan: Tautan | None) -> str:
    rata = KELAS_PERATAAN[s.perataan or kolom.perataan]
    atribut = _rentang(s.kolom, s.baris)
    if s.predikat is not None:
        isi = f"{teks(s.predikat.bentuk)} {teks(s.predikat.nama)}".strip()
        nada = kelas("nada", s.predikat.slug)
        return f'<td class="tengah"{atribut}><span{nada}>{isi}</span></td>'
    # Where the cell itself is a link its runs are not: links do not nest.
    polos = kalimat(s.isi)
    isi = bertautan(polos, s.asal, tautan)
    if isi == polos:
        isi = kalimat(s.isi, tautan)
    isi += blok_dalam(s.blok, tautan)
    indentasi = f"i{s.indentasi}" if s.indentasi else ""
    panjang = "penggal" * _kata_panjang(polos + blok_dalam(s.blok), huruf)
    nama = kelas(rata, indentasi, "redup" * s.redup, panjang)
    if kolom.kepala_baris and isi:
        return f'<th scope="row"{nama}{atribut}>{isi}</th>'
    return f"<td{nama}{atribut}>{isi}</td>"


def _kata_panjang(html: str, huruf: int) -> bool:
    """Whether a word may not fit in its line; only then is it worth hyphenating."""
    return any(len(kata) >= huruf for kata in html.split())


def _rentang(kolom: int, baris: int) -> str:
    lebar = f' colspan="{kolom}"' if kolom > 1 else ""
    return lebar + (f' rowspan="{baris}"' if baris > 1 else "")


def _kaki(t: Tabel) -> str:
    sumber = f'<p class="sumber">Sumber: {kalimat(t.sumber)}</p>' if t.sumber else ""
    return sumber + "".join(f'<p class="catatan">{kalimat(c)}</p>' for c in t.catatan)

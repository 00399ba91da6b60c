"""The edges of pages: running heads, foot with fingerprint, page number.

`html_tepi` is laid out like any piece, two pages for each kind of page: its fixed texts,
and the place of its number with all digits. `Tepi` takes both from the result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Name, Page, Pdf

from dokumen.html_teks import teks

# What page numbers are made of: arabic, and roman in small letters.
ANGKA = "0123456789ivxlcdm"

Macam: TypeAlias = tuple[str, str]  # paper, and which texts: "sampul", "isi", "lepas"


@dataclass(frozen=True, slots=True)
class TeksTepi:
    """What the edges say: title and subtitle above, `kaki` below."""

    judul: str
    subjudul: str
    kaki: str
    kaki_sampul: str


def html_tepi(bahasa: str, isi: TeksTepi, macam: Iterable[Macam]) -> str:
    """Two pages for each kind, in the order given."""
    badan = ""
    for kertas, jenis in macam:
        judul, subjudul = (isi.judul, isi.subjudul) if jenis == "isi" else ("", "")
        kaki = isi.kaki_sampul if jenis == "sampul" else isi.kaki
        badan += _halaman(kertas, judul, subjudul, kaki, "")
        badan += _halaman(kertas, "", "", "", ANGKA)
    return (
        f'<!doctype html><html lang="{teks(bahasa)}"><head><meta charset="utf-8"></head>'
        f'<body><div class="dokumen">{badan}</div></body></html>'
    )


def _halaman(kertas: str, judul: str, subjudul: str, kaki: str, nomor: str) -> str:
    kelas = f"tepi {kertas.replace('-', ' ')}".strip()
    data = {"judul": judul, "subjudul": subjudul, "kaki": kaki, "nomor": nomor}
    atribut = "".join(f' data-{nama}="{teks(nilai)}"' for nama, nilai in data.items())
    return f'<div class="{kelas}"{atribut}></div>'


class Tepi:
    """The edges as they are put on the pages of one document."""

    def __init__(self, tujuan: Pdf, sumber: Pdf, macam: Iterable[Macam]) -> None:
        self._tujuan = tujuan
        self._bingkai: dict[Macam, pikepdf.Object] = {}
        self._nomor: dict[Macam, _TempatNomor] = {}
        for i, satu in enumerate(macam):
            bingkai = sumber.pages[2 * i].as_form_xobject()
            self._bingkai[satu] = tujuan.copy_foreign(bingkai)
            self._nomor[satu] = _TempatNomor(sumber.pages[2 * i + 1])
        huruf = next(iter(self._nomor.values())).huruf
        self._huruf = tujuan.copy_foreign(huruf)

    def pasang(self, halaman: Page, macam: Macam, nomor: str) -> None:
        """Put them on a page, as artifacts: they are no part of what is read aloud."""
        sumber_daya = halaman.obj.Resources
        nama = f"/Tepi-{macam[0]}-{macam[1]}"
        sumber_daya.XObject[nama] = self._bingkai[macam]
        isi = f"/Artifact <</Type /Pagination>> BDC q {nama} Do Q"
        if nomor:
            sumber_daya.Font["/Nomor"] = self._huruf
            isi += f" q {self._nomor[macam].tulis(nomor)} Q"
        # Before the page's own content, which turns the coordinates upside down.
        awal = self._tujuan.make_stream(f"{isi} EMC\n".encode())
        halaman.obj.Contents = Array([awal, halaman.obj.Contents])


class _TempatNomor:
    """Where a page number ends, and the glyphs of its digits."""

    def __init__(self, halaman: Page) -> None:
        skala, tinggi = 0.75, float(halaman.mediabox[3])
        ukuran = kiri = alas = 0.0
        nama, glif, warna = Name("/F"), b"", ""
        for isi, operator in pikepdf.parse_content_stream(halaman):
            if str(operator) == "Tf":
                nama, ukuran = isi[0], float(isi[1]) * skala
            elif str(operator) == "Tm":
                kiri, alas = float(isi[4]) * skala, tinggi - float(isi[5]) * skala
            elif str(operator) == "rg":
                warna = " ".join(str(float(x)) for x in isi)
            elif str(operator) == "TJ":
                glif += b"".join(bytes(x) for x in isi[0] if not _bilangan(x))
        self.huruf = halaman.obj.Resources.Font[str(nama)]
        lebar = _lebar(self.huruf.DescendantFonts[0].W)
        kode = [glif[i : i + 2] for i in range(0, len(glif), 2)]
        self._glif = {
            huruf: (satu.hex(), lebar[int.from_bytes(satu)] * ukuran / 1000)
            for huruf, satu in zip(ANGKA, kode, strict=True)
        }
        self._ukuran, self._warna, self._alas = ukuran, warna or "0 0 0", alas
        self._kanan = kiri + sum(lebar for _, lebar in self._glif.values())

    def tulis(self, nomor: str) -> str:
        """The operators that write it, ending where numbers end."""
        kiri = self._kanan - sum(self._glif[h][1] for h in nomor)
        glif = "".join(self._glif[h][0] for h in nomor)
        return (
            f"{self._warna} rg BT /Nomor {self._ukuran:.2f} Tf "
            f"1 0 0 1 {kiri:.3f} {self._alas:.3f} Tm <{glif}> Tj ET"
        )


def _bilangan(isi: object) -> bool:
    return not isinstance(isi, pikepdf.String)


def _lebar(w: Array) -> dict[int, float]:
    """Widths by glyph, of the form that WeasyPrint writes: first, [widths], ..."""
    hasil: dict[int, float] = {}
    for mulai, daftar in zip(list(w)[::2], list(w)[1::2], strict=True):
        hasil.update({int(mulai) + i: float(x) for i, x in enumerate(daftar)})
    return hasil

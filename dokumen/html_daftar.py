"""Lists of contents, tables and pictures as HTML, with page numbers in print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dokumen.html_teks import kalimat, teks
from dokumen.pohon import (
    Bab,
    Bagian,
    Blok,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Depan,
    Dokumen,
    Gambar,
    Lampiran,
    Subbab,
    Tabel,
)


def daftar_halaman(
    dokumen: Dokumen,
    b: DaftarIsi | DaftarTabel | DaftarGambar,
    nomor_halaman: Mapping[str, str] | None,
) -> str:
    """The list, each line a link; `nomor_halaman` is by anchor, None on a screen."""
    if isinstance(b, DaftarIsi):
        entri = list(_entri_isi(dokumen, b.tingkat))
    else:
        entri = list(_entri_berjudul(dokumen, type(b)))
    baris = ""
    for kelas, jangkar, judul in entri:
        hal = ""
        if nomor_halaman is not None:
            hal = f'<span class="hal">{nomor_halaman.get(jangkar, "")}</span>'
        baris += f'<li class="{kelas}"><a href="#{teks(jangkar)}">{judul}{hal}</a></li>'
    return f'<ul class="daftar-halaman">{baris}</ul>'


def judul_bagian(b: Bagian) -> str:
    """The heading of a part; "BAB I" on a line of its own above the title."""
    if isinstance(b, Bab):
        return f"<span>BAB {b.nomor}</span> {teks(b.judul)}"
    if isinstance(b, Lampiran):
        return f"<span>{f'LAMPIRAN {b.nomor}'.strip()}</span> {teks(b.judul)}"
    return teks(b.judul)


_Entri = tuple[str, str, str]  # class, anchor, heading as HTML


def _entri_isi(dokumen: Dokumen, tingkat: int) -> Iterator[_Entri]:
    for b in dokumen.bagian:
        if isinstance(b, Depan):
            if b.dalam_daftar:
                yield "d1", b.jangkar, teks(b.judul)
        else:
            yield "d1", b.jangkar, judul_bagian(b)
            yield from _entri_subbab(b.isi, 2, tingkat)


def _entri_subbab(isi: tuple[Blok, ...], tingkat: int, batas: int) -> Iterator[_Entri]:
    for b in isi if tingkat <= batas else ():
        if isinstance(b, Subbab):
            judul = f'<span class="no">{teks(b.nomor)}</span> {teks(b.judul)}'
            yield f"d{tingkat}", b.jangkar, judul
            yield from _entri_subbab(b.isi, tingkat + 1, batas)


def _entri_berjudul(
    dokumen: Dokumen, daftar: type[DaftarTabel | DaftarGambar]
) -> Iterator[_Entri]:
    jenis = Tabel if daftar is DaftarTabel else Gambar
    for bagian in dokumen.bagian:
        for b in semua_blok(bagian.isi):
            if isinstance(b, jenis) and b.nomor:
                nama = f'<span class="no">{jenis.__name__} {teks(b.nomor)}</span>'
                yield "dt", b.jangkar, f"{nama} {kalimat(b.judul)}"


def semua_blok(isi: tuple[Blok, ...]) -> Iterator[Blok]:
    """These blocks and those below their headings."""
    for b in isi:
        yield b
        if isinstance(b, Subbab):
            yield from semua_blok(b.isi)

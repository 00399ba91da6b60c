"""The content tree as semantic HTML, the same for print and for the page.

Plain Python without Django: the process that prints has none. No style attribute is
written (the pages' Content-Security-Policy forbids it); looks are in
`static/dokumen/dokumen.css`. All functions want a numbered tree (`penomoran.nomori`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dokumen.gambar_svg import svg_aman
from dokumen.html_daftar import daftar_halaman, judul_bagian
from dokumen.html_tabel import tabel
from dokumen.html_teks import Tautan, blok_dalam, kalimat, kelas, teks
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
    Kop,
    Lampiran,
    Lembar,
    Penandatangan,
    PindahHalaman,
    Sampul,
    Subbab,
    Tabel,
    TandaTangan,
)

# Marks of `Penulis` for print; no text holds them (`html_teks.bersih`).
BATAS, LANSKAP = "\x00", "\x01"
SAMBUNGAN_LANSKAP = '<section class="lanskap">'


def halaman(dokumen: Dokumen) -> str:
    """A whole HTML document, for print."""
    meta = [("author", dokumen.penyusun)]
    meta += [(f"dcterms.{nama}", dokumen.tanggal) for nama in ("created", "modified")]
    baris = "".join(
        f'<meta name="{nama}" content="{teks(isi)}">' for nama, isi in meta if isi
    )
    judul = teks(f"{judul_lari(dokumen)} {dokumen.subjudul}".strip())
    return (
        f'<!doctype html><html lang="{teks(dokumen.bahasa)}"><head>'
        f'<meta charset="utf-8"><title>{judul}</title>{baris}</head>'
        f"<body>{badan(dokumen)}</body></html>"
    )


def badan(dokumen: Dokumen, tingkat_judul: int = 1) -> str:
    """The document as one <article>; on a page that has its own h1 give 2."""
    penulis = Penulis(dokumen, tingkat_judul)
    depan = [b for b in dokumen.bagian if isinstance(b, Depan)]
    isi = [b for b in dokumen.bagian if not isinstance(b, Depan)]
    ada_bab = any(isinstance(b, Bab) for b in isi)
    # Two wrappers carry the page numbering: roman before Bab I, arabic from there.
    bungkus = (("depan", depan), ("isi" if ada_bab else "lepas", isi))
    html = sampul(dokumen, dokumen.sampul) if dokumen.sampul else ""
    for nama, bagian in bungkus:
        if bagian:
            html += f'<div class="{nama}">{"".join(map(penulis.bagian, bagian))}</div>'
    lari = "".join(
        f' data-{nama}="{teks(nilai)}"'
        for nama, nilai in (
            ("judul", judul_lari(dokumen)),
            ("subjudul", dokumen.subjudul),
            ("tanda", dokumen.tanda),
        )
    )
    return (
        f'<article class="dokumen" lang="{teks(dokumen.bahasa)}"{lari}>{html}</article>'
    )


def potongan(
    dokumen: Dokumen,
    bagian: Bagian | Subbab,
    tingkat_judul: int = 2,
    tautan: Tautan | None = None,
) -> str:
    """One part or heading of a numbered document, for a preview in the workspace;
    with `tautan` its figures lead to where they come from."""
    penulis = Penulis(dokumen, tingkat_judul, tautan)
    isi = (
        penulis.subbab(bagian, tingkat_judul)
        if isinstance(bagian, Subbab)
        else penulis.bagian(bagian)
    )
    return f'<article class="dokumen" lang="{teks(dokumen.bahasa)}">{isi}</article>'


def judul_lari(dokumen: Dokumen) -> str:
    """The title where it stands without its cover: "Laporan Kinerja 2025"."""
    tahun = dokumen.sampul.tahun if dokumen.sampul else ""
    return f"{dokumen.judul} {tahun}".strip()


def sampul(dokumen: Dokumen, s: Sampul) -> str:
    lambang = (
        f'<div class="lambang">{svg_aman(s.lambang, "Lambang daerah")}</div>'
        if s.lambang
        else ""
    )
    instansi = "".join(f"<p>{teks(baris)}</p>" for baris in s.instansi)
    alamat = "".join(f"<p>{teks(baris)}</p>" for baris in s.alamat)
    tanda = f'<p class="tanda">{teks(dokumen.tanda)}</p>' if dokumen.tanda else ""
    tahun = f'<p class="tahun">{teks(s.tahun)}</p>' if s.tahun else ""
    return (
        f'<section class="sampul">{lambang}<div class="nama">'
        f'<p class="judul">{teks(dokumen.judul)}</p>'
        f'<p class="subjudul">{teks(dokumen.subjudul)}</p>{tahun}{tanda}</div>'
        f'<div class="instansi">{instansi}</div><div class="alamat">{alamat}</div></section>'
    )


@dataclass(frozen=True)
class Penulis:
    """Writes parts and blocks; contents lists need to know the whole document."""

    dokumen: Dokumen
    tingkat_judul: int
    tautan: Tautan | None = None
    # For print alone (`dokumen.html_cetak`): anchors with their page numbers, and the
    # tag that takes up the part again after a page that is laid out by itself.
    nomor_halaman: Mapping[str, str] | None = None
    sambungan: str = ""

    def bagian(self, b: Bagian) -> str:
        nama = type(b).__name__.lower()
        lanskap = isinstance(b, Lembar | Lampiran) and b.lanskap
        a3 = isinstance(b, Lembar) and b.ukuran == "A3"
        if isinstance(b, Lembar) and not b.tampak:
            atribut, judul = f' data-judul="{teks(b.judul)}"', ""
            nama += " diam"
        else:
            h = f"h{self.tingkat_judul}"
            atribut, judul = "", f"<{h}>{judul_bagian(b)}</{h}>"
        isi = self.blok(b.isi, self.tingkat_judul + 1)
        return (
            f"<section{kelas(nama, 'lanskap' * lanskap, 'a3' * a3)}"
            f' id="{teks(b.jangkar)}"{atribut}>{judul}{isi}</section>'
        )

    def _batas(self, tingkat: int, tanda: str = "") -> str:
        """Where print cuts: what is open is closed, and opened again behind."""
        dalam = tingkat - self.tingkat_judul
        buka = self.sambungan + "<section>" * (dalam - 1)
        return f"{'</section>' * dalam}{BATAS}{tanda}{buka}"

    def _sela(self, html: str, tingkat: int) -> str:
        """A table that turns its pages; a part that is turned itself has it within."""
        if not self.sambungan or self.sambungan == SAMBUNGAN_LANSKAP:
            return html
        return f"{self._batas(tingkat, LANSKAP)}{html}{self._batas(tingkat)}"

    def blok(self, isi: tuple[Blok, ...], tingkat: int) -> str:
        return "".join(self._satu(b, tingkat) for b in isi)

    def _satu(self, b: Blok, tingkat: int) -> str:
        if isinstance(b, Subbab):
            return self.subbab(b, tingkat)
        if self.sambungan and isinstance(b, PindahHalaman):
            return self._batas(tingkat)
        if isinstance(b, Tabel):
            html = tabel(b, self.tautan)
            return self._sela(html, tingkat) if b.lanskap else html
        tulis = _PENULIS_BLOK.get(type(b))
        if tulis is not None:
            return tulis(b)
        if isinstance(b, DaftarIsi | DaftarTabel | DaftarGambar):
            return daftar_halaman(self.dokumen, b, self.nomor_halaman)
        return blok_dalam((b,), self.tautan)  # type: ignore[arg-type]

    def subbab(self, s: Subbab, tingkat: int) -> str:
        h = f"h{min(tingkat, 6)}"
        return (
            f'<section id="{teks(s.jangkar)}"><{h}><span class="no">{teks(s.nomor)}</span> '
            f"{teks(s.judul)}</{h}>{self.blok(s.isi, tingkat + 1)}</section>"
        )


def _gambar(g: Gambar) -> str:
    nomor = f"<b>Gambar {teks(g.nomor)}</b> " if g.nomor else ""
    judul = f"<figcaption>{nomor}{teks(g.judul)}</figcaption>" if g.judul else ""
    sumber = f'<p class="sumber">Sumber: {kalimat(g.sumber)}</p>' if g.sumber else ""
    jangkar = f' id="{teks(g.jangkar)}"' if g.jangkar else ""
    return f"<figure{jangkar}>{svg_aman(g.svg, g.alternatif)}{judul}{sumber}</figure>"


def _kop(k: Kop) -> str:
    lambang = (
        f'<div class="lambang">{svg_aman(k.lambang, "Lambang daerah")}</div>'
        if k.lambang
        else ""
    )
    alamat = "".join(f"<p>{teks(baris)}</p>" for baris in k.alamat)
    return (
        f'<div class="kop">{lambang}<div class="teks"><p class="instansi">'
        f'{teks(k.instansi)}</p><p class="unit">{teks(k.unit)}</p>{alamat}</div></div>'
    )


def _tanda_tangan(t: TandaTangan) -> str:
    """Rows across both parties, so that dates, titles and names stand level."""
    kosong = Penandatangan("", "")
    kiri, kanan = t.pihak if len(t.pihak) == 2 else (kosong, t.pihak[0])
    tempat = ", ".join(x for x in (t.tempat, t.tanggal) if x)
    baris = [("", f"<p>{kalimat(tempat)}</p>" if tempat else "")]
    baris.append((_jabatan(kiri), _jabatan(kanan)))
    baris.append((_nama(kiri), _nama(kanan)))
    return '<div class="ttd">{}</div>'.format(
        "".join(f"<div><div>{a}</div><div>{b}</div></div>" for a, b in baris if a or b)
    )


def _jabatan(p: Penandatangan) -> str:
    return "".join(f"<p>{kalimat(x)}</p>" for x in (p.peran, p.jabatan) if x)


def _nama(p: Penandatangan) -> str:
    if not p.nama:
        return ""
    nip = f"NIP. {p.nip}" if p.nip else ""
    bawah = "".join(f"<p>{teks(x)}</p>" for x in (p.pangkat, nip) if x)
    return f'<p class="nama">{teks(p.nama)}</p>{bawah}'


_PENULIS_BLOK: dict[type, Callable[..., str]] = {
    Gambar: _gambar,
    Kop: _kop,
    TandaTangan: _tanda_tangan,
    PindahHalaman: lambda _: '<div class="pindah"></div>',
}

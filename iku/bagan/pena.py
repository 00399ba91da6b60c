"""Drawing boxes and lines as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dokumen.html_teks import teks
from dokumen.pena_svg import HURUF

from .kotak import (
    JANGKAR,
    JARAK,
    KEPALA,
    KOLOM,
    LEBAR,
    LEBAR_KOLOM,
    SEBUTAN,
    SELA,
    TEPI,
    X_KOLOM,
    Baris,
    Kotak,
    daftar_ukuran,
    kolom_simpul,
    kotak_program_kosong,
    kotak_simpul,
    tinggi_simpul,
)
from .simpul import Simpul

GESER = 14  # of a line that a triangle stands before


def gambar(
    akar: Sequence[Simpul], judul: str, alternatif: str, *, latar: bool = False
) -> str:
    """The tree as SVG text. `latar`: on white, for a file that is opened alone."""
    pena = _Pena()
    pena.kepala()
    y = KEPALA
    for simpul in akar:
        pena.simpul(simpul, y)
        y += tinggi_simpul(simpul) + SELA
    tinggi = max(y, KEPALA + SELA)
    lebar = LEBAR + 4
    dasar = f'<rect x="-2" width="{lebar}" height="{tinggi}" fill="#fff"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 {lebar} {tinggi}" '
        f'width="{lebar}" height="{tinggi}" role="img" font-family="{HURUF}">'
        f"<title>{teks(judul)}</title><desc>{teks(alternatif)}</desc>"
        f"{dasar if latar else ''}{''.join(pena.isi)}</svg>"
    )


def kata_pohon(akar: Iterable[Simpul]) -> str:
    """The drawing in words: the chain from misi to program."""
    kalimat = []
    for s in akar:
        nama = f"{SEBUTAN.get(s.jenis, '')} {s.nomor} {s.judul}".split()
        lepas = f" ({s.lepas.lower()})" if s.lepas else ""
        kalimat.append(f"{' '.join(nama)}{lepas}.")
        if s.jenis in ("misi", "tujuan", "sasaran", "lepas"):
            kalimat += [f"Indikator {u.nama}." for u in s.indikator]
            kalimat.append(kata_pohon(s.anak))
    return " ".join(k for k in kalimat if k)


class _Pena:
    """Draws node by node; lines first meet the box at JANGKAR below its top."""

    def __init__(self) -> None:
        self.isi: list[str] = []

    def kepala(self) -> None:
        for nama, judul, lebar in KOLOM:
            x = X_KOLOM[nama]
            self.tulis(x, 14, Baris(judul, 10, tebal=True, redup=True))
            self.ruas(x, 20, x + lebar, 20, 'stroke-width="0.8"')

    def simpul(self, s: Simpul, y: int) -> None:
        kolom = kolom_simpul(s)
        x = X_KOLOM[kolom]
        kotak = kotak_simpul(s)
        self.kotak(kotak, x, y, utama=s.jenis in ("misi", "tujuan", "sasaran"))
        asal = [(x + kotak.lebar, y + JANGKAR)]
        if s.jenis == "sasaran":
            asal = self.ukuran(s, asal[0], y)
        tujuan = []
        di = y
        for anak in s.anak:
            tujuan.append((X_KOLOM[kolom_simpul(anak)], di + JANGKAR))
            self.simpul(anak, di)
            di += tinggi_simpul(anak) + SELA
        kosong = kotak_program_kosong(s)
        if kosong is not None:
            self.kotak(kosong, X_KOLOM["program"], y)
            tujuan.append((X_KOLOM["program"], y + JANGKAR))
        self.sambung(asal, tujuan)

    def ukuran(self, s: Simpul, asal: tuple[int, int], y: int) -> list[tuple[int, int]]:
        """The indicators of a sasaran; where the lines to its programs begin."""
        x, di, tepi = X_KOLOM["indikator"], y, []
        daftar = daftar_ukuran(s)
        for kotak in daftar:
            self.kotak(kotak, x, di)
            tepi.append((x, di + JANGKAR))
            di += kotak.tinggi + SELA
        if not daftar:
            return [asal]
        self.sambung([asal], tepi)
        return [(x + LEBAR_KOLOM["indikator"], titik) for _, titik in tepi]

    def sambung(
        self, asal: list[tuple[int, int]], tujuan: list[tuple[int, int]]
    ) -> None:
        """Lines from all of `asal` to all of `tujuan`, over one upright between."""
        if not asal or not tujuan:
            return
        tegak = min(x for x, _ in tujuan) - JARAK // 2
        semua = [y for _, y in (*asal, *tujuan)]
        garis = 'stroke-width="1" stroke-opacity="0.7"'
        for x, y in asal:
            self.ruas(x, y, tegak, y, garis)
        for x, y in tujuan:
            self.ruas(tegak, y, x, y, garis)
        if min(semua) < max(semua):
            self.ruas(tegak, min(semua), tegak, max(semua), garis)

    def kotak(self, kotak: Kotak, x: int, y: int, *, utama: bool = False) -> None:
        if kotak.lepas:
            self.bingkai_lepas(kotak, x, y)
        else:
            isi = "0.08" if utama else "0"
            self.isi.append(
                f'<rect x="{x}" y="{y}" width="{kotak.lebar}" height="{kotak.tinggi}" '
                f'rx="4" fill="currentColor" fill-opacity="{isi}" '
                f'stroke="currentColor" stroke-width="{1.4 if utama else 0.9}"/>'
            )
        di = float(y + TEPI - 3)
        for baris in kotak.baris:
            di += baris.tinggi
            self.tulis(x + TEPI, di, baris)
            if baris.tanda:
                self.segitiga(x + TEPI, di)

    def bingkai_lepas(self, kotak: Kotak, x: int, y: int) -> None:
        """Cut corners and a thick broken line."""
        a, kanan, bawah = 9, x + kotak.lebar, y + kotak.tinggi
        titik = (
            f"{x + a},{y} {kanan - a},{y} {kanan},{y + a} {kanan},{bawah - a} "
            f"{kanan - a},{bawah} {x + a},{bawah} {x},{bawah - a} {x},{y + a}"
        )
        self.isi.append(
            f'<polygon points="{titik}" fill="none" stroke="currentColor" '
            'stroke-width="2.4" stroke-dasharray="7 3"/>'
        )

    def segitiga(self, x: float, y: float) -> None:
        self.isi.append(
            f'<polygon points="{x},{_n(y)} {x + 5},{_n(y - 8.5)} {x + 10},{_n(y)}" '
            'fill="currentColor"/>'
        )

    def tulis(self, x: float, y: float, baris: Baris) -> None:
        gaya = ' font-weight="bold"' * baris.tebal + ' fill-opacity="0.8"' * baris.redup
        x += GESER * baris.tanda
        self.isi.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{baris.ukuran:g}" '
            f'fill="currentColor"{gaya}>{teks(baris.isi)}</text>'
        )

    def ruas(self, x1: float, y1: float, x2: float, y2: float, gaya: str) -> None:
        self.isi.append(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
            f'stroke="currentColor" {gaya}/>'
        )


def _n(angka: float) -> str:
    """A coordinate, to a tenth."""
    return f"{angka:.1f}".removesuffix(".0")

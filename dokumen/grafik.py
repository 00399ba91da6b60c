"""Charts as SVG text, from numbers alone: the same in the PDF and on the page.

One ink (`currentColor`, so that a dark page turns it), values written beside their
marks, meaning never in colour alone. No style element and no style attribute: the
pages' Content-Security-Policy forbids them. What is None is a gap and said in words;
zero is a point like any other.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dokumen.pena_svg import gambar, koordinat, ruas, tulisan
from sakip.angka import pastikan_desimal, tulis

TIDAK_ADA = "belum dilaporkan"

Nilai = Sequence[Decimal | None]


def kata_garis(
    judul: str, tahun: Sequence[int], realisasi: Nilai, target: Nilai, satuan: str = ""
) -> str:
    """The line chart in words: "Judul: 2024 realisasi 84,03, target 88; 2025 ..."."""
    butir = "; ".join(
        f"{t} realisasi {_kata(r, satuan)}, target {_kata(s, satuan)}"
        for t, r, s in zip(tahun, realisasi, target, strict=True)
    )
    return f"{judul}: {butir}."


def kata_batang(
    judul: str,
    butir: Sequence[tuple[str, Decimal | None]],
    satuan: str = "%",
    desimal: int | None = None,
    kosong: str = TIDAK_ADA,
) -> str:
    """The bar chart in words: "Judul: Indeks Kepuasan 94,42 %; ..."."""
    isi = "; ".join(f"{n} {_kata(v, satuan, desimal, kosong)}" for n, v in butir)
    return f"{judul}: {isi}."


def garis(
    judul: str, tahun: Sequence[int], realisasi: Nilai, target: Nilai, satuan: str = ""
) -> str:
    """Years against target: a full line with dots, a dashed one for the target.

    Values print with all their digits; round them before. ValueError when the three
    sequences differ in length, no year is given, or a value is not finite.
    """
    if not tahun:
        raise ValueError("Grafik memerlukan sedikitnya satu tahun.")
    alternatif = kata_garis(judul, tahun, realisasi, target, satuan)
    skala = _skala([*realisasi, *target])
    bidang = _Bidang(kiri=56, kanan=488, atas=26, bawah=196, skala=skala)
    x = [bidang.x(i, len(tahun)) for i in range(len(tahun))]
    isi = [bidang.kisi(satuan)]
    for satu, titik, r in zip(tahun, x, realisasi, strict=True):
        isi.append(tulisan(titik, 214, str(satu), "middle", 11))
        if r is None:
            isi.append(tulisan(titik, 228, TIDAK_ADA, "middle", 9, redup=True))
    isi.append(_runtun(bidang, x, target, 'stroke-width="1.2" stroke-dasharray="5 3"'))
    isi.append(_runtun(bidang, x, realisasi, 'stroke-width="2.2"'))
    for i, titik in enumerate(x):
        isi.append(_nilai_tahun(bidang, titik, i, realisasi, target))
    isi += _nama_garis(bidang, x, realisasi, target)
    return gambar(580, 236, judul, alternatif, "".join(isi))


def batang(
    judul: str,
    butir: Sequence[tuple[str, Decimal | None]],
    satuan: str = "%",
    acuan: Decimal | None = Decimal(100),
    desimal: int | None = None,
    kosong: str = TIDAK_ADA,
) -> str:
    """Horizontal bars from zero, their values at the right edge, `acuan` as a line.

    `desimal`: how many places the values print, None for all that they have; `kosong`:
    the words where there is no value.
    Nothing is capped: 120 is longer than 100, a negative value goes to the left.
    """
    nilai = [pastikan_desimal(v) for _, v in butir if v is not None]
    rendah = min([Decimal(0), *nilai])
    tinggi = max([Decimal(0), *nilai, *([acuan] if acuan is not None else [])])
    if tinggi == rendah:
        tinggi = Decimal(1)
    kiri, kanan = Decimal(212), Decimal(490)
    per_satuan = (kanan - kiri) / (tinggi - rendah)
    nol = kiri - rendah * per_satuan
    isi, y = [], 22
    for nama, v in butir:
        kata = _kata(v, satuan, desimal, kosong)
        baris = textwrap.wrap(nama, 36) or [""]
        tinggi_baris = max(26, 13 * len(baris) + 8)
        tengah = y + tinggi_baris / Decimal(2)
        isi.append(_nama_batang(baris, tengah))
        isi.append(_satu_batang(v, nol, per_satuan, tengah, kata))
        y += tinggi_baris
    isi.append(ruas(nol, Decimal(18), nol, Decimal(y), 'stroke-width="1"'))
    if acuan is not None:
        x = nol + acuan * per_satuan
        putus = 'stroke-width="1" stroke-dasharray="4 3"'
        isi.append(ruas(x, Decimal(18), x, Decimal(y), putus))
        isi.append(tulisan(x, 12, _kata(acuan, satuan), "middle", 10, redup=True))
    alternatif = kata_batang(judul, butir, satuan, desimal, kosong)
    return gambar(580, y + 6, judul, alternatif, "".join(isi))


# --- Scale ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Skala:
    rendah: Decimal
    tinggi: Decimal
    langkah: Decimal


def _skala(nilai: Nilai) -> _Skala:
    """Round limits around all values, in steps of 1, 2 or 5 times a power of ten."""
    ada = [pastikan_desimal(v) for v in nilai if v is not None] or [Decimal(0)]
    rendah, tinggi = min(ada), max(ada)
    rentang = (tinggi - rendah) or abs(tinggi) or Decimal(1)
    pangkat = Decimal(1).scaleb((rentang / 4).adjusted())
    langkah = next(
        (kali * pangkat for kali in (1, 2, 5) if kali * pangkat * 4 >= rentang),
        10 * pangkat,
    )
    dasar = (rendah / langkah).to_integral_value("ROUND_FLOOR") * langkah
    puncak = (tinggi / langkah).to_integral_value("ROUND_CEILING") * langkah
    if dasar == puncak:
        dasar, puncak = dasar - (langkah if dasar else 0), puncak + langkah
    return _Skala(dasar, puncak, langkah)


@dataclass(frozen=True)
class _Bidang:
    """The plotting area, in the units of the drawing."""

    kiri: int
    kanan: int
    atas: int
    bawah: int
    skala: _Skala

    def x(self, urutan: int, banyak: int) -> Decimal:
        return self.kiri + Decimal(self.kanan - self.kiri) * (2 * urutan + 1) / (
            2 * banyak
        )

    def y(self, nilai: Decimal) -> Decimal:
        bagian = (nilai - self.skala.rendah) / (self.skala.tinggi - self.skala.rendah)
        return self.bawah - (self.bawah - self.atas) * bagian

    def kisi(self, satuan: str) -> str:
        """Hairlines with their values; the unit stands above the highest."""
        hasil = tulisan(self.kiri - 8, 12, satuan, "end", 10, redup=True)
        nilai = self.skala.rendah
        while nilai <= self.skala.tinggi:
            y = self.y(nilai)
            tebal = 'stroke-width="1" stroke-opacity="0.2"'
            hasil += ruas(Decimal(self.kiri), y, Decimal(self.kanan), y, tebal)
            hasil += tulisan(self.kiri - 8, y + 4, tulis(nilai), "end", 10, redup=True)
            nilai += self.skala.langkah
        return hasil


# --- Marks ------------------------------------------------------------------------


def _runtun(bidang: _Bidang, x: Sequence[Decimal], nilai: Nilai, garis: str) -> str:
    """One polyline for each run of years without a gap."""
    hasil, titik = "", []
    for satu, v in [*zip(x, nilai, strict=True), (Decimal(0), None)]:
        if v is not None:
            titik.append(f"{koordinat(satu)},{koordinat(bidang.y(v))}")
            continue
        if len(titik) > 1:
            hasil += (
                f'<polyline points="{" ".join(titik)}" fill="none" '
                f'stroke="currentColor" {garis}/>'
            )
        titik = []
    return hasil


def _nilai_tahun(bidang: _Bidang, x: Decimal, i: int, r: Nilai, t: Nilai) -> str:
    """The marks of year `i`; the higher value is written above, the lower below."""
    ini, sasaran = r[i], t[i]
    hasil = ""
    di_atas = sasaran is None or (ini is not None and ini >= sasaran)
    if sasaran is not None:
        y = bidang.y(sasaran)
        hasil += ruas(x - 6, y, x + 6, y, 'stroke-width="2.4"')
        if sasaran != ini:
            letak = y + 14 if ini is not None and di_atas else y - 7
            hasil += tulisan(x, letak, tulis(sasaran), "middle", 10, redup=True)
    if ini is not None:
        y = bidang.y(ini)
        hasil += f'<circle cx="{koordinat(x)}" cy="{koordinat(y)}" r="3.6" fill="currentColor"/>'
        # A peak well below the target: above it is the only side without a line.
        lapang = sasaran is not None and y - bidang.y(sasaran) > 28
        di_atas = di_atas or (lapang and _puncak(r, i))
        letak = y - 8 if di_atas else y + 16
        hasil += tulisan(x, letak, tulis(ini), "middle", 11, tebal=True)
    return hasil


def _puncak(nilai: Nilai, i: int) -> bool:
    """Whether neither neighbour of `i` is higher."""
    sini = nilai[i]
    sisi = [*nilai[max(0, i - 1) : i], *nilai[i + 1 : i + 2]]
    return sini is not None and all(v is None or v <= sini for v in sisi)


def _nama_garis(
    bidang: _Bidang, x: Sequence[Decimal], realisasi: Nilai, target: Nilai
) -> list[str]:
    """The names "Realisasi" and "Target" at the end of their lines, kept apart."""
    letak: list[tuple[Decimal, str]] = []
    for nama, nilai in (("Realisasi", realisasi), ("Target", target)):
        ada = [v for v in nilai if v is not None]
        if ada:
            letak.append((bidang.y(ada[-1]) + 4, nama))
    letak.sort()
    if len(letak) == 2 and letak[1][0] - letak[0][0] < 14:
        letak[1] = (letak[0][0] + 14, letak[1][1])
    return [
        tulisan(bidang.kanan + 8, y, nama, "start", 11, tebal=nama == "Realisasi")
        for y, nama in letak
    ]


def _nama_batang(baris: list[str], tengah: Decimal) -> str:
    y = tengah - Decimal("6.5") * (len(baris) - 1) + 4
    return "".join(
        tulisan(204, y + 13 * i, isi, "end", 10) for i, isi in enumerate(baris)
    )


def _satu_batang(
    v: Decimal | None, nol: Decimal, per_satuan: Decimal, tengah: Decimal, kata: str
) -> str:
    if v is None:
        return tulisan(nol + 6, tengah + 4, kata, "start", 10, redup=True)
    panjang = abs(v) * per_satuan
    x = nol if v >= 0 else nol - panjang
    return (
        f'<rect x="{koordinat(x)}" y="{koordinat(tengah - 7)}" width="{koordinat(panjang)}" height="14" '
        'fill="currentColor" fill-opacity="0.55"/>'
    ) + tulisan(574, tengah + 4, kata, "end", 11, tebal=True)


def _kata(
    nilai: Decimal | None,
    satuan: str,
    desimal: int | None = None,
    kosong: str = TIDAK_ADA,
) -> str:
    if nilai is None:
        return kosong
    return f"{tulis(nilai, desimal)} {satuan}".strip()

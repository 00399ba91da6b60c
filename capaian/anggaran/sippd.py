"""A file of the regency's budget system (SIPPD) made into a sheet "Realisasi anggaran".

No sample of its export is known to us. Therefore what it may look like is the table
`JUDUL`, to be added to when one is seen; what is not understood is refused by name.
The sheet that is made has each row at its own number, so that what the preview says of
row 17 is found in row 17 of the file that was brought.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl import Workbook

from iku.lembar.buku import Buku, Ganjil, LembarMentah
from iku.lembar.dasar import kunci_judul
from iku.lembar.isian import polos, rapi
from iku.lembar.penulis import teks_aman
from iku.pilihan import TingkatNomenklatur
from kecamatan.models import Kecamatan

# Accepted headings per column, without spaces, capitals and signs.
JUDUL: dict[str, frozenset[str]] = {
    "kode": frozenset(
        {
            "kode",
            "kodekegiatan",
            "kodeprogram",
            "kodeprogramkegiatansubkegiatan",
            "koderekening",
            "kodesubkegiatan",
        }
    ),
    "uraian": frozenset(
        {
            "namasubkegiatan",
            "programkegiatansubkegiatan",
            "subkegiatan",
            "uraian",
        }
    ),
    "pagu": frozenset({"anggaran", "jumlahanggaran", "pagu", "paguanggaran", "pagurp"}),
    "realisasi": frozenset(
        {
            "jumlahrealisasi",
            "realisasi",
            "realisasianggaran",
            "realisasikeuangan",
            "realisasirp",
            "realisasisdperiode",
            "realisasisdtriwulan",
        }
    ),
}
WAJIB = ("kode", "realisasi")
BARIS_KEPALA = 40  # among how many rows the headings are looked for


class BukanSippd(ValueError):
    """The file has no row of headings that we know; the sentence says which."""


@dataclass(frozen=True)
class BarisSippd:
    nomor: int
    kode: object
    jumlah: object


def susun(buku: Buku, dikenal: Mapping[str, str]) -> list[BarisSippd]:
    """The rows to import: those at the lowest level of the nomenclature that have an
    amount (`dikenal`: its codes, each with its level). Left out are sums above them, and
    details below a sub kegiatan; any other code that is not known stays, to be refused
    by name."""
    semua = list(_baris(buku))
    ada = {b.kode for b in semua if isinstance(b.kode, str) and b.kode in dikenal}
    induk = {atas for kode in ada for atas in _awalan(kode)}
    sub = {kode for kode in ada if dikenal[kode] == TingkatNomenklatur.SUB_KEGIATAN}

    def diambil(kode: object) -> bool:
        if not isinstance(kode, str):
            return True  # refused by name: a number has lost its zeros
        return kode not in induk and not sub & set(_awalan(kode))

    return [b for b in semua if rapi(b.jumlah) is not None and diambil(b.kode)]


def tulis(
    baris: list[BarisSippd], kecamatan: Kecamatan, tahun: int, triwulan: int
) -> bytes:
    """The same as a file of the kind "realisasi-anggaran"."""
    wb = Workbook()
    ws = wb.active
    ws.title = "Realisasi anggaran"
    ws.append(
        [
            "Kecamatan",
            "Tahun",
            "Periode",
            "Kode program",
            "Realisasi s.d. periode (Rp)",
        ]
    )
    for satu in baris:
        isi = (kecamatan.kode, tahun, triwulan, satu.kode, satu.jumlah)
        for kolom, nilai in enumerate(isi, 1):
            sel = ws.cell(satu.nomor, kolom)
            if isinstance(nilai, str | Ganjil):
                sel.value, sel.data_type = teks_aman(ws, polos(nilai)).value, "s"
            else:
                sel.value = nilai
    keluaran = io.BytesIO()
    wb.save(keluaran)
    return keluaran.getvalue()


def _baris(buku: Buku) -> Iterator[BarisSippd]:
    lembar, letak, kepala = _kepala(buku)
    for nomor, sel in lembar.baris:
        if nomor <= kepala:
            continue
        kode, jumlah = (
            rapi(sel[p]) if p < len(sel) else None
            for p in (letak["kode"], letak["realisasi"])
        )
        if isinstance(kode, str):
            kode = kode.replace(" ", "").rstrip(".")
        # Lines of totals and signatures have no code.
        if kode is None or (isinstance(kode, str) and not kode[:1].isdigit()):
            continue
        if not _nomor_kolom(sel):
            yield BarisSippd(nomor, kode, jumlah)


def _nomor_kolom(sel: list) -> bool:
    """Whether a row only counts its columns: 1, 2, 3 … below the headings."""
    isi = [polos(s) for s in sel if rapi(s) is not None]
    return len(isi) > 1 and isi == [str(n) for n in range(1, len(isi) + 1)]


def _kepala(buku: Buku) -> tuple[LembarMentah, dict[str, int], int]:
    for lembar in buku.lembar:
        if lembar.tersembunyi:
            continue
        for nomor, sel in lembar.baris[:BARIS_KEPALA]:
            letak = _kenali(sel)
            if all(nama in letak for nama in WAJIB):
                return lembar, letak, nomor
    raise BukanSippd(
        "Baris judul tidak ditemukan. Berkas harus memuat kolom kode (misalnya “Kode "
        "Rekening” atau “Kode Sub Kegiatan”) dan kolom “Realisasi”. Bila judulnya lain, "
        "ganti judul kolomnya, atau salin angkanya ke templat Realisasi anggaran."
    )


def _kenali(sel: list) -> dict[str, int]:
    """Which column says what; the first of each."""
    hasil: dict[str, int] = {}
    for posisi, isi in enumerate(sel):
        if not isinstance(isi, str):
            continue
        for nama, judul in JUDUL.items():
            if kunci_judul(isi) in judul:
                hasil.setdefault(nama, posisi)
    return hasil


def _awalan(kode: str) -> Iterator[str]:
    """The codes above a code: 7.01, 7 of 7.01.02."""
    while "." in kode:
        kode = kode.rpartition(".")[0]
        yield kode

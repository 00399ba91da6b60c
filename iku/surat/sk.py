"""The decree that fixes indicators, as a content tree (PER/9/M.PAN/5/2007, Pasal 4).

Decrees of Jember come in four forms, which differ in columns and in what stands
before and after the table; BENTUK says how. Everything is printed from the copies in
the decree itself: a name corrected later does not rewrite it. One that was determined
in the system is printed from its frozen tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from dokumen.penetapan import salinan_beku
from dokumen.pohon import (
    Baris,
    BarisRincian,
    Blok,
    BlokDalam,
    Butir,
    Daftar,
    Dokumen,
    Kepala,
    Kolom,
    Lembar,
    Paragraf,
    Penandatangan,
    PindahHalaman,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
)
from iku.models import ButirSkIku, SkIku
from iku.pilihan import BentukSk, LetakSk

from .umum import DRAF, TITIK_TITIK, judul, kop, tertanggal
from .uraian import berdaftar, urai

Isi = Literal["no", "kinerja", "indikator", "formulasi", "penjelasan", "unit", "sumber"]


@dataclass(frozen=True)
class Bentuk:
    """One form of decree: its columns (content, head, width), and the order of what
    surrounds the table."""

    kolom: tuple[tuple[Isi, str, int], ...]
    uraian_dulu: bool = False  # tugas, fungsi and tujuan before the table
    tanda_tangan: bool = True  # the annex is signed too
    bertanggal: bool = False  # ... with place and date
    nomor_indikator: bool = False  # indicators counted within their sasaran
    rincian: bool = False  # since 2025: titled annexes, number per indicator

    @property
    def lanskap(self) -> bool:
        return len(self.kolom) > 5


BENTUK = {
    # Panti 2021
    BentukSk.FORMULA_SAJA: Bentuk(
        (
            ("no", "NO", 5),
            ("kinerja", "KINERJA UTAMA", 20),
            ("indikator", "INDIKATOR KINERJA UTAMA", 24),
            ("formulasi", "FORMULASI", 23),
            ("unit", "BIDANG PENANGGUNG JAWAB", 14),
            ("sumber", "SUMBER DATA", 14),
        ),
        uraian_dulu=True,
        bertanggal=True,
        nomor_indikator=True,
    ),
    # Balung 2023, Pakusari February 2025
    BentukSk.GABUNG: Bentuk(
        (
            ("no", "NO", 5),
            ("kinerja", "KINERJA UTAMA", 18),
            ("indikator", "INDIKATOR KINERJA UTAMA", 17),
            ("formulasi", "FORMULASI PERHITUNGAN DAN PENJELASAN", 32),
            ("unit", "BIDANG PENANGGUNG JAWAB", 14),
            ("sumber", "SUMBER DATA", 14),
        ),
        tanda_tangan=False,
    ),
    # Patrang 2025
    BentukSk.SASARAN: Bentuk(
        (
            ("kinerja", "Sasaran Strategis", 18),
            ("indikator", "IKU", 16),
            ("formulasi", "Formulasi Perhitungan dan Penjelasan Indikator", 34),
            ("unit", "Penanggung Jawab", 17),
            ("sumber", "Sumber Data", 15),
        ),
    ),
    # Pakusari September 2025, Panti 2026
    BentukSk.PISAH: Bentuk(
        (
            ("no", "NO", 4),
            ("kinerja", "TUJUAN / SASARAN", 12),
            ("indikator", "INDIKATOR KINERJA UTAMA", 12),
            ("formulasi", "FORMULASI PENGUKURAN", 17),
            ("penjelasan", "DEFINISI OPERASIONAL", 34),
            ("sumber", "SUMBER DATA", 10),
            ("unit", "PENANGGUNG JAWAB", 11),
        ),
        uraian_dulu=True,
        rincian=True,
    ),
}


def susun_sk(sk: SkIku) -> Dokumen:
    """The whole decree with its annex: as frozen when it was determined in the system,
    else from the copies it keeps. A draft carries the mark DRAF."""
    if beku := _beku(sk):
        return beku
    return Dokumen(
        judul=f"Keputusan Camat {sk.kecamatan.nama}",
        subjudul=f"Nomor {sk.nomor}" if sk.nomor else "",
        bagian=lembar_sk(sk),
        penyusun=str(sk.kecamatan),
        tanggal=sk.tanggal.isoformat() if sk.tanggal else "",
        tanda=DRAF if sk.draf else "",
    )


def lembar_sk(sk: SkIku) -> tuple[Lembar, ...]:
    """Its pages: the decree, then the annex. For a report that carries a copy."""
    if beku := _beku(sk):
        return tuple(satu for satu in beku.bagian if isinstance(satu, Lembar))
    bentuk = BENTUK[BentukSk(sk.bentuk)]
    nama = str(sk)
    lampiran = [Lembar(nama, tuple(_keputusan(sk, bentuk)), tampak=False)]
    uraian, tabel = tuple(_uraian(sk, bentuk)), tuple(_tabel(sk, bentuk))
    ttd = _tanda_tangan(sk, bentuk)
    if bentuk.uraian_dulu:
        isi = [(uraian, False), ((*tabel, *ttd), bentuk.lanskap)]
    elif bentuk.lanskap:  # the text goes on under the table
        isi = [((*tabel, *ttd, *uraian), True)]
    else:
        isi = [((*tabel, *ttd), False), (uraian, False)]
    isi = [(blok, lanskap) for blok, lanskap in isi if blok]
    # Two sheets of one annex are told apart in contents and bookmarks.
    lampiran += [
        Lembar(
            f"Lampiran {nama}" + (" (lanjutan)" if ke else ""),
            blok,
            tampak=False,
            lanskap=lanskap,
        )
        for ke, (blok, lanskap) in enumerate(isi)
    ]
    return tuple(lampiran)


def _beku(sk: SkIku) -> Dokumen | None:
    """What was frozen when it was determined; None for a draft and a copy of paper."""
    return salinan_beku(sk.dokumen) if sk.dokumen else None


# --- The decree -------------------------------------------------------------------


def _keputusan(sk: SkIku, bentuk: Bentuk) -> Iterator[Blok]:
    camat = f"CAMAT {sk.kecamatan.nama}".upper()
    kabupaten = str(sk.kecamatan.kabupaten).upper()
    yield kop(sk.kecamatan)
    yield judul(f"KEPUTUSAN {camat}", kabupaten)
    yield judul(f"NOMOR : {sk.nomor or TITIK_TITIK}")
    yield judul("TENTANG")
    yield judul(sk.judul.upper())
    if bentuk.rincian:
        yield judul(f"{camat} {kabupaten},")
    dasar = (
        _berlabel("Menimbang", berdaftar(sk.menimbang, "huruf")),
        _berlabel("Mengingat", berdaftar(sk.mengingat, "angka")),
    )
    if ada := tuple(b for b in dasar if b.isi or b.blok):
        yield Rincian(ada)
    if sk.diktum:
        yield judul("MEMUTUSKAN :")
        diktum = (_berlabel(d["nomor"], urai(d["isi"])) for d in sk.diktum)
        yield Rincian((BarisRincian("Menetapkan"), *diktum))
    if sk.penetap_nama:
        yield TandaTangan((_penetap(sk),), _ditetapkan(sk))
    if sk.salinan:
        yield Paragraf("SALINAN Keputusan ini disampaikan kepada Yth.:")
        yield from berdaftar(sk.salinan, "angka")


def _berlabel(label: str, blok: tuple[BlokDalam, ...]) -> BarisRincian:
    """`label : text`, with lists under the text."""
    if blok and isinstance(blok[0], Paragraf):
        return BarisRincian(label, blok[0].isi, blok[1:])
    return BarisRincian(label, "", blok)


def _ditetapkan(sk: SkIku) -> str:
    tanggal = tertanggal(sk.tanggal, sk.tanggal_teks) or TITIK_TITIK
    return f"Ditetapkan di {sk.tempat or TITIK_TITIK}\npada tanggal {tanggal}"


def _penetap(sk: SkIku) -> Penandatangan:
    return Penandatangan(
        sk.penetap_nama, sk.penetap_jabatan, sk.penetap_pangkat, sk.penetap_nip
    )


# --- The annex --------------------------------------------------------------------


def _uraian(sk: SkIku, bentuk: Bentuk) -> Iterator[Blok]:
    """What the annex says in words: unit, tugas, fungsi, tujuan."""
    if bentuk.rincian:
        yield from _rincian_lampiran(sk)
    elif sk.tugas or sk.fungsi:
        yield judul("INDIKATOR KINERJA UTAMA (IKU)", _tempat(sk))
        yield Rincian(
            (
                BarisRincian("Instansi", f"{sk.kecamatan} {sk.kecamatan.kabupaten}"),
                _berlabel("Tugas", berdaftar(sk.tugas, "huruf")),
                _berlabel("Fungsi", berdaftar(sk.fungsi, "huruf")),
            )
        )
    if sk.di_luar_tabel:
        yield from urai(sk.di_luar_tabel)
    else:
        yield from _tujuan(sk)


def _rincian_lampiran(sk: SkIku) -> Iterator[Blok]:
    tanggal = tertanggal(sk.tanggal, sk.tanggal_teks) or TITIK_TITIK
    yield Rincian(
        (
            BarisRincian("LAMPIRAN", f"Keputusan Camat {sk.kecamatan.nama}"),
            BarisRincian("Tanggal", tanggal),
            BarisRincian("Nomor", sk.nomor or TITIK_TITIK),
        )
    )
    yield judul(
        f"RINCIAN INDIKATOR KINERJA PADA {sk.kecamatan}".upper(), _kabupaten(sk)
    )
    yield Rincian((BarisRincian("Nama Perangkat Daerah", str(sk.kecamatan)),))
    butir = (
        Butir(f"{nama} :", berdaftar(isi, "poin"))
        for nama, isi in (("Tugas", sk.tugas), ("Fungsi", sk.fungsi))
        if isi
    )
    if daftar := tuple(butir):
        yield Daftar(daftar, "huruf")


def _tujuan(sk: SkIku) -> Iterator[Blok]:
    """Indicators outside the table, where the decree's own text is not kept."""
    baris: list[BarisRincian] = []
    for i, b in enumerate(_butir(sk, LetakSk.LUAR_TABEL), 1):
        baris.append(BarisRincian(f"Tujuan {i}", b.uraian_kinerja))
        baris.append(BarisRincian(f"Indikator Tujuan {i}", b.uraian_indikator))
    if baris:
        yield Rincian(tuple(baris))


def _tabel(sk: SkIku, bentuk: Bentuk) -> Iterator[Blok]:
    """The table of IKU and, where the decree has others, a second one."""
    utama, lainnya = _butir(sk, LetakSk.UTAMA), _butir(sk, LetakSk.LAINNYA)
    if not bentuk.rincian:
        yield judul("INDIKATOR KINERJA UTAMA", _tempat(sk))
    for nama, butir in (
        ("Lampiran 1. INDIKATOR KINERJA UTAMA", utama),
        ("Lampiran 2. INDIKATOR KINERJA LAINNYA", lainnya),
    ):
        if butir:
            if bentuk.rincian and nama.startswith("Lampiran 2") and utama:
                yield PindahHalaman()
            yield Tabel(
                nama if bentuk.rincian or lainnya else "",
                tuple(
                    Kolom(lebar, kepala_baris=isi == "indikator")
                    for isi, _, lebar in bentuk.kolom
                ),
                (tuple(Kepala(kepala) for _, kepala, _ in bentuk.kolom),),
                tuple(_baris(butir, bentuk)),
                bernomor=False,
            )


def _butir(sk: SkIku, letak: LetakSk) -> list[ButirSkIku]:
    butir = sk.butir.filter(letak=letak).order_by("urutan", "pk")
    return list(butir.prefetch_related("penanggung_jawab"))


def _baris(butir: Sequence[ButirSkIku], bentuk: Bentuk) -> Iterator[Baris]:
    """One row per indicator; the sasaran of several is written once."""
    nomor = 0
    kunci = enumerate(butir)
    for _, kelompok in groupby(kunci, key=lambda b: b[1].uraian_kinerja or b[0]):
        sekelompok = [b for _, b in kelompok]
        nomor += 1
        for i, b in enumerate(sekelompok):
            sel = (
                _sel(isi, b, _Tempat(bentuk, nomor, i, len(sekelompok)))
                for isi, _, _ in bentuk.kolom
            )
            yield Baris(tuple(s for s in sel if s is not None))
        if bentuk.rincian:
            nomor += len(sekelompok) - 1


@dataclass(frozen=True)
class _Tempat:
    """Where a row stands: number of its group, place in the group, size of it."""

    bentuk: Bentuk
    nomor: int
    urutan: int
    banyak: int


def _sel(isi: Isi, b: ButirSkIku, t: _Tempat) -> Sel | None:
    """One cell; None where a cell merged from above stands."""
    if isi == "no" and t.bentuk.rincian:
        return Sel(str(t.nomor + t.urutan), perataan="tengah")
    if isi in ("no", "kinerja"):
        teks = f"{t.nomor}." if isi == "no" else b.uraian_kinerja
        if t.bentuk.rincian:
            # Rows of pages' length: a merged cell over them could not be broken.
            return Sel(teks if t.urutan == 0 else "")
        if t.urutan:
            return None
        return Sel(teks, baris=t.banyak, perataan="tengah" if isi == "no" else None)
    if isi == "indikator":
        nomor = f"{t.urutan + 1}. " if t.bentuk.nomor_indikator else ""
        return Sel(nomor + b.uraian_indikator)
    if isi == "sumber":
        return Sel(b.sumber_data)
    if isi == "unit":
        return Sel(blok=berdaftar([u.nama for u in b.penanggung_jawab.all()], "poin"))
    if isi == "penjelasan":
        return Sel(blok=urai(b.penjelasan, rumus=True))
    if any(k == "penjelasan" for k, _, _ in t.bentuk.kolom) or not b.penjelasan:
        return Sel(blok=urai(b.formulasi, rumus=True))
    return Sel(blok=tuple(_digabung(b)))


def _digabung(b: ButirSkIku) -> Iterator[BlokDalam]:
    """Formula and explanation in one cell, each under its own word."""
    for nama, teks in (
        ("Formulasi Perhitungan :", b.formulasi),
        ("Penjelasan Indikator :", b.penjelasan),
    ):
        if teks:
            yield Paragraf((Teks(nama, tebal=True),))
            yield from urai(teks, rumus=True)


def _tanda_tangan(sk: SkIku, bentuk: Bentuk) -> tuple[Blok, ...]:
    if not (bentuk.tanda_tangan and sk.penetap_nama):
        return ()
    tempat, tanggal = sk.tempat, tertanggal(sk.tanggal, sk.tanggal_teks)
    if not bentuk.bertanggal:
        tempat = tanggal = ""
    return (TandaTangan((_penetap(sk),), tempat, tanggal),)


def _tempat(sk: SkIku) -> str:
    return f"{sk.kecamatan} {sk.kecamatan.kabupaten}".upper()


def _kabupaten(sk: SkIku) -> str:
    return str(sk.kecamatan.kabupaten).upper()

"""Kegiatan sheets of the arrangement of 2020 (LKIP Panti 2020, III B)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from capaian.kontribusi import BarisKontribusi
from dokumen.pohon import (
    Baris,
    Paragraf,
    Sel,
    Tabel,
    Teks,
)
from iku.pilihan import JenisIndikator

from . import asal
from .bentuk import (
    baris,
    baris_kosong,
    kepala,
    kolom,
    sel_satuan,
)
from .kata import BELUM

# One component of a composite measure: its name, target and realisation.
Komponen = tuple[str, Decimal | None, Decimal | None]


# --- Kegiatan -------------------------------------------------------------------------


def tabel_kegiatan(
    nama: str,
    isi: Sequence[BarisKontribusi],
    komponen: Mapping[int, Sequence[Komponen]],
    keterangan: tuple,
    tahun: int,
) -> Tabel:
    """The sheet of one kegiatan: masukan, keluaran, and what was done."""
    hasil: list[Baris] = []
    for jenis, sebutan in (
        (JenisIndikator.MASUKAN, "Masukan"),
        (JenisIndikator.KELUARAN, "Keluaran"),
        (JenisIndikator.HASIL, "Hasil"),
    ):
        for b in isi:
            if b.tempat.jenis == jenis:
                hasil.append(_baris_kegiatan(sebutan, b, tahun))
                hasil += _baris_komponen(komponen.get(b.indikator.pk, ()), b, tahun)
    if keterangan:
        isi_sel = (
            Paragraf((Teks("Keterangan pelaksanaan:", tebal=True),)),
            *keterangan,
        )
        hasil.append(Baris((Sel(blok=isi_sel, kolom=4),)))
    return Tabel(
        f"Kegiatan {nama}",
        kolom("14", "50!", "18^", "18^"),
        (kepala("Jenis", "Uraian", "Target", "Realisasi"),),
        tuple(hasil) or (baris_kosong(4, "Indikator kegiatan belum dicatat"),),
        bernomor=False,
    )


def _baris_kegiatan(sebutan: str, b: BarisKontribusi, tahun: int) -> Baris:
    satuan, dari, hasil = b.indikator.satuan, _asal(b, tahun), b.hasil
    return baris(
        sebutan,
        b.indikator.nama,
        sel_satuan(b.target, satuan, b.target_predikat, "tanpa target", asal=dari[0]),
        sel_satuan(
            hasil.nilai, satuan, hasil.predikat, hasil.alasan or BELUM, asal=dari[1]
        ),
    )


def _asal(b: BarisKontribusi, tahun: int) -> tuple[str, str]:
    return asal.target(b.indikator, tahun), asal.realisasi(b.indikator, tahun)


def _baris_komponen(
    komponen: Sequence[Komponen], b: BarisKontribusi, tahun: int
) -> Iterator[Baris]:
    dari = _asal(b, tahun)
    for nama, target, realisasi in komponen:
        yield baris(
            "",
            Sel(nama, indentasi=1),
            sel_satuan(target, "", kosong="tanpa target", asal=dari[0]),
            sel_satuan(realisasi, "", kosong=BELUM, asal=dari[1]),
        )

"""What programs contributed to a sasaran: Tabel 3.3-3.6 and 3.9-3.10."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from capaian.kontribusi import BarisKontribusi
from dokumen.pohon import Baris, Kalimat, Sebaris, Sel, Tabel, Teks
from iku.models import Nomenklatur

from . import asal
from .bentuk import (
    BELUM_DIHITUNG,
    baris_kosong,
    kata,
    kelompok,
    kepala,
    kolom,
    sel_angka,
    sel_persen,
)
from .kata import BELUM, nilai_satuan, teks_nilai, teks_persen


def tabel_kontribusi(
    judul: str, isi: Sequence[BarisKontribusi], tahun: int, kunci: str, sumber: str
) -> Tabel:
    """Tabel 3.3-3.6, 3.9-3.10: program, kegiatan, sub kegiatan and their measures."""
    hasil: list[Baris] = []
    program = None
    for nomenklatur, isi_node in groupby(isi, key=lambda b: b.nomenklatur):
        daftar = list(isi_node)
        akar = _akar(nomenklatur)
        if akar != program and akar != nomenklatur:
            hasil.append(kelompok(Sel(akar.nama, kolom=6)))
        program = akar
        for i, b in enumerate(daftar):
            tebal = b.kedalaman == 0
            nama = Sel(
                (Teks(nomenklatur.nama, tebal=tebal),),
                baris=len(daftar),
                indentasi=min(b.kedalaman, 3),
            )
            hasil.append(Baris((*(() if i else (nama,)), *_sel_kontribusi(b, tahun))))
    return Tabel(
        judul,
        kolom("34!", "30", "9^", "9^", "10^", "10>"),
        (
            kepala(
                "Program / Kegiatan / Sub Kegiatan",
                "Indikator",
                "Satuan",
                "Target",
                "Realisasi",
                "% Capaian",
            ),
        ),
        tuple(hasil) or (baris_kosong(6, "Indikator program pendukung belum dicatat"),),
        kunci=kunci,
        sumber=sumber,
        kecil=True,
    )


def _akar(nomenklatur: Nomenklatur) -> Nomenklatur:
    """The program that a node belongs to."""
    while nomenklatur.induk is not None:
        nomenklatur = nomenklatur.induk
    return nomenklatur


def _sel_kontribusi(b: BarisKontribusi, tahun: int) -> tuple[Sel, ...]:
    indikator = b.indikator
    kosong = b.hasil.alasan or BELUM
    return (
        Sel(indikator.nama),
        Sel(indikator.satuan),
        sel_angka(b.target, asal=asal.target(indikator, tahun))
        if b.target is not None
        else Sel(b.target_predikat)
        if b.target_predikat
        else kata("tanpa target"),
        sel_angka(b.hasil.nilai, kosong, asal=asal.realisasi(indikator, tahun)),
        sel_persen(
            b.capaian,
            BELUM_DIHITUNG if b.hasil.nilai is None else b.alasan,
            asal=asal.capaian(indikator),
        ),
    )


def kalimat_program(
    b: BarisKontribusi, tahun: int, *, sendiri: bool = False
) -> Kalimat:
    """What a program promised and achieved, after its name or (`sendiri`) alone."""
    satuan = b.indikator.satuan
    target = nilai_satuan(b.target, satuan, b.target_predikat)
    awal = "Indikator" if sendiri else ", dengan indikator"
    isi: list[Sebaris] = [f"{awal} {b.indikator.nama}, pada tahun {tahun} "]
    if target:
        dari = asal.target(b.indikator, tahun)
        isi += ["ditargetkan sebesar ", Teks(target, nilai=b.target, asal=dari)]
    else:
        isi.append("tidak memiliki target")
    if b.hasil.nilai is None:
        isi.append(f"; realisasinya {b.hasil.alasan or BELUM}.")
        return tuple(isi)
    dari = asal.realisasi(b.indikator, tahun)
    realisasi = teks_nilai(b.hasil.nilai, satuan, b.hasil.predikat, asal=dari)
    isi += [" dan terealisasi ", realisasi]
    if b.capaian is None:
        isi.append(f"; persentase capaian tidak dapat dihitung ({b.alasan}).")
    else:
        dari = asal.capaian(b.indikator)
        isi += [
            ", sehingga capaiannya sebesar ",
            teks_persen(b.capaian, asal=dari),
            ".",
        ]
    return tuple(isi)

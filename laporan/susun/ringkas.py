"""The arrangement of 2020 (LKIP Panti 2020): the same blocks in another order.

What was promised last counts: the PK Perubahan is measured, both are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dokumen.pohon import (
    Bab,
    Bagian,
    Blok,
    Butir,
    Daftar,
    Lampiran,
    Paragraf,
    Subbab,
    Teks,
)
from iku.models import IndikatorRenstra
from iku.pilihan import JenisIndikator, TingkatNomenklatur

from .. import pilihan
from .bab1 import kedudukan, latar_belakang, tujuan_laporan
from .bab2 import iku, perjanjian
from .bab4 import kesimpulan, langkah
from .bahan import Bahan
from .bahan_rencana import RencanaStrategis
from .depan import daftar_isi, kata_pengantar, tanda_tangan
from .ikhtisar import ikhtisar
from .kata import rapi
from .lampiran import (
    lampiran_bukti,
    lampiran_pengukuran,
    lampiran_pk,
    lampiran_sk,
)
from .ringkas_bab3 import bab3_ringkas, tahun_ini
from .tabel_efisiensi import nomor_sasaran
from .tabel_rs import tabel_rkt, tabel_rs


def susunan_ringkas(bahan: Bahan) -> tuple[Bagian, ...]:
    akhir = _pk_terakhir(bahan)
    pk = akhir.daftar_pk[0]
    rencana = akhir.rencana_pk(pk)
    kegiatan = _tempat_program(rencana)
    return (
        kata_pengantar(bahan),
        daftar_isi(),
        ikhtisar(akhir),
        _bab1(bahan),
        _bab2(bahan, rencana, kegiatan),
        bab3_ringkas(akhir, pk, rencana),
        _bab4(akhir),
        _lampiran_rs(rencana),
        _lampiran_rkt(bahan, rencana, kegiatan),
        lampiran_pk(pk),
        *lampiran_sk(rencana),
        lampiran_pengukuran(akhir),
        lampiran_bukti(bahan),
    )


def _pk_terakhir(bahan: Bahan) -> Bahan:
    """The same year with its last PK alone."""
    ukuran = replace(bahan.ukuran, daftar_pk=bahan.ukuran.daftar_pk[-1:])
    return replace(bahan, ukuran=ukuran)


def _tempat_program(rencana: RencanaStrategis) -> list[IndikatorRenstra]:
    """Measures on the program tree, in the order of the plan."""
    return list(
        IndikatorRenstra.objects.filter(
            renstra=rencana.renstra, nomenklatur__isnull=False
        )
        .select_related("indikator", "nomenklatur__induk")
        .prefetch_related("target")
        .order_by("nomenklatur__urutan", "nomenklatur__pk", "urutan", "pk")
    )


# --- Bab I, II ------------------------------------------------------------------------


def _bab1(bahan: Bahan) -> Bab:
    return Bab(
        "Pendahuluan",
        (
            Subbab("Latar Belakang", latar_belakang(bahan)),
            Subbab("Maksud dan Tujuan", tujuan_laporan(bahan)),
            Subbab("Kedudukan, Tugas, Fungsi dan Susunan Organisasi", kedudukan(bahan)),
        ),
    )


def _bab2(
    bahan: Bahan, rencana: RencanaStrategis, kegiatan: Sequence[IndikatorRenstra]
) -> Bab:
    tulisan = bahan.tulisan.ambil
    renstra = (
        Subbab(
            "Visi dan Misi Kabupaten",
            tulisan(pilihan.Bagian.RENSTRA)
            or (Paragraf(f"{bahan.nama} melaksanakan {rencana.renstra}."),),
        ),
        Subbab("Tujuan dan Sasaran", tuple(_tujuan_sasaran(rencana))),
        Subbab("Strategi dan Kebijakan", tuple(_strategi(rencana))),
    )
    rkt = (
        *tulisan(pilihan.Bagian.RKT),
        Subbab("Sasaran dan Indikator Sasaran", tuple(_indikator_sasaran(rencana))),
        Subbab("Program dan Indikator Program", (_indikator_program(bahan, kegiatan),)),
        Subbab("Kegiatan dan Indikator Kegiatan", (_keluaran(bahan, kegiatan),)),
    )
    return Bab(
        "Perencanaan Kinerja",
        (
            Subbab("Rencana Strategis", renstra),
            Subbab(f"Rencana Kinerja Tahunan (RKT) Tahun {bahan.tahun}", rkt),
            Subbab("Perjanjian Kinerja", perjanjian(bahan)),
            Subbab("Indikator Kinerja Utama (IKU)", iku(bahan)),
        ),
    )


def _tujuan_sasaran(rencana: RencanaStrategis) -> Iterator[Blok]:
    for tujuan in rencana.tujuan:
        yield Paragraf((Teks(f"Tujuan {tujuan.urutan}: ", tebal=True), tujuan.uraian))
        yield Daftar(
            tuple(
                Butir((f"Sasaran {tujuan.urutan}.{s.urutan}: ", s.uraian))
                for s in tujuan.sasaran.all()
            )
        )


def _strategi(rencana: RencanaStrategis) -> Iterator[Blok]:
    for s in rencana.sasaran:
        yield Paragraf((Teks(f"Sasaran {nomor_sasaran(s)}", tebal=True),))
        yield Daftar(
            (
                Butir(f"Strategi: {rapi(s.strategi) or 'belum dicatat'}."),
                Butir(f"Kebijakan: {rapi(s.kebijakan) or 'belum dicatat'}."),
            )
        )


def _indikator_sasaran(rencana: RencanaStrategis) -> Iterator[Blok]:
    for s in rencana.sasaran:
        yield Paragraf((Teks(f"Sasaran {nomor_sasaran(s)}: ", tebal=True), s.uraian))
        yield Daftar(
            tuple(Butir(t.indikator.nama) for t in rencana.tempat_di(sasaran=s))
            or (Butir("Indikator sasaran belum dicatat."),)
        )


def _indikator_program(bahan: Bahan, tempat: Sequence[IndikatorRenstra]) -> Blok:
    program = [
        t
        for t in tempat
        if t.nomenklatur.tingkat == TingkatNomenklatur.PROGRAM and tahun_ini(bahan, t)
    ]
    return _menurut_node(program)


def _keluaran(bahan: Bahan, tempat: Sequence[IndikatorRenstra]) -> Blok:
    keluaran = [
        t
        for t in tempat
        if t.nomenklatur.tingkat != TingkatNomenklatur.PROGRAM
        and t.jenis == JenisIndikator.KELUARAN
        and tahun_ini(bahan, t)
    ]
    return _menurut_node(keluaran)


def _menurut_node(tempat: Sequence[IndikatorRenstra]) -> Daftar:
    butir = []
    for node, isi in groupby(tempat, key=lambda t: t.nomenklatur):
        indikator = Daftar(tuple(Butir(t.indikator.nama) for t in isi), "angka-kurung")
        butir.append(Butir(node.nama, (indikator,)))
    return Daftar(tuple(butir) or (Butir("Belum dicatat."),), "huruf")


# --- Bab IV and annexes ---------------------------------------------------------------


def _bab4(bahan: Bahan) -> Bab:
    return Bab(
        "Penutup",
        (
            *kesimpulan(bahan),
            *langkah(bahan),
            Paragraf(
                f"Demikian Laporan Kinerja {bahan.nama} Tahun {bahan.tahun} sebagai "
                "laporan pertanggungjawaban, bahan evaluasi, dan bahan penyusunan "
                "rencana tahun berikutnya."
            ),
            tanda_tangan(bahan),
        ),
    )


def _lampiran_rs(rencana: RencanaStrategis) -> Lampiran:
    """A copy of the plan in force; without signature, which would not leave its
    matrix on one page."""
    r = rencana.renstra
    nama = f"Rencana Strategis (RS) {r.awal}–{r.akhir}"
    return Lampiran(nama, (tabel_rs(rencana),), lanskap=True)


def _lampiran_rkt(
    bahan: Bahan, rencana: RencanaStrategis, tempat: Sequence[IndikatorRenstra]
) -> Lampiran:
    tahun = bahan.tahun + 1
    berikut = [
        t for t in tempat if any(target.tahun == tahun for target in t.target.all())
    ]
    isi = (
        tabel_rkt(bahan, rencana, berikut),
        tanda_tangan(bahan),
    )
    return Lampiran(f"Rencana Kinerja Tahunan (RKT) {tahun}", isi, lanskap=True)

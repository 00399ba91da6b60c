"""Targets: agreement, Renstra and decree tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dokumen.pilihan import Aturan
from sakip.angka import tulis

from ..bentuk import Keparahan, Tempat, Temuan
from ..daftar import pemeriksa
from ..fakta import Fakta
from .kata import sebut_pk, teks_target


@pemeriksa
def pk_dan_renstra(f: Fakta) -> Iterator[Temuan]:
    """The target as signed against the one of the Renstra for the year. Lawful (a PK may
    promise more), but it has to be told why."""
    for b in f.baris_pk:
        target = f.target_renstra(b.baris.tempat)
        if target is None:
            continue
        butir = b.baris.butir
        sama = (
            butir.nilai == target.nilai
            if None not in (butir.nilai, target.nilai)
            else butir.nilai is target.nilai and butir.predikat == target.predikat
        )
        if sama:
            continue
        pk, satuan = b.pk.perjanjian, b.baris.indikator.satuan
        ditemukan = teks_target(butir.nilai, satuan, butir.predikat)
        diharapkan = teks_target(target.nilai, satuan, target.predikat)
        yield Temuan(
            Aturan.TARGET_RENSTRA,
            Keparahan.SEDANG,
            Tempat("Bab II", sebut_pk(pk), b.nama, "Target"),
            f"{sebut_pk(pk)}, {b.nama}: target {ditemukan} berbeda dari "
            f"{pk.renstra} ({diharapkan}).",
            diharapkan,
            ditemukan,
            f.alamat("pk", pk.pk),
        )


@pemeriksa
def target_ganda(f: Fakta) -> Iterator[Temuan]:
    """One measure at several places of one Renstra has one target a year."""
    semua = defaultdict(dict)
    for tempat in f.tempat:
        for t in tempat.target.all():
            if t.tahun == f.tahun and t.nilai is not None:
                kunci = tempat.renstra_id, tempat.indikator_id, t.sumber
                semua[kunci].setdefault(t.nilai, tempat)
    for nilai in semua.values():
        if len(nilai) > 1:
            tempat = next(iter(nilai.values()))
            daftar = " dan ".join(tulis(n) for n in sorted(nilai))
            yield Temuan(
                Aturan.TARGET_GANDA,
                Keparahan.SEDANG,
                Tempat("Bab II", str(tempat.renstra), tempat.indikator.nama, "Target"),
                f"{tempat.renstra}, {tempat.indikator.nama}: mempunyai lebih dari satu "
                f"target tahun {f.tahun} ({daftar}).",
                "satu target",
                daftar,
                f.alamat("renstra", tempat.renstra_id),
            )


@pemeriksa
def hanya_di_renstra(f: Fakta) -> Iterator[Temuan]:
    """A measure of tujuan or sasaran with a target of the year belongs into the PK."""
    for pk in f.daftar_pk:
        dijanjikan = {b.indikator.pk for b in pk.baris}
        rencana = f.bahan.rencana_pk(pk)
        for tempat in rencana.tempat:
            if (
                f.target_renstra(tempat) is None
                or tempat.indikator_id in dijanjikan
                or tempat.jenis != "hasil"
            ):
                continue
            p = pk.perjanjian
            yield Temuan(
                Aturan.INDIKATOR_HILANG,
                Keparahan.SEDANG,
                Tempat("Bab II", sebut_pk(p), tempat.indikator.nama),
                f"{tempat.indikator.nama} mempunyai target tahun {f.tahun} dalam "
                f"{p.renstra}, tetapi tidak ada dalam {sebut_pk(p)}.",
                "ada dalam Perjanjian Kinerja",
                "tidak ada",
                f.alamat("pk", p.pk),
            )


@pemeriksa
def hanya_di_pk(f: Fakta) -> Iterator[Temuan]:
    """What is promised has a place and a target in the Renstra of that PK."""
    for b in f.baris_pk:
        pk = b.pk.perjanjian
        if b.baris.tempat is not None and f.target_renstra(b.baris.tempat):
            continue
        apa = "tempat" if b.baris.tempat is None else f"target tahun {f.tahun}"
        yield Temuan(
            Aturan.INDIKATOR_HILANG,
            Keparahan.SEDANG,
            Tempat("Bab II", sebut_pk(pk), b.nama),
            f"{b.nama} ada dalam {sebut_pk(pk)}, tetapi tidak mempunyai {apa} dalam "
            f"{pk.renstra}.",
            f"{apa} dalam {pk.renstra}",
            "tidak ada",
            f.alamat("renstra", pk.renstra_id),
        )


@pemeriksa
def dalam_keputusan(f: Fakta) -> Iterator[Temuan]:
    """What is promised stands in the decree in force on its Renstra."""
    for pk in f.daftar_pk:
        sk = f.bahan.rencana_pk(pk).sk
        if sk is None:
            continue
        ada = {butir.indikator_id for butir in sk.butir.all()}
        for b in pk.baris:
            if b.indikator.pk not in ada:
                yield Temuan(
                    Aturan.INDIKATOR_HILANG,
                    Keparahan.RINGAN,
                    Tempat("Bab II", str(sk), b.butir.uraian_indikator),
                    f"{b.butir.uraian_indikator} ada dalam {sebut_pk(pk.perjanjian)}, "
                    f"tetapi tidak ada dalam {sk}.",
                    f"ada dalam {sk}",
                    "tidak ada",
                    f.alamat("sk-iku", sk.pk),
                )

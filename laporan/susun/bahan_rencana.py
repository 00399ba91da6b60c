"""The Renstra of a year's agreements with tujuan, sasaran, measures and decrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch

from capaian.kontribusi import BarisKontribusi, susun_kontribusi
from capaian.pengukuran import PkTerukur
from iku.models import (
    ButirSkIku,
    IndikatorRenstra,
    Renstra,
    Sasaran,
    SkIku,
    Tujuan,
)
from iku.pilihan import StatusSk
from kecamatan.models import Kecamatan


@dataclass(frozen=True)
class RencanaStrategis:
    """A Renstra with its tujuan, sasaran and their measures."""

    renstra: Renstra
    tujuan: tuple[Tujuan, ...]
    tempat: tuple[IndikatorRenstra, ...]
    sk: SkIku | None
    sk_lampiran: SkIku | None
    kontribusi: Mapping[Sasaran, Sequence[BarisKontribusi]]

    @property
    def sasaran(self) -> tuple[Sasaran, ...]:
        return tuple(s for t in self.tujuan for s in t.sasaran.all())

    def tempat_di(self, *, tujuan=None, sasaran=None) -> list[IndikatorRenstra]:
        return [
            t
            for t in self.tempat
            if (tujuan is not None and t.tujuan_id == tujuan.pk)
            or (sasaran is not None and t.sasaran_id == sasaran.pk)
        ]


def baca_rencana(
    kecamatan: Kecamatan, tahun: int, daftar_pk: Sequence[PkTerukur]
) -> dict[int, RencanaStrategis]:
    """By the key of the Renstra, in the order of the agreements."""
    daftar_id = list(dict.fromkeys(pk.perjanjian.renstra_id for pk in daftar_pk))
    renstra = Renstra.objects.select_related("rpjmd").in_bulk(daftar_id)
    tujuan = defaultdict(list)
    for t in (
        Tujuan.objects.filter(renstra__in=daftar_id)
        .select_related("mendukung__induk__induk")
        .prefetch_related(
            Prefetch(
                "sasaran",
                Sasaran.objects.order_by("urutan")
                .select_related("mendukung__induk__induk", "tujuan")
                .prefetch_related("dukungan__nomenklatur"),
            )
        )
        .order_by("urutan")
    ):
        tujuan[t.renstra_id].append(t)
    tempat = defaultdict(list)
    for butir in (
        IndikatorRenstra.objects.filter(renstra__in=daftar_id, nomenklatur__isnull=True)
        .select_related("indikator")
        .prefetch_related("target")
        .order_by("urutan", "pk")
    ):
        tempat[butir.renstra_id].append(butir)
    sk = _sk(kecamatan)
    berlaku = {nomor: _berlaku(sk[nomor], tahun) for nomor in daftar_id}
    return {
        nomor: RencanaStrategis(
            renstra[nomor],
            tuple(tujuan[nomor]),
            tuple(tempat[nomor]),
            berlaku[nomor],
            _bernaskah(sk[nomor], berlaku[nomor]),
            susun_kontribusi(renstra[nomor], tahun),
        )
        for nomor in daftar_id
    }


def _sk(kecamatan: Kecamatan) -> dict[int, list[SkIku]]:
    """The decrees per Renstra that are ditetapkan, oldest first; one without a day
    before all others."""
    hasil: dict[int, list[SkIku]] = defaultdict(list)
    for sk in (
        SkIku.objects.filter(
            kecamatan=kecamatan, renstra__isnull=False, status=StatusSk.DITETAPKAN
        )
        .select_related("dokumen")
        .order_by(F("tanggal").asc(nulls_first=True), "pk")
        .prefetch_related(
            Prefetch(
                "butir",
                ButirSkIku.objects.select_related("indikator").prefetch_related(
                    "penanggung_jawab"
                ),
            )
        )
    ):
        hasil[sk.renstra_id].append(sk)
    return hasil


def _berlaku(daftar: Sequence[SkIku], tahun: int) -> SkIku | None:
    """The decree in force at the year's end; where none was yet, the first after."""
    akhir = date(tahun, 12, 31)
    sudah = [sk for sk in daftar if sk.tanggal is None or sk.tanggal <= akhir]
    return next(iter(sudah[-1:] or daftar), None)


def _bernaskah(daftar: Sequence[SkIku], berlaku: SkIku | None) -> SkIku | None:
    """The decree to annex: the one in force, or the first after it whose text is known
    (LKIP Panti 2020 tells of one decree and annexes that of January 2021)."""
    sejak = daftar[daftar.index(berlaku) :] if berlaku else ()
    return next((sk for sk in sejak if sk.diktum), None)

"""Saving a planning row with its history, and without overwriting another's work.

Every change of a row that people edit by hand goes through `simpan` or `hapus`:
in one transaction the row is compared with what the person saw, checked,
stored, and its change written down.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping

from django.db import models, transaction

from .cakupan import Tercakup
from .models import Jejak


class Bentrok(Exception):
    """Somebody else changed the row first; `sekarang` is what is stored, None
    where it was deleted meanwhile."""

    def __init__(self, sekarang: Tercakup | None):
        super().__init__(sekarang)
        self.sekarang = sekarang


def potret(baris: Tercakup) -> dict[str, object]:
    """What a row says, field by field, as JSON can hold it. Decimals and dates
    are text, foreign keys are ids, lists stay lists."""
    return {
        kolom.name: _nilai(kolom, getattr(baris, kolom.attname))
        for kolom in baris._meta.concrete_fields
        if kolom.editable and not kolom.primary_key
    }


def sidik(baris: Tercakup) -> str:
    """A short mark of what a row says: put it into the form that edits the row,
    give it back to `simpan`."""
    teks = json.dumps(potret(baris), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(teks.encode()).hexdigest()[:16]


@transaction.atomic
def simpan(
    baris: Tercakup,
    *,
    oleh,
    sidik_lama: str = "",
    alasan: str = "",
    banyak: Mapping[str, Iterable[models.Model]] | None = None,
) -> bool:
    """Check and store a new or changed row; whether anything changed.

    `sidik_lama`: the mark of the row as the person saw it. `banyak`: new members
    of its many-to-many fields. Raises Bentrok where the stored row is another
    by now, ValidationError where the row itself is wrong.
    """
    baru = baris.pk is None
    dari: dict[str, object] = {}
    if not baru:
        lama = _kunci(baris)
        if lama is None or (sidik_lama and sidik(lama) != sidik_lama):
            raise Bentrok(lama)
        dari = potret(lama) | _anggota(lama, banyak)
    baris.full_clean()
    ke = potret(baris) | {
        nama: sorted(anggota.pk for anggota in isi)
        for nama, isi in (banyak or {}).items()
    }
    berubah = {kunci for kunci in ke if baru or dari[kunci] != ke[kunci]}
    if not berubah:
        return False
    baris.save()
    for nama, isi in (banyak or {}).items():
        getattr(baris, nama).set(isi)
    Jejak.objects.catat(
        baris,
        oleh=oleh,
        aksi="menambah" if baru else "mengubah",
        dari={kunci: dari[kunci] for kunci in sorted(berubah & dari.keys())},
        ke={kunci: ke[kunci] for kunci in sorted(berubah)},
        alasan=alasan,
    )
    return True


@transaction.atomic
def hapus(baris: Tercakup, *, oleh, sidik_lama: str = "", alasan: str = "") -> None:
    """Delete a row; what it said stays in the trail. Raises Bentrok as `simpan`,
    ProtectedError where other rows stand on it."""
    lama = _kunci(baris)
    if lama is None or (sidik_lama and sidik(lama) != sidik_lama):
        raise Bentrok(lama)
    Jejak.objects.catat(
        lama, oleh=oleh, aksi="menghapus", dari=potret(lama), alasan=alasan
    )
    lama.delete()


def _kunci(baris: Tercakup) -> Tercakup | None:
    """The stored row, held until the transaction ends. (On SQLite transactions
    of writers follow one another anyway.)"""
    return (
        type(baris).objects.select_for_update(of=("self",)).filter(pk=baris.pk).first()
    )


def _anggota(baris: Tercakup, banyak: Mapping | None) -> dict[str, list[int]]:
    return {
        nama: sorted(getattr(baris, nama).values_list("pk", flat=True))
        for nama in banyak or {}
    }


def _nilai(kolom: models.Field, nilai):
    if nilai is None or isinstance(nilai, bool | int | list | dict):
        return nilai
    if isinstance(kolom, models.DecimalField):
        # One spelling per value: 84.03 typed is 84.0300 stored.
        return f"{kolom.to_python(nilai):.{kolom.decimal_places}f}"
    return str(nilai)

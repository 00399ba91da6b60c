"""A new version of an instrument: a copy of the regency's own, open to change."""

from django.db import models, transaction

from kecamatan.models import Jejak, Kabupaten

from ..models import (
    DefinisiNilai,
    InstrumenLke,
    JenjangLke,
    KriteriaLke,
    PilihanJawaban,
    SubKomponenLke,
)


@transaction.atomic
def salin(asal: InstrumenLke, kabupaten: Kabupaten, *, tahun: int, oleh):
    """The copy, stored, with one entry in the trail; the same few queries whatever its
    size. `tahun`: from which year on it is meant to hold."""
    # Two copies at once would take the same number.
    Kabupaten.objects.select_for_update().get(pk=kabupaten.pk)
    versi = InstrumenLke.objects.filter(kabupaten=kabupaten).count() + 1
    pokok = asal.nama.partition(" (versi ")[0]
    baru = InstrumenLke(
        kabupaten=kabupaten,
        kode=f"LKE_{kabupaten.kode}_{versi}",
        nama=f"{pokok} (versi {versi})",
        dasar=asal.dasar,
        keterangan=asal.keterangan,
        mulai=tahun,
        salinan_dari=asal,
    )
    baru.full_clean()
    baru.save()
    komponen = _salin_baris(asal.komponen.all(), instrumen=baru)
    sub = _salin_baris(
        SubKomponenLke.objects.filter(komponen__instrumen=asal), komponen=komponen
    )
    _salin_kriteria(asal, sub)
    for model in (PilihanJawaban, DefinisiNilai, JenjangLke):
        _salin_baris(model.objects.filter(instrumen=asal), instrumen=baru)
    Jejak.objects.catat(
        baru,
        oleh=oleh,
        aksi="menyalin",
        dari={"kode": asal.kode},
        ke={"kode": baru.kode},
    )
    return baru


def _salin_kriteria(asal: InstrumenLke, sub: dict[int, models.Model]) -> None:
    lama = KriteriaLke.objects.filter(sub__komponen__instrumen=asal)
    baru = _salin_baris(lama, sub=sub)
    # Copies still name the prerequisite of the original.
    for satu in baru.values():
        satu.prasyarat = baru.get(satu.prasyarat_id)
    KriteriaLke.objects.bulk_update(baru.values(), ["prasyarat"])


def _salin_baris(lama: models.QuerySet, **induk) -> dict[int, models.Model]:
    """Copies by the key of the original. `induk`: its new parent, or the new parents by
    the key of the old."""
    ((nama, tujuan),) = induk.items()
    baru = {}
    for baris in lama:
        kunci, baris.pk = baris.pk, None
        baris._state.adding = True
        dulu = getattr(baris, f"{nama}_id")
        setattr(baris, nama, tujuan[dulu] if isinstance(tujuan, dict) else tujuan)
        baru[kunci] = baris
    lama.model.objects.bulk_create(baru.values())
    return baru

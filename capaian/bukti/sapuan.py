"""Taking away what nobody needs: evidence that has proved nothing for thirty days,
files that no row names, and old prints. Never one that is referenced."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import reduce
from operator import or_
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from dokumen.berkas import sidik_berkas
from dokumen.models import PekerjaanCetak
from dokumen.pekerjaan import AKTIF
from kecamatan import riwayat
from kecamatan.models import Kecamatan

from ..models import Bukti, LampiranBukti, TangkapanTriwulan
from . import gudang
from .tindakan import MASA_URUNG

# What else stands on evidence, by its reverse names: this room knows nothing of the
# rooms to its right.
PEMAKAI_EVALUASI = ("lampiran_lke", "tindak_lanjut")
PEMAKAI_LAIN = ("lampiran_ipp", *PEMAKAI_EVALUASI)
# A file without a row may be one whose row is about to be written.
UMUR_TANPA_BARIS = timedelta(days=1)
UMUR_CETAK = timedelta(days=30)


class PembersihanOtomatis:
    """Who stands in the trail for what the sweep did."""

    pk = 0

    def __str__(self):
        return "Pembersihan otomatis"


@dataclass
class Hasil:
    """How many went, and which files of rows are missing or not what they were."""

    bukti: int = 0
    tanpa_baris: int = 0
    cetakan: int = 0
    rusak: list[str] = field(default_factory=list)


def sapu(*, periksa_isi: bool = False) -> Hasil:
    """Sweep all. `periksa_isi`: read every file and compare its SHA-256, too."""
    hasil = Hasil()
    for kecamatan in Kecamatan.objects.order_by("pk"):
        hasil.bukti += _sapu_kecamatan(kecamatan)
    hasil.tanpa_baris = _sapu_tanpa_baris()
    hasil.cetakan = _sapu_cetakan()
    hasil.rusak = [_sebut(bukti) for bukti in _berkas_rusak(periksa_isi)]
    return hasil


def _sapu_kecamatan(kecamatan: Kecamatan) -> int:
    tersebut = _pernah_dikirim(kecamatan)
    calon = [
        b.pk
        for b in _tak_terpakai(kecamatan)
        if (b.sidik[:12] or b.tautan) not in tersebut
    ]
    return sum(_buang(kecamatan, pk) for pk in calon)


def _tak_terpakai(kecamatan: Kecamatan):
    """Evidence that is attached nowhere, nor was within the time to put it back."""
    batas = timezone.now() - MASA_URUNG
    dipakai = LampiranBukti.objects.filter(bukti=OuterRef("pk")).filter(
        Q(dilepas_pada__isnull=True) | Q(dilepas_pada__gte=batas)
    )
    return Bukti.objects.filter(
        ~Exists(dipakai),
        ~dipakai_lain(),
        kecamatan=kecamatan,
        diunggah_pada__lt=batas,
    )


def dipakai_lain(nama: tuple[str, ...] = PEMAKAI_LAIN) -> Q:
    """Whether evidence proves something else than a value of an indicator."""
    return reduce(
        or_,
        (
            Q(
                Exists(
                    Bukti.objects.filter(pk=OuterRef("pk"), **{f"{n}__isnull": False})
                )
            )
            for n in nama
        ),
    )


def _pernah_dikirim(kecamatan: Kecamatan) -> set[str]:
    """Beginnings of fingerprints, and links, named in a picture of a quarter: what was
    sent, approved or locked with it stays."""
    hasil = set()
    for isi in TangkapanTriwulan.objects.filter(
        pengukuran__kecamatan=kecamatan
    ).values_list("isi", flat=True):
        for satu in isi.values():
            hasil |= {s.rpartition(" (")[2][:-1] for s in satu.get("bukti", ())}
    return hasil


@transaction.atomic
def _buang(kecamatan: Kecamatan, pk: int) -> bool:
    """One evidence with what was taken away of it; asked again with the kecamatan
    held, as whoever brings the same bytes does."""
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan.pk)
    bukti = _tak_terpakai(kecamatan).select_for_update().filter(pk=pk).first()
    if bukti is None:
        return False
    oleh, alasan = PembersihanOtomatis(), "tidak terpasang selama 30 hari"
    for lampiran in bukti.lampiran.all():
        riwayat.hapus(lampiran, oleh=oleh, alasan=alasan)
    letak = bukti.berkas.path if bukti.berkas else ""
    riwayat.hapus(bukti, oleh=oleh, alasan=alasan)
    if letak:
        # After the row is gone for good: a row without its file would be worse.
        transaction.on_commit(lambda: Path(letak).unlink(missing_ok=True))
    return True


def _sapu_tanpa_baris() -> int:
    bernama = set(Bukti.objects.exclude(berkas="").values_list("berkas", flat=True))
    akar = Path(settings.MEDIA_ROOT)
    return sum(
        _hapus(berkas)
        for berkas in _lama(gudang.folder(), UMUR_TANPA_BARIS)
        if berkas.relative_to(akar).as_posix() not in bernama
        # Named meanwhile?
        and not Bukti.objects.filter(berkas=berkas.relative_to(akar)).exists()
    )


def _sapu_cetakan() -> int:
    """Prints nobody asked for within thirty days: the report can be printed again.
    A job under way, and the file of one that is still young, stay."""
    batas = timezone.now() - UMUR_CETAK
    aktif = set(
        PekerjaanCetak.objects.filter(status__in=AKTIF).values_list("sidik", flat=True)
    )
    per_berkas = defaultdict(list)
    for pekerjaan in PekerjaanCetak.objects.exclude(berkas=""):
        per_berkas[pekerjaan.berkas].append(pekerjaan)
    akar, banyak = Path(settings.MEDIA_ROOT), 0
    for berkas in _lama(akar / "cetak", UMUR_CETAK):
        pekerjaan = per_berkas[berkas.relative_to(akar).as_posix()]
        muda = any(p.selesai_pada is None or p.selesai_pada > batas for p in pekerjaan)
        if muda or berkas.stem in aktif:
            continue
        PekerjaanCetak.objects.filter(
            pk__in=[p.pk for p in pekerjaan], selesai_pada__lte=batas
        ).delete()
        banyak += _hapus(berkas)
    return banyak


def _lama(folder: Path, umur: timedelta) -> Iterator[Path]:
    """Files below a folder that nobody has written for so long."""
    batas = time.time() - umur.total_seconds()
    for letak, _, nama in os.walk(folder):
        for satu in nama:
            berkas = Path(letak) / satu
            try:
                if berkas.stat().st_mtime < batas:
                    yield berkas
            except FileNotFoundError:
                continue


def _hapus(berkas: Path) -> bool:
    berkas.unlink(missing_ok=True)
    return True


def _berkas_rusak(periksa_isi: bool) -> Iterator[Bukti]:
    for bukti in Bukti.objects.exclude(berkas="").iterator():
        if not gudang.ada_berkasnya(bukti):
            yield bukti
        elif periksa_isi:
            with bukti.berkas.open("rb") as isi:
                if sidik_berkas(isi) != bukti.sidik:
                    yield bukti


def _sebut(bukti: Bukti) -> str:
    return f"{bukti.kecamatan}: {bukti.nama} ({bukti.berkas.name})"

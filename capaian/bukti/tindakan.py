"""Acts on evidence: bring, attach, take away, put back. Each holds the quarter first,
as the acts on the quarter do, and writes the trail."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from kecamatan import riwayat
from kecamatan.models import Kecamatan

from ..models import Bukti, LampiranBukti
from ..periode import PeriodeIndikator
from . import gudang
from .pemeriksaan import periksa

TERBANYAK = 20  # pieces of evidence of one value
MASA_URUNG = timedelta(days=30)


@dataclass(frozen=True)
class Terpasang:
    """What came of attaching. `sudah_ada`: the same bytes (or link) were here already;
    `sudah_terpasang`: at this very value."""

    lampiran: LampiranBukti
    sudah_ada: bool = False
    sudah_terpasang: bool = False


def unggah(
    periode: PeriodeIndikator, berkas: File, *, oleh, halaman="", keterangan=""
) -> Terpasang:
    """Keep a file and attach it. Raises ValidationError (the file, or too many),
    Tertutup (the period takes nothing now); then nothing is kept."""
    jenis = periksa(berkas)
    with gudang.titip(berkas) as titipan, transaction.atomic():
        periode.pegang()
        bukti, baru = gudang.simpan(
            titipan, jenis, berkas.name or "", periode.indikator.kecamatan, oleh
        )
        return _pasang(periode, bukti, not baru, oleh, halaman, keterangan)


@transaction.atomic
def tautkan(
    periode: PeriodeIndikator,
    tautan: str,
    nama: str,
    *,
    oleh,
    halaman="",
    keterangan="",
) -> Terpasang:
    """Attach a link; the same address in the kecamatan is one evidence."""
    periode.pegang()
    kecamatan = periode.indikator.kecamatan
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan.pk)
    bukti = Bukti.objects.filter(kecamatan=kecamatan, tautan=tautan).first()
    ada = bukti is not None
    if bukti is None:
        bukti = Bukti(
            kecamatan=kecamatan, tautan=tautan, nama=nama or tautan, diunggah_oleh=oleh
        )
        riwayat.simpan(bukti, oleh=oleh)
    return _pasang(periode, bukti, ada, oleh, halaman, keterangan)


@transaction.atomic
def pasang(
    daftar: Collection[PeriodeIndikator], bukti: Bukti, *, oleh
) -> list[Terpasang]:
    """Attach one evidence to several values, to all or (an exception) to none."""
    # Quarters in one order, so that two of these never wait for each other.
    urut = sorted(daftar, key=lambda p: (p.tahun, p.triwulan or 4, p.indikator.pk))
    for periode in urut:
        periode.pegang()
    Bukti.objects.select_for_update(no_key=True).get(pk=bukti.pk)
    return [_pasang(p, bukti, True, oleh) for p in urut]


@transaction.atomic
def lepas(lampiran: LampiranBukti, *, oleh) -> None:
    """Take it away from its value; it can be put back for thirty days."""
    lampiran = _pegang(lampiran)
    if lampiran.dilepas_pada is None:
        lampiran.dilepas_pada = timezone.now()
        riwayat.simpan(lampiran, oleh=oleh)


@transaction.atomic
def urungkan(lampiran: LampiranBukti, *, oleh) -> None:
    """Put back what was taken away, with its page and words."""
    lampiran = _pegang(lampiran)
    if lampiran.dilepas_pada is None:
        return
    if lampiran.dilepas_pada < timezone.now() - MASA_URUNG:
        raise ValidationError(
            f"Bukti ini dilepas lebih dari {MASA_URUNG.days} hari yang lalu. Unggah "
            "lagi berkasnya."
        )
    _pastikan_belum_penuh(periode_lampiran(lampiran))
    lampiran.dilepas_pada = None
    riwayat.simpan(lampiran, oleh=oleh)


def periode_lampiran(lampiran: LampiranBukti) -> PeriodeIndikator:
    return PeriodeIndikator(lampiran.indikator, lampiran.tahun, lampiran.triwulan)


def _pegang(lampiran: LampiranBukti) -> LampiranBukti:
    """The row as it is now, its quarter held."""
    periode_lampiran(lampiran).pegang()
    return LampiranBukti.objects.select_related("indikator__kecamatan", "bukti").get(
        pk=lampiran.pk
    )


def _pasang(
    periode: PeriodeIndikator,
    bukti: Bukti,
    sudah_ada: bool,
    oleh,
    halaman: str = "",
    keterangan: str = "",
) -> Terpasang:
    terpasang = LampiranBukti.objects.terpasang().filter(**periode.kunci)
    if lama := terpasang.filter(bukti=bukti).first():
        return Terpasang(lama, True, True)
    _pastikan_belum_penuh(periode)
    lampiran = LampiranBukti(
        **periode.kunci, bukti=bukti, halaman=halaman, keterangan=keterangan
    )
    riwayat.simpan(lampiran, oleh=oleh)
    return Terpasang(lampiran, sudah_ada)


def _pastikan_belum_penuh(periode: PeriodeIndikator) -> None:
    ada = LampiranBukti.objects.terpasang().filter(**periode.kunci).count()
    if ada >= TERBANYAK:
        raise ValidationError(
            f"Sudah ada {ada} bukti; paling banyak {TERBANYAK} untuk satu nilai. Lepas "
            "yang tidak diperlukan, atau gabungkan menjadi satu PDF."
        )

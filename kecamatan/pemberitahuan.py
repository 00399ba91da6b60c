"""Telling people: a line under the bell and, where asked for, an e-mail.

`beritahu` belongs inside the transaction of what it tells about: rolled back, nobody
hears of it. The e-mail is sent by the worker. The row itself is the queue: a job sends
whatever waits, so that one that failed is made up for by the next.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from .models import Kabupaten, Kecamatan, Pemberitahuan, Pengguna, Penugasan, UnitKerja
from .models.pemberitahuan import periksa_tautan
from .pilihan import PERAN_KECAMATAN, Peran

# An e-mail that could not be sent for so long tells nothing new any more.
SUREL_TERLAMA = timedelta(days=3)

log = logging.getLogger(__name__)


def orang(
    tempat: Kecamatan | Kabupaten, *peran: Peran, unit: UnitKerja | None = None
) -> list[Pengguna]:
    """Active people who hold one of these roles today, each once: at the kecamatan,
    or in its kabupaten for the roles that span it. `unit`: only for that unit."""
    kabupaten = tempat if isinstance(tempat, Kabupaten) else tempat.kabupaten_id
    setempat = Q(kabupaten=kabupaten, peran__in=set(peran) - set(PERAN_KECAMATAN))
    di_kecamatan = Q(peran__in=set(peran) & set(PERAN_KECAMATAN))
    if isinstance(tempat, Kabupaten):
        di_kecamatan &= Q(kabupaten=tempat)
    else:
        di_kecamatan &= Q(kecamatan=tempat)
    tugas = Penugasan.objects.pada(timezone.localdate()).filter(setempat | di_kecamatan)
    if unit is not None:
        tugas = tugas.filter(unit=unit)
    return list(
        Pengguna.objects.filter(
            is_active=True, pk__in=tugas.values("pengguna")
        ).order_by("pk")
    )


def beritahu(
    penerima: Iterable[Pengguna],
    teks: str,
    tautan: str,
    kunci: str = "",
    surel: bool = False,
) -> None:
    """Tell each of these people once.

    `tautan`: a path of this site (ValidationError otherwise). `kunci`: names what it
    is about; whoever was told about that already is not told again. `surel`: by
    e-mail too, to those who have an address.
    """
    periksa_tautan(tautan)
    Pemberitahuan.objects.bulk_create(
        [
            Pemberitahuan(
                penerima=satu,
                teks=teks[:500],
                tautan=tautan,
                kunci=kunci,
                surel_diminta=surel and bool(satu.email),
            )
            for satu in {satu.pk: satu for satu in penerima}.values()
        ],
        ignore_conflicts=True,
    )
    if surel:
        # A row of this database: seen by the worker when the transaction commits.
        kirim_surel.enqueue()


@task()
def kirim_surel() -> int:
    """Send what waits; how many went out. Each is taken before it is sent, so that
    two workers never send the same; one that was refused waits for the next job."""
    menunggu = Pemberitahuan.objects.surel_menunggu(timezone.now() - SUREL_TERLAMA)
    return sum(_kirim(satu) for satu in menunggu.select_related("penerima"))


def _kirim(satu: Pemberitahuan) -> bool:
    baris = Pemberitahuan.objects.filter(pk=satu.pk)
    if not baris.filter(surel_pada=None).update(surel_pada=timezone.now()):
        return False
    try:
        send_mail(
            "Pemberitahuan SAKIP Kecamatan",
            f"Yth. {satu.penerima},\n\n{satu.teks}\n\n"
            f"Buka: {settings.ALAMAT_SITUS}{satu.tautan}\n\n"
            "Surel ini dikirim oleh sistem; mohon tidak dibalas.\n",
            None,
            [satu.penerima.email],
        )
    except (SMTPException, OSError) as galat:
        log.warning("surel pemberitahuan %s belum terkirim: %s", satu.pk, galat)
        baris.update(surel_pada=None)
        return False
    return True

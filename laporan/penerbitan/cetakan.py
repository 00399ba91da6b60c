"""The print of a signed report, kept with its fingerprint: made once, never again.

The worker makes it after signing. No page waits for it: whoever asks for a file that is
not there is told that it is being made, and the worker is asked again where nothing is
under way. One process makes it at a time (`cetak_sejak`).
"""

import logging
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from dokumen.berkas import sidik_berkas
from dokumen.models import DokumenResmi
from dokumen.pdf import GagalCetak, cetak_terbatas
from dokumen.penetapan import salinan_beku
from dokumen.pilihan import StatusDokumen

from ..cetak import GAGAL_TAK_TERDUGA, TERLANTAR
from ..models import VersiLkjip

# Above the printer's own limit (120 s): whoever is silent for longer is gone.
BATAS_CETAK = timedelta(minutes=5)

log = logging.getLogger(__name__)


@task()
def cetak_tertunda() -> int:
    """Print every signed version that has no print yet; how many there are now."""
    belum = VersiLkjip.objects.filter(sidik_cetakan="").exclude(
        dokumen__status=StatusDokumen.DRAF
    )
    return sum(cetak(versi) for versi in belum.order_by("pk"))


def cetak(versi: VersiLkjip) -> bool:
    """Print it here and now unless another process does; whether it is there now. Why
    it failed stands on the row."""
    kini = timezone.now()
    milik = VersiLkjip.objects.filter(pk=versi.pk, sidik_cetakan="")
    if not milik.filter(_bebas(kini)).update(cetak_sejak=kini, galat_cetakan=""):
        return False
    galat = ""
    try:
        _simpan(versi)
    except GagalCetak as sebab:
        galat = str(sebab)
    except Exception:
        log.exception("cetakan versi LKjIP %s belum jadi", versi.pk)
        galat = GAGAL_TAK_TERDUGA
    akhir = {"cetak_sejak": None, "galat_cetakan": galat[:300]}
    VersiLkjip.objects.filter(pk=versi.pk).update(**akhir)
    _baca_lagi(versi)
    return not galat


def pastikan_diminta(versi: VersiLkjip) -> None:
    """Ask the worker for a print that nobody makes. However many ask, one job waits;
    where printing failed, only `minta_lagi` asks."""
    bebas = not versi.cetak_sejak or versi.cetak_sejak < timezone.now() - BATAS_CETAK
    ada = versi.sidik_cetakan or versi.galat_cetakan
    if bebas and not ada and not _menunggu().exists():
        cetak_tertunda.enqueue()


def minta_lagi(versi: VersiLkjip) -> None:
    """Once more after it failed."""
    VersiLkjip.objects.filter(pk=versi.pk).update(galat_cetakan="")
    _baca_lagi(versi)
    pastikan_diminta(versi)


def cetak_bila_terlantar(versi: VersiLkjip) -> None:
    """Print in this process where no worker does (a plain runserver): it waited, and
    nothing else is under way. Takes as long as printing does."""
    kini = timezone.now()
    sibuk = DBTaskResult.objects.running().filter(started_at__gt=kini - BATAS_CETAK)
    lama = _menunggu().filter(enqueued_at__lt=kini - TERLANTAR)
    ada = versi.sidik_cetakan or versi.galat_cetakan
    if not ada and lama.exists() and not sibuk.exists():
        cetak(versi)


def nama_unduhan(versi: VersiLkjip) -> str:
    """The file's name for people: "LKjIP-Pakusari-2025-versi-1.pdf"."""
    lkjip = versi.lkjip
    nama = lkjip.kecamatan.nama.replace(" ", "-")
    return f"LKjIP-{nama}-{lkjip.tahun}-versi-{versi.dokumen.versi}.pdf"


def _bebas(kini: datetime) -> Q:
    return Q(cetak_sejak=None) | Q(cetak_sejak__lt=kini - BATAS_CETAK)


def _menunggu():
    return DBTaskResult.objects.filter(
        task_path=cetak_tertunda.module_path, status=TaskResultStatus.READY
    )


def _simpan(versi: VersiLkjip) -> None:
    """Should another have been faster after all, its print stays and this one goes."""
    dokumen = DokumenResmi.objects.get(pk=versi.dokumen_id)
    isi = ContentFile(cetak_terbatas(salinan_beku(dokumen)))
    ini = VersiLkjip(pk=versi.pk)
    ini.cetakan.save(nama_unduhan(versi), isi, save=False)
    milik = VersiLkjip.objects.filter(pk=versi.pk, sidik_cetakan="")
    if not milik.update(cetakan=ini.cetakan.name, sidik_cetakan=sidik_berkas(isi)):
        ini.cetakan.delete(save=False)


def _baca_lagi(versi: VersiLkjip) -> None:
    versi.refresh_from_db(
        fields=["cetakan", "sidik_cetakan", "cetak_sejak", "galat_cetakan"]
    )

"""The print of a signed report, kept with its fingerprint: made once, never again.

The worker makes it after signing. Whatever it did not finish is made by the next job,
by publishing, or by whoever asks for the file first.
"""

import logging

from django.core.files.base import ContentFile
from django_tasks import task

from dokumen.berkas import sidik_berkas
from dokumen.models import DokumenResmi
from dokumen.pdf import GagalCetak, cetak_terbatas
from dokumen.penetapan import salinan_beku
from dokumen.pilihan import StatusDokumen

from ..models import VersiLkjip

log = logging.getLogger(__name__)


@task()
def cetak_tertunda() -> int:
    """Print every signed version that has no print yet; how many there are now."""
    belum = VersiLkjip.objects.filter(sidik_cetakan="").exclude(
        dokumen__status=StatusDokumen.DRAF
    )
    jadi = 0
    for versi in belum.order_by("pk"):
        try:
            pastikan_cetakan(versi)
            jadi += 1
        except (GagalCetak, OSError):
            log.exception("cetakan %s belum jadi", versi.pk)
    return jadi


def pastikan_cetakan(versi: VersiLkjip) -> None:
    """The row with its print; GagalCetak with a sentence where that fails. Two who make
    it at once keep one."""
    versi.refresh_from_db(fields=["cetakan", "sidik_cetakan"])
    if versi.sidik_cetakan:
        return
    dokumen = DokumenResmi.objects.get(pk=versi.dokumen_id)
    isi = ContentFile(cetak_terbatas(salinan_beku(dokumen)))
    ini = VersiLkjip(pk=versi.pk)
    ini.cetakan.save(nama_unduhan(versi), isi, save=False)
    milik = VersiLkjip.objects.filter(pk=versi.pk, sidik_cetakan="")
    if not milik.update(cetakan=ini.cetakan.name, sidik_cetakan=sidik_berkas(isi)):
        ini.cetakan.delete(save=False)
    versi.refresh_from_db(fields=["cetakan", "sidik_cetakan"])


def nama_unduhan(versi: VersiLkjip) -> str:
    """The file's name for people: "LKjIP-Pakusari-2025-versi-1.pdf"."""
    lkjip = versi.lkjip
    nama = lkjip.kecamatan.nama.replace(" ", "-")
    return f"LKjIP-{nama}-{lkjip.tahun}-versi-{versi.dokumen.versi}.pdf"

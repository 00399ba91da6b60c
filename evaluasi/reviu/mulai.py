"""Beginning a review."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from dokumen.models import DokumenResmi
from kecamatan import riwayat
from kecamatan.pilihan import Peran

from ..models import InstrumenReviu, Reviu
from ..models.tindakan_reviu import BUKAN_PEREVIU, peran_pereviu
from ..pilihan import StatusReviu


class TanpaInstrumen(Exception):
    """No checklist is in force: reference data was never loaded."""


@transaction.atomic
def mulai_reviu(laporan: DokumenResmi, *, oleh) -> Reviu:
    """The review of this report that is under way, else a new one by the checklist in
    force. PermissionDenied for whoever may not review it; DokumenResmi.DoesNotExist
    where the draft was withdrawn meanwhile."""
    if Peran.EVALUATOR not in peran_pereviu(oleh, laporan):
        raise PermissionDenied(BUKAN_PEREVIU)
    # Held, so that two who begin at once find the same review.
    DokumenResmi.objects.select_for_update().get(pk=laporan.pk)
    berjalan = laporan.reviu.exclude(status=StatusReviu.TERBIT).first()
    if berjalan is not None:
        return berjalan
    instrumen = _instrumen(laporan)
    if instrumen is None:
        raise TanpaInstrumen(
            "Daftar pernyataan reviu belum dimuat. Beri tahu admin kabupaten."
        )
    reviu = Reviu(
        kecamatan=laporan.kecamatan,
        tahun=laporan.tahun,
        laporan=laporan,
        instrumen=instrumen,
        pereviu=oleh,
    )
    riwayat.simpan(reviu, oleh=oleh)
    return reviu


def _instrumen(laporan: DokumenResmi) -> InstrumenReviu | None:
    """The regency's own before the national one, the newest that has begun. It is made
    after the report's year."""
    semua = InstrumenReviu.objects.filter(mulai__lte=laporan.tahun + 1)
    sendiri = semua.filter(kabupaten=laporan.kecamatan.kabupaten)
    nasional = semua.filter(kabupaten__isnull=True)
    return (
        (sendiri | nasional)
        .order_by(F("kabupaten").asc(nulls_last=True), "-mulai")
        .first()
    )

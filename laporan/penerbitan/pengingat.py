"""What `manage.py ingatkan` says about reports that were not sent."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse

from iku.models import PerjanjianKinerja
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran
from sakip.tanggal import panjang

from .papan import susun_papan

# Days from today to the due date on which those who have not sent are told.
HARI = {14: "14 hari lagi", 5: "5 hari lagi", 1: "besok", -1: "sudah lewat kemarin"}


def lkjip_belum_disampaikan(
    kini: datetime,
) -> Iterable[tuple[Kecamatan, str, str, Peran]]:
    """Kecamatan with a plan for the year before that have not sent its report."""
    hari, tahun = kini.date(), kini.year - 1
    for kabupaten in Kabupaten.objects.all():
        daftar = list(kabupaten.kecamatan.filter(pk__in=_berencana(tahun)))
        papan = susun_papan(kabupaten, daftar, tahun, hari)
        kata = HARI.get((papan.batas - hari) // timedelta(days=1))
        if kata is None:
            continue
        for baris in papan.baris:
            if baris.disampaikan is None:
                for peran in (Peran.OPERATOR, Peran.CAMAT):
                    yield (
                        baris.kecamatan,
                        f"LKjIP {baris.kecamatan} {tahun} belum disampaikan; batasnya "
                        f"{kata} ({panjang(papan.batas)}). Kini: {baris.keadaan}.",
                        reverse("lkjip-penerbitan", args=[baris.kecamatan.kode, tahun]),
                        peran,
                    )


def _berencana(tahun: int):
    """Whoever promised something for that year has to report it."""
    return PerjanjianKinerja.objects.filter(tahun=tahun).values("kecamatan")

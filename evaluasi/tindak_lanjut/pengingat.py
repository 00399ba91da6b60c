"""What `manage.py ingatkan` says about the deadlines of recommendations."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse

from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran
from sakip.tanggal import panjang

from ..models import Rekomendasi
from ..pilihan import StatusLhe, StatusTindakLanjut
from .keadaan import keadaan_butir

# Days from today to the deadline on which the kecamatan is told.
HARI = {7: "7 hari lagi", 1: "besok", -1: "sudah lewat kemarin"}
PANJANG_KATA = 100  # of a recommendation within a sentence


def mendekati_batas(kini: datetime) -> Iterable[tuple[Kecamatan, str, str, Peran]]:
    """Recommendations of issued LHEs whose deadline is near or was yesterday, unless an
    evaluator has closed them. For the operator; the camat too once it has passed."""
    hari = kini.date()
    batas = {hari + timedelta(days=n): kata for n, kata in HARI.items()}
    for butir in (
        Rekomendasi.objects.filter(lhe__status=StatusLhe.TERBIT, batas__in=batas)
        .select_related("lhe__kecamatan")
        .prefetch_related("tindak_lanjut")
        .order_by("batas", "pk")
    ):
        if keadaan_butir(butir).status != StatusTindakLanjut.BELUM:
            continue
        kecamatan = butir.lhe.kecamatan
        tahun = max(hari.year, butir.lhe.tahun)
        for peran in _siapa(butir.batas < hari):
            yield (
                kecamatan,
                f"Batas waktu butir {butir.nomor} {butir.lhe} {kecamatan} "
                f"{batas[butir.batas]} ({panjang(butir.batas)}): "
                f"{_singkat(butir.uraian)}",
                reverse("tindak_lanjut_satu", args=[kecamatan.kode, tahun, butir.pk]),
                peran,
            )


def _siapa(lewat: bool) -> tuple[Peran, ...]:
    return (Peran.OPERATOR, Peran.CAMAT) if lewat else (Peran.OPERATOR,)


def _singkat(teks: str) -> str:
    if len(teks) <= PANJANG_KATA:
        return teks if teks.endswith(".") else f"{teks}."
    return f"{teks[: PANJANG_KATA - 1].rstrip()}…"

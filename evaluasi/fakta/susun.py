"""The facts of one worksheet."""

from datetime import date

from django.utils import timezone

from ..models import Evaluasi, InstrumenLke, KriteriaLke
from . import (
    evaluasi_internal,
    pelaporan,
    pemanfaatan_rencana,
    pengukuran,
    perencanaan,
)
from .bahan import Bahan
from .bentuk import Amatan, Fakta, usul_jawaban
from .daftar import ATURAN

# The instrument whose criteria the rules answer.
ACUAN = "LKE_88_2021"
# Their rules are in the register once they are imported.
MODUL = (perencanaan, pemanfaatan_rencana, pengukuran, pelaporan, evaluasi_internal)


def fakta_kriteria(evaluasi: Evaluasi, hari: date | None = None) -> dict[str, Fakta]:
    """What the system knows, by the code of the criterion ("3.a.4"); criteria it knows
    nothing of are left out. `hari`: the day it is looked at, else today.

    The same number of queries however much there is to look at.
    """
    instrumen = evaluasi.periode.instrumen
    pilihan = {
        skala: [(p.kode, p.nilai) for p in daftar]
        for skala, daftar in instrumen.pilihan_per_skala().items()
    }
    bahan = Bahan(evaluasi, hari or timezone.localdate())
    return {
        k.kode: _fakta(ATURAN[k.kode](bahan), pilihan.get(k.skala, []))
        for k in _kriteria(instrumen)
    }


def _kriteria(instrumen: InstrumenLke) -> list[KriteriaLke]:
    """The criteria in use that have a rule. One that a local copy words anew asks
    something else, so the rule is not its own."""
    semua = list(
        KriteriaLke.objects.filter(
            sub__komponen__instrumen__in=InstrumenLke.objects.filter(
                kode__in=(ACUAN, instrumen.kode)
            )
        ).select_related("sub__komponen__instrumen")
    )
    bunyi = {k.kode: k.uraian for k in semua if k.sub.komponen.instrumen.kode == ACUAN}
    return [
        k
        for k in semua
        if k.sub.komponen.instrumen_id == instrumen.pk
        and k.dipakai
        and k.kode in ATURAN
        and bunyi.get(k.kode) == k.uraian
    ]


def _fakta(amatan: Amatan, pilihan) -> Fakta:
    kalimat = amatan.kalimat
    if amatan.batas:
        kalimat += f" Tidak terlihat dari data: {amatan.batas}."
    return Fakta(
        kalimat, amatan.tautan, usul_jawaban(amatan.bagian, pilihan), amatan.dasar
    )

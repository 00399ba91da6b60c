"""What officers wrote about their indicators during the year, quarter by quarter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from capaian.analisis.tindakan import AKHIR_TAHUN
from capaian.models import Analisis
from capaian.riwayat import nama_periode

from ..susun.bahan import Bahan


@dataclass(frozen=True)
class KataPetugas:
    """One part of one period's words, as they were written."""

    periode: str
    isi: str


# By indicator and by what the words are: "pendorong", "penghambat", "tindak_lanjut".
Kata = Mapping[tuple[int, str], list[KataPetugas]]
UNSUR = ("pendorong", "penghambat", "tindak_lanjut")


def baca_kata_petugas(bahan: Bahan) -> Kata:
    """One query; copies that nobody looked at yet say nothing."""
    indikator = {b.indikator.pk for pk in bahan.daftar_pk for b in pk.baris}
    hasil = defaultdict(list)
    semua = Analisis.objects.filter(
        indikator__in=indikator, tahun=bahan.tahun, salinan=False
    )
    for a in sorted(semua, key=lambda a: a.triwulan or AKHIR_TAHUN):
        for unsur in UNSUR:
            if isi := " ".join(getattr(a, unsur).split()):
                kata = KataPetugas(nama_periode(a.triwulan), isi)
                hasil[a.indikator_id, unsur].append(kata)
    return hasil

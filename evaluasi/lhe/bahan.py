"""What an LHE is written from, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iku.pilihan import ROMAWI
from kecamatan.models import Kabupaten, Kecamatan

from ..kampanye.skor import Skor, Susunan, urutan
from ..models import Evaluasi, JenjangLke, Lhe, PeriodeEvaluasi
from ..penilaian import HasilLKE, Instrumen, nilai_lke
from ..pilihan import StatusLhe
from .draf import BagianButir, grades, kelompokkan


@dataclass(frozen=True)
class Bahan:
    """One evaluation as its report tells it. `lalu`: the LHE issued before it, with
    `skor_lalu` where it has a total."""

    lhe: Lhe
    evaluasi: Evaluasi
    instrumen: Instrumen
    hasil: HasilLKE
    interpretasi: str
    bagian: Sequence[BagianButir]
    lalu: Lhe | None
    skor_lalu: Skor | None

    @property
    def kecamatan(self) -> Kecamatan:
        return self.lhe.kecamatan

    @property
    def kabupaten(self) -> Kabupaten:
        return self.lhe.kecamatan.kabupaten

    @property
    def periode(self) -> PeriodeEvaluasi:
        return self.evaluasi.periode

    @property
    def sebut_periode(self) -> str:
        """ "Triwulan III Tahun 2026", "Tahun 2026"."""
        return sebut_periode(self.lhe)


def sebut_periode(lhe: Lhe) -> str:
    """ "Triwulan III Tahun 2026", "Tahun 2026"."""
    triwulan = f"Triwulan {ROMAWI[lhe.triwulan]} " if lhe.triwulan else ""
    return f"{triwulan}Tahun {lhe.tahun}"


def sebelum(lhe: Lhe) -> Lhe | None:
    """The LHE of this kecamatan that was issued for the period before; a whole year
    comes after its quarters."""
    batas = urutan(lhe.tahun, lhe.triwulan)
    semua = Lhe.objects.filter(
        kecamatan=lhe.kecamatan_id, status=StatusLhe.TERBIT, tahun__lte=lhe.tahun
    ).select_related("evaluasi__periode")
    return max(
        (x for x in semua if urutan(x.tahun, x.triwulan) < batas),
        key=lambda x: urutan(x.tahun, x.triwulan),
        default=None,
    )


def baca_bahan(lhe: Lhe) -> Bahan:
    """Read it all. ValueError where a sub-component has no grade; the acts see to it
    that none is missing."""
    evaluasi = lhe.evaluasi
    instrumen = evaluasi.periode.instrumen.susun()
    hasil = nilai_lke(grades(evaluasi), instrumen)
    lalu = sebelum(lhe)
    jenjang = JenjangLke.objects.filter(
        instrumen=evaluasi.periode.instrumen_id, kode=hasil.predikat
    ).first()
    return Bahan(
        lhe,
        evaluasi,
        instrumen,
        hasil,
        jenjang.interpretasi if jenjang else "",
        kelompokkan(instrumen.komponen, list(lhe.rekomendasi.all())),
        lalu,
        Susunan().skor_lhe(lalu) if lalu else None,
    )

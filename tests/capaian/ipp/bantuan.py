"""Short ways to bring an assessment as far as a test needs it."""

from datetime import date
from pathlib import Path

from capaian.ipp.tindakan import terima_respons
from capaian.models import PenilaianIpp, PertanyaanIpp
from capaian.pilihan import JalurF03

ACUAN = Path(__file__).parents[3] / "fixtures" / "acuan"


def isi_skor(penilaian: PenilaianIpp, kolom: str, skor: int = 3) -> None:
    """The same score for every indicator of a form, without its history."""
    penilaian.jawaban.update(**{kolom: skor})


def diajukan(penilaian, operator) -> PenilaianIpp:
    isi_skor(penilaian, "f01")
    penilaian.ajukan(oleh=operator)
    return penilaian


def beri_respons(penilaian, skor: int = 4, banyak: int = 1) -> None:
    """So many respondents of the public who all answer the same everywhere."""
    semua = list(PertanyaanIpp.objects.filter(aspek__instrumen=penilaian.instrumen_id))
    for _ in range(banyak):
        terima_respons(penilaian, dict.fromkeys(semua, skor), jalur=JalurF03.PUBLIK)


def ditetapkan(penilaian, operator, organisasi, f02: int = 3, f03: int = 4):
    """Determined with 30 respondents: 0,75 × f02 + 0,25 × f03."""
    diajukan(penilaian, operator)
    isi_skor(penilaian, "f02", f02)
    beri_respons(penilaian, f03, 30)
    penilaian.tetapkan(oleh=organisasi, tanggal=date(2025, 9, 10))
    return penilaian

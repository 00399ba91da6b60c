"""The two sides of a worksheet: who writes which columns, and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..models import Evaluasi, JawabanLke
from ..models.tindakan_evaluasi import PENULIS_MANDIRI, PENULIS_NILAI
from ..pilihan import StatusEvaluasi


@dataclass(frozen=True)
class Sisi:
    """One side: the columns of its answer and its note."""

    kode: str
    sebutan: str
    jawaban: str
    catatan: str
    penulis: Mapping[StatusEvaluasi, frozenset[str]]

    def isi(self, baris: JawabanLke | None) -> tuple[str, str]:
        """Its answer and note as they are stored; empty where there is no row."""
        if baris is None:
            return "", ""
        return getattr(baris, self.jawaban), getattr(baris, self.catatan)


MANDIRI = Sisi("mandiri", "Kecamatan", "mandiri", "catatan_mandiri", PENULIS_MANDIRI)
NILAI = Sisi("nilai", "Evaluator", "nilai", "catatan", PENULIS_NILAI)
SISI = (MANDIRI, NILAI)


def sisi_kini(evaluasi: Evaluasi, user) -> Sisi | None:
    """The side this person writes now; None: the worksheet is only read."""
    siapa = evaluasi.pelaku(user)
    terbuka = [s for s in SISI if s.penulis.get(evaluasi.status, frozenset()) & siapa]
    return next(iter(terbuka), None)


def sisi_milik(evaluasi: Evaluasi, user) -> Sisi:
    """The side this person's save is meant for, whether it is open now or not: saving
    (`Evaluasi.pegang`) says why not."""
    siapa = evaluasi.pelaku(user)
    milik = [s for s in SISI if any(boleh & siapa for boleh in s.penulis.values())]
    terbuka = [s for s in milik if evaluasi.status in s.penulis]
    return next(iter(terbuka + milik), NILAI)

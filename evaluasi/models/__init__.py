from .evaluasi import (
    Evaluasi,
    JawabanLke,
    LampiranLke,
    NilaiSub,
    TanggapanSub,
)
from .instrumen import (
    DefinisiNilai,
    InstrumenLke,
    JenjangLke,
    KomponenLke,
    KriteriaLke,
    PilihanJawaban,
    SubKomponenLke,
)
from .kampanye import (
    AnggotaTim,
    PeriodeEvaluasi,
    TimEvaluasi,
    TugasEvaluator,
)
from .lhe import Lhe
from .nilai_lhe import NilaiLhe
from .rekomendasi import Rekomendasi, TindakLanjut
from .reviu import AturanReviu, ButirReviu, InstrumenReviu, IsiReviu, Reviu

__all__ = [
    "AnggotaTim",
    "AturanReviu",
    "ButirReviu",
    "DefinisiNilai",
    "Evaluasi",
    "InstrumenLke",
    "InstrumenReviu",
    "IsiReviu",
    "JawabanLke",
    "JenjangLke",
    "KomponenLke",
    "KriteriaLke",
    "LampiranLke",
    "Lhe",
    "NilaiLhe",
    "NilaiSub",
    "PeriodeEvaluasi",
    "PilihanJawaban",
    "Rekomendasi",
    "Reviu",
    "SubKomponenLke",
    "TanggapanSub",
    "TimEvaluasi",
    "TindakLanjut",
    "TugasEvaluator",
]

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

__all__ = [
    "AnggotaTim",
    "DefinisiNilai",
    "Evaluasi",
    "InstrumenLke",
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
    "SubKomponenLke",
    "TanggapanSub",
    "TimEvaluasi",
    "TindakLanjut",
    "TugasEvaluator",
]

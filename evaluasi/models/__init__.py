from .evaluasi import (
    AnggotaTim,
    Evaluasi,
    JawabanLke,
    LampiranLke,
    NilaiSub,
    PeriodeEvaluasi,
    TanggapanSub,
    TimEvaluasi,
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
from .lhe import Lhe
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
    "NilaiSub",
    "PeriodeEvaluasi",
    "PilihanJawaban",
    "Rekomendasi",
    "SubKomponenLke",
    "TanggapanSub",
    "TimEvaluasi",
    "TindakLanjut",
]

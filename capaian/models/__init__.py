from .analisis import Analisis
from .anggaran import RealisasiAnggaran
from .bukti import Bukti, LampiranBukti
from .jadwal import Jadwal, PengecualianJadwal
from .pembanding import Pembanding
from .realisasi import NilaiVariabel, Realisasi
from .responden_skm import JawabanSkm, RespondenSkm
from .skala import AturanPengukuran, JenjangSkala, Skala
from .skm import InstrumenSkm, NilaiUnsur, Survei, UnsurSkm
from .triwulan import (
    PembukaanKunci,
    PengukuranTriwulan,
    PermintaanPerbaikan,
    TangkapanTriwulan,
)

__all__ = [
    "Analisis",
    "AturanPengukuran",
    "Bukti",
    "InstrumenSkm",
    "Jadwal",
    "JawabanSkm",
    "JenjangSkala",
    "LampiranBukti",
    "NilaiUnsur",
    "NilaiVariabel",
    "Pembanding",
    "PembukaanKunci",
    "PengecualianJadwal",
    "PengukuranTriwulan",
    "PermintaanPerbaikan",
    "Realisasi",
    "RealisasiAnggaran",
    "RespondenSkm",
    "Skala",
    "Survei",
    "TangkapanTriwulan",
    "UnsurSkm",
]

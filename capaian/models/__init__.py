from .analisis import Analisis
from .anggaran import RealisasiAnggaran
from .bukti import Bukti, LampiranBukti
from .ipp import AspekIpp, AturanIpp, IndikatorIpp, InstrumenIpp, PertanyaanIpp
from .jadwal import Jadwal, PengecualianJadwal
from .lampiran_ipp import LampiranIpp
from .pembanding import Pembanding
from .penilaian_ipp import JawabanIpp, NilaiF03, PenilaianIpp, ResponsF03
from .rapat import KeputusanRapat, RapatEvaluasi
from .realisasi import NilaiVariabel, Realisasi, RealisasiDikosongkan
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
    "AspekIpp",
    "AturanIpp",
    "AturanPengukuran",
    "Bukti",
    "IndikatorIpp",
    "InstrumenIpp",
    "InstrumenSkm",
    "Jadwal",
    "JawabanIpp",
    "JawabanSkm",
    "JenjangSkala",
    "KeputusanRapat",
    "LampiranBukti",
    "LampiranIpp",
    "NilaiF03",
    "NilaiUnsur",
    "NilaiVariabel",
    "Pembanding",
    "PembukaanKunci",
    "PengecualianJadwal",
    "PengukuranTriwulan",
    "PenilaianIpp",
    "PermintaanPerbaikan",
    "PertanyaanIpp",
    "RapatEvaluasi",
    "Realisasi",
    "RealisasiAnggaran",
    "RealisasiDikosongkan",
    "RespondenSkm",
    "ResponsF03",
    "Skala",
    "Survei",
    "TangkapanTriwulan",
    "UnsurSkm",
]

"""The quarters of a year at a glance, and what waits for one person."""

from dataclasses import dataclass

from iku.pilihan import TRIWULAN
from kecamatan.ruang import Ruang

from ...models import PengukuranTriwulan
from ...pilihan import StatusTriwulan
from ...pilihan import TindakanTriwulan as T
from ..daftar import susun_kewajiban
from ..kelengkapan import Kelengkapan, hitung_kelengkapan
from ..keterbukaan import Jendela, jendela
from .halaman import GILIRAN

# Acts that a person is waited for; the rest may be done, or not.
DITUNGGU = (T.AJUKAN, T.SETUJUI, T.VERIFIKASI, T.KUNCI, T.BUKA)


@dataclass(frozen=True)
class Keadaan:
    """One quarter in the list. `menunggu_anda`: it is this person's turn."""

    pengukuran: PengukuranTriwulan
    jendela: Jendela | None
    kelengkapan: Kelengkapan
    menunggu_anda: bool

    @property
    def nama(self) -> str:
        return TRIWULAN[self.pengukuran.triwulan]

    @property
    def giliran(self) -> str:
        return GILIRAN[StatusTriwulan(self.pengukuran.status)]


def susun_keadaan(ruang: Ruang) -> list[Keadaan]:
    """All four quarters of the year."""
    return [_satu(ruang, triwulan) for triwulan in TRIWULAN]


def _satu(ruang: Ruang, triwulan: int) -> Keadaan:
    kecamatan, tahun = ruang.kecamatan, ruang.tahun
    ini = PengukuranTriwulan.objects.tersimpan(kecamatan, tahun, triwulan)
    bisa = set(ini.tindakan_bagi(ruang.pengguna)) & set(DITUNGGU)
    if ini.status == StatusTriwulan.TERKUNCI:
        bisa -= {T.KUNCI}
        if not ini.pembukaan.filter(dijawab_pada=None).exists():
            bisa -= {T.BUKA}
    kewajiban = list(susun_kewajiban(kecamatan, tahun, triwulan))
    kelengkapan = hitung_kelengkapan(kewajiban, tahun)
    if T.AJUKAN in bisa and not kelengkapan.wajib:
        bisa -= {T.AJUKAN}
    return Keadaan(ini, jendela(kecamatan, tahun, triwulan), kelengkapan, bool(bisa))

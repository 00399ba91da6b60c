"""The rows of the board, which of them are shown, and in which order."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kecamatan.models import Kecamatan

from ...models import PembukaanKunci, PengukuranTriwulan
from ...pilihan import StatusTriwulan as S
from ..daftar import susun_kewajiban_banyak
from ..kelengkapan import Kelengkapan, hitung_kelengkapan_banyak
from ..keterbukaan import Jendela, jendela_banyak

BELUM_DIKIRIM = (S.DRAF, S.DIKEMBALIKAN)


@dataclass(frozen=True)
class BarisPapan:
    """One kecamatan in one quarter. `diminta`: requests to open it that wait;
    `dibuka_sampai`: until when something in it is open, None where nothing is."""

    kecamatan: Kecamatan
    pengukuran: PengukuranTriwulan
    kelengkapan: Kelengkapan
    jendela: Jendela | None
    diminta: int
    dibuka_sampai: datetime | None
    kini: datetime

    @property
    def belum_dikirim(self) -> bool:
        """Not sent, although there is something to send."""
        return self.pengukuran.status in BELUM_DIKIRIM and self.kelengkapan.wajib > 0

    @property
    def terlambat(self) -> bool:
        """Not sent, and its window is over."""
        return (
            self.belum_dikirim
            and self.jendela is not None
            and self.kini > self.jendela.tutup
        )

    @property
    def dikirim_terlambat(self) -> bool:
        """Sent after its window was over."""
        dikirim = self.pengukuran.diajukan_pada
        return (
            not self.belum_dikirim
            and self.jendela is not None
            and dikirim is not None
            and dikirim > self.jendela.tutup
        )


def susun_papan(
    daftar: Collection[Kecamatan],
    tahun: int,
    triwulan: int,
    kini: datetime | None = None,
) -> list[BarisPapan]:
    """One row per kecamatan; the same number of queries for one and for all."""
    kini = kini or timezone.now()
    umum = {"tahun": tahun, "triwulan": triwulan}
    pengukuran = {
        p.kecamatan_id: p
        for p in PengukuranTriwulan.objects.filter(kecamatan__in=daftar, **umum)
    }
    lengkap = hitung_kelengkapan_banyak(
        susun_kewajiban_banyak(daftar, tahun, triwulan), tahun
    )
    jendela = jendela_banyak(daftar, tahun, triwulan)
    diminta, dibuka = _pembukaan(pengukuran.values(), kini)
    hasil = []
    for kecamatan in daftar:
        ini = pengukuran.get(kecamatan.pk)
        ini = ini or PengukuranTriwulan(kecamatan=kecamatan, **umum)
        ini.kecamatan = kecamatan
        hasil.append(
            BarisPapan(
                kecamatan,
                ini,
                lengkap[kecamatan.pk],
                jendela[kecamatan.pk],
                diminta.get(ini.pk, 0),
                dibuka.get(ini.pk),
                kini,
            )
        )
    return hasil


def _pembukaan(daftar, kini: datetime) -> tuple[dict[int, int], dict[int, datetime]]:
    diminta: dict[int, int] = {}
    dibuka: dict[int, datetime] = {}
    for satu in PembukaanKunci.objects.filter(pengukuran__in=list(daftar)):
        pk = satu.pengukuran_id
        if satu.dijawab_pada is None:
            diminta[pk] = diminta.get(pk, 0) + 1
        elif satu.sampai and satu.sampai > kini:
            dibuka[pk] = max(dibuka.get(pk, satu.sampai), satu.sampai)
    return diminta, dibuka


SARINGAN: Mapping[str, tuple[str, Callable[[BarisPapan], bool]]] = {
    "terlambat": ("terlambat", lambda b: b.terlambat),
    "belum": ("belum dikirim", lambda b: b.belum_dikirim),
    "diajukan": ("menunggu Camat", lambda b: b.pengukuran.status == S.DIAJUKAN),
    "disetujui": ("menunggu verifikasi", lambda b: b.pengukuran.status == S.DISETUJUI),
    "diverifikasi": (
        "menunggu dikunci",
        lambda b: b.pengukuran.status == S.DIVERIFIKASI,
    ),
    "terkunci": ("terkunci", lambda b: b.pengukuran.status == S.TERKUNCI),
    "minta_buka": ("minta dibuka", lambda b: b.diminta > 0),
}
_URUTAN_STATUS = list(S)
URUTAN: Mapping[str, Callable[[BarisPapan], tuple]] = {
    "": lambda b: (not b.terlambat, b.kecamatan.nama),
    "nama": lambda b: (b.kecamatan.nama,),
    "keadaan": lambda b: (
        _URUTAN_STATUS.index(S(b.pengukuran.status)),
        b.kecamatan.nama,
    ),
    "lengkap": lambda b: (
        b.kelengkapan.terisi / (b.kelengkapan.wajib or 1),
        b.kecamatan.nama,
    ),
    "tutup": lambda b: (
        b.jendela is None,
        b.jendela.tutup if b.jendela else b.kini,
        b.kecamatan.nama,
    ),
}


@dataclass(frozen=True)
class Pilihan:
    """What the address asks for; what it does not know counts as not asked."""

    keadaan: str = ""
    urut: str = ""
    cari: str = ""

    @classmethod
    def baca(cls, data: Mapping[str, str]) -> "Pilihan":
        keadaan, urut = data.get("keadaan", ""), data.get("urut", "")
        return cls(
            keadaan if keadaan in SARINGAN else "",
            urut if urut in URUTAN else "",
            data.get("cari", "").replace("\x00", "").strip()[:100],
        )

    def terapkan(self, semua: Collection[BarisPapan]) -> list[BarisPapan]:
        """The rows that are shown, in order."""
        hasil = [
            b
            for b in semua
            if self.cari.lower() in b.kecamatan.nama.lower()
            and (not self.keadaan or SARINGAN[self.keadaan][1](b))
        ]
        return sorted(hasil, key=URUTAN[self.urut])


def ikhtisar(semua: Collection[BarisPapan]) -> list[tuple[str, str, int]]:
    """(filter, its words, how many rows), of those that have any."""
    hasil = [
        (kunci, kata, sum(map(cocok, semua)))
        for kunci, (kata, cocok) in SARINGAN.items()
    ]
    return [satu for satu in hasil if satu[2]]

"""Whether a quarter, or one indicator of it, may be written now.

`nilai_keterbukaan` is the rule, pure; the rest reads the rows it needs.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from kecamatan.models import Kecamatan
from sakip.tanggal import waktu

from ..models import Jadwal, PengukuranTriwulan
from ..models.tindakan_triwulan import BISA_DIISI
from ..pilihan import StatusTriwulan


@dataclass(frozen=True)
class Jendela:
    """From when until when a quarter is filled in, for one kecamatan."""

    buka: datetime
    tutup: datetime
    pengecualian: bool = False
    hari_perbaikan: int = 3


@dataclass(frozen=True)
class Keterbukaan:
    """`terbuka`: may be written. `kalimat` says why not, or until when (may be
    empty). `sampai`: when it closes by itself, None: not by time."""

    terbuka: bool
    kalimat: str = ""
    sampai: datetime | None = None


def nilai_keterbukaan(
    status: str,
    kini: datetime,
    jendela: Jendela | None,
    perbaikan_sampai: datetime | None = None,
    dibuka_sampai: datetime | None = None,
) -> Keterbukaan:
    """The rule: a draft is open within its window, a returned quarter until the end
    of its mending time (or of its window, where that is later: this is how Bagian
    Organisasi prolongs it), anything else only where it was opened for a time. A
    draft with a mending time was mended, sent and taken back: it is still mended."""
    if status == StatusTriwulan.DIKEMBALIKAN or (
        status == StatusTriwulan.DRAF and perbaikan_sampai
    ):
        if perbaikan_sampai and jendela is not None:
            perbaikan_sampai = max(perbaikan_sampai, jendela.tutup)
        if perbaikan_sampai and kini > perbaikan_sampai:
            return Keterbukaan(
                False,
                f"Masa perbaikan berakhir {_waktu(perbaikan_sampai)}. Mintalah "
                "perpanjangan kepada Bagian Organisasi.",
            )
        return Keterbukaan(True, _sampai(perbaikan_sampai), perbaikan_sampai)
    if status not in BISA_DIISI:
        if dibuka_sampai and kini <= dibuka_sampai:
            return Keterbukaan(True, _sampai(dibuka_sampai), dibuka_sampai)
        nama = StatusTriwulan(status).kata
        return Keterbukaan(
            False, f"Triwulan ini sudah {nama}, sehingga tidak dapat diubah."
        )
    if jendela is None:
        return Keterbukaan(True)
    if kini < jendela.buka:
        return Keterbukaan(False, f"Pengisian dibuka {_waktu(jendela.buka)}.")
    if kini > jendela.tutup:
        return Keterbukaan(
            False,
            f"Pengisian ditutup {_waktu(jendela.tutup)}. Mintalah perpanjangan kepada "
            "Bagian Organisasi.",
        )
    return Keterbukaan(True, _sampai(jendela.tutup), jendela.tutup)


def tulis_sisa(kini: datetime, sampai: datetime) -> str:
    """When something closes, as it stands beside a state: "ditutup 5 hari lagi". Days
    are those of the calendar in the zone of `kini`."""
    sampai = sampai.astimezone(kini.tzinfo)
    hari = (sampai.date() - kini.date()).days
    if hari > 1:
        return f"ditutup {hari} hari lagi"
    kata = ("hari ini", "besok")[max(hari, 0)]
    return f"ditutup {kata} pukul {sampai:%H.%M}"


def akhir_perbaikan(kini: datetime, jendela: Jendela | None) -> datetime | None:
    """Until when a quarter returned now may be mended: the end of the day so many days
    on as the regency gives; None where it set no window."""
    if jendela is None:
        return None
    hari = timezone.localtime(kini) + timedelta(days=jendela.hari_perbaikan)
    return hari.replace(hour=23, minute=59, second=59, microsecond=999_999)


def jendela(kecamatan: Kecamatan, tahun: int, triwulan: int) -> Jendela | None:
    """The window of a quarter for this kecamatan, its exception counted in; None
    where the regency set none."""
    return jendela_banyak([kecamatan], tahun, triwulan)[kecamatan.pk]


def jendela_banyak(
    daftar: Collection[Kecamatan], tahun: int, triwulan: int
) -> dict[int, Jendela | None]:
    """The same for many kecamatan, by their key; two queries."""
    setahun = jendela_setahun(daftar, tahun)
    return {k.pk: setahun.get((k.pk, triwulan)) for k in daftar}


def jendela_setahun(
    daftar: Collection[Kecamatan], tahun: int
) -> dict[tuple[int, int], Jendela]:
    """All windows of a year, by kecamatan and quarter; two queries. Where the regency
    set none, there is none."""
    hasil = {}
    semua = Jadwal.objects.filter(
        kabupaten__in={k.kabupaten_id for k in daftar}, tahun=tahun
    )
    for jadwal in semua.order_by().prefetch_related("pengecualian"):
        lain = {p.kecamatan_id: p.tutup for p in jadwal.pengecualian.all()}
        for kecamatan in daftar:
            if kecamatan.kabupaten_id == jadwal.kabupaten_id:
                hasil[kecamatan.pk, jadwal.triwulan] = Jendela(
                    jadwal.buka,
                    lain.get(kecamatan.pk, jadwal.tutup),
                    kecamatan.pk in lain,
                    jadwal.hari_perbaikan,
                )
    return hasil


class BaruDiisi:
    """Of an indicator whose period has just taken an entry: it was open."""

    def indikator(self, pk: int) -> Keterbukaan:
        return Keterbukaan(True)


class PeriksaKeterbukaan:
    """Answers for all indicators of one quarter; reads its rows once."""

    def __init__(self, pengukuran: PengukuranTriwulan, kini: datetime | None = None):
        self.pengukuran = pengukuran
        self.kini = kini or timezone.now()
        self.jendela = jendela(
            pengukuran.kecamatan, pengukuran.tahun, pengukuran.triwulan
        )
        self._dibuka: dict[int | None, datetime] = {}
        if pengukuran.pk and pengukuran.status == StatusTriwulan.TERKUNCI:
            for satu in pengukuran.pembukaan.filter(sampai__gt=self.kini):
                lama = self._dibuka.get(satu.indikator_id)
                self._dibuka[satu.indikator_id] = max(lama or satu.sampai, satu.sampai)

    def triwulan(self) -> Keterbukaan:
        """Of the quarter as a whole."""
        return self._nilai(self._dibuka.get(None))

    def indikator(self, pk: int) -> Keterbukaan:
        """Of one indicator, by its key."""
        ada = [s for s in (self._dibuka.get(None), self._dibuka.get(pk)) if s]
        return self._nilai(max(ada, default=None))

    def _nilai(self, dibuka_sampai: datetime | None) -> Keterbukaan:
        return nilai_keterbukaan(
            self.pengukuran.status,
            self.kini,
            self.jendela,
            self.pengukuran.perbaikan_sampai,
            dibuka_sampai,
        )


def _sampai(pada: datetime | None) -> str:
    return f"Ditutup {_waktu(pada)}." if pada else ""


def _waktu(pada: datetime) -> str:
    return waktu(timezone.localtime(pada))

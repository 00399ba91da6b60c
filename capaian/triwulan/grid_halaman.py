"""The grid as a page: rows with their fields, grouped by level, and its frame."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils import timezone

from iku.models import Indikator
from iku.pilihan import TRIWULAN
from kecamatan.ruang import Ruang

from ..models import Jadwal, PengukuranTriwulan
from ..models.realisasi import PENGISI
from ..pilihan import StatusTriwulan
from .daftar import URUTAN_TINGKAT
from .forms import Isian
from .grid import Baris, susun_baris
from .kelengkapan import Kelengkapan, hitung_baris
from .keterbukaan import Keterbukaan, PeriksaKeterbukaan, tulis_sisa

# Levels that are always open; those below are folded where the page is long.
UTAMA = ("tujuan", "sasaran")
BANYAK = 20
NAMA_TINGKAT = {
    "": "Lainnya",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
}


@dataclass(frozen=True)
class BarisIsian:
    """A row and its fields. `bisa`: this person may fill it in now."""

    baris: Baris
    isian: Isian
    bisa: bool

    @property
    def pk(self) -> int:
        return self.baris.indikator.pk

    @cached_property
    def kunci(self) -> str:
        """The same as text: a page has it a dozen times per row, and a template sets
        every number in the reader's language."""
        return str(self.pk)

    @property
    def nama_hitung(self) -> str:
        return f"hitung-{self.pk}"

    @property
    def hitung(self) -> str:
        """What it adds to the completeness of the page, as the page keeps it."""
        return hitung_baris([self.baris]).tanda

    @property
    def nama_tingkat(self) -> str:
        return NAMA_TINGKAT[self.baris.kewajiban.tingkat]

    @cached_property
    def keadaan(self) -> str:
        """Its state in one word or two."""
        if not self.baris.kewajiban.waktunya and self.baris.realisasi is None:
            return "belum waktunya"
        if self.baris.tertutup:
            return "terkunci"
        if self.baris.realisasi is None:
            return "belum diisi"
        return "tersimpan" if self.baris.terisi else "belum lengkap"

    @property
    def periode_kunci(self) -> str:
        """As addresses spell it."""
        periode = self.baris.kewajiban.periode
        return "tahun" if periode is None else str(periode)

    @property
    def menonjol(self) -> bool:
        """Whether it must not lie folded: something is asked of the person."""
        return bool(self.isian.ditolak or self.baris.perbaikan)

    @property
    def rinci_terbuka(self) -> bool:
        return bool(
            self.isian.kosong
            or self.isian.galat_alasan
            or self.isian.galat_penjelasan
            or (self.bisa and self.baris.perlu_dijelaskan)
        )


@dataclass(frozen=True)
class Bagian:
    """The rows of one or two levels: one table."""

    kunci: str
    judul: str
    daftar: tuple[BarisIsian, ...]
    lipat: bool
    terbuka: bool

    @property
    def kelompok(self) -> list[tuple[str, list[BarisIsian]]]:
        """By the tujuan, sasaran or program they stand under."""
        return [
            (induk, list(isi))
            for induk, isi in groupby(self.daftar, lambda b: b.baris.kewajiban.induk)
        ]


class Grid:
    """One quarter of one kecamatan for one person. `data`: what was sent."""

    def __init__(
        self,
        ruang: Ruang,
        triwulan: int,
        *,
        data: Mapping[str, str] | None = None,
        usulan: bool = True,
    ):
        self.ruang, self.triwulan = ruang, triwulan
        self.pengukuran = PengukuranTriwulan.objects.tersimpan(
            ruang.kecamatan, ruang.tahun, triwulan
        )
        self._keterbukaan = PeriksaKeterbukaan(self.pengukuran)
        self.baris = susun_baris(self.pengukuran, self._keterbukaan, usulan=usulan)
        self.milik = boleh_diisi(self.baris, ruang.pengguna)
        self.isian = [self._isian(b, data) for b in self.baris]

    def _isian(self, baris: Baris, data) -> BarisIsian:
        dikirim = data is not None and f"tanda-{baris.indikator.pk}" in data
        isian = Isian(
            baris.indikator,
            baris.realisasi,
            baris.analisis,
            data if dikirim else None,
            baris.dikosongkan,
        )
        bisa = (
            baris.indikator.pk in self.milik
            and baris.kewajiban.waktunya
            and not baris.tertutup
        )
        return BarisIsian(baris, isian, bisa)

    @cached_property
    def kelengkapan(self) -> Kelengkapan:
        return hitung_baris(self.baris)

    @cached_property
    def keterbukaan(self) -> Keterbukaan:
        return self._keterbukaan.triwulan()

    @property
    def bisa(self) -> bool:
        """Whether this person may fill in anything on it now."""
        return any(b.bisa for b in self.isian)

    @property
    def sisa(self) -> str:
        """When it closes, in words beside its state; empty where it does not."""
        if not self.keterbukaan.terbuka or self.keterbukaan.sampai is None:
            return ""
        return tulis_sisa(timezone.localtime(), self.keterbukaan.sampai)

    @property
    def nama(self) -> str:
        return TRIWULAN[self.triwulan]

    def bagian(self, *, belum_saja: bool = False) -> list[Bagian]:
        """The tables of the page. `belum_saja`: only what is due and not filled."""
        tampil = [
            b
            for b in self.isian
            if not belum_saja
            or b.menonjol
            or (b.baris.kewajiban.waktunya and not b.baris.terisi)
        ]
        utama = [b for b in tampil if b.baris.kewajiban.tingkat in UTAMA]
        hasil = [Bagian("utama", "Tujuan dan sasaran", tuple(utama), False, True)]
        for tingkat in URUTAN_TINGKAT:
            if tingkat in UTAMA:
                continue
            isi = tuple(b for b in tampil if b.baris.kewajiban.tingkat == tingkat)
            terbuka = len(tampil) <= BANYAK or any(b.menonjol for b in isi)
            hasil.append(
                Bagian(tingkat or "lain", NAMA_TINGKAT[tingkat], isi, True, terbuka)
            )
        return [b for b in hasil if b.daftar]


def boleh_diisi(daftar: Iterable[Baris], pengguna) -> frozenset[int]:
    """Keys of the indicators among these rows that this person may fill in."""
    kunci = [b.indikator.pk for b in daftar]
    return frozenset(
        Indikator.objects.editable_by(pengguna, pengubah=PENGISI)
        .filter(pk__in=kunci)
        .values_list("pk", flat=True)
    )


def triwulan_kini(ruang: Ruang, hari_ini: date) -> int:
    """The quarter a person will want: one that was returned, else one whose window is
    open, else that of the calendar (of a past year the last, of a coming the first)."""
    umum = {"tahun": ruang.tahun}
    dikembalikan = PengukuranTriwulan.objects.filter(
        kecamatan=ruang.kecamatan, status=StatusTriwulan.DIKEMBALIKAN, **umum
    )
    sekarang = timezone.now()
    berjalan = Jadwal.objects.filter(
        kabupaten=ruang.kecamatan.kabupaten,
        buka__lte=sekarang,
        tutup__gte=sekarang,
        **umum,
    )
    for daftar in (dikembalikan, berjalan):
        if satu := daftar.order_by("triwulan").first():
            return satu.triwulan
    if ruang.tahun != hari_ini.year:
        return 4 if ruang.tahun < hari_ini.year else 1
    return (hari_ini.month + 2) // 3

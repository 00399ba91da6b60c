"""One quarter's money for one person: rows with their fields, and sending them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils import timezone

from iku.pilihan import TRIWULAN
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import Ruang, bisa_ubah

from ..models import PengukuranTriwulan, RealisasiAnggaran
from ..tindakan import Tertutup
from ..triwulan.keterbukaan import Keterbukaan, PeriksaKeterbukaan, tulis_sisa
from .isian import IsianJumlah
from .susunan import SETAHUN, BarisBelanja, susun_belanja
from .tindakan import simpan_jumlah

BUKAN_PENGISI = "Realisasi anggaran diisi oleh operator kecamatan atau Bappeda."


@dataclass(frozen=True)
class BarisIsian:
    """A row; `isian` None: nothing is entered here."""

    baris: BarisBelanja
    isian: IsianJumlah | None
    bisa: bool

    @property
    def pk(self) -> int:
        return self.baris.node.pk

    @property
    def keadaan(self) -> str:
        """Its state in one word or two."""
        if self.isian is None:
            return ""
        if not self.bisa:
            return "terkunci"
        return "belum diisi" if self.baris.tersimpan is None else "tersimpan"


class Halaman:
    """`data`: what was sent."""

    def __init__(
        self, ruang: Ruang, triwulan: int, data: Mapping[str, str] | None = None
    ):
        self.ruang, self.triwulan = ruang, triwulan
        self.pengukuran = PengukuranTriwulan.objects.tersimpan(
            ruang.kecamatan, ruang.tahun, triwulan
        )
        self.belanja = susun_belanja(ruang.kecamatan, ruang.tahun, triwulan)
        self.milik = bisa_ubah(
            ruang.kecamatan, ruang.pengguna, RealisasiAnggaran.pengubah
        )
        self.bisa = self.milik and self.keterbukaan.terbuka and not self.belanja.setahun
        self.baris = [self._baris(b, data) for b in self.belanja.baris]

    def _baris(self, baris: BarisBelanja, data) -> BarisIsian:
        if not baris.diisi:
            return BarisIsian(baris, None, False)
        dikirim = data is not None and f"tanda-{baris.node.pk}" in data
        return BarisIsian(
            baris, IsianJumlah(baris, data if dikirim else None), self.bisa
        )

    @cached_property
    def keterbukaan(self) -> Keterbukaan:
        return PeriksaKeterbukaan(self.pengukuran).triwulan()

    @property
    def setahun(self) -> str:
        """Why the quarters of this year take no entry; empty where they do."""
        return SETAHUN if self.belanja.setahun else ""

    @property
    def nama(self) -> str:
        return TRIWULAN[self.triwulan]

    @property
    def nama_lalu(self) -> str:
        return TRIWULAN.get(self.triwulan - 1, "")

    @property
    def sisa(self) -> str:
        """When it closes, in words beside its state; empty where it does not."""
        if not self.keterbukaan.terbuka or self.keterbukaan.sampai is None:
            return ""
        return tulis_sisa(timezone.localtime(), self.keterbukaan.sampai)

    @property
    def ditolak(self) -> list[BarisIsian]:
        return [b for b in self.baris if b.isian and b.isian.ditolak]

    def alasan_tertutup(self) -> str:
        """Why this person cannot write here now."""
        if not self.milik:
            return BUKAN_PENGISI
        return self.setahun or self.keterbukaan.kalimat

    def kirim(self, b: BarisIsian) -> bool:
        """Store one row as it was sent; whether anything changed. What is wrong stands
        on its field afterwards."""
        isian = b.isian
        umum = {
            "kecamatan": self.ruang.kecamatan,
            "tahun": self.ruang.tahun,
            "triwulan": self.triwulan,
            "nomenklatur": b.baris.node,
        }
        if not isian.berubah(umum) or isian.galat:
            return False
        if not self.bisa:
            isian.tertutup = self.alasan_tertutup()
            return False
        try:
            return simpan_jumlah(
                **umum,
                jumlah=isian.jumlah,
                dilihat=isian.dilihat,
                oleh=self.ruang.pengguna,
            )
        except Bentrok as bentrok:
            isian.tunjukkan_bentrok(bentrok)
        except Tertutup as alasan:
            isian.tertutup = str(alasan)
        except ValidationError as galat:
            isian.galat = " ".join(galat.messages)
        return False


def kirim_semua(ruang: Ruang, triwulan: int, data: Mapping[str, str]):
    """Store all changed rows; one that is refused holds no other back. Returns the page
    as it is stored now, with what was typed where it was refused, and how many were
    stored."""
    dikirim = Halaman(ruang, triwulan, data)
    tersimpan = sum(
        dikirim.kirim(b) for b in dikirim.baris if b.isian and b.isian.dikirim
    )
    ditolak = {b.pk: b.isian for b in dikirim.ditolak}
    kini = Halaman(ruang, triwulan)
    kini.baris = [
        BarisIsian(b.baris, ditolak.get(b.pk, b.isian), b.bisa) for b in kini.baris
    ]
    return kini, tersimpan

"""What the page of a quarter shows: every indicator as it will be judged, what is
missing, what changed, what was done and by whom, and what this person can do now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from iku.pilihan import TRIWULAN
from kecamatan.models import Jejak
from kecamatan.ruang import Ruang

from ...bukti.pajangan import Pajangan
from ...models import (
    LampiranBukti,
    PembukaanKunci,
    PengukuranTriwulan,
    TangkapanTriwulan,
)
from ...pilihan import StatusTriwulan, TindakanTriwulan
from ..forms import Isian
from ..grid import Baris, susun_baris
from ..grid_halaman import boleh_diisi
from ..kelengkapan import Kekurangan, Kelengkapan, hitung_baris, kekurangan_baris
from ..keterbukaan import Keterbukaan, PeriksaKeterbukaan, akhir_perbaikan, tulis_sisa
from ..tangkapan import gambar, sidik
from .perubahan import Perubahan, susun_perubahan

# Whose turn it is in each state.
GILIRAN = {
    StatusTriwulan.DRAF: "Menunggu dilengkapi dan dikirim operator kecamatan.",
    StatusTriwulan.DIKEMBALIKAN: "Menunggu diperbaiki dan dikirim ulang operator.",
    StatusTriwulan.DIAJUKAN: "Menunggu keputusan Camat.",
    StatusTriwulan.DISETUJUI: "Menunggu verifikasi Bagian Organisasi.",
    StatusTriwulan.DIVERIFIKASI: "Menunggu dikunci Bagian Organisasi.",
    StatusTriwulan.TERKUNCI: "Selesai dan terkunci.",
}


@dataclass(frozen=True)
class BarisPeriksa:
    """One due indicator as it stands on the page. `bisa`: this person may change it
    now."""

    baris: Baris
    bukti: tuple[Pajangan, ...]
    bisa: bool

    @property
    def pk(self) -> int:
        return self.baris.indikator.pk

    @property
    def periode_kunci(self) -> str:
        """As addresses spell it."""
        periode = self.baris.kewajiban.periode
        return "tahun" if periode is None else str(periode)

    @property
    def kotak(self) -> str:
        """Which field of the grid holds its value."""
        isian = Isian(self.baris.indikator, self.baris.realisasi, self.baris.analisis)
        return f"i-{isian.kotak[0].nama}"

    @property
    def selisih(self) -> Decimal | None:
        """How far it is from the quarter before."""
        return selisih(self.baris.hasil.nilai, self.baris.lalu.nilai)

    @property
    def turun(self) -> Decimal | None:
        """How far it fell, as a positive figure."""
        beda = self.selisih
        return None if beda is None else -beda

    @property
    def alasan_kosong(self) -> str:
        """Why there is no value, where that is what was entered."""
        baris = self.baris.realisasi
        return baris.alasan_kosong if baris else ""

    @property
    def kata(self) -> list[tuple[str, str]]:
        """The words that were written about it, as (title, text)."""
        analisis = self.baris.analisis
        if analisis is None:
            return []
        isi = [
            ("Faktor pendorong", analisis.pendorong),
            ("Faktor penghambat", analisis.penghambat),
            ("Solusi atau tindak lanjut", analisis.tindak_lanjut),
            ("Penjelasan nilai", analisis.penjelasan),
        ]
        return [(judul, teks) for judul, teks in isi if teks.strip()]


def selisih(nilai: Decimal | None, lalu: Decimal | None) -> Decimal | None:
    """The difference to the quarter before, in the indicator's unit; None where one
    of the two is missing."""
    return None if nilai is None or lalu is None else nilai - lalu


class HalamanTriwulan:
    """One quarter of one kecamatan for one person."""

    def __init__(self, ruang: Ruang, triwulan: int):
        self.ruang, self.triwulan = ruang, triwulan
        self.pengukuran: PengukuranTriwulan = PengukuranTriwulan.objects.tersimpan(
            ruang.kecamatan, ruang.tahun, triwulan
        )
        self.semua = susun_baris(self.pengukuran)
        self.keterbukaan_semua = PeriksaKeterbukaan(self.pengukuran)
        self._milik = boleh_diisi(self.semua, ruang.pengguna)

    @cached_property
    def daftar(self) -> list[BarisPeriksa]:
        """The due indicators in the order of the grid."""
        wajib = [b for b in self.semua if b.kewajiban.waktunya]
        bukti = _bukti(wajib, self.ruang.tahun)
        return [
            BarisPeriksa(
                b,
                tuple(bukti[b.indikator.pk, b.kewajiban.periode]),
                b.indikator.pk in self._milik and not b.tertutup,
            )
            for b in wajib
        ]

    @cached_property
    def kekurangan(self) -> list[tuple[BarisPeriksa, Kekurangan]]:
        """What forbids sending it, each at its row."""
        baris = {b.pk: b for b in self.daftar}
        return [(baris[k.indikator.pk], k) for k in kekurangan_baris(self.semua)]

    @cached_property
    def kelengkapan(self) -> Kelengkapan:
        return hitung_baris(self.semua)

    @cached_property
    def keterbukaan(self) -> Keterbukaan:
        return self.keterbukaan_semua.triwulan()

    @property
    def sisa(self) -> str:
        """When it closes, in words beside its state; empty where it does not."""
        if not self.keterbukaan.terbuka or self.keterbukaan.sampai is None:
            return ""
        return tulis_sisa(timezone.localtime(), self.keterbukaan.sampai)

    @property
    def nama(self) -> str:
        return TRIWULAN[self.triwulan]

    @property
    def giliran(self) -> str:
        """Whose turn it is, in a sentence."""
        if self.dibuka:
            return "Sudah dikunci; yang dibuka dapat diubah untuk sementara."
        return GILIRAN[StatusTriwulan(self.pengukuran.status)]

    @cached_property
    def gambar(self) -> dict[str, dict]:
        return gambar(self.pengukuran)

    @cached_property
    def dilihat(self) -> str:
        """The mark of what this page shows; acts are about it."""
        return sidik(self.gambar)

    @cached_property
    def perubahan(self) -> Perubahan | None:
        return susun_perubahan(self.pengukuran, self.gambar)

    @cached_property
    def tindakan(self) -> frozenset[str]:
        """What this person can do now. Locking again only where something was opened
        or changed since."""
        semua = set(self.pengukuran.tindakan_bagi(self.ruang.pengguna))
        if self.pengukuran.status == StatusTriwulan.TERKUNCI and not (
            self.dibuka or (self.perubahan and self.perubahan.daftar)
        ):
            semua.discard(TindakanTriwulan.KUNCI)
        return frozenset(map(str, semua))

    @property
    def bertombol(self) -> bool:
        """Whether any of it has a button; requests are answered where they stand."""
        return bool(self.tindakan - {str(TindakanTriwulan.BUKA)})

    @cached_property
    def _pembukaan(self) -> list[PembukaanKunci]:
        if self.pengukuran.pk is None:
            return []
        return list(
            self.pengukuran.pembukaan.select_related(
                "indikator", "diminta_oleh", "dijawab_oleh"
            )
        )

    @property
    def diminta(self) -> list[PembukaanKunci]:
        """Requests that wait for their answer."""
        return [p for p in self._pembukaan if p.dijawab_pada is None]

    @property
    def dibuka(self) -> list[PembukaanKunci]:
        """What is open now, and until when."""
        kini = timezone.now()
        return [p for p in self._pembukaan if p.sampai and p.sampai > kini]

    @property
    def ditolak(self) -> list[PembukaanKunci]:
        """Requests that were refused, newest first."""
        return [p for p in self._pembukaan if p.dijawab_pada and p.sampai is None]

    @cached_property
    def riwayat(self) -> list[Jejak]:
        """The acts, newest first."""
        if self.pengukuran.pk is None:
            return []
        return list(Jejak.objects.tentang(self.pengukuran).order_by("-pada", "-pk"))

    @cached_property
    def kiriman(self) -> TangkapanTriwulan | None:
        """The last time it was sent: what the receipt is about."""
        if self.pengukuran.pk is None:
            return None
        return self.pengukuran.tangkapan.filter(tindakan=TindakanTriwulan.AJUKAN).last()

    @property
    def batas_perbaikan(self) -> datetime | None:
        """Until when it could be mended if it were returned now."""
        return akhir_perbaikan(timezone.now(), self.keterbukaan_semua.jendela)


def nomor_kiriman(tangkapan: TangkapanTriwulan) -> str:
    """The number on the receipt: kecamatan, year, quarter, the how manieth time it
    was sent."""
    ini = tangkapan.pengukuran
    ke = ini.tangkapan.filter(
        tindakan=TindakanTriwulan.AJUKAN, pk__lte=tangkapan.pk
    ).count()
    return f"{ini.kecamatan.kode}/{ini.tahun}/TW-{ini.triwulan}/{ke}"


def _bukti(wajib: Iterable[Baris], tahun: int) -> dict[tuple, list[Pajangan]]:
    hasil = defaultdict(list)
    for lampiran in (
        LampiranBukti.objects.terpasang()
        .filter(indikator__in=[b.indikator.pk for b in wajib], tahun=tahun)
        .select_related("bukti__kecamatan")
        .order_by("pk")
    ):
        hasil[lampiran.indikator_id, lampiran.triwulan].append(Pajangan(lampiran))
    return hasil

"""Reminders: at most one a day to a person, only about what is left to do.

Meant to be run once a day (`manage.py ingatkan`); running it again the same day tells
nobody anything new.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from iku.pilihan import TRIWULAN
from kecamatan.models import Kecamatan, Pengguna
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran
from sakip.tanggal import waktu

from ..models import Jadwal, PengukuranTriwulan
from ..pilihan import StatusTriwulan, TindakanTriwulan
from .alur.kabar import alamat_periksa
from .papan.susun import BarisPapan, susun_papan
from .tangkapan import gambar, sidik

# Days from today to the day of closing on which those who have not sent are told.
HARI = {5: "ditutup 5 hari lagi", 1: "ditutup besok", -1: "sudah ditutup kemarin"}
MENGENDAP = timedelta(hours=24)
PANJANG = 500  # of a message (Pemberitahuan.teks)


# Who is told what, where it leads: kecamatan, sentence, address, role.
Tugas = tuple[Kecamatan, str, str, Peran]
# Answers for a moment of local time.
Pengingat = Callable[[datetime], Iterable[Tugas]]
_LAIN: list[Pengingat] = []


def daftarkan(pengingat: Pengingat) -> None:
    """Enter what another room reminds of; call it from the `ready` of its AppConfig."""
    _LAIN.append(pengingat)


@dataclass
class _Ingatan:
    """What one person is to be reminded of today."""

    kalimat: list[str] = field(default_factory=list)
    tautan: str = ""


def ingatkan(kini: datetime | None = None) -> int:
    """Remind everybody who has something left to do; how many people were named."""
    kini = timezone.localtime(kini or timezone.now())
    kumpulan: dict[Pengguna, _Ingatan] = defaultdict(_Ingatan)
    for kecamatan, kalimat, tautan, peran in _semua_tugas(kini):
        for satu in orang(kecamatan, peran):
            kumpulan[satu].kalimat.append(kalimat)
            kumpulan[satu].tautan = kumpulan[satu].tautan or tautan
    for satu, ingatan in kumpulan.items():
        beritahu(
            [satu],
            _gabung(ingatan.kalimat),
            ingatan.tautan,
            f"pengingat:{kini:%Y-%m-%d}",
            surel=True,
        )
    return len(kumpulan)


def _semua_tugas(kini: datetime) -> Iterable[Tugas]:
    for pengingat in (_penutupan, _mengendap, *_LAIN):
        yield from pengingat(kini)


def _gabung(kalimat: list[str]) -> str:
    """All sentences, or as many as a message holds and how many more there are."""
    utuh = " ".join(kalimat)
    if len(utuh) <= PANJANG:
        return utuh
    for banyak in range(len(kalimat) - 1, 0, -1):
        teks = " ".join(kalimat[:banyak]) + f" Dan {len(kalimat) - banyak} lainnya."
        if len(teks) <= PANJANG:
            return teks
    return kalimat[0][:PANJANG]


def _penutupan(kini: datetime) -> Iterable[Tugas]:
    """Those who have not sent a quarter whose closing is near, or was yesterday."""
    dekat = (kini - timedelta(days=2), kini + timedelta(days=7))
    # An exception may close long before or after the regency.
    for jadwal in (
        Jadwal.objects.filter(
            Q(tutup__range=dekat) | Q(pengecualian__tutup__range=dekat)
        )
        .select_related("kabupaten")
        .order_by("tahun", "triwulan", "pk")
        .distinct()
    ):
        daftar = list(jadwal.kabupaten.kecamatan.all())
        for b in susun_papan(daftar, jadwal.tahun, jadwal.triwulan, kini):
            if not b.belum_dikirim or _hari(b, kini) not in HARI:
                continue
            yield (
                b.kecamatan,
                f"{_subjek(b.pengukuran)} belum dikirim dan {HARI[_hari(b, kini)]} "
                f"({waktu(timezone.localtime(b.jendela.tutup))}). {b.kelengkapan}.",
                alamat_periksa(b.pengukuran),
                Peran.OPERATOR,
            )


def _hari(b: BarisPapan, kini: datetime) -> int | None:
    """Days of the local calendar until the window of this kecamatan closes."""
    if b.jendela is None:
        return None
    return (timezone.localtime(b.jendela.tutup).date() - kini.date()).days


def _mengendap(kini: datetime) -> Iterable[Tugas]:
    """What waits for more than a day: a quarter before the camat, and a returned one
    in which nothing has changed since."""
    lama = kini - MENGENDAP
    semua = PengukuranTriwulan.objects.select_related("kecamatan").order_by(
        "tahun", "triwulan", "pk"
    )
    for ini in semua.filter(status=StatusTriwulan.DIAJUKAN, diajukan_pada__lte=lama):
        sejak = waktu(timezone.localtime(ini.diajukan_pada))
        yield (
            ini.kecamatan,
            f"{_subjek(ini)} menunggu keputusan Anda sejak {sejak}.",
            alamat_periksa(ini),
            Peran.CAMAT,
        )
    for ini in semua.filter(status=StatusTriwulan.DIKEMBALIKAN):
        kembali = ini.tangkapan.filter(tindakan=TindakanTriwulan.KEMBALIKAN).last()
        if kembali and kembali.pada <= lama and sidik(gambar(ini)) == kembali.sidik:
            sejak = waktu(timezone.localtime(kembali.pada))
            yield (
                ini.kecamatan,
                f"{_subjek(ini)} dikembalikan sejak {sejak} dan belum diperbaiki.",
                alamat_periksa(ini),
                Peran.OPERATOR,
            )


def _subjek(ini: PengukuranTriwulan) -> str:
    return f"Realisasi {TRIWULAN[ini.triwulan]} {ini.tahun} {ini.kecamatan}"

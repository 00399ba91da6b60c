"""How the quarters of one kecamatan stand, and what that asks of whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from capaian.models import PembukaanKunci, PengukuranTriwulan
from capaian.pilihan import StatusTriwulan as S
from capaian.triwulan.daftar import Kewajiban, susun_kewajiban_setahun
from capaian.triwulan.kelengkapan import Kelengkapan, hitung_kelengkapan_banyak
from capaian.triwulan.keterbukaan import (
    Jendela,
    Keterbukaan,
    jendela_setahun,
    nilai_keterbukaan,
    tulis_sisa,
)
from iku.pilihan import TRIWULAN
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran

from .tugas import Keadaan, Tugas

BELUM_DIKIRIM = (S.DRAF, S.DIKEMBALIKAN)
# What a state asks of a role: the task in words, and whether it is that role's turn.
GILIRAN: Mapping[Peran, Mapping[S, tuple[str, Keadaan]]] = {
    Peran.OPERATOR: {
        S.DRAF: ("Isi realisasi {}", Keadaan.DIKERJAKAN),
        S.DIKEMBALIKAN: ("Perbaiki realisasi {}", Keadaan.DIKERJAKAN),
    },
    Peran.CAMAT: {
        S.DIAJUKAN: ("Setujui atau kembalikan realisasi {}", Keadaan.DIKERJAKAN),
    },
    Peran.BAGIAN_ORGANISASI: {
        S.DISETUJUI: ("Verifikasi realisasi {}", Keadaan.DIKERJAKAN),
        S.DIVERIFIKASI: ("Kunci realisasi {}", Keadaan.DIKERJAKAN),
    },
}
# Whom a quarter waits for, for all others.
DITUNGGU: Mapping[S, str] = {
    S.DRAF: "Sedang diisi operator.",
    S.DIAJUKAN: "Menunggu persetujuan Camat.",
    S.DIKEMBALIKAN: "Dikembalikan, sedang diperbaiki operator.",
    S.DISETUJUI: "Disetujui Camat, menunggu verifikasi Bagian Organisasi.",
    S.DIVERIFIKASI: "Diverifikasi, menunggu dikunci Bagian Organisasi.",
    S.TERKUNCI: "Terkunci.",
}


@dataclass(frozen=True)
class Triwulan:
    """One quarter that has begun. `terlambat`: not sent in its time, and closed."""

    pengukuran: PengukuranTriwulan
    kewajiban: tuple[Kewajiban, ...]
    kelengkapan: Kelengkapan
    keterbukaan: Keterbukaan
    terlambat: bool

    @property
    def status(self) -> S:
        return S(self.pengukuran.status)

    @property
    def nama(self) -> str:
        return TRIWULAN[self.pengukuran.triwulan]

    def alamat(self, nama: str) -> str:
        ini = self.pengukuran
        return reverse(nama, args=[ini.kecamatan.kode, ini.tahun, ini.triwulan])


def sudah_mulai(tahun: int, triwulan: int, hari_ini: date) -> bool:
    """Whether the quarter has begun by the calendar."""
    return (tahun, 3 * triwulan - 2) <= (hari_ini.year, hari_ini.month)


def terlambat(status: S, jendela: Jendela | None, kini: datetime) -> bool:
    """Whether a quarter was not sent in its time, as the board counts it."""
    return status in BELUM_DIKIRIM and jendela is not None and kini > jendela.tutup


def baca_triwulan(
    kecamatan: Kecamatan, tahun: int, kini: datetime
) -> tuple[Triwulan, ...]:
    """The quarters of a year that have begun and have something to report; the same
    queries for one indicator and for all."""
    ada = {
        p.triwulan: p
        for p in PengukuranTriwulan.objects.filter(kecamatan=kecamatan, tahun=tahun)
    }
    hari_ini = timezone.localtime(kini).date()
    mulai = [n for n in TRIWULAN if n in ada or sudah_mulai(tahun, n, hari_ini)]
    kewajiban = {
        n: daftar[kecamatan.pk]
        for n, daftar in susun_kewajiban_setahun([kecamatan], tahun, mulai).items()
    }
    kelengkapan = hitung_kelengkapan_banyak(kewajiban, tahun)
    jendela = jendela_setahun([kecamatan], tahun)
    dibuka = _dibuka(kecamatan, tahun, kini)
    hasil = []
    for n in mulai:
        ini = ada.get(n) or PengukuranTriwulan(tahun=tahun, triwulan=n)
        ini.kecamatan = kecamatan
        if not kelengkapan[n].wajib and ini.status == S.DRAF:
            continue
        satu = jendela.get((kecamatan.pk, n))
        keadaan = nilai_keterbukaan(
            ini.status, kini, satu, ini.perbaikan_sampai, dibuka.get(n)
        )
        telat = terlambat(S(ini.status), satu, kini) and not keadaan.terbuka
        hasil.append(Triwulan(ini, kewajiban[n], kelengkapan[n], keadaan, telat))
    return tuple(hasil)


def _dibuka(kecamatan: Kecamatan, tahun: int, kini: datetime) -> dict[int, datetime]:
    """Until when locked quarters were opened, for one indicator or all."""
    return dict(
        PembukaanKunci.objects.filter(
            pengukuran__kecamatan=kecamatan,
            pengukuran__tahun=tahun,
            pengukuran__status=S.TERKUNCI,
            sampai__gt=kini,
        )
        .order_by("sampai")
        .values_list("pengukuran__triwulan", "sampai")
    )


def tugas_triwulan(satu: Triwulan, peran: Peran | None, kini: datetime) -> Tugas:
    """The row of a quarter for a role; None: for whoever only looks on."""
    giliran = GILIRAN.get(peran, {}).get(satu.status) if peran else None
    if giliran is None:
        return _tugas_orang_lain(satu, peran)
    judul, keadaan = giliran
    tautan = satu.alamat("periksa_triwulan")
    if satu.status in BELUM_DIKIRIM and not satu.kelengkapan.lengkap:
        tautan = satu.alamat("triwulan")
    elif satu.status == S.DRAF:
        judul = "Kirim realisasi {} kepada Camat"
    return Tugas(
        judul.format(satu.nama),
        tautan,
        Keadaan.TERLAMBAT if satu.terlambat else keadaan,
        _keterangan(satu),
        _waktu(satu, kini),
    )


def _tugas_orang_lain(satu: Triwulan, peran: Peran | None) -> Tugas:
    keadaan = Keadaan.MENUNGGU
    keterangan = DITUNGGU[satu.status]
    if satu.status == S.TERKUNCI:
        keadaan = Keadaan.SELESAI
        if satu.keterbukaan.terbuka:
            keterangan = f"Dibuka sementara. {satu.keterbukaan.kalimat}"
            if peran == Peran.OPERATOR:
                keadaan = Keadaan.DIKERJAKAN
    elif satu.status == S.DRAF:
        keterangan = f"{keterangan} {satu.kelengkapan}."
    nama = "triwulan" if keadaan == Keadaan.DIKERJAKAN else "periksa_triwulan"
    return Tugas(f"Realisasi {satu.nama}", satu.alamat(nama), keadaan, keterangan)


def _keterangan(satu: Triwulan) -> str:
    if satu.status == S.DIKEMBALIKAN:
        return f"Alasan: {satu.pengukuran.alasan_kembali}"
    return f"{satu.kelengkapan}."


def _waktu(satu: Triwulan, kini: datetime) -> str:
    """By when: the window's end, or since when it waits."""
    if satu.terlambat:
        return satu.keterbukaan.kalimat.split(". ")[0]
    if satu.status in BELUM_DIKIRIM:
        if satu.keterbukaan.sampai is None:
            return satu.keterbukaan.kalimat.rstrip(".")
        return tulis_sisa(
            timezone.localtime(kini), satu.keterbukaan.sampai
        ).capitalize()
    dikirim = satu.pengukuran.diajukan_pada
    return f"Dikirim {tulis_lalu(kini, dikirim)}" if dikirim else ""


def tulis_lalu(kini: datetime, pada: datetime) -> str:
    """How long ago, by the calendar: "hari ini", "kemarin", "3 hari lalu"."""
    hari = (timezone.localtime(kini).date() - timezone.localtime(pada).date()).days
    return {0: "hari ini", 1: "kemarin"}.get(hari, f"{hari} hari lalu")

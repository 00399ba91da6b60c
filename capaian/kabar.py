"""What pages say about an entry: after it was saved, and in the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from iku.models import Indikator
from kecamatan.models import Jejak
from kecamatan.models.jejak import JejakQuerySet
from sakip.angka import persen, tulis

from .hasil import hasil_realisasi
from .models import Realisasi
from .pengukuran import TanpaSkala, ukur_indikator
from .pilihan import AsalRealisasi, Bentuk
from .riwayat import nama_periode
from .tindakan import cari_realisasi, potret

# What one person saves within it is one change to who reads the history.
SEKALI_DUDUK = timedelta(minutes=5)


def kabar_tersimpan(ruang, indikator: Indikator, triwulan: int | None) -> str:
    """The value as it was understood, and what has become of the year's figure."""
    baris = cari_realisasi(indikator, ruang.tahun, triwulan)
    hasil = hasil_realisasi(indikator, baris)
    if hasil.nilai is None:
        nilai = hasil.alasan
    else:
        nilai = f"{tulis(hasil.nilai)} {indikator.satuan}"
    periode = f"{nama_periode(triwulan)} {ruang.tahun}"
    kalimat = [f"Tersimpan: realisasi {periode} {nilai}."]
    return " ".join(kalimat + _kalimat_capaian(ruang.tahun, indikator))


def _kalimat_capaian(tahun: int, indikator: Indikator) -> list[str]:
    try:
        daftar_baris = ukur_indikator(indikator, tahun)
    except TanpaSkala:
        return []
    hasil = []
    for perjanjian, baris in daftar_baris:
        if baris.capaian is None:
            continue
        predikat = f" ({baris.jenjang.nama})" if baris.jenjang else ""
        hasil.append(
            f"Capaian terhadap {perjanjian}: {persen(baris.capaian)}{predikat}."
        )
    return hasil


def kalimat_isi(gambar: dict) -> str:
    """A picture of a row (`tindakan.potret`) in words."""
    match gambar.get("bentuk"):
        case Bentuk.LANGSUNG:
            return _angka(gambar.get("nilai"))
        case Bentuk.VARIABEL:
            return ", ".join(
                f"{kode} = {_angka(nilai)}"
                for kode, nilai in gambar.get("komponen", {}).items()
            )
        case Bentuk.KOSONG:
            return f"tidak tersedia data: {gambar.get('alasan_kosong', '')}"
    return "belum diisi"


def _kalimat_berasal(gambar: dict) -> str:
    """The same, with where it came from unless a person entered it."""
    asal = gambar.get("asal", AsalRealisasi.ENTRI)
    akhir = "" if asal == AsalRealisasi.ENTRI else f" ({AsalRealisasi(asal).label})"
    return kalimat_isi(gambar) + akhir


def _angka(nilai: str | None) -> str:
    return "belum diisi" if nilai is None else tulis(Decimal(nilai))


def kalimat_tersimpan(baris: Realisasi | None) -> str:
    """What is stored now, in words."""
    return kalimat_isi(potret(baris) if baris else {})


@dataclass(frozen=True)
class Perubahan:
    """Entries of the trail as the page prints them: one, or `banyak` of one person
    shortly after one another."""

    pada: datetime
    oleh: str
    periode: str
    dari: str
    ke: str
    banyak: int = 1


def daftar_perubahan(
    jejak: JejakQuerySet, daftar_realisasi: Iterable[Realisasi]
) -> list[Perubahan]:
    """What happened to these rows, newest first. What one person saved in one period
    within `SEKALI_DUDUK` stands as one line, from the first to the last; the trail
    keeps each."""
    periode = {r.pk: nama_periode(r.triwulan) for r in daftar_realisasi}
    catatan = jejak.filter(
        objek=Realisasi._meta.label, id_objek__in=list(periode)
    ).order_by("pada", "pk")
    hasil = [
        Perubahan(
            satu[-1].pada,
            satu[-1].pengguna,
            periode[satu[-1].id_objek],
            _kalimat_berasal(satu[0].dari),
            _kalimat_berasal(satu[-1].ke),
            len(satu),
        )
        for satu in _sekali_duduk(catatan)
    ]
    return sorted(hasil, key=lambda p: p.pada, reverse=True)


def _sekali_duduk(catatan: Iterable[Jejak]) -> list[list[Jejak]]:
    """Entries, oldest first, put together by row, person and time."""
    kelompok: list[list[Jejak]] = []
    terakhir: dict[int, list[Jejak]] = {}
    for satu in catatan:
        ini = terakhir.get(satu.id_objek)
        if (
            ini is None
            or ini[0].id_pengguna != satu.id_pengguna
            or satu.pada - ini[0].pada > SEKALI_DUDUK
        ):
            ini = terakhir[satu.id_objek] = []
            kelompok.append(ini)
        ini.append(satu)
    return kelompok

"""Which sections a report has, in its order, and which of them people must write.

What follows from the year's PK, sasaran and programs and from the arrangement is decided
here alone: the list of the workspace and the checks of the report read the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from capaian.pengukuran import BarisCapaian
from iku.models import Nomenklatur, Sasaran, Tujuan

from ..pilihan import Bagian, Susunan
from ..susun.bahan import Bahan
from ..susun.bahan_rencana import RencanaStrategis
from ..susun.kata import rapi, sebutan_program
from ..susun.ringkas_bab3 import tahun_ini
from ..susun.tabel_efisiensi import nomor_sasaran


class Sifat(StrEnum):
    """Whether a person has to write a section: PERLU; BAKU, where the report has a
    sentence of its own; BOLEH, where it is whole without."""

    PERLU = "perlu"
    BAKU = "baku"
    BOLEH = "boleh"


DEPAN, BAB1, BAB2, BAB3, BAB4 = (
    "Bagian depan",
    "Bab I Pendahuluan",
    "Bab II Perencanaan Kinerja",
    "Bab III Akuntabilitas Kinerja",
    "Bab IV Penutup",
)
SEBAB = (Bagian.PENDORONG, Bagian.PENGHAMBAT, Bagian.TANTANGAN)


@dataclass(frozen=True)
class BagianNaskah:
    """A section that a person can write. `alasan`: why it is needed, where data say so;
    `renstra`: which plan numbers its tujuan and sasaran, where the year has several."""

    bagian: Bagian
    kelompok: str
    sifat: Sifat = Sifat.BOLEH
    tujuan: Tujuan | None = None
    sasaran: Sasaran | None = None
    nomenklatur: Nomenklatur | None = None
    alasan: str = ""
    renstra: str = ""

    @property
    def kunci(self) -> tuple:
        """As `Tulisan` and `Narasi` know it: part, and ids of what it speaks of."""
        tentang = (self.tujuan, self.sasaran, self.nomenklatur)
        return (self.bagian, *(satu and satu.pk for satu in tentang))

    @property
    def slug(self) -> str:
        return tulis_slug(*self.kunci)

    @property
    def judul(self) -> str:
        return judul_bagian(self.bagian, self.tujuan, self.sasaran, self.nomenklatur)


def tulis_slug(bagian, tujuan=None, sasaran=None, nomenklatur=None) -> str:
    """A section in an address: "penghambat-s12-n7"."""
    tentang = (("t", tujuan), ("s", sasaran), ("n", nomenklatur))
    return "-".join([str(bagian), *(f"{h}{pk}" for h, pk in tentang if pk)])


def judul_bagian(bagian, tujuan=None, sasaran=None, nomenklatur=None) -> str:
    """ "Faktor penghambat: Sasaran 1.2, Program Pemberdayaan Masyarakat"."""
    tentang = []
    if tujuan is not None:
        tentang.append(f"Tujuan {tujuan.urutan}")
    if sasaran is not None:
        tentang.append(f"Sasaran {nomor_sasaran(sasaran)}")
    if nomenklatur is not None:
        tentang.append(sebutan_program(rapi(nomenklatur.nama)))
    nama = Bagian(bagian).label
    return f"{nama}: {', '.join(tentang)}" if tentang else nama


def daftar_bagian(bahan: Bahan) -> tuple[BagianNaskah, ...]:
    """The sections of this report in the order in which it prints them."""
    if bahan.lkjip.susunan == Susunan.RINGKAS_2020:
        return tuple(_ringkas(bahan))
    return tuple(_lengkap(bahan))


def _satu(kelompok: str, *isi: tuple[Bagian, Sifat]) -> Iterator[BagianNaskah]:
    for bagian, sifat in isi:
        yield BagianNaskah(bagian, kelompok, sifat)


def _lengkap(bahan: Bahan) -> Iterator[BagianNaskah]:
    yield from _depan()
    yield from _bab1(bahan)
    yield from _satu(
        BAB1,
        (Bagian.SDM, Sifat.BOLEH),
        (Bagian.SARANA, Sifat.BOLEH),
        (Bagian.ISU_STRATEGIS, Sifat.PERLU),
    )
    yield from _satu(BAB2, (Bagian.RENSTRA, Sifat.BAKU), (Bagian.IKU, Sifat.BAKU))
    yield from _perjanjian(bahan)
    yield from _satu(BAB2, (Bagian.PROGRAM, Sifat.BOLEH))
    yield from _satu(BAB3, (Bagian.PENGUKURAN, Sifat.BAKU))
    if len(bahan.daftar_pk) > 1:
        yield BagianNaskah(
            Bagian.DASAR_PELAPORAN,
            BAB3,
            Sifat.PERLU,
            alasan=f"Tahun {bahan.tahun} memakai lebih dari satu Perjanjian Kinerja.",
        )
    baris = [b for pk in bahan.daftar_pk for b in pk.baris]
    for rencana in bahan.daftar_rencana:
        isi = [
            satu
            for tujuan in rencana.tujuan
            for satu in (
                *_sebab(baris, tujuan=tujuan),
                *(b for s in tujuan.sasaran.all() for b in _sasaran(baris, s)),
            )
        ]
        nama = str(rencana.renstra) if len(bahan.rencana) > 1 else ""
        yield from (replace(satu, renstra=nama) for satu in isi)
    if any(b.kategori == "Efisien" for e in bahan.efisiensi.values() for b in e.baris):
        yield BagianNaskah(
            Bagian.EFISIENSI,
            BAB3,
            Sifat.PERLU,
            alasan="Ada sasaran yang penggunaan anggarannya efisien.",
        )
    yield from _satu(
        BAB3, (Bagian.KEUANGAN, Sifat.BOLEH), (Bagian.PENGHARGAAN, Sifat.BOLEH)
    )
    yield from _bab4()


def _ringkas(bahan: Bahan) -> Iterator[BagianNaskah]:
    """The arrangement of 2020: the last PK alone, its sasaran, sheets per kegiatan."""
    yield from _depan()
    yield from _bab1(bahan)
    yield from _satu(BAB2, (Bagian.RENSTRA, Sifat.BAKU), (Bagian.RKT, Sifat.BOLEH))
    yield from _perjanjian(bahan)
    yield from _satu(BAB2, (Bagian.IKU, Sifat.BAKU))
    yield from _satu(BAB3, (Bagian.PENGUKURAN, Sifat.BAKU))
    pk = bahan.daftar_pk[-1]
    rencana = bahan.rencana_pk(pk)
    sudah: set[int] = set()
    for sasaran in rencana.sasaran:
        for node in _kegiatan(bahan, rencana, sasaran):
            if node.pk not in sudah:
                yield BagianNaskah(Bagian.KEGIATAN, BAB3, nomenklatur=node)
            sudah.add(node.pk)
        yield from _sebab(pk.baris, sasaran=sasaran)
    yield from _satu(
        BAB3, (Bagian.KEUANGAN, Sifat.BOLEH), (Bagian.PENGHARGAAN, Sifat.BOLEH)
    )
    yield from _bab4()


def _depan() -> Iterator[BagianNaskah]:
    return _satu(
        DEPAN,
        (Bagian.KATA_PENGANTAR, Sifat.BAKU),
        (Bagian.IKHTISAR_PENGANTAR, Sifat.BOLEH),
        (Bagian.IKHTISAR_TANTANGAN, Sifat.PERLU),
    )


def _bab1(bahan: Bahan) -> Iterator[BagianNaskah]:
    organisasi = Sifat.BAKU if bahan.unit else Sifat.PERLU
    return _satu(
        BAB1,
        (Bagian.LATAR_BELAKANG, Sifat.BAKU),
        (Bagian.TUJUAN_LAPORAN, Sifat.BAKU),
        (Bagian.KEDUDUKAN, Sifat.PERLU),
        (Bagian.TUGAS, Sifat.PERLU),
        (Bagian.FUNGSI, Sifat.PERLU),
        (Bagian.ORGANISASI, organisasi),
    )


def _perjanjian(bahan: Bahan) -> Iterator[BagianNaskah]:
    yield from _satu(BAB2, (Bagian.PERJANJIAN, Sifat.BAKU))
    diubah = [pk.perjanjian for pk in bahan.daftar_pk if pk.perjanjian.perubahan_ke]
    if any(not p.alasan for p in diubah):
        yield BagianNaskah(
            Bagian.PERUBAHAN_PK,
            BAB2,
            Sifat.PERLU,
            alasan="Perjanjian Kinerja diubah tanpa alasan yang tercatat.",
        )


def _bab4() -> Iterator[BagianNaskah]:
    return _satu(
        BAB4,
        (Bagian.KESIMPULAN, Sifat.BOLEH),
        (Bagian.HAMBATAN, Sifat.BOLEH),
        (Bagian.FAKTOR_KUNCI, Sifat.BOLEH),
        (Bagian.LANGKAH_PERBAIKAN, Sifat.PERLU),
    )


def baris_tentang(
    baris, *, tujuan: Tujuan | None = None, sasaran: Sasaran | None = None
) -> list[BarisCapaian]:
    """The promised targets that measure this tujuan or sasaran."""
    return [
        b
        for b in baris
        if b.tempat
        and (
            (tujuan is not None and b.tempat.tujuan_id == tujuan.pk)
            or (sasaran is not None and b.tempat.sasaran_id == sasaran.pk)
        )
    ]


def _sebab(baris, **tentang) -> Iterator[BagianNaskah]:
    """Success needs its causes and failure its own, once either is known."""
    diukur = baris_tentang(baris, **tentang)
    berhasil = any(b.tercapai for b in diukur)
    gagal = any(b.tercapai is False for b in diukur)
    for bagian in SEBAB:
        perlu = berhasil if bagian == Bagian.PENDORONG else gagal
        kata = "mencapai" if bagian == Bagian.PENDORONG else "tidak mencapai"
        yield BagianNaskah(
            bagian,
            BAB3,
            Sifat.PERLU if perlu else Sifat.BOLEH,
            **tentang,
            alasan=f"Ada indikator yang {kata} target." if perlu else "",
        )


def _sasaran(baris, sasaran: Sasaran) -> Iterator[BagianNaskah]:
    yield from _program(sasaran)
    yield from _sebab(baris, sasaran=sasaran)


def _program(sasaran: Sasaran) -> Iterator[BagianNaskah]:
    for d in sasaran.dukungan.all():
        for bagian in SEBAB:
            yield BagianNaskah(bagian, BAB3, sasaran=sasaran, nomenklatur=d.nomenklatur)


def _kegiatan(
    bahan: Bahan, rencana: RencanaStrategis, sasaran: Sasaran
) -> Iterator[Nomenklatur]:
    for b in rencana.kontribusi.get(sasaran, ()):
        if b.kedalaman > 0 and tahun_ini(bahan, b.tempat):
            yield b.nomenklatur

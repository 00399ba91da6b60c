"""Builds the content tree of an LKjIP. It tells; it computes nothing: every figure
comes from `capaian`, and each cell or run that prints one carries it in `nilai`."""

from dokumen.penomoran import nomori
from dokumen.pohon import Bagian, Dokumen
from kecamatan.models import Kecamatan

from ..pilihan import Susunan
from .bab1 import bab1
from .bab2 import bab2
from .bab3 import bab3
from .bab4 import bab4
from .bahan import Bahan, TanpaPerjanjian, kumpulkan
from .depan import daftar_gambar, daftar_isi, daftar_tabel, kata_pengantar, sampul
from .ikhtisar import ikhtisar
from .lampiran import (
    lampiran_bukti,
    lampiran_pengukuran,
    lampiran_pk,
    lampiran_sk,
)
from .ringkas import susunan_ringkas

__all__ = ["TanpaPerjanjian", "susun_dari", "susun_lkjip"]


def susun_lkjip(kecamatan: Kecamatan, tahun: int) -> Dokumen:
    """The report of a year as a numbered tree, in the arrangement its row chooses.

    Raises TanpaPerjanjian where the year has no PK, TanpaSkala (capaian) where no
    scale is in force. A fixed number of queries, whatever the number of indicators.
    """
    return susun_dari(kumpulkan(kecamatan, tahun))


def susun_dari(bahan: Bahan) -> Dokumen:
    """The same from material that was read already."""
    lkjip = bahan.lkjip
    return nomori(
        Dokumen(
            judul="Laporan Kinerja",
            subjudul=f"{bahan.nama} {bahan.kecamatan.kabupaten}",
            bagian=_SUSUNAN[Susunan(lkjip.susunan)](bahan),
            sampul=sampul(bahan),
            penyusun=bahan.nama,
            tanggal=lkjip.tanggal.isoformat() if lkjip.tanggal else "",
        )
    )


def _lengkap(bahan: Bahan) -> tuple[Bagian, ...]:
    """Order of LKjIP Pakusari 2025 (PermenPANRB 53/2014)."""
    return (
        kata_pengantar(bahan),
        ikhtisar(bahan),
        daftar_isi(),
        daftar_tabel(),
        daftar_gambar(),
        bab1(bahan),
        bab2(bahan),
        bab3(bahan),
        bab4(bahan),
        *(lampiran_pk(pk) for pk in bahan.daftar_pk),
        *(lembar for r in bahan.daftar_rencana for lembar in lampiran_sk(r)),
        lampiran_pengukuran(bahan),
        lampiran_bukti(bahan),
    )


_SUSUNAN = {Susunan.LENGKAP: _lengkap, Susunan.RINGKAS_2020: susunan_ringkas}

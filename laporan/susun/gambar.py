"""Charts of the report, each with its words for those who cannot see it."""

from __future__ import annotations

from capaian.keuangan import Keuangan
from capaian.pengukuran import PkTerukur
from dokumen.grafik import batang, kata_batang
from dokumen.pohon import Gambar

from .ikhtisar import sebutan_pk
from .kata import sebutan_program


def gambar_capaian(pk: PkTerukur) -> Gambar | None:
    """Capaian of each indicator as a bar, the target at 100 percent."""
    butir = [(b.butir.uraian_indikator, b.capaian) for b in pk.baris]
    if all(nilai is None for _, nilai in butir):
        return None
    judul = f"Persentase Capaian Indikator pada {sebutan_pk(pk)}"
    return Gambar(
        judul,
        batang(judul, butir, desimal=2),
        kata_batang(judul, butir, desimal=2),
        kunci=f"gambar-capaian-{pk.perjanjian.pk}",
        sumber=f"{sebutan_pk(pk)}, diolah dari tabel capaian kinerja",
    )


def gambar_serapan(keuangan: Keuangan, tahun: int) -> Gambar | None:
    """Absorption of each program as a bar."""
    butir = [
        (sebutan_program(b.nomenklatur.nama), b.serapan)
        for b in keuangan.baris
        if not b.kedalaman
    ]
    if all(nilai is None for _, nilai in butir):
        return None
    judul = f"Persentase Serapan Anggaran Menurut Program Tahun {tahun}"
    return Gambar(
        judul,
        batang(judul, butir, desimal=2),
        kata_batang(judul, butir, desimal=2),
        kunci="gambar-serapan",
        sumber=f"realisasi anggaran tahun {tahun}, diolah",
    )

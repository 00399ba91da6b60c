"""Per sasaran what was achieved against what was absorbed (3.7, 3.12)."""

from __future__ import annotations

from capaian.keuangan import BarisEfisiensi, Efisiensi
from capaian.pengukuran import PkTerukur
from capaian.pilihan import AturanEfisiensi
from dokumen.pohon import Baris, Kalimat, Kepala, Sel, Tabel, Teks

from . import asal
from .bahan import Bahan
from .bentuk import (
    BELUM_DIHITUNG,
    baris,
    baris_kosong,
    jumlah,
    kata,
    kepala,
    kolom,
    sel_capaian,
    sel_persen,
    sel_realisasi,
    sel_target_pk,
    sel_uang,
)
from .kata import gabung, sebutan_program

ATURAN_EFISIENSI = {
    AturanEfisiensi.TERCAPAI: (
        "Sasaran dinilai efisien bila rata-rata capaiannya paling sedikit 100 % dan "
        "melebihi persentase serapan anggaran program pendukungnya."
    ),
    AturanEfisiensi.BANDING: (
        "Sasaran dinilai efisien bila rata-rata capaiannya paling sedikit sama dengan "
        "persentase serapan anggaran program pendukungnya."
    ),
}


def nomor_sasaran(sasaran) -> str:
    """ "1.2": the second sasaran of the first tujuan."""
    return f"{sasaran.tujuan.urutan}.{sasaran.urutan}"


def tabel_efisiensi(bahan: Bahan, pk: PkTerukur, judul: str) -> Tabel:
    """Tabel 3.7, 3.12: per sasaran the mean capaian against absorption."""
    efisiensi = bahan.efisiensi[pk.perjanjian.pk]
    isi: list[Baris] = []
    for i, b in enumerate(efisiensi.baris, 1):
        isi += _baris_efisiensi(i, b, bahan, pk)
    if isi:
        isi.append(
            jumlah(
                Sel("Jumlah", kolom=5),
                sel_uang(efisiensi.pagu, asal=asal.pagu(())),
                sel_uang(
                    efisiensi.realisasi, "belum dilaporkan", asal=asal.serapan(())
                ),
                sel_persen(efisiensi.serapan, "–", asal=asal.serapan(())),
                "",
            )
        )
    else:
        isi.append(baris_kosong(9, "Tidak ada sasaran yang diperjanjikan"))
    return Tabel(
        judul,
        kolom("4^", "25!", "9^", "9^", "8>", "15>", "15>", "7>", "9^"),
        (
            kepala(
                Kepala("No", baris=2),
                Kepala("Sasaran dan Indikator Sasaran", baris=2),
                Kepala("Kinerja", kolom=3),
                Kepala("Anggaran Program Pendukung Sasaran", kolom=3),
                Kepala("Kategori Efisiensi", baris=2),
            ),
            kepala("Target", "Realisasi", "%", "Pagu (Rp)", "Realisasi (Rp)", "%"),
        ),
        tuple(isi),
        kunci=f"efisiensi-{pk.perjanjian.pk}",
        sumber=f"{pk.perjanjian}; {pk.perjanjian.renstra}; realisasi anggaran "
        f"{bahan.nama} tahun {bahan.tahun}",
        catatan=_catatan_efisiensi(bahan, efisiensi),
        kecil=True,
    )


def _baris_efisiensi(
    i: int, b: BarisEfisiensi, bahan: Bahan, pk: PkTerukur
) -> list[Baris]:
    hasil = [
        baris(
            f"{i}",
            Sel(
                (
                    Teks(f"Sasaran {nomor_sasaran(b.sasaran)}: ", tebal=True),
                    b.sasaran.uraian,
                )
            ),
            "",
            Sel("rata-rata" if len(b.baris) > 1 else ""),
            sel_persen(b.capaian, BELUM_DIHITUNG, asal=asal.rata_rata(b.baris)),
            sel_uang(b.pagu, "pagu belum dicatat", asal=asal.pagu(b.program)),
            sel_uang(b.realisasi, "belum dilaporkan", asal=asal.serapan(b.program)),
            sel_persen(b.serapan, "–", asal=asal.serapan(b.program)),
            b.kategori or kata("belum dapat dinilai"),
        )
    ]
    for indikator in b.baris:
        hasil.append(
            baris(
                "",
                Sel(indikator.butir.uraian_indikator, indentasi=1),
                sel_target_pk(indikator, pk),
                sel_realisasi(indikator, bahan.tahun),
                sel_capaian(indikator),
                *("", "", "", ""),
            )
        )
    return hasil


def _catatan_efisiensi(bahan: Bahan, efisiensi: Efisiensi) -> tuple[Kalimat, ...]:
    catatan = [ATURAN_EFISIENSI[AturanEfisiensi(bahan.ukuran.efisiensi)]]
    for b in efisiensi.baris:
        nama = gabung([sebutan_program(p.nama) for p in b.program])
        catatan.append(
            f"Program pendukung Sasaran {nomor_sasaran(b.sasaran)}: "
            f"{nama or 'belum ditetapkan'}."
        )
    if efisiensi.program_bersama:
        nama = gabung([sebutan_program(p.nama) for p in efisiensi.program_bersama])
        catatan.append(
            f"{nama} mendukung lebih dari satu sasaran: anggarannya disajikan utuh "
            "pada tiap sasaran dan dihitung satu kali dalam jumlah."
        )
    return tuple(catatan)

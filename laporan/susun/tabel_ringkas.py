"""Tables of the arrangement of 2020 (LKIP Panti 2020, Tabel 3.1-3.7)."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.pengukuran import BarisCapaian, PkTerukur
from capaian.pilihan import JenisPembanding, TingkatPembanding
from dokumen.pohon import (
    Kepala,
    Sel,
    Tabel,
)
from iku.surat.pk import tulis_target

from . import asal
from .bahan import Bahan
from .bentuk import (
    BELUM_DIHITUNG,
    baris,
    baris_kosong,
    kata,
    kepala,
    kolom,
    nomor_kolom,
    sel_capaian,
    sel_kriteria,
    sel_persen,
    sel_realisasi,
    sel_satuan,
)
from .kata import TIDAK_TERSEDIA
from .tabel_capaian import sel_tren


def _target(b: BarisCapaian, pk: PkTerukur) -> Sel:
    """The target in the words as signed."""
    return Sel(tulis_target(b.butir), b.butir.nilai, asal=asal.pk(pk.perjanjian))


def tabel_pengukuran(
    bahan: Bahan, pk: PkTerukur, judul: str, *, bernomor: bool = True
) -> Tabel:
    """Tabel 3.1: target, realisation, percentage, predicate of every indicator."""
    isi = [
        baris(
            f"{i}",
            b.induk,
            b.butir.uraian_indikator,
            _target(b, pk),
            sel_realisasi(b, bahan.tahun),
            sel_capaian(b),
            sel_kriteria(b),
        )
        for i, b in enumerate(pk.baris, 1)
    ]
    return Tabel(
        judul,
        kolom("5^", "25!", "29", "10^", "11^", "10>", "13^"),
        (
            kepala(
                "No", "Sasaran Strategis", "Indikator", "Target", "Realisasi",
                "Capaian (%)", "Predikat",
            ),
            nomor_kolom(7),
        ),
        tuple(isi) or (baris_kosong(7, "Belum ada indikator yang diperjanjikan"),),
        bernomor=bernomor,
        sumber=f"{pk.perjanjian}; data realisasi kinerja {bahan.nama}",
    )  # fmt: skip


def tabel_perbandingan(
    bahan: Bahan, pk: PkTerukur, nomor: str, isi: Sequence[BarisCapaian]
) -> Tabel:
    """Tabel 3.2, 3.5: this year's realisation beside last year's."""
    tahun = bahan.tahun

    def lalu(b: BarisCapaian) -> Sel:
        return sel_tren(b.tren[-1], b)

    return _tabel_sasaran(
        f"Perbandingan Realisasi Kinerja Sasaran {nomor}",
        (
            kepala(
                Kepala("No", baris=2),
                Kepala("Sasaran Strategis", baris=2),
                Kepala("Indikator Sasaran", baris=2),
                Kepala("Target", baris=2),
                Kepala("Realisasi", kolom=2),
            ),
            kepala(f"Th. {tahun - 1}", f"Th. {tahun}"),
        ),
        isi,
        lambda b: (_target(b, pk), lalu(b), sel_realisasi(b, tahun)),
        sumber=_sumber(isi),
    )


def tabel_akhir_renstra(
    bahan: Bahan, pk: PkTerukur, isi: Sequence[BarisCapaian]
) -> Tabel:
    """Tabel 3.3, 3.6: the realisation against the target of the last year."""
    akhir = pk.perjanjian.renstra.akhir
    return _tabel_sasaran(
        "Perbandingan Realisasi Kinerja s.d. Akhir Periode Renstra",
        (
            kepala(
                "No", "Sasaran Strategis", "Indikator Sasaran", "Target Akhir Renstra",
                f"Realisasi Th. {bahan.tahun}", "Tingkat Kemajuan (%)",
            ),
        ),
        isi,
        lambda b: (
            sel_satuan(
                b.target_akhir,
                b.indikator.satuan,
                b.target_akhir_predikat,
                asal=asal.target(b.indikator, akhir),
            ),
            sel_realisasi(b, bahan.tahun),
            sel_persen(b.kemajuan, BELUM_DIHITUNG, asal=asal.capaian(b.indikator)),
        ),
        sumber=_sumber(isi),
    )  # fmt: skip


def tabel_nasional(bahan: Bahan, isi: Sequence[BarisCapaian]) -> Tabel:
    """Tabel 3.4, 3.7: beside the national realisation, where there is one."""

    def nasional(b: BarisCapaian) -> tuple[Sel, Sel]:
        p = next(
            (
                p
                for p in b.pembanding
                if p.tingkat == TingkatPembanding.NASIONAL
                and p.jenis == JenisPembanding.REALISASI
            ),
            None,
        )
        if p is None:
            return kata(TIDAK_TERSEDIA), kata("–")
        sel = sel_satuan(
            p.nilai, b.indikator.satuan, p.predikat, asal=asal.capaian(b.indikator)
        )
        if p.nilai is None or b.hasil.nilai is None:
            return sel, kata("–")
        lebih = b.hasil.nilai > p.nilai
        tanda = "=" if b.hasil.nilai == p.nilai else "+" if lebih else "–"
        return sel, Sel(tanda, perataan="tengah")

    return _tabel_sasaran(
        "Perbandingan Realisasi Kinerja dengan Realisasi Nasional",
        (
            kepala(
                "No", "Sasaran Strategis", "Indikator Sasaran",
                f"Realisasi Th. {bahan.tahun}", "Realisasi Nasional", "Ket. (+/–)",
            ),
        ),
        isi,
        lambda b: (sel_realisasi(b, bahan.tahun), *nasional(b)),
        sumber=_sumber(isi),
    )  # fmt: skip


def _tabel_sasaran(judul, atas, isi, sel_baris, *, sumber: str) -> Tabel:
    """The common shape of the tables of one sasaran: six columns."""
    return Tabel(
        judul,
        kolom("5^", "27!", "32", "12^", "12^", "12^"),
        (*atas, nomor_kolom(6)),
        tuple(
            baris(f"{i}", b.induk, b.butir.uraian_indikator, *sel_baris(b))
            for i, b in enumerate(isi, 1)
        )
        or (baris_kosong(6, "Belum ada indikator yang diperjanjikan"),),
        sumber=sumber,
    )


def _sumber(isi: Sequence[BarisCapaian]) -> str:
    sumber = dict.fromkeys(b.hasil.sumber for b in isi if b.hasil.sumber)
    return "; ".join(sumber) or "data realisasi kinerja"

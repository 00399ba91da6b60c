"""Ikhtisar eksekutif: generated from the measured PKs; a person adds the challenges."""

from __future__ import annotations

from collections.abc import Iterable

from capaian.keuangan import Keuangan
from capaian.pengukuran import PkTerukur
from dokumen.pohon import Blok, Butir, Daftar, Depan, Kalimat, Paragraf, Sel, Tabel

from ..pilihan import Bagian
from . import asal
from .bahan import Bahan
from .bentuk import (
    baris,
    berpengantar,
    kepala,
    kolom,
    sel_capaian,
    sel_kriteria,
    sel_realisasi,
    sel_target_pk,
)
from .kata import hitungan, kalimat, teks_persen, teks_rupiah


def ikhtisar(bahan: Bahan) -> Depan:
    tulisan = bahan.tulisan.ambil
    isi: list[Blok] = [*tulisan(Bagian.IKHTISAR_PENGANTAR), *_pembuka(bahan)]
    for pk in bahan.daftar_pk:
        isi += _rincian(bahan, pk)
    isi += berpengantar(
        "Terhadap capaian kinerja tersebut terdapat beberapa tantangan yang perlu "
        f"menjadi perhatian bagi {bahan.nama}, yaitu:",
        tulisan(Bagian.IKHTISAR_TANTANGAN),
    )
    isi.append(Paragraf(kalimat_serapan(bahan)))
    return Depan("Ikhtisar Eksekutif", tuple(isi))


def sebutan_pk(pk: PkTerukur) -> str:
    """ "Perjanjian Kinerja Perubahan Tahun 2025"."""
    return f"{pk.perjanjian.sebutan} Tahun {pk.perjanjian.tahun}"


def cakupan_pk(bahan: Bahan, pk: PkTerukur) -> Kalimat:
    """ "2 (dua) tujuan dan 4 (empat) sasaran, dengan 6 (enam) indikator kinerja"."""
    rencana = bahan.rencana_pk(pk)
    return (
        hitungan(len(rencana.tujuan)),
        " tujuan dan ",
        hitungan(len(rencana.sasaran)),
        " sasaran, dengan ",
        hitungan(len(pk.baris)),
        " indikator kinerja",
    )


def _pembuka(bahan: Bahan) -> Iterable[Blok]:
    butir = tuple(
        Butir(
            (
                f"Capaian kinerja yang diperjanjikan dalam {sebutan_pk(pk)}, yang "
                f"disusun berdasarkan {pk.perjanjian.renstra}, terdiri dari ",
                *cakupan_pk(bahan, pk),
                ".",
            )
        )
        for pk in bahan.daftar_pk
    )
    yield Paragraf(
        (
            f"Laporan Kinerja {bahan.nama} tahun {bahan.tahun} menyajikan analisis dan "
            "evaluasi atas ",
            hitungan(len(butir)),
            " Perjanjian Kinerja, yaitu:",
        )
    )
    yield Daftar(butir, "huruf")


def _rincian(bahan: Bahan, pk: PkTerukur) -> Iterable[Blok]:
    nama = sebutan_pk(pk)
    yield Paragraf(
        f"Rincian realisasi indikator kinerja pada {nama} yang disusun berdasarkan "
        f"{pk.perjanjian.renstra} adalah sebagai berikut:"
    )
    yield Tabel(
        f"Ringkasan Capaian {nama}",
        kolom("5^", "28!", "26", "11^", "11^", "10>", "13^"),
        (
            kepala(
                "No",
                "Tujuan / Sasaran",
                "Indikator Kinerja",
                "Target",
                "Realisasi",
                "% Capaian",
                "Kriteria",
            ),
        ),
        tuple(
            baris(
                f"{i}",
                b.induk,
                b.butir.uraian_indikator,
                sel_target_pk(b, pk),
                sel_realisasi(b, bahan.tahun),
                sel_capaian(b),
                sel_kriteria(b),
            )
            for i, b in enumerate(pk.baris, 1)
        )
        or (baris(Sel("Belum ada indikator yang diperjanjikan", kolom=7, redup=True)),),
        sumber=f"{nama}; data realisasi kinerja {bahan.nama}",
    )
    yield Paragraf(
        "Dari hasil pengukuran realisasi kinerja terhadap indikator, dapat disimpulkan "
        "bahwa:"
    )
    yield simpulan_capaian(pk)


def simpulan_capaian(pk: PkTerukur) -> Daftar:
    """How many indicators reached their target, did not, or cannot be judged yet."""
    rata_rata: tuple[Butir, ...] = ()
    if pk.rata_rata is not None and len(pk.baris) > 1:
        angka = teks_persen(pk.rata_rata, asal=asal.rata_rata(pk.baris))
        lengkap = all(b.capaian is not None for b in pk.baris)
        dari = "" if lengkap else " dari indikator yang dapat dihitung"
        rata_rata = (
            Butir(kalimat(f"Rata-rata persentase capaian{dari} sebesar ", angka, ".")),
        )
    butir = [
        (len(daftar), sesudah)
        for daftar, sesudah in (
            (pk.tercapai, " indikator kinerja mencapai target."),
            (pk.belum_tercapai, " indikator kinerja tidak mencapai target."),
            (
                pk.belum_dapat_dinilai,
                " indikator kinerja belum dapat dinilai karena datanya belum lengkap.",
            ),
        )
    ]
    return Daftar(
        tuple(
            Butir(kalimat("Sebanyak ", hitungan(banyak), sesudah))
            if banyak < len(pk.baris)
            else Butir(
                kalimat(
                    "Seluruh indikator kinerja, yakni ",
                    hitungan(banyak),
                    " indikator,",
                    sesudah.removeprefix(" indikator kinerja"),
                )
            )
            for banyak, sesudah in butir
            if banyak
        )
        + rata_rata
        or (Butir("Belum ada indikator kinerja yang diperjanjikan."),)
    )


def kalimat_serapan(bahan: Bahan) -> Kalimat:
    """What was spent of what was planned, or why this cannot be said."""
    return serapan(bahan.keuangan, f"Kinerja keuangan pada tahun {bahan.tahun}")


def serapan(keuangan: Keuangan, pokok: str) -> Kalimat:
    jumlah = keuangan.jumlah
    if jumlah is None or jumlah.pagu_akhir is None:
        return f"{pokok} belum dapat disajikan karena pagu anggaran belum dicatat."
    if jumlah.realisasi is None or jumlah.serapan is None:
        return kalimat(
            f"{pokok}: realisasi anggaran belum dilaporkan dari total pagu sebesar ",
            teks_rupiah(jumlah.pagu_akhir, asal=asal.pagu(())),
            ".",
        )
    return kalimat(
        f"{pokok} menunjukkan realisasi sebesar ",
        teks_rupiah(jumlah.realisasi, asal=asal.serapan(())),
        " atau ",
        teks_persen(jumlah.serapan, asal=asal.serapan(())),
        " dari total pagu anggaran sebesar ",
        teks_rupiah(jumlah.pagu_akhir, asal=asal.pagu(())),
        ".",
    )

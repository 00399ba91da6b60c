"""Survey and kegiatan sheets of the arrangement of 2020 (LKIP Panti 2020, III B)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from capaian.kontribusi import BarisKontribusi
from capaian.skm import HasilSurvei
from dokumen.grafik import batang, kata_batang
from dokumen.pohon import (
    Baris,
    Gambar,
    Paragraf,
    Sel,
    Tabel,
    Teks,
)
from iku.pilihan import JenisIndikator

from . import asal
from .bentuk import (
    baris,
    baris_kosong,
    jumlah,
    kepala,
    kolom,
    sel_persen,
    sel_satuan,
)
from .kata import BELUM

# One component of a composite measure: its name, target and realisation.
Komponen = tuple[str, Decimal | None, Decimal | None]


def tabel_survei(hasil: HasilSurvei) -> Tabel:
    """How the answers divide, and the score of each unsur (unnumbered in 2020)."""
    isi = [
        baris(
            f"{i}",
            b.nilai.unsur.nama,
            *(sel_persen(p, "–", asal=asal.SURVEI) for p in b.sebaran),
            sel_persen(b.skor, "–", asal=asal.SURVEI),
        )
        for i, b in enumerate(hasil.baris, 1)
    ]
    rata_rata = sel_persen(hasil.rata_rata, "–", asal=asal.SURVEI)
    isi.append(jumlah(Sel("Rata-rata skor", kolom=6), rata_rata))
    return Tabel(
        f"Hasil {hasil.survei.instrumen.nama}",
        kolom("5^", "39!", *["11>"] * 5),
        (
            kepala(
                "No", "Unsur", "Tidak Baik (%)", "Kurang Baik (%)", "Baik (%)",
                "Sangat Baik (%)", "Skor (25–100)",
            ),
        ),
        tuple(isi),
        sumber=hasil.survei.sumber or str(hasil.survei),
        bernomor=False,
    )  # fmt: skip


def gambar_survei(hasil: HasilSurvei) -> Gambar | None:
    """Score of each unsur, the mean as a line: below it is what must improve."""
    butir = [(b.nilai.unsur.nama, b.skor) for b in hasil.baris]
    if hasil.rata_rata is None:
        return None
    judul = f"Skor Tiap Unsur terhadap Rata-Rata, Tahun {hasil.survei.tahun}"
    return Gambar(
        judul,
        batang(judul, butir, "", hasil.rata_rata),
        kata_batang(judul, butir, ""),
        kunci=f"survei-{hasil.survei.pk}",
        sumber=hasil.survei.sumber or str(hasil.survei),
    )


# --- Kegiatan -------------------------------------------------------------------------


def tabel_kegiatan(
    nama: str,
    isi: Sequence[BarisKontribusi],
    komponen: Mapping[int, Sequence[Komponen]],
    keterangan: tuple,
    tahun: int,
) -> Tabel:
    """The sheet of one kegiatan: masukan, keluaran, and what was done."""
    hasil: list[Baris] = []
    for jenis, sebutan in (
        (JenisIndikator.MASUKAN, "Masukan"),
        (JenisIndikator.KELUARAN, "Keluaran"),
        (JenisIndikator.HASIL, "Hasil"),
    ):
        for b in isi:
            if b.tempat.jenis == jenis:
                hasil.append(_baris_kegiatan(sebutan, b, tahun))
                hasil += _baris_komponen(komponen.get(b.indikator.pk, ()), b, tahun)
    if keterangan:
        isi_sel = (
            Paragraf((Teks("Keterangan pelaksanaan:", tebal=True),)),
            *keterangan,
        )
        hasil.append(Baris((Sel(blok=isi_sel, kolom=4),)))
    return Tabel(
        f"Kegiatan {nama}",
        kolom("14", "50!", "18^", "18^"),
        (kepala("Jenis", "Uraian", "Target", "Realisasi"),),
        tuple(hasil) or (baris_kosong(4, "Indikator kegiatan belum dicatat"),),
        bernomor=False,
    )


def _baris_kegiatan(sebutan: str, b: BarisKontribusi, tahun: int) -> Baris:
    satuan, dari, hasil = b.indikator.satuan, _asal(b, tahun), b.hasil
    return baris(
        sebutan,
        b.indikator.nama,
        sel_satuan(b.target, satuan, b.target_predikat, "tanpa target", asal=dari[0]),
        sel_satuan(
            hasil.nilai, satuan, hasil.predikat, hasil.alasan or BELUM, asal=dari[1]
        ),
    )


def _asal(b: BarisKontribusi, tahun: int) -> tuple[str, str]:
    return asal.target(b.indikator, tahun), asal.realisasi(b.indikator, tahun)


def _baris_komponen(
    komponen: Sequence[Komponen], b: BarisKontribusi, tahun: int
) -> Iterator[Baris]:
    dari = _asal(b, tahun)
    for nama, target, realisasi in komponen:
        yield baris(
            "",
            Sel(nama, indentasi=1),
            sel_satuan(target, "", kosong="tanpa target", asal=dari[0]),
            sel_satuan(realisasi, "", kosong=BELUM, asal=dari[1]),
        )

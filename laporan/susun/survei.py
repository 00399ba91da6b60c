"""The satisfaction survey behind an IKM: each unsur as a table and as a chart."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.skm import HasilSurvei
from capaian.skm.hasil import susun_banyak
from dokumen.grafik import batang, kata_batang
from dokumen.pohon import Blok, Gambar, Paragraf, Sel, Tabel, Teks
from sakip.angka import tulis

from . import asal
from .bahan import Bahan
from .bentuk import baris, jumlah, kepala, kolom, sel_persen
from .kata import gabung, kalimat


def survei(bahan: Bahan, *, bernomor: bool = True) -> Iterator[Blok]:
    """All surveys of the year that are over."""
    for hasil in susun_banyak(bahan.survei).values():
        yield tabel_survei(hasil, bernomor=bernomor)
        gambar = gambar_survei(hasil)
        if gambar is not None:
            yield gambar
        yield from _prioritas(hasil)


def _prioritas(hasil: HasilSurvei) -> Iterator[Blok]:
    """Unsur below the mean: what the survey says should be improved first."""
    if hasil.rata_rata is None:
        return
    rendah = [
        b.nilai.unsur.nama
        for b in hasil.baris
        if b.skor is not None and b.skor < hasil.rata_rata
    ]
    if rendah:
        yield Paragraf(
            kalimat(
                "Unsur yang skornya di bawah rata-rata (",
                Teks(
                    tulis(hasil.rata_rata, 2), nilai=hasil.rata_rata, asal=asal.SURVEI
                ),
                f") menjadi prioritas perbaikan, yaitu: {gabung(rendah)}.",
            )
        )


def tabel_survei(hasil: HasilSurvei, *, bernomor: bool) -> Tabel:
    """How the answers divide, and the score of each unsur."""
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
        bernomor=bernomor,
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

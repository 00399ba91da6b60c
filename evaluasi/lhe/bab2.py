"""Bab II and III of an LHE: scores, notes, recommendations, conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dokumen.pohon import (
    Bab,
    Blok,
    Paragraf,
    Penandatangan,
    Rujukan,
    Sel,
    Subbab,
    Tabel,
    TandaTangan,
)
from iku.surat.pk import nip_terbaca
from iku.surat.umum import TITIK_TITIK
from sakip.angka import tulis
from sakip.tanggal import panjang

from ..penilaian import HasilKomponen, jumlah_bobot
from .bahan import Bahan, sebut_periode
from .bentuk import (
    baris,
    bobot,
    daftar,
    jumlah,
    kelompok,
    kepala,
    kolom,
    paragraf,
    poin,
    tebal,
)
from .draf import BagianButir


def bab2(b: Bahan) -> Bab:
    return Bab(
        "Gambaran Hasil Evaluasi",
        (
            Subbab("Kondisi Setiap Komponen", tuple(_kondisi(b))),
            Subbab("Catatan dan Rekomendasi", tuple(_catatan(b))),
        ),
    )


def _kondisi(b: Bahan) -> Iterator[Blok]:
    yield Paragraf(
        (
            f"{_kalimat_nilai(b)} Nilai setiap komponen disajikan dalam ",
            Rujukan("nilai"),
            ", dan setiap sub-komponen dalam ",
            Rujukan("sub"),
            ".",
        )
    )
    yield _tabel_komponen(b)
    yield _tabel_sub(b)


def _kalimat_nilai(b: Bahan) -> str:
    return (
        f"Nilai AKIP {b.kecamatan} {b.sebut_periode} adalah {tulis(b.hasil.total, 2)} "
        f"dengan predikat {b.hasil.predikat} ({b.hasil.sebutan})."
    )


def _lalu(b: Bahan, kode: str) -> Decimal | None:
    return b.skor_lalu.komponen.get(kode) if b.skor_lalu else None


def _tabel_komponen(b: Bahan) -> Tabel:
    isi = [
        baris(f"{i}", k.nama, bobot(k.bobot), poin(_lalu(b, k.kode)), poin(k.nilai))
        for i, k in enumerate(b.hasil.komponen, 1)
    ]
    bobot_semua = jumlah_bobot(b.instrumen.komponen)
    lalu = b.skor_lalu
    isi.append(
        jumlah(
            Sel("Nilai AKIP", kolom=2),
            bobot(bobot_semua),
            poin(lalu.total if lalu else None),
            poin(b.hasil.total),
        )
    )
    isi.append(
        jumlah(
            Sel("Predikat", kolom=3),
            Sel(lalu.predikat if lalu else "–", perataan="kanan"),
            Sel(b.hasil.predikat, perataan="kanan"),
        )
    )
    return Tabel(
        "Nilai Setiap Komponen",
        kolom("6^", "44!", "14>", "18>", "18>"),
        kepala("No", "Komponen", "Bobot", _sebut_lalu(b), b.sebut_periode),
        tuple(isi),
        kunci="nilai",
        catatan=_catatan_lalu(b),
    )


def _sebut_lalu(b: Bahan) -> str:
    return sebut_periode(b.lalu) if b.lalu else "Sebelumnya"


def _catatan_lalu(b: Bahan) -> tuple[str, ...]:
    if b.skor_lalu and not b.skor_lalu.komponen:
        return (
            f"LHE {_sebut_lalu(b)} tercatat dengan nilai akhirnya saja, tanpa nilai "
            "setiap komponen.",
        )
    return ()


def _tabel_sub(b: Bahan) -> Tabel:
    return Tabel(
        "Nilai Setiap Sub-Komponen",
        kolom("9^", "45!", "14>", "15^", "17>"),
        kepala("Kode", "Komponen / Sub-Komponen", "Bobot", "Predikat", "Nilai"),
        tuple(satu for k in b.hasil.komponen for satu in _baris_sub(b, k)),
        kunci="sub",
        catatan=("Nilai = angka predikat ÷ 100 × bobot, dibulatkan dua desimal.",),
    )


def _baris_sub(b: Bahan, k: HasilKomponen):
    nama = {s.kode: s.nama for i in b.instrumen.komponen for s in i.sub}
    yield kelompok(Sel(k.kode), Sel(k.nama), bobot(k.bobot), Sel(""), poin(k.nilai))
    for s in k.sub:
        yield baris(
            s.kode, Sel(nama[s.kode], indentasi=1), bobot(s.bobot), s.predikat,
            poin(s.nilai),
        )  # fmt: skip


def _catatan(b: Bahan) -> Iterator[Blok]:
    for satu in b.bagian:
        yield Subbab(satu.nama or "Umum", tuple(_isi_bagian(satu)))


def _isi_bagian(satu: BagianButir) -> Iterator[Blok]:
    if not satu.catatan and not satu.rekomendasi:
        yield Paragraf("Tidak ada catatan dan rekomendasi untuk komponen ini.")
    for nama, isi in (("Catatan", satu.catatan), ("Rekomendasi", satu.rekomendasi)):
        if isi:
            yield tebal(nama)
            # The numbers run through the whole report: a follow-up names them.
            yield daftar([r.uraian for _, r in isi], mulai=isi[0][0])


def bab3(b: Bahan) -> Bab:
    return Bab(
        "Penutup",
        (
            Subbab("Simpulan", tuple(_simpulan(b))),
            Subbab(
                "Dorongan Perbaikan",
                tuple(paragraf(b.lhe.simpulan))
                or (Paragraf("Bagian ini belum ditulis."),),
            ),
            tanda_tangan(b),
        ),
    )


def _simpulan(b: Bahan) -> Iterator[Blok]:
    yield Paragraf(f"{_kalimat_nilai(b)}{_banding(b)}")
    if b.interpretasi:
        yield Paragraf(f"Arti predikat {b.hasil.predikat}: {b.interpretasi}")


def _banding(b: Bahan) -> str:
    lalu = b.skor_lalu
    if lalu is None:
        return " Belum ada nilai sebelumnya untuk dibandingkan."
    awal = (
        f" Nilai {_sebut_lalu(b)} adalah {tulis(lalu.total, 2)} dengan predikat "
        f"{lalu.predikat} ({lalu.sebutan})"
    )
    selisih = b.hasil.total - lalu.total
    if selisih == 0:
        return f"{awal}, sehingga nilainya tetap."
    arah = "naik" if selisih > 0 else "turun"
    return f"{awal}, sehingga nilainya {arah} {tulis(abs(selisih), 2)} poin."


def tanda_tangan(b: Bahan) -> TandaTangan:
    """The Inspektur; blanks while nobody has issued it."""
    masa = b.lhe.inspektur
    orang = Penandatangan(
        masa.pejabat.nama if masa else TITIK_TITIK,
        masa.sebutan if masa else f"Inspektur {b.kabupaten}",
        pangkat=masa.pangkat if masa else "",
        nip=nip_terbaca(masa.pejabat.nip) if masa else "",
    )
    tanggal = panjang(b.lhe.tanggal) if b.lhe.tanggal else TITIK_TITIK
    return TandaTangan((orang,), b.kabupaten.nama, tanggal)

"""The annex of an LHE: the worksheet with every criterion."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dokumen.pohon import Baris, Lampiran, Sel, Tabel
from sakip.angka import tulis

from ..models import JawabanLke, KriteriaLke
from .bahan import Bahan
from .bentuk import baris, kelompok, kepala, kolom

BELUM = "belum dijawab"


def lampiran_lke(b: Bahan) -> Lampiran:
    """All criteria in use with both answers; the same few queries however many."""
    judul = f"Lembar Kerja Evaluasi {b.kecamatan} {b.sebut_periode}"
    tabel = Tabel(
        "",
        kolom("7^", "33!", "11^", "19", "11^", "19"),
        kepala(
            "Kode",
            "Kriteria",
            "Penilaian Mandiri",
            "Catatan Kecamatan",
            "Penilaian Evaluator",
            "Catatan Evaluator",
        ),
        tuple(_baris(b)),
        kecil=True,
        bernomor=False,
    )
    return Lampiran(judul, (tabel,), lanskap=True)


def _baris(b: Bahan) -> Iterator[Baris]:
    kriteria = (
        KriteriaLke.objects.filter(
            sub__komponen__instrumen=b.periode.instrumen_id, dipakai=True
        )
        .select_related("sub__komponen")
        .order_by("sub__komponen__kode", "sub__kode", "nomor")
    )
    jawaban = {j.kriteria_id: j for j in b.evaluasi.jawaban.all()}
    nama = _nama_jawaban(b)
    hasil = {s.kode: s for k in b.hasil.komponen for s in k.sub}
    for sub, isi in groupby(kriteria, key=lambda k: k.sub):
        s = hasil[sub.kode]
        yield kelompok(
            Sel(sub.kode),
            Sel(f"{sub.komponen.nama}: {sub.nama}", kolom=3),
            Sel(s.predikat, perataan="tengah"),
            Sel(f"Nilai {tulis(s.nilai, 2)}", s.nilai),
        )
        yield from (_satu(k, jawaban.get(k.pk), nama) for k in isi)


def _nama_jawaban(b: Bahan) -> dict[tuple[str, str], str]:
    """The words of an answer, by the scale of its criterion and its code."""
    return {
        (skala, p.kode): p.nama
        for skala, daftar in b.periode.instrumen.pilihan_per_skala().items()
        for p in daftar
    }


def _satu(k: KriteriaLke, j: JawabanLke | None, nama) -> Baris:
    return baris(
        k.kode,
        k.uraian,
        _jawaban(k, j.mandiri if j else "", nama),
        j.catatan_mandiri if j else "",
        _jawaban(k, j.nilai if j else "", nama),
        j.catatan if j else "",
    )


def _jawaban(k: KriteriaLke, kode: str, nama) -> Sel:
    if not kode:
        return Sel(BELUM, redup=True, perataan="tengah")
    return Sel(nama.get((k.skala, kode), kode))

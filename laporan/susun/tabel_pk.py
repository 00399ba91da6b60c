"""Tables of chapter II about agreements: what was promised, with which money (2.7, 2.8)."""

from __future__ import annotations

from itertools import groupby

from capaian.pengukuran import PkTerukur
from dokumen.pohon import Baris, Kalimat, Sel, Tabel
from iku.models import PerjanjianKinerja
from iku.pohon_anggaran import total
from iku.surat.pk import tulis_target
from iku.surat.umum import tertanggal

from . import asal
from .bentuk import baris, baris_kosong, jumlah, kepala, kolom, nomor_kolom, sel_uang
from .ikhtisar import sebutan_pk


def tabel_pk(pk: PerjanjianKinerja, judul: str) -> Tabel:
    """Tabel 2.7, 2.8: what is promised, in the words as signed."""
    isi: list[Baris] = []
    kinerja = groupby(pk.butir.all(), key=lambda b: b.uraian_kinerja)
    for nomor, (uraian, butir) in enumerate(kinerja, 1):
        daftar = list(butir)
        for i, b in enumerate(daftar):
            awal = (
                ()
                if i
                else (
                    Sel(b.nomor.rstrip(".") or f"{nomor}", baris=len(daftar)),
                    Sel(uraian, baris=len(daftar)),
                )
            )
            target = Sel(tulis_target(b), b.nilai, asal=asal.pk(pk))
            isi.append(Baris((*awal, Sel(b.uraian_indikator), target)))
    return Tabel(
        judul,
        kolom("7^", "41!", "36", "16^"),
        (
            kepala("No", "Tujuan / Sasaran Strategis", "Indikator Kinerja", "Target"),
            nomor_kolom(4),
        ),
        tuple(isi) or (baris_kosong(4, "Belum ada indikator yang diperjanjikan"),),
        kunci=f"pk-{pk.pk}",
        sumber=f"Dokumen {pk}",
    )


def tabel_anggaran_pk(pk: PerjanjianKinerja, judul: str) -> Tabel:
    """Budget by program as signed; it belongs to the table above and has no number."""
    anggaran, dari = list(pk.anggaran.all()), asal.pk(pk)
    isi = [
        baris(f"{i}", a.uraian, sel_uang(a.jumlah, asal=dari), a.sumber_dana or "–")
        for i, a in enumerate(anggaran, 1)
    ]
    if isi:
        isi.append(
            jumlah(
                Sel("Jumlah", kolom=2),
                sel_uang(total(a.jumlah for a in anggaran), asal=dari),
                "",
            )
        )
    else:
        isi.append(baris_kosong(4, "Anggaran tidak tercantum dalam dokumen"))
    return Tabel(
        judul,
        kolom("7^", "49!", "24>", "20^"),
        (kepala("No", "Program", "Anggaran (Rp)", "Keterangan"),),
        tuple(isi),
        sumber=f"Dokumen {pk}",
        bernomor=False,
    )


def kutipan_pk(pk: PkTerukur) -> Kalimat:
    """ "Perjanjian Kinerja Tahun 2025 tanggal 10 Februari 2025"."""
    p = pk.perjanjian
    tanggal = tertanggal(p.tanggal, p.tanggal_teks)
    return sebutan_pk(pk) + (f" tanggal {tanggal}" if tanggal else "")

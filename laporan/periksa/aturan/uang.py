"""Money: agreements against programs, sums, stages, absorption."""

from __future__ import annotations

from collections.abc import Iterator

from dokumen.pilihan import Aturan
from iku.anggaran.temuan import temuan_anggaran
from sakip.angka import rupiah, tulis

from ..bentuk import Keparahan, Tempat, Temuan
from ..daftar import pemeriksa
from ..fakta import Fakta


@pemeriksa
def anggaran(f: Fakta) -> Iterator[Temuan]:
    """The budget signed in a PK, and kinds of spending, against the sum of the leaves."""
    for t in temuan_anggaran([pk.perjanjian for pk in f.daftar_pk], f.anggaran):
        ditemukan = "tidak ada" if t.tertulis is None else rupiah(t.tertulis)
        diharapkan = "tidak ada" if t.dihitung is None else rupiah(t.dihitung)
        yield Temuan(
            Aturan.PAGU_BEDA,
            Keparahan.PEMBULATAN if t.pembulatan else Keparahan.BERAT,
            Tempat("Bab II", t.di, t.hal),
            f"{t.di}, {t.hal}: {ditemukan} berbeda dari {t.terhadap} ({diharapkan}).",
            t.dihitung,
            t.tertulis,
            f.alamat("daftar-anggaran"),
        )


@pemeriksa
def tahap(f: Fakta) -> Iterator[Temuan]:
    """Each budget document follows the one before it in time."""
    bertanggal = [t for t in f.anggaran.tahap if t.dokumen.tanggal]
    for lama, baru in zip(bertanggal, bertanggal[1:], strict=False):
        if baru.dokumen.tanggal < lama.dokumen.tanggal:
            yield Temuan(
                Aturan.TAHAP_ANGGARAN,
                Keparahan.SEDANG,
                Tempat("Bab II", "Anggaran", baru.nama),
                f"Anggaran {baru.nama} bertanggal {baru.dokumen.tanggal:%d-%m-%Y}, "
                f"sebelum anggaran {lama.nama} ({lama.dokumen.tanggal:%d-%m-%Y}).",
                f"sesudah {lama.dokumen.tanggal:%d-%m-%Y}",
                f"{baru.dokumen.tanggal:%d-%m-%Y}",
                f.alamat("anggaran", baru.dokumen.pk),
            )


@pemeriksa
def serapan(f: Fakta) -> Iterator[Temuan]:
    """Nobody may spend more than the budget, or without one."""
    if not f.bahan.keuangan.dokumen:
        return
    for b in f.bahan.keuangan.baris:
        if b.realisasi is None or not b.realisasi:
            continue
        if b.pagu_akhir is None or b.realisasi > b.pagu_akhir:
            pagu = "tidak ada" if b.pagu_akhir is None else rupiah(b.pagu_akhir)
            persen = f" ({tulis(b.serapan, 2)} %)" if b.serapan is not None else ""
            yield Temuan(
                Aturan.SERAPAN_LEBIH,
                Keparahan.BERAT,
                Tempat("Bab III", "Realisasi anggaran", str(b.nomenklatur)),
                f"{b.nomenklatur}: realisasi anggaran {rupiah(b.realisasi)}{persen} "
                f"melebihi pagunya ({pagu}).",
                b.pagu_akhir,
                b.realisasi,
                f.alamat("realisasi-anggaran-kini"),
            )

"""What has to be there: figures, evidence, causes, benchmarks, follow-up, formula."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.hasil import BELUM
from dokumen.pilihan import Aturan

from ...pilihan import Bagian
from ...susun.bentuk import BELUM_DITULIS
from ..bentuk import Keparahan, Tempat, Temuan
from ..daftar import pemeriksa
from ..fakta import BarisPk, Fakta
from .kata import sebut_pk


def _tempat(b: BarisPk, kolom: str) -> Tempat:
    return Tempat("Bab III", "Capaian kinerja", b.nama, kolom)


@pemeriksa
def realisasi(f: Fakta) -> Iterator[Temuan]:
    """Each promise has a figure, or a stated reason why there is none."""
    for b in f.satu_per_indikator():
        hasil = b.baris.hasil
        if hasil.nilai is not None or hasil.predikat:
            continue
        beralasan = hasil.alasan not in ("", BELUM)
        sebab = f" ({hasil.alasan})" if beralasan else ""
        yield Temuan(
            Aturan.TIDAK_LENGKAP,
            Keparahan.RINGAN if beralasan else Keparahan.BERAT,
            _tempat(b, "Realisasi"),
            f"{b.nama}: realisasi tahun {f.tahun} tidak ada{sebab}.",
            "realisasi",
            "tidak ada",
            f.alamat("indikator", b.baris.indikator.pk),
        )


@pemeriksa
def bukti(f: Fakta) -> Iterator[Temuan]:
    for b in f.satu_per_indikator():
        pk = b.baris.indikator.pk
        if b.baris.hasil.nilai is not None and pk not in f.berbukti:
            yield Temuan(
                Aturan.TANPA_BUKTI,
                Keparahan.SEDANG,
                _tempat(b, "Bukti"),
                f"{b.nama}: realisasi tahun {f.tahun} belum disertai bukti.",
                "bukti dukung",
                "tidak ada",
                f.alamat("indikator", pk),
            )


@pemeriksa
def sebab(f: Fakta) -> Iterator[Temuan]:
    """A target that was not reached is explained (PermenPANRB 53/2014): by the
    indicator's analysis, or by the report's text on its tujuan or sasaran."""
    for b in f.satu_per_indikator():
        baris = b.baris
        if baris.tercapai is not False:
            continue
        dari_petugas = any(a.penghambat for a in f.analisis.get(baris.indikator.pk, ()))
        tempat = baris.tempat
        dari_laporan = tempat is not None and any(
            t.jenis == Bagian.PENGHAMBAT
            and (
                (t.sasaran is not None and t.sasaran == tempat.sasaran_id)
                or (t.tujuan is not None and t.tujuan == tempat.tujuan_id)
            )
            for t in f.tulisan
        )
        if not dari_petugas and not dari_laporan:
            yield Temuan(
                Aturan.TANPA_ANALISIS,
                Keparahan.SEDANG,
                _tempat(b, "Analisis"),
                f"{b.nama}: targetnya tidak tercapai, tetapi faktor penghambatnya belum "
                "ditulis.",
                "faktor penghambat",
                "tidak ada",
                f.alamat("indikator", baris.indikator.pk),
            )


@pemeriksa
def pembanding(f: Fakta) -> Iterator[Temuan]:
    for b in f.satu_per_indikator():
        if not b.baris.pembanding:
            yield Temuan(
                Aturan.TANPA_PEMBANDING,
                Keparahan.RINGAN,
                _tempat(b, "Pembanding"),
                f"{b.nama}: belum ada pembanding nasional, provinsi, atau kabupaten.",
                "pembanding",
                "tidak ada",
                f.alamat("indikator", b.baris.indikator.pk),
            )


@pemeriksa
def formula_dan_penanggung(f: Fakta) -> Iterator[Temuan]:
    """By the decree, or where none says so by the indicator itself."""
    butir_sk = {b.indikator_id: b for sk in f.daftar_sk for b in sk.butir.all()}
    for b in f.satu_per_indikator():
        indikator = b.baris.indikator
        butir = butir_sk.get(indikator.pk)
        if not (indikator.formulasi or indikator.rumus or (butir and butir.formulasi)):
            yield Temuan(
                Aturan.TANPA_FORMULA,
                Keparahan.SEDANG,
                Tempat("Bab II", "Indikator Kinerja Utama", b.nama, "Formulasi"),
                f"{b.nama}: cara menghitungnya belum ditulis.",
                "formulasi",
                "tidak ada",
                f.alamat("indikator-ubah", indikator.pk),
            )
        if indikator.pk not in f.bertuan and not (
            butir and butir.penanggung_jawab.all()
        ):
            yield Temuan(
                Aturan.TANPA_PENANGGUNG,
                Keparahan.SEDANG,
                Tempat("Bab II", "Indikator Kinerja Utama", b.nama, "Penanggung jawab"),
                f"{b.nama}: belum ada unit yang bertanggung jawab.",
                "penanggung jawab",
                "tidak ada",
                f.alamat("indikator-ubah", indikator.pk),
            )


@pemeriksa
def tindak_lanjut(f: Fakta) -> Iterator[Temuan]:
    lhe = f.bahan.lhe
    for r in lhe.rekomendasi.all() if lhe else ():
        if not r.tindak_lanjut.all():
            yield Temuan(
                Aturan.TANPA_TINDAKAN,
                Keparahan.SEDANG,
                Tempat("Bab III", f"LHE {lhe.nomor}", f"Rekomendasi {r.nomor}"),
                f"LHE {lhe.nomor}, rekomendasi {r.nomor}: belum ada tindak lanjutnya.",
                "tindak lanjut",
                "tidak ada",
                f.alamat("tindak_lanjut"),
            )


@pemeriksa
def bagian_kosong(f: Fakta) -> Iterator[Temuan]:
    """Parts of the built report where nobody wrote anything."""
    (tanda,) = (t.isi for t in BELUM_DITULIS.isi)
    for t in f.naskah:
        if t.isi == tanda:
            yield Temuan(
                Aturan.TIDAK_LENGKAP,
                Keparahan.SEDANG,
                Tempat(t.bagian, "", t.subbab),
                f"{t.bagian}, {t.subbab or 'isi'}: bagian ini belum ditulis.",
                "tulisan",
                "tidak ada",
                f.alamat("lkjip"),
            )


@pemeriksa
def penandatanganan(f: Fakta) -> Iterator[Temuan]:
    lkjip = f.bahan.lkjip
    for hal, ada in (
        ("tanggal", lkjip.tanggal),
        ("penanda tangan", f.bahan.penanda_tangan),
    ):
        if ada is None:
            yield Temuan(
                Aturan.TIDAK_LENGKAP,
                Keparahan.SEDANG,
                Tempat("Kata Pengantar", "", "", hal.capitalize()),
                f"Kata Pengantar: {hal} laporan belum ada.",
                hal,
                "tidak ada",
                f.alamat("lkjip-pengaturan"),
            )


@pemeriksa
def tanggal_pk(f: Fakta) -> Iterator[Temuan]:
    for pk in f.daftar_pk:
        p = pk.perjanjian
        if p.tanggal is None:
            yield Temuan(
                Aturan.TIDAK_LENGKAP,
                Keparahan.RINGAN,
                Tempat("Bab II", sebut_pk(p), "", "Tanggal"),
                f"{sebut_pk(p)}: tanggal penandatanganannya tidak lengkap"
                f"{f' ({p.tanggal_teks})' if p.tanggal_teks else ''}.",
                "tanggal lengkap",
                p.tanggal_teks or "tidak ada",
                f.alamat("pk", p.pk),
            )

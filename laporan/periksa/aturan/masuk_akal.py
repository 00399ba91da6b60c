"""Figures that can hardly be true: copied from elsewhere, or told in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian.hasil import hasil_tahun
from capaian.skm.gabungan import gabungkan, pilih_periode
from dokumen.pilihan import Aturan
from iku.models import IndikatorRenstra
from iku.pilihan import Cara
from sakip.angka import bulat, tulis

from ...ruang.pegawai import selisih_rincian
from ...susun.kata import nilai_satuan
from ..bentuk import Keparahan, Tempat, Temuan
from ..daftar import pemeriksa
from ..fakta import BarisPk, Fakta
from .kata import sebut_pk

SERAGAM_SEDIKITNYA = 3  # with fewer, all targets reached exactly is no wonder


def _tempat(b: BarisPk) -> Tempat:
    return Tempat("Bab III", "Capaian kinerja", b.nama, "Realisasi")


def _pecahan(nilai: Decimal) -> bool:
    """A round figure equals another by chance; 76,30 hardly ever does."""
    return nilai != nilai.to_integral_value()


@pemeriksa
def sama_dengan_serapan(f: Fakta) -> Iterator[Temuan]:
    """A performance that equals the budget absorption of a program to two decimals (LHE
    Pakusari 2025, recommendation 12)."""
    for b in f.satu_per_indikator():
        nilai = b.baris.hasil.nilai
        if (
            nilai is None
            or b.baris.indikator.cara == Cara.SERAPAN
            or not _pecahan(nilai)
        ):
            continue
        for program, serapan in f.serapan_program:
            if bulat(nilai) == serapan:
                yield Temuan(
                    Aturan.REALISASI_SERAPAN,
                    Keparahan.BERAT,
                    _tempat(b),
                    f"{b.nama}: realisasi {tulis(nilai)} sama dengan serapan anggaran "
                    f"{program}. Periksa apakah yang ditulis memang kinerjanya.",
                    "realisasi kinerja",
                    nilai,
                    f.alamat("indikator", b.baris.indikator.pk),
                )


@pemeriksa
def semua_sama_dengan_target(f: Fakta) -> Iterator[Temuan]:
    for pk in f.daftar_pk:
        nilai = [
            (b.butir.nilai, b.hasil.nilai)
            for b in pk.baris
            if b.butir.nilai is not None and b.hasil.nilai is not None
        ]
        if len(nilai) >= SERAGAM_SEDIKITNYA and all(t == r for t, r in nilai):
            nama = sebut_pk(pk.perjanjian)
            yield Temuan(
                Aturan.NILAI_SERAGAM,
                Keparahan.SEDANG,
                Tempat("Bab III", "Capaian kinerja", nama, "Realisasi"),
                f"{nama}: realisasi ke-{len(nilai)} indikatornya tepat sama dengan "
                "targetnya. Periksa apakah yang ditulis memang hasil pengukuran.",
                "hasil pengukuran",
                f"{len(nilai)} realisasi sama dengan target",
                f.alamat("capaian"),
            )


@pemeriksa
def sakip_dan_lhe(f: Fakta) -> Iterator[Temuan]:
    """The SAKIP value of the report is that of the LHE of the year."""
    lhe = f.bahan.lhe
    if lhe is None or lhe.nilai is None or lhe.tahun != f.tahun:
        return
    for b in f.satu_per_indikator():
        nilai = b.baris.hasil.nilai
        if b.baris.indikator.cara == Cara.SAKIP and nilai not in (None, lhe.nilai):
            yield Temuan(
                Aturan.REALISASI_BEDA,
                Keparahan.BERAT,
                _tempat(b),
                f"{b.nama}: realisasi {tulis(nilai)} berbeda dari LHE {lhe.nomor} "
                f"({tulis(lhe.nilai)}).",
                lhe.nilai,
                nilai,
                f.alamat("indikator", b.baris.indikator.pk),
            )


@pemeriksa
def ikm_dan_survei(f: Fakta) -> Iterator[Temuan]:
    """The IKM of the report is that of the year's surveys."""
    gabungan = gabungkan(pilih_periode(f.survei, None))
    if gabungan is None:
        return
    indeks = gabungan.indeks.nilai if gabungan.indeks else None
    if indeks is None and len(gabungan.hasil) == 1:
        indeks = gabungan.hasil[0].rata_rata  # a summary with the score of each unsur
    if indeks is None:
        return
    for b in f.satu_per_indikator():
        nilai = b.baris.hasil.nilai
        if b.baris.indikator.cara != Cara.SKM or nilai is None:
            continue
        if bulat(nilai) != bulat(indeks):
            yield Temuan(
                Aturan.REALISASI_BEDA,
                Keparahan.BERAT,
                _tempat(b),
                f"{b.nama}: realisasi {tulis(nilai)} berbeda dari hasil survei kepuasan "
                f"masyarakat tahun {f.tahun} ({tulis(bulat(indeks))}).",
                bulat(indeks),
                nilai,
                f.alamat("indikator", b.baris.indikator.pk),
            )


@pemeriksa
def kondisi_awal(f: Fakta) -> Iterator[Temuan]:
    """The baseline of the Renstra is the value of that year, and of no other."""
    for tempat in f.tempat:
        nilai, tahun = tempat.baseline_nilai, tempat.baseline_tahun
        if nilai is None or tahun is None or tempat.nomenklatur_id is not None:
            continue
        if sebab := cacat_awal(f, tempat):
            nama = tempat.indikator.nama
            awal = nilai_satuan(nilai, tempat.indikator.satuan)
            yield Temuan(
                Aturan.REALISASI_BEDA,
                Keparahan.SEDANG,
                Tempat("Bab III", str(tempat.renstra), nama, "Kondisi awal"),
                f"{nama}: kondisi awal {tahun} ({awal}) {sebab}.",
                f"nilai tahun {tahun}",
                nilai,
                f.alamat("tempat-ubah", tempat.pk),
            )


def cacat_awal(f: Fakta, tempat: IndikatorRenstra) -> str:
    nilai, tahun, indikator = (
        tempat.baseline_nilai,
        tempat.baseline_tahun,
        tempat.indikator,
    )

    def pada(pk: int, t: int) -> Decimal | None:
        return hasil_tahun(indikator, f.realisasi.get((pk, t), [])).nilai

    sendiri = pada(indikator.pk, tahun)
    if sendiri is not None:
        beda = sendiri != nilai
        return f"berbeda dari realisasi {tahun} ({tulis(sendiri)})" if beda else ""
    if not _pecahan(nilai):
        return ""
    for (pk, t), _ in sorted(f.realisasi.items()):
        if pk == indikator.pk and t != tahun and pada(pk, t) == nilai:
            return f"sama dengan realisasi tahun {t}"
    lama = indikator.pendahulu_id
    if lama is not None and pada(lama, tahun) == nilai:
        return "adalah nilai indikator pendahulunya, yang rumusnya lain"
    return ""


@pemeriksa
def kelurahan(f: Fakta) -> Iterator[Temuan]:
    """A measure planned under a program for kelurahan where there is none, or for desa
    where there is none."""
    if not f.desa + f.kelurahan:
        return
    kata, lain = ("Kelurahan", "Desa") if not f.kelurahan else ("Desa", "Kelurahan")
    if f.desa and f.kelurahan:
        return
    sudah = set()
    for tempat in f.tempat:
        node = tempat.nomenklatur
        if node is None or node.pk in sudah or not _berlaku(tempat, f.tahun):
            continue
        if kata in node.nama and lain not in node.nama:
            sudah.add(node.pk)
            yield Temuan(
                Aturan.KODE_SALAH,
                Keparahan.RINGAN,
                Tempat("Bab III", str(tempat.renstra), str(node)),
                f"{node}: {f.kecamatan} mempunyai {f.desa} desa dan {f.kelurahan} "
                f"kelurahan, sehingga tidak mempunyai {kata.lower()}.",
                f"kegiatan untuk {lain.lower()}",
                node.nama,
                f.alamat("renstra", tempat.renstra_id),
            )


def _berlaku(tempat: IndikatorRenstra, tahun: int) -> bool:
    return any(t.tahun == tahun for t in tempat.target.all())


@pemeriksa
def pegawai(f: Fakta) -> Iterator[Temuan]:
    """Each split of the staff adds up to the number that is stated."""
    for p in f.bahan.pegawai:
        for s in selisih_rincian(p):
            yield Temuan(
                Aturan.JUMLAH_SALAH,
                Keparahan.SEDANG,
                Tempat("Bab I", "Sumber daya manusia", p.jabatan, s.menurut),
                f"{p.jabatan}: {s}.",
                Decimal(s.dicatat),
                Decimal(s.jumlah),
                f.alamat("lkjip-pegawai-ubah", p.pk),
            )

"""Tables of chapter III about performance: scale and capaian (3.1, 3.2, 3.8)."""

from __future__ import annotations

from dataclasses import replace

from capaian.models import Pembanding, Skala
from capaian.pengukuran import BarisCapaian, NilaiTren, PkTerukur
from capaian.perhitungan import Jenjang
from dokumen.pohon import Baris, Kalimat, Kepala, Sebaris, Sel, Tabel, Teks
from iku.models import Indikator
from sakip.angka import tulis

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
    sel_jenjang,
    sel_kriteria,
    sel_persen,
    sel_realisasi,
    sel_satuan,
    sel_singkat,
    sel_target_pk,
)
from .ikhtisar import sebutan_pk
from .kata import (
    TIDAK_TERSEDIA,
    awal_besar,
)

TANPA_PEMBANDING = "tidak tersedia pembanding"


# --- Scale ----------------------------------------------------------------------------


def tabel_skala(skala: Skala, *, bernomor: bool = True) -> Tabel:
    """Tabel 3.1: the scale in force or chosen for the year."""
    jenjang = list(skala.jenjang.all())
    return Tabel(
        skala.nama,
        kolom("8^", "36^", "34!", "22"),
        (kepala("No", "Interval Nilai Realisasi Kinerja", "Kriteria", "Kode Warna"),),
        tuple(
            baris(
                f"{i}",
                j.interval or _interval(j),
                sel_jenjang(Jenjang(j.nama, j.warna, j.batas, j.termasuk)),
                j.warna,
            )
            for i, j in enumerate(jenjang, 1)
        ),
        kunci="skala",
        bernomor=bernomor,
        sumber=skala.sumber,
        catatan=(
            "Nilai di antara dua interval digolongkan menurut batas bawahnya, setelah "
            "dibulatkan dua desimal.",
        ),
    )


def _interval(j) -> str:
    if j.batas is None:
        return "di bawahnya"
    return f"{'≥' if j.termasuk else '>'} {tulis(j.batas)} %"


# --- Capaian --------------------------------------------------------------------------


def tabel_capaian(bahan: Bahan, pk: PkTerukur, judul: str) -> Tabel:
    """Tabel 3.2, 3.8: target, realisation, percentage, trend, end of Renstra."""
    renstra, tahun = pk.perjanjian.renstra, bahan.tahun
    tahun_tren = [t.tahun for t in pk.baris[0].tren] if pk.baris else []
    baseline = {b.tempat.baseline_tahun for b in pk.baris if b.tempat} - {None}
    satu_baseline = baseline.pop() if len(baseline) == 1 else None
    awal = f"Kondisi Awal ({satu_baseline})" if satu_baseline else "Kondisi Awal"
    atas = (
        *(
            Kepala(j, baris=2)
            for j in ("No", "Tujuan / Sasaran Strategis", "Indikator", awal)
        ),
        Kepala(f"Capaian Tahun {tahun}", kolom=4),
        *((Kepala("Tren Realisasi", kolom=len(tahun_tren)),) if tahun_tren else ()),
        Kepala(f"Target Akhir Renstra ({renstra.akhir})", baris=2),
        Kepala(f"Capaian s.d. {tahun} terhadap Target {renstra.akhir} (%)", baris=2),
        Kepala("Pembanding Nasional / Regional", baris=2),
    )
    bawah = kepala(
        "Target", "Realisasi", "%", "Kriteria", *(str(t) for t in tahun_tren)
    )
    banyak = 11 + len(tahun_tren)
    return Tabel(
        judul,
        kolom(
            "3^",
            "17!",
            "14",
            "7^",
            "6^",
            "7^",
            "6>",
            "8^",
            *["6^"] * len(tahun_tren),
            "7^",
            "7>",
            "12^",
        ),  # fmt: skip
        (atas, bawah, nomor_kolom(banyak)),
        tuple(
            _baris_capaian(i, b, bahan, pk, satu_baseline)
            for i, b in enumerate(pk.baris, 1)
        )
        or (baris_kosong(banyak, "Belum ada indikator yang diperjanjikan"),),
        kunci=f"capaian-{pk.perjanjian.pk}",
        sumber=f"{sebutan_pk(pk)}; {renstra}; data realisasi kinerja {bahan.nama}",
        catatan=(*_catatan_pendahulu(pk), *_catatan_pembanding(pk)),
        lanskap=True,
        kecil=True,
    )


def _baris_capaian(
    i: int, b: BarisCapaian, bahan: Bahan, pk: PkTerukur, satu_baseline: int | None
) -> Baris:
    indikator, akhir = b.indikator, pk.perjanjian.renstra.akhir
    return baris(
        f"{i}",
        b.induk,
        b.butir.uraian_indikator,
        _sel_baseline(b, satu_baseline),
        sel_target_pk(b, pk),
        sel_realisasi(b, bahan.tahun),
        sel_capaian(b),
        sel_kriteria(b),
        *(sel_tren(t, b) for t in b.tren),
        sel_satuan(
            b.target_akhir,
            indikator.satuan,
            b.target_akhir_predikat,
            asal=asal.target(indikator, akhir),
        ),
        sel_persen(b.kemajuan, BELUM_DIHITUNG, asal=asal.capaian(indikator)),
        _sel_pembanding(b),
    )


def _sel_baseline(b: BarisCapaian, satu_baseline: int | None) -> Sel:
    tempat = b.tempat
    if tempat is None:
        return kata(TIDAK_TERSEDIA)
    sel = sel_satuan(
        tempat.baseline_nilai,
        b.indikator.satuan,
        tempat.baseline_predikat,
        asal=asal.baseline(b.indikator, tempat),
    )
    if sel.redup or satu_baseline or not tempat.baseline_tahun:
        return sel
    return replace(sel, isi=f"{sel.isi}\n({tempat.baseline_tahun})")


def sel_tren(t: NilaiTren, b: BarisCapaian) -> Sel:
    """A past year's value; `*` where it is the forerunner's."""
    pemilik = b.indikator.pendahulu if t.putus else b.indikator
    sel = sel_singkat(
        t.hasil.nilai,
        b.indikator.satuan,
        t.hasil.predikat,
        asal=asal.realisasi(pemilik, t.tahun),
    )
    return replace(sel, isi=f"{sel.isi}*") if t.putus else sel


def teks_pembanding(p: Pembanding, indikator: Indikator) -> tuple[Sebaris, ...]:
    """ "Target nasional 71 (BB/Sangat Baik)", the number with its value."""
    nama = awal_besar(f"{p.get_jenis_display()} {p.get_tingkat_display()}".lower())
    if p.nilai is None:
        return (f"{nama} {p.predikat}",)
    angka = Teks(tulis(p.nilai), nilai=p.nilai, asal=asal.capaian(indikator))
    sela = ", {}" if "(" in p.predikat else " ({})"
    return (f"{nama} ", angka, sela.format(p.predikat) if p.predikat else "")


def _sel_pembanding(b: BarisCapaian) -> Sel:
    if not b.pembanding:
        return kata(TANPA_PEMBANDING)
    isi: list[Sebaris] = []
    for p in b.pembanding:
        isi += ["\n"] if isi else []
        isi += teks_pembanding(p, b.indikator)
    return Sel(tuple(isi), perataan="tengah")


def _catatan_pendahulu(pk: PkTerukur) -> list[Kalimat]:
    """One note per forerunner whose values stand in the trend."""
    nama = {
        b.indikator.pendahulu.nama: b.butir.uraian_indikator
        for b in pk.baris
        if any(t.putus for t in b.tren)
    }
    return [
        f"* Realisasi indikator pendahulu “{lama}”; cara perhitungannya berbeda dari "
        f"“{baru}”."
        for lama, baru in nama.items()
    ]


def _catatan_pembanding(pk: PkTerukur) -> list[Kalimat]:
    """Where each benchmark comes from."""
    sumber = dict.fromkeys(p.sumber for b in pk.baris for p in b.pembanding)
    return [f"Sumber pembanding: {s}." for s in sumber if s]

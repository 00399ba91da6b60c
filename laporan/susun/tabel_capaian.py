"""Tables of chapter III about performance: scale, capaian, contribution (3.1-3.10)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from capaian.kontribusi import BarisKontribusi
from capaian.models import Pembanding, Skala
from capaian.pengukuran import BarisCapaian, NilaiTren, PkTerukur
from capaian.perhitungan import Jenjang
from dokumen.pohon import Baris, Kalimat, Kepala, Sebaris, Sel, Tabel, Teks
from iku.models import Nomenklatur
from sakip.angka import tulis

from .bahan import Bahan
from .bentuk import (
    BELUM_DIHITUNG,
    baris,
    baris_kosong,
    kata,
    kelompok,
    kepala,
    kolom,
    nomor_kolom,
    sel_angka,
    sel_capaian,
    sel_jenjang,
    sel_persen,
    sel_satuan,
    sel_singkat,
)
from .ikhtisar import sebutan_pk
from .kata import BELUM, TIDAK_TERSEDIA, awal_besar, nilai_satuan, teks_persen

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
        tuple(_baris_capaian(i, b, satu_baseline) for i, b in enumerate(pk.baris, 1))
        or (baris_kosong(banyak, "Belum ada indikator yang diperjanjikan"),),
        kunci=f"capaian-{pk.perjanjian.pk}",
        sumber=f"{sebutan_pk(pk)}; {renstra}; data realisasi kinerja {bahan.nama}",
        catatan=(*_catatan_pendahulu(pk), *_catatan_pembanding(pk)),
        lanskap=True,
        kecil=True,
    )


def _baris_capaian(i: int, b: BarisCapaian, satu_baseline: int | None) -> Baris:
    satuan = b.indikator.satuan
    return baris(
        f"{i}",
        b.induk,
        b.butir.uraian_indikator,
        _sel_baseline(b, satu_baseline),
        sel_satuan(b.butir.nilai, satuan, b.butir.predikat),
        sel_satuan(b.hasil.nilai, satuan, b.hasil.predikat, kosong=b.hasil.alasan),
        sel_capaian(b),
        _sel_kriteria(b),
        *(_sel_tren(t, satuan) for t in b.tren),
        sel_satuan(b.target_akhir, satuan, b.target_akhir_predikat),
        sel_persen(b.kemajuan, BELUM_DIHITUNG),
        _sel_pembanding(b.pembanding),
    )


def _sel_kriteria(b: BarisCapaian) -> Sel:
    """The predicate; by words alone where the target is a predicate."""
    if b.jenjang is None and b.tercapai is not None:
        return Sel("target tercapai" if b.tercapai else "target tidak tercapai")
    return sel_jenjang(b.jenjang)


def _sel_baseline(b: BarisCapaian, satu_baseline: int | None) -> Sel:
    tempat = b.tempat
    if tempat is None:
        return kata(TIDAK_TERSEDIA)
    sel = sel_satuan(
        tempat.baseline_nilai, b.indikator.satuan, tempat.baseline_predikat
    )
    if sel.redup or satu_baseline or not tempat.baseline_tahun:
        return sel
    return Sel(f"{sel.isi}\n({tempat.baseline_tahun})", sel.nilai, perataan="tengah")


def _sel_tren(t: NilaiTren, satuan: str) -> Sel:
    """A past year's value; `*` where it is the forerunner's."""
    sel = sel_singkat(t.hasil.nilai, satuan, t.hasil.predikat)
    if not t.putus:
        return sel
    return Sel(f"{sel.isi}*", sel.nilai, perataan="tengah")


def teks_pembanding(p: Pembanding) -> tuple[Sebaris, ...]:
    """ "Target nasional 71 (BB/Sangat Baik)", the number with its value."""
    nama = awal_besar(f"{p.get_jenis_display()} {p.get_tingkat_display()}".lower())
    if p.nilai is None:
        return (f"{nama} {p.predikat}",)
    angka = Teks(tulis(p.nilai), nilai=p.nilai)
    sela = ", {}" if "(" in p.predikat else " ({})"
    return (f"{nama} ", angka, sela.format(p.predikat) if p.predikat else "")


def _sel_pembanding(pembanding: Sequence[Pembanding]) -> Sel:
    if not pembanding:
        return kata(TANPA_PEMBANDING)
    isi: list[Sebaris] = []
    for p in pembanding:
        isi += ["\n"] if isi else []
        isi += teks_pembanding(p)
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


# --- Contribution ---------------------------------------------------------------------


def tabel_kontribusi(
    judul: str, isi: Sequence[BarisKontribusi], kunci: str, sumber: str
) -> Tabel:
    """Tabel 3.3-3.6, 3.9-3.10: program, kegiatan, sub kegiatan and their measures."""
    hasil: list[Baris] = []
    program = None
    for nomenklatur, isi_node in groupby(isi, key=lambda b: b.nomenklatur):
        daftar = list(isi_node)
        akar = _akar(nomenklatur)
        if akar != program and akar != nomenklatur:
            hasil.append(kelompok(Sel(akar.nama, kolom=6)))
        program = akar
        for i, b in enumerate(daftar):
            tebal = b.kedalaman == 0
            nama = Sel(
                (Teks(nomenklatur.nama, tebal=tebal),),
                baris=len(daftar),
                indentasi=min(b.kedalaman, 3),
            )
            hasil.append(Baris((*(() if i else (nama,)), *_sel_kontribusi(b))))
    return Tabel(
        judul,
        kolom("34!", "30", "9^", "9^", "10^", "10>"),
        (
            kepala(
                "Program / Kegiatan / Sub Kegiatan",
                "Indikator",
                "Satuan",
                "Target",
                "Realisasi",
                "% Capaian",
            ),
        ),
        tuple(hasil) or (baris_kosong(6, "Indikator program pendukung belum dicatat"),),
        kunci=kunci,
        sumber=sumber,
        kecil=True,
    )


def _akar(nomenklatur: Nomenklatur) -> Nomenklatur:
    """The program that a node belongs to."""
    while nomenklatur.induk is not None:
        nomenklatur = nomenklatur.induk
    return nomenklatur


def _sel_kontribusi(b: BarisKontribusi) -> tuple[Sel, ...]:
    kosong = b.hasil.alasan or BELUM
    return (
        Sel(b.indikator.nama),
        Sel(b.indikator.satuan),
        Sel(tulis(b.target), b.target)
        if b.target is not None
        else Sel(b.target_predikat)
        if b.target_predikat
        else kata("tanpa target"),
        sel_angka(b.hasil.nilai, kosong),
        sel_persen(b.capaian, BELUM_DIHITUNG if b.hasil.nilai is None else b.alasan),
    )


def kalimat_program(
    b: BarisKontribusi, tahun: int, *, sendiri: bool = False
) -> Kalimat:
    """What a program promised and achieved, after its name or (`sendiri`) alone."""
    satuan = b.indikator.satuan
    target = nilai_satuan(b.target, satuan, b.target_predikat)
    awal = "Indikator" if sendiri else ", dengan indikator"
    isi: list[Sebaris] = [f"{awal} {b.indikator.nama}, pada tahun {tahun} "]
    if target:
        isi += ["ditargetkan sebesar ", Teks(target, nilai=b.target)]
    else:
        isi.append("tidak memiliki target")
    if b.hasil.nilai is None:
        isi.append(f"; realisasinya {b.hasil.alasan or BELUM}.")
        return tuple(isi)
    realisasi = nilai_satuan(b.hasil.nilai, satuan, b.hasil.predikat)
    isi += [" dan terealisasi ", Teks(realisasi, nilai=b.hasil.nilai)]
    if b.capaian is None:
        isi.append(f"; persentase capaian tidak dapat dihitung ({b.alasan}).")
    else:
        isi += [", sehingga capaiannya sebesar ", teks_persen(b.capaian), "."]
    return tuple(isi)

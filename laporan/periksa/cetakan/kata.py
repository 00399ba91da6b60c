"""Printed counts, claims, years and names of kecamatan against the data."""

from __future__ import annotations

import re
from decimal import Decimal

from capaian.pengukuran import PkTerukur
from dokumen.models import Tercetak
from dokumen.pilihan import Aturan
from sakip.angka import tulis

from ...pilihan import Susunan
from ..aturan.kalimat import BILANGAN
from ..aturan.narasi import menyebut_pendorong
from ..fakta import BarisPk, Fakta
from .bentuk import Jawaban

_JUMLAH = re.compile(r"(\d+|\b(?:" + "|".join(BILANGAN) + r")\b)", re.IGNORECASE)
_NAIK = re.compile(
    r"\b(naik|kenaikan|meningkat|peningkatan|perbaikan)\b", re.IGNORECASE
)


def periksa_kata(f: Fakta, t: Tercetak) -> Jawaban | None:
    match t.aturan:
        case Aturan.HITUNGAN_KATA:
            return _hitungan(f, t)
        case Aturan.KLAIM_KATA:
            return _klaim(f, t)
        case Aturan.TAHUN_LAIN:
            tahun = {int(x) for x in re.findall(r"\b20\d\d\b", t.tercetak)}
            if tahun and f.tahun not in tahun:
                return Jawaban(f"tahun {f.tahun}", "laporan ini tentang")
        case Aturan.KECAMATAN_LAIN:
            lain = [
                n
                for n in f.kecamatan_lain
                if re.search(rf"\b{re.escape(n)}\b", t.tercetak)
            ]
            if lain and f.kecamatan.nama not in t.tercetak:
                return Jawaban(str(f.kecamatan), "laporan ini tentang")
    return None


def _deret(teks: str) -> list[int]:
    return [
        int(x) if x.isdigit() else BILANGAN[x.casefold()] for x in _JUMLAH.findall(teks)
    ]


def _hitungan(f: Fakta, t: Tercetak) -> Jawaban | None:
    hal = t.hal.casefold()
    tertulis, dipakai = _deret(t.tercetak), _deret(t.dipakai)
    if not tertulis or not dipakai:
        return None
    if "tujuan dan sasaran" in hal:
        benar = [(len(r.tujuan), len(r.sasaran)) for r in f.bahan.daftar_rencana]
        pasangan = (dipakai[0], dipakai[-1])
        if pasangan in benar and (tertulis[0], tertulis[-1]) != pasangan:
            return Jawaban(
                f"{pasangan[0]} tujuan dan {pasangan[1]} sasaran", "Renstra memuat"
            )
        return None
    n = dipakai[0]
    if tertulis[0] != n and n in _banyak(f, hal):
        return Jawaban(Decimal(n), "banyaknya")
    return None


def _banyak(f: Fakta, hal: str) -> set[int]:
    """How many there are of what the row speaks of."""
    sah = f.hitungan_sah
    if "tidak tercapai" in hal:
        return sah["belum tercapai"]
    if "tercapai" in hal:
        return sah["tercapai"]
    if "indikator sasaran" in hal:
        per_sasaran = {
            len(r.tempat_di(sasaran=s))
            for r in f.bahan.daftar_rencana
            for s in r.sasaran
        }
        return per_sasaran | {len(pk.baris) for pk in f.daftar_pk}
    if "tujuan" in hal:
        return sah["tujuan"]
    if "program" in hal and "kegiatan" not in hal:
        program = {
            t.nomenklatur_id
            for t in f.tempat
            if t.nomenklatur_id and t.nomenklatur.tingkat == "program"
        }
        return {len(program)}
    return set()


def _klaim(f: Fakta, t: Tercetak) -> Jawaban | None:
    hal, kecil = t.hal.casefold(), t.tercetak.casefold()
    pk = pk_dibahas(f, t)
    milik = [
        b
        for b in f.baris_pk
        if b.pk == pk and b.baris.indikator.kode == t.kode_indikator
    ]
    if hal.startswith("ketercapaian"):
        return _ketercapaian(milik, kecil)
    if hal == "tren":
        return _tren(milik, kecil)
    if "melampaui target" in kecil:
        semua = f.bahan.efisiensi[pk.perjanjian.pk].baris
        lewat = [b for b in semua if b.capaian is not None and b.capaian > 100]
        if len(lewat) < len(semua):
            return Jawaban(f"{len(lewat)} dari {len(semua)} sasaran", "yang melampaui")
    if "di atas target" in hal or "diatas target" in kecil:
        lewat = [b for b in pk.baris if (b.capaian or 0) > 100]
        tertulis = _deret(kecil)
        if tertulis and tertulis[0] != len(lewat):
            return Jawaban(f"{len(lewat)} indikator", "yang di atas target")
    if hal.startswith("program pendukung"):
        return _dukungan(f, t)
    if hal.startswith("sebab") and menyebut_pendorong(kecil):
        return Jawaban("hal yang mendorong", "yang disebut ialah")
    if "pegawai" in hal:
        return _pegawai(f, t)
    if hal.startswith("kondisi"):
        kondisi = sorted({s.kondisi for s in f.bahan.sarana})
        if len(kondisi) > 1:
            return Jawaban(", ".join(kondisi), "kondisinya")
    if hal.startswith("unsur di bawah rerata"):
        return _unsur(f, kecil)
    return None


def pk_dibahas(f: Fakta, t: Tercetak) -> PkTerukur:
    """The agreement a place speaks of: where a year has several, Bab III tells of the
    first in B and of the next in C (LKjIP Pakusari 2025); else the last one."""
    awal = t.tempat.startswith("Bab III B") or "PK awal" in t.tempat
    return (
        f.daftar_pk[0]
        if awal and f.bahan.lkjip.susunan == Susunan.LENGKAP
        else f.daftar_pk[-1]
    )


def _ketercapaian(milik: list[BarisPk], kecil: str) -> Jawaban | None:
    diklaim = "tidak tercapai" not in kecil
    beda = [b for b in milik if b.baris.tercapai is (not diklaim)]
    if "tercapai" not in kecil or not beda or len(beda) < len(milik):
        return None
    capaian = beda[-1].baris.capaian
    persen = f" ({tulis(capaian, 2)} %)" if capaian is not None else ""
    return Jawaban(f"{'tidak ' * diklaim}tercapai{persen}", "target")


def _tren(milik: list[BarisPk], kecil: str) -> Jawaban | None:
    """A claimed rise where the last step went down, or ("konsisten") any of them."""
    if not milik or not _NAIK.search(kecil):
        return None
    b = milik[-1].baris
    nilai = [x.hasil.nilai for x in b.tren if x.hasil.nilai is not None and not x.putus]
    if b.hasil.nilai is None or not nilai:
        return None
    nilai.append(b.hasil.nilai)
    langkah = [y - x for x, y in zip(nilai, nilai[1:], strict=False)]
    naik = all(x > 0 for x in langkah) if "konsisten" in kecil else langkah[-1] > 0
    deret = "; ".join(tulis(x) for x in nilai)
    return None if naik else Jawaban(deret, "nilainya berturut-turut")


def _dukungan(f: Fakta, t: Tercetak) -> Jawaban | None:
    """The programs linked with the sasaran, by their number or their name."""
    nomor = re.search(r"sasaran (\d)\.(\d)", t.hal)
    angka = {int(x) for x in re.findall(r"\d", t.tercetak)}
    for r in f.bahan.daftar_rencana:
        for s in r.sasaran:
            program = [d.nomenklatur for d in s.dukungan.all()]
            if nomor and (s.tujuan.urutan, s.urutan) == tuple(map(int, nomor.groups())):
                benar = {int(p.kode[-1]) for p in program if p.kode[-1:].isdigit()}
                if benar and angka and angka != benar:
                    daftar = ", ".join(map(str, sorted(benar)))
                    return Jawaban(f"program {daftar}", "yang mendukung")
                return None
            disebut = not nomor and any(p.nama in t.dipakai for p in program)
            if disebut and not any(p.nama in t.tercetak for p in program):
                return Jawaban(program[0].nama, "yang mendukung")
    return None


def _pegawai(f: Fakta, t: Tercetak) -> Jawaban | None:
    butuh = sum(p.kebutuhan or 0 for p in f.bahan.pegawai)
    ada = sum(p.bezetting or 0 for p in f.bahan.pegawai)
    tertulis = _deret(t.tercetak)
    if tertulis and "ideal" in t.hal and tertulis[0] != butuh:
        return Jawaban(Decimal(butuh), "kolom kebutuhan berjumlah")
    if "belum memenuhi" in t.tercetak and ada >= butuh:
        return Jawaban(f"bezetting {ada}, kebutuhan {butuh}", "tabelnya")
    return None


def _unsur(f: Fakta, kecil: str) -> Jawaban | None:
    for h in f.survei:
        skor = [b.skor for b in h.baris if b.skor is not None]
        if h.rata_rata is None or not skor:
            continue
        bawah = sum(1 for s in skor if s < h.rata_rata)
        if bawah != len(kecil.split(",")):
            return Jawaban(f"{bawah} unsur", "yang di bawah rata-rata")
    return None

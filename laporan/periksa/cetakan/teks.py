"""Printed words against those stored: wordings, names, numbers, codes, scales."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from capaian.perhitungan import IPP_KATEGORI, SAKIP_88_2021, predikat
from dokumen.models import Tercetak
from dokumen.pilihan import Aturan
from iku.keputusan.baku import naskah_baku

from ..aturan.kata import sebut_pk
from ..fakta import Fakta
from ..nip import angka_nip
from .bentuk import Jawaban

KOSONG = ("", "kosong", "(kosong)", "tidak ada", "(tidak ada)", "-")
_KODE = re.compile(r"\b7\.01(?:\.\d+)+")


def periksa_teks(f: Fakta, t: Tercetak) -> Jawaban | None:
    match t.aturan:
        case Aturan.RUMUSAN_BEDA:
            return _rumusan(f, t)
        case Aturan.IDENTITAS_BEDA:
            return _persis(t, identitas(f), "yang dicatat ialah")
        case Aturan.NOMOR_BEDA:
            return _persis(t, nomor(f), "nomornya")
        case Aturan.KODE_SALAH:
            return _kode(f, t)
        case Aturan.RUMUS_SALAH:
            return _rumus(f, t)
        case Aturan.REGULASI_SALAH:
            return _regulasi(f, t)
        case Aturan.SKALA_BEDA:
            return _skala(f, t)
        case Aturan.TIDAK_LENGKAP:
            return _lengkap(f, t)
    return None


def rapi(teks: str) -> str:
    """Letters and digits, one space between words: what two wordings are compared by."""
    return " ".join(re.findall(r"[\w%]+", teks.casefold()))


def _rumusan(f: Fakta, t: Tercetak) -> Jawaban | None:
    dipakai, tertulis = rapi(t.dipakai), rapi(t.tercetak)
    if dipakai == "rumusan perjanjian kinerja":
        sah = {rapi(b.baris.butir.uraian_kinerja) for b in f.baris_pk}
        if sah and tertulis not in sah:
            return Jawaban("rumusan Perjanjian Kinerja", "yang ditandatangani ialah")
        return None
    if dipakai == "tidak ada":
        nama = {rapi(x.indikator.nama) for x in f.tempat}
        bersih = re.sub(r"^\d+ ", "", tertulis)
        if bersih not in nama:
            return Jawaban("tidak ada", "pada daftar indikator")
        return None
    if dipakai == tertulis:
        return None
    asli = next((x for x in rumusan(f) if dipakai in rapi(x)), None)
    return Jawaban(asli, "rumusannya") if asli and tertulis != rapi(asli) else None


def rumusan(f: Fakta) -> Iterator[str]:
    """All wordings of plan, agreement and decree, and the units of measures."""
    for r in f.bahan.daftar_rencana:
        for tujuan in r.tujuan:
            yield tujuan.uraian
        for sasaran in r.sasaran:
            yield sasaran.uraian
    for b in f.baris_pk:
        yield from (b.baris.butir.uraian_kinerja, b.baris.butir.uraian_indikator)
    for t in f.tempat:
        yield from (t.indikator.nama, t.indikator.satuan)
        if t.indikator.sumber_data:
            yield t.indikator.sumber_data
    for b in f.bahan.keuangan.baris:
        yield b.nomenklatur.nama
    for sk in f.daftar_sk:
        for butir in sk.butir.all():
            yield from (butir.uraian_kinerja, butir.uraian_indikator, butir.sumber_data)


def _persis(t: Tercetak, semua: Iterator[str], sebutan: str) -> Jawaban | None:
    """Written exactly as stored, capitals and spaces too."""
    daftar = [x for x in semua if x]
    asli = next((x for x in daftar if x and x.casefold() == t.dipakai.casefold()), None)
    asli = asli or next((x for x in daftar if x and x in t.dipakai), None)
    return Jawaban(t.dipakai, sebutan) if asli and asli != t.tercetak else None


def identitas(f: Fakta) -> Iterator[str]:
    k = f.kecamatan
    yield from (k.nama, str(k), k.alamat, k.nama.upper(), k.telepon)
    if not k.laman:
        yield "(kosong)"
    masa = [
        x for pk in f.daftar_pk for x in (pk.perjanjian.pertama, pk.perjanjian.kedua)
    ]
    for x in filter(None, (*masa, f.bahan.penanda_tangan)):
        yield from (x.pejabat.nama, x.sebutan, _nip(x.pejabat.nip))
    for sk in f.daftar_sk:
        yield from (sk.penetap_nama, sk.penetap_jabatan, _nip(sk.penetap_nip))


def _nip(nip: str) -> str:
    """The usual grouping: 19680603 199403 1 008."""
    a = angka_nip(nip)
    return f"{a[:8]} {a[8:14]} {a[14]} {a[15:]}" if len(a) == 18 else nip


def nomor(f: Fakta) -> Iterator[str]:
    yield from (sk.nomor for sk in f.daftar_sk)
    yield from (pk.perjanjian.nomor for pk in f.daftar_pk)
    if f.bahan.lhe:
        yield f.bahan.lhe.nomor


def _kode(f: Fakta, t: Tercetak) -> Jawaban | None:
    node = {x.kode: x for b in f.bahan.keuangan.baris for x in [b.nomenklatur]}
    node |= {x.nomenklatur.kode: x.nomenklatur for x in f.tempat if x.nomenklatur}
    dipakai = [node[k] for k in _KODE.findall(t.dipakai) if k in node]
    if "dua kali" in t.tercetak or _berulang(t.tercetak):
        return Jawaban("tiap nomor sekali", "yang benar ialah")
    if dipakai and "Kelurahan" in t.tercetak and not f.kelurahan:
        return Jawaban(f"{f.desa} desa, 0 kelurahan", "kecamatan ini mempunyai")
    if dipakai:
        kode = dipakai[0].kode
        if kode not in t.tercetak and not kode.startswith(_akar(t.tercetak)):
            return Jawaban(kode, "menurut nomenklatur")
        return None
    sasaran = re.search(r"[Ss]asaran (\d)\.(\d)", t.dipakai)
    ada = {
        (s.tujuan.urutan, s.urutan) for r in f.bahan.daftar_rencana for s in r.sasaran
    }
    tujuan = re.search(r"tujuan (\d), sasaran (\d)", t.dipakai)
    for nomor_sasaran in filter(None, (sasaran, tujuan)):
        benar = nomor_sasaran[0]
        dikenal = tuple(map(int, nomor_sasaran.groups())) in ada
        if dikenal and benar.casefold() not in t.tercetak.casefold():
            return Jawaban(benar, "menurut Renstra")
    return None


def _akar(teks: str) -> str:
    """The code above which something was printed, with its point; never a prefix of
    anything where no code was printed."""
    kode = _KODE.search(teks)
    return f"{kode[0]}." if kode else "\0"


def _berulang(teks: str) -> bool:
    """ "1, 2, 2, 3" or "a., a., b."."""
    butir = [x.strip(" .…") for x in teks.split(",")]
    pendek = [x for x in butir if re.fullmatch(r"\w\.?(?: .*)?", x)]
    return len(pendek) > 2 and len(set(pendek)) < len(pendek)


def _rumus(f: Fakta, t: Tercetak) -> Jawaban | None:
    """Against the formula of the decree on the year's plans, or of the measure."""
    indikator = f.indikator_berkode(t.kode_indikator)
    if indikator is None:
        return None
    asli = [
        b.formulasi
        for sk in f.daftar_sk
        for b in sk.butir.all()
        if b.indikator_id == indikator.pk and b.formulasi
    ]
    asli += [indikator.formulasi] if indikator.formulasi else []
    kata = set(rapi(t.dipakai).split())
    sama = [
        a for a in asli if kata and len(kata & set(rapi(a).split())) >= len(kata) / 2
    ]
    tertulis = set(rapi(t.tercetak).split())
    if sama and not tertulis <= set(rapi(sama[-1]).split()):
        return Jawaban(t.dipakai, "formulasi yang ditetapkan ialah")
    return None


def _regulasi(f: Fakta, t: Tercetak) -> Jawaban | None:
    """Number and year of a rule as the reference texts of the decree cite it."""
    baku = " ".join(naskah_baku(f.kecamatan, "")["mengingat"])
    m = re.search(r"Nomor (\d+) Tahun (\d{4})", t.tercetak)
    if m:
        benar = re.search(rf"Nomor {m[1]} Tahun (\d{{4}})", baku)
        if benar and benar[1] != m[2]:
            return Jawaban(benar[0], "peraturan itu")
        return None
    if t.dipakai in baku and t.tercetak not in baku:
        return Jawaban(t.dipakai, "peraturan itu")
    kutipan = re.sub(r"\W+", " ", t.dipakai)
    if kutipan and kutipan in re.sub(r"\W+", " ", baku) and t.tercetak != t.dipakai:
        return Jawaban(t.dipakai, "peraturan itu")
    unsur = {b.nilai.unsur.nama for h in f.survei for b in h.baris}
    if t.dipakai in unsur and t.tercetak not in unsur:
        return Jawaban(t.dipakai, "unsur survei itu")
    return None


def _skala(f: Fakta, t: Tercetak) -> Jawaban | None:
    """By the steps of the law: PermenPANRB 29/2022 and 88/2021, Permendagri 86/2017."""
    rentang = re.search(r"(\d,\d+)\s*[–-]\s*(\d,\d+)", t.hal)
    if rentang:
        jenjang = predikat(Decimal(rentang[1].replace(",", ".")), IPP_KATEGORI)
        if jenjang and jenjang.nama != t.tercetak:
            return Jawaban(jenjang.nama, "menurut peraturannya")
        return None
    nama = re.search(r"predikat ([A-D]{1,2})$", t.hal)
    if nama and (j := next((x for x in SAKIP_88_2021 if x.nama == nama[1]), None)):
        if j.sebutan != t.tercetak:
            return Jawaban(f"{j.nama} ({j.sebutan})", "menurut PermenPANRB 88/2021")
        return None
    if t.hal.startswith("Batas"):
        batas = [x.batas for x in f.bahan.ukuran.skala.daftar_jenjang if x.batas]
        dipakai = [Decimal(x) for x in re.findall(r"\d+", t.dipakai)]
        tertulis = [Decimal(x) for x in re.findall(r"\d+", t.tercetak)]
        if dipakai and set(dipakai) <= set(batas) and tertulis != dipakai:
            daftar = ", ".join(str(x.normalize()) for x in dipakai)
            return Jawaban(daftar, "batas bawah jenjangnya")
    return None


def _lengkap(f: Fakta, t: Tercetak) -> Jawaban | None:
    """Empty on paper, known in the data (or empty there too, where it must not be)."""
    kosong = t.tercetak.startswith("(kosong") or t.tercetak in KOSONG
    if t.hal == "Laman" and not f.kecamatan.laman and kosong:
        return Jawaban("laman kecamatan", "yang diperlukan ialah")
    if diktum := re.match(r"Diktum (\w+)", t.hal):
        sk = [s for s in f.daftar_sk if s.nomor and (s.nomor in t.tempat or _tgl(s, t))]
        nama = [d.get("nomor", "") for s in sk for d in s.diktum if isinstance(d, dict)]
        if kosong and nama and diktum[1] not in nama:
            return Jawaban(f"diktum {diktum[1]}", "yang diperlukan ialah")
    if "Nomor Tahun" in t.tercetak:
        return Jawaban("nomor peraturan", "yang diperlukan ialah")
    if t.hal.startswith("Tanggal Perjanjian"):
        pk = [x.perjanjian for x in f.daftar_pk if x.perjanjian.tanggal is None]
        if any(p.tanggal_teks == t.dipakai for p in pk):
            return Jawaban("tanggal lengkap", "yang diperlukan ialah")
    if not kosong:
        return None
    kode = {b.nomenklatur.kode for b in f.bahan.keuangan.baris}
    if t.dipakai in kode:
        return Jawaban(t.dipakai, "datanya memuat")
    if any(rapi(t.dipakai) == rapi(x) for x in rumusan(f)):
        return Jawaban(t.dipakai, "datanya memuat")
    pk = f.daftar_pk[0]
    if "kriteria" in t.hal.casefold() and all(b.jenjang for b in pk.baris):
        return Jawaban(
            "kriteria tiap indikator",
            f"data {sebut_pk(pk.perjanjian)} memuat",
        )
    if t.hal == "Baris indikator" and f.indikator_berkode(t.kode_indikator):
        return Jawaban(f.indikator_berkode(t.kode_indikator).nama, "datanya memuat")
    if t.hal.startswith("Skor unsur") and any(
        b.skor is not None for h in f.survei for b in h.baris
    ):
        return Jawaban("skor dari sebaran jawaban", "datanya memuat")
    return None


def _tgl(sk, t: Tercetak) -> bool:
    """ "SK 10 Februari 2025" is the decree of that day."""
    return bool(sk.tanggal) and f"SK {sk.tanggal.day} " in f"{t.tempat} "

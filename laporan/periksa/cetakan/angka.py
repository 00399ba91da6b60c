"""Printed figures against those that the data come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from capaian import perhitungan
from capaian.hasil import hasil_tahun
from dokumen.models import Tercetak
from dokumen.pilihan import Aturan
from iku.anggaran.tercetak import baca_jumlah
from sakip.angka import bulat

from ..aturan.kalimat import baca_tertulis, cocok
from ..aturan.masuk_akal import cacat_awal
from ..fakta import Fakta
from .bentuk import Angka, Jawaban
from .jumlah import angka_lain

_BILANGAN = re.compile(r"(?<![\w.,])\(?-?(?:Rp\.? ?)?(\d+(?:[.,]\d+)*)")
_TANPA_ANGKA = ("tidak dapat dihitung", "tidak ada")

KINERJA = frozenset(
    {
        Aturan.TARGET_BEDA,
        Aturan.TARGET_RENSTRA,
        Aturan.REALISASI_BEDA,
        Aturan.REALISASI_SERAPAN,
        Aturan.CAPAIAN_SALAH,
        Aturan.PREDIKAT_BEDA,
        Aturan.PEMBULATAN,
    }
)
UANG = frozenset(
    {
        Aturan.JUMLAH_SALAH,
        Aturan.PAGU_BEDA,
        Aturan.SELISIH_SALAH,
        Aturan.SERAPAN_SALAH,
    }
)


def periksa_angka(f: Fakta, t: Tercetak) -> Jawaban | None:
    if t.aturan not in KINERJA | UANG:
        return None
    if t.aturan == Aturan.REALISASI_SERAPAN:
        return _serapan(f, t)
    if t.hal.startswith("Kondisi awal"):
        return _awal(f, t)
    if t.aturan == Aturan.TARGET_RENSTRA:
        return _target_renstra(f, t)
    if t.dipakai in _TANPA_ANGKA:
        return _tanpa_angka(f, t)
    if t.aturan == Aturan.TARGET_BEDA and baca(t.dipakai) is None:
        return _target_predikat(f, t)
    if t.hal.startswith("Nilai SKM"):
        return _survei(f, t)
    if t.aturan == Aturan.PREDIKAT_BEDA:
        return _predikat(f, t)
    if t.aturan in UANG and (uang := _uang(f, t)):
        return uang
    return _banding(t, list(_kinerja(f, t) if t.aturan in KINERJA else angka_lain(f)))


def baca(teks: str) -> tuple[Decimal, int] | None:
    """The first number of a printed text and its decimals; None where it has none."""
    m = _BILANGAN.search(teks)
    if (
        m is None
        or m[1].count(".") > 1
        and not re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", m[1])
    ):
        return None
    return baca_tertulis(m[1])


def _banding(t: Tercetak, calon: Sequence[Angka]) -> Jawaban | None:
    """`dipakai` says which of the figures is meant."""
    dipakai, tertulis = baca(t.dipakai), baca(t.tercetak)
    if dipakai is None:
        return None
    sama = [a for a in calon if bulat(a.nilai) == bulat(dipakai[0])]
    if not sama:
        return None
    benar = max(sama, key=lambda a: len(_kata(a.nama) & _kata(t.hal)))
    if tertulis is None or re.match(r"\s*[A-Z]{1,2}\s*\(", t.tercetak):
        # A word where a number belongs, or a predicate that nobody promised.
        return Jawaban(benar.nilai, benar.nama)
    hubungan = cocok(*tertulis, benar.nilai)
    bersatuan = "%" not in t.tercetak and re.search(r"\d\s*(Lap|Dok)", t.tercetak)
    if hubungan == "sama" and not (t.hal.startswith("% capaian") and bersatuan):
        return None
    # Rounding that turns "not reached" into "reached" is no matter of form.
    melompat = benar.nama.startswith("capaian") and tertulis[0] >= 100 > benar.nilai
    return Jawaban(benar.nilai, benar.nama, hubungan == "pembulatan" and not melompat)


def _kata(teks: str) -> set[str]:
    return set(re.findall(r"\w+", teks.casefold()))


def _kinerja(f: Fakta, t: Tercetak) -> Iterator[Angka]:
    """The figures of the indicator, or (without one) the means and shares of the year."""
    indikator = f.indikator_berkode(t.kode_indikator)
    if indikator is None:
        yield from _rata_rata(f)
        yield from angka_lain(f)
        return
    for b in (b for b in f.baris_pk if b.baris.indikator.pk == indikator.pk):
        nama = str(b.pk.perjanjian)
        if b.baris.butir.nilai is not None:
            yield Angka(f"target dalam {nama}", b.baris.butir.nilai)
        if b.baris.capaian is not None:
            yield Angka(f"capaian terhadap {nama}", b.baris.capaian)
        if b.baris.kemajuan is not None:
            yield Angka("capaian terhadap target akhir Renstra", b.baris.kemajuan)
    for (pk, tahun), daftar in f.realisasi.items():
        if (
            pk == indikator.pk
            and (r := hasil_tahun(indikator, daftar).nilai) is not None
        ):
            yield Angka(f"realisasi {tahun}", r)
            if tahun == f.tahun:
                yield from _capaian_rencana(f, indikator, r)
    for target in f.target_indikator(indikator.pk):
        if target.nilai is not None:
            yield Angka(
                f"target {target.get_sumber_display()} {target.tahun}", target.nilai
            )
    if indikator.cara == "skm":
        for h in f.survei:
            for b in h.baris:
                if b.skor is not None:
                    yield Angka(f"skor unsur {b.nilai.unsur.nama}", b.skor)


def _capaian_rencana(f: Fakta, indikator, realisasi: Decimal) -> Iterator[Angka]:
    for target in f.target_indikator(indikator.pk):
        nilai = perhitungan.capaian(target.nilai, realisasi, indikator.arah)
        if nilai is not None:
            nama = (
                f"capaian terhadap target {target.get_sumber_display()} {target.tahun}"
            )
            yield Angka(nama, nilai)


def _rata_rata(f: Fakta) -> Iterator[Angka]:
    for e in f.bahan.efisiensi.values():
        for b in e.baris:
            if b.capaian is not None:
                yield Angka(f"rata-rata capaian {b.sasaran}", b.capaian)
            if b.serapan is not None:
                yield Angka(f"serapan program pendukung {b.sasaran}", b.serapan)


def _serapan(f: Fakta, t: Tercetak) -> Jawaban | None:
    tertulis = baca(t.tercetak)
    for nama, serapan in f.serapan_program:
        if tertulis and tertulis[0] == serapan:
            return Jawaban(nama, "angka itu sama dengan serapan anggaran")
    return None


def _awal(f: Fakta, t: Tercetak) -> Jawaban | None:
    indikator = f.indikator_berkode(t.kode_indikator)
    milik = f.tempat if indikator else ()
    for tempat in milik:
        if tempat.indikator_id != indikator.pk or tempat.baseline_nilai is None:
            continue
        if tempat.baseline_tahun and (sebab := cacat_awal(f, tempat)):
            return Jawaban(sebab, "nilai itu")
    return None


def _target_renstra(f: Fakta, t: Tercetak) -> Jawaban | None:
    """Printed from one of the two, while the other tells another."""
    indikator = f.indikator_berkode(t.kode_indikator)
    if indikator is None:
        return None
    rencana = [x for x in f.target_indikator(indikator.pk) if x.sumber == "renstra"]
    akhir = "akhir" in t.hal or "2021" in t.hal and f.tahun == 2020
    tahun = max(x.tahun for x in rencana) if rencana and akhir else f.tahun
    renstra = next((x for x in rencana if x.tahun == tahun), None)
    tertulis, dipakai = baca(t.tercetak), baca(t.dipakai)
    if renstra is None or renstra.nilai is None:
        return None
    if tertulis is None or tertulis[0] != renstra.nilai:
        return Jawaban(renstra.nilai, f"target Renstra {tahun}")
    janji = {b.baris.butir.nilai for b in f.baris_pk if b.baris.indikator == indikator}
    if dipakai and dipakai[0] in janji and dipakai[0] != tertulis[0]:
        return Jawaban(dipakai[0], "target dalam Perjanjian Kinerja")
    return None


def _target_predikat(f: Fakta, t: Tercetak) -> Jawaban | None:
    """A number printed for a target that was promised as a predicate alone."""
    janji = {
        b.baris.butir.predikat
        for b in f.baris_pk
        if b.baris.indikator.kode == t.kode_indikator and b.baris.butir.nilai is None
    }
    if t.dipakai in janji and t.tercetak not in janji:
        return Jawaban(t.dipakai, "target dalam Perjanjian Kinerja hanya predikat")
    return None


def _survei(f: Fakta, t: Tercetak) -> Jawaban | None:
    tertulis = baca(t.tercetak)
    for h in f.survei:
        if h.rata_rata is not None and tertulis and tertulis[0] != h.rata_rata:
            return Jawaban(h.rata_rata, "rata-rata unsur survei")
    return None


def _tanpa_angka(f: Fakta, t: Tercetak) -> Jawaban | None:
    """Printed although the data have no such figure."""
    indikator = f.indikator_berkode(t.kode_indikator)
    if indikator is None:
        kosong = any(
            b.capaian is None for e in f.bahan.efisiensi.values() for b in e.baris
        )
    elif "2019" in t.hal or "Realisasi" in t.hal:
        daftar = f.realisasi.get((indikator.pk, f.tahun - 1), [])
        kosong = hasil_tahun(indikator, daftar).nilai is None
    else:
        milik = [b for b in f.baris_pk if b.baris.indikator.pk == indikator.pk]
        nol = any(
            x.nilai == 0 and x.tahun == f.tahun
            for x in f.target_indikator(indikator.pk)
        )
        kosong = nol or any(b.baris.capaian is None for b in milik)
    return Jawaban(t.dipakai, "nilainya") if kosong else None


def _predikat(f: Fakta, t: Tercetak) -> Jawaban | None:
    indikator = f.indikator_berkode(t.kode_indikator)
    nama = {
        b.baris.jenjang.nama
        for b in f.baris_pk
        if b.baris.jenjang and (indikator is None or b.baris.indikator == indikator)
    }
    if t.dipakai in nama and t.tercetak != t.dipakai:
        return Jawaban(t.dipakai, "predikat menurut skala ialah")
    return None


# --- Money and other sums -----------------------------------------------------------


def _uang(f: Fakta, t: Tercetak) -> Jawaban | None:
    tertulis, dipakai = baca_jumlah(t.tercetak), baca_jumlah(t.dipakai)
    if dipakai is None:
        return None
    calon = [h for h in f.hitungan_uang if h.jumlah == dipakai]
    if not calon or tertulis == dipakai:
        return None
    benar = max(calon, key=lambda h: len(_kata(t.hal) & _kata(h.nama)))
    dekat = tertulis is not None and abs(tertulis - dipakai) < 1
    return Jawaban(dipakai, benar.nama, dekat)

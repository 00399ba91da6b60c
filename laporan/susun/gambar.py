"""Charts of the report, each with its words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.keuangan import Keuangan
from capaian.pengukuran import BarisCapaian, PkTerukur
from capaian.perhitungan import capaian
from dokumen.bagan_susunan import kata_susunan, susunan
from dokumen.grafik import batang, garis, kata_batang, kata_garis
from dokumen.pohon import Gambar
from evaluasi.models import Lhe
from evaluasi.penilaian import HasilKomponen
from iku.pilihan import SumberTarget
from kecamatan.models import UnitKerja
from sakip.angka import tulis

from .ikhtisar import sebutan_pk
from .kata import gabung, sebutan_program

TANPA_PERSEN = "tanpa persentase"


def gambar_organisasi(nama: str, unit: Sequence[UnitKerja]) -> Gambar | None:
    """The units under one another; None where they are not known."""
    daftar = tuple(_berurut(unit))
    if not daftar:
        return None
    judul = f"Bagan Susunan Organisasi {nama}"
    dasar = dict.fromkeys(u.dasar for u in unit if u.dasar)
    return Gambar(
        judul,
        susunan(judul, daftar),
        kata_susunan(judul, daftar),
        kunci="gambar-organisasi",
        sumber=gabung(list(dasar)) or f"data unit kerja {nama}",
    )


def _berurut(unit: Sequence[UnitKerja]) -> Iterator[tuple[int, str]]:
    """Each unit with its depth, parts after their whole."""
    dikenal = {u.pk for u in unit}

    def bawah(induk: int | None, dalam: int) -> Iterator[tuple[int, str]]:
        for u in unit:
            if (u.induk_id if u.induk_id in dikenal else None) == induk:
                yield dalam, u.nama
                yield from bawah(u.pk, dalam + 1)

    return bawah(None, 0)


def gambar_capaian(pk: PkTerukur) -> Gambar | None:
    """Capaian of each indicator as a bar, the target at 100 percent."""
    butir = [(b.butir.uraian_indikator, b.capaian) for b in pk.baris]
    if all(nilai is None for _, nilai in butir):
        return None
    judul = f"Persentase Capaian Indikator pada {sebutan_pk(pk)}"
    return Gambar(
        judul,
        batang(judul, butir, desimal=2, kosong=TANPA_PERSEN),
        kata_batang(judul, butir, desimal=2, kosong=TANPA_PERSEN),
        kunci=f"gambar-capaian-{pk.perjanjian.pk}",
        sumber=f"{sebutan_pk(pk)}, diolah dari tabel capaian kinerja",
    )


def gambar_tren(pk: PkTerukur, b: BarisCapaian) -> Gambar | None:
    """Past years and this one against their targets; None with a single value.

    The year's target is the promised one, earlier ones are the Renstra's. A
    forerunner's values are not drawn: they were measured otherwise.
    """
    perjanjian = pk.perjanjian
    target = {
        t.tahun: t.nilai
        for t in (b.tempat.target.all() if b.tempat else ())
        if t.sumber == SumberTarget.RENSTRA
    }
    target[perjanjian.tahun] = b.butir.nilai
    nilai = {t.tahun: t.hasil.nilai for t in b.tren if not t.putus}
    nilai[perjanjian.tahun] = b.hasil.nilai
    tahun = [t for t, v in nilai.items() if v is not None]
    if len(tahun) < 2:
        return None
    judul = f"Tren {b.butir.uraian_indikator}, Tahun {tahun[0]}–{tahun[-1]}"
    isi = (
        judul,
        tahun,
        [nilai[t] for t in tahun],
        [target.get(t) for t in tahun],
        b.indikator.satuan,
    )
    return Gambar(
        judul,
        garis(*isi),
        kata_garis(*isi),
        kunci=f"tren-{b.butir.pk}",
        sumber=f"data realisasi kinerja; target {perjanjian.renstra}, target tahun "
        f"{perjanjian.tahun} menurut {sebutan_pk(pk)}",
    )


def gambar_serapan(keuangan: Keuangan, tahun: int) -> Gambar | None:
    """Absorption of each program as a bar."""
    butir = [
        (sebutan_program(b.nomenklatur.nama), b.serapan)
        for b in keuangan.baris
        if not b.kedalaman
    ]
    if all(nilai is None for _, nilai in butir):
        return None
    judul = f"Persentase Serapan Anggaran Menurut Program Tahun {tahun}"
    return Gambar(
        judul,
        batang(judul, butir, desimal=2),
        kata_batang(judul, butir, desimal=2),
        kunci="gambar-serapan",
        sumber=f"realisasi anggaran tahun {tahun}, diolah",
    )


def gambar_lhe(lhe: Lhe, komponen: Sequence[HasilKomponen]) -> Gambar | None:
    """What each component was given, in percent of its weight."""
    if not komponen:
        return None
    butir = [
        (
            f"{k.nama} ({tulis(k.nilai, 2)} dari {tulis(k.bobot)})",
            capaian(k.bobot, k.nilai, "naik"),
        )
        for k in komponen
    ]
    judul = f"Nilai Komponen {lhe} terhadap Bobotnya"
    return Gambar(
        judul,
        batang(judul, butir, desimal=2),
        kata_batang(judul, butir, desimal=2),
        kunci="gambar-lhe",
        sumber=f"{lhe} Nomor {lhe.nomor}",
    )

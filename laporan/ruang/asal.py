"""Where a printed figure comes from, as the address of a page that the reader may open.

The tree names sources by code (`Sel.asal`, `Teks.asal`); here the codes of one document
are looked up together, a fixed number of queries for any number of figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.urls import reverse

from capaian.models import Survei
from dokumen.pohon import Bagian, Dokumen, Sel, Teks
from dokumen.telusur import telusuri
from evaluasi.models import Lhe
from iku.models import Indikator, PerjanjianKinerja
from kecamatan.ruang import Ruang

INDIKATOR = frozenset({"capaian", "realisasi", "target"})
ANGGARAN = frozenset({"pagu", "serapan"})
AKHIR_TAHUN = 4  # the quarter whose sums are the year's


def tautan_asal(ruang: Ruang, bagian: Dokumen | Bagian) -> Callable[[str], str | None]:
    """From a source to its address, for the figures of this part; None for a source
    that is not known or not open to the reader."""
    semua = {
        satu.asal
        for satu in telusuri(bagian)
        if isinstance(satu, Sel | Teks) and satu.asal
    }
    jenis = {asal.partition(":")[0] for asal in semua}
    alamat: dict[str, str] = {}
    if jenis & INDIKATOR:
        alamat |= _indikator(ruang, semua)
    if "pk" in jenis:
        alamat |= _pk(ruang)
    if "lhe" in jenis:
        alamat |= _lhe(ruang)
    if "survei" in jenis:
        alamat |= _survei(ruang)
    # Budgets stand together on one page, and so does what was spent by the year's end.
    umum = {
        "capaian": ruang.alamat("capaian"),
        "pagu": ruang.alamat("daftar-anggaran"),
        "serapan": ruang.alamat("realisasi-anggaran", AKHIR_TAHUN),
        "pegawai": ruang.alamat("lkjip-pegawai"),
        "sarana": ruang.alamat("lkjip-sarana"),
    }
    for asal in semua:
        if asal in umum or asal.partition(":")[0] in ANGGARAN:
            alamat[asal] = umum[asal.partition(":")[0]]
    return alamat.get


def _indikator(ruang: Ruang, semua: set[str]) -> dict[str, str]:
    """The page of the indicator, of the year that the figure is of."""
    dicari = {asal: _kode_dan_tahun(asal, ruang.tahun) for asal in semua}
    pk = dict(
        Indikator.objects.visible_to(ruang.pengguna)
        .filter(kecamatan=ruang.kecamatan, kode__in={k for k, _ in dicari.values()})
        .values_list("kode", "pk")
    )
    return {
        asal: reverse("indikator", args=[ruang.kecamatan.kode, tahun, pk[kode]])
        for asal, (kode, tahun) in dicari.items()
        if kode in pk
    }


def _kode_dan_tahun(asal: str, tahun: int) -> tuple[str, int]:
    """ "realisasi:IKU-1:2023" is ("IKU-1", 2023); a percentage is of the report's year."""
    jenis, _, kode = asal.partition(":")
    if jenis == "capaian":
        return kode, tahun
    kode, _, tertulis = kode.rpartition(":")
    # A year outside of what addresses take has no page.
    return (kode, int(tertulis)) if re.fullmatch("20[0-9]{2}", tertulis) else ("", 0)


def _pk(ruang: Ruang) -> dict[str, str]:
    semua = PerjanjianKinerja.objects.visible_to(ruang.pengguna).camat(
        ruang.kecamatan, ruang.tahun
    )
    return {f"pk:{p.perubahan_ke}": ruang.alamat("pk", p.pk) for p in semua}


def _lhe(ruang: Ruang) -> dict[str, str]:
    milik = Lhe.objects.visible_to(ruang.pengguna)
    if milik.filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun).exists():
        return {"lhe": ruang.alamat("tindak_lanjut")}
    return {}


def _survei(ruang: Ruang) -> dict[str, str]:
    milik = Survei.objects.visible_to(ruang.pengguna)
    if milik.filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun).exists():
        return {"survei": ruang.alamat("skm")}
    return {}

"""A section from its address: "penghambat-s12-n7" is a row of Narasi, stored or not."""

from __future__ import annotations

import re

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from iku.models import Nomenklatur, Sasaran, Tujuan
from kecamatan.ruang import Ruang

from ..models import Narasi
from ..pilihan import Bagian, Susunan
from .bagian import BAB1, BAB2, BAB3, BAB4, DEPAN, SEBAB, judul_bagian, tulis_slug
from .keadaan import kunci_narasi

_SLUG = re.compile(
    r"(?P<bagian>[a-z_]+)(?:-t(?P<t>[0-9]{1,9}))?(?:-s(?P<s>[0-9]{1,9}))?"
    r"(?:-n(?P<n>[0-9]{1,9}))?"
)
# What a part may speak of: letters of the address.
_TENTANG = dict.fromkeys(SEBAB, ("t", "s", "sn")) | {Bagian.KEGIATAN: ("n",)}
_BAB = {
    DEPAN: (
        Bagian.KATA_PENGANTAR,
        Bagian.IKHTISAR_PENGANTAR,
        Bagian.IKHTISAR_TANTANGAN,
    ),
    BAB1: (
        Bagian.LATAR_BELAKANG,
        Bagian.TUJUAN_LAPORAN,
        Bagian.KEDUDUKAN,
        Bagian.TUGAS,
        Bagian.FUNGSI,
        Bagian.ORGANISASI,
        Bagian.SDM,
        Bagian.SARANA,
        Bagian.ISU_STRATEGIS,
    ),
    BAB2: (
        Bagian.RENSTRA,
        Bagian.RKT,
        Bagian.IKU,
        Bagian.PERJANJIAN,
        Bagian.PERUBAHAN_PK,
        Bagian.PROGRAM,
    ),
    BAB4: (
        Bagian.KESIMPULAN,
        Bagian.HAMBATAN,
        Bagian.FAKTOR_KUNCI,
        Bagian.LANGKAH_PERBAIKAN,
    ),
}
_JANGKAR = {BAB1: "bab-1", BAB2: "bab-2", BAB3: "bab-3", BAB4: "bab-4"}


def ambil_naskah(ruang: Ruang, slug: str) -> Narasi:
    """The section with this address, unsaved where nobody began it. Http404 for a part
    that does not exist or that belongs elsewhere."""
    cocok = _SLUG.fullmatch(slug)
    if cocok is None or cocok["bagian"] not in Bagian.values:
        raise Http404
    tentang = "".join(huruf for huruf in "tsn" if cocok[huruf])
    kecamatan = ruang.kecamatan
    isi = {
        "tujuan": cocok["t"]
        and get_object_or_404(Tujuan, pk=cocok["t"], renstra__kecamatan=kecamatan),
        "sasaran": cocok["s"]
        and get_object_or_404(
            Sasaran.objects.select_related("tujuan"),
            pk=cocok["s"],
            tujuan__renstra__kecamatan=kecamatan,
        ),
        "nomenklatur": cocok["n"]
        and get_object_or_404(
            Nomenklatur.objects.filter(
                Q(kabupaten=None) | Q(kabupaten=kecamatan.kabupaten_id)
            ),
            pk=cocok["n"],
        ),
    }
    baru = Narasi(kecamatan=kecamatan, tahun=ruang.tahun, bagian=cocok["bagian"], **isi)
    ada = Narasi.objects.filter(**baru.kunci).select_related("penanggung_jawab").first()
    if ada is None:
        # A text that no arrangement prints can be read, but not begun.
        if tentang not in _TENTANG.get(baru.bagian, ("",)):
            raise Http404
        return baru
    for nama, nilai in {"kecamatan": kecamatan, **isi}.items():
        setattr(ada, nama, nilai)
    return ada


def slug_naskah(narasi: Narasi) -> str:
    return tulis_slug(*kunci_narasi(narasi))


def judul_naskah(narasi: Narasi) -> str:
    return judul_bagian(
        narasi.bagian, narasi.tujuan, narasi.sasaran, narasi.nomenklatur
    )


def jangkar_bab(bagian: str, susunan: str) -> str:
    """The part of the preview in which a section stands."""
    if bagian == Bagian.KATA_PENGANTAR:
        return "depan-1"
    bab = next((bab for bab, isi in _BAB.items() if bagian in isi), BAB3)
    if bab == DEPAN:
        # In 2020 the table of contents stood between foreword and summary.
        return "depan-3" if susunan == Susunan.RINGKAS_2020 else "depan-2"
    return _JANGKAR[bab]

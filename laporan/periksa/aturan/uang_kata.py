"""Amounts and absorption that a text names, against the year's budget and spending.

Read only where the sentence speaks of the budget of this year; what is rounded in
words ("3,6 miliar"), of a part of the year, or of other money is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from capaian.keuangan import BarisAnggaran
from dokumen.pilihan import Aturan
from iku.anggaran.tercetak import baca_jumlah
from sakip.angka import persen, rupiah

from ...susun.kata import sebutan_program
from ..bentuk import Keparahan, Temuan
from ..daftar import pemeriksa
from ..fakta import Fakta
from ..tulisan import Tulisan
from .kalimat import baca_tertulis, cocok, tahun_disebut
from .kata import temuan_tulisan

_ANGGARAN = re.compile(
    r"\b(?:anggaran(?:nya)?|pagu(?:nya)?|belanja|serapan(?:nya)?|penyerapan|terserap)\b",
    re.IGNORECASE,
)
# Hopes, parts of a year, differences, and money that is not the kecamatan's budget.
_LAIN = re.compile(
    r"\b(?:akan|diharapkan|direncanakan|diusulkan|usulan|seharusnya|perlu|harus|"
    r"mendatang|tahun depan|triwulan|semester|bulan|minimal|paling|sekitar|hampir|"
    r"kurang lebih|lebih dari|sisa\w*|selisih|silpa|bertambah|berkurang|bergeser|"
    r"penghematan|rata-rata|per|dana desa|alokasi dana|add|bantuan|hibah|swadaya|"
    r"pendapatan|pajak|pbb|retribusi|apbdes\w*|target)\b",
    re.IGNORECASE,
)
_RUPIAH = re.compile(
    r"\bRp\.?\s*(?P<jumlah>[0-9][0-9.,]*[0-9])(?!\s*(?:ribu|juta|mil[iy]ar|triliun))",
    re.IGNORECASE,
)
_SERAPAN = re.compile(
    r"\b(?:serapan|penyerapan|terserap|realisasi\s+(?:anggaran|belanja|keuangan))(?:nya)?"
    r"\b[^0-9%;]{0,80}?(?P<angka>[0-9]{1,3}(?:[.,][0-9]+)?)\s*(?:%|persen)",
    re.IGNORECASE,
)
_TERPAKAI = re.compile(
    r"\b(?:realisasi\w*|terealisasi\w*|terserap|serapan|digunakan|terpakai)\b",
    re.IGNORECASE,
)
_SELURUHNYA = re.compile(r"\b(?:total|jumlah|seluruh\w*|keseluruhan)\b", re.IGNORECASE)


def _dibaca(f: Fakta) -> Iterator[tuple[Tulisan, str]]:
    """The sentences of the report on this year's budget; notes of a quarter tell of
    the quarter."""
    for t in f.tulisan:
        for kalimat in t.kalimat if t.jenis else ():
            tahun_lain = {*tahun_disebut(kalimat)} - {f.tahun}
            if _ANGGARAN.search(kalimat) and not (tahun_lain or _LAIN.search(kalimat)):
                yield t, kalimat


def _disebut(f: Fakta, kalimat: str) -> BarisAnggaran | None:
    """The one node that a sentence names, or the total where it says so."""
    kecil = kalimat.casefold()
    bernama = [
        b
        for b in f.bahan.keuangan.baris
        if re.sub(r"^(?:program|kegiatan) ", "", b.nomenklatur.nama.casefold()) in kecil
    ]
    if len(bernama) == 1:
        return bernama[0]
    seluruh = not bernama and _SELURUHNYA.search(kalimat)
    return f.bahan.keuangan.jumlah if seluruh else None


def _jumlah_sah(f: Fakta) -> set[Decimal]:
    """Every amount of the year: budget documents, spending, agreements as signed."""
    sah = {h.jumlah for h in f.hitungan_uang}
    for tahap in f.anggaran.tahap:
        sah |= {p.jumlah for p in tahap.dokumen.pagu_jenis.all()}
    for pk in f.daftar_pk:
        janji = [a.jumlah for a in pk.perjanjian.anggaran.all()]
        sah |= {*janji, sum(janji, Decimal(0))}
    return sah


@pemeriksa
def rupiah_tertulis(f: Fakta) -> Iterator[Temuan]:
    """An amount of rupiah in a sentence on the budget is an amount of the year."""
    if not f.anggaran.tahap:
        return
    sah = _jumlah_sah(f)
    for t, kalimat in _dibaca(f):
        for m in _RUPIAH.finditer(kalimat):
            jumlah = baca_jumlah(m["jumlah"])
            # Less than a rupiah apart: the sen were left out.
            if jumlah is None or any(abs(jumlah - satu) < 1 for satu in sah):
                continue
            node = _disebut(f, kalimat)
            terpakai = _TERPAKAI.search(kalimat[: m.start()]) is not None
            harap = node and (node.realisasi if terpakai else node.pagu_akhir)
            apa = "realisasi" if terpakai else "anggaran"
            benar = (
                f"{apa} {_nama(f, node)} ialah {rupiah(harap)}"
                if harap is not None
                else "jumlah itu tidak ada dalam anggaran atau realisasi tahun "
                f"{f.tahun}"
            )
            yield temuan_tulisan(
                f, t, Aturan.ANGKA_KATA,
                Keparahan.RINGAN if harap is None else Keparahan.SEDANG,
                "Jumlah uang", f"tertulis {m[0]}, sedangkan {benar}.", harap, jumlah,
            )  # fmt: skip


@pemeriksa
def serapan_tertulis(f: Fakta) -> Iterator[Temuan]:
    """A share that was absorbed is that of a node, of the total, or of a sasaran."""
    keuangan = f.bahan.keuangan
    uang = [*keuangan.baris, *filter(None, [keuangan.jumlah])]
    efisiensi = [b for e in f.bahan.efisiensi.values() for b in (*e.baris, e)]
    semua = [b.serapan for b in (*uang, *efisiensi) if b.serapan is not None]
    for t, kalimat in _dibaca(f) if semua else ():
        node = _disebut(f, kalimat)
        harap = node.serapan if node else None
        tertulis = list(_SERAPAN.finditer(kalimat))
        # With two shares in a sentence one of them may be of something else.
        sah = [harap] if harap is not None and len(tertulis) == 1 else semua
        for m in tertulis:
            nilai, desimal = baca_tertulis(m["angka"])
            if any(cocok(nilai, desimal, satu) for satu in sah):
                continue
            benar = (
                f"serapan {_nama(f, node)} ialah {persen(harap)}"
                if harap is not None
                else "tidak ada serapan sebesar itu dalam data"
            )
            yield temuan_tulisan(
                f, t, Aturan.ANGKA_KATA,
                Keparahan.RINGAN if harap is None else Keparahan.SEDANG,
                "Serapan", f"tertulis “{m[0]}”, sedangkan {benar}.", harap, nilai,
            )  # fmt: skip


def _nama(f: Fakta, node: BarisAnggaran) -> str:
    if node is f.bahan.keuangan.jumlah:
        return "seluruhnya"
    return sebutan_program(node.nomenklatur.nama)

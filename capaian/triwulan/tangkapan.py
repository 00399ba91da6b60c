"""What a quarter says at a moment, and how two such pictures differ."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from ..models import (
    Analisis,
    LampiranBukti,
    PengukuranTriwulan,
    RealisasiAnggaran,
    TangkapanTriwulan,
)
from ..models.realisasi import Realisasi
from ..models.triwulan import ANGGARAN
from ..tindakan import potret
from .daftar import susun_kewajiban

UNSUR_ANALISIS = ("pendorong", "penghambat", "tindak_lanjut", "penjelasan")


def tangkap(pengukuran: PengukuranTriwulan, tindakan, oleh) -> TangkapanTriwulan:
    """Take and keep the picture; inside the transaction of the act."""
    isi = gambar(pengukuran)
    return TangkapanTriwulan.objects.create(
        pengukuran=pengukuran, tindakan=tindakan, oleh=oleh, isi=isi, sidik=sidik(isi)
    )


def gambar(pengukuran: PengukuranTriwulan) -> dict[str, dict]:
    """By the code of each due indicator: its value, evidence and words, as stored now;
    below `ANGGARAN` what was spent. What is not there is left out."""
    wajib = [
        k
        for k in susun_kewajiban(
            pengukuran.kecamatan, pengukuran.tahun, pengukuran.triwulan
        )
        if k.waktunya
    ]
    kunci = {(k.indikator.pk, k.periode): k.indikator.kode for k in wajib}
    hasil: dict[str, dict] = {kode: {} for kode in kunci.values()}
    saring = {
        "indikator__in": [k.indikator.pk for k in wajib],
        "tahun": pengukuran.tahun,
    }
    for baris in Realisasi.objects.filter(**saring).prefetch_related(
        "komponen__variabel"
    ):
        if kode := kunci.get((baris.indikator_id, baris.triwulan)):
            hasil[kode] |= potret(baris)
    for kata in Analisis.objects.filter(**saring):
        if kode := kunci.get((kata.indikator_id, kata.triwulan)):
            hasil[kode] |= {
                u: getattr(kata, u) for u in UNSUR_ANALISIS if getattr(kata, u)
            }
    bukti = defaultdict(list)
    for lampiran in (
        LampiranBukti.objects.terpasang().filter(**saring).select_related("bukti")
    ):
        if kode := kunci.get((lampiran.indikator_id, lampiran.triwulan)):
            bukti[kode].append(_sebut_bukti(lampiran))
    for kode, isi in bukti.items():
        hasil[kode]["bukti"] = sorted(isi)
    return hasil | {ANGGARAN: _belanja(pengukuran)}


def _belanja(pengukuran: PengukuranTriwulan) -> dict[str, str]:
    """Rupiah spent by the end of the quarter, by the node it is recorded at; a
    whole-year amount goes with quarter IV, as a year's value does."""
    periode = Q(triwulan=pengukuran.triwulan)
    if pengukuran.triwulan == 4:
        periode |= Q(triwulan=None)
    hasil: dict[str, Decimal] = defaultdict(Decimal)  # two nodes may bear one name
    for baris in RealisasiAnggaran.objects.filter(
        periode, kecamatan=pengukuran.kecamatan, tahun=pengukuran.tahun
    ).select_related("nomenklatur"):
        hasil[str(baris.nomenklatur)] += baris.jumlah
    return {nama: f"{jumlah:f}" for nama, jumlah in hasil.items()}


def sidik(isi: dict) -> str:
    """SHA-256 of a picture, in hexadecimal."""
    teks = json.dumps(isi, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(teks.encode()).hexdigest()


@dataclass(frozen=True)
class Beda:
    """One thing that differs, by the code of its indicator."""

    kode: str
    hal: str
    dari: object
    ke: object


def bandingkan(dari: dict[str, dict], ke: dict[str, dict]) -> tuple[Beda, ...]:
    """What changed between two pictures, in the order of codes."""
    hasil = []
    for kode in sorted({*dari, *ke}):
        lama, baru = dari.get(kode, {}), ke.get(kode, {})
        hasil += [
            Beda(kode, hal, lama.get(hal), baru.get(hal))
            for hal in sorted({*lama, *baru})
            if lama.get(hal) != baru.get(hal)
        ]
    return tuple(hasil)


def _sebut_bukti(lampiran: LampiranBukti) -> str:
    letak = f", hlm. {lampiran.halaman}" if lampiran.halaman else ""
    tanda = lampiran.bukti.sidik[:12] or lampiran.bukti.tautan
    return f"{lampiran.bukti.nama}{letak} ({tanda})"

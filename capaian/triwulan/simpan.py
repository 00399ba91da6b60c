"""Storing one row of the grid: its value, and its word of explanation."""

from django.core.exceptions import ValidationError
from django.db import transaction

from iku.models import Indikator
from kecamatan import riwayat

from ..models import Analisis, Realisasi
from ..pilihan import Bentuk
from ..tindakan import (
    DIKETIK,
    TANPA_JENDELA,
    Asal,
    Isi,
    Kiriman,
    cari_realisasi,
    kosongkan_realisasi,
    pegang_periode,
    simpan_realisasi,
)
from ..usulan import Usulan
from .forms import Isian, sidik_teks


def cari_analisis(indikator: Indikator, tahun: int, periode: int | None):
    """The words on one period, or None."""
    return Analisis.objects.filter(
        indikator=indikator, tahun=tahun, triwulan=periode
    ).first()


def simpan_isian(
    isian: Isian,
    *,
    tahun: int,
    periode: int | None,
    oleh,
    kiriman: Kiriman = TANPA_JENDELA,
    usulan: Usulan | None = None,
) -> bool:
    """Store what was changed in a row without errors, or take over what the system
    proposes (`usulan`, with its source) in place of the value; whether anything was.
    Value and explanation go together or not at all; `isian` holds what is stored then.
    Raises as `simpan_realisasi`, and ValidationError where somebody else changed the
    explanation."""
    tempat = {"indikator": isian.indikator, "tahun": tahun, "triwulan": periode}
    berubah = usulan is not None or isian.berubah
    # Emptied again before what was typed has arrived: it shall not fill the row.
    simpan = berubah or (isian.isi is None and bool(kiriman.jendela))
    if isian.penjelasan_berubah:
        with transaction.atomic():
            nilai = simpan and _simpan_nilai(tempat, isian, oleh, kiriman, usulan)
            berubah |= _simpan_penjelasan(tempat, isian, oleh)
    elif simpan:
        nilai = _simpan_nilai(tempat, isian, oleh, kiriman, usulan)
    else:
        return False
    # Not before: what the explanation has taken back with it is not stored.
    if simpan:
        isian.realisasi = nilai
    isian.diterima = True
    return berubah


def _simpan_nilai(
    tempat, isian: Isian, oleh, kiriman: Kiriman, usulan: Usulan | None
) -> Realisasi | None:
    """What is stored then."""
    isi, dilihat, asal = isian.isi, isian.dilihat, DIKETIK
    if usulan is not None:
        isi = Isi(Bentuk.LANGSUNG, nilai=usulan.nilai)
        dilihat, kiriman = dilihat or isian.tanda, TANPA_JENDELA
        asal = Asal(usulan.asal, usulan.sumber)
    umum = tempat | {
        "versi": dilihat.versi if dilihat.baris else 0,
        "baris_dilihat": dilihat.baris or None,
        "oleh": oleh,
        "kiriman": kiriman,
    }
    if isi is None:
        kosongkan_realisasi(**umum)
        return cari_realisasi(**tempat)
    kosong = None if dilihat.baris else dilihat.versi
    return simpan_realisasi(**umum, kosong_dilihat=kosong, isi=isi, asal=asal)


def _simpan_penjelasan(umum, isian: Isian, oleh) -> bool:
    pegang_periode(**umum)
    baris = cari_analisis(umum["indikator"], umum["tahun"], umum["triwulan"])
    baris = baris or Analisis(**umum)
    if baris.penjelasan == isian.penjelasan_baru:
        return False
    if sidik_teks(baris.penjelasan) != isian.data.get(isian.nama_kata):
        raise ValidationError(
            {
                isian.nama_penjelasan: "Orang lain menulis lebih dahulu: "
                f"“{baris.penjelasan or 'dikosongkan'}”. Simpan sekali lagi bila "
                "penjelasan Anda yang dipakai."
            }
        )
    baris.penjelasan = isian.penjelasan_baru
    return riwayat.simpan(baris, oleh=oleh)

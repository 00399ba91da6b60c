"""Storing one row of the grid: its value, and its word of explanation."""

from django.core.exceptions import ValidationError
from django.db import transaction

from iku.models import Indikator
from kecamatan import riwayat

from ..models import Analisis
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
from .forms import Isian, Tanda, sidik_teks


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
) -> bool:
    """Store what was changed in a row without errors; whether anything was. Value and
    explanation go together or not at all; `isian` holds what is stored then. Raises as
    `simpan_realisasi`, and ValidationError where somebody else changed the
    explanation."""
    umum = {"indikator": isian.indikator, "tahun": tahun, "triwulan": periode}
    # Emptied again before what was typed has arrived: it shall not fill the row.
    simpan = isian.berubah or (isian.isi is None and bool(kiriman.jendela))
    if isian.penjelasan_berubah:
        with transaction.atomic():
            if simpan:
                _simpan_nilai(umum, isian, isian.dilihat, oleh, kiriman)
            isian.diterima = True
            return _simpan_penjelasan(umum, isian, oleh) or isian.berubah
    if simpan:
        _simpan_nilai(umum, isian, isian.dilihat, oleh, kiriman)
    return isian.berubah


def _simpan_nilai(
    tempat, isian: Isian, dilihat: Tanda, oleh, kiriman, isi=None, asal=DIKETIK
) -> None:
    """`isi`: in place of what was typed."""
    isi = isi or isian.isi
    umum = tempat | {
        "versi": dilihat.versi if dilihat.baris else 0,
        "baris_dilihat": dilihat.baris or None,
        "oleh": oleh,
        "kiriman": kiriman,
    }
    if isi is None:
        kosongkan_realisasi(**umum)
        isian.realisasi = cari_realisasi(**tempat)
    else:
        kosong = None if dilihat.baris else dilihat.versi
        isian.realisasi = simpan_realisasi(
            **umum, kosong_dilihat=kosong, isi=isi, asal=asal
        )
    isian.diterima = True


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


def pakai_usulan(
    isian: Isian, usulan: Usulan, *, tahun: int, periode: int | None, oleh
) -> bool:
    """Take over what the system proposes, with its source; raises as
    `simpan_realisasi`."""
    _simpan_nilai(
        {"indikator": isian.indikator, "tahun": tahun, "triwulan": periode},
        isian,
        isian.dilihat or isian.tanda,
        oleh,
        TANPA_JENDELA,
        Isi(Bentuk.LANGSUNG, nilai=usulan.nilai),
        Asal(usulan.asal, usulan.sumber),
    )
    return True

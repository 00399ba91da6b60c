"""What a transcribed document printed (`Tercetak`), examined anew against the stored data.

`dipakai` tells only which fact is meant; whether printed and stored differ is decided
here, so that a finding goes once the data agree with the paper. Where the data hold no
such fact nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from dokumen.models import Tercetak
from dokumen.pilihan import Aturan

from ..bentuk import Keparahan, Tempat, Temuan
from ..daftar import pemeriksa
from ..fakta import Fakta
from .angka import periksa_angka
from .bentuk import Jawaban
from .kata import periksa_kata
from .teks import periksa_teks

_BERAT = frozenset(
    {
        Aturan.TARGET_BEDA,
        Aturan.REALISASI_BEDA,
        Aturan.REALISASI_SERAPAN,
        Aturan.CAPAIAN_SALAH,
        Aturan.PREDIKAT_BEDA,
        Aturan.JUMLAH_SALAH,
        Aturan.SERAPAN_SALAH,
        Aturan.PAGU_BEDA,
        Aturan.SELISIH_SALAH,
        Aturan.HITUNGAN_KATA,
        Aturan.KLAIM_KATA,
        Aturan.TAHUN_LAIN,
        Aturan.KECAMATAN_LAIN,
    }
)
_RINGAN = frozenset({Aturan.RUMUSAN_BEDA, Aturan.TIDAK_LENGKAP})


@pemeriksa
def naskah_tercetak(f: Fakta) -> Iterator[Temuan]:
    for t in f.tercetak:
        if jawaban := periksa_tercetak(f, t):
            yield _temuan(f, t, jawaban)


def periksa_tercetak(f: Fakta, t: Tercetak) -> Jawaban | None:
    """What the data say where the paper says otherwise; None where they agree, or where
    they hold no such fact."""
    for periksa in (periksa_angka, periksa_kata, periksa_teks):
        jawaban = periksa(f, t)
        if jawaban is not None:
            return jawaban
    return None


def _keparahan(aturan: str, jawaban: Jawaban) -> Keparahan:
    if jawaban.pembulatan:
        return Keparahan.PEMBULATAN
    if aturan in _BERAT:
        return Keparahan.BERAT
    return Keparahan.RINGAN if aturan in _RINGAN else Keparahan.SEDANG


def _temuan(f: Fakta, t: Tercetak, j: Jawaban) -> Temuan:
    bagian, tabel = ("", t.tempat) if t.tempat.startswith("Tabel") else (t.tempat, "")
    return Temuan(
        Aturan(t.aturan),
        _keparahan(t.aturan, j),
        Tempat(bagian, tabel, t.hal, t.kode_indikator),
        f"{t.tempat}, {t.hal}: tercetak “{t.tercetak}”, sedangkan {j.sebutan} {j.teks}.",
        j.diharapkan,
        t.tercetak,
        _tautan(f, t),
        tercetak=True,
    )


def _tautan(f: Fakta, t: Tercetak) -> str:
    if indikator := f.indikator_berkode(t.kode_indikator):
        return f.alamat("indikator", indikator.pk)
    if t.aturan in (Aturan.PAGU_BEDA, Aturan.SELISIH_SALAH):
        return f.alamat("daftar-anggaran")
    if t.aturan == Aturan.SERAPAN_SALAH:
        return f.alamat("realisasi-anggaran-kini")
    if t.tempat.startswith(("SK ", "Keputusan")):
        return f.alamat("daftar-sk-iku")
    return f.alamat("lkjip")

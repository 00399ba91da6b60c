"""Sending rows of the grid: each is stored by itself, or says why not; what was typed
stays in its fields."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from kecamatan.ruang import Ruang

from ..tindakan import TANPA_JENDELA, Bentrok, Kiriman, Tertutup
from ..usulan import Usulan
from .forms import Isian
from .grid_halaman import BarisIsian, Grid
from .simpan import cari_analisis, simpan_isian

BUKAN_PENGISI = (
    "Realisasi diisi oleh operator kecamatan atau penanggung jawab indikatornya."
)
TANPA_TARGET = (
    "Indikator ini belum mempunyai target pada tahun ini. Catat dulu Perjanjian Kinerja "
    "atau target Renstra tahun itu, lalu isi realisasinya."
)
BELUM_WAKTUNYA = "Indikator ini belum waktunya dilaporkan pada triwulan ini."


def kirim(
    isian: Isian,
    *,
    tahun: int,
    periode: int | None,
    oleh,
    usulan: Usulan | None = None,
    kiriman: Kiriman = TANPA_JENDELA,
) -> bool:
    """Store a row, or take over `usulan` in its place; whether anything changed. What
    is wrong stands on the row afterwards (`galat`, `bentrok`, `tertutup`)."""
    if usulan is not None:
        # What was typed as a value is not used; words beside it are.
        kata = {isian.nama_penjelasan}
        isian.galat = {n: g for n, g in isian.galat.items() if n in kata}
    if isian.galat:
        return False
    try:
        return simpan_isian(
            isian,
            tahun=tahun,
            periode=periode,
            oleh=oleh,
            kiriman=kiriman,
            usulan=usulan,
        )
    except Bentrok as bentrok:
        # Both are shown; what is stored now is what the choice is put upon.
        isian.bentrok, isian.realisasi = bentrok, bentrok.sekarang
        isian.dikosongkan = bentrok.dikosongkan
    except Tertutup as alasan:
        isian.tertutup = str(alasan)
    except ValidationError as galat:
        for nama, pesan in _pesan(galat, isian).items():
            isian.galat[nama] = " ".join(pesan)
        isian.analisis = cari_analisis(isian.indikator, tahun, periode)
    return False


def _pesan(galat: ValidationError, isian: Isian) -> Mapping[str, list[str]]:
    """By field; what belongs to none stands at the first."""
    if isian.nama_penjelasan in getattr(galat, "error_dict", {}):
        return galat.message_dict
    return {isian.kotak[0].nama: galat.messages}


def kirim_semua(ruang: Ruang, triwulan: int, data: Mapping[str, str]):
    """Store all changed rows of a whole page; one that is refused holds no other back.
    Returns the grid as it is stored now, with what was typed where it was refused, the
    refused rows, and how many were stored."""
    dikirim = Grid(ruang, triwulan, data=data)
    tersimpan = sum(
        _satu(dikirim, b, data) for b in dikirim.isian if b.isian.data is not None
    )
    ditolak = {b.pk: b.isian for b in dikirim.isian if b.isian.ditolak}
    grid = Grid(ruang, triwulan)
    grid.isian = [
        BarisIsian(b.baris, ditolak.get(b.pk, b.isian), b.bisa) for b in grid.isian
    ]
    return grid, [b for b in grid.isian if b.pk in ditolak], tersimpan


def _satu(grid: Grid, b: BarisIsian, data: Mapping[str, str]) -> bool:
    usulan = b.baris.usulan if data.get("pakai") == str(b.pk) else None
    if not (b.isian.berisi_perubahan or usulan):
        return False
    if not b.bisa:
        b.isian.tertutup = alasan_tertutup(grid, b)
        return False
    return kirim(
        b.isian,
        tahun=grid.ruang.tahun,
        periode=b.baris.kewajiban.periode,
        oleh=grid.ruang.pengguna,
        usulan=usulan,
    )


def alasan_tertutup(grid: Grid, b: BarisIsian) -> str:
    """Why this person cannot fill in this row now."""
    if b.pk not in grid.milik:
        return BUKAN_PENGISI
    return b.baris.tertutup or BELUM_WAKTUNYA

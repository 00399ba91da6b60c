"""Columns that say which agreement a row is about, and what that one is cascaded from."""

from iku.models import PerjanjianKinerja
from iku.pilihan import StatusPk
from kecamatan.pilihan import Peran

from .. import isian
from ..isian import Tolak
from ..kolom import Kolom, ambil
from ..lingkup import Lingkup
from .unit import KolomUnitPk, ambil_unit, satu_unit, sebut_unit

OPERATOR = frozenset({Peran.OPERATOR})


def kolom_tahun(attribute: str) -> Kolom:
    return Kolom(
        "Tahun", attribute, isian.Bulat(2000, 2100), kunci=True, contoh=2025, lebar=9
    )


class KolomPerjanjian(Kolom):
    """The agreement of the kecamatan, year and unit in the cells before, by which
    change of it it is."""

    def __init__(self, attribute: str):
        super().__init__(
            "Perubahan ke",
            attribute,
            isian.Bulat(),
            kunci=True,
            contoh=0,
            lebar=12,
            petunjuk="0 untuk Perjanjian Kinerja murni, 1 untuk perubahan pertama.",
        )

    def clean(self, row, *, bersih, kamus, **kwargs):
        ke = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan, tahun = ambil(bersih, "kecamatan"), ambil(bersih, "tahun")
        unit = ambil_unit(bersih, row)
        pk = kamus.cari(PerjanjianKinerja, kecamatan, tahun, unit, ke)
        if pk is None:
            siapa = f"unit {unit}" if unit else "camat"
            raise Tolak(
                f"Perjanjian Kinerja {siapa} {tahun} perubahan ke-{ke} belum ada. Isi "
                "dulu pada lembar PK, atau periksa tahun dan unit kerjanya."
            )
        return pk

    def get_value(self, instance):
        return super().get_value(instance).perubahan_ke


class KolomInduk(Kolom):
    """The agreement that a unit's is cascaded from: "0" the camat's own murni, "1"
    its first change; another unit's with the name before."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if not teks:
            return None
        kecamatan, tahun = ambil(bersih, "kecamatan"), ambil(bersih, "tahun")
        nama, _, ke = teks.rpartition(" ")
        unit = satu_unit(nama, kecamatan, kamus) if nama else None
        ke = isian.Bulat().clean(ke)
        pk = kamus.cari(PerjanjianKinerja, kecamatan, tahun, unit, ke)
        if pk is None:
            raise Tolak(
                f"Perjanjian Kinerja atasan “{isian.ringkas(teks)}” tahun {tahun} tidak "
                "ada. Tulis 0 untuk perjanjian camat yang murni, 1 untuk perubahannya."
            )
        return pk

    def export(self, instance, *, kamus, **kwargs):
        if (pk := self.get_value(instance)) is None:
            return None
        nama = sebut_unit(pk.unit, kamus) if pk.unit else ""
        return f"{nama} {pk.perubahan_ke}".strip()


def alasan_menyesuaikan(perjanjian: PerjanjianKinerja, lingkup: Lingkup) -> str:
    """As in the browser: who adjusts what the kecamatan wrote says why. What the same
    file makes is nobody's yet."""
    if perjanjian.pk is None or lingkup.berperan(OPERATOR, perjanjian.kecamatan):
        return ""
    return "Berkas ini mengubah isian kecamatan pada Perjanjian Kinerja."


def camat_dulu(baris: list[tuple[int, dict]]) -> list[tuple[int, dict]]:
    """The rows of the camat's agreements before those that are cascaded from them."""
    return sorted(
        baris, key=lambda satu: isian.rapi(satu[1].get(KolomUnitPk.JUDUL)) is not None
    )


def induk_terakhir(kamus, kecamatan, tahun: int) -> PerjanjianKinerja | None:
    """The camat's agreement that a new one of a unit is cascaded from, as
    `PerjanjianKinerja.objects.camat`: the latest that counts, of those the file makes
    too."""
    milik = [
        pk
        for pk in kamus.anak(PerjanjianKinerja, kecamatan)
        if pk.unit is None and pk.tahun == tahun
    ]
    ditetapkan = [pk for pk in milik if pk.status == StatusPk.DITETAPKAN]
    return max(ditetapkan or milik, key=lambda pk: pk.perubahan_ke, default=None)

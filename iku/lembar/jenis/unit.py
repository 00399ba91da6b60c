"""Units of a kecamatan in cells. They have no code, so the name must be exact: a bare
name may stand for the newer of two organisations where it only says who answers, but
never where it says whose agreement a row belongs to."""

from functools import lru_cache

from kecamatan.models import UnitKerja

from .. import isian
from ..isian import Dilewati, Tolak
from ..kolom import Kolom, KolomAnak, ambil


class KolomUnit(Kolom):
    def clean(self, row, *, bersih, kamus, **kwargs):
        nama = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        return cari_unit(nama, kecamatan, kamus) if nama else None

    def get_value(self, instance):
        unit = super().get_value(instance)
        return unit and unit.nama


class KolomUnitPk(Kolom):
    """Whose agreement it is: a unit by exactly one name, empty for the camat's own."""

    JUDUL = "Unit kerja"

    def __init__(self, attribute: str):
        super().__init__(
            self.JUDUL,
            attribute,
            isian.Teks(),
            kunci=True,
            lebar=30,
            daftar="unit",
            petunjuk="Kosong untuk Perjanjian Kinerja camat; selain itu nama atau "
            "singkatan unit kerja seperti pada lembar Kode.",
        )
        # Of the key, yet often empty; older files do not have the column at all.
        self.wajib = False

    def clean(self, row, *, bersih, kamus, **kwargs):
        nama = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        return satu_unit(nama, kecamatan, kamus) if nama else None

    def export(self, instance, *, kamus, **kwargs):
        unit = self.get_value(instance)
        return unit and sebut_unit(unit, kamus)


def ambil_unit(bersih: dict, row: dict) -> UnitKerja | None:
    """Whose agreement the row is about, None for the camat's; Dilewati where that cell
    was refused."""
    if KolomUnitPk.JUDUL in row and "unit" not in bersih:
        raise Dilewati
    return bersih.get("unit")


class DaftarUnit(isian.Teks):
    """Several names, a semicolon between them."""

    def render(self, value, obj=None, **kwargs):
        return super().render("; ".join(u.nama for u in value))


class KolomBanyakUnit(KolomAnak):
    """The units of a many-to-many field."""

    def __init__(self, judul: str, bidang: str, **opsi):
        opsi = {"lebar": 30, "daftar": "unit"} | opsi
        super().__init__(judul, bidang, DaftarUnit(), simpan=(), **opsi)

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        nama = filter(None, map(isian.rapi, teks.replace("\n", ";").split(";")))
        unit = {cari_unit(satu, kecamatan, kamus).pk for satu in nama}
        return [u for u in kamus.semua(UnitKerja) if u.pk in unit]

    def export(self, instance, *, kamus, **kwargs):
        return self.widget.render(kamus.anggota(instance, self.attribute))

    def terapkan(self, objek, nilai, rencana, kamus):
        lama = kamus.anggota(objek, self.attribute)
        if lama == nilai:
            return None
        rencana.anggota.append((objek, self.attribute, lama, nilai))
        return self.widget.render(lama), self.widget.render(nilai)


def cari_unit(nama: str, kecamatan, kamus) -> UnitKerja:
    """The unit of this name or short name; of two organisations, the newer one."""
    ada = _bernama(nama, kecamatan, kamus)
    return ([u for u in ada if u.selesai is None] or ada)[-1]


def satu_unit(nama: str, kecamatan, kamus) -> UnitKerja:
    """The one unit of this name; Tolak where there are several."""
    ada = _bernama(nama, kecamatan, kamus)
    if len(ada) > 1:
        pilihan = ", ".join(f"“{sebut_unit(u, kamus)}”" for u in ada)
        raise Tolak(
            f"Unit kerja “{isian.ringkas(nama)}” ada lebih dari satu. Tulis salah satu: "
            f"{pilihan}."
        )
    return ada[0]


def sebut_unit(unit: UnitKerja, kamus) -> str:
    """What to write for the unit: its name; where another goes by that too, its name
    with its legal basis."""
    nama = _baku(unit.nama)
    lain = (u for u in kamus.anak(UnitKerja, unit.kecamatan) if u is not unit)
    if any(nama in (_baku(u.nama), _baku(u.singkatan)) for u in lain):
        return _bersumber(unit)
    return unit.nama


def _bernama(nama: str, kecamatan, kamus) -> list[UnitKerja]:
    """The units of this name, short name, or name with its legal basis."""
    dicari = _baku(nama)
    ada = [
        u
        for u in kamus.anak(UnitKerja, kecamatan)
        if dicari in (_baku(u.nama), _baku(u.singkatan), _baku(_bersumber(u)))
    ]
    if not ada:
        raise Tolak(
            f"Unit kerja “{isian.ringkas(nama)}” tidak ada. Pakai nama dari lembar Kode."
        )
    return ada


def _bersumber(unit: UnitKerja) -> str:
    return f"{unit.nama}@{unit.dasar or 'awal'}"


@lru_cache(4096)
def _baku(teks: str) -> str:
    """A name as a cell can hold it, in small letters."""
    return (isian.rapi(isian.tampak(teks)) or "").casefold()

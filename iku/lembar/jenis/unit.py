"""Units of a kecamatan in cells. They have no code: the name must be exact, and no
row is ever found by it."""

from kecamatan.models import UnitKerja

from .. import isian
from ..isian import Tolak
from ..kolom import Kolom, KolomAnak, ambil


class KolomUnit(Kolom):
    def clean(self, row, *, bersih, kamus, **kwargs):
        nama = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        return cari_unit(nama, kecamatan, kamus) if nama else None

    def get_value(self, instance):
        unit = super().get_value(instance)
        return unit and unit.nama


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
    ada = [
        u
        for u in kamus.anak(UnitKerja, kecamatan)
        if nama.casefold() in (u.nama.casefold(), u.singkatan.casefold())
    ]
    if not ada:
        raise Tolak(
            f"Unit kerja “{isian.ringkas(nama)}” tidak ada. Pakai nama dari lembar Kode."
        )
    return ([u for u in ada if u.selesai is None] or ada)[-1]

"""The parties of an agreement in cells: a person with the post as it is called."""

from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan

from .. import isian
from ..isian import Tolak
from ..kolom import Kolom, ambil


class KolomPihak(Kolom):
    """A term of office by "name, post"; where one person held one post twice, the
    term that covers the agreement's date."""

    def __init__(self, judul: str, attribute: str, jabatan: Jabatan, **opsi):
        opsi = {"lebar": 40, "daftar": "pejabat"} | opsi
        super().__init__(judul, attribute, isian.Teks(), **opsi)
        self.jabatan = jabatan

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        if not teks:
            return None
        ada = [
            masa
            for masa in kamus.semua(MasaJabatan)
            if str(masa).casefold() == teks.casefold()
            and masa.jabatan == self.jabatan
            and masa.pejabat.kabupaten == kecamatan.kabupaten
            and masa.kecamatan == (kecamatan if self.jabatan == Jabatan.CAMAT else None)
        ]
        if not ada:
            raise Tolak(
                f"“{isian.ringkas(teks)}” tidak ada di antara {self.jabatan.label} yang "
                "tercatat. Pakai nama dan jabatan dari lembar Kode."
            )
        if len(ada) > 1:
            ada = [m for m in ada if menjabat(m, bersih.get("tanggal"))]
        if len(ada) != 1:
            raise Tolak(
                f"“{isian.ringkas(teks)}” mempunyai beberapa masa jabatan. Isi tanggal "
                "perjanjian yang termuat dalam salah satunya."
            )
        return ada[0]

    def get_value(self, instance):
        masa = super().get_value(instance)
        return masa and str(masa)


def menjabat(masa: MasaJabatan, tanggal) -> bool:
    """Whether the term covers the day, as `MasaJabatanQuerySet.pada` asks the
    database; False for no day."""
    return (
        tanggal is not None
        and (masa.mulai is None or masa.mulai <= tanggal)
        and (masa.selesai is None or masa.selesai >= tanggal)
    )

"""Columns that name a place in a plan: a program node, a tujuan, a sasaran."""

import re

from iku.models import IndikatorRenstra, Nomenklatur, Renstra, Sasaran, Tujuan

from . import isian
from .isian import Tolak, ringkas
from .kolom import Kolom, KolomPeriode, Rujukan, ambil, sebut


class KolomRenstra(KolomPeriode):
    """The Renstra that a row is part of."""

    def __init__(self, attribute="renstra", **opsi):
        opsi = {"kunci": True, "contoh": "2025-2029", "daftar": "renstra"} | opsi
        super().__init__("Renstra", attribute, Renstra, **opsi)


class KolomTujuan(Rujukan):
    """The tujuan of the Renstra in the column before, by its number."""

    def __init__(self, attribute="tujuan", **opsi):
        opsi = {"lewat": ("renstra",), "kunci": True, "contoh": 1, "lebar": 9} | opsi
        super().__init__("Tujuan", attribute, isian.Bulat(), Tujuan, **opsi)


class KolomSimpul(Kolom):
    """A program, kegiatan or sub kegiatan by its code."""

    def __init__(self, judul="Kode program", attribute="nomenklatur", **opsi):
        opsi = {"lebar": 20, "daftar": "program"} | opsi
        super().__init__(judul, attribute, isian.Kode(), **opsi)

    def clean(self, row, *, bersih, kamus, **kwargs):
        kode = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        return cari_simpul(kode, bersih, kamus, self.judul) if kode else None

    def export(self, instance, *, kamus, **kwargs):
        simpul = self.get_value(instance)
        return simpul and sebut_simpul(simpul, instance, kamus)


class KolomTempat(Kolom):
    """Where a measure stands: "tujuan 1", "sasaran 1.2", or a program's code."""

    _POLA = re.compile(r"(tujuan|sasaran) ([0-9]{1,5})(?:\.([0-9]{1,5}))?", re.I)
    SIMPAN = ("tujuan", "sasaran", "nomenklatur")

    def __init__(self, attribute="tempat", **opsi):
        opsi = {"simpan": self.SIMPAN, "lebar": 16, "daftar": "tempat"} | opsi
        super().__init__("Tempat", attribute, isian.Kode(), **opsi)

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if not teks:
            return None
        renstra = ambil(bersih, "renstra")
        if (cocok := self._POLA.fullmatch(teks)) is None:
            return cari_simpul(teks, bersih, kamus, self.judul)
        jenis, tujuan, sasaran = cocok.groups()
        baris = kamus.cari(Tujuan, renstra, int(tujuan))
        if jenis.lower() == "sasaran":
            if sasaran is None:
                raise Tolak(f"“{teks}” belum lengkap. Tulis seperti sasaran 1.2.")
            baris = baris and kamus.cari(Sasaran, baris, int(sasaran))
        elif sasaran is not None:
            raise Tolak(
                f"“{teks}” bukan tujuan. Tulis seperti tujuan 1 atau sasaran 1.2."
            )
        if baris is None:
            raise Tolak(f"“{teks}” tidak ada pada {sebut(renstra)}.")
        return baris

    def export(self, instance, *, kamus, **kwargs):
        tempat = self.get_value(instance)
        if isinstance(tempat, Nomenklatur):
            return sebut_simpul(tempat, instance, kamus)
        return tempat and sebut(tempat)

    def atribut(self, nilai):
        isi = dict.fromkeys(self.simpan)
        return isi | {nilai._meta.model_name: nilai}


class KolomTempatButir(KolomTempat):
    """The place that an indicator of a document has in the document's own Renstra.
    `dokumen`: the column before that names the document."""

    def __init__(self, dokumen: str, **opsi):
        super().__init__("butir_renstra__tempat", simpan=("butir_renstra",), **opsi)
        self.dokumen = dokumen

    def clean(self, row, *, bersih, kamus, **kwargs):
        renstra = ambil(bersih, self.dokumen).renstra
        if renstra is None and isian.rapi(row.get(self.judul)) is not None:
            raise Tolak("Dokumen ini belum menyebut Renstra-nya. Isi dulu Renstra itu.")
        milik = bersih | {"renstra": renstra}
        tempat = super().clean(row, bersih=milik, kamus=kamus, **kwargs)
        indikator = ambil(bersih, "indikator")
        if tempat is None:
            return None
        di = dict.fromkeys(self.SIMPAN) | {tempat._meta.model_name: tempat}
        butir = kamus.cari(IndikatorRenstra, renstra, *di.values(), indikator)
        if butir is None:
            raise Tolak(
                f"Indikator {indikator.kode} tidak ada pada {sebut(tempat)} Renstra "
                f"{sebut(renstra)}."
            )
        return butir

    def export(self, instance, *, kamus, **kwargs):
        return instance.butir_renstra and super().export(
            instance, kamus=kamus, **kwargs
        )

    def atribut(self, nilai):
        return {"butir_renstra": nilai}


def cari_simpul(kode: str, bersih: dict, kamus, judul: str) -> Nomenklatur:
    tempat = ambil(bersih, "kabupaten" if "kabupaten" in bersih else "kecamatan")
    simpul = kamus.pohon(getattr(tempat, "kabupaten", tempat)).cari(kode)
    if not simpul:
        raise Tolak(
            f"{judul} “{ringkas(kode)}” tidak ada dalam nomenklatur. Pakai kode dari "
            "templat."
        )
    if len(simpul) > 1:
        pilihan = ", ".join(f"{kode}@{s.mulai or 'awal'}" for s in simpul)
        raise Tolak(f"{judul} “{kode}” mempunyai beberapa versi: tulis {pilihan}.")
    return simpul[0]


def sebut_simpul(simpul: Nomenklatur, instance, kamus) -> str:
    tempat = instance.tempuh(instance.kabupaten_path())
    return kamus.pohon(tempat).sebutan(simpul)

"""Sheets whose rows are items of lists that another row keeps in its own fields.

An item has nothing to be found by but its list and its place in it. As elsewhere a
missing row leaves what is stored; an emptied one takes the item out, and those after
it move up.
"""

from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db.models import Model

from kecamatan.riwayat import potret

from .dasar import Lembar
from .hasil import BARU, BERUBAH, DITOLAK, SAMA, BarisHasil, GalatSel
from .isian import rapi
from .pemeriksa import Pemeriksa


@dataclass(frozen=True)
class ButirDaftar:
    """An item of the list `bagian` of `induk`, at this place from 1."""

    induk: Model
    bagian: str
    urutan: int
    nomor: str = ""
    isi: str = ""


class LembarDaftar(Lembar):
    """Columns `induk`, `bagian` and `urutan` are the key; `isi`, and `nomor` where a
    list has numbers of its own, are the item. `model` is that of `induk`."""

    def urai(self, bagian: str, butir) -> dict[str, str]:
        """The cells of a stored item."""
        raise NotImplementedError

    def gabung(self, butir: ButirDaftar):
        """The item as it is stored."""
        raise NotImplementedError

    def periksa_butir(self, butir: ButirDaftar) -> None:
        """Raise ValidationError for an item that cannot be in its list."""


@dataclass
class _Daftar:
    """One list while its rows are read: items by place, as stored or as they will be;
    the rows of the file by place."""

    induk: Model
    bagian: str
    butir: dict[int, object]
    tersimpan: int
    baris: dict[int, BarisHasil] = field(default_factory=dict)
    berubah: bool = False


class PemeriksaDaftar(Pemeriksa):
    """One such sheet."""

    lembar: LembarDaftar

    def periksa(self) -> None:
        self.daftar: dict[tuple[int, str], _Daftar] = {}
        super().periksa()
        for satu in self.daftar.values():
            self._tolak_loncatan(satu)
            self._rencanakan(satu)

    def _baris(self, nomor: int, sel: dict) -> None:
        galat: list[tuple[str, object, str]] = []
        bersih: dict[str, object] = {}
        self._bersihkan(self.kunci, sel, bersih, galat)
        hasil = BarisHasil(self.nama, nomor, SAMA, self._sebut_kunci(sel))
        if len(bersih) == len(self.kunci):
            self._butir(hasil, sel, bersih, galat)
        self._catat(hasil, galat)

    def _butir(self, hasil: BarisHasil, sel, bersih, galat) -> None:
        induk, bagian, urutan = (bersih[n] for n in ("induk", "bagian", "urutan"))
        daftar = self.daftar.setdefault((id(induk), bagian), _susun(induk, bagian))
        if (dulu := daftar.baris.setdefault(urutan, hasil)) is not hasil:
            pesan = f"Baris ini mengulang baris {dulu.baris}. Hapus salah satu."
            galat.append(("", None, pesan))
            return
        lama = ButirDaftar(induk, bagian, urutan)
        if ada := urutan in daftar.butir:
            lama = replace(lama, **self.lembar.urai(bagian, daftar.butir[urutan]))
        elif "isi" not in {k.nama for k in self.isi}:
            galat.append(("Isi", None, "Kolom Isi diperlukan untuk baris baru."))
        baru = self._ubah(lama, sel, hasil, galat)
        if baru == lama or galat:
            return
        hasil.status = BERUBAH if ada else BARU
        daftar.berubah = True
        if baru.isi:
            daftar.butir[urutan] = self.lembar.gabung(baru)
            try:
                self.lembar.periksa_butir(baru)
            except ValidationError as salah:
                galat.extend(("", None, pesan) for pesan in salah.messages)
        elif ada:
            del daftar.butir[urutan]
        else:
            galat.append(("Isi", None, "Isi wajib diisi."))
        self._periksa_objek(induk, {bagian}, bersih, galat)

    def _ubah(self, lama: ButirDaftar, sel, hasil, galat) -> ButirDaftar:
        """The item as these cells say it; what an export wrote is never judged."""
        baru = lama
        for satu in self.isi:
            tertulis = satu.export(lama, kamus=self.kamus)
            mentah = sel[satu.judul]
            if mentah == tertulis or (tertulis is None and rapi(mentah) is None):
                continue
            baru = replace(baru, **self._bersihkan((satu,), sel, {}, galat))
            ditulis = satu.export(baru, kamus=self.kamus)
            if ditulis != tertulis:
                hasil.perubahan[satu.judul] = (tertulis, ditulis)
        return baru

    def _tolak_loncatan(self, daftar: _Daftar) -> None:
        """Places must follow each other, or the next import would find others."""
        ada = {0, *range(1, daftar.tersimpan + 1), *daftar.baris}
        for urutan, hasil in daftar.baris.items():
            if urutan - 1 in ada:
                continue
            hasil.status, hasil.perubahan = DITOLAK, {}
            berikut = next(n for n in range(1, urutan) if n not in ada)
            pesan = f"Urutan {urutan} meloncat. Lanjutkan dengan {berikut}."
            galat = GalatSel(self.nama, hasil.baris, "Urutan", str(urutan), pesan)
            self.hasil.galat.append(galat)

    def _rencanakan(self, daftar: _Daftar) -> None:
        if not daftar.berubah:
            return
        induk = daftar.induk
        ubah = self.rencana.ubah[self.model]
        # One that the file makes, or changes on another sheet, is planned already.
        if induk.pk is not None and not any(satu is induk for satu, _ in ubah):
            ubah.append((induk, potret(induk)))
        isi = [daftar.butir[urutan] for urutan in sorted(daftar.butir)]
        setattr(induk, daftar.bagian, isi)


def _susun(induk: Model, bagian: str) -> _Daftar:
    tersimpan = getattr(induk, bagian)
    return _Daftar(induk, bagian, dict(enumerate(tersimpan, 1)), len(tersimpan))

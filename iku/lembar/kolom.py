"""The columns of a sheet: fields of django-import-export that know their sheet.

`attribute` is the way by which an export reads, `simpan` the fields that an import
writes. A column of the key finds the row; a column that is only there to be read
(`keterangan`) must be empty or say what is stored: so a sheet whose columns were
sorted apart is noticed.
"""

import re
from decimal import Decimal

from django.db import models
from import_export.fields import Field

from iku.models import (
    Renstra,
    Sasaran,
    Tujuan,
)

from . import isian
from .isian import Dilewati, Tolak, ringkas
from .kamus import KUNCI


class Kolom(Field):
    """`wajib`: may not be empty. `contoh`: the cell of the template's example row.
    `daftar`: which list of codes the template offers for it."""

    def __init__(
        self,
        judul: str,
        attribute: str,
        widget,
        *,
        simpan: tuple[str, ...] | None = None,
        kunci: bool = False,
        wajib: bool = False,
        keterangan: bool = False,
        contoh=None,
        lebar: int = 14,
        petunjuk: str = "",
        daftar: str = "",
        bawaan=None,
    ):
        super().__init__(attribute, judul, widget, readonly=keterangan)
        if simpan is None:
            simpan = () if keterangan or "__" in attribute else (attribute,)
        self.simpan = simpan
        self.kunci, self.wajib, self.keterangan = kunci, wajib or kunci, keterangan
        self.contoh, self.lebar, self.petunjuk = contoh, lebar, petunjuk
        self.daftar, self.bawaan = daftar, bawaan
        self.nama = ""  # set by the sheet

    @property
    def judul(self) -> str:
        return self.column_name

    def clean(self, row, **kwargs):
        """The value of this cell of `row` ({judul: cell}); Tolak, Dilewati."""
        isi = isian.rapi(row.get(self.column_name))
        if isi is None:
            if self.wajib:
                raise Tolak(f"{self.column_name} wajib diisi.")
            if self.bawaan is not None:
                return self.bawaan
        return self.widget.clean(isi, row=row, **kwargs)

    def atribut(self, nilai) -> dict[str, object]:
        """What to write into which fields."""
        return dict.fromkeys(self.simpan, nilai)


class KolomTarget(Kolom):
    """Number and predicate in one cell: the fields `nilai` and `predikat`."""

    def __init__(self, judul, nilai: str, predikat: str, **opsi):
        super().__init__(judul, nilai, isian.Target(), simpan=(nilai, predikat), **opsi)

    def get_value(self, instance):
        nilai, predikat = self.simpan
        return getattr(instance, nilai), getattr(instance, predikat)

    def atribut(self, nilai):
        return dict(zip(self.simpan, nilai, strict=True))


class KolomAnak(Kolom):
    """A cell that is kept in rows of another table."""

    def terapkan(self, objek, nilai, rencana, kamus) -> tuple | None:
        """Put into the plan what makes this cell true; (from, to) as cells show
        them, None where nothing changes. Tolak where it may not be."""
        raise NotImplementedError

    def atribut(self, nilai):
        return {}


class Rujukan(Kolom):
    """A cell that, with cells before it, names another row: "Tujuan 2" of the
    Renstra in the column before."""

    def __init__(self, judul, attribute, widget, model, *, lewat=(), **opsi):
        super().__init__(judul, attribute, widget, **opsi)
        self.model, self.lewat = model, lewat

    def clean(self, row, *, bersih, kamus, **kwargs):
        nilai = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if nilai in (None, ""):
            return None
        induk = [ambil(bersih, nama) for nama in self.lewat]
        if (baris := kamus.cari(self.model, *induk, nilai)) is None:
            raise Tolak(
                f"{self.column_name} “{ringkas(isian.polos(nilai))}” tidak ada pada "
                f"{' '.join(map(sebut, induk))}."
            )
        return baris

    def get_value(self, instance):
        baris = super().get_value(instance)
        return baris and getattr(baris, KUNCI[self.model][-1])


class KolomKecamatan(Kolom):
    """Each row says whose it is. What is not there and what is not yours get the
    same answer."""

    CONTOH = "CONTOH"

    def __init__(self, attribute="kecamatan", **opsi):
        super().__init__(
            "Kecamatan",
            attribute,
            isian.Kode(),
            kunci=True,
            contoh=self.CONTOH,
            lebar=12,
            daftar="kecamatan",
            petunjuk="Kode kecamatan, misalnya 35.09.24.",
            **opsi,
        )

    def clean(self, row, *, kamus, **kwargs):
        kode = super().clean(row, kamus=kamus, **kwargs)
        if (kecamatan := kamus.kecamatan.get(kode)) is None:
            raise Tolak(
                f"Kode kecamatan “{ringkas(kode)}” tidak dikenal di sini. Pakai kode "
                "dari templat."
            )
        return kecamatan

    def get_value(self, instance):
        return super().get_value(instance).kode


class KolomKabupaten(Kolom):
    def __init__(self, attribute="kabupaten", **opsi):
        super().__init__(
            "Kabupaten",
            attribute,
            isian.Kode(),
            kunci=True,
            contoh=KolomKecamatan.CONTOH,
            lebar=11,
            daftar="kabupaten",
            petunjuk="Kode kabupaten, misalnya 35.09.",
            **opsi,
        )

    def clean(self, row, *, kamus, **kwargs):
        kode = super().clean(row, kamus=kamus, **kwargs)
        if (kabupaten := kamus.kabupaten.get(kode)) is None:
            raise Tolak(
                f"Kode kabupaten “{ringkas(kode)}” tidak dikenal di sini. Pakai kode "
                "dari templat."
            )
        return kabupaten

    def get_value(self, instance):
        return super().get_value(instance).kode


class KolomPeriode(Kolom):
    """A plan by its years: "2025-2029", "2025-2029 P1" for its first change."""

    _POLA = re.compile(r"([0-9]{4}) ?[-–] ?([0-9]{4})(?: [Pp]([0-9]{1,2}))?")

    def __init__(self, judul, attribute, model, **opsi):
        super().__init__(judul, attribute, isian.Kode(), lebar=13, **opsi)
        self.model = model

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if not teks:
            return None
        if (cocok := self._POLA.fullmatch(teks)) is None:
            raise Tolak(f"“{ringkas(teks)}” bukan periode. Tulis seperti 2025-2029.")
        awal, akhir, versi = (int(b or 0) for b in cocok.groups())
        tempat = ambil(bersih, "kabupaten" if "kabupaten" in bersih else "kecamatan")
        kunci = (tempat, awal, akhir, versi)
        if self.model is not Renstra:
            kunci = (getattr(tempat, "kabupaten", tempat), awal, akhir)
        if (rencana := kamus.cari(self.model, *kunci)) is None:
            raise Tolak(
                f"{self.judul} {teks} belum ada. Impor dulu {self.judul} itu, atau "
                "periksa tahunnya."
            )
        return rencana

    def get_value(self, instance):
        rencana = super().get_value(instance)
        return rencana and sebut(rencana)


def ambil(bersih: dict, nama: str):
    """The value of an earlier cell; Dilewati where that was refused."""
    if bersih.get(nama) is None:
        raise Dilewati
    return bersih[nama]


def sebut(baris) -> str:
    """What a person writes to name this row, without its surroundings."""
    if isinstance(baris, Tujuan):
        return f"tujuan {baris.urutan}"
    if isinstance(baris, Sasaran):
        return f"sasaran {baris.tujuan.urutan}.{baris.urutan}"
    if isinstance(baris, models.Model) and hasattr(baris, "awal"):
        versi = f" P{baris.versi}" if getattr(baris, "versi", 0) else ""
        return f"{baris.awal}-{baris.akhir}{versi}"
    if isinstance(baris, models.Model):
        return getattr(baris, "kode", "") or str(baris)
    return isian.polos(baris)


def dari_model(model, nama: str, judul: str = "", *, jalan: str = "", **opsi) -> Kolom:
    """A column for a field of the model: its kind, length, places and whether it
    may be empty are the field's own. `jalan`: the way to it from another model."""
    bidang = model._meta.get_field(nama)
    ada_bawaan = bidang.has_default()
    opsi.setdefault("wajib", not (bidang.blank or bidang.null or ada_bawaan))
    if ada_bawaan and not bidang.blank:
        opsi.setdefault("bawaan", bidang.default)
    judul = judul or bidang.verbose_name[:1].upper() + bidang.verbose_name[1:]
    if bidang.choices:
        widget, lebar = isian.Pilihan(bidang.choices), 14
    elif isinstance(bidang, models.DecimalField):
        terkecil = Decimal(0) if nama == "jumlah" else None
        widget, lebar = isian.Angka(bidang.decimal_places, terkecil), 18
    elif isinstance(bidang, models.IntegerField):
        tahun = "tahun" in bidang.verbose_name
        widget = isian.Bulat(2000, 2100) if tahun else isian.Bulat()
        lebar = 9
    elif isinstance(bidang, models.DateField):
        widget, lebar = isian.Tanggal(), 18
    elif nama == "kode":
        widget, lebar = isian.Kode(bidang.max_length), 14
    else:
        widget = isian.Teks(bidang.max_length or isian.TEKS_TERPANJANG)
        lebar = 50 if (bidang.max_length or 999) > 100 else 20
    opsi.setdefault("lebar", lebar)
    return Kolom(judul, jalan or nama, widget, **opsi)

"""What is stored, found by natural key: one query per table, whatever the rows.

Rows of one table are loaded once, for the kecamatan that the file names, and hang
on the same objects (a tujuan on its Renstra, a Renstra on its kecamatan), so that
neither a look-up nor a `clean` asks the database again, and rows that are only
planned in a preview can be looked up like stored ones.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, Q

from iku.models import (
    Acuan,
    AnggaranPk,
    ButirPk,
    ButirRpjmd,
    ButirSkIku,
    DokumenAnggaran,
    DukunganProgram,
    Indikator,
    IndikatorRenstra,
    Nomenklatur,
    Pagu,
    PaguJenisBelanja,
    PerjanjianKinerja,
    RencanaAksi,
    Renstra,
    Rpjmd,
    Sasaran,
    SkIku,
    Target,
    TargetVariabel,
    Tujuan,
    Variabel,
)
from kecamatan.models import Kabupaten, Kecamatan, MasaJabatan, Pejabat, UnitKerja

T = TypeVar("T")

# What identifies a row to a person. Never a name, never a number of the database.
# In an order in which each table stands after those it hangs on.
KUNCI: dict[type[Model], tuple[str, ...]] = {
    Kabupaten: ("kode",),
    Kecamatan: ("kode",),
    UnitKerja: ("kecamatan", "nama", "dasar"),
    Pejabat: ("kabupaten", "nama", "nip"),
    MasaJabatan: ("kecamatan", "pejabat", "sebutan", "mulai"),
    Rpjmd: ("kabupaten", "awal", "akhir"),
    ButirRpjmd: ("rpjmd", "jenis", "urutan"),
    Acuan: ("kabupaten", "kode"),
    Nomenklatur: ("kabupaten", "kode"),
    Renstra: ("kecamatan", "awal", "akhir", "versi"),
    Tujuan: ("renstra", "urutan"),
    Sasaran: ("tujuan", "urutan"),
    Indikator: ("kecamatan", "kode"),
    Variabel: ("indikator", "kode"),
    IndikatorRenstra: ("renstra", "tujuan", "sasaran", "nomenklatur", "indikator"),
    Target: ("butir", "tahun", "sumber"),
    TargetVariabel: ("target", "variabel"),
    DukunganProgram: ("sasaran", "nomenklatur"),
    SkIku: ("kecamatan", "nomor"),
    ButirSkIku: ("sk", "letak", "indikator"),
    DokumenAnggaran: ("kecamatan", "tahun", "urutan"),
    PerjanjianKinerja: ("kecamatan", "tahun", "unit", "perubahan_ke"),
    ButirPk: ("perjanjian", "indikator"),
    AnggaranPk: ("perjanjian", "nomenklatur"),
    RencanaAksi: ("butir", "triwulan"),
    Pagu: ("dokumen", "nomenklatur"),
    PaguJenisBelanja: ("dokumen", "jenis"),
}
# A decree that is still without its number cannot be named in a file.
SARING = {SkIku: ~Q(nomor=""), ButirSkIku: ~Q(sk__nomor="")}
# Rows outside the tables above that a `clean` looks at.
IKUT = {PerjanjianKinerja: ("dokumen",)}


class Kamus:
    """`kecamatan`, `kabupaten`: those that may be spoken of. `terkunci`: rows are
    locked until the transaction ends (applying), so that nobody changes them in
    between."""

    def __init__(self, kecamatan, kabupaten=(), *, terkunci: bool = False):
        self.kecamatan = {k.kode: k for k in kecamatan}
        self.kabupaten = {k.kode: k for k in kabupaten}
        for satu in self.kecamatan.values():
            satu.kabupaten = self.kabupaten.setdefault(
                satu.kabupaten.kode, satu.kabupaten
            )
        self.terkunci = terkunci
        self._baris: dict[type[Model], dict[int, Model]] = {
            Kecamatan: {k.pk: k for k in self.kecamatan.values()},
            Kabupaten: {k.pk: k for k in self.kabupaten.values()},
        }
        self._indeks: dict[type[Model], dict[tuple, Model]] = {}
        self._anak: dict[type[Model], dict[int, list[Model]]] = {}
        self._tambahan: dict[type[Model], list[Model]] = defaultdict(list)
        self._anggota: dict[tuple[type[Model], str], dict[int, list[Model]]] = {}
        self._pohon: dict[Kabupaten | None, Pohon] = {}
        self._sekali: dict[Callable, object] = {}

    def sekali(self, buat: Callable[["Kamus"], T]) -> T:
        """What is made of these rows once, for all sheets of the file."""
        if buat not in self._sekali:
            self._sekali[buat] = buat(self)
        return self._sekali[buat]

    def semua(self, model: type[Model]) -> list[Model]:
        """Stored rows in their order, then those that the file adds."""
        return [*self._muat(model).values(), *self._tambahan[model]]

    def cari(self, model: type[Model], *kunci) -> Model | None:
        """The row with this natural key; rows in the key are themselves."""
        return self.indeks(model).get(tuple(map(_nilai, kunci)))

    def indeks(self, model: type[Model]) -> dict[tuple, Model]:
        if model not in self._indeks:
            self._indeks[model] = {
                self.kunci(baris): baris for baris in self._muat(model).values()
            }
        return self._indeks[model]

    @staticmethod
    def kunci(baris: Model) -> tuple:
        return tuple(_nilai(getattr(baris, nama)) for nama in KUNCI[type(baris)])

    @staticmethod
    def kunci_isi(model: type[Model], isi: dict) -> tuple:
        """The key of a row that is not made yet."""
        return tuple(_nilai(isi.get(nama)) for nama in KUNCI[model])

    def anak(self, model: type[Model], induk: Model) -> list[Model]:
        """Rows of `model` whose first key part is `induk`."""
        if model not in self._anak:
            self._anak[model] = defaultdict(list)
            nama = KUNCI[model][0]
            for baris in self.semua(model):
                self._anak[model][id(getattr(baris, nama))].append(baris)
        return self._anak[model][id(induk)]

    def pohon(self, kabupaten: Kabupaten) -> "Pohon":
        """The program tree as this regency sees it."""
        if kabupaten not in self._pohon:
            self._pohon[kabupaten] = Pohon(
                n for n in self.semua(Nomenklatur) if n.kabupaten in (None, kabupaten)
            )
        return self._pohon[kabupaten]

    def anggota(self, baris: Model, bidang: str) -> list[Model]:
        """The members of a many-to-many field, in their order; none of a new row."""
        kunci = (type(baris), bidang)
        if kunci not in self._anggota:
            self._anggota[kunci] = self._muat_anggota(*kunci)
        return self._anggota[kunci].get(baris.pk, [])

    def _muat_anggota(self, model: type[Model], bidang: str) -> dict[int, list]:
        hubungan = model._meta.get_field(bidang)
        lain = self._muat(hubungan.related_model)
        milik, anggota = hubungan.m2m_field_name(), hubungan.m2m_reverse_field_name()
        pasangan = hubungan.remote_field.through.objects.filter(
            **{f"{milik}__{model.kecamatan_lookup}__in": list(self._baris[Kecamatan])}
        ).values_list(milik, anggota)
        # By the order of the other table, which is the order people know.
        urutan = {pk: nomor for nomor, pk in enumerate(lain)}
        hasil = defaultdict(list)
        for induk, satu in sorted(pasangan, key=lambda p: urutan[p[1]]):
            hasil[induk].append(lain[satu])
        return hasil

    def tambah(self, baris: Model) -> None:
        """Let a planned row be found from now on."""
        model = type(baris)
        self.indeks(model)[self.kunci(baris)] = baris
        self._tambahan[model].append(baris)
        if model in self._anak:
            self.anak(model, getattr(baris, KUNCI[model][0])).append(baris)
        if model is Nomenklatur and baris.kabupaten in self._pohon:
            self._pohon[baris.kabupaten].tambah(baris)

    def _muat(self, model: type[Model]) -> dict[int, Model]:
        if model in self._baris:
            return self._baris[model]
        # Before its rows are read, so that a tree (induk) can hang on itself.
        sendiri = self._baris[model] = {}
        hubungan = [
            f
            for f in model._meta.concrete_fields
            if f.is_relation and f.related_model in KUNCI
        ]
        for f in hubungan:
            if f.related_model is not model:
                self._muat(f.related_model)
        for baris in self._kumpulan(model):
            sendiri[baris.pk] = baris
        for f in hubungan:
            tujuan = self._baris[f.related_model]
            for baris in sendiri.values():
                if (pk := getattr(baris, f.attname)) is None:
                    f.set_cached_value(baris, None)
                elif pk in tujuan:
                    f.set_cached_value(baris, tujuan[pk])
        return sendiri

    def _kumpulan(self, model: type[Model]):
        if model.kecamatan_lookup is not None:
            jalan = f"{model.kecamatan_lookup}__in"
            saring = Q(**{jalan: list(self._baris[Kecamatan])})
            if model.kabupaten_lookup is not None:
                saring |= Q(
                    **{
                        f"{model.kecamatan_lookup}__isnull": True,
                        f"{model.kabupaten_lookup}__in": list(self._baris[Kabupaten]),
                    }
                )
        else:
            jalan = f"{model.kabupaten_path()}__in"
            saring = Q(**{jalan: list(self._baris[Kabupaten])})
            if model.nasional:
                saring |= Q(**{f"{model.kabupaten_path()}__isnull": True})
        baris = model.objects.filter(saring & SARING.get(model, Q()))
        if self.terkunci and not model.nasional:
            # SQLite has no row locks; there the transaction itself is the lock.
            baris = baris.select_for_update(of=("self",))
        return baris.select_related(*ikut) if (ikut := IKUT.get(model)) else baris


class Pohon:
    """Nodes of the program tree by what a person writes for them, and back.

    That is the code; with its first year behind an @ where one code has several
    versions; and for nodes that the law gave no code (before 2021) their places
    in order from the root: "L1.3.2".
    """

    def __init__(self, simpul):
        self._simpul: dict[str, list[Nomenklatur]] = defaultdict(list)
        self._sebutan: dict[int, str] = {}
        for satu in simpul:
            self.tambah(satu)

    def tambah(self, satu: Nomenklatur) -> None:
        for sebutan in self._semua_sebutan(satu):
            self._simpul[sebutan].append(satu)

    def cari(self, sebutan: str) -> list[Nomenklatur]:
        """No node, the node, or several that cannot be told apart by this."""
        return self._simpul.get(sebutan, [])

    def sebutan(self, satu: Nomenklatur) -> str:
        """What to write for the node; "" where nothing tells it apart."""
        if id(satu) not in self._sebutan:
            self._sebutan[id(satu)] = next(
                (s for s in self._semua_sebutan(satu) if len(self.cari(s)) == 1), ""
            )
        return self._sebutan[id(satu)]

    @staticmethod
    def _semua_sebutan(satu: Nomenklatur) -> list[str]:
        if satu.kode:
            return [satu.kode, f"{satu.kode}@{satu.mulai or 'awal'}"]
        urutan, naik = [], satu
        while naik is not None:
            urutan.append(str(naik.urutan))
            naik = naik.induk
        return ["L" + ".".join(reversed(urutan))]


def _nilai(bagian):
    """Rows are compared by identity: planned ones have no number yet."""
    return id(bagian) if isinstance(bagian, Model) else bagian

"""What a kind of file is made of: sheets, each with its columns and its rules."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model
from import_export.resources import Resource

from .kamus import Kamus
from .kolom import Kolom
from .lingkup import Lingkup

# The list of refusals in a file that was given back marked.
LEMBAR_KESALAHAN = "Kesalahan"
# Sheets that are there to be read.
KETERANGAN_BUKU = ("Petunjuk", "Kode", LEMBAR_KESALAHAN)


class Lembar(Resource):
    """One sheet: rows of one model. A resource of django-import-export, whose
    fields are the columns; looking up, comparing and storing is done for the whole
    sheet at once (`pemeriksaan`, `penerapan`), since row by row takes minutes."""

    nama = ""
    model: type[Model]
    # Column that says whose a row is; "kabupaten" where it is the regency's.
    tempat = "kecamatan"
    # Headings of a row's own code and of the code of another row of this sheet that
    # it stands on: such rows may come in any order. Then headings within which the
    # codes are told apart.
    rujuk_sendiri: tuple[str, ...] | None = None

    def __init_subclass__(cls):
        for nama, kolom in cls.fields.items():
            kolom.nama = nama

    @property
    def kolom(self) -> list[Kolom]:
        return list(self.fields.values())

    def kolom_berjudul(self, judul: str) -> Kolom | None:
        """The column under this heading, however it is spaced or capitalised."""
        dicari = kunci_judul(judul)
        for kolom in self.kolom:
            if kunci_judul(kolom.judul) == dicari:
                return kolom
        if (kolom := self.kolom_bebas(judul)) is not None:
            self.pasang_kolom(kolom)
        return kolom

    def pasang_kolom(self, kolom: Kolom) -> None:
        kolom.nama = kolom.judul
        self.fields[kolom.judul] = kolom

    def kolom_bebas(self, judul: str) -> Kolom | None:
        """A column that is not declared, because its heading holds a year."""
        return None

    def lengkapi(self, isi: dict, bersih: dict) -> None:
        """Fill what a new row may leave to the plan it stands on."""

    def urutkan(self, baris: list[tuple[int, dict]]) -> list[tuple[int, dict]]:
        """The rows (number, {heading: cell}) in the order in which they are judged:
        what others of this sheet stand on comes first."""
        if self.rujuk_sendiri is None:
            return baris
        judul = self.fields[self.tempat].judul
        return list(induk_dulu(baris, judul, *self.rujuk_sendiri))

    def beku(self, objek: Model) -> str:
        """Why the row may not be changed any more; "" where it may."""
        return ""

    def minta_alasan(self, objek: Model, berubah: set[str], lingkup: Lingkup) -> str:
        """Why this change must say why, as in the browser; "" where it need not."""
        return ""

    def pegang(self, baris: list[dict], kamus: Kamus) -> None:
        """Hold until the transaction ends what no table of these rows holds; called
        when a file is applied, before anything else is read. `baris`: {heading: cell}."""

    def siapkan(self, kamus: Kamus) -> None:
        """Load what `periksa` will need, once for all rows."""

    def sesuaikan(self, objek: Model, berubah: set[str]) -> None:
        """Let other fields of a stored row follow those that its cells changed."""

    def periksa(self, objek: Model, berubah: set[str]) -> None:
        """Raise ValidationError for what columns and constraints cannot see.
        `berubah`: fields that differ from what is stored, all of a new row. Must
        not ask the database: it is called for each row."""
        objek.clean()

    def periksa_akhir(
        self, tersentuh: list[Model], kamus: Kamus
    ) -> Iterator[tuple[Model, str, str]]:
        """(row, heading, sentence) for what only all rows together show."""
        yield from ()

    def susulkan(self, tersentuh: list[Model], rencana, kamus: Kamus, oleh) -> None:
        """Add to the plan what is stored along with these rows; called last, and only
        when the file is applied."""

    def baris(self, kamus: Kamus, tahun: int | None) -> Iterable[Model]:
        """The rows of an export; `tahun` narrows them where a year means something."""
        return kamus.semua(self.model)

    def siapkan_ekspor(self, kamus: Kamus, tahun: int | None) -> list[Model]:
        return list(self.baris(kamus, tahun))


def induk_dulu(
    baris: list[tuple[int, dict]], tempat: str, kode: str, induk: str, *dalam: str
):
    """The rows, each after the one that its cell `induk` names, of the same cells
    `tempat` and `dalam` (in circles: as they come)."""

    def kunci(sel: dict, judul: str) -> tuple:
        return *(sel[nama] for nama in (tempat, *dalam)), sel.get(judul)

    ada = {kunci(sel, kode): (nomor, sel) for nomor, sel in baris}
    sudah: set[int] = set()
    for satu in baris:
        jalur = []
        while satu is not None and satu[0] not in sudah:
            sudah.add(satu[0])
            jalur.append(satu)
            satu = ada.get(kunci(satu[1], induk))
        yield from reversed(jalur)


@dataclass(frozen=True)
class Jenis:
    """One kind of file. `lembar` in the order in which rows build on each other."""

    kode: str
    nama: str
    uraian: str
    lembar: tuple[type[Lembar], ...]


def kunci_judul(judul: str) -> str:
    return re.sub(r"[^a-z0-9]", "", str(judul).lower())

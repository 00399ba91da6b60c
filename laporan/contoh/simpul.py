"""Reading the example files strictly: every key known, every value as written.

YAML 1.1 guesses types: `no` becomes False, `1.10` a float, `2025-02-10` a date and
`12:30` the number 750. In files full of codes, numbers with commas and dates that
is a trap, so the reader here knows only text, plain whole numbers and emptiness.
A key written twice is refused too; PyYAML would keep the last one silently.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml

from sakip.angka import baca


class GalatContoh(Exception):
    """An example file that cannot be loaded: an Indonesian sentence with its place."""


class _KunciGanda(yaml.constructor.ConstructorError):
    """A key written twice in one mapping."""


class _Pembaca(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """SafeLoader with the implicit types taken away (see the module's docstring)."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        terbaca = set()
        for kunci, _ in node.value:
            if kunci.value in terbaca:
                raise _KunciGanda(
                    problem=f"kunci “{kunci.value}” ditulis dua kali",
                    problem_mark=kunci.start_mark,
                )
            terbaca.add(kunci.value)
        return super().construct_mapping(node, deep)


_Pembaca.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^(0|[1-9][0-9]*)$"), list("0123456789")
)
_Pembaca.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(~|)$"), ["~", ""]
)


def baca_yaml(jalan: Path, nama: str) -> "Simpul":
    """The mapping in a file. `nama` is how error sentences call the file."""
    try:
        isi = yaml.load(jalan.read_text(encoding="utf-8"), _Pembaca)
    except UnicodeDecodeError:
        raise GalatContoh(f"Berkas {nama} tidak tersimpan sebagai UTF-8.") from None
    except yaml.MarkedYAMLError as galat:
        baris = f" baris {galat.problem_mark.line + 1}" if galat.problem_mark else ""
        # PyYAML's own words are English and about its inside; the place helps more.
        apa = (
            galat.problem
            if isinstance(galat, _KunciGanda)
            else "tidak dapat dibaca; periksa indentasi, tanda kurung, titik dua, dan "
            "tanda kutip di sekitar baris itu"
        )
        raise GalatContoh(f"Berkas {nama}{baris}: {apa}.") from None
    return Simpul(nama, "", isi)


class Simpul:
    """One mapping of a file, which knows where it stands and what was read of it."""

    def __init__(self, berkas: str, letak: str, isi):
        self.berkas, self.letak, self._isi = berkas, letak, isi
        self._terbaca: set = set()
        if not isinstance(isi, dict):
            raise self.galat("isinya harus berupa pasangan kunci dan nilai")

    def galat(self, pesan: str, *kunci) -> GalatContoh:
        """The error to raise, naming file and place."""
        letak = " → ".join(filter(None, [self.letak, *map(str, kunci)]))
        pada = f", {letak}" if letak else ""
        akhir = "" if pesan.endswith((".", "?")) else "."
        return GalatContoh(f"Berkas {self.berkas}{pada}: {pesan}{akhir}")

    def ada(self, kunci) -> bool:
        return self._isi.get(kunci) is not None

    def kunci(self) -> list:
        return list(self._isi)

    def mentah(self, kunci):
        self._terbaca.add(kunci)
        return self._isi.get(kunci)

    def teks(self, kunci) -> str:
        """The text, "" where the key is missing or empty."""
        isi = self.mentah(kunci)
        if isi is None:
            return ""
        if isinstance(isi, dict | list):
            raise self.galat("harus berupa teks", kunci)
        return str(isi).strip()

    def wajib(self, kunci) -> str:
        if not (isi := self.teks(kunci)):
            raise self.galat(f"“{kunci}” harus diisi")
        return isi

    def bilangan(self, kunci) -> Decimal | None:
        """The number as Indonesians write it; None where nothing is written."""
        if not (isi := self.teks(kunci)):
            return None
        try:
            return baca(isi)
        except ValueError as galat:
            raise self.galat(str(galat), kunci) from None

    def bulat(self, kunci) -> int | None:
        if not (isi := self.teks(kunci)):
            return None
        if not re.fullmatch(r"[0-9]+", isi):
            raise self.galat(f"“{isi}” bukan bilangan bulat", kunci)
        return int(isi)

    def tanggal(self, kunci) -> date | None:
        if not (isi := self.teks(kunci)):
            return None
        try:
            return date.fromisoformat(isi)
        except ValueError:
            raise self.galat(
                f"“{isi}” bukan tanggal; tulis tahun-bulan-hari, misalnya 2025-02-10",
                kunci,
            ) from None

    def daftar_teks(self, kunci) -> list[str]:
        isi = self.mentah(kunci) or []
        if not isinstance(isi, list) or any(isinstance(b, dict | list) for b in isi):
            raise self.galat("harus berupa daftar teks", kunci)
        return [str(b).strip() for b in isi]

    def daftar(self, kunci) -> Iterator["Simpul"]:
        """The mappings of a list; after each is worked on, a key of it that was
        not read is refused as unknown."""
        isi = self.mentah(kunci) or []
        if not isinstance(isi, list):
            raise self.galat("harus berupa daftar", kunci)
        for nomor, butir in enumerate(isi, 1):
            letak = " → ".join(filter(None, [self.letak, f"{kunci} ke-{nomor}"]))
            simpul = Simpul(self.berkas, letak, butir)
            yield simpul
            simpul.tutup()

    def anak(self, kunci) -> "Simpul":
        """The mapping under a key, empty where there is none."""
        letak = " → ".join(filter(None, [self.letak, str(kunci)]))
        return Simpul(self.berkas, letak, self.mentah(kunci) or {})

    def tutup(self) -> None:
        """Refuse keys that nobody read."""
        if asing := [str(k) for k in self._isi if k not in self._terbaca]:
            raise self.galat(f"kunci tidak dikenal: {', '.join(asing)}")

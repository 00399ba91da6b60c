"""How one cell becomes a value and a value one cell: widgets of django-import-export.

`clean` takes what `buku` read and returns the value to store, or raises Tolak with
a sentence; `render` gives the cell of an export: text, int, Decimal, date, or None.
An empty cell is None here; the column decides whether it may be empty.
"""

import re
from datetime import date
from decimal import Decimal

from import_export.widgets import Widget

from sakip import angka, tanggal

from .buku import Ganjil

TEKS_TERPANJANG = 10_000
_BUKAN_HURUF = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_TAK_TAMPAK = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_SPASI = re.compile(r"[\s\u00a0]+")
_BERPREDIKAT = re.compile(r"(?P<predikat>[^0-9()]+?)\s*(?:\((?P<nilai>[^()]+)\))?")
# Grades of the LKE and SKM, and the words that scales use; nothing else is a
# predicate, or "tidak ada" and "n/a" would become one.
_PREDIKAT = re.compile(
    r"AA|A|BB|B|CC|C|D|E|((Sangat|Cukup|Kurang|Tidak) )?(Baik|Tinggi|Rendah|Memuaskan)"
    r"|Sedang|Cukup|(Sangat )?Kurang",
)


class Tolak(ValueError):
    """The cell is refused with this sentence."""


class Dilewati(Exception):
    """The cell cannot be judged, because one it depends on was refused already."""


def rapi(isi):
    """Text without what nobody sees at its ends; None where nothing is left."""
    if not isinstance(isi, str):
        return isi
    isi = _TAK_TAMPAK.sub("", isi).replace("_x000D_", "").replace("\r\n", "\n")
    return isi.replace("\r", "\n").replace("\u00a0", " ").strip() or None


def tolak_ganjil(isi) -> None:
    """Refuse what a formula left behind, in words that say what to do."""
    if not isinstance(isi, Ganjil):
        return
    match isi.jenis:
        case "galat":
            raise Tolak(
                f"Sel berisi galat rumus ({isi.teks}). Perbaiki rumusnya, atau tulis "
                "nilainya langsung."
            )
        case "rumus":
            raise Tolak(
                "Sel berisi rumus yang belum dihitung. Buka dan simpan berkas di "
                "Excel, atau tulis nilainya langsung."
            )
        case "jam":
            raise Tolak(
                f"Excel membaca isian ini sebagai jam ({isi.teks}). Format sel sebagai "
                f"Teks, lalu tulis lagi. Maksud Anda {_tanpa_nol(isi.teks)}?"
            )
        case "logika":
            raise Tolak(
                f"Sel berisi nilai logika {isi.teks}. Tulis isian yang dimaksud."
            )
    raise Tolak("Sel berisi angka yang tidak dapat dihitung. Tulis nilainya langsung.")


def _tanpa_nol(jam: str) -> str:
    """ "07.01.01" was "7.01.01" before Excel took it for a time of day."""
    return jam[1:] if re.fullmatch(r"0[0-9](\.[0-9]{2})+", jam) else jam


class Teks(Widget):
    def __init__(self, terpanjang: int = TEKS_TERPANJANG):
        super().__init__()
        self.terpanjang = terpanjang

    def clean(self, value, row=None, **kwargs) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            tolak_ganjil(value)
            value = tanggal.panjang(value) if isinstance(value, date) else polos(value)
        if _BUKAN_HURUF.search(value):
            raise Tolak("Isian memuat huruf kendali yang tidak tampak. Tulis ulang.")
        if len(value) > self.terpanjang:
            raise Tolak(
                f"Isian terlalu panjang: {len(value)} huruf, paling banyak "
                f"{self.terpanjang}."
            )
        return value

    def render(self, value, obj=None, **kwargs):
        return tampak(value) or None if value else None


class Kode(Teks):
    """A code is text: as a number it has lost its zeros, as a date its dots."""

    def clean(self, value, row=None, **kwargs) -> str:
        if isinstance(value, int | Decimal | date):
            raise Tolak(
                "Kode harus tersimpan sebagai teks, supaya nol dan titiknya tidak "
                "hilang. Format sel sebagai Teks, lalu tulis kodenya lagi."
            )
        return _SPASI.sub(" ", super().clean(value))


class Bulat(Widget):
    """A whole number such as a year, an order, a quarter."""

    def __init__(self, terkecil: int = 0, terbesar: int = 32767):
        super().__init__()
        self.terkecil, self.terbesar = terkecil, terbesar

    def clean(self, value, row=None, **kwargs) -> int | None:
        if value is None:
            return None
        if isinstance(value, str):
            if not re.fullmatch(r"[0-9]{1,9}", value):
                raise Tolak(f"“{ringkas(value)}” bukan bilangan bulat.")
            value = int(value)
        tolak_ganjil(value)
        if isinstance(value, date) or value != int(value):
            raise Tolak(f"“{polos(value)}” bukan bilangan bulat.")
        if not self.terkecil <= value <= self.terbesar:
            raise Tolak(
                f"{polos(value)} di luar {self.terkecil} sampai {self.terbesar}."
            )
        return int(value)

    def render(self, value, obj=None, **kwargs):
        return value


class Angka(Widget):
    """A figure with the places of its database column."""

    def __init__(self, desimal: int = 4, terkecil: Decimal | None = None):
        super().__init__()
        self.desimal, self.terkecil = desimal, terkecil

    def clean(self, value, row=None, **kwargs) -> Decimal | None:
        if value is None:
            return None
        if isinstance(value, str):
            try:
                nilai = angka.baca(value)
            except ValueError as galat:
                raise Tolak(str(galat)) from None
            if -nilai.as_tuple().exponent > self.desimal:
                raise Tolak(f"Paling banyak {self.desimal} angka di belakang koma.")
        else:
            tolak_ganjil(value)
            if isinstance(value, date):
                raise Tolak(
                    f"Excel membaca isian ini sebagai tanggal ({tanggal.pendek(value)}). "
                    "Format sel sebagai Angka, lalu tulis lagi."
                )
            nilai = Decimal(value)
        # The model's columns hold 15 digits; decide before any rounding work.
        if nilai and nilai.adjusted() >= 15 - self.desimal:
            raise Tolak(
                f"Angka terlalu besar: paling banyak {15 - self.desimal} angka di depan "
                "koma."
            )
        nilai = angka.bulat(nilai, self.desimal)
        if nilai.adjusted() >= 15 - self.desimal:
            raise Tolak("Angka terlalu besar.")
        if self.terkecil is not None and nilai < self.terkecil:
            raise Tolak(f"Nilai tidak boleh kurang dari {angka.tulis(self.terkecil)}.")
        return nilai

    def render(self, value, obj=None, **kwargs):
        return value


class Target(Angka):
    """A promised value as documents write it: 87,5 or B (70) or B.

    Two columns of the database in one cell: (number or None, predicate or "").
    """

    def clean(self, value, row=None, **kwargs) -> tuple[Decimal | None, str]:
        if value is None:
            return None, ""
        if isinstance(value, str) and (cocok := _BERPREDIKAT.fullmatch(value)):
            if _PREDIKAT.fullmatch(cocok["predikat"]):
                return super().clean(cocok["nilai"]), cocok["predikat"]
            if cocok["nilai"] is None and re.search(r"[A-Za-z]", value):
                raise Tolak(
                    f"“{ringkas(value)}” bukan angka dan bukan predikat. Tulis angkanya, "
                    "misalnya 87,5, atau predikatnya, misalnya B atau B (70)."
                )
        return super().clean(value), ""

    def render(self, value, obj=None, **kwargs):
        nilai, predikat = value
        if not predikat:
            return nilai
        return predikat if nilai is None else f"{predikat} ({angka.tulis(nilai)})"


class Tanggal(Widget):
    _POLA = (
        re.compile(r"(?P<t>[0-9]{4})-(?P<b>[0-9]{1,2})-(?P<h>[0-9]{1,2})"),
        re.compile(r"(?P<h>[0-9]{1,2})[-/. ](?P<b>[0-9]{1,2})[-/. ](?P<t>[0-9]{4})"),
        re.compile(r"(?P<h>[0-9]{1,2}) (?P<b>[A-Za-z]+) (?P<t>[0-9]{4})"),
    )
    _BULAN = {b.lower(): n for n, b in enumerate(tanggal.BULAN, 1)}
    _BULAN |= {b[:3].lower(): n for n, b in enumerate(tanggal.BULAN, 1)}

    def clean(self, value, row=None, **kwargs) -> date | None:
        if value is None or isinstance(value, date):
            if value is not None and not 1945 <= value.year <= 2100:
                raise Tolak(f"Tahun {value.year} tidak wajar; periksa tanggalnya.")
            return value
        tolak_ganjil(value)
        teks = _SPASI.sub(" ", polos(value))
        for pola in self._POLA:
            if cocok := pola.fullmatch(teks):
                bulan = cocok["b"].lower()
                bulan = int(bulan) if bulan.isdigit() else self._BULAN.get(bulan, 0)
                try:
                    return self.clean(date(int(cocok["t"]), bulan, int(cocok["h"])))
                except ValueError as galat:
                    if isinstance(galat, Tolak):
                        raise
        raise Tolak(
            f"“{ringkas(teks)}” bukan tanggal. Tulis seperti 24 September 2025 atau "
            "24/09/2025."
        )

    def render(self, value, obj=None, **kwargs):
        return value


class Pilihan(Widget):
    """One of an enumeration, by its short value or its label."""

    def __init__(self, pilihan: list[tuple[str, str]]):
        super().__init__()
        self.tertulis = {nilai: nilai.replace("_", " ") for nilai, _ in pilihan}
        self._baca = {_kunci(label): nilai for nilai, label in pilihan}
        self._baca |= {_kunci(nilai): nilai for nilai, _ in pilihan}

    def clean(self, value, row=None, **kwargs) -> str:
        if value is None:
            return ""
        tolak_ganjil(value)
        if (nilai := self._baca.get(_kunci(polos(value)))) is None:
            raise Tolak(
                f"“{ringkas(polos(value))}” bukan pilihan. Pilih salah satu: "
                f"{', '.join(self.tertulis.values())}."
            )
        return nilai

    def render(self, value, obj=None, **kwargs):
        return self.tertulis.get(value, value) or None


def _kunci(teks: str) -> str:
    return re.sub(r"[^a-z0-9]", "", str(teks).lower())


def tampak(teks: str) -> str:
    """Text without the characters that a spreadsheet file cannot hold."""
    return _BUKAN_HURUF.sub("", teks)


def polos(nilai) -> str:
    """A cell as text, a number with its comma and without thousands."""
    if isinstance(nilai, Decimal):
        teks = f"{nilai:f}" if abs(nilai.adjusted()) < 30 else str(nilai)
        teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
        return teks.replace(".", ",")
    if isinstance(nilai, date):
        return tanggal.panjang(nilai)
    return nilai.teks if isinstance(nilai, Ganjil) else str(nilai)


def ringkas(teks: str) -> str:
    return teks if len(teks) <= 60 else f"{teks[:57]}…"

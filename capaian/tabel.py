"""The scales and weights of the regulations, as data; each names its source.

``perhitungan`` reckons with them and hands them out; nothing else holds a limit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.angka import pastikan_desimal


@dataclass(frozen=True)
class Jenjang:
    """One step of a scale: holds from ``batas`` upwards, itself included or not.

    ``batas`` None is the floor that takes whatever is left, negatives too.
    ``warna`` is the colour in the source's own words, "" where it names none.
    """

    nama: str
    warna: str
    batas: Decimal | None
    termasuk: bool = True
    sebutan: str = ""

    def __post_init__(self) -> None:
        if self.batas is not None:
            pastikan_desimal(self.batas)

    @property
    def slug(self) -> str:
        """The name as pages use it: "sangat-tinggi"."""
        return self.nama.lower().replace(" ", "-")

    def memuat(self, nilai: Decimal) -> bool:
        """Whether ``nilai`` reaches this step (it may reach a higher one too)."""
        if self.batas is None:
            return True
        return nilai >= self.batas if self.termasuk else nilai > self.batas


# Permendagri 86/2017, skala nilai peringkat kinerja: 91-100, 76-90, 66-75, 51-65,
# up to 50. Cut at the lower bounds, so that 90,3 is Tinggi and no value falls
# between two bands; above 100 is Sangat Tinggi. The colours are those that LKjIP
# Pakusari 2025, Tabel 3.1, gives the same five steps.
PERMENDAGRI_86_2017 = (
    Jenjang("Sangat Tinggi", "biru muda", Decimal(91)),
    Jenjang("Tinggi", "hijau", Decimal(76)),
    Jenjang("Sedang", "kuning muda", Decimal(66)),
    Jenjang("Rendah", "abu tua", Decimal(51)),
    Jenjang("Sangat Rendah", "merah", None),
)

# LKjIP Pakusari 2025, Tabel 3.1: the same, but its first step is printed ">= 90"
# (and overlaps its own second step, 76-90; the higher one wins).
PAKUSARI_2025 = (
    Jenjang("Sangat Tinggi", "biru muda", Decimal(90)),
    *PERMENDAGRI_86_2017[1:],
)

# LKIP Panti 2020, Bab III A: "lebih dari 100 %", "76 % s/d 100 %", "55 % s/d 75 %",
# "kurang dari 55 %". It names no colours; these are the nearest by order, and the
# lowest step takes the colour of the lowest step.
PANTI_2020 = (
    Jenjang("Sangat Baik", "biru muda", Decimal(100), termasuk=False),
    Jenjang("Baik", "hijau", Decimal(76)),
    Jenjang("Cukup", "kuning muda", Decimal(55)),
    Jenjang("Kurang", "merah", None),
)

# PermenPANRB 88/2021, predicate of the AKIP score: ">90 - 100" and so on: lower
# bound exclusive. The regulation leaves exactly 0 undefined; it is shown as D.
SAKIP_88_2021 = (
    Jenjang("AA", "", Decimal(90), termasuk=False, sebutan="Sangat Memuaskan"),
    Jenjang("A", "", Decimal(80), termasuk=False, sebutan="Memuaskan"),
    Jenjang("BB", "", Decimal(70), termasuk=False, sebutan="Sangat Baik"),
    Jenjang("B", "", Decimal(60), termasuk=False, sebutan="Baik"),
    Jenjang("CC", "", Decimal(50), termasuk=False, sebutan="Cukup (Memadai)"),
    Jenjang("C", "", Decimal(30), termasuk=False, sebutan="Kurang"),
    Jenjang("D", "", None, sebutan="Sangat Kurang"),
)

# PermenPANRB 14/2017, mutu pelayanan by nilai interval konversi (25-100).
SKM_14_2017 = (
    Jenjang("A", "", Decimal("88.31"), sebutan="Sangat Baik"),
    Jenjang("B", "", Decimal("76.61"), sebutan="Baik"),
    Jenjang("C", "", Decimal("65.00"), sebutan="Kurang Baik"),
    Jenjang("D", "", None, sebutan="Tidak Baik"),
)

# KEP/25/M.PAN/2/2004, for surveys of 14 unsur before 2017 (and Panti 2020).
SKM_KEP_25_2004 = (
    Jenjang("A", "", Decimal("81.26"), sebutan="Sangat Baik"),
    Jenjang("B", "", Decimal("62.51"), sebutan="Baik"),
    Jenjang("C", "", Decimal("43.76"), sebutan="Kurang Baik"),
    Jenjang("D", "", None, sebutan="Tidak Baik"),
)

# PermenPANRB 29/2022 and 5/2023, categories of the Indeks Pelayanan Publik (0-5).
# The documents print B- as a second B and leave F out; sources differ on its name.
IPP_KATEGORI = (
    Jenjang("A", "", Decimal("4.51"), sebutan="Pelayanan Prima"),
    Jenjang("A-", "", Decimal("4.01"), sebutan="Sangat Baik"),
    Jenjang("B", "", Decimal("3.51"), sebutan="Baik"),
    Jenjang("B-", "", Decimal("3.01"), sebutan="Baik (Dengan Catatan)"),
    Jenjang("C", "", Decimal("2.51"), sebutan="Cukup"),
    Jenjang("C-", "", Decimal("2.01"), sebutan="Cukup (Dengan Catatan)"),
    Jenjang("D", "", Decimal("1.51"), sebutan="Prioritas Pembinaan"),
    Jenjang("E", "", Decimal("1.01"), sebutan="Prioritas Pembinaan"),
    Jenjang("F", "", None, sebutan="Pembinaan Intensif"),
)

# What an index can be, by the way its figure is obtained (`iku.pilihan.Cara`): IKM
# PermenPANRB 14/2017, nilai interval konversi; IPP PermenPANRB 29/2022; SAKIP
# PermenPANRB 88/2021.
RENTANG_INDEKS: Mapping[str, tuple[str, int, int]] = {
    "skm": ("Indeks Kepuasan Masyarakat", 25, 100),
    "ipp": ("Indeks Pelayanan Publik", 0, 5),
    "sakip": ("Nilai SAKIP", 0, 100),
}

# PermenPANRB 5/2023: the evaluator's form counts 75 %, the public's 25 %.
BOBOT_IPP_F02, BOBOT_IPP_F03 = Decimal("0.75"), Decimal("0.25")

# F-02 jenis A (face-to-face services): weight of the aspect and of its indicators,
# in the order of the form, in percent (IKU decree of Kecamatan Panti 2026).
# Indicator 31 (antrian) is recorded but not counted.
BOBOT_F02: Mapping[str, tuple[int, tuple[int, ...]]] = {
    "a": (24, (17, 14, 7, 14, 10, 17, 7, 7, 7)),  # Kebijakan Pelayanan
    "b": (25, (10, 20, 20, 20, 30)),  # Profesionalisme SDM
    "c": (18, (15, 23, 20, 20, 11, 11)),  # Sarana dan Prasarana
    "d": (11, (30, 20, 20, 30)),  # Sistem Informasi Pelayanan Publik
    "e": (10, (20, 25, 25, 30)),  # Konsultasi dan Pengaduan
    "f": (12, (50, 50)),  # Inovasi
}

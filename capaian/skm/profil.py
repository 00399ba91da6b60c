"""Who answered: the characteristics that PermenPANRB 14/2017 has published."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .. import perhitungan
from ..models import RespondenSkm, Survei
from ..pilihan import CaraIsi, JenisKelamin, Pekerjaan, Pendidikan

TIDAK_DIISI = "Tidak diisi"
# Upper bound (inclusive) and name of each group of ages; the last has no bound.
KELOMPOK_UMUR = (
    (20, "Sampai 20 tahun"),
    (30, "21 sampai 30 tahun"),
    (40, "31 sampai 40 tahun"),
    (50, "41 sampai 50 tahun"),
    (None, "Lebih dari 50 tahun"),
)


@dataclass(frozen=True)
class BarisProfil:
    nama: str
    jumlah: int
    persen: Decimal | None


@dataclass(frozen=True)
class Profil:
    """One characteristic; its groups in the order of the questionnaire."""

    nama: str
    baris: tuple[BarisProfil, ...]


def susun_profil(survei: Survei) -> tuple[Profil, ...]:
    """How the respondents divide, each characteristic by itself; one query."""
    baris = list(
        RespondenSkm.objects.filter(survei=survei)
        .order_by()
        .values_list(
            "layanan", "umur", "jenis_kelamin", "pendidikan", "pekerjaan", "cara"
        )
    )
    if not baris:
        return ()
    layanan, umur, kelamin, pendidikan, pekerjaan, cara = zip(*baris, strict=True)
    return (
        _profil("Jenis layanan", layanan, [(s, s) for s in survei.layanan]),
        _profil("Jenis kelamin", kelamin, JenisKelamin.choices),
        _profil("Umur", map(kelompok_umur, umur), [(n, n) for _, n in KELOMPOK_UMUR]),
        _profil("Pendidikan", pendidikan, Pendidikan.choices),
        _profil("Pekerjaan", pekerjaan, Pekerjaan.choices),
        _profil("Cara mengisi", cara, CaraIsi.choices),
    )


def kelompok_umur(umur: int | None) -> str:
    """The group that an age belongs to; "" where none was given."""
    if umur is None:
        return ""
    return next(nama for batas, nama in KELOMPOK_UMUR if batas is None or umur <= batas)


def _profil(nama: str, nilai: Iterable[str], pilihan) -> Profil:
    cacah = Counter(nilai)
    semua = Decimal(cacah.total())
    daftar = [*pilihan, ("", TIDAK_DIISI)] if cacah[""] else list(pilihan)
    return Profil(
        nama,
        tuple(
            BarisProfil(
                str(label),
                cacah[kunci],
                perhitungan.serapan(Decimal(cacah[kunci]), semua),
            )
            for kunci, label in daftar
        ),
    )

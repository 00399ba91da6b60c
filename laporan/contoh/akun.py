"""Accounts to try the system with; never made in production."""

from dataclasses import dataclass

from django.db import transaction

from kecamatan.models import Kecamatan, Pengguna, Penugasan, UnitKerja
from kecamatan.pilihan import PERAN_KECAMATAN, Peran

SANDI_DEMO = "sakip-jember-2025"
PAKUSARI, PANTI = "35.09.24", "35.09.14"


@dataclass(frozen=True)
class Akun:
    """One demo account: who, in which role, where."""

    pengguna: str
    nama: str
    peran: Peran
    kecamatan: tuple[str, ...] = ()
    unit: str = ""
    sandi: str = SANDI_DEMO


_AKUN = (
    Akun("operator", "Sari (Operator Pakusari)", Peran.OPERATOR, (PAKUSARI,)),
    Akun("camat", "Rahmat (Camat Pakusari)", Peran.CAMAT, (PAKUSARI,)),
    Akun(
        "penanggungjawab",
        "Dewi (Seksi Trantib Pakusari)",
        Peran.PENANGGUNG_JAWAB,
        (PAKUSARI,),
        "Seksi Ketentraman dan Ketertiban Umum",
    ),
    Akun("operator-panti", "Budi (Operator Panti)", Peran.OPERATOR, (PANTI,)),
    Akun("bappeda", "Lestari (Bappeda)", Peran.BAPPEDA),
    Akun("organisasi", "Wahyu (Bagian Organisasi)", Peran.BAGIAN_ORGANISASI),
    Akun("inspektorat", "Agus (Inspektorat)", Peran.EVALUATOR, (PAKUSARI, PANTI)),
    Akun(
        "penjamin-mutu",
        "Yuni (Penjamin Mutu Inspektorat)",
        Peran.EVALUATOR,
        (PAKUSARI, PANTI),
    ),
    Akun("inspektur", "Bambang (Inspektur)", Peran.INSPEKTUR),
    Akun("pimpinan", "Ratna (Pimpinan)", Peran.PIMPINAN),
    Akun("admin", "Hadi (Admin Kabupaten)", Peran.ADMIN_KABUPATEN),
)


def akun_demo() -> tuple[Akun, ...]:
    """The demo accounts, one per role, in the order to print them."""
    return _AKUN


def buat_akun_demo() -> None:
    """Make the accounts that are missing; existing ones are left as they are."""
    ada = set(
        Pengguna.objects.filter(username__in=[a.pengguna for a in _AKUN]).values_list(
            "username", flat=True
        )
    )
    for akun in _AKUN:
        if akun.pengguna not in ada:
            _buat(akun)


@transaction.atomic
def _buat(akun: Akun) -> None:
    orang = Pengguna.objects.create_user(
        akun.pengguna, password=akun.sandi, nama=akun.nama
    )
    for kode in akun.kecamatan or (PAKUSARI,):
        kecamatan = Kecamatan.objects.select_related("kabupaten").get(kode=kode)
        unit = None
        if akun.unit:
            unit = UnitKerja.objects.filter(kecamatan=kecamatan, nama=akun.unit).first()
        tugas = Penugasan(
            pengguna=orang,
            peran=akun.peran,
            kabupaten=kecamatan.kabupaten,
            kecamatan=kecamatan if akun.peran in PERAN_KECAMATAN else None,
            unit=unit,
        )
        tugas.full_clean()
        tugas.save()

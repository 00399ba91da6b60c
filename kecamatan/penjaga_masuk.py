"""Limits of guessing passwords: per account and per network address, in the database,
so that they survive a restart and hold for all workers.

Whoever is held is told so before the password is reckoned with. A device on which the
account signed in before is counted by itself: filling up the count of an account from
elsewhere keeps nobody out who works at the usual place.
"""

import ipaddress
import logging
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Pengguna
from .models.percobaan import PercobaanMasuk

JENDELA = timedelta(minutes=15)
SEAKUN = 10  # wrong ones within the window
SEALAMAT = 100
BANYAK_AKUN = 20  # so many accounts tried from one address are worth a look
DISIMPAN = timedelta(days=1)

KUKI = "__Host-perangkat" if settings.PRODUKSI else "perangkat"
GARAM = "kecamatan.perangkat"
UMUR_KUKI = 180 * 24 * 60 * 60
AKUN_SEPERANGKAT = 20  # one PC is shared by a whole office, but not by more

log = logging.getLogger("sakip.masuk")


@dataclass(frozen=True)
class Pemohon:
    """Who asks to come in: fingerprint of the name, address, and the device where it
    knows that name ("" otherwise)."""

    nama: str
    alamat: str
    perangkat: str

    @classmethod
    def dari(cls, request: HttpRequest) -> "Pemohon":
        nama = sidik_nama(request.POST.get("username", ""))
        perangkat, dikenal = _baca_kuki(request)
        return cls(nama, alamat(request), perangkat if nama in dikenal else "")

    def tertahan(self, tambahan: int = 0) -> bool:
        """Whether the limit is reached; `tambahan`: what it may be passed by."""
        baru = PercobaanMasuk.objects.filter(pada__gt=timezone.now() - JENDELA)
        seakun = baru.filter(nama=self.nama, perangkat=self.perangkat)
        if seakun.count() >= SEAKUN + tambahan:
            return True
        if self.perangkat:
            return False
        sealamat = baru.filter(alamat=self.alamat, perangkat="")
        return sealamat.count() >= SEALAMAT + tambahan

    def mulai(self) -> PercobaanMasuk | None:
        """Count one attempt, as if it were wrong; None where the limit is reached.
        Counted first, so that many at once do not slip through together."""
        if self.tertahan():
            return None
        satu = PercobaanMasuk.objects.create(
            nama=self.nama, alamat=self.alamat, perangkat=self.perangkat
        )
        if self.tertahan(tambahan=1):
            satu.delete()
            return None
        return satu


def sidik_nama(nama: str) -> str:
    """The fingerprint of a user name, however it was typed."""
    biasa = unicodedata.normalize("NFKC", nama).casefold().strip()
    return salted_hmac("kecamatan.nama", biasa, algorithm="sha256").hexdigest()


def alamat(request: HttpRequest) -> str:
    """The network address that asks; of IPv6 the /64, which one person has whole.

    X-Forwarded-For is read only behind as many proxies of our own as the settings say
    (`PROKSI_TEPERCAYA`), from the right: what stands left of it anybody can write.
    """
    mentah = request.META.get("REMOTE_ADDR", "")
    if settings.PROKSI_TEPERCAYA:
        daftar = request.headers.get("X-Forwarded-For", "").split(",")
        mentah = daftar[max(-settings.PROKSI_TEPERCAYA, -len(daftar))].strip() or mentah
    try:
        ip = ipaddress.ip_address(mentah)
    except ValueError:
        return ""
    if ip.version == 6 and not ip.ipv4_mapped:
        return str(ipaddress.ip_network((ip, 64), strict=False).network_address)
    return str(getattr(ip, "ipv4_mapped", None) or ip)


def catat_gagal(pemohon: Pemohon, nama: str) -> None:
    """Into the log; a name only where it is an account's."""
    siapa = Pengguna.objects.filter(username=nama.replace("\x00", "")[:150]).first()
    log.warning("gagal masuk: %s dari %s", siapa and siapa.username, pemohon.alamat)
    baru = PercobaanMasuk.objects.filter(
        pada__gt=timezone.now() - JENDELA, alamat=pemohon.alamat
    )
    if baru.values("nama").distinct().count() == BANYAK_AKUN:
        log.error("%s akun dicoba dari %s", BANYAK_AKUN, pemohon.alamat)


def catat_tertahan(pemohon: Pemohon) -> None:
    log.warning("percobaan masuk ditahan: dari %s", pemohon.alamat)


def catat_berhasil(pemohon: Pemohon, percobaan: PercobaanMasuk, siapa: Pengguna):
    """Into the log; the attempt was none."""
    percobaan.delete()
    PercobaanMasuk.objects.filter(pada__lt=timezone.now() - DISIMPAN).delete()
    log.info("masuk: %s dari %s", siapa.username, pemohon.alamat)


def kenali(request: HttpRequest, jawaban: HttpResponse, siapa: Pengguna) -> None:
    """Have the device remembered as one of this account's."""
    perangkat, dikenal = _baca_kuki(request)
    nama = sidik_nama(siapa.username)
    daftar = [nama, *(satu for satu in dikenal if satu != nama)][:AKUN_SEPERANGKAT]
    isi = {"p": perangkat or secrets.token_hex(16), "n": daftar}
    jawaban.set_cookie(
        KUKI,
        signing.dumps(isi, salt=GARAM),
        UMUR_KUKI,
        secure=settings.PRODUKSI,
        httponly=True,
        samesite="Lax",
    )


def _baca_kuki(request: HttpRequest) -> tuple[str, list[str]]:
    """The device and the accounts it knows; nothing where the cookie is not ours."""
    try:
        isi = signing.loads(
            request.COOKIES.get(KUKI, ""), salt=GARAM, max_age=UMUR_KUKI
        )
    except signing.BadSignature:
        return "", []
    return isi["p"], isi["n"]

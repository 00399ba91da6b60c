"""The requests of a deadline hour: cells that operators save, pages that people open."""

import secrets
import threading
from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.base import SessionBase
from django.utils.module_loading import import_string

from bench import dunia
from capaian.triwulan.forms import sidik_teks, tanda
from iku.models import Indikator
from kecamatan.models import Kecamatan, Pengguna
from kecamatan.pilihan import Peran

TRIWULAN = 4


@dataclass
class Sel:
    """One cell, saved by one operator alone, in order."""

    alamat: str
    indikator: int
    pengguna: int
    sesi: str
    tanda: str
    kata: str
    # What the page shows as filled, in all and of this row, when it is opened.
    hitung: str = f"{dunia.INDIKATOR}.0.0.0"
    hitung_baris: str = "1.0.0.0"
    urut: int = 0
    jendela: str = field(default_factory=lambda: secrets.token_hex(8))
    diakui: list[Decimal] = field(default_factory=list)
    kunci: threading.Lock = field(default_factory=threading.Lock)

    def ketik(self) -> Decimal:
        """The next value. No two of a cell are equal, so that each can be looked up."""
        self.urut += 1
        return Decimal(40 + self.urut % 60) + Decimal(self.urut) / 10_000

    def isian(self, nilai: Decimal) -> dict[str, object]:
        """What the browser sends when the cell is left."""
        pk = self.indikator
        return {
            "sel": pk,
            "oleh": self.pengguna,
            "jendela": self.jendela,
            "urut": self.urut,
            f"nilai-{pk}": str(nilai).replace(".", ","),
            f"tanda-{pk}": self.tanda,
            f"kata-{pk}": self.kata,
            "hitung": self.hitung,
            f"hitung-{pk}": self.hitung_baris,
        }

    def terima(self, jawaban: dict) -> None:
        """Remember of the answer what the page would."""
        self.tanda = jawaban.get("tanda", self.tanda)
        hitung = jawaban.get("hitung", {})
        self.hitung = hitung.get("hitung", self.hitung)
        self.hitung_baris = hitung.get(f"hitung-{self.indikator}", self.hitung_baris)


def buat_sesi(orang: Pengguna) -> str:
    """Signed in, without the cost of a password: that is not what is measured."""
    sesi: SessionBase = import_string(f"{settings.SESSION_ENGINE}.SessionStore")()
    sesi[SESSION_KEY] = str(orang.pk)
    sesi[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sesi[HASH_SESSION_KEY] = orang.get_session_auth_hash()
    sesi.save()
    return sesi.session_key


def susun_sel(tahun: int) -> list[Sel]:
    """Each operator has a part of the own kecamatan's cells."""
    kosong, kata = str(tanda(None)), sidik_teks("")
    hasil = []
    for kecamatan in Kecamatan.objects.all():
        daftar = list(Indikator.objects.filter(kecamatan=kecamatan))
        orang = Pengguna.objects.filter(
            penugasan__kecamatan=kecamatan, penugasan__peran=Peran.OPERATOR
        )
        alamat = f"/{kecamatan.kode}/{tahun}/realisasi/{TRIWULAN}/sel/"
        for nomor, satu in enumerate(orang):
            sesi = buat_sesi(satu)
            hasil += [
                Sel(alamat, i.pk, satu.pk, sesi, kosong, kata)
                for i in daftar[nomor :: dunia.PENGISI]
            ]
    return hasil


def susun_halaman(tahun: int, daftar_sel: list[Sel]) -> list[tuple[str, str]]:
    """(session, address) of what people open while others type."""
    pimpinan = buat_sesi(Pengguna.objects.get(username=Peran.PIMPINAN))
    hasil = []
    for sel in daftar_sel[:: dunia.INDIKATOR // dunia.PENGISI]:
        tempat = sel.alamat.removesuffix(f"realisasi/{TRIWULAN}/sel/")
        hasil += [
            (sel.sesi, f"{tempat}realisasi/{TRIWULAN}/"),
            (sel.sesi, f"{tempat}realisasi/{TRIWULAN}/"),
            (sel.sesi, f"{tempat}beranda/"),
            (sel.sesi, f"{tempat}indikator/{sel.indikator}/"),
            (sel.sesi, tempat),
        ]
    banyak = len(hasil) // 10
    return hasil + [(pimpinan, f"/kabupaten/35.09/{tahun}/")] * banyak

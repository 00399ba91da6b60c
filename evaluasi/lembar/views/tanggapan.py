"""Disputes: the kecamatan's words on a grade, and the evaluator's answer."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kecamatan.riwayat import Bentrok
from kecamatan.ruang import dalam_ruang

from ...models import TanggapanSub
from ...models.tindakan_evaluasi import PENULIS_TANGGAPAN, TidakBisa
from ...pilihan import JawabanTanggapan
from ..isian import PANJANG, rapikan
from ..susunan import Bagian, Lembar
from ..tanggapan import (
    PENULIS_JAWABAN,
    jawab_tanggapan,
    simpan_tanggapan,
    tanda_tanggapan,
)
from .umum import alamat, ambil_evaluasi, ambil_sub, tampil


@dataclass
class BarisTanggapan:
    """One sub-component on the page: what is stored, or what was sent and refused."""

    bagian: Bagian
    isi: str
    jawaban: str
    nilai: str
    alasan: str
    tanda: str
    galat: dict[str, str] = field(default_factory=dict)
    lain: TanggapanSub | None = None
    bentrok: bool = False

    @property
    def ditolak(self) -> bool:
        return bool(self.galat) or self.bentrok


def _baris(bagian: Bagian) -> BarisTanggapan:
    ini = bagian.tanggapan
    nilai = bagian.nilai.nilai if bagian.nilai else ""
    return BarisTanggapan(
        bagian,
        ini.isi if ini else "",
        ini.jawaban if ini else "",
        nilai if ini and ini.jawaban == JawabanTanggapan.DIUBAH else "",
        ini.alasan if ini else "",
        tanda_tanggapan(ini),
    )


@require_safe
@dalam_ruang
def tanggapan(request, triwulan):
    """All grades with what the kecamatan says to them and what came of it."""
    return _halaman(request, ambil_evaluasi(request, triwulan))


def _halaman(request, evaluasi, kode="", kirim=None, galat=None, bentrok=None):
    lembar = Lembar(evaluasi, request.user)
    baris = [_baris(b) for b in lembar.bagian]
    status = 200
    for satu in baris:
        if kirim is None or satu.bagian.sub.kode != kode:
            continue
        status = 409 if bentrok else 422
        for nama, teks in kirim.items():
            setattr(satu, nama, teks)
        satu.galat = galat or {}
        satu.bentrok = bentrok is not None
        satu.lain = bentrok.sekarang if bentrok else None
    isi = {
        "lembar": lembar,
        "daftar": baris,
        "ditolak": [b for b in baris if b.ditolak],
        "bisa_tanggapi": evaluasi.bisa_menulis(request.user, PENULIS_TANGGAPAN),
        "bisa_jawab": evaluasi.bisa_menulis(request.user, PENULIS_JAWABAN),
        "ditanggapi": sum(b.bagian.tanggapan is not None for b in baris),
    }
    return tampil(request, "tanggapan", evaluasi, isi, status)


@require_POST
@dalam_ruang
def tanggapi(request, triwulan, sub):
    """Dispute a grade, or accept it again by leaving the text empty."""
    evaluasi = ambil_evaluasi(request, triwulan)
    ini = ambil_sub(evaluasi, sub)
    kirim = _kirim(request, "isi")

    def simpan():
        simpan_tanggapan(
            evaluasi,
            ini,
            kirim["isi"],
            dilihat=request.POST.get("tanda", ""),
            oleh=request.user,
        )
        return (
            f"Tanggapan atas {sub} tersimpan." if kirim["isi"] else f"{sub} diterima."
        )

    return _terima(request, evaluasi, sub, kirim, simpan)


@require_POST
@dalam_ruang
def jawab(request, triwulan, sub):
    """Keep or change a disputed grade, with a reason."""
    evaluasi = ambil_evaluasi(request, triwulan)
    ini = ambil_sub(evaluasi, sub)
    kirim = _kirim(request, "jawaban", "nilai", "alasan")
    kode = set(evaluasi.periode.instrumen.definisi.values_list("kode", flat=True))
    if kirim["nilai"] not in kode:
        kirim["nilai"] = ""

    def simpan():
        jawab_tanggapan(
            evaluasi,
            ini,
            kirim["jawaban"],
            kirim["nilai"],
            kirim["alasan"],
            dilihat=request.POST.get("tanda", ""),
            oleh=request.user,
        )
        return f"Jawaban atas tanggapan {sub} tersimpan."

    return _terima(request, evaluasi, sub, kirim, simpan)


def _kirim(request, *nama: str) -> dict[str, str]:
    return {n: rapikan(request.POST.get(n, ""))[: PANJANG + 1] for n in nama}


def _terima(request, evaluasi, kode: str, kirim: dict[str, str], simpan):
    if panjang := [n for n, teks in kirim.items() if len(teks) > PANJANG]:
        galat = {panjang[0]: f"Paling banyak {PANJANG} huruf. Ringkas dahulu."}
        return _halaman(request, evaluasi, kode, kirim, galat)
    try:
        kabar = simpan()
    except TidakBisa as alasan:
        galat = {"": " ".join(alasan.messages)}
        return _halaman(request, evaluasi, kode, kirim, galat)
    except ValidationError as salah:
        galat = {n: " ".join(p) for n, p in salah.message_dict.items()}
        return _halaman(request, evaluasi, kode, kirim, galat)
    except Bentrok as bentrok:
        kirim["tanda"] = tanda_tanggapan(bentrok.sekarang)
        return _halaman(request, evaluasi, kode, kirim, bentrok=bentrok)
    messages.success(request, kabar)
    tujuan = f"n-{kode.replace('.', '-')}"
    return redirect(f"{alamat(request, evaluasi, 'lke_tanggapan')}#{tujuan}")

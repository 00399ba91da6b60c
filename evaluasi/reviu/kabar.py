"""Telling those whose turn it is after an act on a review."""

from collections.abc import Mapping

from django.urls import reverse

from kecamatan.models import Pengguna
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran

from ..models import Reviu
from ..pilihan import TindakanReviuLkjip as T

KALIMAT: Mapping[T, str] = {
    T.AJUKAN: "{ini} {kecamatan} diajukan untuk diterbitkan.",
    T.KEMBALIKAN: "{ini} {kecamatan} dikembalikan: {alasan}",
    T.TERBITKAN: "{ini} {kecamatan} terbit; catatannya dapat dibaca.",
}


def penerima(reviu: Reviu, tindakan: T) -> list[Pengguna]:
    """Whom an act is told to."""
    if tindakan == T.AJUKAN:
        return orang(reviu.kecamatan, Peran.INSPEKTUR)
    if tindakan == T.KEMBALIKAN:
        return [reviu.pereviu]
    return orang(reviu.kecamatan, Peran.OPERATOR, Peran.CAMAT, Peran.BAGIAN_ORGANISASI)


def kabari(reviu: Reviu, tindakan: T, oleh, alasan: str = "") -> None:
    """Tell all of them but the doer; within the transaction of the act."""
    teks = KALIMAT[tindakan].format(ini=reviu, kecamatan=reviu.kecamatan, alasan=alasan)
    alamat = reverse("reviu_satu", args=[reviu.kecamatan.kode, reviu.tahun, reviu.pk])
    lain = [o for o in penerima(reviu, tindakan) if o.pk != oleh.pk]
    beritahu(lain, teks, alamat, surel=True)

"""Evidence of F-01: files that are brought, or are here already, at one indicator. Each
act holds the assessment first; TidakBisa where F-01 takes no change."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from capaian.bukti import gudang
from capaian.bukti.pajangan import Pajangan
from capaian.bukti.pemeriksaan import periksa
from capaian.models import Bukti, JawabanIpp, LampiranIpp, PenilaianIpp
from kecamatan import riwayat

from .tindakan import F01

TERBANYAK = 20  # pieces of evidence of one indicator


@dataclass(frozen=True)
class PajanganIpp(Pajangan):
    """One piece of evidence of F-01, with its page."""

    lampiran: LampiranIpp

    @property
    def tanda(self) -> str:
        return riwayat.sidik(self.lampiran)


def bukti_f01(penilaian: PenilaianIpp) -> dict[int, list[PajanganIpp]]:
    """The evidence of every answer, by its key; one query."""
    hasil: dict[int, list[PajanganIpp]] = defaultdict(list)
    semua = LampiranIpp.objects.filter(jawaban__penilaian=penilaian)
    for satu in semua.select_related(
        "bukti__kecamatan", "bukti__diunggah_oleh"
    ).order_by("pk"):
        hasil[satu.jawaban_id].append(PajanganIpp(satu))
    return hasil


def unggah(jawaban: JawabanIpp, berkas: File, halaman: str, *, oleh) -> LampiranIpp:
    """Keep a file and attach it; the same bytes are kept once. ValidationError where
    the file cannot be taken; then nothing is kept."""
    jenis = periksa(berkas)
    with gudang.titip(berkas) as titipan, transaction.atomic():
        ini = jawaban.penilaian.pegang(F01.kode)
        bukti, _ = gudang.simpan(titipan, jenis, berkas.name or "", ini.kecamatan, oleh)
        return _pasang(jawaban, bukti, halaman, oleh)


@transaction.atomic
def pasang(jawaban: JawabanIpp, bukti: Bukti, *, oleh) -> LampiranIpp:
    """Attach evidence that the kecamatan has already."""
    jawaban.penilaian.pegang(F01.kode)
    # Held, so that the sweep of what proves nothing does not take it meanwhile.
    Bukti.objects.select_for_update(no_key=True).get(pk=bukti.pk)
    return _pasang(jawaban, bukti, "", oleh)


@transaction.atomic
def ubah_halaman(lampiran: LampiranIpp, halaman: str, *, dilihat: str, oleh) -> bool:
    """Name the page that proves it; whether anything changed. Raises Bentrok."""
    lampiran.jawaban.penilaian.pegang(F01.kode)
    lampiran.halaman = halaman
    # Never empty, which `simpan` would take for "not looked at".
    return riwayat.simpan(lampiran, oleh=oleh, sidik_lama=dilihat or "-")


@transaction.atomic
def lepas(lampiran: LampiranIpp, *, oleh) -> None:
    """Take it away from its indicator; the evidence itself stays. Raises Bentrok."""
    lampiran.jawaban.penilaian.pegang(F01.kode)
    riwayat.hapus(lampiran, oleh=oleh)


def _pasang(jawaban: JawabanIpp, bukti: Bukti, halaman: str, oleh) -> LampiranIpp:
    if jawaban.lampiran.filter(bukti=bukti).exists():
        raise ValidationError(f"“{bukti.nama}” sudah terpasang pada nomor ini.")
    if jawaban.lampiran.count() >= TERBANYAK:
        raise ValidationError(
            f"Paling banyak {TERBANYAK} bukti untuk satu nomor. Lepas yang tidak "
            "diperlukan, atau gabungkan menjadi satu PDF."
        )
    lampiran = LampiranIpp(jawaban=jawaban, bukti=bukti, halaman=halaman)
    riwayat.simpan(lampiran, oleh=oleh)
    return lampiran

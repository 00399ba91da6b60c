"""Evidence of a follow-up: what the kecamatan has already, a new file, or a link."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from capaian.bukti import gudang
from capaian.bukti.pemeriksaan import periksa
from capaian.models import Bukti
from kecamatan import riwayat
from kecamatan.models import Kecamatan

from ..models import TindakLanjut
from .tindakan import lepas_verifikasi, pastikan_terbuka

TERBANYAK = 10  # pieces of evidence of one follow-up


@transaction.atomic
def pasang(baris: TindakLanjut, bukti: Bukti, *, oleh) -> Bukti:
    """Attach evidence that the kecamatan has. Raises Tertutup; ValidationError where it
    is there already or there are too many."""
    ini = _pegang(baris)
    # Held, so that the sweep of what proves nothing does not take it meanwhile.
    Bukti.objects.select_for_update(no_key=True).get(pk=bukti.pk)
    return _pasang(ini, bukti, oleh)


def unggah(baris: TindakLanjut, berkas: File, *, oleh) -> Bukti:
    """Keep a file and attach it; the same bytes are kept once. ValidationError where
    the file cannot be taken; then nothing is kept."""
    jenis = periksa(berkas)
    with gudang.titip(berkas) as titipan, transaction.atomic():
        ini = _pegang(baris)
        bukti, _ = gudang.simpan(
            titipan, jenis, berkas.name or "", _kecamatan(ini), oleh
        )
        return _pasang(ini, bukti, oleh)


@transaction.atomic
def tautkan(baris: TindakLanjut, tautan: str, nama: str, *, oleh) -> Bukti:
    """Attach a link; the same address in the kecamatan is one evidence."""
    ini = _pegang(baris)
    kecamatan = _kecamatan(ini)
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan.pk)
    bukti = Bukti.objects.filter(kecamatan=kecamatan, tautan=tautan).first()
    if bukti is None:
        bukti = Bukti(
            kecamatan=kecamatan, tautan=tautan, nama=nama or tautan, diunggah_oleh=oleh
        )
        riwayat.simpan(bukti, oleh=oleh)
    return _pasang(ini, bukti, oleh)


@transaction.atomic
def lepas(baris: TindakLanjut, bukti: Bukti, *, oleh) -> None:
    """Take it away from this follow-up; the evidence itself stays."""
    ini = _pegang(baris)
    _simpan(ini, [b for b in ini.bukti.all() if b.pk != bukti.pk], oleh)


def _pegang(baris: TindakLanjut) -> TindakLanjut:
    pastikan_terbuka(baris)
    return TindakLanjut.objects.select_related("rekomendasi__lhe__kecamatan").get(
        pk=baris.pk
    )


def _kecamatan(baris: TindakLanjut) -> Kecamatan:
    return baris.rekomendasi.lhe.kecamatan


def _pasang(baris: TindakLanjut, bukti: Bukti, oleh) -> Bukti:
    ada = list(baris.bukti.all())
    if bukti in ada:
        raise ValidationError(f"“{bukti.nama}” sudah terpasang di sini.")
    if len(ada) >= TERBANYAK:
        raise ValidationError(
            f"Sudah ada {len(ada)} bukti; paling banyak {TERBANYAK}. Lepas yang tidak "
            "diperlukan, atau gabungkan menjadi satu PDF."
        )
    _simpan(baris, [*ada, bukti], oleh)
    return bukti


def _simpan(baris: TindakLanjut, daftar: list[Bukti], oleh) -> None:
    lepas_verifikasi(baris)
    riwayat.simpan(baris, oleh=oleh, banyak={"bukti": daftar})

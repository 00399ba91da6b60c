"""Issuing a review: the Inspektur's act, which freezes it."""

from datetime import date

from django.core.files import File

from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan, semua_atau_tidak
from dokumen.pilihan import JenisDokumen, StatusDokumen
from kecamatan.models import Kabupaten, MasaJabatan
from kecamatan.pilihan import Jabatan
from sakip.tanggal import panjang

from ..models import Reviu
from ..models.tindakan_reviu import ReviuTidakBisa
from ..pilihan import TindakanReviuLkjip as T
from .surat import naskah_reviu


def terbitkan(
    reviu: Reviu,
    *,
    oleh,
    nomor: str,
    tanggal: date,
    inspektur: MasaJabatan,
    berkas: File | None = None,
) -> None:
    """Issue the statement and its notes: the printed tree is kept with its
    fingerprint, beside the fingerprint of the report that was reviewed.

    `berkas`: the signed file, already checked (`dokumen.berkas.periksa_pdf`).
    PermissionDenied for whoever may never do this; ReviuTidakBisa with sentences where
    it is not the time or something is missing; then nothing changed.
    """
    hasil = DokumenResmi()
    with semua_atau_tidak(hasil):
        ini = reviu.mulai(T.TERBITKAN, oleh)
        _pastikan_menjabat(ini, inspektur, tanggal)
        _pastikan_nomor_baru(ini, nomor)
        ini.nomor, ini.tanggal, ini.inspektur = nomor, tanggal, inspektur
        ini.sidik_laporan = ini.laporan.sidik_direviu
        _bekukan(hasil, ini, oleh, berkas)
        ini.hasil = hasil
        reviu.pindah(
            ini,
            T.TERBITKAN,
            oleh,
            nomor=nomor,
            tanggal=str(tanggal),
            inspektur=inspektur.pk,
        )


def _pastikan_menjabat(reviu: Reviu, masa: MasaJabatan, tanggal: date) -> None:
    menjabat = MasaJabatan.objects.pada(tanggal).filter(
        pk=masa.pk,
        jabatan=Jabatan.INSPEKTUR,
        pejabat__kabupaten=reviu.kecamatan.kabupaten_id,
    )
    if not menjabat.exists():
        raise ReviuTidakBisa(
            f"{masa} tidak menjabat Inspektur pada {panjang(tanggal)}. Periksa "
            "tanggalnya, atau pilih pejabat yang lain."
        )


def _pastikan_nomor_baru(reviu: Reviu, nomor: str) -> None:
    """In the whole regency, whose row is held: two reviews that are issued together do
    not take one number. (The table knows it for one kecamatan alone.)"""
    Kabupaten.objects.select_for_update().get(pk=reviu.kecamatan.kabupaten_id)
    lain = Reviu.objects.filter(
        kecamatan__kabupaten=reviu.kecamatan.kabupaten_id, nomor=nomor
    ).exclude(pk=reviu.pk)
    if dipakai := lain.select_related("kecamatan").first():
        raise ReviuTidakBisa(
            f"Nomor {nomor} sudah dipakai {dipakai} {dipakai.kecamatan}. Periksa "
            "nomornya."
        )


def _bekukan(hasil: DokumenResmi, reviu: Reviu, oleh, berkas: File | None) -> None:
    hasil.kecamatan, hasil.tahun = reviu.kecamatan, reviu.tahun
    hasil.jenis, hasil.judul = JenisDokumen.REVIU, str(reviu)
    hasil.versi = 1 + (
        DokumenResmi.objects.filter(
            kecamatan=reviu.kecamatan, tahun=reviu.tahun, jenis=JenisDokumen.REVIU
        ).count()
    )
    hasil.nomor, hasil.tanggal = reviu.nomor, reviu.tanggal
    hasil.dibuat_oleh = oleh
    bekukan(hasil, naskah_reviu(reviu), berkas)
    hasil.status = StatusDokumen.TERBIT
    hasil.save(update_fields=["status"])

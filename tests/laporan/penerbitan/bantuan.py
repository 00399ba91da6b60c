"""A small report with all that issuing it needs, and its way through the acts."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile

from dokumen.pilihan import StatusDokumen as S
from evaluasi.models import AturanReviu
from evaluasi.pilihan import StatusReviu, TindakanReviuLkjip
from evaluasi.reviu.mulai import mulai_reviu
from evaluasi.reviu.penerbitan import terbitkan as terbitkan_reviu
from kecamatan.models import MasaJabatan
from laporan.models import VersiLkjip
from laporan.penerbitan import tindakan as acara
from tests.evaluasi.reviu.bantuan import buat_inspektur, instrumen_reviu, jawab_semua
from tests.pembangun import (
    buat_butir_pk,
    buat_kecamatan,
    buat_masa_jabatan,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_skala,
)

TAHUN = 2025
TANDA_TANGAN = date(2026, 2, 10)


def buat_data(kecamatan=None) -> MasaJabatan:
    """What a report of 2025 can be built from, and its camat in office."""
    kecamatan = kecamatan or buat_kecamatan()
    buat_skala()
    butir = buat_butir_pk(buat_pk(buat_renstra(kecamatan)))
    buat_realisasi(butir.indikator)
    return buat_masa_jabatan(kecamatan, mulai=date(2024, 1, 1))


def buat_versi(kecamatan=None, sampai=S.DRAF, camat=None) -> VersiLkjip:
    """The newest version brought as far as `sampai` by Bagian Organisasi."""
    kecamatan = kecamatan or buat_kecamatan()
    camat = camat or buat_data(kecamatan)
    oleh = buat_pengguna("bagian_organisasi", kecamatan)
    if not VersiLkjip.objects.filter(lkjip__kecamatan=kecamatan).exists():
        acara.siapkan(kecamatan, TAHUN, oleh=oleh)
    maju(kecamatan, sampai, camat, oleh)
    return VersiLkjip.objects.order_by("pk").filter(lkjip__kecamatan=kecamatan).last()


def maju(kecamatan, sampai, camat, oleh, berkas=None) -> None:
    """From draft on."""
    urutan = list(S)
    if urutan.index(sampai) >= 1:
        tandatangani(kecamatan, camat, oleh, berkas=berkas)
    if urutan.index(sampai) >= 2:
        acara.sampaikan(kecamatan, TAHUN, oleh=oleh, tanggal=date(2026, 2, 12))
    if urutan.index(sampai) >= 3:
        # Printing has a test of its own.
        beri_cetakan(VersiLkjip.objects.filter(lkjip__kecamatan=kecamatan))
        acara.terbitkan(kecamatan, TAHUN, oleh=oleh)


def beri_cetakan(semua, isi: bytes = b"%PDF-1.7 cetakan") -> None:
    """A kept print, as the worker leaves it."""
    for versi in semua.filter(sidik_cetakan=""):
        versi.sidik_cetakan = hashlib.sha256(isi + b"%d" % versi.pk).hexdigest()
        versi.cetakan.save("a.pdf", ContentFile(isi + b"%d" % versi.pk))


def tandatangani(kecamatan, camat, oleh, **isi):
    bawaan = {"nomor": "400/7", "tanggal": TANDA_TANGAN, "penanda_tangan": camat}
    return acara.tandatangani(kecamatan, TAHUN, oleh=oleh, **(bawaan | isi))


def wajibkan_reviu(kecamatan) -> None:
    AturanReviu.objects.create(kabupaten=kecamatan.kabupaten, mulai=TAHUN, wajib=True)


def reviu_sampai_terbit(dokumen, evaluator, inspektur, nomor="R-1"):
    """The evaluator answers, the Inspektur issues."""
    instrumen_reviu()
    masa = MasaJabatan.objects.filter(jabatan="inspektur").first() or buat_inspektur(
        dokumen.kecamatan.kabupaten
    )
    reviu = mulai_reviu(dokumen, oleh=evaluator)
    jawab_semua(reviu)
    reviu.lakukan(TindakanReviuLkjip.AJUKAN, oleh=evaluator)
    terbitkan_reviu(
        reviu,
        oleh=inspektur,
        nomor=nomor,
        tanggal=date(2026, 2, 5),
        inspektur=masa,
    )
    assert reviu.status == StatusReviu.TERBIT
    return reviu

"""Leaving a finding as it is, with a reason, and taking that back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from kecamatan.models import Kecamatan, Pengguna
from kecamatan.riwayat import hapus, simpan

from ..models import PengabaianTemuan
from .bentuk import Pengabaian, Temuan

ALASAN_TERPENDEK = 10  # characters: "ok" explains nothing to an auditor
KURANG_ALASAN = (
    f"Tulis alasannya, paling sedikit {ALASAN_TERPENDEK} huruf: laporan dibaca orang "
    "yang tidak mengetahui sebabnya."
)


def baca_pengabaian(kecamatan: Kecamatan, tahun: int) -> dict[str, Pengabaian]:
    """By the code of the finding; one query."""
    return {
        p.kode: Pengabaian(p.alasan, str(p.oleh), p.pada, p.pk)
        for p in PengabaianTemuan.objects.filter(
            kecamatan=kecamatan, tahun=tahun
        ).select_related("oleh")
    }


@transaction.atomic
def abaikan(
    temuan: Temuan, kecamatan: Kecamatan, tahun: int, *, alasan: str, oleh: Pengguna
) -> PengabaianTemuan:
    """Raises ValidationError for a reason that is too short or a second waiver."""
    alasan = alasan.strip()
    if len(alasan) < ALASAN_TERPENDEK:
        raise ValidationError(KURANG_ALASAN)
    baris = PengabaianTemuan(
        kecamatan=kecamatan,
        tahun=tahun,
        kode=temuan.kode,
        aturan=temuan.aturan,
        pesan=temuan.pesan,
        alasan=alasan,
        oleh=oleh,
    )
    simpan(baris, oleh=oleh, alasan=alasan)
    return baris


def batalkan(baris: PengabaianTemuan, *, oleh: Pengguna) -> None:
    """The finding is open again; what was said stays in the trail."""
    hapus(baris, oleh=oleh)

"""The print of a signed report: made once, by whoever comes first, and kept."""

import hashlib
from pathlib import Path

from django_tasks_db.models import DBTaskResult

from dokumen.beku import sidik_pendek
from dokumen.pilihan import StatusDokumen as S
from laporan.models import VersiLkjip
from laporan.penerbitan.cetakan import cetak_tertunda, pastikan_cetakan

from .bantuan import buat_versi


def test_dicetak_sekali_dari_yang_beku(pakusari, penanda):
    """With the real printer; the job that was queued by signing does it."""
    versi = buat_versi(pakusari, S.DITANDATANGANI, penanda)
    antrean = DBTaskResult.objects.filter(task_path__endswith="cetak_tertunda")
    assert antrean.count() == 1
    assert cetak_tertunda.func() == 1
    versi.refresh_from_db()
    isi = Path(versi.cetakan.path).read_bytes()
    assert isi.startswith(b"%PDF-")
    assert versi.sidik_cetakan == hashlib.sha256(isi).hexdigest()
    # What is there is left as it is; a file under the same row would be another print.
    nama = versi.cetakan.name
    assert cetak_tertunda.func() == 0
    pastikan_cetakan(versi)
    assert versi.cetakan.name == nama
    assert sidik_pendek(versi.dokumen.sidik) == versi.sidik_pendek


def test_draf_tidak_dicetak(pakusari, penanda):
    buat_versi(pakusari, S.DRAF, penanda)
    assert cetak_tertunda.func() == 0
    assert VersiLkjip.objects.get().sidik_cetakan == ""

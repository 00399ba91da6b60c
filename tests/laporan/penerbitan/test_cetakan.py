"""The print of a signed report: made once, by whoever comes first, and kept."""

import hashlib
from datetime import timedelta
from pathlib import Path

from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dokumen.beku import sidik_pendek
from dokumen.pilihan import StatusDokumen as S
from laporan.models import VersiLkjip
from laporan.penerbitan.cetakan import BATAS_CETAK, cetak, cetak_tertunda
from tests.dokumen.test_pdf import teks_halaman

from .bantuan import TAHUN, buat_versi


def alamat(versi=1):
    return reverse("lkjip-cetakan", args=["35.09.24", TAHUN, versi])


def antrean():
    return DBTaskResult.objects.filter(task_path__endswith="cetak_tertunda")


def test_dicetak_sekali_dari_yang_beku(pakusari, penanda):
    """With the real printer; the job that was queued by signing does it."""
    versi = buat_versi(pakusari, S.DITANDATANGANI, penanda)
    assert antrean().count() == 1
    # Another process is at it.
    VersiLkjip.objects.update(cetak_sejak=timezone.now())
    assert cetak_tertunda.func() == 0
    # It is gone.
    VersiLkjip.objects.update(cetak_sejak=timezone.now() - 2 * BATAS_CETAK)
    assert cetak_tertunda.func() == 1
    versi.refresh_from_db()
    isi = Path(versi.cetakan.path).read_bytes()
    assert isi.startswith(b"%PDF-") and versi.cetak_sejak is None
    assert versi.sidik_cetakan == hashlib.sha256(isi).hexdigest()
    # What is there is left as it is; a file under the same row would be another print.
    nama = versi.cetakan.name
    assert cetak_tertunda.func() == 0 and not cetak(versi)
    assert versi.cetakan.name == nama
    # Each page names the fingerprint that people look up.
    assert sidik_pendek(versi.dokumen.sidik) == versi.sidik_pendek
    assert all(f"Sidik {versi.sidik_pendek}" in h for h in teks_halaman(isi))


def test_draf_tidak_dicetak(pakusari, penanda):
    buat_versi(pakusari, S.DRAF, penanda)
    assert cetak_tertunda.func() == 0
    assert VersiLkjip.objects.get().sidik_cetakan == ""


def test_yang_gagal_berkata_sebabnya_dan_diminta_lagi(
    pakusari, penanda, operator, client, settings, tmp_path
):
    """The folder of files is a file: nothing can be kept. The page does not ask for
    ever; whoever sees why asks once more."""
    versi = buat_versi(pakusari, S.DITANDATANGANI, penanda)
    settings.MEDIA_ROOT = tmp_path / "bukan-folder"
    settings.MEDIA_ROOT.write_text("")
    assert not cetak(versi) and versi.galat_cetakan and versi.cetak_sejak is None
    settings.MEDIA_ROOT = tmp_path
    antrean().delete()
    client.force_login(operator)
    jawaban = client.get(alamat())
    assert versi.galat_cetakan in jawaban.content.decode()
    assert "Refresh" not in jawaban.headers and not antrean().exists()
    jawaban = client.post(alamat(), follow=True)
    assert jawaban.status_code == 202 and jawaban.headers["Refresh"]
    assert antrean().count() == 1


def test_tanpa_pekerja_halamannya_mencetak_sendiri(pakusari, penanda, operator, client):
    """A plain runserver; where a worker is busy the page only waits."""
    buat_versi(pakusari, S.DITANDATANGANI, penanda)
    client.force_login(operator)
    assert client.get(alamat()).status_code == 202  # just asked for
    lama = timezone.now() - timedelta(minutes=1)
    antrean().update(enqueued_at=lama)
    sibuk = antrean().get()
    sibuk.pk, sibuk.status, sibuk.started_at = None, "RUNNING", timezone.now()
    sibuk.save()
    assert client.get(alamat() + "?tunggu=ya").status_code == 202
    sibuk.delete()
    jawaban = client.get(alamat())
    assert jawaban.status_code == 202  # first it is said that it takes a while
    jawaban = client.get(alamat() + "?tunggu=ya")
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")

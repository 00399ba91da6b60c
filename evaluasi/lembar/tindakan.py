"""Storing the cells of a worksheet. Each holds the evaluation first, so that a save and
an act on the whole follow one another, and names the row it saw."""

from typing import Protocol

from django.core.exceptions import ValidationError
from django.db import transaction

from kecamatan import riwayat
from kecamatan.riwayat import Bentrok

from ..models import Evaluasi, JawabanLke, KriteriaLke, NilaiSub, SubKomponenLke
from ..models.tindakan_evaluasi import PENULIS_NILAI, TidakBisa
from ..penilaian import HANYA_TANGAN
from ..pilihan import StatusEvaluasi
from .sisi import Sisi

BELUM_ADA = "0"
ALASAN_TANGAN = (
    "Nilai A dan AA memerlukan alasan tertulis: apa yang dipertahankan atau dilakukan "
    "lebih dari kriterianya."
)
ALASAN_PEMBAHASAN = (
    "Nilai ini sudah dilihat kecamatan. Tulis alasan perubahannya, lalu simpan lagi."
)
LEWAT_TANGGAPAN = (
    "Nilai sub-komponen ini ditanggapi kecamatan. Ubah nilainya melalui jawaban atas "
    "tanggapan itu."
)


class Berversi(Protocol):
    pk: int | None
    versi: int


def tanda(baris: Berversi | None) -> str:
    """The mark of a row as it is stored: which row, and how often it was saved. One
    that only carries evidence so far says nothing yet (versi 0)."""
    if baris is None or baris.versi == 0:
        return BELUM_ADA
    return f"{baris.pk}.{baris.versi}"


@transaction.atomic
def simpan_jawaban(
    evaluasi: Evaluasi,
    kriteria: KriteriaLke,
    sisi: Sisi,
    isi: tuple[str, str],
    *,
    dilihat: str,
    oleh,
) -> JawabanLke | None:
    """Store one side's answer and note of a criterion; the row as it is now, None where
    there still is none.

    Raises PermissionDenied, TidakBisa (not now), Bentrok where another one was stored
    than the page saw. What is stored already is no conflict: a save sent twice.
    """
    ini = evaluasi.pegang(sisi.penulis, oleh)
    baris = JawabanLke.objects.filter(evaluasi=ini, kriteria=kriteria).first()
    if sisi.isi(baris) == isi:
        return baris
    if tanda(baris) != dilihat:
        raise Bentrok(baris)
    baru = baris or JawabanLke(versi=0)
    # What is known already need not be read again.
    baru.evaluasi, baru.kriteria = ini, kriteria
    setattr(baru, sisi.jawaban, isi[0])
    setattr(baru, sisi.catatan, isi[1])
    _simpan(baru, oleh)
    return baru


@transaction.atomic
def simpan_nilai(
    evaluasi: Evaluasi,
    sub: SubKomponenLke,
    nilai: str,
    alasan: str,
    *,
    dilihat: str,
    oleh,
) -> NilaiSub | None:
    """Store the grade of a sub-component; an empty one takes it away. Raises as
    `simpan_jawaban`, and ValidationError where a reason is missing."""
    ini = evaluasi.pegang(PENULIS_NILAI, oleh)
    baris = NilaiSub.objects.filter(evaluasi=ini, sub=sub).first()
    if (baris.nilai, baris.alasan) == (nilai, alasan) if baris else not nilai:
        return baris
    if tanda(baris) != dilihat:
        raise Bentrok(baris)
    _pastikan_boleh(ini, sub, baris, nilai, alasan)
    return tulis_nilai(ini, sub, baris, nilai, alasan, oleh)


def _pastikan_boleh(
    evaluasi: Evaluasi,
    sub: SubKomponenLke,
    baris: NilaiSub | None,
    nilai: str,
    alasan: str,
) -> None:
    if nilai in HANYA_TANGAN and not alasan:
        raise ValidationError({"alasan": ALASAN_TANGAN})
    if evaluasi.status != StatusEvaluasi.PEMBAHASAN:
        return
    if evaluasi.tanggapan.filter(sub=sub).exists():
        raise TidakBisa(LEWAT_TANGGAPAN)
    if not nilai:
        raise ValidationError({"nilai": "Nilai yang sudah disampaikan tidak dihapus."})
    lama = baris.alasan if baris else ""
    if not alasan or (alasan == lama and baris and baris.nilai != nilai):
        raise ValidationError({"alasan": ALASAN_PEMBAHASAN})


def tulis_nilai(
    evaluasi: Evaluasi,
    sub: SubKomponenLke,
    baris: NilaiSub | None,
    nilai: str,
    alasan: str,
    oleh,
) -> NilaiSub | None:
    """Write the grade and its history; within a transaction that holds the
    evaluation."""
    if not nilai:
        riwayat.hapus(baris, oleh=oleh, alasan=alasan)
        return None
    baru = baris or NilaiSub(versi=0)
    baru.evaluasi, baru.sub = evaluasi, sub
    baru.nilai, baru.alasan = nilai, alasan
    _simpan(baru, oleh, alasan)
    return baru


def _simpan(baris, oleh, alasan: str = "") -> None:
    baris.versi += 1
    riwayat.simpan(baris, oleh=oleh, alasan=alasan)

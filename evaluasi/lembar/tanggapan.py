"""The kecamatan disputes a grade, the evaluator keeps or changes it. A sub-component
without a row here is accepted."""

from django.core.exceptions import ValidationError
from django.db import transaction

from kecamatan import riwayat
from kecamatan.riwayat import Bentrok, sidik

from ..models import Evaluasi, NilaiSub, SubKomponenLke, TanggapanSub
from ..models.tindakan_evaluasi import PENULIS_NILAI, PENULIS_TANGGAPAN, TidakBisa
from ..pilihan import JawabanTanggapan, StatusEvaluasi
from .tindakan import tulis_nilai

PENULIS_JAWABAN = {StatusEvaluasi.PEMBAHASAN: PENULIS_NILAI[StatusEvaluasi.PEMBAHASAN]}
BELUM_DIPILIH = "Pilih nilai tetap atau diubah."
TANPA_ALASAN = "Tulis alasan jawaban ini, supaya kecamatan memahaminya."
NILAI_SAMA = "Pilih nilai yang lain dari nilai semula, atau pilih nilai tetap."


@transaction.atomic
def simpan_tanggapan(
    evaluasi: Evaluasi, sub: SubKomponenLke, isi: str, *, dilihat: str, oleh
) -> TanggapanSub | None:
    """Dispute the grade of a sub-component, or with an empty text accept it again.
    Raises PermissionDenied, TidakBisa, Bentrok."""
    ini = evaluasi.pegang(PENULIS_TANGGAPAN, oleh)
    baris = _ambil(ini, sub)
    if (baris.isi if baris else "") == isi:
        return baris
    _pastikan_sama(baris, dilihat)
    if not isi:
        riwayat.hapus(baris, oleh=oleh)
        return None
    nilai = NilaiSub.objects.filter(evaluasi=ini, sub=sub).first()
    if nilai is None:
        raise TidakBisa("Sub-komponen ini belum bernilai, jadi belum dapat ditanggapi.")
    baru = baris or TanggapanSub(evaluasi=ini, sub=sub, nilai_semula=nilai.nilai)
    baru.isi = isi
    riwayat.simpan(baru, oleh=oleh)
    return baru


@transaction.atomic
def jawab_tanggapan(
    evaluasi: Evaluasi,
    sub: SubKomponenLke,
    jawaban: str,
    nilai_baru: str,
    alasan: str,
    *,
    dilihat: str,
    oleh,
) -> TanggapanSub:
    """Keep the disputed grade or change it to `nilai_baru`, always with a reason; the
    grade follows, with its history. Raises PermissionDenied, TidakBisa, Bentrok,
    ValidationError by field."""
    ini = evaluasi.pegang(PENULIS_JAWABAN, oleh)
    baris = _ambil(ini, sub)
    if baris is None:
        raise TidakBisa("Sub-komponen ini tidak ditanggapi kecamatan.")
    _pastikan_sama(baris, dilihat)
    _periksa_jawaban(baris, jawaban, nilai_baru, alasan)
    baris.jawaban, baris.alasan = jawaban, alasan
    riwayat.simpan(baris, oleh=oleh, alasan=alasan)
    nilai = NilaiSub.objects.get(evaluasi=ini, sub=sub)
    diubah = jawaban == JawabanTanggapan.DIUBAH
    menjadi = nilai_baru if diubah else baris.nilai_semula
    if nilai.nilai != menjadi:
        tulis_nilai(ini, sub, nilai, menjadi, alasan, oleh)
    return baris


def _periksa_jawaban(
    baris: TanggapanSub, jawaban: str, nilai_baru: str, alasan: str
) -> None:
    galat = {}
    if jawaban not in JawabanTanggapan.values:
        galat["jawaban"] = BELUM_DIPILIH
    if jawaban == JawabanTanggapan.DIUBAH and nilai_baru in ("", baris.nilai_semula):
        galat["nilai"] = NILAI_SAMA
    if not alasan:
        galat["alasan"] = TANPA_ALASAN
    if galat:
        raise ValidationError(galat)


def _ambil(evaluasi: Evaluasi, sub: SubKomponenLke) -> TanggapanSub | None:
    return TanggapanSub.objects.filter(evaluasi=evaluasi, sub=sub).first()


def tanda_tanggapan(baris: TanggapanSub | None) -> str:
    """The mark of a dispute as it is stored."""
    return sidik(baris) if baris is not None else ""


def _pastikan_sama(baris: TanggapanSub | None, dilihat: str) -> None:
    if tanda_tanggapan(baris) != dilihat:
        raise Bentrok(baris)

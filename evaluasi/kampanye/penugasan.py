"""Who evaluates whom, as assignments (Penugasan): given and ended by the campaign."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kecamatan.models import Kecamatan, Penugasan
from kecamatan.pilihan import Peran
from kecamatan.riwayat import hapus, simpan

from ..empat_mata import halangan_anggota
from ..models import (
    AnggotaTim,
    Evaluasi,
    InstrumenLke,
    PeriodeEvaluasi,
    TimEvaluasi,
    TugasEvaluator,
)
from ..models.tindakan_evaluasi import ORANG_KECAMATAN
from ..penilaian import periksa_instrumen
from ..pilihan import StatusEvaluasi


class TidakBisa(ValidationError):
    """The campaign takes this not; the sentence says why. Nothing changed."""


def pegang(periode: PeriodeEvaluasi) -> PeriodeEvaluasi:
    """The stored campaign, held until the transaction ends: teams and assignments
    change one after another."""
    return PeriodeEvaluasi.objects.select_for_update(of=("self",)).get(pk=periode.pk)


@transaction.atomic
def bagi(tim: TimEvaluasi, kecamatan: Iterable[Kecamatan], *, oleh) -> int:
    """Let this team evaluate these kecamatan; how many changed. New ones get their
    worksheet, others change teams. TidakBisa where the instrument is not ready, an LHE
    is out, or a member works for whom he would judge."""
    periode = pegang(tim.periode)
    instrumen = InstrumenLke.objects.select_for_update(of=("self",)).get(
        pk=periode.instrumen_id
    )
    if kurang := periksa_instrumen(instrumen.susun()):
        raise TidakBisa([f"{instrumen.nama} belum dapat dipakai.", *kurang])
    # Held: a stage that is done meanwhile must not be undone by an older row.
    semua = periode.evaluasi.select_for_update(of=("self",)).order_by("pk")
    ada = {e.kecamatan_id: e for e in semua.select_related("kecamatan")}
    banyak = 0
    for satu in kecamatan:
        ini = ada.get(satu.pk) or Evaluasi(periode=periode, kecamatan=satu)
        if ini.tim_id == tim.pk:
            continue
        if ini.status == StatusEvaluasi.TERBIT:
            raise TidakBisa(f"LHE {satu} sudah terbit, jadi timnya tidak berganti.")
        ini.tim = tim
        banyak += simpan(ini, oleh=oleh)
    selaraskan(periode, oleh=oleh)
    return banyak


@transaction.atomic
def tambah_anggota(anggota: AnggotaTim, *, oleh) -> None:
    """Take a person into a team; sees its kecamatan from the campaign's first day.
    TidakBisa for whoever has the other task there, or signs what the team writes."""
    periode = pegang(anggota.tim.periode)
    if halangan := halangan_anggota(anggota):
        raise TidakBisa(halangan)
    simpan(anggota, oleh=oleh)
    selaraskan(periode, oleh=oleh)


@transaction.atomic
def keluarkan(anggota: AnggotaTim, *, oleh, sidik_lama: str = "") -> None:
    """Take a person out of a team; what the campaign had assigned ends."""
    periode = pegang(anggota.tim.periode)
    hapus(anggota, oleh=oleh, sidik_lama=sidik_lama)
    selaraskan(periode, oleh=oleh)


@transaction.atomic
def selaraskan(periode: PeriodeEvaluasi, *, oleh, hari: date | None = None) -> None:
    """Make the assignments what teams and dates say: give the missing, end those that
    nothing stands behind, move the dates of the others. `hari`: today."""
    hari = hari or timezone.localdate()
    perlu = _perlu(periode)
    _pastikan_tidak_menilai_sendiri(perlu)
    alasan = str(periode)
    for tugas in periode.tugas.select_related("penugasan__kecamatan"):
        ini = tugas.penugasan
        if perlu.pop((ini.pengguna_id, ini.kecamatan_id), None) is None:
            tugas.delete()
            _akhiri(ini, hari, oleh, alasan)
        elif (ini.mulai, ini.selesai) != (periode.mulai, periode.selesai):
            ini.mulai, ini.selesai = periode.mulai, periode.selesai
            simpan(ini, oleh=oleh, alasan=alasan)
    for anggota, kecamatan in perlu.values():
        baru = Penugasan(
            pengguna=anggota.pengguna,
            peran=Peran.EVALUATOR,
            kabupaten_id=periode.kabupaten_id,
            kecamatan=kecamatan,
            mulai=periode.mulai,
            selesai=periode.selesai,
        )
        simpan(baru, oleh=oleh, alasan=f"{alasan}, {anggota.tim}")
        TugasEvaluator.objects.create(periode=periode, penugasan=baru)


def _perlu(periode: PeriodeEvaluasi) -> dict[tuple[int, int], tuple]:
    """By person and kecamatan, who is to see what."""
    tim: dict[int, list[Kecamatan]] = {}
    for e in periode.evaluasi.exclude(tim=None).select_related("kecamatan__kabupaten"):
        tim.setdefault(e.tim_id, []).append(e.kecamatan)
    anggota = AnggotaTim.objects.filter(tim__periode=periode)
    return {
        (a.pengguna_id, k.pk): (a, k)
        for a in anggota.select_related("pengguna", "tim")
        for k in tim.get(a.tim_id, ())
    }


def _pastikan_tidak_menilai_sendiri(perlu: dict[tuple[int, int], tuple]) -> None:
    milik = Penugasan.objects.pada(timezone.localdate()).filter(
        peran__in=ORANG_KECAMATAN, pengguna__in={orang for orang, _ in perlu}
    )
    for satu in milik.select_related("pengguna", "kecamatan"):
        if (satu.pengguna_id, satu.kecamatan_id) in perlu:
            raise TidakBisa(
                f"{satu.pengguna} bertugas sebagai {satu.get_peran_display().lower()} "
                f"di {satu.kecamatan}, jadi tidak dapat menilainya."
            )


def _akhiri(ini: Penugasan, hari: date, oleh, alasan: str) -> None:
    """From today on it opens nothing. One that has not been in force yet goes."""
    kemarin = hari - timedelta(days=1)
    if ini.selesai is not None and ini.selesai <= kemarin:
        return
    if ini.mulai is not None and ini.mulai > kemarin:
        hapus(ini, oleh=oleh, alasan=alasan)
        return
    ini.selesai = kemarin
    simpan(ini, oleh=oleh, alasan=alasan)

"""Taking back what was set up by mistake: a campaign, a team, a kecamatan of a campaign.
Only where nobody has worked on it yet; the rows stay in the trail."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from iku.tindakan import akibat_hapus, hapus_berikut_bawahan
from kecamatan.riwayat import Bentrok

from ..models import (
    Evaluasi,
    JawabanLke,
    LampiranLke,
    Lhe,
    NilaiSub,
    PeriodeEvaluasi,
    TanggapanSub,
    TimEvaluasi,
    TugasEvaluator,
)
from ..pilihan import StatusEvaluasi
from .penugasan import TidakBisa, pegang, selaraskan


def berisi(semua: Iterable[Evaluasi]) -> list[Evaluasi]:
    """Those on which somebody has worked: an answer, a note, evidence, a grade, a
    response or an LHE, or that have left the first stage. One query."""
    milik = {"evaluasi": OuterRef("pk")}
    kosong = Q(mandiri="", catatan_mandiri="", nilai="", catatan="")
    return list(
        Evaluasi.objects.filter(pk__in=[e.pk for e in semua])
        .filter(
            ~Q(status=StatusEvaluasi.MANDIRI)
            | Exists(JawabanLke.objects.filter(~kosong, **milik))
            | Exists(LampiranLke.objects.filter(jawaban__evaluasi=OuterRef("pk")))
            | Exists(NilaiSub.objects.filter(**milik))
            | Exists(TanggapanSub.objects.filter(**milik))
            | Exists(Lhe.objects.filter(**milik))
        )
        .select_related("kecamatan")
        .order_by("kecamatan__nama")
    )


def halangan(ini: PeriodeEvaluasi | TimEvaluasi | Evaluasi) -> str:
    """Why it cannot be taken back, in a sentence; "" where it can."""
    if isinstance(ini, Evaluasi):
        if berisi([ini]):
            return f"Evaluasi {ini.kecamatan} sudah berisi, jadi tetap dalam periode."
        return ""
    semua = list(ini.evaluasi.select_related("kecamatan").order_by("kecamatan__nama"))
    if isinstance(ini, TimEvaluasi):
        if semua:
            return (
                f"{ini} menilai {_sebut(semua)}. Bagikan dahulu kepada tim lain, atau "
                "keluarkan dari periode."
            )
        return ""
    if isi := berisi(semua):
        return f"Sudah ada isian pada {_sebut(isi)}, jadi periode ini tetap ada."
    return ""


def ikut(ini: PeriodeEvaluasi | TimEvaluasi | Evaluasi) -> list[tuple[str, int]]:
    """How many rows of which kind go with it, as people name them. Assignments end
    instead, since their days stay true."""
    tugas = str(TugasEvaluator._meta.verbose_name)
    hasil = [(jenis, n) for jenis, n in akibat_hapus(ini).ikut if jenis != tugas]
    if isinstance(ini, PeriodeEvaluasi) and (banyak := ini.evaluasi.count()):
        hasil.append((str(Evaluasi._meta.verbose_name), banyak))
    return hasil


def _sebut(daftar: list[Evaluasi]) -> str:
    sebut = ", ".join(e.kecamatan.nama for e in daftar[:5])
    lagi = f" dan {len(daftar) - 5} kecamatan lain" if len(daftar) > 5 else ""
    return sebut + lagi


@transaction.atomic
def hapus(
    ini: PeriodeEvaluasi | TimEvaluasi | Evaluasi,
    *,
    oleh,
    sidik_lama: str = "",
    alasan: str = "",
) -> None:
    """Delete it with what hangs on it, and end the assignments that came from it.
    TidakBisa where it has work by now; Bentrok as `kecamatan.riwayat.hapus`."""
    try:
        periode = pegang(_periode(ini))
    except PeriodeEvaluasi.DoesNotExist:
        raise Bentrok(None) from None
    # A save holds its evaluation, so that none slips in between look and deletion.
    list(periode.evaluasi.select_for_update(of=("self",)).order_by("pk"))
    if kalimat := halangan(ini):
        raise TidakBisa(kalimat)
    if isinstance(ini, PeriodeEvaluasi):
        for satu in ini.evaluasi.all():
            hapus_berikut_bawahan(satu, oleh=oleh, alasan=alasan)
        selaraskan(periode, oleh=oleh)
    hapus_berikut_bawahan(ini, oleh=oleh, sidik_lama=sidik_lama, alasan=alasan)
    if not isinstance(ini, PeriodeEvaluasi):
        selaraskan(periode, oleh=oleh)


def _periode(ini: PeriodeEvaluasi | TimEvaluasi | Evaluasi) -> PeriodeEvaluasi:
    return ini if isinstance(ini, PeriodeEvaluasi) else ini.periode

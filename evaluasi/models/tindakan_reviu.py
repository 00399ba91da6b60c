"""The stages of a review and who moves it on.

A reviewer must not be of the unit that wrote the report: whoever has a role in the
kecamatan, belongs to Bagian Organisasi, or made the document, reviews nothing of it.
"""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from kecamatan.wewenang import wewenang

from ..pilihan import StatusReviu as S
from ..pilihan import TindakanReviuLkjip as T

# Who writes reports of a kecamatan, or answers for what stands in them.
PENYUSUN_LAPORAN = frozenset(
    {
        Peran.OPERATOR,
        Peran.PENANGGUNG_JAWAB,
        Peran.CAMAT,
        Peran.BAGIAN_ORGANISASI,
    }
)
_PEREVIU = frozenset({Peran.EVALUATOR})
_INSPEKTUR = frozenset({Peran.INSPEKTUR})
PELAKU: Mapping[T, Mapping[S, frozenset[Peran]]] = {
    T.AJUKAN: {S.DRAF: _PEREVIU},
    T.KEMBALIKAN: {S.DIAJUKAN: _INSPEKTUR},
    T.TERBITKAN: {S.DIAJUKAN: _INSPEKTUR},
}
KE: Mapping[T, S] = {
    T.AJUKAN: S.DIAJUKAN,
    T.KEMBALIKAN: S.DRAF,
    T.TERBITKAN: S.TERBIT,
}
# Who writes answers and notes, and in which stage.
PENULIS: Mapping[S, frozenset[Peran]] = {S.DRAF: _PEREVIU}
BUKAN_PEREVIU = (
    "Reviu dilakukan oleh evaluator Inspektorat yang tidak ikut menyusun laporan ini."
)


class ReviuTidakBisa(ValidationError):
    """The review takes this not now; the sentence says why."""


def peran_pereviu(user, laporan) -> frozenset[Peran]:
    """The roles with which this person may act on a review of this report; none for
    whoever had a part in writing it."""
    hak = wewenang(user)
    if hak.semua:
        return frozenset(Peran)
    peran = hak.peran_di(laporan.kecamatan)
    if peran & PENYUSUN_LAPORAN or laporan.dibuat_oleh_id == user.pk:
        return frozenset()
    return peran & (_PEREVIU | _INSPEKTUR)


class TindakanReviu:
    """What a review can go through. Raises PermissionDenied for whoever may never do
    the act, ReviuTidakBisa where it cannot be done now; then nothing changed."""

    def pelaku(self, user) -> frozenset[Peran]:
        return peran_pereviu(user, self.laporan)

    def tindakan_bagi(self, user) -> list[T]:
        """The acts this person can do on it now, in the order of the table."""
        siapa = self.pelaku(user)
        return [t for t in T if PELAKU[t].get(S(self.status), frozenset()) & siapa]

    def bisa_menulis(self, user) -> bool:
        return bool(PENULIS.get(S(self.status), frozenset()) & self.pelaku(user))

    def terlihat(self, user) -> bool:
        """Whether this person may see the answers: whoever wrote the report sees them
        once the review is issued."""
        return self.status == S.TERBIT or bool(self.pelaku(user))

    def pegang(self, penulis=None):
        """The stored row, held until the transaction ends; with `penulis`, only for
        whoever may write in its stage now."""
        ini = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        if penulis is None or ini.bisa_menulis(penulis):
            return ini
        if not _PEREVIU & ini.pelaku(penulis):
            raise PermissionDenied(BUKAN_PEREVIU)
        raise ReviuTidakBisa(
            f"Reviu ini kini {ini.get_status_display().lower()}, sehingga isinya tidak "
            "dapat diubah."
        )

    def kekurangan(self, tindakan: T) -> list[str]:
        """What is missing before the act, in sentences; empty: nothing."""
        if tindakan == T.KEMBALIKAN:
            return []
        kosong = self.instrumen.butir.exclude(
            pk__in=self.isi.exclude(jawaban="").values("butir")
        )
        tanpa_catatan = self.isi.filter(jawaban="tidak", catatan="")
        kurang = []
        if banyak := kosong.count():
            kurang.append(f"{banyak} butir belum dijawab: {_sebut(kosong)}.")
        if daftar := [i.butir for i in tanpa_catatan.select_related("butir")]:
            kurang.append(
                f"{len(daftar)} butir dijawab Tidak tanpa catatan: {_sebut(daftar)}."
            )
        return kurang

    @transaction.atomic
    def lakukan(self, tindakan: T, *, oleh, alasan: str = "") -> None:
        """Do an act that only moves the review on. TERBITKAN needs more than that: see
        `evaluasi.reviu.penerbitan`."""
        alasan = alasan.strip()
        if tindakan == T.KEMBALIKAN and not alasan:
            raise ReviuTidakBisa(
                "Tulis alasan pengembalian, supaya jelas apa yang diperbaiki."
            )
        ini = self.mulai(tindakan, oleh)
        ini.alasan_kembali = alasan
        self.pindah(ini, tindakan, oleh, alasan)

    def mulai(self, tindakan: T, oleh):
        """The held row, once person, stage and content were looked at."""
        siapa = self.pelaku(oleh)
        if not any(boleh & siapa for boleh in PELAKU[tindakan].values()):
            raise PermissionDenied(
                f"Tindakan “{tindakan.label}” bukan wewenang peran Anda."
            )
        ini = self.pegang()
        if not PELAKU[tindakan].get(S(ini.status), frozenset()) & siapa:
            raise ReviuTidakBisa(
                f"Reviu ini kini {ini.get_status_display().lower()}, sehingga tindakan "
                "ini tidak dapat dilakukan. Tidak ada yang berubah."
            )
        # Not above: it reads the models of this room.
        from ..empat_mata import halangan_reviu

        if halangan := halangan_reviu(ini, tindakan, oleh):
            raise ReviuTidakBisa(halangan)
        if kurang := ini.kekurangan(tindakan):
            raise ReviuTidakBisa(kurang)
        return ini

    def pindah(self, ini, tindakan: T, oleh, alasan: str = "", **ke) -> None:
        """Store the next stage and what came with it, and write the trail."""
        # Not above: it reads the models of this room.
        from ..reviu.kabar import kabari

        dari = ini.status
        ini.status = KE[tindakan]
        ini.full_clean()
        ini.save()
        Jejak.objects.catat(
            ini,
            oleh=oleh,
            aksi=tindakan.label[:1].lower() + tindakan.label[1:],
            dari={"status": dari},
            ke={"status": str(ini.status)} | ke,
            alasan=alasan,
        )
        kabari(ini, tindakan, oleh, alasan)
        self.refresh_from_db()


def _sebut(daftar) -> str:
    return ", ".join(str(b) for b in daftar)

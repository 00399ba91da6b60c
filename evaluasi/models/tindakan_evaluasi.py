"""The stages of an evaluation and who moves it on.

Who may do which act in which stage is one table, `PELAKU`. The doers are not roles
alone: a member and a quality assurer are known from the evaluation's own team, so that
an evaluator writes only where the team is assigned.
"""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from kecamatan.wewenang import wewenang

from ..pilihan import StatusEvaluasi as S
from ..pilihan import TindakanLke as T
from ..pilihan import TugasTim

# Who works for the kecamatan that is judged.
ORANG_KECAMATAN = frozenset({Peran.OPERATOR, Peran.PENANGGUNG_JAWAB, Peran.CAMAT})
_KECAMATAN = frozenset({Peran.OPERATOR})
_CAMAT = frozenset({Peran.OPERATOR, Peran.CAMAT})
_ANGGOTA = frozenset({TugasTim.ANGGOTA})
_MUTU = frozenset({TugasTim.PENJAMIN_MUTU})
_INSPEKTUR = frozenset({Peran.INSPEKTUR})

PELAKU: Mapping[T, Mapping[S, frozenset[str]]] = {
    T.KIRIM_MANDIRI: {S.MANDIRI: _CAMAT},
    T.KEMBALIKAN_MANDIRI: {S.PENILAIAN: _ANGGOTA},
    T.AJUKAN_MUTU: {S.PENILAIAN: _ANGGOTA},
    T.KEMBALIKAN_NILAI: {S.PENJAMINAN: _MUTU},
    T.BUKA_TANGGAPAN: {S.PENJAMINAN: _MUTU},
    T.KIRIM_TANGGAPAN: {S.TANGGAPAN: _CAMAT},
    T.SUSUN_LHE: {S.PEMBAHASAN: _ANGGOTA | _MUTU},
    T.KEMBALIKAN_LHE: {S.LHE: _MUTU | _INSPEKTUR},
    T.TERBITKAN: {S.LHE: _INSPEKTUR},
}
KE: Mapping[T, S] = {
    T.KIRIM_MANDIRI: S.PENILAIAN,
    T.KEMBALIKAN_MANDIRI: S.MANDIRI,
    T.AJUKAN_MUTU: S.PENJAMINAN,
    T.KEMBALIKAN_NILAI: S.PENILAIAN,
    T.BUKA_TANGGAPAN: S.TANGGAPAN,
    T.KIRIM_TANGGAPAN: S.PEMBAHASAN,
    T.SUSUN_LHE: S.LHE,
    T.KEMBALIKAN_LHE: S.PEMBAHASAN,
    T.TERBITKAN: S.TERBIT,
}
PERLU_ALASAN = (T.KEMBALIKAN_MANDIRI, T.KEMBALIKAN_NILAI, T.KEMBALIKAN_LHE)
# Said among those who judge; grades may stand in the reason.
ANTAR_PENILAI = frozenset({T.KEMBALIKAN_NILAI, T.KEMBALIKAN_LHE})
# Who writes what in which stage.
PENULIS_MANDIRI = {S.MANDIRI: _KECAMATAN}
PENULIS_NILAI = {S.PENILAIAN: _ANGGOTA, S.PEMBAHASAN: _ANGGOTA}
PENULIS_TANGGAPAN = {S.TANGGAPAN: _KECAMATAN}
# From here on the judged kecamatan sees its own grades.
TERLIHAT = (S.TANGGAPAN, S.PEMBAHASAN, S.LHE, S.TERBIT)

# Read with a row that is going to be written: what its rules and its trail look at.
BERIKUT = ("kecamatan__kabupaten", "periode__instrumen", "tim")


class TidakBisa(ValidationError):
    """The evaluation takes this not now; the sentence says why."""


class TindakanEvaluasi:
    """What an evaluation can go through. Raises PermissionDenied for whoever may never
    do the act, TidakBisa where it cannot be done now; then nothing changed."""

    def pelaku(self, user) -> frozenset[str]:
        """What this person is to the evaluation: roles that reach its kecamatan and,
        for an evaluator, the tasks in its team; none of these for whoever works for
        the kecamatan by now, whatever he was when the team was made."""
        hak = wewenang(user)
        if hak.semua:
            return frozenset(Peran) | frozenset(TugasTim)
        peran = hak.peran_di(self.kecamatan)
        sendiri = ORANG_KECAMATAN & peran
        if Peran.EVALUATOR not in peran or self.tim_id is None or sendiri:
            return frozenset(peran)
        # Not filtered by the database: whoever reads many evaluations prefetches it.
        tugas = {a.tugas for a in self.tim.anggota.all() if a.pengguna_id == user.pk}
        return frozenset(peran) | frozenset(TugasTim(t) for t in tugas)

    def tindakan_bagi(self, user) -> list[T]:
        """The acts this person can do on it now, in the order of the table."""
        siapa = self.pelaku(user)
        return [t for t in T if PELAKU[t].get(S(self.status), frozenset()) & siapa]

    def bisa_menulis(self, user, penulis: Mapping[S, frozenset[str]]) -> bool:
        """Whether this person may write now; `penulis`: one of PENULIS_…"""
        return bool(penulis.get(S(self.status), frozenset()) & self.pelaku(user))

    def nilai_terlihat(self, user) -> bool:
        """Whether this person may see the evaluators' answers and grades now."""
        return self.status in TERLIHAT or self.sebagai_penilai(user)

    def sebagai_penilai(self, user) -> bool:
        """Whether this person judges: in its team, or as Inspektur."""
        penilai = {TugasTim.ANGGOTA, TugasTim.PENJAMIN_MUTU, Peran.INSPEKTUR}
        return bool(self.pelaku(user) & penilai)

    @property
    def sebutan_tahap(self) -> str:
        """The stage within a sentence: "penilaian tim", "LHE terbit"."""
        label = self.get_status_display()
        return label if label[:2].isupper() else label[:1].lower() + label[1:]

    def alasan_terlihat(self, user) -> str:
        """Why it was returned last, for whom it was said: a return to the kecamatan is
        told to all, what judges tell one another names grades and stays with them."""
        if self.status == KE[T.KEMBALIKAN_MANDIRI] or self.sebagai_penilai(user):
            return self.alasan_kembali
        return ""

    def pegang(self, penulis: Mapping[S, frozenset[str]] | None = None, oleh=None):
        """The stored row, held until the transaction ends; with `penulis`, only for
        whoever may write in its stage now."""
        semua = type(self).objects.select_related(*BERIKUT)
        ini = semua.select_for_update(of=("self",)).get(pk=self.pk)
        if penulis is None or ini.bisa_menulis(oleh, penulis):
            return ini
        siapa = ini.pelaku(oleh)
        if not any(boleh & siapa for boleh in penulis.values()):
            raise PermissionDenied("Bagian ini bukan wewenang peran Anda.")
        raise TidakBisa(
            f"Evaluasi ini kini pada tahap {ini.sebutan_tahap}, sehingga "
            "bagian ini tidak dapat diubah."
        )

    @transaction.atomic
    def lakukan(self, tindakan: T, *, oleh, alasan: str = "") -> None:
        """Do an act that only moves the evaluation on. TERBITKAN needs more than that:
        see `evaluasi.penerbitan`."""
        alasan = alasan.strip()
        if tindakan in PERLU_ALASAN and not alasan:
            raise TidakBisa(
                "Tulis alasan pengembalian, supaya jelas apa yang diperbaiki."
            )
        ini = self.mulai(tindakan, oleh)
        if tindakan == T.SUSUN_LHE:
            # Not above: it reads the models of this room.
            from ..lhe.draf import siapkan_draf

            siapkan_draf(ini, oleh)
        self.pindah(ini, tindakan, oleh, alasan)

    def mulai(self, tindakan: T, oleh):
        """The held row, once person, stage and content were looked at."""
        # Not above: they look at the rows of the worksheet.
        from ..empat_mata import halangan_tindakan
        from ..kelengkapan import kekurangan

        siapa = self.pelaku(oleh)
        if not any(boleh & siapa for boleh in PELAKU[tindakan].values()):
            raise PermissionDenied(
                f"Tindakan “{tindakan.label}” bukan wewenang peran Anda."
            )
        ini = self.pegang()
        if not PELAKU[tindakan].get(S(ini.status), frozenset()) & siapa:
            raise TidakBisa(
                f"Evaluasi ini kini pada tahap {ini.sebutan_tahap}, "
                "sehingga tindakan ini tidak dapat dilakukan. Tidak ada yang berubah."
            )
        if halangan := halangan_tindakan(ini, tindakan, oleh):
            raise TidakBisa(halangan)
        if kurang := kekurangan(ini, tindakan):
            raise TidakBisa(kurang)
        return ini

    def pindah(self, ini, tindakan: T, oleh, alasan: str = "") -> None:
        """Store the next stage, write the trail, and tell those whose turn it is."""
        # Not above: it reads the models of this room.
        from ..lembar.kabar import kabari

        dari = ini.status
        ini.status = KE[tindakan]
        ini.alasan_kembali = alasan if tindakan in PERLU_ALASAN else ""
        ini.full_clean()
        ini.save()
        Jejak.objects.catat(
            ini,
            oleh=oleh,
            aksi=tindakan.label[:1].lower() + tindakan.label[1:],
            dari={"status": dari},
            ke={"status": str(ini.status)},
            alasan=alasan,
        )
        kabari(ini, tindakan, oleh, alasan)
        self.refresh_from_db()

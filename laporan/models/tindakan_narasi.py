"""What people do with a section of the report: write it, call it ready, say who writes.

Who may do what is one table, `PELAKU`; pages and tests read it. Each act writes the
trail in its own transaction.
"""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from kecamatan.models import Jejak
from kecamatan.pemberitahuan import orang
from kecamatan.pilihan import Peran
from kecamatan.riwayat import Bentrok
from kecamatan.wewenang import wewenang

from ..naskah import keberatan
from ..pilihan import TindakanNaskah as T

_PENYUSUN = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})
PELAKU: Mapping[T, frozenset[Peran]] = {
    T.TULIS: _PENYUSUN,
    T.TUGASKAN: _PENYUSUN,
    T.KOMENTARI: _PENYUSUN | {Peran.CAMAT},
}
# What a penanggung jawab does too, where the section is theirs.
YANG_DITUNJUK = frozenset({T.TULIS, T.KOMENTARI})
# Who can be asked to write a section.
PENULIS = (Peran.OPERATOR, Peran.PENANGGUNG_JAWAB)

BUKAN_PELAKU = {
    T.TULIS: "Bagian ini ditulis oleh operator kecamatan atau orang yang ditunjuk. Anda "
    "dapat membacanya.",
    T.TUGASKAN: "Penulis ditunjuk oleh operator kecamatan atau Bagian Organisasi.",
    T.KOMENTARI: "Komentar ditulis oleh camat, operator kecamatan, Bagian Organisasi, "
    "atau penulis bagian ini.",
}
SUDAH_SIAP = (
    "Bagian ini sudah ditandai siap, jadi tulisannya tidak diubah. Pilih “Buka lagi” "
    "lebih dahulu."
)


class TindakanNarasi:
    """Acts on a section, stored or not yet. Raises PermissionDenied for whoever may
    not, ValidationError with a sentence where it cannot be done, Bentrok where somebody
    else changed the text since version `versi` (0: there was none)."""

    def boleh(self, tindakan: T, user) -> bool:
        """Whether this person may do the act on this section."""
        hak = wewenang(user)
        peran = hak.peran_di(self.kecamatan)
        ditunjuk = (
            Peran.PENANGGUNG_JAWAB in peran and self.penanggung_jawab_id == user.pk
        )
        return bool(
            hak.semua
            or peran & PELAKU[tindakan]
            or (ditunjuk and tindakan in YANG_DITUNJUK)
        )

    def pastikan(self, tindakan: T, oleh) -> None:
        """PermissionDenied with a sentence for who may not do the act."""
        if not self.boleh(tindakan, oleh):
            raise PermissionDenied(BUKAN_PELAKU[tindakan])

    @property
    def versi_dilihat(self) -> int:
        """The version that a page shows; 0 before the section has a row."""
        return self.versi if self.pk else 0

    @transaction.atomic
    def tulis(self, isi: str, *, versi: int, oleh) -> bool:
        """Store a text; whether anything changed. One's own newer text (a second
        window) is no conflict: it stays in the history."""
        self.pastikan(T.TULIS, oleh)
        isi = isi.replace("\r\n", "\n").replace("\r", "\n").rstrip()
        if pesan := keberatan(isi):
            raise ValidationError({"isi": pesan})
        kini = self._tersimpan()
        if kini is None:
            if not isi:
                return False
            self.isi = isi
            self._buat(oleh, {"isi": isi, "versi": 1})
            return True
        if kini.isi == isi:
            self._ambil_alih(kini)
            return False
        if kini.siap:
            raise ValidationError(SUDAH_SIAP)
        if kini.versi != versi and kini._ditulis_orang_lain(versi, oleh):
            raise Bentrok(kini)
        baru = {"isi": isi, "versi": kini.versi + 1}
        kini._ubah({"versi": kini.versi, "siap": False}, baru, "mengubah", oleh)
        self._ambil_alih(kini)
        return True

    @transaction.atomic
    def tandai(self, siap: bool, *, versi: int, oleh) -> None:
        """Call the text that was read ready, or open it again."""
        self.pastikan(T.TULIS, oleh)
        kini = self._tersimpan()
        if kini is None or not kini.isi.strip():
            raise ValidationError("Bagian yang kosong belum dapat disebut siap.")
        if kini.siap == siap:
            return
        kini._ubah(
            {"versi": versi, "siap": not siap},
            {"siap": siap},
            "menandai siap" if siap else "membuka lagi",
            oleh,
        )
        self._ambil_alih(kini)

    @transaction.atomic
    def tugaskan(self, penulis, *, oleh) -> bool:
        """Say who writes the section, None for nobody in particular; whether anything
        changed."""
        self.pastikan(T.TUGASKAN, oleh)
        if penulis is not None and penulis not in self.calon_penulis():
            raise ValidationError("Orang ini tidak bertugas menulis di kecamatan ini.")
        kini = self._tersimpan()
        if (kini and kini.penanggung_jawab) == penulis:
            return False
        if kini is None:
            self.penanggung_jawab = penulis
            self._buat(oleh, {"penanggung_jawab": penulis.pk})
            return True
        baru = {"penanggung_jawab": penulis}
        kini._ubah({}, baru, "menunjuk penulis", oleh)
        self._ambil_alih(kini)
        return True

    def calon_penulis(self) -> list:
        """The people who can be asked to write here."""
        return orang(self.kecamatan, *PENULIS)

    @property
    def kunci(self) -> dict:
        """What the section is: its place in the report of its year."""
        nama = ("kecamatan_id", "tahun", "bagian")
        tentang = ("tujuan_id", "sasaran_id", "nomenklatur_id")
        return {n: getattr(self, n) for n in (*nama, *tentang)}

    def _tersimpan(self):
        semua = type(self).objects.select_for_update(of=("self",))
        return semua.filter(**self.kunci).first()

    def _buat(self, oleh, ke: dict) -> None:
        try:
            with transaction.atomic():
                self.full_clean(validate_constraints=False)
                self.save(force_insert=True)
        except IntegrityError as galat:
            raise Bentrok(self._tersimpan()) from galat
        Jejak.objects.catat(self, oleh=oleh, aksi="menambah", ke=ke)

    def _ubah(self, dilihat: dict, baru: dict, aksi: str, oleh) -> None:
        """Change the row only where it still is what was seen: asked in the UPDATE."""
        dari = {k: getattr(self, k) for k in baru}
        cocok = type(self).objects.filter(pk=self.pk, **dilihat)
        if not cocok.update(**baru):
            raise Bentrok(self._tersimpan())
        for nama, nilai in baru.items():
            setattr(self, nama, nilai)
        Jejak.objects.catat(
            self, oleh=oleh, aksi=aksi, dari=_polos(dari), ke=_polos(baru)
        )

    def _ditulis_orang_lain(self, versi: int, oleh) -> bool:
        """Whether somebody else wrote after the version that was seen."""
        jejak = Jejak.objects.tentang(self).filter(ke__versi__gt=versi)
        penulis = set(jejak.values_list("id_pengguna", flat=True))
        return penulis != {oleh.pk} if self.isi or penulis else False

    def _ambil_alih(self, kini) -> None:
        """Say from now on what is stored."""
        for kolom in self._meta.concrete_fields:
            setattr(self, kolom.attname, getattr(kini, kolom.attname))


def _polos(isi: dict) -> dict:
    return {k: getattr(v, "pk", v) for k, v in isi.items()}

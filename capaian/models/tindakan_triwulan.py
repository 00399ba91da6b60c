"""The official acts on a quarter, from draf to terkunci.

Each act holds the row, looks at its state again, changes it, takes a picture of what
the quarter says, and writes the trail, in one transaction. Which role may do which act
in which state is one table, `PELAKU`; pages and tests read it.
"""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone

from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from kecamatan.wewenang import wewenang

from ..pilihan import StatusTriwulan as S
from ..pilihan import TindakanTriwulan as T

_OPERATOR = frozenset({Peran.OPERATOR})
_CAMAT = frozenset({Peran.CAMAT})
_ORGANISASI = frozenset({Peran.BAGIAN_ORGANISASI})

PELAKU: Mapping[T, Mapping[S, frozenset[Peran]]] = {
    T.AJUKAN: {S.DRAF: _OPERATOR, S.DIKEMBALIKAN: _OPERATOR},
    T.TARIK: {S.DIAJUKAN: _OPERATOR},
    T.SETUJUI: {S.DIAJUKAN: _CAMAT},
    T.KEMBALIKAN: {
        S.DIAJUKAN: _CAMAT,
        S.DISETUJUI: _CAMAT | _ORGANISASI,
        S.DIVERIFIKASI: _ORGANISASI,
    },
    T.VERIFIKASI: {S.DISETUJUI: _ORGANISASI},
    # Locking again closes what was opened, and takes a new picture.
    T.KUNCI: {S.DIVERIFIKASI: _ORGANISASI, S.TERKUNCI: _ORGANISASI},
    T.MINTA_BUKA: {S.TERKUNCI: _OPERATOR | _CAMAT},
    T.BUKA: {S.TERKUNCI: _ORGANISASI},
}
# Where an act leads; one that is not here leaves the state as it is.
MENJADI: Mapping[T, S] = {
    T.AJUKAN: S.DIAJUKAN,
    T.TARIK: S.DRAF,
    T.SETUJUI: S.DISETUJUI,
    T.KEMBALIKAN: S.DIKEMBALIKAN,
    T.VERIFIKASI: S.DIVERIFIKASI,
    T.KUNCI: S.TERKUNCI,
}
# The states in which realisations may be written (within their window).
BISA_DIISI = (S.DRAF, S.DIKEMBALIKAN)


class TidakBisa(ValidationError):
    """The quarter takes this act not now; the sentence says why."""


def boleh(tindakan: T, status: S, peran: frozenset[Peran]) -> bool:
    """Whether a person with these roles may do the act in this state."""
    return bool(PELAKU[tindakan].get(status, frozenset()) & peran)


class TindakanPengukuran:
    """What a quarter can go through. Raises PermissionDenied for whoever may never do
    the act, TidakBisa where it cannot be done now; then nothing changed.

    `dilihat`: the mark (`tangkapan.sidik`) of what the person had before them; where
    the quarter says something else by now, TidakBisa. Empty: not asked.
    """

    def tindakan_bagi(self, user) -> list[T]:
        """The acts this person can do on it now, in the order of the table."""
        hak = wewenang(user)
        peran = frozenset(Peran) if hak.semua else hak.peran_di(self.kecamatan)
        return [t for t in T if boleh(t, S(self.status), peran)]

    def pegang(self):
        """The stored row, held until the transaction ends; whoever writes into the
        quarter holds it first. (On SQLite writers follow one another anyway.)"""
        semua = type(self).objects
        kunci = (self.kecamatan, self.tahun, self.triwulan)
        nama = ("kecamatan", "tahun", "triwulan")
        dipegang = semua.select_for_update(of=("self",))
        ini = dipegang.filter(**dict(zip(nama, kunci, strict=True))).first()
        ini = ini or dipegang.get(pk=semua.dari(*kunci).pk)
        ini.kecamatan = self.kecamatan
        return ini

    @transaction.atomic
    def ajukan(self, *, oleh, dilihat: str = "") -> None:
        """Send to the camat; from now on its figures stay as they are."""
        # Not above: these look at the rows of the room.
        from ..triwulan.kelengkapan import kekurangan

        ini = self._mulai(T.AJUKAN, oleh, dilihat)
        if kurang := kekurangan(ini):
            raise TidakBisa([str(k) for k in kurang])
        self._pindah(
            ini,
            T.AJUKAN,
            oleh,
            diajukan_pada=timezone.now(),
            alasan_kembali="",
        )

    @transaction.atomic
    def tarik(self, *, oleh) -> None:
        """Take it back before the camat has decided."""
        ini = self._mulai(T.TARIK, oleh)
        self._pindah(ini, T.TARIK, oleh, diajukan_pada=None)

    @transaction.atomic
    def setujui(self, *, oleh, dilihat: str = "") -> None:
        """The camat answers for the figures."""
        ini = self._mulai(T.SETUJUI, oleh, dilihat)
        self._pindah(ini, T.SETUJUI, oleh, perbaikan_sampai=None)
        ini.perbaikan.all().delete()

    @transaction.atomic
    def kembalikan(
        self,
        *,
        oleh,
        alasan: str = "",
        per_indikator: Mapping[models.Model, str] | None = None,
        sampai: datetime | None = None,
    ) -> None:
        """Return to be mended: for the whole (`alasan`), for marked indicators
        (`per_indikator`: what to mend in each), or both. `sampai`: until when."""
        tanda = {i: a.strip() for i, a in (per_indikator or {}).items()}
        alasan = alasan.strip()
        if not all(tanda.values()) or not (alasan or tanda):
            raise TidakBisa(
                "Tulis alasan pengembalian, untuk keseluruhan atau pada setiap "
                "indikator yang ditandai, supaya jelas apa yang diperbaiki."
            )
        if sampai is not None and sampai <= timezone.now():
            raise TidakBisa("Batas waktu perbaikan sudah lewat. Pilih waktu mendatang.")
        ini = self._mulai(T.KEMBALIKAN, oleh)
        ini.perbaikan.all().delete()
        for indikator, isi in tanda.items():
            baris = ini.perbaikan.model(pengukuran=ini, indikator=indikator, alasan=isi)
            baris.full_clean()
            baris.save()
        self._pindah(
            ini,
            T.KEMBALIKAN,
            oleh,
            alasan=" ".join(
                [alasan, *(f"{i.kode}: {a}" for i, a in tanda.items())]
            ).strip(),
            alasan_kembali=alasan or "Lihat alasan pada indikator yang ditandai.",
            perbaikan_sampai=sampai,
        )

    @transaction.atomic
    def verifikasi(self, *, oleh, dilihat: str = "") -> None:
        """Bagian Organisasi has looked at figures and evidence."""
        ini = self._mulai(T.VERIFIKASI, oleh, dilihat)
        self._pindah(ini, T.VERIFIKASI, oleh)

    @transaction.atomic
    def kunci(self, *, oleh, dilihat: str = "") -> None:
        """Final. Locking again closes what was opened for a time."""
        ini = self._mulai(T.KUNCI, oleh, dilihat)
        ini.pembukaan.filter(sampai__gt=timezone.now()).update(sampai=timezone.now())
        self._pindah(ini, T.KUNCI, oleh)

    @transaction.atomic
    def minta_buka(self, *, oleh, alasan: str, indikator=None):
        """Ask for a locked quarter to be opened, for one indicator or all. Returns
        the request."""
        if not alasan.strip():
            raise TidakBisa("Tulis alasan mengapa perlu dibuka.")
        ini = self._mulai(T.MINTA_BUKA, oleh)
        if ini.pembukaan.filter(indikator=indikator, dijawab_pada=None).exists():
            raise TidakBisa("Permintaan yang sama masih menunggu jawaban.")
        minta = ini.pembukaan.model(
            pengukuran=ini,
            indikator=indikator,
            alasan=alasan.strip(),
            diminta_oleh=oleh,
        )
        minta.full_clean()
        minta.save()
        self._catat(
            ini, T.MINTA_BUKA, oleh, {"indikator": str(indikator or "")}, alasan
        )
        self._kabarkan(ini, T.MINTA_BUKA, oleh, minta.pk, alasan)
        return minta

    @transaction.atomic
    def jawab_buka(
        self, permintaan, *, oleh, sampai: datetime | None = None, alasan: str = ""
    ) -> None:
        """Open what was asked for until `sampai`, or (None) refuse with a reason."""
        if sampai is None and not alasan.strip():
            raise TidakBisa("Tulis alasan penolakan, atau pilih batas waktunya.")
        if sampai is not None and sampai <= timezone.now():
            raise TidakBisa("Batas waktu itu sudah lewat. Pilih waktu mendatang.")
        ini = self._mulai(T.BUKA, oleh)
        minta = ini.pembukaan.filter(pk=permintaan.pk, dijawab_pada=None).first()
        if minta is None:
            raise TidakBisa("Permintaan ini sudah dijawab.")
        minta.dijawab_oleh, minta.dijawab_pada = oleh, timezone.now()
        minta.sampai, minta.alasan_tolak = sampai, alasan.strip()
        minta.full_clean()
        minta.save()
        ke = {"indikator": str(minta.indikator or ""), "sampai": str(sampai or "")}
        self._catat(ini, T.BUKA, oleh, ke, alasan)
        self._kabarkan(ini, T.BUKA, oleh, minta.pk, alasan, minta=minta)

    def _mulai(self, tindakan: T, oleh, dilihat: str = ""):
        """The held row, once person, state and what was seen were looked at."""
        hak = wewenang(oleh)
        peran = frozenset(Peran) if hak.semua else hak.peran_di(self.kecamatan)
        if not any(siapa & peran for siapa in PELAKU[tindakan].values()):
            raise PermissionDenied(
                f"Tindakan “{tindakan.label}” bukan wewenang peran Anda."
            )
        ini = self.pegang()
        if not boleh(tindakan, S(ini.status), peran):
            raise TidakBisa(
                f"{ini} kini berstatus {S(ini.status).kata}, sehingga "
                "tindakan ini tidak dapat dilakukan. Tidak ada yang berubah."
            )
        self._pastikan_terlihat(ini, dilihat)
        return ini

    def _pastikan_terlihat(self, ini, dilihat: str) -> None:
        from ..triwulan.tangkapan import gambar, sidik

        if dilihat and dilihat != sidik(gambar(ini)):
            raise TidakBisa(
                f"Isi {ini} berubah sesudah Anda membuka halaman ini. Yang tampil "
                "sekarang adalah isi terbaru; periksa kembali, lalu ulangi."
            )

    def _pindah(self, ini, tindakan: T, oleh, alasan: str = "", **isi):
        from ..triwulan.tangkapan import tangkap

        dari = ini.status
        ini.status = MENJADI[tindakan]
        for nama, nilai in isi.items():
            setattr(ini, nama, nilai)
        ini.full_clean()
        ini.save()
        gambar = tangkap(ini, tindakan, oleh)
        ke = {"status": str(ini.status), "sidik": gambar.sidik}
        self._catat(ini, tindakan, oleh, ke, alasan, {"status": dari})
        self._kabarkan(ini, tindakan, oleh, gambar.pk, alasan)
        self.pk = ini.pk
        self.refresh_from_db()

    def _kabarkan(self, ini, tindakan: T, oleh, nomor, alasan="", minta=None) -> None:
        from ..triwulan.alur.kabar import kabarkan

        kabarkan(
            ini, tindakan, oleh=oleh, nomor=nomor, alasan=alasan.strip(), minta=minta
        )

    def _catat(self, ini, tindakan: T, oleh, ke: dict, alasan="", dari=None) -> None:
        nama = str(tindakan.label)
        Jejak.objects.catat(
            ini,
            oleh=oleh,
            aksi=nama[:1].lower() + nama[1:],
            dari=dari,
            ke=ke,
            alasan=alasan.strip(),
        )

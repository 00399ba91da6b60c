"""The official acts on an assessment of the IPP: ajukan, kembalikan, tetapkan, and
batalkan where a determined value was wrong.

Each holds the row, looks at its state again, changes it and writes the trail, in one
transaction. Who may do which act is data (`PELAKU_IPP`); the pages ask it.
"""

from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from dokumen.berkas import sidik_berkas
from kecamatan.models import Jejak
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran
from kecamatan.riwayat import potret

from ..pilihan import StatusIpp

_KECAMATAN = frozenset({Peran.OPERATOR})
_ORGANISASI = frozenset({Peran.BAGIAN_ORGANISASI})
_DIBERI_TAHU = _KECAMATAN | {Peran.CAMAT}
PELAKU_IPP = {
    "f01": _KECAMATAN,
    "ajukan": _KECAMATAN,
    "f02": _ORGANISASI,
    "kembalikan": _ORGANISASI,
    "tetapkan": _ORGANISASI,
    "batalkan": _ORGANISASI,
    "f03": _KECAMATAN | _ORGANISASI,
    # Who is judged does not choose which answers count.
    "buang": _ORGANISASI,
}
_DITULIS = (StatusIpp.DRAF, StatusIpp.DIKEMBALIKAN)
_BELUM_DITETAPKAN = (*_DITULIS, StatusIpp.DIAJUKAN)
# In which states an act, or writing a form, is possible.
SYARAT_IPP = {
    "f01": _DITULIS,
    "ajukan": _DITULIS,
    "f02": (StatusIpp.DIAJUKAN,),
    "kembalikan": (StatusIpp.DIAJUKAN,),
    "tetapkan": (StatusIpp.DIAJUKAN,),
    "batalkan": (StatusIpp.DITETAPKAN,),
    "f03": _BELUM_DITETAPKAN,
    "buang": _BELUM_DITETAPKAN,
}
_PENETAPAN = (
    "aturan",
    "tanggal",
    "nilai_f02",
    "nilai_f03",
    "responden",
    "nilai",
    "kategori",
    "nomor_ba",
    "tanggal_ba",
    "berkas_ba",
    "nama_berkas_ba",
    "sidik_ba",
)


class TidakBisa(ValidationError):
    """The assessment takes this act (or this change) not now; the sentence says why."""


class TindakanIpp:
    """What an assessment can go through. Raises TidakBisa; then nothing changed."""

    def bisa(self, tindakan: str) -> bool:
        """Whether its state allows the act, or writing the form."""
        return self.status in SYARAT_IPP[tindakan]

    def pegang(self, tindakan: str):
        """The stored row, held until the transaction ends; TidakBisa where its state
        does not allow `tindakan`. (On SQLite writers follow one another anyway.)"""
        semua = type(self).objects.select_for_update(of=("self",))
        ini = semua.select_related("kecamatan__kabupaten", "instrumen")
        ini = ini.filter(pk=self.pk).first()
        if ini is None:
            raise TidakBisa("Penilaian IPP ini sudah dihapus oleh orang lain.")
        if not ini.bisa(tindakan):
            raise TidakBisa(
                f"{ini} kini berstatus {ini.get_status_display().lower()}, sehingga "
                "tindakan ini tidak dapat dilakukan. Tidak ada yang berubah."
            )
        return ini

    def f03_terbuka(self, pada: date) -> bool:
        """Whether the public may answer on this day."""
        return (
            self.bisa("f03")
            and self.f03_mulai is not None
            and self.f03_mulai <= pada <= self.f03_selesai
        )

    def kosong(self, kolom: str) -> list[int]:
        """Numbers of the indicators whose score (`f01`, `f02`) is not there yet."""
        return list(
            self.jawaban.filter(**{f"{kolom}__isnull": True})
            .order_by("indikator__nomor")
            .values_list("indikator__nomor", flat=True)
        )

    @transaction.atomic
    def ajukan(self, *, oleh) -> None:
        """Hand F-01 in; from now on the kecamatan's answers stay as they are."""
        ini = self.pegang("ajukan")
        if kurang := ini.kosong("f01"):
            raise TidakBisa(f"F-01 belum lengkap: skor nomor {_daftar(kurang)} kosong.")
        isi = {
            "status": StatusIpp.DIAJUKAN,
            "diajukan_pada": timezone.now(),
            "diajukan_oleh": oleh,
            "alasan_kembali": "",
        }
        self._ubah(ini, isi, oleh=oleh, aksi="mengajukan")
        ini._kabari(_ORGANISASI, f"F-01 {ini} {ini.kecamatan} diajukan.")

    @transaction.atomic
    def kembalikan(self, *, oleh, alasan: str) -> None:
        """Return F-01 to the kecamatan, with what is to be mended. Scores of F-02 that
        are there stay."""
        if not alasan.strip():
            raise TidakBisa("Tulis alasan pengembalian, supaya jelas apa yang diubah.")
        ini = self.pegang("kembalikan")
        isi = {"status": StatusIpp.DIKEMBALIKAN, "alasan_kembali": alasan.strip()}
        self._ubah(ini, isi, oleh=oleh, aksi="mengembalikan", alasan=alasan.strip())
        ini._kabari(_KECAMATAN, f"F-01 {ini} dikembalikan untuk diperbaiki.")

    def tetapkan(
        self,
        *,
        oleh,
        tanggal: date,
        nomor_ba: str = "",
        tanggal_ba: date | None = None,
        berkas_ba: File | None = None,
    ) -> None:
        """Determine the value by the rule in force and freeze everything. The berita
        acara is optional; `berkas_ba`: checked (`dokumen.berkas.periksa_pdf`)."""
        isi = {"nomor_ba": nomor_ba.strip(), "tanggal_ba": tanggal_ba}
        disimpan = None
        try:
            with transaction.atomic():
                ini = self.pegang("tetapkan")
                isi |= ini._hasil_penetapan() | {"tanggal": tanggal}
                if berkas_ba:
                    isi["sidik_ba"] = sidik_berkas(berkas_ba)
                    isi["nama_berkas_ba"] = Path(berkas_ba.name).name[-255:]
                    ini.berkas_ba.save(berkas_ba.name, berkas_ba, save=False)
                    disimpan = isi["berkas_ba"] = ini.berkas_ba
                self._ubah(ini, isi, oleh=oleh, aksi="menetapkan")
                ini._kabari(_DIBERI_TAHU, f"Nilai IPP {ini.tahun} ditetapkan.")
        except BaseException:
            if disimpan:
                disimpan.delete(save=False)
            raise

    def _hasil_penetapan(self) -> dict:
        # Not above: the result is read from these models.
        from ..ipp.hasil import susun_hasil

        hasil = susun_hasil(self)
        if kurang := self.kosong("f02"):
            raise TidakBisa(f"F-02 belum lengkap: skor nomor {_daftar(kurang)} kosong.")
        if hasil.aturan is None or hasil.ipp is None:
            raise TidakBisa(hasil.alasan)
        return {
            "status": StatusIpp.DITETAPKAN,
            "aturan": hasil.aturan,
            "nilai_f02": hasil.f02,
            "nilai_f03": hasil.f03_dihitung,
            "responden": hasil.responden,
            "nilai": hasil.ipp.nilai,
            "kategori": hasil.ipp.kategori,
        }

    @transaction.atomic
    def batalkan(self, *, oleh, alasan: str) -> None:
        """Take a determined value back, so that F-02 can be mended and determined
        anew. What was determined stays in the trail, its file in the store."""
        if not alasan.strip():
            raise TidakBisa("Tulis alasan pembatalan penetapan.")
        ini = self.pegang("batalkan")
        kosong = {"nomor_ba": "", "berkas_ba": "", "nama_berkas_ba": ""}
        kosong |= {"sidik_ba": "", "kategori": ""}
        isi = {nama: kosong.get(nama) for nama in _PENETAPAN}
        isi["status"] = StatusIpp.DIAJUKAN
        self._ubah(ini, isi, oleh=oleh, aksi="membatalkan", alasan=alasan.strip())
        ini._kabari(_DIBERI_TAHU, f"Penetapan nilai IPP {ini.tahun} dibatalkan.")

    def _kabari(self, peran: frozenset[Peran], teks: str) -> None:
        tautan = reverse("ipp", args=[self.kecamatan.kode, self.tahun])
        beritahu(orang(self.kecamatan, *peran), teks, tautan)

    def _ubah(self, ini, isi: dict, *, oleh, aksi: str, alasan: str = "") -> None:
        """Store, write the trail, and show the caller's row what is stored."""
        dari = potret(type(ini).objects.get(pk=ini.pk))
        for nama, nilai in isi.items():
            setattr(ini, nama, nilai)
        ini.clean()
        ini.validate_constraints()
        ini.save(update_fields=list(isi))
        ke = potret(ini)
        beda = sorted(nama for nama in ke if ke[nama] != dari[nama])
        Jejak.objects.catat(
            ini,
            oleh=oleh,
            aksi=aksi,
            dari={nama: dari[nama] for nama in beda},
            ke={nama: ke[nama] for nama in beda},
            alasan=alasan,
        )
        self.refresh_from_db()


def _daftar(nomor: list[int]) -> str:
    """ "1, 2, dan 5"; a long list is cut."""
    if len(nomor) > 12:
        return f"{', '.join(map(str, nomor[:10]))}, dan {len(nomor) - 10} lainnya"
    depan = ", ".join(map(str, nomor[:-1]))
    return f"{depan} dan {nomor[-1]}" if depan else str(nomor[-1])

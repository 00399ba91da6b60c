"""The official acts on a Perjanjian Kinerja: ajukan, kembalikan, tetapkan.

Each holds the row, looks at its state again, changes it and writes the trail, in one
transaction. Who may do which act is data (`PELAKU_PK`); the pages ask it.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan, semua_atau_tidak
from dokumen.pilihan import JenisDokumen
from kecamatan.models import Jejak, MasaJabatan
from kecamatan.pilihan import Peran
from sakip.tanggal import panjang

from ..pilihan import Asal, StatusPk

PELAKU_PK = {
    "ajukan": frozenset({Peran.OPERATOR}),
    "kembalikan": frozenset({Peran.BAGIAN_ORGANISASI}),
    "tetapkan": frozenset({Peran.BAGIAN_ORGANISASI}),
}
# In which states an act is possible, and in which the content may be changed.
BOLEH_DIUBAH = (StatusPk.DRAF, StatusPk.DIKEMBALIKAN)
SYARAT_PK = {
    "ajukan": BOLEH_DIUBAH,
    "kembalikan": (StatusPk.DIAJUKAN,),
    "tetapkan": (StatusPk.DIAJUKAN,),
}


class TidakBisa(ValidationError):
    """The agreement takes this act (or this change) not now; the sentence says why."""


class TindakanPk:
    """What an agreement can go through. Raises TidakBisa; then nothing changed."""

    @property
    def bisa_berubah(self) -> bool:
        """Whether its content may still be written."""
        return self.status in BOLEH_DIUBAH

    def bisa(self, tindakan: str) -> bool:
        """Whether its state allows the act."""
        return self.status in SYARAT_PK[tindakan]

    def pegang(self, status=BOLEH_DIUBAH):
        """The stored row, held until the transaction ends; TidakBisa where its state
        is none of `status`. (On SQLite writers follow one another anyway.)"""
        ini = type(self).objects.select_for_update(of=("self",)).filter(pk=self.pk)
        pk = ini.first()
        if pk is None:
            raise TidakBisa("Perjanjian Kinerja ini sudah dihapus oleh orang lain.")
        if pk.status not in status:
            raise TidakBisa(
                f"{pk} kini berstatus {pk.get_status_display().lower()}, sehingga "
                "tindakan ini tidak dapat dilakukan. Tidak ada yang berubah."
            )
        return pk

    def kekurangan(self) -> list[str]:
        """What is still missing before it can be submitted, in sentences."""
        butir = list(self.butir.all())
        kurang = []
        if not butir:
            kurang.append("Belum ada indikator. Tambahkan dari Renstra.")
        if self.asal == Asal.SISTEM:
            kurang += [
                f"Target “{b}” belum berangka; predikat saja tidak cukup untuk "
                "Perjanjian Kinerja baru."
                for b in butir
                if b.nilai is None
            ]
        if self.pertama_id is None:
            kurang.append("Pihak pertama belum dipilih.")
        if self.kedua_id is None:
            kurang.append("Pihak kedua belum dipilih.")
        return kurang

    @transaction.atomic
    def ajukan(self, *, oleh, pada: datetime | None = None) -> None:
        """Submit to Bagian Organisasi; from now on the content stays as it is."""
        pk = self.pegang(SYARAT_PK["ajukan"])
        pk._pastikan_lengkap()
        isi = {
            "status": StatusPk.DIAJUKAN,
            "diajukan_pada": pada or timezone.now(),
            "diajukan_oleh": oleh,
            "alasan_kembali": "",
        }
        self._ubah(pk, isi, oleh=oleh, aksi="mengajukan")

    @transaction.atomic
    def kembalikan(self, *, oleh, alasan: str) -> None:
        """Return to the kecamatan, with what is to be mended."""
        if not alasan.strip():
            raise TidakBisa("Tulis alasan pengembalian, supaya jelas apa yang diubah.")
        pk = self.pegang(SYARAT_PK["kembalikan"])
        isi = {"status": StatusPk.DIKEMBALIKAN, "alasan_kembali": alasan.strip()}
        self._ubah(pk, isi, oleh=oleh, aksi="mengembalikan", alasan=alasan.strip())

    def tetapkan(self, *, oleh, nomor: str, tanggal: date, berkas: File) -> None:
        """Record number, date and the signed file, and freeze it: words and names are
        copied, and the printed tree is kept with its fingerprint.

        `berkas`: already checked (`dokumen.berkas.periksa_pdf`).
        """
        dokumen = DokumenResmi()
        with semua_atau_tidak(dokumen):
            self._tetapkan(dokumen, oleh, nomor.strip(), tanggal, berkas)

    def _tetapkan(self, dokumen, oleh, nomor, tanggal, berkas) -> None:
        # Not above: the tree is built from these models.
        from ..surat.pk import susun_pk

        pk = self.pegang(SYARAT_PK["tetapkan"])
        pk._pastikan_lengkap()
        pk._pastikan_menjabat(tanggal)
        isi = {"status": StatusPk.DITETAPKAN, "nomor": nomor, "tanggal": tanggal}
        isi |= {"tempat": pk.tempat or pk.kecamatan.kabupaten.nama} | pk._salinan()
        for nama, nilai in isi.items():
            setattr(pk, nama, nilai)
        dokumen.kecamatan, dokumen.tahun = pk.kecamatan, pk.tahun
        dokumen.jenis, dokumen.judul = JenisDokumen.PK, pk.judul_dokumen()
        dokumen.nomor, dokumen.tanggal = nomor, tanggal
        dokumen.dibuat_oleh = oleh
        bekukan(dokumen, susun_pk(pk), berkas)
        isi["dokumen"] = dokumen
        self._ubah(pk, isi, oleh=oleh, aksi="menetapkan")

    def judul_dokumen(self) -> str:
        """Its title among the official documents of the kecamatan."""
        unit = f", {self.unit}" if self.unit_id else ""
        return f"{self.sebutan} Tahun {self.tahun}{unit}"

    def _salinan(self) -> dict[str, str]:
        """Names and titles as they are on the day of signing."""
        from ..surat.pk import pihak_kedua, pihak_pertama

        hasil = {}
        for nama, pihak in (
            ("pertama", pihak_pertama(self)),
            ("kedua", pihak_kedua(self)),
        ):
            hasil[f"{nama}_nama"] = pihak.nama
            hasil[f"{nama}_jabatan"] = pihak.jabatan
            hasil[f"{nama}_nip"] = pihak.nip
        return hasil

    def _pastikan_lengkap(self) -> None:
        if kurang := self.kekurangan():
            raise TidakBisa(kurang)

    def _pastikan_menjabat(self, tanggal: date) -> None:
        menjabat = MasaJabatan.objects.pada(tanggal).filter(
            pk__in=(self.pertama_id, self.kedua_id)
        )
        ada = set(menjabat.values_list("pk", flat=True))
        for masa in (self.pertama, self.kedua):
            if masa.pk not in ada:
                raise TidakBisa(
                    f"{masa} tidak menjabat pada {panjang(tanggal)}. Periksa tanggalnya, "
                    "atau kembalikan supaya pihaknya dipilih ulang."
                )

    def _ubah(self, pk, isi: dict, *, oleh, aksi: str, alasan: str = "") -> None:
        """Store, write the trail, and show the caller's row what is stored."""
        dari = type(pk).objects.values_list("status", flat=True).get(pk=pk.pk)
        for nama, nilai in isi.items():
            setattr(pk, nama, nilai)
        pk.validate_constraints()
        pk.save(update_fields=list(isi))
        ke = {
            nama: str(nilai)
            for nama, nilai in isi.items()
            if nama not in ("diajukan_oleh", "dokumen")
        }
        Jejak.objects.catat(
            pk, oleh=oleh, aksi=aksi, dari={"status": dari}, ke=ke, alasan=alasan
        )
        self.refresh_from_db()

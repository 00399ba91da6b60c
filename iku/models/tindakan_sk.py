"""The official act on a decree (SK IKU): tetapkan. From then on it says what it says;
what is wrong or outdated in it is changed by another decree.
"""

from datetime import date

from django.core.files import File

from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan, semua_atau_tidak
from dokumen.pilihan import JenisDokumen
from kecamatan.models import Jejak
from sakip.tanggal import panjang

from ..pilihan import StatusSk
from .tindakan_pk import TidakBisa

SK_DITETAPKAN = (
    "Keputusan ini sudah ditetapkan, sehingga isinya tidak dapat diubah. Buat keputusan "
    "perubahan untuk memperbaikinya."
)


class TindakanSk:
    """What a decree can go through. Raises TidakBisa; then nothing changed."""

    @property
    def draf(self) -> bool:
        """Whether it is still being written."""
        return self.status == StatusSk.DRAF

    def pegang(self):
        """The stored row, held until the transaction ends; TidakBisa where it is no
        draft any more. (On SQLite writers follow one another anyway.)"""
        semua = type(self).objects.select_for_update(of=("self",))
        sk = semua.filter(pk=self.pk).first()
        if sk is None:
            raise TidakBisa("Keputusan ini sudah dihapus oleh orang lain.")
        if not sk.draf:
            raise TidakBisa(SK_DITETAPKAN)
        return sk

    def kekurangan(self) -> list[str]:
        """What is still missing before it can be determined, in sentences."""
        kurang = []
        if not self.butir.exists():
            kurang.append("Belum ada indikator. Tambahkan indikatornya.")
        if not self.penetap_nama:
            kurang.append("Nama penetap belum diisi pada naskahnya.")
        return kurang

    def tetapkan(self, *, oleh, nomor: str, tanggal: date, berkas: File) -> None:
        """Record number, date and the signed file, and freeze it: its rows stay as they
        are, and the printed tree is kept with its fingerprint.

        `berkas`: already checked (`dokumen.berkas.periksa_pdf`).
        """
        dokumen = DokumenResmi(jenis=JenisDokumen.SK_IKU, nomor=nomor.strip())
        dokumen.tanggal, dokumen.tahun = tanggal, tanggal.year
        dokumen.dibuat_oleh = oleh
        with semua_atau_tidak(dokumen):
            self._tetapkan(dokumen, berkas, oleh)
        self.refresh_from_db()

    def _tetapkan(self, dokumen: DokumenResmi, berkas: File, oleh) -> None:
        # Not above: the tree is built from these models.
        from ..surat.sk import susun_sk

        sk = self.pegang()
        if kurang := sk.kekurangan():
            raise TidakBisa(kurang)
        sk.nomor, sk.tanggal, sk.tanggal_teks = dokumen.nomor, dokumen.tanggal, ""
        sk.status = StatusSk.DITETAPKAN
        sk._pastikan_sesudah_yang_diubah()
        sk.validate_constraints()
        dokumen.kecamatan, dokumen.judul = sk.kecamatan, str(sk)
        bekukan(dokumen, susun_sk(sk), berkas)
        sk.dokumen = dokumen
        sk.save(update_fields=["nomor", "tanggal", "tanggal_teks", "status", "dokumen"])
        Jejak.objects.catat(
            sk,
            oleh=oleh,
            aksi="menetapkan",
            dari={"status": StatusSk.DRAF.value},
            ke={
                "status": StatusSk.DITETAPKAN.value,
                "nomor": sk.nomor,
                "tanggal": sk.tanggal.isoformat(),
            },
        )

    def _pastikan_sesudah_yang_diubah(self) -> None:
        lama = self.mengubah
        if lama and lama.tanggal and self.tanggal < lama.tanggal:
            raise TidakBisa(
                f"Tanggal ini mendahului {lama} ({panjang(lama.tanggal)}) yang "
                "diubahnya. Periksa tanggalnya."
            )

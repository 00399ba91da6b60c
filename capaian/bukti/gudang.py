"""Where evidence lies on the disk: whole or not at all, each content once per kecamatan.

Files lie outside every served folder under random names. A file gets its name only when
all of it is on the disk, and its row only after that: whatever is cut off in between
leaves at most a file that nobody names, which `sapuan` takes away.
"""

import errno
import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db.models import Sum

from kecamatan import riwayat
from kecamatan.models import Kecamatan

from ..models import Bukti
from ..models.bukti import nama_acak
from .pemeriksaan import JenisBerkas, nama_rapi, tulis_ukuran


@dataclass(frozen=True)
class Titipan:
    """A whole file on the disk that has no name yet."""

    letak: Path
    sidik: str
    ukuran: int

    def beri_nama(self, nama: str) -> None:
        """Give it its place below MEDIA_ROOT; both folders survive a power cut."""
        tujuan = Path(settings.MEDIA_ROOT) / nama
        _buat_folder(tujuan.parent)
        os.replace(self.letak, tujuan)
        _pastikan_tertulis(tujuan.parent)


def folder() -> Path:
    """All evidence lies below it."""
    return Path(settings.MEDIA_ROOT) / "bukti"


def folder_sementara() -> Path:
    """... and what is still arriving, here: the same disk, so that naming is one step."""
    return folder() / "sementara"


@contextmanager
def titip(berkas: File) -> Iterator[Titipan]:
    """Put the content on the disk with its SHA-256; gone at the end unless it was given
    a name. ValidationError where the disk is full."""
    _buat_folder(folder_sementara())
    letak = folder_sementara() / uuid.uuid4().hex
    try:
        yield Titipan(letak, _tulis(berkas, letak), berkas.size)
    finally:
        letak.unlink(missing_ok=True)


def simpan(
    titipan: Titipan, jenis: JenisBerkas, nama: str, kecamatan: Kecamatan, oleh
) -> tuple[Bukti, bool]:
    """The evidence of these bytes, and whether it is new here; within the transaction
    of the act. The kecamatan is held: of two that bring the same bytes at once, the
    second finds what the first brought. ValidationError beyond the quota."""
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan.pk)
    lama = Bukti.objects.filter(kecamatan=kecamatan, sidik=titipan.sidik).first()
    if lama is not None:
        if not ada_berkasnya(lama):
            titipan.beri_nama(lama.berkas.name)  # lost from the disk: here it is again
        return lama, False
    _pastikan_muat(kecamatan, titipan.ukuran)
    letak = nama_acak(None, nama)
    bukti = Bukti(
        kecamatan=kecamatan,
        nama=nama_rapi(nama, jenis),
        berkas=letak,
        jenis_isi=jenis.mime,
        ukuran=titipan.ukuran,
        sidik=titipan.sidik,
        diunggah_oleh=oleh,
    )
    titipan.beri_nama(letak)
    riwayat.simpan(bukti, oleh=oleh)
    return bukti, True


def ada_berkasnya(bukti: Bukti) -> bool:
    """Whether the file of this evidence is on the disk, in its length."""
    try:
        return os.stat(bukti.berkas.path).st_size == bukti.ukuran
    except FileNotFoundError:
        return False


def terpakai(kecamatan: Kecamatan) -> int:
    """Bytes of all evidence of a kecamatan."""
    return Bukti.objects.filter(kecamatan=kecamatan).aggregate(n=Sum("ukuran"))[
        "n"
    ] or (0)


def _pastikan_muat(kecamatan: Kecamatan, tambahan: int) -> None:
    ada = terpakai(kecamatan)
    if ada + tambahan > settings.BUKTI_KUOTA:
        raise ValidationError(
            f"Ruang bukti kecamatan ini {tulis_ukuran(settings.BUKTI_KUOTA)} dan sudah "
            f"terpakai {tulis_ukuran(ada)}, sehingga berkas ini tidak muat. Lepas bukti "
            "yang tidak dipakai, atau mintalah tambahan kepada pengelola sistem."
        )


def _tulis(berkas: File, letak: Path) -> str:
    sidik = hashlib.sha256()
    berkas.seek(0)
    try:
        with letak.open("xb") as tujuan:
            for potong in berkas.chunks():
                sidik.update(potong)
                tujuan.write(potong)
            tujuan.flush()
            os.fsync(tujuan.fileno())
    except OSError as galat:
        if galat.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise ValidationError(
            "Ruang simpan peladen penuh, sehingga berkas ini tidak tersimpan. "
            "Beritahukan kepada pengelola sistem, lalu unggah lagi."
        ) from galat
    return sidik.hexdigest()


def _buat_folder(satu: Path) -> None:
    if not satu.is_dir():
        satu.mkdir(parents=True, exist_ok=True)
        _pastikan_tertulis(satu.parent)


def _pastikan_tertulis(satu: Path) -> None:
    nomor = os.open(satu, os.O_RDONLY)
    try:
        os.fsync(nomor)
    finally:
        os.close(nomor)

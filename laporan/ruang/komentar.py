"""Remarks on a section, and who hears of them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kecamatan.models import Jejak
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran

from ..models import KomentarNarasi, Narasi
from ..pilihan import TindakanNaskah
from .alamat import judul_naskah

TERPANJANG = KomentarNarasi._meta.get_field("isi").max_length
BUKAN_PENYELESAI = "Komentar diselesaikan oleh penulis bagian ini atau pembuatnya."


@transaction.atomic
def komentari(narasi: Narasi, isi: str, *, oleh, tautan: str) -> KomentarNarasi:
    """Add a remark and tell the one who writes the section and the operators. Raises
    PermissionDenied, ValidationError with a sentence."""
    narasi.pastikan(TindakanNaskah.KOMENTARI, oleh)
    isi = isi.replace("\r\n", "\n").replace("\x00", "").strip()
    if not isi:
        raise ValidationError("Tulis komentarnya.")
    if len(isi) > TERPANJANG:
        raise ValidationError(f"Komentar paling panjang {TERPANJANG} huruf.")
    if narasi.pk is None:
        # A remark may come before the first word.
        narasi, _ = Narasi.objects.get_or_create(**narasi.kunci)
    komentar = KomentarNarasi.objects.create(narasi=narasi, penulis=oleh, isi=isi)
    Jejak.objects.catat(komentar, oleh=oleh, aksi="menambah", ke={"isi": isi})
    penerima = orang(narasi.kecamatan, Peran.OPERATOR)
    if narasi.penanggung_jawab is not None:
        penerima.append(narasi.penanggung_jawab)
    beritahu(
        [satu for satu in penerima if satu != oleh],
        f"{oleh} berkomentar pada {judul_naskah(narasi)} (LKjIP {narasi.tahun}): {isi}",
        f"{tautan}#komentar-{komentar.pk}",
        kunci=f"komentar-narasi-{komentar.pk}",
        surel=True,
    )
    return komentar


def bisa_selesaikan(komentar: KomentarNarasi, narasi: Narasi, user) -> bool:
    """Whoever writes the section, or wrote the remark."""
    return komentar.penulis_id == user.pk or narasi.boleh(TindakanNaskah.TULIS, user)


@transaction.atomic
def selesaikan(komentar: KomentarNarasi, *, oleh, tautan: str) -> bool:
    """Say that a remark was dealt with, once; whether it was still open."""
    narasi = komentar.narasi
    if not bisa_selesaikan(komentar, narasi, oleh):
        raise PermissionDenied(BUKAN_PENYELESAI)
    kini = timezone.now()
    terbuka = KomentarNarasi.objects.filter(pk=komentar.pk, selesai_pada=None)
    if not terbuka.update(selesai_oleh=oleh, selesai_pada=kini):
        return False
    Jejak.objects.catat(
        komentar, oleh=oleh, aksi="menyelesaikan", ke={"selesai_pada": str(kini)}
    )
    if komentar.penulis != oleh:
        beritahu(
            [komentar.penulis],
            f"Komentar Anda pada {judul_naskah(narasi)} (LKjIP {narasi.tahun}) sudah "
            f"diselesaikan oleh {oleh}.",
            tautan,
            kunci=f"komentar-narasi-{komentar.pk}-selesai",
        )
    return True

"""What the pages of one agreement share: finding it, and who may do what with it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from iku.models import PerjanjianKinerja
from iku.models.tindakan_pk import PELAKU_PK
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran
from kecamatan.ruang import bisa_ubah, pastikan_bisa_ubah

BUKAN_PENYUSUN = (
    "Perjanjian Kinerja disusun oleh operator kecamatan, dan dapat disesuaikan oleh "
    "Bagian Organisasi."
)
BUKAN_PELAKU = {
    "ajukan": "Perjanjian Kinerja diajukan oleh operator kecamatan.",
    "kembalikan": "Perjanjian Kinerja dikembalikan oleh Bagian Organisasi.",
    "tetapkan": "Perjanjian Kinerja ditetapkan oleh Bagian Organisasi.",
}
OPERATOR = frozenset({Peran.OPERATOR})


@dataclass(frozen=True)
class Hak:
    """What this person may do with this agreement now; the page asks nothing else."""

    mengubah: bool
    ajukan: bool
    kembalikan: bool
    tetapkan: bool
    merencanakan: bool

    @property
    def ada(self) -> bool:
        return self.mengubah or self.ajukan or self.kembalikan or self.tetapkan


def hak(pk: PerjanjianKinerja, user) -> Hak:
    """Three queries, whatever the roles."""
    penyusun = bisa_ubah(pk, user)
    boleh = {
        nama: pk.bisa(nama) and bisa_ubah(pk, user, peran)
        for nama, peran in PELAKU_PK.items()
    }
    return Hak(penyusun and pk.bisa_berubah, merencanakan=penyusun, **boleh)


def ambil_pk(request, pk: int) -> PerjanjianKinerja:
    """The agreement of this kecamatan and year, or 404."""
    ruang = request.ruang
    return ruang.ambil(
        PerjanjianKinerja.objects.filter(tahun=ruang.tahun).select_related(
            "kecamatan__kabupaten",
            "renstra",
            "unit",
            "induk",
            "sumber_anggaran",
            "dokumen",
            "pertama__pejabat",
            "kedua__pejabat",
            "diajukan_oleh",
        ),
        pk,
    )


def untuk_disusun(request, pk: int) -> PerjanjianKinerja:
    """The same, for who may write it; 403 for others who see it."""
    ini = ambil_pk(request, pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENYUSUN)
    return ini


def wajib_beralasan(baris: PerjanjianKinerja | Kecamatan, user) -> bool:
    """Whether the person adjusts what the kecamatan wrote, and must say why."""
    return not bisa_ubah(baris, user, OPERATOR)


def remah_pk(request, pk: PerjanjianKinerja | None = None) -> list[tuple[str, str]]:
    ruang = request.ruang
    remah = ruang.remah(("Perjanjian Kinerja", ruang.alamat("daftar-pk")))
    if pk is not None:
        remah.append((str(pk), ruang.alamat("pk", pk.pk)))
    return remah


def tertutup(request, pk: PerjanjianKinerja) -> HttpResponse | None:
    """Back to the agreement with a sentence where its content takes no change."""
    if pk.bisa_berubah:
        return None
    messages.info(
        request,
        f"{pk} berstatus {pk.get_status_display().lower()}, sehingga isinya tidak "
        "dapat diubah.",
    )
    return redirect(request.ruang.alamat("pk", pk.pk))

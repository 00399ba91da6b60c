"""What the pages of one assessment share: finding it, and who may do what with it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from capaian.models import PenilaianIpp
from capaian.models.tindakan_ipp import PELAKU_IPP
from kecamatan.ruang import bisa_ubah, pastikan_bisa_ubah

BUKAN_PELAKU = {
    "f01": "F-01 diisi oleh operator kecamatan.",
    "ajukan": "F-01 diajukan oleh operator kecamatan.",
    "f02": "F-02 diisi oleh Bagian Organisasi.",
    "kembalikan": "F-01 dikembalikan oleh Bagian Organisasi.",
    "tetapkan": "Nilai IPP ditetapkan oleh Bagian Organisasi.",
    "batalkan": "Penetapan nilai IPP dibatalkan oleh Bagian Organisasi.",
    "f03": "F-03 diatur oleh operator kecamatan atau Bagian Organisasi.",
    "buang": "Jawaban F-03 hanya dapat dihapus oleh Bagian Organisasi.",
}


def cari_penilaian(request) -> PenilaianIpp | None:
    """The assessment of this kecamatan and year, or None."""
    ruang = request.ruang
    return (
        PenilaianIpp.objects.visible_to(request.user)
        .filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun)
        .select_related("kecamatan__kabupaten", "instrumen", "aturan", "diajukan_oleh")
        .first()
    )


def ambil_penilaian(request) -> PenilaianIpp:
    """The same, or 404."""
    if (ini := cari_penilaian(request)) is None:
        raise Http404
    return ini


def ambil_respons(request, pk: int):
    """A respondent's answer of this assessment, or 404."""
    ini = ambil_penilaian(request)
    return get_object_or_404(ini.respons.select_related("penilaian"), pk=pk)


def untuk(request, tindakan: str) -> PenilaianIpp:
    """The assessment, for who may do this act; 403 for others who see it."""
    ini = ambil_penilaian(request)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PELAKU[tindakan], PELAKU_IPP[tindakan])
    return ini


def hak(penilaian: PenilaianIpp, user) -> dict[str, bool]:
    """What this person may do with it now; the pages ask nothing else."""
    boleh = {
        peran: bisa_ubah(penilaian, user, peran) for peran in set(PELAKU_IPP.values())
    }
    return {
        nama: penilaian.bisa(nama) and boleh[peran]
        for nama, peran in PELAKU_IPP.items()
    }


def remah(request, *lanjut: tuple[str, str]) -> list[tuple[str, str]]:
    """The pages above one of the IPP, as (text, address)."""
    ruang = request.ruang
    return [
        (f"Capaian {ruang.tahun}", ruang.alamat("capaian")),
        ("Indeks Pelayanan Publik", ruang.alamat("ipp")),
        *lanjut,
    ]

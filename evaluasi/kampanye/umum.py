"""What the pages of a campaign share."""

from kecamatan.ruang import RuangKabupaten, bisa_ubah, pastikan_bisa_ubah

from ..models import Evaluasi, PeriodeEvaluasi
from ..models.kampanye import PENGELOLA

BUKAN_PENGELOLA = "Periode dan tim evaluasi diatur oleh Inspektur."


def ambil_periode(ruang: RuangKabupaten, pk: int) -> PeriodeEvaluasi:
    """The campaign of this regency; Http404."""
    return ruang.ambil(
        PeriodeEvaluasi.objects.select_related("instrumen", "kabupaten"), pk
    )


def daftar_evaluasi(ruang: RuangKabupaten, periode: PeriodeEvaluasi) -> list[Evaluasi]:
    """Its evaluations that the person may see, by kecamatan."""
    return list(
        Evaluasi.objects.visible_to(ruang.pengguna)
        .filter(periode=periode)
        .select_related("kecamatan__kabupaten", "tim")
        .prefetch_related("nilai_sub__sub")
        .order_by("kecamatan__nama")
    )


def bisa_mengelola(ruang: RuangKabupaten) -> bool:
    return bisa_ubah(ruang.kabupaten, ruang.pengguna, PENGELOLA)


def pastikan_pengelola(ruang: RuangKabupaten) -> None:
    """PermissionDenied for whoever may see campaigns but not run them."""
    pastikan_bisa_ubah(ruang.kabupaten, ruang.pengguna, BUKAN_PENGELOLA, PENGELOLA)


def remah(ruang: RuangKabupaten, periode: PeriodeEvaluasi | None = None, *lanjut):
    """The pages above one of a campaign."""
    hasil = [("Evaluasi", ruang.alamat("evaluasi-kabupaten"))]
    if periode is not None:
        hasil.append((str(periode), ruang.alamat("evaluasi-periode", periode.pk)))
    return [*hasil, *lanjut]

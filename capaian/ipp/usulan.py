"""The determined IPP as the value of indicators of that kind (`capaian.usulan`)."""

from django.urls import reverse

from capaian.models import PenilaianIpp
from capaian.pilihan import AsalRealisasi, StatusIpp
from capaian.usulan import Usulan
from iku.models import Indikator
from sakip.tanggal import panjang

from .hasil import uraian_ipp


def usulkan(
    daftar: list[Indikator], tahun: int, triwulan: int | None
) -> dict[int, Usulan]:
    """For the whole year, and for the quarter in which it was determined; one query."""
    kecamatan = daftar[0].kecamatan
    ini = PenilaianIpp.objects.filter(
        kecamatan=kecamatan, tahun=tahun, status=StatusIpp.DITETAPKAN
    ).first()
    if ini is None or triwulan not in (None, triwulan_penetapan(ini)):
        return {}
    berita_acara = f"; berita acara {ini.nomor_ba}" if ini.nomor_ba else ""
    usulan = Usulan(
        ini.nilai,
        AsalRealisasi.ORGANISASI,
        f"Penetapan IPP Bagian Organisasi tanggal {panjang(ini.tanggal)}{berita_acara}",
        uraian_ipp(ini.nilai_f02, ini.nilai_f03, ini.nilai),
        reverse("ipp", args=[kecamatan.kode, tahun]),
    )
    return {indikator.pk: usulan for indikator in daftar}


def triwulan_penetapan(penilaian: PenilaianIpp) -> int:
    """The quarter of the assessed year that the value belongs to: the one of its day,
    the last where it was determined after the year."""
    if penilaian.tanggal.year > penilaian.tahun:
        return 4
    return (penilaian.tanggal.month + 2) // 3

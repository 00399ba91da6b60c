"""What the budget says about indicators "serapan anggaran program": spent against the
last pagu in force, of the programs (or what is below them) at which they stand."""

from collections import defaultdict

from django.urls import reverse

from iku.models import Indikator, IndikatorRenstra, Nomenklatur
from iku.pilihan import Agregasi
from sakip.angka import persen, rupiah

from . import perhitungan
from .keuangan import susun_keuangan, uang_program
from .pilihan import AsalRealisasi
from .program_tercapai import renstra_tahun
from .riwayat import nama_periode
from .usulan import Usulan


def usulkan(
    daftar: list[Indikator], tahun: int, triwulan: int | None
) -> dict[int, Usulan]:
    """For `capaian.usulan`. What is spent is cumulative, so a quarter is answered only
    where the year's figure is the last quarter's. Six queries at most."""
    kecamatan = daftar[0].kecamatan
    if triwulan is not None:
        daftar = [i for i in daftar if i.agregasi == Agregasi.TERAKHIR]
    renstra = renstra_tahun(kecamatan, tahun)
    if renstra is None or not daftar:
        return {}
    node: dict[int, list[Nomenklatur]] = defaultdict(list)
    for tempat in (
        IndikatorRenstra.objects.filter(
            renstra=renstra, indikator__in=daftar, nomenklatur__isnull=False
        )
        .select_related("nomenklatur__induk__induk__induk")
        .order_by("nomenklatur__urutan", "pk")
    ):
        node[tempat.indikator_id].append(tempat.nomenklatur)
    keuangan = susun_keuangan(kecamatan, tahun, triwulan)
    tautan = reverse("daftar-anggaran", args=[kecamatan.kode, tahun])
    sumber = f"Realisasi anggaran {tahun}, {nama_periode(triwulan)}"
    hasil = {}
    for indikator, semua in node.items():
        pagu, realisasi = uang_program(_teratas(semua), keuangan)
        nilai = perhitungan.serapan(realisasi, pagu)
        if nilai is not None:
            uraian = f"{rupiah(realisasi)} ÷ {rupiah(pagu)} × 100 = {persen(nilai)}"
            hasil[indikator] = Usulan(
                nilai,
                AsalRealisasi.SISTEM,
                sumber,
                f"{uraian}, terhadap {keuangan.dokumen[-1]}",
                tautan,
            )
    return hasil


def _teratas(semua: list[Nomenklatur]) -> list[Nomenklatur]:
    """Without nodes below another of them: their money is in it already."""
    kunci = {node.pk for node in semua}
    return [node for node in semua if not kunci & _atasan(node)]


def _atasan(node: Nomenklatur) -> set[int]:
    hasil = set()
    while (node := node.induk) is not None:
        hasil.add(node.pk)
    return hasil

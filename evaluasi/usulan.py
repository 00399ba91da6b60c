"""The value that an issued LHE proposes for indicators "Nilai SAKIP"."""

from collections.abc import Mapping

from django.urls import reverse

from capaian.pilihan import AsalRealisasi
from capaian.usulan import Usulan
from iku.models import Indikator
from sakip.angka import tulis
from sakip.tanggal import panjang

from .kampanye.skor import Susunan
from .models import Lhe
from .pilihan import StatusLhe


def usulkan(
    daftar: list[Indikator], tahun: int, triwulan: int | None
) -> Mapping[int, Usulan]:
    """Of a quarter its own LHE; of a year the latest that was issued for it. The same
    for every indicator, since a kecamatan has one LHE per period."""
    kecamatan = daftar[0].kecamatan
    lhe = _lhe(kecamatan, tahun, triwulan)
    if lhe is None or lhe.nilai is None:
        return {}
    usulan = Usulan(
        lhe.nilai, AsalRealisasi.SISTEM, _sumber(lhe), _uraian(lhe), _tautan(lhe)
    )
    return {indikator.pk: usulan for indikator in daftar}


def _lhe(kecamatan, tahun: int, triwulan: int | None) -> Lhe | None:
    semua = Lhe.objects.select_related("kecamatan", "evaluasi__periode")
    if triwulan is None:
        return semua.terakhir(kecamatan, tahun)
    return semua.filter(
        kecamatan=kecamatan, tahun=tahun, triwulan=triwulan, status=StatusLhe.TERBIT
    ).first()


def _sumber(lhe: Lhe) -> str:
    tanggal = f", {panjang(lhe.tanggal)}" if lhe.tanggal else ""
    return f"{lhe} Nomor {lhe.nomor}{tanggal}"


def _uraian(lhe: Lhe) -> str:
    """The points of the components, where they are known: "24,00 + …= 75,70 (BB)"."""
    skor = Susunan().skor_lhe(lhe)
    poin = " + ".join(tulis(n, 2) for n in skor.komponen.values())
    total = f"{tulis(skor.total, 2)} ({skor.predikat}, {skor.sebutan})"
    return f"{poin} = {total}" if poin else total


def _tautan(lhe: Lhe) -> str:
    """The page of an LHE that was made here."""
    if lhe.evaluasi_id is None:
        return ""
    return reverse("lhe", args=[lhe.kecamatan.kode, lhe.tahun, lhe.triwulan])

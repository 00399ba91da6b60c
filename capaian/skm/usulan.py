"""The value that the surveys of a kecamatan propose for its indicators IKM."""

from collections.abc import Mapping
from decimal import Decimal

from django.urls import reverse

from iku.models import Indikator
from sakip.angka import tulis

from ..models import Survei
from ..perhitungan_skm import HasilSkm
from ..pilihan import AsalRealisasi
from ..usulan import Usulan
from .gabungan import Gabungan, gabungkan, pilih_periode
from .hasil import susun_banyak


def usulkan_ikm(
    daftar: list[Indikator], tahun: int, triwulan: int | None
) -> Mapping[int, Usulan]:
    """IKM of the finished surveys of the quarter; of a whole year all its answers
    taken together, never the mean of indices. The same for every indicator, since a
    kecamatan has one IKM."""
    kecamatan = daftar[0].kecamatan
    semua = list(
        Survei.objects.selesai()
        .filter(kecamatan=kecamatan, tahun=tahun)
        .select_related("kecamatan")
        .order_by("periode", "pk")
    )
    hasil = susun_banyak(semua)
    gabungan = gabungkan(pilih_periode([hasil[s.pk] for s in semua], triwulan))
    if gabungan is None or gabungan.indeks is None:
        return {}
    usulan = Usulan(
        gabungan.indeks.nilai,
        AsalRealisasi.ESUKMA if gabungan.dari_esukma else AsalRealisasi.SISTEM,
        _sumber(gabungan, tahun),
        uraian_ikm(gabungan.hitungan),
        _tautan(gabungan, kecamatan.kode, tahun),
    )
    return {indikator.pk: usulan for indikator in daftar}


def uraian_ikm(hitungan: HasilSkm | None) -> str:
    """The working: "27,7 ÷ 9 × 25 = 76,94 (B, Baik)"; "" where there is no index."""
    if hitungan is None or hitungan.indeks is None:
        return ""
    indeks = hitungan.indeks
    jumlah = sum((n for n in hitungan.nrr if n is not None), Decimal(0))
    return (
        f"Jumlah NRR {tulis(jumlah.normalize())} ÷ {len(hitungan.nrr)} unsur × 25 = "
        f"{tulis(indeks.nilai, 2)} ({indeks.kategori}, {indeks.sebutan})"
    )


def _sumber(gabungan: Gabungan, tahun: int) -> str:
    nama = [h.survei.nama_periode.strip() for h in gabungan.hasil]
    periode = " dan ".join(n for n in nama if n)
    if gabungan.responden is None:
        return f"SKM {periode} {tahun}".replace("  ", " ")
    banyak = tulis(Decimal(gabungan.responden))
    return f"SKM {periode} {tahun}, {banyak} responden".replace("  ", " ")


def _tautan(gabungan: Gabungan, kode: str, tahun: int) -> str:
    if len(gabungan.hasil) == 1:
        return reverse("skm-survei", args=[kode, tahun, gabungan.hasil[0].survei.pk])
    return reverse("skm", args=[kode, tahun])

"""What was promised and planned for a year: the rows that the list of a quarter
(`daftar`) stands on."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db.models import Q, QuerySet

from iku.models import ButirPk, PerjanjianKinerja, RencanaAksi, Target
from iku.pilihan import SumberTarget


def semua_butir(daftar, tahun: int) -> QuerySet[ButirPk]:
    pk = PerjanjianKinerja.objects.berlaku().filter(kecamatan__in=daftar, tahun=tahun)
    return ButirPk.objects.filter(perjanjian__in=pk).order_by(
        "perjanjian__perubahan_ke", "urutan", "pk"
    )


def pijakan(daftar, tahun: int) -> dict[int, tuple[int, int]]:
    """Of each promised indicator its kecamatan, and the plan its last promise is on."""
    return {
        indikator: (kecamatan, renstra)
        for indikator, kecamatan, renstra in semua_butir(daftar, tahun).values_list(
            "indikator", "indikator__kecamatan", "perjanjian__renstra"
        )
    }


def pijakan_dari(butir: Mapping[int, ButirPk]) -> dict[int, tuple[int, int]]:
    """The same of all promises, read already."""
    return {
        pk: (janji.indikator.kecamatan_id, janji.perjanjian.renstra_id)
        for pk, janji in butir.items()
    }


def butir_berlaku(daftar, tahun: int, hanya) -> dict[int, ButirPk]:
    """The last promise of each indicator in the camat's agreements of the year."""
    hasil = {}
    for butir in (
        semua_butir(daftar, tahun)
        .filter(Q() if hanya is None else Q(indikator__in=hanya))
        .select_related(
            "indikator",
            "perjanjian",
            "butir_renstra__renstra",
            "butir_renstra__tujuan",
            "butir_renstra__sasaran",
            "butir_renstra__nomenklatur",
        )
    ):
        hasil[butir.indikator_id] = butir
    return hasil


def target_berlaku(
    daftar, tahun: int, hanya, kecuali: Collection[int], dasar_janji: Mapping
) -> dict[int, Target]:
    """The year's target of each other indicator: the yearly plan's before the Renstra's, a
    later plan's before an earlier one's; where there are agreements, only of the plans
    they stand on."""
    berjanji = {kecamatan for kecamatan, _ in dasar_janji.values()}
    dasar = {renstra for _, renstra in dasar_janji.values()}
    hasil: dict[int, Target] = {}
    for target in (
        Target.objects.filter(butir__indikator__kecamatan__in=daftar, tahun=tahun)
        .filter(Q() if hanya is None else Q(butir__indikator__in=hanya))
        .exclude(butir__indikator__in=kecuali)
        .select_related(
            "butir__indikator",
            "butir__renstra",
            "butir__tujuan",
            "butir__sasaran",
            "butir__nomenklatur",
        )
        .order_by("butir__renstra__awal", "butir__renstra__versi", "pk")
    ):
        tempat = target.butir
        if tempat.indikator.kecamatan_id in berjanji and tempat.renstra_id not in dasar:
            continue
        lama = hasil.get(tempat.indikator_id)
        if (
            lama is not None
            and lama.butir_id == target.butir_id
            and lama.sumber == SumberTarget.RENJA
        ):
            continue
        hasil[tempat.indikator_id] = target
    return hasil


def target_rencana_aksi(
    butir, daftar_triwulan
) -> dict[tuple[int, int], Decimal | None]:
    """By indicator and quarter."""
    return {
        (indikator, triwulan): nilai
        for indikator, triwulan, nilai in RencanaAksi.objects.filter(
            butir__in=[b.pk for b in butir.values()],
            triwulan__in=list(daftar_triwulan),
        ).values_list("butir__indikator", "triwulan", "nilai")
    }

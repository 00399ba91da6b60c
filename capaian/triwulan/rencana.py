"""What was promised and planned for a year: the rows that the list of a quarter
(`daftar`) stands on."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db.models import Q, prefetch_related_objects

from iku.models import ButirPk, PerjanjianKinerja, RencanaAksi, Target
from iku.pilihan import SumberTarget


def perjanjian_berlaku(daftar, tahun: int) -> dict[int, PerjanjianKinerja]:
    """The camat's agreements of the year that count, by their key, murni first."""
    semua = PerjanjianKinerja.objects.berlaku().filter(
        kecamatan__in=daftar, tahun=tahun
    )
    # What they promise is asked for by these keys: within one statement the database
    # would plan both, which costs it more than to answer twice.
    return {
        pk.pk: pk
        for pk in semua.only("kecamatan", "renstra", "perubahan_ke").order_by(
            "perubahan_ke", "pk"
        )
    }


def pijakan(
    perjanjian: Mapping[int, PerjanjianKinerja],
) -> dict[int, tuple[int, int]]:
    """Of each promised indicator its kecamatan, and the plan its last promise is on."""
    semua = ButirPk.objects.filter(perjanjian__in=list(perjanjian))
    urut = {pk: nomor for nomor, pk in enumerate(perjanjian)}
    return {
        indikator: (perjanjian[pk].kecamatan_id, perjanjian[pk].renstra_id)
        for indikator, pk in sorted(
            semua.order_by().values_list("indikator", "perjanjian"),
            key=lambda satu: urut[satu[1]],
        )
    }


def pijakan_dari(butir: Mapping[int, ButirPk]) -> dict[int, tuple[int, int]]:
    """The same of all promises, read already."""
    return {
        pk: (janji.perjanjian.kecamatan_id, janji.perjanjian.renstra_id)
        for pk, janji in butir.items()
    }


def butir_berlaku(
    perjanjian: Mapping[int, PerjanjianKinerja], hanya
) -> dict[int, ButirPk]:
    """The last promise of each indicator in these agreements."""
    semua = (
        ButirPk.objects.filter(perjanjian__in=list(perjanjian))
        .filter(Q() if hanya is None else Q(indikator__in=hanya))
        .select_related("indikator", "butir_renstra__nomenklatur")
        .order_by("urutan", "pk")
    )
    urut = {pk: nomor for nomor, pk in enumerate(perjanjian)}
    hasil = {}
    for butir in sorted(semua, key=lambda b: urut[b.perjanjian_id]):
        butir.perjanjian = perjanjian[butir.perjanjian_id]
        hasil[butir.indikator_id] = butir
    # Mostly a promise says in words what it serves (`Kewajiban.induk`).
    tanpa_kata = [b.butir_renstra for b in hasil.values() if not b.uraian_kinerja]
    prefetch_related_objects([t for t in tanpa_kata if t], "tujuan", "sasaran")
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
        .select_related("butir__indikator", "butir__nomenklatur")
        .prefetch_related("butir__tujuan", "butir__sasaran")
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
        )
        .order_by()
        .values_list("butir__indikator", "triwulan", "nilai")
    }

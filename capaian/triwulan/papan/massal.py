"""One act on many quarters: which of them take it, which are skipped and why."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kecamatan.models import Kabupaten

from ...models import PengukuranTriwulan, TangkapanTriwulan
from ...models.tindakan_triwulan import TidakBisa
from ...pilihan import StatusTriwulan as S
from ...pilihan import TindakanTriwulan as T
from ..alur.halaman import GILIRAN
from .susun import BarisPapan

# In which state a quarter takes part. (What was opened is locked again one by one,
# because its changes want to be read.)
DARI: Mapping[T, S] = {T.VERIFIKASI: S.DISETUJUI, T.KUNCI: S.DIVERIFIKASI}
SELESAI: Mapping[T, str] = {T.VERIFIKASI: "diverifikasi", T.KUNCI: "dikunci"}


@dataclass(frozen=True)
class Calon:
    """A quarter that will take the act; `tanda` names it and what it says now."""

    baris: BarisPapan
    tanda: str


@dataclass(frozen=True)
class Hasil:
    """What became of it: names of the kecamatan, and (name, why not)."""

    jadi: list[str]
    dilewati: list[tuple[str, str]]


def pilah(
    tindakan: T, daftar: Collection[BarisPapan]
) -> tuple[list[Calon], list[tuple[BarisPapan, str]]]:
    """Those that take the act, and those that are skipped with the reason."""
    siap = [b for b in daftar if b.pengukuran.status == DARI[tindakan]]
    sidik = dict(
        TangkapanTriwulan.objects.filter(pengukuran__in=[b.pengukuran.pk for b in siap])
        .order_by("pk")
        .values_list("pengukuran", "sidik")
    )
    calon = [
        Calon(b, f"{b.pengukuran.pk}.{sidik.get(b.pengukuran.pk, '')}") for b in siap
    ]
    lain = [
        (b, GILIRAN[S(b.pengukuran.status)])
        for b in daftar
        if b.pengukuran.status != DARI[tindakan]
    ]
    return calon, lain


def lakukan_semua(
    tindakan: T,
    kabupaten: Kabupaten,
    tahun: int,
    triwulan: int,
    tanda: Iterable[str],
    *,
    oleh,
) -> Hasil:
    """Do the act on each quarter that was shown, each in a transaction of its own: one
    that cannot be done now does not hold the others up."""
    dilihat = dict(_urai(satu) for satu in tanda)
    hasil = Hasil([], [])
    for ini in (
        PengukuranTriwulan.objects.visible_to(oleh)
        .filter(
            kecamatan__kabupaten=kabupaten,
            tahun=tahun,
            triwulan=triwulan,
            pk__in=[pk for pk in dilihat if pk],
        )
        .select_related("kecamatan")
        .order_by("kecamatan__nama")
    ):
        if ini.status != DARI[tindakan]:
            hasil.dilewati.append((str(ini.kecamatan), GILIRAN[S(ini.status)]))
            continue
        try:
            getattr(ini, tindakan.value)(oleh=oleh, dilihat=dilihat[ini.pk])
        except TidakBisa as galat:
            hasil.dilewati.append((str(ini.kecamatan), " ".join(galat.messages)))
        else:
            hasil.jadi.append(str(ini.kecamatan))
    return hasil


def _urai(tanda: str) -> tuple[int, str]:
    """Key and mark; key 0 where the text is no such thing."""
    pk, _, sidik = tanda.partition(".")
    return (int(pk) if pk.isascii() and pk.isdecimal() and len(pk) < 10 else 0), sidik

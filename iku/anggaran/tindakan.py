"""Acts on budget documents: all or nothing, each row with its history."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from iku.models import (
    DokumenAnggaran,
    DukunganProgram,
    Nomenklatur,
    Pagu,
    Renstra,
    Sasaran,
)
from iku.models import PaguJenisBelanja as PaguJenis
from iku.pilihan import JenisAnggaran
from kecamatan.riwayat import Bentrok, hapus, simpan

# Where a document stands among those of its year; the others follow as they came.
AWAL = (JenisAnggaran.RENCANA, JenisAnggaran.MURNI)


class BentrokJumlah(Exception):
    """Amounts that somebody else changed meanwhile, by the key of their field."""

    def __init__(self, sekarang: dict[str, Pagu | PaguJenis | None]):
        super().__init__(sekarang)
        self.sekarang = sekarang


class BentrokDukungan(Exception):
    """Somebody else changed the programs of a plan's sasaran meanwhile; `sekarang`:
    the sasaran with what is stored."""

    def __init__(self, sekarang: list[Sasaran]):
        super().__init__(sekarang)
        self.sekarang = sekarang


class JumlahSalah(Exception):
    """Amounts that cannot stand; sentences by the key of their field."""

    def __init__(self, pesan: dict[str, list[str]]):
        super().__init__(pesan)
        self.pesan = pesan


@transaction.atomic
def tambah_dokumen(
    dokumen: DokumenAnggaran, *, salin: DokumenAnggaran | None, oleh, alasan: str = ""
) -> None:
    """Store a new document in its place among those of the year, with the amounts of
    `salin`. Raises ValidationError where rencana or murni exist already."""
    sesama = list(
        DokumenAnggaran.objects.select_for_update()
        .filter(kecamatan=dokumen.kecamatan, tahun=dokumen.tahun)
        .order_by("urutan")
    )
    periksa_jenis(dokumen, sesama)
    letak = _letak(dokumen.jenis, sesama)
    dokumen.urutan = max((d.urutan for d in sesama[:letak]), default=0) + 1
    # From the last, so that no two share a place on the way.
    for lain in reversed(sesama[letak:]):
        if lain.urutan <= dokumen.urutan + sesama.index(lain) - letak:
            lain.urutan = dokumen.urutan + sesama.index(lain) - letak + 1
            simpan(lain, oleh=oleh, alasan="menyisipkan dokumen anggaran")
    simpan(dokumen, oleh=oleh, alasan=alasan)
    if salin is not None:
        _salin(salin, dokumen, oleh)


def periksa_jenis(dokumen: DokumenAnggaran, sesama: Iterable[DokumenAnggaran]) -> None:
    """Refuse a second rencana or murni of a year."""
    if dokumen.jenis in AWAL and any(
        d.jenis == dokumen.jenis and d.pk != dokumen.pk for d in sesama
    ):
        raise ValidationError(
            {
                "jenis": f"Anggaran {dokumen.get_jenis_display().lower()} tahun "
                f"{dokumen.tahun} sudah ada. Buka dokumen itu untuk mengubahnya."
            }
        )


def _letak(jenis: str, sesama: list[DokumenAnggaran]) -> int:
    if jenis not in AWAL:
        return len(sesama)
    sebelum = AWAL[: AWAL.index(jenis)]
    return sum(d.jenis in sebelum for d in sesama)


def _salin(dari: DokumenAnggaran, ke: DokumenAnggaran, oleh) -> None:
    alasan = f"disalin dari {dari}"
    for p in dari.pagu.select_related("nomenklatur"):
        baru = Pagu(dokumen=ke, nomenklatur=p.nomenklatur, jumlah=p.jumlah)
        simpan(baru, oleh=oleh, alasan=alasan)
    for j in dari.pagu_jenis.all():
        baru = PaguJenis(dokumen=ke, jenis=j.jenis, jumlah=j.jumlah)
        simpan(baru, oleh=oleh, alasan=alasan)


@transaction.atomic
def simpan_jumlah(
    isi: Mapping[str, tuple[Pagu | PaguJenis, Decimal | None, str]],
    *,
    oleh,
    alasan: str = "",
) -> int:
    """Store amounts of one document; how many rows changed.

    `isi`: by the key of its field the row, its new amount and the mark the person
    saw. None removes a kind of spending; an amount of a program is never None.
    Raises BentrokJumlah or JumlahSalah, naming all fields at once; then nothing is
    stored.
    """
    # One writer per document: two amounts may not stand above one another, which no
    # constraint can see. (SQLite lets one writer in anyway.)
    dokumen = {baris.dokumen_id for baris, _, _ in isi.values()}
    list(DokumenAnggaran.objects.select_for_update().filter(pk__in=dokumen))
    bentrok: dict[str, Pagu | PaguJenis | None] = {}
    salah: dict[str, list[str]] = {}
    banyak = 0
    for kunci, (baris, jumlah, sidik_lama) in isi.items():
        try:
            with transaction.atomic():
                banyak += _satu(baris, jumlah, sidik_lama, oleh, alasan)
        except Bentrok as galat:
            bentrok[kunci] = galat.sekarang
        except ValidationError as galat:
            salah[kunci] = galat.messages
    if bentrok:
        raise BentrokJumlah(bentrok)
    if salah:
        raise JumlahSalah(salah)
    return banyak


def _satu(baris, jumlah, sidik_lama, oleh, alasan) -> bool:
    if jumlah is None:
        if baris.pk is None:
            return False
        hapus(baris, oleh=oleh, sidik_lama=sidik_lama, alasan=alasan)
        return True
    baris.jumlah = jumlah
    return simpan(baris, oleh=oleh, sidik_lama=sidik_lama, alasan=alasan)


def sasaran_renstra(renstra: Renstra) -> list[Sasaran]:
    """All sasaran of a plan in their order, with their supporting programs; two
    queries."""
    return list(
        Sasaran.objects.filter(tujuan__renstra=renstra)
        .select_related("tujuan")
        .prefetch_related("dukungan__nomenklatur")
        .order_by("tujuan__urutan", "urutan")
    )


def sidik_dukungan(daftar: Iterable[Sasaran]) -> str:
    """A mark of these sasaran and all programs that support them."""
    pasangan = sorted(
        (s.pk, *sorted(d.nomenklatur_id for d in s.dukungan.all())) for s in daftar
    )
    return hashlib.sha256(repr(pasangan).encode()).hexdigest()[:16]


@transaction.atomic
def simpan_dukungan_renstra(
    renstra: Renstra,
    pilihan: Iterable[tuple[Sasaran, Iterable[Nomenklatur]]],
    *,
    sidik_lama: str,
    oleh,
    alasan: str = "",
) -> int:
    """Make exactly these programs support each sasaran; how many links changed.

    `sidik_lama`: the mark of what the person saw. Raises BentrokDukungan where the
    links are others by now; then nothing is stored.
    """
    # One writer per plan: a link that is still to come has no row to be held.
    Renstra.objects.select_for_update().get(pk=renstra.pk)
    sekarang = sasaran_renstra(renstra)
    if sidik_dukungan(sekarang) != sidik_lama:
        raise BentrokDukungan(sekarang)
    return sum(
        simpan_dukungan(s, program, oleh=oleh, alasan=alasan) for s, program in pilihan
    )


@transaction.atomic
def simpan_dukungan(
    sasaran: Sasaran, program: Iterable[Nomenklatur], *, oleh, alasan: str = ""
) -> int:
    """Make exactly these programs support a sasaran; how many links changed."""
    ada = {d.nomenklatur_id: d for d in sasaran.dukungan.all()}
    baru = {node.pk: node for node in program}
    for kunci in ada.keys() - baru.keys():
        hapus(ada[kunci], oleh=oleh, alasan=alasan)
    for kunci in baru.keys() - ada.keys():
        tautan = DukunganProgram(sasaran=sasaran, nomenklatur=baru[kunci])
        simpan(tautan, oleh=oleh, alasan=alasan)
    return len(ada.keys() ^ baru.keys())

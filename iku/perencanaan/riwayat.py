"""The history of planning records as pages show it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import Model

from kecamatan.models import Jejak
from kecamatan.models.jejak import JejakQuerySet

from .. import models
from .kata import label, nama_baris, rujukan, sebutan, tulis_nilai

# Address word → table, for everything that is planned in a kecamatan.
JENIS_KECAMATAN = {
    "renstra": models.Renstra,
    "tujuan": models.Tujuan,
    "sasaran": models.Sasaran,
    "indikator": models.Indikator,
    "komponen": models.Variabel,
    "tempat": models.IndikatorRenstra,
    "target": models.Target,
    "target-komponen": models.TargetVariabel,
    "dukungan": models.DukunganProgram,
    "sk-iku": models.SkIku,
    "butir-sk": models.ButirSkIku,
    "pk": models.PerjanjianKinerja,
    "butir-pk": models.ButirPk,
    "anggaran-pk": models.AnggaranPk,
    "rencana-aksi": models.RencanaAksi,
    "anggaran": models.DokumenAnggaran,
    "pagu": models.Pagu,
    "pagu-jenis": models.PaguJenisBelanja,
}
# ... and for what is common to a regency.
JENIS_KABUPATEN = {
    "rpjmd": models.Rpjmd,
    "butir-rpjmd": models.ButirRpjmd,
    "acuan": models.Acuan,
    "nomenklatur": models.Nomenklatur,
}
_JENIS = {
    model._meta.label: jenis
    for jenis, model in (JENIS_KECAMATAN | JENIS_KABUPATEN).items()
}


@dataclass(frozen=True)
class Ubahan:
    """One field of one change."""

    label: str
    dari: str
    ke: str


@dataclass(frozen=True)
class Catatan:
    """One entry of the trail as a page prints it. `jenis` is the word in the
    address of its record's own history, "" where it has none."""

    pada: datetime
    oleh: str
    aksi: str
    jenis: str
    id_objek: int
    sebutan_jenis: str
    nama: str
    alasan: str
    ubahan: tuple[Ubahan, ...]


def jejak_kecamatan(ruang) -> JejakQuerySet:
    """All entries about the planning of a kecamatan, newest first."""
    return (
        Jejak.objects.visible_to(ruang.pengguna)
        .filter(
            id_kabupaten=ruang.kecamatan.kabupaten_id,
            id_kecamatan=ruang.kecamatan.pk,
            objek__in=[m._meta.label for m in JENIS_KECAMATAN.values()],
        )
        .order_by("-pada", "-pk")
    )


def jejak_kabupaten(ruang, model: type[Model]) -> JejakQuerySet:
    """Entries about a table common to the regency, newest first."""
    return (
        Jejak.objects.visible_to(ruang.pengguna)
        .filter(
            id_kabupaten=ruang.kabupaten.pk,
            id_kecamatan__isnull=True,
            objek=model._meta.label,
        )
        .order_by("-pada", "-pk")
    )


def susun(daftar: Iterable[Jejak]) -> list[Catatan]:
    """Entries in words. One query per table that they name, however many."""
    daftar = list(daftar)
    semua: dict[str, set[int]] = defaultdict(set)
    for jejak in daftar:
        semua[jejak.objek].add(jejak.id_objek)
        model = apps.get_model(jejak.objek)
        for objek, daftar_id in rujukan(model, (jejak.dari, jejak.ke)).items():
            semua[objek] |= daftar_id
    nama = nama_baris(semua)
    return [_catatan(jejak, nama) for jejak in daftar]


def _catatan(jejak: Jejak, nama) -> Catatan:
    model = apps.get_model(jejak.objek)
    tersedia = nama[jejak.objek].get(jejak.id_objek)
    return Catatan(
        jejak.pada,
        jejak.pengguna,
        jejak.aksi,
        _JENIS.get(jejak.objek, ""),
        jejak.id_objek,
        str(model._meta.verbose_name),
        tersedia or sebutan(jejak.dari | jejak.ke) or "sudah dihapus",
        jejak.alasan,
        tuple(
            Ubahan(
                label(model, kunci),
                tulis_nilai(model, kunci, jejak.dari.get(kunci), nama),
                tulis_nilai(model, kunci, jejak.ke.get(kunci), nama),
            )
            for kunci in _urut(model, jejak)
        ),
    )


def _urut(model: type[Model], jejak: Jejak) -> list[str]:
    """The fields of an entry in the order of the table; where the whole row came
    or went, only those that said something."""
    kunci = jejak.dari.keys() | jejak.ke.keys()
    if not (jejak.dari and jejak.ke):
        kunci = {k for k in kunci if (jejak.dari | jejak.ke)[k] not in (None, "", [])}
    urutan = {
        kolom.name: i
        for i, kolom in enumerate(
            [*model._meta.concrete_fields, *model._meta.many_to_many]
        )
    }
    return sorted(kunci, key=lambda k: (urutan.get(k, len(urutan)), k))

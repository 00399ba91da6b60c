"""What the audit trail says, in words: labels of fields, names of rows.

The trail keeps ids and plain text; a page shows "Tujuan: Meningkatnya pelayanan".
Names are read in one query per table, however many entries there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from kecamatan.models import Jejak
from sakip import tanggal
from sakip.angka import tulis

KOSONG = "kosong"
# Names that a capital letter alone does not make right.
_LABEL = {"rpjmd": "RPJMD", "sk": "SK IKU", "butir": "Indikator Renstra"}
# What a row's own name needs beside it.
_NAMA_PERLU = {
    "iku.IndikatorRenstra": ("indikator", "renstra"),
    "iku.Target": ("butir__indikator",),
    "iku.TargetVariabel": ("variabel",),
    "iku.DukunganProgram": ("nomenklatur", "sasaran"),
    "iku.Pagu": ("nomenklatur",),
    "iku.RencanaAksi": ("butir",),
    "capaian.Pembanding": ("acuan",),
}
_TANGGAL = re.compile("tanggal|.*_pada$")
_HARI = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Where a deleted row kept its name.
_SEBUTAN = ("uraian", "nama", "uraian_indikator", "nomor", "judul", "kode", "dasar")

Nama = Mapping[str, Mapping[int, str]]


def label(model: type[models.Model], kunci: str) -> str:
    """The name of a field as a page prints it; the key where it is no more."""
    kolom = _kolom(model, kunci)
    if kunci in _LABEL or kolom is None:
        return _LABEL.get(kunci, capfirst(kunci.replace("_", " ")))
    return capfirst(str(kolom.verbose_name))


def nama_baris(rujukan: Mapping[str, Iterable[int]]) -> Nama:
    """Names of rows by table and id; what was deleted is named from the trail."""
    return {
        objek: _nama_satu_tabel(objek, set(daftar_id))
        for objek, daftar_id in rujukan.items()
    }


def rujukan(
    model: type[models.Model], gambar: Iterable[Mapping[str, object]]
) -> dict[str, set[int]]:
    """The rows that pictures of a row (`Jejak.dari`, `Jejak.ke`) point to."""
    hasil: dict[str, set[int]] = defaultdict(set)
    for isi in gambar:
        for kunci, nilai in isi.items():
            tujuan = _tujuan(_kolom(model, kunci))
            if tujuan is not None and nilai not in (None, ""):
                semua = nilai if isinstance(nilai, list) else [nilai]
                hasil[tujuan._meta.label].update(int(satu) for satu in semua)
    return hasil


def tulis_nilai(model: type[models.Model], kunci: str, nilai, nama: Nama) -> str:
    """A value of the trail in words."""
    kolom = _kolom(model, kunci)
    if nilai in (None, "", []):
        return KOSONG
    tujuan = _tujuan(kolom)
    if tujuan is not None:
        tersedia = nama.get(tujuan._meta.label, {})
        semua = nilai if isinstance(nilai, list) else [nilai]
        return "; ".join(tersedia.get(int(satu), "sudah dihapus") for satu in semua)
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return "; ".join(map(str, nilai))
    if kolom is not None and kolom.choices:
        return str(dict(kolom.flatchoices).get(nilai, nilai))
    if isinstance(kolom, models.DecimalField):
        return tulis(Decimal(nilai))
    if isinstance(kolom, models.DateField) or (
        # An act writes down more than the row has columns for: the day of a signature.
        kolom is None and _TANGGAL.match(kunci) and _HARI.fullmatch(str(nilai))
    ):
        return _tulis_waktu(str(nilai))
    return str(nilai)


def _tulis_waktu(teks: str) -> str:
    """A day, or a moment in local time, from its text in the trail."""
    if len(teks) <= len("2026-02-12"):
        return tanggal.panjang(date.fromisoformat(teks))
    pada = datetime.fromisoformat(teks)
    if timezone.is_naive(pada):
        return tanggal.panjang(pada)
    return tanggal.waktu(timezone.localtime(pada))


def sebutan(gambar: Mapping[str, object]) -> str:
    """What a row called itself, from its picture in the trail; "" if it had no
    name of its own."""
    return next((str(gambar[k]) for k in _SEBUTAN if gambar.get(k)), "")


def _kolom(model: type[models.Model], kunci: str):
    try:
        return model._meta.get_field(kunci)
    except FieldDoesNotExist:
        return None


def _tujuan(kolom) -> type[models.Model] | None:
    if isinstance(kolom, models.ForeignKey | models.ManyToManyField):
        return kolom.related_model
    return None


def _nama_satu_tabel(objek: str, daftar_id: set[int]) -> dict[int, str]:
    model = apps.get_model(objek)
    baris = model._default_manager.filter(pk__in=daftar_id)
    hasil = {b.pk: str(b) for b in baris.select_related(*_NAMA_PERLU.get(objek, ()))}
    hilang = daftar_id - hasil.keys()
    if hilang:
        jejak = Jejak.objects.filter(objek=objek, id_objek__in=hilang)
        for catatan in jejak.order_by("pk"):
            nama = sebutan(catatan.dari) or sebutan(catatan.ke)
            if nama:
                hasil[catatan.id_objek] = f"{nama} (sudah dihapus)"
    return hasil

"""Making rows: found by natural key or created after full validation, never changed."""

from django.core.exceptions import ValidationError
from django.db import models

from .simpul import Simpul


def isian(simpul: Simpul, model: type[models.Model], *nama: str) -> dict:
    """The named fields that the mapping has, read as their columns want them."""
    hasil = {}
    for satu in nama:
        if not simpul.ada(satu):
            simpul.mentah(satu)
            continue
        match model._meta.get_field(satu):
            case models.JSONField():
                hasil[satu] = simpul.mentah(satu)
            case models.DecimalField():
                hasil[satu] = simpul.bilangan(satu)
            case models.IntegerField():
                hasil[satu] = simpul.bulat(satu)
            case models.DateField():
                hasil[satu] = simpul.tanggal(satu)
            case _:
                hasil[satu] = simpul.teks(satu)
    return hasil


def buat(simpul: Simpul, model: type[models.Model], kunci: dict, isi: dict):
    """The row with this natural key; created where missing, else left as it is."""
    baris = model._default_manager.filter(**kunci).order_by("pk").first()
    if baris is not None:
        return baris
    baris = model(**kunci, **isi)
    periksa(simpul, baris)
    baris.save(force_insert=True)
    return baris


def periksa(simpul: Simpul, baris: models.Model) -> None:
    """`full_clean`, without asking the database again for rows we just got from it."""
    induk = {f.name for f in baris._meta.fields if f.is_relation}
    try:
        baris.clean_fields(exclude=induk)
        baris.clean()
        baris.validate_unique()
        baris.validate_constraints()
    except ValidationError as galat:
        raise simpul.galat(_kalimat(baris, galat)) from None


def _kalimat(baris: models.Model, galat: ValidationError) -> str:
    if not hasattr(galat, "error_dict"):
        return " ".join(galat.messages)
    bagian = []
    for nama, pesan in galat.message_dict.items():
        depan = "" if nama == "__all__" else f"{nama}: "
        bagian.append(depan + " ".join(pesan))
    return " ".join(bagian)

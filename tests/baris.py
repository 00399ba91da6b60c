"""A valid row of any table with a place in the regency, made from the table itself.

For the tests that walk all models: a new model is covered without being named
here, or fails until its peculiarity is.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from kecamatan.cakupan import Tercakup
from kecamatan.models import Kabupaten, Kecamatan, Lambang
from kecamatan.pilihan import Peran

_nomor = count(1)

RUANG = ("kecamatan", "dokumen", "iku", "capaian", "evaluasi", "laporan")


def _orang_baru():
    return get_user_model().objects.create(username=f"baris-{next(_nomor)}")


# Columns whose first choice or counted value would not make a valid row.
KHUSUS = {
    "kecamatan.Penugasan": {"peran": Peran.OPERATOR},
    "kecamatan.Pejabat": {"nip": ""},
    "kecamatan.Lambang": {"gambar": b"PNG", "sidik": "0"},
    "iku.Renstra": {"akhir": 32000},
    "iku.Rpjmd": {"akhir": 32000},
    "iku.Nomenklatur": {"tingkat": "program", "induk": None},
    "iku.Indikator": {"cara": "langsung", "rumus": ""},
    "iku.IndikatorRenstra": {"tujuan": None, "nomenklatur": None},
    "iku.ButirPk": {"mendukung": None},
    "iku.SkIku": {"mengubah": None},
    "iku.RencanaAksi": {"triwulan": 1},
    "capaian.Bukti": {"berkas": "", "sidik": "", "tautan": "https://contoh.go.id/"},
    "capaian.Jadwal": {
        "triwulan": 1,
        "buka": datetime(2026, 4, 1, tzinfo=UTC),
        "tutup": datetime(2026, 4, 10, tzinfo=UTC),
    },
    "capaian.LampiranBukti": {"dilepas_pada": None},
    "capaian.PengecualianJadwal": {"tutup": datetime(2026, 4, 20, tzinfo=UTC)},
    "capaian.PengukuranTriwulan": {"triwulan": 1},
    "capaian.PembukaanKunci": {
        "dijawab_oleh": None,
        "dijawab_pada": None,
        "sampai": None,
    },
    "capaian.Realisasi": {"bentuk": "langsung", "nilai": Decimal(1)},
    "capaian.IndikatorIpp": {"skala": []},
    "capaian.PenilaianIpp": {"nilai": Decimal(3)},
    "capaian.JawabanIpp": {"f01": 3, "f02": 3},
    "capaian.ResponsF03": {"kunci": None},
    "capaian.NilaiF03": {"nilai": 3},
    "capaian.NilaiUnsur": {"skor": Decimal(75)},
    "capaian.RespondenSkm": {"umur": 40},
    "capaian.JawabanSkm": {"nilai": 3},
    "evaluasi.AnggotaTim": {"pengguna": _orang_baru},
    "evaluasi.Lhe": {"evaluasi": None, "dokumen": None, "nomor": "1"},
    "evaluasi.TanggapanSub": {"jawaban": ""},
    "evaluasi.KriteriaLke": {"prasyarat": None},
    "evaluasi.InstrumenLke": {"salinan_dari": None},
    "evaluasi.PilihanJawaban": {"nilai": Decimal(1)},
    "evaluasi.TindakLanjut": {"kemajuan": 50},
    "capaian.KeputusanRapat": {"penanggung_jawab": "Sekcam"},
    "dokumen.PekerjaanCetak": {"kabupaten": None},
    "laporan.Narasi": {"tujuan": None, "sasaran": None, "nomenklatur": None},
}
# Optional columns that stay empty: filling them would break a rule or mean
# something else.
KOSONG = {"induk", "pendahulu", "triwulan", "unit", "selesai", "mulai"}


def model_tercakup() -> list[type[Tercakup]]:
    """All tables with a place in the regency."""
    return [
        model
        for ruang in RUANG
        for model in apps.get_app_config(ruang).get_models()
        if issubclass(model, Tercakup)
    ]


def susun_baris(model: type[models.Model], kecamatan: Kecamatan, /, **isi):
    """A valid row that belongs to `kecamatan`, not stored; what it stands on is."""
    isi = KHUSUS.get(model._meta.label, {}) | isi
    baris = model()
    for kolom in model._meta.concrete_fields:
        if kolom.name in isi:
            satu = isi[kolom.name]
            setattr(baris, kolom.name, satu() if callable(satu) else satu)
        elif not (kolom.auto_created or (kolom.null and kolom.name in KOSONG)):
            _isi(baris, kolom, kecamatan)
    return baris


def buat_baris(model: type[models.Model], kecamatan: Kecamatan, /, **isi):
    """The same, stored."""
    if model is Kecamatan:
        return kecamatan
    if model is Kabupaten:
        return kecamatan.kabupaten
    if model is Lambang:  # one of a regency
        ada = model.objects.filter(kabupaten=kecamatan.kabupaten).first()
        if ada is not None:
            return ada
    baris = susun_baris(model, kecamatan, **isi)
    baris.save(force_insert=True)
    return baris


def _isi(baris, kolom: models.Field, kecamatan: Kecamatan) -> None:
    if isinstance(kolom, models.ForeignKey):
        setattr(baris, kolom.name, _tautan(kolom.related_model, kecamatan))
    elif kolom.name == "id_kecamatan":
        baris.id_kecamatan = kecamatan.pk
    elif kolom.name == "id_kabupaten":
        baris.id_kabupaten = kecamatan.kabupaten_id
    elif not kolom.has_default():
        setattr(baris, kolom.name, _nilai(kolom))


def _tautan(model, kecamatan: Kecamatan):
    """One row of each table per kecamatan, so that all ways lead to the same."""
    if model is get_user_model():
        return model.objects.get_or_create(username="baris", nama="baris")[0]
    if model in (Kecamatan, Kabupaten):
        return buat_baris(model, kecamatan)
    ada = model.objects.filter(
        **{model.kecamatan_lookup: kecamatan}
        if model.kecamatan_lookup
        else {model.kabupaten_path(): kecamatan.kabupaten}
    )
    return ada.first() or buat_baris(model, kecamatan)


def _nilai(kolom: models.Field):
    nomor = next(_nomor)
    if kolom.choices:
        return kolom.choices[0][0]
    match kolom:
        case models.BooleanField():
            return False
        case models.DateTimeField() | models.DateField() if kolom.null:
            return None
        case models.DateField():
            return date(2025, 1, 1)
        case models.DecimalField():
            return Decimal(nomor % 90 + 1)
        case models.IntegerField():
            return nomor
        case models.CharField() | models.TextField() | models.FileField():
            return "" if kolom.blank else f"{nomor}"[-(kolom.max_length or 9) :]
    raise AssertionError(f"{kolom} needs a value in tests/baris.py")

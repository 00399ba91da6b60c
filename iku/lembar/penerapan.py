"""Applying a file: all or nothing, and only what the preview showed."""

from collections import defaultdict
from pathlib import Path

from django.db import DatabaseError, transaction
from django.db.models import Model, ProtectedError

from kecamatan.models import Jejak
from kecamatan.models.jejak import tempat
from kecamatan.riwayat import potret

from . import buku
from .dasar import Jenis
from .hasil import Pratinjau
from .kamus import KUNCI
from .lingkup import Lingkup
from .pemeriksa import Rencana
from .pemeriksaan import periksa

KELOMPOK = 1000
AWALAN_ALASAN = "Impor "


class TanpaAlasan(Exception):
    """The changes need a reason, and none was given; nothing was changed."""


class Basi(Exception):
    """What would be applied now is not what was shown; nothing was changed."""


def pratinjau(
    berkas: Path, jenis: Jenis, lingkup: Lingkup, nama_berkas: str = ""
) -> Pratinjau:
    """What the file would do. Raises BerkasDitolak where it cannot be read."""
    return baca_dan_periksa(berkas, jenis, lingkup, nama_berkas)[1]


def baca_dan_periksa(
    berkas: Path, jenis: Jenis, lingkup: Lingkup, nama_berkas: str = ""
) -> tuple[buku.Buku, Pratinjau]:
    """The cells of the file, and what they would do; raises as `pratinjau`."""
    isi = buku.baca(berkas)
    nama = nama_berkas or berkas.name
    return isi, periksa(isi, jenis, lingkup, nama_berkas=nama)[0]


def terapkan(
    berkas: Path,
    jenis: Jenis,
    lingkup: Lingkup,
    *,
    nama_berkas: str = "",
    sidik: str | None = None,
    alasan: str = "",
) -> Pratinjau:
    """Carry out a file on behalf of `lingkup.oleh`.

    The file is compared anew, with the rows locked; where the answer is not the
    one of `sidik` (a preview's mark), Basi is raised; where changes need an `alasan`
    and there is none, TanpaAlasan. A file with refusals is returned as its preview, not
    applied.
    """
    isi = buku.baca(berkas)
    nama = nama_berkas or berkas.name
    try:
        with transaction.atomic():
            hasil, rencana = periksa(
                isi, jenis, lingkup, nama_berkas=nama, terkunci=True
            )
            if sidik is not None and hasil.sidik != sidik:
                raise Basi(
                    "Data berubah sejak pratinjau dibuat. Tidak ada yang diterapkan; "
                    "periksa pratinjau yang baru."
                )
            if hasil.galat:
                # Nor what was made only to be held.
                transaction.set_rollback(True)
            else:
                if hasil.minta_alasan and not alasan.strip():
                    raise TanpaAlasan(
                        "Tulis alasan perubahan ini. Tidak ada yang diterapkan."
                    )
                catatan = f"{AWALAN_ALASAN}{jenis.nama}: {nama}"
                if alasan.strip():
                    catatan += f". Alasan: {alasan.strip()}"
                _laksanakan(rencana, lingkup.oleh, catatan)
                hasil.diterapkan = True
    except ProtectedError:
        raise Basi(
            "Sebuah target yang dikosongkan masih dipakai data lain. Tidak ada yang "
            "diterapkan; hapus dulu pemakainya."
        ) from None
    except DatabaseError as galat:
        # The last word is the database's: another person was faster, or a row is
        # frozen there. The transaction is gone as a whole.
        raise Basi(
            "Basis data menolak perubahan ini, mungkin karena baru saja diubah orang "
            "lain. Tidak ada yang diterapkan; buat pratinjau lagi."
        ) from galat
    return hasil


def _laksanakan(rencana: Rencana, oleh, alasan: str) -> None:
    jejak: list[Jejak] = []

    def catat(baris, aksi, dari, ke):
        isi = rencana.riwayat.get(id(baris), (aksi, dari, ke))
        if isi is not None:
            jejak.append(_jejak(baris, oleh, *isi, alasan))

    for model, daftar in rencana.hapus.items():
        for baris in daftar:
            catat(baris, "menghapus", potret(baris), {})
        model.objects.filter(pk__in=[b.pk for b in daftar]).delete()
    for model in filter(rencana.baru.get, KUNCI):
        _simpan(model, rencana.baru[model])
    for model, daftar in rencana.ubah.items():
        nama = [f.name for f in model._meta.concrete_fields if not f.primary_key]
        # An upsert by number: `bulk_update` would build one CASE per row and field.
        _simpan(
            model,
            [baris for baris, _ in daftar],
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=nama,
        )
    anggota = _simpan_anggota(rencana)
    for daftar in rencana.baru.values():
        for baris in daftar:
            _, ke = anggota.pop(id(baris), ({}, {}))
            ke = potret(baris) | ke
            catat(baris, "menambah", {}, ke)
    for daftar in rencana.ubah.values():
        for baris, dari in daftar:
            ke = potret(baris)
            beda = sorted(k for k in ke if ke[k] != dari[k])
            lama, baru = anggota.pop(id(baris), ({}, {}))
            dari = {k: dari[k] for k in beda} | lama
            ke = {k: ke[k] for k in beda} | baru
            catat(baris, "mengubah", dari, ke)
    for baris, *_ in rencana.anggota:
        if (isi := anggota.pop(id(baris), None)) is not None:
            jejak.append(_jejak(baris, oleh, "mengubah", *isi, alasan))
    Jejak.objects.bulk_create(jejak, batch_size=KELOMPOK)


def _simpan_anggota(rencana: Rencana) -> dict[int, tuple[dict, dict]]:
    """Store the members of many-to-many fields; what the trail says of each row."""
    jejak: dict[int, tuple[dict, dict]] = {}
    per_bidang = defaultdict(list)
    for baris, bidang, lama, baru in rencana.anggota:
        per_bidang[type(baris)._meta.get_field(bidang)].append((baris, baru))
        dari, ke = jejak.setdefault(id(baris), ({}, {}))
        dari[bidang] = sorted(satu.pk for satu in lama)
        ke[bidang] = sorted(satu.pk for satu in baru)
    for hubungan, daftar in per_bidang.items():
        milik, anggota = hubungan.m2m_field_name(), hubungan.m2m_reverse_field_name()
        pasangan = hubungan.remote_field.through
        pasangan.objects.filter(**{f"{milik}__in": [b.pk for b, _ in daftar]}).delete()
        pasangan.objects.bulk_create(
            [
                pasangan(**{milik: baris, anggota: satu})
                for baris, baru in daftar
                for satu in baru
            ],
            batch_size=KELOMPOK,
        )
    return jejak


def _simpan(model: type[Model], daftar: list[Model], **opsi) -> None:
    """Store the rows; those that stand on others of the same list after these."""
    sendiri = [f for f in model._meta.concrete_fields if f.related_model is model]
    sisa = daftar
    while sisa:
        siap = [b for b in sisa if not any(_menunggu(b, f) for f in sendiri)]
        model.objects.bulk_create(siap, batch_size=KELOMPOK, **opsi)
        sisa = [b for b in sisa if b.pk is None]


def _menunggu(baris: Model, hubungan) -> bool:
    induk = hubungan.get_cached_value(baris, None)
    return induk is not None and induk.pk is None


def _jejak(baris, oleh, aksi, dari, ke, alasan) -> Jejak:
    id_kabupaten, id_kecamatan = tempat(baris)
    return Jejak(
        pengguna=str(oleh),
        id_pengguna=oleh.pk,
        aksi=aksi,
        objek=baris._meta.label,
        id_objek=baris.pk,
        id_kecamatan=id_kecamatan,
        id_kabupaten=id_kabupaten,
        dari=dari,
        ke=ke,
        alasan=alasan,
    )

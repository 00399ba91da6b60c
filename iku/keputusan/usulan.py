"""A new decree, proposed: from the one before it, the Renstra, and the law's texts."""

from django.db import transaction
from django.utils import timezone

from iku.models import ButirSkIku, IndikatorRenstra, Renstra, SkIku
from iku.perjanjian.usulan import uraian_kinerja, urutan_tempat
from iku.pilihan import LetakSk
from iku.surat.pk import nip_terbaca
from kecamatan import riwayat
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan

from .baku import definisi, naskah_baku

# What stays from decree to decree rather than from the law.
WARISAN = ("tugas", "fungsi", "salinan", "tempat")


def sk_sebelum(kecamatan) -> SkIku | None:
    """The latest decree of the kecamatan."""
    return (
        SkIku.objects.filter(kecamatan=kecamatan)
        .order_by("-tanggal", "-pk")
        .exclude(tanggal__isnull=True)
        .first()
    )


@transaction.atomic
def buat_sk(*, kecamatan, renstra: Renstra, bentuk: str, oleh) -> SkIku:
    """A decree without number and date, with everything that can be proposed."""
    sebelum = sk_sebelum(kecamatan)
    isi = naskah_baku(kecamatan, renstra)
    if sebelum is not None:
        isi |= {nama: getattr(sebelum, nama) for nama in WARISAN}
    isi["tempat"] = isi.get("tempat") or kecamatan.kabupaten.nama
    sk = SkIku(kecamatan=kecamatan, renstra=renstra, bentuk=bentuk, **isi)
    _penetap(sk)
    riwayat.simpan(sk, oleh=oleh)
    for urutan, tempat in enumerate(tempat_diusulkan(renstra), 1):
        butir, unit = usulan_butir(sk, tempat, sebelum)
        butir.urutan = urutan
        riwayat.simpan(butir, oleh=oleh, banyak={"penanggung_jawab": unit})
    return sk


def _penetap(sk: SkIku) -> None:
    """The camat, where exactly one holds the post today."""
    camat = list(
        MasaJabatan.objects.filter(kecamatan=sk.kecamatan, jabatan=Jabatan.CAMAT)
        .pada(timezone.localdate())
        .select_related("pejabat")[:2]
    )
    if len(camat) == 1:
        masa = camat[0]
        sk.penetap_jabatan, sk.penetap_nama = masa.sebutan, masa.pejabat.nama
        sk.penetap_pangkat = masa.pangkat
        sk.penetap_nip = nip_terbaca(masa.pejabat.nip)


def tempat_diusulkan(renstra: Renstra) -> list[IndikatorRenstra]:
    """Indicators of tujuan and sasaran in their order, each once."""
    daftar = IndikatorRenstra.objects.filter(
        renstra=renstra, nomenklatur__isnull=True
    ).select_related("indikator__acuan", "tujuan", "sasaran__tujuan")
    hasil: dict[int, IndikatorRenstra] = {}
    for tempat in sorted(daftar, key=urutan_tempat):
        hasil.setdefault(tempat.indikator_id, tempat)
    return list(hasil.values())


def usulan_butir(sk: SkIku, tempat: IndikatorRenstra, sebelum: SkIku | None):
    """A row in the words of the decree before, else of the indicator itself, else of
    the standard definition of its kin; and the units that answer for it."""
    ini = tempat.indikator
    lama = None
    if sebelum is not None:
        lama = (
            sebelum.butir.filter(indikator=ini)
            .prefetch_related("penanggung_jawab")
            .first()
        )
    baku = (definisi(ini.acuan.kode) if ini.acuan else None) or {}
    butir = ButirSkIku(
        sk=sk,
        indikator=ini,
        butir_renstra=tempat,
        uraian_kinerja=uraian_kinerja(tempat),
        uraian_indikator=lama.uraian_indikator if lama else ini.nama,
        letak=lama.letak if lama else LetakSk.UTAMA,
    )
    sumber = {
        "formulasi": ini.formulasi,
        "penjelasan": ini.definisi,
        "sumber_data": ini.sumber_data,
    }
    for nama, sendiri in sumber.items():
        dulu = getattr(lama, nama) if lama else ""
        setattr(butir, nama, dulu or sendiri or baku.get(nama, ""))
    unit = lama.penanggung_jawab.all() if lama else ini.penanggung_jawab.all()
    return butir, list(unit)

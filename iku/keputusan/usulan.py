"""A new decree, proposed: from the one before it, the Renstra, and the law's texts."""

from django.db import transaction
from django.utils import timezone

from iku.models import ButirSkIku, IndikatorRenstra, Renstra, SkIku
from iku.perjanjian.usulan import uraian_kinerja, urutan_tempat
from iku.pilihan import LetakSk, StatusSk
from iku.surat.pk import nip_terbaca
from kecamatan import riwayat
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan

from .baku import definisi, naskah_baku

# What stays from decree to decree rather than from the law.
WARISAN = ("tugas", "fungsi", "salinan", "tempat")
# What an amendment begins with: all of the decree but number, date and title.
NASKAH = (
    *("menimbang", "diktum", "di_luar_tabel", *WARISAN),
    *("penetap_jabatan", "penetap_nama", "penetap_pangkat", "penetap_nip"),
)
ISI_BUTIR = (
    *("indikator", "butir_renstra", "letak", "urutan", "uraian_kinerja"),
    *("uraian_indikator", "formulasi", "penjelasan", "sumber_data"),
)


def sk_sebelum(kecamatan) -> SkIku | None:
    """The latest decree of the kecamatan that is ditetapkan and has a day."""
    return (
        SkIku.objects.filter(
            kecamatan=kecamatan, status=StatusSk.DITETAPKAN, tanggal__isnull=False
        )
        .order_by("-tanggal", "-pk")
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


@transaction.atomic
def buat_perubahan(lama: SkIku, *, renstra: Renstra, bentuk: str, oleh) -> SkIku:
    """A decree that changes `lama`, without number and date: a copy of it, in which
    what is to be changed is then changed. It names `lama` in its title and among what
    it regards."""
    dasar = f"Keputusan Camat {lama.kecamatan.nama} Nomor {lama.nomor}"
    sk = SkIku(
        kecamatan=lama.kecamatan,
        mengubah=lama,
        renstra=renstra,
        bentuk=bentuk,
        judul=f"Perubahan atas {dasar} tentang {lama.judul}"[:300],
        mengingat=[*lama.mengingat, f"{dasar} tentang {lama.judul}"],
        **{nama: getattr(lama, nama) for nama in NASKAH},
    )
    _penetap(sk)
    alasan = f"disalin dari {lama}"[:300]
    riwayat.simpan(sk, oleh=oleh, alasan=alasan)
    tempat = {t.indikator_id: t for t in tempat_diusulkan(renstra)}
    for butir in lama.butir.prefetch_related("penanggung_jawab"):
        baru = ButirSkIku(sk=sk, **{nama: getattr(butir, nama) for nama in ISI_BUTIR})
        if renstra.pk != lama.renstra_id:
            baru.butir_renstra = tempat.get(butir.indikator_id)
        unit = list(butir.penanggung_jawab.all())
        riwayat.simpan(
            baru, oleh=oleh, alasan=alasan, banyak={"penanggung_jawab": unit}
        )
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

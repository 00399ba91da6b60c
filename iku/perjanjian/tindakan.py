"""Acts that write a whole agreement, or several of its rows: all or nothing, and each
row with its history. TidakBisa where the agreement takes no change."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from iku.models import (
    AnggaranPk,
    ButirPk,
    DokumenAnggaran,
    PerjanjianKinerja,
    Renstra,
)
from iku.models.tindakan_pk import TidakBisa
from iku.pilihan import Asal, StatusPk
from kecamatan import riwayat
from kecamatan.models import Kecamatan

from .jenjang import Atasan
from .usulan import (
    Calon,
    butir_dari,
    calon_kedua,
    calon_pertama,
    daftar_calon,
    jumlah_program,
    satu_satunya,
)

SUMBER_DANA = "APBD"


def berikutnya(
    kecamatan, tahun: int, unit=None
) -> tuple[int, PerjanjianKinerja | None]:
    """Which change a new agreement would be (0 murni), and the one before it."""
    terakhir = (
        PerjanjianKinerja.objects.filter(kecamatan=kecamatan, tahun=tahun, unit=unit)
        .order_by("-perubahan_ke")
        .first()
    )
    return (0, None) if terakhir is None else (terakhir.perubahan_ke + 1, terakhir)


@transaction.atomic
def buat_pk(
    *,
    kecamatan,
    tahun: int,
    renstra: Renstra,
    oleh,
    unit=None,
    alasan: str = "",
    isi: str = "usulan",
) -> PerjanjianKinerja:
    """A new draft: murni, or the next change where there is one already.

    `isi`: "usulan" (every proposed indicator with the Renstra's target), "salin" (the
    rows of the one before, as they are) or "kosong". Raises TidakBisa where the one
    before is still open or a unit has no agreement of the camat to cascade from,
    ValidationError where the row itself is wrong.
    """
    # One after the other, so that the second sees the first.
    Kecamatan.objects.select_for_update().get(pk=kecamatan.pk)
    ke, sebelum = berikutnya(kecamatan, tahun, unit)
    if sebelum is not None and sebelum.status != StatusPk.DITETAPKAN:
        raise TidakBisa(
            f"{sebelum} masih berstatus {sebelum.get_status_display().lower()}. Ubah "
            "yang itu; perubahan dibuat atas perjanjian yang sudah ditetapkan."
        )
    induk = _induk(kecamatan, tahun, unit)
    if unit is not None and induk is None:
        raise TidakBisa(
            f"Belum ada Perjanjian Kinerja camat tahun {tahun}. Buat perjanjian itu "
            "lebih dahulu; perjanjian unit kerja diturunkan dari sana."
        )
    pk = PerjanjianKinerja(
        kecamatan=kecamatan,
        tahun=tahun,
        perubahan_ke=ke,
        unit=unit,
        renstra=renstra,
        asal=Asal.SISTEM,
        alasan=alasan,
        induk=induk,
        tempat=sebelum.tempat if sebelum else kecamatan.kabupaten.nama,
    )
    hari_ini = timezone.localdate()
    pk.pertama = satu_satunya(calon_pertama(pk, hari_ini))
    pk.kedua = satu_satunya(calon_kedua(pk, hari_ini))
    riwayat.simpan(pk, oleh=oleh)
    if isi == "salin" and sebelum is not None:
        _salin_baris(sebelum, pk, oleh)
    elif isi == "usulan":
        bertarget = [c for c in daftar_calon(pk) if c.diusulkan and c.target]
        tambah_butir(pk, {c: c.target.nilai for c in _sekali(bertarget)}, oleh=oleh)
    return pk


def _induk(kecamatan, tahun: int, unit) -> PerjanjianKinerja | None:
    """The camat's agreement that a unit's is cascaded from: the latest of the year."""
    if unit is None:
        return None
    return PerjanjianKinerja.objects.camat(kecamatan, tahun).last()


def _sekali(calon: list[Calon]) -> list[Calon]:
    """An indicator at two places is promised once, at the higher one."""
    hasil: dict[int, Calon] = {}
    for c in calon:
        hasil.setdefault(c.tempat.indikator_id, c)
    return list(hasil.values())


def _salin_baris(dari: PerjanjianKinerja, ke: PerjanjianKinerja, oleh) -> None:
    atasan = Atasan(ke)
    for butir in dari.butir.select_related("mendukung"):
        butir.pk, butir.perjanjian = None, ke
        butir.mendukung = atasan.padanan(butir.mendukung)
        butir._state.adding = True
        if dari.renstra_id != ke.renstra_id:
            butir.butir_renstra = ke.renstra.indikator_renstra.filter(
                indikator=butir.indikator_id
            ).first()
        riwayat.simpan(butir, oleh=oleh, alasan=f"disalin dari {dari}")
    for baris in dari.anggaran.all():
        baris.pk, baris.perjanjian = None, ke
        baris._state.adding = True
        riwayat.simpan(baris, oleh=oleh, alasan=f"disalin dari {dari}")


@transaction.atomic
def salin_ke_tahun(
    asal: PerjanjianKinerja, renstra: Renstra, *, oleh
) -> tuple[PerjanjianKinerja, list[str]]:
    """The same promises for the next year, with that year's targets of `renstra`; and
    the indicators left behind because it has no such target."""
    tahun = asal.tahun + 1
    if berikutnya(asal.kecamatan, tahun, asal.unit)[1] is not None:
        raise TidakBisa(f"Perjanjian Kinerja tahun {tahun} sudah ada.")
    baru = buat_pk(
        kecamatan=asal.kecamatan,
        tahun=tahun,
        renstra=renstra,
        unit=asal.unit,
        oleh=oleh,
        isi="kosong",
    )
    calon: dict[int, Calon] = {}
    for c in daftar_calon(baru):
        if c.target is not None:
            calon.setdefault(c.tempat.indikator_id, c)
    dipakai: dict[Calon, Decimal | None] = {}
    mendukung: dict[int, ButirPk | None] = {}
    tertinggal = []
    for butir in asal.butir.select_related("mendukung"):
        if c := calon.get(butir.indikator_id):
            dipakai[c] = c.target.nilai
            mendukung[butir.indikator_id] = butir.mendukung
        else:
            tertinggal.append(butir.uraian_indikator)
    tambah_butir(baru, dipakai, oleh=oleh, mendukung=mendukung)
    return baru, tertinggal


@transaction.atomic
def tambah_butir(
    pk: PerjanjianKinerja,
    nilai: Mapping[Calon, Decimal | None],
    *,
    oleh,
    alasan: str = "",
    mendukung: Mapping[int, ButirPk | None] | None = None,
) -> int:
    """Add promises with these targets after those of the same sasaran that are there,
    else at the end; how many.

    `mendukung`: by indicator what it supported in the agreement it is copied from;
    others get what the Renstra suggests.
    """
    pk.pegang()
    letak = {b.uraian_kinerja: b.urutan for b in pk.butir.order_by("urutan", "pk")}
    atasan, dahulu = Atasan(pk), mendukung or {}
    for calon, angka in nilai.items():
        # The number of the sibling before it: what follows need not be renumbered.
        akhir = max(letak.values(), default=0) + 1
        butir = butir_dari(pk, calon, letak.setdefault(calon.uraian, akhir))
        butir.mendukung = atasan.padanan(
            dahulu.get(butir.indikator_id)
        ) or atasan.usulan(calon.tempat)
        if angka != butir.nilai:
            # A predicate belongs to the number it stood beside.
            butir.nilai, butir.predikat = angka, ""
        try:
            riwayat.simpan(butir, oleh=oleh, alasan=alasan)
        except ValidationError as galat:
            raise ValidationError(
                f"{calon.tempat.indikator}: {' '.join(galat.messages)}"
            ) from galat
    return len(nilai)


@transaction.atomic
def ambil_anggaran(
    pk: PerjanjianKinerja, dokumen: DokumenAnggaran, *, oleh, alasan: str = ""
) -> int:
    """Take the sums of a budget document as the agreement's budget; what stood there
    for other programs goes. Returns the number of rows."""
    ini = pk.pegang()
    ini.sumber_anggaran = dokumen
    riwayat.simpan(ini, oleh=oleh, alasan=alasan)
    ada = {a.nomenklatur_id: a for a in ini.anggaran.all()}
    usulan = jumlah_program(ini, dokumen)
    for urutan, (node, jumlah) in enumerate(usulan, 1):
        baris = ada.pop(node.pk, None) or AnggaranPk(
            perjanjian=ini,
            nomenklatur=node,
            uraian=node.nama[:300],
            sumber_dana=SUMBER_DANA,
        )
        baris.urutan, baris.jumlah = urutan, jumlah
        riwayat.simpan(baris, oleh=oleh, alasan=alasan or f"dari {dokumen}")
    for baris in ada.values():
        riwayat.hapus(baris, oleh=oleh, alasan=alasan or f"tidak ada pada {dokumen}")
    return len(usulan)

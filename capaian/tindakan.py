"""Acts on realisations: who saves, on which version, and the trail of it."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from iku.lembar.syarat import daftar_syarat
from iku.models import ButirPk, Indikator, Target
from kecamatan.models import Jejak

from .entri import (
    DIKETIK,
    TANPA_JENDELA,
    Asal,
    Isi,
    Kiriman,
    potret,
    potret_asal,
    potret_isi,
)
from .kiriman import cari_dikosongkan, catat_dikosongkan, sudah_dilihat, terlambat
from .models import NilaiVariabel, PengukuranTriwulan, Realisasi
from .pengukuran import baca_realisasi, tandai_tanpa_komponen
from .pilihan import AsalRealisasi, StatusRealisasi


class Tertutup(Exception):
    """This period takes no entry; the sentence says why."""


class Terkunci(Tertutup):
    """The stored value is final."""


class Bentrok(Exception):
    """Somebody else saved first; `sekarang` is what is stored, None where it was
    taken away meanwhile; `dikosongkan`: how often it was."""

    def __init__(self, sekarang: Realisasi | None, dikosongkan: int = 0):
        super().__init__(sekarang, dikosongkan)
        self.sekarang, self.dikosongkan = sekarang, dikosongkan


def _pengukuran(indikator: Indikator, tahun: int, triwulan: int | None):
    """The quarter that carries the state of this period; a year's value goes with
    quarter IV."""
    return PengukuranTriwulan.objects.tersimpan(
        indikator.kecamatan, tahun, triwulan or 4
    )


def cari_realisasi(indikator: Indikator, tahun: int, triwulan: int | None):
    """The stored row of one period, or None."""
    semua = baca_realisasi([indikator], [tahun])[indikator.pk, tahun]
    return _pada(semua, triwulan)


def _pada(semua: list[Realisasi], triwulan: int | None) -> Realisasi | None:
    return next((r for r in semua if r.triwulan == triwulan), None)


def pastikan_terbuka(indikator: Indikator, tahun: int, triwulan: int | None) -> None:
    """Tertutup, with its sentence, where this period takes no entry."""
    semua = baca_realisasi([indikator], [tahun])[indikator.pk, tahun]
    pengukuran = _pengukuran(indikator, tahun, triwulan)
    _pastikan_terbuka(pengukuran, semua, indikator, tahun, triwulan)


def _pastikan_terbuka(pengukuran, semua, indikator, tahun, triwulan) -> None:
    """The same, of rows that were read already; `semua`: all of the year."""
    baris = _pada(semua, triwulan)
    if baris is not None and baris.status == StatusRealisasi.TERKUNCI:
        raise Terkunci(alasan_kunci(baris))
    # Not above: the quarter's picture is taken of what is saved here.
    from .triwulan.keterbukaan import PeriksaKeterbukaan

    keadaan = PeriksaKeterbukaan(pengukuran)
    if not (boleh := keadaan.indikator(indikator.pk)).terbuka:
        raise Terkunci(boleh.kalimat)
    if not _berencana(indikator, tahun):
        raise Tertutup(
            f"Tahun {tahun} belum mempunyai target untuk indikator ini. Catat dulu "
            "Perjanjian Kinerja atau target Renstra tahun itu, lalu isi realisasinya."
        )
    if any((r.triwulan is None) != (triwulan is None) for r in semua):
        ada, ini = ("setahun penuh", "per triwulan")
        if triwulan is None:
            ada, ini = ini, ada
        raise Tertutup(
            f"Realisasi tahun {tahun} sudah dicatat {ada}, sehingga tidak dapat "
            f"diisi {ini} juga. Ubah nilai yang sudah ada."
        )


@transaction.atomic
def simpan_realisasi(
    *,
    indikator: Indikator,
    tahun: int,
    triwulan: int | None,
    isi: Isi,
    versi: int,
    oleh,
    baris_dilihat: int | None = None,
    kosong_dilihat: int | None = None,
    asal: Asal = DIKETIK,
    kiriman: Kiriman = TANPA_JENDELA,
) -> Realisasi | None:
    """Store what was entered on top of version `versi` (0: nothing was there).

    `baris_dilihat`: the key of the row that was seen; a row that was emptied and
    filled anew meanwhile counts from version 1 again. `kosong_dilihat`: how often the
    period had been emptied when it was seen without a row; None: not asked.

    Raises Bentrok where somebody else stored another version, Tertutup where the
    period takes no entry, ValidationError where the row itself is wrong. Saving what
    is stored already changes nothing; a save that a later one of the same page has
    overtaken changes nothing either. Returns what is stored: None only where that later
    one has emptied the period.
    """
    lama = pegang_periode(indikator, tahun, triwulan)
    if lama is not None and terlambat(lama, oleh, kiriman):
        return lama
    if lama is None:
        kosong = cari_dikosongkan(indikator, tahun, triwulan)
        if kosong is not None and terlambat(kosong, oleh, kiriman):
            return None
        if versi != 0 or not sudah_dilihat(kosong, kosong_dilihat, oleh):
            raise Bentrok(None, kosong.versi if kosong else 0)
    dari = potret(lama) if lama else {}
    baris = lama or Realisasi(indikator=indikator, tahun=tahun, triwulan=triwulan)
    _isikan(baris, isi, asal)
    ke = potret_isi(_berketerangan(isi, lama)) | potret_asal(baris)
    if lama is not None and dari == ke:
        return lama
    if lama is not None:
        versi = _versi_dasar(lama, versi, baris_dilihat, oleh)
    baris.diubah_oleh, baris.jendela = oleh, kiriman.jendela
    baris.urut_kirim = kiriman.urut
    _pastikan_sah(baris)
    if lama is None:
        baris.save(force_insert=True)
    else:
        _perbarui(baris, versi)
    if berkomponen := bool(isi.komponen or dari.get("komponen")):
        _simpan_komponen(baris, isi)
    if lama is None and not berkomponen:
        tandai_tanpa_komponen([baris])
    aksi = "mengisi realisasi" if lama is None else "mengubah realisasi"
    Jejak.objects.catat(baris, oleh=oleh, aksi=aksi, dari=dari, ke=ke)
    return cari_realisasi(indikator, tahun, triwulan) if berkomponen else baris


@transaction.atomic
def kosongkan_realisasi(
    *,
    indikator: Indikator,
    tahun: int,
    triwulan: int | None,
    versi: int,
    oleh,
    baris_dilihat: int | None = None,
    kiriman: Kiriman = TANPA_JENDELA,
) -> bool:
    """Take a value away: the period is "belum dilaporkan" again. What it said stays in
    the trail. Whether there was one; raises as `simpan_realisasi`."""
    lama = pegang_periode(indikator, tahun, triwulan)
    if lama is None and kiriman.jendela:
        catat_dikosongkan(indikator, tahun, triwulan, oleh, kiriman, berisi=False)
    if lama is None or terlambat(lama, oleh, kiriman):
        return False
    versi = _versi_dasar(lama, versi, baris_dilihat, oleh)
    Jejak.objects.catat(
        lama, oleh=oleh, aksi="mengosongkan realisasi", dari=potret(lama)
    )
    # The version in the statement itself, as in every UPDATE of it.
    terhapus, _ = Realisasi.objects.filter(pk=lama.pk, versi=versi).delete()
    if not terhapus:
        raise Bentrok(cari_realisasi(indikator, tahun, triwulan))
    catat_dikosongkan(indikator, tahun, triwulan, oleh, kiriman, berisi=True)
    return True


def pegang_periode(indikator: Indikator, tahun: int, triwulan: int | None):
    """Hold what a save of this period may touch until the transaction ends, look
    whether it is open (Tertutup where not), and return the stored row, or None."""
    # The quarter first: acts hold it too, so that nothing is saved into a quarter
    # that is being sent or approved. Then one writer per indicator: a whole-year row
    # excludes quarters, which no constraint can see.
    pengukuran = PengukuranTriwulan(
        kecamatan=indikator.kecamatan, tahun=tahun, triwulan=triwulan or 4
    ).pegang()
    list(Indikator.objects.select_for_update().filter(pk=indikator.pk).values("pk"))
    semua = baca_realisasi([indikator], [tahun])[indikator.pk, tahun]
    _pastikan_terbuka(pengukuran, semua, indikator, tahun, triwulan)
    baris = _pada(semua, triwulan)
    if baris is not None:
        baris.indikator = indikator
    return baris


def _versi_dasar(lama: Realisasi, versi: int, dilihat: int | None, oleh) -> int:
    """The version to write upon. One who wrote last oneself has seen what was there
    before, whichever tab it was: no conflict then."""
    if lama.diubah_oleh_id == oleh.pk:
        return lama.versi
    if dilihat is not None and dilihat != lama.pk:
        raise Bentrok(lama)
    return versi


def _berketerangan(isi: Isi, lama: Realisasi | None) -> Isi:
    """The entry with the remarks that will stand beside its components."""
    if isi.keterangan is not None or lama is None:
        return isi
    ada = {k.variabel: k.keterangan for k in lama.komponen.all()}
    return replace(isi, keterangan={v: ada.get(v, "") for v in isi.komponen})


def _isikan(baris: Realisasi, isi: Isi, asal: Asal) -> None:
    """Put the entry on the row (not stored yet)."""
    baris.bentuk = isi.bentuk
    baris.nilai = isi.nilai
    baris.alasan_kosong = isi.alasan_kosong
    if (baris.asal, asal) != (AsalRealisasi.ENTRI, DIKETIK):
        # A predicate and a source that went with another origin do not
        # describe the new value; the trail keeps them.
        baris.asal, baris.predikat, baris.sumber = asal.asal, "", asal.sumber


def _pastikan_sah(baris: Realisasi) -> None:
    """ValidationError where the row is wrong in itself. As `full_clean`, without a
    query: the indicator is held, the person signed in, the other way of recording a
    year was looked at with the period, and the row is the only one that can be."""
    baris.clean_fields(exclude=("indikator", "diubah_oleh"))
    for syarat, kalimat in daftar_syarat(Realisasi):
        if syarat(baris) is False:
            raise ValidationError(kalimat)


def _perbarui(baris: Realisasi, versi: int) -> None:
    """Update only if the stored version is still the one that was seen."""
    baris.versi, baris.diubah_pada = versi + 1, timezone.now()
    kena = Realisasi.objects.filter(
        pk=baris.pk, versi=versi, status=StatusRealisasi.DRAF
    ).update(
        bentuk=baris.bentuk,
        nilai=baris.nilai,
        predikat=baris.predikat,
        alasan_kosong=baris.alasan_kosong,
        asal=baris.asal,
        sumber=baris.sumber,
        diubah_oleh=baris.diubah_oleh,
        jendela=baris.jendela,
        urut_kirim=baris.urut_kirim,
        versi=baris.versi,
        diubah_pada=baris.diubah_pada,
    )
    if not kena:
        raise Bentrok(cari_realisasi(baris.indikator, baris.tahun, baris.triwulan))


def _simpan_komponen(baris: Realisasi, isi: Isi) -> None:
    NilaiVariabel.objects.filter(realisasi=baris).exclude(
        variabel__in=list(isi.komponen)
    ).delete()
    for variabel, nilai in isi.komponen.items():
        kolom = {"nilai": nilai}
        if isi.keterangan is not None:
            kolom["keterangan"] = isi.keterangan.get(variabel, "")
        NilaiVariabel.objects.update_or_create(
            realisasi=baris, variabel=variabel, defaults=kolom
        )


def _berencana(indikator: Indikator, tahun: int) -> bool:
    return (
        ButirPk.objects.filter(indikator=indikator, perjanjian__tahun=tahun).exists()
        or Target.objects.filter(butir__indikator=indikator, tahun=tahun).exists()
    )


def alasan_kunci(baris: Realisasi) -> str:
    """Why this row, which is final, takes no entry."""
    if baris.asal == AsalRealisasi.DOKUMEN:
        dari = f" ({baris.sumber})" if baris.sumber else ""
        return (
            f"Nilai ini disalin dari dokumen resmi{dari} dan terkunci, sehingga tidak "
            "dapat diubah."
        )
    return "Nilai ini sudah terkunci, sehingga tidak dapat diubah."

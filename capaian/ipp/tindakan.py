"""Acts that write more than the assessment's own row: beginning one, saving rows of
F-01 and F-02, taking answers of F-03. Each holds the assessment first, so that nothing
slips in after it went on; TidakBisa where it takes no change."""

import hashlib
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from capaian.models import (
    IndikatorIpp,
    InstrumenIpp,
    JawabanIpp,
    NilaiF03,
    PenilaianIpp,
    PertanyaanIpp,
    ResponsF03,
)
from capaian.models.ipp import SKOR_TERTINGGI
from capaian.models.tindakan_ipp import TidakBisa
from capaian.pilihan import JalurF03
from kecamatan import riwayat
from kecamatan.models import Jejak, Kecamatan
from kecamatan.riwayat import Bentrok


@dataclass(frozen=True)
class Formulir:
    """A form that is written row by row: its columns on JawabanIpp, and which act
    (`tindakan_ipp`) says when and by whom."""

    kode: str
    nama: str
    skor: str
    catatan: str
    bukti: str = ""

    @property
    def kolom(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.skor, self.catatan, self.bukti)))


F01 = Formulir("f01", "F-01", "f01", "f01_catatan", "f01_bukti")
F02 = Formulir("f02", "F-02", "f02", "f02_catatan")


def tanda(formulir: Formulir, isi: Mapping[str, object]) -> str:
    """A short mark of what one row of a form says: tells whether the person changed
    it, and whether somebody else did."""
    teks = "\x1f".join(
        "" if isi[nama] is None else str(isi[nama]) for nama in formulir.kolom
    )
    return hashlib.sha256(teks.encode()).hexdigest()[:12]


def isi_baris(formulir: Formulir, jawaban: JawabanIpp) -> dict[str, object]:
    """What a stored row says in the columns of a form."""
    return {nama: getattr(jawaban, nama) for nama in formulir.kolom}


@transaction.atomic
def buat_penilaian(kecamatan: Kecamatan, tahun: int, *, oleh) -> PenilaianIpp:
    """The year's assessment with an empty row per indicator of the instrument in
    force. Raises TidakBisa where there is one already, or no instrument."""
    Kecamatan.objects.select_for_update().get(pk=kecamatan.pk)
    if PenilaianIpp.objects.filter(kecamatan=kecamatan, tahun=tahun).exists():
        raise TidakBisa(f"Penilaian IPP tahun {tahun} sudah dimulai.")
    instrumen = InstrumenIpp.objects.tatap_muka(kecamatan.kabupaten, tahun)
    if instrumen is None:
        raise TidakBisa(
            f"Belum ada instrumen IPP yang berlaku untuk tahun {tahun}. Mintalah admin "
            "memuat data acuan."
        )
    penilaian = PenilaianIpp(
        kecamatan=kecamatan,
        tahun=tahun,
        instrumen=instrumen,
        token=secrets.token_urlsafe(32),
    )
    riwayat.simpan(penilaian, oleh=oleh)
    JawabanIpp.objects.bulk_create(
        JawabanIpp(penilaian=penilaian, indikator=indikator)
        for indikator in IndikatorIpp.objects.filter(aspek__instrumen=instrumen)
    )
    return penilaian


@transaction.atomic
def simpan_baris(
    penilaian: PenilaianIpp,
    formulir: Formulir,
    jawaban: JawabanIpp,
    isi: Mapping[str, object],
    *,
    tanda_lama: str,
    oleh,
) -> bool:
    """Store one row of a form; whether anything changed. `tanda_lama`: the mark of the
    row as the person saw it. Raises Bentrok where it says something else by now."""
    penilaian.pegang(formulir.kode)
    sekarang = JawabanIpp.objects.select_related("indikator", "penilaian").get(
        pk=jawaban.pk
    )
    tersimpan = tanda(formulir, isi_baris(formulir, sekarang))
    if tersimpan not in (tanda_lama, tanda(formulir, isi)):
        raise Bentrok(sekarang)
    for nama in formulir.kolom:
        setattr(sekarang, nama, isi[nama])
    return riwayat.simpan(sekarang, oleh=oleh)


@transaction.atomic
def atur_f03(
    penilaian: PenilaianIpp, mulai: date | None, selesai: date | None, *, oleh
) -> bool:
    """From when to when the public form takes answers; both None: not at all."""
    ini = penilaian.pegang("f03")
    ini.f03_mulai, ini.f03_selesai = mulai, selesai
    return riwayat.simpan(ini, oleh=oleh)


@transaction.atomic
def terima_respons(
    penilaian: PenilaianIpp,
    nilai: Mapping[PertanyaanIpp, int],
    *,
    jalur: JalurF03,
    saran: str = "",
    kunci: uuid.UUID | None = None,
    oleh=None,
) -> ResponsF03:
    """One filled-in F-03; the one that is there where `kunci` came before. `oleh` is
    None for the public: then the row itself is all that is kept.

    Raises TidakBisa where a question has no answer, or one outside 0–5.
    """
    ini = penilaian.pegang("f03")
    if kunci and (ada := ResponsF03.objects.filter(kunci=kunci).first()):
        return ada
    semua = set(PertanyaanIpp.objects.filter(aspek__instrumen=ini.instrumen_id))
    if nilai.keys() != semua:
        raise TidakBisa("Kuesioner yang tidak lengkap tidak dihitung. Isi semuanya.")
    if any(skor not in range(SKOR_TERTINGGI + 1) for skor in nilai.values()):
        raise TidakBisa("Jawaban bernilai 0 sampai 5.")
    terakhir = ini.respons.aggregate(n=Max("nomor"))["n"] or 0
    respons = ResponsF03.objects.create(
        penilaian=ini, nomor=terakhir + 1, jalur=jalur, saran=saran, kunci=kunci
    )
    NilaiF03.objects.bulk_create(
        NilaiF03(respons=respons, pertanyaan=satu, nilai=skor)
        for satu, skor in nilai.items()
    )
    if oleh is not None:
        ke = riwayat.potret(respons) | _skor(nilai)
        Jejak.objects.catat(respons, oleh=oleh, aksi="menambah", ke=ke)
    return respons


@transaction.atomic
def buang_respons(respons: ResponsF03, *, oleh, alasan: str) -> None:
    """Delete an answer that does not belong here; what it said stays in the trail.
    Raises TidakBisa without a reason, Bentrok where it is gone already."""
    if not alasan.strip():
        raise TidakBisa("Tulis alasan menghapus respons ini.")
    respons.penilaian.pegang("buang")
    ada = ResponsF03.objects.select_for_update().filter(pk=respons.pk).first()
    if ada is None:
        raise Bentrok(None)
    nilai = {n.pertanyaan: n.nilai for n in ada.nilai.select_related("pertanyaan")}
    Jejak.objects.catat(
        ada,
        oleh=oleh,
        aksi="menghapus",
        dari=riwayat.potret(ada) | _skor(nilai),
        alasan=alasan.strip(),
    )
    ada.delete()


def _skor(nilai: Mapping[PertanyaanIpp, int]) -> dict[str, dict[str, int]]:
    """The answers by number of the question, as the trail keeps them."""
    urut = sorted(nilai.items(), key=lambda pasangan: pasangan[0].nomor)
    return {"jawaban": {str(satu.nomor): skor for satu, skor in urut}}

"""What the evaluation of SAKIP asks of a person: worksheets whose turn it is, reports of
follow-up to verify, recommendations to follow up."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db.models import Q
from django.urls import reverse

from evaluasi.empat_mata import MENERBITKAN_REVIU_SENDIRI, direviu_sendiri
from evaluasi.kampanye.papan import batas_tahap
from evaluasi.lhe.draf import PENULIS_LHE
from evaluasi.models import Evaluasi, Reviu, TindakLanjut
from evaluasi.pilihan import (
    StatusEvaluasi,
    StatusLhe,
    StatusReviu,
    StatusTindakLanjut,
)
from evaluasi.pilihan import TindakanLke as T
from evaluasi.tindak_lanjut.daftar import susun_daftar
from kecamatan.models import Kabupaten, Kecamatan, Pengguna
from kecamatan.pilihan import Peran
from sakip.tanggal import panjang

from .tugas import Keadaan, Tugas, sebut

# What the work is that ends with this act.
_KERJA: Mapping[T, str] = {
    T.KIRIM_MANDIRI: "Isi penilaian mandiri",
    T.AJUKAN_MUTU: "Nilai",
    T.BUKA_TANGGAPAN: "Periksa mutu penilaian",
    T.KIRIM_TANGGAPAN: "Tanggapi nilai",
    T.SUSUN_LHE: "Bahas tanggapan",
    T.TERBITKAN: "Terbitkan LHE",
}


def baca_evaluasi(daftar: Collection[Kecamatan], tahun: int) -> list[Evaluasi]:
    """Those of this year, and of earlier years what is not over; the same number of
    queries for one kecamatan and for all."""
    return list(
        Evaluasi.objects.filter(
            Q(periode__tahun=tahun)
            | (Q(periode__tahun__lt=tahun) & ~Q(status=StatusEvaluasi.TERBIT)),
            kecamatan__in=daftar,
        )
        .select_related("periode", "kecamatan__kabupaten", "tim")
        .prefetch_related("tim__anggota")
        .order_by("periode__tahun", "periode__triwulan", "kecamatan__nama")
    )


def giliran(evaluasi: Evaluasi, user: Pengguna) -> str:
    """What this person is to do with it now; "" where it is another's turn."""
    bisa = evaluasi.tindakan_bagi(user)
    kerja = next((_KERJA[t] for t in bisa if t in _KERJA), "")
    if not kerja and evaluasi.bisa_menulis(user, PENULIS_LHE):
        return "Tulis LHE"
    return kerja


def tugas_evaluasi(
    evaluasi: Evaluasi, judul: str, hari: date, keterangan: str = ""
) -> Tugas:
    """One worksheet that waits for this person; late once its stage is."""
    periode, batas = evaluasi.periode, batas_tahap(evaluasi.periode, evaluasi.status)
    halaman = "lhe" if evaluasi.status == StatusEvaluasi.LHE else "lke"
    return Tugas(
        judul,
        reverse(
            halaman, args=[evaluasi.kecamatan.kode, periode.tahun, periode.triwulan]
        ),
        Keadaan.TERLAMBAT if batas and batas < hari else Keadaan.DIKERJAKAN,
        keterangan,
        f"Sampai {panjang(batas)}" if batas else "",
    )


def tugas_terbit_reviu(
    daftar: Collection[Kecamatan], user: Pengguna
) -> Iterator[Tugas]:
    """Reviews of reports, of whatever year, that wait for the Inspektur; for another
    one where this one took part."""
    semua = list(
        Reviu.objects.filter(kecamatan__in=daftar, status=StatusReviu.DIAJUKAN)
        .select_related("kecamatan")
        .order_by("tahun", "kecamatan__nama")
    )
    sendiri = direviu_sendiri(semua, user)
    for reviu in semua:
        lain = reviu.pk in sendiri
        yield Tugas(
            f"Terbitkan pernyataan reviu: {reviu.kecamatan}",
            reverse("reviu_satu", args=[reviu.kecamatan.kode, reviu.tahun, reviu.pk]),
            Keadaan.MENUNGGU if lain else Keadaan.DIKERJAKAN,
            f"LKjIP {reviu.tahun}." + (f" {MENERBITKAN_REVIU_SENDIRI}" if lain else ""),
        )


def tugas_evaluator(
    kabupaten: Kabupaten,
    daftar: Collection[Kecamatan],
    tahun: int,
    user: Pengguna,
    hari: date,
) -> Iterator[Tugas]:
    """A row for each worksheet whose turn is this evaluator's; the others together,
    by stage, so that many kecamatan stay few rows."""
    lain: dict[tuple, list[Evaluasi]] = defaultdict(list)
    semua = baca_evaluasi(daftar, tahun)
    for satu in semua:
        if kerja := giliran(satu, user):
            judul = f"{kerja}: {satu.kecamatan}"
            yield tugas_evaluasi(satu, judul, hari, f"{satu.periode}.")
        else:
            lain[satu.periode, StatusEvaluasi(satu.status)].append(satu)
    for (periode, status), isi in lain.items():
        papan = reverse("evaluasi-periode", args=[kabupaten.kode, periode.pk])
        yield Tugas(
            f"{status.label} {periode}: {len(isi)} kecamatan",
            f"{papan}?tahap={status}",
            Keadaan.SELESAI if status == StatusEvaluasi.TERBIT else Keadaan.MENUNGGU,
            f"{sebut([e.kecamatan for e in isi])}.",
        )
    ada = {e.kecamatan_id for e in semua if e.periode.tahun == tahun}
    if tanpa := [k for k in daftar if k.pk not in ada]:
        yield Tugas(
            f"Belum ada evaluasi {tahun}: {len(tanpa)} kecamatan",
            reverse("evaluasi-kabupaten", args=[kabupaten.kode]),
            Keadaan.MENUNGGU,
            f"{sebut(tanpa)}.",
        )
    yield from _verifikasi(kabupaten, daftar, tahun)


def _verifikasi(
    kabupaten: Kabupaten, daftar: Collection[Kecamatan], tahun: int
) -> Iterator[Tugas]:
    """Reports of follow-up, by quarter, that no evaluator has looked at."""
    menunggu = set(
        TindakLanjut.objects.filter(
            rekomendasi__lhe__kecamatan__in=daftar,
            rekomendasi__lhe__status=StatusLhe.TERBIT,
            tahun=tahun,
            triwulan__isnull=False,
            diverifikasi_pada=None,
        ).values_list("rekomendasi__lhe__kecamatan", flat=True)
    )
    if milik := [k for k in daftar if k.pk in menunggu]:
        yield Tugas(
            f"Verifikasi tindak lanjut: {len(milik)} kecamatan",
            reverse("papan_tindak_lanjut", args=[kabupaten.kode, tahun]),
            Keadaan.DIKERJAKAN,
            f"{sebut(milik)}.",
        )


def tugas_kecamatan(
    kecamatan: Kecamatan, tahun: int, peran: Peran, user: Pengguna, hari: date
) -> Iterator[Tugas]:
    """Of an operator: its worksheets and its recommendations. A camat sees that the
    operator is at it, and can send it."""
    for satu in baca_evaluasi([kecamatan], tahun):
        if not (kerja := giliran(satu, user)):
            continue
        tugas = tugas_evaluasi(satu, f"{kerja} {satu.periode}", hari)
        if peran == Peran.OPERATOR:
            yield tugas
        else:
            yield Tugas(
                str(satu.periode),
                tugas.tautan,
                Keadaan.MENUNGGU,
                f"{satu.get_status_display()}, diisi operator.",
                tugas.waktu,
            )
    if peran == Peran.OPERATOR:
        yield from _rekomendasi(kecamatan, tahun, hari)


def _rekomendasi(kecamatan: Kecamatan, tahun: int, hari: date) -> Iterator[Tugas]:
    bagian = susun_daftar([kecamatan], tahun, hari)[kecamatan.pk]
    semua = [b for satu in bagian for b in satu.baris]
    terbuka = [b for b in semua if b.keadaan.status == StatusTindakLanjut.BELUM]
    if not terbuka:
        return
    telat = sum(b.terlambat for b in terbuka)
    yield Tugas(
        f"Tindak lanjuti hasil evaluasi: {len(terbuka)} butir",
        reverse("tindak_lanjut", args=[kecamatan.kode, tahun]),
        Keadaan.TERLAMBAT if telat else Keadaan.DIKERJAKAN,
        f"{telat} melewati batas waktunya." if telat else "",
    )

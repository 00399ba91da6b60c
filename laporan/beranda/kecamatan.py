"""The first page of one kecamatan and year: a part for each role one has there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from capaian.models import (
    KeputusanRapat,
    PembukaanKunci,
    PermintaanPerbaikan,
    Survei,
)
from capaian.models.realisasi import PENGISI
from capaian.pilihan import StatusSurvei, StatusTriwulan
from capaian.triwulan.kelengkapan import periode_terisi
from iku.models import Indikator, PerjanjianKinerja
from iku.pilihan import TRIWULAN, StatusPk
from kecamatan.pilihan import Peran
from kecamatan.ruang import Ruang
from sakip.tanggal import panjang

from .evaluasi import tugas_kecamatan
from .lkjip import tugas_lkjip
from .naskah import tugas_naskah
from .triwulan import Triwulan, baca_triwulan, tugas_triwulan
from .tugas import Bagian, Keadaan, Tugas, susun_bagian

# Roles with work of their own in a kecamatan, in the order of the page.
BERTUGAS = (
    Peran.OPERATOR,
    Peran.PENANGGUNG_JAWAB,
    Peran.CAMAT,
    Peran.BAGIAN_ORGANISASI,
)


def susun_kecamatan(ruang: Ruang, kini: datetime) -> list[Bagian]:
    """The parts for this person; for whoever has no work here, how it stands."""
    peran = ruang.pengguna.wewenang.peran_di(ruang.kecamatan)
    daftar = baca_triwulan(ruang.kecamatan, ruang.tahun, kini)
    punya = [p for p in BERTUGAS if p in peran]
    if not punya:
        tugas = [tugas_triwulan(satu, None, kini) for satu in daftar]
        return [susun_bagian("Keadaan pengisian", tugas, kosong=_kosong(ruang))]
    return _tanpa_ulangan(_bagian(ruang, satu, daftar, kini) for satu in punya)


def _tanpa_ulangan(daftar: Iterable[Bagian]) -> list[Bagian]:
    """What is asked of a person in two roles stands in the first part alone; a part
    with nothing else is left out."""
    disebut: set[tuple[str, str]] = set()
    hasil = []
    for bagian in daftar:
        baru = tuple(t for t in bagian.tugas if (t.judul, t.tautan) not in disebut)
        disebut |= {(t.judul, t.tautan) for t in baru}
        if baru or not bagian.tugas:
            hasil.append(replace(bagian, tugas=baru))
    return hasil


def _bagian(ruang: Ruang, peran: Peran, daftar, kini: datetime) -> Bagian:
    if peran == Peran.PENANGGUNG_JAWAB:
        tugas = [
            *_perbaikan(ruang),
            *_milik_unit(ruang, daftar),
            *tugas_naskah(ruang, peran),
            *_rapat(ruang, kini),
        ]
        return susun_bagian(f"Tugas {peran.label}", tugas)
    tugas = [tugas_triwulan(satu, peran, kini) for satu in daftar]
    tugas += _perjanjian(ruang, peran)
    if peran in (Peran.OPERATOR, Peran.CAMAT):
        hari = timezone.localtime(kini).date()
        tugas += tugas_kecamatan(
            ruang.kecamatan, ruang.tahun, peran, ruang.pengguna, hari
        )
        tugas += tugas_lkjip(ruang.kecamatan, ruang.tahun, peran, hari)
    if peran == Peran.OPERATOR:
        tugas += tugas_naskah(ruang, peran)
        tugas += [*_survei(ruang, kini), *_rapat(ruang, kini)]
    if peran == Peran.BAGIAN_ORGANISASI:
        tugas += _permintaan_buka(ruang)
    return susun_bagian(f"Tugas {peran.label}", tugas, kosong=_kosong(ruang))


def _kosong(ruang: Ruang) -> str:
    return (
        f"Belum ada indikator yang dilaporkan pada tahun {ruang.tahun}. Susun Renstra "
        "dan Perjanjian Kinerja lebih dahulu di menu Perencanaan."
    )


def _milik_unit(ruang: Ruang, daftar: tuple[Triwulan, ...]) -> Iterator[Tugas]:
    """The quarters that can be written now, counted over the own indicators."""
    milik = set(
        Indikator.objects.editable_by(ruang.pengguna, pengubah=PENGISI)
        .filter(kecamatan=ruang.kecamatan)
        .values_list("pk", flat=True)
    )
    terisi = periode_terisi(milik, ruang.tahun)
    for satu in daftar:
        wajib = [k for k in satu.kewajiban if k.waktunya and k.indikator.pk in milik]
        if not wajib or not satu.keterbukaan.terbuka:
            continue
        belum = [k for k in wajib if (k.indikator.pk, k.periode) not in terisi]
        nama = ", ".join(str(k.indikator) for k in belum[:2])
        lebih = f", dan {len(belum) - 2} lainnya" if len(belum) > 2 else ""
        yield Tugas(
            f"Isi realisasi {satu.nama}",
            satu.alamat("triwulan"),
            Keadaan.DIKERJAKAN if belum else Keadaan.SELESAI,
            f"{len(wajib) - len(belum)} dari {len(wajib)} terisi."
            + (f" Belum: {nama}{lebih}." if belum else ""),
        )


def _perbaikan(ruang: Ruang) -> Iterator[Tugas]:
    """Own indicators that were marked when a quarter was returned."""
    milik = Indikator.objects.editable_by(ruang.pengguna, pengubah=PENGISI)
    for satu in PermintaanPerbaikan.objects.filter(
        pengukuran__kecamatan=ruang.kecamatan,
        pengukuran__tahun=ruang.tahun,
        pengukuran__status=StatusTriwulan.DIKEMBALIKAN,
        indikator__in=milik,
    ).select_related("indikator", "pengukuran"):
        triwulan = satu.pengukuran.triwulan
        yield Tugas(
            f"Perbaiki {satu.indikator} ({TRIWULAN[triwulan]})",
            ruang.alamat("triwulan", triwulan),
            Keadaan.DIKERJAKAN,
            f"Alasan: {satu.alasan}",
        )


def _perjanjian(ruang: Ruang, peran: Peran) -> Iterator[Tugas]:
    """Agreements of this year and the next that are not determined yet."""
    semua = list(
        PerjanjianKinerja.objects.visible_to(ruang.pengguna)
        .filter(kecamatan=ruang.kecamatan, tahun__in=(ruang.tahun, ruang.tahun + 1))
        .select_related("unit")
    )
    if peran == Peran.OPERATOR and not any(p.tahun == ruang.tahun for p in semua):
        yield Tugas(
            f"Susun Perjanjian Kinerja {ruang.tahun}",
            ruang.alamat("daftar-pk"),
            Keadaan.DIKERJAKAN,
            "Belum ada Perjanjian Kinerja untuk tahun ini.",
        )
    for pk in semua:
        if pk.status != StatusPk.DITETAPKAN:
            tautan = reverse("pk", args=[ruang.kecamatan.kode, pk.tahun, pk.pk])
            yield _tugas_pk(pk, peran, tautan)


def _tugas_pk(pk: PerjanjianKinerja, peran: Peran, tautan: str) -> Tugas:
    operator = peran == Peran.OPERATOR
    match pk.status:
        case StatusPk.DIAJUKAN if peran == Peran.BAGIAN_ORGANISASI:
            return Tugas(f"Tetapkan {pk}", tautan, Keadaan.DIKERJAKAN)
        case StatusPk.DIAJUKAN:
            kata = "Menunggu penetapan Bagian Organisasi."
        case StatusPk.DIKEMBALIKAN if operator:
            alasan = f"Alasan: {pk.alasan_kembali}"
            return Tugas(f"Perbaiki {pk}", tautan, Keadaan.DIKERJAKAN, alasan)
        case StatusPk.DIKEMBALIKAN:
            kata = "Dikembalikan, sedang diperbaiki operator."
        case _ if operator:
            return Tugas(f"Ajukan {pk}", tautan, Keadaan.DIKERJAKAN, "Masih draf.")
        case _:
            kata = "Sedang disusun operator."
    return Tugas(str(pk), tautan, Keadaan.MENUNGGU, kata)


def _survei(ruang: Ruang, kini: datetime) -> Iterator[Tugas]:
    """Surveys that take answers; one whose day is over is to be closed."""
    hari_ini = timezone.localtime(kini).date()
    for satu in (
        Survei.objects.filter(kecamatan=ruang.kecamatan, status=StatusSurvei.TERBUKA)
        .annotate(jawaban=Count("daftar_responden"))
        .order_by("tahun", "periode")
    ):
        lewat = satu.selesai is not None and satu.selesai < hari_ini
        kata = "Tutup" if lewat else "Kumpulkan jawaban"
        yield Tugas(
            f"{kata} SKM {satu.get_periode_display().lower()} {satu.tahun}",
            reverse("skm-survei", args=[ruang.kecamatan.kode, satu.tahun, satu.pk]),
            Keadaan.TERLAMBAT if lewat else Keadaan.DIKERJAKAN,
            f"{satu.jawaban} jawaban terkumpul.",
            f"Selesai {panjang(satu.selesai)}" if satu.selesai else "",
        )


def _rapat(ruang: Ruang, kini: datetime) -> Iterator[Tugas]:
    """Decisions of meetings whose day has passed, that this person answers for."""
    hari_ini = timezone.localtime(kini).date()
    for satu in (
        KeputusanRapat.objects.editable_by(ruang.pengguna)
        .terlambat(hari_ini)
        .filter(rapat__kecamatan=ruang.kecamatan)
        .select_related("rapat", "unit")
        .order_by("batas_waktu", "pk")
    ):
        tahun = satu.rapat.tahun
        tempat = reverse("rapat", args=[ruang.kecamatan.kode, tahun, satu.rapat_id])
        yield Tugas(
            f"Tindak lanjuti keputusan rapat: {satu.uraian}",
            f"{tempat}#keputusan-{satu.pk}",
            Keadaan.TERLAMBAT,
            f"Penanggung jawab: {satu.pelaksana}.",
            f"Batas waktu {panjang(satu.batas_waktu)}",
        )


def _permintaan_buka(ruang: Ruang) -> Iterator[Tugas]:
    for satu in PembukaanKunci.objects.filter(
        pengukuran__kecamatan=ruang.kecamatan, dijawab_pada=None
    ).select_related("pengukuran__kecamatan", "indikator"):
        yield tugas_buka(satu)


def tugas_buka(satu: PembukaanKunci) -> Tugas:
    """The request to open a locked quarter, to be answered."""
    ini = satu.pengukuran
    apa = f" untuk {satu.indikator}" if satu.indikator else ""
    return Tugas(
        f"Jawab permintaan buka {ini} {ini.kecamatan}{apa}",
        reverse("periksa_triwulan", args=[ini.kecamatan.kode, ini.tahun, ini.triwulan]),
        Keadaan.DIKERJAKAN,
        f"Alasan: {satu.alasan}",
    )

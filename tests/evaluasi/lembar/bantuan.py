"""Short ways to bring an evaluation as far as a test needs it."""

from datetime import date
from pathlib import Path

from evaluasi.models import (
    AnggotaTim,
    Evaluasi,
    InstrumenLke,
    JawabanLke,
    KriteriaLke,
    NilaiSub,
    PeriodeEvaluasi,
    SubKomponenLke,
    TimEvaluasi,
)
from evaluasi.pilihan import SkalaJawaban, StatusEvaluasi, TugasTim
from laporan.contoh.acuan_lke import muat_lke
from tests.pembangun import buat_kecamatan

ACUAN = Path(__file__).parents[3] / "fixtures" / "acuan"
PENUH = {SkalaJawaban.YA_TIDAK: "Y", SkalaJawaban.A_D: "A"}


def instrumen_lke() -> InstrumenLke:
    """The national instrument with its 80 criteria."""
    ada = InstrumenLke.objects.filter(kode="LKE_88_2021").first()
    if ada is None:
        muat_lke(ACUAN)
        ada = InstrumenLke.objects.get(kode="LKE_88_2021")
    return ada


def buat_periode(kabupaten, tahun=2025, triwulan=None, instrumen=None):
    """A campaign; the same year and quarter is one."""
    return PeriodeEvaluasi.objects.get_or_create(
        kabupaten=kabupaten,
        tahun=tahun,
        triwulan=triwulan,
        defaults={
            "instrumen": instrumen or instrumen_lke(),
            "mandiri_sampai": date(tahun, 3, 31),
            "nilai_sampai": date(tahun, 4, 30),
            "tanggapan_sampai": date(tahun, 5, 15),
            "lhe_sampai": date(tahun, 5, 31),
        },
    )[0]


def buat_evaluasi(
    kecamatan=None,
    status=StatusEvaluasi.MANDIRI,
    anggota=(),
    penjamin=(),
    tahun=2025,
    triwulan=None,
    instrumen=None,
) -> Evaluasi:
    """An evaluation in this stage, with the members of its team."""
    kecamatan = kecamatan or buat_kecamatan()
    periode = buat_periode(kecamatan.kabupaten, tahun, triwulan, instrumen)
    tim = TimEvaluasi.objects.create(periode=periode, nama=f"Tim {kecamatan.nama}")
    for tugas, daftar in (
        (TugasTim.ANGGOTA, anggota),
        (TugasTim.PENJAMIN_MUTU, penjamin),
    ):
        for orang in daftar:
            AnggotaTim.objects.create(tim=tim, pengguna=orang, tugas=tugas)
    return Evaluasi.objects.create(
        periode=periode, kecamatan=kecamatan, tim=tim, status=status
    )


def semua_kriteria(evaluasi) -> list[KriteriaLke]:
    return list(
        KriteriaLke.objects.filter(
            sub__komponen__instrumen=evaluasi.periode.instrumen, dipakai=True
        )
        .select_related("sub")
        .order_by("sub__kode", "nomor")
    )


def kriteria(evaluasi, kode: str) -> KriteriaLke:
    return next(k for k in semua_kriteria(evaluasi) if k.kode == kode)


def sub(evaluasi, kode: str) -> SubKomponenLke:
    return SubKomponenLke.objects.get(
        komponen__instrumen=evaluasi.periode.instrumen, kode=kode
    )


def isi_jawaban(evaluasi, *kolom: str, kecuali=()) -> None:
    """Every criterion fulfilled, in these columns ("mandiri", "nilai"); without its
    history."""
    JawabanLke.objects.bulk_create(
        [
            JawabanLke(
                evaluasi=evaluasi, kriteria=k, **dict.fromkeys(kolom, PENUH[k.skala])
            )
            for k in semua_kriteria(evaluasi)
            if k.kode not in kecuali
        ],
        update_conflicts=True,
        unique_fields=("evaluasi", "kriteria"),
        update_fields=kolom,
    )


def isi_nilai(evaluasi, nilai="BB", kecuali=()) -> None:
    """The same grade for every sub-component; without its history."""
    semua = SubKomponenLke.objects.filter(
        komponen__instrumen=evaluasi.periode.instrumen
    )
    isi = {"evaluasi": evaluasi, "nilai": nilai, "alasan": "Beralasan"}
    NilaiSub.objects.bulk_create(
        [NilaiSub(sub=satu, **isi) for satu in semua.exclude(kode__in=kecuali)],
        update_conflicts=True,
        unique_fields=("evaluasi", "sub"),
        update_fields=("nilai", "alasan"),
    )


def lengkapi(evaluasi) -> None:
    """Everything answered and graded."""
    isi_jawaban(evaluasi, "mandiri", "nilai")
    isi_nilai(evaluasi)

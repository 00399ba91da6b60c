"""Instruments and campaigns to try things with."""

from datetime import date

from django.conf import settings

from evaluasi.models import (
    AnggotaTim,
    DefinisiNilai,
    Evaluasi,
    InstrumenLke,
    JenjangLke,
    KomponenLke,
    KriteriaLke,
    NilaiSub,
    PeriodeEvaluasi,
    PilihanJawaban,
    SubKomponenLke,
    TimEvaluasi,
)
from evaluasi.penilaian import PERMENPANRB_88_2021
from evaluasi.pilihan import JenisSub, TugasTim
from tests.pembangun import buat_kabupaten, buat_kecamatan

ACUAN = settings.BASE_DIR / "fixtures" / "acuan"


def buat_instrumen_lke(kode="LKE_88_2021", kabupaten=None) -> InstrumenLke:
    """Weights, grades and bands of the regulation, two criteria per sub-component."""
    aturan = PERMENPANRB_88_2021
    ini = InstrumenLke.objects.create(
        kode=kode, nama=aturan.nama, mulai=2021, kabupaten=kabupaten
    )
    for k in aturan.komponen:
        komponen = KomponenLke.objects.create(
            instrumen=ini, kode=k.kode, nama=k.nama, bobot=k.bobot
        )
        for s, jenis in zip(k.sub, JenisSub, strict=True):
            sub = SubKomponenLke.objects.create(
                komponen=komponen, kode=s.kode, jenis=jenis, nama=s.nama, bobot=s.bobot
            )
            KriteriaLke.objects.bulk_create(
                KriteriaLke(sub=sub, nomor=n, uraian=f"Kriteria {s.kode}.{n}")
                for n in (1, 2)
            )
    PilihanJawaban.objects.bulk_create(
        PilihanJawaban(instrumen=ini, kode=kode, nama=nama, nilai=nilai, urutan=n)
        for n, (kode, nama, nilai) in enumerate((("Y", "Ya", 1), ("T", "Tidak", 0)), 1)
    )
    DefinisiNilai.objects.bulk_create(
        DefinisiNilai(
            instrumen=ini, kode=kode, angka=a, keberadaan="-", kualitas="-", urutan=n
        )
        for n, (kode, a) in enumerate(aturan.angka.items(), 1)
    )
    JenjangLke.objects.bulk_create(
        JenjangLke(
            instrumen=ini, kode=j.kode, sebutan=j.sebutan, batas=j.batas, urutan=n
        )
        for n, j in enumerate(aturan.jenjang, 1)
    )
    return ini


def buat_periode(instrumen=None, tahun=2026, triwulan=3, **isi) -> PeriodeEvaluasi:
    bawaan = {
        "mandiri_sampai": date(2026, 10, 16),
        "nilai_sampai": date(2026, 10, 30),
        "tanggapan_sampai": date(2026, 11, 6),
        "lhe_sampai": date(2026, 11, 13),
        "mulai": date(2026, 10, 1),
        "selesai": date(2027, 12, 31),
    }
    return PeriodeEvaluasi.objects.create(
        kabupaten=buat_kabupaten(),
        instrumen=instrumen or buat_instrumen_lke(),
        tahun=tahun,
        triwulan=triwulan,
        **(bawaan | isi),
    )


def buat_tim(periode=None, nama="Tim 1", anggota=(), tugas=TugasTim.ANGGOTA):
    tim = TimEvaluasi.objects.create(periode=periode or buat_periode(), nama=nama)
    for orang in anggota:
        AnggotaTim.objects.create(tim=tim, pengguna=orang, tugas=tugas)
    return tim


def buat_evaluasi(periode=None, kecamatan=None, tim=None, **isi) -> Evaluasi:
    return Evaluasi.objects.create(
        periode=periode or (tim.periode if tim else buat_periode()),
        kecamatan=kecamatan or buat_kecamatan(),
        tim=tim,
        **isi,
    )


def beri_nilai(evaluasi: Evaluasi, nilai="BB", **lain) -> None:
    """A grade for every sub-component; `lain` by code: k1a="A"."""
    for sub in SubKomponenLke.objects.filter(
        komponen__instrumen=evaluasi.periode.instrumen_id
    ):
        kode = lain.get("k" + sub.kode.replace(".", ""), nilai)
        NilaiSub.objects.create(
            evaluasi=evaluasi, sub=sub, nilai=kode, alasan="Dipertahankan."
        )

"""A regency as large as it gets: 31 kecamatan with 63 indicators each, five years of
quarters. For measuring only; the figures mean nothing."""

from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.db import connection

from capaian.models import JenjangSkala, PengukuranTriwulan, Realisasi, Skala
from capaian.perhitungan import PERMENDAGRI_86_2017
from iku.models import (
    Acuan,
    ButirPk,
    Indikator,
    IndikatorRenstra,
    PerjanjianKinerja,
    Renstra,
    Sasaran,
    Target,
    Tujuan,
)
from iku.pilihan import Frekuensi
from kecamatan.models import Kabupaten, Kecamatan, Pengguna, Penugasan
from kecamatan.pilihan import PERAN_KECAMATAN, Peran

KECAMATAN, INDIKATOR, ACUAN = 31, 63, 3
TAHUN = range(2025, 2030)  # one Renstra
PENGISI = 3  # operators of each kecamatan
SANDI = "beban-percobaan-31"


def bangun(tahun: int) -> Kabupaten:
    """All of it, with values up to quarter III of `tahun`; quarter IV is open."""
    kabupaten = Kabupaten.objects.create(kode="35.09", nama="Jember")
    _skala()
    acuan = Acuan.objects.bulk_create(
        Acuan(kabupaten=kabupaten, kode=f"A{n}", nama=f"Acuan {n}")
        for n in range(ACUAN)
    )
    daftar = Kecamatan.objects.bulk_create(
        Kecamatan(kabupaten=kabupaten, kode=f"35.09.{n:02}", nama=f"Kecamatan {n}")
        for n in range(1, KECAMATAN + 1)
    )
    _orang(kabupaten, daftar)
    for kecamatan in daftar:
        _realisasi(_rencana(kecamatan, acuan, tahun), tahun)
        PengukuranTriwulan.objects.bulk_create(
            PengukuranTriwulan(
                kecamatan=kecamatan, tahun=tahun, triwulan=n, status="disetujui"
            )
            for n in (1, 2, 3)
        )
    # As autovacuum does soon after such a load, where nobody turned it off.
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
    return kabupaten


def _skala() -> None:
    skala = Skala.objects.create(
        kode="capaian", jenis="capaian", nama="Permendagri 86/2017", mulai=2017
    )
    JenjangSkala.objects.bulk_create(
        JenjangSkala(
            skala=skala,
            urutan=urutan,
            kode=j.slug,
            nama=j.nama,
            warna=j.warna,
            batas=j.batas,
        )
        for urutan, j in enumerate(PERMENDAGRI_86_2017, 1)
    )


def _orang(kabupaten: Kabupaten, daftar: list[Kecamatan]) -> None:
    sandi = make_password(SANDI)
    tugas = [
        (f"operator-{k.kode}-{n}", Peran.OPERATOR, k)
        for k in daftar
        for n in range(PENGISI)
    ]
    tugas += [(f"camat-{k.kode}", Peran.CAMAT, k) for k in daftar]
    tugas += [(p.value, p, None) for p in Peran if p not in PERAN_KECAMATAN]
    orang = Pengguna.objects.bulk_create(
        Pengguna(username=nama, nama=nama, password=sandi) for nama, _, _ in tugas
    )
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=o, peran=peran, kabupaten=kabupaten, kecamatan=k)
        for o, (_, peran, k) in zip(orang, tugas, strict=True)
    )


def _rencana(kecamatan: Kecamatan, acuan, tahun: int) -> list[Indikator]:
    renstra = Renstra.objects.create(
        kecamatan=kecamatan, awal=TAHUN[0], akhir=TAHUN[-1]
    )
    tujuan = Tujuan.objects.create(renstra=renstra, urutan=1, uraian="Tujuan")
    sasaran = Sasaran.objects.create(tujuan=tujuan, urutan=1, uraian="Sasaran")
    daftar = Indikator.objects.bulk_create(
        Indikator(
            kecamatan=kecamatan,
            kode=f"I{n}",
            nama=f"Indikator {n}",
            acuan=acuan[n] if n < len(acuan) else None,
            satuan="indeks",
            arah="naik",
            agregasi="terakhir",
            cara="langsung",
            frekuensi=Frekuensi.TRIWULAN,
        )
        for n in range(INDIKATOR)
    )
    tempat = IndikatorRenstra.objects.bulk_create(
        IndikatorRenstra(renstra=renstra, indikator=i, sasaran=sasaran, urutan=n)
        for n, i in enumerate(daftar)
    )
    Target.objects.bulk_create(
        Target(butir=satu, tahun=t, nilai=Decimal(80)) for satu in tempat for t in TAHUN
    )
    pk = PerjanjianKinerja.objects.create(
        kecamatan=kecamatan, renstra=renstra, tahun=tahun, asal="transkripsi"
    )
    ButirPk.objects.bulk_create(
        ButirPk(
            perjanjian=pk,
            indikator=satu.indikator,
            butir_renstra=satu,
            urutan=n,
            uraian_kinerja="Sasaran",
            uraian_indikator=satu.indikator.nama,
            nilai=Decimal(80),
        )
        for n, satu in enumerate(tempat, 1)
    )
    return daftar


def _realisasi(daftar: list[Indikator], tahun: int) -> None:
    """Four quarters of the four years before, three of this one."""
    Realisasi.objects.bulk_create(
        (
            Realisasi(
                indikator=i,
                tahun=t,
                triwulan=n,
                bentuk="langsung",
                asal="entri",
                nilai=Decimal(40 + (i.pk * 7 + t * 3 + n * 11) % 60),
            )
            for i in daftar
            for t in range(tahun - 4, tahun + 1)
            for n in (1, 2, 3, 4)
            if (t, n) != (tahun, 4)
        ),
        batch_size=1000,
    )

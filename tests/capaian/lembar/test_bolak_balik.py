"""T-IM-03: export, then import: nothing changes, for three kecamatan and four quarters,
whatever the numbers; and each number comes back as it was."""

import random
from decimal import Decimal

import pytest

from capaian.models import RealisasiAnggaran
from iku.models import Variabel
from tests.iku.lembar.berkas import sel
from tests.pembangun import (
    buat_indikator,
    buat_kecamatan,
    buat_program,
    buat_realisasi,
)

KECAMATAN = (("35.09.24", "Pakusari"), ("35.09.14", "Panti"), ("35.09.20", "Arjasa"))
INDIKATOR = 14


def _angka(acak, desimal):
    """Up to 15 digits, of every size."""
    digit = acak.randint(1, 15)
    return Decimal(acak.randint(0, 10**digit - 1)).scaleb(-desimal)


@pytest.fixture(params=range(3))
def isi(request, db):
    """500 numbers and more a seed."""
    acak = random.Random(request.param)
    node = [buat_program(f"P{n}", kode=f"7.01.{n:02}") for n in range(INDIKATOR)]
    for kode, nama in KECAMATAN:
        kecamatan = buat_kecamatan(kode, nama)
        for nomor in range(INDIKATOR):
            _kuartal(kecamatan, nomor, node[nomor], acak)


def _kuartal(kecamatan, nomor, node, acak):
    cara = "rumus" if nomor % 4 == 0 else "langsung"
    rumus = "a" if cara == "rumus" else ""
    indikator = buat_indikator(kecamatan, kode=f"I{nomor}", cara=cara, rumus=rumus)
    variabel = Variabel.objects.create(
        indikator=indikator, kode="a", nama="a", satuan="orang"
    )
    for triwulan in range(1, 5):
        if cara == "rumus":
            satu = buat_realisasi(indikator, None, bentuk="variabel", triwulan=triwulan)
            satu.komponen.create(
                variabel=variabel, nilai=-_angka(acak, 4), keterangan="=a"
            )
        elif acak.random() < 0.2:
            kosong = {"bentuk": "kosong", "alasan_kosong": "0"}
            buat_realisasi(indikator, None, triwulan=triwulan, **kosong)
        else:
            buat_realisasi(indikator, str(_angka(acak, 4)), triwulan=triwulan)
        RealisasiAnggaran.objects.create(
            kecamatan=kecamatan,
            tahun=2025,
            triwulan=triwulan,
            nomenklatur=node,
            jumlah=_angka(acak, 2),
        )


@pytest.mark.parametrize("jenis", ["realisasi", "realisasi-anggaran"])
def test_ekspor_lalu_impor_tanpa_perubahan(
    isi, ekspor, terap_mahir, isi_basis_data, jenis
):
    jalan, semula = ekspor(jenis), isi_basis_data()
    hasil = terap_mahir(jenis, jalan)
    assert hasil.diterapkan
    assert hasil.ringkasan == {
        "baru": 0,
        "berubah": 0,
        "sama": len(hasil.baris),
        "ditolak": 0,
    }
    assert len(hasil.baris) >= len(KECAMATAN) * INDIKATOR * 4
    assert isi_basis_data() == semula


def test_angka_dalam_berkas_adalah_angka_tersimpan(isi, ekspor):
    _, *baris = sel(ekspor("realisasi-anggaran"))["Realisasi anggaran"]
    tersimpan = {
        (r.kecamatan.kode, r.tahun, r.triwulan, r.nomenklatur.kode): r.jumlah
        for r in RealisasiAnggaran.objects.all()
    }
    tertulis = {tuple(b[:4]): Decimal(str(b[5])) for b in baris}
    assert tertulis == tersimpan


@pytest.mark.parametrize("jenis", ["realisasi", "realisasi-anggaran"])
def test_banyak_kueri_tidak_bergantung_pada_baris(
    isi, ekspor, lihat, jenis, django_assert_max_num_queries
):
    jalan = ekspor(jenis)
    with django_assert_max_num_queries(25):
        lihat(jenis, jalan)

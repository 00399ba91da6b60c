"""The money of rencana aksi beside the programs of the agreement."""

from decimal import Decimal

import pytest
from django.urls import reverse

from iku.models import AnggaranPk, DukunganProgram, IndikatorRenstra, RencanaAksi
from iku.perjanjian.anggaran_rencana import periksa_anggaran_rencana
from kecamatan.models import UnitKerja
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)


def uang(butir, *triwulan):
    for tw, nilai in enumerate(triwulan, 1):
        if nilai is not None:
            RencanaAksi.objects.create(butir=butir, triwulan=tw, anggaran=nilai)


def anggaran(pk, node, jumlah):
    urutan = pk.anggaran.count() + 1
    AnggaranPk.objects.create(
        perjanjian=pk, nomenklatur=node, urutan=urutan, uraian=node.nama, jumlah=jumlah
    )


def periksa(pk):
    daftar = list(
        pk.butir.select_related(
            "butir_renstra__nomenklatur__induk__induk"
        ).prefetch_related("rencana_aksi")
    )
    return periksa_anggaran_rencana(pk, daftar)


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


@pytest.fixture
def janji(renstra):
    """Two promises of one sasaran, which two programs support with 100 and 50."""
    sasaran = buat_sasaran(renstra)
    pk = buat_pk(renstra)
    for jumlah in (100, 50):
        program = buat_program()
        DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
        anggaran(pk, program, jumlah)
    return [buat_butir_pk(pk, buat_tempat(sasaran)) for _ in range(2)]


def test_indikator_satu_sasaran_bersama_dibandingkan(janji):
    satu, dua = janji
    uang(satu, 40, 60)
    uang(dua, None, 50)
    hasil, semua = periksa(satu.perjanjian)
    assert [h.cocok for h in hasil.values()] == [True, True]
    assert (semua.cocok, semua.setahun) == (True, Decimal(150))


def test_selisihnya_disebut(janji):
    satu, dua = janji
    uang(satu, 40, 60)
    hasil, semua = periksa(satu.perjanjian)
    assert hasil[dua.pk] == hasil[satu.pk]
    assert "kurang dari anggaran dalam perjanjian Rp 150,00" in semua.kalimat
    assert "selisih Rp 50,00" in hasil[satu.pk].kalimat


def test_tanpa_program_tidak_dapat_dibandingkan(janji, renstra):
    lain = buat_butir_pk(janji[0].perjanjian, buat_tempat(buat_sasaran(renstra)))
    uang(lain, 7)
    uang(janji[0], 150)
    hasil, semua = periksa(lain.perjanjian)
    assert hasil[lain.pk].cocok is None
    assert hasil[janji[0].pk].cocok is True
    assert (semua.cocok, semua.setahun) == (False, Decimal(157))


def test_perjanjian_unit_menurut_simpulnya(renstra):
    """A sub kegiatan below a program with a budget in the unit's agreement."""
    seksi = UnitKerja.objects.create(kecamatan=renstra.kecamatan, nama="Seksi")
    program = buat_program()
    sub = buat_program("Sub", buat_program("Kegiatan", program))
    tempat = IndikatorRenstra.objects.create(
        renstra=renstra, indikator=buat_indikator(renstra.kecamatan), nomenklatur=sub
    )
    pk = buat_pk(renstra, unit=seksi, induk=buat_pk(renstra))
    anggaran(pk, program, 30)
    butir = buat_butir_pk(pk, tempat, uraian_kinerja="Sub")
    uang(butir, 10, 10, 10)
    assert periksa(pk)[0][butir.pk].cocok is True


def test_banyak_kueri_tetap(janji, renstra, django_assert_num_queries):
    pk = janji[0].perjanjian
    for _ in range(3):
        uang(buat_butir_pk(pk, buat_tempat(buat_sasaran(renstra))), 5)
    with django_assert_num_queries(4):  # two of them load the promises
        periksa(pk)


def test_selisih_pada_halaman_tanpa_menolak(client, janji, operator):
    uang(janji[0], 40, 60)
    client.force_login(operator)
    alamat = reverse("pk-rencana", args=["35.09.24", 2025, janji[0].perjanjian.pk])
    isi = client.get(alamat).content.decode()
    assert isi.count("(selisih Rp 50,00)") == 3  # both rows, and all together

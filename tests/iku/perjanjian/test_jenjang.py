"""What each promise of a unit supports in the camat's agreement."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from iku.models import ButirPk, DukunganProgram, IndikatorRenstra, Target
from iku.perjanjian.banding import banding_pk
from iku.perjanjian.jenjang import penjenjangan
from iku.perjanjian.tindakan import buat_pk, salin_ke_tahun
from kecamatan import riwayat
from kecamatan.models import UnitKerja
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    tetapkan_pk,
)

TARGET = {2025: "89", 2026: "90"}


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


@pytest.fixture
def seksi(pakusari):
    return UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib")


@pytest.fixture
def ikm(renstra):
    return buat_tempat(buat_sasaran(renstra), target=TARGET)


@pytest.fixture
def laporan(renstra, ikm, seksi):
    """An indicator of a sub kegiatan whose program supports the sasaran of IKM."""
    program = buat_program("Program Trantib")
    sub = buat_program("Sub", buat_program("Kegiatan", program))
    DukunganProgram.objects.create(sasaran=ikm.sasaran, nomenklatur=program)
    tempat = IndikatorRenstra.objects.create(
        renstra=renstra,
        indikator=buat_indikator(renstra.kecamatan, nama="Jumlah laporan"),
        nomenklatur=sub,
    )
    tempat.indikator.penanggung_jawab.add(seksi)
    for tahun in TARGET:
        Target.objects.create(butir=tempat, tahun=tahun, nilai=4)
    return tempat


def baru(renstra, oleh, **isi):
    bawaan = {"kecamatan": renstra.kecamatan, "tahun": 2025, "renstra": renstra}
    return buat_pk(oleh=oleh, **(bawaan | isi))


@pytest.fixture
def camat_pk(renstra, ikm, operator):
    return baru(renstra, operator)


@pytest.fixture
def unit_pk(camat_pk, laporan, seksi, renstra, operator):
    return baru(renstra, operator, unit=seksi)


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


# --- Proposed and carried over ------------------------------------------------------


def test_diusulkan_menurut_program_yang_mendukung(unit_pk, camat_pk):
    assert unit_pk.butir.get().mendukung == camat_pk.butir.get()


def test_indikator_yang_sama_diusulkan(camat_pk, ikm, seksi, renstra, operator):
    ikm.indikator.penanggung_jawab.add(seksi)
    pk = baru(renstra, operator, unit=seksi)
    assert pk.butir.get().mendukung == camat_pk.butir.get()


def test_dua_kemungkinan_tidak_diusulkan(
    camat_pk, ikm, laporan, seksi, renstra, operator
):
    lain = buat_tempat(ikm.sasaran, target=TARGET)
    buat_butir_pk(camat_pk, lain)
    assert baru(renstra, operator, unit=seksi).butir.get().mendukung is None


def test_perubahan_menunjuk_perjanjian_camat_yang_baru(
    unit_pk, camat_pk, renstra, seksi, operator
):
    tetapkan_pk(camat_pk)
    tetapkan_pk(unit_pk)
    camat_baru = tetapkan_pk(baru(renstra, operator, alasan="pagu", isi="salin"))
    unit_baru = baru(renstra, operator, unit=seksi, alasan="pagu", isi="salin")
    assert unit_baru.induk == camat_baru
    assert unit_baru.butir.get().mendukung == camat_baru.butir.get()
    (baris,) = banding_pk(unit_pk, unit_baru).butir
    assert baris.perubahan == "tetap"


def test_penerus_indikator_dikenali(unit_pk, camat_pk, ikm, renstra, seksi, operator):
    """The camat's indicator got another formula: its successor takes the link."""
    tetapkan_pk(camat_pk)
    tetapkan_pk(unit_pk)
    penerus = buat_tempat(
        buat_sasaran(renstra, "Lain"),
        buat_indikator(renstra.kecamatan, pendahulu=ikm.indikator),
    )
    camat_baru = baru(renstra, operator, alasan="rumus", isi="kosong")
    janji = buat_butir_pk(camat_baru, penerus)
    tetapkan_pk(camat_baru)
    unit_baru = baru(renstra, operator, unit=seksi, alasan="rumus", isi="salin")
    assert unit_baru.butir.get().mendukung == janji


def test_salinan_tahun_berikut_membawa_pilihan_orang(
    unit_pk, camat_pk, ikm, renstra, operator
):
    """Not the proposal again: what a person chose, in the next year's agreement."""
    lain = buat_tempat(buat_sasaran(renstra, "Lain"), target=TARGET)
    butir = unit_pk.butir.get()
    butir.mendukung = buat_butir_pk(camat_pk, lain)
    butir.save()
    camat_2026 = salin_ke_tahun(camat_pk, renstra, oleh=operator)[0]
    unit_2026 = salin_ke_tahun(unit_pk, renstra, oleh=operator)[0]
    dipilih = camat_2026.butir.get(indikator=lain.indikator)
    assert unit_2026.butir.get().mendukung == dipilih


# --- Refused ------------------------------------------------------------------------


def test_kinerja_perjanjian_lain_ditolak(unit_pk, camat_pk, renstra, operator):
    butir, atas = unit_pk.butir.get(), camat_pk.butir.get()
    butir.mendukung = butir
    with pytest.raises(ValidationError, match="bukan bagian dari perjanjian atasan"):
        riwayat.simpan(butir, oleh=operator)
    atas.mendukung = butir
    with pytest.raises(ValidationError, match="bukan bagian dari perjanjian atasan"):
        riwayat.simpan(atas, oleh=operator)


def test_tautan_ikut_beku(unit_pk):
    tetapkan_pk(unit_pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        ButirPk.objects.filter(perjanjian=unit_pk).update(mendukung=None)


# --- Pages --------------------------------------------------------------------------


def test_kedua_halaman_menunjukkan_tautannya(client, unit_pk, camat_pk, operator):
    client.force_login(operator)
    unit = client.get(alamat("pk", unit_pk.pk)).content.decode()
    assert "Mendukung <a" in unit
    camat = client.get(alamat("pk", camat_pk.pk)).content.decode()
    assert "Jumlah laporan (Seksi Trantib)" in camat
    assert "Belum didukung" not in camat


def test_yang_tidak_didukung_menonjol_bila_ada_bawahan(
    client, camat_pk, laporan, seksi, renstra, operator
):
    client.force_login(operator)
    tanpa = client.get(alamat("pk", camat_pk.pk)).content.decode()
    assert "Belum didukung" not in tanpa
    unit_pk = baru(renstra, operator, unit=seksi)
    unit_pk.butir.update(mendukung=None)
    ada = client.get(alamat("pk", camat_pk.pk)).content.decode()
    assert "1 indikator belum didukung perjanjian berjenjang" in ada
    assert "1 indikator perjanjian berjenjang belum ditautkan" in ada
    unit = client.get(alamat("pk", unit_pk.pk)).content.decode()
    assert "Belum ditautkan ke kinerja camat" in unit


def test_dipilih_pada_formulir(client, unit_pk, camat_pk, panti, renstra, operator):
    tetangga = buat_butir_pk(tempat=buat_tempat(buat_sasaran(buat_renstra(panti))))
    butir, atas = unit_pk.butir.get(), camat_pk.butir.get()
    ButirPk.objects.filter(pk=butir.pk).update(mendukung=None)
    butir.refresh_from_db()
    client.force_login(operator)
    halaman = alamat("pk-butir", unit_pk.pk, butir.pk)
    isi = {
        "sidik": riwayat.sidik(butir),
        "urutan": 1,
        "uraian_kinerja": butir.uraian_kinerja,
        "uraian_indikator": butir.uraian_indikator,
        "nilai": "4",
    }
    jawaban = client.post(halaman, isi | {"mendukung": tetangga.pk})
    assert jawaban.status_code == 422
    assert client.post(halaman, isi | {"mendukung": atas.pk}).status_code == 302
    butir.refresh_from_db()
    assert butir.mendukung == atas


def test_formulir_camat_tanpa_tautan(client, camat_pk, operator):
    client.force_login(operator)
    halaman = alamat("pk-butir", camat_pk.pk, camat_pk.butir.get().pk)
    assert "Mendukung" not in client.get(halaman).content.decode()


def test_kinerja_yang_didukung_tidak_dihapus_diam_diam(
    client, unit_pk, camat_pk, operator
):
    client.force_login(operator)
    janji = camat_pk.butir.get()
    jawaban = client.post(alamat("pk-butir-hapus", camat_pk.pk, janji.pk))
    assert jawaban.status_code == 422
    assert camat_pk.butir.exists()


def test_perubahan_terakhir_tiap_unit_yang_dihitung(
    unit_pk, camat_pk, renstra, seksi, operator
):
    tetapkan_pk(camat_pk)
    tetapkan_pk(unit_pk)
    kedua = baru(renstra, operator, unit=seksi, alasan="pagu", isi="salin")
    assert kedua.induk == camat_pk
    (pendukung,) = penjenjangan(camat_pk).pendukung.values()
    assert [b.perjanjian for b in pendukung] == [kedua]


def test_banyak_kueri_tetap(
    unit_pk, camat_pk, renstra, ikm, django_assert_max_num_queries
):
    with django_assert_max_num_queries(2):
        penjenjangan(camat_pk)
    for nomor in range(3):
        seksi = UnitKerja.objects.create(
            kecamatan=renstra.kecamatan, nama=f"Seksi {nomor}"
        )
        lain = type(camat_pk).objects.create(
            kecamatan=renstra.kecamatan,
            tahun=2025,
            unit=seksi,
            renstra=renstra,
            induk=camat_pk,
            asal="sistem",
        )
        buat_butir_pk(lain, ikm, mendukung=camat_pk.butir.get())
    with django_assert_max_num_queries(2):
        str(
            [
                str(b.perjanjian.unit)
                for b in penjenjangan(camat_pk).pendukung.popitem()[1]
            ]
        )

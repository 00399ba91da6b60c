"""The place of a measure and the whole row of its targets in one form."""

from decimal import Decimal

import pytest

from iku.models import IndikatorRenstra, Target
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_indikator,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

from .conftest import DASAR, isian, kirim, teks


@pytest.fixture
def tempat(pakusari):
    return buat_tempat(
        buat_sasaran(buat_renstra(pakusari, 2021, 2026)), target={2022: "93"}
    )


def alamat(tempat):
    return f"{DASAR}tempat/{tempat.pk}/"


def isi(tempat):
    return {(t.tahun, t.sumber): (t.nilai, t.predikat) for t in tempat.target.all()}


def test_seluruh_baris_dalam_satu_kiriman(tempat, operator, buka):
    jawaban = kirim(
        buka(operator),
        alamat(tempat),
        target_2022_renstra_nilai="",
        target_2025_renstra_nilai="87,5",
        target_2026_renstra_nilai="75",
        target_2026_renstra_predikat="BB",
        target_2025_renja_predikat="B",
        baseline_tahun="2020",
        baseline_nilai="1.234,5",
    )
    assert jawaban.status_code == 302
    assert isi(tempat) == {
        (2025, "renstra"): (Decimal("87.5"), ""),
        (2026, "renstra"): (Decimal("75"), "BB"),
        (2025, "renja"): (None, "B"),
    }
    tempat.refresh_from_db()
    assert tempat.baseline_nilai == Decimal("1234.5")
    assert Jejak.objects.filter(objek="iku.Target").count() == 4


def test_nol_adalah_target_dan_kosong_bukan(tempat, operator, buka):
    kirim(buka(operator), alamat(tempat), target_2022_renstra_nilai="0")
    assert isi(tempat) == {(2022, "renstra"): (Decimal(0), "")}


def test_menyimpan_tanpa_perubahan_tidak_mencatat(tempat, operator, buka):
    jawaban = kirim(buka(operator), alamat(tempat))
    assert jawaban.status_code == 302
    assert not Jejak.objects.exists()


@pytest.mark.parametrize(
    ("ketik", "kalimat"),
    [
        ("87.5", "Maksud Anda 87,5?"),
        ("abc", "bukan angka"),
        ("1,23456", "paling banyak 4"),
    ],
)
def test_angka_salah_ditolak_tanpa_mengubah_apa_pun(
    tempat, operator, buka, ketik, kalimat
):
    jawaban = kirim(
        buka(operator),
        alamat(tempat),
        target_2023_renstra_nilai=ketik,
        target_2024_renstra_nilai="94",
    )
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert f'value="{ketik}"' in jawaban.content.decode()
    assert isi(tempat) == {(2022, "renstra"): (Decimal("93"), "")}


def test_target_orang_lain_tidak_tertimpa(tempat, operator, buka):
    client = buka(operator)
    saya = isian(client.get(alamat(tempat)))
    Target.objects.create(butir=tempat, tahun=2023, nilai=Decimal("94.25"))
    jawaban = client.post(alamat(tempat), saya | {"target_2023_renstra_nilai": "95"})
    assert jawaban.status_code == 409
    assert "Target Renstra 2023 94,25 95" in teks(jawaban)
    assert isi(tempat)[2023, "renstra"] == (Decimal("94.25"), "")


def test_target_di_luar_periode_tetap_terlihat(tempat, operator, buka):
    Target.objects.create(butir=tempat, tahun=2020, nilai=Decimal(90))
    form = buka(operator).get(alamat(tempat)).context["form"]
    assert form.daftar_tahun == list(range(2020, 2027))


def test_menempatkan_indikator_pada_tujuan(pakusari, operator, buka):
    tujuan = buat_sasaran(buat_renstra(pakusari)).tujuan
    indikator = buat_indikator(pakusari)
    jawaban = kirim(
        buka(operator),
        f"{DASAR}tujuan/{tujuan.pk}/indikator/",
        indikator=indikator.pk,
        target_2025_renstra_nilai="89",
    )
    assert jawaban.status_code == 302
    tempat = IndikatorRenstra.objects.get()
    assert (tempat.tujuan, tempat.urutan) == (tujuan, 1)
    assert isi(tempat) == {(2025, "renstra"): (Decimal(89), "")}


def test_menempatkan_indikator_di_bawah_sasaran(pakusari, operator, buka):
    renstra, program = buat_renstra(pakusari), buat_program()
    kegiatan = buat_program("Kegiatan", program)
    jawaban = kirim(
        buka(operator),
        f"{DASAR}renstra/{renstra.pk}/program/",
        nomenklatur=kegiatan.pk,
        indikator=buat_indikator(pakusari).pk,
        jenis="keluaran",
        target_2025_renja_nilai="12",
    )
    assert jawaban.status_code == 302
    tempat = IndikatorRenstra.objects.get()
    assert (tempat.nomenklatur, tempat.jenis) == (kegiatan, "keluaran")
    halaman = teks(buka(operator).get(f"{DASAR}renstra/{renstra.pk}/"))
    assert "Renja 12" in halaman


@pytest.mark.parametrize(
    ("tingkat", "pilihan", "jenis"),
    [
        ("program", "", "hasil"),
        ("kegiatan", "", "keluaran"),
        ("sub_kegiatan", "", "keluaran"),
        ("sub_kegiatan", "masukan", "masukan"),
    ],
)
def test_jenis_menurut_tingkat_bila_tidak_dipilih(
    pakusari, operator, buka, tingkat, pilihan, jenis
):
    program = buat_program()
    kegiatan = buat_program("Kegiatan", program)
    sub = buat_program("Sub", kegiatan)
    node = {"program": program, "kegiatan": kegiatan, "sub_kegiatan": sub}[tingkat]
    kirim(
        buka(operator),
        f"{DASAR}renstra/{buat_renstra(pakusari).pk}/program/",
        nomenklatur=node.pk,
        indikator=buat_indikator(pakusari).pk,
        jenis=pilihan,
    )
    assert node.tingkat == tingkat
    assert IndikatorRenstra.objects.get().jenis == jenis


def test_tanpa_indikator_ditolak(pakusari, operator, buka):
    sasaran = buat_sasaran(buat_renstra(pakusari))
    jawaban = kirim(buka(operator), f"{DASAR}sasaran/{sasaran.pk}/indikator/")
    assert jawaban.status_code == 422
    assert not IndikatorRenstra.objects.exists()


def test_indikator_kecamatan_lain_tidak_dapat_dipilih(pakusari, panti, operator, buka):
    sasaran = buat_sasaran(buat_renstra(pakusari))
    jawaban = kirim(
        buka(operator),
        f"{DASAR}sasaran/{sasaran.pk}/indikator/",
        indikator=buat_indikator(panti).pk,
    )
    assert jawaban.status_code == 422
    assert not IndikatorRenstra.objects.exists()

"""Targets of the components of a place: one table, one sending."""

from decimal import Decimal

import pytest

from iku.models import TargetVariabel, Variabel
from kecamatan.models import Jejak
from tests.pembangun import buat_renstra, buat_sasaran, buat_tempat

from .conftest import DASAR, isian, kirim, teks


@pytest.fixture
def tempat(pakusari):
    tempat = buat_tempat(
        buat_sasaran(buat_renstra(pakusari)), target={2025: "20", 2026: "30"}
    )
    for urutan, kode in enumerate(("kk", "ktp"), 1):
        Variabel.objects.create(
            indikator=tempat.indikator,
            kode=kode,
            nama=kode.upper(),
            satuan="lembar",
            urutan=urutan,
        )
    return tempat


def alamat(tempat):
    return f"{DASAR}tempat/{tempat.pk}/komponen/"


def kunci(tempat, kode, tahun):
    komponen = tempat.indikator.variabel.get(kode=kode)
    return f"komponen_{komponen.pk}_{tempat.target.get(tahun=tahun).pk}"


def isi(tempat):
    semua = TargetVariabel.objects.filter(target__butir=tempat)
    return {(s.variabel.kode, s.target.tahun): s.nilai for s in semua}


def test_seluruh_tabel_dalam_satu_kiriman(tempat, operator, buka):
    client = buka(operator)
    assert alamat(tempat) in client.get(f"{DASAR}tempat/{tempat.pk}/").content.decode()
    jawaban = kirim(
        client,
        alamat(tempat),
        **{
            kunci(tempat, "kk", 2025): "1.825",
            kunci(tempat, "ktp", 2025): "0",
            kunci(tempat, "kk", 2026): "2.310,5",
        },
    )
    assert jawaban.url == f"{DASAR}tempat/{tempat.pk}/"
    assert isi(tempat) == {
        ("kk", 2025): Decimal(1825),
        ("ktp", 2025): Decimal(0),
        ("kk", 2026): Decimal("2310.5"),
    }
    kirim(
        client,
        alamat(tempat),
        **{kunci(tempat, "kk", 2025): "", kunci(tempat, "kk", 2026): "5"},
        alasan="Target berubah",
    )
    assert isi(tempat) == {("ktp", 2025): 0, ("kk", 2026): 5}
    jejak = Jejak.objects.filter(objek="iku.TargetVariabel", alasan="Target berubah")
    assert sorted(jejak.values_list("aksi", flat=True)) == ["menghapus", "mengubah"]


def test_angka_salah_ditolak_dan_tetap_terlihat(tempat, operator, buka):
    salah = {kunci(tempat, "kk", 2025): "seribu", kunci(tempat, "ktp", 2025): "7"}
    jawaban = kirim(buka(operator), alamat(tempat), **salah)
    assert jawaban.status_code == 422
    assert 'value="seribu"' in jawaban.content.decode()
    assert isi(tempat) == {}


def test_isian_orang_lain_tidak_tertimpa(tempat, operator, bappeda, buka):
    client = buka(operator)
    lama = isian(client.get(alamat(tempat)))
    kirim(buka(bappeda), alamat(tempat), **{kunci(tempat, "kk", 2025): "8"})
    kirim_lagi = lama | {kunci(tempat, "kk", 2025): "9"}
    client = buka(operator)
    jawaban = client.post(alamat(tempat), kirim_lagi)
    assert jawaban.status_code == 409
    assert "KK, Renstra 2025" in teks(jawaban)
    assert isi(tempat) == {("kk", 2025): 8}
    client.post(alamat(tempat), isian(jawaban))
    assert isi(tempat) == {("kk", 2025): 9}


def test_tanpa_target_atau_komponen_disebut(tempat, operator, buka):
    tempat.target.all().delete()
    assert "Isi targetnya lebih dahulu" in teks(buka(operator).get(alamat(tempat)))
    tempat.indikator.variabel.all().delete()
    halaman = teks(buka(operator).get(alamat(tempat)))
    assert "tidak mempunyai komponen" in halaman

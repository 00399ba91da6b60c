"""Targets of the components of a place stand in the table of its targets."""

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
    return f"{DASAR}tempat/{tempat.pk}/"


def kunci(tempat, kode, tahun, sumber="renstra"):
    komponen = tempat.indikator.variabel.get(kode=kode)
    return f"komponen_{tahun}_{sumber}_{komponen.pk}"


def isi(tempat):
    semua = TargetVariabel.objects.filter(target__butir=tempat)
    return {(s.variabel.kode, s.target.tahun): s.nilai for s in semua}


def test_seluruh_tabel_dalam_satu_kiriman(tempat, operator, buka):
    client = buka(operator)
    jawaban = kirim(
        client,
        alamat(tempat),
        **{
            kunci(tempat, "kk", 2025): "1.825",
            kunci(tempat, "ktp", 2025): "0",
            kunci(tempat, "kk", 2026): "2.310,5",
        },
    )
    assert jawaban.status_code == 302
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


def test_target_dan_komponennya_dalam_satu_langkah(tempat, operator, buka):
    """Years without a target, in the Renstra or the Renja, take both at once."""
    kirim(
        buka(operator),
        alamat(tempat),
        target_2027_renstra_nilai="40",
        target_2025_renja_nilai="21",
        **{
            kunci(tempat, "kk", 2027): "15",
            kunci(tempat, "ktp", 2025, "renja"): "6",
        },
    )
    assert isi(tempat) == {("kk", 2027): 15, ("ktp", 2025): 6}
    assert {(t.tahun, t.sumber, t.nilai) for t in tempat.target.all()} == {
        (2025, "renstra", 20),
        (2026, "renstra", 30),
        (2027, "renstra", 40),
        (2025, "renja", 21),
    }


def test_komponen_tanpa_targetnya_ditolak(tempat, operator, buka):
    jawaban = kirim(buka(operator), alamat(tempat), **{kunci(tempat, "kk", 2028): "5"})
    assert jawaban.status_code == 422
    assert "Isi juga target Renstra 2028, atau kosongkan komponen KK." in teks(jawaban)
    assert 'value="5"' in jawaban.content.decode()
    assert isi(tempat) == {}


def test_target_yang_dikosongkan_membawa_komponennya(tempat, operator, buka):
    client = buka(operator)
    kirim(client, alamat(tempat), **{kunci(tempat, "kk", 2025): "5"})
    jawaban = kirim(client, alamat(tempat), target_2025_renstra_nilai="")
    assert jawaban.status_code == 422
    kosong = {"target_2025_renstra_nilai": "", kunci(tempat, "kk", 2025): ""}
    assert kirim(client, alamat(tempat), **kosong).status_code == 302
    assert isi(tempat) == {}
    assert Jejak.objects.filter(objek="iku.TargetVariabel", aksi="menghapus").exists()


def test_indikator_baru_di_renstra_lanjut_ke_komponennya(tempat, operator, buka):
    sasaran = buat_sasaran(tempat.renstra)
    jawaban = kirim(
        buka(operator),
        f"{DASAR}sasaran/{sasaran.pk}/indikator/",
        indikator=tempat.indikator_id,
        target_2025_renstra_nilai="1",
    )
    baru = sasaran.indikator_renstra.get()
    assert jawaban.url == f"{DASAR}tempat/{baru.pk}/#target-renstra"

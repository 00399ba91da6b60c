"""…/indikator/<pk>/: one indicator and how its figures came about."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian import perhitungan
from capaian.riwayat import RUMUS_CAPAIAN, susun_riwayat, uraian_capaian
from dokumen.models import Tercetak
from iku.models import ButirSkIku, SkIku, Target
from sakip.angka import persen
from tests.pembangun import buat_butir_pk, buat_indikator, buat_pk, buat_realisasi

D = Decimal


@pytest.fixture
def alamat(butir):
    return f"/35.09.24/2025/indikator/{butir.indikator.pk}/"


@pytest.fixture
def isi(client, operator, alamat):
    def buka():
        client.force_login(operator)
        return client.get(alamat).content.decode()

    return buka


def test_kalimat_grafik_dan_hitungan(butir, isi):
    buat_realisasi(butir.indikator, "84.03")
    buat_realisasi(butir.indikator, "87.25", tahun=2024)
    halaman = isi()
    assert "Realisasi <b>84,03</b> dari target <b>89</b>" in halaman
    assert "84,03 ÷ 89 × 100 = 94,42 %" in halaman
    assert "<svg" in halaman
    assert "style=" not in halaman


def test_satu_tahun_tidak_menjadi_grafik(butir, isi):
    assert "<svg xmlns" not in isi()


def test_sk_dan_penanggung_jawab(butir, isi):
    sk = SkIku.objects.create(
        kecamatan=butir.indikator.kecamatan, nomor="9", judul="IKU", bentuk="gabung"
    )
    ButirSkIku.objects.create(
        sk=sk,
        indikator=butir.indikator,
        urutan=1,
        uraian_indikator="IKM menurut keputusan",
        formulasi="Rata-rata unsur × 25",
    )
    halaman = isi()
    assert "Keputusan 9" in halaman
    assert "IKM menurut keputusan" in halaman


def test_nilai_lain_yang_tercetak(butir, isi):
    kecamatan = butir.indikator.kecamatan
    for kode in (butir.indikator.kode, "LAIN"):
        Tercetak.objects.create(
            kecamatan=kecamatan,
            dokumen="LKjIP 2025",
            tahun=2025,
            kode_indikator=kode,
            tempat=f"Tabel 3.2 ({kode})",
            hal="target",
            tercetak="88",
            dipakai="89",
            alasan="PK mendahului tabel",
            aturan="target-beda",
        )
    halaman = isi()
    assert "PK mendahului tabel" in halaman
    assert "(LAIN)" not in halaman


def test_riwayat_perubahan_dengan_waktu_setempat(client, operator, alamat):
    client.force_login(operator)
    client.post(f"{alamat}realisasi/tahun/", {"isi": "ada", "nilai": "85", "versi": 0})
    client.post(f"{alamat}realisasi/tahun/", {"isi": "ada", "nilai": "86", "versi": 1})
    halaman = client.get(alamat).content.decode()
    # One sitting, one line; the trail keeps both (test_kabar).
    assert "<td>belum diisi</td><td>86<br>" in halaman
    assert "2 kali disimpan berturut-turut" in halaman
    assert " WIB</td>" in halaman


def test_teks_pengguna_tidak_menjadi_html(butir, isi):
    butir.indikator.nama = '"><script>alert(1)</script>'
    butir.indikator.save()
    buat_realisasi(butir.indikator, "87.25", tahun=2024)
    halaman = isi()
    assert "<svg xmlns" in halaman
    assert "<script>alert" not in halaman


def test_tetangga_tidak_terlihat(client, operator, alamat, butir_tetangga):
    client.force_login(operator)
    pk = butir_tetangga.indikator.pk
    sendiri = client.get(f"/35.09.24/2025/indikator/{pk}/")
    seberang = client.get(f"/35.09.14/2025/indikator/{pk}/")
    tidak_ada = client.get("/35.09.24/2025/indikator/987654321/")
    assert sendiri.status_code == 404
    assert sendiri.content == seberang.content == tidak_ada.content


def test_post_ditolak(client, operator, alamat):
    client.force_login(operator)
    assert client.post(alamat).status_code == 405


def test_banyak_query_tetap(client, operator, butir, alamat):
    client.force_login(operator)
    buat_realisasi(butir.indikator, "84.03")
    client.get(alamat)
    with CaptureQueriesContext(connection) as satu:
        client.get(alamat)
    for tahun in range(2020, 2025):
        buat_realisasi(butir.indikator, "80", tahun=tahun)
        Target.objects.create(butir=butir.butir_renstra, tahun=tahun, nilai=D(90))
        buat_butir_pk(
            buat_pk(butir.perjanjian.renstra, tahun=tahun), butir.butir_renstra
        )
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat)
    assert len(banyak) == len(satu) <= 39


# The history behind the chart.


def test_target_dari_pk_terakhir_lalu_renstra(butir):
    Target.objects.create(butir=butir.butir_renstra, tahun=2025, nilai=D(70))
    Target.objects.create(butir=butir.butir_renstra, tahun=2026, nilai=D(71))
    perubahan = buat_pk(butir.perjanjian.renstra, perubahan_ke=1)
    buat_butir_pk(perubahan, butir.butir_renstra, "87.5")
    tahun_2025, tahun_2026 = susun_riwayat(butir.indikator)
    assert (tahun_2025.target, tahun_2025.rencana) == (
        D("87.5"),
        "Perjanjian Kinerja Perubahan 2025",
    )
    assert (tahun_2026.target, tahun_2026.rencana) == (D(71), "Renstra 2025–2029")


def test_renja_lebih_dekat_daripada_renstra(butir):
    for sumber, nilai in (("renja", 80), ("renstra", 70)):
        Target.objects.create(
            butir=butir.butir_renstra, tahun=2026, nilai=D(nilai), sumber=sumber
        )
    assert susun_riwayat(butir.indikator)[-1].target == D(80)


def test_nilai_pendahulu_tidak_diberi_capaian(butir):
    lama = buat_indikator(butir.indikator.kecamatan, kode="LAMA")
    buat_realisasi(lama, "70", tahun=2024)
    Target.objects.create(butir=butir.butir_renstra, tahun=2024, nilai=D(90))
    butir.indikator.pendahulu = lama
    titik = susun_riwayat(butir.indikator)[0]
    assert (titik.hasil.nilai, titik.putus, titik.capaian) == (D(70), True, None)


@pytest.mark.parametrize("arah", RUMUS_CAPAIAN)
@pytest.mark.parametrize(("target", "realisasi"), [("89", "84.03"), ("10", "25")])
def test_uraian_sama_dengan_hitungan(arah, target, realisasi):
    hasil = perhitungan.capaian(D(target), D(realisasi), arah)
    assert uraian_capaian(D(target), D(realisasi), arah).endswith(f"= {persen(hasil)}")

"""/<kode>/<tahun>/: the capaian tables of a year."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.models import Skala
from capaian.pilihan import Bentuk
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_realisasi,
    buat_tempat,
)

ALAMAT = "/35.09.24/2025/"


def tautan(butir):
    return f"/35.09.24/2025/indikator/{butir.indikator.pk}/"


def test_tabel_menunjukkan_angka_dan_predikat(client, operator, butir):
    buat_realisasi(butir.indikator, "84.03")
    client.force_login(operator)
    isi = client.get(ALAMAT).content.decode()
    assert "84,03" in isi
    assert "94,42 %" in isi
    assert '<span class="predikat biru-muda">Sangat Tinggi</span>' in isi
    assert "0 dari 1 indikator mencapai target; 1 belum mencapai." in isi
    assert tautan(butir) in isi
    # The number of the document; not that of its row, which rows of a sasaran share.
    butir.nomor, butir.urutan = "2.1", 7
    butir.save()
    isi = client.get(ALAMAT).content.decode()
    assert '<span class="redup">2.1</span>' in isi and "7." not in isi


def test_nol_bukan_belum_dilaporkan(client, operator, butir):
    client.force_login(operator)
    kosong = '<span class="belum">belum dilaporkan</span>'
    assert kosong in client.get(ALAMAT).content.decode()
    buat_realisasi(butir.indikator, "0")
    isi = client.get(ALAMAT).content.decode()
    assert kosong not in isi
    assert "0,00 %" in isi
    assert "Sangat Rendah" in isi


def test_tidak_tersedia_data_bukan_belum_dilaporkan(client, operator, butir):
    buat_realisasi(
        butir.indikator, None, bentuk=Bentuk.KOSONG, alasan_kosong="belum disurvei"
    )
    client.force_login(operator)
    isi = client.get(ALAMAT).content.decode()
    assert "tidak tersedia data" in isi
    assert "Belum disurvei" in isi


def test_nilai_pendahulu_bertanda(client, operator, butir):
    lama = buat_indikator(butir.indikator.kecamatan, kode="LAMA")
    buat_realisasi(lama, "70.5", tahun=2024)
    butir.indikator.pendahulu = lama
    butir.indikator.save()
    client.force_login(operator)
    isi = client.get(ALAMAT).content.decode()
    assert "70,5<abbr" in isi
    assert "* Diukur dengan rumus indikator pendahulu" in isi


def test_tautan_isi_hanya_bagi_yang_boleh(client, operator, camat, butir):
    client.force_login(operator)
    assert "Isi<span" in client.get(ALAMAT).content.decode()
    client.force_login(camat)
    assert "Isi<span" not in client.get(ALAMAT).content.decode()


def test_tautan_isi_hilang_setelah_terkunci(client, operator, butir):
    buat_realisasi(butir.indikator, status="terkunci")
    client.force_login(operator)
    assert "Ubah<span" not in client.get(ALAMAT).content.decode()


def test_tahun_tanpa_pk_memberi_tahu_tahun_lain(client, operator, butir):
    client.force_login(operator)
    jawaban = client.get("/35.09.24/2030/")
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    assert "Belum ada Perjanjian Kinerja tahun 2030" in isi
    assert 'href="/35.09.24/2025/"' in isi


def test_tanpa_skala_kalimat_bukan_galat(client, operator, butir):
    Skala.objects.all().delete()
    client.force_login(operator)
    jawaban = client.get(ALAMAT)
    assert jawaban.status_code == 503
    assert "Capaian belum dapat dihitung" in jawaban.content.decode()


@pytest.mark.parametrize("tahun", ["1999", "2101", "25", "02025"])
def test_tahun_di_luar_batas_tidak_ada(client, operator, tahun):
    client.force_login(operator)
    assert client.get(f"/35.09.24/{tahun}/").status_code == 404


def test_tetangga_sama_dengan_yang_tidak_ada(client, operator, panti):
    client.force_login(operator)
    milik_tetangga = client.get("/35.09.14/2025/")
    tidak_ada = client.get("/35.09.99/2025/")
    assert milik_tetangga.status_code == tidak_ada.status_code == 404
    assert milik_tetangga.content == tidak_ada.content


def test_post_ditolak(client, operator, butir):
    client.force_login(operator)
    assert client.post(ALAMAT).status_code == 405


def test_banyak_query_tetap(client, operator, butir):
    buat_realisasi(butir.indikator)
    client.force_login(operator)
    client.get(ALAMAT)
    with CaptureQueriesContext(connection) as satu:
        client.get(ALAMAT)
    for nomor in range(5):
        tempat = buat_tempat(
            butir.butir_renstra.sasaran, target={2029: Decimal(90 + nomor)}
        )
        buat_butir_pk(butir.perjanjian, tempat)
        buat_realisasi(tempat.indikator)
        buat_realisasi(tempat.indikator, tahun=2024)
    with CaptureQueriesContext(connection) as banyak:
        client.get(ALAMAT)
    assert len(banyak) == len(satu) <= 20


def test_pemilih_kecamatan_hanya_yang_terlihat(client, bappeda, butir, panti):
    lain = buat_pengguna("bappeda", None, nama="bappeda-2")
    client.force_login(lain)
    isi = client.get(ALAMAT).content.decode()
    assert "Kecamatan Panti" in isi
    assert "Pesanggaran" not in isi

"""/<kode>/<tahun>/lkjip/: reading the report, and its PDF."""

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from dokumen.models import PekerjaanCetak
from dokumen.pilihan import StatusPekerjaan
from tests.pembangun import (
    buat_butir_pk,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_skala,
)

ALAMAT = "/35.09.24/2025/lkjip/"
PRATINJAU = f"{ALAMAT}pratinjau/"


@pytest.fixture
def laporan(pakusari, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    buat_skala()
    butir = buat_butir_pk(buat_pk(buat_renstra(pakusari)))
    buat_realisasi(butir.indikator, "84.03")
    return butir


@pytest.fixture
def masuk(client, operator, laporan):
    client.force_login(operator)
    return client


def test_bagian_demi_bagian(masuk):
    awal = masuk.get(PRATINJAU).content.decode()
    assert "Kata Pengantar" in awal
    assert "94,42" not in awal
    bab3 = masuk.get(f"{PRATINJAU}?bagian=bab-3").content.decode()
    assert "94,42" in bab3
    assert 'href="?bagian=bab-3" aria-current="true"' in bab3


@pytest.mark.parametrize("bagian", ["bab-99", "<script>", "%00"])
def test_bagian_yang_tidak_ada_membuka_yang_pertama(masuk, bagian):
    isi = masuk.get(f"{PRATINJAU}?bagian={bagian}").content.decode()
    assert 'aria-current="true">Kata Pengantar' in isi


def test_tahun_tanpa_pk_adalah_kalimat(masuk):
    jawaban = masuk.get("/35.09.24/2031/lkjip/")
    assert "belum dapat disusun" in jawaban.content.decode()
    jawaban = masuk.post("/35.09.24/2031/lkjip/cetak/")
    assert jawaban.status_code == 422
    assert not PekerjaanCetak.objects.exists()


def test_tetangga_tidak_terlihat(masuk, panti):
    for alamat in ("/35.09.14/2025/lkjip/", "/35.09.99/2025/lkjip/"):
        assert masuk.get(alamat).status_code == 404
    assert masuk.post("/35.09.14/2025/lkjip/cetak/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_pdf_dibuat_oleh_pekerja_dan_diunduh(masuk):
    tunggu = masuk.post(f"{ALAMAT}cetak/", follow=True)
    assert "menunggu giliran" in tunggu.content.decode()
    assert tunggu.headers["Refresh"] == "3"
    call_command("db_worker", batch=True, verbosity=0)
    alamat = tunggu.redirect_chain[-1][0]
    selesai = masuk.get(alamat)
    assert "Unduh PDF" in selesai.content.decode()
    assert "Refresh" not in selesai.headers
    pdf = b"".join(masuk.get(f"{alamat}unduh/").streaming_content)
    assert pdf.startswith(b"%PDF-")


def test_dua_kali_tekan_satu_pekerjaan(masuk):
    for _ in range(2):
        masuk.post(f"{ALAMAT}cetak/")
    assert PekerjaanCetak.objects.count() == DBTaskResult.objects.count() == 1


def test_gagal_dikatakan_dan_dapat_diulang(masuk, operator, pakusari):
    pekerjaan = PekerjaanCetak.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        jenis="lkjip",
        pemohon=operator,
        status=StatusPekerjaan.GAGAL,
        pesan="Ruang penyimpanan penuh.",
    )
    isi = masuk.get(f"{ALAMAT}cetak/{pekerjaan.pk}/").content.decode()
    assert "Ruang penyimpanan penuh." in isi
    assert "Buat PDF sekali lagi" in isi
    assert masuk.get(f"{ALAMAT}cetak/{pekerjaan.pk}/unduh/").status_code == 404


def test_pekerjaan_orang_lain_tidak_terlihat(client, masuk, pakusari):
    """Nor through another kecamatan or year of one's own."""
    rekan = buat_pengguna("operator", pakusari)
    pekerjaan = PekerjaanCetak.objects.create(
        kecamatan=pakusari, tahun=2025, jenis="lkjip", pemohon=rekan
    )
    assert masuk.get(f"{ALAMAT}cetak/{pekerjaan.pk}/").status_code == 404
    client.force_login(rekan)
    assert client.get(f"{ALAMAT}cetak/{pekerjaan.pk}/").status_code == 200
    seberang = f"/35.09.24/2024/lkjip/cetak/{pekerjaan.pk}/"
    assert client.get(seberang).status_code == 404

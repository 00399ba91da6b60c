"""The pages of issuing: what they offer, and what they say where it cannot be."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from capaian.models import Realisasi
from dokumen.pilihan import StatusDokumen as S
from laporan.models import JadwalLkjip, VersiLkjip
from laporan.penerbitan import tindakan as acara
from laporan.penerbitan.versi import Penerbitan

from .bantuan import TAHUN, beri_cetakan, buat_versi, tandatangani, wajibkan_reviu


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", TAHUN, *kunci])


UTAMA = "/35.09.24/2025/lkjip/penerbitan/"


@pytest.fixture
def lihat(client):
    def _lihat(orang, tujuan=UTAMA):
        client.force_login(orang)
        jawaban = client.get(tujuan)
        assert jawaban.status_code == 200
        return html.fromstring(jawaban.content.decode())

    return _lihat


def tombol(pohon) -> set[str]:
    kartu = pohon.xpath("//section[@aria-labelledby='keadaan']")[0]
    tautan = {a.get("href") for a in kartu.xpath(".//a[contains(@class,'tombol')]")}
    return tautan | {f.get("action") for f in kartu.xpath(".//form")}


@pytest.mark.parametrize("status", [None, *S], ids=str)
def test_tombol_sama_dengan_tabelnya(
    pakusari, penanda, lihat, operator, camat, bagian_organisasi, pimpinan, status
):
    if status is not None:
        buat_versi(pakusari, status, penanda)
    keadaan = Penerbitan.baca(pakusari, TAHUN)
    for orang in (operator, camat, bagian_organisasi, pimpinan):
        boleh = {alamat(f"lkjip-{t}") for t in acara.tindakan_bagi(orang, keadaan)}
        assert tombol(lihat(orang)) == boleh


def test_yang_kurang_disebut_dan_tombolnya_tidak_ada(pakusari, penanda, lihat, camat):
    buat_versi(pakusari, S.DRAF, penanda)
    wajibkan_reviu(pakusari)
    Realisasi.objects.update(nilai="11.11")
    pohon = lihat(camat)
    teks = pohon.text_content()
    assert "Data berubah sejak naskah disiapkan" in teks
    assert "wajib direviu Inspektorat" in teks
    assert alamat("lkjip-tandatangani") not in tombol(pohon)


def test_isian_salah_tetap_ada(client, pakusari, penanda, camat):
    buat_versi(pakusari, S.DRAF, penanda)
    client.force_login(camat)
    isi = {"nomor": "400/9", "tanggal": "2025-06-01", "penanda_tangan": penanda.pk}
    jawaban = client.post(alamat("lkjip-tandatangani"), isi)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "sesudah tahunnya berakhir" in teks and 'value="400/9"' in teks
    isi["tanggal"] = "2026-02-10"
    assert client.post(alamat("lkjip-tandatangani"), isi).status_code == 302
    # A second click, and a page that was open meanwhile.
    assert client.post(alamat("lkjip-tandatangani"), isi).status_code == 409
    assert VersiLkjip.objects.get().dokumen.nomor == "400/9"


def test_perbedaan_versi_dan_versi_lama_terbaca(
    pakusari, penanda, operator, client, lihat
):
    buat_versi(pakusari, S.DITANDATANGANI, penanda)
    Realisasi.objects.update(nilai="11.11")
    acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah angka")
    tandatangani(pakusari, penanda, operator, tanggal=date(2026, 3, 1))
    teks = lihat(operator, alamat("lkjip-beda")).text_content()
    assert "84,03" in teks and "11,11" in teks and "Salah angka" in teks
    lama = lihat(operator, alamat("lkjip-versi", 1)).text_content()
    assert "digantikan versi 2" in lama
    assert "digantikan versi 2" in lihat(operator).text_content()
    beri_cetakan(VersiLkjip.objects.all())
    jawaban = client.get(alamat("lkjip-cetakan", 1))
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")


def test_cetakan_yang_hilang_dijawab_kalimat(pakusari, penanda, operator, client):
    versi = buat_versi(pakusari, S.TERBIT, penanda)
    versi.cetakan.storage.delete(versi.cetakan.name)
    client.force_login(operator)
    jawaban = client.get(alamat("lkjip-cetakan", 1), follow=True)
    assert "tidak ada di penyimpanan" in jawaban.content.decode()


def test_batas_ditetapkan_bagian_organisasi(client, pakusari, bagian_organisasi):
    client.force_login(bagian_organisasi)
    tujuan = reverse("lkjip-jadwal", args=["35.09", TAHUN])
    jawaban = client.post(tujuan, {"batas": "2025-02-28", "dasar": ""})
    assert jawaban.status_code == 422
    client.post(tujuan, {"batas": "2026-01-31", "dasar": "SE Bupati"})
    assert JadwalLkjip.objects.get().batas == date(2026, 1, 31)
    papan = client.get(reverse("lkjip-papan", args=["35.09", TAHUN]))
    assert "31 Januari 2026 (SE Bupati)" in papan.content.decode()

"""Staff, assets and settings by hand; last year's as a start; where a figure leads."""

import pytest

from dokumen.pohon import Paragraf, Subbab, Teks
from kecamatan.ruang import Ruang
from laporan.models import KomposisiPegawai, Lkjip, Sarana
from laporan.ruang.asal import tautan_asal
from tests.pembangun import buat_indikator

pytestmark = pytest.mark.django_db
LKJIP = "/35.09.24/2025/lkjip/"


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


def test_rincian_yang_tidak_cocok_disimpan_dan_disebut(masuk, pakusari):
    isi = {
        "jabatan": "Pelaksana",
        "kebutuhan": "5",
        "bezetting": "4",
        "pendidikan_S1_kebutuhan": "0",
        "pendidikan_S1_bezetting": "3",
        "kelamin_L_bezetting": "3",
        "kelamin_P_bezetting": "1",
    }
    jawaban = masuk.post(f"{LKJIP}pegawai/baru/", isi, follow=True)
    halaman = jawaban.content.decode()
    assert (
        "Bezetting 4, sedangkan rinciannya menurut pendidikan berjumlah 3." in halaman
    )
    assert (
        "Kebutuhan 5, sedangkan rinciannya menurut pendidikan berjumlah 0." in halaman
    )
    assert "jenis kelamin berjumlah" not in halaman
    baris = KomposisiPegawai.objects.get()
    # Zero was said; what was left empty was not.
    rincian = {(r.kunci, r.kebutuhan, r.bezetting) for r in baris.rincian.all()}
    assert rincian == {("S1", 0, 3), ("L", None, 3), ("P", None, 1)}
    ubah = f"{LKJIP}pegawai/{baris.pk}/"
    salah = masuk.post(ubah, isi | {"pendidikan_S1_bezetting": "tiga"})
    assert salah.status_code == 422
    assert "Tulis bilangan bulat" in salah.content.decode()
    masuk.post(
        ubah, isi | {"pendidikan_S1_kebutuhan": "", "pendidikan_S1_bezetting": ""}
    )
    assert {r.kunci for r in baris.rincian.all()} == {"L", "P"}


def test_salinan_tahun_lalu_sekali_saja(masuk, pakusari):
    lalu = {"kecamatan": pakusari, "tahun": 2024}
    satu = KomposisiPegawai.objects.create(**lalu, urutan=1, jabatan="Camat")
    satu.rincian.create(menurut="pendidikan", kunci="S2", bezetting=1)
    Sarana.objects.create(**lalu, urutan=1, nama="Meja", jumlah=9, kondisi="Baik")
    for _ in range(2):
        for nama in ("pegawai", "sarana"):
            masuk.post(f"{LKJIP}{nama}/salin/")
    baru = KomposisiPegawai.objects.get(tahun=2025)
    assert baru.rincian.get().kunci == "S2"
    assert satu.rincian.count() == 1
    assert Sarana.objects.get(tahun=2025).jumlah == 9
    jawaban = masuk.post("/35.09.24/2031/lkjip/sarana/salin/", follow=True)
    assert "Data tahun 2030 belum ada." in jawaban.content.decode()


def test_sarana_kembar_mendapat_kalimat(masuk):
    isi = {"nama": "Meja", "jumlah": "2", "kondisi": "Baik"}
    assert masuk.post(f"{LKJIP}sarana/baru/", isi).status_code == 302
    kembar = masuk.post(f"{LKJIP}sarana/baru/", isi)
    assert kembar.status_code == 422
    assert "sudah dicatat" in kembar.content.decode()
    assert Sarana.objects.count() == 1


def test_pengaturan_mulai_dari_tahun_lalu(masuk, pakusari):
    Lkjip.objects.create(kecamatan=pakusari, tahun=2024, susunan="ringkas_2020")
    halaman = masuk.get(f"{LKJIP}pengaturan/").content.decode()
    assert '<option value="ringkas_2020" selected>' in halaman
    isi = {"susunan": "lengkap", "tempat": "Pakusari", "tanggal": "2026-01-30"}
    masuk.post(f"{LKJIP}pengaturan/", isi)
    assert str(Lkjip.objects.get(tahun=2025).tanggal) == "2026-01-30"


def test_asal_menuju_halaman_yang_ada(
    pakusari, panti, bappeda, django_assert_num_queries
):
    milik = buat_indikator(pakusari, kode="IKU:1")
    buat_indikator(panti, kode="IKU-2")
    semua = (
        "capaian:IKU:1",
        "realisasi:IKU:1:2023",
        "realisasi:IKU:1:99",
        "capaian:IKU-2",
        "capaian",
        "pagu:7.01",
        "serapan",
        "lhe",
        "entah:1",
    )
    isi = tuple(Teks("1", asal=asal) for asal in semua)
    ruang = Ruang(pakusari, 2025, bappeda)
    bappeda.wewenang  # noqa: B018 — read once per request
    with django_assert_num_queries(2):
        tautan = tautan_asal(ruang, Subbab("A", (Paragraf(isi),)))
    assert [tautan(asal) for asal in semua] == [
        f"/35.09.24/2025/indikator/{milik.pk}/",
        f"/35.09.24/2023/indikator/{milik.pk}/",
        None,
        None,
        "/35.09.24/2025/",
        "/35.09.24/2025/perencanaan/anggaran/",
        "/35.09.24/2025/realisasi-anggaran/4/",
        None,
        None,
    ]

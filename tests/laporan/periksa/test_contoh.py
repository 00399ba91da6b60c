"""The example documents: what is found in them, and how much of what they printed wrongly
the rules find by themselves."""

from collections import Counter

import pytest
from django.db import transaction
from django.test import override_settings

from dokumen.models import Tercetak
from kecamatan.models import Kecamatan
from laporan.contoh import muat
from laporan.periksa import Hasil, periksa
from laporan.periksa.bentuk import eja
from laporan.periksa.cetakan import periksa_tercetak
from laporan.periksa.fakta import kumpulkan_fakta

PAKUSARI, PANTI = ("35.09.24", 2025), ("35.09.14", 2020)


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):
            muat()
        yield {
            (kode, tahun): periksa(Kecamatan.objects.get(kode=kode), tahun)
            for kode, tahun in (PAKUSARI, PANTI)
        }
        transaction.set_rollback(True)


@pytest.fixture
def pakusari(contoh):
    return contoh[PAKUSARI]


@pytest.fixture
def panti(contoh):
    return contoh[PANTI]


def cari(hasil: Hasil, aturan: str, kata: str = "") -> list[tuple]:
    """What was found and what was expected, of one rule, by the sentence."""
    return [
        (eja(t.ditemukan), eja(t.diharapkan))
        for t in hasil.temuan
        if t.aturan.value == aturan and kata in t.pesan
    ]


# --- The fifteen findings of section C ----------------------------------------------


def test_1_target_ikm_dan_sakip(pakusari):
    assert cari(pakusari, "target-beda", "Tabel 3.8, Target IKM") == [("89,75", "87.5")]
    assert cari(pakusari, "target-beda", "Ikhtisar, PK awal, Target SAKIP") == [
        ("93", "94")
    ]


def test_2_realisasi_sama_dengan_serapan(pakusari):
    nilai = {t for t, _ in cari(pakusari, "realisasi-serapan") if "," not in t}
    assert nilai == {"76.3", "91.16", "99.39"}


def test_3_target_pk_bukan_target_renstra(pakusari):
    beda = cari(pakusari, "target-renstra", "Perjanjian Kinerja, ")
    assert sorted(beda) == [
        ("100 %".replace(" ", "\u00a0"), "90\u00a0%"),
        ("89", "94"),
        ("94", "B (70)"),
        ("94\u00a0%", "100\u00a0%"),
    ]


def test_4_jumlah_tabel_312_dan_37(pakusari):
    assert cari(pakusari, "jumlah-salah", "Tabel 3.12") == [
        ("3.781.589.561,75", "3628193467.75")
    ]
    (salah,) = cari(pakusari, "jumlah-salah", "Tabel 3.7, Jumlah anggaran")
    assert salah[1] == "3628193467.75"


def test_5_serapan_gaji(pakusari):
    assert cari(pakusari, "serapan-salah", "Gaji") == [("60,16", "65.26")]


def test_6_program_satu_awal(pakusari):
    assert cari(pakusari, "jumlah-salah", "Program 1, anggaran awal") == [
        ("Rp4.134.940.792,00", "3286018553")
    ]


def test_7_pk_perubahan_dibulatkan(pakusari):
    beda = cari(pakusari, "pagu-beda", "Perjanjian Kinerja Perubahan 2025, Jumlah")
    assert beda == [("3628193468", "3628193467.75")]
    assert len(pakusari.terbuka("pembulatan")) >= 20


def test_8_belanja_langsung_panti(panti):
    (langsung,) = cari(panti, "jumlah-salah", "Jumlah realisasi belanja langsung")
    assert langsung == ("314.681.767,00", "313754167")
    assert cari(panti, "serapan-salah", "PMKS") == [("73,98 %", "35.33")]


def test_9_sebaran_unsur_delapan(panti):
    assert cari(panti, "jumlah-salah", "unsur 8") == [("10%", "100")]


def test_10_hitungan_dalam_kalimat(pakusari):
    salah = cari(pakusari, "hitungan-kata", "tujuan")
    assert ("1 (Satu) Tujuan, dan 3 (Tiga) sasaran", "2 tujuan dan 4 sasaran") in salah
    assert ("Satu Tujuan", "2") in salah


def test_11_pegawai_dan_sarana(pakusari):
    assert {
        t for t, _ in cari(pakusari, "jumlah-salah", "Pelaksana: bezetting 18")
    } == {
        "17",
        "19",
    }
    assert cari(pakusari, "jumlah-salah", "Jumlah SMA") == [("14", "16")]
    assert cari(pakusari, "jumlah-salah", "Jumlah S1") == [("6", "4")]
    assert cari(pakusari, "jumlah-salah", "Tabel 1.2") == [("345", "348")]


def test_12_kegiatan_kelurahan(pakusari):
    assert cari(pakusari, "kode-salah", "7 desa dan 0 kelurahan") != []


def test_13_letak_sub_kegiatan(pakusari):
    letak = cari(pakusari, "kode-salah", "Tabel 3.3, Letak sub kegiatan")
    assert letak == [("di bawah kegiatan 7.01.02.2.03", "7.01.02.2.01.0002")]


def test_14_kondisi_awal_sakip(pakusari):
    (awal,) = cari(pakusari, "realisasi-beda", "kondisi awal 2021")
    assert awal[0] == "68.71"
    assert any("realisasi tahun 2024" in t.pesan for t in pakusari.temuan)


def test_15_nip_nama_dan_nomor(pakusari):
    assert cari(pakusari, "nip-salah") == [("198606031994031008", None)]
    nip = ("198606031994031008", "196806031994031008")
    assert nip in cari(pakusari, "identitas-beda", "NIP")
    nama = {t for t, _ in cari(pakusari, "identitas-beda")}
    assert {"Sodik, S.Pd, M.Si", "Muhammad Balya Firjaun Barlamam"} <= nama
    nomor = {t for t, _ in cari(pakusari, "nomor-beda")}
    assert {
        "188/342/35.09.2025/2025",
        "065/065/35.09.24/2025",
        "700.1.2.1/IR.4/35.09.410/2025",
    } <= nomor


def test_salinan_dalam_keputusan_menunjuk_keputusannya(pakusari):
    (satu,) = [t for t in pakusari.temuan if t.ditemukan == "Kecamatan Jenggawah"]
    assert "/perencanaan/" in satu.tautan and not satu.tercetak


# --- What was printed ---------------------------------------------------------------

# Rows of `Tercetak` that speak of what the data do not hold: the layout of a page, the
# words of a rule, a table that exists on paper alone.
TAK_TERHITUNG = {
    PAKUSARI: {
        "kode-salah": 2,
        "regulasi-salah": 3,
        "rumus-salah": 2,
        "rumusan-beda": 3,
        "tidak-lengkap": 4,
    },
    PANTI: {
        "hitungan-kata": 2,
        "kode-salah": 1,
        "skala-beda": 1,
        "tidak-lengkap": 8,
    },
}


@pytest.mark.parametrize("laporan", [PAKUSARI, PANTI])
def test_setiap_yang_tercetak_ditemukan_aturannya(contoh, laporan):
    kode, tahun = laporan
    f = kumpulkan_fakta(Kecamatan.objects.get(kode=kode), tahun)
    lolos = [t for t in f.tercetak if periksa_tercetak(f, t) is None]
    assert Counter(t.aturan for t in lolos) == TAK_TERHITUNG[laporan]
    ditemukan = Counter(t.aturan for t in contoh[laporan].temuan if t.tercetak)
    tercatat = Counter(t.aturan for t in f.tercetak)
    assert ditemukan + Counter(TAK_TERHITUNG[laporan]) == tercatat


def test_yang_diperbaiki_tidak_ditemukan_lagi(contoh):
    """The rule decides, not the note: printed like the data, there is no finding."""
    t = Tercetak.objects.get(tempat="Tabel 3.8", hal="Target IKM")
    f = kumpulkan_fakta(t.kecamatan, 2025)
    assert periksa_tercetak(f, t).diharapkan == 87.5
    t.tercetak = "87,5"
    assert periksa_tercetak(f, t) is None
    # And where the data hold no such figure, nothing is said.
    t.tercetak, t.dipakai = "89,75", "12,3"
    assert periksa_tercetak(f, t) is None


def test_banyaknya_temuan_bukan_dari_cetakan(contoh):
    """Read one by one against the documents; a new one has to be read too."""
    banyak = {
        laporan: Counter(t.keparahan.value for t in hasil.temuan if not t.tercetak)
        for laporan, hasil in contoh.items()
    }
    assert banyak == {
        PAKUSARI: {"berat": 5, "sedang": 21, "ringan": 12, "pembulatan": 2},
        PANTI: {"berat": 1, "sedang": 11, "ringan": 5},
    }

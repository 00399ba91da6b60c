"""Every sum of money that the example documents print wrongly is found again from the
loaded rows."""

from decimal import Decimal as D

import pytest
from django.db import transaction
from django.test import override_settings

from capaian.anggaran.temuan import temuan_belanja
from dokumen.models import Tercetak
from iku.anggaran.susunan import susun_anggaran
from iku.anggaran.temuan import cari_temuan, temuan_pk, temuan_tercetak
from iku.models import PerjanjianKinerja, Sasaran
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran
from laporan.contoh import muat
from tests.pembangun import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):
            muat()
        yield
        transaction.set_rollback(True)


def tercetak(kecamatan, tahun):
    return list(Tercetak.objects.filter(kecamatan=kecamatan, tahun=tahun))


@pytest.fixture
def pakusari(contoh):
    return Kecamatan.objects.get(kode="35.09.24")


@pytest.fixture
def temuan(pakusari):
    """By place and matter: printed, computed."""
    susunan = susun_anggaran(pakusari, 2025)
    sasaran = Sasaran.objects.filter(
        tujuan__renstra__kecamatan=pakusari
    ).prefetch_related("dukungan")
    semua = temuan_tercetak(tercetak(pakusari, 2025), susunan, list(sasaran))
    return {(t.di, t.hal): (t.tertulis, t.dihitung) for t in semua}


@pytest.mark.parametrize(
    ("di", "hal", "tertulis", "dihitung"),
    [
        # Program 1 murni is printed as the grand total.
        ("Tabel 2.9", "Program 1, anggaran awal", "4134940792", "3286018553"),
        ("Tabel 2.8, anggaran", "Program 1", "2999808468", "2999808467.75"),
        ("Tabel 2.8, anggaran", "Jumlah", "3628193468", "3628193467.75"),
        # 3.12: its rows do not add up to its total; 3.7 counts program 3 twice.
        (
            "Tabel 3.12",
            "Jumlah anggaran dari baris tercetak",
            "3781589561.75",
            "3628193467.75",
        ),
        ("Tabel 3.12", "Anggaran", "1408071294", "628385000"),
        ("Tabel 3.12", "Sasaran 2: anggaran", "2373518267.75", "2999808467.75"),
        ("Tabel 3.7", "Jumlah anggaran", "628385000", "3628193467.75"),
        ("Tabel 3.7", "Anggaran IND-PROGRAM", "473882000", "2999808467.75"),
        ("Tabel 3.7", "Anggaran IKM", "79827000", "473882000"),
    ],
)
def test_pagu_pakusari(temuan, di, hal, tertulis, dihitung):
    assert temuan[di, hal] == (D(tertulis), D(dihitung))


def test_setiap_bertambah_berkurang_yang_salah(temuan, pakusari):
    """All eleven of table 2.9."""
    salah = Tercetak.objects.filter(kecamatan=pakusari, aturan="selisih-salah")
    ditemukan = {kunci for kunci in temuan if kunci[1].endswith("bertambah/berkurang")}
    assert ditemukan == set(salah.values_list("tempat", "hal"))
    assert temuan["Tabel 2.9", "Jumlah, bertambah/berkurang"] == (
        D("38000000.25"),
        D("-36000000.25"),
    )


def test_setiap_pagu_tercetak_ditemukan(temuan, pakusari):
    """None of the rows that speak of budgets is left out."""
    uang = Tercetak.objects.filter(
        kecamatan=pakusari, tahun=2025, aturan__in=("pagu-beda", "selisih-salah")
    ).exclude(hal__icontains="realisasi")
    assert uang.count() > 10
    assert set(uang.values_list("tempat", "hal")) <= temuan.keys()


def test_pk_perubahan_pakusari_dibulatkan(pakusari):
    pk = PerjanjianKinerja.objects.get(
        kecamatan=pakusari, tahun=2025, perubahan_ke=1, unit=None
    )
    program, jumlah = temuan_pk(pk)
    assert program.pembulatan and jumlah.pembulatan
    assert (program.selisih, jumlah.selisih) == (D("0.25"), D("0.25"))
    semua = cari_temuan(pakusari, 2025, susun_anggaran(pakusari, 2025))
    assert {program, jumlah} <= set(semua)


@pytest.mark.parametrize(
    ("kode", "tahun", "hal", "selisih"),
    [
        ("35.09.14", 2020, "Jumlah realisasi belanja langsung", "927600"),
        ("35.09.14", 2020, "Realisasi belanja langsung", "927600"),
        ("35.09.14", 2020, "Realisasi seluruh belanja", "927600"),
        ("35.09.24", 2025, "Jumlah realisasi anggaran", "-2049233375"),
        ("35.09.24", 2025, "Realisasi anggaran IND-PROGRAM", "-1578231375"),
        ("35.09.24", 2025, "Realisasi anggaran IKM", "-410092000"),
        ("35.09.24", 2025, "Sasaran 2: realisasi anggaran", "-500255563"),
    ],
)
def test_yang_dibelanjakan_pun_ditemukan(contoh, kode, tahun, hal, selisih):
    """The same rule over what was spent: the leaves of Panti 2020 come to 927.600 less
    than the printed sum."""
    kecamatan = Kecamatan.objects.get(kode=kode)
    salah = Tercetak.objects.filter(kecamatan=kecamatan, tahun=tahun, hal=hal).count()
    semua = [t for t in temuan_belanja(kecamatan, tahun) if t.hal == hal]
    assert len(semua) == salah >= 1
    assert {t.selisih for t in semua} == {D(selisih)}


def test_terlihat_pada_halaman_realisasi_anggaran(client, pakusari):
    client.force_login(buat_pengguna(Peran.BAPPEDA, pakusari))
    halaman = client.get("/35.09.24/2025/realisasi-anggaran/1/", follow=True)
    assert "Jumlah realisasi anggaran" in halaman.content.decode()
    assert "-2.049.233.375" in halaman.content.decode().replace("−", "-")


def test_tanpa_salinan_dokumen_satu_kueri(pakusari, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert temuan_belanja(pakusari, 2031) == []

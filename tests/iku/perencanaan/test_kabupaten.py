"""RPJMD, references and benchmarks: pages common to a regency."""

from decimal import Decimal

import pytest

from capaian.models import Pembanding
from iku.models import Acuan, ButirRpjmd, Rpjmd
from kecamatan.models import Jejak
from tests.pembangun import buat_indikator

from .conftest import kirim, teks

KABUPATEN = "/kabupaten/35.09/"


@pytest.fixture
def rpjmd(pakusari):
    return Rpjmd.objects.create(kabupaten=pakusari.kabupaten, awal=2025, akhir=2029)


@pytest.fixture
def acuan(pakusari):
    return Acuan.objects.create(
        kabupaten=pakusari.kabupaten, kode="SAKIP", nama="Nilai SAKIP"
    )


def test_rpjmd_dari_kosong_sampai_sasaran(pakusari, bappeda, buka):
    client = buka(bappeda)
    assert "Belum ada RPJMD" in teks(client.get(f"{KABUPATEN}rpjmd/"))
    jawaban = kirim(
        client,
        f"{KABUPATEN}rpjmd/tambah/",
        awal="2025",
        akhir="2029",
        dasar="Perda 3/2025",
        visi="Jember maju",
    )
    rpjmd = Rpjmd.objects.get()
    dasar = f"{KABUPATEN}rpjmd/{rpjmd.pk}/"
    assert jawaban.url == dasar
    kirim(client, f"{dasar}misi/tambah/", uraian="Misi kita")
    misi = rpjmd.butir.get()
    kirim(client, f"{dasar}tujuan/tambah/", uraian="Tujuan kita", induk=misi.pk)
    tujuan = rpjmd.butir.get(jenis="tujuan")
    kirim(client, f"{dasar}sasaran/tambah/", uraian="Sasaran kita", induk=tujuan.pk)
    halaman = teks(client.get(dasar))
    assert "Misi 1. Misi kita" in halaman
    assert "Sasaran 1. Sasaran kita" in halaman
    assert Jejak.objects.filter(id_kecamatan=None).count() == 4


def test_sasaran_tidak_berinduk_misi(rpjmd, bappeda, buka):
    misi = rpjmd.butir.create(jenis="misi", urutan=1, uraian="Misi")
    jawaban = kirim(
        buka(bappeda),
        f"{KABUPATEN}rpjmd/{rpjmd.pk}/sasaran/tambah/",
        uraian="Sasaran",
        induk=misi.pk,
    )
    assert jawaban.status_code == 422
    assert rpjmd.butir.count() == 1


def test_jenis_butir_yang_tidak_ada(rpjmd, bappeda, buka):
    alamat = f"{KABUPATEN}rpjmd/{rpjmd.pk}/visi/tambah/"
    assert buka(bappeda).get(alamat).status_code == 404


def test_misi_bergeser(rpjmd, bappeda, buka):
    a, b = (rpjmd.butir.create(jenis="misi", urutan=n, uraian=f"M{n}") for n in (1, 2))
    buka(bappeda).post(f"{KABUPATEN}butir/{a.pk}/geser/", {"arah": "turun"})
    assert list(ButirRpjmd.objects.order_by("urutan")) == [b, a]


def test_misi_yang_membawahi_tujuan_tidak_terhapus(rpjmd, bappeda, buka):
    misi = rpjmd.butir.create(jenis="misi", urutan=1, uraian="Misi")
    rpjmd.butir.create(jenis="tujuan", urutan=1, uraian="T", induk=misi)
    alamat = f"{KABUPATEN}butir/{misi.pk}/hapus/"
    jawaban = buka(bappeda).post(alamat, {"sidik": ""})
    assert jawaban.status_code == 422
    assert "1 butir RPJMD" in teks(jawaban)
    # The whole RPJMD goes, its parents after their children.
    alamat = f"{KABUPATEN}rpjmd/{rpjmd.pk}/hapus/"
    assert buka(bappeda).post(alamat, {"sidik": ""}).status_code == 302
    assert not ButirRpjmd.objects.exists()


def test_acuan_dipakai_kecamatan_terhitung(acuan, pakusari, bagian_organisasi, buka):
    buat_indikator(pakusari, acuan=acuan)
    client = buka(bagian_organisasi)
    kirim(client, f"{KABUPATEN}acuan/tambah/", kode="IKM", nama="Indeks Kepuasan")
    assert [
        (a.kode, a.banyak) for a in client.get(f"{KABUPATEN}acuan/").context["daftar"]
    ] == [("IKM", 0), ("SAKIP", 1)]


def test_kode_acuan_ganda_ditolak(acuan, bagian_organisasi, buka):
    jawaban = kirim(
        buka(bagian_organisasi), f"{KABUPATEN}acuan/tambah/", kode="SAKIP", nama="X"
    )
    assert jawaban.status_code == 422
    assert "Kode acuan ini sudah dipakai." in teks(jawaban)


def test_pembanding_dengan_tahun_sumber_dan_tingkat(acuan, bappeda, buka):
    client, alamat = buka(bappeda), f"{KABUPATEN}acuan/{acuan.pk}/pembanding/"
    assert "tidak tersedia" in teks(client.get(alamat))
    jawaban = kirim(
        client,
        f"{alamat}tambah/",
        tahun="2025",
        tingkat="nasional",
        jenis="target",
        nilai="3,68",
        sumber="RPJMN, Tabel 4",
    )
    assert jawaban.status_code == 302
    ini = Pembanding.objects.get()
    assert (ini.nilai, ini.sumber) == (Decimal("3.68"), "RPJMN, Tabel 4")
    kirim(client, f"{KABUPATEN}pembanding/{ini.pk}/ubah/", nilai="3,7")
    halaman = teks(client.get(f"{KABUPATEN}pembanding/{ini.pk}/riwayat/"))
    assert "Nilai: 3,68 → 3,7" in halaman


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nilai": "", "predikat": ""}, "Isi nilai atau predikat pembanding."),
        ({"sumber": ""}, "Sumber:"),
        ({"nilai": "3.68"}, "Maksud Anda 3,68?"),
    ],
)
def test_pembanding_tidak_lengkap_ditolak(acuan, bappeda, buka, isi, kalimat):
    benar = {"tahun": "2025", "tingkat": "nasional", "jenis": "target", "sumber": "X"}
    jawaban = kirim(
        buka(bappeda),
        f"{KABUPATEN}acuan/{acuan.pk}/pembanding/tambah/",
        **benar | {"nilai": "71"} | isi,
    )
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert not Pembanding.objects.exists()


def test_riwayat_kabupaten_tidak_memuat_milik_kabupaten_lain(
    rpjmd, kabupaten_lain, buka
):
    alamat = f"/kabupaten/35.10/riwayat/rpjmd/{rpjmd.pk}/"
    assert buka(kabupaten_lain).get(alamat).status_code == 404

"""History in words: who, when, which field, from, to, why; also of what is gone."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.models import PengecualianJadwal
from iku.models import Renstra, Rpjmd, Tujuan
from iku.perencanaan.kata import tulis_nilai
from iku.tindakan import hapus_berikut_bawahan
from kecamatan.models import UnitKerja
from kecamatan.riwayat import simpan
from tests.pembangun import buat_indikator, buat_renstra, buat_sasaran, buat_tempat

from .conftest import DASAR, kirim, teks


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


def riwayat(jenis, baris):
    return f"{DASAR}riwayat/{jenis}/{baris.pk}/"


@time_machine.travel("2025-09-24 03:05:00+00:00", tick=False)
def test_siapa_kapan_dari_apa_menjadi_apa_dan_mengapa(renstra, operator, buka):
    client = buka(operator)
    kirim(
        client,
        f"{DASAR}renstra/{renstra.pk}/ubah/",
        dasar="Perbup 2",
        ditetapkan_pada="2025-09-23",
        alasan="nomor keliru",
    )
    halaman = teks(client.get(riwayat("renstra", renstra)))
    assert "24 Sep 2025, 10.05 WIB" in halaman
    assert "operator" in halaman
    assert "Dasar hukum: kosong → Perbup 2" in halaman
    assert "Ditetapkan pada: kosong → 23 September 2025" in halaman
    assert "Alasan: nomor keliru" in halaman
    # The same stands on the page that edits the row.
    assert "kosong → Perbup 2" in teks(client.get(f"{DASAR}renstra/{renstra.pk}/ubah/"))


@pytest.mark.parametrize(
    ("model", "kunci", "nilai", "kata"),
    [
        (Renstra, "ditetapkan_pada", "2026-02-12", "12 Februari 2026"),
        # What an act adds to a row that has no such column.
        (Renstra, "disampaikan_pada", "2026-02-12", "12 Februari 2026"),
        (Renstra, "tanggal", "Februari 2026", None),
        (Renstra, "nomor", "2026-02-12", None),
        (Renstra, "dasar", "2026-02-12", None),
        (
            PengecualianJadwal,
            "tutup",
            "2026-11-30 16:59:59.999999+00:00",
            "30 November 2026 pukul 23.59 WIB",
        ),
    ],
)
def test_tanggal_dalam_kata(model, kunci, nilai, kata):
    assert tulis_nilai(model, kunci, nilai, {}) == (kata or nilai)


def test_tautan_disebut_namanya(renstra, bappeda, operator, buka):
    rpjmd = Rpjmd.objects.create(
        kabupaten=renstra.kecamatan.kabupaten, awal=2025, akhir=2029
    )
    renstra.rpjmd = rpjmd
    simpan(renstra, oleh=bappeda)
    halaman = teks(buka(operator).get(riwayat("renstra", renstra)))
    assert "RPJMD: kosong → RPJMD 2025–2029" in halaman


def test_nilai_pilihan_angka_dan_anggota_menjadi_kata(pakusari, bappeda, buka):
    tempat = buat_tempat(buat_sasaran(buat_renstra(pakusari)), target={2025: "87.5"})
    target = tempat.target.get()
    target.nilai, target.sumber = 90, "renja"
    simpan(target, oleh=bappeda)
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib")
    simpan(tempat.indikator, oleh=bappeda, banyak={"lintas_unit": [unit]})
    client = buka(bappeda)
    halaman = teks(client.get(riwayat("target", target)))
    assert "Target: 87,5 → 90" in halaman
    assert "Sumber: Renstra → Renja / RKT" in halaman
    halaman = teks(client.get(riwayat("indikator", tempat.indikator)))
    assert "Unit yang ikut mendukung: kosong → Seksi Trantib" in halaman


def test_yang_dihapus_tetap_beriwayat_dan_bernama(renstra, operator, buka):
    sasaran = buat_sasaran(renstra, uraian="Sasaran yang hilang")
    tujuan = sasaran.tujuan
    pk = (tujuan.pk, sasaran.pk)
    hapus_berikut_bawahan(tujuan, oleh=operator, alasan="ganda")
    client = buka(operator)
    halaman = teks(client.get(f"{DASAR}riwayat/sasaran/{pk[1]}/"))
    assert "Sudah dihapus" in halaman
    assert "Sasaran yang hilang" in halaman
    assert "Tujuan: Meningkatnya pelayanan (sudah dihapus)" in halaman
    semua = client.get(f"{DASAR}riwayat/")
    assert f"{DASAR}riwayat/tujuan/{pk[0]}/" in semua.content.decode()
    assert "Alasan: ganda" in teks(semua)


def test_data_contoh_belum_beriwayat(renstra, operator, buka):
    assert "Belum ada perubahan melalui sistem" in teks(
        buka(operator).get(riwayat("renstra", renstra))
    )


@pytest.mark.parametrize("jenis", ["rahasia", "pengguna", "renstra"])
def test_yang_tidak_ada_atau_bukan_perencanaan(pakusari, operator, buka, jenis):
    assert buka(operator).get(f"{DASAR}riwayat/{jenis}/999/").status_code == 404


def test_riwayat_tetangga_tidak_terbuka(panti, operator, bappeda, buka):
    lain = buat_renstra(panti, dasar="Rahasia")
    lain.dasar = "Rahasia 2"
    simpan(lain, oleh=bappeda)
    client = buka(operator)
    assert client.get(riwayat("renstra", lain)).status_code == 404
    assert "Rahasia" not in teks(client.get(f"{DASAR}riwayat/"))
    # Nor does the address of one kecamatan show the history of another's row.
    assert buka(bappeda).get(riwayat("renstra", lain)).status_code == 404


def test_banyak_kueri_tetap(renstra, pakusari, bappeda, buka):
    client = buka(bappeda)

    def ubah(n):
        tujuan = Tujuan(renstra=renstra, urutan=n, uraian=f"T{n}")
        simpan(tujuan, oleh=bappeda)
        simpan(
            tujuan.sasaran.model(tujuan=tujuan, urutan=1, uraian=f"S{n}"), oleh=bappeda
        )
        indikator = buat_indikator(pakusari)
        tempat = renstra.indikator_renstra.model(
            renstra=renstra, indikator=indikator, tujuan=tujuan
        )
        simpan(tempat, oleh=bappeda)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as catatan:
            assert client.get(f"{DASAR}riwayat/").status_code == 200
        return len(catatan)

    ubah(1)
    sedikit = kueri()
    for n in range(2, 8):
        ubah(n)
    assert kueri() == sedikit
    assert Renstra.objects.count() == 1

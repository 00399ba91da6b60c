"""What the first page says of sections to write and remarks to settle."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from dokumen.models import DokumenResmi
from kecamatan.models import UnitKerja
from laporan.models import KomentarNarasi, Lkjip, Narasi, VersiLkjip
from tests.pembangun import buat_pengguna

pytestmark = pytest.mark.django_db
LKJIP = "/35.09.24/2025/lkjip/"


@pytest.fixture
def pj(pakusari):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib")
    return buat_pengguna("penanggung_jawab", pakusari, unit, nama="pj")


def tulis(kecamatan, bagian, orang=None, tahun=2025, **isi) -> Narasi:
    return Narasi.objects.create(
        kecamatan=kecamatan, tahun=tahun, bagian=bagian, penanggung_jawab=orang, **isi
    )


@pytest.fixture
def tugas(client):
    """Title → (address, what it says), of the tasks about texts of a report."""

    def _tugas(orang, tahun=2025):
        client.force_login(orang)
        isi = client.get(f"/35.09.24/{tahun}/beranda/").content.decode()
        return {
            a.text_content(): (
                a.get("href"),
                " ".join(a.getparent().getparent().text_content().split()),
            )
            for a in html.fromstring(isi).xpath("//ul[@class='tugas']/li//a")
            if "bagian LKjIP" in a.text_content() or "komentar pada" in a.text_content()
        }

    return _tugas


def test_dua_peran_diminta_satu_kali(client, pj, pakusari):
    tulis(pakusari, "isu_strategis", pj)
    pj.penugasan.create(
        peran="operator", kabupaten=pakusari.kabupaten, kecamatan=pakusari
    )
    client.force_login(pj)
    isi = client.get("/35.09.24/2025/beranda/").content.decode()
    assert isi.count("1 bagian LKjIP 2025 menunggu tulisan Anda") == 1


def test_bagian_yang_ditunjuk(tugas, pj, operator, pakusari, panti):
    isu = tulis(pakusari, "isu_strategis", pj)
    tulis(pakusari, "sdm", pj, isi="Siap.", siap=True)
    tulis(pakusari, "hambatan", operator)
    satu = "1 bagian LKjIP 2025 menunggu tulisan Anda"
    assert tugas(pj)[satu][0] == f"{LKJIP}tulis/isu_strategis/"
    # Several lead to the list; written in the year after, too.
    for bagian in ("sarana", "program"):
        tulis(pakusari, bagian, pj)
    ((judul, (alamat, kata)),) = tugas(pj, 2026).items()
    assert judul == "3 bagian LKjIP 2025 menunggu tulisan Anda"
    assert alamat == LKJIP and "Isu Strategis" in kata and "dan 1 lainnya" in kata
    assert satu in tugas(operator)
    assert tugas(pj, 2024) == {}
    Narasi.objects.exclude(pk=isu.pk).delete()
    Narasi.objects.update(isi="Selesai.", siap=True)
    assert tugas(pj) == {}


def test_komentar_terbuka(tugas, pj, operator, camat, pakusari):
    isu, lain = tulis(pakusari, "isu_strategis", pj), tulis(pakusari, "hambatan")
    for narasi, orang in ((isu, camat), (lain, camat), (lain, operator)):
        KomentarNarasi.objects.create(narasi=narasi, penulis=orang, isi="Tambahkan.")
    # The own section, the own remark not counted; the operator answers for all.
    assert tugas(pj)["1 komentar pada LKjIP 2025 belum diselesaikan"][0] == (
        f"{LKJIP}tulis/isu_strategis/#komentar"
    )
    assert tugas(operator)["2 komentar pada LKjIP 2025 belum diselesaikan"][0] == LKJIP
    assert tugas(camat) == {}
    KomentarNarasi.objects.update(selesai_pada="2025-10-01T00:00Z", selesai_oleh=pj)
    assert tugas(operator) == {}


def test_laporan_yang_ditandatangani_tidak_menunggu(tugas, pj, pakusari):
    tulis(pakusari, "isu_strategis", pj)
    lkjip = Lkjip.objects.create(kecamatan=pakusari, tahun=2025)
    for versi, status, menunggu in (
        (1, "draf", True),
        (1, "ditandatangani", False),
        (2, "draf", True),  # a correction under way
    ):
        dokumen, _ = DokumenResmi.objects.update_or_create(
            kecamatan=pakusari,
            jenis="lkjip",
            versi=versi,
            tahun=2025,
            defaults={"status": status, "judul": "LKjIP", "tanggal": date(2025, 10, 1)},
        )
        VersiLkjip.objects.get_or_create(lkjip=lkjip, dokumen=dokumen)
        assert bool(tugas(pj)) == menunggu, (versi, status)


def test_banyak_query_tetap(client, pj, camat, pakusari):
    def lihat() -> int:
        client.force_login(pj)
        with CaptureQueriesContext(connection) as kueri:
            client.get("/35.09.24/2025/beranda/")
        return len(kueri)

    def isi(bagian):
        narasi = tulis(pakusari, bagian, pj)
        KomentarNarasi.objects.create(narasi=narasi, penulis=camat, isi="Lengkapi.")

    isi("isu_strategis")
    lihat()
    awal = lihat()
    for bagian in ("sdm", "sarana", "program"):
        isi(bagian)
    assert lihat() == awal

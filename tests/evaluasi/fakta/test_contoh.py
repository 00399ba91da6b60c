"""The facts about Pakusari as the example documents tell it, for the evaluation of 2025
and for that of 2026, which looks at the report of 2025."""

from datetime import date

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import resolve

from capaian.models import Realisasi
from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan
from dokumen.pilihan import JenisDokumen, StatusDokumen
from evaluasi.fakta import fakta_kriteria
from evaluasi.fakta.daftar import ATURAN
from evaluasi.instrumen.salin import salin
from evaluasi.models import InstrumenLke, KriteriaLke
from evaluasi.pilihan import StatusReviu
from evaluasi.reviu.penerbitan import terbitkan
from kecamatan.models import Kecamatan
from laporan.contoh import muat
from laporan.susun import susun_lkjip
from tests.evaluasi.lembar.bantuan import buat_evaluasi
from tests.evaluasi.reviu.bantuan import buat_inspektur, buat_reviu, jawab_semua
from tests.pembangun import buat_pengguna

HARI = date(2026, 11, 20)
# What no row of ours can answer: guidelines, staff, pay, posts, culture, minds.
TANPA_FAKTA = {
    *("1.a.1", "1.a.2", "1.b.3", "1.b.4", "1.b.11"),
    *("1.c.2", "1.c.6", "1.c.7", "1.c.8"),
    *("2.a.1", "2.b.2", "2.c.1", "2.c.2", "2.c.3", "2.c.4", "2.c.5"),
    *("2.c.9", "2.c.10"),
    *("3.c.1", "3.c.2", "3.c.3", "3.c.4", "3.c.5", "3.c.6", "3.c.7"),
    *("4.a.1", "4.a.2", "4.a.3", "4.b.1", "4.b.2", "4.b.3", "4.b.4"),
    *("4.c.3", "4.c.4", "4.c.5"),
}


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):
            muat()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def pakusari(contoh, db):
    return Kecamatan.objects.get(kode="35.09.24")


def fakta(kecamatan, tahun, triwulan=None, hari=HARI):
    evaluasi = buat_evaluasi(kecamatan, tahun=tahun, triwulan=triwulan)
    return fakta_kriteria(evaluasi, hari)


def terbitkan_laporan(kecamatan, tanggal=date(2026, 2, 20), status=None):
    laporan = DokumenResmi(
        kecamatan=kecamatan,
        jenis=JenisDokumen.LKJIP,
        tahun=2025,
        judul="Laporan Kinerja Tahun 2025",
        tanggal=tanggal,
    )
    bekukan(laporan, susun_lkjip(kecamatan, 2025), None)
    if status:
        laporan.status = status
        laporan.save(update_fields=["status"])
    return laporan


def test_setiap_kriteria_berfakta_atau_disebut(pakusari):
    semua = {
        k.kode
        for k in KriteriaLke.objects.filter(
            sub__komponen__instrumen__kode="LKE_88_2021"
        ).select_related("sub")
    }
    assert len(semua) == 80
    assert set(ATURAN) == semua - TANPA_FAKTA
    assert set(fakta(pakusari, 2025)) == set(ATURAN)


def test_pakusari_2025(pakusari):
    """Plans, agreements and decrees are there; quarters were measured on paper."""
    semua = fakta(pakusari, 2025)
    usul = {kode: f.usulan for kode, f in semua.items() if f.usulan}
    assert usul == {
        **dict.fromkeys(("1.a.3", "1.a.4", "1.a.6"), "Y"),
        **dict.fromkeys(("1.a.5", "2.a.2"), "T"),
        "1.b.1": "B",
        "1.b.10": "D",
        "1.c.1": "A",
        "2.c.8": "D",
        "4.b.5": "A",
    }
    assert "Renstra (Perubahan) 2021–2026" in semua["1.a.3"].kalimat
    assert "0 dari 4 target 2025 yang dapat dinilai tercapai" in semua["1.c.3"].kalimat
    assert "rata-rata capaian 87,75 %" in semua["1.c.3"].kalimat
    assert dict(semua["1.c.1"].dasar) == {"Mendukung sasaran": 4, "Program": 4}
    assert "0 dari 4 triwulan 2025" in semua["2.b.4"].kalimat
    assert "di luar sistem ini" in semua["2.b.4"].kalimat
    # The report of 2024 was never in this system: that it is missing says nothing.
    assert "Laporan Kinerja 2024 yang resmi belum tercatat" in semua["3.a.1"].kalimat
    # The follow-ups of the document were reported, and no evaluator has seen them.
    assert "0 dari 13" in semua["4.c.1"].kalimat
    assert "13 dilaporkan kecamatan" in semua["4.c.1"].kalimat


def test_tautan_menuju_halaman_kecamatan_itu(pakusari):
    for satu in fakta(pakusari, 2025).values():
        for teks, alamat in satu.tautan:
            kunci = resolve(alamat).kwargs
            assert teks and kunci["kode"] == "35.09.24"


def test_lkjip_2025_menurut_naskah_bekunya(pakusari):
    """Ten promises; two have no earlier value or benchmark to be compared with."""
    terbitkan_laporan(pakusari)
    semua = fakta(pakusari, 2026)
    usul = {k: f.usulan for k, f in semua.items() if k.startswith("3.")}
    assert usul == {
        "3.a.1": "Y",
        "3.a.2": "",
        "3.a.3": "Y",
        "3.a.4": "T",
        "3.a.5": "T",
        "3.a.6": "",
        "3.b.1": "",
        "3.b.2": "A",
        "3.b.3": "A",
        "3.b.4": "A",
        "3.b.5": "B",
        "3.b.6": "D",
        "3.b.7": "",
        "3.b.8": "A",
        "3.b.9": "A",
    }
    assert dict(semua["3.b.2"].dasar) == {"Disebut": 10, "Indikator": 10}
    assert dict(semua["3.b.4"].dasar) == {"Baris": 10, "Indikator": 10}
    assert dict(semua["3.b.5"].dasar) == {"Baris": 9, "Indikator": 10}
    assert dict(semua["3.b.6"].dasar) == {"Baris": 3, "Indikator": 10}


def test_naskah_beku_bukan_data_kini(pakusari):
    """A value that is deleted after the report was issued changes nothing of it."""
    terbitkan_laporan(pakusari)
    semula = fakta(pakusari, 2026)["3.b.5"]
    Realisasi.objects.all().delete()
    evaluasi = pakusari.evaluasi.get(periode__tahun=2026, periode__triwulan=None)
    assert fakta_kriteria(evaluasi, HARI)["3.b.5"] == semula


@pytest.mark.parametrize(
    ("tanggal", "status", "usul"),
    [
        (date(2026, 2, 28), StatusDokumen.DISAMPAIKAN, "Y"),
        (date(2026, 2, 28), StatusDokumen.TERBIT, "Y"),
        (date(2026, 2, 28), None, ""),
        (date(2026, 3, 1), StatusDokumen.TERBIT, "T"),
        (date(2026, 3, 1), None, "T"),
    ],
)
def test_tepat_waktu(pakusari, tanggal, status, usul):
    terbitkan_laporan(pakusari, tanggal, status)
    semua = fakta(pakusari, 2026)
    assert semua["3.a.6"].usulan == usul
    assert semua["3.a.5"].usulan == ("Y" if status == StatusDokumen.TERBIT else "T")


@pytest.mark.parametrize(
    ("hari", "usul"), [(date(2026, 2, 28), "Y"), (date(2026, 3, 1), "T")]
)
def test_tepat_waktu_menurut_hari_disampaikan(pakusari, hari, usul):
    """The day on which it was sent, not the one on which it was signed."""
    laporan = terbitkan_laporan(
        pakusari, date(2026, 2, 27), StatusDokumen.DITANDATANGANI
    )
    laporan.disampaikan_pada = hari
    laporan.save(update_fields=["disampaikan_pada"])
    assert fakta(pakusari, 2026)["3.a.6"].usulan == usul


def test_laporan_yang_tidak_ada(pakusari):
    """2025 was in the system, so its missing report speaks, once it is due."""
    assert fakta(pakusari, 2026)["3.a.1"].usulan == "T"
    semua = fakta(pakusari, 2026, 1, hari=date(2026, 2, 28))
    assert semua["3.a.1"].usulan == ""


def test_direviu(pakusari):
    laporan = terbitkan_laporan(pakusari)
    reviu = buat_reviu(laporan, StatusReviu.DIAJUKAN)
    jawab_semua(reviu)
    evaluasi = buat_evaluasi(pakusari, tahun=2026)
    assert fakta_kriteria(evaluasi, HARI)["3.a.4"].usulan == "T"
    terbitkan(
        reviu,
        oleh=buat_pengguna("inspektur", pakusari),
        nomor="700/9/2026",
        tanggal=date(2026, 2, 21),
        inspektur=buat_inspektur(pakusari.kabupaten),
    )
    hasil = fakta_kriteria(evaluasi, HARI)["3.a.4"]
    assert hasil.usulan == "Y"
    assert "700/9/2026, 21 Februari 2026" in hasil.kalimat


def test_kriteria_yang_dirumuskan_lain_tanpa_fakta(pakusari):
    """A local copy that asks something else under the same code gets no answer to the
    national question."""
    nasional = InstrumenLke.objects.get(kode="LKE_88_2021")
    inspektur = buat_pengguna("inspektur", pakusari)
    lokal = salin(nasional, pakusari.kabupaten, tahun=2027, oleh=inspektur)
    KriteriaLke.objects.filter(
        sub__komponen__instrumen=lokal, sub__kode="1.a", nomor=3
    ).update(uraian="Terdapat RPJPD.")
    evaluasi = buat_evaluasi(pakusari, tahun=2027, instrumen=lokal)
    assert set(fakta_kriteria(evaluasi, HARI)) == set(ATURAN) - {"1.a.3"}

"""Pages of follow-ups: plan, report, evidence, verification."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from capaian.bukti.sapuan import sapu
from capaian.models import Bukti
from evaluasi.models import Lhe, TindakLanjut
from evaluasi.tindak_lanjut import bukti as aksi
from kecamatan.models import Jejak, Pemberitahuan, Penugasan, UnitKerja
from kecamatan.pilihan import Peran
from tests.evaluasi.lhe.bantuan import tambah_butir, terbit
from tests.pembangun import buat_pengguna, isi_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tempat(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def butir(pakusari):
    lhe = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, triwulan=3, nomor="700/3", nilai=70
    )
    return tambah_butir(lhe)


@pytest.fixture
def laporan(butir):
    return TindakLanjut.objects.create(
        rekomendasi=butir, tahun=2025, triwulan=4, uraian="Disusun", kemajuan=50
    )


def alamat(nama, *kunci, tahun=2025):
    return reverse(nama, args=["35.09.24", tahun, *kunci])


def tautkan(laporan, oleh, nama="Notulen"):
    return aksi.tautkan(laporan, f"https://contoh.go.id/{nama}", nama, oleh=oleh)


def simpan(client, tujuan, isi):
    """As a browser sends the form: with the mark of what it showed."""
    awal = client.get(tujuan).context["form"].initial
    return client.post(tujuan, {"sidik": awal.get("sidik", "")} | isi)


# --- Plan -------------------------------------------------------------------------


def test_plan_of_a_recommendation_tells_its_unit(client, butir, operator, pakusari):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pemerintahan")
    orang = buat_pengguna(Peran.PENANGGUNG_JAWAB, pakusari, unit=unit)
    client.force_login(operator)
    isi = {"pemilik": unit.pk, "batas": "2026-03-31", "rencana": "Menyusun"}
    jawaban = simpan(client, alamat("tindak_lanjut_rencana", butir.pk), isi)
    assert jawaban.status_code == 302
    butir.refresh_from_db()
    assert (butir.pemilik, butir.batas) == (unit, date(2026, 3, 31))
    assert Pemberitahuan.objects.get(penerima=orang).teks.startswith("Rekomendasi LHE")
    assert Jejak.objects.tentang(butir).get().ke["batas"] == "2026-03-31"


def test_plan_of_an_issued_lhe_is_open(client, pakusari, inspektur, operator):
    butir = terbit(pakusari, inspektur).rekomendasi.first()
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_rencana", butir.pk)
    assert simpan(client, tujuan, {"rencana": "Menyusun"}).status_code == 302
    butir.refresh_from_db()
    assert butir.rencana == "Menyusun"


def test_owner_is_a_unit_of_the_kecamatan(client, butir, operator, panti):
    asing = UnitKerja.objects.create(kecamatan=panti, nama="Seksi lain")
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_rencana", butir.pk)
    assert simpan(client, tujuan, {"pemilik": asing.pk}).status_code == 422


def test_a_draft_is_not_followed_up(client, butir, operator):
    Lhe.objects.update(status="draf")
    client.force_login(operator)
    assert client.get(alamat("tindak_lanjut_satu", butir.pk)).status_code == 404
    assert butir.uraian not in client.get(alamat("tindak_lanjut")).content.decode()


# --- Reports ----------------------------------------------------------------------


def test_report_of_a_quarter(client, butir, operator, evaluator):
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_isi", butir.pk, 4)
    assert (
        simpan(client, tujuan, {"uraian": "Rapat", "kemajuan": "0"}).status_code == 302
    )
    laporan = TindakLanjut.objects.get()
    assert (laporan.tahun, laporan.triwulan, laporan.kemajuan) == (2025, 4, 0)
    assert not laporan.diverifikasi
    kabar = Pemberitahuan.objects.get(penerima=evaluator)
    assert "menunggu verifikasi" in kabar.teks
    simpan(client, tujuan, {"uraian": "Rapat dua kali", "kemajuan": "40"})
    assert TindakLanjut.objects.get().kemajuan == 40
    assert Pemberitahuan.objects.filter(penerima=evaluator).count() == 1


@pytest.mark.parametrize("kemajuan", ["", "101", "-1", "5,5", "banyak"])
def test_progress_is_a_whole_percentage(kemajuan, client, butir, operator):
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_isi", butir.pk, 4)
    jawaban = client.post(tujuan, {"uraian": "tetap ada", "kemajuan": kemajuan})
    assert jawaban.status_code == 422
    assert "tetap ada" in jawaban.content.decode()


def test_a_unit_reports_on_its_own_only(client, butir, pakusari):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pemerintahan")
    orang = buat_pengguna(Peran.PENANGGUNG_JAWAB, pakusari, unit=unit)
    client.force_login(orang)
    tujuan = alamat("tindak_lanjut_isi", butir.pk, 4)
    assert client.get(tujuan).status_code == 403
    butir.pemilik = unit
    butir.save()
    assert client.get(tujuan).status_code == 200
    # Owner and deadline stay the operator's.
    assert client.get(alamat("tindak_lanjut_rencana", butir.pk)).status_code == 403


def test_a_quarter_that_has_not_begun(client, butir, operator):
    client.force_login(operator)
    with time_machine.travel("2025-06-15"):
        tujuan = alamat("tindak_lanjut_isi", butir.pk, 3)
        jawaban = client.post(tujuan, {"uraian": "x", "kemajuan": "1"})
        assert "belum dimulai" in jawaban.content.decode()
    assert not TindakLanjut.objects.exists()


def test_two_reports_of_one_quarter_are_one(client, butir, laporan, operator):
    with pytest.raises(ValidationError, match="sudah ada"):
        TindakLanjut(
            rekomendasi=butir, tahun=2025, triwulan=4, uraian="Lagi"
        ).full_clean()


# --- Verification -----------------------------------------------------------------


def verifikasi(client, laporan, status, catatan="Dilihat di tempat."):
    tujuan = alamat(
        "tindak_lanjut_verifikasi", laporan.rekomendasi_id, laporan.pk, tahun=2026
    )
    return simpan(client, tujuan, {"status": status, "catatan": catatan})


def test_whoever_works_there_does_not_verify(client, laporan, evaluator):
    tempat = laporan.rekomendasi.lhe.kecamatan
    Penugasan.objects.create(
        pengguna=evaluator,
        peran=Peran.OPERATOR,
        kabupaten=tempat.kabupaten,
        kecamatan=tempat,
    )
    client.force_login(evaluator)
    tujuan = alamat(
        "tindak_lanjut_verifikasi", laporan.rekomendasi_id, laporan.pk, tahun=2026
    )
    assert client.get(tujuan).status_code == 403
    kirim = {"status": "selesai", "catatan": "Baik."}
    assert client.post(tujuan, kirim).status_code == 403
    butir = alamat("tindak_lanjut_satu", laporan.rekomendasi_id, tahun=2026)
    assert tujuan not in client.get(butir).content.decode()


@pytest.mark.parametrize("status", ["selesai", "belum", "tidak_dapat"])
def test_verified_by_whom_when_and_why(status, client, laporan, evaluator, operator):
    client.force_login(evaluator)
    assert verifikasi(client, laporan, status).status_code == 302
    laporan.refresh_from_db()
    assert (laporan.status, laporan.diverifikasi_oleh) == (status, evaluator)
    assert timezone.now() - laporan.diverifikasi_pada < timedelta(minutes=1)
    assert laporan.catatan == "Dilihat di tempat."
    assert "diverifikasi" in Pemberitahuan.objects.get(penerima=operator).teks
    jejak = Jejak.objects.tentang(laporan).get()
    assert jejak.ke["diverifikasi_oleh"] == evaluator.pk


def test_verification_needs_a_note(client, laporan, evaluator):
    client.force_login(evaluator)
    assert verifikasi(client, laporan, "selesai", "").status_code == 422
    assert verifikasi(client, laporan, "").status_code == 422
    laporan.refresh_from_db()
    assert not laporan.diverifikasi


def test_what_is_done_takes_no_more_reports(
    client, butir, laporan, evaluator, operator
):
    client.force_login(evaluator)
    verifikasi(client, laporan, "selesai")
    client.force_login(operator)
    ini = client.post(
        alamat("tindak_lanjut_isi", butir.pk, 4), {"uraian": "x", "kemajuan": "1"}
    )
    assert "sudah diverifikasi (Selesai)" in ini.content.decode()
    lain = client.post(
        alamat("tindak_lanjut_isi", butir.pk, 3), {"uraian": "x", "kemajuan": "1"}
    )
    assert "tidak perlu tindak lanjut baru" in lain.content.decode()
    laporan.refresh_from_db()
    assert laporan.uraian == "Disusun"
    with pytest.raises(ValidationError, match="sudah diverifikasi"):
        tautkan(laporan, operator)


def test_not_done_is_written_on_and_looked_at_again(
    client, butir, laporan, evaluator, operator
):
    client.force_login(evaluator)
    verifikasi(client, laporan, "belum")
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_isi", butir.pk, 4)
    simpan(client, tujuan, {"uraian": "Ditambah", "kemajuan": "80"})
    laporan.refresh_from_db()
    assert (laporan.uraian, laporan.diverifikasi) == ("Ditambah", False)
    assert laporan.catatan == "Dilihat di tempat."  # why it was not done stays


def test_verified_meanwhile(client, butir, laporan, operator):
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_isi", butir.pk, 4)
    sidik = client.get(tujuan).context["form"].initial["sidik"]
    TindakLanjut.objects.update(
        status="belum", diverifikasi_pada=timezone.now(), catatan="Kurang"
    )
    isi = {"uraian": "punya saya", "kemajuan": "1", "sidik": sidik}
    jawaban = client.post(tujuan, isi)
    assert jawaban.status_code == 409
    assert "punya saya" in jawaban.content.decode()


def test_transcribed_ones_can_be_verified(client, butir, evaluator):
    laporan = TindakLanjut.objects.create(rekomendasi=butir, uraian="Dari dokumen")
    client.force_login(evaluator)
    assert verifikasi(client, laporan, "selesai").status_code == 302


# --- Evidence ---------------------------------------------------------------------


def test_evidence_by_file_link_and_from_the_library(client, butir, laporan, operator):
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_bukti", butir.pk, laporan.pk)
    berkas = SimpleUploadedFile("Notulen.pdf", isi_pdf())
    assert client.post(tujuan, {"berkas": berkas, "akhir": "ya"}).status_code == 302
    tautan = {"cara": "tautan", "tautan": "contoh.go.id/foto", "nama": "Foto"}
    assert client.post(tujuan, tautan).status_code == 302
    lain = Bukti.objects.create(
        kecamatan=butir.lhe.kecamatan,
        nama="Renja",
        tautan="https://contoh.go.id/renja",
        diunggah_oleh=operator,
    )
    assert "Renja" in client.get(f"{tujuan}?kata=renja").content.decode()
    client.post(tujuan, {"cara": "pilih", "bukti": lain.pk})
    nama = {b.nama for b in laporan.bukti.all()}
    assert nama == {"Notulen.pdf", "Foto", "Renja"}
    client.post(tujuan, {"cara": "lepas", "bukti": lain.pk})
    assert laporan.bukti.count() == 2 and Bukti.objects.count() == 3
    riwayat = client.get(alamat("tindak_lanjut_riwayat", butir.pk)).content.decode()
    assert "Renja" in riwayat or "Bukti" in riwayat


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih dahulu berkasnya"),
        (
            {"berkas": SimpleUploadedFile("a.exe", b"MZ"), "akhir": "ya"},
            "Belum tersimpan",
        ),
        ({"berkas": SimpleUploadedFile("a.pdf", isi_pdf())}, "terputus"),
        ({"cara": "tautan"}, "Tulis alamat tautannya"),
    ],
)
def test_evidence_refused(isi, kalimat, client, butir, laporan, operator):
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_bukti", butir.pk, laporan.pk)
    jawaban = client.post(tujuan, isi)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert not laporan.bukti.exists()


def test_evidence_of_a_neighbour(client, butir, laporan, operator, panti):
    asing = Bukti.objects.create(
        kecamatan=panti,
        nama="Asing",
        tautan="https://contoh.go.id/a",
        diunggah_oleh=operator,
    )
    client.force_login(operator)
    tujuan = alamat("tindak_lanjut_bukti", butir.pk, laporan.pk)
    isi = {"cara": "pilih", "bukti": asing.pk}
    assert client.post(tujuan, isi).status_code == 404


def test_evidence_twice_is_once(laporan, operator):
    tautkan(laporan, operator)
    with pytest.raises(ValidationError, match="sudah terpasang"):
        tautkan(laporan, operator)


def test_the_sweep_leaves_evidence_of_a_follow_up(laporan, operator):
    tautkan(laporan, operator, "dipakai")
    lepas = tautkan(laporan, operator, "lepas")
    aksi.lepas(laporan, lepas, oleh=operator)
    Bukti.objects.update(diunggah_pada=timezone.now() - timedelta(days=60))
    assert sapu().bukti == 1
    assert [b.nama for b in laporan.bukti.all()] == ["dipakai"]


# --- Pages ------------------------------------------------------------------------


def test_one_page_tells_all(client, butir, laporan, operator, evaluator):
    tautkan(laporan, operator)
    client.force_login(evaluator)
    verifikasi(client, laporan, "belum")
    teks = client.get(alamat("tindak_lanjut_satu", butir.pk)).content.decode()
    for kata in ("50%", "Notulen", "Belum selesai", "Dilihat di tempat", "Ubah verif"):
        assert kata in teks
    assert "Laporkan" not in teks


def test_list_marks_what_is_late(client, butir, operator):
    butir.batas = date(2025, 12, 1)
    butir.save()
    client.force_login(operator)
    teks = client.get(alamat("tindak_lanjut", tahun=2026)).content.decode()
    assert "Lewat batas waktu" in teks and "belum dilaporkan" in teks


def test_board_of_the_regency(client, butir, inspektur, panti):
    client.force_login(inspektur)
    tujuan = reverse("papan_tindak_lanjut", args=["35.09", 2026])
    teks = client.get(tujuan).content.decode()
    assert "Pakusari" in teks and "belum ada LHE dengan rekomendasi" in teks
    teks = client.get(f"{tujuan}?keadaan=terbuka").content.decode()
    assert "Panti" not in teks.split("<table")[1]


def test_same_queries_for_many(client, butir, operator, django_assert_num_queries):
    client.force_login(operator)
    client.get(alamat("tindak_lanjut"))
    with django_assert_num_queries(_banyak(client)):
        client.get(alamat("tindak_lanjut"))
    sebelum = _banyak(client)
    for _ in range(15):
        lain = tambah_butir(butir.lhe)
        TindakLanjut.objects.create(rekomendasi=lain, uraian="x")
    # One more: now there are follow-ups to read.
    assert _banyak(client) <= sebelum + 1


def _banyak(client) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as hasil:
        client.get(alamat("tindak_lanjut"))
    return len(hasil)

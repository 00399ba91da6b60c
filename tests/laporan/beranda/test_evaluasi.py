"""What the evaluation asks for on the first pages, and that it leads to the worksheet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from evaluasi.models import Lhe, Rekomendasi, TindakLanjut
from evaluasi.pilihan import StatusEvaluasi
from kecamatan.models import Penugasan
from tests.evaluasi.lembar.bantuan import buat_evaluasi
from tests.evaluasi.reviu.bantuan import buat_laporan, buat_reviu
from tests.pembangun import buat_kecamatan, buat_pengguna

pytestmark = pytest.mark.django_db
KABUPATEN, KECAMATAN = "/kabupaten/35.09/2025/", "/35.09.24/2025/beranda/"
LEMBAR = "/35.09.24/2025/evaluasi/3/"


@pytest.fixture
def lihat(client):
    """Title → (address, all its text)."""

    def _lihat(orang, alamat):
        client.force_login(orang)
        pohon = html.fromstring(client.get(alamat).content.decode())
        return {
            baris.find(".//a").text_content(): (
                baris.find(".//a").get("href"),
                " ".join(baris.text_content().split()),
            )
            for baris in pohon.xpath("//ul[@class='tugas']/li")
        }

    return _lihat


@pytest.fixture
def penjamin(pakusari):
    return buat_pengguna("evaluator", pakusari, nama="penjamin")


@pytest.mark.parametrize(
    ("status", "siapa", "judul"),
    [
        ("penilaian", "evaluator", "Nilai: Kecamatan Pakusari"),
        ("penjaminan", "penjamin", "Periksa mutu penilaian: Kecamatan Pakusari"),
        ("pembahasan", "evaluator", "Bahas tanggapan: Kecamatan Pakusari"),
        ("lhe", "evaluator", "Tulis LHE: Kecamatan Pakusari"),
        ("lhe", "inspektur", "Terbitkan LHE: Kecamatan Pakusari"),
    ],
)
def test_giliran_menuju_lembarnya(lihat, request, pakusari, status, siapa, judul):
    orang = {n: request.getfixturevalue(n) for n in ("evaluator", "penjamin")}
    ini = buat_evaluasi(
        pakusari,
        status,
        anggota=[orang["evaluator"]],
        penjamin=[orang["penjamin"]],
        triwulan=3,
    )
    alamat, teks = lihat(request.getfixturevalue(siapa), KABUPATEN)[judul]
    assert alamat == LEMBAR + ("lhe/" if status == "lhe" else "")
    assert str(ini.periode) in teks
    # Its stage should have been over in the spring.
    assert "Terlambat" in teks


def test_reviu_menunggu_inspektur(lihat, inspektur, pakusari):
    """Of a report of any year; one that is still written waits for nobody here."""
    ini = buat_reviu(buat_laporan(pakusari, 2024))
    judul = "Terbitkan pernyataan reviu: Kecamatan Pakusari"
    assert judul not in lihat(inspektur, KABUPATEN)
    type(ini).objects.update(status="diajukan")
    alamat, teks = lihat(inspektur, KABUPATEN)[judul]
    assert alamat == f"/35.09.24/2024/reviu/{ini.pk}/"
    assert "LKjIP 2024" in teks and "Perlu dikerjakan" in teks


def test_reviu_sendiri_menunggu_inspektur_lain(lihat, inspektur, pakusari):
    """The reason stands here and on the sheet, before he comes to a closed door."""
    buat_reviu(buat_laporan(pakusari), "diajukan", pereviu=inspektur)
    tugas = lihat(inspektur, KABUPATEN)
    alamat, teks = tugas["Terbitkan pernyataan reviu: Kecamatan Pakusari"]
    assert "Menunggu" in teks and "Inspektur yang lain" in teks
    assert "Perlu dikerjakan" not in teks


def test_giliran_orang_lain_diringkas(lihat, evaluator, pakusari):
    ini = buat_evaluasi(pakusari, anggota=[evaluator], triwulan=3)
    tugas = lihat(evaluator, KABUPATEN)
    alamat, teks = tugas.pop(f"Penilaian mandiri {ini.periode}: 1 kecamatan")
    papan = f"/kabupaten/35.09/evaluasi/periode/{ini.periode_id}/"
    assert alamat == f"{papan}?tahap=mandiri"
    assert "Menunggu" in teks
    assert not tugas


def test_anggota_tim_lain_tidak_mendapat_giliran(lihat, evaluator, pakusari):
    """Sent to the kecamatan by another campaign, he has nothing to do in this one."""
    ini = buat_evaluasi(pakusari, "penilaian", triwulan=3)
    (judul,) = lihat(evaluator, KABUPATEN)
    assert judul == f"Penilaian tim {ini.periode}: 1 kecamatan"


def test_yang_belum_dievaluasi_disebut(lihat, evaluator, pakusari):
    alamat, teks = lihat(evaluator, KABUPATEN)["Belum ada evaluasi 2025: 1 kecamatan"]
    assert alamat == "/kabupaten/35.09/evaluasi/"
    assert "Pakusari" in teks


def test_tahun_lalu_yang_belum_terbit_tetap_tampak(lihat, evaluator, pakusari):
    buat_evaluasi(pakusari, "penilaian", anggota=[evaluator], tahun=2024, triwulan=4)
    alamat, _ = lihat(evaluator, KABUPATEN)["Nilai: Kecamatan Pakusari"]
    assert alamat == "/35.09.24/2024/evaluasi/4/"


def test_operator_dan_camat(lihat, operator, camat, evaluator, pakusari):
    ini = buat_evaluasi(pakusari, anggota=[evaluator], triwulan=3)
    alamat, _ = lihat(operator, KECAMATAN)[f"Isi penilaian mandiri {ini.periode}"]
    assert alamat == LEMBAR
    alamat, teks = lihat(camat, KECAMATAN)[str(ini.periode)]
    assert alamat == LEMBAR and "diisi operator" in teks
    type(ini).objects.update(status=StatusEvaluasi.PENILAIAN)
    assert not any("Evaluasi" in j for j in lihat(operator, KECAMATAN))


def test_tindak_lanjut(lihat, operator, evaluator, pakusari):
    lhe = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, triwulan=1, nomor="700/1", nilai=70
    )
    butir = Rekomendasi.objects.create(
        lhe=lhe, nomor=1, jenis="rekomendasi", uraian="Agar", batas="2025-09-30"
    )
    alamat, teks = lihat(operator, KECAMATAN)["Tindak lanjuti hasil evaluasi: 1 butir"]
    assert alamat == "/35.09.24/2025/tindak-lanjut/"
    assert "1 melewati batas waktunya" in teks and "Terlambat" in teks
    assert not any("Verifikasi" in j for j in lihat(evaluator, KABUPATEN))
    TindakLanjut.objects.create(
        rekomendasi=butir, tahun=2025, triwulan=3, uraian="Sudah"
    )
    judul = "Verifikasi tindak lanjut: 1 kecamatan"
    assert lihat(evaluator, KABUPATEN)[judul][0] == (
        "/kabupaten/35.09/evaluasi/tindak-lanjut/2025/"
    )


@pytest.mark.parametrize("siapa", ["evaluator", "inspektur"])
def test_banyak_query_tetap(client, request, siapa, evaluator, pakusari):
    buat_evaluasi(pakusari, "lhe", anggota=[evaluator], triwulan=3)
    client.force_login(request.getfixturevalue(siapa))
    client.get(KABUPATEN)
    with CaptureQueriesContext(connection) as satu:
        client.get(KABUPATEN)
    for nomor in range(10):
        tempat = buat_kecamatan(f"35.09.{40 + nomor}", f"Kecamatan {nomor}")
        buat_evaluasi(tempat, "lhe", anggota=[evaluator], triwulan=3)
        Penugasan.objects.create(
            pengguna=evaluator,
            peran="evaluator",
            kabupaten=tempat.kabupaten,
            kecamatan=tempat,
        )
    with CaptureQueriesContext(connection) as banyak:
        client.get(KABUPATEN)
    assert len(banyak) == len(satu) <= 30

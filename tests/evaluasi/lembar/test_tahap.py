"""Stage × person × act, written out a second time; and who is told."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from evaluasi.models import Evaluasi
from evaluasi.models.tindakan_evaluasi import TidakBisa
from evaluasi.pilihan import StatusEvaluasi, TindakanLke
from kecamatan.models import (
    Jejak,
    Pemberitahuan,
    Pengguna,
    Penugasan,
    UnitKerja,
)
from tests.pembangun import buat_pengguna

from .bantuan import lengkapi

pytestmark = pytest.mark.django_db

# Who may do what in which stage, and where it leads. Nothing else.
TABEL = {
    ("mandiri", "operator"): {"kirim_mandiri": "penilaian"},
    ("mandiri", "camat"): {"kirim_mandiri": "penilaian"},
    ("penilaian", "evaluator"): {
        "kembalikan_mandiri": "mandiri",
        "ajukan_mutu": "penjaminan",
    },
    ("penjaminan", "penjamin"): {
        "kembalikan_nilai": "penilaian",
        "buka_tanggapan": "tanggapan",
    },
    ("tanggapan", "operator"): {"kirim_tanggapan": "pembahasan"},
    ("tanggapan", "camat"): {"kirim_tanggapan": "pembahasan"},
    ("pembahasan", "evaluator"): {"susun_lhe": "lhe"},
    ("pembahasan", "penjamin"): {"susun_lhe": "lhe"},
    ("lhe", "penjamin"): {"kembalikan_lhe": "pembahasan"},
    ("lhe", "inspektur"): {"kembalikan_lhe": "pembahasan", "terbitkan": "terbit"},
}
SIAPA = (
    "operator",
    "camat",
    "penanggung_jawab",
    "evaluator",
    "penjamin",
    "evaluator_lain",
    "inspektur",
    "bappeda",
    "bagian_organisasi",
    "pimpinan",
    "admin_kabupaten",
    "operator_tetangga",
    "kabupaten_lain",
    "tanpa_tugas",
)
# Who sees what the evaluators wrote before it was disclosed.
PENILAI = {"evaluator", "penjamin", "inspektur"}


@pytest.fixture
def orang(request, pakusari):
    hasil = {
        nama: request.getfixturevalue(nama)
        for nama in SIAPA
        if nama != "penanggung_jawab"
    }
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi")
    seksi = buat_pengguna("penanggung_jawab", pakusari, unit=unit)
    return hasil | {"penanggung_jawab": seksi}


def taruh(evaluasi, status) -> Evaluasi:
    """Put it into a stage, past all acts."""
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status=status)
    return Evaluasi.objects.get(pk=evaluasi.pk)


@pytest.mark.parametrize("status", StatusEvaluasi.values)
def test_tahap_orang_tindakan(evaluasi, orang, status):
    lengkapi(evaluasi)
    for nama, ini in orang.items():
        boleh = TABEL.get((status, nama), {})
        segar = taruh(evaluasi, status)
        assert {str(t) for t in segar.tindakan_bagi(ini)} == set(boleh), nama
        for tindakan in TindakanLke:
            segar = taruh(evaluasi, status)
            if tindakan in boleh:
                segar.lakukan(tindakan, oleh=ini, alasan="Perbaiki 1.a.1")
                assert segar.status == boleh[tindakan]
                continue
            with pytest.raises((PermissionDenied, TidakBisa)):
                segar.lakukan(tindakan, oleh=ini, alasan="Perbaiki 1.a.1")
            assert taruh_baca(evaluasi) == status, (nama, tindakan)


def taruh_baca(evaluasi) -> str:
    return Evaluasi.objects.values_list("status", flat=True).get(pk=evaluasi.pk)


@pytest.mark.parametrize("status", StatusEvaluasi.values)
def test_siapa_melihat_nilai(evaluasi, orang, status):
    segar = taruh(evaluasi, status)
    terbuka = status in ("tanggapan", "pembahasan", "lhe", "terbit")
    for nama, ini in orang.items():
        assert segar.nilai_terlihat(ini) == (terbuka or nama in PENILAI), nama


def test_yang_kini_bekerja_di_kecamatan_tidak_menilainya(evaluasi, evaluator):
    """He joined the team first and became its operator later."""
    segar = taruh(evaluasi, "penilaian")
    assert segar.nilai_terlihat(evaluator)
    Penugasan.objects.create(
        pengguna=evaluator,
        peran="operator",
        kabupaten=evaluasi.kecamatan.kabupaten,
        kecamatan=evaluasi.kecamatan,
    )
    lagi = Pengguna.objects.get(pk=evaluator.pk)
    assert not segar.tindakan_bagi(lagi)
    assert not segar.nilai_terlihat(lagi)


def test_tahap_dalam_kalimat(evaluasi):
    kata = {s: taruh(evaluasi, s).sebutan_tahap for s in ("penilaian", "lhe", "terbit")}
    assert kata == {
        "penilaian": "penilaian tim",
        "lhe": "penyusunan LHE",
        "terbit": "LHE terbit",
    }


@pytest.mark.parametrize("status", StatusEvaluasi.values)
def test_tombol_sama_dengan_tabel(client, evaluasi, orang, status):
    """The page offers what the table allows, no more and no less."""
    taruh(evaluasi, status)
    alamat = reverse("lke", args=["35.09.24", 2025, None])
    for nama in ("operator", "camat", "evaluator", "penjamin", "inspektur", "pimpinan"):
        client.force_login(orang[nama])
        isi = client.get(alamat).content.decode()
        ada = {t for t in TindakanLke.values if f'data-tindakan="{t}"' in isi}
        assert ada == set(TABEL.get((status, nama), {})), nama


@pytest.mark.parametrize(
    ("status", "siapa", "tindakan", "diberi_tahu"),
    [
        ("mandiri", "operator", "kirim_mandiri", {"evaluator"}),
        ("penilaian", "evaluator", "kembalikan_mandiri", {"operator", "camat"}),
        ("penilaian", "evaluator", "ajukan_mutu", {"penjamin"}),
        ("penjaminan", "penjamin", "kembalikan_nilai", {"evaluator"}),
        ("penjaminan", "penjamin", "buka_tanggapan", {"operator", "camat"}),
        ("tanggapan", "camat", "kirim_tanggapan", {"evaluator"}),
        ("pembahasan", "evaluator", "susun_lhe", {"penjamin", "inspektur"}),
        ("lhe", "inspektur", "kembalikan_lhe", {"evaluator"}),
    ],
)
def test_yang_berikutnya_diberi_tahu(
    evaluasi, orang, status, siapa, tindakan, diberi_tahu
):
    lengkapi(evaluasi)
    segar = taruh(evaluasi, status)
    segar.lakukan(TindakanLke(tindakan), oleh=orang[siapa], alasan="Lengkapi 1.a.1")
    kabar = Pemberitahuan.objects.select_related("penerima")
    assert {k.penerima.username for k in kabar} == diberi_tahu
    assert {k.tautan for k in kabar} == {"/35.09.24/2025/evaluasi/tahun/"}
    if tindakan.startswith("kembalikan"):
        assert all("Lengkapi 1.a.1" in k.teks for k in kabar)


def test_kembalikan_memerlukan_alasan(client, evaluasi, evaluator):
    taruh(evaluasi, "penilaian")
    client.force_login(evaluator)
    alamat = reverse(
        "lke_tindakan", args=["35.09.24", 2025, None, "kembalikan_mandiri"]
    )
    jawaban = client.post(alamat, {"alasan": "  "})
    assert jawaban.status_code == 422
    assert "Tulis alasan pengembalian" in jawaban.content.decode()
    assert client.post(alamat, {"alasan": "Lengkapi 1.a.1"}).status_code == 302
    assert taruh_baca(evaluasi) == "mandiri"
    jejak = Jejak.objects.tentang(evaluasi).first()
    assert (jejak.alasan, jejak.ke) == ("Lengkapi 1.a.1", {"status": "mandiri"})


@pytest.mark.parametrize(
    ("status", "tindakan", "pelaku"),
    [
        ("penjaminan", "kembalikan_nilai", "penjamin"),
        ("lhe", "kembalikan_lhe", "inspektur"),
    ],
)
def test_alasan_antar_penilai_tidak_sampai_ke_kecamatan(
    client, evaluasi, orang, status, tindakan, pelaku
):
    """It names grades; neither the notice nor the history tells those who are judged."""
    lengkapi(evaluasi)
    taruh(evaluasi, status).lakukan(
        TindakanLke(tindakan), oleh=orang[pelaku], alasan="Nilai 1.a turun ke CC"
    )
    alamat = reverse("lke", args=["35.09.24", 2025, None])
    for nama in ("operator", "camat", "bappeda", "evaluator", "penjamin", "inspektur"):
        client.force_login(orang[nama])
        isi = client.get(alamat).content.decode()
        assert TindakanLke(tindakan).label in isi, nama  # that it was returned
        banyak = isi.count("Nilai 1.a turun ke CC")
        assert banyak == (2 if nama in PENILAI else 0), nama


def test_yang_kurang_disebut_sebelum_dikirim(client, evaluasi, operator):
    client.force_login(operator)
    alamat = reverse("lke_tindakan", args=["35.09.24", 2025, None, "kirim_mandiri"])
    isi = client.get(alamat).content.decode()
    assert "24 bagian belum dijawab dalam penilaian mandiri: 1.a.1, 1.a.2" in isi
    jawaban = client.post(alamat)
    assert jawaban.status_code == 409
    assert taruh_baca(evaluasi) == "mandiri"


def test_tahap_yang_lewat_dijelaskan(client, evaluasi, operator):
    taruh(evaluasi, "penilaian")
    client.force_login(operator)
    alamat = reverse("lke_tindakan", args=["35.09.24", 2025, None, "kirim_mandiri"])
    assert client.get(alamat).status_code == 302
    jawaban = client.post(alamat)
    assert jawaban.status_code == 409
    assert "kini pada tahap penilaian tim" in jawaban.content.decode()


@pytest.mark.parametrize("kode", ["terbitkan", "hapus", "mandiri"])
def test_tindakan_lain_tidak_ada_di_sini(client, evaluasi, inspektur, kode):
    client.force_login(inspektur)
    alamat = reverse("lke_tindakan", args=["35.09.24", 2025, None, kode])
    assert client.get(alamat).status_code == 404

"""The kecamatan disputes, the evaluator answers, the grade follows."""

import pytest

from evaluasi.lembar.tanggapan import tanda_tanggapan
from evaluasi.models import NilaiSub, TanggapanSub
from kecamatan.models import Jejak

from .bantuan import lengkapi
from .test_simpan import alamat
from .test_tahap import taruh

pytestmark = pytest.mark.django_db


@pytest.fixture
def disampaikan(evaluasi):
    lengkapi(evaluasi)
    return taruh(evaluasi, "tanggapan")


def nilai(evaluasi, kode="1.a") -> str:
    return NilaiSub.objects.get(evaluasi=evaluasi, sub__kode=kode).nilai


def tanggapi(client, orang, isi, tanda="", kode="1.a"):
    client.force_login(orang)
    return client.post(alamat("lke_tanggapi", kode), {"isi": isi, "tanda": tanda})


def jawab(client, orang, tanda=None, **isi):
    client.force_login(orang)
    ini = TanggapanSub.objects.get()
    isi = {"tanda": tanda_tanggapan(ini) if tanda is None else tanda} | isi
    return client.post(alamat("lke_jawab", "1.a"), isi)


def test_menanggapi_mengubah_dan_menerima_lagi(client, disampaikan, operator):
    assert tanggapi(client, operator, "Pedoman ada").status_code == 302
    ini = TanggapanSub.objects.get()
    assert (ini.isi, ini.nilai_semula, ini.jawaban) == ("Pedoman ada", "BB", "")
    tanggapi(client, operator, "Pedoman ada, hlm. 3", tanda_tanggapan(ini))
    ini.refresh_from_db()
    assert ini.isi.endswith("hlm. 3")
    tanggapi(client, operator, "", tanda_tanggapan(ini))
    assert not TanggapanSub.objects.exists()
    aksi = [j.aksi for j in Jejak.objects.tentang(ini).order_by("pk")]
    assert aksi == ["menambah", "mengubah", "menghapus"]


def test_dua_operator_menanggapi(client, disampaikan, operator):
    tanggapi(client, operator, "Yang pertama")
    kedua = tanggapi(client, operator, "Yang kedua")
    assert kedua.status_code == 409
    isi = kedua.content.decode()
    assert "Tersimpan sekarang: Yang pertama" in isi
    assert "Yang kedua</textarea>" in isi


@pytest.mark.parametrize("tahap", ["penilaian", "pembahasan", "terbit"])
def test_hanya_pada_tahapnya(client, disampaikan, operator, tahap):
    taruh(disampaikan, tahap)
    assert tanggapi(client, operator, "Terlambat").status_code == 422
    assert not TanggapanSub.objects.exists()


def test_jawaban_mengubah_nilai_dengan_riwayat(
    client, disampaikan, operator, evaluator
):
    tanggapi(client, operator, "Sudah lima tahun")
    taruh(disampaikan, "pembahasan")
    client.force_login(evaluator)
    isi = client.get(alamat("lke_tanggapan")).content.decode()
    assert "Sudah lima tahun" in isi
    jawaban = jawab(
        client, evaluator, jawaban="diubah", nilai="A", alasan="Bukti diterima"
    )
    assert jawaban.status_code == 302
    assert nilai(disampaikan) == "A"
    ini = NilaiSub.objects.get(evaluasi=disampaikan, sub__kode="1.a")
    jejak = Jejak.objects.tentang(ini).get()
    assert (jejak.dari["nilai"], jejak.ke["nilai"]) == ("BB", "A")
    assert jejak.alasan == "Bukti diterima"
    # Thought over: the grade is what it was.
    jawab(client, evaluator, jawaban="tetap", alasan="Bukti tahun lain")
    assert nilai(disampaikan) == "BB"


@pytest.mark.parametrize(
    "isi",
    [
        {"jawaban": "tetap", "alasan": ""},
        {"jawaban": "", "alasan": "Entah"},
        {"jawaban": "diubah", "nilai": "", "alasan": "Naik"},
        {"jawaban": "diubah", "nilai": "BB", "alasan": "Sama"},
        {"jawaban": "diubah", "nilai": "Z", "alasan": "Asing"},
    ],
)
def test_jawaban_yang_belum_lengkap(client, disampaikan, operator, evaluator, isi):
    tanggapi(client, operator, "Kurang")
    taruh(disampaikan, "pembahasan")
    jawaban = jawab(client, evaluator, **isi)
    assert jawaban.status_code == 422
    assert nilai(disampaikan) == "BB"
    assert isi["alasan"] in jawaban.content.decode()
    assert TanggapanSub.objects.get().jawaban == ""


def test_bukan_anggota_tim(client, disampaikan, operator, penjamin, evaluator_lain):
    tanggapi(client, operator, "Kurang")
    taruh(disampaikan, "pembahasan")
    for orang in (penjamin, evaluator_lain, operator):
        jawaban = jawab(client, orang, jawaban="tetap", alasan="Tidak")
        assert jawaban.status_code == 403


def test_lhe_menunggu_semua_jawaban(client, disampaikan, operator, evaluator):
    tanggapi(client, operator, "Kurang")
    taruh(disampaikan, "pembahasan")
    client.force_login(evaluator)
    tujuan = alamat("lke_tindakan", "susun_lhe")
    assert "belum dijawab tanggapannya: 1.a" in client.get(tujuan).content.decode()
    assert client.post(tujuan).status_code == 409
    jawab(client, evaluator, jawaban="tetap", alasan="Sudah tepat")
    assert client.post(tujuan).status_code == 302
    disampaikan.refresh_from_db()
    assert disampaikan.status == "lhe"

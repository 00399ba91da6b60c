"""Past scores of all kecamatan in the browser: template, upload, look, apply."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from evaluasi.models import Lhe
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.evaluasi.kampanye.bantuan import buat_instrumen_lke
from tests.iku.lembar.berkas import bita, buku
from tests.pembangun import buat_kecamatan, buat_pengguna

from .test_lembar_impor import baris, berkas

pytestmark = pytest.mark.django_db
AWAL = "/kabupaten/35.09/evaluasi/nilai-lalu/"


@pytest.fixture(autouse=True)
def instrumen(pakusari, panti):
    return buat_instrumen_lke()


def unggah(client, *daftar):
    isi = SimpleUploadedFile("nilai.xlsx", bita(buku(berkas(*daftar))))
    return client.post(AWAL, {"berkas": isi}).url


def terapkan(client, ke):
    halaman = client.get(ke).content.decode()
    sidik = re.search(r'name="sidik" value="([0-9a-f]+)"', halaman)[1]
    return client.post(f"{ke}terapkan/", {"sidik": sidik}, follow=True)


def isi_unduhan(client, nama):
    jawaban = client.get(f"{AWAL}berkas/{nama}/")
    lembar = load_workbook(BytesIO(b"".join(jawaban.streaming_content)))["Nilai LKE"]
    return [[sel.value for sel in satu[:3]] for satu in lembar.iter_rows(min_row=2)]


def test_two_kecamatan_in_one_file(client, inspektur):
    client.force_login(inspektur)
    depan = client.get(reverse("evaluasi-kabupaten", args=["35.09"]))
    assert f'href="{AWAL}"' in depan.content.decode()
    ke = unggah(client, baris(nilai=72.5), baris(nilai=68, kode="35.09.14"))
    assert "2 baris baru" in client.get(ke).content.decode()
    assert not Lhe.objects.exists()
    hasil = terapkan(client, ke)
    assert "2 baris baru" in hasil.content.decode()
    assert hasil.request["PATH_INFO"] == AWAL
    assert set(Lhe.objects.values_list("kecamatan__kode", "nilai")) == {
        ("35.09.24", 72.5),
        ("35.09.14", 68),
    }
    oleh = Jejak.objects.filter(objek="evaluasi.Lhe").values_list("id_pengguna")
    assert set(oleh) == {(inspektur.pk,)}
    data = isi_unduhan(client, "data")
    assert sorted(data) == [["35.09.14", 2024, "tahun"], ["35.09.24", 2024, "tahun"]]
    assert client.get(ke).status_code == 404


def test_an_evaluator_writes_where_he_judges(client, evaluator):
    client.force_login(evaluator)
    ke = unggah(client, baris(nilai=72.5), baris(nilai=68, kode="35.09.14"))
    halaman = client.get(ke)
    assert "35.09.14" in halaman.content.decode()
    assert "Terapkan" not in halaman.content.decode()
    jawaban = client.post(f"{ke}terapkan/", {"sidik": "x"})
    assert jawaban.status_code in (409, 422)
    assert not Lhe.objects.exists()
    tanda = client.get(f"{ke}ditandai/")
    assert tanda["Content-Disposition"].startswith("attachment")
    b"".join(tanda.streaming_content)
    terapkan(client, unggah(client, baris(nilai=72.5)))
    assert Lhe.objects.get().kecamatan.kode == "35.09.24"


def test_another_regency_is_not_named_here(client, inspektur):
    lain = buat_kecamatan("35.10.01", "Pesanggaran")
    buat_pengguna(Peran.INSPEKTUR, lain).penugasan.update(pengguna=inspektur)
    Lhe.objects.create(kecamatan=lain, tahun=2024, nomor="1", nilai=70)
    client.force_login(inspektur)
    assert isi_unduhan(client, "data") == []
    ke = unggah(client, baris(nilai=68, kode="35.10.01"))
    assert "Terapkan" not in client.get(ke).content.decode()
    # What was brought here waits here alone.
    assert client.get(ke.replace("35.09", "35.10")).status_code == 404
    jalan = reverse("lembar-pratinjau", args=["35.09.24", 2025, ke.split("/")[-2]])
    assert client.get(jalan).status_code == 404


def test_without_a_file_nothing_is_kept(client, inspektur):
    client.force_login(inspektur)
    jawaban = client.post(AWAL)
    assert jawaban.status_code == 422
    assert "Pilih berkas yang akan diimpor." in jawaban.content.decode()

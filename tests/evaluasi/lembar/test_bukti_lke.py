"""Evidence of a criterion: reused, uploaded, linked, with its page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capaian.bukti.sapuan import sapu
from capaian.models import Bukti
from evaluasi.models import LampiranLke
from kecamatan.models import Jejak
from kecamatan.riwayat import sidik
from tests.pembangun import isi_pdf

from .test_simpan import alamat, kirim
from .test_tahap import taruh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gudang(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def berkas(nama="renstra.pdf", isi=None):
    return SimpleUploadedFile(nama, isi_pdf() if isi is None else isi)


def unggah(client, orang, kode="1.a.1", **isi):
    client.force_login(orang)
    data = {"cara": "unggah", "akhir": "ya", "berkas": berkas(), "halaman": "12"}
    return client.post(alamat("lke_bukti", kode), data | isi)


def test_unggah_lalu_pakai_lagi(client, evaluasi, operator):
    assert unggah(client, operator).status_code == 302
    ini = LampiranLke.objects.get()
    assert (ini.bukti.nama, ini.halaman) == ("renstra.pdf", "12")
    # The same bytes at another criterion are kept once.
    unggah(client, operator, kode="1.a.2")
    assert (Bukti.objects.count(), LampiranLke.objects.count()) == (1, 2)
    client.force_login(operator)
    cari = client.get(alamat("lke_bukti", "1.b.1"), {"kata": "renstra"})
    assert f'name="bukti" value="{ini.bukti_id}"' in cari.content.decode()
    pilih = {"cara": "pilih", "bukti": ini.bukti_id}
    assert client.post(alamat("lke_bukti", "1.b.1"), pilih).status_code == 302
    dua_kali = client.post(alamat("lke_bukti", "1.b.1"), pilih)
    assert dua_kali.status_code == 422
    assert "sudah terpasang" in dua_kali.content.decode()
    lembar = client.get(alamat("lke_lembar")).content.decode()
    assert "#page=12" in lembar


def test_bukti_tidak_mengganggu_jawaban_yang_terbuka(client, evaluasi, operator):
    """The page that was open before the evidence came saves without a conflict."""
    unggah(client, operator)
    jawaban = kirim(client, operator, "lke_jawaban", "1.a.1", jawaban="Y", tanda="0")
    assert jawaban.status_code == 200


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"berkas": berkas("a.pdf", b"")}, "kosong"),
        ({"berkas": berkas("a.pdf", b"MZ\x90" * 50)}, "a.pdf"),
        ({"berkas": ""}, "Pilih dahulu berkasnya"),
        ({"akhir": ""}, "terputus"),
        ({"cara": "tautan", "tautan": "bukan alamat"}, "tidak dikenali"),
    ],
)
def test_yang_ditolak(client, evaluasi, operator, isi, kata):
    jawaban = unggah(client, operator, **isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode() or kata == "a.pdf"
    assert not Bukti.objects.exists()
    assert not evaluasi.jawaban.exists()


def test_tautan_halaman_dan_lepas(client, evaluasi, operator):
    client.force_login(operator)
    isi = {"cara": "tautan", "tautan": "contoh.go.id/sk", "nama": "SK"}
    assert client.post(alamat("lke_bukti", "1.a.1"), isi).status_code == 302
    ini = LampiranLke.objects.get()
    tujuan = alamat("lke_lampiran", ini.pk)
    client.post(tujuan, {"halaman": "3-4", "tanda": sidik(ini)})
    ini.refresh_from_db()
    assert ini.halaman == "3-4"
    basi = client.post(tujuan, {"halaman": "9", "tanda": "lama"})
    assert basi.status_code == 409
    assert "kini: 3-4" in basi.content.decode()
    assert client.post(tujuan, {"cara": "lepas"}).status_code == 302
    assert not LampiranLke.objects.exists()
    assert Bukti.objects.count() == 1
    assert Jejak.objects.tentang(ini).count() == 3


@pytest.mark.parametrize("siapa", ["camat", "evaluator", "evaluator_lain", "pimpinan"])
def test_bukan_operator(client, evaluasi, request, siapa):
    orang = request.getfixturevalue(siapa)
    assert unggah(client, orang).status_code == 403
    assert not Bukti.objects.exists()


def test_setelah_dikirim_tidak_berubah(client, evaluasi, operator):
    unggah(client, operator)
    taruh(evaluasi, "penilaian")
    assert unggah(client, operator, kode="1.a.2").status_code == 409
    lampiran = LampiranLke.objects.get()
    lepas = client.post(alamat("lke_lampiran", lampiran.pk), {"cara": "lepas"})
    assert lepas.status_code == 409
    assert LampiranLke.objects.count() == 1


def test_bukti_kecamatan_lain(client, evaluasi, operator, panti, operator_tetangga):
    asing = Bukti.objects.create(
        kecamatan=panti,
        nama="Milik Panti",
        tautan="https://contoh.go.id/",
        diunggah_oleh=operator_tetangga,
    )
    client.force_login(operator)
    pilih = {"cara": "pilih", "bukti": asing.pk}
    assert client.post(alamat("lke_bukti", "1.a.1"), pilih).status_code == 404


def test_sapuan_membiarkan_bukti_lke(client, evaluasi, operator):
    """Evidence that proves only a criterion is not swept after thirty days."""
    unggah(client, operator)
    Bukti.objects.update(diunggah_pada="2024-01-01T00:00:00Z")
    assert sapu().bukti == 0
    assert Bukti.objects.count() == 1

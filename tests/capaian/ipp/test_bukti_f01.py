"""Files that prove F-01: brought, reused, looked at beside F-02, and all refusals."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from capaian.bukti.sapuan import sapu
from capaian.models import Bukti, LampiranIpp
from kecamatan.models import Jejak
from kecamatan.riwayat import sidik
from tests.pembangun import isi_pdf

from .bantuan import diajukan
from .test_views import F01, isian

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gudang(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


def berkas(nama="sop.pdf", isi=None):
    return SimpleUploadedFile(nama, isi_pdf() if isi is None else isi)


def unggah(client, *daftar, nomor=1, **isi):
    data = {"berkas": daftar or (berkas(),), "halaman": "3", "akhir": "ya"} | isi
    return client.post(alamat("ipp-bukti", nomor), data)


def test_unggah_pakai_lagi_dan_terlihat_saat_mengisi_f02(
    masuk, penilaian, operator, bagian_organisasi
):
    assert unggah(masuk).status_code == 302
    ini = LampiranIpp.objects.get()
    assert (ini.jawaban.indikator.nomor, ini.bukti.nama) == (1, "sop.pdf")
    unggah(masuk, nomor=2)  # the same bytes are kept once
    assert (Bukti.objects.count(), LampiranIpp.objects.count()) == (1, 2)
    cari = masuk.get(alamat("ipp-bukti", 3), {"kata": "sop"}).content.decode()
    assert f'name="bukti" value="{ini.bukti_id}"' in cari
    pilih = {"cara": "pilih", "bukti": ini.bukti_id}
    assert masuk.post(alamat("ipp-bukti", 3), pilih).status_code == 302
    dua_kali = masuk.post(alamat("ipp-bukti", 3), pilih)
    assert dua_kali.status_code == 422
    assert "sudah terpasang pada nomor ini" in dua_kali.content.decode()
    assert masuk.get(alamat("ipp-f01")).content.decode().count("Ubah berkas bukti") == 3
    pustaka = masuk.get(alamat("bukti-pustaka")).content.decode()
    assert "IPP 2025, F-01 nomor 1" in pustaka
    assert "dihapus setelah 30 hari" not in pustaka

    diajukan(penilaian, operator)
    masuk.force_login(bagian_organisasi)
    f02 = masuk.get(alamat("ipp-f02")).content.decode()
    lihat = reverse("bukti-pratinjau", args=["35.09.24", ini.bukti_id])
    assert f02.count(f"{lihat}#page=3") == 2
    assert b"".join(masuk.get(lihat).streaming_content) == isi_pdf()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"berkas": berkas("a.pdf", b"")}, "kosong"),
        ({"berkas": berkas("a.pdf", b"MZ" * 50)}, "bukan dokumen"),
        ({"berkas": ""}, "Pilih dahulu berkasnya"),
        ({"akhir": ""}, "terputus"),
    ],
)
def test_yang_ditolak(masuk, penilaian, isi, kata):
    jawaban = unggah(masuk, **isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()
    assert not Bukti.objects.exists()


def test_yang_jelek_tidak_menahan_yang_lain(masuk, penilaian):
    jawaban = unggah(masuk, berkas(), berkas("b.txt", b"x"))
    assert jawaban.status_code == 422
    assert "b.txt</b>: Jenis berkas ini tidak diterima" in jawaban.content.decode()
    assert LampiranIpp.objects.get().bukti.nama == "sop.pdf"


def test_halaman_dan_lepas(masuk, penilaian):
    unggah(masuk)
    ini = LampiranIpp.objects.get()
    tujuan = alamat("ipp-lampiran", ini.pk)
    masuk.post(tujuan, {"halaman": "7", "tanda": sidik(ini)})
    ini.refresh_from_db()
    assert ini.halaman == "7"
    basi = masuk.post(tujuan, {"halaman": "9", "tanda": "lama"})
    assert basi.status_code == 409
    assert "kini: 7" in basi.content.decode()
    assert masuk.post(tujuan, {"cara": "lepas"}).status_code == 302
    assert not LampiranIpp.objects.exists()
    assert Bukti.objects.count() == 1
    assert Jejak.objects.tentang(ini).count() == 3


def test_setelah_diajukan_tidak_berubah(masuk, penilaian, operator):
    unggah(masuk)
    diajukan(penilaian, operator)
    assert "Unggah berkas" not in masuk.get(alamat("ipp-bukti", 1)).content.decode()
    isi_lain = berkas("b.pdf", isi_pdf() + b"\n")
    assert unggah(masuk, isi_lain, nomor=2).status_code == 409
    satu = LampiranIpp.objects.get()
    lepas = masuk.post(alamat("ipp-lampiran", satu.pk), {"cara": "lepas"})
    assert lepas.status_code == 409
    assert (Bukti.objects.count(), LampiranIpp.objects.count()) == (1, 1)


def test_hanya_operator_kecamatan_ini(
    client, penilaian, penilaian_tetangga, operator_tetangga, bagian_organisasi, panti
):
    client.force_login(bagian_organisasi)
    assert unggah(client).status_code == 403
    client.force_login(operator_tetangga)
    assert unggah(client).status_code == 404
    asing = Bukti.objects.create(
        kecamatan=penilaian.kecamatan,
        nama="Milik Pakusari",
        tautan="https://contoh.go.id/",
        diunggah_oleh=bagian_organisasi,
    )
    tujuan = reverse("ipp-bukti", args=[panti.kode, 2025, 1])
    pilih = {"cara": "pilih", "bukti": asing.pk}
    assert client.post(tujuan, pilih).status_code == 404
    assert client.get(alamat("ipp-bukti", 99)).status_code == 404
    assert not LampiranIpp.objects.exists()


def test_tombol_bukti_menyimpan_isian_dahulu(masuk, penilaian):
    """Without JavaScript nothing that was typed is lost on the way to the files."""
    data = isian(penilaian, F01) | {"4-f01": "5", "bukti": "4"}
    jawaban = masuk.post(alamat("ipp-f01"), data)
    assert jawaban.url == alamat("ipp-bukti", 4)
    assert penilaian.jawaban.get(indikator__nomor=4).f01 == 5


def test_sapuan_membiarkan_bukti_f01(masuk, penilaian):
    unggah(masuk)
    Bukti.objects.update(diunggah_pada="2024-01-01T00:00:00Z")
    assert sapu().bukti == 0
    LampiranIpp.objects.all().delete()
    assert sapu().bukti == 1

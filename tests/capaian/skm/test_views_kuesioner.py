"""Questionnaires typed from paper: many in a row, mended, deleted."""

import pytest
from django.urls import reverse

from capaian.models import RespondenSkm
from kecamatan.models import Jejak
from tests.pembangun import buat_kuesioner, buat_survei


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


def isian(survei, jawaban="333433334", **lain):
    unsur = survei.instrumen.unsur.all()
    isi = {f"unsur_{u.pk}": n.strip("-") for u, n in zip(unsur, jawaban, strict=True)}
    return isi | lain


def test_masukkan_berturut_turut(masuk, survei):
    tempat = alamat("skm-isi", survei.pk)
    isi = isian(survei, tanggal="2025-08-12", layanan="Perekaman KTP", kunci="a" * 22)
    jawaban = masuk.post(tempat, isi | {"umur": "35", "jenis_kelamin": "p"})
    assert jawaban.url == tempat
    berikut = masuk.get(tempat).content.decode()
    assert "2025-08-12" in berikut  # as the one before
    assert "Sudah 1 kuesioner" in berikut
    masuk.post(tempat, isian(survei, "-22222222", kunci="b" * 22))
    satu, dua = survei.daftar_responden.all()
    assert [j.nilai for j in satu.jawaban.all()] == [3, 3, 3, 4, 3, 3, 3, 3, 4]
    assert (satu.nomor, satu.umur, satu.cara) == (1, 35, "kertas")
    assert (dua.nomor, dua.jawaban.count()) == (2, 8)
    jejak = Jejak.objects.tentang(satu).get()
    assert jejak.ke["jawaban"][:2] == ["U1=3", "U2=3"]


def test_kirim_dua_kali_tersimpan_sekali(masuk, survei):
    for _ in range(2):
        masuk.post(alamat("skm-isi", survei.pk), isian(survei, kunci="a" * 22))
    assert survei.daftar_responden.count() == 1


@pytest.mark.parametrize(
    ("jawaban", "lain", "kalimat"),
    [
        ("533433334", {}, "Tulis 1, 2, 3, atau 4."),
        ("x33433334", {}, "Tulis 1, 2, 3, atau 4."),
        ("---------", {}, "sedikitnya satu jawaban"),
        ("333433334", {"umur": "9"}, "Umur berkisar 10 sampai 120 tahun."),
        ("333433334", {"umur": "tua"}, "Tulis umur dengan angka"),
        ("333433334", {"layanan": "Bukan layanan"}, "Bukan layanan"),
        ("333433334", {"saran": "x" * 1001}, "1000"),
    ],
)
def test_isian_salah_ditolak_tanpa_hilang(masuk, survei, jawaban, lain, kalimat):
    isi = isian(survei, jawaban, saran="Loket diperbanyak") | lain
    hasil = masuk.post(alamat("skm-isi", survei.pk), isi)
    assert hasil.status_code == 422
    halaman = hasil.content.decode()
    assert kalimat in halaman
    assert lain.get("saran", "Loket diperbanyak") in halaman
    assert not RespondenSkm.objects.exists()


def test_ubah_dan_bentrok(masuk, survei):
    baris = buat_kuesioner(survei, (3,) * 9)
    tempat = alamat("skm-kuesioner-ubah", survei.pk, baris.pk)
    sidik = masuk.get(tempat).context["form"].initial["sidik"]
    hasil = masuk.post(tempat, isian(survei, "444444444", sidik=sidik))
    assert hasil.status_code == 302
    assert {j.nilai for j in baris.jawaban.all()} == {4}
    jejak = Jejak.objects.tentang(baris).get()
    assert jejak.dari["jawaban"][0] == "U1=3"
    # The page of somebody who opened it before.
    hasil = masuk.post(tempat, isian(survei, "222222222", sidik=sidik))
    assert hasil.status_code == 409
    assert "Persyaratan" in hasil.content.decode()
    assert {j.nilai for j in baris.jawaban.all()} == {4}


def test_hapus_beralasan(masuk, survei):
    baris = buat_kuesioner(survei, (3,) * 9)
    tempat = alamat("skm-kuesioner-hapus", survei.pk, baris.pk)
    sidik = masuk.get(tempat).context["sidik"]
    assert masuk.post(tempat, {"sidik": sidik}).status_code == 422
    assert masuk.post(tempat, {"sidik": "lain", "alasan": "Ganda"}).status_code == 409
    assert masuk.post(tempat, {"sidik": sidik, "alasan": "Ganda"}).status_code == 302
    assert not survei.daftar_responden.exists()
    assert Jejak.objects.get(objek="capaian.RespondenSkm").alasan == "Ganda"


def test_kuesioner_survei_lain_tidak_ditemukan(masuk, survei, panti):
    asing = buat_kuesioner(buat_survei(panti), (3,) * 9)
    for nama in ("skm-kuesioner-ubah", "skm-kuesioner-hapus"):
        assert masuk.get(alamat(nama, survei.pk, asing.pk)).status_code == 404


def test_daftar_dan_saran(masuk, survei):
    buat_kuesioner(survei, (3,) * 9, saran="<script>alert(1)</script>\nLoket kurang")
    daftar = masuk.get(alamat("skm-kuesioner", survei.pk)).content.decode()
    assert daftar.count('<td class="angka">3</td>') == 9
    saran = masuk.get(alamat("skm-saran", survei.pk)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in saran
    assert "<script>alert" not in saran


def test_daftar_sebanyak_kueri_satu(masuk, survei, django_assert_max_num_queries):
    buat_kuesioner(survei, (3,) * 9)
    tempat = alamat("skm-kuesioner", survei.pk)
    with django_assert_max_num_queries(40) as sedikit:
        masuk.get(tempat)
    for _ in range(5):
        buat_kuesioner(survei, (3,) * 9)
    with django_assert_max_num_queries(len(sedikit)):
        masuk.get(tempat)

"""The worksheet as it is sent: part by part, and what two people type at once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluasi.models import Reviu
from evaluasi.pilihan import StatusReviu as S
from evaluasi.reviu.isian import LembarReviu
from kecamatan.models import Jejak
from tests.evaluasi.reviu.bantuan import buat_laporan, buat_reviu, jawab_semua
from tests.pembangun import buat_kecamatan, buat_pengguna


@pytest.fixture
def reviu(pakusari, evaluator):
    return buat_reviu(pereviu=evaluator)


def alamat(reviu, nama="reviu_satu", *kunci):
    return reverse(nama, args=[reviu.kecamatan.kode, reviu.tahun, reviu.pk, *kunci])


def isian(reviu, **ubah):
    """What the browser would send of the page as it stands, with these changes:
    b1=("ya", "…"), catatan="…"."""
    hasil = {}
    for b in LembarReviu(reviu).semua:
        hasil[f"{b.id}-tanda"] = b.tanda
        hasil[f"{b.id}-jawaban"] = b.jawaban
        # Browsers send line breaks in their own way.
        hasil[f"{b.id}-catatan"] = b.catatan.replace("\n", "\r\n")
    for nama, nilai in ubah.items():
        if nama == "catatan":
            hasil["catatan-catatan"] = nilai
        else:
            hasil[f"{nama}-jawaban"], hasil[f"{nama}-catatan"] = nilai
    return hasil


def kirim(orang, reviu, isi):
    client = Client()
    client.force_login(orang)
    return client.post(alamat(reviu), isi)


def tersimpan(reviu):
    return {
        f"b{i.butir.urutan}": (i.jawaban, i.catatan)
        for i in reviu.isi.select_related("butir")
    }


def test_hanya_yang_diisi_tersimpan(reviu, evaluator):
    isi = isian(reviu, b1=("ya", ""), b4=("tidak", "Dua\r\nbaris"), catatan="Umum")
    assert kirim(evaluator, reviu, isi).status_code == 302
    assert tersimpan(reviu) == {"b1": ("ya", ""), "b4": ("tidak", "Dua\nbaris")}
    reviu.refresh_from_db()
    assert reviu.catatan == "Umum"
    banyak = Jejak.objects.count()
    assert kirim(evaluator, reviu, isian(reviu)).status_code == 302
    assert Jejak.objects.count() == banyak


def test_dua_orang_bagian_berbeda(reviu, evaluator):
    """Each had the same page before them; nothing of either is lost."""
    lain = buat_pengguna("evaluator", reviu.kecamatan)
    satu, dua = isian(reviu, b1=("ya", "")), isian(reviu, b2=("tidak", "Kurang"))
    assert kirim(evaluator, reviu, satu).status_code == 302
    assert kirim(lain, reviu, dua).status_code == 302
    assert tersimpan(reviu) == {"b1": ("ya", ""), "b2": ("tidak", "Kurang")}


def test_dua_orang_bagian_sama(reviu, evaluator):
    """The second sees both, the rest of what was sent is stored, and sending again
    replaces."""
    lain = buat_pengguna("evaluator", reviu.kecamatan)
    satu = isian(reviu, b1=("ya", "Lengkap"))
    dua = isian(reviu, b1=("tidak", "Belum lengkap"), b2=("ya", ""))
    kirim(evaluator, reviu, satu)
    jawaban = kirim(lain, reviu, dua)
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "Lengkap" in teks and "Belum lengkap" in teks
    assert tersimpan(reviu) == {"b1": ("ya", "Lengkap"), "b2": ("ya", "")}
    lagi = isian(reviu, b1=("tidak", "Belum lengkap"))
    assert kirim(lain, reviu, lagi).status_code == 302
    assert tersimpan(reviu)["b1"] == ("tidak", "Belum lengkap")


def test_pilihan_asing_dan_teks_panjang(reviu, evaluator):
    isi = isian(reviu, b1=("tb", ""), b2=("ya", "x" * 5001), b3=("ya", ""))
    jawaban = kirim(evaluator, reviu, isi)
    assert jawaban.status_code == 422
    assert "x" * 5001 in jawaban.content.decode()
    assert tersimpan(reviu) == {"b3": ("ya", "")}


def test_tidak_berlaku_hanya_bagi_yang_bersyarat(reviu):
    boleh = {b.urutan for b in reviu.instrumen.butir.all() if "tb" in dict(b.pilihan)}
    assert boleh == {16, 19, 22}


def test_ditutup_selagi_diisi(reviu, evaluator):
    """What was typed when the review had moved on comes back to be taken along."""
    isi = isian(reviu, b1=("tidak", "Tulisan panjang saya"))
    Reviu.objects.update(status=S.DIAJUKAN)
    jawaban = kirim(evaluator, reviu, isi)
    assert jawaban.status_code == 409
    assert "Tulisan panjang saya" in jawaban.content.decode()
    assert tersimpan(reviu) == {}


def test_kecamatan_membaca_sesudah_terbit(reviu, operator, client):
    client.force_login(operator)
    assert client.get(alamat(reviu)).status_code == 404
    daftar = reverse("reviu", args=["35.09.24", 2025])
    assert alamat(reviu) not in client.get(daftar).content.decode()


def test_kueri_tetap(pakusari, evaluator, client, django_assert_max_num_queries):
    reviu = buat_reviu()
    jawab_semua(reviu)
    client.force_login(evaluator)
    client.get(alamat(reviu))
    with django_assert_max_num_queries(14):
        client.get(alamat(reviu))


def test_papan_kueri_tetap(pakusari, inspektur, client, django_assert_num_queries):
    """As many for thirty-one kecamatan as for one."""
    alamat_papan = reverse("reviu_kabupaten", args=["35.09"]) + "?tahun=2025"
    client.force_login(inspektur)
    buat_reviu(buat_laporan(pakusari))
    client.get(alamat_papan)
    with CaptureQueriesContext(connection) as satu:
        client.get(alamat_papan)
    for n in range(1, 6):
        kecamatan = buat_kecamatan(f"35.09.{40 + n}", f"Kecamatan {n}")
        buat_reviu(buat_laporan(kecamatan))
    with django_assert_num_queries(len(satu)):
        teks = client.get(alamat_papan).content.decode()
    assert "6 dari 6 kecamatan mempunyai laporan; 0 sudah direviu" in teks

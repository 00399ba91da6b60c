"""Copies of an instrument, and edits until it is used."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluasi.instrumen.salin import salin
from evaluasi.models import InstrumenLke, KriteriaLke
from kecamatan.models import Jejak
from kecamatan.riwayat import sidik
from laporan.contoh.acuan_lke import muat_lke
from tests.evaluasi.kampanye.bantuan import (
    ACUAN,
    buat_evaluasi,
    buat_instrumen_lke,
    buat_periode,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik(pakusari):
    return buat_instrumen_lke("LKE_35.09_1", pakusari.kabupaten)


@pytest.fixture
def masuk(client, inspektur):
    client.force_login(inspektur)
    return client


def alamat(nama, *kunci):
    return reverse(f"evaluasi-instrumen-{nama}", args=["35.09", *kunci])


def test_a_copy_says_the_same_and_is_the_regencys(pakusari, inspektur):
    muat_lke(ACUAN)
    asal = InstrumenLke.objects.get()
    with CaptureQueriesContext(
        connection,
    ) as hitung:
        baru = salin(asal, pakusari.kabupaten, tahun=2026, oleh=inspektur)
    assert len(hitung) < 40
    assert baru.keterangan == asal.keterangan
    assert (baru.kabupaten, baru.salinan_dari, baru.mulai) == (
        pakusari.kabupaten,
        asal,
        2026,
    )
    assert baru.nama == "PermenPANRB 88 Tahun 2021 (versi 1)"
    a, b = asal.susun(), baru.susun()
    assert (a.komponen, a.angka, a.jenjang) == (b.komponen, b.angka, b.jenjang)

    def isi(instrumen):
        return [
            (
                *(k.kode, k.uraian, k.varian, k.opsional, k.skala, k.dipakai),
                k.prasyarat and k.prasyarat.kode,
            )
            for k in KriteriaLke.objects.filter(
                sub__komponen__instrumen=instrumen
            ).order_by("sub__kode", "nomor")
        ]

    assert isi(baru) == isi(asal)
    assert len(isi(asal)) == 80
    for k in KriteriaLke.objects.filter(sub__komponen__instrumen=baru):
        assert k.prasyarat is None or k.prasyarat.sub.komponen.instrumen == baru
    assert Jejak.objects.tentang(baru).get().aksi == "menyalin"


def test_copying_twice_gives_two_versions(masuk, pakusari):
    asal = buat_instrumen_lke()
    for _ in range(2):
        jawaban = masuk.post(alamat("salin", asal.pk))
        assert jawaban.status_code == 302
    assert list(
        InstrumenLke.objects.exclude(pk=asal.pk).order_by("kode").values_list("nama")
    ) == [(f"{asal.nama} (versi {n})",) for n in (1, 2)]


def test_edit_is_stored_with_history(masuk, milik):
    komponen = milik.komponen.get(kode="1")
    jawaban = masuk.post(
        alamat("bagian", "komponen", komponen.pk),
        {"nama": "Perencanaan", "bobot": "29,5", "sidik": sidik(komponen) + ""},
    )
    assert jawaban.status_code == 302
    komponen.refresh_from_db()
    assert (komponen.nama, komponen.bobot) == ("Perencanaan", Decimal("29.5"))
    assert Jejak.objects.tentang(komponen).get().aksi == "mengubah"
    # It says at once that the weights do not add up any more.
    isi = masuk.get(alamat("lihat", milik.pk)).content.decode()
    assert "berjumlah 99,5, bukan 100" in isi
    assert "berjumlah 30, padahal bobot komponennya 29,5" in isi


def test_two_editors_do_not_overwrite_each_other(masuk, milik):
    komponen = milik.komponen.get(kode="1")
    tanda = sidik(komponen)
    komponen.nama = "Diubah orang lain"
    komponen.save()
    jawaban = masuk.post(
        alamat("bagian", "komponen", komponen.pk),
        {"nama": "Punya saya", "bobot": "30", "sidik": tanda},
    )
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "Diubah orang lain" in isi and "Punya saya" in isi


@pytest.mark.parametrize(
    ("jenis", "isi"),
    [
        ("komponen", {"nama": "X", "bobot": "1"}),
        ("sub", {"nama": "X", "bobot": "1"}),
        ("kriteria", {"uraian": "X", "skala": "a_d"}),
        ("pilihan", {"nama": "X", "nilai": "1"}),
        ("nilai", {"angka": "1", "keberadaan": "X", "kualitas": "X"}),
        ("predikat", {"sebutan": "X", "batas": "1"}),
    ],
)
def test_a_used_instrument_refuses(masuk, milik, pakusari, jenis, isi):
    baris = {
        "komponen": milik.komponen.first(),
        "sub": milik.komponen.first().sub.first(),
        "kriteria": KriteriaLke.objects.filter(sub__komponen__instrumen=milik).first(),
        "pilihan": milik.pilihan.first(),
        "nilai": milik.definisi.first(),
        "predikat": milik.jenjang.first(),
    }[jenis]
    tujuan = alamat("bagian", jenis, baris.pk)
    assert masuk.get(tujuan).status_code == 200
    buat_evaluasi(buat_periode(milik), pakusari)
    jawaban = masuk.post(tujuan, isi)
    assert jawaban.status_code == 422
    assert "sudah dipakai menilai" in jawaban.content.decode()
    assert sidik(type(baris).objects.get(pk=baris.pk)) == sidik(baris)
    assert masuk.get(tujuan).status_code == 302


def test_a_criterion_more(masuk, milik):
    sub = milik.komponen.get(kode="3").sub.get(kode="3.a")
    jawaban = masuk.post(
        alamat("kriteria", sub.pk),
        {"uraian": "Kriteria daerah.", "skala": "ya_tidak", "dipakai": "on"},
    )
    assert jawaban.status_code == 302
    assert sub.kriteria.get(nomor=3).kode == "3.a.3"


def test_the_national_one_is_not_edited(masuk, pakusari):
    nasional = buat_instrumen_lke()
    assert masuk.get(alamat("lihat", nasional.pk)).status_code == 200
    assert masuk.get(alamat("ubah", nasional.pk)).status_code == 403
    komponen = nasional.komponen.first()
    assert masuk.get(alamat("bagian", "komponen", komponen.pk)).status_code == 403


def test_another_regencys_is_not_there(masuk, kabupaten_lain):
    lain = kabupaten_lain.penugasan.get().kabupaten
    milik_lain = buat_instrumen_lke("LKE_35.10_1", lain)
    assert masuk.get(alamat("lihat", milik_lain.pk)).status_code == 404
    assert masuk.get(alamat("ubah", milik_lain.pk)).status_code == 404
    assert masuk.post(alamat("salin", milik_lain.pk)).status_code == 404

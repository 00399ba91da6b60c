"""…/realisasi/<tw>/: what the system proposes, and a pasted block."""

from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model

from capaian.models import (
    Realisasi,
)
from capaian.pilihan import AsalRealisasi
from capaian.usulan import _PENGUSUL, Usulan
from iku.models import Indikator
from tests.pembangun import (
    buat_realisasi,
)

from .isian import ALAMAT, isian, kirim_sel, teks_baris

# What the system proposes.


@pytest.fixture
def usulan(triwulanan, monkeypatch):
    def usul(daftar, tahun, triwulan):
        return {
            i.pk: Usulan(Decimal("84.5"), AsalRealisasi.SISTEM, "Survei TW I")
            for i in daftar
        }

    monkeypatch.setitem(_PENGUSUL, "skm", usul)
    Indikator.objects.filter(pk=triwulanan.ikm.pk).update(cara="skm")


def test_usulan_ditunjukkan_dan_dipakai(masuk, triwulanan, usulan):
    assert "Usulan sistem: 84,5" in teks_baris(masuk, triwulanan.ikm)
    jawaban = kirim_sel(masuk, triwulanan.ikm, pakai="1")
    assert jawaban.json()["isian"] == {f"nilai-{triwulanan.ikm.pk}": "84,5"}
    baris = Realisasi.objects.get()
    assert (baris.asal, baris.sumber) == (AsalRealisasi.SISTEM, "Survei TW I")
    assert "Usulan sistem" not in teks_baris(masuk, triwulanan.ikm)
    kirim_sel(masuk, triwulanan.ikm, nilai="85")
    assert "Usulan sistem: 84,5" in teks_baris(masuk, triwulanan.ikm)
    assert Realisasi.objects.get().asal == AsalRealisasi.ENTRI


def test_kata_yang_ditulis_ikut_tersimpan_bersama_usulan(masuk, triwulanan, usulan):
    kirim_sel(masuk, triwulanan.ikm, pakai="1", nilai="x", penjelasan="Dari survei.")
    assert Realisasi.objects.get().nilai == Decimal("84.5")
    assert triwulanan.ikm.analisis.get().penjelasan == "Dari survei."
    panjang = "a" * 10_001
    jawaban = kirim_sel(masuk, triwulanan.ikm, pakai="1", penjelasan=panjang)
    assert jawaban.status_code == 422
    assert triwulanan.ikm.analisis.get().penjelasan == "Dari survei."


def test_usulan_dipakai_tanpa_javascript(masuk, triwulanan, usulan):
    data = isian(masuk) | {"pakai": triwulanan.ikm.pk}
    data[f"nilai-{triwulanan.dokumen.pk}"] = "3"
    assert masuk.post(ALAMAT, data).status_code == 302
    assert set(Realisasi.objects.values_list("nilai", flat=True)) == {
        Decimal("84.5"),
        3,
    }


# A pasted block.


def test_pratinjau_tempelan_tidak_menyimpan(masuk, triwulanan):
    t = triwulanan
    buat_realisasi(t.warga, "30", triwulan=1, status="terkunci")
    data = isian(masuk) | {
        "sel": [t.ikm.pk, t.trantib.pk, t.dokumen.pk, t.warga.pk, 10**9],
        f"nilai-{t.ikm.pk}": "1.234,5",
        f"nilai-{t.dokumen.pk}": "tiga",
    }
    jawaban = masuk.post(ALAMAT + "tempel/", data).json()
    assert jawaban["terapkan"] == [t.ikm.pk]
    assert "1.234,5" in jawaban["html"]
    assert "bukan angka" in jawaban["html"]
    assert "Sel yang ditempel kosong." in jawaban["html"]
    assert "terkunci" in jawaban["html"]
    assert Realisasi.objects.count() == 1


def test_sesi_menyebut_pemiliknya(masuk, triwulanan, operator):
    jawaban = masuk.get(ALAMAT + "sesi/").json()
    assert jawaban["pengguna"] == operator.pk
    assert get_user_model().objects.get(pk=jawaban["pengguna"]) == operator

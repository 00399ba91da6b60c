"""The same kinds by `manage.py ekspor` and `impor`."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from capaian.models import Realisasi, RealisasiAnggaran
from tests.iku.lembar.berkas import tulis
from tests.pembangun import buat_realisasi

from .berkas import belanja as lembar_belanja
from .berkas import realisasi as lembar_realisasi


def impor(jenis, jalan, **opsi) -> dict:
    keluaran = StringIO()
    call_command("impor", jenis, str(jalan), format="json", stdout=keluaran, **opsi)
    return json.loads(keluaran.getvalue())


@pytest.mark.parametrize("jenis", ["realisasi", "realisasi-anggaran"])
def test_ekspor_lalu_impor(tmp_path, triwulanan, pohon, belanja, jenis):
    buat_realisasi(triwulanan.ikm, "85.1", triwulan=1)
    belanja(pohon.gaji, "2373518267.75")
    jalan = tmp_path / "data.xlsx"
    call_command("ekspor", jenis, keluaran=str(jalan), stdout=StringIO())
    assert impor(jenis, jalan)["ringkasan"] == {
        "baru": 0,
        "berubah": 0,
        "sama": 1,
        "ditolak": 0,
    }


def test_menerapkan_atas_nama_orang(tmp_path, operator, triwulanan, murni):
    triwulanan.warga.kode = "WARGA"
    triwulanan.warga.save()
    jalan = tulis(tmp_path / "a.xlsx", lembar_realisasi([1, "WARGA", 38, None]))
    impor("realisasi", jalan, terapkan=True, oleh=operator.username)
    assert Realisasi.objects.get().diubah_oleh == operator
    jalan = tulis(tmp_path / "b.xlsx", lembar_belanja([1, "7.01.01.2.02.0001", 5]))
    impor("realisasi-anggaran", jalan, terapkan=True, oleh=operator.username)
    assert RealisasiAnggaran.objects.get().jumlah == 5

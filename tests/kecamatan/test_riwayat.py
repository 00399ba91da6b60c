"""Saving with history: nothing overwritten unseen, nothing changed untold."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from iku.models import ButirSkIku, Rpjmd, SkIku, Target
from kecamatan.models import Jejak, UnitKerja
from kecamatan.riwayat import Bentrok, hapus, potret, sidik, simpan
from tests.pembangun import buat_indikator, buat_kabupaten, buat_renstra, buat_tempat


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari, dasar="Perbup 1")


def terakhir():
    return Jejak.objects.order_by("pk").last()


def test_perubahan_tercatat_dari_dan_menjadi(renstra, bappeda):
    renstra.dasar = "Perbup 2"
    assert simpan(renstra, oleh=bappeda, alasan="salah ketik")
    jejak = terakhir()
    assert (jejak.aksi, jejak.dari, jejak.ke, jejak.alasan) == (
        "mengubah",
        {"dasar": "Perbup 1"},
        {"dasar": "Perbup 2"},
        "salah ketik",
    )
    assert jejak.id_kecamatan == renstra.kecamatan_id


def test_menyimpan_yang_sama_tidak_mencatat_apa_apa(renstra, bappeda):
    assert not simpan(renstra, oleh=bappeda)
    assert not Jejak.objects.exists()


def test_angka_dengan_nol_di_belakang_bukan_perubahan(pakusari, bappeda):
    target = Target.objects.get(butir=buat_tempat(target={2025: "84.03"}))
    target.nilai = Decimal("84.030")
    assert not simpan(target, oleh=bappeda)


def test_baris_baru_tercatat_lengkap(pakusari, bappeda):
    renstra = buat_renstra(pakusari)
    renstra.pk, renstra.versi = None, 1
    renstra.ditetapkan_pada = date(2025, 9, 23)
    assert simpan(renstra, oleh=bappeda)
    assert terakhir().aksi == "menambah"
    assert terakhir().ke["ditetapkan_pada"] == "2025-09-23"


def test_yang_diubah_orang_lain_tidak_tertimpa(renstra, bappeda):
    yang_dilihat = sidik(renstra)
    type(renstra).objects.filter(pk=renstra.pk).update(dasar="Perbup 9")
    renstra.dasar = "Perbup 2"
    with pytest.raises(Bentrok) as galat:
        simpan(renstra, oleh=bappeda, sidik_lama=yang_dilihat)
    assert galat.value.sekarang.dasar == "Perbup 9"
    assert not Jejak.objects.exists()


def test_yang_sudah_dihapus_orang_lain(renstra, bappeda):
    type(renstra).objects.filter(pk=renstra.pk).delete()
    with pytest.raises(Bentrok) as galat:
        simpan(renstra, oleh=bappeda)
    assert galat.value.sekarang is None


def test_baris_yang_salah_tidak_tersimpan(renstra, bappeda):
    renstra.akhir = renstra.awal
    with pytest.raises(ValidationError, match="setelah tahun awal"):
        simpan(renstra, oleh=bappeda)
    renstra.refresh_from_db()
    assert renstra.akhir == 2029


def test_hapus_menyimpan_isinya_di_jejak(renstra, bappeda):
    isi = potret(renstra)
    hapus(renstra, oleh=bappeda, sidik_lama=sidik(renstra))
    assert (terakhir().aksi, terakhir().dari) == ("menghapus", isi)
    assert not type(renstra).objects.exists()


def test_hapus_yang_dipakai_ditolak_tanpa_jejak(pakusari, bappeda):
    indikator = buat_tempat().indikator
    with pytest.raises(ProtectedError):
        hapus(indikator, oleh=bappeda)
    assert not Jejak.objects.exists()


def test_anggota_banyak_ke_banyak_ikut_tercatat(pakusari, bappeda):
    sk = SkIku.objects.create(
        kecamatan=pakusari, nomor="1", judul="IKU", bentuk="gabung"
    )
    butir = ButirSkIku.objects.create(
        sk=sk, indikator=buat_indikator(pakusari), urutan=1, uraian_indikator="IKM"
    )
    seksi = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib")
    assert simpan(butir, oleh=bappeda, banyak={"penanggung_jawab": [seksi]})
    assert terakhir().ke == {"penanggung_jawab": [seksi.pk]}
    assert list(butir.penanggung_jawab.all()) == [seksi]
    assert not simpan(butir, oleh=bappeda, banyak={"penanggung_jawab": [seksi]})


def test_baris_kabupaten_berjejak_tanpa_kecamatan(bappeda, operator):
    rpjmd = Rpjmd(kabupaten=buat_kabupaten(), awal=2025, akhir=2029)
    simpan(rpjmd, oleh=bappeda)
    assert (terakhir().id_kecamatan, terakhir().id_kabupaten) == (
        None,
        rpjmd.kabupaten_id,
    )
    # Common to the regency, as the row itself is.
    assert Jejak.objects.visible_to(operator).tentang(rpjmd).exists()

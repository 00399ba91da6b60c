"""What took the place of a signed document, as whoever holds the old paper reads it."""

import pytest
from django.test import Client

from dokumen.models import DokumenResmi
from iku.models import SkIku
from iku.pilihan import StatusPk, StatusSk
from kecamatan.models import UnitKerja
from laporan.penerbitan.pengganti import pengganti
from tests.pembangun import buat_pk, buat_renstra


def dokumen(kecamatan, jenis, judul, sidik):
    return DokumenResmi.objects.create(
        kecamatan=kecamatan,
        jenis=jenis,
        tahun=2025,
        judul=judul,
        nomor="1",
        tanggal="2025-01-02",
        status="ditandatangani",
        sidik=sidik * 64,
    )


def jawaban(sidik):
    return Client().get(f"/verifikasi/{sidik * 16}/").content.decode()


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


def buat_pk_dokumen(renstra, sidik, status=StatusPk.DITETAPKAN, **isi):
    pk = buat_pk(renstra, **isi)
    surat = dokumen(renstra.kecamatan, "pk", pk.judul_dokumen(), sidik)
    isi = {"dokumen": surat, "status": status, "tanggal": "2025-10-05", "nomor": "9"}
    type(pk).objects.filter(pk=pk.pk).update(**isi)
    return surat


def test_pk_digantikan_pk_perubahannya(renstra):
    buat_pk_dokumen(renstra, "a")
    # A draft amendment replaces nothing.
    buat_pk(renstra, perubahan_ke=1, status=StatusPk.DRAF)
    assert "Asli dan berlaku" in jawaban("a")
    type(buat_pk(renstra, perubahan_ke=2)).objects.filter(perubahan_ke=2).update(
        status=StatusPk.DITETAPKAN, tanggal="2025-10-05", nomor="9"
    )
    teks = jawaban("a")
    assert "Asli, sudah digantikan oleh Perjanjian Kinerja Perubahan" in teks
    assert "nomor 9, 5 Oktober 2025" in teks and "Asli dan berlaku" not in teks


def test_pk_unit_lain_tidak_menggantikan(renstra):
    buat_pk_dokumen(renstra, "a")
    unit = UnitKerja.objects.create(kecamatan=renstra.kecamatan, nama="Seksi")
    buat_pk_dokumen(renstra, "b", perubahan_ke=1, unit=unit)
    assert "Asli dan berlaku" in jawaban("a") and "Asli dan berlaku" in jawaban("b")


def test_sk_digantikan_ujung_rantainya(renstra):
    def buat(nomor, sidik, **isi):
        surat = dokumen(renstra.kecamatan, "sk-iku", f"Keputusan {nomor}", sidik)
        bawaan = {"bentuk": "pisah", "tanggal_teks": "2025", "nomor": nomor}
        bawaan |= {"status": StatusSk.DITETAPKAN, "judul": f"IKU {nomor}"}
        return SkIku.objects.create(
            kecamatan=renstra.kecamatan, dokumen=surat, **(bawaan | isi)
        )

    pertama = buat("100/1", "a")
    kedua = buat("100/2", "b", mengubah=pertama)
    buat("100/9", "c", mengubah=kedua, status=StatusSk.DRAF)
    assert pengganti(pertama.dokumen).nomor == "100/2"
    buat("100/3", "d", mengubah=kedua, tanggal="2026-01-05")
    teks = jawaban("a")
    assert "sudah digantikan oleh Keputusan tentang IKU 100/3" in teks
    assert "nomor 100/3, 5 Januari 2026" in teks
    assert "100/3" in jawaban("b") and "Asli dan berlaku" in jawaban("d")

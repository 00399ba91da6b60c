"""A file of the regency's budget system: headings that are known, levels, refusals."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capaian.models import RealisasiAnggaran
from tests.iku.lembar.berkas import bita, buku

from .isian import ALAMAT

SIPPD = f"{ALAMAT}sippd/"
KOP = [["PEMERINTAH KABUPATEN JEMBER"], ["Kecamatan Pakusari"], []]
JUDUL = ["No", "Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)"]
ISI = [
    [1, 2, 3, 4, 5],
    [None, "7.01.01", "Penunjang", 1400, 15],
    [None, "7.01.01.2.02", "Administrasi keuangan", 1400, 15],
    [None, "7.01.01.2.02.0001", "Gaji", 1000, "10,50"],
    [None, "7.01.01.2.02.0001.5.1.02", "Belanja pegawai", 1000, "10,50"],
    [None, "7.01.01.2.02.0005.", "Laporan", 400, 5],
    [None, "7.01.02.2.01", "Koordinasi", 600, None],
    [None, "Jumlah", None, 2000, 15],
]


def unggah(client, *baris, judul=JUDUL, isi=ISI, nama="ekspor.xlsx", follow=True):
    berkas = SimpleUploadedFile(
        nama, bita(buku({"Sheet1": [*KOP, judul, *isi, *baris]}))
    )
    return client.post(SIPPD, {"berkas": berkas}, follow=follow)


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path, murni):
    settings.MEDIA_ROOT = tmp_path


def test_pratinjau_lalu_terapkan(masuk):
    jawaban = unggah(masuk)
    teks = jawaban.content.decode()
    assert "7.01.01.2.02.0001" in teks
    hasil = jawaban.context["hasil"]
    assert (hasil.galat, hasil.ringkasan["baru"]) == ([], 2)
    # At the numbers that the rows have in the file that was brought.
    assert [b.baris for b in hasil.baris] == [8, 10]
    tujuan = jawaban.request["PATH_INFO"] + "terapkan/"
    assert masuk.post(tujuan, {"sidik": hasil.sidik}).status_code == 302
    isi = RealisasiAnggaran.objects.values_list(
        "nomenklatur__nama", "triwulan", "jumlah"
    )
    assert sorted((n, t, str(j)) for n, t, j in isi) == [
        ("Gaji", 1, "10.50"),
        ("Laporan", 1, "5.00"),
    ]


@pytest.mark.parametrize("kode", ["9.99.01.2.01", "7.01.01.2.02.0099"])
def test_kode_yang_tidak_dikenal_disebut(masuk, kode):
    """Also one below a known kegiatan: its money must not be lost in silence."""
    hasil = unggah(masuk, [None, kode, "Entah apa", 1, 1]).context["hasil"]
    (galat,) = hasil.galat
    assert (galat.baris, galat.nilai) == (13, kode)
    assert "tidak ada dalam nomenklatur" in galat.pesan


@pytest.mark.parametrize(
    "judul",
    [["Kode Sub Kegiatan", "Realisasi Keuangan"], ["KODE", "Jumlah  Realisasi"]],
)
def test_judul_lain_yang_dikenal(masuk, judul):
    isi = [["7.01.01.2.02.0001", 7]]
    assert unggah(masuk, judul=judul, isi=isi).context["hasil"].ringkasan["baru"] == 1


@pytest.mark.parametrize(
    ("judul", "isi", "kata"),
    [
        (["Kode", "Uraian"], ISI, "Baris judul tidak ditemukan"),
        (["Uraian", "Realisasi"], ISI, "Baris judul tidak ditemukan"),
        (["Kode", "Realisasi"], [], "Tidak ada baris"),
    ],
)
def test_berkas_lain_ditolak_dengan_kalimat(masuk, judul, isi, kata):
    jawaban = unggah(masuk, judul=judul, isi=isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.4", b"PK\x03\x04rusak"])
def test_bukan_excel(masuk, isi):
    berkas = io.BytesIO(isi)
    berkas.name = "ekspor.xlsx"
    assert masuk.post(SIPPD, {"berkas": berkas}).status_code == 422


def test_sel_galat_dan_kode_berupa_angka_ditolak(masuk):
    isi = [["7.01.01.2.02.0001", "#REF!"], [7.01, 3], ["7.01.02.2.01", "=1+1"]]
    hasil = unggah(masuk, judul=["Kode", "Realisasi"], isi=isi).context["hasil"]
    assert {g.baris for g in hasil.galat} == {5, 6, 7}
    assert not RealisasiAnggaran.objects.exists()

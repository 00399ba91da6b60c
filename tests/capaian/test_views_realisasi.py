"""…/realisasi/<periode>/: entering a value, and all the ways it is refused."""

from decimal import Decimal

import pytest

from capaian.models import Realisasi
from capaian.pilihan import AsalRealisasi, Bentuk
from iku.models import ButirSkIku, Indikator, SkIku, Variabel
from kecamatan.models import Jejak, UnitKerja
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_realisasi,
    buat_tempat,
)


@pytest.fixture
def alamat(butir):
    return f"/35.09.24/2025/indikator/{butir.indikator.pk}/realisasi/tahun/"


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


def isian(nilai="85,1", versi=0, **lain):
    return {"isi": "ada", "nilai": nilai, "versi": versi} | lain


def test_simpan_menunjukkan_yang_dipahami(masuk, alamat, butir):
    jawaban = masuk.post(alamat, isian("85,1"), follow=True)
    assert jawaban.redirect_chain[0][0] == alamat.removesuffix("realisasi/tahun/")
    assert Realisasi.objects.get().nilai == Decimal("85.1")
    isi = jawaban.content.decode()
    assert "Tersimpan: realisasi setahun penuh 2025 85,1 indeks." in isi
    assert "Capaian terhadap Perjanjian Kinerja 2025: 95,62 % (Sangat Tinggi)." in isi


def test_jejak_ditulis_bersama_perubahan(masuk, alamat, operator, butir):
    masuk.post(alamat, isian("85,1"))
    masuk.post(alamat, isian("86", versi=1))
    baru, lama = Jejak.objects.all()
    assert (lama.dari, lama.ke["nilai"]) == ({}, "85.1")
    assert (baru.dari["nilai"], baru.ke["nilai"]) == ("85.1", "86")
    assert baru.id_pengguna == operator.pk
    assert Realisasi.objects.get().versi == 2


def test_menyimpan_yang_sama_tidak_mengubah_apa_pun(masuk, alamat, butir):
    masuk.post(alamat, isian("85,1"))
    assert masuk.post(alamat, isian("85,10", versi=1)).status_code == 302
    assert Realisasi.objects.get().versi == 1
    assert Jejak.objects.count() == 1


def test_tidak_tersedia_data_dengan_alasan(masuk, alamat):
    masuk.post(alamat, isian("", isi="kosong", alasan_kosong="Survei belum selesai"))
    baris = Realisasi.objects.get()
    assert (baris.bentuk, baris.nilai) == (Bentuk.KOSONG, None)
    assert baris.alasan_kosong == "Survei belum selesai"


def test_asal_dokumen_menjadi_entri_dan_tercatat(masuk, alamat, butir):
    buat_realisasi(
        butir.indikator, asal=AsalRealisasi.DOKUMEN, sumber="LKjIP", predikat="B"
    )
    masuk.post(alamat, isian("85,1", versi=1))
    baris = Realisasi.objects.get()
    assert (baris.asal, baris.sumber, baris.predikat) == (AsalRealisasi.ENTRI, "", "")
    assert Jejak.objects.get().dari["sumber"] == "LKjIP"


@pytest.fixture
def berumus(butir):
    """The same promise for an indicator with a formula of two components."""
    indikator = buat_indikator(
        butir.indikator.kecamatan,
        nama="Persentase laporan selesai",
        satuan="%",
        cara="rumus",
        rumus="selesai / masuk * 100",
    )
    tempat = buat_tempat(butir.butir_renstra.sasaran, indikator)
    buat_butir_pk(butir.perjanjian, tempat, "100")
    a = Variabel.objects.create(
        indikator=indikator, kode="selesai", nama="Laporan selesai", satuan="laporan"
    )
    b = Variabel.objects.create(
        indikator=indikator, kode="masuk", nama="Laporan masuk", satuan="laporan"
    )
    return indikator, f"komponen_{a.pk}", f"komponen_{b.pk}"


def test_komponen_dihitung(masuk, berumus):
    indikator, a, b = berumus
    alamat = f"/35.09.24/2025/indikator/{indikator.pk}/realisasi/1/"
    jawaban = masuk.post(
        alamat, {"isi": "ada", "versi": 0, a: "31", b: "34"}, follow=True
    )
    assert "triwulan I 2025 91,18 %" in jawaban.content.decode()
    assert "31 ÷ 34 × 100 = 91,18" in jawaban.content.decode()
    baris = Realisasi.objects.get()
    assert (baris.bentuk, baris.nilai, baris.triwulan) == (Bentuk.VARIABEL, None, 1)


def test_komponen_yang_belum_ada_tidak_menjadi_nol(masuk, berumus):
    indikator, a, b = berumus
    alamat = f"/35.09.24/2025/indikator/{indikator.pk}/realisasi/1/"
    jawaban = masuk.post(
        alamat, {"isi": "ada", "versi": 0, a: "31", b: ""}, follow=True
    )
    assert "komponen masuk belum lengkap" in jawaban.content.decode()


def test_halaman_isian_memuat_nilai_tersimpan(masuk, alamat, butir):
    buat_realisasi(butir.indikator, "1234.5")
    isi = masuk.get(alamat).content.decode()
    assert 'value="1.234,5"' in isi
    assert 'name="versi" value="1"' in isi


# Refusals. Nothing changes, what was typed stays, the sentence says what to do.

SALAH = [
    ("huruf", {"nilai": "abc"}, "nilai"),
    ("dua koma", {"nilai": "8,5,1"}, "nilai"),
    ("titik desimal", {"nilai": "85.1"}, "nilai"),
    ("lima desimal", {"nilai": "85,12345"}, "nilai"),
    ("terlalu besar", {"nilai": "123456789012"}, "nilai"),
    ("terlalu besar bertitik", {"nilai": "999.999.999.999"}, "nilai"),
    ("karakter nol", {"nilai": "85\x00,1"}, "nilai"),
    ("sangat panjang", {"nilai": "9" * 100_000}, "nilai"),
    ("kosong", {"nilai": ""}, "nilai"),
    ("spasi", {"nilai": "   "}, "nilai"),
    ("tidak terhingga", {"nilai": "Infinity"}, "nilai"),
    ("eksponen", {"nilai": "1e5"}, "nilai"),
    ("angka aksara lain", {"nilai": "८५"}, "nilai"),
    ("kosong tanpa alasan", {"nilai": "", "isi": "kosong"}, "alasan_kosong"),
    ("nilai dan kosong", {"isi": "kosong", "alasan_kosong": "x"}, "nilai"),
    (
        "alasan panjang",
        {"nilai": "", "isi": "kosong", "alasan_kosong": "x" * 301},
        "alasan_kosong",
    ),
    ("pilihan lain", {"isi": "hapus"}, "isi"),
    ("versi bukan angka", {"versi": "abc"}, "__all__"),
    ("versi terlalu besar", {"versi": "9" * 30}, "__all__"),
    ("versi hilang", {"versi": ""}, "__all__"),
]


@pytest.mark.parametrize(
    ("cara", "nilai", "sebutan"),
    [
        ("skm", "-5", "25 sampai 100"),
        ("skm", "24,99", "25 sampai 100"),
        ("ipp", "5,01", "0 sampai 5"),
        ("sakip", "8065", "0 sampai 100"),
    ],
)
def test_indeks_di_luar_rentang_ditolak(masuk, alamat, butir, cara, nilai, sebutan):
    Indikator.objects.filter(pk=butir.indikator.pk).update(cara=cara)
    jawaban = masuk.post(alamat, isian(nilai=nilai))
    assert jawaban.status_code == 422
    assert sebutan in jawaban.content.decode()
    assert not Realisasi.objects.exists()


def test_versi_lama_dari_nilai_yang_sudah_tidak_ada(masuk, alamat):
    jawaban = masuk.post(alamat, isian(nilai="85,1", versi=7))
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "<dd>belum diisi</dd>" in isi
    assert "<dd>85,1</dd>" in isi
    assert 'name="versi" value="0"' in isi


@pytest.mark.parametrize(("nama", "ubah", "kolom"), SALAH, ids=[s[0] for s in SALAH])
def test_isian_salah_ditolak(masuk, alamat, nama, ubah, kolom):
    jawaban = masuk.post(alamat, isian() | ubah)
    assert jawaban.status_code == 422
    assert set(jawaban.context["form"].errors) == {kolom}
    assert not Realisasi.objects.exists()
    assert not Jejak.objects.exists()


def test_yang_diketik_tetap_dan_usulnya_disebut(masuk, alamat):
    isi = masuk.post(alamat, isian("85.1")).content.decode()
    assert 'value="85.1"' in isi
    assert "85,1?" in isi
    assert 'href="#id_nilai"' in isi
    assert 'aria-invalid="true"' in isi
    assert 'aria-describedby="id_nilai_error"' in isi
    assert "<title>Galat: " in isi


def test_tahun_tanpa_rencana(masuk, alamat, butir):
    alamat = alamat.replace("/2025/", "/2031/")
    assert "belum mempunyai target" in masuk.get(alamat).content.decode()
    jawaban = masuk.post(alamat, isian())
    assert jawaban.status_code == 422
    assert not Realisasi.objects.exists()


def test_setahun_penuh_dan_triwulan_saling_meniadakan(masuk, alamat, butir):
    triwulan = alamat.replace("/tahun/", "/2/")
    masuk.post(triwulan, isian())
    jawaban = masuk.post(alamat, isian())
    assert jawaban.status_code == 422
    assert "sudah dicatat per triwulan" in jawaban.content.decode()
    Realisasi.objects.all().delete()
    masuk.post(alamat, isian())
    jawaban = masuk.post(triwulan, isian())
    assert "sudah dicatat setahun penuh" in jawaban.content.decode()
    assert Realisasi.objects.get().triwulan is None


def test_terkunci_terbaca_tetapi_tidak_berubah(masuk, alamat, butir):
    buat_realisasi(
        butir.indikator,
        status="terkunci",
        asal=AsalRealisasi.DOKUMEN,
        sumber="LKjIP 2025, Tabel 3.2",
    )
    halaman = masuk.get(alamat)
    assert halaman.status_code == 200
    assert "disalin dari dokumen resmi (LKjIP 2025, Tabel 3.2)" in (
        halaman.content.decode()
    )
    assert b'<input type="text"' not in halaman.content
    jawaban = masuk.post(alamat, isian(versi=1))
    assert jawaban.status_code == 403
    assert "terkunci" in jawaban.content.decode()
    assert Realisasi.objects.get().nilai == Decimal("84.03")


def test_versi_lama_ditolak_dan_kedua_nilai_ditunjukkan(masuk, alamat, butir):
    buat_realisasi(butir.indikator, "86", versi=3)
    jawaban = masuk.post(alamat, isian("85,1", versi=2))
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "<dd>86</dd>" in isi
    assert "<dd>85,1</dd>" in isi
    assert 'name="versi" value="3"' in isi  # choosing "Simpan nilai saya" now works
    assert Realisasi.objects.get().nilai == Decimal(86)
    assert not Jejak.objects.exists()
    assert masuk.post(alamat, isian("85,1", versi=3)).status_code == 302
    assert Realisasi.objects.get().nilai == Decimal("85.1")


def test_dua_orang_mengisi_pertama_kali(masuk, alamat, butir):
    buat_realisasi(butir.indikator, "86")
    assert masuk.post(alamat, isian("85,1", versi=0)).status_code == 409
    assert Realisasi.objects.get().nilai == Decimal(86)


def test_kolom_lain_dalam_kiriman_diabaikan(masuk, alamat, butir, butir_tetangga):
    lain = {"status": "terkunci", "asal": "dokumen", "indikator": "999"}
    masuk.post(alamat, isian(**lain))
    baris = Realisasi.objects.get()
    assert (baris.status, baris.asal) == ("draf", "entri")
    assert baris.indikator == butir.indikator


# Who may.


def test_indikator_tetangga_sama_dengan_yang_tidak_ada(masuk, alamat, butir_tetangga):
    pk = butir_tetangga.indikator.pk
    jawaban = [
        masuk.post(f"/{kode}/2025/indikator/{nomor}/realisasi/tahun/", isian())
        for kode, nomor in [
            ("35.09.24", pk),  # another's indicator under one's own kecamatan
            ("35.09.14", pk),
            ("35.09.24", 10**6),
            ("35.09.24", 10**30),
        ]
    ]
    assert {j.status_code for j in jawaban} == {404}
    assert len({j.content for j in jawaban}) == 1
    assert not Realisasi.objects.exists()


def test_camat_melihat_tetapi_tidak_mengisi(client, camat, alamat):
    client.force_login(camat)
    assert client.get(alamat).status_code == 403
    jawaban = client.post(alamat, isian())
    assert jawaban.status_code == 403
    assert "diisi oleh operator kecamatan" in jawaban.content.decode()
    assert not Realisasi.objects.exists()


def test_penanggung_jawab_hanya_indikator_unitnya(client, pakusari, butir, alamat):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pelayanan")
    sk = SkIku.objects.create(
        kecamatan=pakusari, nomor="1", judul="IKU", bentuk="gabung"
    )
    butir_sk = ButirSkIku.objects.create(
        sk=sk, indikator=butir.indikator, urutan=1, uraian_indikator="IKM"
    )
    client.force_login(buat_pengguna("penanggung_jawab", pakusari, unit=unit))
    assert client.post(alamat, isian()).status_code == 403
    butir_sk.penanggung_jawab.add(unit)
    assert client.post(alamat, isian()).status_code == 302

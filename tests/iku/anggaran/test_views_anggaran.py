"""…/perencanaan/anggaran/: the year's budget, its documents added and deleted."""

from decimal import Decimal

import pytest

from iku.models import DokumenAnggaran, Pagu, PaguJenisBelanja
from kecamatan.models import Jejak
from kecamatan.riwayat import sidik
from tests.pembangun import buat_pk, buat_renstra

ALAMAT = "/35.09.24/2025/perencanaan/anggaran/"
D = Decimal
pytestmark = pytest.mark.django_db


def teks(jawaban):
    return jawaban.content.decode()


def test_menunjukkan_jumlah_dan_selisih(masuk, pohon, dokumen):
    dokumen("murni", {pohon.gaji: "100"}, dasar="DPA 1/2025")
    dokumen("perubahan", {pohon.gaji: "80.5"})
    isi = teks(masuk.get(ALAMAT))
    for kata in ("DPA 1/2025", "100,00", "80,50", "-19,50", "terhadap Murni"):
        assert kata in isi


def test_kosong_mengatakan_langkah_berikutnya(masuk, pakusari):
    isi = teks(masuk.get(ALAMAT))
    assert "Belum ada dokumen anggaran tahun 2025" in isi
    assert f'href="{ALAMAT}tambah/"' in isi


def test_yang_hanya_membaca_tidak_diberi_tombol(client, camat, pohon, dokumen):
    dokumen("murni", {pohon.gaji: "100"})
    client.force_login(camat)
    isi = teks(client.get(ALAMAT))
    assert "Ubah jumlah" not in isi and "Tambah dokumen" not in isi


def test_banyak_kueri_tetap(
    masuk, pohon, dokumen, pakusari, django_assert_max_num_queries
):
    dokumen("murni", {pohon.gaji: "100"})
    buat_pk(buat_renstra(pakusari))
    with django_assert_max_num_queries(30) as sedikit:
        masuk.get(ALAMAT)
    for jenis in ("pergeseran", "pergeseran", "perubahan"):
        dokumen(jenis, {pohon.gaji: "1", pohon.laporan: "2", pohon.kegiatan2: "3"})
    with django_assert_max_num_queries(len(sedikit)):
        masuk.get(ALAMAT)


def test_menambah_dan_menyalin(masuk, pohon, dokumen, pakusari):
    murni = dokumen("murni", {pohon.gaji: "100", pohon.kegiatan2: "7"})
    PaguJenisBelanja.objects.create(dokumen=murni, jenis="operasi", jumlah=D("107"))
    jawaban = masuk.post(
        f"{ALAMAT}tambah/",
        {"jenis": "perubahan", "dasar": "DPPA 2", "salin": murni.pk},
    )
    baru = DokumenAnggaran.objects.get(jenis="perubahan")
    assert jawaban.url == f"{ALAMAT}{baru.pk}/jumlah/"
    assert baru.urutan == 2
    assert set(baru.pagu.values_list("nomenklatur", "jumlah")) == {
        (pohon.gaji.pk, D("100")),
        (pohon.kegiatan2.pk, D("7")),
    }
    assert baru.pagu_jenis.get().jumlah == D("107")
    assert murni.pagu.count() == 2
    assert Jejak.objects.filter(objek="iku.Pagu").count() == 2


def test_menambah_tanpa_menyalin(masuk, pohon, dokumen):
    dokumen("murni", {pohon.gaji: "100"})
    jawaban = masuk.post(f"{ALAMAT}tambah/", {"jenis": "perubahan", "salin": ""})
    baru = DokumenAnggaran.objects.get(jenis="perubahan")
    assert jawaban.url == f"{ALAMAT}{baru.pk}/baris/"
    assert not baru.pagu.exists()


def test_murni_kedua_ditolak_dan_isian_tetap(masuk, dokumen):
    dokumen("murni")
    jawaban = masuk.post(f"{ALAMAT}tambah/", {"jenis": "murni", "dasar": "DPA 9"})
    assert jawaban.status_code == 422
    assert "Anggaran murni tahun 2025 sudah ada" in teks(jawaban)
    assert "DPA 9" in teks(jawaban)
    assert DokumenAnggaran.objects.count() == 1


def test_murni_yang_menyusul_berdiri_di_depan(masuk, dokumen):
    dokumen("perubahan")
    masuk.post(f"{ALAMAT}tambah/", {"jenis": "murni", "salin": ""})
    masuk.post(f"{ALAMAT}tambah/", {"jenis": "rencana", "salin": ""})
    urut = DokumenAnggaran.objects.order_by("urutan").values_list("jenis", flat=True)
    assert list(urut) == ["rencana", "murni", "perubahan"]


def test_nomor_dan_tanggal_diubah_dengan_jejak(masuk, dokumen, operator):
    ini = dokumen("murni")
    masuk.post(
        f"{ALAMAT}{ini.pk}/",
        {
            "jenis": "murni",
            "dasar": "DPA 900/1",
            "tanggal": "2025-01-02",
            "sidik": sidik(ini),
            "alasan": "nomor baru diterima",
        },
    )
    jejak = Jejak.objects.get()
    assert jejak.ke == {"dasar": "DPA 900/1", "tanggal": "2025-01-02"}
    assert (jejak.id_pengguna, jejak.alasan) == (operator.pk, "nomor baru diterima")


def test_bentrok_menunjukkan_keduanya(masuk, dokumen):
    ini = dokumen("murni")
    lama = sidik(ini)
    DokumenAnggaran.objects.update(dasar="DPA orang lain")
    jawaban = masuk.post(
        f"{ALAMAT}{ini.pk}/", {"jenis": "murni", "dasar": "DPA saya", "sidik": lama}
    )
    assert jawaban.status_code == 409
    assert "DPA orang lain" in teks(jawaban) and "DPA saya" in teks(jawaban)
    assert DokumenAnggaran.objects.get().dasar == "DPA orang lain"


def test_menghapus_bertanya_dahulu_lalu_mencatat(masuk, pohon, dokumen):
    ini = dokumen("murni", {pohon.gaji: "100"})
    tanya = masuk.get(f"{ALAMAT}{ini.pk}/hapus/")
    assert "1 pagu" in teks(tanya)
    assert Pagu.objects.exists()
    masuk.post(f"{ALAMAT}{ini.pk}/hapus/", {"sidik": sidik(ini)})
    assert not DokumenAnggaran.objects.exists()
    assert Jejak.objects.get(objek="iku.Pagu").dari["jumlah"] == "100.00"


def test_dokumen_yang_disebut_pk_tidak_dihapus(masuk, pohon, dokumen, pakusari):
    ini = dokumen("murni", {pohon.gaji: "100"})
    buat_pk(buat_renstra(pakusari), sumber_anggaran=ini)
    jawaban = masuk.post(f"{ALAMAT}{ini.pk}/hapus/", {"sidik": sidik(ini)})
    assert jawaban.status_code in (409, 422)
    assert "1 Perjanjian Kinerja" in teks(jawaban)
    assert Pagu.objects.exists()


def test_dokumen_tahun_lain_tidak_ditemukan(masuk, dokumen):
    lain = dokumen("murni", tahun=2024)
    assert masuk.get(f"{ALAMAT}{lain.pk}/").status_code == 404

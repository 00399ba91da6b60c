"""Applying: all or nothing, only what was shown, each change in the trail."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iku.lembar import penerapan
from iku.lembar.lingkup import Lingkup
from iku.lembar.penerapan import Basi
from iku.models import Indikator, IndikatorRenstra, Renstra, Sasaran, Target, Variabel
from kecamatan.models import Jejak, UnitKerja
from tests.pembangun import buat_indikator, buat_renstra, buat_tempat

from .berkas import INDIKATOR, PAKUSARI, indikator, renstra, satu_indikator, tulis

RANTAI = renstra() | {
    "Tujuan": [
        ["Kecamatan", "Renstra", "Tujuan", "Uraian tujuan", "Kelompok"],
        [PAKUSARI, "2025-2029", 1, "Tujuan satu", "rutin"],
    ],
    "Sasaran": [
        ["Kecamatan", "Renstra", "Tujuan", "Sasaran", "Uraian sasaran"],
        [PAKUSARI, "2025-2029", 1, 1, "Sasaran satu"],
        [PAKUSARI, "2025-2029", 1, 2, "Sasaran dua"],
    ],
}


def test_rantai_tersimpan_dengan_induknya(pakusari, terap):
    assert terap("renstra", RANTAI).diterapkan
    sasaran = Sasaran.objects.get(urutan=2)
    assert sasaran.uraian == "Sasaran dua"
    assert sasaran.tujuan.kelompok == "rutin"
    assert sasaran.tujuan.renstra.kecamatan == pakusari


def test_target_baru_pada_tempat_baru(pakusari, terap):
    terap("renstra", RANTAI)
    buat_indikator(pakusari, kode="A"), buat_indikator(pakusari, kode="B")
    # A place that exists comes first: the new one must still be stored before its target.
    buat_tempat(Sasaran.objects.get(urutan=1), Indikator.objects.get(kode="A"))
    judul = ["Kecamatan", "Renstra", "Tempat", "Kode indikator", "Target 2025"]
    isi = [
        [PAKUSARI, "2025-2029", "sasaran 1.1", "A", 80],
        [PAKUSARI, "2025-2029", "sasaran 1.2", "B", "B (70)"],
    ]
    assert terap("target", {"Target": [judul, *isi]}).diterapkan
    nilai = Target.objects.values_list("butir__indikator__kode", "nilai", "predikat")
    assert set(nilai) == {("A", Decimal(80), ""), ("B", Decimal(70), "B")}


def test_jejak_per_baris(pakusari, terap, mahir):
    lama = buat_indikator(pakusari, kode="A", nama="Lama", satuan="%")
    isi = indikator(satu_indikator("A", "Baru", "%"), satu_indikator("B"))
    terap("indikator", isi, nama_berkas="rencana.xlsx")
    ubah = Jejak.objects.get(aksi="mengubah")
    tambah = Jejak.objects.get(aksi="menambah")
    assert (ubah.id_objek, ubah.dari, ubah.ke) == (
        lama.pk,
        {"nama": "Lama"},
        {"nama": "Baru"},
    )
    assert tambah.id_objek == Indikator.objects.get(kode="B").pk
    assert (tambah.dari, tambah.ke["satuan"]) == ({}, "indeks")
    for jejak in (tambah, ubah):
        assert jejak.alasan == "Impor Indikator: rencana.xlsx"
        assert (jejak.pengguna, jejak.id_pengguna) == ("mahir", mahir.pk)
        assert jejak.id_kecamatan == pakusari.pk


def test_target_yang_dikosongkan_meninggalkan_jejak(pakusari, terap):
    tempat = buat_tempat(target={2025: "87.5"})
    judul = ["Kecamatan", "Renstra", "Tempat", "Kode indikator", "Target 2025"]
    baris = [PAKUSARI, "2025-2029", "sasaran 1.1", tempat.indikator.kode, None]
    terap("target", {"Target": [judul, baris]})
    jejak = Jejak.objects.get()
    assert (jejak.aksi, jejak.dari["nilai"]) == ("menghapus", "87.5000")


def test_dua_kali_tidak_berbuat_apa_apa(pakusari, terap):
    terap("renstra", RANTAI)
    banyak = Jejak.objects.count()
    assert terap("renstra", RANTAI).ringkasan["sama"] == 4
    assert Jejak.objects.count() == banyak == 4


@pytest.mark.parametrize("salah", [0, 10, 19])
def test_satu_yang_ditolak_menolak_semua(pakusari, terap, isi_basis_data, salah):
    baris = [satu_indikator(f"I{n}") for n in range(20)]
    baris[salah][4] = "miring"
    semula = isi_basis_data()
    hasil = terap("indikator", indikator(*baris))
    assert (hasil.diterapkan, hasil.ringkasan["ditolak"]) == (False, 1)
    assert isi_basis_data() == semula


def test_gagal_di_tengah_membatalkan_semua(
    pakusari, terap, isi_basis_data, monkeypatch
):
    def mogok(*_, **__):
        raise RuntimeError

    semula = isi_basis_data()
    # The last thing written is the trail.
    monkeypatch.setattr(type(Jejak.objects), "bulk_create", mogok)
    with pytest.raises(RuntimeError):
        terap("renstra", RANTAI)
    monkeypatch.undo()
    assert isi_basis_data() == semula


class TestYangDitunjukkanYangDiterapkan:
    @pytest.fixture
    def jalan(self, pakusari, tmp_path):
        """One file: written twice, its bytes would differ by the clock."""
        return tulis(tmp_path / "sama.xlsx", renstra())

    def test_dengan_sidik_pratinjau(self, jalan, lihat, terap):
        sidik = lihat("renstra", jalan).sidik
        assert terap("renstra", jalan, sidik=sidik).diterapkan

    def test_data_berubah_di_antaranya(
        self, pakusari, jalan, lihat, terap, isi_basis_data
    ):
        sidik = lihat("renstra", jalan).sidik
        buat_renstra(pakusari, dasar="orang lain lebih cepat")
        semula = isi_basis_data()
        with pytest.raises(Basi, match="Data berubah sejak pratinjau"):
            terap("renstra", jalan, sidik=sidik)
        assert isi_basis_data() == semula

    def test_berkas_berganti_di_antaranya(self, jalan, lihat, terap):
        sidik = lihat("renstra", jalan).sidik
        tulis(jalan, renstra([PAKUSARI, 2025, 2029, 0, "Perbup 13/2025"]))
        with pytest.raises(Basi):
            terap("renstra", jalan, sidik=sidik)
        assert not Renstra.objects.exists()

    def test_nilai_lama_yang_berganti_pun_ketahuan(
        self, pakusari, tmp_path, lihat, terap
    ):
        jalan = tulis(tmp_path / "sama.xlsx", indikator(satu_indikator()))
        satu = buat_indikator(pakusari, kode="IKM", nama="Satu")
        sidik = lihat("indikator", jalan).sidik
        Indikator.objects.filter(pk=satu.pk).update(nama="Dua")
        with pytest.raises(Basi):
            terap("indikator", jalan, sidik=sidik)
        Indikator.objects.filter(pk=satu.pk).update(nama="Satu")
        assert terap("indikator", jalan, sidik=sidik).diterapkan


def test_basis_data_yang_menolak_tidak_menjadi_galat_mentah(
    pakusari, terap, monkeypatch, isi_basis_data
):
    """Somebody stores the same row after we looked and before we wrote."""
    asli = penerapan._laksanakan

    def didahului(*argumen):
        Renstra.objects.create(kecamatan=pakusari, awal=2025, akhir=2029)
        asli(*argumen)

    monkeypatch.setattr(penerapan, "_laksanakan", didahului)
    semula = isi_basis_data()
    with pytest.raises(Basi, match="Tidak ada yang diterapkan"):
        terap("renstra", renstra())
    assert isi_basis_data() == semula


def test_kecamatan_lain_tidak_tersentuh(pakusari, panti, operator, terap):
    milik_panti = buat_renstra(panti, dasar="Perbup Panti")
    isi = renstra(
        [PAKUSARI, 2025, 2029, 0, "milik sendiri"],
        ["35.09.14", 2025, 2029, 0, "direbut"],
    )
    hasil = terap("renstra", isi, Lingkup(operator))
    assert not hasil.diterapkan
    milik_panti.refresh_from_db()
    assert milik_panti.dasar == "Perbup Panti"
    assert Renstra.objects.count() == 1


def test_indikator_dan_komponen_baru_sekaligus(pakusari, terap):
    baris = satu_indikator("T", satuan="%")[:-1] + ["rumus", "a / b * 100"]
    isi = {
        "Indikator": [[*INDIKATOR, "Rumus"], baris],
        "Komponen": [
            ["Kecamatan", "Kode indikator", "Kode komponen", "Nama komponen", "Satuan"],
            [PAKUSARI, "T", "a", "Selesai", "laporan"],
            [PAKUSARI, "T", "b", "Masuk", "laporan"],
        ],
    }
    assert terap("indikator", isi).diterapkan
    assert set(Variabel.objects.values_list("indikator__kode", "kode")) == {
        ("T", "a"),
        ("T", "b"),
    }


def test_pendahulu_yang_sama_sama_baru_dalam_urutan_apa_pun(pakusari, terap):
    judul = [*INDIKATOR, "Pendahulu"]
    isi = [[*satu_indikator("BARU"), "LAMA"], [*satu_indikator("LAMA"), None]]
    hasil = terap("indikator", {"Indikator": [judul, *isi]})
    assert [b.baris for b in hasil.baris] == [2, 3]
    assert Indikator.objects.get(kode="BARU").pendahulu.kode == "LAMA"


class TestUnit:
    JUDUL = ["Kecamatan", "Kode indikator", "Penanggung jawab", "Unit pendukung"]

    @pytest.fixture
    def unit(self, pakusari):
        return [
            UnitKerja.objects.create(kecamatan=pakusari, nama=nama, urutan=n)
            for n, nama in enumerate(("Camat", "Seksi Pelayanan", "Seksi Trantib"))
        ]

    def test_beberapa_unit_menggantikan_yang_lama(self, pakusari, unit, terap):
        ini = buat_indikator(pakusari, kode="IKM")
        ini.penanggung_jawab.add(unit[0])
        baris = [PAKUSARI, "IKM", "seksi trantib; Seksi Pelayanan", None]
        terap("indikator", {"Indikator": [self.JUDUL, baris]})
        assert list(ini.penanggung_jawab.all()) == unit[1:]
        jejak = Jejak.objects.get()
        assert (jejak.aksi, jejak.dari, jejak.ke) == (
            "mengubah",
            {"penanggung_jawab": [unit[0].pk]},
            {"penanggung_jawab": [unit[1].pk, unit[2].pk]},
        )

    def test_bersama_bidang_lain_satu_jejak(self, pakusari, unit, terap):
        buat_indikator(pakusari, kode="IKM", nama="Lama")
        judul = [*self.JUDUL, "Nama indikator"]
        baris = [PAKUSARI, "IKM", "Camat", "Seksi Trantib", "Baru"]
        terap("indikator", {"Indikator": [judul, baris]})
        assert Jejak.objects.get().ke == {
            "nama": "Baru",
            "penanggung_jawab": [unit[0].pk],
            "lintas_unit": [unit[2].pk],
        }

    def test_pada_indikator_baru(self, pakusari, unit, terap):
        judul = [*INDIKATOR, "Penanggung jawab"]
        terap("indikator", {"Indikator": [judul, [*satu_indikator(), "Camat"]]})
        ini = Indikator.objects.get()
        assert list(ini.penanggung_jawab.all()) == unit[:1]
        assert Jejak.objects.get().ke["penanggung_jawab"] == [unit[0].pk]

    def test_unit_yang_tidak_ada(self, pakusari, unit, terap):
        buat_indikator(pakusari, kode="IKM")
        baris = [PAKUSARI, "IKM", "Camat; Seksi Khayal", None]
        (galat,) = terap("indikator", {"Indikator": [self.JUDUL, baris]}).galat
        assert galat.kolom == "Penanggung jawab"
        assert "“Seksi Khayal” tidak ada" in galat.pesan


def test_bidang_di_luar_berkas_tetap(pakusari, terap):
    """An upsert stores whole rows: what the sheet does not show must survive."""
    tempat = buat_tempat(jenis="keluaran", baseline_nilai=Decimal("70.5"))
    judul = ["Kecamatan", "Renstra", "Tempat", "Kode indikator", "Urutan"]
    baris = [PAKUSARI, "2025-2029", "sasaran 1.1", tempat.indikator.kode, 7]
    terap("target", {"Target": [judul, baris]})
    tempat = IndikatorRenstra.objects.get()
    assert (tempat.urutan, tempat.jenis, tempat.baseline_nilai) == (
        7,
        "keluaran",
        Decimal("70.5"),
    )


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite locks the whole database"
)
def test_baris_terkunci_selama_diterapkan(pakusari, terap):
    buat_renstra(pakusari)
    with CaptureQueriesContext(connection) as kueri:
        terap("renstra", renstra())
    assert any("FOR UPDATE" in k["sql"] for k in kueri)

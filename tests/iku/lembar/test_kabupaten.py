"""Kinds whose rows are a regency's: RPJMD, references and benchmarks."""

from decimal import Decimal

import pytest

from capaian.models import Pembanding
from iku.lembar.lingkup import Lingkup
from iku.models import Acuan, ButirRpjmd, Rpjmd
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import buat_kabupaten, buat_pengguna

JEMBER = "35.09"
RPJMD = {
    "RPJMD": [
        ["Kabupaten", "Tahun awal", "Tahun akhir", "Peraturan Daerah", "Visi"],
        [JEMBER, 2025, 2029, "Perda 3/2025", "Maju"],
    ]
}


def butir(*baris):
    judul = ["Kabupaten", "RPJMD", "Butir", "Uraian", "Di bawah"]
    return {"Butir": [judul, *(list(b) for b in baris)]}


RANTAI = RPJMD | butir(
    # Not in the order of the tree.
    (JEMBER, "2025-2029", "sasaran 1", "Sasaran satu", "tujuan 1"),
    (JEMBER, "2025-2029", "tujuan 1", "Tujuan satu", "misi 1"),
    (JEMBER, "2025-2029", "misi 1", "Misi satu", None),
)


def acuan(*pembanding):
    judul = ["Kabupaten", "Kode acuan", "Tahun", "Tingkat", "Jenis", "Nilai", "Sumber"]
    return {
        "Acuan": [["Kabupaten", "Kode acuan", "Nama acuan"], [JEMBER, "IKM", "Indeks"]],
        "Pembanding": [judul, *([JEMBER, "IKM", *sisa] for sisa in pembanding)],
    }


PEMBANDING = (2024, "nasional", "realisasi", "B (89,6)", "Laporan 2024")


def pesan(hasil):
    return [(g.lembar, g.baris, g.kolom, g.pesan) for g in hasil.galat]


class TestRpjmd:
    def test_pohon_tersimpan_dalam_urutan_apa_pun(self, bappeda, terap):
        hasil = terap("rpjmd", RANTAI, Lingkup(bappeda), nama_berkas="rpjmd.xlsx")
        assert hasil.ringkasan == {"baru": 4, "berubah": 0, "sama": 0, "ditolak": 0}
        sasaran = ButirRpjmd.objects.get(jenis="sasaran")
        assert sasaran.induk.induk.uraian == "Misi satu"
        assert sasaran.rpjmd.visi == "Maju"
        jejak = Jejak.objects.get(objek="iku.Rpjmd")
        assert (jejak.id_kabupaten, jejak.id_kecamatan) == (
            sasaran.rpjmd.kabupaten_id,
            None,
        )

    def test_dua_periode_tidak_tertukar(self, pakusari, terap):
        lama = [[JEMBER, "2021-2026", *b[2:]] for b in RANTAI["Butir"][1:]]
        isi = {
            "RPJMD": [*RPJMD["RPJMD"], [JEMBER, 2021, 2026, "Perda lama", "Lama"]],
            "Butir": [RANTAI["Butir"][0], *lama, *RANTAI["Butir"][1:]],
        }
        assert terap("rpjmd", isi).diterapkan
        for satu in ButirRpjmd.objects.exclude(induk=None):
            assert satu.induk.rpjmd == satu.rpjmd

    def test_berubah_dan_sama(self, pakusari, terap, lihat):
        terap("rpjmd", RANTAI)
        ButirRpjmd.objects.filter(jenis="misi").update(uraian="Lama")
        hasil = lihat("rpjmd", RANTAI)
        assert hasil.ringkasan == {"baru": 0, "berubah": 1, "sama": 3, "ditolak": 0}
        (berubah,) = (b for b in hasil.baris if b.status == "berubah")
        assert berubah.perubahan == {"Uraian": ("Lama", "Misi satu")}

    def test_semua_kesalahan_sekaligus(self, pakusari, lihat):
        (judul,) = RPJMD["RPJMD"][:1]
        isi = butir(
            (JEMBER, "2025-2029", "program 1", "x", None),
            (JEMBER, "2025-2029", "misi 1", "x", "misi 2"),
            (JEMBER, "2025-2029", "sasaran 1", "x", "misi 1"),
            (JEMBER, "2025-2029", "tujuan 1", "x", "misi 9"),
            (JEMBER, "2021-2026", "misi 1", None, None),
        )
        isi["RPJMD"] = [judul, [JEMBER, 2025, 2029], [JEMBER, 2030, 2029]]
        assert pesan(lihat("rpjmd", isi)) == [
            ("RPJMD", 3, "", "Tahun akhir harus setelah tahun awal."),
            (
                *("Butir", 2, "Butir"),
                "“program 1” tidak dikenal. Tulis seperti sasaran 1.",
            ),
            ("Butir", 3, "Di bawah", "Misi tidak berinduk. Kosongkan sel ini."),
            (
                *("Butir", 4, "Di bawah"),
                "Sasaran berada di bawah tujuan. Tulis seperti tujuan 1.",
            ),
            ("Butir", 5, "Di bawah", "“misi 9” tidak ada pada RPJMD 2025–2029."),
            (
                *("Butir", 6, "RPJMD"),
                "RPJMD 2021-2026 belum ada. Impor dulu RPJMD itu, atau periksa tahunnya.",
            ),
            ("Butir", 6, "Uraian", "Uraian wajib diisi."),
        ]

    def test_bukan_bappeda(self, operator, bagian_organisasi, lihat):
        for orang in (operator, bagian_organisasi):
            hasil = lihat("rpjmd", RPJMD, Lingkup(orang))
            assert pesan(hasil) == [
                (
                    *("RPJMD", 2, "Kabupaten"),
                    "Anda tidak berwenang mengubah RPJMD di sini.",
                )
            ]


class TestAcuan:
    def test_acuan_dan_pembandingnya(self, bagian_organisasi, terap):
        hasil = terap("acuan", acuan(PEMBANDING), Lingkup(bagian_organisasi))
        assert hasil.ringkasan == {"baru": 2, "berubah": 0, "sama": 0, "ditolak": 0}
        satu = Pembanding.objects.get()
        assert (satu.acuan.nama, satu.nilai, satu.predikat) == (
            "Indeks",
            Decimal("89.6"),
            "B",
        )

    def test_berubah_dan_sama(self, pakusari, terap, lihat):
        terap("acuan", acuan(PEMBANDING))
        Pembanding.objects.update(sumber="Lama")
        hasil = lihat("acuan", acuan(PEMBANDING))
        assert hasil.ringkasan == {"baru": 0, "berubah": 1, "sama": 1, "ditolak": 0}
        assert hasil.baris[1].perubahan == {"Sumber": ("Lama", "Laporan 2024")}

    def test_semua_kesalahan_sekaligus(self, pakusari, lihat):
        hasil = lihat(
            "acuan",
            acuan(
                (2024, "desa", "realisasi", "x", None),
                (2024, "nasional", "target", None, "Laporan"),
            ),
        )
        assert [(g.baris, g.kolom) for g in hasil.galat] == [
            *((2, "Tingkat"), (2, "Nilai"), (2, "Sumber")),
            (3, "Nilai"),
        ]

    def test_bappeda_hanya_pembandingnya(self, bappeda, lihat):
        hasil = lihat("acuan", acuan(PEMBANDING), Lingkup(bappeda))
        assert pesan(hasil) == [
            (
                *("Acuan", 2, "Kabupaten"),
                "Anda tidak berwenang mengubah acuan indikator di sini.",
            )
        ]


@pytest.mark.parametrize("jenis", ["rpjmd", "acuan"])
def test_kabupaten_lain_dan_yang_tidak_ada_dijawab_sama(pakusari, lihat, jenis):
    """For roles of the regency too: another regency is as if it were not there."""
    lain = buat_kabupaten("35.10", "Banyuwangi")
    Rpjmd.objects.create(kabupaten=lain, awal=2025, akhir=2029, visi="RAHASIA-7f3a")
    Acuan.objects.create(kabupaten=lain, kode="IKM", nama="RAHASIA-7f3a")
    semua = {"rpjmd": RANTAI, "acuan": acuan(PEMBANDING)}[jenis]

    def jawab(orang, kode):
        isi = {
            nama: [judul, *([kode, *b[1:]] for b in baris)]
            for nama, (judul, *baris) in semua.items()
        }
        hasil = lihat(jenis, isi, Lingkup(orang))
        assert hasil.ringkasan["ditolak"] == len(hasil.baris)
        return str(pesan(hasil)).replace(kode, "KODE")

    for peran in (Peran.BAPPEDA, Peran.BAGIAN_ORGANISASI, Peran.OPERATOR):
        orang = buat_pengguna(peran, pakusari)
        assert jawab(orang, "35.10") == jawab(orang, "35.99")
        assert "RAHASIA" not in jawab(orang, "35.10")


@pytest.mark.parametrize("jenis", ["rpjmd", "acuan"])
def test_halaman_menawarkannya(pakusari, bappeda, client, jenis):
    client.force_login(bappeda)
    halaman = f"/{pakusari.kode}/2025/lembar/"
    assert f"{halaman}{jenis}/templat/" in client.get(halaman).content.decode()
    assert client.get(f"{halaman}{jenis}/data/").status_code == 200


def test_impornya_tampak_pada_halaman(pakusari, kabupaten_lain, client, terap):
    """Rows of the regency were imported on the page of some kecamatan."""
    terap("rpjmd", RANTAI, nama_berkas="rpjmd-baru.xlsx")
    for orang, halaman, tampak in (
        (buat_pengguna(Peran.OPERATOR, pakusari), "/35.09.24/2025/lembar/", True),
        (kabupaten_lain, "/35.10.01/2025/lembar/", False),
    ):
        client.force_login(orang)
        isi = client.get(halaman).content.decode()
        assert ("rpjmd-baru.xlsx" in isi) is tampak

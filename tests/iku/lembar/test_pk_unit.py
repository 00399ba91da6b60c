"""Agreements below the camat in files: whose they are, and what they stand on."""

from decimal import Decimal

import pytest
from openpyxl import load_workbook

from iku.lembar.jenis.pihak import calon_kedua, calon_pertama
from iku.lembar.kamus import Kamus
from iku.lembar.lingkup import Lingkup
from iku.models import AnggaranPk, ButirPk, PerjanjianKinerja, RencanaAksi
from iku.perjanjian import usulan
from iku.pilihan import StatusPk
from kecamatan.models import MasaJabatan, UnitKerja
from kecamatan.pilihan import Jabatan
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_masa_jabatan,
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    tetapkan_pk,
)

from .berkas import PAKUSARI

PK = ["Kecamatan", "Tahun", "Unit kerja", "Perubahan ke", "Renstra"]
BUTIR = ["Kecamatan", "Tahun", "Unit kerja", "Perubahan ke", "Kode indikator"]
BUTIR += ["Urutan", "Tujuan atau sasaran", "Target", "Mendukung"]
SEKSI = "Seksi Pelayanan Umum"


def pesan(hasil):
    return [(g.lembar, g.baris, g.kolom, g.pesan) for g in hasil.galat]


def satu_pk(unit=SEKSI, ke=0, **sel):
    isi = [PAKUSARI, 2025, unit, ke, "2025-2029", *sel.values()]
    return {"PK": [[*PK, *(n.replace("_", " ") for n in sel)], isi]}


@pytest.fixture
def seksi(pakusari):
    return UnitKerja.objects.create(kecamatan=pakusari, nama=SEKSI, singkatan="Yanum")


@pytest.fixture
def camat_pk(pakusari):
    """The camat's agreement, which promises IKM."""
    ini = buat_indikator(pakusari, kode="IKM")
    return buat_butir_pk(tempat=buat_tempat(indikator=ini)).perjanjian


class TestDariNol:
    """The whole chain of a unit from one file, camat's rows in no helpful order."""

    @pytest.fixture
    def isi(self, seksi):
        renstra = buat_renstra(seksi.kecamatan)
        sasaran = buat_sasaran(renstra)
        for kode in ("IKM", "LOKET"):
            buat_tempat(sasaran, buat_indikator(seksi.kecamatan, kode=kode))
        buat_program("Kegiatan", buat_program(kode="7.01.02"), kode="7.01.02.2.01")
        return {
            "PK": [
                PK,
                [PAKUSARI, 2025, "yanum", 0, "2025-2029"],
                [PAKUSARI, 2025, None, 0, "2025-2029"],
            ],
            "Butir": [
                BUTIR,
                [PAKUSARI, 2025, SEKSI, 0, "LOKET", 1, "Loket", 95, "IKM"],
                [PAKUSARI, 2025, None, 0, "IKM", 1, "Puas", 87, None],
            ],
            "Anggaran": [
                [*PK[:4], "Kode program", "Urutan", "Anggaran (Rp)"],
                [PAKUSARI, 2025, SEKSI, 0, "7.01.02.2.01", 1, 5_000_000],
            ],
        }

    def test_tersimpan_dengan_atasannya(self, isi, terap, seksi):
        hasil = terap("pk", isi)
        assert (pesan(hasil), hasil.ringkasan["baru"]) == ([], 5)
        pk = PerjanjianKinerja.objects.get(unit=seksi)
        assert pk.induk == PerjanjianKinerja.objects.get(unit=None)
        assert pk.butir.get().mendukung == pk.induk.butir.get()
        assert pk.anggaran.get().jumlah == Decimal(5_000_000)

    def test_rencana_aksinya(self, isi, terap, seksi):
        terap("pk", isi)
        judul = [*BUTIR[:5], "Triwulan", "Target"]
        baris = [
            [PAKUSARI, 2025, "Yanum", 0, "LOKET", 1, 90],
            [PAKUSARI, 2025, None, 0, "IKM", 1, 85],
        ]
        isi = {"Rencana aksi": [judul, *baris]}
        assert terap("rencana-aksi", isi, alasan="menyusul").diterapkan
        semua = RencanaAksi.objects.values_list("butir__perjanjian__unit", "nilai")
        assert set(semua) == {(seksi.pk, Decimal(90)), (None, Decimal(85))}

    def test_sekali_lagi_tidak_mengubah_apa_apa(self, isi, terap):
        terap("pk", isi)
        assert terap("pk", isi).ringkasan["sama"] == 5


class TestPerubahan:
    """As in the browser: a change is made of what is ditetapkan."""

    ALASAN = {"Alasan_perubahan": "Anggaran berubah"}

    def kalimat(self, hasil):
        ((_, _, _, kalimat),) = pesan(hasil)
        return kalimat

    def test_atas_yang_ditetapkan(self, camat_pk, terap):
        tetapkan_pk(camat_pk)
        assert terap("pk", satu_pk(None, 1, **self.ALASAN)).diterapkan
        assert terap("pk", satu_pk(None, 1, **self.ALASAN)).ringkasan["sama"] == 1

    def test_atas_draf_ditolak(self, camat_pk, lihat):
        kalimat = self.kalimat(lihat("pk", satu_pk(None, 1, **self.ALASAN)))
        assert f"{camat_pk} masih berstatus draf." in kalimat

    def test_atas_yang_tidak_ada_ditolak(self, camat_pk, lihat):
        tetapkan_pk(camat_pk)
        kalimat = self.kalimat(lihat("pk", satu_pk(None, 2, **self.ALASAN)))
        assert "yang itu belum ada" in kalimat

    def test_unit_atas_yang_ditetapkan(self, camat_pk, seksi, lihat):
        milik = tetapkan_pk(buat_pk(camat_pk.renstra, unit=seksi, induk=camat_pk))
        assert milik.perubahan_ke == 0
        assert not lihat("pk", satu_pk(SEKSI, 1, **self.ALASAN)).galat


def test_berkas_lama_tanpa_kolom_unit_milik_camat(camat_pk, seksi, terap):
    milik_seksi = buat_pk(camat_pk.renstra, unit=seksi, induk=camat_pk)
    buat_butir_pk(milik_seksi, camat_pk.butir.get().butir_renstra, nilai="1")
    judul = ["Kecamatan", "Tahun", "Perubahan ke", "Kode indikator", "Target"]
    isi = {"Butir": [judul, [PAKUSARI, 2025, 0, "IKM", 91]]}
    terap("pk", isi, alasan="salah ketik")
    nilai = dict(ButirPk.objects.values_list("perjanjian__unit", "nilai"))
    assert nilai == {None: Decimal(91), seksi.pk: Decimal(1)}


class TestNamaUnit:
    @pytest.fixture
    def kembar(self, camat_pk, seksi):
        """The same name in an older organisation."""
        return UnitKerja.objects.create(
            kecamatan=seksi.kecamatan, nama=SEKSI.upper(), dasar="Perbup 1/2016"
        )

    def test_nama_kembar_ditolak_dengan_pilihannya(self, kembar, lihat):
        (galat,) = lihat("pk", satu_pk()).galat
        assert (galat.baris, galat.kolom) == (2, "Unit kerja")
        assert f"ada lebih dari satu. Tulis salah satu: “{SEKSI}@awal”" in galat.pesan
        assert f"“{SEKSI.upper()}@Perbup 1/2016”." in galat.pesan

    @pytest.mark.parametrize("nama", [f"{SEKSI}@awal", "yanum"])
    def test_yang_tepat_dikenal(self, kembar, seksi, terap, nama):
        assert terap("pk", satu_pk(nama)).diterapkan
        assert PerjanjianKinerja.objects.get(unit__isnull=False).unit == seksi

    def test_singkatan_yang_sama_dengan_nama_lain(self, camat_pk, seksi, lihat):
        UnitKerja.objects.create(kecamatan=seksi.kecamatan, nama="Yanum")
        (galat,) = lihat("pk", satu_pk("Yanum")).galat
        assert "“Seksi Pelayanan Umum”, “Yanum@awal”" in galat.pesan

    def test_yang_tidak_ada_tidak_menjadi_milik_camat(self, camat_pk, lihat):
        isi = satu_pk("Seksi Khayal")
        isi["Butir"] = [
            BUTIR,
            [PAKUSARI, 2025, "Seksi Khayal", 0, "IKM", 1, "x", 1, None],
        ]
        assert [p[:3] for p in pesan(lihat("pk", isi))] == [
            ("PK", 2, "Unit kerja"),
            ("Butir", 2, "Unit kerja"),
        ]

    def test_unit_kecamatan_lain_tidak_dikenal(self, camat_pk, panti, lihat):
        UnitKerja.objects.create(kecamatan=panti, nama="Seksi Rahasia")
        (galat,) = lihat("pk", satu_pk("Seksi Rahasia")).galat
        assert "“Seksi Rahasia” tidak ada" in galat.pesan

    def test_ekspor_menulis_nama_yang_dapat_dibaca_lagi(
        self, kembar, seksi, camat_pk, ekspor, lihat
    ):
        for unit in (kembar, seksi):
            buat_pk(camat_pk.renstra, unit=unit, induk=camat_pk)
        jalan = ekspor("pk")
        tertulis = [s.value for s in load_workbook(jalan)["PK"]["C"]]
        assert set(tertulis) == {
            *("Unit kerja", None),
            *(f"{SEKSI}@awal", f"{SEKSI.upper()}@Perbup 1/2016"),
        }
        hasil = lihat("pk", jalan)
        assert (hasil.galat, hasil.ringkasan["sama"]) == ([], 4)


class TestAtasan:
    def test_yang_ditetapkan_terakhir(self, camat_pk, seksi, terap):
        tetapkan_pk(camat_pk)
        buat_pk(camat_pk.renstra, perubahan_ke=1, status=StatusPk.DRAF)
        terap("pk", satu_pk())
        assert PerjanjianKinerja.objects.get(unit=seksi).induk == camat_pk

    def test_yang_disebut(self, camat_pk, seksi, terap):
        kedua = buat_pk(camat_pk.renstra, perubahan_ke=1)
        terap("pk", satu_pk(Perubahan_ke_atasan=1))
        assert PerjanjianKinerja.objects.get(unit=seksi).induk == kedua

    def test_tanpa_pk_camat(self, pakusari, seksi, lihat):
        buat_renstra(pakusari)
        (galat,) = lihat("pk", satu_pk()).galat
        assert "Belum ada Perjanjian Kinerja camat tahun 2025." in galat.pesan

    def test_camat_tidak_diturunkan(self, camat_pk, lihat):
        buat_pk(camat_pk.renstra, perubahan_ke=1)
        (galat,) = lihat("pk", satu_pk(None, Perubahan_ke_atasan=1)).galat
        assert "camat tidak diturunkan" in galat.pesan

    @pytest.mark.parametrize("isi", ["9", "abc", "Seksi Khayal 0"])
    def test_yang_tidak_ada(self, camat_pk, seksi, lihat, isi):
        (galat, *_) = lihat("pk", satu_pk(Perubahan_ke_atasan=isi)).galat
        assert galat.kolom == "Perubahan ke atasan"

    def test_pindah_atasan_menyebut_butir_yang_tertinggal(self, camat_pk, seksi, lihat):
        kedua = buat_pk(camat_pk.renstra, perubahan_ke=1)
        pk = buat_pk(camat_pk.renstra, unit=seksi, induk=camat_pk)
        atas = camat_pk.butir.get()
        buat_butir_pk(pk, atas.butir_renstra, mendukung=atas)
        isi = satu_pk(Perubahan_ke_atasan=1)
        (galat,) = lihat("pk", isi).galat
        assert "Butir IKM masih mendukung" in galat.pesan
        # Mended on the next sheet of the same file.
        buat_butir_pk(kedua, atas.butir_renstra)
        isi["Butir"] = [
            [*BUTIR[:5], "Mendukung"],
            [PAKUSARI, 2025, SEKSI, 0, "IKM", None],
        ]
        assert lihat("pk", isi).galat == []


class TestMendukung:
    def baris(self, mendukung, unit=SEKSI):
        isi = [PAKUSARI, 2025, unit, 0, "IKM", 1, "x", 1, mendukung]
        return {"Butir": [BUTIR, isi]}

    @pytest.mark.parametrize(
        ("isi", "unit", "kalimat"),
        [
            ("LAIN", SEKSI, "Indikator LAIN tidak diperjanjikan dalam Perjanjian"),
            ("IKM", None, "tidak mempunyai atasan. Kosongkan sel ini."),
            ("TIADA", SEKSI, "tidak ada pada"),
        ],
    )
    def test_bukan_dari_atasan(self, camat_pk, seksi, lihat, isi, unit, kalimat):
        buat_indikator(seksi.kecamatan, kode="LAIN")
        buat_pk(camat_pk.renstra, unit=seksi, induk=camat_pk)
        (galat,) = lihat("pk", self.baris(isi, unit)).galat
        assert galat.kolom == "Mendukung"
        assert kalimat in galat.pesan


def test_anggaran_unit_boleh_kegiatan_camat_tidak(camat_pk, seksi, lihat):
    buat_pk(camat_pk.renstra, unit=seksi, induk=camat_pk)
    buat_program("Kegiatan", buat_program(kode="7.01.02"), kode="7.01.02.2.01")
    judul = [*PK[:4], "Kode program", "Urutan", "Anggaran (Rp)"]
    baris = [[PAKUSARI, 2025, u, 0, "7.01.02.2.01", 1, 5] for u in (SEKSI, None)]
    assert [g.baris for g in lihat("pk", {"Anggaran": [judul, *baris]}).galat] == [3]


def test_pk_unit_yang_ditetapkan_ditolak(camat_pk, seksi, lihat):
    pk = buat_pk(camat_pk.renstra, unit=seksi, induk=camat_pk)
    AnggaranPk.objects.create(
        perjanjian=pk,
        nomenklatur=buat_program(kode="7.01.02"),
        urutan=1,
        uraian="x",
        jumlah=1,
    )
    tetapkan_pk(pk)
    judul = [*PK[:4], "Kode program", "Anggaran (Rp)"]
    isi = {"Anggaran": [judul, [PAKUSARI, 2025, SEKSI, 0, "7.01.02", 2]]}
    (galat,) = lihat("pk", isi).galat
    assert "berstatus ditetapkan" in galat.pesan


def test_pihak_sama_dengan_yang_ditawarkan_peramban(pakusari, panti, seksi):
    """One rule, asked of the database there and of rows here."""
    atas = UnitKerja.objects.create(kecamatan=pakusari, nama="Sekretariat")
    bawah = UnitKerja.objects.create(kecamatan=pakusari, nama="Umum", induk=atas)
    for tempat in (pakusari, panti):
        for jabatan in Jabatan:
            buat_masa_jabatan(tempat, jabatan, f"{jabatan} {tempat}")
    for unit in (seksi, atas, bawah):
        for jabatan in (Jabatan.KEPALA_SEKSI, Jabatan.CAMAT, Jabatan.INSPEKTUR):
            buat_masa_jabatan(pakusari, jabatan, f"{jabatan} {unit}", unit=unit)
    lingkup = Lingkup()
    kamus = Kamus(lingkup.daftar_kecamatan(), lingkup.daftar_kabupaten())
    semua = kamus.semua(MasaJabatan)
    milik = {u.pk: u for u in kamus.semua(UnitKerja)}
    renstra = buat_renstra(pakusari)
    for unit in (None, seksi, atas, bawah):
        pk = PerjanjianKinerja(kecamatan=pakusari, renstra=renstra, unit=unit)
        kecamatan = kamus.kecamatan[PAKUSARI]
        for di_sini, di_sana in (
            (calon_pertama, usulan.calon_pertama),
            (calon_kedua, usulan.calon_kedua),
        ):
            cocok = {
                m.pk for m in semua if di_sini(m, kecamatan, unit and milik[unit.pk])
            }
            assert cocok == {m.pk for m in di_sana(pk)}, (unit, di_sini)

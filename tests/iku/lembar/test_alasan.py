"""What must say why in the browser must say why in a file."""

import pytest

from iku.lembar.hasil import Pratinjau
from iku.lembar.lingkup import Lingkup
from iku.lembar.penerapan import TanpaAlasan
from iku.models import (
    ButirPk,
    Indikator,
    IndikatorRenstra,
    PerjanjianKinerja,
    RencanaAksi,
)
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_program,
    buat_realisasi,
    buat_renstra,
    buat_tempat,
)

from .berkas import INDIKATOR, PAKUSARI, bita, buku, indikator, satu_indikator
from .test_views import (  # noqa: F401
    _tempat_berkas,
    sidik,
    unggah,
)

BUTIR = ["Kecamatan", "Tahun", "Perubahan ke", "Kode indikator", "Target"]
KOMPONEN = ["Kecamatan", "Kode indikator", "Kode komponen", "Nama komponen", "Satuan"]


@pytest.fixture
def butir(pakusari):
    return buat_butir_pk(tempat=buat_tempat(indikator=buat_indikator(kode="IKM")))


def target(nilai):
    return {"Butir": [BUTIR, [PAKUSARI, 2025, 0, "IKM", nilai]]}


def kenapa(hasil: Pratinjau) -> list[str]:
    assert hasil.galat == []
    return [satu[:40] for satu in hasil.minta_alasan]


class TestMenyesuaikanPk:
    KENAPA = ["Berkas ini mengubah isian kecamatan pada"]

    def test_bagian_organisasi_beralasan(
        self, butir, bagian_organisasi, lihat, terap, isi_basis_data
    ):
        lingkup = Lingkup(bagian_organisasi)
        assert kenapa(lihat("pk", target(91), lingkup)) == self.KENAPA
        semula = isi_basis_data()
        for kosong in ("", "  \n"):
            with pytest.raises(TanpaAlasan, match="Tulis alasan perubahan ini."):
                terap("pk", target(91), lingkup, alasan=kosong)
        assert isi_basis_data() == semula
        terap("pk", target(91), lingkup, alasan=" salah ketik ", nama_berkas="a.xlsx")
        assert ButirPk.objects.get().nilai == 91
        alasan = Jejak.objects.get().alasan
        assert alasan == "Impor Perjanjian Kinerja: a.xlsx. Alasan: salah ketik"

    def test_operator_tidak_ditanya(self, butir, operator, terap):
        assert terap("pk", target(91), Lingkup(operator)).diterapkan

    def test_yang_tidak_berubah_tidak_ditanya(self, butir, bagian_organisasi, lihat):
        assert kenapa(lihat("pk", target(89), Lingkup(bagian_organisasi))) == []

    def test_pk_baru_dalam_berkas_tidak_ditanya(self, pakusari, mahir, terap):
        buat_renstra(pakusari)
        judul = ["Kecamatan", "Tahun", "Perubahan ke", "Renstra"]
        isi = {"PK": [judul, [PAKUSARI, 2025, 0, "2025-2029"]]}
        assert terap("pk", isi).diterapkan
        assert PerjanjianKinerja.objects.exists()

    def test_rencana_aksi_dan_anggaran_pun(self, butir, mahir, lihat):
        buat_program(kode="7.01.02")
        judul = [*BUTIR[:4], "Triwulan", "Target"]
        aksi = {"Rencana aksi": [judul, [PAKUSARI, 2025, 0, "IKM", 1, 80]]}
        judul = [*BUTIR[:3], "Kode program", "Urutan", "Anggaran (Rp)"]
        uang = {"Anggaran": [judul, [PAKUSARI, 2025, 0, "7.01.02", 1, 5]]}
        for jenis, isi in (("rencana-aksi", aksi), ("pk", uang)):
            assert kenapa(lihat(jenis, isi, Lingkup(mahir))) == self.KENAPA
        assert not RencanaAksi.objects.exists()


class TestIndikatorBerealisasi:
    KENAPA = ["Berkas ini mengubah satuan, arah, cara, "]

    @pytest.fixture
    def ini(self, pakusari):
        ini = buat_indikator(pakusari, kode="IKM", nama="Indeks Kepuasan")
        ini.variabel.create(kode="kk", nama="KK", satuan="orang")
        buat_realisasi(ini)
        return ini

    def komponen(self, kode, nama="KK", satuan="orang"):
        return {"Komponen": [KOMPONEN, [PAKUSARI, "IKM", kode, nama, satuan]]}

    def test_bermakna_lain(self, ini, lihat, terap):
        isi = indikator(satu_indikator(satuan="%"))
        assert kenapa(lihat("indikator", isi)) == self.KENAPA
        with pytest.raises(TanpaAlasan):
            terap("indikator", isi)
        terap("indikator", isi, alasan="salah tulis")
        assert Indikator.objects.get().satuan == "%"

    def test_ejaan_saja(self, ini, lihat):
        isi = indikator(satu_indikator(nama="Ejaan"))
        assert kenapa(lihat("indikator", isi)) == []

    @pytest.mark.parametrize(
        ("kode", "nama", "satuan", "ditanya"),
        [
            ("ktp", "KTP", "orang", True),
            ("kk", "KK", "kk", True),
            ("kk", "Keluarga", "orang", False),
        ],
    )
    def test_komponen(self, ini, lihat, kode, nama, satuan, ditanya):
        hasil = lihat("indikator", self.komponen(kode, nama, satuan))
        assert kenapa(hasil) == (self.KENAPA if ditanya else [])

    def test_tanpa_realisasi_tidak_ditanya(self, pakusari, lihat):
        buat_indikator(pakusari, kode="IKM")
        assert kenapa(lihat("indikator", indikator(satu_indikator(satuan="%")))) == []


@pytest.mark.parametrize("kode", ["2kk", "kk-1", "dua kata", "ké"])
def test_kode_komponen_seperti_di_peramban(pakusari, lihat, kode):
    ini = buat_indikator(pakusari, kode="IKM")
    isi = {"Komponen": [KOMPONEN, [PAKUSARI, "IKM", kode, "x", "x"]]}
    (galat,) = lihat("indikator", isi).galat
    assert "bukan satu kata" in galat.pesan
    # One that is there already keeps its code.
    ini.variabel.create(kode=kode, nama="lama", satuan="x")
    assert lihat("indikator", isi).galat == []


class TestJenisMenurutTingkat:
    @pytest.mark.parametrize("sel", [(), (None,)])
    def test_dibiarkan_kosong(self, pakusari, terap, sel):
        buat_renstra(pakusari), buat_indikator(pakusari, kode="IKM")
        program = buat_program(kode="7.01.02")
        buat_program("Sub", buat_program("K", program, kode="7.1"), kode="7.1.1")
        judul = ["Kecamatan", "Renstra", "Kode program", "Kode indikator", "Jenis"]
        baris = [
            [PAKUSARI, "2025-2029", kode, "IKM", *sel]
            for kode in ("7.01.02", "7.1", "7.1.1")
        ]
        isi = {"Indikator program": [judul[: 4 + len(sel)], *baris]}
        assert terap("program", isi).diterapkan
        tempat = IndikatorRenstra.objects.values_list("nomenklatur__kode", "jenis")
        assert dict(tempat) == {
            "7.01.02": "hasil",
            "7.1": "keluaran",
            "7.1.1": "keluaran",
        }

    def test_yang_dipilih_tetap(self, pakusari, terap):
        buat_renstra(pakusari), buat_indikator(pakusari, kode="IKM")
        buat_program(kode="7.01.02")
        judul = ["Kecamatan", "Renstra", "Kode program", "Kode indikator", "Jenis"]
        baris = [PAKUSARI, "2025-2029", "7.01.02", "IKM", "keluaran"]
        terap("program", {"Indikator program": [judul, baris]})
        assert IndikatorRenstra.objects.get().jenis == "keluaran"


def test_rumus_yang_salah_menyebut_letaknya(pakusari, lihat):
    judul = [*INDIKATOR, "Rumus"]
    baris = [*satu_indikator(satuan="%")[:-1], "rumus", "kk / * 100"]
    (galat,) = lihat("indikator", {"Indikator": [judul, baris]}).galat
    assert "huruf ke-" in galat.pesan


def test_halaman_meminta_alasan(client, bagian_organisasi, butir):
    """As a person does it: shown why, refused without, typed words kept."""
    client.force_login(bagian_organisasi)
    ke = unggah(client, bita(buku(target(91))), jenis="pk").url
    halaman = client.get(ke)
    assert 'name="alasan"' in halaman.content.decode()
    isi = {"sidik": sidik(halaman), "alasan": " "}
    jawab = client.post(f"{ke}terapkan/", isi)
    assert jawab.status_code == 422
    assert "Tulis alasan perubahan ini." in jawab.content.decode()
    assert ButirPk.objects.get().nilai == 89
    lama = jawab.context["hasil"].sidik[:-1]
    jawab = client.post(f"{ke}terapkan/", {"sidik": lama, "alasan": "Salah <ketik>"})
    assert 'value="Salah &lt;ketik&gt;"' in jawab.content.decode()
    isi["alasan"] = "Salah ketik"
    assert client.post(f"{ke}terapkan/", isi).status_code == 302
    assert Jejak.objects.get().alasan.endswith("Alasan: Salah ketik")


def test_halaman_tanpa_isian_alasan_bila_tidak_perlu(client, operator, butir):
    client.force_login(operator)
    ke = unggah(client, bita(buku(target(91))), jenis="pk").url
    assert 'name="alasan"' not in client.get(ke).content.decode()


def test_pk_tanpa_butir_lain(butir, bagian_organisasi, lihat):
    buat_pk(butir.perjanjian.renstra, tahun=2026)
    hasil = lihat("pk", target(90), Lingkup(bagian_organisasi))
    assert len(hasil.minta_alasan) == 1

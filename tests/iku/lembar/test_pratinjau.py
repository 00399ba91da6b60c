"""What a preview says: new, changed, same, refused; where, and why."""

from datetime import date
from decimal import Decimal

import pytest

from iku.lembar.lingkup import Lingkup
from iku.models import Indikator, Renstra, Target
from iku.pilihan import Cara, StatusPk
from kecamatan.models import UnitKerja
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pagu,
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    tetapkan_pk,
)

from .berkas import (
    INDIKATOR,
    PAGU,
    PAKUSARI,
    RENSTRA,
    indikator,
    renstra,
    satu_indikator,
)

TARGET = ["Kecamatan", "Renstra", "Tempat", "Kode indikator"]
BUTIR = ["Kecamatan", "Tahun", "Perubahan ke", "Kode indikator", "Tempat", "Urutan"]


def pesan(hasil):
    return [(g.lembar, g.baris, g.kolom, g.pesan) for g in hasil.galat]


def test_baris_baru(pakusari, lihat):
    hasil = lihat("renstra", renstra())
    assert hasil.ringkasan == {"baru": 1, "berubah": 0, "sama": 0, "ditolak": 0}
    assert hasil.baris[0].kunci == "35.09.24 / 2025 / 2029 / 0"
    assert hasil.baris[0].perubahan == {"Dasar hukum": (None, "Perbup 12/2025")}
    assert not Renstra.objects.exists()


def test_baris_berubah_menyebut_kolom_dari_dan_ke(pakusari, lihat):
    buat_renstra(pakusari, dasar="Perbup 1")
    hasil = lihat("renstra", renstra())
    assert hasil.baris[0].status == "berubah"
    assert hasil.baris[0].perubahan == {"Dasar hukum": ("Perbup 1", "Perbup 12/2025")}


def test_baris_sama(pakusari, lihat):
    buat_renstra(pakusari, dasar="Perbup 12/2025")
    assert lihat("renstra", renstra()).ringkasan["sama"] == 1


def test_sel_kosong_menghapus_dan_kolom_tiada_membiarkan(pakusari, lihat):
    buat_renstra(pakusari, dasar="Perbup 1", ditetapkan_pada=date(2025, 9, 24))
    hasil = lihat("renstra", renstra([PAKUSARI, 2025, 2029, 0, None]))
    assert hasil.baris[0].perubahan == {"Dasar hukum": ("Perbup 1", None)}


def test_kolom_boleh_bertukar_tempat_dan_berbeda_huruf(pakusari, lihat):
    judul = ["dasar HUKUM", "tahun akhir ", "Perubahan Ke", "Tahun Awal", "KECAMATAN"]
    hasil = lihat("renstra", renstra(["Perbup", 2029, 0, 2025, PAKUSARI], judul=judul))
    assert not hasil.galat
    assert hasil.baris[0].perubahan == {"Dasar hukum": (None, "Perbup")}


def test_lembar_berikut_mengenal_yang_baru_di_lembar_sebelumnya(pakusari, lihat):
    isi = renstra() | {
        "Sasaran": [
            ["Kecamatan", "Renstra", "Tujuan", "Sasaran", "Uraian sasaran"],
            [PAKUSARI, "2025-2029", 1, 1, "Sasaran satu"],
        ],
        "Tujuan": [
            ["Kecamatan", "Renstra", "Tujuan", "Uraian tujuan"],
            [PAKUSARI, "2025-2029", 1, "Tujuan satu"],
        ],
    }
    hasil = lihat("renstra", isi)
    assert hasil.ringkasan["baru"] == 3
    assert not hasil.galat


def test_semua_kesalahan_sekaligus(pakusari, lihat):
    hasil = lihat(
        "indikator",
        indikator(
            [PAKUSARI, "A", None, "indeks", "naik", "terakhir", "langsung"],
            [PAKUSARI, "B", "Nama", None, "miring", "terakhir", "langsung"],
            ["99.99.99", "C", "Nama", "indeks", "naik", "terakhir", "langsung"],
            satu_indikator("D"),
            satu_indikator("D"),
            [PAKUSARI, "E", "x" * 301, "indeks", "naik", "terakhir", "langsung"],
        ),
    )
    assert [(b, k) for _, b, k, _ in pesan(hasil)] == [
        (2, "Nama indikator"),
        (3, "Satuan"),
        (3, "Arah"),
        (4, "Kecamatan"),
        (6, ""),
        (7, "Nama indikator"),
    ]
    assert hasil.ringkasan == {"baru": 1, "berubah": 0, "sama": 0, "ditolak": 5}
    assert "mengulang baris 5" in hasil.galat[4].pesan


def test_kunci_dan_nilai_yang_ditolak_disebut(pakusari, lihat):
    hasil = lihat("renstra", renstra([PAKUSARI, "dua ribu", 2029, 0, ""]))
    (galat,) = hasil.galat
    assert (galat.lembar, galat.baris, galat.kolom, galat.nilai) == (
        "Renstra",
        2,
        "Tahun awal",
        "dua ribu",
    )


def test_syarat_basis_data_dijawab_dengan_kalimatnya(pakusari, lihat):
    hasil = lihat("renstra", renstra([PAKUSARI, 2029, 2025, 0, ""]))
    assert pesan(hasil) == [("Renstra", 2, "", "Tahun akhir harus setelah tahun awal.")]


def test_kolom_baru_yang_wajib(pakusari, lihat):
    isi = {"Indikator": [INDIKATOR[:3], [PAKUSARI, "A", "Nama"]]}
    kolom = [k for *_, k, _ in pesan(lihat("indikator", isi))]
    assert kolom == ["Satuan", "Arah", "Nilai tahunan", "Cara memperoleh"]


def test_kolom_keterangan_yang_tidak_cocok_ditolak(pakusari, lihat):
    tempat = buat_tempat(indikator=buat_indikator(pakusari, kode="IKM"))
    baris = [PAKUSARI, "2025-2029", "sasaran 1.1", "IKM"]
    judul = [*TARGET, "Nama indikator"]
    cocok = lihat("target", {"Target": [judul, [*baris, tempat.indikator.nama]]})
    tergeser = lihat("target", {"Target": [judul, [*baris, "Nama lain"]]})
    assert not cocok.galat
    assert pesan(tergeser)[0][2] == "Nama indikator"


class TestTarget:
    def isi(self, *sel, judul=("Target 2025",)):
        baris = [PAKUSARI, "2025-2029", "sasaran 1.1", "IKM", *sel]
        return {"Target": [[*TARGET, *judul], baris]}

    @pytest.fixture
    def tempat(self, pakusari):
        ini = buat_indikator(pakusari, kode="IKM")
        return buat_tempat(indikator=ini, target={2025: "87.5", 2026: "88"})

    def test_angka_menjadi_predikat_berangka(self, tempat, lihat):
        hasil = lihat("target", self.isi("B (70)"))
        assert hasil.baris[0].perubahan == {"Target 2025": (Decimal("87.5"), "B (70)")}

    def test_mengosongkan_menghapus_target(self, tempat, terap):
        hasil = terap("target", self.isi(None))
        assert hasil.baris[0].perubahan == {"Target 2025": (Decimal("87.5"), None)}
        assert [t.tahun for t in Target.objects.all()] == [2026]

    def test_tahun_di_luar_periode(self, tempat, lihat):
        hasil = lihat("target", self.isi(90, judul=("Target 2031",)))
        assert pesan(hasil) == [
            (
                "Target",
                2,
                "Target 2031",
                "Tahun 2031 di luar periode Renstra 2025–2029.",
            )
        ]

    def test_target_renja_tersendiri(self, tempat, terap):
        terap("target", self.isi(90, judul=("Renja 2025",)))
        assert set(Target.objects.values_list("tahun", "sumber", "nilai")) == {
            (2025, "renstra", Decimal("87.5")),
            (2026, "renstra", Decimal(88)),
            (2025, "renja", Decimal(90)),
        }

    @pytest.mark.parametrize("isi", ["tidak ada", "4 Dokumen", "n/a", "-", "abc"])
    def test_kata_bukan_predikat(self, tempat, lihat, isi):
        assert [g.kolom for g in lihat("target", self.isi(isi)).galat] == [
            "Target 2025"
        ]

    def test_titik_desimal_disarankan(self, tempat, lihat):
        (galat,) = lihat("target", self.isi("87.5")).galat
        assert "Maksud Anda 87,5?" in galat.pesan

    def test_tempat_yang_tidak_ada(self, tempat, lihat):
        isi = {"Target": [TARGET, [PAKUSARI, "2025-2029", "sasaran 1.9", "IKM"]]}
        (galat,) = lihat("target", isi).galat
        assert galat.kolom == "Tempat"
        assert galat.pesan == "“sasaran 1.9” tidak ada pada 2025-2029."


class TestWewenang:
    def test_kecamatan_asing_dan_yang_tidak_ada_dijawab_sama(
        self, pakusari, panti, operator, lihat
    ):
        buat_renstra(panti, dasar="RAHASIA-B-7f3a")

        def jawab(kode):
            hasil = lihat(
                "renstra", renstra([kode, 2025, 2029, 0, "x"]), Lingkup(operator)
            )
            assert hasil.kecamatan == []
            return [g.pesan.replace(kode, "KODE") for g in hasil.galat]

        assert jawab("35.09.14") == jawab("35.09.99")
        assert "RAHASIA" not in str(jawab("35.09.14"))

    def test_halaman_satu_kecamatan_menolak_yang_lain(
        self, pakusari, panti, bappeda, lihat
    ):
        isi = renstra(["35.09.14", 2025, 2029, 0, "x"])
        assert lihat("renstra", isi, Lingkup(bappeda)).ringkasan["baru"] == 1
        sempit = lihat("renstra", isi, Lingkup(bappeda, pakusari))
        assert [g.kolom for g in sempit.galat] == ["Kecamatan"]

    def test_yang_tidak_boleh_mengubah(self, pakusari, operator, lihat):
        hasil = lihat("indikator", indikator(satu_indikator()), Lingkup(operator))
        assert [g.pesan for g in hasil.galat] == [
            "Anda tidak berwenang mengubah indikator di sini."
        ]

    def test_yang_tidak_berubah_tidak_ditanya_wewenang(
        self, pakusari, operator, lihat, ekspor
    ):
        buat_indikator(pakusari)
        hasil = lihat("indikator", ekspor("indikator"), Lingkup(operator))
        assert (hasil.ringkasan["sama"], hasil.galat) == (1, [])


class TestPk:
    def baris(self, *sel):
        return {"Butir": [[*BUTIR, "Target"], [PAKUSARI, 2025, 0, "IKM", *sel]]}

    @pytest.fixture
    def tempat(self, pakusari):
        return buat_tempat(indikator=buat_indikator(pakusari, kode="IKM"))

    def test_kata_diambil_dari_renstra(self, tempat, lihat):
        buat_pk(tempat.renstra, status=StatusPk.DRAF)
        hasil = lihat("pk", self.baris("sasaran 1.1", 1, 89))
        assert not hasil.galat
        ke = {k: v for k, (_, v) in hasil.baris[0].perubahan.items()}
        assert ke["Indikator kinerja"] == "Indeks Kepuasan Masyarakat"
        assert ke["Tujuan atau sasaran"] == "Meningkatnya kepuasan masyarakat"

    @pytest.mark.parametrize("status", [StatusPk.DITETAPKAN, StatusPk.DIAJUKAN])
    def test_pk_yang_tidak_lagi_draf_ditolak(self, tempat, operator, lihat, status):
        pk = buat_pk(tempat.renstra, status=StatusPk.DRAF)
        buat_butir_pk(pk, tempat)
        type(pk).objects.filter(pk=pk.pk).update(
            status=status, diajukan_oleh=operator, diajukan_pada="2025-02-01T00:00Z"
        )
        (galat,) = lihat("pk", self.baris("sasaran 1.1", 1, 95)).galat
        assert status.label.lower() in galat.pesan
        sama = lihat("pk", self.baris("sasaran 1.1", 1, 89))
        assert (sama.ringkasan["sama"], sama.galat) == (1, [])

    def test_pk_yang_belum_ada(self, tempat, lihat):
        (galat,) = lihat("pk", self.baris("sasaran 1.1", 1, 89)).galat
        assert galat.kolom == "Perubahan ke"


def test_unit_penanggung_jawab_rencana_aksi(pakusari, lihat):
    butir = buat_butir_pk()
    UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pelayanan Umum")
    judul = [*BUTIR[:4], "Triwulan", "Target", "Penanggung jawab"]
    baris = [PAKUSARI, 2025, 0, butir.indikator.kode, 1, 80]
    isi = {
        "Rencana aksi": [
            judul,
            [*baris, "seksi pelayanan umum"],
            [*baris[:4], 2, 81, "Seksi Khayal"],
        ]
    }
    hasil = lihat("rencana-aksi", isi)
    assert [(g.baris, g.kolom) for g in hasil.galat] == [(3, "Penanggung jawab")]
    assert hasil.baris[0].status == "baru"


class TestPagu:
    def test_atasan_dan_bawahan_dalam_satu_berkas(self, pakusari, lihat):
        program = buat_program(kode="7.01.02")
        buat_program("Kegiatan", program, kode="7.01.02.2.01")
        buat_pagu(buat_program("Lain", kode="7.01.03"))
        isi = {
            "Pagu": [
                PAGU,
                [PAKUSARI, 2025, 1, "7.01.02", 5_000_000],
                [PAKUSARI, 2025, 1, "7.01.02.2.01", 5_000_000],
            ]
        }
        hasil = lihat("pagu", isi)
        assert [(g.baris, g.kolom) for g in hasil.galat] == [
            (2, "Kode program"),
            (3, "Kode program"),
        ]

    def test_bawahan_dari_yang_tersimpan(self, pakusari, lihat):
        program = buat_program(kode="7.01.02")
        kegiatan = buat_program("Kegiatan", program, kode="7.01.02.2.01")
        buat_pagu(kegiatan)
        isi = {"Pagu": [PAGU, [PAKUSARI, 2025, 1, "7.01.02", 1]]}
        (galat,) = lihat("pagu", isi).galat
        assert "7.01.02.2.01 Kegiatan" in galat.pesan

    def test_uang_kurang_dari_nol(self, pakusari, lihat):
        buat_pagu(buat_program(kode="7.01.02"))
        isi = {"Pagu": [PAGU, [PAKUSARI, 2025, 1, "7.01.02", -1]]}
        assert [g.kolom for g in lihat("pagu", isi).galat] == ["Pagu (Rp)"]

    def test_kode_bermakna_ganda_minta_versi(self, pakusari, lihat):
        buat_pagu(buat_program(kode="7.01.02", mulai=2021))
        buat_program(kode="7.01.02", mulai=2026)
        baris = [PAKUSARI, 2025, 1]
        ragu = lihat("pagu", {"Pagu": [PAGU, [*baris, "7.01.02", 1]]})
        jelas = lihat("pagu", {"Pagu": [PAGU, [*baris, "7.01.02@2021", 1]]})
        assert "7.01.02@2021, 7.01.02@2026" in ragu.galat[0].pesan
        assert jelas.baris[0].status == "berubah"


class TestRumus:
    KOMPONEN = [
        "Kecamatan",
        "Kode indikator",
        "Kode komponen",
        "Nama komponen",
        "Satuan",
    ]

    def isi(self, rumus, *komponen):
        baris = satu_indikator("TRANTIB", satuan="%")[:-1] + ["rumus", rumus]
        return {
            "Indikator": [[*INDIKATOR, "Rumus"], baris],
            "Komponen": [
                self.KOMPONEN,
                *([PAKUSARI, "TRANTIB", kode, kode, "laporan"] for kode in komponen),
            ],
        }

    def test_rumus_mengenal_komponen_di_lembar_lain(self, pakusari, lihat):
        isi = self.isi("selesai / masuk * 100", "selesai", "masuk")
        assert lihat("indikator", isi).galat == []

    def test_nama_yang_tidak_ada(self, pakusari, lihat):
        galat = lihat("indikator", self.isi("selesai / masuk * 100", "selesai")).galat
        assert {g.kolom for g in galat} == {"Rumus", "Kode komponen"}
        assert "“masuk” pada huruf ke-11" in galat[0].pesan

    def test_rumus_hanya_bila_caranya_rumus(self, pakusari, lihat):
        judul = [*INDIKATOR, "Rumus"]
        isi = {"Indikator": [judul, [*satu_indikator(), "1 + 1"]]}
        assert (
            "Rumus diisi bila, dan hanya bila" in lihat("indikator", isi).galat[0].pesan
        )


def test_indikator_yang_diperjanjikan_tidak_berganti_satuan(pakusari, lihat, ekspor):
    ini = buat_indikator(pakusari, kode="IKM", nama="Indeks Kepuasan")
    tetapkan_pk(buat_butir_pk(tempat=buat_tempat(indikator=ini)).perjanjian)
    (galat,) = lihat("indikator", indikator(satu_indikator(satuan="%"))).galat
    assert "sudah diperjanjikan" in galat.pesan
    assert lihat("indikator", indikator(satu_indikator(nama="Ejaan baru"))).galat == []


def test_pendahulu_tidak_berputar(pakusari, lihat):
    lama = buat_indikator(pakusari, kode="LAMA")
    buat_indikator(pakusari, kode="BARU", pendahulu=lama)
    isi = {
        "Indikator": [
            ["Kecamatan", "Kode indikator", "Pendahulu"],
            [PAKUSARI, "LAMA", "BARU"],
        ]
    }
    (galat,) = lihat("indikator", isi).galat
    assert galat.kolom == "Pendahulu"


def test_program_lokal_bukan_kode_nasional(pakusari, lihat):
    buat_program(kode="7.01.02")
    judul = ["Kabupaten", "Kode program", "Tingkat", "Nama program", "Kode induk"]
    isi = {
        "Program lokal": [
            judul,
            ["35.09", "7.01.02", "program", "Ganda", None],
            ["35.09", "L.1", "program", "Lokal", None],
            ["35.09", "L.1.1", "kegiatan", "Di bawahnya", "L.1"],
            ["35.09", "L.1.2", "sub kegiatan", "Salah tempat", "L.1"],
        ]
    }
    hasil = lihat("program", isi)
    assert [(g.baris, g.kolom) for g in hasil.galat] == [
        (2, "Kode program"),
        (5, "Kode induk"),
    ]


@pytest.mark.parametrize("banyak", [2, 40])
def test_banyak_kueri_tidak_bergantung_pada_banyak_baris(
    pakusari, mahir, ekspor, lihat, banyak, django_assert_max_num_queries
):
    """Each sheet asks a constant number of questions, whatever its rows."""
    sasaran = buat_sasaran(buat_renstra(pakusari))
    pk = buat_pk(sasaran.tujuan.renstra, status=StatusPk.DRAF)
    for n in range(banyak):
        ini = buat_indikator(pakusari, kode=f"I{n}", cara=Cara.LANGSUNG)
        buat_butir_pk(pk, buat_tempat(sasaran, ini, {2025: "1"}), nilai="1")
    Indikator.objects.update(sumber_data="lama")
    jalan = {j: ekspor(j) for j in ("indikator", "target", "pk")}
    Indikator.objects.update(sumber_data="baru")
    pk.butir.update(nomor="x")
    Target.objects.update(nilai=2)
    for jenis, batas in (("indikator", 13), ("target", 14), ("pk", 19)):
        with django_assert_max_num_queries(batas):
            hasil = lihat(jenis, jalan[jenis], Lingkup(mahir))
        assert not hasil.galat
        assert hasil.ringkasan["berubah"] == banyak


def test_judul_dari_templat(pakusari, lihat):
    assert RENSTRA[1] == "Tahun awal"  # as in the sheets of `berkas`
    (galat,) = lihat("renstra", {"Renstra": [["Kecamatan", "Tahun awl"]]}).galat[:1]
    assert galat.pesan == "Judul kolom tidak dikenal. Maksud Anda “Tahun awal”?"

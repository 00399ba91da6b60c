"""Decrees in files: parts that are lists, indicators in their words."""

from datetime import date

import pytest

from iku.lembar.jenis.sk import LembarSk
from iku.lembar.lingkup import Lingkup
from iku.models import ButirSkIku, SkIku
from iku.models.tindakan_sk import SK_DITETAPKAN
from kecamatan.models import Jejak, UnitKerja
from tests.pembangun import buat_indikator, buat_renstra, buat_tempat

from .berkas import PAKUSARI, sel

KATA = ("satu", "dua", "tiga")
NOMOR = "065/ 45 /35.09.24/2025"
SK = ["Kecamatan", "Nomor SK", "Tentang", "Bentuk tabel"]
BUTIR = ["Kecamatan", "Nomor SK", "Letak", "Kode indikator", "Urutan"]
DAFTAR = {
    "menimbang": ["satu;", "dua;"],
    "mengingat": ["satu butir\nberbaris dua"],
    "diktum": [
        {"nomor": "KESATU", "isi": "Ketentuan: satu"},
        {"nomor": "KEDUA BELAS", "isi": "baris satu\nbaris dua"},
    ],
    "tugas": [],
    "fungsi": ["a\nb", "c"],
    "salinan": ["Bupati"],
}


def sk(**kolom):
    judul = [SkIku._meta.get_field(nama).verbose_name.capitalize() for nama in kolom]
    isi = [PAKUSARI, NOMOR, "Indikator Kinerja Utama", "pisah", *kolom.values()]
    return {"SK": [[*SK, *judul], isi]}


def butir(**kolom):
    isi = [PAKUSARI, NOMOR, "utama", "IKM", 1, *kolom.values()]
    return {"Butir": [[*BUTIR, *(n.replace("_", " ") for n in kolom)], isi]}


def buat_sk(kecamatan, **isi):
    return SkIku.objects.create(
        kecamatan=kecamatan,
        nomor=NOMOR,
        judul="Indikator Kinerja Utama",
        bentuk="pisah",
        **isi,
    )


def pesan(hasil):
    return [(g.lembar, g.baris, g.kolom, g.pesan) for g in hasil.galat]


@pytest.fixture
def tempat(pakusari):
    return buat_tempat(indikator=buat_indikator(pakusari, kode="IKM"))


def test_naskah_dan_butirnya(pakusari, tempat, bagian_organisasi, terap):
    unit = [
        UnitKerja.objects.create(kecamatan=pakusari, nama=nama, singkatan=s, urutan=n)
        for n, (nama, s) in enumerate((("Seksi Pelayanan", ""), ("Sekretariat", "Set")))
    ]
    naskah = sk(
        renstra="2025-2029",
        menimbang="satu;\ndua;",
        diktum="KESATU: a\nb\n\nKEDUA: c",
    )
    isi = naskah | butir(Tempat="sasaran 1.1", Penanggung_jawab="set; Seksi Pelayanan")
    hasil = terap("sk-iku", isi, Lingkup(bagian_organisasi))
    assert hasil.ringkasan == {"baru": 2, "berubah": 0, "sama": 0, "ditolak": 0}
    ini = SkIku.objects.get()
    assert (ini.nomor, ini.renstra) == (NOMOR, tempat.renstra)
    assert ini.menimbang == ["satu;", "dua;"]
    assert ini.diktum == [
        {"nomor": "KESATU", "isi": "a\nb"},
        {"nomor": "KEDUA", "isi": "c"},
    ]
    satu = ini.butir.get()
    assert satu.butir_renstra == tempat
    assert satu.uraian_indikator == "Indeks Kepuasan Masyarakat"
    assert satu.uraian_kinerja == ""
    assert list(satu.penanggung_jawab.all()) == unit
    jejak = Jejak.objects.get(objek="iku.ButirSkIku")
    assert jejak.ke["penanggung_jawab"] == [u.pk for u in unit]


@pytest.mark.parametrize("nama", DAFTAR)
def test_daftar_terbaca_kembali_seperti_tertulis(pakusari, nama):
    """The cells of older files: what they held reads back as itself."""
    kolom = LembarSk().kolom_berjudul(nama)
    isi = kolom.export(buat_sk(pakusari, **DAFTAR), kamus=None)
    assert kolom.clean({kolom.judul: isi}) == DAFTAR[nama]


def test_satu_butir_diubah_dalam_berkas_lama(pakusari, lihat):
    buat_sk(pakusari, salinan=["Bupati", "Inspektur"])
    hasil = lihat("sk-iku", sk(salinan="Bupati\nKepala Bappeda"))
    assert hasil.baris[0].perubahan == {
        "Salinan": ("Bupati\nInspektur", "Bupati\nKepala Bappeda")
    }


def test_semua_kesalahan_sekaligus(pakusari, tempat, lihat):
    isi = sk(tanggal="kapan-kapan", diktum="KESATU: a\n\ntanpa nomor")
    isi["SK"].append([PAKUSARI, 45, None, "bulat", None, None])
    isi |= butir(Tempat="sasaran 1.1", Penanggung_jawab="Seksi Antah")
    isi["Butir"].append([PAKUSARI, "tidak ada", "utama", "X", 1, None, None])
    assert [p[:3] for p in pesan(lihat("sk-iku", isi))] == [
        *(("SK", 2, "Tanggal"), ("SK", 2, "Diktum")),
        *(("SK", 3, "Nomor SK"), ("SK", 3, "Tentang"), ("SK", 3, "Bentuk tabel")),
        *(("Butir", 2, "Tempat"), ("Butir", 2, "Penanggung jawab")),
        *(("Butir", 3, "Nomor SK"), ("Butir", 3, "Kode indikator")),
    ]
    kata = {(b, k): p for _, b, k, p in pesan(lihat("sk-iku", isi))}
    assert kata[2, "Diktum"].startswith("“tanpa nomor” tidak diawali nomor diktum.")
    assert kata[2, "Tempat"].startswith("Dokumen ini belum menyebut Renstra-nya.")


def test_tempat_dalam_renstra_keputusan(pakusari, tempat, lihat):
    lama = buat_renstra(pakusari, awal=2021, akhir=2026)
    buat_sk(pakusari, renstra=lama)
    hasil = lihat("sk-iku", butir(Tempat="sasaran 1.1"))
    assert pesan(hasil) == [
        ("Butir", 2, "Tempat", "“sasaran 1.1” tidak ada pada 2021-2026.")
    ]


class TestNaskah:
    """Each item a row of its own."""

    JUDUL = ["Kecamatan", "Nomor SK", "Bagian", "Urutan", "Nomor diktum", "Isi"]
    SEMULA = {
        "menimbang": ["satu;", "dua;", "tiga;"],
        "diktum": [{"nomor": "KESATU", "isi": "a"}, {"nomor": "", "isi": "lama"}],
    }

    def isi(self, *baris):
        return {"Naskah": [self.JUDUL, *([PAKUSARI, NOMOR, *b] for b in baris)]}

    @pytest.fixture
    def ini(self, pakusari):
        return buat_sk(pakusari, **self.SEMULA)

    def test_diubah_ditambah_dan_dikosongkan(self, ini, terap):
        hasil = terap(
            "sk-iku",
            self.isi(
                ["menimbang", 4, None, "empat\nberbaris dua"],
                ["Menimbang", 2, None, None],
                ["diktum", 1, "PERTAMA", "a"],
                ["diktum", 2, None, "lama"],
                ["tugas", 1, None, "baru"],
            ),
        )
        assert pesan(hasil) == []
        assert hasil.ringkasan == {"baru": 2, "berubah": 2, "sama": 1, "ditolak": 0}
        assert hasil.baris[1].perubahan == {"Isi": ("dua;", None)}
        assert hasil.baris[2].perubahan == {"Nomor diktum": ("KESATU", "PERTAMA")}
        ini.refresh_from_db()
        assert ini.menimbang == ["satu;", "tiga;", "empat\nberbaris dua"]
        assert [d["nomor"] for d in ini.diktum] == ["PERTAMA", ""]
        assert (ini.tugas, ini.fungsi) == (["baru"], [])
        jejak = Jejak.objects.get()
        assert set(jejak.ke) == {"menimbang", "diktum", "tugas"}
        assert jejak.dari["menimbang"] == self.SEMULA["menimbang"]

    def test_bersama_keputusan_baru(self, pakusari, terap):
        isi = sk() | self.isi(["diktum", 1, "KESATU", "a"], ["salinan", 1, None, "b"])
        assert terap("sk-iku", isi).diterapkan
        ini = SkIku.objects.get()
        assert (ini.diktum, ini.salinan) == ([{"nomor": "KESATU", "isi": "a"}], ["b"])
        assert terap("sk-iku", isi).ringkasan["sama"] == 3

    def test_bersama_lembar_sk_satu_jejak(self, ini, terap):
        isi = sk(tempat="Jember") | self.isi(["menimbang", 1, None, "lain;"])
        assert terap("sk-iku", isi).diterapkan
        assert set(Jejak.objects.get().ke) == {"menimbang", "tempat"}

    @pytest.mark.parametrize(
        ("baris", "kolom", "kalimat"),
        [
            (["menimbang", 6, None, "x"], "Urutan", "Lanjutkan dengan 4."),
            (["fungsi", 2, None, "x"], "Urutan", "Lanjutkan dengan 1."),
            (["menimbang", 0, None, "x"], "Urutan", "di luar 1 sampai 999"),
            (["penutup", 1, None, "x"], "Bagian", "bukan pilihan"),
            (["menimbang", 1, "KESATU", "x"], "", "Nomor hanya bagi diktum."),
            (["diktum", 3, None, "x"], "", "Tulis nomor diktum"),
            (["diktum", 3, "KETIGA", None], "Isi", "Isi wajib diisi."),
            (["menimbang", 1, None, "a" * 10_001], "Isi", "terlalu panjang"),
        ],
    )
    def test_ditolak(self, ini, lihat, baris, kolom, kalimat):
        hasil = lihat("sk-iku", self.isi(baris))
        (galat,) = hasil.galat
        assert (galat.lembar, galat.baris, galat.kolom) == ("Naskah", 2, kolom)
        assert kalimat in galat.pesan
        assert hasil.ringkasan["ditolak"] == 1

    def test_baris_kembar(self, ini, lihat):
        satu = ["menimbang", 1, None, "x"]
        assert (
            "mengulang baris 2" in lihat("sk-iku", self.isi(satu, satu)).galat[0].pesan
        )

    def test_bukan_bagian_organisasi(self, ini, operator, lihat):
        hasil = lihat(
            "sk-iku",
            self.isi(["menimbang", 1, None, "x"], ["menimbang", 2, None, "dua;"]),
            Lingkup(operator),
        )
        assert [(g.baris, g.pesan) for g in hasil.galat] == [
            (2, "Anda tidak berwenang mengubah SK IKU di sini.")
        ]

    def test_ekspor_satu_baris_tiap_butir(self, ini, ekspor):
        isi = sel(ekspor("sk-iku"))["Naskah"]
        assert isi[0] == self.JUDUL
        assert [b[2:] for b in isi[1:]] == [
            *(["menimbang", n, None, f"{k};"] for n, k in enumerate(KATA, 1)),
            ["diktum", 1, "KESATU", "a"],
            ["diktum", 2, None, "lama"],
        ]


def test_yang_belum_bernomor_tidak_ikut(pakusari, ekspor, lihat):
    SkIku.objects.create(kecamatan=pakusari, judul="draf", bentuk="pisah")
    assert lihat("sk-iku", ekspor("sk-iku")).baris == []
    assert pesan(lihat("sk-iku", {"SK": [SK, [PAKUSARI, None, "draf", "pisah"]]})) == [
        ("SK", 2, "Nomor SK", "Nomor SK wajib diisi.")
    ]


def test_bukan_bagian_organisasi(pakusari, tempat, operator, bappeda, lihat):
    for orang in (operator, bappeda):
        hasil = lihat("sk-iku", sk() | butir(), Lingkup(orang))
        assert [g.pesan for g in hasil.galat] == [
            "Anda tidak berwenang mengubah SK IKU di sini.",
            "Anda tidak berwenang mengubah butir SK IKU di sini.",
        ]
    assert not ButirSkIku.objects.exists()


def test_kecamatan_lain_tidak_mengungkap_apa_apa(panti, operator, lihat):
    buat_sk(panti, menimbang=["RAHASIA-7f3a"])

    def jawab(kode):
        isi = {"SK": [SK, [kode, NOMOR, "x", "pisah"]]}
        return str(pesan(lihat("sk-iku", isi, Lingkup(operator)))).replace(kode, "KODE")

    assert jawab("35.09.14") == jawab("35.09.99")
    assert "RAHASIA" not in jawab("35.09.14")


@pytest.mark.parametrize(
    "isi",
    [
        lambda: sk(tempat="Jember"),
        lambda: sk(salinan="Bupati\nCamat"),
        lambda: {
            "Naskah": [
                ["Kecamatan", "Nomor SK", "Bagian", "Urutan", "Isi"],
                [PAKUSARI, NOMOR, "salinan", 1, ""],
            ]
        },
        lambda: butir(Formulasi_pengukuran="lain"),
    ],
    ids=["naskah", "daftar", "butir-naskah", "indikator"],
)
def test_keputusan_yang_sudah_ditetapkan_ditolak(pakusari, tempat, isi, lihat):
    ini = buat_sk(pakusari, salinan=["Bupati"], tanggal_teks="2025")
    ButirSkIku.objects.create(
        sk=ini, indikator=tempat.indikator, urutan=1, uraian_indikator="IKM"
    )
    SkIku.objects.update(status="ditetapkan")
    (kalimat,) = {p[3] for p in pesan(lihat("sk-iku", isi()))}
    assert kalimat == SK_DITETAPKAN


def test_keputusan_yang_sudah_ditetapkan_bolak_balik(pakusari, tempat, lihat):
    buat_sk(pakusari, tanggal_teks="2025")
    SkIku.objects.update(status="ditetapkan")
    hasil = lihat("sk-iku", sk())
    assert hasil.ringkasan == {"baru": 0, "berubah": 0, "sama": 1, "ditolak": 0}


class TestMengubah:
    """Which decree a decree changes, by its number."""

    BARU = [PAKUSARI, "065/46/35.09.24/2026", "Perubahan IKU", "pisah", NOMOR]
    ISI = {"SK": [[*SK, "Mengubah keputusan"], BARU]}

    def test_yang_ditetapkan(self, pakusari, terap, ekspor, lihat):
        lama = buat_sk(pakusari, status="ditetapkan", tanggal=date(2025, 1, 2))
        assert terap("sk-iku", self.ISI).diterapkan
        assert SkIku.objects.get(nomor=self.BARU[1]).mengubah == lama
        hasil = lihat("sk-iku", ekspor("sk-iku"))
        assert (hasil.galat, hasil.ringkasan["sama"]) == ([], 2)

    def test_draf_ditolak(self, pakusari, lihat):
        buat_sk(pakusari)
        ((*_, kalimat),) = pesan(lihat("sk-iku", self.ISI))
        assert "Keputusan yang diubah masih draf." in kalimat

    def test_yang_tidak_ada_ditolak(self, pakusari, lihat):
        ((*_, kolom, _),) = pesan(lihat("sk-iku", self.ISI))
        assert kolom == "Mengubah keputusan"

    def test_kecamatan_lain_tidak_mengungkap_apa_apa(self, pakusari, panti, lihat):
        buat_sk(panti, status="ditetapkan", tanggal=date(2025, 1, 2))
        ((*_, kalimat),) = pesan(lihat("sk-iku", self.ISI))
        assert "tidak ada pada" in kalimat

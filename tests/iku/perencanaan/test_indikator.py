"""The form of a measure: formulas, components, and what may no longer change."""

import pytest
from django.core.exceptions import ValidationError

from iku.models import Indikator, Variabel
from iku.pilihan import Arah, Cara
from kecamatan.models import Jejak, UnitKerja
from kecamatan.pilihan import Peran
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    tetapkan_pk,
)

from .conftest import DASAR, isian, kirim, teks

TAMBAH = f"{DASAR}indikator/tambah/"
TRANTIB = {
    "kode": "TRANTIB",
    "nama": "Persentase penyelesaian laporan trantib",
    "satuan": "%",
    "arah": "naik",
    "frekuensi": "triwulan",
    "agregasi": "jumlah",
    "cara": "rumus",
    "rumus": "selesai / masuk * 100",
    "var-0-kode": "selesai",
    "var-0-nama": "Laporan selesai",
    "var-0-satuan": "laporan",
    "var-1-kode": "masuk",
    "var-1-nama": "Laporan masuk",
    "var-1-satuan": "Laporan",
}


@pytest.fixture
def klien(bagian_organisasi, buka):
    return buka(bagian_organisasi)


@pytest.fixture
def trantib(pakusari):
    indikator = buat_indikator(
        pakusari, cara=Cara.RUMUS, rumus="selesai / masuk * 100", satuan="%"
    )
    for n, kode in enumerate(("selesai", "masuk"), start=1):
        Variabel.objects.create(
            indikator=indikator, kode=kode, nama=kode, satuan="laporan", urutan=n
        )
    return indikator


def ubah(indikator):
    return f"{DASAR}indikator/{indikator.pk}/ubah/"


def janjikan(indikator):
    sasaran = buat_sasaran(buat_renstra(indikator.kecamatan))
    tempat = buat_tempat(sasaran, indikator)
    return buat_butir_pk(buat_pk(tempat.renstra), tempat).perjanjian


def test_indikator_berumus_tersimpan_dengan_komponennya(pakusari, klien):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib")
    lain = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pemerintahan")
    isi = TRANTIB | {"penanggung_jawab": [unit.pk], "lintas_unit": [lain.pk]}
    assert kirim(klien, TAMBAH, **isi).status_code == 302
    ini = Indikator.objects.get()
    assert list(ini.variabel.values_list("kode", "satuan", "urutan")) == [
        ("selesai", "laporan", 1),
        ("masuk", "Laporan", 2),
    ]
    assert (list(ini.penanggung_jawab.all()), list(ini.lintas_unit.all())) == (
        [unit],
        [lain],
    )
    assert Jejak.objects.filter(aksi="menambah").count() == 3


def test_penanggung_jawab_indikator_boleh_mengisinya(pakusari, trantib):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib")
    orang = buat_pengguna(Peran.PENANGGUNG_JAWAB, pakusari, unit=unit)
    pengisi = frozenset({Peran.PENANGGUNG_JAWAB})
    semua = Indikator.objects
    assert not semua.editable_by(orang, pengubah=pengisi).exists()
    trantib.penanggung_jawab.add(unit)
    assert semua.editable_by(orang, pengubah=pengisi).get() == trantib


@pytest.mark.parametrize(
    ("rumus", "kalimat", "ditandai"),
    [
        ("selesai / x * 100", "“x” pada huruf ke-11", "x"),
        ("selesai / (masuk", "Kurung buka pada huruf ke-11", "("),
        ("selesai / 0", "membagi dengan nol", "0"),
        ("selesai + masuk", "bersatuan laporan", "selesai + masuk"),
        ("selesai /", "belum selesai", "\u2003"),
    ],
)
def test_rumus_salah_ditolak_dengan_tempatnya(
    pakusari, klien, rumus, kalimat, ditandai
):
    jawaban = kirim(klien, TAMBAH, **TRANTIB | {"rumus": rumus})
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert f"<mark>{ditandai}</mark>" in jawaban.content.decode()
    assert f'value="{rumus}"' in jawaban.content.decode()
    assert not Indikator.objects.exists()


def test_satuan_bercampur_ditolak(pakusari, klien):
    isi = {"var-1-satuan": "orang", "rumus": "selesai + masuk", "satuan": "laporan"}
    jawaban = kirim(klien, TAMBAH, **TRANTIB | isi)
    assert jawaban.status_code == 422
    assert "menambahkan satuan yang berbeda" in teks(jawaban)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"arah": ""}, "Arah:"),
        ({"var-1-nama": ""}, "Lengkapi bagian ini"),
        ({"var-1-kode": "dua kata"}, "satu kata"),
        ({"var-1-kode": "selesai", "rumus": "selesai * 1"}, "lebih dari sekali"),
        ({"cara": "langsung"}, "Kosongkan rumus"),
        ({"rumus": ""}, "Tulis rumusnya"),
    ],
)
def test_isian_tidak_lengkap_ditolak(pakusari, klien, isi, kalimat):
    jawaban = kirim(klien, TAMBAH, **TRANTIB | isi)
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert not Indikator.objects.exists()


def test_arah_tidak_punya_bawaan(pakusari, klien):
    form = klien.get(TAMBAH).context["form"]
    assert [form[k].value() for k in ("arah", "agregasi", "cara")] == [""] * 3


def test_mencoba_rumus_tidak_menyimpan(pakusari, klien):
    isi = TRANTIB | {"var-0-contoh": "31", "var-1-contoh": "34", "coba": "1"}
    jawaban = kirim(klien, TAMBAH, **isi)
    assert jawaban.status_code == 200
    assert "31 ÷ 34 × 100 = 91,18" in teks(jawaban)
    assert 'value="Laporan selesai"' in jawaban.content.decode()
    assert not Indikator.objects.exists()


def test_mencoba_dengan_contoh_kosong_atau_nol(pakusari, klien):
    kosong = kirim(klien, TAMBAH, **TRANTIB | {"var-0-contoh": "31", "coba": "1"})
    assert "masuk belum dilaporkan" in teks(kosong)
    isi = TRANTIB | {"var-0-contoh": "31", "var-1-contoh": "0", "coba": "1"}
    assert "pembaginya nol" in teks(kirim(klien, TAMBAH, **isi))


def test_tambah_baris_komponen_menjaga_isian(pakusari, klien):
    jawaban = kirim(klien, TAMBAH, **TRANTIB | {"tambah_baris": "1"})
    assert len(jawaban.context["form"].variabel.forms) == 4
    assert 'value="Laporan masuk"' in jawaban.content.decode()
    assert not Indikator.objects.exists()


def test_komponen_yang_dikosongkan_terhapus(trantib, klien):
    isi = {"rumus": "selesai * 1", "satuan": "laporan"}
    isi |= {f"var-1-{k}": "" for k in ("kode", "nama", "satuan")}
    assert kirim(klien, ubah(trantib), **isi).status_code == 302
    assert [v.kode for v in trantib.variabel.all()] == ["selesai"]
    assert Jejak.objects.filter(aksi="menghapus").get().dari["kode"] == "masuk"


def test_komponen_yang_sudah_bernilai_tidak_terhapus(trantib, klien):
    realisasi = buat_realisasi(trantib, nilai=None, bentuk="variabel")
    realisasi.komponen.create(variabel=trantib.variabel.last(), nilai=34)
    isi = {"rumus": "selesai * 1", "satuan": "laporan", "tetap": "on", "alasan": "x"}
    isi |= {f"var-1-{k}": "" for k in ("kode", "nama", "satuan")}
    jawaban = kirim(klien, ubah(trantib), **isi)
    assert jawaban.status_code == 422
    assert "“masuk” sudah mempunyai nilai" in teks(jawaban)
    trantib.refresh_from_db()
    assert trantib.rumus == "selesai / masuk * 100"


@pytest.mark.parametrize(
    "isi",
    [
        {"satuan": "indeks"},
        {"arah": Arah.TURUN},
        {"rumus": "masuk / selesai * 100"},
        {"cara": Cara.LANGSUNG, "rumus": ""},
        {"var-0-satuan": "orang", "var-1-satuan": "orang"},
    ],
)
def test_yang_diperjanjikan_tidak_berubah_makna(trantib, klien, isi):
    tetapkan_pk(janjikan(trantib))
    jawaban = kirim(klien, ubah(trantib), **isi)
    assert jawaban.status_code == 422
    assert "sudah diperjanjikan" in teks(jawaban)
    segar = Indikator.objects.get()
    for kunci in ("satuan", "arah", "rumus", "cara"):
        assert getattr(segar, kunci) == getattr(trantib, kunci)
    assert set(segar.variabel.values_list("satuan", flat=True)) == {"laporan"}


def test_yang_diperjanjikan_boleh_diperbaiki_namanya(trantib, klien):
    tetapkan_pk(janjikan(trantib))
    assert kirim(klien, ubah(trantib), definisi="Lebih jelas").status_code == 302
    assert Indikator.objects.get().definisi == "Lebih jelas"


def test_perjanjian_yang_masih_draf_belum_membekukan(trantib, klien):
    janjikan(trantib)
    assert kirim(klien, ubah(trantib), satuan="indeks").status_code == 302


def test_pembekuan_berlaku_juga_di_luar_halaman(trantib):
    tetapkan_pk(janjikan(trantib))
    trantib.arah = Arah.TURUN
    with pytest.raises(ValidationError, match="sudah diperjanjikan"):
        trantib.full_clean()
    with pytest.raises(ValidationError, match="sudah diperjanjikan"):
        Variabel(indikator=trantib, kode="c", nama="c", satuan="laporan").full_clean()


def test_nilai_tahunan_beku_setelah_ada_triwulan(trantib):
    tetapkan_pk(janjikan(trantib))
    trantib.agregasi = "rata_rata"
    trantib.full_clean()  # nothing rests on it yet
    buat_realisasi(trantib, nilai="50", triwulan=1)
    with pytest.raises(ValidationError, match="sudah diperjanjikan"):
        trantib.full_clean()


def test_yang_berealisasi_memperingatkan_dan_meminta_alasan(trantib, klien):
    buat_realisasi(trantib)
    pertama = kirim(klien, ubah(trantib), satuan="indeks")
    assert pertama.status_code == 422
    assert "buat indikator baru dengan indikator ini sebagai pendahulu" in teks(pertama)
    isi = isian(pertama) | {"tetap": "on"}
    kedua = klien.post(ubah(trantib), isi)
    assert "Tulis mengapa indikator ini perlu diubah." in teks(kedua)
    assert klien.post(ubah(trantib), isi | {"alasan": "salah ketik"}).status_code == 302
    assert Indikator.objects.get().satuan == "indeks"


def test_penerus_mewarisi_dan_menyebut_pendahulunya(trantib, klien):
    alamat = f"{TAMBAH}?pendahulu={trantib.pk}"
    assert kirim(klien, alamat, kode="TRANTIB-2").status_code == 302
    baru = Indikator.objects.get(kode="TRANTIB-2")
    assert (baru.pendahulu, baru.rumus) == (trantib, trantib.rumus)
    assert baru.variabel.count() == 2
    assert trantib.variabel.count() == 2


def test_pendahulu_tidak_melingkar(trantib, klien, pakusari):
    cucu = buat_indikator(
        pakusari, pendahulu=buat_indikator(pakusari, pendahulu=trantib)
    )
    jawaban = kirim(klien, ubah(trantib), pendahulu=cucu.pk)
    assert jawaban.status_code == 422
    assert "sendiri menjadi pendahulu" in teks(jawaban)


def test_pendahulu_dari_kecamatan_lain_tidak_dapat_dipilih(trantib, klien, panti):
    jawaban = kirim(klien, ubah(trantib), pendahulu=buat_indikator(panti).pk)
    assert jawaban.status_code == 422
    assert Indikator.objects.get(pk=trantib.pk).pendahulu is None


def test_komponen_yang_diubah_orang_lain_tidak_tertimpa(trantib, klien):
    saya = isian(klien.get(ubah(trantib))) | {"definisi": "Milik saya"}
    trantib.variabel.filter(kode="masuk").update(nama="Laporan dan aduan masuk")
    assert klien.post(ubah(trantib), saya).status_code == 409
    assert Indikator.objects.get().definisi == ""


def test_indikator_yang_dipakai_tidak_terhapus(trantib, klien):
    janjikan(trantib)
    jawaban = klien.post(f"{DASAR}indikator/{trantib.pk}/hapus/", {"sidik": ""})
    assert jawaban.status_code == 422
    assert "1 butir Perjanjian Kinerja" in teks(jawaban)
    assert "1 indikator Renstra" in teks(jawaban)


def test_mencari_indikator(trantib, klien, pakusari):
    buat_indikator(pakusari, nama="Nilai SAKIP", kode="SAKIP")
    alamat = f"{DASAR}indikator/"
    assert [i.kode for i in klien.get(f"{alamat}?cari=sak").context["daftar"]] == [
        "SAKIP"
    ]
    assert "Tidak ada indikator" in teks(klien.get(f"{alamat}?cari=xyz"))

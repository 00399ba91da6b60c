"""Loading the example files: Pakusari 2025 recomputed from the loaded rows, loading
twice, and what a mistake in a file answers."""

import shutil

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from capaian import perhitungan
from capaian.models import Skala
from iku.models import (
    Nomenklatur,
    Renstra,
)
from kecamatan.cakupan import Tercakup
from kecamatan.models import Desa, Kecamatan, Pengguna
from kecamatan.pilihan import Peran
from laporan.contoh import GalatContoh, akun_demo, muat
from laporan.models import MuatanContoh, Narasi, Sarana

pytestmark = pytest.mark.django_db
PAKUSARI = "35.09.24"


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):
            muat()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def pakusari(contoh):
    return Kecamatan.objects.get(kode=PAKUSARI)


# --- Reference data ---------------------------------------------------------------


def test_reference_data_is_complete():
    assert Kecamatan.objects.filter(kabupaten__kode="35.09").count() == 31
    assert Desa.objects.filter(kecamatan__kabupaten__kode="35.09").count() == 248
    assert Desa.objects.filter(kecamatan__kode=PAKUSARI).count() == 7
    nasional = Nomenklatur.objects.filter(kabupaten__isnull=True)
    assert [
        nasional.filter(tingkat=t).count()
        for t in ("program", "kegiatan", "sub_kegiatan")
    ] == [6, 21, 101]
    for anak in nasional.filter(induk__isnull=False).select_related("induk"):
        assert anak.kode.startswith(anak.induk.kode + ".")


@pytest.mark.parametrize(
    "nama",
    [
        *("PERMENDAGRI_86_2017", "PAKUSARI_2025", "PANTI_2020", "SAKIP_88_2021"),
        *("SKM_14_2017", "SKM_KEP_25_2004", "IPP_KATEGORI"),
    ],
)
def test_scales_as_data_agree_with_the_constants(nama):
    tetapan = getattr(perhitungan, nama)
    data = Skala.objects.get(kode=nama).daftar_jenjang
    assert [(j.nama, j.warna, j.batas, j.termasuk) for j in data] == [
        (j.nama, j.warna, j.batas, j.termasuk) for j in tetapan
    ]


@pytest.mark.parametrize(
    ("tahun", "jenis", "kode"),
    [
        (2025, "capaian", "PERMENDAGRI_86_2017"),
        (2025, "sakip", "SAKIP_88_2021"),
        (2016, "ikm", "SKM_KEP_25_2004"),
        (2017, "ikm", "SKM_14_2017"),
    ],
)
def test_a_regency_scale_is_never_in_force_by_itself(tahun, jenis, kode):
    assert Skala.objects.nasional_berlaku(jenis, tahun).kode == kode


def test_no_link_leads_to_another_kecamatan_or_regency():
    """What no constraint of the database can see (Tercakup.harus_sama)."""
    diperiksa = 0
    for model in apps.get_models():
        if not issubclass(model, Tercakup):
            continue
        for baris in model.objects.all():
            for kiri, kanan, pesan in model.harus_sama:
                a, b = baris.tempuh(kiri), baris.tempuh(kanan)
                assert a is None or b is None or a == b, (baris, pesan)
                diperiksa += 1
    assert diperiksa > 1000


# --- Loading again ----------------------------------------------------------------


def _isi_semua(kecuali=()):
    """Every row of every table, as the database holds it."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model not in kecuali
    }


@pytest.fixture
def tanpa_akun(settings):
    settings.PRODUKSI = True


def test_loading_again_changes_nothing(tanpa_akun):
    sebelum = _isi_semua()
    muat()
    assert _isi_semua() == sebelum


def test_reading_all_files_again_changes_nothing(tanpa_akun):
    MuatanContoh.objects.all().delete()
    sebelum = _isi_semua(kecuali=[MuatanContoh])
    muat()
    assert _isi_semua(kecuali=[MuatanContoh]) == sebelum
    assert MuatanContoh.objects.filter(nama="pakusari-2025").exists()


def test_an_unchanged_start_asks_the_database_once(tanpa_akun):
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        muat()
    assert len(kueri) == 1


def test_what_somebody_corrected_stays(pakusari, tanpa_akun):
    sarana = Sarana.objects.get(kecamatan=pakusari, nama="Gorden")
    sarana.jumlah = 9
    sarana.save()
    MuatanContoh.objects.all().delete()
    muat()
    sarana.refresh_from_db()
    assert sarana.jumlah == 9
    assert Sarana.objects.filter(kecamatan=pakusari).count() == 22


# --- Demo accounts ----------------------------------------------------------------


def test_no_demo_accounts_in_production(tanpa_akun):
    muat()
    assert not Pengguna.objects.exists()


def test_demo_accounts_one_per_role_that_can_sign_in(settings, client):
    settings.PRODUKSI = False
    muat()
    assert {akun.peran for akun in akun_demo()} == set(Peran)
    for akun in akun_demo():
        assert client.login(username=akun.pengguna, password=akun.sandi), akun
    evaluator = Pengguna.objects.get(username="inspektorat")
    assert sorted(t.kecamatan.nama for t in evaluator.penugasan.all()) == [
        "Pakusari",
        "Panti",
    ]
    assert Pengguna.objects.get(username="admin").pengelola
    assert not Pengguna.objects.get(username="operator").pengelola
    penanggung_jawab = Pengguna.objects.get(username="penanggungjawab")
    assert penanggung_jawab.penugasan.get().unit.singkatan == "Seksi Trantib"


def test_demo_accounts_are_left_alone_once_made(settings):
    settings.PRODUKSI = False
    muat()
    orang = Pengguna.objects.get(username="operator")
    orang.set_password("sandi-baru-saya")
    orang.save()
    muat()
    orang.refresh_from_db()
    assert orang.check_password("sandi-baru-saya")
    assert Pengguna.objects.count() == len(akun_demo())


def test_the_command_prints_the_accounts(settings, capsys):
    settings.PRODUKSI = False
    call_command("muat_contoh")
    keluar = capsys.readouterr().out
    for akun in akun_demo():
        assert akun.pengguna in keluar and akun.nama in keluar


# --- Bad input --------------------------------------------------------------------


@pytest.fixture
def salinan(tmp_path, settings):
    """A copy of the fixtures that a test may spoil; the command reads it too."""
    shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path / "fixtures")
    settings.BASE_DIR = tmp_path
    settings.PRODUKSI = True
    return tmp_path / "fixtures"


def _rusak(salinan, berkas, dari, ke):
    jalan = salinan / "contoh" / "pakusari-2025" / berkas
    isi = jalan.read_text(encoding="utf-8")
    assert dari in isi
    jalan.write_text(isi.replace(dari, ke, 1), encoding="utf-8")


RUSAK = [
    (
        "umum.yaml",
        "kondisi: Baik, ideal: 6}",
        "kondisi: Baik, warna: biru, ideal: 6}",
        "Berkas pakusari-2025/umum.yaml, sarana ke-1: kunci tidak dikenal: warna.",
    ),
    (
        "umum.yaml",
        "\nsarana:",
        "\nlaptop: {jumlah: 3}\n\nsarana:",
        "Berkas pakusari-2025/umum.yaml: kunci tidak dikenal: laptop.",
    ),
    (
        "realisasi.yaml",
        "indikator: IPP\n",
        "indikator: IPPP\n",
        "Berkas pakusari-2025/realisasi.yaml, realisasi ke-8 → indikator: "
        "indikator “IPPP” tidak dikenal.",
    ),
    (
        "realisasi.yaml",
        '{2025: "2,64"}',
        '{2025: "2.64"}',
        "realisasi ke-8 → nilai → 2025: ",
    ),
    ("realisasi.yaml", '{2025: "2,64"}', '{2025: "dua"}', "nilai → 2025: "),
    ("realisasi.yaml", '{2025: "2,64"}', '{2o25: "2,64"}', "“2o25” bukan tahun."),
    (
        "anggaran.yaml",
        "7.01.02.2.01.0002:",
        "7.01.02.2.01.0099:",
        "program atau kegiatan “7.01.02.2.01.0099” tidak dikenal.",
    ),
    (
        "anggaran.yaml",
        '7.01.02.2.01: "471.002.000,00"',
        '7.01.02: "471.002.000,00"\n      7.01.02.2.01: "471.002.000,00"',
        "supaya tidak terhitung dua kali.",
    ),
    (
        "perjanjian.yaml",
        "tanggal: 2025-02-10",
        "tanggal: 10-02-2025",
        "perjanjian ke-1 → tanggal: “10-02-2025” bukan tanggal; tulis "
        "tahun-bulan-hari, misalnya 2025-02-10.",
    ),
    (
        "perjanjian.yaml",
        "tempat: sasaran 2.1",
        "tempat: sasaran 2.9",
        "butir ke-2: sasaran “2.9” tidak ada pada Renstra ini.",
    ),
    (
        "perjanjian.yaml",
        "pertama: camat-sodiq",
        "pertama: camat-sodik",
        "masa jabatan “camat-sodik” tidak dikenal; yang ada: ",
    ),
    (
        "renstra.yaml",
        "2025: B (70)",
        "2025: B (tujuh puluh)",
        "target → 2025: ",
    ),
    ("renstra.yaml", 'rpjmd: "2021-2026"', "rpjmd: lama", "“lama” bukan periode"),
    (
        "organisasi.yaml",
        '"196806031994031008"',
        '"1968"',
        "NIP terdiri atas 18 angka tanpa spasi.",
    ),
    ("narasi.yaml", "bagian: iku", "bagian: ikuu", "narasi ke-13: bagian: "),
    (
        "umum.yaml",
        "sarana:\n",
        "sarana:\n  - {urutan: 1, urutan: 2}\n",
        "kunci “urutan” ditulis dua kali.",
    ),
    ("umum.yaml", "sarana:\n", "sarana: [\n", "tidak dapat dibaca; periksa indentasi"),
    ("umum.yaml", 'kecamatan: "35.09.24"', 'kecamatan: "35.09.99"', "“35.09.99”"),
]


@pytest.mark.parametrize(("berkas", "dari", "ke", "pesan"), RUSAK)
def test_a_mistake_names_its_place_and_loads_nothing(salinan, berkas, dari, ke, pesan):
    _rusak(salinan, berkas, dari, ke)
    sebelum = _isi_semua()
    with pytest.raises(GalatContoh) as galat:
        muat()
    assert pesan in str(galat.value)
    assert berkas in str(galat.value)
    assert str(galat.value).endswith((".", "?"))
    assert _isi_semua() == sebelum


def test_the_command_refuses_with_a_sentence_and_exit_code_1(salinan):
    _rusak(salinan, "realisasi.yaml", '"2,64"', '"2.64"')
    with pytest.raises(CommandError, match="Maksud Anda 2,64") as galat:
        call_command("muat_contoh")
    assert galat.value.returncode == 1


def test_an_empty_folder_and_a_new_kecamatan_folder(salinan):
    (salinan / "contoh" / "kosong").mkdir()
    folder = salinan / "contoh" / "arjasa-2025"
    folder.mkdir()
    (folder / "sarana.yaml").write_text(
        'kecamatan: "35.09.23"\ndokumen: uji\ntahun: 2025\n'
        "sarana:\n  - {urutan: 1, nama: no, jumlah: 2, kondisi: Baik}\n"
    )
    dimuat = []
    muat(lapor=dimuat.append)
    assert dimuat == ["Memuat arjasa-2025."]
    # YAML 1.1 would have made False of it.
    assert Sarana.objects.get(tahun=2025, jumlah=2, urutan=1).nama == "no"


def test_a_renstra_is_found_by_its_period_from_another_folder(salinan, pakusari):
    folder = salinan / "contoh" / "pakusari-lain"
    folder.mkdir()
    (folder / "tambahan.yaml").write_text(
        f'kecamatan: "{PAKUSARI}"\ndokumen: uji\ntahun: 2026\n'
        'narasi:\n  - {bagian: tantangan, renstra: "2021-2026", sasaran: "2.3", isi: x}\n'
    )
    muat()
    narasi = Narasi.objects.get(kecamatan=pakusari, tahun=2026)
    assert narasi.sasaran.tujuan.renstra == Renstra.objects.get(
        kecamatan=pakusari, awal=2021
    )

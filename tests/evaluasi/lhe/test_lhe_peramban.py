"""From twelve grades to an issued LHE, its follow-up in the next quarter, and the value
in the table of capaian: in a real browser, by everybody whose turn it is."""

import gzip
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe

from capaian.models import Realisasi
from evaluasi.models import Evaluasi, Lhe, NilaiSub, TindakLanjut
from evaluasi.pilihan import StatusEvaluasi
from iku.pilihan import Cara, Frekuensi
from tests.evaluasi.lembar.bantuan import buat_evaluasi, lengkapi
from tests.iku.perjanjian.test_peramban import masuk  # noqa: F401
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
    tetapkan_pk,
)
from tests.test_peramban import BERAT_HALAMAN, buka, mesin, pytestmark  # noqa: F401

from ...layar import LAYAR
from .bantuan import buat_inspektur, siap_terbit, tambah_butir
from .test_susun import NILAI

DASAR = "/35.09.24/2025"
LHE = f"{DASAR}/evaluasi/3/lhe/"
# Component by component; the sum of NILAI is 72,45, as test_susun adds it up.
REKOMENDASI = {
    "1": ["Agar rencana aksi memuat target setiap triwulan."],
    "2": ["Agar realisasi diverifikasi berjenjang.", "Agar strategi disesuaikan."],
    "3": ["Agar LKjIP membandingkan dengan standar nasional."],
    "4": ["Agar setiap rekomendasi mempunyai batas waktu."],
}


@pytest.fixture
def dunia(pakusari, settings, tmp_path):
    """Twelve grades were discussed; the kecamatan promised a Nilai SAKIP of 80."""
    settings.MEDIA_ROOT = tmp_path
    buat_skala()
    buat_inspektur(pakusari.kabupaten)
    renstra = buat_renstra(pakusari)
    indikator = buat_indikator(
        pakusari,
        nama="Nilai SAKIP Kecamatan",
        satuan="nilai",
        cara=Cara.SAKIP,
        frekuensi=Frekuensi.TRIWULAN,
    )
    tempat = buat_tempat(buat_sasaran(renstra), indikator, target={2025: "80"})
    pk = buat_pk(renstra)
    buat_butir_pk(pk, tempat, "80")
    tetapkan_pk(pk)
    return indikator


@pytest.fixture
def dibahas(dunia, pakusari, evaluator):
    evaluasi = buat_evaluasi(
        pakusari, StatusEvaluasi.PEMBAHASAN, anggota=[evaluator], triwulan=3
    )
    lengkapi(evaluasi)
    for kode, nilai in NILAI.items():
        NilaiSub.objects.filter(evaluasi=evaluasi, sub__kode=kode).update(nilai=nilai)
    return evaluasi


def tulis_butir(page, komponen, uraian):
    page.goto(LHE)
    bagian = page.locator(f"section[aria-labelledby=komponen-{komponen}]")
    bagian.get_by_role("link", name="Tambah rekomendasi").click()
    page.get_by_label("Uraian").fill(uraian)
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Tersimpan.", exact=True).wait_for()


@pytest.mark.lengkap
def test_dari_nilai_sampai_tabel_capaian(
    masuk,  # noqa: F811
    dibahas,
    dunia,
    evaluator,
    inspektur,
    operator,
):
    anggota = masuk(evaluator)
    anggota.goto(f"{DASAR}/evaluasi/3/")
    anggota.get_by_role("link", name="Susun LHE").click()
    anggota.get_by_role("button", name="Susun LHE").click()
    anggota.get_by_text("Kini tahap penyusunan LHE").wait_for()
    for komponen, daftar in REKOMENDASI.items():
        for uraian in daftar:
            tulis_butir(anggota, komponen, uraian)
    anggota.get_by_role("link", name="Tulis dorongan perbaikan").click()
    anggota.get_by_label("Dorongan perbaikan").fill("Kami mendorong perbaikan.")
    anggota.get_by_role("button", name="Simpan dorongan perbaikan").click()
    assert "Nilai 72,45, predikat BB" in anggota.locator("main").inner_text()

    kepala = masuk(inspektur)
    kepala.goto(f"{DASAR}/evaluasi/3/")
    kepala.locator(f'a[href="{LHE}"]').first.click()
    kepala.get_by_role("link", name="Terbitkan LHE").click()
    kepala.get_by_label("Nomor LHE").fill("700/12/2025")
    kepala.get_by_label("Tanggal LHE").fill("2025-10-20")
    kepala.get_by_role("button", name="Terbitkan dan bekukan").click()
    kepala.get_by_text("Isinya kini beku").wait_for()
    lhe = Lhe.objects.get()
    assert (lhe.status, lhe.nilai) == ("terbit", Decimal("72.45"))
    assert lhe.rekomendasi.count() == 5
    with kepala.expect_download() as unduhan:
        kepala.get_by_role("link", name="Unduh PDF").click()
    assert unduhan.value.path().read_bytes()[:5] == b"%PDF-"

    petugas = masuk(operator)
    petugas.goto(f"{DASAR}/tindak-lanjut/")
    petugas.get_by_role("link", name="Agar strategi disesuaikan.").click()
    petugas.get_by_role("link", name="Isi rencana").click()
    petugas.get_by_label("Batas waktu").fill("2025-12-31")
    petugas.get_by_role("button", name="Simpan rencana").click()
    petugas.get_by_role("link", name="Laporkan triwulan IV 2025").click()
    petugas.get_by_label("Tindak lanjut").fill("Strategi disesuaikan dalam rapat.")
    petugas.get_by_label("Kemajuan (persen)").fill("100")
    petugas.get_by_role("button", name="Simpan tindak lanjut").click()
    petugas.get_by_role("link", name="Tambah bukti").click()
    petugas.get_by_text("Tambah tautan", exact=True).click()
    petugas.get_by_label("Alamat tautan").fill("https://contoh.go.id/notulen")
    petugas.get_by_label("Nama bukti").fill("Notulen rapat")
    petugas.get_by_role("button", name="Tambah tautan ini").click()
    petugas.get_by_text("“Notulen rapat” terpasang.").wait_for()

    butir = lhe.rekomendasi.get(uraian="Agar strategi disesuaikan.")
    anggota.goto(f"{DASAR}/tindak-lanjut/{butir.pk}/")
    anggota.get_by_role("link", name="Verifikasi triwulan IV 2025").click()
    assert "Notulen rapat" in anggota.locator("main").inner_text()
    anggota.get_by_label("Hasil verifikasi").select_option("selesai")
    anggota.get_by_label("Catatan verifikasi").fill("Notulen sesuai.")
    anggota.get_by_role("button", name="Simpan verifikasi").click()
    anggota.get_by_text("Verifikasi tersimpan").wait_for()
    assert TindakLanjut.objects.get().diverifikasi_oleh == evaluator

    petugas.goto(f"{DASAR}/realisasi/3/")
    petugas.get_by_text("Usulan sistem: 72,45").wait_for()
    petugas.get_by_role("button", name="Pakai nilai ini").click()
    petugas.get_by_text("Usulan sistem").wait_for(state="hidden")
    petugas.locator("[data-keadaan=tersimpan]").first.wait_for()
    realisasi = Realisasi.objects.get()
    assert realisasi.indikator == dunia and realisasi.triwulan == 3
    assert realisasi.sumber.startswith("LHE SAKIP Triwulan III Tahun 2025 Nomor 700/12")
    petugas.goto(f"{DASAR}/tindak-lanjut/")
    petugas.get_by_role("link", name="Capaian", exact=True).click()
    teks = petugas.locator("main").inner_text()
    assert "72,45" in teks and "90,56" in teks  # of the target 80


HALAMAN = {
    "lhe": (LHE, "inspektur"),
    "terbitkan": (f"{LHE}terbitkan/", "inspektur"),
    "butir": (f"{LHE}butir/tambah/", "inspektur"),
    "daftar": (f"{DASAR}/tindak-lanjut/", "operator"),
    "satu": (f"{DASAR}/tindak-lanjut/{{butir}}/", "operator"),
    "bukti": (f"{DASAR}/tindak-lanjut/{{butir}}/bukti/{{tindak}}/", "operator"),
    "verifikasi": (
        f"{DASAR}/tindak-lanjut/{{butir}}/verifikasi/{{tindak}}/",
        "inspektur",
    ),
    "papan": ("/kabupaten/35.09/evaluasi/tindak-lanjut/2025/", "inspektur"),
}


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_halaman_terbaca_semua_orang(
    masuk,  # noqa: F811
    pakusari,
    inspektur,
    operator,
    settings,
    tmp_path,
    lebar,
    tema,
):
    settings.MEDIA_ROOT = tmp_path
    siap_terbit(pakusari, triwulan=3)
    buat_inspektur(pakusari.kabupaten)
    lama = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, triwulan=1, nomor="700/1", nilai=70
    )
    butir = tambah_butir(lama)
    tindak = TindakLanjut.objects.create(
        rekomendasi=butir, tahun=2025, triwulan=2, uraian="Dikerjakan", kemajuan=40
    )
    kunci = {"butir": butir.pk, "tindak": tindak.pk}
    orang = {"inspektur": inspektur, "operator": operator}
    jendela = {n: masuk(o, lebar=lebar, tema=tema) for n, o in orang.items()}
    for nama, (alamat, siapa) in HALAMAN.items():
        page = jendela[siapa]
        jawaban = page.goto(alamat.format(**kunci))
        assert jawaban.status == 200, nama
        lebih = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert lebih <= 0, nama
        temuan = Axe().run(page)
        assert temuan.violations_count == 0, (nama, temuan.generate_report())
        assert len(gzip.compress(jawaban.body())) < BERAT_HALAMAN, nama


def test_diterbitkan_dua_kali_bersamaan(
    masuk,  # noqa: F811
    pakusari,
    inspektur,
    settings,
    tmp_path,
):
    """Two windows of the Inspektur: the second is told that it is issued."""
    settings.MEDIA_ROOT = tmp_path
    siap_terbit(pakusari, triwulan=3)
    buat_inspektur(pakusari.kabupaten)
    satu = masuk(inspektur)
    dua = satu.context.new_page()
    for page in (satu, dua):
        page.goto(f"{LHE}terbitkan/")
        page.get_by_label("Nomor LHE").fill("700/1")
        page.get_by_label("Tanggal LHE").fill("2025-10-20")
    satu.get_by_role("button", name="Terbitkan dan bekukan").click()
    satu.get_by_text("Isinya kini beku").wait_for()
    dua.get_by_role("button", name="Terbitkan dan bekukan").click()
    dua.get_by_text("tahap LHE terbit").wait_for()
    assert Evaluasi.objects.get().status == StatusEvaluasi.TERBIT

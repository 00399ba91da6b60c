"""…/perencanaan/pohon/: the tree as page, drawing and document."""

from xml.etree import ElementTree

import pikepdf
import pytest

from iku.models import DukunganProgram, Nomenklatur
from tests.pembangun import (
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

ALAMAT = "/35.09.24/2025/perencanaan/pohon/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def renstra(pakusari):
    """One chain that is whole, and one sasaran that has nothing."""
    renstra = buat_renstra(pakusari)
    sasaran = buat_sasaran(renstra)
    buat_tempat(sasaran, target={2025: "87.5"})
    program = buat_program("Pelayanan publik")
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    buat_sasaran(renstra, "Sasaran yang terlupa")
    return renstra


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


def teks(jawaban):
    return jawaban.content.decode()


def test_pilihan_bawaan_dari_pk_terakhir_tahun_itu(masuk, renstra, pakusari):
    lama = buat_renstra(pakusari, 2021, 2026)
    assert masuk.get(ALAMAT).url == f"{ALAMAT}{renstra.pk}/"
    buat_pk(lama)
    assert masuk.get(ALAMAT).url == f"{ALAMAT}{lama.pk}/"
    buat_pk(renstra, perubahan_ke=1)
    assert masuk.get(ALAMAT).url == f"{ALAMAT}{renstra.pk}/"


def test_tanpa_renstra_mengatakan_langkah_berikutnya(masuk, pakusari):
    assert "Belum ada Renstra yang mencakup tahun 2025" in teks(masuk.get(ALAMAT))


def test_renstra_yang_masih_kosong(masuk, pakusari):
    kosong = buat_renstra(pakusari)
    assert "belum mempunyai tujuan" in teks(masuk.get(f"{ALAMAT}{kosong.pk}/"))
    assert masuk.get(f"{ALAMAT}{kosong.pk}/bagan.svg").status_code == 200


def test_halaman_menyebut_yang_lepas_dengan_tautan(masuk, renstra):
    isi = teks(masuk.get(f"{ALAMAT}{renstra.pk}/"))
    terlupa = renstra.tujuan.get().sasaran.get(urutan=2)
    assert "Sasaran 1.2 belum mempunyai indikator." in isi
    assert f'href="#sasaran-{terlupa.pk}"' in isi
    assert f'id="sasaran-{terlupa.pk}"' in isi
    assert "<details" in isi and "<svg" in isi
    assert "style=" not in isi and "<style" not in isi


def test_rantai_yang_utuh_dikatakan(masuk, renstra):
    renstra.tujuan.get().sasaran.get(urutan=2).delete()
    isi = teks(masuk.get(f"{ALAMAT}{renstra.pk}/"))
    assert "Semua mata rantai terhubung" in isi


def test_buka_semua(masuk, renstra):
    program = Nomenklatur.objects.get()
    kegiatan = buat_program("Kegiatan", program)
    DukunganProgram.objects.create(
        sasaran=renstra.tujuan.get().sasaran.get(urutan=1), nomenklatur=kegiatan
    )
    tertutup = f'<details id="node-{program.pk}">'
    assert tertutup in teks(masuk.get(f"{ALAMAT}{renstra.pk}/"))
    assert tertutup not in teks(masuk.get(f"{ALAMAT}{renstra.pk}/?buka=semua"))


def test_renstra_tetangga_tidak_ditemukan(masuk, panti):
    lain = buat_renstra(panti)
    for akhiran in ("", "bagan.svg", "bagan.pdf"):
        assert masuk.get(f"{ALAMAT}{lain.pk}/{akhiran}").status_code == 404


def test_unduhan_svg(masuk, renstra):
    jawaban = masuk.get(f"{ALAMAT}{renstra.pk}/bagan.svg")
    assert jawaban["Content-Type"] == "image/svg+xml"
    assert jawaban["Content-Disposition"] == (
        'attachment; filename="Pohon-Kinerja-Pakusari-2025-2029-tahun-2025.svg"'
    )
    akar = ElementTree.fromstring(jawaban.content)
    assert akar[2].get("fill") == "#fff"  # readable on a dark desktop too


def test_unduhan_pdf_pada_a3_lanskap(masuk, renstra, tmp_path):
    jawaban = masuk.get(f"{ALAMAT}{renstra.pk}/bagan.pdf")
    assert jawaban["Content-Type"] == "application/pdf"
    berkas = tmp_path / "pohon.pdf"
    berkas.write_bytes(jawaban.content)
    with pikepdf.open(berkas) as pdf:
        assert len(pdf.pages) == 1
        lebar, tinggi = (float(x) for x in pdf.pages[0].mediabox[2:])
    assert (round(lebar), round(tinggi)) == (1191, 842)  # 420 × 297 mm


def test_banyak_kueri_tetap(masuk, renstra, django_assert_max_num_queries):
    alamat = f"{ALAMAT}{renstra.pk}/"
    with django_assert_max_num_queries(30) as sedikit:
        masuk.get(alamat)
    for nomor in range(4):
        sasaran = buat_sasaran(renstra, f"Sasaran {nomor}")
        buat_tempat(sasaran, target={2025: "1"})
        program = buat_program(f"Program {nomor}")
        DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    with django_assert_max_num_queries(len(sedikit)):
        masuk.get(alamat)

"""The agreements of the example documents as printed on paper, and drafts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest
from django.db import transaction
from django.test import override_settings

from dokumen.beku import ke_dict, sidik, sidik_pendek
from dokumen.models import DokumenResmi
from dokumen.pilihan import StatusDokumen
from dokumen.pohon import PindahHalaman, TandaTangan
from dokumen.telusur import semua_tabel, telusuri
from iku.models import ButirPk, Indikator, PerjanjianKinerja
from iku.pilihan import Asal, StatusPk
from iku.surat.pk import (
    DRAF,
    JANJI,
    SUPERVISI,
    TANPA_NASKAH,
    lembar_pk,
    nip_terbaca,
    susun_pk,
    tabel_anggaran,
    tabel_target,
    tulis_target,
)
from iku.surat.umum import TITIK_TITIK
from laporan.contoh import muat
from tests.dokumen.kata import kata_html, kata_word

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):
            muat()
        yield
        transaction.set_rollback(True)


def pk(kecamatan="Pakusari", tahun=2025, ke=0):
    return PerjanjianKinerja.objects.get(
        kecamatan__nama=kecamatan, tahun=tahun, perubahan_ke=ke, unit=None
    )


def teks(perjanjian):
    return " ".join(kata_html(susun_pk(perjanjian)))


def isi(tabel, *kolom):
    """The printed texts of those columns, counted from the right."""
    return [tuple(b.sel[k].isi for k in kolom) for b in tabel.baris]


# --- As signed --------------------------------------------------------------------

# Columns indicator and target of the annexes (LKjIP Pakusari 2025, LKIP Panti 2020).
TARGET = {
    ("Pakusari", 2025, 0): [
        ("Jumlah Dokumen Penataan Organisasi dan Tata Laksana Pemerintah Daerah", "4 Dokumen"),
        ("Indeks Kepuasan Masyarakat", "89"),
        ("Persentase Fasilitasi Kesejahteraan masyarakat yang dilaksanakan", "100 %"),
        ("Persentase Tingkat Penyelesaian Laporan dan Pelanggaran Ketertiban Umum serta "
         "Ketentraman Masyarakat", "100 %"),
        ("Nilai SAKIP OPD", "94"),
        ("Persentase Indikator Program yang tercapai", "94 %"),
    ],
    ("Pakusari", 2025, 1): [
        ("Indeks Pelayanan Publik Kecamatan (Indeks)", "4,3"),
        ("Indeks Kepuasan Masyarakat (Indeks)", "87,5"),
        ("Presentase Capaian Kinerja Program yang Tercapai (%)", "100"),
        ("Nilai Sakip Kecamatan (Angka)", "81"),
    ],
    ("Panti", 2020, 1): [
        ("Nilai SKM dalam Pelayanan Publik", "B"),
        ("Prosentase Rekomendasi hasil Koordinasi Bidang Pemerintahan, Ketentraman dan "
         "Ketertiban, Pemberdayaan Masyarakat, Kesejahteraan Sosial yang "
         "ditindaklanjuti dalam 1 (satu) tahun", "100 %"),
        ("Prosentase Desa yang sudah menyusun Dokumen Perencanaan Penganggaran dengan "
         "benar dan tepat waktu", "100 %"),
    ],
}  # fmt: skip
JUMLAH = {
    ("Pakusari", 2025, 0): (4, "Rp 4.134.940.792,00"),
    ("Pakusari", 2025, 1): (4, "Rp 3.628.193.468,00"),
    ("Panti", 2020, 1): (5, "Rp 400.000.000,00"),
}
TIGA = list(TARGET)


@pytest.mark.parametrize("kunci", TIGA)
def test_targets_are_printed_as_signed(kunci):
    assert isi(tabel_target(pk(*kunci)), -2, -1) == TARGET[kunci]


@pytest.mark.parametrize("kunci", TIGA)
def test_programs_with_their_sum(kunci):
    *baris, jumlah = tabel_anggaran(pk(*kunci)).baris
    assert (len(baris), jumlah.sel[1].isi) == JUMLAH[kunci]
    assert jumlah.sel[1].nilai == sum(b.sel[2].nilai for b in baris)


def test_sources_of_money_are_kept():
    assert {s for (s,) in isi(tabel_anggaran(pk(ke=1)), -1)} == {"P – APBD", ""}


@pytest.mark.parametrize("kunci", TIGA)
def test_same_parts_in_the_same_order(kunci):
    perjanjian = pk(*kunci)
    perubahan = " PERUBAHAN" if perjanjian.perubahan_ke else ""
    tanggal = "September 2020" if kunci[1] == 2020 else perjanjian.tanggal_teks
    pihak = ("Pihak Kedua", "Pihak Pertama", perjanjian.kedua_nama)
    urutan = [
        "PEMERINTAH KABUPATEN JEMBER",
        f"KECAMATAN {kunci[0].upper()}",
        f"PERJANJIAN KINERJA{perubahan} TAHUN {kunci[1]}",
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif",
        f"Nama : {perjanjian.pertama_nama}",
        f"Jabatan : {perjanjian.pertama_jabatan}",
        "Selanjutnya disebut pihak pertama.",
        f"Nama : {perjanjian.kedua_nama}",
        f"Jabatan : {perjanjian.kedua_jabatan}",
        "Selaku atasan pihak pertama, selanjutnya disebut pihak kedua",
        JANJI,
        SUPERVISI,
        f"Jember, {tanggal}",
        *pihak,
        f"PERJANJIAN KINERJA{perubahan} TAHUN {kunci[1]} KECAMATAN {kunci[0].upper()}",
        "INDIKATOR KINERJA",
        "PROGRAM",
        "Jumlah",
        f"Jember, {tanggal}",
        *pihak,
        perjanjian.pertama_nama,
        f"NIP. {perjanjian.pertama_nip}",
    ]
    semua, letak = teks(perjanjian), 0
    for bagian in urutan:
        temuan = semua.find(bagian, letak)
        assert temuan >= 0, bagian
        letak = temuan + len(bagian)


def test_title_as_held_that_day():
    assert "Plt. Bupati Jember" in teks(pk(ke=0))
    assert "Plt." not in teks(pk(ke=1))


def test_left_signs_the_second_party_right_the_first():
    ttd = [s for s in telusuri(susun_pk(pk())) if isinstance(s, TandaTangan)]
    assert [[p.peran for p in t.pihak] for t in ttd] == [
        ["Pihak Kedua", "Pihak Pertama"]
    ] * 2
    assert ttd[0].pihak[0].nip == ""  # a bupati has none


def test_statement_and_annex_on_pages_of_their_own():
    assert sum(isinstance(b, PindahHalaman) for b in lembar_pk(pk()).isi) == 1


def test_sasaran_of_two_indicators_stands_once():
    baris = tabel_target(pk(ke=1)).baris
    assert [len(b.sel) for b in baris] == [4, 4, 4, 2]
    assert (baris[2].sel[0].isi, baris[2].sel[1].baris) == ("3.", 2)


def test_head_names_tujuan_only_where_one_is_promised():
    def kepala(perjanjian):
        return tabel_target(perjanjian).kepala[0][1].isi

    assert kepala(pk(ke=1)) == "TUJUAN / SASARAN STRATEGIS"
    assert kepala(pk("Panti", 2020, 1)) == "SASARAN STRATEGIS"


def test_copy_without_parties_prints_its_annex_and_says_so():
    """LKIP Panti 2020 quotes the first agreement as a table alone."""
    semua = teks(pk("Panti", 2020, 0))
    assert TANPA_NASKAH in semua
    assert "Pihak Pertama" not in semua and JANJI not in semua
    assert "85 %" in semua


@pytest.mark.parametrize("kunci", [*TIGA, ("Pakusari", 2026, 0), ("Panti", 2020, 0)])
def test_word_holds_the_same_words_in_the_same_order(kunci):
    dokumen = susun_pk(pk(*kunci))
    assert kata_word(dokumen) == kata_html(dokumen)


# --- Drafts, frozen ones, other changes -------------------------------------------


def test_draft_is_marked_and_leaves_room_for_number_and_date():
    dokumen = susun_pk(pk(tahun=2026))
    assert dokumen.tanda == DRAF
    semua = " ".join(kata_html(dokumen))
    assert f"NOMOR : {TITIK_TITIK}" in semua
    assert f"Jember, {TITIK_TITIK}" in semua
    assert f"Nama : {TITIK_TITIK}" in semua


def test_signed_one_carries_no_mark():
    assert susun_pk(pk()).tanda == ""


def test_second_change_says_which():
    kedua = PerjanjianKinerja(
        kecamatan=pk().kecamatan, tahun=2025, perubahan_ke=2, renstra=pk().renstra,
        asal=Asal.SISTEM,
    )  # fmt: skip
    kedua.pk = -1
    assert "PERJANJIAN KINERJA PERUBAHAN KE-2 TAHUN 2025" in teks(kedua)


def test_frozen_document_is_printed_as_frozen():
    """A letterhead changed later does not rewrite what was signed."""
    perjanjian = pk()
    beku = susun_pk(perjanjian)
    perjanjian.dokumen = DokumenResmi(
        status=StatusDokumen.DITANDATANGANI, isi=ke_dict(beku), sidik=sidik(beku)
    )
    perjanjian.kecamatan.alamat = "Alamat baru"
    perjanjian.pertama_nama = "Nama lain"
    tercetak = susun_pk(perjanjian)
    assert replace(tercetak, tanda="") == beku
    assert tercetak.tanda.startswith(f"Sidik {sidik_pendek(sidik(beku))}, periksa di ")
    assert lembar_pk(perjanjian) == beku.bagian[0]


def test_draft_of_a_frozen_document_is_not_yet_what_is_printed():
    perjanjian = pk()
    perjanjian.dokumen = DokumenResmi(
        status=StatusDokumen.DRAF, isi=ke_dict(susun_pk(perjanjian))
    )
    perjanjian.pertama_nama = "Nama lain"
    assert "Nama lain" in teks(perjanjian)


def test_names_come_from_the_term_of_office_until_they_are_copied():
    perjanjian = pk()
    masa = perjanjian.pertama
    perjanjian.pertama_nama = perjanjian.pertama_jabatan = perjanjian.pertama_nip = ""
    semua = teks(perjanjian)
    assert f"Nama : {masa.pejabat.nama}" in semua
    assert f"NIP. {nip_terbaca(masa.pejabat.nip)}" in semua


def test_agreement_of_a_unit_names_it_and_its_superiors_nip():
    dasar = pk(ke=1)
    unit = dasar.kecamatan.unit_kerja.get(nama="Seksi Pelayanan Umum")
    turunan = PerjanjianKinerja.objects.create(
        kecamatan=dasar.kecamatan, tahun=2025, renstra=dasar.renstra, unit=unit,
        asal=Asal.SISTEM, status=StatusPk.DRAF, kedua=dasar.pertama,
        tanggal=date(2025, 9, 24),
    )  # fmt: skip
    semua = teks(turunan)
    assert "SEKSI PELAYANAN UMUM KECAMATAN PAKUSARI KABUPATEN JEMBER" in semua
    assert f"Nama : {dasar.pertama.pejabat.nama}" in semua
    assert nip_terbaca(dasar.pertama.pejabat.nip) in semua


def test_agreement_without_budget_has_one_table():
    assert tabel_anggaran(pk(tahun=2026)) is None
    assert len(list(semua_tabel(susun_pk(pk(tahun=2026))))) == 1


# --- One target -------------------------------------------------------------------


@pytest.mark.parametrize(
    "uraian, satuan, nilai, predikat, tercetak",
    [
        ("Jumlah Dokumen Penataan", "Dokumen", "4", "", "4 Dokumen"),
        ("Jumlah Laporan", "laporan", "12", "", "12 Laporan"),
        ("Persentase Fasilitasi", "%", "94.50", "", "94,5 %"),
        ("Persentase Program (%)", "%", "100", "", "100"),
        ("Indeks Kepuasan Masyarakat", "Indeks", "87.5", "", "87,5"),
        ("Nilai SAKIP", "Angka", "81", "", "81"),
        ("Nilai SAKIP", "Nilai", "70", "B", "B (70)"),
        ("Nilai SKM", "Nilai", None, "B", "B"),
        ("Jumlah temuan", "temuan", "0", "", "0 Temuan"),
        ("Anggaran terserap (Rp)", "%", "90", "", "90 %"),
        ("Rasio", "", "3", "", "3"),
        ("Orang", "orang", "3", "", "3 Orang"),
        ("Jumlah peserta", "orang", "1250", "", "1.250 Orang"),
    ],
)
def test_target_as_documents_print_it(uraian, satuan, nilai, predikat, tercetak):
    butir = ButirPk(
        uraian_indikator=uraian,
        nilai=None if nilai is None else D(nilai),
        predikat=predikat,
        indikator=Indikator(satuan=satuan),
    )
    assert tulis_target(butir) == tercetak


def test_nip_in_the_groups_of_letters():
    assert nip_terbaca("197011091997041001") == "19701109 199704 1 001"
    assert nip_terbaca("19701109 199704 1 001") == "19701109 199704 1 001"
    assert nip_terbaca("") == ""

"""The six decrees of the example documents, printed from their rows: the parts,
tables, columns and order that each of them has on paper."""

import re

import pytest
from django.db import transaction
from django.test import override_settings

from dokumen.pdf import cetak
from dokumen.pohon import Rincian, TandaTangan
from dokumen.telusur import semua_tabel, semua_teks, telusuri
from iku.keputusan.usulan import buat_perubahan
from iku.models import ButirSkIku, SkIku
from iku.pilihan import LetakSk
from iku.surat.sk import susun_sk
from laporan.contoh import muat
from tests.dokumen.kata import kata_html, kata_word
from tests.pembangun import buat_renstra

pytestmark = pytest.mark.django_db

PANTI_2021 = "065/07/35.09.14/2021"
BALUNG = "065/ 45 /35.09.10/2023"
PATRANG = "000.8.6.3/ JS /35.09.02/2025"
PAKUSARI_AWAL = "000.8.6.3/025/35.09.24/2025"
PAKUSARI_AKHIR = "188/342/35.09.24/2025"
PANTI_2026 = "000.7.2.7/ 17/35.09.14/2026"
ENAM = (PANTI_2021, BALUNG, PATRANG, PAKUSARI_AWAL, PAKUSARI_AKHIR, PANTI_2026)

KOLOM_LAMA = ["NO", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA"]
KOLOM_GABUNG = [
    *KOLOM_LAMA,
    "FORMULASI PERHITUNGAN DAN PENJELASAN",
    "BIDANG PENANGGUNG JAWAB",
    "SUMBER DATA",
]
KOLOM_PISAH = [
    "NO",
    "TUJUAN / SASARAN",
    "INDIKATOR KINERJA UTAMA",
    "FORMULASI PENGUKURAN",
    "DEFINISI OPERASIONAL",
    "SUMBER DATA",
    "PENANGGUNG JAWAB",
]
# Columns of the tables as the originals head them, and rows of each table.
TABEL = {
    PANTI_2021: [
        ([*KOLOM_LAMA, "FORMULASI", "BIDANG PENANGGUNG JAWAB", "SUMBER DATA"], 3)
    ],
    BALUNG: [(KOLOM_GABUNG, 6)],
    PATRANG: [
        (
            [
                "Sasaran Strategis",
                "IKU",
                "Formulasi Perhitungan dan Penjelasan Indikator",
                "Penanggung Jawab",
                "Sumber Data",
            ],
            6,
        )
    ],
    PAKUSARI_AWAL: [(KOLOM_GABUNG, 6)],
    PAKUSARI_AKHIR: [(KOLOM_PISAH, 2), (KOLOM_PISAH, 2)],
    PANTI_2026: [(KOLOM_PISAH, 2), (KOLOM_PISAH, 2)],
}
BADAN = [
    "Menimbang",
    "Mengingat",
    "MEMUTUSKAN",
    "Menetapkan",
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
]
# What follows one another in each original, from the letterhead to the last name.
URUTAN = {
    PANTI_2021: [
        "PEMERINTAH KABUPATEN JEMBER", "KECAMATAN PANTI", "KEPUTUSAN CAMAT PANTI",
        PANTI_2021, "TENTANG", "INDIKATOR KINERJA UTAMA KECAMATAN PANTI", *BADAN,
        "KEENAM", "Ditetapkan di Panti", "18 Januari 2021", "CAMAT PANTI",
        "Drs. H. BUDI SUSILA, M.Si", "Pembina Tingkat I", "19640305 199204 1 001",
        "INDIKATOR KINERJA UTAMA (IKU)", "Instansi", "Tugas", "Fungsi", "Tujuan",
        "Indikator Tujuan", "FORMULASI", "Hasil perhitungan survey", "jumlah Desa",
        "Panti, 18 Januari 2021", "CAMAT PANTI", "Drs. H. BUDI SUSILA, M.Si",
    ],
    BALUNG: [
        "KECAMATAN BALUNG", "KEPUTUSAN CAMAT BALUNG", "TENTANG", *BADAN, "KELIMA",
        "KEENAM", "Ditetapkan di Balung", "21 November 2023", "RACHMAD HIDAYAT, S.Sos",
        "FORMULASI PERHITUNGAN DAN PENJELASAN", "LAKIP", "ANJAB", "SUKMA-E",
        "Perumusan tujuan dan sasaran", "NON RUTIN", "Tujuan", "Sasaran", "RUTIN",
        "Tujuan", "Sasaran", "Meningkatnya Efektifitas Pencapaian",
    ],
    PATRANG: [
        "KECAMATAN PATRANG", "KEPUTUSAN CAMAT PATRANG", "TENTANG", *BADAN, "KELIMA",
        "Ditetapkan di Jember", "10 Januari 2025", "HENDRA KUSUMA, S. Sos",
        "Sasaran Strategis", "Formulasi Perhitungan", "Penjelasan Indikator",
        "CAMAT PATRANG", "HENDRA KUSUMA, S. Sos", "INDIKATOR KINERJA UTAMA (IKU)",
        "Instansi", "Tugas", "Fungsi", "Tujuan 1", "Indikator Tujuan 1", "Tujuan 2",
        "Indikator Tujuan 2",
    ],
    PAKUSARI_AWAL: [
        "KECAMATAN PAKUSARI", "KEPUTUSAN CAMAT PAKUSARI", "TENTANG", *BADAN, "KEENAM",
        "Ditetapkan di Jember", "10 Februari 2025", "SODIQ, S.Pd.M.Si", "Pembina Tk.I",
        "FORMULASI PERHITUNGAN DAN PENJELASAN", "Penjelasan Indikator",
        "Formulasi Perhitungan", "Perumusan tujuan dan sasaran", "Jenggawah",
        "NON RUTIN", "Tujuan", "Sasaran", "RUTIN", "Tujuan", "Sasaran",
    ],
    PAKUSARI_AKHIR: [
        "KECAMATAN PAKUSARI", "KEPUTUSAN CAMAT PAKUSARI", "TENTANG",
        "INDIKATOR KINERJA PADA KECAMATAN PAKUSARI", "CAMAT PAKUSARI KABUPATEN JEMBER,",
        *BADAN, "Ditetapkan di Jember", "23 September 2025",
        "RIFENDI WAHJUWIBAKTI, S.IP", "SALINAN Keputusan ini disampaikan",
        "Sekretaris Daerah", "Kepala Badan Perencanaan", "LAMPIRAN",
        "Keputusan Camat Pakusari", "23 September 2025", PAKUSARI_AKHIR,
        "RINCIAN INDIKATOR KINERJA PADA KECAMATAN PAKUSARI", "Nama Perangkat Daerah",
        "Tugas :", "Fungsi :", "Lampiran 1. INDIKATOR KINERJA UTAMA",
        "DEFINISI OPERASIONAL", "Form 01", "Kategori dan Nilai IPP",
        "Kategori dan Nilai IKM", "Lampiran 2. INDIKATOR KINERJA LAINNYA",
        "NILAI SAKIP", "Realisasi Kinerja", "RIFENDI WAHJUWIBAKTI, S.IP",
    ],
    PANTI_2026: [
        "KECAMATAN PANTI", "KEPUTUSAN CAMAT PANTI", "TENTANG",
        "INDIKATOR KINERJA PADA KECAMATAN PANTI", "CAMAT PANTI KABUPATEN JEMBER,",
        *BADAN, "KELIMA", "KEENAM", "KETUJUH", "Ditetapkan di Jember",
        "Hendra Kusuma, S.Sos, M.M", "SALINAN Keputusan ini disampaikan", "LAMPIRAN",
        "RINCIAN INDIKATOR KINERJA PADA KECAMATAN PANTI", "Nama Perangkat Daerah",
        "Tugas :", "Fungsi :", "Lampiran 1. INDIKATOR KINERJA UTAMA", "Form 02",
        "Aspek Profesionalisme", "Aspek Inovasi (12%)", "Kategori dan Nilai IPP",
        "Lampiran 2. INDIKATOR KINERJA LAINNYA", "Predikat AA", "Realisasi Kinerja",
        "Hendra Kusuma, S.Sos, M.M",
    ],
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):
            muat()
        yield
        transaction.set_rollback(True)


@pytest.fixture(params=ENAM)
def sk(request, contoh):
    return SkIku.objects.get(nomor=request.param)


def huruf(teks):
    """Letters and digits alone: marks of lists and strokes of fractions are set."""
    return re.sub(r"\W", "", teks).lower()


def isi_baris(tabel):
    return [huruf(" ".join(semua_teks(baris))) for baris in tabel.baris]


def test_same_tables_with_the_columns_that_it_used(sk):
    tabel = [
        ([k.isi for k in t.kepala[0]], len(t.baris)) for t in semua_tabel(susun_sk(sk))
    ]
    assert tabel == TABEL[sk.nomor]


def test_same_parts_in_the_same_order(sk):
    teks = " ".join(kata_html(susun_sk(sk)))
    letak = 0
    for bagian in URUTAN[sk.nomor]:
        temuan = teks.find(" ".join(bagian.split()), letak)
        assert temuan >= 0, f"“{bagian}” tidak ada sesudah “{teks[letak - 60 : letak]}”"
        letak = temuan + len(bagian)


def test_every_row_and_every_line_of_the_table_is_printed(sk):
    tabel = list(semua_tabel(susun_sk(sk)))
    for letak, t in zip((LetakSk.UTAMA, LetakSk.LAINNYA), tabel, strict=False):
        butir = list(sk.butir.filter(letak=letak).order_by("urutan"))
        assert len(butir) == len(t.baris)
        for b, baris in zip(butir, isi_baris(t), strict=True):
            assert huruf(b.uraian_indikator) in baris
            assert huruf(b.sumber_data) in baris
            for unit in b.penanggung_jawab.all():
                assert huruf(unit.nama) in baris
            for baris_teks in f"{b.formulasi}\n{b.penjelasan}".splitlines():
                tanpa_tanda = re.sub(
                    r"^\s*(\w{1,2}[.)]|\(\w\)|[-•▪–])\s", "", baris_teks
                )
                assert huruf(tanpa_tanda) in baris


def test_every_line_outside_the_table_is_printed(sk):
    semua = huruf(" ".join(kata_html(susun_sk(sk))))
    teks = [*sk.menimbang, *sk.mengingat, *sk.tugas, *sk.fungsi, *sk.salinan]
    teks += [d["isi"] for d in sk.diktum] + [sk.di_luar_tabel]
    for baris in "\n".join(teks).splitlines():
        assert huruf(re.sub(r"^\s*(\w{1,2}[.)]|\(\w\)|[-•▪–])\s", "", baris)) in semua


def test_diktum_keep_their_numbers_and_gaps(sk):
    kata = " ".join(kata_html(susun_sk(sk)))
    diktum = [d["nomor"] for d in sk.diktum]
    assert (
        re.findall(r"\b(KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH)) :", kata) == diktum
    )


def test_word_holds_the_same_words_in_the_same_order(sk):
    dokumen = susun_sk(sk)
    assert kata_word(dokumen) == kata_html(dokumen)


@pytest.mark.parametrize("nomor", [PANTI_2021, PAKUSARI_AKHIR])
def test_prints_as_pdf(nomor):
    """The oldest form, and the one with a cell longer than a page."""
    assert cetak(susun_sk(SkIku.objects.get(nomor=nomor))).startswith(b"%PDF-1.7")


def test_wide_tables_lie_on_their_side():
    def lanskap(nomor):
        bagian = susun_sk(SkIku.objects.get(nomor=nomor)).bagian
        return [b.lanskap for b in bagian]

    assert lanskap(PANTI_2021) == [False, False, True]
    assert lanskap(BALUNG) == [False, True]
    assert lanskap(PATRANG) == [False, False, False]
    assert lanskap(PAKUSARI_AKHIR) == [False, False, True]


def test_consideration_is_lettered_where_it_was():
    def berdaftar(nomor):
        keputusan = susun_sk(SkIku.objects.get(nomor=nomor)).bagian[0]
        rincian = next(b for b in keputusan.isi if isinstance(b, Rincian))
        return bool(rincian.baris[0].blok)

    assert berdaftar(BALUNG) and berdaftar(PAKUSARI_AWAL)
    assert not berdaftar(PANTI_2026) and not berdaftar(PAKUSARI_AKHIR)


def test_sasaran_of_two_indicators_stands_once():
    (tabel,) = semua_tabel(susun_sk(SkIku.objects.get(nomor=PANTI_2021)))
    assert [len(b.sel) for b in tabel.baris] == [6, 6, 4]
    assert tabel.baris[1].sel[1].baris == 2
    assert tabel.baris[2].sel[0].isi.startswith("2. Desa yang sudah menyusun")


def test_new_form_counts_indicators_and_leaves_repeated_sasaran_out():
    _, lainnya = semua_tabel(susun_sk(SkIku.objects.get(nomor=PANTI_2026)))
    assert [b.sel[0].isi for b in lainnya.baris] == ["1", "2"]
    assert lainnya.baris[0].sel[1].isi and not lainnya.baris[1].sel[1].isi


def test_new_form_counts_on_after_a_sasaran_of_two(bagian_organisasi):
    lama = SkIku.objects.get(nomor=PANTI_2026)
    renstra = buat_renstra(lama.kecamatan)
    sk = buat_perubahan(
        lama, renstra=renstra, bentuk=lama.bentuk, oleh=bagian_organisasi
    )
    ipp, ikm = sk.butir.filter(letak=LetakSk.UTAMA).order_by("urutan")
    sasaran = ikm.indikator.kecamatan.indikator.exclude(
        pk__in=(ipp.indikator_id, ikm.indikator_id)
    )[0]
    ikm.uraian_kinerja = ipp.uraian_kinerja
    ikm.save(update_fields=["uraian_kinerja"])
    ButirSkIku.objects.create(
        sk=sk, indikator=sasaran, letak=LetakSk.UTAMA, urutan=3,
        uraian_kinerja="Sasaran lain", uraian_indikator="Indikator lain",
    )  # fmt: skip
    utama, _ = semua_tabel(susun_sk(sk))
    assert [b.sel[0].isi for b in utama.baris] == ["1", "2", "3"]
    assert [b.sel[1].isi for b in utama.baris][1:] == ["", "Sasaran lain"]


@pytest.mark.parametrize(
    "nomor, banyak",
    [
        (PANTI_2021, 2),
        (BALUNG, 1),
        (PATRANG, 2),
        (PAKUSARI_AWAL, 1),
        (PAKUSARI_AKHIR, 2),
        (PANTI_2026, 2),
    ],
)
def test_annex_is_signed_where_it_was(nomor, banyak):
    dokumen = susun_sk(SkIku.objects.get(nomor=nomor))
    ttd = [s for s in telusuri(dokumen) if isinstance(s, TandaTangan)]
    assert len(ttd) == banyak


def test_decree_known_by_its_table_alone_prints_no_empty_parts():
    """Nomor 11 Tahun 2020 is quoted in a report: number, title and table."""
    teks = " ".join(kata_html(susun_sk(SkIku.objects.get(nomor="11 Tahun 2020"))))
    assert "NOMOR : 11 Tahun 2020" in teks
    for bagian in ("Menimbang", "MEMUTUSKAN", "Ditetapkan", "Instansi"):
        assert bagian not in teks


def test_signatory_is_the_copy_in_the_decree(sk):
    sk.penetap_nama = "NAMA SEPERTI DITANDATANGANI"
    teks = " ".join(kata_html(susun_sk(sk)))
    assert "NAMA SEPERTI DITANDATANGANI" in teks


def test_metadata_says_which_decree():
    d = susun_sk(SkIku.objects.get(nomor=BALUNG))
    assert (d.judul, d.tanggal) == ("Keputusan Camat Balung", "2023-11-21")

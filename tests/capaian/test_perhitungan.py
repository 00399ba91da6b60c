"""The arithmetic of performance, in tables; each row says where it comes from.

"86/2017" is Permendagri 86/2017, "88/2021" PermenPANRB 88/2021, "14/2017"
PermenPANRB 14/2017, "5/2023" PermenPANRB 5/2023. "Pakusari" is the LKjIP of
Kecamatan Pakusari 2025, "Panti" the LKIP of Kecamatan Panti 2020.
"""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian import perhitungan
from capaian.perhitungan import (
    IPP_KATEGORI,
    PAKUSARI_2025,
    PANTI_2020,
    PERMENDAGRI_86_2017,
    SAKIP_88_2021,
    SKM_14_2017,
    SKM_KEP_25_2004,
    Indeks,
    Jenjang,
    bulat,
    capaian,
    capaian_rentang,
    efisiensi,
    f02,
    ikm,
    ipp,
    kemajuan,
    mutu_skm,
    pastikan_mungkin,
    predikat,
    predikat_tercapai,
    rata_rata,
    serapan,
    tahunan,
    tercapai,
)


def d(teks):
    return None if teks is None else Decimal(teks)


CAPAIAN = [
    # target, realisasi, arah, percent, predicate on 86/2017, source
    ("4", "4", "naik", "100.00", "Sangat Tinggi", "Pakusari Tabel 3.2: dokumen"),
    ("89", "84.03", "naik", "94.42", "Sangat Tinggi", "Pakusari 3.2: IKM"),
    ("100", "76.30", "naik", "76.30", "Tinggi", "Pakusari 3.2: fasilitasi"),
    ("100", "91.16", "naik", "91.16", "Sangat Tinggi", "Pakusari 3.2: trantib"),
    ("94", "80.65", "naik", "85.80", "Tinggi", "Pakusari 3.2: SAKIP"),
    ("94", "99.39", "naik", "105.73", "Sangat Tinggi", "Pakusari 3.2: program"),
    ("4.3", "2.64", "naik", "61.40", "Rendah", "Pakusari 3.8: IPP"),
    ("87.5", "84.03", "naik", "96.03", "Sangat Tinggi", "Pakusari PK perubahan: IKM"),
    ("89.75", "84.03", "naik", "93.63", "Sangat Tinggi", "Pakusari 3.8, as printed"),
    ("100", "94", "naik", "94.00", "Sangat Tinggi", "Pakusari 3.8: program"),
    ("81", "80.65", "naik", "99.57", "Sangat Tinggi", "Pakusari 3.8: SAKIP"),
    ("89", "92.22", "naik", "103.62", "Sangat Tinggi", "Pakusari ikhtisar (97,07)"),
    ("12", "10", "naik", "83.33", "Tinggi", "Pakusari 3.10"),
    ("28", "15", "naik", "53.57", "Rendah", "Pakusari 3.10"),
    ("100", "95.79", "naik", "95.79", "Sangat Tinggi", "Panti PK: rekomendasi"),
    ("100", "97.53", "naik", "97.53", "Sangat Tinggi", "Panti PK: desa"),
    ("10", "8", "turun", "120.00", "Sangat Tinggi", "Panti Bab III A, negatif"),
    ("10", "12", "turun", "80.00", "Tinggi", "Panti Bab III A, negatif"),
    ("10", "10", "turun", "100.00", "Sangat Tinggi", "exactly on the target"),
    ("10", "20", "turun", "0.00", "Sangat Rendah", "twice the target"),
    ("10", "25", "turun", "-50.00", "Sangat Rendah", "neither hidden nor floored"),
    ("10", "0", "turun", "200.00", "Sangat Tinggi", "zero is the best"),
    ("100", "80", "turun", "120.00", "Sangat Tinggi", "e-SAKIP, test of its service"),
    ("23", "0", "naik", "0.00", "Sangat Rendah", "Pakusari 3.10: a reported zero"),
    ("10", "-5", "naik", "-50.00", "Sangat Rendah", "negative realisation"),
    ("1", "300", "naik", "30000.00", "Sangat Tinggi", "uncapped"),
    ("3", "1", "naik", "33.33", "Sangat Rendah", "rounded once"),
    ("3", "2", "naik", "66.67", "Sedang", "rounded once"),
    ("20000", "1", "naik", "0.01", "Sangat Rendah", "0,005 half up"),
    ("20000", "40001", "turun", "-0.01", "Sangat Rendah", "-0,005 away from zero"),
]


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "persen", "nama", "_"), CAPAIAN
)
def test_capaian(target, realisasi, arah, persen, nama, _):
    hasil = capaian(d(target), d(realisasi), arah)
    assert str(hasil) == persen
    assert predikat(hasil, PERMENDAGRI_86_2017).nama == nama


@pytest.mark.parametrize("arah", ["naik", "turun"])
@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        (None, "5"),  # no target, or a predicate only (Panti PK: "B")
        ("5", None),  # nothing reported
        (None, None),
        ("0", "0"),  # Pakusari Tabel 3.10: mebel, printed 0%
        ("0", "5"),
        ("-1", "5"),
    ],
)
def test_capaian_yang_tidak_dapat_dikatakan(target, realisasi, arah):
    assert capaian(d(target), d(realisasi), arah) is None


@pytest.mark.parametrize("arah", ["", "Naik", "positif", None, "tetap"])
def test_arah_wajib_dikenal_walau_nilai_belum_ada(arah):
    for panggil in (
        lambda: capaian(d("1"), d("1"), arah),
        lambda: capaian(None, None, arah),
        lambda: capaian_rentang(d("1"), d("2"), d("1"), arah),
        lambda: kemajuan(None, None, arah),
    ):
        with pytest.raises(ValueError, match="pilih naik atau turun"):
            panggil()


def test_arah_tidak_punya_nilai_bawaan():
    with pytest.raises(TypeError):
        capaian(d("1"), d("1"))


RENTANG = [
    ("80", "90", "92", "naik", "102.22", "SKP, normal: above"),
    ("80", "90", "85", "naik", "100.00", "SKP, normal: inside"),
    ("80", "90", "80", "naik", "100.00", "its lower bound is inside"),
    ("80", "90", "90", "naik", "100.00", "its upper bound is inside"),
    ("80", "90", "70", "naik", "87.50", "SKP, normal: below"),
    ("7", "8", "6.5", "turun", "107.14", "SKP, 7-8 bulan"),
    ("7", "8", "9", "turun", "87.50", "SKP, 7-8 bulan"),
    ("7", "8", "7.5", "turun", "100.00", "SKP, inside"),
    ("7", "8", "24", "turun", "-100.00", "negative kept"),
    ("5", "5", "4", "naik", "80.00", "a range of one value is a target"),
    ("0", "5", "3", "turun", "100.00", "inside a range from zero"),
    ("0", "5", "6", "turun", "80.00", "above a range from zero"),
    ("0", "5", "-1", "naik", None, "target zero would divide"),
    ("0", "0", "0", "naik", None, "target zero"),
    ("-2", "-1", "-1.5", "naik", None, "below zero"),
    (None, "90", "85", "naik", None, "no lower bound"),
    ("80", None, "85", "naik", None, "no upper bound"),
    ("80", "90", None, "naik", None, "nothing reported"),
]


@pytest.mark.parametrize(("bawah", "atas", "realisasi", "arah", "persen", "_"), RENTANG)
def test_capaian_rentang(bawah, atas, realisasi, arah, persen, _):
    assert capaian_rentang(d(bawah), d(atas), d(realisasi), arah) == d(persen)


def test_rentang_terbalik_ditolak():
    with pytest.raises(ValueError, match="melebihi batas atas"):
        capaian_rentang(d("90"), d("80"), d("85"), "naik")


PREDIKAT = [
    (PERMENDAGRI_86_2017, "100", "Sangat Tinggi", "86/2017: 91% <= 100%"),
    (PERMENDAGRI_86_2017, "250", "Sangat Tinggi", "above 100"),
    (PERMENDAGRI_86_2017, "91", "Sangat Tinggi", "86/2017"),
    (PERMENDAGRI_86_2017, "90.99", "Tinggi", "86/2017, cut at the lower bound"),
    (PERMENDAGRI_86_2017, "90.3", "Tinggi", "86/2017, between two bands"),
    (PERMENDAGRI_86_2017, "90.5", "Tinggi", "not rounded to a whole number first"),
    (PERMENDAGRI_86_2017, "76", "Tinggi", "86/2017"),
    (PERMENDAGRI_86_2017, "75.99", "Sedang", "86/2017"),
    (PERMENDAGRI_86_2017, "75.5", "Sedang", "86/2017"),
    (PERMENDAGRI_86_2017, "66", "Sedang", "86/2017"),
    (PERMENDAGRI_86_2017, "65.99", "Rendah", "86/2017"),
    (PERMENDAGRI_86_2017, "51", "Rendah", "86/2017"),
    (PERMENDAGRI_86_2017, "50.99", "Sangat Rendah", "86/2017"),
    (PERMENDAGRI_86_2017, "50.5", "Sangat Rendah", "86/2017"),
    (PERMENDAGRI_86_2017, "50", "Sangat Rendah", "86/2017"),
    (PERMENDAGRI_86_2017, "0", "Sangat Rendah", "zero is not nothing"),
    (PERMENDAGRI_86_2017, "-50", "Sangat Rendah", "negative"),
    (PERMENDAGRI_86_2017, "90.994", "Tinggi", "read from 90,99"),
    (PERMENDAGRI_86_2017, "90.995", "Sangat Tinggi", "read from 91,00"),
    (PAKUSARI_2025, "90", "Sangat Tinggi", "Pakusari Tabel 3.1: >= 90"),
    (PAKUSARI_2025, "89.99", "Tinggi", "Pakusari Tabel 3.1"),
    (PAKUSARI_2025, "76", "Tinggi", "Pakusari Tabel 3.1"),
    (PAKUSARI_2025, "75.99", "Sedang", "Pakusari Tabel 3.1"),
    (PAKUSARI_2025, "66", "Sedang", "Pakusari Tabel 3.1"),
    (PAKUSARI_2025, "65.99", "Rendah", "Pakusari Tabel 3.1"),
    (PAKUSARI_2025, "51", "Rendah", "Pakusari Tabel 3.1"),
    (PAKUSARI_2025, "50.99", "Sangat Rendah", "Pakusari Tabel 3.1"),
    (PANTI_2020, "100.01", "Sangat Baik", "Panti: lebih dari 100 %"),
    (PANTI_2020, "100", "Baik", "Panti: 76 % s/d 100 %"),
    (PANTI_2020, "76", "Baik", "Panti"),
    (PANTI_2020, "75.99", "Cukup", "Panti: 55 % s/d 75 %"),
    (PANTI_2020, "55", "Cukup", "Panti"),
    (PANTI_2020, "54.99", "Kurang", "Panti: kurang dari 55 %"),
    (PANTI_2020, "0", "Kurang", "Panti"),
    (SAKIP_88_2021, "100", "AA", "88/2021: >90 - 100"),
    (SAKIP_88_2021, "90.01", "AA", "88/2021"),
    (SAKIP_88_2021, "90", "A", "88/2021: >80 - 90"),
    (SAKIP_88_2021, "80.65", "A", "Pakusari: nilai SAKIP 2025"),
    (SAKIP_88_2021, "80.01", "A", "88/2021"),
    (SAKIP_88_2021, "80", "BB", "88/2021"),
    (SAKIP_88_2021, "72.10", "BB", "88/2021"),
    (SAKIP_88_2021, "70.01", "BB", "88/2021"),
    (SAKIP_88_2021, "70", "B", "88/2021"),
    (SAKIP_88_2021, "68.71", "B", "Pakusari: nilai SAKIP 2024"),
    (SAKIP_88_2021, "60.01", "B", "88/2021"),
    (SAKIP_88_2021, "60", "CC", "88/2021"),
    (SAKIP_88_2021, "50.01", "CC", "88/2021"),
    (SAKIP_88_2021, "50", "C", "88/2021"),
    (SAKIP_88_2021, "30.01", "C", "88/2021"),
    (SAKIP_88_2021, "30", "D", "88/2021"),
    (SAKIP_88_2021, "0", "D", "88/2021 leaves 0 undefined"),
    (SAKIP_88_2021, "90.004", "A", "read from 90,00"),
    (IPP_KATEGORI, "5", "A", "5/2023"),
    (IPP_KATEGORI, "4.51", "A", "5/2023"),
    (IPP_KATEGORI, "4.50", "A-", "5/2023"),
    (IPP_KATEGORI, "4.505", "A", "read from 4,51"),
    (IPP_KATEGORI, "4.01", "A-", "5/2023"),
    (IPP_KATEGORI, "4.00", "B", "5/2023"),
    (IPP_KATEGORI, "3.51", "B", "5/2023"),
    (IPP_KATEGORI, "3.50", "B-", "5/2023"),
    (IPP_KATEGORI, "3.01", "B-", "5/2023"),
    (IPP_KATEGORI, "3.00", "C", "5/2023"),
    (IPP_KATEGORI, "2.64", "C", "Pakusari 3.8: realisasi IPP"),
    (IPP_KATEGORI, "2.51", "C", "5/2023"),
    (IPP_KATEGORI, "2.50", "C-", "5/2023"),
    (IPP_KATEGORI, "2.01", "C-", "5/2023"),
    (IPP_KATEGORI, "2.00", "D", "5/2023"),
    (IPP_KATEGORI, "1.51", "D", "5/2023"),
    (IPP_KATEGORI, "1.50", "E", "5/2023"),
    (IPP_KATEGORI, "1.01", "E", "5/2023"),
    (IPP_KATEGORI, "1.00", "F", "5/2023"),
    (IPP_KATEGORI, "0", "F", "5/2023"),
]


@pytest.mark.parametrize(("skala", "nilai", "nama", "_"), PREDIKAT)
def test_predikat(skala, nilai, nama, _):
    assert predikat(d(nilai), skala).nama == nama


def test_predikat_tanpa_nilai_atau_tanpa_jenjang():
    assert predikat(None, PERMENDAGRI_86_2017) is None
    assert predikat(d("50"), ()) is None
    assert predikat(d("50"), PERMENDAGRI_86_2017[:4]) is None


def test_predikat_tidak_bergantung_pada_urutan_jenjang():
    assert predikat(d("80"), tuple(reversed(PERMENDAGRI_86_2017))).nama == "Tinggi"


def test_batas_yang_sama_terbuka_lebih_tinggi_daripada_tertutup():
    skala = (Jenjang("Tercapai", "", d("100")), Jenjang("Lebih", "", d("100"), False))
    assert predikat(d("100"), skala).nama == "Tercapai"
    assert predikat(d("100.01"), skala).nama == "Lebih"


@pytest.mark.parametrize(
    ("target", "dicapai", "tercapai"),
    [
        ("B", "B", True),  # Panti PK Perubahan: target "B", 79,92 is B
        ("B", "A", True),
        ("B", "C", False),  # 70,89 on the bands of 14/2017
        ("A", "D", False),
        ("D", "A", True),
        ("AA", "B", None),  # a predicate of another scale
        ("B", "", None),
    ],
)
def test_predikat_tercapai(target, dicapai, tercapai):
    assert predikat_tercapai(target, dicapai, SKM_14_2017) is tercapai
    assert predikat_tercapai(target, dicapai, SKM_14_2017[::-1]) is tercapai


@pytest.mark.parametrize(
    ("skala", "harapan"),
    [
        (
            PAKUSARI_2025,  # Pakusari Tabel 3.1, column "Kode"
            {
                "sangat-tinggi": "biru muda",
                "tinggi": "hijau",
                "sedang": "kuning muda",
                "rendah": "abu tua",
                "sangat-rendah": "merah",
            },
        ),
        (
            PANTI_2020,
            {
                "sangat-baik": "biru muda",
                "baik": "hijau",
                "cukup": "kuning muda",
                "kurang": "merah",
            },
        ),
    ],
)
def test_warna_dan_slug(skala, harapan):
    assert {jenjang.slug: jenjang.warna for jenjang in skala} == harapan


def test_sebutan_sakip():
    # 88/2021; the documents call B "Cukup Memadai" and leave CC out.
    assert {jenjang.nama: jenjang.sebutan for jenjang in SAKIP_88_2021} == {
        "AA": "Sangat Memuaskan",
        "A": "Memuaskan",
        "BB": "Sangat Baik",
        "B": "Baik",
        "CC": "Cukup (Memadai)",
        "C": "Kurang",
        "D": "Sangat Kurang",
    }


KEMAJUAN = [
    ("84.03", "94", "naik", "89.39", "Pakusari 3.2: IKM (printed 78.9)"),
    ("76.30", "95", "naik", "80.32", "Pakusari 3.2: fasilitasi"),
    ("80.65", "75", "naik", "107.53", "Pakusari 3.2: SAKIP"),
    ("2.64", "4.67", "naik", "56.53", "Pakusari 3.8: IPP"),
    ("84.03", "88.5", "naik", "94.95", "Pakusari 3.8: IKM (printed 94,94)"),
    ("80.65", "86", "naik", "93.78", "Pakusari 3.8: SAKIP (printed 93,77)"),
    ("79.92", "85", "naik", "94.02", "Panti: SKM"),
    ("95.79", "80", "naik", "119.74", "Panti: rekomendasi"),
    ("97.53", "80", "naik", "121.91", "Panti: desa"),
    ("12", "10", "turun", "80.00", "falling"),
    (None, "85", "naik", None, "nothing reported"),
    ("84", None, "naik", None, "no target for the end"),
    ("84", "0", "naik", None, "target zero"),
]


@pytest.mark.parametrize(("realisasi", "akhir", "arah", "persen", "_"), KEMAJUAN)
def test_kemajuan(realisasi, akhir, arah, persen, _):
    assert kemajuan(d(realisasi), d(akhir), arah) == d(persen)


SERAPAN = [
    ("2649221375", "3628193467.75", "73.02", "Pakusari 3.13: total (73.01 in words)"),
    ("2049233375", "2999808467.75", "68.31", "Pakusari 3.13: program 1"),
    ("1548977812", "2373518267.75", "65.26", "Pakusari 3.13: gaji (printed 60,16)"),
    ("471002000", "473882000", "99.39", "Pakusari 3.7"),
    ("60910000", "79827000", "76.30", "Pakusari 3.7"),
    ("68076000", "74676000", "91.16", "Pakusari 3.7"),
    ("599988000", "628385000", "95.48", "Pakusari 3.7: total"),
    ("847148336", "1408071294", "60.16", "Pakusari 3.12, as printed"),
    ("1908044631", "2374523419", "80.35", "Panti: total belanja"),
    ("848000", "2400000", "35.33", "Panti: PMKS"),
    ("1775600", "2400000", "73.98", "Panti: PMKS, input"),
    ("0", "5", "0.00", "nothing spent is zero"),
    (None, "5", None, "nothing reported"),
    ("5", None, None, "no budget known"),
    ("0", "0", None, "budget zero"),
]


@pytest.mark.parametrize(("realisasi", "pagu", "persen", "_"), SERAPAN)
def test_serapan(realisasi, pagu, persen, _):
    assert serapan(d(realisasi), d(pagu)) == d(persen)


@pytest.mark.parametrize(
    ("daftar", "hasil"),
    [
        (["94.00", "99.57"], "96.79"),  # Pakusari 3.12: sasaran 2 (printed 96,75)
        (["100", "94.42", "76.30", "91.16", "85.80", "105.73"], "92.24"),
        (["61.40", "96.03", "94.00", "99.57"], "87.75"),
        (["94.42", None], "94.42"),  # nothing does not count as zero
        (["94.42", "0"], "47.21"),  # zero does
        (["100", "-50"], "25.00"),
        (["0", "0", "0.01"], "0.00"),
        (["0.01", "0"], "0.01"),  # half up
        ([None, None], None),
        ([], None),
    ],
)
def test_rata_rata(daftar, hasil):
    assert rata_rata([d(n) for n in daftar]) == d(hasil)
    assert rata_rata(d(n) for n in daftar) == d(hasil)


TAHUNAN = [
    ("jumlah", ["1", "0", "2", "1"], "4"),
    ("jumlah", ["1", None, "2", None], "3"),
    ("jumlah", ["0", None, None, None], "0"),
    ("jumlah", [None] * 4, None),
    ("terakhir", ["71", "75", "78", "80.65"], "80.65"),
    ("terakhir", ["71", "75", None, None], "75"),
    ("terakhir", ["71", "0", None, None], "0"),
    ("terakhir", [None] * 4, None),
    ("rata_rata", ["80", "81", "81", "82"], "81.00"),
    ("rata_rata", ["80", None, "81", "81"], "80.67"),
    ("rata_rata", ["80", "0", None, None], "40.00"),
    ("rata_rata", [None] * 4, None),
    ("jumlah", [], None),
]


@pytest.mark.parametrize(("agregasi", "triwulan", "hasil"), TAHUNAN)
def test_tahunan(agregasi, triwulan, hasil):
    assert tahunan([d(n) for n in triwulan], agregasi) == d(hasil)


def test_agregasi_tak_dikenal_ditolak():
    with pytest.raises(ValueError, match="jumlah, terakhir, atau rata_rata"):
        tahunan([None], "maksimum")


EFISIENSI = [
    ("105.73", "99.39", "Efisien", "Efisien", "Pakusari 3.7: program"),
    ("94.42", "76.30", "Tidak efisien", "Efisien", "Pakusari 3.7: IKM"),
    ("76.30", "76.30", "Tidak efisien", "Efisien", "Pakusari 3.7: fasilitasi"),
    ("91.16", "91.16", "Tidak efisien", "Efisien", "Pakusari 3.7: trantib"),
    ("93.62", "60.16", "Tidak efisien", "Efisien", "Pakusari 3.12"),
    ("96.75", "65.26", "Tidak efisien", "Efisien", "Pakusari 3.12"),
    ("100", "99.99", "Efisien", "Efisien", "exactly reached"),
    ("99.99", "50", "Tidak efisien", "Efisien", "one hundredth short"),
    ("100", "100", "Tidak efisien", "Efisien", "the same share of both"),
    ("120", "130", "Tidak efisien", "Tidak efisien", "overspent"),
    ("0", "0", "Tidak efisien", "Efisien", "zeros are figures"),
    (None, "50", None, None, "nothing reported"),
    ("100", None, None, None, "no budget"),
]


@pytest.mark.parametrize(("nilai", "anggaran", "tercapai", "banding", "_"), EFISIENSI)
def test_efisiensi(nilai, anggaran, tercapai, banding, _):
    assert efisiensi(d(nilai), d(anggaran), "tercapai") == tercapai
    assert efisiensi(d(nilai), d(anggaran), "banding") == banding


def test_aturan_efisiensi_tak_dikenal_ditolak():
    with pytest.raises(ValueError, match="tercapai atau banding"):
        efisiensi(None, None, "hemat")


MUTU = [
    (SKM_14_2017, "100", "A", "Sangat Baik"),
    (SKM_14_2017, "88.31", "A", "Sangat Baik"),
    (SKM_14_2017, "88.30", "B", "Baik"),
    (SKM_14_2017, "84.03", "B", "Baik"),  # Pakusari: IKM 2025
    (SKM_14_2017, "76.61", "B", "Baik"),
    (SKM_14_2017, "76.605", "B", "Baik"),  # read from 76,61: no gap between bands
    (SKM_14_2017, "76.60", "C", "Kurang Baik"),
    (SKM_14_2017, "70.89", "C", "Kurang Baik"),  # Panti 2019, by the new bands
    (SKM_14_2017, "65.00", "C", "Kurang Baik"),
    (SKM_14_2017, "64.99", "D", "Tidak Baik"),
    (SKM_14_2017, "25", "D", "Tidak Baik"),
    (SKM_KEP_25_2004, "81.26", "A", "Sangat Baik"),
    (SKM_KEP_25_2004, "81.25", "B", "Baik"),
    (SKM_KEP_25_2004, "70.89", "B", "Baik"),  # Panti Tabel 3.1: "B (70,89 %)"
    (SKM_KEP_25_2004, "79.92", "B", "Baik"),  # Panti 2020
    (SKM_KEP_25_2004, "62.51", "B", "Baik"),
    (SKM_KEP_25_2004, "62.50", "C", "Kurang Baik"),
    (SKM_KEP_25_2004, "43.76", "C", "Kurang Baik"),
    (SKM_KEP_25_2004, "43.75", "D", "Tidak Baik"),
]


@pytest.mark.parametrize(("skala", "nilai", "mutu", "sebutan"), MUTU)
def test_mutu_skm(skala, nilai, mutu, sebutan):
    hasil = mutu_skm(d(nilai), skala)
    assert (hasil.nama, hasil.sebutan) == (mutu, sebutan)


def test_mutu_skm_tanpa_nilai():
    assert mutu_skm(None) is None


# Ten respondents, nine unsur: sums 32 30 28 37 30 30 31 28 31.
NRR = ["3.2", "3.0", "2.8", "3.7", "3.0", "3.0", "3.1", "2.8", "3.1"]


def test_ikm_memakai_tepat_sepersembilan():
    # 14/2017; with the printed 0,11 it would be 76,18 and "Kurang Baik".
    assert ikm([d(n) for n in NRR]) == Indeks(d("76.94"), "B", "Baik")


@pytest.mark.parametrize(
    ("nrr", "nilai", "kategori"),
    [
        (["4"] * 9, "100.00", "A"),  # a perfect survey is 100, not 99 or 99,9
        (["1"] * 9, "25.00", "D"),
        (["3.5324"] * 9, "88.31", "A"),  # 14/2017, nilai interval
        (["3.532"] * 9, "88.30", "B"),
        (["3.0644"] * 9, "76.61", "B"),
        (["3.064"] * 9, "76.60", "C"),
        (["2.60"] * 9, "65.00", "C"),
        (["2.5996"] * 9, "64.99", "D"),
    ],
)
def test_ikm(nrr, nilai, kategori):
    hasil = ikm([d(n) for n in nrr])
    assert (hasil.nilai, hasil.kategori) == (d(nilai), kategori)


def test_ikm_14_unsur_dengan_pita_lama():
    # Panti 2020: 14 unsur whose mean times 25 is 71,25.
    assert ikm([d("2.85")] * 14, SKM_KEP_25_2004) == Indeks(d("71.25"), "B", "Baik")


def test_ikm_tanpa_satu_unsur_tidak_dapat_dikatakan():
    assert ikm([d("3")] * 8 + [None]) is None
    assert ikm([]) is None


@pytest.mark.parametrize("nrr", ["0", "0.99", "4.01", "80"])
def test_nilai_unsur_di_luar_skala_ditolak(nrr):
    with pytest.raises(ValueError, match="antara 1 dan 4"):
        ikm([d("3")] * 8 + [d(nrr)])


@pytest.mark.parametrize(
    ("evaluator", "publik", "nilai", "kategori", "sebutan"),
    [
        ("3.00", "4.00", "3.25", "B-", "Baik (Dengan Catatan)"),  # 75 % and 25 %
        ("4.00", "3.00", "3.75", "B", "Baik"),  # F-02 and F-03 are not exchanged
        ("5", "5", "5.00", "A", "Pelayanan Prima"),
        ("0", "0", "0.00", "F", "Pembinaan Intensif"),
        ("4.5", "4.51", "4.50", "A-", "Sangat Baik"),
        ("4.51", "4.48", "4.50", "A-", "Sangat Baik"),  # 4,5025
        ("4.50", "4.52", "4.51", "A", "Pelayanan Prima"),  # 4,505
    ],
)
def test_ipp(evaluator, publik, nilai, kategori, sebutan):
    assert ipp(d(evaluator), d(publik)) == Indeks(d(nilai), kategori, sebutan)


def test_ipp_tanpa_salah_satu_formulir():
    assert ipp(None, d("4")) is None
    assert ipp(d("4"), None) is None


@pytest.mark.parametrize("nilai", ["-0.01", "5.01", "80"])
def test_ipp_di_luar_skala_ditolak(nilai):
    for isi in ((d(nilai), d("4")), (d("4"), d(nilai)), (d(nilai), None)):
        with pytest.raises(ValueError, match="antara 0 dan 5"):
            ipp(*isi)


def skor(semua="0", **aspek):
    banyak = {"a": 9, "b": 5, "c": 6, "d": 4, "e": 4, "f": 2}
    return {a: [d(s) for s in aspek.get(a, [semua] * n)] for a, n in banyak.items()}


SKOR_A = ["5", "0", "5", "5", "5", "5", "5", "5", "5"]


@pytest.mark.parametrize(
    ("isi", "berbobot", "rata"),
    [
        (skor("5"), "5.00", "5.00"),
        (skor("0"), "0.00", "0.00"),
        (skor("3"), "3.00", "3.00"),
        # Aspect a alone is 4,30 weighted and 4,44 plain; it counts 24 %.
        (skor(a=SKOR_A), "1.03", "1.07"),
        (skor("5", a=SKOR_A), "4.83", "4.87"),
        (skor(b=["0", "0", "0", "0", "5"]), "0.38", "0.25"),  # 30 % and 1/5 of 25 %
        (skor(c=["0", "5", "0", "0", "0", "0"]), "0.21", "0.15"),
        (skor(d=["5", "0", "0", "0"]), "0.17", "0.14"),
        (skor(e=["5", "0", "0", "0"]), "0.10", "0.13"),
        (skor(f=["5", "0"]), "0.30", "0.30"),
    ],
)
def test_f02(isi, berbobot, rata):
    assert f02(isi, "berbobot").nilai == d(berbobot)
    assert f02(isi, "rata").nilai == d(rata)


def test_f02_berkategori():
    assert f02(skor("5", a=SKOR_A)) == Indeks(d("4.83"), "A", "Pelayanan Prima")


def test_bobot_f02_genap_seratus():
    assert sum(aspek for aspek, _ in perhitungan.BOBOT_F02.values()) == 100
    assert all(sum(bobot) == 100 for _, bobot in perhitungan.BOBOT_F02.values())


def test_f02_yang_belum_lengkap_tidak_dapat_dikatakan():
    assert f02(skor("5", f=["5", None])) is None


@pytest.mark.parametrize(
    ("isi", "cara", "sebab"),
    [
        ({"a": [Decimal(5)] * 9}, "berbobot", "Aspek b, c, d, e, f kurang"),
        (skor("5") | {"x": [Decimal(5)]}, "berbobot", "Aspek x"),
        (skor("5", f=["5"]), "berbobot", "Aspek f memerlukan 2 skor"),
        (skor("5", f=["5", "6"]), "berbobot", "antara 0 dan 5"),
        (skor("5", f=["5", "-1"]), "rata", "antara 0 dan 5"),
        (skor("5"), "bobot", "berbobot atau rata"),
    ],
)
def test_f02_yang_salah_ditolak(isi, cara, sebab):
    with pytest.raises(ValueError, match=sebab):
        f02(isi, cara)


TERCAPAI = [
    # capaian, reached, source
    (None, None, "no percentage, nothing to say"),
    ("99.99", False, "just below"),
    ("99.57", False, "Pakusari 2025 PK Perubahan: Nilai SAKIP"),
    ("100.00", True, "Pakusari 2025 PK murni: dokumen"),
    ("105.73", True, "Pakusari 2025 PK murni: indikator program"),
    ("0.00", False, "zero is a figure"),
]


@pytest.mark.parametrize(("persen", "hasil", "_"), TERCAPAI)
def test_tercapai(persen, hasil, _):
    assert tercapai(d(persen)) is hasil


@pytest.mark.parametrize(
    ("cara", "kecil", "besar"),
    [("skm", "25", "100"), ("ipp", "0", "5"), ("sakip", "0", "100")],
)
def test_indeks_di_dalam_batasnya(cara, kecil, besar):
    pastikan_mungkin(d(kecil), cara)
    pastikan_mungkin(d(besar), cara)
    for luar in (d(kecil) - d("0.01"), d(besar) + d("0.01")):
        with pytest.raises(ValueError, match=f"bernilai {kecil} sampai {besar}"):
            pastikan_mungkin(luar, cara)


def test_ukuran_lain_tidak_dibatasi():
    pastikan_mungkin(d("-5"), "langsung")
    pastikan_mungkin(d("105.73"), "prog_tercapai")


PECAHAN_BINER = [
    lambda x: bulat(x),
    lambda x: capaian(x, Decimal(1), "naik"),
    lambda x: capaian(None, x, "turun"),
    lambda x: capaian_rentang(x, None, None, "naik"),
    lambda x: capaian_rentang(Decimal(1), x, Decimal(1), "naik"),
    lambda x: capaian_rentang(Decimal(1), Decimal(2), x, "turun"),
    lambda x: kemajuan(x, None, "naik"),
    lambda x: kemajuan(None, x, "naik"),
    lambda x: serapan(x, None),
    lambda x: serapan(None, x),
    lambda x: predikat(x, PERMENDAGRI_86_2017),
    lambda x: rata_rata([None, x]),
    lambda x: perhitungan.skor_sebaran([x, Decimal(1), Decimal(1), Decimal(1)]),
    lambda x: tahunan([x, Decimal(1)], "terakhir"),
    lambda x: tahunan([x, Decimal(1)], "jumlah"),
    lambda x: tahunan([x, Decimal(1)], "rata_rata"),
    lambda x: efisiensi(x, None, "banding"),
    lambda x: efisiensi(None, x, "tercapai"),
    lambda x: ikm([Decimal(3)] * 8 + [x]),
    lambda x: ikm([None] * 8 + [x]),
    lambda x: mutu_skm(x),
    lambda x: tercapai(x),
    lambda x: perhitungan.nilai_aspek({"a": [x]}, "rata", {"a": (100, (1,))}),
    lambda x: pastikan_mungkin(x, "langsung"),
    lambda x: pastikan_mungkin(x, "skm"),
    lambda x: ipp(x, None),
    lambda x: ipp(None, x),
    lambda x: f02(skor("5") | {"f": [None, x]}),
    lambda x: Jenjang("Tinggi", "hijau", x),
]


@pytest.mark.parametrize("panggil", PECAHAN_BINER)
def test_pecahan_biner_ditolak_di_mana_pun(panggil):
    for nilai in (1.0, True, "1"):
        with pytest.raises(TypeError):
            panggil(nilai)
    with pytest.raises(ValueError):
        panggil(Decimal("NaN"))


def test_setiap_fungsi_umum_diuji_terhadap_pecahan_biner():
    disebut = {nama for p in PECAHAN_BINER for nama in p.__code__.co_names}
    umum = {n for n in perhitungan.__all__ if callable(getattr(perhitungan, n))}
    # A result, never an input; and a comparison of words.
    assert umum - disebut == {"Indeks", "predikat_tercapai"}


def test_bilangan_bulat_dihitung_tepat():
    assert str(capaian(3, 1, "naik")) == "33.33"
    assert str(tahunan([1, 2], "jumlah")) == "3"


def test_tidak_bergantung_pada_konteks_pemanggil():
    with localcontext() as konteks:
        konteks.prec = 4
        konteks.rounding = "ROUND_UP"
        assert serapan(d("2649221375"), d("3628193467.75")) == d("73.02")
        assert capaian(d("100000.5"), d("123456.5"), "turun") == d("76.54")
        assert rata_rata([d("12345.67"), d("12345.68")]) == d("12345.68")
        assert ikm([d(n) for n in NRR]).nilai == d("76.94")


NILAI = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
TARGET = st.decimals(min_value="0.0001", max_value=10**9, places=4)


@given(TARGET, NILAI)
def test_naik_dan_turun_bercermin_di_seratus(target, realisasi):
    jumlah = capaian(target, realisasi, "naik") + capaian(target, realisasi, "turun")
    assert abs(jumlah - 200) <= d("0.01")


@given(TARGET, NILAI, NILAI)
def test_capaian_searah_dengan_realisasi(target, satu, dua):
    kecil, besar = sorted((satu, dua))
    assert capaian(target, kecil, "naik") <= capaian(target, besar, "naik")
    assert capaian(target, kecil, "turun") >= capaian(target, besar, "turun")


@given(TARGET, NILAI)
def test_rentang_satu_nilai_sama_dengan_target(target, realisasi):
    for arah in ("naik", "turun"):
        rentang = capaian_rentang(target, target, realisasi, arah)
        assert rentang == capaian(target, realisasi, arah)

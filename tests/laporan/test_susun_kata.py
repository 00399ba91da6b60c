"""Words of a report: right for one, for all, for none."""

from decimal import Decimal

import pytest

from laporan.susun.kata import (
    gabung,
    gerak,
    hitungan,
    nilai_satuan,
    sebutan_program,
    terbilang,
    tren,
)


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (14, "empat belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (248, "dua ratus empat puluh delapan"),
    ],
)
def test_terbilang(n, kata):
    assert terbilang(n) == kata


@pytest.mark.parametrize("n", [-1, 1000])
def test_terbilang_menolak_yang_tidak_dapat_disebutnya(n):
    with pytest.raises(ValueError, match="0 sampai 999"):
        terbilang(n)


def test_hitungan_membawa_nilainya():
    assert (hitungan(3).isi, hitungan(3).nilai) == ("3 (tiga)", 3)


def test_gabung():
    assert gabung([]) == ""
    assert gabung(["a"]) == "a"
    assert gabung(["a", "b"]) == "a dan b"
    assert gabung(["a", "b", "c"]) == "a, b, dan c"


@pytest.mark.parametrize(
    ("nilai", "satuan", "predikat", "teks"),
    [
        ("84.03", "indeks", "", "84,03"),
        ("100", "%", "", "100\u00a0%"),
        ("94", "Persen", "", "94\u00a0%"),
        ("4", "Dokumen", "", "4 Dokumen"),
        ("70", "nilai", "B", "B (70)"),
        (None, "nilai", "B", "B"),
        (None, "nilai", "", ""),
        ("0", "Paket", "", "0 Paket"),  # zero is not nothing
    ],
)
def test_nilai_dengan_satuan_dan_predikat(nilai, satuan, predikat, teks):
    angka = None if nilai is None else Decimal(nilai)
    assert nilai_satuan(angka, satuan, predikat) == teks


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        ("1 1", "tetap"),
        ("1 2", "naik"),
        ("2 1", "turun"),
        ("1 2 3", "terus naik"),
        ("3 2 1", "terus turun"),
        ("1 1 2", "naik"),
        ("2 2 1", "turun"),
        ("1 3 2", "berfluktuasi"),
        ("82.5 88 87.25 84.03", "berfluktuasi"),  # LKjIP Pakusari 2025: IKM
        ("100 100 100 91.16", "turun"),  # Trantib
        ("96.22 89.52 89.48 99.39", "berfluktuasi"),
    ],
)
def test_tren(nilai, kata):
    assert tren([Decimal(n) for n in nilai.split()]) == kata


def test_tren_memerlukan_dua_nilai():
    with pytest.raises(ValueError, match="dua nilai"):
        tren([Decimal(1)])


@pytest.mark.parametrize(
    ("lama", "baru", "arah", "kata"),
    [
        (1, 1, "turun", "tetap"),
        (1, 2, "naik", "naik"),
        (2, 1, "naik", "turun"),
        (1, 2, "turun", "naik (memburuk)"),
        (2, 1, "turun", "turun (membaik)"),
    ],
)
def test_gerak_dari_tahun_lalu_mengenal_arah(lama, baru, arah, kata):
    assert gerak(Decimal(lama), Decimal(baru), arah) == kata


def test_nama_program_dalam_kalimat_tidak_berteriak():
    nama = "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN"
    assert sebutan_program(nama) == "Program Pemberdayaan Masyarakat Desa dan Kelurahan"
    kota = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
    assert sebutan_program(kota).endswith("Daerah Kabupaten/Kota")
    assert sebutan_program("Program A") == "Program A"

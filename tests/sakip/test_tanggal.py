"""Dates as Indonesians write them."""

from datetime import date

import pytest

from sakip.tanggal import panjang, pendek


def test_tanggal_dokumen():
    # Pakusari 2025: PK Perubahan
    assert panjang(date(2025, 9, 24)) == "24 September 2025"
    assert pendek(date(2025, 9, 24)) == "24 Sep 2025"


def test_hari_tanpa_nol_di_depan():
    assert panjang(date(2026, 1, 2)) == "2 Januari 2026"


@pytest.mark.parametrize(
    ("bulan", "lengkap", "singkat"),
    [
        (1, "Januari", "Jan"),
        (2, "Februari", "Feb"),
        (3, "Maret", "Mar"),
        (4, "April", "Apr"),
        (5, "Mei", "Mei"),
        (6, "Juni", "Jun"),
        (7, "Juli", "Jul"),
        (8, "Agustus", "Agu"),
        (9, "September", "Sep"),
        (10, "Oktober", "Okt"),
        (11, "November", "Nov"),
        (12, "Desember", "Des"),
    ],
)
def test_setiap_bulan(bulan, lengkap, singkat):
    assert panjang(date(2025, bulan, 17)) == f"17 {lengkap} 2025"
    assert pendek(date(2025, bulan, 17)) == f"17 {singkat} 2025"

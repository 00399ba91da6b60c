"""Reading sentences, printed numbers and NIPs: what is read, and what is left alone."""

from decimal import Decimal as D

import pytest

from laporan.periksa.aturan.kalimat import (
    baca_tertulis,
    cocok,
    hitungan,
    kata_tren,
    klaim_tercapai,
    kutipan,
)
from laporan.periksa.nip import cacat_nip
from laporan.periksa.tulisan import pisah


@pytest.mark.parametrize(
    ("kalimat", "klaim"),
    [
        ("Dengan demikian target tercapai.", True),
        ("Target nilai SAKIP telah tercapai.", True),
        ("Realisasi melampaui target.", True),
        ("Target tidak tercapai.", False),
        ("Indikator ini belum mencapai target.", False),
        ("Target belum dapat tercapai karena hujan.", None),  # "dapat": a possibility
        ("Upaya dilakukan agar target tercapai.", None),
        ("Untuk mencapai target diperlukan rapat.", None),
        ("Sebagian target tercapai, sebagian target tidak tercapai.", None),
        ("Kegiatan dilaksanakan sesuai target waktu.", None),
    ],
)
def test_klaim_tercapai(kalimat, klaim):
    assert klaim_tercapai(kalimat) is klaim


@pytest.mark.parametrize(
    ("kalimat", "isi"),
    [
        ("Realisasi IKM sebesar 84,03.", [("realisasi", D("84.03"), 2, "84,03")]),
        ("Target 87,5 dan realisasi 84.03", [
            ("target", D("87.5"), 1, "87,5"),
            ("realisasi", D("84.03"), 2, "84.03"),
        ]),
        ("Capaian sebesar 96,03 %", [("capaian", D("96.03"), 2, "96,03 %")]),
        ("Target tahun 2025 disusun.", []),
        ("Realisasi anggaran sebesar 95,48 %", []),
        ("Target Tabel 3.8 dibahas.", []),
        ("Realisasi 12 orang hadir.", []),
    ],
)  # fmt: skip
def test_kutipan(kalimat, isi):
    assert kutipan(kalimat) == isi


@pytest.mark.parametrize(
    ("kalimat", "isi"),
    [
        ("1 (satu) tujuan dan tiga sasaran", [(1, "tujuan"), (3, "sasaran")]),
        ("dua belas indikator", [(12, "indikator")]),
        ("salah satu sasaran", []),
        ("Sasaran 2 tujuan lain", []),
    ],
)
def test_hitungan(kalimat, isi):
    assert [(n, apa) for n, apa, _, _ in hitungan(kalimat)] == isi


@pytest.mark.parametrize(
    ("kalimat", "arah"),
    [
        ("IKM meningkat dibandingkan tahun 2024.", "naik"),
        ("IKM mengalami penurunan dari tahun sebelumnya.", "turun"),
        ("IKM tetap dibanding tahun lalu.", "tetap"),
        ("Kualitas pelayanan meningkat.", None),
        ("IKM akan meningkat dibanding tahun lalu.", None),
        ("Naik turun dibandingkan tahun 2023.", None),
    ],
)
def test_tren(kalimat, arah):
    klaim = kata_tren(kalimat)
    assert (klaim and klaim[0]) == arah


@pytest.mark.parametrize(
    ("tulisan", "nilai", "hubungan"),
    [
        ("94,42", "94.42", "sama"),
        ("96,03", "96.0342", "sama"),
        ("94", "94.42", "pembulatan"),
        ("85", "85.80", "pembulatan"),  # cut off
        ("86", "85.80", "pembulatan"),  # rounded to fewer
        ("61,39", "61.3953", "pembulatan"),  # cut off where 61,40 is right
        ("99.5", "99.57", "pembulatan"),
        ("93,62", "96.03", ""),
    ],
)
def test_cocok(tulisan, nilai, hubungan):
    assert cocok(*baca_tertulis(tulisan), D(nilai)) == hubungan


@pytest.mark.parametrize(
    ("nip", "cacat"),
    [
        ("19701109 199704 1 001", ""),
        ("199001012020211003", ""),  # PPPK: 21 in place of the month
        ("1970110919970410", "18 angka"),
        ("197013091997041001", "bukan tanggal lahir"),
        ("198606031994031008", "tidak mungkin diangkat tahun 1994"),
        ("197011091997131001", "bulan pengangkatan"),
        ("197011091997043001", "laki-laki"),
    ],
)
def test_nip(nip, cacat):
    assert (cacat in cacat_nip(nip)) if cacat else cacat_nip(nip) == ""


def test_kalimat_terpisah_pada_titik_dan_baris():
    isi = (
        "Nomor 53 Tahun 2014 oleh S.Sos berlaku. Target 84.03 tercapai.\n- satu\n1. dua"
    )
    assert list(pisah(isi)) == [
        "Nomor 53 Tahun 2014 oleh S.Sos berlaku.",
        "Target 84.03 tercapai.",
        "satu",
        "dua",
    ]

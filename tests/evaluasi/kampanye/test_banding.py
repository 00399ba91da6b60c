"""Scores side by side: now and last time, who sees them, in which order, in Excel."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from evaluasi.kampanye.skor import susun_banding, susun_tren
from evaluasi.kampanye.urut import UrutBanding
from evaluasi.models import Lhe, NilaiLhe, SubKomponenLke
from evaluasi.pilihan import StatusEvaluasi as S
from tests.evaluasi.kampanye.bantuan import (
    beri_nilai,
    buat_evaluasi,
    buat_periode,
    buat_tim,
)
from tests.pembangun import buat_pengguna

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def periode(pakusari):
    return buat_periode()


def beri_lhe(kecamatan, tahun, triwulan, nilai, **isi):
    isi = {"nomor": f"{tahun}/{triwulan}", "nilai": D(nilai)} | isi
    return Lhe.objects.create(
        kecamatan=kecamatan, tahun=tahun, triwulan=triwulan, **isi
    )


def beri_rincian(lhe, nilai):
    for sub in SubKomponenLke.objects.all():
        NilaiLhe.objects.create(lhe=lhe, sub=sub, nilai=nilai)


def test_now_is_compared_with_the_last_issued_before(periode, pakusari, inspektur):
    ini = buat_evaluasi(periode, pakusari, status=S.TANGGAPAN)
    beri_nilai(ini, "BB", k1c="B")
    beri_lhe(pakusari, 2025, None, "60")
    beri_lhe(pakusari, 2026, 1, "68.5")
    beri_rincian(lhe := beri_lhe(pakusari, 2026, 2, "70"), "B")
    beri_lhe(pakusari, 2026, 4, "99")  # later: not last time
    (b,) = susun_banding(periode, [ini], inspektur)
    # 80 everywhere, 70 on 15 points: 80 - 1,5.
    assert (b.kini.total, b.kini.predikat, b.kini.sementara) == (D("78.50"), "BB", True)
    assert (b.lalu.nama, b.lalu.total, b.lalu.predikat) == ("TW II 2026", D(70), "B")
    assert b.selisih == D("8.50")
    assert b.selisih_komponen("1") == D("22.50") - D("21.00")
    assert lhe.nilai == 70


def test_a_total_without_grades_has_no_components(periode, pakusari, inspektur):
    ini = buat_evaluasi(periode, pakusari)
    beri_nilai(ini)
    beri_lhe(pakusari, 2025, None, "60")
    (b,) = susun_banding(periode, [ini], inspektur)
    assert b.lalu.komponen == {}
    assert b.selisih == D(20)
    assert b.selisih_komponen("1") is None


def test_an_unfinished_worksheet_has_no_score(periode, pakusari, inspektur):
    ini = buat_evaluasi(periode, pakusari, status=S.PENILAIAN)
    beri_nilai(ini)
    ini.nilai_sub.first().delete()
    (b,) = susun_banding(periode, [ini], inspektur)
    assert (b.kini, b.lalu, b.selisih) == (None, None, None)


# Who sees grades that were not told yet, written out by hand.
_SEBELUM = {"inspektur": True, "anggota": True, "lain": False}


@pytest.mark.parametrize("status", list(S))
@pytest.mark.parametrize(
    "siapa", ["inspektur", "anggota", "evaluator_lain", "operator", "pimpinan"]
)
def test_stage_by_person(
    periode, pakusari, inspektur, evaluator, operator, pimpinan, status, siapa
):
    lain = buat_pengguna("evaluator", pakusari, nama="evaluator-lain")
    orang = {
        "inspektur": inspektur,
        "anggota": evaluator,
        "evaluator_lain": lain,
        "operator": operator,
        "pimpinan": pimpinan,
    }[siapa]
    ini = buat_evaluasi(
        periode, pakusari, buat_tim(periode, anggota=[evaluator]), status=status
    )
    beri_nilai(ini)
    (b,) = susun_banding(periode, [ini], orang)
    sudah = status in ("tanggapan", "pembahasan", "lhe", "terbit")
    assert (b.kini is not None) == (sudah or _SEBELUM.get(siapa, _SEBELUM["lain"]))
    assert (b.kini is not None) == ini.nilai_terlihat(orang)


def test_trend_begins_with_history(periode, pakusari, panti):
    daftar = [buat_evaluasi(periode, k) for k in (pakusari, panti)]
    beri_lhe(pakusari, 2024, None, "61.25")
    beri_lhe(pakusari, 2025, None, "70")
    beri_lhe(panti, 2025, 3, "55")
    kolom, baris = susun_tren(daftar)
    assert kolom == [(2024, None), (2025, 3), (2025, None)]
    assert [nilai for _, nilai in baris] == [
        [D("61.25"), None, D(70)],
        [None, D(55), None],
    ]


@pytest.mark.parametrize(
    ("urut", "arah", "nama"),
    [
        ("", "", ["Pakusari", "Panti"]),
        ("nilai", "turun", ["Panti", "Pakusari"]),
        ("nilai", "", ["Pakusari", "Panti"]),
        ("selisih", "turun", ["Pakusari", "Panti"]),
        ("k1", "turun", ["Panti", "Pakusari"]),
        ("asing", "turun", ["Panti", "Pakusari"]),
    ],
)
def test_order(periode, pakusari, panti, inspektur, urut, arah, nama):
    for kecamatan, nilai in ((pakusari, "B"), (panti, "BB")):
        beri_nilai(buat_evaluasi(periode, kecamatan), nilai)
    beri_lhe(pakusari, 2025, None, "60")
    daftar = list(periode.evaluasi.all())
    baris = UrutBanding.baca({"urut": urut, "arah": arah}).terapkan(
        susun_banding(periode, daftar, inspektur)
    )
    assert [b.evaluasi.kecamatan.nama for b in baris] == nama


def test_excel_holds_true_numbers(client, inspektur, periode, pakusari, panti):
    beri_nilai(buat_evaluasi(periode, pakusari))
    buat_evaluasi(periode, panti)
    beri_lhe(pakusari, 2025, None, "60.25")
    client.force_login(inspektur)
    jawaban = client.get(
        reverse("evaluasi-banding-xlsx", args=["35.09", periode.pk]), {"urut": "nilai"}
    )
    assert 'filename="nilai-sakip-tw3-2026.xlsx"' in jawaban["Content-Disposition"]
    kepala, satu, dua = load_workbook(BytesIO(jawaban.content)).active.iter_rows(
        values_only=True
    )
    isi = dict(zip(kepala, satu, strict=True))
    assert (isi["Kode"], isi["Kecamatan"]) == ("35.09.24", "Pakusari")
    assert isi["1. Perencanaan Kinerja"] == 24
    assert (isi["Nilai"], isi["Predikat"], isi["Keterangan"]) == (80, "BB", "sementara")
    assert (isi["Nilai terakhir"], isi["Selisih"]) == (60.25, 19.75)
    assert isi["1 terakhir"] is None
    kosong = dict(zip(kepala, dua, strict=True))
    assert kosong["Nilai"] is None and not kosong["Predikat"]

"""The board of a campaign: stages, what is open, what is late; the same few queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluasi.kampanye.papan import Pilihan, batas_tahap, susun_papan
from evaluasi.models import Evaluasi, JawabanLke, KriteriaLke
from evaluasi.pilihan import StatusEvaluasi as S
from tests.evaluasi.kampanye.bantuan import (
    beri_nilai,
    buat_evaluasi,
    buat_periode,
    buat_tim,
)
from tests.pembangun import buat_kecamatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(pakusari):
    return buat_periode()


def test_a_row_counts_answers_and_grades(periode, pakusari):
    ini = buat_evaluasi(periode, pakusari, status=S.PENILAIAN)
    for n, k in enumerate(KriteriaLke.objects.order_by("pk")[:5]):
        JawabanLke.objects.create(
            evaluasi=ini, kriteria=k, mandiri="Y", nilai="Y" if n < 3 else ""
        )
    beri_nilai(ini)
    (b,) = susun_papan(periode, [ini], date(2026, 11, 2))
    assert (b.kriteria, b.mandiri, b.nilai, b.sub, b.jumlah_sub) == (24, 5, 3, 12, 12)
    assert (b.terbuka, b.batas, b.telat) == (21, date(2026, 10, 30), 3)


def test_criteria_left_out_do_not_count(periode, pakusari):
    ini = buat_evaluasi(periode, pakusari)
    satu = KriteriaLke.objects.first()
    JawabanLke.objects.create(evaluasi=ini, kriteria=satu, mandiri="Y")
    KriteriaLke.objects.filter(pk=satu.pk).update(dipakai=False)
    (b,) = susun_papan(periode, [ini])
    assert (b.kriteria, b.mandiri, b.terbuka) == (23, 0, 23)


@pytest.mark.parametrize(
    ("status", "batas"),
    [
        (S.MANDIRI, date(2026, 10, 16)),
        (S.PENILAIAN, date(2026, 10, 30)),
        (S.PENJAMINAN, date(2026, 10, 30)),
        (S.TANGGAPAN, date(2026, 11, 6)),
        (S.PEMBAHASAN, date(2026, 11, 13)),
        (S.LHE, date(2026, 11, 13)),
        (S.TERBIT, None),
    ],
)
def test_each_stage_has_its_deadline(periode, status, batas):
    assert batas_tahap(periode, status) == batas


@pytest.mark.parametrize(
    ("hari", "telat"), [(date(2026, 10, 16), 0), (date(2026, 10, 17), 1)]
)
def test_the_deadline_itself_is_in_time(periode, pakusari, hari, telat):
    ini = buat_evaluasi(periode, pakusari)
    assert susun_papan(periode, [ini], hari)[0].telat == telat


def test_what_the_address_does_not_know_counts_as_not_asked():
    data = {"tahap": "x", "tim": "²", "telat": "ya", "urut": "'"}
    assert Pilihan.baca(data) == Pilihan()


def test_filter_in_the_address(client, inspektur, periode, pakusari, panti):
    satu, dua = buat_tim(periode), buat_tim(periode, "Tim 2")
    buat_evaluasi(periode, pakusari, satu)
    buat_evaluasi(periode, panti, dua, status=S.PENILAIAN)
    client.force_login(inspektur)
    tujuan = reverse("evaluasi-periode", args=["35.09", periode.pk])

    def terlihat(**pilihan):
        daftar = client.get(tujuan, pilihan).context["daftar"]
        return [b.evaluasi.kecamatan.nama for b in daftar]

    assert terlihat(tahap="penilaian") == ["Panti"]
    assert terlihat(tim=satu.pk) == ["Pakusari"]
    assert terlihat(urut="nama") == ["Pakusari", "Panti"]
    assert terlihat(tahap="lhe") == []


def test_a_kecamatan_sees_its_own_row(client, operator, periode, pakusari, panti):
    buat_evaluasi(periode, pakusari)
    buat_evaluasi(periode, panti)
    client.force_login(operator)
    jawaban = client.get(reverse("evaluasi-periode", args=["35.09", periode.pk]))
    assert [b.evaluasi.kecamatan for b in jawaban.context["semua"]] == [pakusari]
    assert "Panti" not in jawaban.content.decode()


@pytest.mark.parametrize(
    "nama", ["evaluasi-periode", "evaluasi-banding", "evaluasi-banding-xlsx"]
)
def test_as_many_queries_for_31_as_for_one(client, inspektur, periode, pakusari, nama):
    tim = buat_tim(periode, anggota=[inspektur])
    beri_nilai(buat_evaluasi(periode, pakusari, tim))
    client.force_login(inspektur)
    tujuan = reverse(nama, args=["35.09", periode.pk])

    def banyak():
        with CaptureQueriesContext(connection) as hitung:
            assert client.get(tujuan).status_code == 200
        return len(hitung)

    banyak()
    satu = banyak()
    for n in range(1, 31):
        kecamatan = buat_kecamatan(f"35.09.{n + 40}", f"Kecamatan {n}")
        beri_nilai(buat_evaluasi(periode, kecamatan, tim))
    assert Evaluasi.objects.count() == 31
    assert banyak() == satu


def test_teams_page_as_many_queries_for_31(client, inspektur, periode, pakusari):
    tim = buat_tim(periode, anggota=[inspektur])
    buat_evaluasi(periode, pakusari, tim)
    client.force_login(inspektur)
    tujuan = reverse("evaluasi-tim", args=["35.09", periode.pk])

    def banyak():
        with CaptureQueriesContext(connection) as hitung:
            client.get(tujuan)
        return len(hitung)

    banyak()
    satu = banyak()
    for n in range(1, 31):
        buat_evaluasi(periode, buat_kecamatan(f"35.09.{n + 40}", f"Kec {n}"), tim)
    assert banyak() == satu


def test_31_at_once_by_one_tick(client, inspektur, periode, pakusari):
    tim = buat_tim(periode)
    for n in range(1, 31):
        buat_kecamatan(f"35.09.{n + 40}", f"Kecamatan {n}")
    client.force_login(inspektur)
    tujuan = reverse("evaluasi-bagi", args=["35.09", periode.pk])
    jawaban = client.post(tujuan, {"tim": tim.pk, "semua": "on"})
    assert jawaban.status_code == 302
    assert periode.evaluasi.filter(tim=tim).count() == 31


def test_refused_assignment_keeps_what_was_ticked(client, inspektur, periode, pakusari):
    client.force_login(inspektur)
    buat_tim(periode)
    tujuan = reverse("evaluasi-bagi", args=["35.09", periode.pk])
    jawaban = client.post(tujuan, {"kecamatan": [pakusari.pk]})
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Pilih tim yang menilai." in isi
    assert f'value="{pakusari.pk}" checked' in isi


def test_campaign_is_made_and_its_dates_must_follow(client, inspektur, periode):
    client.force_login(inspektur)
    tujuan = reverse("evaluasi-periode-tambah", args=["35.09"])
    isi = {
        "tahun": "2027",
        "triwulan": "",
        "instrumen": periode.instrumen_id,
        "mandiri_sampai": "2027-02-01",
        "nilai_sampai": "2027-01-01",
        "tanggapan_sampai": "2027-03-01",
        "lhe_sampai": "2027-04-01",
        "mulai": "2027-01-01",
        "selesai": "2027-12-31",
    }
    jawaban = client.post(tujuan, isi)
    assert jawaban.status_code == 422
    assert "Urutan tanggal" in jawaban.content.decode()
    jawaban = client.post(tujuan, isi | {"nilai_sampai": "2027-02-15"})
    assert jawaban.status_code == 302
    baru = periode.kabupaten.periode_evaluasi.get(tahun=2027)
    assert (baru.triwulan, baru.selesai) == (None, date(2027, 12, 31))
    # A second one of the same year is refused with what was typed.
    jawaban = client.post(tujuan, isi | {"nilai_sampai": "2027-02-15"})
    assert jawaban.status_code == 422
    assert "Evaluasi tahun ini sudah ada." in jawaban.content.decode()


def test_instrument_and_year_stay_once_there_are_worksheets(
    client, inspektur, periode, pakusari
):
    buat_evaluasi(periode, pakusari)
    client.force_login(inspektur)
    tujuan = reverse("evaluasi-periode-ubah", args=["35.09", periode.pk])
    form = client.get(tujuan).context["form"]
    assert not {"tahun", "triwulan", "instrumen"} & set(form.fields)
    isi = {n: form.initial[n] for n in form.fields if form.initial.get(n)}
    isi |= {"tahun": "2030", "selesai": "2028-01-31"}
    assert client.post(tujuan, isi).status_code == 302
    periode.refresh_from_db()
    assert (periode.tahun, periode.selesai) == (2026, date(2028, 1, 31))

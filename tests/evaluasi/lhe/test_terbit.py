"""From the stage LHE to an issued one, and what stays as it was then."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from dokumen.beku import dari_dict, sidik
from dokumen.models import DokumenResmi
from dokumen.pilihan import JenisDokumen, StatusDokumen
from evaluasi.lhe.draf import geser_butir, kelompokkan, siapkan_draf
from evaluasi.lhe.susun import DRAF, susun_lhe
from evaluasi.models import Evaluasi, KomponenLke, Lhe, NilaiSub, Rekomendasi
from evaluasi.models.tindakan_evaluasi import TidakBisa
from evaluasi.pembekuan import LHE_BEKU
from evaluasi.penerbitan import terbitkan
from evaluasi.pilihan import StatusEvaluasi, StatusLhe, TindakanLke
from kecamatan.models import Jejak
from tests.baris import buat_baris

from .bantuan import (
    AGAR,
    CATATAN,
    buat_inspektur,
    evaluator,
    siap_terbit,
    susun,
    tambah_butir,
    terbit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def masa(pakusari):
    return buat_inspektur(pakusari.kabupaten)


def isi(masa, **lain):
    bawaan = {"nomor": "700/12/2025", "tanggal": date(2025, 12, 20), "inspektur": masa}
    return bawaan | lain


def test_drafting_takes_the_total_of_the_worksheet(pakusari):
    evaluasi = susun(pakusari)
    lhe = evaluasi.lhe
    assert (lhe.status, lhe.nilai) == (StatusLhe.DRAF, Decimal("80.00"))
    assert (lhe.tahun, lhe.triwulan, lhe.nomor) == (2025, None, "")
    assert evaluasi.status == StatusEvaluasi.LHE
    assert Jejak.objects.tentang(lhe).get().aksi == "menambah"


def test_discussed_again_the_draft_keeps_its_words_and_takes_the_new_total(
    pakusari, inspektur
):
    evaluasi = siap_terbit(pakusari)
    evaluasi.lakukan(TindakanLke.KEMBALIKAN_LHE, oleh=inspektur, alasan="Periksa 1.a")
    NilaiSub.objects.filter(evaluasi=evaluasi, sub__kode="1.a").update(nilai="E")
    evaluasi.lakukan(TindakanLke.SUSUN_LHE, oleh=evaluator(pakusari))
    lhe = Lhe.objects.get(evaluasi=evaluasi)
    assert lhe.nilai == Decimal("75.20")  # 80 less 80 % of the 6 points of 1.a
    assert lhe.rekomendasi.count() == 2


def test_an_lhe_from_elsewhere_is_not_replaced(pakusari):
    Lhe.objects.create(kecamatan=pakusari, tahun=2025, nomor="lama", nilai=70)
    with pytest.raises(TidakBisa, match="nomor lama"):
        susun(pakusari)
    assert Evaluasi.objects.get().status == StatusEvaluasi.PEMBAHASAN


def test_issuing_freezes_the_tree_and_ends_the_evaluation(pakusari, masa, inspektur):
    evaluasi = siap_terbit(pakusari)
    lhe = terbitkan(evaluasi, oleh=inspektur, **isi(masa))
    lhe.refresh_from_db()
    assert (lhe.status, lhe.nomor, lhe.inspektur) == ("terbit", "700/12/2025", masa)
    assert evaluasi.status == StatusEvaluasi.TERBIT
    dokumen = DokumenResmi.objects.get()
    assert lhe.dokumen == dokumen
    assert (dokumen.jenis, dokumen.status) == (JenisDokumen.LHE, StatusDokumen.TERBIT)
    assert dokumen.sidik == sidik(dari_dict(dokumen.isi))
    assert not dokumen.berkas
    jejak = Jejak.objects.tentang(lhe).filter(aksi="menerbitkan").get()
    assert jejak.ke["nomor"] == "700/12/2025"
    assert dari_dict(dokumen.isi).tanda == ""


def test_printed_numbers_become_those_of_the_rows(pakusari, masa, inspektur):
    evaluasi = susun(pakusari)
    lhe = evaluasi.lhe
    for komponen, jenis in (
        ("3", "rekomendasi"),
        ("1", "rekomendasi"),
        ("1", "catatan"),
    ):
        tambah_butir(lhe, f"{komponen} {jenis}", jenis, komponen)
    Lhe.objects.filter(pk=lhe.pk).update(simpulan="Perbaiki.")
    terbitkan(evaluasi, oleh=inspektur, **isi(masa))
    assert [(r.nomor, r.uraian) for r in lhe.rekomendasi.order_by("nomor")] == [
        (1, "1 catatan"),
        (2, "1 rekomendasi"),
        (3, "3 rekomendasi"),
    ]


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        (lambda lhe: lhe.rekomendasi.all().delete(), "Belum ada rekomendasi"),
        (lambda lhe: lhe.rekomendasi.update(komponen=""), "belum menyebut komponen"),
        (
            lambda lhe: Lhe.objects.filter(pk=lhe.pk).update(simpulan=" "),
            "Dorongan perbaikan",
        ),
    ],
)
def test_what_is_missing_holds_it_back(ubah, kalimat, pakusari, masa, inspektur):
    evaluasi = siap_terbit(pakusari)
    ubah(evaluasi.lhe)
    with pytest.raises(TidakBisa) as galat:
        terbitkan(evaluasi, oleh=inspektur, **isi(masa))
    assert kalimat in " ".join(galat.value.messages)
    _tetap_draf(evaluasi)


def _tetap_draf(evaluasi):
    lhe = Lhe.objects.get(evaluasi=evaluasi)
    assert (lhe.status, lhe.nomor, lhe.dokumen) == (StatusLhe.DRAF, "", None)
    assert Evaluasi.objects.get(pk=evaluasi.pk).status == StatusEvaluasi.LHE
    assert not DokumenResmi.objects.exists()


def test_signer_must_be_inspektur_on_that_day(pakusari, inspektur):
    evaluasi = siap_terbit(pakusari)
    lama = buat_inspektur(pakusari.kabupaten, selesai=date(2025, 6, 30))
    with pytest.raises(TidakBisa, match="tidak menjabat Inspektur"):
        terbitkan(evaluasi, oleh=inspektur, **isi(lama))
    bupati = buat_inspektur(pakusari.kabupaten, "Fawait", jabatan="bupati")
    with pytest.raises(TidakBisa, match="tidak menjabat Inspektur"):
        terbitkan(evaluasi, oleh=inspektur, **isi(bupati))
    _tetap_draf(evaluasi)


def test_a_number_stands_for_one_lhe(pakusari, panti, masa, inspektur):
    terbit(panti, inspektur, nomor="700/12/2025")
    evaluasi = siap_terbit(pakusari)
    with pytest.raises(TidakBisa, match="sudah dipakai .* Kecamatan Panti"):
        terbitkan(evaluasi, oleh=inspektur, **isi(masa))


@pytest.mark.parametrize(
    "siapa", ["operator", "camat", "evaluator", "bappeda", "admin_kabupaten"]
)
def test_only_the_inspektur_issues(siapa, request, pakusari, masa):
    evaluasi = siap_terbit(pakusari)
    with pytest.raises(PermissionDenied):
        terbitkan(evaluasi, oleh=request.getfixturevalue(siapa), **isi(masa))


@pytest.mark.parametrize(
    "tahap", [s for s in StatusEvaluasi if s != StatusEvaluasi.LHE]
)
def test_only_in_its_stage(tahap, pakusari, masa, inspektur):
    evaluasi = siap_terbit(pakusari)
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status=tahap)
    with pytest.raises(TidakBisa):
        terbitkan(evaluasi, oleh=inspektur, **isi(masa))


def test_issued_twice_is_issued_once(pakusari, masa, inspektur):
    evaluasi = siap_terbit(pakusari)
    terbitkan(evaluasi, oleh=inspektur, **isi(masa))
    with pytest.raises(TidakBisa):
        terbitkan(evaluasi, oleh=inspektur, **isi(masa, nomor="lain"))
    assert DokumenResmi.objects.count() == 1


# --- Frozen -----------------------------------------------------------------------


def ditolak(tindakan):
    with pytest.raises(IntegrityError, match=LHE_BEKU[:30]), transaction.atomic():
        tindakan()


def _pindah(lhe):
    lain = Lhe.objects.create(
        kecamatan=lhe.kecamatan, tahun=2020, nomor="1", nilai=1, status="terbit"
    )
    butir = buat_baris(Rekomendasi, lhe.kecamatan, lhe=lain, nomor=1, pemilik=None)
    Rekomendasi.objects.filter(pk=butir.pk).update(lhe=lhe, nomor=99)


BEKU = {
    "lhe-nilai": lambda lhe: Lhe.objects.filter(pk=lhe.pk).update(nilai=1),
    "lhe-draf": lambda lhe: Lhe.objects.filter(pk=lhe.pk).update(
        status="draf", dokumen=None
    ),
    "lhe-hapus": lambda lhe: Lhe.objects.filter(pk=lhe.pk)._raw_delete("default"),
    "butir-tambah": tambah_butir,
    "butir-uraian": lambda lhe: lhe.rekomendasi.update(uraian="lain"),
    "butir-nomor": lambda lhe: lhe.rekomendasi.filter(nomor=1).update(nomor=9),
    "butir-komponen": lambda lhe: lhe.rekomendasi.update(komponen="4"),
    "butir-jenis": lambda lhe: lhe.rekomendasi.update(jenis="catatan"),
    "butir-hapus": lambda lhe: lhe.rekomendasi.all().delete(),
    "butir-masuk": _pindah,
}


@pytest.mark.parametrize("nama", BEKU)
def test_an_issued_lhe_refuses_in_the_database(nama, pakusari, inspektur):
    lhe = terbit(pakusari, inspektur)
    ditolak(lambda: BEKU[nama](lhe))


@pytest.mark.parametrize("nama", sorted(set(BEKU) - {"lhe-hapus"}))
def test_one_from_elsewhere_and_a_draft_stay_open(nama, pakusari):
    lhe = Lhe.objects.create(kecamatan=pakusari, tahun=2024, nomor="1", nilai=70)
    tambah_butir(lhe)
    BEKU[nama](lhe)


def test_owner_deadline_and_plan_stay_open(pakusari, inspektur):
    butir = terbit(pakusari, inspektur).rekomendasi.first()
    butir.batas, butir.rencana = date(2026, 3, 31), "Menyusun rencana aksi."
    butir.save()


def test_printed_as_frozen_whatever_happens_later(pakusari, inspektur):
    lhe = terbit(pakusari, inspektur)
    sebelum = susun_lhe(lhe)
    KomponenLke.objects.update(nama="lain")
    assert susun_lhe(Lhe.objects.get(pk=lhe.pk)) == sebelum


# --- Order ------------------------------------------------------------------------


def test_moving_within_component_and_kind(pakusari):
    evaluasi = susun(pakusari)
    lhe, oleh = evaluasi.lhe, evaluator(pakusari)
    satu, dua = tambah_butir(lhe, "satu"), tambah_butir(lhe, "dua")
    lain = tambah_butir(lhe, "lain", komponen="2")
    assert geser_butir(dua, naik=True, oleh=oleh)
    satu.refresh_from_db()
    assert not geser_butir(satu, naik=False, oleh=oleh)
    assert not geser_butir(lain, naik=True, oleh=oleh)
    urut = lhe.rekomendasi.order_by("nomor")
    assert [r.uraian for r in urut] == ["dua", "satu", "lain"]
    assert Jejak.objects.tentang(dua).get().ke == {"nomor": 1}


def test_numbers_run_through_all_components(pakusari):
    evaluasi = siap_terbit(pakusari)
    tambah_butir(evaluasi.lhe, "tiga", komponen="4")
    instrumen = evaluasi.periode.instrumen.susun()
    bagian = kelompokkan(instrumen.komponen, list(evaluasi.lhe.rekomendasi.all()))
    isi = {b.kode: (*b.catatan, *b.rekomendasi) for b in bagian}
    assert [(n, r.uraian) for n, r in isi["1"]] == [(1, CATATAN), (2, AGAR)]
    assert [n for n, _ in isi["4"]] == [3]


def test_a_draft_says_so_on_every_page(pakusari):
    evaluasi = siap_terbit(pakusari)
    assert susun_lhe(evaluasi.lhe).tanda == DRAF
    siapkan_draf(evaluasi, evaluator(pakusari))
    assert Lhe.objects.get().simpulan

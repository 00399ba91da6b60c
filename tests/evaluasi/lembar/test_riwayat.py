"""The history of one criterion: whole for those who judge; without the evaluators' side
for all others until it was shown to the kecamatan."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from capaian.models import Bukti
from evaluasi.lembar.lampiran import lepas, pasang
from evaluasi.lembar.riwayat import riwayat_kriteria
from evaluasi.lembar.sisi import MANDIRI, NILAI
from evaluasi.lembar.tindakan import simpan_jawaban, simpan_nilai, tanda
from evaluasi.models import JawabanLke, NilaiSub
from evaluasi.pilihan import StatusEvaluasi

from .bantuan import kriteria, sub
from .test_tahap import taruh

pytestmark = pytest.mark.django_db
RAHASIA = ("Belum ada target", "Belum cukup")


@pytest.fixture
def berisi(evaluasi, operator, evaluator):
    """Both sides wrote in 1.a.1 and in its neighbour; the grade came, went, came."""
    ini, lain = kriteria(evaluasi, "1.a.1"), kriteria(evaluasi, "1.b.1")
    bukti = Bukti.objects.create(
        kecamatan=evaluasi.kecamatan,
        nama="Renstra",
        tautan="https://contoh.go.id/renstra",
        diunggah_oleh=operator,
    )
    lepas(pasang(evaluasi, ini, bukti, "3", oleh=operator), oleh=operator)
    _tulis(evaluasi, ini, MANDIRI, ("Y", "Lihat bab II"), operator)
    _tulis(evaluasi, lain, MANDIRI, ("Y", "Milik tetangga"), operator)
    taruh(evaluasi, "penilaian")
    _tulis(evaluasi, ini, NILAI, ("T", RAHASIA[0]), evaluator)
    for nilai in ("CC", "", "B"):
        baris = NilaiSub.objects.filter(sub=ini.sub).first()
        alasan = RAHASIA[1] if nilai else ""
        simpan_nilai(
            evaluasi, ini.sub, nilai, alasan, dilihat=tanda(baris), oleh=evaluator
        )
    simpan_nilai(
        evaluasi, sub(evaluasi, "1.b"), "D", "Lain", dilihat="0", oleh=evaluator
    )
    return evaluasi


def _tulis(evaluasi, ini, sisi, isi, oleh):
    baris = JawabanLke.objects.filter(evaluasi=evaluasi, kriteria=ini).first()
    simpan_jawaban(evaluasi, ini, sisi, isi, dilihat=tanda(baris), oleh=oleh)


def ubahan(evaluasi, user):
    daftar = riwayat_kriteria(evaluasi, kriteria(evaluasi, "1.a.1"), user)
    return [
        (c.aksi, {u.label: u.ke for u in c.ubahan}, c.oleh) for c in reversed(daftar)
    ]


def test_who_judges_reads_all_of_it(berisi, evaluator, operator):
    semua = ubahan(berisi, evaluator)
    assert [(aksi, isi) for aksi, isi, _ in semua] == [
        ("menambah", {"Bukti": "Renstra", "Halaman": "3"}),
        ("menghapus", {"Bukti": "kosong", "Halaman": "kosong"}),
        ("mengubah", {"Penilaian mandiri": "Ya", "Catatan kecamatan": "Lihat bab II"}),
        ("mengubah", {"Penilaian evaluator": "Tidak", "Catatan evaluator": RAHASIA[0]}),
        ("menambah", {"Nilai": "CC", "Alasan": RAHASIA[1]}),
        ("menghapus", {"Nilai": "kosong", "Alasan": "kosong"}),
        ("menambah", {"Nilai": "B", "Alasan": RAHASIA[1]}),
    ]
    assert [oleh for _, _, oleh in semua] == [str(operator)] * 3 + [str(evaluator)] * 4


@pytest.mark.parametrize("tahap", StatusEvaluasi)
@pytest.mark.parametrize(
    "siapa", ["operator", "camat", "evaluator_lain", "bappeda", "penjamin"]
)
def test_the_evaluators_side_from_the_response_on(
    siapa, tahap, berisi, client, request
):
    taruh(berisi, tahap)
    client.force_login(request.getfixturevalue(siapa))
    alamat = reverse("lke_riwayat", args=["35.09.24", 2025, None, "1.a.1"])
    isi = client.get(alamat).content.decode()
    terlihat = siapa == "penjamin" or tahap not in (
        *("mandiri", "penilaian", "penjaminan"),
    )
    assert [kata in isi for kata in RAHASIA] == [terlihat] * 2
    assert "Lihat bab II" in isi
    assert "Milik tetangga" not in isi


def test_a_row_whose_beginning_is_not_in_the_trail(evaluasi, evaluator):
    """As example data and other rooms' tools make them."""
    ini = kriteria(evaluasi, "1.a.1")
    JawabanLke.objects.create(evaluasi=evaluasi, kriteria=ini, mandiri="Y")
    taruh(evaluasi, "penilaian")
    _tulis(evaluasi, ini, NILAI, ("T", ""), evaluator)
    assert ubahan(evaluasi, evaluator) == [
        ("mengubah", {"Penilaian evaluator": "Tidak"}, str(evaluator))
    ]


def test_queries_do_not_grow(berisi, evaluator, client):
    client.force_login(evaluator)
    alamat = reverse("lke_riwayat", args=["35.09.24", 2025, None, "1.a.1"])
    client.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        client.get(alamat)
    for n in range(5):
        _tulis(
            berisi, kriteria(berisi, "1.a.1"), NILAI, ("Y", f"Catatan {n}"), evaluator
        )
    with CaptureQueriesContext(connection) as banyak:
        assert "Catatan 4" in client.get(alamat).content.decode()
    assert len(banyak) == len(sedikit)

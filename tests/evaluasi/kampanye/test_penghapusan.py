"""Taking back what was set up by mistake, as long as nobody has worked on it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluasi.kampanye.penghapusan import hapus
from evaluasi.kampanye.penugasan import bagi, tambah_anggota
from evaluasi.models import (
    AnggotaTim,
    Evaluasi,
    JawabanLke,
    KriteriaLke,
    Lhe,
    NilaiSub,
    PeriodeEvaluasi,
    SubKomponenLke,
    TanggapanSub,
    TimEvaluasi,
)
from evaluasi.pilihan import StatusEvaluasi, TugasTim
from kecamatan.models import Jejak, Penugasan
from kecamatan.pilihan import Peran
from kecamatan.riwayat import Bentrok, sidik
from tests.evaluasi.kampanye.bantuan import buat_periode, buat_tim
from tests.pembangun import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def tim(pakusari, panti, inspektur):
    """One evaluator for two kecamatan, by the campaign's own hand."""
    kini = timezone.localdate()
    tim = buat_tim(
        buat_periode(
            **dict.fromkeys(("mandiri_sampai", "nilai_sampai"), kini),
            **dict.fromkeys(("tanggapan_sampai", "lhe_sampai"), kini),
            mulai=kini - timedelta(days=5),
            selesai=kini + timedelta(days=60),
        )
    )
    orang = buat_pengguna(Peran.EVALUATOR, panti, nama="agus")
    orang.penugasan.all().delete()
    bagi(tim, [pakusari, panti], oleh=inspektur)
    anggota = AnggotaTim(tim=tim, pengguna=orang, tugas=TugasTim.ANGGOTA)
    tambah_anggota(anggota, oleh=inspektur)
    return tim


def berlaku(kecamatan) -> int:
    semua = Penugasan.objects.pada(timezone.localdate())
    return semua.filter(peran=Peran.EVALUATOR, kecamatan=kecamatan).count()


def kirim(client, oleh, nama, ini, **isi):
    client.force_login(oleh)
    alamat = reverse(nama, args=["35.09", ini.pk])
    return client.post(alamat, {"sidik": sidik(ini), "alasan": "Salah buat"} | isi)


def test_an_empty_campaign_goes_with_teams_and_assignments(
    client, tim, inspektur, pakusari, panti
):
    periode = tim.periode
    client.force_login(inspektur)
    alamat = reverse("evaluasi-periode-hapus", args=["35.09", periode.pk])
    assert "2 evaluasi" in client.get(alamat).content.decode()
    jawaban = kirim(client, inspektur, "evaluasi-periode-hapus", periode)
    assert jawaban.url == reverse("evaluasi-kabupaten", args=["35.09"])
    for model in (PeriodeEvaluasi, TimEvaluasi, AnggotaTim, Evaluasi):
        assert not model.objects.exists()
    assert (berlaku(pakusari), berlaku(panti)) == (0, 0)
    jejak = Jejak.objects.filter(aksi="menghapus", alasan="Salah buat")
    assert sorted(jejak.values_list("objek", flat=True)) == [
        *("evaluasi.AnggotaTim", "evaluasi.Evaluasi", "evaluasi.Evaluasi"),
        *("evaluasi.PeriodeEvaluasi", "evaluasi.TimEvaluasi"),
    ]


def test_a_kecamatan_leaves_and_its_assignment_ends(
    client, tim, inspektur, pakusari, panti
):
    ini = Evaluasi.objects.get(kecamatan=panti)
    assert kirim(client, inspektur, "evaluasi-kecamatan-keluar", ini).status_code == 302
    assert Evaluasi.objects.get().kecamatan == pakusari
    assert (berlaku(pakusari), berlaku(panti)) == (1, 0)


def test_a_team_goes_once_it_judges_nobody(client, tim, inspektur, pakusari, panti):
    nama = "evaluasi-tim-hapus"
    jawaban = kirim(client, inspektur, nama, tim)
    assert jawaban.status_code == 422
    assert "Tim 1 menilai Pakusari, Panti." in jawaban.content.decode()
    lain = buat_tim(tim.periode, "Tim 2")
    bagi(lain, [pakusari, panti], oleh=inspektur)
    assert kirim(client, inspektur, nama, tim).status_code == 302
    assert TimEvaluasi.objects.get() == lain
    assert Jejak.objects.filter(objek="evaluasi.AnggotaTim", aksi="menghapus").exists()


def _jawab(evaluasi, **isi):
    JawabanLke.objects.create(
        evaluasi=evaluasi, kriteria=KriteriaLke.objects.first(), **isi
    )


KERJA = {
    "jawaban": lambda e: _jawab(e, mandiri="Y"),
    "catatan": lambda e: _jawab(e, catatan="Lihat hlm. 3"),
    "nilai": lambda e: NilaiSub.objects.create(
        evaluasi=e, sub=SubKomponenLke.objects.first(), nilai="B"
    ),
    "tanggapan": lambda e: TanggapanSub.objects.create(
        evaluasi=e, sub=SubKomponenLke.objects.first(), isi="x", nilai_semula="B"
    ),
    "lhe": lambda e: Lhe.objects.create(
        kecamatan=e.kecamatan, tahun=2026, triwulan=3, evaluasi=e, status="draf"
    ),
    "tahap": lambda e: Evaluasi.objects.filter(pk=e.pk).update(
        status=StatusEvaluasi.PENILAIAN
    ),
}


@pytest.mark.parametrize("kerja", KERJA)
def test_work_of_any_kind_holds_it(kerja, client, tim, inspektur, panti):
    ini = Evaluasi.objects.get(kecamatan=panti)
    KERJA[kerja](ini)
    ini.refresh_from_db()
    sebelum = Jejak.objects.count()
    for nama, baris in (
        ("evaluasi-kecamatan-keluar", ini),
        ("evaluasi-periode-hapus", tim.periode),
    ):
        jawaban = kirim(client, inspektur, nama, baris)
        assert jawaban.status_code == 422
        assert "Panti" in jawaban.content.decode()
    assert Evaluasi.objects.count() == 2
    assert Jejak.objects.count() == sebelum
    halaman = client.get(reverse("evaluasi-tim", args=["35.09", tim.periode_id]))
    assert [t.kosong[0].kecamatan.nama for t in halaman.context["daftar_tim"]] == [
        "Pakusari"
    ]


def test_answers_taken_back_are_no_work(client, tim, inspektur, panti):
    ini = Evaluasi.objects.get(kecamatan=panti)
    _jawab(ini)
    assert kirim(client, inspektur, "evaluasi-kecamatan-keluar", ini).status_code == 302
    assert Jejak.objects.filter(objek="evaluasi.JawabanLke", aksi="menghapus").exists()


def test_deleted_twice_is_deleted_once(tim, inspektur, panti):
    """The second one read the row before the first one deleted it."""
    for model, cari in ((Evaluasi, {"kecamatan": panti}), (PeriodeEvaluasi, {})):
        satu, dua = model.objects.get(**cari), model.objects.get(**cari)
        hapus(satu, oleh=inspektur)
        with pytest.raises(Bentrok):
            hapus(dua, oleh=inspektur)

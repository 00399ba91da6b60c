"""Nobody assures or signs what he graded himself, whatever he is by now."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from evaluasi.empat_mata import pernah_menilai
from evaluasi.lembar.sisi import MANDIRI, NILAI
from evaluasi.lembar.tindakan import simpan_jawaban, simpan_nilai
from evaluasi.models import AnggotaTim, Evaluasi
from evaluasi.models.tindakan_evaluasi import TidakBisa
from evaluasi.penerbitan import terbitkan
from evaluasi.pilihan import StatusEvaluasi, TindakanLke, TugasTim
from kecamatan.models import Pengguna, Penugasan
from kecamatan.pilihan import Peran
from tests.evaluasi.lhe.bantuan import buat_inspektur, siap_terbit
from tests.evaluasi.lhe.bantuan import evaluator as anggota_lhe
from tests.pembangun import buat_pengguna

from .bantuan import kriteria, lengkapi, sub
from .test_tahap import taruh

pytestmark = pytest.mark.django_db


def segar(orang) -> Pengguna:
    """Rights are read once per request."""
    return Pengguna.objects.get(pk=orang.pk)


def jawab(evaluasi, oleh, sisi=NILAI, kode="1.a.1"):
    ini = kriteria(evaluasi, kode)
    simpan_jawaban(evaluasi, ini, sisi, ("Y", ""), dilihat="0", oleh=oleh)


def beri_grade(evaluasi, oleh):
    simpan_nilai(evaluasi, sub(evaluasi, "1.a"), "B", "", dilihat="0", oleh=oleh)


def jadi_penjamin(evaluasi, orang):
    """Out of one task, into the other: the team may change in between."""
    AnggotaTim.objects.filter(tim=evaluasi.tim, pengguna=orang).delete()
    AnggotaTim.objects.create(
        tim=evaluasi.tim, pengguna=orang, tugas=TugasTim.PENJAMIN_MUTU
    )


# --- The team ---------------------------------------------------------------------


@pytest.mark.parametrize("tugas", TugasTim)
def test_no_second_task_in_a_team(tugas, client, evaluasi, inspektur, evaluator):
    lama = AnggotaTim.objects.get(pengguna=evaluator)
    AnggotaTim.objects.filter(pk=lama.pk).update(
        tugas=next(t for t in TugasTim if t != tugas)
    )
    client.force_login(inspektur)
    alamat = reverse("evaluasi-anggota-tambah", args=["35.09", evaluasi.tim_id])
    assert "Satu orang satu tugas" in client.get(alamat).content.decode()
    jawaban = client.post(alamat, {"pengguna": evaluator.pk, "tugas": tugas})
    assert jawaban.status_code == 422
    assert f"{evaluator} sudah menjadi" in jawaban.content.decode()
    assert AnggotaTim.objects.filter(pengguna=evaluator).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        AnggotaTim.objects.create(tim=evaluasi.tim, pengguna=evaluator, tugas=tugas)


@pytest.mark.parametrize("tugas", TugasTim)
def test_who_issues_is_in_no_team(tugas, client, evaluasi, inspektur, pakusari):
    Penugasan.objects.create(
        pengguna=inspektur,
        peran=Peran.EVALUATOR,
        kabupaten=pakusari.kabupaten,
        kecamatan=pakusari,
    )
    client.force_login(inspektur)
    alamat = reverse("evaluasi-anggota-tambah", args=["35.09", evaluasi.tim_id])
    jawaban = client.post(alamat, {"pengguna": inspektur.pk, "tugas": tugas})
    assert jawaban.status_code == 422
    assert "menerbitkan LHE-nya" in jawaban.content.decode()


# --- The acts ---------------------------------------------------------------------


@pytest.mark.parametrize("tulis", [jawab, beri_grade])
def test_who_graded_assures_nothing(tulis, client, evaluasi, evaluator):
    taruh(evaluasi, "penilaian")
    tulis(evaluasi, evaluator)
    jadi_penjamin(evaluasi, evaluator)
    taruh(evaluasi, "penjaminan")
    with pytest.raises(TidakBisa, match="dilakukan orang lain"):
        evaluasi.lakukan(TindakanLke.BUKA_TANGGAPAN, oleh=evaluator)
    assert Evaluasi.objects.get().status == StatusEvaluasi.PENJAMINAN
    client.force_login(evaluator)
    alamat = reverse("lke_tindakan", args=["35.09.24", 2025, None, "buka_tanggapan"])
    teks = client.get(alamat).content.decode()
    # A person is in the way, not something missing.
    assert "dilakukan orang lain" in teks
    assert "masih kurang" not in teks and "Lengkapi" not in teks
    # Sending it back is no approval.
    evaluasi.lakukan(TindakanLke.KEMBALIKAN_NILAI, oleh=evaluator, alasan="Periksa")


def test_who_wrote_nothing_of_it_assures(evaluasi, evaluator, operator):
    """A new task alone is no obstacle, nor is what others wrote, nor the other side."""
    jawab(evaluasi, operator, MANDIRI)
    assert not pernah_menilai(evaluasi, operator)
    taruh(evaluasi, "penilaian")
    lengkapi(evaluasi)
    jadi_penjamin(evaluasi, evaluator)
    taruh(evaluasi, "penjaminan")
    evaluasi.lakukan(TindakanLke.BUKA_TANGGAPAN, oleh=evaluator)
    assert Evaluasi.objects.get().status == StatusEvaluasi.TANGGAPAN


@pytest.mark.parametrize("cara", [*TugasTim, "keluar"])
def test_who_judged_signs_nothing(cara, client, pakusari):
    """A member who became Inspektur; still in the team or out of it by then."""
    evaluasi = siap_terbit(pakusari)
    orang = anggota_lhe(pakusari)
    if cara == "keluar":
        taruh(evaluasi, "pembahasan")
        Evaluasi.objects.get().nilai_sub.filter(sub__kode="1.a").delete()
        simpan_nilai(
            evaluasi, sub(evaluasi, "1.a"), "B", "Cukup", dilihat="0", oleh=orang
        )
        AnggotaTim.objects.all().delete()
        taruh(evaluasi, "lhe")
    else:
        AnggotaTim.objects.update(tugas=cara)
    Penugasan.objects.create(
        pengguna=orang, peran=Peran.INSPEKTUR, kabupaten=pakusari.kabupaten
    )
    isi = {
        "nomor": "1",
        "tanggal": date(2025, 12, 20),
        "inspektur": buat_inspektur(pakusari.kabupaten),
    }
    client.force_login(orang)
    halaman = client.get(reverse("lhe_terbitkan", args=["35.09.24", 2025, None]))
    assert "Inspektur yang lain" in (teks := halaman.content.decode())
    assert 'name="nomor"' not in teks
    with pytest.raises(TidakBisa, match="Inspektur yang lain"):
        terbitkan(evaluasi, oleh=segar(orang), **isi)
    lain = buat_pengguna(Peran.INSPEKTUR, pakusari, nama="inspektur-lain")
    assert terbitkan(evaluasi, oleh=lain, **isi).status == "terbit"

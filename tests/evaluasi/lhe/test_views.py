"""Pages of the LHE: who sees and writes it when, and what a refusal keeps."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from evaluasi.models import Evaluasi, Lhe, Rekomendasi
from evaluasi.pilihan import StatusEvaluasi
from kecamatan.models import Jejak, Pemberitahuan

from .bantuan import AGAR, buat_inspektur, evaluator, siap_terbit, susun, terbit

pytestmark = pytest.mark.django_db


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, None, *kunci])


@pytest.fixture
def evaluasi(pakusari):
    return siap_terbit(pakusari)


@pytest.fixture
def anggota(evaluasi, pakusari):
    return evaluator(pakusari)


# Who may read it while it is written, and once it is issued.
PEMBACA = {
    "operator": (404, 200),
    "camat": (404, 200),
    "evaluator": (404, 200),  # of another team
    "anggota": (200, 200),
    "inspektur": (200, 200),
    "bappeda": (404, 200),
    "bagian_organisasi": (404, 200),
    "pimpinan": (404, 200),
    "admin_kabupaten": (404, 200),
    "operator_tetangga": (404, 404),
    "kabupaten_lain": (404, 404),
}


@pytest.mark.parametrize("siapa", PEMBACA)
def test_draft_for_its_writers_issued_for_all(siapa, request, client, evaluasi):
    client.force_login(request.getfixturevalue(siapa))
    harapan = PEMBACA[siapa]
    assert client.get(alamat("lhe")).status_code == harapan[0]
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status=StatusEvaluasi.TERBIT)
    assert client.get(alamat("lhe")).status_code == harapan[1]


@pytest.mark.parametrize("tahap", [StatusEvaluasi.PEMBAHASAN, StatusEvaluasi.TERBIT])
def test_written_only_in_its_stage(tahap, client, evaluasi, anggota):
    client.force_login(anggota)
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status=tahap)
    isi = {"jenis": "catatan", "komponen": "1", "uraian": "x"}
    jawaban = client.post(alamat("lhe_butir_tambah"), isi)
    assert jawaban.status_code == 403
    assert Rekomendasi.objects.count() == 2


def test_adding_changing_deleting_a_recommendation(client, evaluasi, anggota):
    client.force_login(anggota)
    isi = {"jenis": "rekomendasi", "komponen": "4", "uraian": "Agar tuntas."}
    assert client.post(alamat("lhe_butir_tambah"), isi).status_code == 302
    baru = Rekomendasi.objects.get(komponen="4")
    assert (baru.nomor, baru.uraian) == (3, "Agar tuntas.")
    halaman = client.get(alamat("lhe_butir", baru.pk)).context["form"]
    isi |= {"sidik": halaman.initial["sidik"], "uraian": "Agar segera tuntas."}
    assert client.post(alamat("lhe_butir", baru.pk), isi).status_code == 302
    client.post(alamat("lhe_butir_hapus", baru.pk), {"sidik": ""})
    assert not Rekomendasi.objects.filter(pk=baru.pk).exists()
    riwayat = client.get(alamat("lhe_riwayat")).content.decode()
    assert "Agar segera tuntas." in riwayat and "Menghapus" in riwayat


def test_two_who_change_the_same_see_both(client, evaluasi, anggota):
    client.force_login(anggota)
    butir = evaluasi.lhe.rekomendasi.first()
    lama = client.get(alamat("lhe_butir", butir.pk)).context["form"].initial["sidik"]
    Rekomendasi.objects.filter(pk=butir.pk).update(uraian="punya orang lain")
    isi = {"jenis": "catatan", "komponen": "1", "uraian": "punya saya", "sidik": lama}
    jawaban = client.post(alamat("lhe_butir", butir.pk), isi)
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "punya orang lain" in teks and "punya saya" in teks


def test_a_component_of_the_instrument_only(client, evaluasi, anggota):
    client.force_login(anggota)
    isi = {"jenis": "catatan", "komponen": "9", "uraian": "tetap di isian"}
    jawaban = client.post(alamat("lhe_butir_tambah"), isi)
    assert jawaban.status_code == 422
    assert "tetap di isian" in jawaban.content.decode()


def test_closing_words(client, evaluasi, anggota):
    client.force_login(anggota)
    sidik = client.get(alamat("lhe_penutup")).context["form"].initial["sidik"]
    client.post(alamat("lhe_penutup"), {"simpulan": "Satu.\nDua.", "sidik": sidik})
    assert Lhe.objects.get().simpulan.splitlines() == ["Satu.", "Dua."]
    assert Jejak.objects.tentang(evaluasi.lhe).filter(aksi="mengubah").exists()


def test_moving_by_button(client, evaluasi, anggota):
    client.force_login(anggota)
    butir = evaluasi.lhe.rekomendasi.last()
    jawaban = client.post(alamat("lhe_butir_geser", butir.pk), {"arah": "naik"})
    assert jawaban.url.endswith(f"#butir-{butir.pk}")


# --- Issuing ----------------------------------------------------------------------


@pytest.fixture
def isi(pakusari):
    masa = buat_inspektur(pakusari.kabupaten)
    return {"nomor": "700/12", "tanggal": "2025-12-20", "inspektur": masa.pk}


def test_issued_through_the_page(client, evaluasi, inspektur, isi, operator, anggota):
    client.force_login(inspektur)
    jawaban = client.post(alamat("lhe_terbitkan"), isi)
    assert jawaban.status_code == 302
    lhe = Lhe.objects.get()
    assert (lhe.nomor, lhe.tanggal) == ("700/12", date(2025, 12, 20))
    halaman = client.get(alamat("lhe")).content.decode()
    assert "700/12" in halaman and "Ubah" not in halaman
    kabar = Pemberitahuan.objects.filter(penerima=operator).values_list("teks")
    assert any("terbit" in teks for (teks,) in kabar)


def test_signed_file_is_kept_and_handed_out(
    client, evaluasi, inspektur, isi, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    pdf = b"%PDF-1.4\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF"
    client.force_login(inspektur)
    isi["berkas"] = SimpleUploadedFile("LHE.pdf", pdf)
    assert client.post(alamat("lhe_terbitkan"), isi).status_code == 302
    jawaban = client.get(alamat("lhe_naskah"))
    assert b"".join(jawaban.streaming_content) == pdf


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"nomor": ""}, "Tulis nomor LHE"),
        ({"tanggal": ""}, "Isi tanggal LHE"),
        ({"tanggal": "2024-12-31"}, "tidak terbit sebelum tahun itu"),
        (
            {"tanggal": str(timezone.localdate() + timedelta(days=2))},
            "Tanggal ini belum tiba",
        ),
        ({"inspektur": "0"}, "Pilih Inspektur dari daftar"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"bukan")}, "bukan PDF"),
    ],
)
def test_refused_with_a_sentence(ubah, kalimat, client, evaluasi, inspektur, isi):
    client.force_login(inspektur)
    jawaban = client.post(alamat("lhe_terbitkan"), isi | ubah)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert Lhe.objects.get().status == "draf"


def test_incomplete_says_what_is_missing_and_keeps_what_was_typed(
    client, pakusari, inspektur, isi
):
    susun(pakusari)
    client.force_login(inspektur)
    # Said before anything is asked.
    teks = client.get(alamat("lhe_terbitkan")).content.decode()
    assert "Belum ada rekomendasi" in teks and 'name="nomor"' not in teks
    jawaban = client.post(alamat("lhe_terbitkan"), isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Belum ada rekomendasi" in teks and 'value="700/12"' in teks


def test_without_an_inspektur_on_record(client, evaluasi, inspektur):
    client.force_login(inspektur)
    isi = {"nomor": "1", "tanggal": "2025-12-20"}
    teks = client.post(alamat("lhe_terbitkan"), isi).content.decode()
    assert "Mintalah admin kabupaten" in teks


def test_issued_already(client, pakusari, inspektur):
    terbit(pakusari, inspektur)
    client.force_login(inspektur)
    assert client.get(alamat("lhe_terbitkan")).url == alamat("lhe")


def test_page_of_the_evaluation_leads_there(client, evaluasi, inspektur, operator):
    client.force_login(inspektur)
    assert alamat("lhe") in client.get(alamat("lke")).content.decode()
    client.force_login(operator)
    assert alamat("lhe") not in client.get(alamat("lke")).content.decode()


def test_same_queries_for_many(
    client, evaluasi, anggota, django_assert_max_num_queries
):
    client.force_login(anggota)
    client.get(alamat("lhe"))
    with django_assert_max_num_queries(60) as dasar:
        client.get(alamat("lhe"))
    for nomor in range(10, 40):
        Rekomendasi.objects.create(
            lhe=evaluasi.lhe, nomor=nomor, jenis="catatan", komponen="2", uraian=AGAR
        )
    with django_assert_max_num_queries(len(dasar)):
        client.get(alamat("lhe"))

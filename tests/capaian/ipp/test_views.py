"""Pages of the IPP: what they store, refuse and show."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from capaian.ipp.isian_baris import daftar_jawaban, susun
from capaian.ipp.tindakan import F01, F02, atur_f03, buat_penilaian
from capaian.models import AturanIpp, IndikatorIpp, InstrumenIpp, PertanyaanIpp
from capaian.pilihan import StatusIpp
from capaian.tabel import BOBOT_F02
from kecamatan.models import Jejak
from tests.pembangun import isi_pdf

from .bantuan import beri_respons, diajukan, ditetapkan, isi_skor


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


def isian(penilaian, formulir, **ubah):
    """The page's fields as a browser sends them, some of them typed over."""
    data = {}
    for b in susun(formulir, daftar_jawaban(penilaian)):
        data[f"{b.nomor}-tanda"] = b.tanda
        data |= {f"{b.nomor}-{n}": isi for n, isi in b.isi.items() if isi}
    return data | {kunci.replace("_", "-", 1): isi for kunci, isi in ubah.items()}


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


@pytest.fixture
def organisasi(client, bagian_organisasi, penilaian, operator):
    diajukan(penilaian, operator)
    client.force_login(bagian_organisasi)
    return client


def test_mulai_dari_halaman_kosong(masuk, instrumen, pakusari):
    assert "belum dimulai" in masuk.get(alamat("ipp")).content.decode()
    masuk.post(alamat("ipp-mulai"))
    assert "0 dari 31 terisi" in masuk.get(alamat("ipp")).content.decode()


def test_f01_menyimpan_yang_berubah_saja(masuk, penilaian):
    sebelum = Jejak.objects.count()
    data = isian(penilaian, F01) | {"7-f01": "0", "7-f01_catatan": "Ada\r\ndua"}
    jawaban = masuk.post(alamat("ipp-f01"), data | {"simpan": "7"})
    assert jawaban.status_code == 302
    assert jawaban.url.endswith("#baris-7")
    baris = penilaian.jawaban.get(indikator__nomor=7)
    assert (baris.f01, baris.f01_catatan) == (0, "Ada\ndua")
    assert Jejak.objects.count() == sebelum + 1
    # What was just stored is sent back unchanged: no second entry.
    masuk.post(alamat("ipp-f01"), isian(penilaian, F01))
    assert Jejak.objects.count() == sebelum + 1


def test_galat_satu_baris_tidak_menahan_yang_lain(masuk, penilaian):
    data = isian(penilaian, F01) | {
        "1-f01": "7",
        "1-f01_catatan": "Ketikan yang tidak boleh hilang",
        "2-f01": "4",
        "3-f01_bukti": "x" * 501,
    }
    jawaban = masuk.post(alamat("ipp-f01"), data)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "2 baris belum tersimpan" in halaman
    assert "Pilih skor 0 sampai 5." in halaman
    assert "Ketikan yang tidak boleh hilang" in halaman
    assert "Paling banyak 500 huruf; ini 501." in halaman
    assert penilaian.jawaban.get(indikator__nomor=2).f01 == 4
    assert penilaian.jawaban.get(indikator__nomor=1).f01 is None


def test_dua_evaluator_pada_baris_yang_sama(organisasi, penilaian):
    """The second sees what the first stored, keeps what was typed, may replace it."""
    lama = isian(penilaian, F02)
    organisasi.post(alamat("ipp-f02"), lama | {"5-f02": "2", "5-f02_catatan": "Satu"})
    kiriman = lama | {"5-f02": "4", "5-f02_catatan": "Kedua", "6-f02": "1"}
    jawaban = organisasi.post(alamat("ipp-f02"), kiriman)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Orang lain menyimpan lebih dahulu: skor 2; Satu." in halaman
    assert "Kedua</textarea>" in halaman
    tersimpan = {n: penilaian.jawaban.get(indikator__nomor=n).f02 for n in (5, 6)}
    assert tersimpan == {5: 2, 6: 1}
    bentrok = next(b for b in jawaban.context["bermasalah"])
    organisasi.post(alamat("ipp-f02"), kiriman | {"5-tanda": bentrok.tanda})
    assert penilaian.jawaban.get(indikator__nomor=5).f02_catatan == "Kedua"


def test_yang_tidak_disentuh_tidak_bentrok(organisasi, penilaian):
    """Another saves row 5 while this page is open; row 6 is saved, 5 stays theirs."""
    lama = isian(penilaian, F02)
    organisasi.post(alamat("ipp-f02"), lama | {"5-f02": "2"})
    jawaban = organisasi.post(alamat("ipp-f02"), lama | {"6-f02": "3"})
    assert jawaban.status_code == 302
    assert penilaian.jawaban.get(indikator__nomor=5).f02 == 2


def test_naskah_menyimpan_satu_baris(organisasi, penilaian):
    """What the script sends: one row; the answer counts all."""
    data = isian(penilaian, F02)
    satu = {"9-tanda": data["9-tanda"], "9-f02": "5", "9-f02_catatan": "Baik"}
    kepala = {"X-Requested-With": "fetch"}
    kabar = organisasi.post(alamat("ipp-f02"), satu, headers=kepala).json()
    assert kabar["terisi"] == 1
    assert kabar["baris"]["9"]["galat"] == kabar["baris"]["9"]["bentrok"] == ""
    # The mark it gave back is the one of the next save.
    kedua = satu | {"9-tanda": kabar["baris"]["9"]["tanda"], "9-f02": "3"}
    assert organisasi.post(alamat("ipp-f02"), kedua, headers=kepala).status_code == 200
    ulang = organisasi.post(alamat("ipp-f02"), satu | {"9-f02": "0"}, headers=kepala)
    assert ulang.status_code == 409
    assert ulang.json()["baris"]["9"]["bentrok"] == "skor 3; Baik"


def test_f01_tertutup_setelah_diajukan(client, penilaian, operator):
    diajukan(penilaian, operator)
    client.force_login(operator)
    assert "hanya dapat dibaca" in client.get(alamat("ipp-f01")).content.decode()
    jawaban = client.post(
        alamat("ipp-f01"), isian(penilaian, F01) | {"1-f01": "5"}, follow=True
    )
    assert "Tidak ada yang berubah" in jawaban.content.decode()
    assert penilaian.jawaban.get(indikator__nomor=1).f01 == 3


def test_ajukan_sampai_tetapkan_dan_batal(
    client, penilaian, operator, bagian_organisasi, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    isi_skor(penilaian, "f01")
    client.force_login(operator)
    client.post(alamat("ipp-ajukan"))
    client.force_login(bagian_organisasi)
    client.post(alamat("ipp-kembalikan"), {"alasan": "Bukti nomor 3 kurang."})
    client.force_login(operator)
    assert "Bukti nomor 3 kurang." in client.get(alamat("ipp")).content.decode()
    client.post(alamat("ipp-ajukan"))
    client.force_login(bagian_organisasi)
    isi_skor(penilaian, "f02")
    beri_respons(penilaian, 4, 30)
    halaman = client.get(alamat("ipp-tetapkan")).content.decode()
    assert "0,75 × 3,00 + 0,25 × 4,00 = 3,25" in halaman
    isi = {"tanggal": "2025-09-10", "nomor_ba": "1/2025", "tanggal_ba": "2025-09-09"}
    bukan = SimpleUploadedFile("a.pdf", b"bukan pdf")
    ditolak = client.post(alamat("ipp-tetapkan"), isi | {"berkas_ba": bukan})
    assert ditolak.status_code == 422
    assert "bukan PDF" in ditolak.content.decode()
    berkas = SimpleUploadedFile("BA IPP.pdf", isi_pdf())
    client.post(alamat("ipp-tetapkan"), isi | {"berkas_ba": berkas})
    halaman = client.get(alamat("ipp")).content.decode()
    assert "IPP <b>3,25</b>, kategori <b>B-</b>" in halaman
    unduhan = client.get(alamat("ipp-berita-acara"))
    assert 'filename="BA IPP.pdf"' in unduhan["Content-Disposition"]
    assert b"".join(unduhan.streaming_content) == isi_pdf()
    client.post(alamat("ipp-batalkan"), {"alasan": "Skor keliru."})
    penilaian.refresh_from_db()
    assert penilaian.status == StatusIpp.DIAJUKAN


def test_tanggal_penetapan_masuk_akal(organisasi, penilaian):
    isi_skor(penilaian, "f02")
    for hari in ("2999-01-01", "2024-12-31"):
        jawaban = organisasi.post(alamat("ipp-tetapkan"), {"tanggal": hari})
        assert jawaban.status_code == 422
    penilaian.refresh_from_db()
    assert penilaian.nilai is None


# --- F-03 -------------------------------------------------------------------------


def publik(penilaian):
    return reverse("f03-publik", args=[penilaian.token])


def buka(penilaian, oleh):
    atur_f03(penilaian, date(2025, 1, 1), date(2999, 1, 1), oleh=oleh)


def jawaban_publik(**lain):
    return {f"p{n}": "4" for n in range(1, 15)} | {"kunci": str(uuid4())} | lain


def test_publik_sekali_kirim_sekali_tersimpan(client, penilaian, operator):
    buka(penilaian, operator)
    isi = jawaban_publik(saran="<script>alert(1)</script> lebih cepat")
    for _ in range(2):
        assert client.post(publik(penilaian), isi).url.endswith("/terima-kasih/")
    respons = penilaian.respons.get()
    assert (respons.jalur, respons.nilai.count()) == ("publik", 14)
    client.force_login(operator)
    halaman = client.get(alamat("ipp-f03")).content.decode()
    assert "&lt;script&gt;alert(1)" in halaman


def test_publik_tidak_lengkap_tidak_hilang(client, penilaian, operator):
    buka(penilaian, operator)
    isi = jawaban_publik(saran="Tetap ada") | {"p3": "", "p4": "9"}
    jawaban = client.post(publik(penilaian), isi)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Pilih nilai 0 sampai 5." in halaman
    assert "Tetap ada" in halaman
    assert isi["kunci"] in halaman
    assert not penilaian.respons.exists()


@pytest.mark.parametrize(
    ("mulai", "selesai"),
    [(None, None), ((2024, 1, 1), (2024, 2, 1)), ((2998, 1, 1), (2999, 1, 1))],
)
def test_publik_di_luar_jadwal(client, penilaian, operator, mulai, selesai):
    atur_f03(
        penilaian,
        mulai and date(*mulai),
        selesai and date(*selesai),
        oleh=operator,
    )
    assert "Kirim jawaban" not in client.get(publik(penilaian)).content.decode()
    assert client.post(publik(penilaian), jawaban_publik()).status_code == 403
    assert not penilaian.respons.exists()


def test_publik_tertutup_setelah_ditetapkan(
    client, penilaian, operator, bagian_organisasi
):
    ditetapkan(penilaian, operator, bagian_organisasi)
    type(penilaian).objects.update(
        f03_mulai=date(2025, 1, 1), f03_selesai=date(2999, 1, 1)
    )
    assert client.post(publik(penilaian), jawaban_publik()).status_code == 403


def test_mesin_dan_banjir(client, penilaian, operator, monkeypatch):
    buka(penilaian, operator)
    client.post(publik(penilaian), jawaban_publik(situs="http://iklan"))
    assert not penilaian.respons.exists()
    monkeypatch.setattr("capaian.publik.PER_ALAMAT", 2)
    status = [
        client.post(publik(penilaian), jawaban_publik()).status_code for _ in range(3)
    ]
    assert status == [302, 302, 429]
    assert penilaian.respons.count() == 2


def test_alamat_palsu(client, penilaian):
    assert client.get(reverse("f03-publik", args=["x" * 43])).status_code == 404


def test_salin_kertas_dan_hapus_beralasan(
    client, penilaian, operator, bagian_organisasi
):
    client.force_login(operator)
    isi = {f"p{n}": "3" for n in range(1, 15)}
    assert client.post(alamat("ipp-f03-isi"), isi).status_code == 302
    respons = penilaian.respons.get()
    jejak = Jejak.objects.tentang(respons).get()
    assert jejak.ke["jawaban"]["14"] == 3
    client.force_login(bagian_organisasi)
    hapus = alamat("ipp-f03-hapus", respons.pk)
    assert client.post(hapus, {"alasan": ""}).status_code == 422
    client.post(hapus, {"alasan": "Kuesioner ganda"})
    assert not penilaian.respons.exists()
    assert Jejak.objects.tentang(respons).first().alasan == "Kuesioner ganda"


def test_jadwal_f03_setengah_ditolak(masuk, penilaian):
    jawaban = masuk.post(alamat("ipp-f03"), {"mulai": "2025-01-01"})
    assert jawaban.status_code == 422
    assert "Isi kedua tanggal" in jawaban.content.decode()


def test_poster_memuat_kode_dan_alamat(masuk, penilaian):
    halaman = masuk.get(alamat("ipp-f03-poster")).content.decode()
    assert "<title>Kode QR</title>" in halaman
    assert f"http://testserver/f03/{penilaian.token}/" in halaman


# --- The regency ------------------------------------------------------------------


def test_aturan_kabupaten(client, penilaian, operator, bagian_organisasi):
    client.force_login(bagian_organisasi)
    tambah = reverse("ipp-aturan-baru", args=["35.09"])
    isi = {
        "mulai": "2025",
        "cara_f02": "rata",
        "cara_f03": "semua",
        "responden_minimum": "20",
        "bila_kurang": "abaikan",
        "dasar": "SK Kabag Organisasi 1/2025",
    }
    assert client.post(tambah, isi).status_code == 302
    assert client.post(tambah, isi).status_code == 422
    aturan = AturanIpp.objects.get(kabupaten__isnull=False)
    halaman = client.get(reverse("ipp-kabupaten", args=["35.09"]) + "?tahun=2025")
    assert "Rata-rata semua jawaban" in halaman.content.decode()
    ditetapkan(penilaian, operator, bagian_organisasi)
    ubah = reverse("ipp-aturan", args=["35.09", aturan.pk])
    assert client.post(ubah, isi).status_code == 403


@pytest.mark.parametrize("nama", ["ipp", "ipp-f01", "ipp-f02", "ipp-f03"])
def test_kueri_tidak_bertambah(
    organisasi, penilaian, nama, django_assert_max_num_queries
):
    beri_respons(penilaian)
    with django_assert_max_num_queries(60) as sedikit:
        organisasi.get(alamat(nama))
    isi_skor(penilaian, "f02", 4)
    beri_respons(penilaian, 4, 12)
    with django_assert_max_num_queries(len(sedikit)):
        organisasi.get(alamat(nama))


def test_kabupaten_kueri_tetap(
    client, penilaian, bagian_organisasi, panti, django_assert_num_queries
):
    client.force_login(bagian_organisasi)
    tujuan = reverse("ipp-kabupaten", args=["35.09"])
    with CaptureQueriesContext(connection) as satu:
        client.get(tujuan)
    buat_penilaian(panti, 2025, oleh=bagian_organisasi)
    with django_assert_num_queries(len(satu)):
        client.get(tujuan)


def test_instrumen_lengkap(instrumen):
    """What was copied is whole: 31 and 30 indicators with six meanings, 14 and 11
    questions; the weights are those of the reckoning."""
    isi = {}
    for i in InstrumenIpp.objects.all():
        indikator = IndikatorIpp.objects.filter(aspek__instrumen=i)
        pertanyaan = PertanyaanIpp.objects.filter(aspek__instrumen=i)
        isi[i.jenis] = (indikator.count(), pertanyaan.count())
        assert {len(satu.skala) for satu in indikator} == {6}
    assert isi == {"A": (31, 14), "B": (30, 11)}
    tatap_muka = InstrumenIpp.objects.get(jenis="A")
    bobot = {
        a.kode: (a.bobot, tuple(i.bobot for i in a.indikator.all()))
        for a in tatap_muka.aspek.all()
        if a.bobot
    }
    assert bobot == dict(BOBOT_F02)

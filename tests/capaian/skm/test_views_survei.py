"""Pages of surveys for officials: frame, steps, summary, report."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from capaian.models import NilaiUnsur, Survei
from kecamatan.models import Jejak
from tests.pembangun import buat_instrumen, buat_kuesioner, buat_survei

from .conftest import CONTOH

ISI = {
    "periode": "tw3",
    "asal": "jawaban",
    "mulai": "2025-07-01",
    "selesai": "2025-09-30",
    "populasi": "280",
    "layanan": "Legalisasi surat\n  Perekaman   KTP \n\n",
}


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


@pytest.fixture
def instrumen(db):
    return buat_instrumen()


def test_buat_survei(masuk, instrumen, pakusari):
    assert "Survei baru" in masuk.get(alamat("skm-baru")).content.decode()
    jawaban = masuk.post(alamat("skm-baru"), ISI | {"instrumen": instrumen.pk})
    survei = Survei.objects.get()
    assert jawaban.url == alamat("skm-survei", survei.pk)
    assert survei.layanan == ["Legalisasi surat", "Perekaman KTP"]
    assert (survei.kecamatan, survei.tahun, survei.status) == (pakusari, 2025, "draf")
    assert len(survei.token) >= 22
    assert Jejak.objects.tentang(survei).get().aksi == "menambah"


@pytest.mark.parametrize(
    ("salah", "kalimat"),
    [
        ({"selesai": "2025-06-30"}, "mendahului tanggal mulai"),
        ({"layanan": "KTP\nktp"}, "tertulis dua kali"),
        ({"layanan": "x" * 151}, "paling panjang 150 huruf"),
        ({"layanan": "\n".join(map(str, range(51)))}, "Paling banyak 50"),
        ({"responden": "12"}, "dihitung dari kuesioner"),
        ({"periode": "tw9"}, "tw9"),
        ({"populasi": "-1"}, "lebih besar"),
    ],
)
def test_isian_salah_ditolak_tanpa_hilang(masuk, instrumen, salah, kalimat):
    isi = ISI | {"instrumen": instrumen.pk} | salah
    jawaban = masuk.post(alamat("skm-baru"), isi)
    assert jawaban.status_code == 422
    halaman = jawaban.content.decode()
    assert kalimat in halaman
    assert "2025-07-01" in halaman
    assert not Survei.objects.exists()


def test_survei_kembar_ditolak(masuk, survei):
    isi = ISI | {"periode": "tahun", "instrumen": survei.instrumen_id}
    jawaban = masuk.post(alamat("skm-baru"), isi)
    assert "Survei periode ini sudah ada." in jawaban.content.decode()


def test_yang_dipakai_jawaban_tidak_dapat_dicabut(masuk, survei):
    buat_kuesioner(survei, (3,) * 9, layanan="Perekaman KTP")
    lain = buat_instrumen("LAIN", ("Satu",))
    halaman = masuk.post(
        alamat("skm-ubah", survei.pk),
        ISI | {"instrumen": lain.pk, "layanan": "Legalisasi surat"},
    ).content.decode()
    assert "sudah berisi nilai" in halaman
    assert "Masih dipakai oleh kuesioner: Perekaman KTP." in halaman


def test_halaman_survei_menunjukkan_hitungannya(masuk, contoh):
    halaman = masuk.get(alamat("skm-survei", contoh.pk)).content.decode()
    assert "IKM <strong>76,94</strong>, mutu pelayanan B (Baik)" in halaman
    assert "Jumlah NRR 27,7 ÷ 9 unsur × 25 = 76,94 (B, Baik)" in halaman
    assert "Perlu 162 responden dari populasi 280" in halaman
    assert "kurang 152" in halaman
    assert halaman.count("(terendah)") == 2
    assert "1/9" in halaman
    assert "<svg" in halaman


def test_daftar_setahun(masuk, pakusari, panti):
    buat_survei(pakusari, [(4,) * 9], periode="tw1", status="ditutup")
    buat_survei(pakusari, [(3,) * 9] * 9, periode="tw2", status="ditutup")
    buat_survei(pakusari, [(1,) * 9], periode="tw3")
    buat_survei(panti, [(1,) * 9], periode="tw4", status="ditutup")
    halaman = masuk.get(alamat("skm")).content.decode()
    assert "IKM <strong>77,50</strong>" in halaman
    assert "dari 10 responden" in halaman
    assert "Triwulan III" in halaman
    assert "Triwulan IV" not in halaman


def test_banyak_kueri_tetap(masuk, pakusari, django_assert_max_num_queries):
    buat_survei(pakusari, CONTOH[:2], periode="tw1", status="ditutup")
    with django_assert_max_num_queries(40) as sedikit:
        masuk.get(alamat("skm"))
    for nomor in (2, 3, 4):
        buat_survei(pakusari, CONTOH, periode=f"tw{nomor}", status="ditutup")
    with django_assert_max_num_queries(len(sedikit)):
        masuk.get(alamat("skm"))


# --- Steps ------------------------------------------------------------------------


def langkah(client, survei, kunci, alasan=""):
    return client.post(alamat("skm-langkah", survei.pk, kunci), {"alasan": alasan})


def test_dari_draf_sampai_terbit_dan_kembali(masuk, pakusari):
    survei = buat_survei(pakusari, CONTOH, status="draf")
    perjalanan = [
        ("buka", "", "terbuka"),
        ("tutup", "", "ditutup"),
        ("terbitkan", "", "diterbitkan"),
        ("tarik", "Salah periode", "ditutup"),
        ("buka-kembali", "Kuesioner tertinggal", "terbuka"),
    ]
    for kunci, alasan, status in perjalanan:
        assert langkah(masuk, survei, kunci, alasan).status_code == 302, kunci
        survei.refresh_from_db()
        assert survei.status == status
    jejak = Jejak.objects.tentang(survei).order_by("pk")
    assert [j.ke["status"] for j in jejak] == [p[2] for p in perjalanan]
    assert jejak.last().alasan == "Kuesioner tertinggal"


@pytest.mark.parametrize("kunci", ["tarik", "buka-kembali"])
def test_mundur_memerlukan_alasan(masuk, pakusari, kunci):
    status = {"tarik": "diterbitkan", "buka-kembali": "ditutup"}[kunci]
    survei = buat_survei(pakusari, CONTOH, status=status)
    jawaban = langkah(masuk, survei, kunci, " ")
    assert jawaban.status_code == 409
    assert "Tulis alasannya" in jawaban.content.decode()
    survei.refresh_from_db()
    assert survei.status == status


def test_langkah_yang_bukan_gilirannya_ditolak(masuk, contoh):
    jawaban = langkah(masuk, contoh, "tutup")
    assert jawaban.status_code == 409
    assert "berstatus ditutup" in jawaban.content.decode()
    assert langkah(masuk, contoh, "lain").status_code == 404


def test_tanpa_tanggal_tidak_dapat_dibuka(masuk, pakusari):
    survei = buat_survei(pakusari, status="draf", mulai=None)
    jawaban = langkah(masuk, survei, "buka")
    assert "Isi dahulu tanggal mulai" in jawaban.content.decode()


def test_tanpa_indeks_tidak_dapat_terbit(masuk, pakusari):
    survei = buat_survei(pakusari, status="ditutup")
    jawaban = langkah(masuk, survei, "terbitkan")
    assert "IKM belum dapat dihitung" in jawaban.content.decode()


def test_yang_tertutup_tidak_dapat_diubah(masuk, contoh):
    for nama in ("skm-ubah", "skm-isi", "skm-hapus"):
        assert masuk.post(alamat(nama, contoh.pk), ISI).status_code == 302
    contoh.refresh_from_db()
    assert contoh.mulai == date(2025, 1, 1)
    assert contoh.daftar_responden.count() == 10


def test_hapus_draf(masuk, pakusari):
    survei = buat_survei(pakusari, status="draf")
    jawaban = masuk.post(alamat("skm-hapus", survei.pk), {"alasan": "Keliru"})
    assert jawaban.status_code == 302
    assert not Survei.objects.exists()


# --- Summary ----------------------------------------------------------------------


@pytest.fixture
def rekap(pakusari):
    return buat_survei(pakusari, asal="esukma", status="draf", responden=100)


def isi_rekap(client, survei, **lain):
    halaman = client.get(alamat("skm-rekap", survei.pk))
    isi = {"sidik": halaman.context["form"].initial["sidik"]}
    for unsur in survei.instrumen.unsur.all():
        isi[f"skor_{unsur.pk}"] = "76,94"
    return client.post(alamat("skm-rekap", survei.pk), isi | lain)


def test_rekap_esukma_sampai_selesai(masuk, rekap):
    jawaban = langkah(masuk, rekap, "tutup")
    assert "IKM belum dapat dihitung" in jawaban.content.decode()
    assert isi_rekap(masuk, rekap).status_code == 302
    assert {n.skor for n in rekap.nilai.all()} == {Decimal("76.94")}
    assert langkah(masuk, rekap, "tutup").status_code == 302
    halaman = masuk.get(alamat("skm-survei", rekap.pk)).content.decode()
    assert "IKM <strong>76,94</strong>" in halaman
    assert "dari 100 responden" in halaman


def test_rekap_dengan_sebaran(masuk, rekap):
    unsur = rekap.instrumen.unsur.first()
    persen = {
        f"persen_{i}_{unsur.pk}": p for i, p in enumerate(["0", "5", "80", "15"], 1)
    }
    assert isi_rekap(masuk, rekap, **persen).status_code == 302
    nilai = rekap.nilai.get(unsur=unsur)
    assert (nilai.persen_3, nilai.persen_4) == (80, 15)


@pytest.mark.parametrize(
    ("salah", "kalimat"),
    [
        ({"persen_1": "50"}, "Isi keempat persentase"),
        ({f"persen_{i}": "30" for i in range(1, 5)}, "seharusnya 100"),
        ({"skor": "3,08"}, "Skor unsur berkisar 25 sampai 100."),
        ({"skor": "80.65"}, "80,65"),
    ],
)
def test_rekap_salah_ditolak_seluruhnya(masuk, rekap, salah, kalimat):
    unsur = rekap.instrumen.unsur.last()
    jawaban = isi_rekap(
        masuk, rekap, **{f"{k}_{unsur.pk}": v for k, v in salah.items()}
    )
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert not NilaiUnsur.objects.exists()


def test_rekap_yang_didahului_orang_lain(masuk, rekap):
    halaman = masuk.get(alamat("skm-rekap", rekap.pk))
    sidik = halaman.context["form"].initial["sidik"]
    unsur = rekap.instrumen.unsur.first()
    NilaiUnsur.objects.create(survei=rekap, unsur=unsur, skor=Decimal(80))
    jawaban = isi_rekap(masuk, rekap, sidik=sidik)
    assert jawaban.status_code == 409
    assert "lebih dahulu" in jawaban.content.decode()
    assert rekap.nilai.get().skor == 80
    assert "76,94" in jawaban.content.decode()


# --- Printed ----------------------------------------------------------------------


def test_laporan_dan_poster(masuk, contoh):
    for nama in ("skm-laporan", "skm-poster-berkas"):
        jawaban = masuk.get(alamat(nama, contoh.pk, "docx"))
        assert jawaban.status_code == 200
        assert "attachment" in jawaban["Content-Disposition"]
    gambar = masuk.get(alamat("skm-kode-qr", contoh.pk))
    assert gambar["Content-Type"] == "image/svg+xml"
    assert gambar.content.startswith(b"<svg")


def test_poster_pdf(masuk, survei, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    jawaban = masuk.get(alamat("skm-poster-berkas", survei.pk, "pdf"))
    assert jawaban.content.startswith(b"%PDF-")


def test_rekap_tidak_berposter(masuk, rekap):
    assert masuk.get(alamat("skm-poster", rekap.pk)).status_code == 404

"""Saving cells: by form and by script; conflicts, stages, reasons, what is seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluasi.models import Evaluasi, JawabanLke, NilaiSub
from kecamatan.models import Jejak

from .bantuan import buat_evaluasi, isi_jawaban, isi_nilai, kriteria, lengkapi, sub
from .test_tahap import taruh

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, None, *kunci])


def kirim(client, orang, nama, kode, **isi):
    """As the page's script sends it."""
    client.force_login(orang)
    isi = {"tanda": "0", "oleh": orang.pk} | isi
    return client.post(alamat(nama, kode), isi, **JSON)


def baris(evaluasi, kode="1.a.1"):
    return JawabanLke.objects.get(evaluasi=evaluasi, kriteria=kriteria(evaluasi, kode))


def test_operator_menjawab(client, evaluasi, operator):
    jawaban = kirim(
        client, operator, "lke_jawaban", "1.a.1", jawaban="Y", catatan="Ada\r\n"
    )
    assert jawaban.status_code == 200
    ini = baris(evaluasi)
    assert (ini.mandiri, ini.catatan_mandiri, ini.nilai) == ("Y", "Ada", "")
    assert jawaban.json()["tanda"] == f"{ini.pk}.1"
    assert jawaban.json()["terisi"]
    assert "1 dari 2" in jawaban.json()["potongan"]["hitung-n-1-a"]
    assert Jejak.objects.tentang(ini).get().aksi == "menambah"


def test_kiriman_yang_sama_dua_kali_bukan_bentrok(client, evaluasi, operator):
    for _ in range(2):
        jawaban = kirim(client, operator, "lke_jawaban", "1.a.1", jawaban="Y")
        assert jawaban.status_code == 200
    assert Jejak.objects.tentang(baris(evaluasi)).count() == 1


def test_bentrok_menampilkan_keduanya(client, evaluasi, evaluator, operator):
    taruh(evaluasi, "penilaian")
    kirim(client, evaluator, "lke_jawaban", "1.a.1", jawaban="Y", catatan="Lengkap")
    jawaban = kirim(
        client, evaluator, "lke_jawaban", "1.a.1", jawaban="T", catatan="Tidak ada"
    )
    assert jawaban.status_code == 409
    isi = jawaban.json()
    assert "Lengkap" in isi["bentrok"]
    assert "Tidak ada" in isi["bentrok"]
    assert isi["lain"] == ["Y", "Lengkap"]
    assert baris(evaluasi).nilai == "Y"
    lagi = kirim(
        client, evaluator, "lke_jawaban", "1.a.1", jawaban="T", tanda=isi["tanda"]
    )
    assert lagi.status_code == 200
    assert baris(evaluasi).nilai == "T"


def test_tanpa_javascript(client, evaluasi, operator):
    client.force_login(operator)
    tujuan = alamat("lke_jawaban", "1.b.2")
    jawaban = client.post(tujuan, {"jawaban": "Y", "tanda": "0"})
    assert jawaban.status_code == 302
    assert jawaban.url.endswith("/lembar/#k-1-b-2")
    ditolak = client.post(tujuan, {"jawaban": "T", "catatan": "Lama", "tanda": "0"})
    assert ditolak.status_code == 409
    isi = ditolak.content.decode()
    assert "<title>\nGalat" in isi or "<title>Galat" in isi
    assert "Lama</textarea>" in isi
    panjang = client.post(tujuan, {"jawaban": "T", "catatan": "x" * 5001})
    assert panjang.status_code == 422
    assert "x" * 5001 in panjang.content.decode()


@pytest.mark.parametrize("kode", ["1.a.9", "9.z.1", "1.a.x", "1.a.²", "x"])
def test_kriteria_asing(client, evaluasi, operator, kode):
    assert kirim(client, operator, "lke_jawaban", kode).status_code == 404


def test_jawaban_di_luar_daftar(client, evaluasi, operator):
    jawaban = kirim(client, operator, "lke_jawaban", "1.a.1", jawaban="Z")
    assert jawaban.status_code == 422
    assert not evaluasi.jawaban.exists()


@pytest.mark.parametrize(
    ("status", "siapa", "nama", "kode", "harapan"),
    [
        ("penilaian", "evaluator_lain", "lke_jawaban", "1.a.1", "wewenang"),
        ("penilaian", "evaluator_lain", "lke_nilai", "1.a", "wewenang"),
        ("penilaian", "camat", "lke_jawaban", "1.a.1", "wewenang"),
        ("penjaminan", "penjamin", "lke_nilai", "1.a", "wewenang"),
        ("penilaian", "operator", "lke_jawaban", "1.a.1", "tahap penilaian tim"),
        ("mandiri", "evaluator", "lke_jawaban", "1.a.1", "tahap penilaian mandiri"),
        ("penjaminan", "evaluator", "lke_nilai", "1.a", "tahap penjaminan mutu"),
        ("terbit", "evaluator", "lke_nilai", "1.a", "tahap LHE terbit"),
    ],
)
def test_yang_tidak_boleh_menulis(
    client, evaluasi, request, status, siapa, nama, kode, harapan
):
    """403 either way, said in words; nothing is stored."""
    orang = request.getfixturevalue(siapa)
    taruh(evaluasi, status)
    jawaban = kirim(client, orang, nama, kode, jawaban="Y", nilai="BB")
    assert jawaban.status_code == 403
    assert harapan in jawaban.json()["kalimat"]
    assert not evaluasi.jawaban.exists()
    assert not evaluasi.nilai_sub.exists()


def test_halaman_milik_orang_lain_tidak_tersimpan(client, evaluasi, operator, camat):
    jawaban = kirim(
        client, operator, "lke_jawaban", "1.a.1", jawaban="Y", oleh=camat.pk
    )
    assert (jawaban.status_code, jawaban.json()["sesi"]) == (403, "lain")
    assert not evaluasi.jawaban.exists()


@pytest.mark.parametrize("nilai", ["AA", "A"])
def test_a_dan_aa_memerlukan_alasan(client, evaluasi, evaluator, nilai):
    taruh(evaluasi, "penilaian")
    jawaban = kirim(client, evaluator, "lke_nilai", "1.a", nilai=nilai, alasan=" ")
    assert jawaban.status_code == 422
    assert "alasan tertulis" in jawaban.json()["kalimat"]
    jawaban = kirim(client, evaluator, "lke_nilai", "1.a", nilai=nilai, alasan="Tetap")
    assert jawaban.status_code == 200
    assert NilaiSub.objects.get().nilai == nilai


def test_nilai_dikosongkan_dengan_riwayat(client, evaluasi, evaluator):
    taruh(evaluasi, "penilaian")
    tanda = kirim(client, evaluator, "lke_nilai", "1.a", nilai="B").json()["tanda"]
    ini = NilaiSub.objects.get()
    kirim(client, evaluator, "lke_nilai", "1.a", nilai="", tanda=tanda)
    assert not NilaiSub.objects.exists()
    assert Jejak.objects.tentang(ini).filter(aksi="menghapus").exists()


def test_usulan_poin_dan_jumlah(client, evaluasi, evaluator):
    """4 + 5 of the regulation's arithmetic, as the page says it."""
    taruh(evaluasi, "penilaian")
    isi_jawaban(evaluasi, "mandiri", "nilai", kecuali=("1.a.2",))
    jawaban = kirim(client, evaluator, "lke_jawaban", "1.a.2", jawaban="T")
    assert jawaban.status_code == 200
    jawaban = kirim(client, evaluator, "lke_nilai", "1.a", nilai="C")
    potongan = jawaban.json()["potongan"]
    assert "Terpenuhi 1 dari 2 kriteria" in potongan["info-n-1-a"]
    assert "usulan nilainya <b>C</b>" in potongan["info-n-1-a"]
    assert "50 ÷ 100 × 6,00 = <b>3,00</b>" in potongan["info-n-1-a"]
    assert "+1,80 poin" in potongan["info-k-1-a-2"]
    assert "3,00</b> dari bobot 6,00" in potongan["bilah-kabar"]


def test_pertentangan_disebut(client, evaluasi, evaluator):
    taruh(evaluasi, "penilaian")
    dasar, atas = kriteria(evaluasi, "1.a.1"), kriteria(evaluasi, "1.b.1")
    type(atas).objects.filter(pk=atas.pk).update(prasyarat=dasar)
    kirim(client, evaluator, "lke_jawaban", "1.b.1", jawaban="Y")
    jawaban = kirim(client, evaluator, "lke_jawaban", "1.a.1", jawaban="T")
    potongan = jawaban.json()["potongan"]
    assert "1.a.1 yang menjadi dasarnya belum" in potongan["info-k-1-b-1"]
    kirim(client, evaluator, "lke_nilai", "1.a", nilai="E")
    jawaban = kirim(client, evaluator, "lke_nilai", "1.b", nilai="B")
    assert "1.b bernilai B, padahal 1.a" in jawaban.json()["potongan"]["info-n-1-b"]


@pytest.mark.parametrize(
    ("status", "terlihat"),
    [("penilaian", False), ("penjaminan", False), ("tanggapan", True)],
)
def test_kecamatan_melihat_nilainya_setelah_disampaikan(
    client, evaluasi, operator, status, terlihat
):
    lengkapi(evaluasi)
    JawabanLke.objects.filter(evaluasi=evaluasi).update(
        catatan="RAHASIA-TIM", catatan_mandiri="Catatan sendiri"
    )
    NilaiSub.objects.filter(evaluasi=evaluasi).update(alasan="RAHASIA-NILAI")
    taruh(evaluasi, status)
    client.force_login(operator)
    for nama in ("lke", "lke_lembar", "lke_tanggapan"):
        isi = client.get(alamat(nama)).content.decode()
        assert ("RAHASIA" in isi or "80,00" in isi) == terlihat, nama
    assert "Catatan sendiri" in client.get(alamat("lke_lembar")).content.decode()


def test_nilai_lengkap_di_ringkasan(client, evaluasi, evaluator):
    taruh(evaluasi, "penilaian")
    isi_jawaban(evaluasi, "mandiri", "nilai")
    isi_nilai(evaluasi)
    client.force_login(evaluator)
    isi = client.get(alamat("lke")).content.decode()
    assert "Nilai 80,00, predikat BB (Sangat Baik)" in isi


def test_pembahasan_mengubah_nilai_dengan_alasan(client, evaluasi, evaluator):
    """The kecamatan has seen it: a change says why, a disputed one goes by its
    answer."""
    lengkapi(evaluasi)
    taruh(evaluasi, "pembahasan")
    NilaiSub.objects.filter(evaluasi=evaluasi).update(alasan="")
    ini = NilaiSub.objects.get(evaluasi=evaluasi, sub__kode="1.a")
    isi = {"nilai": "B", "tanda": f"{ini.pk}.1"}
    jawaban = kirim(client, evaluator, "lke_nilai", "1.a", **isi)
    assert jawaban.status_code == 422
    jawaban = kirim(client, evaluator, "lke_nilai", "1.a", **isi, alasan="Salah baca")
    assert jawaban.status_code == 200
    assert Jejak.objects.tentang(ini).get().alasan == "Salah baca"
    evaluasi.tanggapan.create(sub=sub(evaluasi, "1.b"), isi="Kurang", nilai_semula="BB")
    lain = NilaiSub.objects.get(evaluasi=evaluasi, sub__kode="1.b")
    isi = {"nilai": "A", "alasan": "Ya", "tanda": f"{lain.pk}.1"}
    jawaban = kirim(client, evaluator, "lke_nilai", "1.b", **isi)
    assert jawaban.status_code == 403
    assert "melalui jawaban" in jawaban.json()["kalimat"]
    assert NilaiSub.objects.get(evaluasi=evaluasi, sub__kode="1.b").nilai == "BB"


@pytest.mark.parametrize("nama", ["lke", "lke_lembar", "lke_tanggapan"])
def test_kueri_tetap(client, pakusari, evaluator, operator, nama):
    """Nothing filled in, or 80 answers, 12 grades and evidence: the same queries."""
    kosong = buat_evaluasi(pakusari, anggota=[evaluator], triwulan=1)
    penuh = buat_evaluasi(pakusari, anggota=[evaluator], triwulan=2)
    lengkapi(penuh)
    for nomor, jawaban in enumerate(penuh.jawaban.all()[:20]):
        jawaban.lampiran.create(
            bukti=pakusari.bukti.create(
                nama=f"Bukti {nomor}",
                tautan=f"https://contoh.go.id/{nomor}",
                diunggah_oleh=operator,
            )
        )
    client.force_login(evaluator)
    banyak = []
    for ini in (kosong, penuh):
        taruh(ini, "penilaian")
        tujuan = reverse(nama, args=["35.09.24", 2025, ini.periode.triwulan])
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(tujuan).status_code == 200
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]


def test_fakta_sistem_di_samping_kriteria(client, pakusari, evaluator):
    """What the system found, with its proposal; the evaluator decides."""
    evaluasi = taruh(buat_evaluasi(pakusari, anggota=[evaluator]), "penilaian")
    client.force_login(evaluator)
    isi = client.get(alamat("lke_lembar")).content.decode()
    assert "Menurut data sistem:" in isi
    assert "Usulan: Tidak" in isi
    assert not evaluasi.jawaban.exists()


def test_tidak_terlihat_oleh_tetangga(client, evaluasi, operator_tetangga):
    client.force_login(operator_tetangga)
    for nama in ("lke", "lke_lembar", "lke_tanggapan"):
        assert client.get(alamat(nama)).status_code == 404
    assert Evaluasi.objects.visible_to(operator_tetangga).count() == 0
    assert JawabanLke.objects.visible_to(operator_tetangga).count() == 0

"""Figures of stored surveys, alone and joined, and what they propose."""

from decimal import Decimal

import pytest

from capaian import usulan
from capaian.models import NilaiUnsur
from capaian.pilihan import AsalRealisasi
from capaian.skm.gabungan import gabungkan, pilih_periode, tanpa_rangkap
from capaian.skm.hasil import susun_banyak, susun_survei
from capaian.skm.profil import kelompok_umur, susun_profil
from iku.pilihan import Cara
from tests.pembangun import buat_indikator, buat_instrumen, buat_kuesioner, buat_survei

from .conftest import CONTOH


def buat_rekap(kecamatan, skor, **isi):
    survei = buat_survei(kecamatan, **({"asal": "esukma", "status": "ditutup"} | isi))
    for unsur in survei.instrumen.unsur.all():
        NilaiUnsur.objects.create(survei=survei, unsur=unsur, skor=Decimal(skor))
    return survei


def test_contoh_dari_jawaban_tersimpan(contoh):
    hasil = susun_survei(contoh)
    assert (hasil.indeks.nilai, hasil.indeks.kategori) == (Decimal("76.94"), "B")
    assert hasil.rata_rata == Decimal("76.94")
    assert [b.nilai.unsur.kode for b in hasil.terendah] == ["U3", "U8"]
    assert hasil.baris[3].cacah == (0, 0, 3, 7)
    assert hasil.baris[3].sebaran == (0, 0, 30, 70)
    assert hasil.baris[3].skor == Decimal("92.5")
    assert (hasil.responden, hasil.perlu, hasil.kurang) == (10, 162, 152)


def test_jawaban_kosong_tidak_dihitung_nol(pakusari):
    survei = buat_survei(pakusari, [(4,) * 9, (None, *(2,) * 8)])
    hasil = susun_survei(survei)
    assert hasil.baris[0].nrr == 4
    assert hasil.baris[0].rekap.terisi == 1
    assert hasil.baris[1].nrr == 3
    assert hasil.responden == 2


def test_semua_sama_tidak_ada_yang_terendah(pakusari):
    assert susun_survei(buat_survei(pakusari, [(3,) * 9])).terendah == ()


def test_tanpa_kuesioner_tidak_ada_indeks(survei):
    hasil = susun_survei(survei)
    assert (hasil.indeks, hasil.responden, hasil.rata_rata) == (None, 0, None)
    assert hasil.terendah == ()
    assert hasil.kurang is None


def test_rekap_dari_skor_atau_sebaran(pakusari):
    survei = buat_rekap(pakusari, "75", responden=40)
    nilai = survei.nilai.first()
    nilai.skor, nilai.persen_1, nilai.persen_2 = None, Decimal(0), Decimal(40)
    nilai.persen_3, nilai.persen_4 = Decimal(20), Decimal(40)
    nilai.save()
    hasil = susun_survei(survei)
    assert [b.nrr for b in hasil.baris] == [3] * 9
    assert hasil.indeks.nilai == 75


def test_banyak_survei_sebanyak_kueri_satu(pakusari, django_assert_max_num_queries):
    semua = [
        buat_survei(pakusari, CONTOH[:n], periode=f"tw{n}", status="ditutup")
        for n in (1, 2, 3)
    ]
    semua.append(buat_rekap(pakusari, "80", periode="tw4"))
    with django_assert_max_num_queries(6):
        hasil = susun_banyak(semua)
    assert [hasil[s.pk].responden for s in semua] == [1, 2, 3, None]


def test_gabungan_setahun_semua_jawaban(pakusari):
    satu = buat_survei(pakusari, [(4,) * 9], periode="tw1", status="ditutup")
    banyak = buat_survei(pakusari, [(3,) * 9] * 9, periode="tw2", status="ditutup")
    hasil = susun_banyak([satu, banyak])
    gabungan = gabungkan(tanpa_rangkap(list(hasil.values())))
    assert (gabungan.indeks.nilai, gabungan.responden) == (Decimal("77.50"), 10)


def test_gabungan_rekap_memerlukan_responden(pakusari):
    a = buat_rekap(pakusari, "80", periode="tw1", responden=10)
    b = buat_rekap(pakusari, "100", periode="tw2", responden=30)
    hasil = susun_banyak([a, b])
    assert gabungkan(list(hasil.values())).indeks.nilai == 95
    b.responden = None
    gabungan = gabungkan([hasil[a.pk], susun_survei(b)])
    assert gabungan.indeks is None
    assert "jumlah responden" in gabungan.alasan


def test_gabungan_dua_daftar_unsur_ditolak(pakusari):
    lain = buat_instrumen("LAIN", ("Persyaratan",))
    a = buat_survei(pakusari, [(4,) * 9], periode="tw1")
    b = buat_survei(pakusari, [(4,)], periode="tw2", instrumen=lain)
    gabungan = gabungkan(list(susun_banyak([a, b]).values()))
    assert gabungan.indeks is None
    assert "daftar unsur" in gabungan.alasan


def test_rekap_setahun_memuat_triwulannya(pakusari):
    setahun = buat_rekap(pakusari, "85", periode="tahun", responden=100)
    tw = buat_rekap(pakusari, "80", periode="tw1", responden=25)
    hasil = susun_banyak([setahun, tw])
    assert tanpa_rangkap(list(hasil.values())) == [hasil[setahun.pk]]
    assert pilih_periode(list(hasil.values()), 1) == [hasil[tw.pk]]


def test_jawaban_setahun_dan_triwulan_tidak_rangkap(pakusari):
    """Answers are other people each time; only a summary holds what lies within."""
    setahun = buat_survei(pakusari, [(4,) * 9], periode="tahun", status="ditutup")
    tw = buat_survei(pakusari, [(3,) * 9], periode="tw1", status="ditutup")
    hasil = susun_banyak([setahun, tw])
    assert len(tanpa_rangkap(list(hasil.values()))) == 2


# --- Proposal ---------------------------------------------------------------------


def usul(indikator, triwulan):
    return usulan.usulkan([indikator], 2025, triwulan).get(indikator.pk)


@pytest.fixture
def ikm(pakusari):
    return buat_indikator(pakusari, cara=Cara.SKM)


def test_usulan_triwulan(contoh, ikm):
    satu = usul(ikm, 3)
    assert satu.nilai == Decimal("76.94")
    assert satu.asal == AsalRealisasi.SISTEM
    assert satu.sumber == "SKM Triwulan III 2025, 10 responden"
    assert satu.uraian == "Jumlah NRR 27,7 ÷ 9 unsur × 25 = 76,94 (B, Baik)"
    assert satu.tautan == f"/35.09.24/2025/skm/{contoh.pk}/"
    assert usul(ikm, 2) is None


def test_usulan_hanya_dari_survei_yang_selesai(contoh, ikm):
    for status in ("draf", "terbuka"):
        contoh.status = status
        contoh.save()
        assert usul(ikm, 3) is None
    contoh.status = "diterbitkan"
    contoh.save()
    assert usul(ikm, 3).nilai == Decimal("76.94")


def test_usulan_esukma_dan_semester(pakusari, ikm):
    buat_rekap(pakusari, "82.5", periode="s1", responden=150)
    assert usul(ikm, 1) is None
    satu = usul(ikm, 2)
    assert (satu.asal, satu.nilai) == (AsalRealisasi.ESUKMA, Decimal("82.50"))
    assert satu.sumber == "SKM Semester I 2025, 150 responden"


def test_usulan_setahun_penuh(pakusari, ikm):
    buat_survei(pakusari, [(4,) * 9], periode="tw1", status="ditutup")
    buat_survei(pakusari, [(3,) * 9] * 9, periode="tw2", status="ditutup")
    satu = usul(ikm, None)
    assert satu.nilai == Decimal("77.50")
    assert satu.sumber == "SKM Triwulan I dan Triwulan II 2025, 10 responden"
    assert satu.tautan == "/35.09.24/2025/skm/"


def test_usulan_tidak_memakai_survei_tetangga(panti, ikm):
    buat_survei(panti, CONTOH, periode="tw3", status="ditutup")
    assert usul(ikm, 3) is None


def test_usulan_banyak_indikator_sebanyak_kueri_satu(
    contoh, pakusari, django_assert_num_queries
):
    semua = [buat_indikator(pakusari, cara=Cara.SKM) for _ in range(3)]
    with django_assert_num_queries(4):
        assert len(usulan.usulkan(semua, 2025, 3)) == 3


# --- Respondents ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("umur", "kelompok"),
    [
        (None, ""),
        (20, "Sampai 20 tahun"),
        (21, "21 sampai 30 tahun"),
        (50, "41 sampai 50 tahun"),
        (51, "Lebih dari 50 tahun"),
    ],
)
def test_kelompok_umur(umur, kelompok):
    assert kelompok_umur(umur) == kelompok


def test_profil_responden(survei):
    assert susun_profil(survei) == ()
    buat_kuesioner(
        survei, (3,) * 9, jenis_kelamin="p", umur=35, layanan="Perekaman KTP"
    )
    buat_kuesioner(survei, (3,) * 9, jenis_kelamin="p")
    buat_kuesioner(survei, (3,) * 9)
    profil = {
        p.nama: {b.nama: (b.jumlah, b.persen) for b in p.baris}
        for p in susun_profil(survei)
    }
    assert profil["Jenis kelamin"]["Perempuan"] == (2, Decimal("66.67"))
    assert profil["Jenis kelamin"]["Tidak diisi"] == (1, Decimal("33.33"))
    assert profil["Umur"]["31 sampai 40 tahun"][0] == 1
    assert profil["Jenis layanan"]["Legalisasi surat"][0] == 0
    assert profil["Cara mengisi"] == {
        "Kuesioner kertas": (3, 100),
        "Formulir daring": (0, 0),
    }

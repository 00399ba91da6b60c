"""The first page of a regency: rows, what stands out, and whose turn it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from capaian.models import Jadwal, PembukaanKunci, PengukuranTriwulan
from kecamatan.models import Penugasan
from tests.pembangun import (
    buat_kecamatan,
    buat_pagu,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
)

from .conftest import KINI, buat_ikm

ALAMAT = "/kabupaten/35.09/2025/"


@pytest.fixture
def lima(ikm, skala):
    """Five kecamatan; the value of quarter II and III of each (target 80)."""
    nilai = {
        "Ajung": ("80", "80"),
        "Balung": ("80", "60"),
        "Jelbuk": ("40", "50"),
        "Panti": ("80", None),
        "Pakusari": ("70", "0"),
    }
    hasil = {}
    for nomor, (nama, (kedua, ketiga)) in enumerate(nilai.items(), 1):
        kode = {"Pakusari": "35.09.24", "Panti": "35.09.14"}.get(
            nama, f"35.09.0{nomor}"
        )
        tempat = buat_kecamatan(kode, nama)
        indikator = buat_ikm(tempat, ikm)
        buat_realisasi(indikator, kedua, triwulan=2)
        if ketiga is not None:
            buat_realisasi(indikator, ketiga, triwulan=3)
        hasil[nama] = tempat
    return hasil


@pytest.fixture
def lihat(client):
    def _lihat(orang, tanya=""):
        client.force_login(orang)
        jawaban = client.get(f"{ALAMAT}{tanya}")
        assert jawaban.status_code == 200
        return Halaman(html.fromstring(jawaban.content.decode()))

    return _lihat


class Halaman:
    def __init__(self, pohon):
        self.pohon = pohon
        self.teks = " ".join(pohon.text_content().split())

    @property
    def baris(self) -> dict[str, list[str]]:
        """Name of the kecamatan → the texts of its other cells."""
        return {
            tr[0].text_content().strip(): [
                " ".join(td.text_content().split()) for td in tr[1:]
            ]
            for tr in self.pohon.xpath("//table[@class='peta']/tbody/tr")
        }

    @property
    def kalimat(self) -> dict[str, str]:
        return {
            a.text_content(): a.get("href")
            for a in self.pohon.xpath("//ul[@class='kalimat']//a")
        }

    @property
    def tugas(self) -> dict[str, str]:
        return {
            li.find(".//a").text_content(): " ".join(li.text_content().split())
            for li in self.pohon.xpath("//ul[@class='tugas']/li")
        }


def ubah(kecamatan, status, triwulan=3, **isi):
    return PengukuranTriwulan.objects.create(
        kecamatan=kecamatan, tahun=2025, triwulan=triwulan, status=status, **isi
    )


def test_masuk_dibawa_ke_kabupaten(client, pimpinan, lima):
    client.force_login(pimpinan)
    assert client.get("/").url == ALAMAT


def test_nilai_predikat_dan_yang_belum(lihat, pimpinan, lima):
    baris = lihat(pimpinan).baris
    assert list(baris) == ["Ajung", "Balung", "Jelbuk", "Pakusari", "Panti"]
    assert baris["Ajung"] == ["Draf", "80,00 Sangat Tinggi"]
    assert baris["Balung"] == ["Draf", "60,00 Sedang turun"]
    assert baris["Jelbuk"] == ["Draf", "50,00 Rendah"]
    assert baris["Panti"] == ["Draf", "belum dilaporkan"]
    buat_kecamatan("35.09.30", "Umbulsari")
    assert lihat(pimpinan).baris["Umbulsari"][0] == "belum ada target"
    # Zero is a value.
    assert baris["Pakusari"] == ["Draf", "0,00 Sangat Rendah turun"]


def test_kalimat_membawa_ke_barisnya(lihat, pimpinan, lima):
    ubah(lima["Ajung"], "diajukan")
    kalimat = lihat(pimpinan).kalimat
    for teks, isi in {
        "2 kecamatan turun predikat sejak triwulan II": ["Balung", "Pakusari"],
        "2 kecamatan mempunyai predikat Rendah atau Sangat Rendah": [
            "Jelbuk",
            "Pakusari",
        ],
        "4 belum mengirim triwulan III": ["Balung", "Jelbuk", "Pakusari", "Panti"],
    }.items():
        tanya = kalimat[teks].split("#")[0]
        assert list(lihat(pimpinan, tanya).baris) == isi
    assert "terlambat" not in " ".join(kalimat)


@pytest.mark.parametrize(
    ("tanya", "urutan"),
    [
        ("?urut=IKM", ["Pakusari", "Jelbuk", "Balung", "Ajung", "Panti"]),
        ("?urut=-IKM", ["Ajung", "Balung", "Jelbuk", "Pakusari", "Panti"]),
        ("?urut=-kecamatan", ["Panti", "Pakusari", "Jelbuk", "Balung", "Ajung"]),
        ("?urut=status", ["Balung", "Jelbuk", "Pakusari", "Panti", "Ajung"]),
        ("?cari=pa", ["Pakusari", "Panti"]),
        ("?cari=PAN&saring=belum-kirim", ["Panti"]),
        ("?cari=zzz", []),
    ],
)
def test_urut_dan_saring_dalam_alamat(lihat, pimpinan, lima, tanya, urutan):
    ubah(lima["Ajung"], "diajukan")
    assert list(lihat(pimpinan, tanya).baris) == urutan


@pytest.mark.parametrize(
    "tanya",
    [
        "?tw=9",
        "?tw=%00",
        "?urut=user__password",
        "?urut=--IKM",
        "?saring=';--",
        "?cari=%00",
        "?cari=" + "x" * 5000,
        "?tw=²",
    ],
)
def test_tanya_aneh_diabaikan(lihat, pimpinan, lima, tanya):
    lihat(pimpinan, tanya)


def test_triwulan_yang_sedang_diisi_didahulukan(lihat, pimpinan, lima):
    assert "triwulan III 2025" in lihat(pimpinan).teks
    Jadwal.objects.create(
        kabupaten=lima["Ajung"].kabupaten,
        tahun=2025,
        triwulan=2,
        buka=KINI - timedelta(days=1),
        tutup=KINI + timedelta(days=1),
    )
    assert "triwulan II 2025" in lihat(pimpinan).teks


def test_bagian_organisasi(lihat, bagian_organisasi, operator, lima):
    ubah(lima["Ajung"], "disetujui")
    ubah(lima["Balung"], "disetujui")
    kunci = ubah(lima["Jelbuk"], "terkunci", triwulan=1)
    PembukaanKunci.objects.create(
        pengukuran=kunci, alasan="Salah ketik.", diminta_oleh=operator
    )
    buat_pk(
        buat_renstra(lima["Panti"]),
        perubahan_ke=1,
        status="diajukan",
        diajukan_pada=KINI,
        diajukan_oleh=operator,
    )
    Jadwal.objects.create(
        kabupaten=lima["Ajung"].kabupaten,
        tahun=2025,
        triwulan=3,
        buka=KINI - timedelta(days=9),
        tutup=KINI - timedelta(days=1),
    )
    halaman = lihat(bagian_organisasi)
    tugas = halaman.tugas
    assert "Ajung, Balung" in tugas["Verifikasi realisasi triwulan III: 2 kecamatan"]
    assert (
        "Salah ketik."
        in tugas["Jawab permintaan buka Triwulan I 2025 Kecamatan Jelbuk"]
    )
    assert "Tetapkan Perjanjian Kinerja Perubahan 2025 Kecamatan Panti" in tugas
    telat = tugas["Ingatkan 3 kecamatan yang belum mengirim triwulan III"]
    assert "Terlambat" in telat
    assert "3 terlambat mengirim triwulan III" in halaman.kalimat


def test_bappeda_melihat_rencana_dan_anggaran_yang_kurang(lihat, bappeda, lima):
    buat_kecamatan("35.09.07", "Silo")
    lima["Ajung"].renstra.get().indikator_renstra.get().target.all().delete()
    buat_pagu(kecamatan=lima["Panti"])
    tugas = lihat(bappeda).tugas
    assert "Silo" in tugas["Renstra yang mencakup 2025 belum ada: 1 kecamatan"]
    assert "Ajung" in tugas["Target 2025 belum lengkap: 1 kecamatan"]
    assert "Panti" in tugas["Realisasi anggaran triwulan III belum diisi: 1 kecamatan"]
    assert list(lihat(bappeda, "?saring=tanpa-target").baris) == ["Ajung"]


def test_inspektur_dan_admin(lihat, inspektur, admin_kabupaten, lima):
    tugas = lihat(inspektur).tugas
    assert "Menunggu" in tugas["LHE 2025: 5 kecamatan belum mempunyainya"]
    buat_pengguna("operator", lima["Ajung"])
    (tugas,) = lihat(admin_kabupaten).tugas
    assert tugas == "Tugaskan operator: 4 kecamatan belum mempunyainya"


def test_beberapa_kecamatan_sendiri(client, lihat, lima):
    orang = buat_pengguna("operator", lima["Ajung"])
    Penugasan.objects.create(
        pengguna=orang,
        peran="camat",
        kabupaten=lima["Panti"].kabupaten,
        kecamatan=lima["Panti"],
    )
    assert list(lihat(orang).tugas) == [
        "Pekerjaan Anda di Kecamatan Ajung",
        "Pekerjaan Anda di Kecamatan Panti",
    ]


def test_kecamatan_lain_tidak_tampak(lihat, operator_tetangga, lima, pakusari):
    assert list(lihat(operator_tetangga).baris) == ["Panti"]


def test_tanpa_acuan_diberi_tahu_siapa_menambahkannya(lihat, pimpinan, pakusari):
    assert "Bagian Organisasi menambahkannya" in lihat(pimpinan).teks


@pytest.mark.parametrize(
    "siapa", ["pimpinan", "bagian_organisasi", "bappeda", "inspektur"]
)
def test_banyak_query_tetap(client, request, siapa, ikm, skala):
    orang = request.getfixturevalue(siapa)
    buat_realisasi(buat_ikm(buat_kecamatan(), ikm), "80", triwulan=3)
    client.force_login(orang)
    client.get(ALAMAT)
    with CaptureQueriesContext(connection) as satu:
        client.get(ALAMAT)
    for nomor in range(30):
        tempat = buat_kecamatan(f"35.09.{40 + nomor}", f"Kecamatan {nomor}")
        buat_realisasi(buat_ikm(tempat, ikm), "80", triwulan=3)
        ubah(tempat, "diajukan")
    with CaptureQueriesContext(connection) as banyak:
        client.get(ALAMAT)
    assert len(banyak) == len(satu) <= 30

"""…/realisasi/<tw>/periksa/ and the acts on a quarter, as pages."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from capaian.models import Analisis, Jadwal, Realisasi, TangkapanTriwulan
from capaian.pilihan import StatusTriwulan as S
from kecamatan.models import Jejak, Pemberitahuan
from tests.pembangun import buat_butir_pk, buat_indikator, buat_realisasi, buat_tempat

from .isian import kirim_sel
from .langkah import (
    alamat,
    baca,
    buka_kunci,
    dilihat,
    isi_lengkap,
    klien,
    orang_orang,
    sampai,
    tekan,
    triwulan_kini,
)


@pytest.fixture
def siapa(pakusari):
    return orang_orang(pakusari)


@pytest.fixture
def lengkap(triwulanan):
    isi_lengkap(triwulanan)
    return triwulanan


def ubah(indikator, nilai):
    Realisasi.objects.filter(indikator=indikator, tahun=2025).update(nilai=nilai)


# Checking before sending.


def test_periksa_menunjukkan_yang_akan_dikirim(lengkap, siapa):
    buat_realisasi(lengkap.ikm, "84", tahun=2024, triwulan=4)
    Analisis.objects.create(
        indikator=lengkap.ikm, tahun=2025, triwulan=1, pendorong="Loket tambahan."
    )
    isi = baca(klien(siapa["operator"]).get(alamat()))
    assert "Periksa triwulan I 2025" in isi
    assert "85,1 indeks" in isi and "95,62 %" in isi and "Sangat Tinggi" in isi
    assert "84 naik 1,1" in isi
    assert "31 ÷ 34 × 100 = 91,18" in isi
    assert "Faktor pendorong: Loket tambahan." in isi
    assert "tanpa bukti" in isi
    assert "Kirim triwulan I kepada Camat" in isi


def test_yang_kurang_menuju_selnya(triwulanan, siapa):
    client = klien(siapa["operator"])
    jawaban = tekan(client, "kirim")
    assert jawaban.status_code == 409
    pohon = html.fromstring(jawaban.content.decode())
    (pesan,) = pohon.xpath("//*[@data-fokus]")
    assert "4 hal perlu dilengkapi" in pesan.text_content()
    assert pohon.findtext(".//title").startswith("Galat: ")
    t = triwulanan
    awal = "/35.09.24/2025/realisasi/1/?dari=periksa#i-"
    assert pesan.xpath(".//a/@href") == [
        f"{awal}nilai-{t.ikm.pk}",
        f"{awal}k-{t.trantib.pk}-{t.selesai.pk}",
        f"{awal}nilai-{t.dokumen.pk}",
        f"{awal}nilai-{t.warga.pk}",
    ]
    grid = html.fromstring(client.get("/35.09.24/2025/realisasi/1/").content.decode())
    for tujuan in pesan.xpath(".//a/@href"):
        assert grid.get_element_by_id(tujuan.partition("#")[2]) is not None
    assert triwulan_kini(t.ikm.kecamatan).status == S.DRAF


def test_ubah_lalu_kembali_ke_pemeriksaan(lengkap, siapa):
    from .isian import isian

    client = klien(siapa["operator"])
    data = isian(client) | {f"nilai-{lengkap.ikm.pk}": "86"}
    jawaban = client.post("/35.09.24/2025/realisasi/1/?dari=periksa", data)
    assert jawaban.status_code == 302 and jawaban.url == alamat()
    assert "86 indeks" in baca(client.get(jawaban.url))


def test_kirim_dan_tanda_terima(lengkap, siapa, pakusari):
    client = klien(siapa["operator"])
    jawaban = tekan(client, "kirim")
    assert jawaban.status_code == 302 and "/tanda-terima/" in jawaban.url
    kiriman = TangkapanTriwulan.objects.get()
    isi = baca(client.get(jawaban.url))
    assert kiriman.sidik in isi
    assert "35.09.24/2025/TW-1/1" in isi
    assert "WIB" in isi and "4 indikator" in isi
    # The receipt's mark is the one in the trail.
    assert Jejak.objects.tentang(kiriman.pengukuran).get().ke["sidik"] == kiriman.sidik
    assert triwulan_kini(pakusari).status == S.DIAJUKAN
    halaman = klien(siapa["operator"]).get(alamat())
    assert "Tarik kembali" in baca(halaman)
    assert tekan(client, "tarik").status_code == 302
    assert triwulan_kini(pakusari).status == S.DRAF


def test_yang_dikirim_adalah_yang_dilihat(lengkap, siapa, pakusari):
    client = klien(siapa["operator"])
    lama = dilihat(client)
    ubah(lengkap.ikm, 70)
    jawaban = client.post(alamat("kirim/"), {"dilihat": lama})
    assert jawaban.status_code == 409
    assert "berubah sesudah Anda membuka" in baca(jawaban)
    assert triwulan_kini(pakusari).status == S.DRAF
    assert tekan(client, "kirim").status_code == 302


def test_camat_tidak_menyetujui_yang_belum_dilihat(lengkap, siapa, pakusari):
    """Withdrawn, changed and sent again while the camat was reading."""
    sampai(pakusari, siapa, "ajukan")
    camat = klien(siapa["camat"])
    lama = dilihat(camat)
    triwulan_kini(pakusari).tarik(oleh=siapa["operator"])
    ubah(lengkap.ikm, 99)
    sampai(pakusari, siapa, "ajukan")
    jawaban = camat.post(alamat("setujui/"), {"dilihat": lama})
    assert jawaban.status_code == 409
    assert triwulan_kini(pakusari).status == S.DIAJUKAN
    assert "99 indeks" in baca(jawaban)


def test_ditekan_dua_kali_satu_tindakan(lengkap, siapa, pakusari):
    sampai(pakusari, siapa, "ajukan")
    camat = klien(siapa["camat"])
    tanda = {"dilihat": dilihat(camat)}
    for _ in range(2):
        jawaban = camat.post(alamat("setujui/"), tanda, follow=True)
        assert jawaban.status_code == 200
    assert "tidak dilakukan dua kali" in baca(jawaban)
    assert TangkapanTriwulan.objects.filter(tindakan="setujui").count() == 1


def test_langkah_yang_tidak_pada_waktunya(lengkap, siapa, pakusari):
    camat = klien(siapa["camat"])
    jawaban = camat.post(alamat("setujui/"))
    assert jawaban.status_code == 409 and "kini berstatus draf" in baca(jawaban)
    assert triwulan_kini(pakusari).pk is None  # looking and failing wrote nothing
    assert klien(siapa["operator"]).post(alamat("setujui/")).status_code == 403


# Returning.


def test_dikembalikan_dengan_alasan_per_indikator(lengkap, siapa, pakusari):
    sampai(pakusari, siapa, "ajukan")
    camat = klien(siapa["camat"])
    nama = f"tandai-{lengkap.ikm.pk}"
    kosong = camat.post(alamat("kembalikan/"), {"alasan": " "})
    assert kosong.status_code == 422 and "Tulis alasannya" in baca(kosong)
    assert triwulan_kini(pakusari).status == S.DIAJUKAN
    buka = camat.get(alamat(f"kembalikan/?tandai={lengkap.ikm.pk}"))
    pohon = html.fromstring(buka.content.decode())
    (terbuka,) = pohon.xpath("//details[@open and @class='buka']")
    assert terbuka.xpath(f".//textarea[@name='{nama}']")
    jawaban = camat.post(alamat("kembalikan/"), {nama: "Sumbernya mana?"})
    assert jawaban.status_code == 302
    operator = klien(siapa["operator"])
    isi = baca(operator.get(alamat()))
    assert "Diminta diperbaiki: Sumbernya mana?" in isi
    assert "Dikembalikan untuk diperbaiki" in isi
    assert "Sumbernya mana?" in baca(operator.get("/35.09.24/2025/realisasi/1/"))
    kabar = Pemberitahuan.objects.filter(penerima=siapa["operator"]).first()
    assert "dikembalikan" in kabar.teks and "Sumbernya mana?" in kabar.teks
    # The same sent again is not an error, and not a second return.
    lagi = camat.post(alamat("kembalikan/"), {nama: "Sumbernya mana?"}, follow=True)
    assert lagi.status_code == 200 and "tidak dikirim dua kali" in baca(lagi)
    assert TangkapanTriwulan.objects.filter(tindakan="kembalikan").count() == 1
    # Other words are not lost.
    lain = camat.post(alamat("kembalikan/"), {"alasan": "Juga yang lain."})
    assert lain.status_code == 409 and "Juga yang lain." in lain.content.decode()


def test_perubahan_sejak_dikembalikan_dengan_kata(lengkap, siapa, pakusari):
    ini = sampai(pakusari, siapa, "ajukan")
    ini.kembalikan(oleh=siapa["camat"], alasan="Periksa IKM.")
    assert "Belum ada yang berubah." in baca(klien(siapa["operator"]).get(alamat()))
    ubah(lengkap.ikm, 86)
    lengkap.trantib.realisasi.get().komponen.filter(variabel=lengkap.masuk).update(
        nilai=40
    )
    Analisis.objects.create(
        indikator=lengkap.warga, tahun=2025, triwulan=1, tindak_lanjut="Tambah loket"
    )
    sampai(pakusari, siapa, "ajukan")
    pohon = html.fromstring(klien(siapa["camat"]).get(alamat()).content.decode())
    (bagian,) = pohon.xpath("//section[@aria-labelledby='perubahan']")
    isi = " ".join(bagian.text_content().split())
    assert [h.text for h in bagian.findall(".//h3")] == [
        "Indeks Kepuasan Masyarakat",
        "Persentase laporan selesai",
        "Jumlah warga terlayani",
    ]
    assert "semula 85,1 menjadi 86" in isi
    assert (
        "semula Laporan selesai: 31; Laporan masuk: 34 menjadi Laporan selesai: 31; "
        "Laporan masuk: 40"
    ) in isi
    assert "Solusi atau tindak lanjut semula kosong menjadi Tambah loket" in isi
    assert "Jumlah dokumen" not in isi


def test_perbaikan_berbatas_jadwal(lengkap, siapa, pakusari):
    kini = timezone.now()
    Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=1,
        buka=kini - timedelta(days=9),
        tutup=kini - timedelta(days=1),
        hari_perbaikan=2,
    )
    sampai(pakusari, siapa, "ajukan")
    camat = klien(siapa["camat"])
    camat.post(alamat("kembalikan/"), {"alasan": "Periksa."})
    batas = timezone.localtime(triwulan_kini(pakusari).perbaikan_sampai)
    assert batas.date() == (timezone.localtime(kini) + timedelta(days=2)).date()
    assert (batas.hour, batas.minute) == (23, 59)
    assert "Ditutup" in baca(klien(siapa["operator"]).get(alamat()))
    # Sent and taken back, it is still being mended until then.
    operator = klien(siapa["operator"])
    tekan(operator, "kirim")
    operator.post(alamat("tarik/"))
    assert triwulan_kini(pakusari).status == S.DRAF
    data = {"nilai": "86"}
    assert kirim_sel(operator, lengkap.ikm, **data).status_code == 200
    with time_machine.travel(batas + timedelta(minutes=1)):
        operator = klien(siapa["operator"])
        assert "Masa perbaikan berakhir" in baca(operator.get(alamat("")))
    tekan(operator, "kirim")
    tekan(camat, "setujui")
    assert triwulan_kini(pakusari).perbaikan_sampai is None


def test_yang_bertindak_tidak_diberi_tembusan(lengkap, siapa, pakusari):
    sampai(pakusari, siapa, "ajukan")
    klien(siapa["camat"]).post(alamat("kembalikan/"), {"alasan": "Periksa."})
    kembali = Pemberitahuan.objects.filter(kunci__contains="kembalikan")
    assert [satu.penerima for satu in kembali] == [siapa["operator"]]


def test_tidak_ada_bilah_tanpa_tombol(lengkap, siapa, pakusari):
    sampai(pakusari, siapa, "ajukan")
    isi = klien(siapa["operator"]).get(alamat("")).content.decode()
    assert "sudah diajukan kepada Camat" in isi
    sampai(pakusari, siapa, "setujui", "verifikasi", "kunci")
    halaman = klien(siapa["organisasi"]).get(alamat()).content.decode()
    assert 'id="tindakan"' not in halaman
    assert 'id="tindakan"' in klien(siapa["operator"]).get(alamat()).content.decode()


# Locking and opening.


def test_minta_buka_jawab_ubah_kunci_kembali(lengkap, siapa, pakusari):
    sampai(pakusari, siapa, "ajukan", "setujui", "verifikasi", "kunci")
    operator, organisasi = klien(siapa["operator"]), klien(siapa["organisasi"])
    kosong = operator.post(alamat("minta-buka/"), {"indikator": "", "alasan": ""})
    assert kosong.status_code == 422
    data = {"indikator": lengkap.ikm.pk, "alasan": "Salah salin."}
    for _ in range(2):
        assert operator.post(alamat("minta-buka/"), data).status_code == 302
    minta = triwulan_kini(pakusari).pembukaan.get()
    assert "Kunci kembali" not in baca(organisasi.get(alamat()))
    tolak = {"jawaban": "tolak", "sampai": "", "alasan": ""}
    jawab = alamat(f"minta-buka/{minta.pk}/")
    assert organisasi.post(jawab, tolak).status_code == 422
    lewat = {"jawaban": "buka", "sampai": "2020-01-01T10:00", "alasan": ""}
    assert "sudah lewat" in baca(organisasi.post(jawab, lewat))
    waktu = timezone.localtime() + timedelta(hours=24)
    buka = {"jawaban": "buka", "sampai": f"{waktu:%Y-%m-%dT%H:%M}", "alasan": ""}
    assert organisasi.post(jawab, buka).status_code == 302
    assert organisasi.post(jawab, buka).url == alamat()  # answered once
    isi = baca(operator.get(alamat()))
    assert "Dibuka untuk Indeks Kepuasan Masyarakat sampai" in isi
    tujuan = operator.get("/35.09.24/2025/realisasi/1/").content.decode()
    assert f'id="i-nilai-{lengkap.ikm.pk}"' in tujuan
    assert f'id="i-nilai-{lengkap.warga.pk}"' not in tujuan
    ubah(lengkap.ikm, 88)
    isi = baca(organisasi.get(alamat()))
    assert "Perubahan sejak dikunci" in isi and "semula 85,1 menjadi 88" in isi
    assert "Kunci kembali triwulan I" in isi
    assert tekan(organisasi, "kunci").status_code == 302
    isi = baca(operator.get(alamat()))
    assert "Dibuka untuk" not in isi and "Belum ada yang berubah." in isi
    assert (
        f'id="i-nilai-{lengkap.ikm.pk}"'
        not in operator.get("/35.09.24/2025/realisasi/1/").content.decode()
    )


def test_ditolak_dengan_alasan(lengkap, siapa, pakusari):
    ini = sampai(pakusari, siapa, "ajukan", "setujui", "verifikasi", "kunci")
    minta = ini.minta_buka(oleh=siapa["camat"], alasan="Mohon dibuka.")
    data = {"jawaban": "tolak", "sampai": "", "alasan": "Sudah dilaporkan."}
    klien(siapa["organisasi"]).post(alamat(f"minta-buka/{minta.pk}/"), data)
    isi = baca(klien(siapa["camat"]).get(alamat()))
    assert "ditolak" in isi and "Alasan: Sudah dilaporkan." in isi
    kabar = Pemberitahuan.objects.filter(penerima=siapa["camat"]).first()
    assert "tidak dibuka. Alasan: Sudah dilaporkan." in kabar.teks


def test_bukaan_habis_sendiri(lengkap, siapa, pakusari):
    ini = sampai(pakusari, siapa, "ajukan", "setujui", "verifikasi", "kunci")
    buka_kunci(ini, siapa, lengkap.ikm)
    operator = klien(siapa["operator"])
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        operator = klien(siapa["operator"])
        isi = operator.get("/35.09.24/2025/realisasi/1/").content.decode()
        assert f'id="i-nilai-{lengkap.ikm.pk}"' not in isi
        assert "Dibuka untuk" not in baca(operator.get(alamat()))


# What stands around it.


def test_riwayat_siapa_kapan_mengapa(lengkap, siapa, pakusari):
    ini = sampai(pakusari, siapa, "ajukan")
    ini.kembalikan(oleh=siapa["camat"], alasan="Kurang bukti.")
    pohon = html.fromstring(klien(siapa["operator"]).get(alamat()).content.decode())
    baris = [
        " ".join(tr.text_content().split())
        for tr in pohon.xpath("//section[@aria-labelledby='riwayat']//tbody/tr")
    ]
    assert len(baris) == 2
    assert "camat-35.09.24" in baris[0] and "Kurang bukti." in baris[0]
    assert "WIB" in baris[0] and "Kirim kepada Camat" in baris[1]


def test_keadaan_setahun_mengatakan_giliran(lengkap, siapa, pakusari):
    sampai(pakusari, siapa, "ajukan")
    camat = klien(siapa["camat"])
    assert camat.get("/35.09.24/2025/realisasi/").url.endswith("/realisasi/keadaan/")
    pohon = html.fromstring(
        camat.get("/35.09.24/2025/realisasi/keadaan/").content.decode()
    )
    baris = [" ".join(li.text_content().split()) for li in pohon.xpath("//main//li")]
    assert len(baris) == 4
    assert "menunggu Anda" in baris[0] and "4 dari 4 terisi" in baris[0]
    assert all("menunggu Anda" not in satu for satu in baris[1:])


@pytest.mark.parametrize(
    ("langkah", "penerima", "kata"),
    [
        (("ajukan",), "camat", "menunggu persetujuan Camat"),
        (("ajukan", "setujui"), "organisasi", "menunggu verifikasi"),
    ],
)
def test_yang_berikutnya_diberi_tahu_sekali(
    langkah, penerima, kata, lengkap, siapa, pakusari
):
    sampai(pakusari, siapa, *langkah)
    (kabar,) = Pemberitahuan.objects.filter(
        penerima=siapa[penerima], teks__contains=kata
    )
    assert kabar.surel_diminta and kabar.tautan == alamat()


def test_banyak_kueri_tidak_bertambah(lengkap, siapa, pakusari):
    operator = klien(siapa["operator"])

    def hitung():
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            assert operator.get(alamat()).status_code == 200
        return len(kueri)

    hitung()
    awal = hitung()
    for nomor in range(8):
        indikator = buat_indikator(
            pakusari, nama=f"Tambahan {nomor}", frekuensi="triwulan"
        )
        buat_butir_pk(
            lengkap.butir.perjanjian,
            buat_tempat(lengkap.butir.butir_renstra.sasaran, indikator),
            "10",
        )
        buat_realisasi(indikator, "9", triwulan=1)
    assert hitung() == awal

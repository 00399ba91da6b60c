"""The capaian table of a year: from rows to figures."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.models import AturanPengukuran, NilaiVariabel, Pembanding, Skala
from capaian.pengukuran import TanpaSkala, ukur
from capaian.pilihan import Bentuk, JenisPembanding, TingkatPembanding
from capaian.riwayat import susun_riwayat
from iku.models import Acuan, Variabel
from iku.pilihan import Agregasi, Arah, Asal, Cara
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_kabupaten,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
    tetapkan_pk,
)

D = Decimal


@pytest.fixture
def skala(db):
    return buat_skala()


def satu_baris(**isi):
    """The only row of the only PK of Pakusari 2025."""
    butir = buat_butir_pk(**isi)
    return butir, lambda: ukur(butir.perjanjian.kecamatan, 2025).daftar_pk[0].baris[0]


def test_capaian_dan_predikat_dari_realisasi_setahun(skala):
    # LKjIP Pakusari 2025, Tabel 3.2: IKM 84,03 dari 89.
    butir, baris = satu_baris(nilai="89")
    buat_realisasi(butir.indikator, "84.03")
    assert (baris().capaian, baris().jenjang.nama) == (D("94.42"), "Sangat Tinggi")
    assert baris().tercapai is False


def test_belum_dilaporkan_bukan_nol(skala):
    butir, baris = satu_baris()
    assert baris().hasil.nilai is None
    assert (baris().capaian, baris().alasan) == (None, "belum dilaporkan")
    buat_realisasi(butir.indikator, "0")
    assert (baris().hasil.nilai, baris().capaian) == (0, D("0.00"))


def test_data_tidak_tersedia_membawa_alasannya(skala):
    butir, baris = satu_baris()
    buat_realisasi(
        butir.indikator, None, bentuk=Bentuk.KOSONG, alasan_kosong="survei ditunda"
    )
    assert (baris().capaian, baris().alasan) == (None, "survei ditunda")


def test_target_nol_tidak_memberi_persentase(skala):
    butir, baris = satu_baris(nilai="0")
    buat_realisasi(butir.indikator, "0")
    assert baris().capaian is None
    assert "target 0" in baris().alasan


@pytest.mark.parametrize(
    ("agregasi", "harapan"),
    [
        (Agregasi.JUMLAH, D("6")),
        (Agregasi.TERAKHIR, D("3")),
        (Agregasi.RATA_RATA, D("2")),
    ],
)
def test_nilai_tahun_dari_triwulan(skala, agregasi, harapan):
    indikator = buat_indikator(agregasi=agregasi)
    butir, baris = satu_baris(tempat=buat_tempat(indikator=indikator))
    for triwulan in (1, 2, 3):
        buat_realisasi(indikator, str(triwulan), triwulan=triwulan)
    assert (baris().hasil.nilai, baris().hasil.triwulan) == (harapan, 3)


def indikator_rasio():
    indikator = buat_indikator(
        cara=Cara.RUMUS, rumus="selesai / masuk * 100", agregasi=Agregasi.JUMLAH
    )
    selesai = Variabel.objects.create(
        indikator=indikator, kode="selesai", nama="selesai", satuan="laporan"
    )
    masuk = Variabel.objects.create(
        indikator=indikator, kode="masuk", nama="masuk", satuan="laporan"
    )
    return indikator, selesai, masuk


def isi_komponen(indikator, triwulan, **nilai):
    realisasi = buat_realisasi(
        indikator, None, bentuk=Bentuk.VARIABEL, triwulan=triwulan
    )
    for variabel in indikator.variabel.all():
        NilaiVariabel.objects.create(
            realisasi=realisasi, variabel=variabel, nilai=nilai[variabel.kode]
        )


def test_rasio_menjumlahkan_komponen_bukan_merata_persentase(skala):
    indikator, *_ = indikator_rasio()
    _, baris = satu_baris(tempat=buat_tempat(indikator=indikator), nilai="100")
    isi_komponen(indikator, 1, selesai=D(1), masuk=D(1))
    isi_komponen(indikator, 2, selesai=D(0), masuk=D(9))
    assert baris().hasil.nilai == D("10.00")  # the mean of 100 and 0 would be 50
    assert baris().hasil.uraian == "1 ÷ 10 × 100 = 10"


def test_satu_komponen_kosong_membuat_hasil_tidak_ada(skala):
    indikator, *_ = indikator_rasio()
    _, baris = satu_baris(tempat=buat_tempat(indikator=indikator), nilai="100")
    isi_komponen(indikator, None, selesai=None, masuk=D(9))
    assert baris().hasil.nilai is None
    assert "selesai" in baris().alasan


def test_pembagi_nol_dijelaskan(skala):
    indikator, *_ = indikator_rasio()
    _, baris = satu_baris(tempat=buat_tempat(indikator=indikator), nilai="100")
    isi_komponen(indikator, None, selesai=D(0), masuk=D(0))
    assert (baris().capaian, baris().alasan) == (None, "rumus membagi dengan nol")


def test_indikator_turun(skala):
    indikator = buat_indikator(arah=Arah.TURUN)
    _, baris = satu_baris(tempat=buat_tempat(indikator=indikator), nilai="10")
    buat_realisasi(indikator, "12")
    assert baris().capaian == D("80.00")


@pytest.mark.parametrize(
    ("nilai", "tercapai"), [("79.92", True), ("76.60", False), (None, None)]
)
def test_target_predikat_saja(skala, nilai, tercapai):
    # PK Perubahan Panti 2020: target SKM "B" tanpa angka.
    buat_skala("ikm", "ikm-14-2017")
    indikator = buat_indikator(cara=Cara.SKM)
    _, baris = satu_baris(
        tempat=buat_tempat(indikator=indikator), nilai=None, predikat="B"
    )
    if nilai:
        buat_realisasi(indikator, nilai)
    assert (baris().capaian, baris().tercapai) == (None, tercapai)
    assert ("target hanya predikat" in baris().alasan) == (nilai is not None)


def test_tren_memakai_pendahulu_dan_menandainya(skala):
    lama = buat_indikator()
    baru = buat_indikator(pendahulu=lama)
    _, baris = satu_baris(tempat=buat_tempat(indikator=baru))
    buat_realisasi(lama, "89.48", tahun=2023)
    buat_realisasi(baru, "94", tahun=2024)
    tren = {t.tahun: (t.hasil.nilai, t.putus) for t in baris().tren}
    assert tren == {
        2022: (None, False),
        2023: (D("89.48"), True),
        2024: (D("94"), False),
    }


def test_kemajuan_terhadap_akhir_renstra(skala):
    # Tabel 3.2: 84,03 terhadap target 2026 sebesar 94 → 89,39 (tercetak 78,9).
    tempat = buat_tempat(
        buat_sasaran(buat_renstra(awal=2021, akhir=2026)), target={2026: "94"}
    )
    butir, baris = satu_baris(tempat=tempat)
    buat_realisasi(butir.indikator, "84.03")
    assert (baris().target_akhir, baris().kemajuan) == (D("94"), D("89.39"))


def test_satu_ukuran_di_dua_pk_punya_satu_realisasi(skala):
    indikator = buat_indikator()
    for ke, (awal, akhir, target) in enumerate(
        [(2021, 2026, "89"), (2025, 2029, "87.5")]
    ):
        tempat = buat_tempat(
            buat_sasaran(buat_renstra(awal=awal, akhir=akhir)), indikator
        )
        buat_butir_pk(buat_pk(tempat.renstra, perubahan_ke=ke), tempat, nilai=target)
    buat_realisasi(indikator, "84.03")
    murni, perubahan = ukur(indikator.kecamatan, 2025).daftar_pk
    assert [murni.rata_rata, perubahan.rata_rata] == [D("94.42"), D("96.03")]


def test_perkembangan_tidak_memakai_target_yang_masih_draf(skala):
    indikator = buat_indikator()
    tempat = buat_tempat(indikator=indikator)
    butir = buat_butir_pk(buat_pk(tempat.renstra), tempat, nilai="89")
    tetapkan_pk(butir.perjanjian)
    draf = buat_pk(tempat.renstra, perubahan_ke=1, asal=Asal.SISTEM, alasan="mutasi")
    buat_butir_pk(draf, tempat, nilai="50")
    assert [titik.target for titik in susun_riwayat(indikator)] == [D("89")]


def test_rata_rata_melewati_yang_tanpa_persentase(skala):
    butir = buat_butir_pk(nilai="100")
    buat_realisasi(butir.indikator, "90")
    buat_butir_pk(butir.perjanjian, nilai="100")
    assert ukur(butir.perjanjian.kecamatan, 2025).daftar_pk[0].rata_rata == D("90")


def test_pembanding_terbaru_sampai_tahun_laporan(skala):
    acuan = Acuan.objects.create(kabupaten=buat_kabupaten(), kode="SAKIP", nama="SAKIP")
    indikator = buat_indikator(acuan=acuan)
    _, baris = satu_baris(tempat=buat_tempat(indikator=indikator))
    for tahun, nilai in [(2024, "70"), (2025, "71"), (2026, "99")]:
        Pembanding.objects.create(
            acuan=acuan,
            tahun=tahun,
            tingkat=TingkatPembanding.NASIONAL,
            jenis=JenisPembanding.TARGET,
            nilai=D(nilai),
            sumber="Renstra KemenPANRB",
        )
    assert [p.nilai for p in baris().pembanding] == [D("71")]


def test_skala_pilihan_tahun_mengalahkan_skala_nasional(skala):
    butir = buat_butir_pk(nilai="100")
    buat_realisasi(butir.indikator, "90.5")
    kecamatan = butir.perjanjian.kecamatan
    assert ukur(kecamatan, 2025).daftar_pk[0].baris[0].jenjang.nama == "Tinggi"
    AturanPengukuran.objects.create(
        kecamatan=kecamatan,
        tahun=2025,
        skala=buat_skala("capaian", "pakusari-2025", buat_kabupaten()),
    )
    assert ukur(kecamatan, 2025).daftar_pk[0].baris[0].jenjang.nama == "Sangat Tinggi"


def test_tanpa_skala_ditolak_dengan_kalimat(pakusari):
    Skala.objects.all().delete()
    with pytest.raises(TanpaSkala, match="muat_contoh"):
        ukur(pakusari, 2025)


def test_jumlah_kueri_tetap(skala):
    butir = buat_butir_pk()
    buat_realisasi(butir.indikator)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            ukur(butir.perjanjian.kecamatan, 2025)
        return len(kueri)

    satu = hitung()
    for _ in range(10):
        lagi = buat_butir_pk(butir.perjanjian)
        buat_realisasi(lagi.indikator)
    assert hitung() == satu

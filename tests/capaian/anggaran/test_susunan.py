"""The rows of a quarter: where amounts are entered, sums, stages, absorption."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from capaian.anggaran.susunan import susun_belanja
from capaian.keuangan import susun_keuangan
from capaian.models import RealisasiAnggaran
from iku.models import Nomenklatur
from tests.pembangun import buat_kecamatan, buat_pagu, buat_program

D = Decimal


def baris(pakusari, triwulan=1, tahun=2025):
    return {b.node.nama: b for b in susun_belanja(pakusari, tahun, triwulan).baris}


def test_diisi_pada_tingkat_terbawah(pakusari, murni):
    hasil = baris(pakusari)
    assert [n for n, b in hasil.items() if b.diisi] == ["Gaji", "Laporan", "Koordinasi"]
    assert [b.kedalaman for b in hasil.values()] == [0, 1, 2, 2, 0, 1]


def test_diisi_di_mana_tahun_ini_sudah_tercatat(pakusari, murni, pohon, belanja):
    # LKjIP Pakusari 2025, Tabel 3.13: program 3 is known down to kegiatan only.
    belanja(pohon.kegiatan, "70")
    hasil = baris(pakusari, triwulan=2)
    assert [n for n, b in hasil.items() if b.diisi] == [
        "Administrasi keuangan",
        "Koordinasi",
    ]
    assert hasil["Gaji"].uang.jumlah is None


def test_lebih_rinci_daripada_pagu(pakusari, murni, pohon, belanja):
    anak = buat_program("Rapat", pohon.kegiatan2, kode="7.01.02.2.01.0001")
    belanja(anak, "5")
    hasil = baris(pakusari)
    assert not hasil["Koordinasi"].diisi
    assert hasil["Koordinasi"].uang.jumlah == 5
    assert hasil["Rapat"].catatan == ("Tidak ada dalam dokumen anggaran yang berlaku.",)


def test_jumlah_selisih_dan_serapan(pakusari, murni, pohon, belanja):
    belanja(pohon.gaji, "200.25", 1)
    belanja(pohon.gaji, "450.50", 2)
    belanja(pohon.laporan, "100", 2)
    hasil = baris(pakusari, 2)
    gaji, laporan, program = hasil["Gaji"], hasil["Laporan"], hasil["Penunjang"]
    assert (gaji.uang.lalu, gaji.uang.jumlah) == (D("200.25"), D("450.50"))
    assert (gaji.uang.ini, gaji.uang.serapan) == (D("250.25"), D("45.05"))
    # What was spent by the end of the quarter before is not known, which is not 0.
    assert laporan.uang.ini is None
    assert program.uang.ini is None
    assert program.uang.jumlah == D("550.50")
    assert program.uang.serapan == D("39.32")
    semua = susun_belanja(pakusari, 2025, 2)
    assert (semua.jumlah.pagu, semua.jumlah.jumlah) == (D(2000), D("550.50"))
    assert semua.jumlah.ini is None
    assert semua.kelengkapan == "2 dari 3 baris terisi"


def test_triwulan_pertama_seluruhnya_miliknya(pakusari, murni, pohon, belanja):
    belanja(pohon.gaji, "0")
    uang = baris(pakusari)["Gaji"].uang
    assert (uang.ini, uang.serapan) == (D(0), D("0.00"))
    assert baris(pakusari)["Laporan"].uang.serapan is None


def test_dalam_triwulan_dijumlahkan_bila_semua_diketahui(
    pakusari, murni, pohon, belanja
):
    for node, dulu, kini in ((pohon.gaji, "10", "25"), (pohon.laporan, "5", "7.50")):
        belanja(node, dulu, 1)
        belanja(node, kini, 2)
    assert baris(pakusari, 2)["Penunjang"].uang.ini == D("17.50")
    assert susun_belanja(pakusari, 2025, 2).jumlah.ini == D("17.50")
    # One row of the quarter is still missing: its money was not given back.
    belanja(pohon.kegiatan2, "100", 1)
    hasil = baris(pakusari, 2)
    assert hasil["Penunjang"].uang.ini == D("17.50")
    assert hasil["Pelayanan publik"].uang.ini is None
    assert susun_belanja(pakusari, 2025, 2).jumlah.ini is None


def test_pagu_tahap_yang_berlaku(pakusari, murni, dokumen, pohon):
    dokumen("perubahan", {pohon.gaji: "3000"}, tanggal=date(2025, 10, 1))
    for triwulan, pagu in ((1, 1000), (3, 1000), (4, 3000)):
        assert baris(pakusari, triwulan)["Gaji"].uang.pagu == pagu
        assert susun_keuangan(pakusari, 2025, triwulan).dokumen[-1].jenis == (
            "perubahan" if triwulan == 4 else "murni"
        )
    assert susun_keuangan(pakusari, 2025).dokumen[-1].jenis == "perubahan"


def test_tahap_tanpa_tanggal_dan_yang_pertama_selalu_berlaku(pakusari, dokumen, pohon):
    dokumen("rencana", {pohon.gaji: "9"})
    dokumen("murni", {pohon.gaji: "1"}, tanggal=date(2025, 5, 1))
    assert baris(pakusari)["Gaji"].uang.pagu == 1
    dokumen("pergeseran", {pohon.gaji: "2"})
    assert baris(pakusari)["Gaji"].uang.pagu == 2


def test_lebih_kecil_dari_yang_terakhir_diketahui(pakusari, murni, pohon, belanja):
    belanja(pohon.gaji, "500", 1)
    belanja(pohon.gaji, "300", 3)
    (kalimat,) = baris(pakusari, 3)["Gaji"].catatan
    assert "Rp 500,00" in kalimat


def test_setahun_penuh_hanya_dibaca(pakusari, murni, pohon, belanja):
    belanja(pohon.gaji, "700", None)
    for triwulan in (1, 4):
        hasil = susun_belanja(pakusari, 2025, triwulan)
        assert hasil.setahun
        assert hasil.jumlah.jumlah == 700
        assert (hasil.jumlah.lalu, hasil.jumlah.ini) == (None, None)


def test_tahun_2020_langsung_dan_tidak_langsung(pakusari):
    kelompok = [
        buat_program(nama, kode="", tingkat="kelompok", urutan=n)
        for n, nama in enumerate(("Belanja tidak langsung", "Belanja langsung"))
    ]
    gaji = Nomenklatur.objects.create(induk=kelompok[0], nama="Gaji", tingkat="program")
    buat_pagu(gaji, "100", tahun=2020)
    buat_pagu(kelompok[1], "50", tahun=2020)
    hasil = baris(pakusari, 1, 2020)
    assert [(n, b.diisi) for n, b in hasil.items()] == [
        ("Belanja tidak langsung", False),
        ("Gaji", True),
        ("Belanja langsung", True),
    ]


def test_tanpa_anggaran(pakusari):
    hasil = susun_belanja(pakusari, 2025, 1)
    assert (hasil.baris, hasil.dokumen, hasil.jumlah.jumlah) == ((), None, None)


@pytest.mark.parametrize("banyak", [1, 12])
def test_banyak_kueri_tetap(
    pakusari, murni, pohon, belanja, banyak, django_assert_num_queries
):
    for n in range(banyak):
        anak = buat_program(f"S{n}", pohon.kegiatan, kode=f"7.01.01.2.02.1{n:03}")
        belanja(anak, n)
    with django_assert_num_queries(4):
        susun_belanja(pakusari, 2025, 1)


def realisasi(node, triwulan):
    return RealisasiAnggaran(
        kecamatan=buat_kecamatan(),
        tahun=2025,
        triwulan=triwulan,
        nomenklatur=node,
        jumlah=D(1),
    )


def test_antara_triwulan_pun_tidak_di_induk_dan_anak(pohon, belanja):
    """Else the year's figure, the last of each node, would count it twice."""
    belanja(pohon.kegiatan, "10", 1)
    with pytest.raises(ValidationError, match="tingkat terbawah"):
        realisasi(pohon.gaji, 2).full_clean()
    realisasi(pohon.kegiatan, 2).full_clean()


def test_setahun_dan_triwulan_tidak_bersama(pohon, belanja):
    belanja(pohon.kegiatan2, "10", None)
    with pytest.raises(ValidationError, match="setahun penuh atau per triwulan"):
        realisasi(pohon.gaji, 2).full_clean()

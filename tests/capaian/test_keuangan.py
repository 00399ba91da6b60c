"""Money by program: sums, stages, absorption, efficiency."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from capaian.keuangan import susun_efisiensi, susun_keuangan
from capaian.models import RealisasiAnggaran
from capaian.pengukuran import ukur
from iku.models import DokumenAnggaran, DukunganProgram, Pagu
from iku.pilihan import JenisAnggaran
from tests.pembangun import (
    buat_butir_pk,
    buat_kecamatan,
    buat_pagu,
    buat_program,
    buat_realisasi,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)

D = Decimal


def belanja(node, jumlah, triwulan=None):
    return RealisasiAnggaran.objects.create(
        kecamatan=buat_kecamatan(),
        tahun=2025,
        triwulan=triwulan,
        nomenklatur=node,
        jumlah=D(jumlah),
    )


def tahap(urutan, jenis=JenisAnggaran.PERUBAHAN):
    return DokumenAnggaran.objects.create(
        kecamatan=buat_kecamatan(), tahun=2025, urutan=urutan, jenis=jenis
    )


def baris(keuangan):
    return {b.nomenklatur.nama: b for b in keuangan.baris}


def test_daun_dijumlahkan_ke_atas(db):
    program = buat_program("P")
    kegiatan = buat_program("K", program)
    buat_pagu(buat_program("S1", kegiatan), "100.25")
    buat_pagu(buat_program("S2", kegiatan), "0.50")
    hasil = baris(susun_keuangan(buat_kecamatan(), 2025))
    assert [hasil[n].pagu_akhir for n in ("P", "K", "S1", "S2")] == [
        D("100.75"),
        D("100.75"),
        D("100.25"),
        D("0.50"),
    ]


def test_urutan_pohon_induk_sebelum_anak(db):
    b = buat_program("B", urutan=2)
    a = buat_program("A", urutan=1)
    buat_pagu(buat_program("B1", b))
    buat_pagu(buat_program("A1", a))
    keuangan = susun_keuangan(buat_kecamatan(), 2025)
    assert [(x.nomenklatur.nama, x.kedalaman) for x in keuangan.baris] == [
        ("A", 0),
        ("A1", 1),
        ("B", 0),
        ("B1", 1),
    ]


def test_bertambah_berkurang_adalah_dokumen_terakhir_kurang_sebelumnya(db):
    # LKjIP Pakusari 2025, Tabel 2.9: kolom 5 − 4, total −36.000.000,25.
    program = buat_program()
    buat_pagu(program, "4134940792.00")
    for urutan, jumlah in [(2, "3664193468.00"), (3, "3628193467.75")]:
        Pagu.objects.create(
            dokumen=tahap(urutan), nomenklatur=program, jumlah=D(jumlah)
        )
    jumlah = susun_keuangan(buat_kecamatan(), 2025).jumlah
    assert jumlah.selisih == D("-36000000.25")
    assert len(jumlah.pagu) == 3


def test_dokumen_rencana_tidak_ikut(db):
    buat_pagu(buat_program(), "10")
    tahap(0, JenisAnggaran.RENCANA)
    assert len(susun_keuangan(buat_kecamatan(), 2025).dokumen) == 1


def test_serapan_terhadap_pagu_terakhir(db):
    # Tabel 3.13: gaji 1.548.977.812 dari 2.373.518.267,75 = 65,26 (tercetak 60,16).
    program = buat_program()
    buat_pagu(program, "2373518267.75")
    belanja(program, "1548977812")
    assert susun_keuangan(buat_kecamatan(), 2025).jumlah.serapan == D("65.26")


def test_realisasi_hanya_diketahui_di_atas(db):
    # Tabel 3.13: program 3 hanya sampai kegiatan; sub kegiatan bukan nol.
    kegiatan = buat_program("K", buat_program("P"))
    buat_pagu(buat_program("S", kegiatan), "79827000")
    belanja(kegiatan, "60910000")
    hasil = baris(susun_keuangan(buat_kecamatan(), 2025))
    assert hasil["S"].realisasi is None
    assert (hasil["K"].serapan, hasil["P"].serapan) == (D("76.30"), D("76.30"))


def test_realisasi_triwulan_kumulatif_memakai_yang_terakhir(db):
    program = buat_program()
    buat_pagu(program, "100")
    belanja(program, "10", triwulan=1)
    belanja(program, "25", triwulan=2)
    assert susun_keuangan(buat_kecamatan(), 2025).jumlah.realisasi == D("25")


def test_tanpa_anggaran_bukan_nol(db):
    keuangan = susun_keuangan(buat_kecamatan(), 2025)
    assert (keuangan.baris, keuangan.jumlah) == ((), None)


def test_jumlah_tidak_dicatat_di_induk_dan_anak(db):
    program = buat_program("P")
    pagu = buat_pagu(buat_program("K", program))
    ganda = Pagu(dokumen=pagu.dokumen, nomenklatur=program, jumlah=D(1))
    with pytest.raises(ValidationError, match="tingkat terbawah"):
        ganda.full_clean()
    pagu.full_clean()


def test_realisasi_anggaran_tidak_dicatat_di_induk_dan_anak(db):
    program = buat_program("P")
    belanja(program, "1")
    anak = RealisasiAnggaran(
        kecamatan=buat_kecamatan(),
        tahun=2025,
        nomenklatur=buat_program("K", program),
        jumlah=D(1),
    )
    with pytest.raises(ValidationError, match="tingkat terbawah"):
        anak.full_clean()


@pytest.fixture
def dua_sasaran(db):
    """Two sasaran of one PK, each with a program; the second shares the first's."""
    buat_skala()
    s1 = buat_sasaran()
    s2 = buat_sasaran(s1.tujuan.renstra, "Meningkatnya akuntabilitas")
    p1, p2 = buat_program("P1"), buat_program("P2")
    for node, pagu, keluar in [(p1, "100", "40"), (p2, "50", "50")]:
        buat_pagu(node, pagu)
        belanja(node, keluar)
    for sasaran, node in [(s1, p1), (s2, p1), (s2, p2)]:
        DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=node)
    butir = buat_butir_pk(tempat=buat_tempat(s1), nilai="100")
    buat_realisasi(butir.indikator, "100")
    for nilai in ("90", "95.5"):
        lain = buat_butir_pk(butir.perjanjian, buat_tempat(s2), nilai="100")
        buat_realisasi(lain.indikator, nilai)
    return butir.perjanjian


def efisiensi(perjanjian, aturan="tercapai"):
    ukuran = ukur(perjanjian.kecamatan, 2025)
    return susun_efisiensi(
        ukuran.daftar_pk[0], susun_keuangan(perjanjian.kecamatan, 2025), aturan
    )


def test_efisiensi_per_sasaran(dua_sasaran):
    s1, s2 = efisiensi(dua_sasaran).baris
    assert (s1.capaian, s1.pagu, s1.serapan, s1.kategori) == (
        D("100.00"),
        D("100"),
        D("40.00"),
        "Efisien",
    )
    assert (s2.capaian, s2.pagu, s2.serapan, s2.kategori) == (
        D("92.75"),
        D("150"),
        D("60.00"),
        "Tidak efisien",
    )


def test_program_bersama_dihitung_sekali_dalam_jumlah(dua_sasaran):
    hasil = efisiensi(dua_sasaran)
    assert (hasil.pagu, hasil.realisasi, hasil.serapan) == (
        D("150"),
        D("90"),
        D("60.00"),
    )
    assert [node.nama for node in hasil.program_bersama] == ["P1"]


def test_aturan_banding(dua_sasaran):
    assert [b.kategori for b in efisiensi(dua_sasaran, "banding").baris] == [
        "Efisien",
        "Efisien",
    ]

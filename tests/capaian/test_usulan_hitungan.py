"""Proposals of computed indicators: program indicators reached, absorption, IPP."""

from datetime import date
from decimal import Decimal

import pytest

from capaian.models import RealisasiAnggaran
from capaian.pilihan import AsalRealisasi, Bentuk
from capaian.program_tercapai import Keadaan, susun_program_tercapai
from capaian.usulan import usulkan
from iku.models import IndikatorRenstra, Target
from iku.pilihan import Cara, Frekuensi
from tests.capaian.ipp.bantuan import ditetapkan
from tests.capaian.ipp.conftest import instrumen, penilaian  # noqa: F401
from tests.pembangun import (
    buat_indikator,
    buat_pagu,
    buat_pk,
    buat_program,
    buat_realisasi,
    buat_renstra,
)


def tempat(renstra, node, target="100", **isi):
    indikator = buat_indikator(renstra.kecamatan, **isi)
    baris = IndikatorRenstra.objects.create(
        renstra=renstra, indikator=indikator, nomenklatur=node
    )
    if target is not None:
        Target.objects.create(butir=baris, tahun=2025, nilai=Decimal(target))
    return indikator


@pytest.fixture
def rencana(pakusari):
    renstra = buat_renstra(pakusari)
    buat_pk(renstra)
    return renstra


@pytest.fixture
def indikator(rencana):
    """The indicator that is proposed for; it stands at a program itself."""
    return tempat(rencana, buat_program(), "100", cara=Cara.PROG_TERCAPAI)


def test_tujuh_dari_sembilan(rencana, indikator):
    program = buat_program()
    for nomor in range(9):
        satu = tempat(rencana, program, frekuensi=Frekuensi.TAHUNAN)
        buat_realisasi(satu, "100" if nomor < 7 else "99.99")
    # Neither a kegiatan nor a program without a target this year counts.
    tempat(rencana, buat_program(induk=program))
    tempat(rencana, program, target=None)
    usulan = usulkan([indikator], 2025, None)[indikator.pk]
    assert usulan.nilai == Decimal("77.78")
    assert usulan.uraian == "7 dari 9 indikator program tercapai"
    assert usulan.asal == AsalRealisasi.SISTEM
    assert usulan.tautan == "/35.09.24/2025/program-tercapai/"


def test_belum_dilaporkan_tanpa_usulan(rencana, indikator):
    buat_realisasi(tempat(rencana, buat_program()), "100")
    tempat(rencana, buat_program())
    hasil = susun_program_tercapai(rencana.kecamatan, 2025)
    assert (hasil.tercapai, hasil.belum, hasil.nilai) == (1, 1, None)
    assert usulkan([indikator], 2025, None) == {}


def test_tanpa_data_tidak_tercapai_tanpa_angka_tidak_dihitung(rencana):
    buat_realisasi(tempat(rencana, buat_program()), "120")
    kosong = tempat(rencana, buat_program())
    buat_realisasi(kosong, None, bentuk=Bentuk.KOSONG, alasan_kosong="Tidak disurvei")
    buat_realisasi(tempat(rencana, buat_program(), "0"), "3")
    hasil = susun_program_tercapai(rencana.kecamatan, 2025)
    assert [b.keadaan for b in hasil.baris] == [
        Keadaan.TERCAPAI,
        Keadaan.TIDAK,
        Keadaan.TAK_DINILAI,
    ]
    assert hasil.nilai == 50


def test_di_dua_program_dihitung_sekali(rencana):
    satu = tempat(rencana, buat_program())
    kedua = IndikatorRenstra.objects.create(
        renstra=rencana, indikator=satu, nomenklatur=buat_program()
    )
    Target.objects.create(butir=kedua, tahun=2025, nilai=Decimal(100))
    assert len(susun_program_tercapai(rencana.kecamatan, 2025).baris) == 1


def test_triwulan_hanya_yang_jatuh_tempo(rencana):
    """Quarter II: what reports quarterly or by semester, with what came until then."""
    program = buat_program()
    per_triwulan = tempat(rencana, program, frekuensi=Frekuensi.TRIWULAN)
    tempat(rencana, program, frekuensi=Frekuensi.TAHUNAN)
    tempat(rencana, program, frekuensi=Frekuensi.SEMESTER)
    buat_realisasi(per_triwulan, "100", triwulan=1)
    buat_realisasi(per_triwulan, "50", triwulan=3)

    def banyak(triwulan):
        hasil = susun_program_tercapai(rencana.kecamatan, 2025, triwulan)
        return len(hasil.baris), hasil.tercapai, hasil.belum

    assert banyak(1) == (1, 1, 0)
    assert banyak(2) == (2, 1, 1)
    assert banyak(3) == (2, 0, 1)
    assert banyak(4) == banyak(None) == (3, 0, 2)


def test_tanpa_rencana(pakusari):
    hasil = susun_program_tercapai(pakusari, 2025)
    assert (hasil.renstra, hasil.baris, hasil.nilai) == (None, (), None)


def test_kueri_tetap(rencana, django_assert_num_queries, django_assert_max_num_queries):
    program = buat_program()
    buat_realisasi(tempat(rencana, program), "100")
    with django_assert_max_num_queries(8) as satu:
        susun_program_tercapai(rencana.kecamatan, 2025)
    for _ in range(6):
        buat_realisasi(tempat(rencana, buat_program()), "100")
    with django_assert_num_queries(len(satu)):
        susun_program_tercapai(rencana.kecamatan, 2025)


def belanja(kecamatan, node, jumlah, triwulan=None):
    return RealisasiAnggaran.objects.create(
        kecamatan=kecamatan,
        tahun=2025,
        triwulan=triwulan,
        nomenklatur=node,
        jumlah=Decimal(jumlah),
    )


def test_serapan_dari_anggaran(rencana):
    """What was spent below the program, against its pagu; cumulative by quarter."""
    program = buat_program()
    kegiatan = buat_program("Kegiatan", induk=program)
    buat_pagu(kegiatan, "3000000")
    satu = tempat(rencana, program, cara=Cara.SERAPAN)
    belanja(rencana.kecamatan, kegiatan, "500000", 1)
    belanja(rencana.kecamatan, kegiatan, "1000000", 2)
    belanja(rencana.kecamatan, kegiatan, "2500000", 4)
    nilai = {
        triwulan: usulkan([satu], 2025, triwulan)[satu.pk].nilai
        for triwulan in (1, 2, 3, 4, None)
    }
    assert nilai == {
        1: Decimal("16.67"),
        2: Decimal("33.33"),
        3: Decimal("33.33"),
        4: Decimal("83.33"),
        None: Decimal("83.33"),
    }
    uraian = usulkan([satu], 2025, None)[satu.pk].uraian
    assert "Rp 2.500.000,00 ÷ Rp 3.000.000,00 × 100 = 83,33 %" in uraian


def test_serapan_tanpa_realisasi_atau_program(rencana):
    program = buat_program()
    buat_pagu(program)
    satu = tempat(rencana, program, cara=Cara.SERAPAN)
    lepas = buat_indikator(rencana.kecamatan, cara=Cara.SERAPAN)
    assert usulkan([satu, lepas], 2025, None) == {}
    belanja(rencana.kecamatan, program, "0")
    assert usulkan([satu, lepas], 2025, None)[satu.pk].nilai == 0


def test_serapan_kumulatif_tidak_diusulkan_untuk_dijumlahkan(rencana):
    program = buat_program()
    buat_pagu(program)
    belanja(rencana.kecamatan, program, "500000", 1)
    satu = tempat(rencana, program, cara=Cara.SERAPAN, agregasi="jumlah")
    assert usulkan([satu], 2025, 1) == {}
    assert usulkan([satu], 2025, None)[satu.pk].nilai == 50


@pytest.mark.parametrize(("hari", "triwulan"), [((2025, 9, 10), 3), ((2026, 2, 1), 4)])
def test_ipp_untuk_tahun_dan_triwulannya(
    penilaian,  # noqa: F811
    operator,
    bagian_organisasi,
    hari,
    triwulan,
):
    satu = buat_indikator(penilaian.kecamatan, cara=Cara.IPP)
    assert usulkan([satu], 2025, None) == {}
    ditetapkan(penilaian, operator, bagian_organisasi)
    type(penilaian).objects.update(tanggal=date(*hari))
    for diminta in (1, 2, 3, 4, None):
        usulan = usulkan([satu], 2025, diminta)
        assert (satu.pk in usulan) == (diminta in (triwulan, None))
    usulan = usulkan([satu], 2025, None)[satu.pk]
    assert (usulan.nilai, usulan.asal) == (Decimal("3.25"), AsalRealisasi.ORGANISASI)
    assert usulan.uraian == "0,75 × 3,00 + 0,25 × 4,00 = 3,25"

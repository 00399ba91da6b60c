"""What was signed, against the sum of the leaves."""

from decimal import Decimal

import pytest

from iku.anggaran.susunan import susun_anggaran
from iku.anggaran.temuan import cari_temuan
from iku.models import AnggaranPk, PaguJenisBelanja
from tests.pembangun import buat_pk, buat_renstra

D = Decimal
pytestmark = pytest.mark.django_db


@pytest.fixture
def temuan(pakusari):
    return lambda: cari_temuan(pakusari, 2025, susun_anggaran(pakusari, 2025))


@pytest.fixture
def pk(pakusari):
    """`pk({program: "jumlah"})`: the camat's agreement with these budgets."""

    def buat(jumlah, **isi):
        ini = buat_pk(buat_renstra(pakusari), **isi)
        for urutan, (node, nilai) in enumerate(jumlah.items(), 1):
            AnggaranPk.objects.create(
                perjanjian=ini,
                nomenklatur=node,
                urutan=urutan,
                uraian=node.nama,
                jumlah=D(nilai),
            )
        return ini

    return buat


def test_yang_sama_bukan_temuan(temuan, pohon, dokumen, pk):
    dokumen("murni", {pohon.gaji: "100", pohon.kegiatan2: "7"})
    pk({pohon.program: "100", pohon.program2: "7"})
    assert temuan() == []


def test_pembulatan_pk_perubahan_pakusari(temuan, pohon, dokumen, pk):
    """PK Perubahan 2025: 2.999.808.468, the leaves 2.999.808.467,75."""
    dokumen("murni", {pohon.gaji: "3286018553"})
    dokumen("perubahan", {pohon.gaji: "2999808467.75"})
    pk({pohon.program: "2999808468"}, perubahan_ke=1)
    program, jumlah = temuan()
    assert (program.tertulis, program.dihitung) == (D("2999808468"), D("2999808467.75"))
    assert (program.selisih, program.pembulatan) == (D("0.25"), True)
    assert jumlah.hal == "Jumlah anggaran program"
    assert program.terhadap == "anggaran Perubahan"


def test_pk_menyebut_dokumen_anggarannya(temuan, pohon, dokumen, pk):
    murni = dokumen("murni", {pohon.gaji: "100"})
    dokumen("perubahan", {pohon.gaji: "120"})
    ini = pk({pohon.program: "119"})
    ini.sumber_anggaran = murni
    ini.save()
    assert [t.selisih for t in temuan()] == [D("19"), D("19")]
    assert not temuan()[0].pembulatan


def test_program_yang_tidak_tercantum(temuan, pohon, dokumen, pk):
    dokumen("murni", {pohon.gaji: "100", pohon.kegiatan2: "7"})
    pk({pohon.program: "100"})
    program, jumlah = temuan()
    assert (program.tertulis, program.dihitung) == (None, D("7"))
    assert jumlah.selisih == D("-7")


def test_pk_tanpa_anggaran_tidak_dibandingkan(temuan, pohon, dokumen, pk):
    dokumen("murni", {pohon.gaji: "100"})
    pk({})
    assert temuan() == []


def test_jenis_belanja_yang_berbeda(temuan, pohon, dokumen):
    murni = dokumen("murni", {pohon.gaji: "100"})
    PaguJenisBelanja.objects.create(dokumen=murni, jenis="operasi", jumlah=D("90"))
    (satu,) = temuan()
    assert (satu.tertulis, satu.dihitung, satu.selisih) == (D("90"), D("100"), D("-10"))

"""The cut by kind of spending, against the sum of the programs."""

from decimal import Decimal

import pytest

from iku.anggaran.belanja import jenis_untuk, potong

D = Decimal


@pytest.mark.parametrize(
    "tahun, pertama", [(2020, "tidak_langsung"), (2021, "operasi"), (2025, "operasi")]
)
def test_jenis_menurut_tahun(tahun, pertama):
    assert jenis_untuk(tahun)[0] == pertama


def test_panti_2020_dua_potongan_yang_cocok():
    """LKIP Panti 2020, Bab III.C: BTL + BL is the total, and the kinds are BL."""
    kelompok, rincian = potong(
        {
            "tidak_langsung": D("1974523419"),
            "langsung": D("400000000"),
            "pegawai": D("196484000"),
            "barang_jasa": D("203516000"),
            "modal": D("0"),
        },
        D("2374523419"),
    )
    assert (kelompok.jumlah, kelompok.selisih) == (D("2374523419"), 0)
    assert (rincian.jumlah, rincian.selisih) == (D("400000000"), 0)
    assert rincian.nama_pembanding == "Belanja Langsung"


def test_operasi_dan_modal_yang_berbeda():
    (potongan,) = potong({"operasi": D("90"), "modal": D("15")}, D("100"))
    assert potongan.selisih == D("5")


def test_yang_belum_diisi_bukan_nol():
    (potongan,) = potong({"operasi": D("90")}, D("100"))
    assert [jumlah for _, jumlah in potongan.baris] == [D("90"), None]
    assert potongan.selisih == D("-10")


def test_tanpa_jumlah_program_tidak_ada_selisih():
    (potongan,) = potong({"operasi": D("90")}, None)
    assert potongan.selisih is None


def test_pegawai_merinci_operasi():
    _, rincian = potong(
        {
            "operasi": D("90"),
            "modal": D("10"),
            "pegawai": D("60"),
            "barang_jasa": D("29"),
        },
        D("100"),
    )
    assert rincian.nama_pembanding == "Belanja Operasi"
    assert (rincian.pembanding, rincian.selisih) == (D("90"), D("-1"))


def test_rincian_saja_dibandingkan_dengan_jumlah_program():
    (potongan,) = potong({"pegawai": D("60"), "modal": D("5")}, D("70"))
    assert (potongan.jumlah, potongan.selisih) == (D("65"), D("-5"))


def test_tidak_ada_isi_tidak_ada_potongan():
    assert potong({}, D("100")) == ()

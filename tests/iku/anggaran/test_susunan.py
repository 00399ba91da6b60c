"""The budget documents of a year side by side."""

from decimal import Decimal

import pytest

from iku.anggaran.susunan import nama_tahap, selisih, susun_anggaran

D = Decimal
pytestmark = pytest.mark.django_db


def baris(susunan):
    return {b.node.nama: b for b in susunan.baris}


def test_jumlah_naik_sampai_program(pakusari, pohon, dokumen):
    dokumen("murni", {pohon.gaji: "100", pohon.laporan: "0.25", pohon.kegiatan2: "7"})
    susunan = susun_anggaran(pakusari, 2025)
    ini = baris(susunan)
    assert ini["Penunjang"].sel[0].jumlah == D("100.25")
    assert ini["Pelayanan publik"].sel[0].jumlah == D("7")
    assert susunan.tahap[0].jumlah.jumlah == D("107.25")
    assert [b.kedalaman for b in susunan.baris] == [0, 1, 2, 2, 0, 1]


def test_hanya_tempat_jumlahnya_yang_di_sini(pakusari, pohon, dokumen):
    dokumen("murni", {pohon.gaji: "100"})
    di_sini = [
        b.node.nama for b in susun_anggaran(pakusari, 2025).baris if b.sel[0].di_sini
    ]
    assert di_sini == ["Gaji"]


def test_bertambah_berkurang_terhadap_dokumen_sebelumnya(pakusari, pohon, dokumen):
    """LKjIP Pakusari 2025, Tabel 2.9: kolom 5 − 4."""
    dokumen("murni", {pohon.gaji: "4134940792"})
    dokumen("pergeseran", {pohon.gaji: "3664193468"})
    dokumen("perubahan", {pohon.gaji: "3628193467.75"})
    susunan = susun_anggaran(pakusari, 2025)
    assert [s.selisih for s in baris(susunan)["Gaji"].sel] == [
        None,
        D("-470747324"),
        D("-36000000.25"),
    ]
    assert susunan.tahap[2].jumlah.selisih == D("-36000000.25")
    assert susunan.tahap[2].sebelumnya == "Pergeseran"


def test_baris_baru_dan_baris_yang_dihapus(pakusari, pohon, dokumen):
    dokumen("murni", {pohon.gaji: "100"})
    dokumen("perubahan", {pohon.laporan: "30"})
    ini = baris(susun_anggaran(pakusari, 2025))
    assert (ini["Laporan"].sel[1].selisih, ini["Laporan"].sel[1].kata) == (
        D("30"),
        "baru",
    )
    assert (ini["Gaji"].sel[1].selisih, ini["Gaji"].sel[1].kata) == (
        D("-100"),
        "dihapus",
    )
    assert ini["Gaji"].sel[1].jumlah is None


def test_yang_hanya_diketahui_di_atas_bukan_baru(pakusari, pohon, dokumen):
    dokumen("murni", {pohon.program: "100"})
    dokumen("perubahan", {pohon.gaji: "120"})
    ini = baris(susun_anggaran(pakusari, 2025))
    assert ini["Gaji"].sel[1].selisih is None
    assert ini["Gaji"].sel[1].kata == "tidak dirinci"
    assert ini["Penunjang"].sel[1].selisih == D("20")


def test_dokumen_yang_masih_kosong_tidak_mengurangi(pakusari, pohon, dokumen):
    dokumen("murni", {pohon.gaji: "100"})
    dokumen("perubahan")
    susunan = susun_anggaran(pakusari, 2025)
    assert susunan.tahap[1].jumlah.jumlah is None
    assert susunan.tahap[1].jumlah.selisih is None
    assert baris(susunan)["Gaji"].sel[1].selisih is None


@pytest.mark.parametrize(
    "jenis, nama",
    [
        (["murni", "perubahan"], ["Murni", "Perubahan"]),
        (
            ["murni", "pergeseran", "pergeseran", "perubahan"],
            ["Murni", "Pergeseran 1", "Pergeseran 2", "Perubahan"],
        ),
    ],
)
def test_nama_tahap(jenis, nama):
    assert nama_tahap(jenis) == nama


def test_selisih_dari_tidak_ada_ke_tidak_ada():
    assert selisih(None, None) == (None, "")
    assert selisih(D("0"), D("0")) == (D("0"), "")


def test_banyak_kueri_tetap(pakusari, pohon, dokumen, django_assert_num_queries):
    dokumen("murni", {pohon.gaji: "1"})
    with django_assert_num_queries(4):
        susun_anggaran(pakusari, 2025)
    dokumen("pergeseran", {pohon.gaji: "1", pohon.laporan: "2", pohon.kegiatan2: "3"})
    with django_assert_num_queries(4):
        susun_anggaran(pakusari, 2025)

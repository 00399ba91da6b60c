"""What the programs below a sasaran achieved."""

from decimal import Decimal

from capaian.kontribusi import susun_kontribusi
from iku.models import DukunganProgram, IndikatorRenstra, Target
from iku.pilihan import SumberTarget
from tests.pembangun import (
    buat_indikator,
    buat_program,
    buat_realisasi,
    buat_sasaran,
)

D = Decimal


def letakkan(renstra, node, target="100", sumber=SumberTarget.RENJA):
    tempat = IndikatorRenstra.objects.create(
        renstra=renstra, indikator=buat_indikator(), nomenklatur=node
    )
    if target is not None:
        Target.objects.create(butir=tempat, tahun=2025, sumber=sumber, nilai=D(target))
    return tempat


def test_baris_urut_pohon_di_bawah_sasaran_yang_didukung(db):
    sasaran = buat_sasaran()
    renstra = sasaran.tujuan.renstra
    lain = buat_sasaran(renstra)
    p1, p2 = buat_program("P1", urutan=1), buat_program("P2", urutan=2)
    k1 = buat_program("K1", p1)
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=p1)
    DukunganProgram.objects.create(sasaran=lain, nomenklatur=p2)
    letakkan(renstra, k1)
    letakkan(renstra, p1)
    letakkan(renstra, p2)
    hasil = susun_kontribusi(renstra, 2025)
    assert [(b.nomenklatur.nama, b.kedalaman) for b in hasil[sasaran]] == [
        ("P1", 0),
        ("K1", 1),
    ]
    assert [b.nomenklatur.nama for b in hasil[lain]] == ["P2"]


def satu(target, realisasi, **isi):
    sasaran = buat_sasaran()
    program = buat_program()
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    tempat = letakkan(sasaran.tujuan.renstra, program, target, **isi)
    if realisasi is not None:
        buat_realisasi(tempat.indikator, realisasi)
    return susun_kontribusi(sasaran.tujuan.renstra, 2025)[sasaran][0]


def test_capaian_keluaran(db):
    # LKjIP Pakusari 2025, Tabel 3.9: 92,22 dari 90 = 102,47.
    assert satu("90", "92.22").capaian == D("102.47")


def test_target_nol_realisasi_nol_bukan_nol_persen(db):
    # Tabel 3.10, Pengadaan Mebel: tercetak "0%".
    baris = satu("0", "0")
    assert (baris.capaian, baris.alasan) == (None, "target 0")


def test_belum_dilaporkan_dan_tanpa_target(db):
    assert satu("10", None).alasan == "belum dilaporkan"
    assert satu(None, "10").alasan == "tanpa target"


def test_target_renja_didahulukan_dari_renstra(db):
    sasaran = buat_sasaran()
    program = buat_program()
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    tempat = letakkan(sasaran.tujuan.renstra, program, "5")
    Target.objects.create(
        butir=tempat, tahun=2025, sumber=SumberTarget.RENSTRA, nilai=D(9)
    )
    baris = susun_kontribusi(sasaran.tujuan.renstra, 2025)[sasaran][0]
    assert baris.target == D("5")

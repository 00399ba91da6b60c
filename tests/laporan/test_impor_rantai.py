"""The whole planning chain of Pakusari, entered by Excel alone.

What the example documents hold is exported, spoken of another, empty kecamatan, and
imported kind by kind; an export of that kecamatan then says the same, cell by cell.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from iku.lembar import daftar
from iku.lembar.lingkup import Lingkup
from iku.lembar.penerapan import terapkan
from iku.models import PerjanjianKinerja
from kecamatan.models import MasaJabatan, UnitKerja
from kecamatan.pilihan import Peran
from laporan.contoh import muat
from tests.pembangun import buat_kecamatan, buat_pengguna, tetapkan_pk

URUTAN = (
    *("renstra", "indikator", "target", "sk-iku", "program", "pagu", "pk"),
    "rencana-aksi",
)
ASAL, BARU = "35.09.24", "35.09.99"
ALASAN = "Penyesuaian dengan Renstra 2025–2029"

pytestmark = pytest.mark.lengkap


@pytest.fixture
def perencana(db):
    muat(lapor=lambda _: None)
    baru = buat_kecamatan(BARU, "Kosong")
    orang = buat_pengguna(Peran.BAPPEDA, baru, nama="mahir")
    # Units and officials are no part of the plan: it only names them.
    for model in (UnitKerja, MasaJabatan):
        for satu in model.objects.filter(kecamatan__kode=ASAL):
            satu.pk, satu.kecamatan = None, baru
            satu.induk = satu.unit = None
            satu.save(force_insert=True)
    orang.penugasan.create(
        peran=Peran.BAGIAN_ORGANISASI,
        kabupaten=orang.penugasan.get().kabupaten,
    )
    return orang


def ekspor(kode, jenis, jalan):
    call_command(
        "ekspor", jenis, kecamatan=kode, keluaran=str(jalan), stdout=StringIO()
    )
    return jalan


def pindahkan(jalan):
    """Let the file speak of the empty kecamatan, and leave out what is no fact of
    the plan: the state of an agreement, and why a signed one was changed."""
    wb = load_workbook(jalan)
    for ws in wb:
        judul = [s.value for s in ws[1]]
        for baris in ws.iter_rows(min_row=2):
            for nama, sel in zip(judul, baris, strict=True):
                if nama == "Kecamatan":
                    sel.value = BARU
                elif ws.title == "PK" and nama == "Status":
                    sel.value = None
                elif ws.title == "PK" and nama == "Alasan perubahan":
                    sel.value = sel.value or ALASAN
    wb.save(jalan)


def hanya_perubahan(jalan, ke, tujuan):
    """Of a file of agreements only the murni (0) or this change, with its parts."""
    wb = load_workbook(jalan)
    for ws in wb:
        judul = [s.value for s in ws[1]]
        if "Perubahan ke" in judul:
            kolom = judul.index("Perubahan ke") + 1
            for nomor in range(ws.max_row, 1, -1):
                if int(ws.cell(nomor, kolom).value or 0) != ke:
                    ws.delete_rows(nomor)
    wb.save(tujuan)
    return tujuan


def isi(jalan):
    wb = load_workbook(jalan)
    return {
        ws.title: [
            [s.value for s in baris if s.column > 1 and s.value != ALASAN]
            for baris in ws.iter_rows(min_row=2)
        ]
        for ws in wb
        if ws.title not in ("Petunjuk", "Kode", "PK")
    }


def terap(oleh, jenis, jalan):
    return terapkan(
        jalan,
        daftar.cari(jenis),
        Lingkup(oleh),
        nama_berkas=jenis,
        alasan=ALASAN,
    )


def test_seluruh_rantai_lewat_excel(perencana, tmp_path):
    for jenis in URUTAN:
        jalan = ekspor(ASAL, jenis, tmp_path / f"{jenis}.xlsx")
        semula = isi(jalan)
        pindahkan(jalan)
        if jenis == "pk":
            # Changes are made of what is ditetapkan.
            semua = terap(perencana, jenis, jalan)
            assert not semua.diterapkan
            assert {g.lembar for g in semua.galat} == {"PK"}
            murni = hanya_perubahan(jalan, 0, tmp_path / "murni.xlsx")
            assert terap(perencana, jenis, murni).diterapkan
            tetapkan_pk(PerjanjianKinerja.objects.get(kecamatan__kode=BARU, tahun=2025))
        hasil = terap(perencana, jenis, jalan)
        assert hasil.diterapkan, hasil.galat
        assert isi(ekspor(BARU, jenis, tmp_path / "lagi.xlsx")) == semula, jenis
    pk = PerjanjianKinerja.objects.filter(kecamatan__kode=BARU, tahun=2025)
    assert [str(p.renstra) for p in pk.order_by("perubahan_ke")] == [
        "Renstra (Perubahan) 2021–2026",
        "Renstra 2025–2029",
    ]
    assert pk.get(perubahan_ke=0).butir.count() == 6

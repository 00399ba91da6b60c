"""The performance tree of one Renstra, and what hangs on nothing."""

from decimal import Decimal

import pytest

from iku.models import ButirRpjmd, DukunganProgram, IndikatorRenstra, Rpjmd
from iku.pilihan import StatusPk
from iku.pohon_kinerja import susun_pohon, tahun_pohon
from tests.pembangun import (
    buat_indikator,
    buat_pagu,
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


@pytest.fixture
def sasaran(renstra):
    return buat_sasaran(renstra)


def dukung(sasaran, *program):
    for node in program:
        DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=node)


def pada_program(renstra, node, nama="Indikator program"):
    return IndikatorRenstra.objects.create(
        renstra=renstra,
        indikator=buat_indikator(renstra.kecamatan, nama=nama),
        nomenklatur=node,
    )


def jalur(pohon):
    """Every node as "misi/tujuan 1/…", in order."""

    def turun(simpul, atas):
        ini = f"{atas}{simpul.jenis} {simpul.judul}"
        yield ini
        for anak in simpul.anak:
            yield from turun(anak, f"{simpul.jenis} > ")

    return [satu for akar in pohon.akar for satu in turun(akar, "")]


def lepas(pohon):
    return [(satu.jenis, satu.nama) for satu in pohon.lepas]


def test_rantai_lengkap_tidak_ada_yang_lepas(renstra, sasaran):
    buat_tempat(sasaran, target={2025: "87.5"})
    program = buat_program("Pelayanan", kode="7.01.02")
    kegiatan = buat_program("Koordinasi", program)
    sub = buat_program("Peningkatan", kegiatan)
    dukung(sasaran, program)
    buat_pagu(sub, "473882000", renstra.kecamatan)
    pohon = susun_pohon(renstra, 2025)
    assert jalur(pohon) == [
        "misi Belum ditautkan ke misi RPJMD",
        "misi > tujuan Meningkatnya pelayanan",
        "tujuan > sasaran Meningkatnya kepuasan masyarakat",
        "sasaran > program Pelayanan",
        "program > kegiatan Koordinasi",
        "kegiatan > sub_kegiatan Peningkatan",
    ]
    assert pohon.lepas == ()
    ini = pohon.akar[0].anak[0].anak[0]
    assert ini.indikator[0].keterangan == "target 2025: 87,5 indeks"
    assert ini.anak[0].pagu == Decimal("473882000")


def test_misi_dari_rpjmd(renstra, sasaran):
    rpjmd = Rpjmd.objects.create(
        kabupaten=renstra.kecamatan.kabupaten, awal=2025, akhir=2029
    )
    misi = ButirRpjmd.objects.create(
        rpjmd=rpjmd, jenis="misi", urutan=2, uraian="Birokrasi melayani"
    )
    tujuan = ButirRpjmd.objects.create(
        rpjmd=rpjmd, jenis="tujuan", urutan=1, uraian="Layanan efektif", induk=misi
    )
    sasaran.tujuan.mendukung = tujuan
    sasaran.tujuan.save()
    akar = susun_pohon(renstra, 2025).akar[0]
    assert (akar.nomor, akar.judul) == ("2", "Birokrasi melayani")
    assert akar.anak[0].catatan == "Mendukung tujuan RPJMD: Layanan efektif"


def test_sasaran_tanpa_indikator(renstra, sasaran):
    dukung(sasaran, buat_program())
    pohon = susun_pohon(renstra, 2025)
    assert lepas(pohon) == [("sasaran", "Meningkatnya kepuasan masyarakat")]
    assert pohon.lepas[0].pesan == "Sasaran 1.1 belum mempunyai indikator."
    assert pohon.lepas[0].kunci == f"sasaran-{sasaran.pk}"


def test_indikator_tanpa_program(renstra, sasaran):
    tempat = buat_tempat(sasaran)
    tujuan = IndikatorRenstra.objects.create(
        renstra=renstra,
        indikator=buat_indikator(renstra.kecamatan, nama="Indeks tujuan"),
        tujuan=sasaran.tujuan,
    )
    pohon = susun_pohon(renstra, 2025)
    assert [satu.kunci for satu in pohon.lepas] == [
        f"indikator-{tujuan.pk}",
        f"indikator-{tempat.pk}",
    ]
    # One sasaran with a program is enough for the indicator of the tujuan.
    lain = buat_sasaran(renstra, "Lain")
    buat_tempat(lain)
    dukung(lain, buat_program())
    assert [satu.kunci for satu in susun_pohon(renstra, 2025).lepas] == [
        f"indikator-{tempat.pk}"
    ]


def test_program_tanpa_sasaran(renstra, sasaran):
    buat_tempat(sasaran)
    dukung(sasaran, buat_program("Mendukung"))
    berpagu = buat_program("Berpagu")
    buat_pagu(buat_program("Kegiatan", berpagu), "5", renstra.kecamatan)
    pada_program(renstra, buat_program("Berindikator"))
    buat_program("Tidak dipakai")
    assert lepas(susun_pohon(renstra, 2025)) == [
        ("program", str(berpagu)),
        ("program", f"{pada_program_kode('Berindikator')} Berindikator"),
    ]


def pada_program_kode(nama):
    return IndikatorRenstra.objects.get(nomenklatur__nama=nama).nomenklatur.kode


def test_pagu_tahun_lain_dan_dokumen_rencana_tidak_dihitung(renstra, sasaran):
    buat_tempat(sasaran)
    dukung(sasaran, buat_program("Mendukung"))
    pagu = buat_pagu(buat_program("Tahun lalu"), "5", renstra.kecamatan, 2024)
    assert susun_pohon(renstra, 2025).lepas == ()
    assert len(susun_pohon(renstra, 2024).lepas) == 1
    pagu.dokumen.jenis = "rencana"
    pagu.dokumen.save()
    assert susun_pohon(renstra, 2024).lepas == ()


def test_kelompok_belanja_bukan_program(renstra, sasaran):
    buat_tempat(sasaran)
    dukung(sasaran, buat_program("Mendukung"))
    btl = buat_program("Belanja Tidak Langsung", tingkat="kelompok")
    buat_pagu(btl, "5", renstra.kecamatan)
    pohon = susun_pohon(renstra, 2025)
    assert pohon.lepas == ()
    assert not any("Belanja Tidak Langsung" in satu for satu in jalur(pohon))


def test_program_untuk_dua_sasaran_dirinci_sekali(renstra, sasaran):
    lain = buat_sasaran(renstra, "Sasaran kedua")
    program = buat_program("Bersama")
    kegiatan = buat_program("Kegiatan", program)
    pada_program(renstra, kegiatan)
    for satu in (sasaran, lain):
        buat_tempat(satu)
        dukung(satu, program)
    pertama, kedua = susun_pohon(renstra, 2025).akar[0].anak[0].anak
    assert [k.judul for k in pertama.anak[0].anak] == ["Kegiatan"]
    assert kedua.anak[0].anak == ()
    assert kedua.anak[0].catatan == "Rinciannya pada sasaran 1.1"
    assert kedua.anak[0].kunci != pertama.anak[0].kunci


def test_dukungan_satu_kegiatan_menunjukkan_cabangnya_saja(renstra, sasaran):
    buat_tempat(sasaran)
    program = buat_program("Program")
    mendukung = buat_program("Kegiatan mendukung", program)
    sub = buat_program("Sub", mendukung)
    lain = buat_program("Kegiatan lain", program)
    for node in (sub, lain):
        pada_program(renstra, node)
    dukung(sasaran, mendukung)
    pohon = susun_pohon(renstra, 2025)
    (ini,) = pohon.akar[0].anak[0].anak[0].anak
    assert [k.judul for k in ini.anak] == ["Kegiatan mendukung"]
    assert [s.judul for s in ini.anak[0].anak] == ["Sub"]
    assert pohon.lepas == ()


def test_renstra_lain_tidak_bercampur(renstra, sasaran, pakusari):
    lama = buat_renstra(pakusari, 2021, 2026)
    pada_program(lama, buat_program("Program Renstra lama"))
    buat_tempat(sasaran)
    dukung(sasaran, buat_program("Mendukung"))
    assert susun_pohon(renstra, 2025).lepas == ()


def test_tahun_bawaan_dari_pk_yang_berlaku(renstra):
    assert tahun_pohon(renstra) == 2025
    buat_pk(renstra, 2026, status=StatusPk.DITETAPKAN)
    buat_pk(renstra, 2027, status=StatusPk.DRAF)
    assert tahun_pohon(renstra) == 2026


def test_banyak_kueri_tetap(renstra, sasaran, django_assert_max_num_queries):
    buat_tempat(sasaran, target={2025: "1"})
    dukung(sasaran, buat_program())
    with django_assert_max_num_queries(9) as sedikit:
        susun_pohon(renstra, 2025)
    for nomor in range(4):
        lain = buat_sasaran(renstra, f"Sasaran {nomor}")
        program = buat_program(f"Program {nomor}")
        kegiatan = buat_program("Kegiatan", program)
        buat_tempat(lain, target={2025: "1"})
        dukung(lain, program)
        pada_program(renstra, kegiatan)
        buat_pagu(buat_program("Sub", kegiatan), "5", renstra.kecamatan)
    with django_assert_max_num_queries(len(sedikit) + 1):  # the pagu themselves
        susun_pohon(renstra, 2025)

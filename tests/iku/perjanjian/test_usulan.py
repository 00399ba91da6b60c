"""What a new agreement is proposed from, and what comes of making or copying one."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from iku.models import IndikatorRenstra, PerjanjianKinerja, Target
from iku.models.tindakan_pk import TidakBisa
from iku.perjanjian.tindakan import (
    ambil_anggaran,
    buat_pk,
    salin_ke_tahun,
    tambah_butir,
)
from iku.perjanjian.usulan import calon_kedua, calon_pertama, daftar_calon
from iku.pilihan import SumberTarget
from kecamatan.models import Jejak, UnitKerja
from kecamatan.pilihan import Jabatan
from tests.pembangun import (
    buat_indikator,
    buat_masa_jabatan,
    buat_pagu,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    tetapkan_pk,
)


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


@pytest.fixture
def ikm(renstra):
    return buat_tempat(buat_sasaran(renstra), target={2025: "87.5", 2026: "88"})


def baru(renstra, oleh, **isi):
    return buat_pk(
        kecamatan=renstra.kecamatan, tahun=2025, renstra=renstra, oleh=oleh, **isi
    )


def pada_program(renstra, nama="Jumlah laporan", **isi):
    return IndikatorRenstra.objects.create(
        renstra=renstra,
        indikator=buat_indikator(renstra.kecamatan, nama=nama),
        nomenklatur=buat_program(nama="Program Trantib", **isi),
    )


# --- New --------------------------------------------------------------------------


def test_pk_baru_memuat_usulan_renstra_itu(ikm, renstra, operator):
    lain = buat_renstra(renstra.kecamatan, 2021, 2026)
    buat_tempat(buat_sasaran(lain), target={2025: "50"})
    pada_program(renstra)
    butir = baru(renstra, operator).butir.get()
    assert (butir.indikator, butir.nilai) == (ikm.indikator, Decimal("87.5"))
    assert butir.uraian_kinerja == ikm.sasaran.uraian
    assert butir.uraian_indikator == ikm.indikator.nama


def test_tanpa_target_tidak_diusulkan_sendiri(renstra, operator):
    buat_tempat(buat_sasaran(renstra), target={2026: "88"})
    assert not baru(renstra, operator).butir.exists()


def test_indikator_pada_dua_tempat_dijanjikan_sekali(ikm, renstra, operator):
    """Panti: SKM is tujuan and sasaran of one Renstra."""
    atas = IndikatorRenstra.objects.create(
        renstra=renstra, indikator=ikm.indikator, tujuan=ikm.sasaran.tujuan
    )
    Target.objects.create(butir=atas, tahun=2025, nilai=90)
    assert baru(renstra, operator).butir.get().butir_renstra == atas


def test_perubahan_menunggu_yang_murni_ditetapkan(ikm, renstra, operator):
    murni = baru(renstra, operator)
    with pytest.raises(TidakBisa, match="masih berstatus draf"):
        baru(renstra, operator, alasan="pagu")
    tetapkan_pk(murni)
    perubahan = baru(renstra, operator, alasan="pagu", isi="salin")
    assert perubahan.perubahan_ke == 1
    assert perubahan.butir.get().nilai == Decimal("87.5")
    assert murni.butir.count() == 1


def test_perubahan_tanpa_alasan_ditolak(ikm, renstra, operator):
    tetapkan_pk(baru(renstra, operator))
    with pytest.raises(ValidationError, match="alasan perubahan"):
        baru(renstra, operator)
    assert PerjanjianKinerja.objects.count() == 1


def test_setiap_baris_baru_berjejak(ikm, renstra, operator):
    pk = baru(renstra, operator)
    for baris in (pk, pk.butir.get()):
        assert Jejak.objects.tentang(baris).get().aksi == "menambah"


def test_draf_perubahan_belum_berlaku(ikm, renstra, operator):
    """A change that is being written does not yet measure anything."""
    murni = baru(renstra, operator)
    semua = PerjanjianKinerja.objects
    assert list(semua.camat(renstra.kecamatan, 2025)) == [murni]
    tetapkan_pk(murni)
    perubahan = baru(renstra, operator, alasan="pagu")
    assert list(semua.camat(renstra.kecamatan, 2025)) == [murni]
    tetapkan_pk(perubahan)
    assert list(semua.camat(renstra.kecamatan, 2025)) == [murni, perubahan]


# --- Next year --------------------------------------------------------------------


def test_salin_ke_tahun_berikut_memakai_target_tahun_itu(ikm, renstra, operator):
    tanpa = buat_tempat(buat_sasaran(renstra), target={2025: "10"})
    asal = baru(renstra, operator)
    salinan, tertinggal = salin_ke_tahun(asal, renstra, oleh=operator)
    assert (salinan.tahun, salinan.perubahan_ke) == (2026, 0)
    assert salinan.butir.get().nilai == Decimal(88)
    assert tertinggal == [tanpa.indikator.nama]
    with pytest.raises(TidakBisa, match="2026 sudah ada"):
        salin_ke_tahun(asal, renstra, oleh=operator)


def test_tambah_butir_ditolak_setelah_diajukan(ikm, renstra, operator):
    pk = baru(renstra, operator, isi="kosong")
    calon = daftar_calon(pk)[0]
    PerjanjianKinerja.objects.update(
        status="diajukan", diajukan_oleh=operator, diajukan_pada="2025-01-01T00:00Z"
    )
    with pytest.raises(TidakBisa, match="diajukan"):
        tambah_butir(pk, {calon: Decimal(1)}, oleh=operator)
    assert not pk.butir.exists()


def test_predikat_hilang_bersama_angkanya(ikm, renstra, operator):
    target = ikm.target.get(tahun=2025)
    target.predikat = "B"
    target.save()
    pk = baru(renstra, operator, isi="kosong")
    calon = daftar_calon(pk)[0]
    tambah_butir(pk, {calon: Decimal(70)}, oleh=operator)
    assert (pk.butir.get().nilai, pk.butir.get().predikat) == (Decimal(70), "")


def test_susulan_sekaligus_tidak_memecah_sasaran_terakhir(ikm, renstra, operator):
    pk = baru(renstra, operator)
    kedua = buat_sasaran(renstra, uraian="Dua")
    buat_tempat(kedua, target={2025: "1"})
    calon = daftar_calon(pk)
    tambah_butir(pk, {c: c.target.nilai for c in calon}, oleh=operator)
    pertama = buat_sasaran(renstra, uraian="Satu")
    for sasaran in (pertama, kedua, pertama):
        buat_tempat(sasaran, target={2025: "2"})
    # In whatever order they come.
    calon = sorted(daftar_calon(pk), key=lambda c: c.tempat.pk)
    tambah_butir(pk, {c: c.target.nilai for c in calon}, oleh=operator)
    urut = [b.uraian_kinerja for b in pk.butir.all()]
    assert urut[1:] == ["Dua", "Dua", "Satu", "Satu"]


# --- Cascade ----------------------------------------------------------------------


def test_pk_unit_mengusulkan_indikator_unitnya(ikm, renstra, operator):
    seksi = UnitKerja.objects.create(kecamatan=renstra.kecamatan, nama="Seksi Trantib")
    milik, lain = pada_program(renstra), pada_program(renstra, "Lain")
    milik.indikator.penanggung_jawab.add(seksi)
    for tempat in (milik, lain):
        Target.objects.create(
            butir=tempat, tahun=2025, nilai=4, sumber=SumberTarget.RENJA
        )
    camat = baru(renstra, operator)
    pk = baru(renstra, operator, unit=seksi)
    butir = pk.butir.get()
    assert (butir.indikator, butir.nilai) == (milik.indikator, Decimal(4))
    assert butir.uraian_kinerja == "Program Trantib"
    assert pk.induk == camat
    assert {c.tempat for c in daftar_calon(pk)} == {ikm, lain}


def test_unit_tanpa_perjanjian_camat_ditolak(renstra, operator):
    seksi = UnitKerja.objects.create(kecamatan=renstra.kecamatan, nama="Seksi")
    with pytest.raises(TidakBisa, match="Belum ada Perjanjian Kinerja camat"):
        baru(renstra, operator, unit=seksi)


def test_atasan_unit_ialah_camat_atau_unit_induknya(pakusari, renstra, operator):
    sekretariat = UnitKerja.objects.create(kecamatan=pakusari, nama="Sekretariat")
    subbag = UnitKerja.objects.create(
        kecamatan=pakusari, nama="Subbag Umum", induk=sekretariat
    )
    camat = buat_masa_jabatan(pakusari)
    sekcam = buat_masa_jabatan(pakusari, Jabatan.SEKRETARIS, "Sekcam", unit=sekretariat)
    kasubag = buat_masa_jabatan(
        pakusari, Jabatan.KEPALA_SUBBAGIAN, "Kasubag", unit=subbag
    )
    buat_masa_jabatan(pakusari, Jabatan.BUPATI, "Bupati")
    baru(renstra, operator)
    pk = baru(renstra, operator, unit=subbag)
    assert set(calon_kedua(pk)) == {camat, sekcam}
    assert pk.pertama == kasubag


# --- Parties ----------------------------------------------------------------------


def test_pihak_menurut_harinya(pakusari, renstra, operator):
    lama = buat_masa_jabatan(pakusari, nama="Sodiq", selesai=date(2025, 6, 30))
    kini = buat_masa_jabatan(pakusari, nama="Rifendi", mulai=date(2025, 7, 1))
    pk = baru(renstra, operator)
    assert list(calon_pertama(pk, date(2025, 2, 10))) == [lama]
    assert list(calon_pertama(pk, date(2025, 7, 1))) == [kini]


def test_satu_satunya_pejabat_diusulkan(pakusari, renstra, operator):
    bupati = buat_masa_jabatan(pakusari, Jabatan.BUPATI, "Fawait")
    pk = baru(renstra, operator)
    assert (pk.pertama, pk.kedua) == (None, bupati)


def test_bupati_kabupaten_lain_bukan_pihak(pakusari, renstra, operator, kabupaten_lain):
    tetangga = kabupaten_lain.penugasan.get().kabupaten
    from kecamatan.models import Kecamatan

    buat_masa_jabatan(
        Kecamatan.objects.filter(kabupaten=tetangga).first()
        or Kecamatan.objects.create(kabupaten=tetangga, kode="35.10.02", nama="X"),
        Jabatan.BUPATI,
        "Lain",
    )
    assert not calon_kedua(baru(renstra, operator)).exists()


# --- Budget -----------------------------------------------------------------------


def test_anggaran_diambil_per_program_dan_dijumlahkan(ikm, renstra, operator):
    program = buat_program("Program A")
    kegiatan = buat_program("Kegiatan", program)
    pagu = buat_pagu(buat_program("Sub 1", kegiatan), "1000.25")
    buat_pagu(buat_program("Sub 2", kegiatan), "2000")
    pk = baru(renstra, operator)
    assert ambil_anggaran(pk, pagu.dokumen, oleh=operator) == 1
    baris = pk.anggaran.get()
    assert (baris.nomenklatur, baris.jumlah) == (program, Decimal("3000.25"))
    pk.refresh_from_db()
    assert pk.sumber_anggaran == pagu.dokumen


def test_mengambil_lagi_mengganti_dan_membuang_yang_lain(ikm, renstra, operator):
    pagu = buat_pagu(buat_program("Program A"), "1000")
    pk = baru(renstra, operator)
    ambil_anggaran(pk, pagu.dokumen, oleh=operator)
    baris = pk.anggaran.get()
    baris.jumlah = Decimal(7)
    baris.save()
    pk.anggaran.create(
        nomenklatur=buat_program("Program B"), urutan=9, uraian="B", jumlah=1
    )
    ambil_anggaran(pk, pagu.dokumen, oleh=operator)
    assert [(a.pk, a.jumlah) for a in pk.anggaran.all()] == [(baris.pk, Decimal(1000))]


def test_anggaran_unit_menurut_janjinya_tanpa_rangkap(renstra, operator):
    """A promised kegiatan under a promised program is part of its sum."""
    seksi = UnitKerja.objects.create(kecamatan=renstra.kecamatan, nama="Seksi")
    program = buat_program("Program A")
    kegiatan = buat_program("Kegiatan", program)
    pagu = buat_pagu(kegiatan, "500")
    buat_pagu(buat_program("Program B"), "900")
    for node in (program, kegiatan):
        tempat = IndikatorRenstra.objects.create(
            renstra=renstra,
            indikator=buat_indikator(renstra.kecamatan),
            nomenklatur=node,
        )
        tempat.indikator.penanggung_jawab.add(seksi)
        Target.objects.create(butir=tempat, tahun=2025, nilai=1)
    baru(renstra, operator)
    pk = baru(renstra, operator, unit=seksi)
    ambil_anggaran(pk, pagu.dokumen, oleh=operator)
    assert [(a.nomenklatur, a.jumlah) for a in pk.anggaran.all()] == [
        (program, Decimal(500))
    ]

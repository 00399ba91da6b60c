"""A kecamatan whose report has nothing to find: everything there, everything agreeing.

`susun()` returns what the tests change, one thing at a time.
"""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from capaian.models import (
    Analisis,
    Bukti,
    LampiranBukti,
    Pembanding,
    RealisasiAnggaran,
    Skala,
)
from capaian.pilihan import JenisPembanding, TingkatPembanding
from evaluasi.models import Lhe, Rekomendasi, TindakLanjut
from iku.models import (
    Acuan,
    AnggaranPk,
    ButirSkIku,
    DokumenAnggaran,
    DukunganProgram,
    SkIku,
)
from iku.pilihan import BentukSk, Cara, JenisAnggaran, StatusSk
from kecamatan.models import Desa, UnitKerja
from kecamatan.pilihan import Jabatan, Peran
from laporan.models import KomposisiPegawai, Lkjip, Narasi, RincianPegawai
from laporan.pilihan import Bagian

from ...pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_kecamatan,
    buat_masa_jabatan,
    buat_pagu,
    buat_pengguna,
    buat_pk,
    buat_program,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)

NIP_CAMAT = "197011091997041001"
# Name, target, realisation of the year, and of the year before.
UKURAN = (
    ("Indeks Kepuasan Masyarakat", "80", "84.03", "82.50"),
    ("Persentase Laporan Ketertiban yang Diselesaikan", "90", "95.10", "91.20"),
    ("Nilai SAKIP Kecamatan", "75", "70.25", "69.10"),
)
# Parts that the report has no sentence of its own for.
TULISAN = {
    bagian: f"{bagian.label} kecamatan sudah diuraikan."
    for bagian in Bagian
    if bagian not in (Bagian.PENDORONG, Bagian.PENGHAMBAT, Bagian.TANTANGAN,
                      Bagian.EFISIENSI, Bagian.KEGIATAN)
}  # fmt: skip


def susun() -> SimpleNamespace:
    kecamatan = buat_kecamatan()
    buat_kecamatan("35.09.14", "Panti")
    if not Skala.objects.filter(jenis="capaian").exists():
        buat_skala()
    s = SimpleNamespace(kecamatan=kecamatan, tahun=2025)
    s.operator = buat_pengguna(Peran.OPERATOR, kecamatan, nama="penyusun")
    Desa.objects.create(
        kecamatan=kecamatan, kode="35.09.24.2001", nama="Sumberpinang", jenis="desa"
    )
    s.unit = UnitKerja.objects.create(kecamatan=kecamatan, nama="Seksi Pelayanan")
    s.camat = buat_masa_jabatan(kecamatan, mulai=date(2024, 1, 1))
    s.camat.pejabat.nip = NIP_CAMAT
    s.camat.pejabat.save()
    s.bupati = buat_masa_jabatan(kecamatan, Jabatan.BUPATI, "Fawait")
    _rencana(s)
    _hasil(s)
    _laporan(s)
    return s


def _rencana(s) -> None:
    s.renstra = buat_renstra(s.kecamatan)
    s.sasaran = buat_sasaran(s.renstra)
    s.pk = buat_pk(
        s.renstra,
        tanggal=date(2025, 1, 20),
        tempat="Jember",
        pertama=s.camat,
        kedua=s.bupati,
        pertama_nama=s.camat.pejabat.nama,
        pertama_nip="19701109 199704 1 001",
        kedua_nama=s.bupati.pejabat.nama,
    )
    s.sk = SkIku.objects.create(
        kecamatan=s.kecamatan,
        renstra=s.renstra,
        nomor="188/12/35.09.24/2025",
        tanggal=date(2025, 1, 10),
        judul="Penetapan Indikator Kinerja",
        bentuk=BentukSk.GABUNG,
        status=StatusSk.DRAF,
    )
    s.tempat, s.butir, s.acuan = [], [], []
    for urutan, (nama, target, _, _) in enumerate(UKURAN, 1):
        acuan = Acuan.objects.create(
            kabupaten=s.kecamatan.kabupaten, kode=f"A{urutan}", nama=nama
        )
        Pembanding.objects.create(
            acuan=acuan,
            tahun=2024,
            tingkat=TingkatPembanding.PROVINSI,
            jenis=JenisPembanding.REALISASI,
            nilai=Decimal(77),
            sumber="Laporan provinsi",
        )
        ukuran = buat_indikator(
            s.kecamatan,
            nama=nama,
            acuan=acuan,
            formulasi="nilai menurut sumbernya",
            cara=Cara.SAKIP if "SAKIP" in nama else Cara.LANGSUNG,
        )
        ukuran.penanggung_jawab.add(s.unit)
        tempat = buat_tempat(s.sasaran, ukuran, target={2025: target, 2029: target})
        s.tempat.append(tempat)
        s.butir.append(buat_butir_pk(s.pk, tempat, target))
        s.acuan.append(acuan)
        ButirSkIku.objects.create(
            sk=s.sk,
            indikator=ukuran,
            urutan=urutan,
            uraian_indikator=nama,
            formulasi="nilai menurut sumbernya",
        )
    SkIku.objects.filter(pk=s.sk.pk).update(status=StatusSk.DITETAPKAN)


def _hasil(s) -> None:
    s.program = buat_program("Program Pelayanan", kode="7.01.01")
    s.pagu = buat_pagu(s.program, "1000000", s.kecamatan)
    DokumenAnggaran.objects.update(tanggal=date(2025, 1, 2))
    s.anggaran_pk = AnggaranPk.objects.create(
        perjanjian=s.pk,
        nomenklatur=s.program,
        urutan=1,
        uraian=s.program.nama,
        jumlah=Decimal(1000000),
    )
    DukunganProgram.objects.create(sasaran=s.sasaran, nomenklatur=s.program)
    s.belanja = RealisasiAnggaran.objects.create(
        kecamatan=s.kecamatan,
        tahun=2025,
        nomenklatur=s.program,
        jumlah=Decimal(873700),
    )
    bukti = Bukti.objects.create(
        kecamatan=s.kecamatan,
        nama="Laporan",
        tautan="https://contoh.go.id/laporan",
        diunggah_oleh=s.operator,
    )
    s.realisasi, s.bukti = [], []
    for tempat, (_, _, kini, lalu) in zip(s.tempat, UKURAN, strict=True):
        s.realisasi.append(buat_realisasi(tempat.indikator, kini))
        buat_realisasi(tempat.indikator, lalu, tahun=2024)
        s.bukti.append(
            LampiranBukti.objects.create(
                bukti=bukti, indikator=tempat.indikator, tahun=2025
            )
        )
    s.analisis = Analisis.objects.create(
        indikator=s.tempat[2].indikator,
        tahun=2025,
        penghambat="Pengukuran belum dipakai untuk menyesuaikan kegiatan.",
        tindak_lanjut="Rapat pengukuran diadakan tiap triwulan oleh Sekcam.",
    )
    s.lhe = Lhe.objects.create(
        kecamatan=s.kecamatan,
        tahun=2025,
        nomor="700/1/35.09/2025",
        tanggal=date(2025, 9, 1),
        nilai=Decimal("70.25"),
    )
    rekomendasi = Rekomendasi.objects.create(
        lhe=s.lhe, nomor=1, jenis="rekomendasi", uraian="Susun rencana aksi."
    )
    s.tindakan = TindakLanjut.objects.create(
        rekomendasi=rekomendasi, uraian="Rencana aksi sudah disusun."
    )


def _laporan(s) -> None:
    s.lkjip = Lkjip.objects.create(
        kecamatan=s.kecamatan,
        tahun=2025,
        tempat="Jember",
        tanggal=date(2026, 2, 10),
        penanda_tangan=s.camat,
        lhe=s.lhe,
    )
    for bagian, isi in TULISAN.items():
        Narasi.objects.create(kecamatan=s.kecamatan, tahun=2025, bagian=bagian, isi=isi)
    s.tulisan = Narasi.objects.create(
        kecamatan=s.kecamatan,
        tahun=2025,
        bagian=Bagian.PENDORONG,
        sasaran=s.sasaran,
        isi="Realisasi Indeks Kepuasan Masyarakat 84,03 naik dibandingkan tahun 2024 "
        "dan target tercapai dengan kriteria Sangat Tinggi.",
    )
    s.pegawai = KomposisiPegawai.objects.create(
        kecamatan=s.kecamatan,
        tahun=2025,
        urutan=1,
        jabatan="Pelaksana",
        kebutuhan=20,
        bezetting=18,
    )
    for kunci, banyak in (("L", 14), ("P", 4)):
        RincianPegawai.objects.create(
            komposisi=s.pegawai, menurut="kelamin", kunci=kunci, bezetting=banyak
        )


def perubahan(s, **isi) -> DokumenAnggaran:
    """A second budget document of the year."""
    return DokumenAnggaran.objects.create(
        kecamatan=s.kecamatan,
        tahun=2025,
        urutan=2,
        jenis=JenisAnggaran.PERUBAHAN,
        **isi,
    )


def keputusan_baru(s, tempat, **isi) -> None:
    """A later decree, with these of the promised measures."""
    baru = SkIku.objects.create(
        kecamatan=s.kecamatan,
        renstra=s.renstra,
        nomor="188/13/35.09.24/2025",
        tanggal=date(2025, 1, 15),
        judul=s.sk.judul,
        bentuk=s.sk.bentuk,
    )
    for urutan, satu in enumerate(tempat, 1):
        nama = satu.indikator.nama
        baru.butir.create(
            indikator=satu.indikator, urutan=urutan, uraian_indikator=nama, **isi
        )
    SkIku.objects.filter(pk=baru.pk).update(status=StatusSk.DITETAPKAN)

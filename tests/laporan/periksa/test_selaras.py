"""A report that agrees has no finding; each thing that is made wrong gives exactly the
finding it should, and no other."""

from datetime import date
from decimal import Decimal

import pytest

from capaian.models import Analisis, Pembanding
from iku.models import Pagu, PaguJenisBelanja
from laporan.models import Narasi
from laporan.periksa import periksa
from laporan.periksa.bentuk import eja
from laporan.pilihan import Bagian

from ...pembangun import (
    buat_indikator,
    buat_pagu,
    buat_program,
    buat_survei,
    buat_tempat,
)
from .selaras import keputusan_baru, perubahan, susun

pytestmark = pytest.mark.django_db


def temuan(s):
    return {
        (t.aturan.value, t.keparahan.value, eja(t.ditemukan))
        for t in periksa(s.kecamatan, s.tahun).temuan
    }


def test_laporan_yang_selaras_tanpa_temuan():
    s = susun()
    assert [t.pesan for t in periksa(s.kecamatan, 2025).temuan] == []


def ubah(baris, **isi):
    type(baris).objects.filter(pk=baris.pk).update(**isi)


def tulis(s, isi, bagian=Bagian.PENDORONG):
    ubah(s.tulisan, isi=isi, bagian=bagian)


def tulis_umum(s, isi):
    Narasi.objects.filter(bagian=Bagian.KESIMPULAN).update(isi=isi)


def _potongan_belanja(s):
    PaguJenisBelanja.objects.create(
        dokumen=s.pagu.dokumen, jenis="operasi", jumlah=Decimal(900000)
    )
    PaguJenisBelanja.objects.create(
        dokumen=s.pagu.dokumen, jenis="modal", jumlah=Decimal(50000)
    )


def _perubahan_mundur(s):
    ini = perubahan(s, tanggal=date(2024, 12, 1))
    Pagu.objects.create(dokumen=ini, nomenklatur=s.program, jumlah=Decimal(1000000))


def _hanya_renstra(s):
    ukuran = buat_indikator(s.kecamatan, nama="Persentase Desa Tertib")
    buat_tempat(s.sasaran, ukuran, target={2025: "70"})


def _di_dua_tempat(s):
    lain = s.tempat[0]
    program = buat_program("Program Lain", kode="7.01.02")
    type(lain).objects.create(
        renstra=s.renstra, indikator=lain.indikator, nomenklatur=program
    ).target.create(tahun=2025, nilai=Decimal(81))


def _program_kelurahan(s):
    kegiatan = buat_program("Pemberdayaan Kelurahan", kode="7.01.03")
    ukuran = buat_indikator(s.kecamatan, nama="Jumlah Lembaga")
    type(s.tempat[0]).objects.create(
        renstra=s.renstra, indikator=ukuran, nomenklatur=kegiatan
    ).target.create(tahun=2025, nilai=Decimal(8))


def _semua_sama(s):
    for r, b in zip(s.realisasi, s.butir, strict=True):
        ubah(r, nilai=b.nilai)
    ubah(s.lhe, nilai=s.butir[2].nilai)
    tulis(s, "Petugas bekerja menurut jadwal.")


def _belanja_tanpa_pagu(s):
    lain = buat_program("Program Tanpa Pagu", kode="7.01.09")
    ubah(s.belanja, nomenklatur=lain)


def _tanpa_formula(s):
    ubah(s.tempat[0].indikator, formulasi="")
    keputusan_baru(s, s.tempat)


def _survei_lain(s):
    ubah(s.tempat[0].indikator, cara="skm")
    buat_survei(s.kecamatan, [(4,) * 9], status="ditutup")


# What is made wrong; rule, severity and what was found of the only finding.
PERUBAHAN = {
    "anggaran PK lain dari program": (
        lambda s: (
            ubah(s.anggaran_pk, jumlah=Decimal(1200000)),
            ubah(s.pk, sumber_anggaran=s.pagu.dokumen),
        ),
        {("pagu-beda", "berat", "1200000")},
    ),
    "anggaran PK dibulatkan": (
        lambda s: ubah(s.pagu, jumlah=Decimal("999999.75")),
        {("pagu-beda", "pembulatan", "1000000")},
    ),
    "jenis belanja tidak berjumlah": (
        _potongan_belanja,
        {("pagu-beda", "berat", "950000")},
    ),
    "tahap mundur": (_perubahan_mundur, {("tahap-anggaran", "sedang", "01-12-2024")}),
    "belanja melebihi pagu": (
        lambda s: ubah(s.belanja, jumlah=Decimal(1000001)),
        {("serapan-lebih", "berat", "1000001")},
    ),
    "belanja tanpa pagu": (
        _belanja_tanpa_pagu,
        {("serapan-lebih", "berat", "873700")},
    ),
    "target PK bukan target Renstra": (
        lambda s: s.tempat[0].target.filter(tahun=2025).update(nilai=Decimal(82)),
        {("target-renstra", "sedang", "80")},
    ),
    "dua target satu indikator": (
        _di_dua_tempat,
        {("target-ganda", "sedang", "80 dan 81")},
    ),
    "hanya dalam Renstra": (
        _hanya_renstra,
        {("indikator-hilang", "sedang", "tidak ada")},
    ),
    "tanpa target Renstra": (
        lambda s: s.tempat[0].target.filter(tahun=2025).delete(),
        {("indikator-hilang", "sedang", "tidak ada")},
    ),
    "dalam PK tanpa tempat dalam Renstra": (
        lambda s: ubah(s.butir[0], butir_renstra=None),
        {("indikator-hilang", "sedang", "tidak ada")},
    ),
    "tidak dalam keputusan": (
        lambda s: keputusan_baru(s, s.tempat[1:], formulasi="menurut sumbernya"),
        {("indikator-hilang", "ringan", "tidak ada")},
    ),
    "tanpa formula": (_tanpa_formula, {("tanpa-formula", "sedang", "tidak ada")}),
    "IKM bukan hasil survei": (
        _survei_lain,
        {("realisasi-beda", "berat", "84.03")},
    ),
    "realisasi sama dengan serapan": (
        lambda s: (
            ubah(s.belanja, jumlah=Decimal(951000)),
            ubah(s.realisasi[1], nilai=Decimal("95.10")),
        ),
        {("realisasi-serapan", "berat", "95.1")},
    ),
    "semua realisasi sama dengan target": (
        _semua_sama,
        {("nilai-seragam", "sedang", "3 realisasi sama dengan target")},
    ),
    "SAKIP bukan nilai LHE": (
        lambda s: ubah(s.lhe, nilai=Decimal("71")),
        {("realisasi-beda", "berat", "70.25")},
    ),
    "kondisi awal bukan nilai tahunnya": (
        lambda s: ubah(s.tempat[0], baseline_tahun=2024, baseline_nilai=Decimal(70)),
        {("realisasi-beda", "sedang", "70")},
    ),
    "kondisi awal dari tahun lain": (
        lambda s: ubah(
            s.tempat[0], baseline_tahun=2022, baseline_nilai=Decimal("82.5")
        ),
        {("realisasi-beda", "sedang", "82.5")},
    ),
    "kegiatan kelurahan di kecamatan berdesa": (
        _program_kelurahan,
        {("kode-salah", "ringan", "Pemberdayaan Kelurahan")},
    ),
    "rincian pegawai": (
        lambda s: ubah(s.pegawai, bezetting=17),
        {("jumlah-salah", "sedang", "18")},
    ),
    "camat belum menjabat": (
        lambda s: ubah(s.camat, mulai=date(2025, 6, 1)),
        {("masa-jabatan", "berat", "20-01-2025")},
    ),
    "NIP lahir mustahil": (
        lambda s: (
            ubah(s.camat.pejabat, nip="198606031994031008"),
            ubah(s.pk, pertama_nip=""),
        ),
        {("nip-salah", "berat", "198606031994031008")},
    ),
    "nama tertulis lain": (
        lambda s: ubah(s.pk, pertama_nama="Rifandi"),
        {("identitas-beda", "sedang", "Rifandi")},
    ),
    "nomor keputusan kecamatan lain": (
        lambda s: ubah(s.pk, nomor="188/3/35.09.14/2025"),
        {("kode-salah", "berat", "35.09.14")},
    ),
    "nomor keputusan tahun lain": (
        lambda s: ubah(s.pk, nomor="188/3/35.09.24/2024"),
        {("nomor-beda", "sedang", "2024")},
    ),
    "tanpa realisasi": (
        lambda s: (s.realisasi[1].delete(), s.bukti[1].delete()),
        {("tidak-lengkap", "berat", "tidak ada")},
    ),
    "tanpa bukti": (
        lambda s: s.bukti[0].delete(),
        {("tanpa-bukti", "sedang", "tidak ada")},
    ),
    "tanpa sebab": (
        lambda s: ubah(s.analisis, penghambat=""),
        {("tanpa-analisis", "sedang", "tidak ada")},
    ),
    "tanpa pembanding": (
        lambda s: Pembanding.objects.filter(acuan=s.acuan[0]).delete(),
        {("tanpa-pembanding", "ringan", "tidak ada")},
    ),
    "tanpa penanggung jawab": (
        lambda s: s.tempat[0].indikator.penanggung_jawab.clear(),
        {("tanpa-penanggung", "sedang", "tidak ada")},
    ),
    "rekomendasi tanpa tindak lanjut": (
        lambda s: s.tindakan.delete(),
        {("tanpa-tindakan", "sedang", "tidak ada")},
    ),
    "bagian kosong": (
        lambda s: Narasi.objects.filter(bagian=Bagian.LANGKAH_PERBAIKAN).delete(),
        {("tidak-lengkap", "sedang", "tidak ada")},
    ),
    "laporan tanpa tanggal": (
        lambda s: ubah(s.lkjip, tanggal=None),
        {("tidak-lengkap", "sedang", "tidak ada")},
    ),
    "PK tanpa tanggal": (
        lambda s: ubah(s.pk, tanggal=None, tanggal_teks="Januari 2025"),
        {("tidak-lengkap", "ringan", "Januari 2025")},
    ),
    "klaim tercapai": (
        lambda s: tulis(s, "Target Nilai SAKIP Kecamatan telah tercapai."),
        {("klaim-kata", "berat", "Target Nilai SAKIP Kecamatan telah tercapai.")},
    ),
    "klaim semua tercapai": (
        lambda s: tulis_umum(s, "Seluruh indikator mencapai target."),
        {("klaim-kata", "berat", "Seluruh indikator mencapai target.")},
    ),
    "klaim tidak tercapai": (
        lambda s: tulis(s, "Indeks Kepuasan Masyarakat belum mencapai target."),
        {
            (
                "klaim-kata",
                "berat",
                "Indeks Kepuasan Masyarakat belum mencapai target.",
            )
        },
    ),
    "angka lain": (
        lambda s: tulis(s, "Realisasi Indeks Kepuasan Masyarakat sebesar 86,03."),
        {("angka-kata", "berat", "86.03")},
    ),
    "angka dipotong": (
        lambda s: tulis(s, "Realisasi Nilai SAKIP Kecamatan sebesar 70,2."),
        {("pembulatan", "pembulatan", "70.2")},
    ),
    "target lain": (
        lambda s: tulis_umum(
            s, "Indeks Kepuasan Masyarakat: target 85 dan realisasi 84,03."
        ),
        {("angka-kata", "berat", "85")},
    ),
    "predikat lain": (
        lambda s: tulis(
            s, "Indeks Kepuasan Masyarakat termasuk kriteria Sangat Rendah."
        ),
        {("predikat-beda", "berat", "Sangat Rendah")},
    ),
    "efisiensi lain": (
        lambda s: tulis(s, "Pemakaian anggaran termasuk tidak efisien."),
        {("klaim-kata", "sedang", "Tidak efisien")},
    ),
    "hitungan sasaran": (
        lambda s: tulis_umum(s, "Renstra memuat 1 (satu) tujuan dan tiga sasaran."),
        {("hitungan-kata", "berat", "3")},
    ),
    "hitungan tercapai": (
        lambda s: tulis_umum(s, "Sebanyak 3 (tiga) indikator tercapai."),
        {("hitungan-kata", "berat", "3")},
    ),
    "tren terbalik": (
        lambda s: tulis(
            s, "Indeks Kepuasan Masyarakat menurun dibandingkan tahun 2024."
        ),
        {("tren-kata", "berat", "turun")},
    ),
    "kecamatan lain": (
        lambda s: tulis_umum(s, "Demikian laporan Kecamatan Panti disusun."),
        {("kecamatan-lain", "berat", "Kecamatan Panti")},
    ),
    "tahun lain": (
        lambda s: tulis_umum(s, "LKjIP Tahun 2023 ini disusun apa adanya."),
        {("tahun-lain", "berat", "LKjIP Tahun 2023")},
    ),
    "sisa templat": (
        lambda s: tulis_umum(s, "Kinerja [isi di sini] sudah baik."),
        {("sisa-templat", "berat", "[isi di sini]")},
    ),
    "persen kosong": (
        lambda s: tulis_umum(s, "Rata-ratanya mencapai ..%"),
        {("sisa-templat", "berat", "..%")},
    ),
    "nomor peraturan kosong": (
        lambda s: tulis_umum(s, "Menurut Peraturan Bupati Jember Nomor Tahun 2025."),
        {("tidak-lengkap", "ringan", "Peraturan Bupati Jember Nomor Tahun 2025")},
    ),
    "penghambat yang mendorong": (
        lambda s: tulis(s, "- Peralatan semakin memadai", Bagian.PENGHAMBAT),
        {("klaim-kata", "ringan", "Peralatan semakin memadai")},
    ),
    "pegawai cukup": (
        lambda s: (
            ubah(s.pegawai, kebutuhan=10),
            Narasi.objects.filter(bagian=Bagian.SDM).update(
                isi="Jumlah pegawai belum memenuhi jumlah ideal."
            ),
        ),
        {("klaim-kata", "sedang", "bezetting 18")},
    ),
}


@pytest.mark.parametrize("nama", PERUBAHAN)
def test_setiap_kesalahan_satu_temuan(nama):
    s = susun()
    ubahan, diharapkan = PERUBAHAN[nama]
    ubahan(s)
    assert temuan(s) == diharapkan


@pytest.mark.parametrize(
    "kalimat",
    [
        # Hoped, planned, compared, or about something else.
        "Upaya dilakukan agar target Nilai SAKIP Kecamatan tercapai.",
        "Nilai SAKIP Kecamatan diharapkan mencapai target pada tahun mendatang.",
        "Dibandingkan Kecamatan Panti, pelayanan lebih cepat.",
        "Salah satu sasaran dalam Renstra ialah pelayanan.",
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang Laporan Kinerja menjadi dasar.",
        "Perjanjian Kinerja Tahun 2026 memuat target baru.",
        "Laporan Kinerja Tahun 2024 merekomendasikan pengukuran; hasil evaluasi itu "
        "dipakai.",
        "Realisasi Indeks Kepuasan Masyarakat naik dari 82,5 menjadi 84,03.",
        "Capaian Indeks Kepuasan Masyarakat 105,04 % dari target 80.",
        "Contoh baik itu diteruskan.",
    ],
)
def test_kalimat_yang_benar_tidak_ditandai(kalimat):
    s = susun()
    tulis_umum(s, kalimat)
    assert temuan(s) == set()


def test_banyak_kueri_tidak_bergantung_pada_banyak_indikator(
    django_assert_max_num_queries,
):
    s = susun()
    with django_assert_max_num_queries(120) as awal:
        periksa(s.kecamatan, 2025)
    for i in range(5):
        ukuran = buat_indikator(s.kecamatan, nama=f"Ukuran {i}", formulasi="x / y")
        buat_tempat(s.sasaran, ukuran, target={2025: "70"})
        Analisis.objects.create(indikator=ukuran, tahun=2025, pendorong="Baik.")
    buat_pagu(buat_program(f"Program {i}", kode=f"7.01.1{i}"), "5", s.kecamatan)
    with django_assert_max_num_queries(len(awal)):
        periksa(s.kecamatan, 2025)

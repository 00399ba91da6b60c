"""The report's tree from small data: nothing, one, many; true sentences or none."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.models import JenjangSkala, Pembanding, RealisasiAnggaran, Skala
from capaian.pengukuran import TanpaSkala
from capaian.pilihan import (
    Bentuk,
    JenisPembanding,
    JenisSkala,
    TingkatPembanding,
)
from dokumen.html import halaman, potongan
from dokumen.pohon import Bab, Gambar, Subbab, TandaTangan
from dokumen.telusur import polos, semua_sel, semua_tabel, semua_teks, telusuri
from iku.models import Acuan, DukunganProgram, Renstra, Target
from kecamatan.models import MasaJabatan, Pejabat
from laporan.models import Lkjip, Narasi
from laporan.susun import TanpaPerjanjian, susun_lkjip
from sakip.angka import baca

from ..pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pagu,
    buat_pk,
    buat_program,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _skala(db):
    skala = Skala.objects.create(
        kode="UJI",
        jenis=JenisSkala.CAPAIAN,
        nama="Skala",
        sumber="Permendagri",
        mulai=2017,
    )
    for i, (nama, warna, batas) in enumerate(
        [
            ("Sangat Tinggi", "biru muda", 91),
            ("Tinggi", "hijau", 76),
            ("Rendah", "merah", None),
        ]
    ):
        JenjangSkala.objects.create(
            skala=skala, urutan=i, kode=nama, nama=nama, warna=warna, batas=batas
        )


def teks(dokumen) -> str:
    return "\n".join(semua_teks(dokumen))


def analisis(dokumen) -> str:
    """The words of Bab III in one line, as they are read."""
    bab = [b for b in dokumen.bagian if isinstance(b, Bab)][2]
    html = re.sub(r"</?(strong|em|a|b|span)\b[^>]*>", "", potongan(dokumen, bab))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sel_tabel(dokumen, judul: str) -> list[list[str]]:
    """The rows of the table with this title, as printed."""
    (tabel,) = (t for t in semua_tabel(dokumen) if t.judul.startswith(judul))
    return [
        [s.predikat.nama if s.predikat else polos(s.isi) for s in baris.sel]
        for baris in tabel.baris
    ]


def test_tanpa_perjanjian_tidak_ada_laporan(pakusari):
    with pytest.raises(TanpaPerjanjian, match="Kecamatan Pakusari .* tahun 2025"):
        susun_lkjip(pakusari, 2025)


def test_tanpa_skala_disebut_dengan_jalan_keluarnya(pakusari):
    Skala.objects.all().delete()
    buat_butir_pk()
    with pytest.raises(TanpaSkala, match="muat_contoh"):
        susun_lkjip(pakusari, 2025)


def test_pk_tanpa_isi_tetap_menjadi_laporan_utuh(pakusari):
    buat_pk()
    dokumen = susun_lkjip(pakusari, 2025)
    assert [b.nomor for b in dokumen.bagian if isinstance(b, Bab)] == [
        "I",
        "II",
        "III",
        "IV",
    ]
    assert "Belum ada indikator yang diperjanjikan" in teks(dokumen)
    assert "Anggaran tahun ini belum dicatat" in teks(dokumen)


def test_pk_tanpa_realisasi_mencetak_kata_bukan_nol(pakusari):
    buat_butir_pk()
    dokumen = susun_lkjip(pakusari, 2025)
    (baris,) = sel_tabel(dokumen, "Capaian Kinerja Tahun 2025")
    assert baris[5:8] == [
        "belum dilaporkan",
        "belum dapat dihitung",
        "belum dapat dinilai",
    ]
    assert baris[8:11] == ["tidak tersedia data"] * 3
    assert "realisasinya belum dilaporkan" in analisis(dokumen)
    assert not re.search(r"\bNone\b|\bnan\b|\{\{|Decimal\(", halaman(dokumen))


def test_nol_yang_dilaporkan_dicetak_sebagai_nol(pakusari):
    butir = buat_butir_pk()
    buat_realisasi(butir.indikator, "0")
    (baris,) = sel_tabel(susun_lkjip(pakusari, 2025), "Capaian Kinerja Tahun 2025")
    assert baris[5:8] == ["0", "0,00", "Rendah"]


def test_alasan_data_kosong_dicetak(pakusari):
    butir = buat_butir_pk()
    buat_realisasi(
        butir.indikator, None, bentuk=Bentuk.KOSONG, alasan_kosong="survei ditunda"
    )
    dokumen = susun_lkjip(pakusari, 2025)
    (baris,) = sel_tabel(dokumen, "Capaian Kinerja Tahun 2025")
    assert baris[5] == "survei ditunda"
    assert "realisasinya tidak tersedia (survei ditunda)" in analisis(dokumen)


def test_analisis_menyebut_angka_yang_benar(pakusari):
    tempat = buat_tempat(target={2029: "94"})
    buat_butir_pk(tempat=tempat)
    for tahun, nilai in ((2023, "88"), (2024, "87.25"), (2025, "84.03")):
        buat_realisasi(tempat.indikator, nilai, tahun)
    isi = analisis(susun_lkjip(pakusari, 2025))
    assert "Target tahun 2025 sebesar 89 dan terealisasi 84,03" in isi
    assert "persentase capaian 94,42 %" in isi
    assert "target tidak tercapai dengan kriteria capaian Sangat Tinggi" in isi
    assert "Dibandingkan tahun 2024 sebesar 87,25, realisasi tahun 2025 turun" in isi
    assert "Dari tahun 2023 sampai dengan 2025 realisasi terus turun" in isi
    assert "mencapai 89,39 % dari target akhir periode Renstra (tahun 2029)" in isi
    assert "Tidak tersedia pembanding nasional maupun regional" in isi


def test_realisasi_pendahulu_disebut_dan_tidak_dibandingkan(pakusari):
    lama = buat_indikator(nama="Persentase Indikator Program")
    baru = buat_indikator(nama="Persentase Capaian Program", pendahulu=lama)
    buat_butir_pk(tempat=buat_tempat(indikator=baru))
    buat_realisasi(lama, "89.48", 2024)
    buat_realisasi(baru, "94", 2025)
    dokumen = susun_lkjip(pakusari, 2025)
    (baris,) = sel_tabel(dokumen, "Capaian Kinerja Tahun 2025")
    assert baris[10] == "89,48*"
    assert "* Realisasi indikator pendahulu “Persentase Indikator Program”" in teks(
        dokumen
    )
    assert "Dibandingkan tahun 2024" not in analisis(dokumen)
    assert "tahun 2024 89,48 (cara perhitungannya berbeda" in analisis(dokumen)


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [("71", "telah melampaui"), ("84.03", "sama dengan"), ("90", "belum mencapai")],
)
def test_pembanding_dinilai_menurut_angkanya(pakusari, nilai, kata):
    acuan = Acuan.objects.create(kabupaten=pakusari.kabupaten, kode="IKM", nama="IKM")
    butir = buat_butir_pk(tempat=buat_tempat(indikator=buat_indikator(acuan=acuan)))
    buat_realisasi(butir.indikator)
    Pembanding.objects.create(
        acuan=acuan,
        tahun=2025,
        tingkat=TingkatPembanding.NASIONAL,
        jenis=JenisPembanding.TARGET,
        nilai=Decimal(nilai),
        sumber="Renstra Kementerian",
    )
    assert f"Realisasi sebesar 84,03 {kata} angka itu" in analisis(
        susun_lkjip(pakusari, 2025)
    )


def test_sebab_hanya_yang_ditulis_orang(pakusari):
    butir = buat_butir_pk()
    sasaran = butir.butir_renstra.sasaran
    kosong = analisis(susun_lkjip(pakusari, 2025))
    assert "pendorong" not in kosong
    assert "penghambat" not in kosong
    Narasi.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        bagian="pendorong",
        sasaran=sasaran,
        isi="- kerja sama desa",
    )
    ditulis = analisis(susun_lkjip(pakusari, 2025))
    assert (
        "Faktor pendorong ketercapaian Sasaran 1.1: kerja sama desa"
        in ditulis.replace(":", ": ").replace("  ", " ")
    )


def test_target_predikat_saja_dinilai_dengan_kata(pakusari):
    buat_butir_pk(nilai=None, predikat="B")
    dokumen = susun_lkjip(pakusari, 2025)
    (baris,) = sel_tabel(dokumen, "Capaian Kinerja Tahun 2025")
    assert baris[4] == "B"
    assert "belum dapat dinilai" in teks(dokumen)


def test_program_bersama_dihitung_satu_kali_dan_dijelaskan(pakusari):
    pk = buat_pk()
    satu, dua = buat_butir_pk(pk), buat_butir_pk(pk)
    program = buat_program("PROGRAM PELAYANAN DAN PEMERINTAHAN")
    for butir in (satu, dua):
        DukunganProgram.objects.create(
            sasaran=butir.butir_renstra.sasaran, nomenklatur=program
        )
    buat_pagu(program, "1000000")
    RealisasiAnggaran.objects.create(
        kecamatan=pakusari, tahun=2025, nomenklatur=program, jumlah=Decimal("750000")
    )
    dokumen = susun_lkjip(pakusari, 2025)
    jumlah = sel_tabel(dokumen, "Perhitungan Efisiensi")[-1]
    assert jumlah[:4] == ["Jumlah", "1.000.000,00", "750.000,00", "75,00"]
    assert (
        "Program Pelayanan dan Pemerintahan mendukung lebih dari satu sasaran"
        in teks(dokumen)
    )


def test_dua_pk_satu_renstra_tidak_mengulang_kontribusi(pakusari):
    tempat = buat_tempat()
    buat_butir_pk(buat_pk(tempat.renstra), tempat)
    buat_butir_pk(buat_pk(tempat.renstra, perubahan_ke=1), tempat, nilai="85")
    dokumen = susun_lkjip(pakusari, 2025)
    kontribusi = [t for t in semua_tabel(dokumen) if t.judul.startswith("Kontribusi")]
    assert len(kontribusi) == 1
    assert f"sama dengan yang disajikan dalam Tabel {kontribusi[0].nomor}" in analisis(
        dokumen
    )


def test_penanda_tangan_yang_belum_ada_ditulis_dengan_kata(pakusari):
    buat_butir_pk()
    dokumen = susun_lkjip(pakusari, 2025)
    (ttd,) = (s for s in telusuri(dokumen.bagian[0]) if isinstance(s, TandaTangan))
    assert ttd.pihak[0].nama == "(penanda tangan belum ditetapkan)"
    assert ttd.tanggal == "tanggal belum ditetapkan"


def test_penanda_tangan_dari_laporan(pakusari):
    buat_butir_pk()
    orang = Pejabat.objects.create(
        kabupaten=pakusari.kabupaten, nama="Rifendi, S.IP", nip="197011091997041001"
    )
    masa = MasaJabatan.objects.create(
        pejabat=orang,
        kecamatan=pakusari,
        jabatan="camat",
        sebutan="Plt. Camat Pakusari",
        status="plt",
    )
    Lkjip.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        tempat="Pakusari",
        tanggal=date(2026, 2, 19),
        penanda_tangan=masa,
    )
    dokumen = susun_lkjip(pakusari, 2025)
    (ttd,) = (s for s in telusuri(dokumen.bagian[0]) if isinstance(s, TandaTangan))
    assert (ttd.tempat, ttd.tanggal) == ("Pakusari", "19 Februari 2026")
    assert ttd.pihak[0].jabatan == "Plt. Camat Pakusari"
    assert ttd.pihak[0].nip == "19701109 199704 1 001"
    assert dokumen.tanggal == "2026-02-19"


def test_narasi_tidak_dapat_membawa_html(pakusari):
    buat_butir_pk()
    Narasi.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        bagian="isu_strategis",
        isi="<script>alert(1)</script> & <img src=x>",
    )
    html = halaman(susun_lkjip(pakusari, 2025))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_kecamatan_lain_tidak_ikut_tercetak(pakusari, panti):
    buat_butir_pk()
    lain = buat_renstra(panti)
    buat_butir_pk(tempat=buat_tempat(buat_sasaran(lain, "Sasaran milik Panti")))
    dokumen = susun_lkjip(pakusari, 2025)
    assert "Panti" not in teks(dokumen)


def _banyak_pertanyaan(kecamatan) -> int:
    with CaptureQueriesContext(
        connection,
    ) as catatan:
        susun_lkjip(kecamatan, 2025)
    return len(catatan)


def _indikator_dengan_isi(pk, renstra):
    sasaran = buat_sasaran(renstra)
    tempat = buat_tempat(sasaran, target={2025: "80", 2029: "90"})
    butir = buat_butir_pk(pk, tempat)
    for tahun in (2024, 2025):
        buat_realisasi(butir.indikator, "80", tahun)
    program = buat_program()
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    kegiatan = buat_program(induk=program)
    buat_pagu(kegiatan)
    milik = buat_indikator(renstra.kecamatan)
    tempat_program = renstra.indikator_renstra.create(
        indikator=milik, nomenklatur=kegiatan
    )
    Target.objects.create(butir=tempat_program, tahun=2025, nilai=1)
    Narasi.objects.create(
        kecamatan=renstra.kecamatan,
        tahun=2025,
        bagian="pendorong",
        sasaran=sasaran,
        isi="x",
    )


def test_banyaknya_pertanyaan_tetap(pakusari):
    renstra: Renstra = buat_renstra()
    pk = buat_pk(renstra)
    _indikator_dengan_isi(pk, renstra)
    satu = _banyak_pertanyaan(pakusari)
    for _ in range(6):
        _indikator_dengan_isi(pk, renstra)
    assert _banyak_pertanyaan(pakusari) == satu


def test_tiap_angka_dalam_sel_sama_dengan_nilainya(pakusari):
    renstra = buat_renstra()
    _indikator_dengan_isi(buat_pk(renstra), renstra)
    diperiksa = 0
    for s in semua_sel(susun_lkjip(pakusari, 2025)):
        if s.sel.nilai is not None:
            angka = polos(s.sel.isi).removesuffix("*").split("\n")[0]
            angka = angka.partition(" (")[2].rstrip(")") or angka
            assert baca(angka.removesuffix(" indeks")) == s.sel.nilai
            diperiksa += 1
    assert diperiksa > 20


def test_gambar_berkata_untuk_yang_tidak_melihat(pakusari):
    butir = buat_butir_pk()
    buat_realisasi(butir.indikator)
    (gambar,) = (
        s for s in telusuri(susun_lkjip(pakusari, 2025)) if isinstance(s, Gambar)
    )
    assert "94,42 %" in gambar.alternatif
    assert gambar.nomor == "3.1"


def test_bab_dan_judulnya_menurut_peraturan(pakusari):
    """Bab I-IV and their headings (PermenPANRB 53/2014; LKjIP Pakusari 2025)."""
    buat_butir_pk()
    bab = [b for b in susun_lkjip(pakusari, 2025).bagian if isinstance(b, Bab)]
    judul = [[s.judul for s in b.isi if isinstance(s, Subbab)] for b in bab]
    assert [b.judul for b in bab] == [
        "Pendahuluan",
        "Perencanaan Kinerja",
        "Akuntabilitas Kinerja",
        "Penutup",
    ]
    assert judul[0][4:] == ["Isu Strategis", "Tindak Lanjut Hasil Evaluasi SAKIP"]
    assert judul[1][:2] == ["Rencana Strategis", "Indikator Kinerja Utama (IKU)"]
    assert judul[2][-1] == "Akuntabilitas Keuangan"
    assert judul[3] == ["Kesimpulan", "Langkah Perbaikan Kinerja"]

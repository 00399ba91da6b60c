"""Enumerations of the room `laporan`: what is told."""

from django.db.models import TextChoices


class Susunan(TextChoices):
    """The arrangement of a report: the same tree, other order and tables."""

    LENGKAP = "lengkap", "Lengkap (PermenPANRB 53/2014)"
    RINGKAS_2020 = "ringkas_2020", "Ringkas (susunan tahun 2020)"


class Rincian(TextChoices):
    PENDIDIKAN = "pendidikan", "Pendidikan"
    KELAMIN = "kelamin", "Jenis kelamin"


class Bagian(TextChoices):
    """Parts of a report that people write; figures are never typed in them."""

    KATA_PENGANTAR = "kata_pengantar", "Kata Pengantar"
    IKHTISAR_PENGANTAR = "ikhtisar_pengantar", "Ikhtisar: pengantar"
    IKHTISAR_TANTANGAN = "ikhtisar_tantangan", "Ikhtisar: tantangan dan langkah"
    LATAR_BELAKANG = "latar_belakang", "Latar Belakang"
    TUJUAN_LAPORAN = "tujuan_laporan", "Maksud dan Tujuan"
    KEDUDUKAN = "kedudukan", "Kedudukan"
    TUGAS = "tugas", "Tugas"
    FUNGSI = "fungsi", "Fungsi"
    ORGANISASI = "organisasi", "Susunan Organisasi"
    SDM = "sdm", "Sumber Daya Manusia"
    SARANA = "sarana", "Sarana dan Prasarana"
    ISU_STRATEGIS = "isu_strategis", "Isu Strategis"
    RENSTRA = "renstra", "Rencana Strategis"
    RKT = "rkt", "Rencana Kinerja Tahunan"
    IKU = "iku", "Indikator Kinerja Utama"
    PERJANJIAN = "perjanjian", "Perjanjian Kinerja"
    PERUBAHAN_PK = "perubahan_pk", "Alasan perubahan Perjanjian Kinerja"
    PROGRAM = "program", "Program, Kegiatan, dan Sub Kegiatan"
    PENGUKURAN = "pengukuran", "Kerangka Pengukuran"
    DASAR_PELAPORAN = "dasar_pelaporan", "Dasar pelaporan dua Perjanjian Kinerja"
    PENDORONG = "pendorong", "Faktor pendorong"
    PENGHAMBAT = "penghambat", "Faktor penghambat"
    TANTANGAN = "tantangan", "Tantangan dan perbaikan"
    EFISIENSI = "efisiensi", "Sumber efisiensi"
    KEGIATAN = "kegiatan", "Keterangan pelaksanaan kegiatan"
    KEUANGAN = "keuangan", "Akuntabilitas Keuangan"
    PENGHARGAAN = "penghargaan", "Penghargaan"
    KESIMPULAN = "kesimpulan", "Kesimpulan"
    HAMBATAN = "hambatan", "Hambatan"
    FAKTOR_KUNCI = "faktor_kunci", "Faktor kunci keberhasilan"
    LANGKAH_PERBAIKAN = "langkah_perbaikan", "Langkah Perbaikan Kinerja"


class TindakanNaskah(TextChoices):
    """What people do with a section of the report."""

    TULIS = "tulis", "Tulis"
    TUGASKAN = "tugaskan", "Tunjuk penulis"
    KOMENTARI = "komentari", "Beri komentar"

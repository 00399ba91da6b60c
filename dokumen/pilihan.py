"""Enumerations of the room `dokumen`."""

from django.db.models import TextChoices


class JenisDokumen(TextChoices):
    SK_IKU = "sk-iku", "Keputusan Indikator Kinerja Utama"
    PK = "pk", "Perjanjian Kinerja"
    LKJIP = "lkjip", "Laporan Kinerja"
    LHE = "lhe", "Laporan Hasil Evaluasi"
    REVIU = "reviu", "Hasil Reviu Laporan Kinerja"


class StatusDokumen(TextChoices):
    DRAF = "draf", "Draf"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DISAMPAIKAN = "disampaikan", "Disampaikan"
    TERBIT = "terbit", "Terbit"


class StatusPekerjaan(TextChoices):
    ANTRE = "antre", "Menunggu giliran"
    JALAN = "jalan", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"


class FormatCetak(TextChoices):
    """What is made of a document; the value is the suffix of the file."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"


class Aturan(TextChoices):
    """The rules of consistency of a report (`laporan.periksa`). Those that a printed
    document can break tie the evidence of the example documents to them; the others
    are about what is stored.
    """

    TARGET_BEDA = "target-beda", "Target berbeda dari Perjanjian Kinerja"
    TARGET_RENSTRA = "target-renstra", "Target PK berbeda dari Renstra"
    REALISASI_BEDA = "realisasi-beda", "Beberapa nilai realisasi untuk satu fakta"
    REALISASI_SERAPAN = "realisasi-serapan", "Realisasi sama dengan serapan anggaran"
    CAPAIAN_SALAH = "capaian-salah", "Persentase tidak sesuai rumus"
    PREDIKAT_BEDA = "predikat-beda", "Predikat tidak sesuai skala"
    PEMBULATAN = "pembulatan", "Dipotong atau dibulatkan lebih kasar"
    JUMLAH_SALAH = "jumlah-salah", "Jumlah tidak sama dengan rinciannya"
    SERAPAN_SALAH = "serapan-salah", "Serapan tidak sesuai rumus"
    PAGU_BEDA = "pagu-beda", "Pagu berbeda dari dokumen anggaran"
    SELISIH_SALAH = "selisih-salah", "Bertambah/berkurang tidak sesuai rumus"
    HITUNGAN_KATA = "hitungan-kata", "Jumlah dalam kalimat tidak sesuai tabel"
    KLAIM_KATA = "klaim-kata", "Kalimat bertentangan dengan tabel"
    TAHUN_LAIN = "tahun-lain", "Tahun laporan lain"
    KECAMATAN_LAIN = "kecamatan-lain", "Nama kecamatan lain"
    IDENTITAS_BEDA = "identitas-beda", "Nama atau NIP tertulis berbeda"
    NOMOR_BEDA = "nomor-beda", "Nomor surat tertulis berbeda"
    KODE_SALAH = "kode-salah", "Kode atau nomor urut tidak sesuai nomenklatur"
    RUMUS_SALAH = "rumus-salah", "Rumus indikator tidak sesuai indikatornya"
    REGULASI_SALAH = "regulasi-salah", "Kutipan peraturan tidak tepat"
    SKALA_BEDA = "skala-beda", "Skala penilaian berbeda dari sumbernya"
    RUMUSAN_BEDA = "rumusan-beda", "Rumusan tujuan, sasaran, atau indikator berbeda"
    TIDAK_LENGKAP = "tidak-lengkap", "Bagian yang seharusnya ada tidak terisi"

    TARGET_GANDA = "target-ganda", "Lebih dari satu target untuk satu indikator"
    INDIKATOR_HILANG = "indikator-hilang", "Indikator tidak ada di dokumen lain"
    NILAI_SERAGAM = "nilai-seragam", "Semua realisasi sama dengan targetnya"
    SERAPAN_LEBIH = "serapan-lebih", "Realisasi anggaran melebihi pagu"
    TAHAP_ANGGARAN = "tahap-anggaran", "Tahap anggaran tidak berurutan"
    ANGKA_KATA = "angka-kata", "Angka dalam tulisan berbeda dari data"
    TREN_KATA = "tren-kata", "Kata naik atau turun bertentangan dengan data"
    SISA_TEMPLAT = "sisa-templat", "Sisa teks contoh belum diganti"
    MASA_JABATAN = "masa-jabatan", "Pejabat tidak menjabat pada tanggal itu"
    NIP_SALAH = "nip-salah", "NIP tidak mungkin benar"
    TANPA_FORMULA = "tanpa-formula", "Indikator tanpa formula"
    TANPA_PENANGGUNG = "tanpa-penanggung", "Indikator tanpa penanggung jawab"
    TANPA_BUKTI = "tanpa-bukti", "Realisasi tanpa bukti"
    TANPA_ANALISIS = "tanpa-analisis", "Target tidak tercapai tanpa penjelasan"
    TANPA_PEMBANDING = "tanpa-pembanding", "Indikator tanpa pembanding"
    TANPA_TINDAKAN = "tanpa-tindakan", "Rekomendasi tanpa tindak lanjut"

"""Enumerations of the room `iku`: what was promised."""

from django.db.models import TextChoices


class JenisButirRpjmd(TextChoices):
    MISI = "misi", "Misi"
    TUJUAN = "tujuan", "Tujuan"
    SASARAN = "sasaran", "Sasaran"


class Kelompok(TextChoices):
    """How decrees of 2023 and 2025 divide tujuan and sasaran."""

    RUTIN = "rutin", "Rutin"
    NON_RUTIN = "non_rutin", "Non rutin"


class Arah(TextChoices):
    """Which way is better; there is no default (aturan: PermenPANRB 53/2014)."""

    NAIK = "naik", "Makin tinggi makin baik"
    TURUN = "turun", "Makin rendah makin baik"


class Agregasi(TextChoices):
    """How the year's figure comes from the quarters."""

    JUMLAH = "jumlah", "Dijumlahkan"
    TERAKHIR = "terakhir", "Nilai triwulan terakhir"
    RATA_RATA = "rata_rata", "Rata-rata triwulan"


class Frekuensi(TextChoices):
    TRIWULAN = "triwulan", "Triwulanan"
    SEMESTER = "semester", "Semesteran"
    TAHUNAN = "tahunan", "Tahunan"


# The quarters by number: in Roman numerals, and as they stand within a sentence.
ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}
TRIWULAN = {n: f"triwulan {angka}" for n, angka in ROMAWI.items()}


class Cara(TextChoices):
    """Where the figure of an indicator comes from."""

    LANGSUNG = "langsung", "Diisi langsung"
    RUMUS = "rumus", "Rumus dari komponen"
    SKM = "skm", "Survei Kepuasan Masyarakat"
    IPP = "ipp", "Indeks Pelayanan Publik"
    SAKIP = "sakip", "Hasil evaluasi SAKIP"
    PROG_TERCAPAI = "prog_tercapai", "Persentase indikator program tercapai"
    SERAPAN = "serapan", "Serapan anggaran program"


class TingkatNomenklatur(TextChoices):
    KELOMPOK = "kelompok", "Kelompok belanja"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


class JenisIndikator(TextChoices):
    HASIL = "hasil", "Hasil"
    KELUARAN = "keluaran", "Keluaran"
    MASUKAN = "masukan", "Masukan"


class SumberTarget(TextChoices):
    RENSTRA = "renstra", "Renstra"
    RENJA = "renja", "Renja / RKT"


class LetakSk(TextChoices):
    UTAMA = "utama", "Indikator Kinerja Utama"
    LAINNYA = "lainnya", "Indikator kinerja lainnya"
    LUAR_TABEL = "luar_tabel", "Di luar tabel"


class BentukSk(TextChoices):
    """Which columns a decree used."""

    GABUNG = "gabung", "Formulasi dan penjelasan satu kolom"
    PISAH = "pisah", "Formulasi dan definisi operasional terpisah"
    FORMULA_SAJA = "formula_saja", "Formulasi saja"
    SASARAN = "sasaran", "Tanpa nomor, menurut sasaran strategis"


class StatusSk(TextChoices):
    """draf → ditetapkan; a change is a decree of its own."""

    DRAF = "draf", "Draf"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class Asal(TextChoices):
    """Whether the system made the agreement or took it from paper."""

    SISTEM = "sistem", "Disusun dalam sistem"
    TRANSKRIPSI = "transkripsi", "Disalin dari dokumen"


class StatusPk(TextChoices):
    """draf → diajukan → ditetapkan, or dikembalikan to be mended."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class JenisAnggaran(TextChoices):
    RENCANA = "rencana", "Rencana"
    MURNI = "murni", "Murni"
    PERGESERAN = "pergeseran", "Pergeseran"
    PERUBAHAN = "perubahan", "Perubahan"


class JenisBelanja(TextChoices):
    OPERASI = "operasi", "Belanja Operasi"
    MODAL = "modal", "Belanja Modal"
    PEGAWAI = "pegawai", "Belanja Pegawai"
    BARANG_JASA = "barang_jasa", "Belanja Barang dan Jasa"
    TIDAK_LANGSUNG = "tidak_langsung", "Belanja Tidak Langsung"
    LANGSUNG = "langsung", "Belanja Langsung"

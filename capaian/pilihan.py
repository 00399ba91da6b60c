"""Enumerations of the room `capaian`: what was achieved."""

from django.db.models import TextChoices


class JenisSkala(TextChoices):
    CAPAIAN = "capaian", "Capaian kinerja"
    SAKIP = "sakip", "Nilai SAKIP"
    IKM = "ikm", "Indeks Kepuasan Masyarakat"
    IPP = "ipp", "Indeks Pelayanan Publik"


class AturanEfisiensi(TextChoices):
    """When a sasaran counts as efficient."""

    TERCAPAI = "tercapai", "Capaian paling sedikit 100 % dan melebihi serapan"
    BANDING = "banding", "Capaian paling sedikit sama dengan serapan"


class Bentuk(TextChoices):
    """Nothing, zero and not-yet are three things."""

    LANGSUNG = "langsung", "Nilai"
    VARIABEL = "variabel", "Dihitung dari komponen"
    KOSONG = "kosong", "Tidak tersedia data"


class AsalRealisasi(TextChoices):
    ENTRI = "entri", "Diisi petugas"
    SISTEM = "sistem", "Dihitung sistem"
    ESUKMA = "esukma", "e-SUKMA"
    ORGANISASI = "organisasi", "Penetapan Bagian Organisasi"
    DOKUMEN = "dokumen", "Disalin dari dokumen"


class StatusRealisasi(TextChoices):
    DRAF = "draf", "Draf"
    TERKUNCI = "terkunci", "Terkunci"


class TingkatPembanding(TextChoices):
    NASIONAL = "nasional", "Nasional"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"


class JenisPembanding(TextChoices):
    TARGET = "target", "Target"
    REALISASI = "realisasi", "Realisasi"


class StatusTriwulan(TextChoices):
    """Where a quarter of a kecamatan stands. draf → diajukan → disetujui (camat) →
    diverifikasi (Bagian Organisasi) → terkunci; dikembalikan to be mended."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan kepada Camat"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui Camat"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi Bagian Organisasi"
    TERKUNCI = "terkunci", "Terkunci"

    @property
    def kata(self) -> str:
        """As it stands within a sentence: the camat keeps his capital."""
        return self.label[:1].lower() + self.label[1:]


class TindakanTriwulan(TextChoices):
    """The official acts on a quarter, as its buttons name them."""

    AJUKAN = "ajukan", "Kirim kepada Camat"
    TARIK = "tarik", "Tarik kembali"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Kembalikan untuk diperbaiki"
    VERIFIKASI = "verifikasi", "Verifikasi"
    KUNCI = "kunci", "Kunci"
    MINTA_BUKA = "minta_buka", "Minta dibuka"
    BUKA = "buka", "Buka sementara"


class JenisLayananIpp(TextChoices):
    """Which services an instrument of the IPP is for."""

    TATAP_MUKA = "A", "Jenis A (luring atau tatap muka)"
    DARING = "B", "Jenis B (daring)"


class CaraF02(TextChoices):
    """How the indicators of an aspect become its value."""

    BERBOBOT = "berbobot", "Bobot tiap indikator"
    RATA = "rata", "Rata-rata indikator dalam aspek"


class CaraF03(TextChoices):
    """How the answers of the public become the value of F-03."""

    ASPEK = "aspek", "Rata-rata dari rata-rata aspek"
    SEMUA = "semua", "Rata-rata semua jawaban"


class KurangResponden(TextChoices):
    """What F-03 is worth below the smallest number of respondents."""

    NOL = "nol", "F-03 dihitung 0"
    ABAIKAN = "abaikan", "F-03 tidak dihitung; IPP sama dengan F-02"


class StatusIpp(TextChoices):
    """draf → diajukan → ditetapkan, or dikembalikan to be mended."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class JalurF03(TextChoices):
    """How an answer of the public came in."""

    PUBLIK = "publik", "Halaman publik"
    TANGAN = "tangan", "Disalin dari kertas"
    LEMBAR = "lembar", "Impor Excel"


class PeriodeSurvei(TextChoices):
    """Which part of its year a survey speaks of (PermenPANRB 14/2017: at least once
    a year)."""

    TAHUN = "tahun", "Setahun"
    SEMESTER_1 = "s1", "Semester I"
    SEMESTER_2 = "s2", "Semester II"
    TRIWULAN_1 = "tw1", "Triwulan I"
    TRIWULAN_2 = "tw2", "Triwulan II"
    TRIWULAN_3 = "tw3", "Triwulan III"
    TRIWULAN_4 = "tw4", "Triwulan IV"


class AsalSurvei(TextChoices):
    """Where the figures of a survey come from: answers, or figures that somebody
    else has already added up."""

    JAWABAN = "jawaban", "Jawaban responden di sini"
    ESUKMA = "esukma", "Rekap e-SUKMA"
    DOKUMEN = "dokumen", "Rekap dari dokumen"


class StatusSurvei(TextChoices):
    DRAF = "draf", "Draf"
    TERBUKA = "terbuka", "Terbuka"
    DITUTUP = "ditutup", "Ditutup"
    DITERBITKAN = "diterbitkan", "Diterbitkan"


class CaraIsi(TextChoices):
    """How an answer came in."""

    KERTAS = "kertas", "Kuesioner kertas"
    DARING = "daring", "Formulir daring"


class JenisKelamin(TextChoices):
    LAKI = "l", "Laki-laki"
    PEREMPUAN = "p", "Perempuan"


class Pendidikan(TextChoices):
    """Levels as the questionnaire of PermenPANRB 14/2017 has them."""

    SD = "sd", "SD atau di bawahnya"
    SMP = "smp", "SMP"
    SMA = "sma", "SMA atau SMK"
    DIPLOMA = "diploma", "D1 sampai D3"
    SARJANA = "s1", "D4 atau S1"
    PASCASARJANA = "s2", "S2 ke atas"


class Pekerjaan(TextChoices):
    """Occupations as the questionnaire of PermenPANRB 14/2017 has them."""

    ASN = "asn", "PNS, TNI, atau Polri"
    SWASTA = "swasta", "Pegawai swasta"
    WIRAUSAHA = "wirausaha", "Wirausaha"
    TANI = "tani", "Petani, nelayan, atau buruh"
    PELAJAR = "pelajar", "Pelajar atau mahasiswa"
    LAIN = "lain", "Lainnya"


class StatusKeputusan(TextChoices):
    """How far a decision of an evaluation meeting was carried out."""

    BELUM = "belum", "Belum dikerjakan"
    PROSES = "proses", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"

"""Enumerations of the room `evaluasi`: how it was judged."""

from django.db.models import TextChoices


class JenisRekomendasi(TextChoices):
    CATATAN = "catatan", "Catatan"
    REKOMENDASI = "rekomendasi", "Rekomendasi"


class StatusTindakLanjut(TextChoices):
    BELUM = "belum", "Belum selesai"
    SELESAI = "selesai", "Selesai"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditindaklanjuti"


class JenisSub(TextChoices):
    KEBERADAAN = "keberadaan", "Keberadaan"
    KUALITAS = "kualitas", "Kualitas"
    PEMANFAATAN = "pemanfaatan", "Pemanfaatan"


class SkalaJawaban(TextChoices):
    """With which answers a criterion is answered."""

    YA_TIDAK = "ya_tidak", "Ya atau tidak"
    A_D = "a_d", "A sampai D"


class TugasTim(TextChoices):
    """What a person does in an evaluation team."""

    ANGGOTA = "anggota", "Anggota tim"
    PENJAMIN_MUTU = "penjamin_mutu", "Penjamin mutu"


class StatusEvaluasi(TextChoices):
    """mandiri → penilaian → penjaminan → tanggapan → pembahasan → lhe → terbit."""

    MANDIRI = "mandiri", "Penilaian mandiri"
    PENILAIAN = "penilaian", "Penilaian tim"
    PENJAMINAN = "penjaminan", "Penjaminan mutu"
    TANGGAPAN = "tanggapan", "Tanggapan kecamatan"
    PEMBAHASAN = "pembahasan", "Pembahasan tanggapan"
    LHE = "lhe", "Penyusunan LHE"
    TERBIT = "terbit", "LHE terbit"


class TindakanLke(TextChoices):
    """The official acts on an evaluation, as its buttons name them."""

    KIRIM_MANDIRI = "kirim_mandiri", "Kirim penilaian mandiri"
    KEMBALIKAN_MANDIRI = "kembalikan_mandiri", "Kembalikan penilaian mandiri"
    AJUKAN_MUTU = "ajukan_mutu", "Ajukan kepada penjamin mutu"
    KEMBALIKAN_NILAI = "kembalikan_nilai", "Kembalikan kepada anggota tim"
    BUKA_TANGGAPAN = "buka_tanggapan", "Sampaikan kepada kecamatan"
    KIRIM_TANGGAPAN = "kirim_tanggapan", "Kirim tanggapan"
    SUSUN_LHE = "susun_lhe", "Susun LHE"
    KEMBALIKAN_LHE = "kembalikan_lhe", "Kembalikan untuk dibahas"
    TERBITKAN = "terbitkan", "Terbitkan LHE"


class JawabanTanggapan(TextChoices):
    TETAP = "tetap", "Nilai tetap"
    DIUBAH = "diubah", "Nilai diubah"


class StatusLhe(TextChoices):
    DRAF = "draf", "Draf"
    TERBIT = "terbit", "Terbit"


class AspekReviu(TextChoices):
    """The three parts of the checklist of a review (PermenPANRB 53/2014)."""

    FORMAT = "format", "Format"
    MEKANISME = "mekanisme", "Mekanisme penyusunan"
    SUBSTANSI = "substansi", "Substansi"


class JawabanReviu(TextChoices):
    YA = "ya", "Ya"
    TIDAK = "tidak", "Tidak"
    TIDAK_BERLAKU = "tb", "Tidak berlaku"


class StatusReviu(TextChoices):
    """draf → diajukan (to the Inspektur) → terbit; returned to draf to be mended."""

    DRAF = "draf", "Sedang direviu"
    DIAJUKAN = "diajukan", "Menunggu Inspektur"
    TERBIT = "terbit", "Terbit"


class TindakanReviuLkjip(TextChoices):
    """The official acts on a review, as its buttons name them."""

    AJUKAN = "ajukan", "Ajukan kepada Inspektur"
    KEMBALIKAN = "kembalikan", "Kembalikan kepada pereviu"
    TERBITKAN = "terbitkan", "Terbitkan pernyataan"

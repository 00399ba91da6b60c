"""Excel in and out of surveys: their frame, a row per respondent, or a summary."""

import re
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from iku.lembar import isian
from iku.lembar.dasar import Jenis, Lembar
from iku.lembar.kolom import Kolom, KolomKecamatan, dari_model

from ..models import (
    InstrumenSkm,
    JawabanSkm,
    NilaiUnsur,
    RespondenSkm,
    Survei,
    UnsurSkm,
)
from .kolom import (
    CONTOH_INSTRUMEN,
    DaftarLayanan,
    KolomInstrumen,
    KolomJawaban,
    KolomSurvei,
    KolomUnsur,
)
from .tindakan import TidakBisa, pastikan_menerima

KUNCI = {
    InstrumenSkm: ("kode",),
    UnsurSkm: ("instrumen", "kode"),
    Survei: ("kecamatan", "tahun", "periode", "instrumen"),
    RespondenSkm: ("survei", "nomor"),
    JawabanSkm: ("responden", "unsur"),
    NilaiUnsur: ("survei", "unsur"),
}
BANYAK = 2_000_000_000
_JUDUL_UNSUR = re.compile(r"[Uu] ?([1-9][0-9]?)")


def _instrumen(kelas=KolomInstrumen, attribute="instrumen"):
    return kelas(
        "Daftar unsur",
        attribute,
        isian.Kode(),
        kunci=True,
        contoh=CONTOH_INSTRUMEN,
        lebar=18,
        petunjuk="Kode daftar unsur, misalnya SKM_9_UNSUR.",
    )


def _tahun(jalan: str = ""):
    return dari_model(Survei, "tahun", jalan=jalan, kunci=True, contoh=2025)


def _periode(jalan: str = ""):
    return dari_model(
        Survei,
        "periode",
        jalan=jalan,
        kunci=True,
        contoh="tw3",
        petunjuk="tahun, s1, s2, tw1, tw2, tw3, atau tw4.",
    )


class LembarSurvei(Lembar):
    nama = "Survei"
    model = Survei

    kecamatan = KolomKecamatan()
    tahun = _tahun()
    periode = _periode()
    instrumen = _instrumen()
    asal = dari_model(
        Survei,
        "asal",
        contoh="jawaban",
        petunjuk="jawaban: dihitung dari lembar Kuesioner. esukma atau dokumen: dari "
        "lembar Rekap unsur.",
    )
    mulai = dari_model(Survei, "mulai", contoh=date(2025, 7, 1))
    selesai = dari_model(Survei, "selesai", contoh=date(2025, 9, 30))
    populasi = Kolom(
        "Populasi", "populasi", isian.Bulat(0, BANYAK), contoh=280, lebar=10
    )
    layanan = Kolom(
        "Jenis layanan",
        "layanan",
        DaftarLayanan(),
        contoh="Legalisasi surat; Perekaman KTP",
        lebar=40,
        petunjuk="Dipisahkan titik koma.",
    )
    responden = Kolom(
        "Jumlah responden",
        "responden",
        isian.Bulat(0, BANYAK),
        petunjuk="Hanya untuk rekap; dari lembar Kuesioner dihitung sendiri.",
    )
    sumber = dari_model(Survei, "sumber")

    def beku(self, objek):
        return _alasan_tertutup(objek) if objek.pk and objek.tertutup else ""

    def siapkan(self, kamus):
        self.dipakai: dict[int, set[str]] = {}
        for baris in kamus.semua(RespondenSkm):
            self.dipakai.setdefault(id(baris.survei), set()).add(baris.layanan)
        for nilai in kamus.semua(NilaiUnsur):
            self.dipakai.setdefault(id(nilai.survei), set())

    def periksa(self, objek, berubah):
        super().periksa(objek, berubah)
        dipakai = self.dipakai.get(id(objek))
        if "asal" in berubah and dipakai is not None:
            raise ValidationError("Asal nilai tidak dapat diubah: survei sudah berisi.")
        if hilang := sorted((dipakai or set()) - {""} - set(objek.layanan)):
            raise ValidationError(
                f"Layanan masih dipakai oleh kuesioner: {', '.join(hilang)}."
            )

    def baris(self, kamus, tahun):
        return [s for s in kamus.semua(Survei) if tahun in (None, s.tahun)]


class LembarKuesioner(Lembar):
    nama = "Kuesioner"
    model = RespondenSkm

    kecamatan = KolomKecamatan("survei__kecamatan")
    tahun = _tahun("survei__tahun")
    periode = _periode("survei__periode")
    survei = _instrumen(KolomSurvei, "survei")
    nomor = Kolom(
        "Nomor", "nomor", isian.Bulat(1, BANYAK), kunci=True, contoh=1, lebar=8
    )
    tanggal = dari_model(RespondenSkm, "tanggal", contoh=date(2025, 8, 12))
    layanan = dari_model(RespondenSkm, "layanan", contoh="Legalisasi surat", lebar=24)
    umur = dari_model(RespondenSkm, "umur", contoh=35)
    jenis_kelamin = dari_model(RespondenSkm, "jenis_kelamin", contoh="p")
    pendidikan = dari_model(RespondenSkm, "pendidikan", contoh="sma")
    pekerjaan = dari_model(RespondenSkm, "pekerjaan", contoh="tani")
    saran = dari_model(RespondenSkm, "saran")
    cara = dari_model(RespondenSkm, "cara", contoh="kertas")

    def kolom_bebas(self, judul):
        cocok = _JUDUL_UNSUR.fullmatch(isian.polos(judul).strip())
        return KolomJawaban(f"U{cocok[1]}") if cocok else None

    def lengkapi(self, isi, bersih):
        kolom = [k.nama for k in self.kolom if isinstance(k, KolomJawaban)]
        self.terjawab = any(bersih.get(nama) is not None for nama in kolom)

    def periksa(self, objek, berubah):
        super().periksa(objek, berubah)
        if objek.pk is None and not self.terjawab:
            raise ValidationError("Isi sedikitnya satu jawaban (U1 dan seterusnya).")

    def beku(self, objek):
        try:
            pastikan_menerima(objek.survei)
        except TidakBisa as galat:
            return str(galat)
        return ""

    def baris(self, kamus, tahun):
        return [r for r in kamus.semua(RespondenSkm) if tahun in (None, r.survei.tahun)]

    def siapkan_ekspor(self, kamus, tahun):
        """Also the columns of the unsur that these surveys ask for."""
        baris = super().siapkan_ekspor(kamus, tahun)
        instrumen = {s.instrumen_id for s in kamus.semua(Survei)}
        milik = [u for u in kamus.semua(UnsurSkm) if u.instrumen_id in instrumen]
        if not milik:
            milik = [
                u for u in kamus.semua(UnsurSkm) if u.instrumen.kode == CONTOH_INSTRUMEN
            ]
        for satu in sorted(milik, key=lambda u: (u.urutan, u.kode)):
            self.kolom_berjudul(satu.kode)
        return baris


class LembarRekap(Lembar):
    nama = "Rekap unsur"
    model = NilaiUnsur

    kecamatan = KolomKecamatan("survei__kecamatan")
    tahun = _tahun("survei__tahun")
    periode = _periode("survei__periode")
    survei = _instrumen(KolomSurvei, "survei")
    unsur = KolomUnsur("Unsur", "unsur", isian.Kode(), kunci=True, contoh="U1", lebar=8)
    nama_unsur = Kolom(
        "Nama unsur", "unsur__nama", isian.Teks(), keterangan=True, lebar=36
    )
    persen_1 = dari_model(NilaiUnsur, "persen_1", contoh=Decimal(0))
    persen_2 = dari_model(NilaiUnsur, "persen_2", contoh=Decimal(5))
    persen_3 = dari_model(NilaiUnsur, "persen_3", contoh=Decimal(80))
    persen_4 = dari_model(NilaiUnsur, "persen_4", contoh=Decimal(15))
    skor = dari_model(
        NilaiUnsur, "skor", petunjuk="Bila sebarannya tidak diketahui: NRR × 25."
    )

    def beku(self, objek):
        if objek.survei.dihitung:
            return "Nilai survei ini dihitung dari kuesioner; rekapnya tidak diimpor."
        return _alasan_tertutup(objek.survei) if objek.survei.tertutup else ""

    def baris(self, kamus, tahun):
        return [n for n in kamus.semua(NilaiUnsur) if tahun in (None, n.survei.tahun)]


def _alasan_tertutup(survei: Survei) -> str:
    status = survei.get_status_display().lower()
    return f"Survei ini berstatus {status}. Buka kembali dahulu bila memang perlu."


SKM = Jenis(
    "skm",
    "Survei Kepuasan Masyarakat",
    "Survei, jawaban tiap responden, dan rekap nilai tiap unsur.",
    (LembarSurvei, LembarKuesioner, LembarRekap),
)

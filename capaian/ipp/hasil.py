"""What an assessment comes to: each aspect of F-02, each question of F-03, the value.

Reads the rows with a fixed number of queries and hands every figure to the pure
functions of `hitung` and `perhitungan`.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from capaian import perhitungan
from capaian.models import (
    AspekIpp,
    AturanIpp,
    JawabanIpp,
    NilaiF03,
    PenilaianIpp,
    PertanyaanIpp,
)
from capaian.perhitungan import Indeks
from capaian.pilihan import StatusIpp
from sakip.angka import tulis

from . import hitung

TANPA_ATURAN = (
    "Belum ada aturan penghitungan IPP yang berlaku untuk tahun ini. Bagian Organisasi "
    "mencatatnya pada halaman IPP kabupaten."
)


@dataclass(frozen=True)
class HasilAspek:
    """One aspect: its answers, and its value (not rounded) from F-01 and from F-02."""

    aspek: AspekIpp
    jawaban: tuple[JawabanIpp, ...]
    f01: Decimal | None
    f02: Decimal | None

    @property
    def tertimbang(self) -> Decimal | None:
        """What it adds to F-02."""
        if self.f02 is None or self.aspek.bobot is None:
            return None
        return self.f02 * self.aspek.bobot / 100

    @property
    def dihitung(self) -> bool:
        return bool(self.aspek.bobot)


@dataclass(frozen=True)
class HasilPertanyaan:
    """One question of F-03; `rata` of all respondents, not rounded."""

    pertanyaan: PertanyaanIpp
    sebaran: dict[int, int]
    rata: Decimal | None

    @property
    def daftar(self) -> list[int]:
        """How many answered 0, 1, … 5."""
        return [self.sebaran.get(skor, 0) for skor in hitung.SKOR]


@dataclass(frozen=True)
class HasilIpp:
    """`f03` from the answers, `f03_dihitung` as the rule counts it (None: left out).
    `ipp` is the determined value where there is one, else the value so far."""

    penilaian: PenilaianIpp
    aturan: AturanIpp | None
    aspek: tuple[HasilAspek, ...]
    f01: Decimal | None
    f02: Decimal | None
    pertanyaan: tuple[HasilPertanyaan, ...]
    responden: int
    f03: Decimal | None
    f03_dihitung: Decimal | None
    ipp: Indeks | None
    alasan: str

    @property
    def uraian(self) -> str:
        """The working: "0,75 × 3,00 + 0,25 × 4,00 = 3,25"."""
        return uraian_ipp(self.f02, self.f03_dihitung, self.ipp and self.ipp.nilai)


def uraian_ipp(f02: Decimal | None, f03: Decimal | None, nilai: Decimal | None) -> str:
    """The working of a value; F-02 alone where F-03 was left out, "" without one."""
    if f02 is None or nilai is None:
        return ""
    if f03 is None:
        return f"F-02 saja = {tulis(nilai, 2)}"
    return f"0,75 × {tulis(f02, 2)} + 0,25 × {tulis(f03, 2)} = {tulis(nilai, 2)}"


def susun_hasil(penilaian: PenilaianIpp) -> HasilIpp:
    """The whole assessment; the number of queries does not depend on its answers."""
    aturan = aturan_untuk(penilaian)
    daftar_aspek = list(penilaian.instrumen.aspek.all())
    jawaban = _per_aspek(
        penilaian.jawaban.select_related("indikator").order_by("indikator__nomor"),
        lambda j: j.indikator.aspek_id,
    )
    cara = aturan.cara_f02 if aturan else "berbobot"
    aspek = _hasil_aspek(daftar_aspek, jawaban, cara)
    pertanyaan, sebaran = _hasil_f03(penilaian, daftar_aspek)
    responden = penilaian.respons.count()
    f02 = _nilai(jawaban, daftar_aspek, "f02", cara)
    f03 = hitung.f03(sebaran, aturan.cara_f03 if aturan else "aspek")
    if aturan is None:
        nilai = hitung.NilaiIpp(None, f03, TANPA_ATURAN)
    else:
        nilai = hitung.nilai_ipp(
            f02, f03, responden, aturan.responden_minimum, aturan.bila_kurang
        )
    return HasilIpp(
        penilaian,
        aturan,
        aspek,
        _nilai(jawaban, daftar_aspek, "f01", cara),
        f02,
        pertanyaan,
        responden,
        f03,
        nilai.f03,
        nilai.indeks,
        nilai.alasan,
    )


def aturan_untuk(penilaian: PenilaianIpp) -> AturanIpp | None:
    """The rule it was determined by; before that, the one in force."""
    if penilaian.status == StatusIpp.DITETAPKAN:
        return penilaian.aturan
    return AturanIpp.objects.berlaku(penilaian.kecamatan.kabupaten, penilaian.tahun)


def _per_aspek(baris, kunci) -> dict[int, list]:
    hasil = defaultdict(list)
    for satu in baris:
        hasil[kunci(satu)].append(satu)
    return hasil


def _bahan(jawaban, daftar_aspek, kolom: str):
    """Scores and weights of the aspects that count, as `perhitungan` takes them."""
    dihitung = [a for a in daftar_aspek if a.bobot]
    skor = {
        a.kode: [_desimal(getattr(j, kolom)) for j in jawaban[a.pk]] for a in dihitung
    }
    bobot = {
        a.kode: (a.bobot, tuple(j.indikator.bobot or 0 for j in jawaban[a.pk]))
        for a in dihitung
    }
    return skor, bobot


def _nilai(jawaban, daftar_aspek, kolom: str, cara: str) -> Decimal | None:
    skor, bobot = _bahan(jawaban, daftar_aspek, kolom)
    if not skor or not all(skor.values()):
        return None
    indeks = perhitungan.f02(skor, cara, bobot)
    return indeks and indeks.nilai


def _hasil_aspek(daftar_aspek, jawaban, cara: str) -> tuple[HasilAspek, ...]:
    nilai = {}
    for kolom in ("f01", "f02"):
        skor, bobot = _bahan(jawaban, daftar_aspek, kolom)
        berisi = {kode: isi for kode, isi in skor.items() if isi}
        nilai[kolom] = perhitungan.nilai_aspek(
            berisi, cara, {kode: bobot[kode] for kode in berisi}
        )
    return tuple(
        HasilAspek(
            a,
            tuple(jawaban[a.pk]),
            nilai["f01"].get(a.kode),
            nilai["f02"].get(a.kode),
        )
        for a in daftar_aspek
    )


def _hasil_f03(penilaian, daftar_aspek):
    """Each question with its answers; and the answers per aspect that has some."""
    hitungan: dict[int, dict[int, int]] = defaultdict(dict)
    for pertanyaan, skor, banyak in (
        NilaiF03.objects.filter(respons__penilaian=penilaian)
        .values_list("pertanyaan", "nilai")
        .annotate(n=Count("pk"))
        .order_by()
    ):
        hitungan[pertanyaan][skor] = banyak
    kode = {a.pk: a.kode for a in daftar_aspek}
    hasil, per_aspek = [], defaultdict(list)
    for satu in PertanyaanIpp.objects.filter(aspek__in=kode).order_by("nomor"):
        sebaran = hitungan[satu.pk]
        hasil.append(HasilPertanyaan(satu, sebaran, hitung.rata_sebaran([sebaran])))
        per_aspek[kode[satu.aspek_id]].append(sebaran)
    return tuple(hasil), per_aspek


def _desimal(skor: int | None) -> Decimal | None:
    return None if skor is None else Decimal(skor)

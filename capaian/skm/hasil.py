"""A satisfaction survey by unsur: the score of each, and the index of all.

Answers are counted and summaries are read here; every figure is reckoned by
`perhitungan_skm`. Many surveys cost as many queries as one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, prefetch_related_objects

from .. import perhitungan, perhitungan_skm
from ..models import JawabanSkm, NilaiUnsur, RespondenSkm, Survei, UnsurSkm
from ..models.responden_skm import NILAI_JAWABAN
from ..perhitungan import Indeks
from ..perhitungan_skm import HasilSkm, Rekap

Cacah = tuple[int, ...]  # how often 1, 2, 3 and 4 were answered


@dataclass(frozen=True)
class BarisUnsur:
    """One unsur; `skor` 25-100 as stated, else from the distribution of answers.
    `cacah` and `rekap` are None where only a summary is known (for `rekap`: without
    the number of its respondents)."""

    nilai: NilaiUnsur
    skor: Decimal | None
    nrr: Decimal | None = None
    tertimbang: Decimal | None = None
    cacah: Cacah | None = None
    rekap: Rekap | None = None

    @property
    def sebaran(self) -> tuple[Decimal | None, ...]:
        """Percent of respondents: tidak baik, kurang baik, baik, sangat baik."""
        n = self.nilai
        return (n.persen_1, n.persen_2, n.persen_3, n.persen_4)


@dataclass(frozen=True)
class HasilSurvei:
    """`rata_rata`: the index, or the mean score of the unsur that are known.
    `responden` None: a summary that does not state it."""

    survei: Survei
    baris: tuple[BarisUnsur, ...]
    rata_rata: Decimal | None
    responden: int | None
    hitungan: HasilSkm

    @property
    def indeks(self) -> Indeks | None:
        return self.hitungan.indeks

    @property
    def terendah(self) -> tuple[BarisUnsur, ...]:
        """The unsur with the lowest NRR: what to improve first; none where all have the
        same."""
        ada = {b.nrr for b in self.baris if b.nrr is not None}
        if len(ada) < 2:
            return ()
        return tuple(b for b in self.baris if b.nrr == min(ada))

    @property
    def perlu(self) -> int | None:
        """Respondents that the population needs; None without a population."""
        return perhitungan_skm.ukuran_sampel(self.survei.populasi)

    @property
    def kurang(self) -> int | None:
        """How many respondents are still missing; 0 where there are enough."""
        if self.perlu is None or self.responden is None:
            return None
        return max(0, self.perlu - self.responden)


def susun_survei(survei: Survei) -> HasilSurvei:
    """The survey with the score of each unsur, in the order of the questionnaire."""
    return susun_banyak([survei])[survei.pk]


def susun_banyak(daftar: Sequence[Survei]) -> dict[int, HasilSurvei]:
    """The same of several surveys, by their key; five queries at most."""
    hitung = [s for s in daftar if s.dihitung]
    rekap = [s for s in daftar if not s.dihitung]
    prefetch_related_objects(rekap, "nilai__unsur")
    hasil = {s.pk: _dari_rekap(s) for s in rekap}
    if hitung:
        unsur, cacah, banyak = _unsur(hitung), _cacah(hitung), _responden(hitung)
        for s in hitung:
            milik = unsur[s.instrumen_id]
            hasil[s.pk] = _dari_jawaban(s, milik, cacah[s.pk], banyak.get(s.pk, 0))
    return hasil


def _unsur(daftar: Iterable[Survei]) -> dict[int, list[UnsurSkm]]:
    per_instrumen: dict[int, list[UnsurSkm]] = defaultdict(list)
    semua = UnsurSkm.objects.filter(instrumen__in={s.instrumen_id for s in daftar})
    for satu in semua.order_by("urutan", "pk"):
        per_instrumen[satu.instrumen_id].append(satu)
    return per_instrumen


def _cacah(daftar: Iterable[Survei]) -> dict[int, dict[int, dict[int, int]]]:
    """How often each answer was given: {survey: {unsur: {answer: times}}}."""
    hasil: dict = defaultdict(lambda: defaultdict(dict))
    baris = (
        JawabanSkm.objects.filter(responden__survei__in=[s.pk for s in daftar])
        .order_by()
        .values_list("responden__survei", "unsur", "nilai")
        .annotate(kali=Count("pk"))
    )
    for survei, unsur, nilai, kali in baris:
        hasil[survei][unsur][nilai] = kali
    return hasil


def _responden(daftar: Iterable[Survei]) -> dict[int, int]:
    baris = RespondenSkm.objects.filter(survei__in=[s.pk for s in daftar]).order_by()
    return dict(baris.values_list("survei").annotate(Count("pk")))


def _dari_jawaban(survei: Survei, unsur, cacah, responden: int) -> HasilSurvei:
    semua = [tuple(cacah[u.pk].get(n, 0) for n in NILAI_JAWABAN) for u in unsur]
    rekap = [perhitungan_skm.rekap_cacah(c) for c in semua]
    baris = [
        _baris(_sebaran(survei, u, c, r), None, c, r)
        for u, c, r in zip(unsur, semua, rekap, strict=True)
    ]
    return _hasil(survei, baris, responden)


def _sebaran(survei: Survei, unsur: UnsurSkm, cacah: Cacah, rekap: Rekap) -> NilaiUnsur:
    """The counted answers in the form of a summary (not stored)."""
    nilai = NilaiUnsur(survei=survei, unsur=unsur)
    if rekap.terisi:
        for n, kali in zip(NILAI_JAWABAN, cacah, strict=True):
            bagian = perhitungan.serapan(Decimal(kali), rekap.terisi)
            setattr(nilai, f"persen_{n}", bagian)
    return nilai


def _dari_rekap(survei: Survei) -> HasilSurvei:
    baris = []
    for nilai in survei.nilai.all():
        nrr = perhitungan_skm.nrr(_rekap_tertulis(nilai))
        rekap = None
        if nrr is not None and survei.responden:
            rekap = perhitungan_skm.rekap_rata(nrr, survei.responden)
        baris.append(_baris(nilai, nilai.skor, None, rekap, nrr))
    return _hasil(survei, baris, survei.responden)


def _rekap_tertulis(nilai: NilaiUnsur) -> Rekap | None:
    """A summary as a fraction: the stated score, else the distribution."""
    if nilai.skor is not None:
        return Rekap(nilai.skor, Decimal(25))
    bagian = (nilai.persen_1, nilai.persen_2, nilai.persen_3, nilai.persen_4)
    if None in bagian:
        return None
    jumlah = sum(n * p for n, p in zip(NILAI_JAWABAN, bagian, strict=True))
    return Rekap(jumlah, sum(bagian))


def _baris(nilai, skor, cacah, rekap, nrr=None) -> BarisUnsur:
    if nrr is None:
        nrr = perhitungan_skm.nrr(rekap)
    if skor is None:
        b = BarisUnsur(nilai, None)
        skor = perhitungan.skor_sebaran(
            [Decimal(c) for c in cacah] if cacah else b.sebaran
        )
    return BarisUnsur(nilai, skor, nrr, None, cacah, rekap)


def _hasil(survei: Survei, baris: list[BarisUnsur], responden) -> HasilSurvei:
    skala = perhitungan_skm.skala_skm(survei.tahun)
    hitungan = perhitungan_skm.hitung_skm([b.nrr for b in baris], skala)
    lengkap = tuple(
        BarisUnsur(b.nilai, b.skor, b.nrr, t, b.cacah, b.rekap)
        for b, t in zip(baris, hitungan.tertimbang, strict=True)
    )
    rata = perhitungan.rata_rata(b.skor for b in baris)
    if hitungan.indeks is not None:
        rata = hitungan.indeks.nilai
    return HasilSurvei(survei, lengkap, rata, responden, hitungan)

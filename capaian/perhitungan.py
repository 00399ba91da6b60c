"""All arithmetic of performance: numbers in, numbers out.

Values are Decimal (whole numbers may be int); a float is a TypeError everywhere.
``None`` goes in where nothing was reported and comes out where nothing can be
said; it is never 0. Percentages are rounded once, half up, to two decimals, never
capped and never floored at zero: what is printed must recompute. Averages and
predicates are taken from the rounded figures.

No rows, no settings, no clock. Limits and weights stand in ``tabel``, each with its
source, and can be had from here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from capaian.tabel import (
    BOBOT_F02,
    BOBOT_IPP_F02,
    BOBOT_IPP_F03,
    IPP_KATEGORI,
    PAKUSARI_2025,
    PANTI_2020,
    PERMENDAGRI_86_2017,
    RENTANG_INDEKS,
    SAKIP_88_2021,
    SKM_14_2017,
    SKM_KEP_25_2004,
    Jenjang,
)
from sakip.angka import bulat, pastikan_desimal, tulis

__all__ = [
    "IPP_KATEGORI",
    "PAKUSARI_2025",
    "PANTI_2020",
    "PERMENDAGRI_86_2017",
    "SAKIP_88_2021",
    "SKM_14_2017",
    "SKM_KEP_25_2004",
    "Indeks",
    "Jenjang",
    "bulat",
    "capaian",
    "capaian_rentang",
    "efisiensi",
    "f02",
    "ikm",
    "ipp",
    "kemajuan",
    "mutu_skm",
    "nilai_aspek",
    "pastikan_mungkin",
    "predikat",
    "predikat_tercapai",
    "rata_rata",
    "serapan",
    "skor_sebaran",
    "tahunan",
    "tercapai",
]

# Wide enough that no intermediate step rounds a figure of the real world; the
# caller's own decimal context does not matter.
RUANG = Context(prec=60)

# Weight of an aspect in percent, and of its indicators, in the order of the form.
Bobot = Mapping[str, tuple[int, Sequence[int]]]


@dataclass(frozen=True)
class Indeks:
    """An index with its category: 76.94, "B", "Baik"."""

    nilai: Decimal
    kategori: str
    sebutan: str


def capaian(
    target: Decimal | None, realisasi: Decimal | None, arah: str
) -> Decimal | None:
    """Percent of the target achieved, half up to two decimals, uncapped.

    ``arah`` "naik" (more is better): R / T; "turun" (less is better):
    (2T - R) / T, negative when R exceeds twice the target; anything else is a
    ValueError. None if either is None or the target is not above zero.
    Source: LKIP Panti 2020 and LKjIP Pakusari 2025, Bab III A.
    """
    naik = _naik(arah)
    _pastikan(target, realisasi)
    if target is None or realisasi is None or target <= 0:
        return None
    with localcontext(RUANG):
        return _persen(realisasi if naik else 2 * target - realisasi, target)


def tercapai(capaian: Decimal | None) -> bool | None:
    """Whether a percentage of ``capaian`` means that the target was reached: 100 or
    more, read from the rounded figure; None where there is none.

    Source: LKjIP Pakusari 2025, ikhtisar (100,00 % counts as reached).
    """
    _pastikan(capaian)
    return None if capaian is None else capaian >= 100


def capaian_rentang(
    bawah: Decimal | None, atas: Decimal | None, realisasi: Decimal | None, arah: str
) -> Decimal | None:
    """Percent achieved of a target that is a range, rounded as in ``capaian``.

    Inside the range, its bounds included, 100. Outside, the nearer bound is the
    target T: "naik" R / T, "turun" (2T - R) / T. None if anything is None or the
    bound that counts is not above zero. A range upside down is a ValueError.
    Source: PermenPANRB on Sistem Manajemen Kinerja, normal and special condition.
    """
    _naik(arah)
    _pastikan(bawah, atas, realisasi)
    if bawah is None or atas is None or realisasi is None:
        return None
    if bawah > atas:
        raise ValueError("Batas bawah rentang target melebihi batas atasnya.")
    if bawah <= realisasi <= atas:
        return bulat(Decimal(100)) if atas > 0 else None
    return capaian(bawah if realisasi < bawah else atas, realisasi, arah)


def kemajuan(
    realisasi: Decimal | None, target_akhir: Decimal | None, arah: str
) -> Decimal | None:
    """Percent of the target for the last year of the Renstra, as ``capaian``.

    Source: PermenPANRB 53/2014 (comparison with the five-year target); LKjIP
    Pakusari 2025, Tabel 3.2, last columns.
    """
    return capaian(target_akhir, realisasi, arah)


def serapan(realisasi: Decimal | None, pagu: Decimal | None) -> Decimal | None:
    """Percent of the budget spent. None if either is None or there is no budget.

    Source: LKjIP Pakusari 2025, Tabel 3.13.
    """
    return capaian(pagu, realisasi, "naik")


def predikat(nilai: Decimal | None, skala: Sequence[Jenjang]) -> Jenjang | None:
    """The highest step of ``skala`` that ``nilai`` reaches, whatever their order.

    Read from the figure as it is printed, with two decimals (90,995 is 91,00), so
    that a page and its predicate cannot disagree. None if ``nilai`` is None or
    reaches no step.
    """
    if nilai is None:
        return None
    angka = bulat(nilai)
    dicapai = [jenjang for jenjang in skala if jenjang.memuat(angka)]
    return max(dicapai, key=_tinggi, default=None)


def predikat_tercapai(
    target: str, dicapai: str, skala: Sequence[Jenjang]
) -> bool | None:
    """Whether predicate ``dicapai`` is at least ``target`` ("B" reaches "B").

    For targets that are a predicate without a number. None if ``skala`` does not
    know one of them. Source: PK Perubahan Panti 2020, lampiran (target "B").
    """
    urutan = [jenjang.nama for jenjang in sorted(skala, key=_tinggi)]
    if target not in urutan or dicapai not in urutan:
        return None
    return urutan.index(dicapai) >= urutan.index(target)


def rata_rata(daftar: Iterable[Decimal | None]) -> Decimal | None:
    """Mean of what is not None, half up to two decimals; None if nothing is left.

    Give it the rounded figures that stand on the page. Source: LKjIP Pakusari
    2025, Tabel 3.12 ("Rata-rata sasaran").
    """
    return _rerata([nilai for nilai in daftar if nilai is not None])


def tahunan(nilai_triwulan: Sequence[Decimal | None], agregasi: str) -> Decimal | None:
    """The year's figure from its quarters, in order; None where none is filled.

    ``agregasi`` "jumlah" adds the filled quarters, "terakhir" takes the last
    filled one, "rata_rata" the mean of the filled ones (two decimals); anything
    else is a ValueError. Quarters not yet reported are left out, not taken as 0:
    within the year this is the figure so far. Whether a year with a gap counts as
    complete is for the caller, who knows which quarters were due.

    For a ratio give each component here and the results to the formula: never the
    percentages of the quarters.
    """
    _pastikan(*nilai_triwulan)
    terisi = [nilai for nilai in nilai_triwulan if nilai is not None]
    match agregasi:
        case "jumlah":
            with localcontext(RUANG):
                return sum(terisi, Decimal(0)) if terisi else None
        case "terakhir":
            return pastikan_desimal(terisi[-1]) if terisi else None
        case "rata_rata":
            return _rerata(terisi)
    raise ValueError(
        f"Agregasi “{agregasi}” tidak dikenal; pilih jumlah, terakhir, atau rata_rata."
    )


def efisiensi(
    capaian: Decimal | None, serapan: Decimal | None, aturan: str
) -> str | None:
    """ "Efisien" or "Tidak efisien" from two percentages; None if either is None.

    ``aturan`` "tercapai": efficient only where the target was reached (capaian
    at least 100) with a smaller share of the budget (LKjIP Pakusari 2025, B.1.3 and
    C.2). "banding": capaian at least equal to serapan. Else a ValueError.
    """
    if aturan not in ("tercapai", "banding"):
        raise ValueError(
            f"Aturan efisiensi “{aturan}” tidak dikenal; pilih tercapai atau banding."
        )
    _pastikan(capaian, serapan)
    if capaian is None or serapan is None:
        return None
    if aturan == "tercapai":
        efisien = bool(tercapai(capaian)) and capaian > serapan
    else:
        efisien = capaian >= serapan
    return "Efisien" if efisien else "Tidak efisien"


def ikm(
    nrr: Sequence[Decimal | None], skala: Sequence[Jenjang] = SKM_14_2017
) -> Indeks | None:
    """Indeks Kepuasan Masyarakat (25-100) from the mean score (1-4) of each unsur.

    Every unsur weighs the same: exactly one ninth of nine, not the printed 0,11,
    which would make a perfect survey 99. None if there is no unsur or one of them
    has no score; a score outside 1-4 is a ValueError.
    Source: PermenPANRB 14/2017; older surveys with ``skala=SKM_KEP_25_2004``.
    """
    if not _dalam(nrr, 1, 4, "Nilai rata-rata unsur"):
        return None
    with localcontext(RUANG):
        jumlah = sum((nilai for nilai in nrr if nilai is not None), Decimal(0))
        return _indeks(jumlah * 25 / len(nrr), skala)


def pastikan_mungkin(nilai: Decimal, cara: str) -> None:
    """ValueError, with a sentence, where an index of this kind (``RENTANG_INDEKS``)
    cannot be ``nilai``. Measures of another kind have no limit here: a growth may
    be negative, a percentage above 100."""
    _pastikan(nilai)
    if cara not in RENTANG_INDEKS:
        return
    nama, kecil, besar = RENTANG_INDEKS[cara]
    if not kecil <= nilai <= besar:
        raise ValueError(
            f"{nama} bernilai {kecil} sampai {besar}, jadi {tulis(nilai)} tidak "
            "mungkin. Periksa letak komanya."
        )


def skor_sebaran(sebaran: Sequence[Decimal | None]) -> Decimal | None:
    """Score (25-100, two decimals) of one unsur from how its answers 1-4 divide.

    ``sebaran`` holds the shares of "tidak baik" to "sangat baik", in percent or as
    counts. None if one is None or there are no answers; a negative share or another
    number of them is a ValueError. Source: PermenPANRB 14/2017 (NRR x 25).
    """
    _pastikan(*sebaran)
    if len(sebaran) != 4:
        raise ValueError("Sebaran jawaban berisi empat pilihan.")
    bagian = [nilai for nilai in sebaran if nilai is not None]
    if any(nilai < 0 for nilai in bagian):
        raise ValueError("Bagian jawaban tidak boleh kurang dari nol.")
    with localcontext(RUANG):
        banyak = sum(bagian, Decimal(0))
        if len(bagian) < 4 or not banyak:
            return None
        jumlah = sum((i * n for i, n in enumerate(bagian, 1)), Decimal(0))
        return bulat(jumlah * 25 / banyak)


def mutu_skm(
    nilai: Decimal | None, skala: Sequence[Jenjang] = SKM_14_2017
) -> Jenjang | None:
    """Mutu pelayanan (A-D, with its sebutan) of an IKM on the scale 25-100.

    Source: PermenPANRB 14/2017, nilai interval konversi.
    """
    return predikat(nilai, skala)


def ipp(f02: Decimal | None, f03: Decimal | None) -> Indeks | None:
    """Indeks Pelayanan Publik (0-5): 75 % F-02 (evaluator), 25 % F-03 (public).

    None if either is None; a value outside 0-5 is a ValueError.
    Source: PermenPANRB 29/2022 and 5/2023.
    """
    _dalam((f02, f03), 0, 5, "Nilai formulir")
    if f02 is None or f03 is None:
        return None
    with localcontext(RUANG):
        return _indeks(BOBOT_IPP_F02 * f02 + BOBOT_IPP_F03 * f03, IPP_KATEGORI)


def f02(
    skor: Mapping[str, Sequence[Decimal | None]],
    cara: str = "berbobot",
    bobot: Bobot = BOBOT_F02,
) -> Indeks | None:
    """Value of form F-02 (0-5) from the scores 0-5 of its indicators.

    ``skor`` maps each aspect "a" to "f" to its scores in the order of the form.
    ``cara`` "berbobot" weighs every indicator (what the IKU decrees say), "rata"
    takes the plain mean within an aspect (East Java's application); then the
    aspects are weighed. ``bobot``: the weights of another version than jenis A. None
    while a score is None. A missing or unknown aspect, a wrong number of scores, a
    score outside 0-5 or another ``cara`` is a ValueError.
    """
    nilai = nilai_aspek(skor, cara, bobot)
    if any(satu is None for satu in nilai.values()):
        return None
    with localcontext(RUANG):
        jumlah = sum(
            (n * bobot[a][0] / 100 for a, n in nilai.items() if n is not None),
            Decimal(0),
        )
        return _indeks(jumlah, IPP_KATEGORI)


def nilai_aspek(
    skor: Mapping[str, Sequence[Decimal | None]],
    cara: str = "berbobot",
    bobot: Bobot = BOBOT_F02,
) -> dict[str, Decimal | None]:
    """Value (0-5) of each aspect of F-02, not rounded; None while one of its scores is
    None. Arguments and refusals as in ``f02``."""
    if cara not in ("berbobot", "rata"):
        raise ValueError(f"Cara “{cara}” tidak dikenal; pilih berbobot atau rata.")
    if tidak_cocok := sorted(skor.keys() ^ bobot.keys()):
        raise ValueError(
            f"Aspek {', '.join(tidak_cocok)} kurang atau tidak dikenal; "
            f"F-02 memakai aspek {', '.join(bobot)}."
        )
    for aspek, (_, dalam) in bobot.items():
        if len(skor[aspek]) != len(dalam):
            raise ValueError(
                f"Aspek {aspek} memerlukan {len(dalam)} skor, "
                f"tetapi berisi {len(skor[aspek])}."
            )
    _dalam([s for aspek in bobot for s in skor[aspek]], 0, 5, "Skor F-02")
    hasil: dict[str, Decimal | None] = {}
    with localcontext(RUANG):
        for aspek, (_, dalam) in bobot.items():
            timbangan = dalam if cara == "berbobot" else (1,) * len(dalam)
            ada = [s for s in skor[aspek] if s is not None]
            if len(ada) < len(dalam):
                hasil[aspek] = None
                continue
            pasangan = zip(ada, timbangan, strict=True)
            jumlah = sum((s * b for s, b in pasangan), Decimal(0))
            hasil[aspek] = jumlah / sum(timbangan)
    return hasil


def _naik(arah: str) -> bool:
    if arah not in ("naik", "turun"):
        raise ValueError(f"Arah “{arah}” tidak dikenal; pilih naik atau turun.")
    return arah == "naik"


def _pastikan(*nilai: Decimal | None) -> None:
    """Refuse a float even where another None would decide the answer."""
    for satu in nilai:
        if satu is not None:
            pastikan_desimal(satu)


def _persen(bagian: Decimal, dari: Decimal) -> Decimal:
    return bulat(pastikan_desimal(bagian) * 100 / pastikan_desimal(dari))


def _rerata(nilai: Sequence[Decimal]) -> Decimal | None:
    _pastikan(*nilai)
    if not nilai:
        return None
    with localcontext(RUANG):
        return bulat(sum(nilai, Decimal(0)) / len(nilai))


def _dalam(nilai: Sequence[Decimal | None], kecil: int, besar: int, nama: str) -> bool:
    """Whether all are there; one outside kecil..besar is a ValueError."""
    _pastikan(*nilai)
    for satu in nilai:
        if satu is not None and not kecil <= satu <= besar:
            raise ValueError(f"{nama} harus antara {kecil} dan {besar}.")
    return bool(nilai) and all(satu is not None for satu in nilai)


def _indeks(nilai: Decimal, skala: Sequence[Jenjang]) -> Indeks | None:
    jenjang = predikat(nilai, skala)
    if jenjang is None:
        return None
    return Indeks(bulat(nilai), jenjang.nama, jenjang.sebutan)


def _tinggi(jenjang: Jenjang) -> tuple[bool, Decimal, bool]:
    """Sort key: the floor lowest; of two equal bounds the exclusive one is higher."""
    return (
        jenjang.batas is not None,
        jenjang.batas or Decimal(0),
        not jenjang.termasuk,
    )

"""Comparing an agreement: with its Renstra, and with another version of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from iku.models import AnggaranPk, ButirPk, PerjanjianKinerja, Target
from iku.pohon_anggaran import total
from iku.surat.pk import bernomor, tulis_target
from sakip.angka import tulis

from .usulan import target_rencana, uraian_kinerja

Perubahan = Literal["ditambah", "dihapus", "berubah", "tetap"]


# --- With the Renstra -------------------------------------------------------------


def selisih_target(nilai: Decimal | None, predikat: str, target: Target | None) -> str:
    """How a promised target differs from the planned one, in words; "" if it does
    not."""
    if target is None:
        return "Renstra tidak memuat target tahun ini."
    if nilai == target.nilai and predikat == target.predikat:
        return ""
    sumber = f"Target {target.get_sumber_display()}"
    if nilai is not None and target.nilai is not None and nilai != target.nilai:
        arah = "lebih tinggi" if nilai > target.nilai else "lebih rendah"
        beda = tulis(abs(nilai - target.nilai))
        return f"{sumber} {tulis(target.nilai)}; di sini {arah} {beda}."
    tulisan = target.predikat
    if target.nilai is not None:
        angka = tulis(target.nilai)
        tulisan = f"{tulisan} ({angka})" if tulisan else angka
    return f"{sumber} {tulisan}."


@dataclass(frozen=True)
class BarisButir:
    """A promise as the page shows it. `nomor`, `sekelompok`: the number of its tujuan
    or sasaran and how many promises that has, on the first of them; `selisih`: how
    its target differs from the Renstra's; `rumusan`: where its words do;
    `pendukung`: promises below that support it."""

    butir: ButirPk
    nomor: str
    sekelompok: int
    target: str
    selisih: str
    rumusan: tuple[str, ...]
    pendukung: tuple[ButirPk, ...] = ()


def baris_butir(
    pk: PerjanjianKinerja, pendukung: Mapping[int, Sequence[ButirPk]] | None = None
) -> list[BarisButir]:
    """All promises of an agreement; two queries. `pendukung`: see
    `iku.perjanjian.jenjang.Penjenjangan`."""
    semua = list(
        pk.butir.select_related(
            "indikator",
            "mendukung",
            "butir_renstra__tujuan",
            "butir_renstra__sasaran",
            "butir_renstra__nomenklatur",
        )
    )
    tempat = [b.butir_renstra for b in semua if b.butir_renstra_id]
    target = target_rencana(tempat, pk.tahun)
    return [
        BarisButir(
            b,
            nomor if i == 0 else "",
            len(sekelompok) if i == 0 else 0,
            tulis_target(b),
            _selisih(b, target.get(b.butir_renstra_id)),
            tuple(_rumusan(b)),
            tuple((pendukung or {}).get(b.pk, ())),
        )
        for nomor, sekelompok in bernomor(semua)
        for i, b in enumerate(sekelompok)
    ]


def _selisih(butir: ButirPk, target: Target | None) -> str:
    if butir.butir_renstra is None:
        return "Tidak ada dalam Renstra perjanjian ini."
    return selisih_target(butir.nilai, butir.predikat, target)


def _rumusan(butir: ButirPk):
    if butir.butir_renstra is not None:
        kinerja = uraian_kinerja(butir.butir_renstra)
        if butir.uraian_kinerja != kinerja:
            yield f"Rumusan Renstra: {kinerja}"
    nama, satuan = butir.indikator.nama, butir.indikator.satuan
    # Agreements often write the unit behind the name: "... (Indeks)".
    tertulis = butir.uraian_indikator.casefold()
    if tertulis not in (nama.casefold(), f"{nama} ({satuan})".casefold()):
        yield f"Nama indikator: {nama}"


# --- With another version ---------------------------------------------------------


@dataclass(frozen=True)
class BarisBanding:
    """One indicator in both, or in one. `pendahulu`: matched over its forerunner, so
    formula or meaning changed."""

    lama: ButirPk | None
    baru: ButirPk | None
    pendahulu: bool = False

    @property
    def perubahan(self) -> Perubahan:
        if self.lama is None:
            return "ditambah"
        if self.baru is None:
            return "dihapus"
        return "berubah" if self.beda else "tetap"

    @property
    def beda(self) -> tuple[str, ...]:
        """What changed in a promise that both make."""
        if self.lama is None or self.baru is None:
            return ()
        pasangan = (
            ("target", (self.lama.nilai, self.lama.predikat), _target(self.baru)),
            ("tujuan atau sasaran", self.lama.uraian_kinerja, self.baru.uraian_kinerja),
            (
                "rumusan indikator",
                self.lama.uraian_indikator,
                self.baru.uraian_indikator,
            ),
            ("kinerja yang didukung", _didukung(self.lama), _didukung(self.baru)),
        )
        beda = [nama for nama, a, b in pasangan if a != b]
        return (*beda, "rumus atau arti") if self.pendahulu else tuple(beda)

    @property
    def target_lama(self) -> str:
        return "" if self.lama is None else tulis_target(self.lama)

    @property
    def target_baru(self) -> str:
        return "" if self.baru is None else tulis_target(self.baru)

    @property
    def didukung_lama(self) -> str:
        """In words, what the promise supported above; "" where nothing."""
        return str((self.lama and self.lama.mendukung) or "")

    @property
    def didukung_baru(self) -> str:
        return str((self.baru and self.baru.mendukung) or "")


def _didukung(butir: ButirPk) -> int | None:
    """By its measure: two versions hang on two versions of the agreement above."""
    return butir.mendukung and butir.mendukung.indikator_id


def _target(butir: ButirPk) -> tuple[Decimal | None, str]:
    return (butir.nilai, butir.predikat)


@dataclass(frozen=True)
class BarisUang:
    """One program in both budgets, or in one."""

    uraian: str
    lama: Decimal | None
    baru: Decimal | None

    @property
    def perubahan(self) -> Perubahan:
        if self.lama is None:
            return "ditambah"
        if self.baru is None:
            return "dihapus"
        return "tetap" if self.lama == self.baru else "berubah"

    @property
    def selisih(self) -> Decimal:
        return (self.baru or Decimal(0)) - (self.lama or Decimal(0))


@dataclass(frozen=True)
class Banding:
    """Two agreements side by side, in the order of the newer one."""

    lama: PerjanjianKinerja
    baru: PerjanjianKinerja
    butir: tuple[BarisBanding, ...]
    anggaran: tuple[BarisUang, ...]
    jumlah: BarisUang | None

    @property
    def lain_renstra(self) -> bool:
        return self.lama.renstra_id != self.baru.renstra_id

    def banyak(self) -> dict[str, int]:
        """How many promises of each kind of change."""
        hasil = dict.fromkeys(("ditambah", "dihapus", "berubah", "tetap"), 0)
        for baris in self.butir:
            hasil[baris.perubahan] += 1
        return hasil


def banding_pk(lama: PerjanjianKinerja, baru: PerjanjianKinerja) -> Banding:
    """By indicator (over its forerunner where it has one), budgets by program."""
    uang = _banding_uang(_anggaran(lama), _anggaran(baru))
    return Banding(
        lama, baru, tuple(_pasangkan(_butir(lama), _butir(baru))), uang, _jumlah(uang)
    )


def _butir(pk: PerjanjianKinerja) -> list[ButirPk]:
    return list(pk.butir.select_related("indikator", "mendukung"))


def _anggaran(pk: PerjanjianKinerja) -> list[AnggaranPk]:
    return list(pk.anggaran.select_related("nomenklatur"))


def _pasangkan(lama: list[ButirPk], baru: list[ButirPk]):
    sisa = {b.indikator_id: b for b in lama}
    # An indicator that stays is no forerunner's successor here.
    tetap = {b.indikator_id for b in baru} & sisa.keys()
    for b in baru:
        pendahulu = b.indikator.pendahulu_id
        if b.indikator_id in tetap:
            yield BarisBanding(sisa.pop(b.indikator_id), b)
        elif pendahulu in sisa and pendahulu not in tetap:
            yield BarisBanding(sisa.pop(pendahulu), b, pendahulu=True)
        else:
            yield BarisBanding(None, b)
    yield from (BarisBanding(b, None) for b in lama if b.indikator_id in sisa)


def _banding_uang(
    lama: list[AnggaranPk], baru: list[AnggaranPk]
) -> tuple[BarisUang, ...]:
    dulu = {a.nomenklatur_id: a for a in lama}
    hasil = []
    for a in baru:
        sebelum = dulu.pop(a.nomenklatur_id, None)
        hasil.append(BarisUang(a.uraian, sebelum and sebelum.jumlah, a.jumlah))
    hasil += [BarisUang(a.uraian, a.jumlah, None) for a in dulu.values()]
    return tuple(hasil)


def _jumlah(uang: tuple[BarisUang, ...]) -> BarisUang | None:
    if not uang:
        return None
    return BarisUang(
        "Jumlah",
        total(u.lama for u in uang if u.lama is not None),
        total(u.baru for u in uang if u.baru is not None),
    )

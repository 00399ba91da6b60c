"""A worksheet as its pages show it, read with the same few queries however many criteria
it has."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..fakta import fakta_kriteria
from ..models import (
    Evaluasi,
    KriteriaLke,
    NilaiSub,
    SubKomponenLke,
)
from ..penilaian import HasilLKE, Instrumen, periksa_nilai
from .butir import Bagian, Butir
from .hitungan import hasil_sementara, hitung_sub, poin_diperbaiki
from .isian import isian_jawaban, isian_nilai
from .pajangan import semua_lampiran
from .sisi import MANDIRI, NILAI, sisi_kini


class Lembar:
    """The worksheet of one evaluation for one person. `terlihat`: whether the
    evaluators' answers and grades are shown to this person."""

    def __init__(self, evaluasi: Evaluasi, user):
        self.evaluasi = evaluasi
        self.sisi = sisi_kini(evaluasi, user)
        self.terlihat = evaluasi.nilai_terlihat(user)
        self.instrumen: Instrumen = evaluasi.periode.instrumen.susun()
        self._nilai = self._baca_nilai()

    @property
    def menulis_mandiri(self) -> bool:
        return self.sisi is MANDIRI

    @property
    def menulis_nilai(self) -> bool:
        return self.sisi is NILAI

    def _baca_nilai(self) -> dict[int, NilaiSub]:
        """By sub-component; empty for whoever may not see them yet."""
        if not self.terlihat:
            return {}
        return {n.sub_id: n for n in self.evaluasi.nilai_sub.select_related("sub")}

    @cached_property
    def grades(self) -> dict[str, str]:
        return {n.sub.kode: n.nilai for n in self._nilai.values()}

    @cached_property
    def hasil(self) -> HasilLKE:
        """What is graded so far, with its working."""
        return hasil_sementara(self.instrumen, self.grades)

    @cached_property
    def bobot_dinilai(self) -> Decimal:
        return sum((s.bobot for k in self.hasil.komponen for s in k.sub), Decimal(0))

    @property
    def lengkap(self) -> bool:
        """Whether every sub-component has its grade: the total is the score."""
        return bool(self.bagian) and len(self.grades) == len(self.bagian)

    @cached_property
    def bagian(self) -> list[Bagian]:
        """All sub-components in order, with their criteria in use."""
        instrumen = self.evaluasi.periode.instrumen_id
        semua_sub = SubKomponenLke.objects.filter(komponen__instrumen=instrumen)
        kriteria = KriteriaLke.objects.filter(
            sub__komponen__instrumen=instrumen, dipakai=True
        ).select_related("sub", "prasyarat__sub")
        jawaban = {j.kriteria_id: j for j in self.evaluasi.jawaban.all()}
        lampiran = semua_lampiran(self.evaluasi)
        pilihan = self.evaluasi.periode.instrumen.pilihan_per_skala()
        per_sub: dict[int, list[Butir]] = defaultdict(list)
        for k in kriteria.order_by("nomor"):
            ini = jawaban.get(k.pk)
            butir = Butir(k, pilihan.get(k.skala, []), ini, lampiran.get(k.pk, []))
            if self.sisi is not None:
                butir.isian = isian_jawaban(self.sisi, ini)
            per_sub[k.sub_id].append(butir)
        urut = semua_sub.select_related("komponen").order_by("komponen__kode", "kode")
        return self._susun_bagian({sub: per_sub[sub.pk] for sub in urut})

    def _susun_bagian(self, per_sub: dict[SubKomponenLke, list[Butir]]):
        tanggapan = {t.sub_id: t for t in self.evaluasi.tanggapan.all()}
        hasil = {s.kode: s for k in self.hasil.komponen for s in k.sub}
        temuan = periksa_nilai(self.grades, self.instrumen)
        definisi = list(self.evaluasi.periode.instrumen.definisi.all())
        daftar = [
            Bagian(
                sub,
                butir,
                self._nilai.get(sub.pk),
                tanggapan.get(sub.pk),
                hitung_sub(b.bagian(MANDIRI) for b in butir),
                hitung_sub(b.bagian(NILAI) for b in butir),
                hasil.get(sub.kode),
                isian_nilai(self._nilai.get(sub.pk)) if self.menulis_nilai else None,
                [t for t in temuan if t.kode == sub.kode],
                definisi,
            )
            for sub, butir in per_sub.items()
        ]
        if self.terlihat:
            self._hitung_poin(daftar)
            _periksa_prasyarat(daftar)
        return daftar

    def _hitung_poin(self, daftar: list[Bagian]) -> None:
        for satu in daftar:
            if satu.nilai is None:
                continue
            for butir in satu.daftar:
                butir.poin = poin_diperbaiki(
                    satu.dinilai,
                    butir.bagian(NILAI),
                    satu.sub.bobot,
                    satu.nilai.nilai,
                    self.instrumen,
                )

    @cached_property
    def butir(self) -> list[Butir]:
        return [b for satu in self.bagian for b in satu.daftar]

    def cari_fakta(self) -> None:
        """Put what the system knows beside its criteria; for the page, not for every
        save."""
        fakta = fakta_kriteria(self.evaluasi)
        for satu in self.butir:
            satu.fakta = fakta.get(satu.kode)

    @cached_property
    def terbuka(self) -> "Terbuka":
        """What the side that writes now has left open."""
        if self.sisi is None:
            return Terbuka(0, 0)
        nilai = len(self.bagian) - len(self.grades) if self.menulis_nilai else 0
        return Terbuka(sum(not b.terisi for b in self.butir), nilai)

    @cached_property
    def peluang(self) -> list[Butir]:
        """Unmet criteria that would lift the total, the most points first."""
        ada = [b for b in self.butir if b.poin]
        return sorted(ada, key=lambda b: -(b.poin or 0))

    @cached_property
    def temuan(self) -> list[str]:
        """What does not go together, in sentences."""
        nilai = [t.kalimat for satu in self.bagian for t in satu.temuan]
        return nilai + [b.temuan for b in self.butir if b.temuan]

    def cari(self, kunci: KriteriaLke | SubKomponenLke) -> Butir | Bagian:
        """The part of the page that belongs to this row of the instrument."""
        return next(b for b in (*self.butir, *self.bagian) if b.kunci == kunci)

    def terkait(
        self, kunci: KriteriaLke | SubKomponenLke
    ) -> tuple[Bagian, list[Butir]]:
        """What a save there may change: its sub-component, and the criteria of that and
        those which stand on it."""
        ini = next(
            b
            for b in self.bagian
            if b.sub == kunci or b.sub.pk == getattr(kunci, "sub_id", None)
        )
        lain = [b for b in self.butir if b.kriteria.prasyarat == kunci]
        return ini, [*ini.daftar, *(b for b in lain if b not in ini.daftar)]


@dataclass(frozen=True)
class Terbuka:
    """How many criteria and grades are still to be filled."""

    kriteria: int
    nilai: int

    def __str__(self):
        if not (self.kriteria or self.nilai):
            return "semua terisi"
        kata = [
            f"{banyak} {apa}"
            for banyak, apa in ((self.kriteria, "kriteria"), (self.nilai, "nilai"))
            if banyak
        ]
        return f"{' dan '.join(kata)} belum terisi"


def _periksa_prasyarat(daftar: list[Bagian]) -> None:
    """A criterion that is fulfilled although the one it stands on is not at all."""
    bagian = {b.kriteria.pk: b.bagian(NILAI) for satu in daftar for b in satu.daftar}
    for satu in daftar:
        for butir in satu.daftar:
            dasar = butir.kriteria.prasyarat
            if dasar is None or not butir.bagian(NILAI):
                continue
            if bagian.get(dasar.pk) == 0:
                butir.temuan = (
                    f"Kriteria {butir.kode} dijawab {butir.kata(NILAI)}, padahal "
                    f"{dasar.kode} yang menjadi dasarnya belum terpenuhi."
                )

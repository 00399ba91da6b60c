"""Evidence of a criterion as pages show it."""

from collections import defaultdict
from dataclasses import dataclass

from capaian.bukti.pajangan import alamat_pratinjau, bisa_dilihat, sebut_jenis
from capaian.bukti.pemeriksaan import PDF
from capaian.models import Bukti
from kecamatan.riwayat import sidik

from ..models import Evaluasi, LampiranLke


@dataclass(frozen=True)
class PajanganLke:
    """One piece of evidence with its page."""

    lampiran: LampiranLke

    @property
    def bukti(self) -> Bukti:
        return self.lampiran.bukti

    @property
    def jenis(self) -> str:
        """ "PDF", "Word", "tautan"."""
        return sebut_jenis(self.bukti)

    @property
    def pdf(self) -> bool:
        return self.bukti.jenis_isi == PDF.mime

    @property
    def bisa_dilihat(self) -> bool:
        return bisa_dilihat(self.bukti)

    @property
    def alamat_pratinjau(self) -> str:
        """With the page, as viewers of PDFs understand it."""
        return alamat_pratinjau(self.bukti, self.lampiran.halaman)

    @property
    def tanda(self) -> str:
        return sidik(self.lampiran)


def semua_lampiran(evaluasi: Evaluasi) -> dict[int, list[PajanganLke]]:
    """The evidence of each criterion, by its key; one query."""
    hasil: dict[int, list[PajanganLke]] = defaultdict(list)
    for satu in (
        LampiranLke.objects.filter(jawaban__evaluasi=evaluasi)
        .select_related("jawaban", "bukti__kecamatan")
        .order_by("pk")
    ):
        hasil[satu.jawaban.kriteria_id].append(PajanganLke(satu))
    return hasil

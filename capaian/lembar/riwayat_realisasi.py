"""What a file does to realisations, beyond their cells: whether they may be changed, the
version that stops whoever edits the same cell, and one entry in the trail for each."""

from iku.models import ButirPk, Target, Variabel
from kecamatan import riwayat

from ..entri import potret
from ..models import NilaiVariabel, Realisasi
from ..pilihan import AsalRealisasi, Bentuk, StatusRealisasi
from ..tindakan import alasan_kunci
from .keadaan import KeadaanTriwulan


class RiwayatRealisasi:
    """For all realisations of a `kamus`; made before any row of the file is read."""

    def __init__(self, kamus):
        self.kamus = kamus
        self.keadaan = kamus.sekali(KeadaanTriwulan)
        self._semula = {
            id(r): (potret(r, kamus.anak(NilaiVariabel, r)), r.catatan)
            for r in kamus.semua(Realisasi)
        }
        self._sudah: set[int] = set()
        self._direncana: set[int] | None = None
        kecamatan = list(kamus.kecamatan.values())
        self._berencana = {
            *ButirPk.objects.filter(indikator__kecamatan__in=kecamatan).values_list(
                "indikator", "perjanjian__tahun"
            ),
            *Target.objects.filter(
                butir__indikator__kecamatan__in=kecamatan
            ).values_list("butir__indikator", "tahun"),
        }

    def alasan_tertutup(self, satu: Realisasi) -> str:
        """As `tindakan.pastikan_terbuka`; "" where the period takes entries."""
        if satu.status == StatusRealisasi.TERKUNCI:
            return alasan_kunci(satu)
        indikator = satu.indikator
        if alasan := self.keadaan.alasan_tertutup(
            indikator.kecamatan, satu.tahun, satu.triwulan, indikator.pk
        ):
            return alasan
        if (indikator.pk, satu.tahun) not in self._berencana:
            return (
                f"Tahun {satu.tahun} belum mempunyai target untuk indikator ini. Catat "
                "dulu Perjanjian Kinerja atau target Renstra tahun itu."
            )
        return ""

    def berkomponen(self, satu: Realisasi) -> bool:
        """Whether its indicator has components to be filled in."""
        return bool(self.kamus.anak(Variabel, satu.indikator))

    def baru_dihitung(self, satu: Realisasi) -> bool:
        """Whether it is reckoned from components now, and was not before the file."""
        semula, _ = self._semula.get(id(satu), ({}, ""))
        return semula.get("bentuk") != Bentuk.VARIABEL

    def susulkan(self, satu: Realisasi, rencana, oleh) -> None:
        """Store with a changed row what a save on the page stores, once."""
        if id(satu) in self._sudah:
            return
        self._sudah.add(id(satu))
        dari, catatan = self._semula.get(id(satu), ({}, ""))
        komponen = self.kamus.anak(NilaiVariabel, satu)
        if satu.bentuk != Bentuk.VARIABEL:
            self._buang(komponen, rencana)
            komponen = []
        if satu.pk is not None:
            self._rencanakan(satu, rencana)
            satu.versi += 1
            if potret(satu, komponen) != dari and satu.asal != AsalRealisasi.ENTRI:
                # As on the page: they do not describe the new value.
                satu.asal, satu.predikat, satu.sumber = AsalRealisasi.ENTRI, "", ""
        satu.diubah_oleh, satu.jendela, satu.urut_kirim = oleh, "", 0
        ke = potret(satu, komponen)
        if satu.catatan != catatan:
            dari, ke = dari | {"catatan": catatan}, ke | {"catatan": satu.catatan}
        aksi = "mengisi realisasi" if satu.pk is None else "mengubah realisasi"
        rencana.riwayat[id(satu)] = (aksi, dari, ke)

    def _rencanakan(self, satu: Realisasi, rencana) -> None:
        """Where only components change, the row is not in the plan yet."""
        if self._direncana is None:
            self._direncana = {id(baris) for baris, _ in rencana.ubah[Realisasi]}
        if id(satu) not in self._direncana:
            rencana.ubah[Realisasi].append((satu, riwayat.potret(satu)))

    @staticmethod
    def _buang(komponen: list[NilaiVariabel], rencana) -> None:
        """A value that is no formula any more has no components."""
        for satu in komponen:
            rencana.riwayat[id(satu)] = None
            if satu.pk is not None:
                rencana.hapus[NilaiVariabel].append(satu)

"""Excel in and out of F-03: a row per respondent. What was received once is not changed
by a file; a file only adds."""

import re

from capaian.models import (
    AspekIpp,
    InstrumenIpp,
    NilaiF03,
    PenilaianIpp,
    PertanyaanIpp,
    ResponsF03,
)
from capaian.models.ipp import SKOR_TERTINGGI
from capaian.pilihan import JalurF03
from iku.lembar import isian
from iku.lembar.dasar import Jenis, Lembar
from iku.lembar.isian import Tolak
from iku.lembar.kolom import Kolom, KolomAnak, KolomKecamatan, ambil, dari_model

KUNCI = {
    InstrumenIpp: ("kode",),
    AspekIpp: ("instrumen", "kode"),
    PertanyaanIpp: ("aspek", "nomor"),
    PenilaianIpp: ("kecamatan", "tahun"),
    ResponsF03: ("penilaian", "nomor"),
    NilaiF03: ("respons", "pertanyaan"),
}
NOMOR_TERBESAR = 2_000_000_000
BANYAK_BAWAAN = 14  # questions of jenis A, for a template without an assessment
_JUDUL = re.compile(r"[Pp] ?([1-9][0-9]?)")


class KolomPenilaian(Kolom):
    """The assessment of the kecamatan in the cell before, by its year."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        tahun = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        if (penilaian := kamus.cari(PenilaianIpp, kecamatan, tahun)) is None:
            raise Tolak(
                f"Penilaian IPP {tahun} belum dimulai. Mulai dahulu di halaman Indeks "
                "Pelayanan Publik."
            )
        return penilaian

    def get_value(self, instance):
        return instance.penilaian.tahun


class KolomPertanyaan(KolomAnak):
    """The answer to one question."""

    def __init__(self, nomor: int):
        judul = f"P{nomor}"
        super().__init__(
            judul,
            judul,
            isian.Bulat(0, SKOR_TERTINGGI),
            contoh=4,
            lebar=6,
            simpan=(),
        )
        self.nomor = nomor

    def export(self, instance, *, kamus, **kwargs):
        ada = self._cari(instance, kamus)
        return ada and ada.nilai

    def _pertanyaan(self, respons, kamus) -> PertanyaanIpp | None:
        return daftar_pertanyaan(respons.penilaian, kamus).get(self.nomor)

    def _cari(self, respons, kamus) -> NilaiF03 | None:
        pertanyaan = self._pertanyaan(respons, kamus)
        return pertanyaan and kamus.cari(NilaiF03, respons, pertanyaan)

    def terapkan(self, objek, nilai, rencana, kamus):
        pertanyaan = self._pertanyaan(objek, kamus)
        ada = pertanyaan and kamus.cari(NilaiF03, objek, pertanyaan)
        if (dari := ada and ada.nilai) == nilai:
            return None
        if pertanyaan is None:
            raise Tolak(f"F-03 tidak memuat pertanyaan {self.judul}.")
        if ada is None and nilai is not None:
            baru = NilaiF03(respons=objek, pertanyaan=pertanyaan, nilai=nilai)
            kamus.tambah(baru)
            rencana.baru[NilaiF03].append(baru)
        return dari, nilai


class LembarRespons(Lembar):
    nama = "F-03"
    model = ResponsF03

    kecamatan = KolomKecamatan("penilaian__kecamatan")
    penilaian = KolomPenilaian(
        "Tahun", "penilaian", isian.Bulat(2000, 2100), kunci=True, contoh=2025, lebar=9
    )
    nomor = Kolom(
        "Nomor responden",
        "nomor",
        isian.Bulat(1, NOMOR_TERBESAR),
        kunci=True,
        contoh=1,
        lebar=11,
        petunjuk="Nomor yang belum dipakai. Jawaban yang sudah diterima tidak diubah.",
    )
    saran = dari_model(ResponsF03, "saran")

    def kolom_bebas(self, judul):
        cocok = _JUDUL.fullmatch(isian.polos(judul).strip())
        return KolomPertanyaan(int(cocok[1])) if cocok else None

    def lengkapi(self, isi, bersih):
        isi["jalur"] = JalurF03.LEMBAR

    def beku(self, objek):
        if not objek.penilaian.bisa("f03"):
            return "Nilai IPP sudah ditetapkan; F-03 tidak menerima jawaban lagi."
        if objek.pk is not None:
            return "Jawaban yang sudah diterima tidak diubah lewat Excel."
        return ""

    def periksa_akhir(self, tersentuh, kamus):
        for respons in tersentuh:
            for nomor, satu in daftar_pertanyaan(respons.penilaian, kamus).items():
                if kamus.cari(NilaiF03, respons, satu) is None:
                    yield (
                        respons,
                        f"P{nomor}",
                        "Kuesioner yang tidak lengkap tidak dihitung. Isi 0 sampai 5.",
                    )

    def baris(self, kamus, tahun):
        return [
            r for r in kamus.semua(ResponsF03) if tahun in (None, r.penilaian.tahun)
        ]

    def siapkan_ekspor(self, kamus, tahun):
        """Also a column per question of the instruments in use."""
        nomor = {
            n
            for penilaian in kamus.semua(PenilaianIpp)
            for n in daftar_pertanyaan(penilaian, kamus)
        }
        for satu in sorted(nomor) or range(1, BANYAK_BAWAAN + 1):
            self.kolom_berjudul(f"P{satu}")
        return super().siapkan_ekspor(kamus, tahun)


def daftar_pertanyaan(penilaian: PenilaianIpp, kamus) -> dict[int, PertanyaanIpp]:
    """The questions of an assessment's instrument by their number."""
    return {
        satu.nomor: satu
        for aspek in kamus.anak(AspekIpp, penilaian.instrumen)
        for satu in kamus.anak(PertanyaanIpp, aspek)
    }


F03 = Jenis(
    "ipp-f03",
    "IPP F-03",
    "Jawaban masyarakat pada F-03 Indeks Pelayanan Publik, satu baris tiap responden.",
    (LembarRespons,),
)

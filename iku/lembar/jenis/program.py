"""The regency's own program entries, support of sasaran, indicators of programs."""

from decimal import Decimal

from iku.models import (
    DukunganProgram,
    IndikatorRenstra,
    Nomenklatur,
    Sasaran,
)
from iku.perencanaan.forms.tempat import jenis_menurut_tingkat
from iku.pilihan import JenisIndikator, TingkatNomenklatur

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Tolak
from ..kolom import (
    Kolom,
    KolomKabupaten,
    KolomKecamatan,
    Rujukan,
    ambil,
    dari_model,
)
from ..tempat import KolomRenstra, KolomSimpul, KolomTujuan
from .indikator import KolomIndikator
from .renstra import sepanjang
from .target import LembarTempat, kolom_baseline

# Which level a node may stand under.
_ATASAN = {
    TingkatNomenklatur.KELOMPOK: {None},
    TingkatNomenklatur.PROGRAM: {None, TingkatNomenklatur.KELOMPOK},
    TingkatNomenklatur.KEGIATAN: {TingkatNomenklatur.PROGRAM},
    TingkatNomenklatur.SUB_KEGIATAN: {TingkatNomenklatur.KEGIATAN},
}


class KolomKodeLokal(Kolom):
    """The code of an entry of the regency's own: none that the nation has."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        kode = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if kamus.cari(Nomenklatur, None, kode) is not None:
            raise Tolak(f"Kode {kode} sudah ada dalam nomenklatur nasional.")
        return kode


class LembarProgramLokal(Lembar):
    nama = "Program lokal"
    model = Nomenklatur
    tempat = "kabupaten"
    rujuk_sendiri = ("Kode program", "Kode induk")

    kabupaten = KolomKabupaten()
    kode = KolomKodeLokal(
        "Kode program",
        "kode",
        isian.Kode(30),
        kunci=True,
        contoh="7.01.99",
        lebar=20,
        petunjuk="Hanya untuk program di luar nomenklatur nasional.",
    )
    tingkat = dari_model(Nomenklatur, "tingkat", contoh="program")
    isi_nama = dari_model(
        Nomenklatur, "nama", "Nama program", contoh="Program Kecamatan Tangguh"
    )
    induk = KolomSimpul(
        "Kode induk",
        "induk",
        petunjuk="Kode program atau kegiatan di atasnya; kosong untuk program.",
    )
    mulai = dari_model(Nomenklatur, "mulai", contoh=2025, lebar=20)
    selesai = dari_model(Nomenklatur, "selesai", lebar=20)
    urutan = dari_model(Nomenklatur, "urutan", contoh=99)

    def baris(self, kamus, tahun):
        return [
            n for n in kamus.semua(Nomenklatur) if n.kabupaten_id is not None and n.kode
        ]

    def periksa_akhir(self, tersentuh, kamus):
        for satu in tersentuh:
            atas = satu.induk and satu.induk.tingkat
            if atas not in _ATASAN[satu.tingkat]:
                tingkat = satu.get_tingkat_display()
                yield satu, "Kode induk", f"{tingkat} tidak dapat berada di bawah ini."


class LembarDukungan(Lembar):
    nama = "Dukungan"
    model = DukunganProgram

    kecamatan = KolomKecamatan("sasaran__tujuan__renstra__kecamatan")
    renstra = KolomRenstra("sasaran__tujuan__renstra")
    tujuan = KolomTujuan("sasaran__tujuan")
    sasaran = Rujukan(
        "Sasaran",
        "sasaran",
        isian.Bulat(),
        Sasaran,
        lewat=("tujuan",),
        kunci=True,
        contoh=1,
        lebar=9,
    )
    nomenklatur = KolomSimpul(kunci=True, contoh="7.01.02")
    nama_program = Kolom(
        "Nama program", "nomenklatur__nama", isian.Teks(), keterangan=True, lebar=50
    )

    def baris(self, kamus, tahun):
        return [
            d
            for d in kamus.semua(DukunganProgram)
            if sepanjang(tahun, d.sasaran.tujuan.renstra)
        ]


class KolomJenis(Kolom):
    """What the measure measures; left open, what indicators of that level do."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        jenis = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        return jenis or jenis_menurut_tingkat(ambil(bersih, "nomenklatur"))


class LembarIndikatorProgram(LembarTempat):
    nama = "Indikator program"
    model = IndikatorRenstra

    kecamatan = KolomKecamatan("renstra__kecamatan")
    renstra = KolomRenstra()
    nomenklatur = KolomSimpul(
        kunci=True, contoh="7.01.02", petunjuk="Program, kegiatan, atau sub kegiatan."
    )
    nama_program = Kolom(
        "Nama program", "nomenklatur__nama", isian.Teks(), keterangan=True, lebar=40
    )
    indikator = KolomIndikator(kunci=True, contoh="IKM")
    nama_indikator = Kolom(
        "Nama indikator", "indikator__nama", isian.Teks(), keterangan=True, lebar=40
    )
    satuan = Kolom("Satuan", "indikator__satuan", isian.Teks(), keterangan=True)
    jenis = KolomJenis(
        "Jenis",
        "jenis",
        isian.Pilihan(JenisIndikator.choices),
        contoh="keluaran",
        petunjuk="Kosong: hasil untuk program, keluaran untuk kegiatan dan sub kegiatan.",
    )
    urutan = dari_model(IndikatorRenstra, "urutan", contoh=1)
    baseline_tahun = dari_model(
        IndikatorRenstra, "baseline_tahun", contoh=2024, lebar=20
    )
    baseline = kolom_baseline(contoh=Decimal("82.5"))

    def lengkapi(self, isi, bersih):
        isi.setdefault("jenis", jenis_menurut_tingkat(isi["nomenklatur"]))

    def milik(self, tempat):
        return tempat.nomenklatur_id is not None


PROGRAM = Jenis(
    "program",
    "Program dan indikatornya",
    "Program di luar nomenklatur nasional, dukungan program, dan indikator program.",
    (LembarProgramLokal, LembarDukungan, LembarIndikatorProgram),
)

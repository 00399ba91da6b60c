"""Places of measures in a Renstra, with baseline and yearly targets."""

import re
from decimal import Decimal

from iku.models import IndikatorRenstra, Renstra, Target, TargetVariabel, Variabel
from iku.pilihan import SumberTarget
from kecamatan.riwayat import potret

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Tolak
from ..kolom import (
    Kolom,
    KolomAnak,
    KolomKecamatan,
    KolomTarget,
    ambil,
    dari_model,
    sebut,
)
from ..tempat import KolomRenstra, KolomTempat
from .indikator import KolomIndikator
from .renstra import sepanjang

_TAHUN = re.compile(r"\s*(target|renja)\s+(20[0-9]{2})\s*", re.I)
_SUMBER = {"target": SumberTarget.RENSTRA, "renja": SumberTarget.RENJA}
_JUDUL = {sumber.value: judul.capitalize() for judul, sumber in _SUMBER.items()}


class KolomTahun(KolomAnak):
    """The target of one year: a row of its own under the place."""

    def __init__(self, judul: str, tahun: int, sumber: str):
        super().__init__(judul, "", isian.Target(), simpan=())
        self.tahun, self.sumber = tahun, sumber

    def export(self, instance, *, kamus, **kwargs):
        target = kamus.cari(Target, instance, self.tahun, self.sumber)
        return target and self.widget.render((target.nilai, target.predikat))

    def terapkan(self, objek, nilai, rencana, kamus):
        tertulis = self.export(objek, kamus=kamus)
        lama = kamus.cari(Target, objek, self.tahun, self.sumber)
        if nilai == ((lama.nilai, lama.predikat) if lama else (None, "")):
            return None
        if nilai == (None, ""):
            rencana.hapus[Target].append(lama)
            return tertulis, None
        if lama is None:
            self._tolak_di_luar(objek.renstra)
            lama = Target(butir=objek, tahun=self.tahun, sumber=self.sumber)
            kamus.tambah(lama)
            rencana.baru[Target].append(lama)
        else:
            rencana.ubah[Target].append((lama, potret(lama)))
        lama.nilai, lama.predikat = nilai
        return tertulis, self.widget.render(nilai)

    def _tolak_di_luar(self, renstra: Renstra) -> None:
        if self.sumber == SumberTarget.RENSTRA and not sepanjang(self.tahun, renstra):
            raise Tolak(f"Tahun {self.tahun} di luar periode {renstra}.")


def kolom_tahun(sumber: str, tahun: int) -> KolomTahun:
    return KolomTahun(f"{_JUDUL[sumber]} {tahun}", tahun, str(sumber))


class LembarTempat(Lembar):
    """A measure under a tujuan, a sasaran or a program, and a column per year."""

    model = IndikatorRenstra

    def kolom_bebas(self, judul: str) -> Kolom | None:
        if cocok := _TAHUN.fullmatch(judul):
            return kolom_tahun(_SUMBER[cocok[1].lower()], int(cocok[2]))
        return None

    def milik(self, tempat: IndikatorRenstra) -> bool:
        """Whether this sheet shows the place."""
        return True

    def baris(self, kamus, tahun):
        return [
            t
            for t in kamus.semua(IndikatorRenstra)
            if self.milik(t) and sepanjang(tahun, t.renstra)
        ]

    def siapkan_ekspor(self, kamus, tahun):
        """All years of the plans shown, and all years that have a target."""
        baris = list(self.baris(kamus, tahun))
        ada = {(t.sumber, t.tahun) for satu in baris for t in kamus.anak(Target, satu)}
        renstra = {id(t.renstra): t.renstra for t in baris} or {
            id(r): r for r in kamus.semua(Renstra) if sepanjang(tahun, r)
        }
        for satu in renstra.values():
            ada |= {("renstra", n) for n in range(satu.awal, satu.akhir + 1)}
        for sumber, satu in sorted(ada, key=lambda a: (a[0] != "renstra", a[1])):
            if self.kolom_berjudul(f"{_JUDUL[sumber]} {satu}") is None:
                raise AssertionError("a year always makes a column")
        return baris


def kolom_baseline(**opsi):
    return KolomTarget(
        "Kondisi awal",
        "baseline_nilai",
        "baseline_predikat",
        petunjuk="Angka, atau predikat dengan angkanya: B (70).",
        **opsi,
    )


class LembarTarget(LembarTempat):
    nama = "Target"

    kecamatan = KolomKecamatan("renstra__kecamatan")
    renstra = KolomRenstra()
    tempat_ = KolomTempat(
        kunci=True,
        contoh="sasaran 1.1",
        petunjuk="tujuan 1, atau sasaran 1.2 (sasaran kedua pada tujuan 1).",
    )
    indikator = KolomIndikator(kunci=True, contoh="IKM")
    nama_indikator = Kolom(
        "Nama indikator", "indikator__nama", isian.Teks(), keterangan=True, lebar=40
    )
    satuan = Kolom("Satuan", "indikator__satuan", isian.Teks(), keterangan=True)
    jenis = dari_model(IndikatorRenstra, "jenis", contoh="hasil")
    urutan = dari_model(IndikatorRenstra, "urutan", contoh=1)
    baseline_tahun = dari_model(
        IndikatorRenstra, "baseline_tahun", contoh=2024, lebar=20
    )
    baseline = kolom_baseline(contoh=Decimal("82.5"))

    def milik(self, tempat):
        return tempat.nomenklatur_id is None


class KolomKomponen(Kolom):
    """A component of the row's indicator by its code."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        kode = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        indikator = ambil(bersih, "indikator")
        if (variabel := kamus.cari(Variabel, indikator, kode)) is None:
            raise Tolak(f"Komponen “{kode}” tidak ada pada indikator {indikator.kode}.")
        return variabel

    def get_value(self, instance):
        return instance.variabel.kode


class KolomTahunTarget(Kolom):
    """The year of an existing target, found through the cells before it."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        tahun = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        renstra, indikator = ambil(bersih, "renstra"), ambil(bersih, "indikator")
        di = dict.fromkeys(KolomTempat.SIMPAN)
        tempat = ambil(bersih, "tempat_")
        di[tempat._meta.model_name] = tempat
        butir = kamus.cari(IndikatorRenstra, renstra, *di.values(), indikator)
        sumber = ambil(bersih, "sumber")
        target = butir and kamus.cari(Target, butir, tahun, sumber)
        if target is None:
            raise Tolak(
                f"Belum ada target {sumber} {tahun} untuk {indikator.kode} pada "
                f"{sebut(tempat)}. Isi dulu lembar Target."
            )
        return target

    def get_value(self, instance):
        return instance.target.tahun


class LembarKomponenTarget(Lembar):
    nama = "Target komponen"
    model = TargetVariabel

    kecamatan = KolomKecamatan("target__butir__renstra__kecamatan")
    renstra = KolomRenstra("target__butir__renstra")
    tempat_ = KolomTempat(
        "target__butir__tempat", kunci=True, simpan=(), contoh="sasaran 1.1"
    )
    indikator = KolomIndikator(
        "target__butir__indikator", kunci=True, contoh="ADMINDUK"
    )
    sumber = dari_model(
        Target,
        "sumber",
        "Sumber target",
        jalan="target__sumber",
        kunci=True,
        contoh="renstra",
    )
    tahun = KolomTahunTarget(
        "Tahun",
        "target",
        isian.Bulat(2000, 2100),
        kunci=True,
        contoh=2025,
        lebar=9,
    )
    variabel = KolomKomponen(
        "Kode komponen", "variabel", isian.Kode(), kunci=True, contoh="kk", lebar=16
    )
    nilai = dari_model(TargetVariabel, "nilai", "Target", contoh=1825)

    def baris(self, kamus, tahun):
        return [
            t
            for t in kamus.semua(TargetVariabel)
            if sepanjang(tahun, t.target.butir.renstra)
        ]


TARGET = Jenis(
    "target",
    "Target Renstra",
    "Indikator tujuan dan sasaran, kondisi awal, dan target tiap tahun.",
    (LembarTarget, LembarKomponenTarget),
)

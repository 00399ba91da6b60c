"""How the promises of an agreement are to be kept, quarter by quarter."""

from decimal import Decimal

from iku.models import ButirPk, RencanaAksi

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Dilewati, Tolak
from ..kolom import Kolom, KolomKecamatan, KolomTarget, ambil, dari_model
from .indikator import KolomIndikator
from .perjanjian import KolomPerjanjian, alasan_menyesuaikan, kolom_tahun
from .unit import KolomUnit, KolomUnitPk


class KolomButir(KolomIndikator):
    """The promise of an indicator in the agreement named by the cells before."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        indikator = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        perjanjian = ambil(bersih, "perjanjian")
        if indikator is None:
            raise Dilewati
        butir = kamus.cari(ButirPk, perjanjian, indikator)
        if butir is None:
            raise Tolak(
                f"Indikator {indikator.kode} tidak diperjanjikan dalam {perjanjian}."
            )
        return butir

    def get_value(self, instance):
        return instance.butir.indikator.kode


class LembarRencanaAksi(Lembar):
    nama = "Rencana aksi"
    model = RencanaAksi

    kecamatan = KolomKecamatan("butir__perjanjian__kecamatan")
    tahun = kolom_tahun("butir__perjanjian__tahun")
    unit = KolomUnitPk("butir__perjanjian__unit")
    perjanjian = KolomPerjanjian("butir__perjanjian")
    butir = KolomButir("butir", kunci=True, contoh="IKM")
    nama_indikator = Kolom(
        "Indikator kinerja",
        "butir__uraian_indikator",
        isian.Teks(),
        keterangan=True,
        lebar=40,
    )
    triwulan = Kolom(
        "Triwulan", "triwulan", isian.Bulat(1, 4), kunci=True, contoh=1, lebar=10
    )
    target = KolomTarget("Target", "nilai", "predikat", contoh=Decimal("85"))
    satuan = Kolom("Satuan", "butir__indikator__satuan", isian.Teks(), keterangan=True)
    uraian = dari_model(
        RencanaAksi, "uraian", contoh="Survei kepuasan masyarakat semester I"
    )
    pemilik = KolomUnit(
        "Penanggung jawab",
        "pemilik",
        isian.Teks(),
        lebar=30,
        daftar="unit",
        petunjuk="Nama unit kerja seperti pada lembar Kode.",
    )
    jadwal = dari_model(RencanaAksi, "jadwal", contoh="Januari sampai Maret")
    anggaran = dari_model(RencanaAksi, "anggaran", contoh=Decimal("5000000"))

    def minta_alasan(self, objek, berubah, lingkup):
        return alasan_menyesuaikan(objek.butir.perjanjian, lingkup)

    def baris(self, kamus, tahun):
        return [
            r
            for r in kamus.semua(RencanaAksi)
            if tahun in (None, r.butir.perjanjian.tahun)
        ]


RENCANA_AKSI = Jenis(
    "rencana-aksi",
    "Rencana aksi",
    "Target dan langkah tiap triwulan untuk butir Perjanjian Kinerja.",
    (LembarRencanaAksi,),
)

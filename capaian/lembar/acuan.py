"""Excel in and out for what a regency compares its measures by.

Both sheets are here, since benchmarks are this room's and stand on the references.
"""

from decimal import Decimal

from iku.lembar import isian
from iku.lembar.dasar import Jenis, Lembar
from iku.lembar.kolom import Kolom, KolomKabupaten, KolomTarget, Rujukan, dari_model
from iku.models import Acuan

from ..models import Pembanding

KUNCI = {Pembanding: ("acuan", "tahun", "tingkat", "jenis")}


class LembarAcuan(Lembar):
    nama = "Acuan"
    model = Acuan
    tempat = "kabupaten"

    kabupaten = KolomKabupaten()
    kode = dari_model(
        Acuan,
        "kode",
        "Kode acuan",
        kunci=True,
        contoh="IKM",
        petunjuk="Nama pendek yang tetap, misalnya IKM.",
    )
    isi_nama = dari_model(
        Acuan, "nama", "Nama acuan", contoh="Indeks Kepuasan Masyarakat"
    )


class LembarPembanding(Lembar):
    nama = "Pembanding"
    model = Pembanding
    tempat = "kabupaten"

    kabupaten = KolomKabupaten("acuan__kabupaten")
    acuan = Rujukan(
        "Kode acuan",
        "acuan",
        isian.Kode(),
        Acuan,
        lewat=("kabupaten",),
        kunci=True,
        contoh="IKM",
        daftar="acuan",
    )
    nama_acuan = Kolom(
        "Nama acuan", "acuan__nama", isian.Teks(), keterangan=True, lebar=40
    )
    tahun = dari_model(Pembanding, "tahun", kunci=True, contoh=2024)
    tingkat = dari_model(Pembanding, "tingkat", kunci=True, contoh="nasional")
    jenis = dari_model(Pembanding, "jenis", kunci=True, contoh="realisasi")
    nilai = KolomTarget(
        "Nilai", "nilai", "predikat", wajib=True, contoh=Decimal("89.6")
    )
    uraian = dari_model(Pembanding, "uraian")
    sumber = dari_model(
        Pembanding, "sumber", contoh="Laporan Kinerja Kementerian PANRB 2024"
    )

    def baris(self, kamus, tahun):
        return [p for p in kamus.semua(Pembanding) if tahun in (None, p.tahun)]


ACUAN = Jenis(
    "acuan",
    "Acuan dan pembanding",
    "Acuan ukuran se-kabupaten dan pembandingnya di tingkat lain.",
    (LembarAcuan, LembarPembanding),
)

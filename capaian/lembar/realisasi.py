"""Excel in and out of realisations: a row per indicator and period, a row per component
of a formula. What may be stored, and how the trail tells of it, is as on the pages."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from iku.lembar import isian
from iku.lembar.dasar import Jenis, Lembar
from iku.lembar.isian import Dilewati, Tolak
from iku.lembar.jenis.indikator import KolomIndikator
from iku.lembar.kolom import Kolom, KolomKecamatan, ambil, dari_model
from iku.models import Variabel
from iku.pilihan import Cara
from kecamatan.cakupan import Tercakup

from ..models import NilaiVariabel, Realisasi
from ..perhitungan import pastikan_mungkin
from ..pilihan import AsalRealisasi, Bentuk
from ..triwulan.pegangan import pegang_triwulan
from .periode import kolom_periode, kolom_tahun, periode_disebut
from .riwayat_realisasi import RiwayatRealisasi

KUNCI = {
    Realisasi: ("indikator", "tahun", "triwulan"),
    NilaiVariabel: ("realisasi", "variabel"),
}
DIHITUNG = (
    "Indikator ini dihitung dari komponennya. Kosongkan sel ini, lalu isi lembar "
    "Komponen."
)


class LembarRealisasi(Lembar):
    nama = "Realisasi"
    model = Realisasi

    kecamatan = KolomKecamatan("indikator__kecamatan")
    tahun = kolom_tahun()
    triwulan = kolom_periode()
    indikator = KolomIndikator(kunci=True, contoh="IKM")
    nama_indikator = Kolom(
        "Nama indikator", "indikator__nama", isian.Teks(), keterangan=True, lebar=40
    )
    satuan = Kolom("Satuan", "indikator__satuan", isian.Teks(), keterangan=True)
    nilai = dari_model(
        Realisasi,
        "nilai",
        "Realisasi",
        contoh=Decimal("85.1"),
        petunjuk="Kosong untuk indikator yang dihitung dari komponen (lembar Komponen), "
        "atau bila datanya tidak tersedia.",
    )
    alasan_kosong = dari_model(
        Realisasi,
        "alasan_kosong",
        "Alasan tidak tersedia data",
        lebar=30,
        petunjuk="Hanya bila memang tidak ada datanya; 0 ditulis sebagai realisasi.",
    )
    catatan = dari_model(Realisasi, "catatan", "Keterangan", lebar=30)

    def pegang(self, baris, kamus):
        pegang_triwulan(periode_disebut(self, baris, kamus))

    def siapkan(self, kamus):
        self.riwayat = kamus.sekali(RiwayatRealisasi)

    def lengkapi(self, isi, bersih):
        isi["asal"] = AsalRealisasi.ENTRI
        isi["bentuk"] = _bentuk(
            isi["indikator"], isi.get("nilai"), isi.get("alasan_kosong")
        )

    def sesuaikan(self, objek, berubah):
        if berubah & {"nilai", "alasan_kosong"}:
            objek.bentuk = _bentuk(objek.indikator, objek.nilai, objek.alasan_kosong)

    def beku(self, objek):
        return self.riwayat.alasan_tertutup(objek)

    def periksa(self, objek, berubah):
        # Not the model's own clean, which asks the database for the other rows;
        # `periksa_akhir` knows them all.
        Tercakup.clean(objek)
        if objek.nilai is None or "nilai" not in berubah:
            return
        if objek.alasan_kosong:
            raise ValidationError(
                "Baris ini memuat nilai dan juga alasan tidak tersedia data. Hapus "
                "salah satu."
            )
        if objek.indikator.cara == Cara.RUMUS and self.riwayat.berkomponen(objek):
            raise ValidationError(DIHITUNG)
        try:
            pastikan_mungkin(objek.nilai, objek.indikator.cara)
        except ValueError as galat:
            raise ValidationError(str(galat)) from galat

    def periksa_akhir(self, tersentuh, kamus):
        for satu in tersentuh:
            if kalimat := self._cara_lain(satu, kamus):
                yield satu, "Periode", kalimat
            if satu.bentuk == Bentuk.VARIABEL and self.riwayat.baru_dihitung(satu):
                isi = kamus.anak(NilaiVariabel, satu)
                if all(k.nilai is None for k in isi):
                    yield (
                        satu,
                        "Realisasi",
                        "Isi komponennya pada lembar Komponen, atau tulis alasan tidak "
                        "tersedia data.",
                    )

    @staticmethod
    def _cara_lain(satu: Realisasi, kamus) -> str:
        """A year is recorded as a whole or by quarters, as `tindakan` has it."""
        for lain in kamus.anak(Realisasi, satu.indikator):
            setahun = lain.triwulan is None
            if lain.tahun == satu.tahun and setahun != (satu.triwulan is None):
                ada, ini = ("setahun penuh", "per triwulan")[:: 1 if setahun else -1]
                return (
                    f"Realisasi tahun {satu.tahun} sudah dicatat {ada}, sehingga tidak "
                    f"dapat diisi {ini} juga."
                )
        return ""

    def susulkan(self, tersentuh, rencana, kamus, oleh):
        for satu in tersentuh:
            self.riwayat.susulkan(satu, rencana, oleh)

    def baris(self, kamus, tahun):
        return [r for r in kamus.semua(Realisasi) if tahun in (None, r.tahun)]


def _bentuk(indikator, nilai, alasan: str | None) -> Bentuk:
    """What these cells make of a row; a value without a row of components is none."""
    if nilai is not None:
        return Bentuk.LANGSUNG
    if alasan:
        return Bentuk.KOSONG
    return Bentuk.VARIABEL if indikator.cara == Cara.RUMUS else Bentuk.LANGSUNG


class KolomRealisasi(KolomIndikator):
    """The realisation of an indicator in the period named by the cells before."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        indikator = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if indikator is None or "triwulan" not in bersih:
            raise Dilewati
        kunci = (indikator, ambil(bersih, "tahun"), bersih["triwulan"])
        realisasi = kamus.cari(Realisasi, *kunci)
        if realisasi is None:
            raise Tolak(
                f"Realisasi {indikator.kode} periode ini belum ada. Isi dahulu barisnya "
                "di lembar Realisasi."
            )
        if realisasi.bentuk == Bentuk.KOSONG:
            raise Tolak(
                f"Realisasi {indikator.kode} periode ini tidak tersedia datanya. Hapus "
                "baris ini, atau hapus alasannya di lembar Realisasi."
            )
        return realisasi

    def get_value(self, instance):
        return instance.realisasi.indikator.kode


class KolomKomponen(Kolom):
    """A component of the row's indicator by its code."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        kode = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        indikator = ambil(bersih, "realisasi").indikator
        if (variabel := kamus.cari(Variabel, indikator, kode)) is None:
            raise Tolak(f"Komponen “{kode}” tidak ada pada indikator {indikator.kode}.")
        return variabel

    def get_value(self, instance):
        return instance.variabel.kode


class LembarKomponen(Lembar):
    nama = "Komponen"
    model = NilaiVariabel

    kecamatan = KolomKecamatan("realisasi__indikator__kecamatan")
    tahun = kolom_tahun("realisasi__tahun")
    triwulan = kolom_periode("realisasi__triwulan")
    realisasi = KolomRealisasi("realisasi", kunci=True, contoh="TRANTIB")
    variabel = KolomKomponen(
        "Kode komponen",
        "variabel",
        isian.Kode(),
        kunci=True,
        contoh="selesai",
        lebar=16,
        petunjuk="Seperti pada data Indikator, lembar Komponen.",
    )
    nama_komponen = Kolom(
        "Nama komponen", "variabel__nama", isian.Teks(), keterangan=True, lebar=40
    )
    satuan = Kolom("Satuan", "variabel__satuan", isian.Teks(), keterangan=True)
    nilai = dari_model(NilaiVariabel, "nilai", contoh=Decimal(12))
    isi_keterangan = dari_model(NilaiVariabel, "keterangan")

    def pegang(self, baris, kamus):
        pegang_triwulan(periode_disebut(self, baris, kamus))

    def siapkan(self, kamus):
        self.riwayat = kamus.sekali(RiwayatRealisasi)

    def beku(self, objek):
        return self.riwayat.alasan_tertutup(objek.realisasi)

    def periksa(self, objek, berubah):
        super().periksa(objek, berubah)
        if objek.realisasi.bentuk != Bentuk.VARIABEL:
            raise ValidationError(
                "Realisasi periode ini dicatat sebagai satu nilai, bukan dari komponen."
            )

    def susulkan(self, tersentuh, rencana, kamus, oleh):
        for satu in tersentuh:
            rencana.riwayat[id(satu)] = None
            self.riwayat.susulkan(satu.realisasi, rencana, oleh)

    def baris(self, kamus, tahun):
        return [
            k for k in kamus.semua(NilaiVariabel) if tahun in (None, k.realisasi.tahun)
        ]


REALISASI = Jenis(
    "realisasi",
    "Realisasi indikator",
    "Realisasi tiap indikator menurut triwulan atau setahun, beserta komponennya.",
    (LembarRealisasi, LembarKomponen),
)

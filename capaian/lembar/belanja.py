"""Excel in and out of what was spent, per node and period."""

from collections import defaultdict
from decimal import Decimal

from iku.lembar import isian
from iku.lembar.dasar import Jenis, Lembar
from iku.lembar.kolom import Kolom, KolomKecamatan, dari_model
from iku.lembar.tempat import KolomSimpul
from kecamatan.cakupan import Tercakup

from ..anggaran.tindakan import pegang
from ..models import RealisasiAnggaran
from ..models.anggaran import CARA_LAIN
from .keadaan import KeadaanTriwulan
from .periode import kolom_periode, kolom_tahun, periode_disebut

KUNCI = {RealisasiAnggaran: ("kecamatan", "tahun", "triwulan", "nomenklatur")}
GANDA = (
    "Jumlah untuk “{}” sudah dicatat tahun ini. Catat jumlah hanya pada tingkat "
    "terbawah, supaya tidak terhitung dua kali."
)


class LembarRealisasiAnggaran(Lembar):
    nama = "Realisasi anggaran"
    model = RealisasiAnggaran

    kecamatan = KolomKecamatan()
    tahun = kolom_tahun()
    triwulan = kolom_periode()
    nomenklatur = KolomSimpul(
        kunci=True,
        contoh="7.01.01.2.02.0001",
        petunjuk="Tingkat terbawah yang diketahui: sub kegiatan, kegiatan, atau program.",
    )
    nama_program = Kolom(
        "Nama program", "nomenklatur__nama", isian.Teks(), keterangan=True, lebar=60
    )
    jumlah = dari_model(
        RealisasiAnggaran,
        "jumlah",
        "Realisasi s.d. periode (Rp)",
        contoh=Decimal(357421000),
        lebar=26,
        petunjuk="Sejak Januari sampai akhir periode, seperti dalam LRA.",
    )

    def pegang(self, baris, kamus):
        pegang(periode_disebut(self, baris, kamus))

    def siapkan(self, kamus):
        self.keadaan = kamus.sekali(KeadaanTriwulan)

    def beku(self, objek):
        return self.keadaan.alasan_tertutup(
            objek.kecamatan, objek.tahun, objek.triwulan
        )

    def periksa(self, objek, berubah):
        # Not the model's own clean, which asks the database for the other rows;
        # `periksa_akhir` knows them all.
        Tercakup.clean(objek)

    def periksa_akhir(self, tersentuh, kamus):
        setahun = defaultdict(list)
        for satu in kamus.semua(RealisasiAnggaran):
            setahun[satu.kecamatan_id, satu.tahun].append(satu)
        letak = {kunci: _letak(isi) for kunci, isi in setahun.items()}
        for satu in tersentuh:
            kunci = (satu.kecamatan_id, satu.tahun)
            if (lain := letak[kunci].get(satu.nomenklatur_id)) is not None:
                yield satu, "Kode program", GANDA.format(lain)
            if any(
                (r.triwulan is None) != (satu.triwulan is None) for r in setahun[kunci]
            ):
                yield satu, "Periode", CARA_LAIN

    def baris(self, kamus, tahun):
        return [r for r in kamus.semua(RealisasiAnggaran) if tahun in (None, r.tahun)]


def _letak(daftar: list[RealisasiAnggaran]) -> dict[int, str]:
    """By the key of its node, another node of the same year above or below it."""
    bernilai = {r.nomenklatur_id: r.nomenklatur for r in daftar}
    hasil: dict[int, str] = {}
    for pk, node in bernilai.items():
        naik = node.induk
        while naik is not None:
            if naik.pk in bernilai:
                hasil[pk], hasil[naik.pk] = str(naik), str(node)
            naik = naik.induk
    return hasil


REALISASI_ANGGARAN = Jenis(
    "realisasi-anggaran",
    "Realisasi anggaran",
    "Realisasi kumulatif tiap sub kegiatan menurut triwulan, atau setahun.",
    (LembarRealisasiAnggaran,),
)

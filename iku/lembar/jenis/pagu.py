"""Budget documents of a year and what they plan on each program."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from iku.models import DokumenAnggaran, Nomenklatur, Pagu, PaguJenisBelanja
from kecamatan.cakupan import Tercakup

from .. import isian
from ..dasar import Jenis, Lembar
from ..kolom import Kolom, KolomKecamatan, Rujukan, dari_model
from ..tempat import KolomSimpul


def _tahun() -> Kolom:
    return Kolom(
        "Tahun",
        "dokumen__tahun",
        isian.Bulat(2000, 2100),
        kunci=True,
        contoh=2025,
        lebar=9,
    )


def _dokumen() -> Rujukan:
    return Rujukan(
        "Urutan dokumen",
        "dokumen",
        isian.Bulat(),
        DokumenAnggaran,
        lewat=("kecamatan", "tahun"),
        kunci=True,
        contoh=1,
        lebar=15,
        petunjuk="Urutan pada lembar Dokumen: 1 biasanya APBD murni.",
    )


class LembarDokumen(Lembar):
    nama = "Dokumen"
    model = DokumenAnggaran

    kecamatan = KolomKecamatan()
    tahun = dari_model(DokumenAnggaran, "tahun", kunci=True, contoh=2025)
    urutan = dari_model(
        DokumenAnggaran,
        "urutan",
        "Urutan dokumen",
        kunci=True,
        contoh=1,
        lebar=15,
        petunjuk="1, 2, 3 menurut waktu terbitnya dalam tahun itu.",
    )
    jenis = dari_model(DokumenAnggaran, "jenis", contoh="murni")
    tanggal = dari_model(DokumenAnggaran, "tanggal", contoh=date(2025, 1, 2))
    tanggal_teks = dari_model(DokumenAnggaran, "tanggal_teks")
    dasar = dari_model(
        DokumenAnggaran, "dasar", contoh="DPA/A.1/7.01.0.00.0.00.01/2025"
    )

    def baris(self, kamus, tahun):
        return [d for d in kamus.semua(DokumenAnggaran) if tahun in (None, d.tahun)]


class LembarPagu(Lembar):
    nama = "Pagu"
    model = Pagu

    kecamatan = KolomKecamatan("dokumen__kecamatan")
    tahun = _tahun()
    dokumen = _dokumen()
    nomenklatur = KolomSimpul(
        kunci=True,
        contoh="7.01.02",
        petunjuk="Tingkat terbawah yang diketahui: sub kegiatan, kegiatan, atau program.",
    )
    nama_program = Kolom(
        "Nama program", "nomenklatur__nama", isian.Teks(), keterangan=True, lebar=60
    )
    jumlah = dari_model(Pagu, "jumlah", "Pagu (Rp)", contoh=Decimal("148535000"))

    def periksa(self, objek, berubah):
        # Not the model's own clean, which asks the database for the other rows;
        # `periksa_akhir` knows them all.
        Tercakup.clean(objek)

    def periksa_akhir(self, tersentuh, kamus):
        for daftar in _per_dokumen(tersentuh).values():
            ada = kamus.anak(Pagu, daftar[0].dokumen)
            berpagu = {id(p.nomenklatur): p for p in ada}
            bawahan = {id(a): p for p in ada for a in _atasan(p.nomenklatur)}
            for satu in daftar:
                atas = (berpagu.get(id(a)) for a in _atasan(satu.nomenklatur))
                lain = next(filter(None, atas), bawahan.get(id(satu.nomenklatur)))
                if lain is not None:
                    yield satu, "Kode program", _GANDA.format(lain.nomenklatur)

    def baris(self, kamus, tahun):
        return [p for p in kamus.semua(Pagu) if tahun in (None, p.dokumen.tahun)]


class LembarJenisBelanja(Lembar):
    nama = "Jenis belanja"
    model = PaguJenisBelanja

    kecamatan = KolomKecamatan("dokumen__kecamatan")
    tahun = _tahun()
    dokumen = _dokumen()
    jenis = dari_model(PaguJenisBelanja, "jenis", kunci=True, contoh="operasi")
    jumlah = dari_model(
        PaguJenisBelanja, "jumlah", "Pagu (Rp)", contoh=Decimal("148535000")
    )

    def baris(self, kamus, tahun):
        return [
            p for p in kamus.semua(PaguJenisBelanja) if tahun in (None, p.dokumen.tahun)
        ]


_GANDA = (
    "Jumlah untuk “{}” sudah ada dalam dokumen ini. Catat jumlah hanya pada tingkat "
    "terbawah, supaya tidak terhitung dua kali."
)


def _atasan(simpul: Nomenklatur) -> Iterator[Nomenklatur]:
    naik = simpul.induk
    while naik is not None:
        yield naik
        naik = naik.induk


def _per_dokumen(daftar: list[Pagu]) -> dict[int, list[Pagu]]:
    hasil = defaultdict(list)
    for satu in daftar:
        hasil[id(satu.dokumen)].append(satu)
    return hasil


PAGU = Jenis(
    "pagu",
    "Pagu anggaran",
    "Dokumen anggaran menurut urutannya, pagu per program, dan jenis belanja.",
    (LembarDokumen, LembarPagu, LembarJenisBelanja),
)

"""Measures and the components of their formulas."""

import re

from django.core.exceptions import ValidationError

from iku.models import Acuan, ButirPk, Indikator, Variabel
from iku.models.indikator import DIBEKUKAN, PESAN_BEKU
from iku.perencanaan.forms.indikator import BERMAKNA
from iku.pilihan import StatusPk
from iku.satuan import periksa as periksa_satuan
from kecamatan.cakupan import Tercakup

from .. import isian
from ..dasar import Jenis, Lembar
from ..kolom import KolomKecamatan, Rujukan, dari_model
from .unit import KolomBanyakUnit

_KODE_KOMPONEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
BERMAKNA_LAIN = (
    "Berkas ini mengubah satuan, arah, cara, rumus, nilai tahunan, atau komponen "
    "indikator yang sudah mempunyai realisasi, sehingga angka lama bermakna lain. "
    "Sebaiknya buat indikator baru dengan indikator itu sebagai pendahulu. Terapkan "
    "hanya bila yang lama memang salah tulis."
)


class KolomIndikator(Rujukan):
    """An indicator of the row's kecamatan by its code."""

    def __init__(self, attribute="indikator", judul="Kode indikator", **opsi):
        opsi = {"lebar": 16, "daftar": "indikator"} | opsi
        super().__init__(
            judul, attribute, isian.Kode(), Indikator, lewat=("kecamatan",), **opsi
        )


class KolomAcuan(Rujukan):
    """The regency-wide kin of a measure."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        kecamatan = bersih.get("kecamatan")
        milik = bersih | {"kabupaten": kecamatan and kecamatan.kabupaten}
        return super().clean(row, bersih=milik, kamus=kamus, **kwargs)


class LembarIndikator(Lembar):
    nama = "Indikator"
    model = Indikator
    rujuk_sendiri = ("Kode indikator", "Pendahulu")

    kecamatan = KolomKecamatan()
    kode = dari_model(
        Indikator,
        "kode",
        "Kode indikator",
        kunci=True,
        contoh="IKM",
        lebar=16,
        petunjuk="Kode singkat pilihan sendiri, tetap sama dari tahun ke tahun.",
    )
    isi_nama = dari_model(
        Indikator, "nama", "Nama indikator", contoh="Indeks Kepuasan Masyarakat"
    )
    satuan = dari_model(Indikator, "satuan", contoh="indeks")
    arah = dari_model(
        Indikator,
        "arah",
        contoh="naik",
        petunjuk="naik: makin tinggi makin baik; turun: makin rendah makin baik.",
    )
    agregasi = dari_model(
        Indikator,
        "agregasi",
        contoh="terakhir",
        petunjuk="Bagaimana nilai setahun diperoleh dari triwulan.",
    )
    frekuensi = dari_model(Indikator, "frekuensi", contoh="tahunan")
    cara = dari_model(Indikator, "cara", "Cara memperoleh", contoh="langsung")
    rumus = dari_model(
        Indikator,
        "rumus",
        petunjuk="Hanya bila caranya rumus, misalnya selesai / masuk * 100; "
        "nama-namanya ada pada lembar Komponen.",
    )
    definisi = dari_model(
        Indikator, "definisi", contoh="Hasil survei kepuasan atas sembilan unsur"
    )
    formulasi = dari_model(Indikator, "formulasi")
    sumber_data = dari_model(Indikator, "sumber_data", contoh="Seksi Pelayanan Umum")
    penanggung_jawab = KolomBanyakUnit(
        "Penanggung jawab",
        "penanggung_jawab",
        petunjuk="Nama unit kerja; beberapa unit dipisah titik koma.",
    )
    lintas_unit = KolomBanyakUnit(
        "Unit pendukung",
        "lintas_unit",
        petunjuk="Unit yang ikut mendukung; beberapa unit dipisah titik koma.",
    )
    acuan = KolomAcuan(
        "Acuan",
        "acuan",
        isian.Kode(),
        Acuan,
        lewat=("kabupaten",),
        daftar="acuan",
        petunjuk="Kode acuan se-kabupaten untuk pembanding; boleh kosong.",
    )
    pendahulu = KolomIndikator(
        "pendahulu",
        "Pendahulu",
        petunjuk="Kode indikator lama yang diganti karena rumus atau artinya berubah.",
    )

    def siapkan(self, kamus):
        self.diperjanjikan = diperjanjikan(kamus)
        triwulan = realisasi(kamus)
        self.berealisasi = {pk for pk, _ in triwulan}
        self.bertriwulan = {pk for pk, tw in triwulan if tw is not None}

    def periksa(self, objek, berubah):
        # As the model's own clean, which asks the database for each row.
        Tercakup.clean(objek)
        beku = berubah & set(DIBEKUKAN)
        if objek.pk in self.bertriwulan:
            beku |= berubah & {"agregasi"}
        if beku and objek.pk in self.diperjanjikan:
            raise ValidationError(PESAN_BEKU)

    def minta_alasan(self, objek, berubah, lingkup):
        return BERMAKNA_LAIN if self._bermakna_lain(objek, berubah) else ""

    def _bermakna_lain(self, objek, berubah) -> bool:
        return objek.pk in self.berealisasi and bool(berubah & set(BERMAKNA))

    def periksa_akhir(self, tersentuh, kamus):
        for satu in tersentuh:
            leluhur, naik = set(), satu
            while naik is not None and id(naik) not in leluhur:
                leluhur.add(id(naik))
                naik = naik.pendahulu
            if naik is not None:
                yield satu, "Pendahulu", "Rangkaian pendahulu ini berputar."
            if pesan := _rumus_salah(satu, kamus):
                yield satu, "Rumus", pesan


def _rumus_salah(indikator: Indikator, kamus) -> str:
    """What is wrong with the formula; "" where nothing is."""
    if not indikator.rumus:
        return ""
    komponen = {v.kode: v.satuan for v in kamus.anak(Variabel, indikator)}
    try:
        periksa_satuan(indikator.rumus, komponen, indikator.satuan)
    except ValueError as galat:
        return str(galat)
    return ""


def diperjanjikan(kamus) -> set[int]:
    """Measures that an agreement in force promises."""
    return set(
        ButirPk.objects.filter(
            perjanjian__kecamatan__in=kamus.kecamatan.values(),
            perjanjian__status=StatusPk.DITETAPKAN,
        ).values_list("indikator", flat=True)
    )


def realisasi(kamus) -> set[tuple[int, int | None]]:
    """(measure, quarter) of what was realised: rows of a room above this one, by their
    reverse name."""
    ada = Indikator.objects.filter(
        kecamatan__in=kamus.kecamatan.values(), realisasi__isnull=False
    )
    return set(ada.values_list("pk", "realisasi__triwulan"))


class LembarKomponen(Lembar):
    nama = "Komponen"
    model = Variabel

    kecamatan = KolomKecamatan("indikator__kecamatan")
    indikator = KolomIndikator(kunci=True, contoh="TRANTIB")
    kode = dari_model(
        Variabel,
        "kode",
        "Kode komponen",
        kunci=True,
        contoh="selesai",
        lebar=16,
        petunjuk="Nama yang dipakai dalam rumus: huruf, angka, garis bawah.",
    )
    isi_nama = dari_model(
        Variabel, "nama", "Nama komponen", contoh="Laporan yang selesai"
    )
    satuan = dari_model(Variabel, "satuan", contoh="laporan")
    urutan = dari_model(Variabel, "urutan", contoh=1)

    def siapkan(self, kamus):
        self.diperjanjikan = diperjanjikan(kamus)
        self.berealisasi = {pk for pk, _ in realisasi(kamus)}

    def minta_alasan(self, objek, berubah, lingkup):
        bermakna = objek.indikator_id in self.berealisasi and berubah & {
            "kode",
            "satuan",
        }
        return BERMAKNA_LAIN if bermakna else ""

    def periksa(self, objek, berubah):
        # As the model's own clean, which asks the database for each row.
        Tercakup.clean(objek)
        # Old codes stay as they are; a formula could not name a new one.
        if objek.pk is None and not _KODE_KOMPONEN.fullmatch(objek.kode):
            raise ValidationError(
                f"Kode komponen “{isian.ringkas(objek.kode)}” bukan satu kata dari huruf, "
                "angka, dan garis bawah yang diawali huruf, misalnya selesai."
            )
        if berubah & {"kode", "satuan"} and objek.indikator_id in self.diperjanjikan:
            raise ValidationError(PESAN_BEKU)

    def periksa_akhir(self, tersentuh, kamus):
        for satu in tersentuh:
            if pesan := _rumus_salah(satu.indikator, kamus):
                yield satu, "Kode komponen", pesan


INDIKATOR = Jenis(
    "indikator",
    "Indikator",
    "Indikator kecamatan dan komponen rumusnya.",
    (LembarIndikator, LembarKomponen),
)

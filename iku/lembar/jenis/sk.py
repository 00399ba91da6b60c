"""Decrees on indicators (SK IKU): their parts, and the indicators in their words."""

import re

from django.core.exceptions import ValidationError

from iku.keputusan.butir_teks import baca_butir, tulis_butir
from iku.models import ButirSkIku, Renstra, SkIku
from iku.models.tindakan_sk import SK_DITETAPKAN

from .. import isian
from ..dasar import Jenis, Lembar, kunci_judul
from ..isian import Tolak
from ..kolom import Kolom, KolomKecamatan, KolomPeriode, Rujukan, dari_model
from ..lembar_daftar import ButirDaftar, LembarDaftar
from ..tempat import KolomTempatButir
from .indikator import KolomIndikator
from .rpjmd import sepanjang
from .unit import KolomBanyakUnit

# The parts of a decree that are lists, by the value that its column of a file names.
BAGIAN = ("menimbang", "mengingat", "diktum", "tugas", "fungsi", "salinan")
_DIKTUM = re.compile(r"(?P<nomor>[^:\n]{1,30}?) ?: ?(?P<isi>\S.*)", re.S)


class NomorSk(isian.Kode):
    """Text that must stay text, with the spaces that the decree has in it."""

    def clean(self, value, row=None, **kwargs) -> str:
        super().clean(value)
        return isian.Teks.clean(self, value)


class DaftarButir(isian.Teks):
    """A list of items in one cell, divided as in the browser (older files)."""

    def render(self, value, obj=None, **kwargs):
        return super().render(tulis_butir(value))


class DaftarDiktum(DaftarButir):
    """Items of which each begins with its number: "KESATU: …"."""

    def render(self, value, obj=None, **kwargs):
        return super().render([f"{d['nomor']}: {d['isi']}" for d in value])


class KolomDaftar(Kolom):
    """A part of a decree in one cell, replaced as a whole: the way of older files.
    Exports write the sheet Naskah."""

    def __init__(self, nama: str, widget: isian.Teks):
        super().__init__(nama.capitalize(), nama, widget)

    def clean(self, row, **kwargs):
        super().clean(row, **kwargs)
        isi = row.get(self.column_name)
        # Not without its blank lines at the end: a single item may have many lines.
        return baca_butir(isi if isinstance(isi, str) else isian.polos(isi or ""))


class KolomDiktum(KolomDaftar):
    def clean(self, row, **kwargs):
        hasil = []
        for satu in super().clean(row, **kwargs):
            if (cocok := _DIKTUM.fullmatch(satu)) is None:
                raise Tolak(
                    f"“{isian.ringkas(satu)}” tidak diawali nomor diktum. Tulis seperti "
                    "KESATU: isi diktum."
                )
            hasil.append(cocok.groupdict())
        return hasil


def beku(sk: SkIku) -> str:
    """Why the decree takes no change now; "" where it does."""
    return "" if sk.draf else SK_DITETAPKAN


class LembarSk(Lembar):
    nama = "SK"
    model = SkIku

    kecamatan = KolomKecamatan()
    nomor = Kolom(
        "Nomor SK",
        "nomor",
        NomorSk(100),
        kunci=True,
        contoh="000.8.6.3/025/35.09.24/2025",
        lebar=30,
        petunjuk="Nomor keputusan seperti tertulis. Keputusan yang belum bernomor "
        "ditulis di aplikasi.",
    )
    renstra = KolomPeriode(
        "Renstra",
        "renstra",
        Renstra,
        contoh="2025-2029",
        daftar="renstra",
        petunjuk="Periode, misalnya 2025-2029; boleh kosong.",
    )
    mengubah = Rujukan(
        "Mengubah keputusan",
        "mengubah",
        NomorSk(100),
        SkIku,
        lewat=("kecamatan",),
        lebar=30,
        petunjuk="Nomor keputusan yang diubah dan sudah ditetapkan; kosong bila tidak "
        "mengubah keputusan lain.",
    )
    tanggal = dari_model(SkIku, "tanggal", contoh="10 Februari 2025")
    tanggal_teks = dari_model(SkIku, "tanggal_teks")
    tempat_ = dari_model(SkIku, "tempat", contoh="Jember")
    judul = dari_model(
        SkIku, "judul", contoh="Indikator Kinerja Utama Kecamatan Pakusari"
    )
    bentuk = dari_model(SkIku, "bentuk", contoh="pisah")
    di_luar_tabel = dari_model(SkIku, "di_luar_tabel")
    penetap_jabatan = dari_model(SkIku, "penetap_jabatan", contoh="Camat Pakusari")
    penetap_nama = dari_model(SkIku, "penetap_nama", contoh="Nama Camat")
    penetap_pangkat = dari_model(SkIku, "penetap_pangkat", contoh="Pembina")
    penetap_nip = dari_model(SkIku, "penetap_nip", lebar=24)

    def kolom_bebas(self, judul):
        nama = kunci_judul(judul)
        if nama not in BAGIAN:
            return None
        if nama == "diktum":
            return KolomDiktum(nama, DaftarDiktum())
        return KolomDaftar(nama, DaftarButir())

    def beku(self, objek):
        return beku(objek)

    def baris(self, kamus, tahun):
        return [s for s in kamus.semua(SkIku) if _bertahun(s, tahun)]


def kolom_sk(attribute: str) -> Rujukan:
    return Rujukan(
        "Nomor SK",
        attribute,
        NomorSk(100),
        SkIku,
        lewat=("kecamatan",),
        kunci=True,
        contoh="000.8.6.3/025/35.09.24/2025",
        lebar=30,
    )


class LembarNaskah(LembarDaftar):
    nama = "Naskah"
    model = SkIku

    kecamatan = KolomKecamatan("induk__kecamatan")
    induk = kolom_sk("induk")
    bagian = Kolom(
        "Bagian",
        "bagian",
        isian.Pilihan([(nama, nama) for nama in BAGIAN]),
        kunci=True,
        contoh="diktum",
    )
    urutan = Kolom(
        "Urutan",
        "urutan",
        isian.Bulat(1, 999),
        kunci=True,
        contoh=1,
        lebar=9,
        petunjuk="Nomor urut butir dalam bagiannya: 1, 2, 3, tanpa loncatan.",
    )
    nomor = Kolom(
        "Nomor diktum",
        "nomor",
        isian.Teks(30),
        contoh="KESATU",
        petunjuk="Hanya bagi diktum, misalnya KESATU.",
    )
    isi = Kolom(
        "Isi",
        "isi",
        isian.Teks(),
        contoh="Indikator Kinerja Utama Kecamatan Pakusari sebagaimana lampiran;",
        lebar=80,
        petunjuk="Sel yang dikosongkan menghapus butirnya; yang di bawahnya naik.",
    )

    def urai(self, bagian, butir):
        return dict(butir) if bagian == "diktum" else {"isi": butir}

    def gabung(self, butir):
        if butir.bagian == "diktum":
            return {"nomor": butir.nomor, "isi": butir.isi}
        return butir.isi

    def periksa_butir(self, butir):
        if butir.bagian != "diktum" and butir.nomor:
            raise ValidationError("Nomor hanya bagi diktum. Kosongkan Nomor diktum.")
        if butir.bagian == "diktum" and not butir.nomor:
            raise ValidationError("Tulis nomor diktum, misalnya KESATU.")

    def beku(self, objek):
        return beku(objek)

    def baris(self, kamus, tahun):
        return [
            ButirDaftar(sk, bagian, urutan, **self.urai(bagian, butir))
            for sk in kamus.semua(SkIku)
            if _bertahun(sk, tahun)
            for bagian in BAGIAN
            for urutan, butir in enumerate(getattr(sk, bagian), 1)
        ]


class LembarButirSk(Lembar):
    nama = "Butir"
    model = ButirSkIku

    kecamatan = KolomKecamatan("sk__kecamatan")
    sk = kolom_sk("sk")
    letak = dari_model(ButirSkIku, "letak", kunci=True, contoh="utama")
    indikator = KolomIndikator(kunci=True, contoh="IKM")
    tempat_ = KolomTempatButir(
        "sk",
        petunjuk="Tempatnya dalam Renstra keputusan ini: tujuan 1 atau sasaran 1.2; "
        "boleh kosong.",
    )
    urutan = dari_model(ButirSkIku, "urutan", contoh=1)
    uraian_kinerja = dari_model(
        ButirSkIku, "uraian_kinerja", contoh="Meningkatnya kepuasan masyarakat"
    )
    uraian_indikator = dari_model(
        ButirSkIku,
        "uraian_indikator",
        wajib=False,
        petunjuk="Pada baris baru boleh kosong: diambil dari nama indikator.",
    )
    formulasi = dari_model(
        ButirSkIku, "formulasi", contoh="Hasil survei kepuasan masyarakat"
    )
    penjelasan = dari_model(ButirSkIku, "penjelasan")
    sumber_data = dari_model(ButirSkIku, "sumber_data", contoh="Seksi Pelayanan Umum")
    penanggung_jawab = KolomBanyakUnit(
        "Penanggung jawab",
        "penanggung_jawab",
        petunjuk="Nama atau singkatan unit kerja; beberapa unit dipisah titik koma.",
    )

    def lengkapi(self, isi, bersih):
        # Only what may not be empty: some decrees leave the other columns so.
        isi["uraian_indikator"] = isi.get("uraian_indikator") or isi["indikator"].nama

    def beku(self, objek):
        return beku(objek.sk)

    def baris(self, kamus, tahun):
        return [b for b in kamus.semua(ButirSkIku) if _bertahun(b.sk, tahun)]


def _bertahun(sk: SkIku, tahun: int | None) -> bool:
    """A decree holds for the years of its Renstra; without one, for any."""
    return sk.renstra is None or sepanjang(tahun, sk.renstra)


SK_IKU = Jenis(
    "sk-iku",
    "SK IKU",
    "Keputusan camat tentang indikator kinerja yang sudah bernomor, naskah dan butirnya.",
    (LembarSk, LembarNaskah, LembarButirSk),
)

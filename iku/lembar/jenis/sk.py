"""Decrees on indicators (SK IKU): their parts, and the indicators in their words."""

import re

from iku.keputusan.butir_teks import baca_butir, tulis_butir
from iku.models import ButirSkIku, Renstra, SkIku

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Tolak
from ..kolom import Kolom, KolomKecamatan, KolomPeriode, Rujukan, dari_model
from ..tempat import KolomTempatButir
from .indikator import KolomIndikator
from .rpjmd import sepanjang
from .unit import KolomBanyakUnit

_PETUNJUK_BUTIR = (
    "Satu butir per baris dalam sel (Alt+Enter). Bila sebuah butir lebih dari satu "
    "baris, pisahkan semua butir dengan baris kosong."
)
_DIKTUM = re.compile(r"(?P<nomor>[^:\n]{1,30}?) ?: ?(?P<isi>\S.*)", re.S)


class NomorSk(isian.Kode):
    """Text that must stay text, with the spaces that the decree has in it."""

    def clean(self, value, row=None, **kwargs) -> str:
        super().clean(value)
        return isian.Teks.clean(self, value)


class DaftarButir(isian.Teks):
    """A list of items in one cell, divided as in the browser."""

    def render(self, value, obj=None, **kwargs):
        return super().render(tulis_butir(value))


class DaftarDiktum(DaftarButir):
    """Items of which each begins with its number: "KESATU: …"."""

    def render(self, value, obj=None, **kwargs):
        return super().render([f"{d['nomor']}: {d['isi']}" for d in value])


class KolomDaftar(Kolom):
    """A part of a decree that is a list. One cell holds it, because a part is
    replaced as a whole: items have nothing to be found by but their place."""

    def __init__(self, nama: str, **opsi):
        judul = SkIku._meta.get_field(nama).verbose_name.capitalize()
        opsi = {"widget": DaftarButir(), "petunjuk": _PETUNJUK_BUTIR} | opsi
        super().__init__(judul, nama, lebar=60, **opsi)

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
    tanggal = dari_model(SkIku, "tanggal", contoh="10 Februari 2025")
    tanggal_teks = dari_model(SkIku, "tanggal_teks")
    tempat_ = dari_model(SkIku, "tempat", contoh="Jember")
    judul = dari_model(
        SkIku, "judul", contoh="Indikator Kinerja Utama Kecamatan Pakusari"
    )
    bentuk = dari_model(SkIku, "bentuk", contoh="pisah")
    menimbang = KolomDaftar(
        "menimbang", contoh="bahwa perlu menetapkan Indikator Kinerja Utama;"
    )
    mengingat = KolomDaftar(
        "mengingat",
        contoh="Undang-Undang Nomor 23 Tahun 2014;\n"
        "Peraturan Pemerintah Nomor 17 Tahun 2018;",
    )
    diktum = KolomDiktum(
        "diktum",
        widget=DaftarDiktum(),
        contoh="KESATU: Indikator Kinerja Utama Kecamatan Pakusari;\n"
        "KEDUA: Keputusan ini berlaku sejak ditetapkan.",
        petunjuk=f"Tiap butir diawali nomornya: KESATU: isi. {_PETUNJUK_BUTIR}",
    )
    tugas = KolomDaftar("tugas", contoh="membina kehidupan masyarakat")
    fungsi = KolomDaftar("fungsi", contoh="pelayanan umum")
    salinan = KolomDaftar("salinan", contoh="Bupati Jember")
    di_luar_tabel = dari_model(SkIku, "di_luar_tabel")
    penetap_jabatan = dari_model(SkIku, "penetap_jabatan", contoh="Camat Pakusari")
    penetap_nama = dari_model(SkIku, "penetap_nama", contoh="Nama Camat")
    penetap_pangkat = dari_model(SkIku, "penetap_pangkat", contoh="Pembina")
    penetap_nip = dari_model(SkIku, "penetap_nip", lebar=24)

    def baris(self, kamus, tahun):
        return [s for s in kamus.semua(SkIku) if _bertahun(s, tahun)]


class LembarButirSk(Lembar):
    nama = "Butir"
    model = ButirSkIku

    kecamatan = KolomKecamatan("sk__kecamatan")
    sk = Rujukan(
        "Nomor SK",
        "sk",
        NomorSk(100),
        SkIku,
        lewat=("kecamatan",),
        kunci=True,
        contoh="000.8.6.3/025/35.09.24/2025",
        lebar=30,
    )
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

    def baris(self, kamus, tahun):
        return [b for b in kamus.semua(ButirSkIku) if _bertahun(b.sk, tahun)]


def _bertahun(sk: SkIku, tahun: int | None) -> bool:
    """A decree holds for the years of its Renstra; without one, for any."""
    return sk.renstra is None or sepanjang(tahun, sk.renstra)


SK_IKU = Jenis(
    "sk-iku",
    "SK IKU",
    "Keputusan camat tentang indikator kinerja yang sudah bernomor, dan butirnya.",
    (LembarSk, LembarButirSk),
)

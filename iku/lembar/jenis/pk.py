"""Perjanjian Kinerja of the camat: heads, promises, budgets; and the plan by quarter."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from iku.models import (
    AnggaranPk,
    ButirPk,
    DokumenAnggaran,
    IndikatorRenstra,
    PerjanjianKinerja,
    RencanaAksi,
    Renstra,
)
from iku.pilihan import Asal, StatusPk
from kecamatan.models import UnitKerja

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Dilewati, Tolak
from ..kolom import (
    Kolom,
    KolomKecamatan,
    KolomPeriode,
    KolomSimpul,
    KolomTarget,
    KolomTempat,
    Rujukan,
    ambil,
    dari_model,
    sebut,
)
from .indikator import KolomIndikator


def beku(perjanjian: PerjanjianKinerja) -> str:
    """Why the agreement takes no change now; "" where it does."""
    if perjanjian.bisa_berubah:
        return ""
    return (
        f"{perjanjian} berstatus {perjanjian.get_status_display().lower()}, sehingga "
        "isinya tidak dapat diubah. Buat Perjanjian Kinerja Perubahan bila isinya "
        "perlu berubah."
    )


def _tahun(attribute: str) -> Kolom:
    return Kolom(
        "Tahun", attribute, isian.Bulat(2000, 2100), kunci=True, contoh=2025, lebar=9
    )


def _perjanjian(attribute: str) -> Rujukan:
    return Rujukan(
        "Perubahan ke",
        attribute,
        isian.Bulat(),
        PerjanjianKinerja,
        lewat=("kecamatan", "tahun"),
        kunci=True,
        contoh=0,
        lebar=12,
        petunjuk="0 untuk Perjanjian Kinerja murni, 1 untuk perubahan pertama.",
    )


class LembarPk(Lembar):
    nama = "PK"
    model = PerjanjianKinerja

    kecamatan = KolomKecamatan()
    tahun = dari_model(PerjanjianKinerja, "tahun", kunci=True, contoh=2025)
    perubahan_ke = dari_model(
        PerjanjianKinerja, "perubahan_ke", kunci=True, contoh=0, lebar=12
    )
    status = Kolom(
        "Status",
        "status",
        isian.Pilihan(StatusPk.choices),
        keterangan=True,
        petunjuk="Penetapan dilakukan di aplikasi, bukan lewat berkas.",
    )
    renstra = KolomPeriode(
        "Renstra",
        "renstra",
        Renstra,
        wajib=True,
        contoh="2025-2029",
        daftar="renstra",
        petunjuk="Renstra yang menjadi dasar perjanjian ini.",
    )
    sumber_anggaran = Rujukan(
        "Dokumen anggaran",
        "sumber_anggaran",
        isian.Bulat(),
        DokumenAnggaran,
        lewat=("kecamatan", "tahun"),
        lebar=16,
        petunjuk="Urutan dokumen anggaran tahun itu (jenis pagu); boleh kosong.",
    )
    tanggal = dari_model(PerjanjianKinerja, "tanggal", contoh=date(2025, 2, 10))
    tempat_ = dari_model(PerjanjianKinerja, "tempat", contoh="Jember")
    alasan = dari_model(PerjanjianKinerja, "alasan")

    def lengkapi(self, isi, bersih):
        isi["asal"] = Asal.SISTEM

    def beku(self, objek):
        return beku(objek)

    def baris(self, kamus, tahun):
        return [p for p in kamus.semua(PerjanjianKinerja) if tahun in (None, p.tahun)]


class KolomTempatButir(KolomTempat):
    """The place in the agreement's own Renstra that a promise takes up."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        perjanjian = ambil(bersih, "perjanjian")
        milik = bersih | {"renstra": perjanjian.renstra}
        tempat = super().clean(row, bersih=milik, kamus=kamus, **kwargs)
        indikator = ambil(bersih, "indikator")
        if tempat is None:
            return None
        di = dict.fromkeys(self.SIMPAN) | {tempat._meta.model_name: tempat}
        butir = kamus.cari(
            IndikatorRenstra, perjanjian.renstra, *di.values(), indikator
        )
        if butir is None:
            raise Tolak(
                f"Indikator {indikator.kode} tidak ada pada {sebut(tempat)} Renstra "
                f"{sebut(perjanjian.renstra)}."
            )
        return butir

    def export(self, instance, *, kamus, **kwargs):
        return instance.butir_renstra and super().export(
            instance, kamus=kamus, **kwargs
        )

    def atribut(self, nilai):
        return {"butir_renstra": nilai}


class LembarButir(Lembar):
    nama = "Butir"
    model = ButirPk

    kecamatan = KolomKecamatan("perjanjian__kecamatan")
    tahun = _tahun("perjanjian__tahun")
    perjanjian = _perjanjian("perjanjian")
    indikator = KolomIndikator(kunci=True, contoh="IKM")
    tempat_ = KolomTempatButir(
        "butir_renstra__tempat",
        simpan=("butir_renstra",),
        contoh="sasaran 1.1",
        petunjuk="Tempatnya dalam Renstra perjanjian ini: tujuan 1 atau sasaran 1.2.",
    )
    urutan = dari_model(ButirPk, "urutan", contoh=1)
    nomor = dari_model(ButirPk, "nomor", contoh="1")
    uraian_kinerja = dari_model(
        ButirPk,
        "uraian_kinerja",
        "Tujuan atau sasaran",
        wajib=False,
        petunjuk="Pada baris baru boleh kosong: diambil dari Renstra.",
    )
    uraian_indikator = dari_model(
        ButirPk,
        "uraian_indikator",
        "Indikator kinerja",
        wajib=False,
        petunjuk="Pada baris baru boleh kosong: diambil dari nama indikator.",
    )
    target = KolomTarget(
        "Target", "nilai", "predikat", wajib=True, contoh=Decimal("87.5")
    )
    satuan = Kolom("Satuan", "indikator__satuan", isian.Teks(), keterangan=True)

    def lengkapi(self, isi, bersih):
        tempat, indikator = isi.get("butir_renstra"), isi["indikator"]
        if not isi.get("uraian_kinerja") and tempat is not None:
            isi["uraian_kinerja"] = str(tempat.tempat)
        isi["uraian_indikator"] = isi.get("uraian_indikator") or indikator.nama

    def periksa(self, objek, berubah):
        objek.clean()
        tolak_kosong(objek, "uraian_kinerja", "Tujuan atau sasaran")
        tolak_kosong(objek, "uraian_indikator", "Indikator kinerja")

    def beku(self, objek):
        return beku(objek.perjanjian)

    def baris(self, kamus, tahun):
        return [b for b in kamus.semua(ButirPk) if tahun in (None, b.perjanjian.tahun)]


class LembarAnggaran(Lembar):
    nama = "Anggaran"
    model = AnggaranPk

    kecamatan = KolomKecamatan("perjanjian__kecamatan")
    tahun = _tahun("perjanjian__tahun")
    perjanjian = _perjanjian("perjanjian")
    nomenklatur = KolomSimpul(kunci=True, contoh="7.01.02")
    urutan = dari_model(AnggaranPk, "urutan", contoh=1)
    uraian = dari_model(
        AnggaranPk,
        "uraian",
        "Program",
        wajib=False,
        petunjuk="Pada baris baru boleh kosong: diambil dari nomenklatur.",
    )
    jumlah = dari_model(AnggaranPk, "jumlah", contoh=Decimal("148535000"))
    sumber_dana = dari_model(AnggaranPk, "sumber_dana", contoh="APBD")

    def lengkapi(self, isi, bersih):
        isi["uraian"] = isi.get("uraian") or isi["nomenklatur"].nama

    def periksa(self, objek, berubah):
        objek.clean()
        tolak_kosong(objek, "uraian", "Program")

    def beku(self, objek):
        return beku(objek.perjanjian)

    def baris(self, kamus, tahun):
        return [
            a for a in kamus.semua(AnggaranPk) if tahun in (None, a.perjanjian.tahun)
        ]


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


class KolomUnit(Kolom):
    """A unit of the kecamatan. Units have no code; the name must be exact and no
    row is found by it."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        nama = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        if not nama:
            return None
        ada = [
            u
            for u in kamus.anak(UnitKerja, kecamatan)
            if nama.casefold() in (u.nama.casefold(), u.singkatan.casefold())
        ]
        if len(ada) > 1:
            # The names of an older organisation often live on in the newer one.
            ada = [u for u in ada if u.selesai is None][-1:] or ada[-1:]
        if not ada:
            raise Tolak(
                f"Unit kerja “{isian.ringkas(nama)}” tidak ada. Pakai nama dari lembar "
                "Kode."
            )
        return ada[0]

    def get_value(self, instance):
        unit = super().get_value(instance)
        return unit and unit.nama


class LembarRencanaAksi(Lembar):
    nama = "Rencana aksi"
    model = RencanaAksi

    kecamatan = KolomKecamatan("butir__perjanjian__kecamatan")
    tahun = _tahun("butir__perjanjian__tahun")
    perjanjian = _perjanjian("butir__perjanjian")
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

    def baris(self, kamus, tahun):
        return [
            r
            for r in kamus.semua(RencanaAksi)
            if tahun in (None, r.butir.perjanjian.tahun)
        ]


def tolak_kosong(objek, nama: str, judul: str) -> None:
    if not getattr(objek, nama):
        raise ValidationError(f"Kolom {judul} tidak boleh kosong.")


PK = Jenis(
    "pk",
    "Perjanjian Kinerja",
    "Perjanjian Kinerja camat: butir target dan anggaran program.",
    (LembarPk, LembarButir, LembarAnggaran),
)
RENCANA_AKSI = Jenis(
    "rencana-aksi",
    "Rencana aksi",
    "Target dan langkah tiap triwulan untuk butir Perjanjian Kinerja.",
    (LembarRencanaAksi,),
)

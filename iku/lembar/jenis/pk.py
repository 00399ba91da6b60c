"""Perjanjian Kinerja of the camat and of units: heads, promises, budgets."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from iku.models import (
    AnggaranPk,
    ButirPk,
    DokumenAnggaran,
    PerjanjianKinerja,
    Renstra,
)
from iku.pilihan import Asal, StatusPk
from kecamatan.pilihan import Jabatan
from sakip.tanggal import panjang

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Tolak
from ..kolom import (
    Kolom,
    KolomKecamatan,
    KolomPeriode,
    KolomTarget,
    Rujukan,
    ambil,
    dari_model,
)
from ..tempat import KolomSimpul, KolomTempatButir
from .indikator import KolomIndikator
from .perjanjian import (
    KolomInduk,
    KolomPerjanjian,
    alasan_menyesuaikan,
    camat_dulu,
    induk_terakhir,
    kolom_tahun,
)
from .pihak import KolomPihak, calon_kedua, calon_pertama, menjabat
from .unit import KolomUnitPk


def beku(perjanjian: PerjanjianKinerja) -> str:
    """Why the agreement takes no change now; "" where it does."""
    if perjanjian.bisa_berubah:
        return ""
    return (
        f"{perjanjian} berstatus {perjanjian.get_status_display().lower()}, sehingga "
        "isinya tidak dapat diubah. Buat Perjanjian Kinerja Perubahan bila isinya "
        "perlu berubah."
    )


class LembarPk(Lembar):
    nama = "PK"
    model = PerjanjianKinerja

    kecamatan = KolomKecamatan()
    tahun = dari_model(PerjanjianKinerja, "tahun", kunci=True, contoh=2025)
    unit = KolomUnitPk("unit")
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
    induk = KolomInduk(
        "Perubahan ke atasan",
        "induk",
        isian.Teks(),
        lebar=12,
        petunjuk="Bagi unit kerja: perjanjian camat tahun itu yang diturunkan, 0 untuk "
        "yang murni. Pada baris baru boleh kosong: yang terakhir.",
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
    pertama = KolomPihak(
        "Pihak pertama",
        "pertama",
        calon_pertama,
        Jabatan.CAMAT,
        petunjuk="Nama dan jabatan camat atau kepala unit kerja seperti pada lembar "
        "Kode; boleh kosong.",
    )
    kedua = KolomPihak(
        "Pihak kedua",
        "kedua",
        calon_kedua,
        Jabatan.BUPATI,
        petunjuk="Nama dan jabatan bupati, atau atasan unit kerja, seperti pada lembar "
        "Kode; boleh kosong.",
    )
    alasan = dari_model(PerjanjianKinerja, "alasan")

    def siapkan(self, kamus):
        self.kamus = kamus

    def urutkan(self, baris):
        return camat_dulu(baris)

    def lengkapi(self, isi, bersih):
        isi["asal"] = Asal.SISTEM
        if isi.get("unit") is not None and isi.get("induk") is None:
            isi["induk"] = induk_terakhir(self.kamus, isi["kecamatan"], isi["tahun"])

    def periksa(self, objek, berubah):
        objek.clean()
        if objek.pk is None:
            self._periksa_pendahulu(objek)
        if objek.unit is None and objek.induk is not None:
            raise ValidationError(
                "Perjanjian Kinerja camat tidak diturunkan. Kosongkan Perubahan ke "
                "atasan, atau isi unit kerjanya."
            )
        if objek.unit is not None and objek.induk is None and "induk" in berubah:
            raise ValidationError(
                f"Belum ada Perjanjian Kinerja camat tahun {objek.tahun}. Isi perjanjian "
                "itu lebih dahulu; perjanjian unit kerja diturunkan dari sana."
            )
        if objek.induk is objek:
            raise ValidationError("Perjanjian ini tidak dapat diturunkan dari dirinya.")
        if objek.tanggal is None or not berubah & {"tanggal", "pertama", "kedua"}:
            return
        for masa in filter(None, (objek.pertama, objek.kedua)):
            if not menjabat(masa, objek.tanggal):
                raise ValidationError(
                    f"{masa} tidak menjabat pada {panjang(objek.tanggal)}. Periksa "
                    "tanggalnya, atau pilih yang menjabat."
                )

    def _periksa_pendahulu(self, baru: PerjanjianKinerja) -> None:
        """A change is made of what is ditetapkan, as in the browser."""
        if not (ke := baru.perubahan_ke):
            return
        kunci = (baru.kecamatan, baru.tahun, baru.unit, ke - 1)
        sebelum = self.kamus.cari(PerjanjianKinerja, *kunci)
        if sebelum is None:
            raise ValidationError(
                f"Perubahan ke-{ke} dibuat atas yang sebelumnya, dan yang itu belum "
                "ada. Impor yang sebelumnya, lalu tetapkan di aplikasi."
            )
        if sebelum.status != StatusPk.DITETAPKAN:
            raise ValidationError(
                f"{sebelum} masih berstatus {sebelum.get_status_display().lower()}. "
                "Perubahan dibuat atas perjanjian yang sudah ditetapkan: tetapkan yang "
                "itu di aplikasi, lalu impor perubahannya."
            )

    def periksa_akhir(self, tersentuh, kamus):
        for pk in tersentuh:
            for butir in kamus.anak(ButirPk, pk):
                atasan = butir.mendukung and butir.mendukung.perjanjian
                if atasan is not None and atasan is not pk.induk:
                    kalimat = (
                        f"Butir {butir.indikator.kode} masih mendukung {atasan}. "
                        "Perbaiki kolom Mendukung pada lembar Butir."
                    )
                    yield pk, "Perubahan ke atasan", kalimat

    def minta_alasan(self, objek, berubah, lingkup):
        return alasan_menyesuaikan(objek, lingkup)

    def beku(self, objek):
        return beku(objek)

    def baris(self, kamus, tahun):
        return [p for p in kamus.semua(PerjanjianKinerja) if tahun in (None, p.tahun)]


class KolomMendukung(KolomIndikator):
    """The promise of the agreement above that this one contributes to, by its
    indicator."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        indikator = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if indikator is None:
            return None
        perjanjian = ambil(bersih, "perjanjian")
        if perjanjian.induk is None:
            raise Tolak(f"{perjanjian} tidak mempunyai atasan. Kosongkan sel ini.")
        butir = kamus.cari(ButirPk, perjanjian.induk, indikator)
        if butir is None:
            raise Tolak(
                f"Indikator {indikator.kode} tidak diperjanjikan dalam "
                f"{perjanjian.induk}. Tulis indikator dari perjanjian itu."
            )
        return butir

    def get_value(self, instance):
        return instance.mendukung and instance.mendukung.indikator.kode


class LembarButir(Lembar):
    nama = "Butir"
    model = ButirPk

    kecamatan = KolomKecamatan("perjanjian__kecamatan")
    tahun = kolom_tahun("perjanjian__tahun")
    unit = KolomUnitPk("perjanjian__unit")
    perjanjian = KolomPerjanjian("perjanjian")
    indikator = KolomIndikator(kunci=True, contoh="IKM")
    tempat_ = KolomTempatButir(
        "perjanjian",
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
    mendukung = KolomMendukung(
        "mendukung",
        "Mendukung",
        petunjuk="Bagi unit kerja: kode indikator pada perjanjian atasan yang didukung "
        "butir ini; boleh kosong.",
    )

    def urutkan(self, baris):
        return camat_dulu(baris)

    def lengkapi(self, isi, bersih):
        tempat, indikator = isi.get("butir_renstra"), isi["indikator"]
        if not isi.get("uraian_kinerja") and tempat is not None:
            isi["uraian_kinerja"] = str(tempat.tempat)
        isi["uraian_indikator"] = isi.get("uraian_indikator") or indikator.nama

    def periksa(self, objek, berubah):
        objek.clean()
        tolak_kosong(objek, "uraian_kinerja", "Tujuan atau sasaran")
        tolak_kosong(objek, "uraian_indikator", "Indikator kinerja")

    def minta_alasan(self, objek, berubah, lingkup):
        return alasan_menyesuaikan(objek.perjanjian, lingkup)

    def beku(self, objek):
        return beku(objek.perjanjian)

    def baris(self, kamus, tahun):
        return [b for b in kamus.semua(ButirPk) if tahun in (None, b.perjanjian.tahun)]


class LembarAnggaran(Lembar):
    nama = "Anggaran"
    model = AnggaranPk

    kecamatan = KolomKecamatan("perjanjian__kecamatan")
    tahun = kolom_tahun("perjanjian__tahun")
    unit = KolomUnitPk("perjanjian__unit")
    perjanjian = KolomPerjanjian("perjanjian")
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

    def minta_alasan(self, objek, berubah, lingkup):
        return alasan_menyesuaikan(objek.perjanjian, lingkup)

    def beku(self, objek):
        return beku(objek.perjanjian)

    def baris(self, kamus, tahun):
        return [
            a for a in kamus.semua(AnggaranPk) if tahun in (None, a.perjanjian.tahun)
        ]


def tolak_kosong(objek, nama: str, judul: str) -> None:
    if not getattr(objek, nama):
        raise ValidationError(f"Kolom {judul} tidak boleh kosong.")


PK = Jenis(
    "pk",
    "Perjanjian Kinerja",
    "Perjanjian Kinerja camat dan unit kerja: butir target dan anggarannya.",
    (LembarPk, LembarButir, LembarAnggaran),
)

"""Renstra, tujuan, sasaran."""

from iku.models import ButirRpjmd, Renstra, Rpjmd, Sasaran, Tujuan

from .. import isian
from ..dasar import Jenis, Lembar
from ..isian import Tolak
from ..kolom import (
    Kolom,
    KolomKecamatan,
    KolomPeriode,
    ambil,
    dari_model,
)
from ..tempat import KolomRenstra, KolomTujuan
from .rpjmd import sebut_butir, sepanjang, urai_butir


class KolomMendukung(Kolom):
    """What of the RPJMD is supported: "sasaran 1"."""

    def __init__(self, renstra: str, **opsi):
        super().__init__("Mendukung RPJMD", "mendukung", isian.Kode(), lebar=17, **opsi)
        self.renstra = renstra

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        if not teks:
            return None
        rpjmd = ambil(bersih, self.renstra).rpjmd
        if rpjmd is None:
            raise Tolak("Renstra ini belum menyebut RPJMD-nya. Isi dulu kolom RPJMD.")
        butir = kamus.cari(ButirRpjmd, rpjmd, *urai_butir(teks))
        if butir is None:
            raise Tolak(f"“{teks}” tidak ada pada {rpjmd}.")
        return butir

    def get_value(self, instance):
        return sebut_butir(instance.mendukung)


class LembarRenstra(Lembar):
    nama = "Renstra"
    model = Renstra

    kecamatan = KolomKecamatan()
    awal = dari_model(Renstra, "awal", kunci=True, contoh=2025)
    akhir = dari_model(Renstra, "akhir", kunci=True, contoh=2029)
    versi = dari_model(
        Renstra,
        "versi",
        kunci=True,
        contoh=0,
        lebar=12,
        petunjuk="0 untuk Renstra awal, 1 untuk perubahan pertama, dan seterusnya.",
    )
    rpjmd = KolomPeriode(
        "RPJMD",
        "rpjmd",
        Rpjmd,
        daftar="rpjmd",
        petunjuk="Periode RPJMD, misalnya 2025-2029; boleh kosong.",
    )
    dasar = dari_model(Renstra, "dasar", contoh="Peraturan Bupati Nomor 12 Tahun 2025")
    ditetapkan_pada = dari_model(Renstra, "ditetapkan_pada", contoh="24 September 2025")

    def baris(self, kamus, tahun):
        return [r for r in kamus.semua(Renstra) if sepanjang(tahun, r)]


class LembarTujuan(Lembar):
    nama = "Tujuan"
    model = Tujuan

    kecamatan = KolomKecamatan("renstra__kecamatan")
    renstra = KolomRenstra(
        petunjuk="Periode, misalnya 2025-2029; perubahan pertama: 2025-2029 P1."
    )
    urutan = dari_model(Tujuan, "urutan", "Tujuan", kunci=True, contoh=1)
    uraian = dari_model(
        Tujuan,
        "uraian",
        "Uraian tujuan",
        contoh="Meningkatnya kualitas pelayanan publik",
    )
    kelompok = dari_model(Tujuan, "kelompok", contoh="rutin")
    mendukung = KolomMendukung("renstra")

    def baris(self, kamus, tahun):
        return [t for t in kamus.semua(Tujuan) if sepanjang(tahun, t.renstra)]


class LembarSasaran(Lembar):
    nama = "Sasaran"
    model = Sasaran

    kecamatan = KolomKecamatan("tujuan__renstra__kecamatan")
    renstra = KolomRenstra("tujuan__renstra")
    tujuan = KolomTujuan(petunjuk="Nomor tujuan pada Renstra itu.")
    urutan = dari_model(
        Sasaran,
        "urutan",
        "Sasaran",
        kunci=True,
        contoh=1,
        petunjuk="Nomor sasaran pada tujuan itu.",
    )
    uraian = dari_model(
        Sasaran,
        "uraian",
        "Uraian sasaran",
        contoh="Meningkatnya kepuasan masyarakat terhadap pelayanan kecamatan",
    )
    strategi = dari_model(Sasaran, "strategi", contoh="Memperbaiki standar pelayanan")
    kebijakan = dari_model(Sasaran, "kebijakan")
    mendukung = KolomMendukung("renstra")

    def baris(self, kamus, tahun):
        return [s for s in kamus.semua(Sasaran) if sepanjang(tahun, s.tujuan.renstra)]


RENSTRA = Jenis(
    "renstra",
    "Renstra, tujuan, dan sasaran",
    "Rencana strategis kecamatan menurut periode dan perubahannya.",
    (LembarRenstra, LembarTujuan, LembarSasaran),
)

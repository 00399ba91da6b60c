"""Steps of a quarter's way, for tests that begin further on."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from lxml import html

from capaian.models import NilaiVariabel, PengukuranTriwulan, Realisasi
from capaian.pilihan import Bentuk
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna, buat_realisasi

TAHUN, TW = 2025, 1


def alamat(lanjut="periksa/", triwulan=TW, kode="35.09.24") -> str:
    return f"/{kode}/{TAHUN}/realisasi/{triwulan}/{lanjut}"


def klien(orang) -> Client:
    hasil = Client()
    hasil.force_login(orang)
    return hasil


def isi_lengkap(t, triwulan=TW) -> None:
    """All four indicators of `triwulanan`, without warnings."""
    umum = {"tahun": TAHUN, "triwulan": triwulan}
    buat_realisasi(t.ikm, "85.1", **umum)
    buat_realisasi(t.dokumen, "3", **umum)
    buat_realisasi(t.warga, "38", **umum)
    trantib = Realisasi.objects.create(
        indikator=t.trantib, bentuk=Bentuk.VARIABEL, asal="entri", **umum
    )
    for variabel, nilai in ((t.selesai, 31), (t.masuk, 34)):
        NilaiVariabel.objects.create(realisasi=trantib, variabel=variabel, nilai=nilai)


def orang_orang(kecamatan) -> dict:
    """Operator, camat and Bagian Organisasi, each with an address."""
    hasil = {}
    for nama, peran in (
        ("operator", Peran.OPERATOR),
        ("camat", Peran.CAMAT),
        ("organisasi", Peran.BAGIAN_ORGANISASI),
    ):
        orang = buat_pengguna(peran, kecamatan, nama=f"{nama}-{kecamatan.kode}")
        orang.email = f"{nama}@{kecamatan.kode}.contoh.go.id"
        orang.save()
        hasil[nama] = orang
    return hasil


def triwulan_kini(kecamatan, triwulan=TW) -> PengukuranTriwulan:
    return PengukuranTriwulan.objects.tersimpan(kecamatan, TAHUN, triwulan)


def sampai(kecamatan, siapa, *langkah, triwulan=TW) -> PengukuranTriwulan:
    """Do these acts one after the other: "ajukan", "setujui", "verifikasi", "kunci"."""
    pelaku = {
        "ajukan": "operator",
        "setujui": "camat",
        "verifikasi": "organisasi",
        "kunci": "organisasi",
    }
    ini = triwulan_kini(kecamatan, triwulan)
    for satu in langkah:
        getattr(ini, satu)(oleh=siapa[pelaku[satu]])
    return ini


def buka_kunci(ini, siapa, indikator=None, jam=24):
    minta = ini.minta_buka(
        oleh=siapa["operator"], alasan="Salah ketik.", indikator=indikator
    )
    ini.jawab_buka(
        minta, oleh=siapa["organisasi"], sampai=timezone.now() + timedelta(hours=jam)
    )


def baca(jawaban) -> str:
    """The words of a page, with single spaces."""
    return " ".join(html.fromstring(jawaban.content.decode()).text_content().split())


def dilihat(client, lanjut="periksa/", **letak) -> str:
    """The mark that the page's button sends."""
    pohon = html.fromstring(client.get(alamat(lanjut, **letak)).content.decode())
    return pohon.xpath("string(//input[@name='dilihat']/@value)")


def tekan(client, kata, **letak):
    """Press the button of an act, as the page sends it."""
    return client.post(
        alamat(f"{kata}/", **letak), {"dilihat": dilihat(client, **letak)}
    )

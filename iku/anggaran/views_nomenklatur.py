"""The nomenclature of a regency: the national nodes, and its own beside them."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from iku.models import Nomenklatur
from iku.perencanaan import sunting
from kecamatan.ruang import UBAH, bisa_ubah, dalam_kabupaten, pastikan_bisa_ubah

from .forms_nomenklatur import FormNomenklatur
from .pilihan_baris import Calon, kelompokkan, nomenklatur_berlaku, saring, urut_pohon

BUKAN_BAPPEDA = (
    "Baris di luar nomenklatur nasional dicatat oleh Bappeda. Anda dapat melihatnya, "
    "tidak mengubahnya."
)
SEMUA_TAHUN = 2000, 2100


@require_safe
@dalam_kabupaten
def daftar(request):
    """All nodes of all years, searchable; local ones are marked."""
    kabupaten = request.ruang_kabupaten.kabupaten
    cari = request.GET.get("cari", "").replace("\x00", "").strip()
    semua = [
        Calon(node, kedalaman)
        for node, kedalaman in urut_pohon(nomenklatur_berlaku(kabupaten, *SEMUA_TAHUN))
    ]
    isi = {
        "kelompok": kelompokkan(saring(semua, cari)),
        "cari": cari,
        "bisa": bisa_ubah(kabupaten, request.user, Nomenklatur.pengubah),
        "bagian": "nomenklatur",
    }
    return render(request, "iku/anggaran/nomenklatur.html", isi)


@UBAH
@dalam_kabupaten
def tambah(request):
    """A local node."""
    kabupaten = request.ruang_kabupaten.kabupaten
    pastikan_bisa_ubah(kabupaten, request.user, BUKAN_BAPPEDA, Nomenklatur.pengubah)
    form = FormNomenklatur(
        request.POST or None, instance=Nomenklatur(kabupaten=kabupaten)
    )
    halaman = _halaman(
        request,
        judul="Tambah baris di luar nomenklatur nasional",
        tombol="Tambah baris",
        kabar="Baris lokal sudah ditambahkan.",
    )
    return sunting.sunting(request, form, halaman)


@UBAH
@dalam_kabupaten
def ubah(request, pk):
    """Code, name and years of a local node."""
    node = _ambil(request, pk)
    form = FormNomenklatur(request.POST or None, instance=node)
    halaman = _halaman(
        request,
        judul=f"Ubah {node.get_tingkat_display().lower()}",
        tombol="Simpan baris",
        kabar="Baris lokal sudah disimpan.",
        hapus=request.ruang_kabupaten.alamat("nomenklatur-hapus", pk),
        riwayat=request.ruang_kabupaten.alamat("riwayat-kabupaten", "nomenklatur", pk),
    )
    return sunting.sunting(request, form, halaman)


@UBAH
@dalam_kabupaten
def hapus(request, pk):
    """A local node that nothing stands on any more."""
    node = _ambil(request, pk)
    halaman = _halaman(
        request,
        judul=f"Hapus {node.get_tingkat_display().lower()}",
        tombol="Hapus baris",
        kabar="Baris lokal sudah dihapus.",
    )
    return sunting.hapus(request, node, halaman)


def _ambil(request, pk: int) -> Nomenklatur:
    """A local node, for somebody who may change it; national ones are no part of
    the regency's room."""
    node = request.ruang_kabupaten.ambil(Nomenklatur.objects, pk)
    pastikan_bisa_ubah(node, request.user, BUKAN_BAPPEDA)
    return node


def _halaman(request, **isi) -> sunting.Halaman:
    kembali = request.ruang_kabupaten.alamat("nomenklatur")
    return sunting.Halaman(
        kembali=kembali, remah=[("Nomenklatur", kembali)], bagian="nomenklatur", **isi
    )

"""What is printed: the report of a survey, its poster, its QR code."""

from django.http import Http404
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from dokumen.berkas import kirim
from iku.unduhan import unduh
from kecamatan.ruang import dalam_ruang

from ...publik import kode_qr
from ..cetak import susun_laporan, susun_poster
from ..hasil import susun_survei
from ..profil import susun_profil
from .umum import alamat, alamat_publik, ambil, remah


@require_safe
@dalam_ruang
def laporan(request, pk, bentuk):
    ini = ambil(request, pk)
    profil = susun_profil(ini) if ini.dihitung else ()
    pohon = susun_laporan(susun_survei(ini), profil)
    kembali = alamat(request.ruang, "skm-survei", pk)
    return unduh(request, pohon, str(ini), bentuk, kembali)


def _berformulir(request, pk):
    """A survey with a public form; a summary has none."""
    ini = ambil(request, pk)
    if not ini.dihitung:
        raise Http404
    return ini


@require_safe
@dalam_ruang
def poster(request, pk):
    """The sheet for the wall, as a page that prints."""
    ini = _berformulir(request, pk)
    publik = alamat_publik(request, ini)
    isi = {
        "survei": ini,
        "alamat_publik": publik,
        # Drawn here from the address alone.
        "kode_qr": mark_safe(kode_qr(publik)),
        "halaman": {"remah": remah(request.ruang, ini), "judul": "Poster"},
        "bagian": "skm",
    }
    return render(request, "capaian/skm/poster.html", isi)


@require_safe
@dalam_ruang
def poster_berkas(request, pk, bentuk):
    ini = _berformulir(request, pk)
    pohon = susun_poster(ini, alamat_publik(request, ini))
    kembali = alamat(request.ruang, "skm-poster", pk)
    return unduh(request, pohon, f"Poster {ini}", bentuk, kembali)


@require_safe
@dalam_ruang
def gambar_qr(request, pk):
    ini = _berformulir(request, pk)
    gambar = kode_qr(alamat_publik(request, ini)).encode()
    nama = f"kode-qr-skm-{ini.kecamatan.kode}-{ini.tahun}-{ini.periode}.svg"
    return kirim(gambar, nama, "image/svg+xml")

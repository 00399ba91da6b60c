"""A version as it was frozen: read, downloaded, and laid beside another."""

from django.contrib import messages
from django.core.files import File
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from dokumen import html
from dokumen.beku import dari_dict
from dokumen.berkas import kirim
from dokumen.pohon import DaftarGambar, DaftarIsi, DaftarTabel
from iku.unduhan import bertanda_tangan as kirim_bertanda_tangan
from kecamatan.ruang import UBAH, dalam_ruang

from ..models import VersiLkjip
from ..unduhan.views import JEDA_SEGAR
from .beda import banding
from .cetakan import (
    cetak_bila_terlantar,
    minta_lagi,
    nama_unduhan,
    pastikan_diminta,
)
from .versi import Penerbitan, digantikan, ditandatangani


def _ambil(request, versi: int) -> VersiLkjip:
    """The version of this kecamatan and year with its content; Http404 otherwise."""
    ruang = request.ruang
    semua = VersiLkjip.objects.visible_to(request.user).filter(
        lkjip__kecamatan=ruang.kecamatan, lkjip__tahun=ruang.tahun
    )
    ini = (
        semua.select_related("lkjip__kecamatan", "dokumen")
        .filter(dokumen__versi=versi)
        .first()
    )
    if ini is None:
        raise Http404
    return ini


def _remah(request) -> list[tuple[str, str]]:
    ruang = request.ruang
    return [
        (f"LKjIP {ruang.tahun}", ruang.alamat("lkjip")),
        ("Penerbitan", ruang.alamat("lkjip-penerbitan")),
    ]


@require_safe
@dalam_ruang
def baca(request, versi):
    """What it says, part by part."""
    ini = _ambil(request, versi)
    ruang = request.ruang
    pohon = dari_dict(ini.dokumen.isi)
    daftar_halaman = (DaftarIsi, DaftarTabel, DaftarGambar)
    daftar = [
        b
        for b in pohon.bagian
        if not any(isinstance(isi, daftar_halaman) for isi in b.isi)
    ]
    dicari = request.GET.get("bagian")
    bagian = next((b for b in daftar if b.jangkar == dicari), daftar[0])
    semua = Penerbitan.baca(ruang.kecamatan, ruang.tahun).semua
    isi = {
        "versi": ini,
        "pengganti": digantikan(semua, ini),
        "daftar_bagian": daftar,
        "ini": bagian,
        # The renderer escapes every text of the tree.
        "naskah": mark_safe(html.potongan(pohon, bagian)),
        "halaman": {"remah": _remah(request), "judul": f"Versi {versi}"},
        "bagian": "lkjip",
    }
    return render(request, "laporan/penerbitan/versi.html", isi)


@UBAH
@dalam_ruang
def cetakan(request, versi):
    """The print that is kept; until it is there, how far it is. POST: once more, after
    it failed."""
    ini = _ambil(request, versi)
    if not ditandatangani(ini):
        raise Http404
    if request.method == "POST":
        minta_lagi(ini)
        return redirect(request.ruang.alamat("lkjip-cetakan", versi))
    pastikan_diminta(ini)
    if "tunggu" in request.GET:  # somebody who has read that it takes a while
        cetak_bila_terlantar(ini)
    if not ini.sidik_cetakan:
        isi = {"versi": ini, "bagian": "lkjip"}
        isi["halaman"] = {"remah": _remah(request), "judul": f"PDF versi {versi}"}
        halaman = render(request, "laporan/penerbitan/cetakan.html", isi)
        return tunggu(halaman, ini, f"{JEDA_SEGAR}; url=?tunggu=ya")
    try:
        berkas = ini.cetakan.open("rb")
    except FileNotFoundError:
        messages.error(
            request,
            "Berkas cetakan tidak ada di penyimpanan. Beri tahu admin kabupaten supaya "
            "dipulihkan dari cadangan.",
        )
        return redirect(request.ruang.alamat("lkjip-penerbitan"))
    return kirim(File(berkas), nama_unduhan(ini))


def tunggu(jawaban, ini: VersiLkjip, lagi: str = str(JEDA_SEGAR)):
    """A page in the place of a print that is being made looks again by itself (`lagi`:
    the header Refresh); of one that failed nothing comes."""
    if ini.galat_cetakan:
        jawaban.status_code = 503
    else:
        jawaban.status_code = 202
        jawaban.headers["Refresh"] = lagi
    return jawaban


@require_safe
@dalam_ruang
def bertanda_tangan(request, versi):
    """The signed file as it was handed in."""
    ini = _ambil(request, versi)
    kembali = request.ruang.alamat("lkjip-penerbitan")
    return kirim_bertanda_tangan(request, ini.dokumen, kembali)


@require_safe
@dalam_ruang
def beda(request):
    """Two versions side by side; without a choice the newest two."""
    ruang = request.ruang
    semua = Penerbitan.baca(ruang.kecamatan, ruang.tahun).semua
    nomor = sorted(v.dokumen.versi for v in semua)
    if len(nomor) < 2:
        messages.info(request, "Baru ada satu versi, sehingga belum ada perbedaan.")
        return redirect(ruang.alamat("lkjip-penerbitan"))
    dari = _pilih(request, "dari", nomor, nomor[-2])
    ke = _pilih(request, "ke", nomor, nomor[-1])
    lama, baru = _ambil(request, dari), _ambil(request, ke)
    hasil = banding(dari_dict(lama.dokumen.isi), dari_dict(baru.dokumen.isi))
    isi = {
        "lama": lama,
        "baru": baru,
        "nomor": nomor,
        "hasil": hasil,
        "banyak": sum(len(b.isi) for b in hasil),
        "halaman": {"remah": _remah(request), "judul": "Perbedaan versi"},
        "bagian": "lkjip",
    }
    return render(request, "laporan/penerbitan/beda.html", isi)


def _pilih(request, nama: str, ada: list[int], bawaan: int) -> int:
    """The asked version where there is one of that number."""
    diminta = request.GET.get(nama, "")
    return next((n for n in ada if str(n) == diminta), bawaan)

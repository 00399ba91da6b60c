"""The grid of what was spent: looking at it, saving one cell, saving all."""

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from iku.pilihan import TRIWULAN
from kecamatan.ruang import UBAH, dalam_ruang
from sakip.angka import rupiah

from ..triwulan.grid_halaman import triwulan_kini
from ..triwulan.views import SESI_LAIN
from .halaman import BUKAN_PENGISI, BarisIsian, Halaman, kirim_semua
from .temuan import temuan_belanja


@require_safe
@dalam_ruang
def kini(request):
    """To the quarter a person will want."""
    ruang = request.ruang
    triwulan = triwulan_kini(ruang, timezone.localdate())
    return redirect(ruang.alamat("realisasi-anggaran", triwulan))


@UBAH
@dalam_ruang
def grid(request, triwulan):
    """All amounts of a quarter. POST, the way without JavaScript: save all."""
    if request.method == "POST":
        return _simpan_semua(request, triwulan)
    return _tampilkan(request, Halaman(request.ruang, triwulan))


def _tampilkan(request, halaman: Halaman, status=200) -> HttpResponse:
    isi = {
        "halaman": halaman,
        "belanja": halaman.belanja,
        "temuan": temuan_belanja(request.ruang.kecamatan, request.ruang.tahun),
        "daftar_triwulan": TRIWULAN.items(),
        "jendela": secrets.token_hex(8),
        "bagian": "realisasi",
    }
    return render(request, "capaian/anggaran/grid.html", isi, status=status)


def _simpan_semua(request, triwulan) -> HttpResponse:
    halaman, tersimpan = kirim_semua(request.ruang, triwulan, request.POST)
    if not halaman.milik:
        raise PermissionDenied(BUKAN_PENGISI)
    if tersimpan:
        messages.success(request, f"{tersimpan} baris tersimpan.")
    elif not halaman.ditolak:
        messages.info(request, "Tidak ada yang berubah.")
    if not halaman.ditolak:
        return redirect(request.path)
    salah = any(b.isian.galat for b in halaman.ditolak)
    return _tampilkan(request, halaman, 422 if salah else 409)


@require_POST
@dalam_ruang
def sel(request, triwulan):
    """Save one row, as the page does when a cell is left; JSON. `sel`: the key of its
    node, `oleh`: of whom the page was made for."""
    if request.POST.get("oleh") != str(request.user.pk):
        return JsonResponse({"sesi": "lain", "kalimat": SESI_LAIN}, status=403)
    halaman = Halaman(request.ruang, triwulan, request.POST)
    b = _cari(halaman, request.POST.get("sel", ""))
    if not halaman.bisa or not b.isian.dikirim:
        return JsonResponse({"kalimat": halaman.alasan_tertutup()}, status=403)
    halaman.kirim(b)
    return _jawab(request, triwulan, b)


def _cari(halaman: Halaman, pk: str) -> BarisIsian:
    satu = next((b for b in halaman.baris if b.isian and str(b.pk) == pk), None)
    if satu is None:
        raise Http404
    return satu


def _jawab(request, triwulan, b: BarisIsian) -> JsonResponse:
    isian = b.isian
    if isian.tertutup:
        return JsonResponse({"kalimat": isian.tertutup}, status=403)
    if isian.galat:
        return JsonResponse({"galat": {isian.nama: isian.galat}}, status=422)
    if isian.bentrok:
        html = render_to_string(
            "capaian/anggaran/_bentrok.html", {"isian": isian}, request
        )
        ada = Halaman(request.ruang, triwulan)
        isi = _isi_sel(_cari(ada, str(b.pk)))
        return JsonResponse({"bentrok": html} | isi, status=409)
    return JsonResponse(_tersimpan(request, triwulan, b.pk))


def _isi_sel(b: BarisIsian) -> dict:
    """What a row holds as it is stored, for its field."""
    return {"tanda": b.isian.tanda, "isian": {b.isian.nama: b.isian.teks}}


def _tersimpan(request, triwulan, pk: int) -> dict:
    """The row as it is stored now, with every sum it is part of."""
    halaman = Halaman(request.ruang, triwulan)
    b = _cari(halaman, str(pk))
    isi = {"b": b, "halaman": halaman}
    return {
        "keadaan": b.keadaan,
        "kalimat": _kalimat(b),
        "capaian": render_to_string(
            "capaian/anggaran/_serapan.html", {"uang": b.baris.uang}, request
        ),
        "catatan": render_to_string("capaian/anggaran/_catatan.html", isi, request),
        "lain": _hitungan(halaman),
        "kelengkapan": halaman.belanja.kelengkapan,
    } | _isi_sel(b)


def _hitungan(halaman: Halaman) -> dict[str, str]:
    """What the page reckons, by the ids of its cells."""
    hasil = {}
    semua = [(b.pk, b.baris.uang, b.isian is None) for b in halaman.baris]
    for kunci, uang, berjumlah in [*semua, ("semua", halaman.belanja.jumlah, True)]:
        hasil[f"ini-{kunci}"] = _rupiah(uang.ini)
        if berjumlah:
            hasil[f"jumlah-{kunci}"] = _rupiah(uang.jumlah)
            hasil[f"serapan-{kunci}"] = render_to_string(
                "capaian/anggaran/_serapan.html", {"uang": uang}
            )
    return hasil


def _rupiah(nilai) -> str:
    return "–" if nilai is None else rupiah(nilai).removeprefix("Rp ")


def _kalimat(b: BarisIsian) -> str:
    """What is said aloud after a save: the amount as it was understood."""
    if b.baris.tersimpan is None:
        return "Dikosongkan. Jumlah lamanya ada dalam riwayat."
    kata = f"Tersimpan: {rupiah(b.baris.tersimpan.jumlah)}."
    return " ".join([kata, *b.baris.catatan])

"""The quarter's grid: looking at it, saving one cell, saving all."""

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from iku.models import Indikator
from iku.pilihan import TRIWULAN
from kecamatan.pilihan import Peran
from kecamatan.ruang import UBAH, dalam_ruang
from kecamatan.wewenang import wewenang
from sakip.angka import persen

from ..kabar import kalimat_tersimpan
from ..models import PengukuranTriwulan
from ..models.realisasi import PENGISI
from ..pengukuran import baca_realisasi
from ..tindakan import Kiriman
from ..usulan import usulkan
from .daftar import Kewajiban, susun_kewajiban_satu
from .forms import Isian
from .grid import susun_baris, susun_satu
from .grid_halaman import BarisIsian, Grid, triwulan_kini
from .grid_kirim import (
    BELUM_WAKTUNYA,
    BUKAN_PENGISI,
    TANPA_TARGET,
    kirim,
    kirim_semua,
)
from .kelengkapan import Kelengkapan, hitung_baris
from .keterbukaan import BaruDiisi
from .simpan import cari_analisis
from .tempel import susun_pratinjau

SARING_BELUM = "belum"
# Who came from the check before sending goes back there.
DARI_PERIKSA = "periksa"
SESI_LAIN = (
    "Halaman ini dibuka oleh orang lain. Muat ulang halaman untuk mengisi sebagai "
    "diri Anda."
)


@require_safe
@dalam_ruang
def kini(request):
    """To the quarter a person will want; for a camat to the list of what waits."""
    ruang = request.ruang
    peran = wewenang(request.user).peran_di(ruang.kecamatan)
    if Peran.CAMAT in peran and Peran.OPERATOR not in peran:
        return redirect(ruang.alamat("triwulan-keadaan"))
    triwulan = triwulan_kini(ruang, timezone.localdate())
    return redirect(ruang.alamat("triwulan", triwulan))


@UBAH
@dalam_ruang
def grid(request, triwulan):
    """All indicators of a quarter. POST, the way without JavaScript: save all."""
    if request.method == "POST":
        return _simpan_semua(request, triwulan)
    return _halaman(request, Grid(request.ruang, triwulan))


def _halaman(request, isi_grid: Grid, ditolak=(), status=200) -> HttpResponse:
    belum_saja = request.GET.get("saring") == SARING_BELUM
    isi = {
        "grid": isi_grid,
        "daftar_bagian": isi_grid.bagian(belum_saja=belum_saja),
        "belum_saja": belum_saja,
        "daftar_triwulan": TRIWULAN.items(),
        "ditolak": ditolak,
        "jendela": secrets.token_hex(8),
        "bagian": "realisasi",
    }
    return render(request, "capaian/triwulan/grid.html", isi, status=status)


def _simpan_semua(request, triwulan) -> HttpResponse:
    isi_grid, ditolak, tersimpan = kirim_semua(request.ruang, triwulan, request.POST)
    if not isi_grid.milik:
        raise PermissionDenied(BUKAN_PENGISI)
    if tersimpan:
        messages.success(request, f"{tersimpan} baris tersimpan.")
    elif not ditolak:
        messages.info(request, "Tidak ada yang berubah.")
    if not ditolak and request.GET.get("dari") == DARI_PERIKSA:
        return redirect(request.ruang.alamat("periksa_triwulan", triwulan))
    if not ditolak:
        return redirect(request.get_full_path())
    status = 422 if any(b.isian.galat for b in ditolak) else 409
    return _halaman(request, isi_grid, ditolak, status)


@require_POST
@dalam_ruang
def sel(request, triwulan):
    """Save one row, as the page does when a cell is left; JSON. `sel`: the key of its
    indicator, `oleh`: of whom the page was made for."""
    if request.POST.get("oleh") != str(request.user.pk):
        return JsonResponse({"sesi": "lain", "kalimat": SESI_LAIN}, status=403)
    indikator, tahun = _indikator(request), request.ruang.tahun
    if not indikator.bisa:
        return JsonResponse({"kalimat": BUKAN_PENGISI}, status=403)
    tercatat = baca_realisasi([indikator], [tahun - 1, tahun])
    setahun = tercatat[indikator.pk, tahun]
    kewajiban = susun_kewajiban_satu(indikator, tahun, triwulan, setahun)
    if kewajiban is None:
        return JsonResponse({"kalimat": TANPA_TARGET}, status=403)
    if not kewajiban.waktunya:
        return JsonResponse({"kalimat": BELUM_WAKTUNYA}, status=403)
    periode = kewajiban.periode
    tersimpan = next((r for r in setahun if r.triwulan == periode), None)
    isian = Isian(indikator, tersimpan, None, request.POST)
    kirim(
        isian,
        tahun=tahun,
        periode=periode,
        oleh=request.user,
        usulan=_usulan(request, indikator, periode),
        kiriman=_kiriman(request),
    )
    if isian.ditolak:
        isian.analisis = cari_analisis(indikator, tahun, periode)
        return _tolak(request, isian)
    kini = [r for r in setahun if r.triwulan != periode]
    kini += [isian.realisasi] if isian.realisasi else []
    tercatat[indikator.pk, tahun] = sorted(kini, key=lambda r: r.triwulan or 0)
    return JsonResponse(
        _tersimpan(request, triwulan, kewajiban, tercatat, baru=isian.diterima)
    )


def _indikator(request) -> Indikator:
    """The indicator of the cell; `bisa`: whether this person enters its values."""
    pk = request.POST.get("sel", "")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        raise Http404
    milik = Indikator.objects.editable_by(request.user, pengubah=PENGISI)
    semua = Indikator.objects.annotate(bisa=Exists(milik.filter(pk=OuterRef("pk"))))
    indikator = request.ruang.ambil(semua, int(pk))
    indikator.kecamatan = request.ruang.kecamatan  # read already, with its regency
    return indikator


def _usulan(request, indikator: Indikator, periode: int | None):
    """The system's value, where the person takes it over."""
    if "pakai" not in request.POST:
        return None
    return usulkan([indikator], request.ruang.tahun, periode).get(indikator.pk)


def _kiriman(request: HttpRequest) -> Kiriman:
    """Which page sent it, and the how manieth of it; what is no such mark is none."""
    jendela, urut = request.POST.get("jendela", ""), request.POST.get("urut", "")
    if not (urut.isascii() and urut.isdecimal() and len(urut) < 9):
        return Kiriman()
    return Kiriman(jendela[:32], int(urut))


def _tolak(request, isian: Isian) -> JsonResponse:
    """Why nothing was stored."""
    if isian.tertutup:
        return JsonResponse({"kalimat": isian.tertutup}, status=403)
    if isian.galat:
        isi = {"galat": isian.galat}
        if isian.nama_penjelasan in isian.galat:
            isi["kata"] = isian.kata
        return JsonResponse(isi, status=422)
    return JsonResponse(_bentrok(request, isian), status=409)


def _bentrok(request, isian: Isian) -> dict:
    """Both values in words, and what the fields hold where the stored one is chosen."""
    html = render_to_string("capaian/triwulan/_bentrok.html", {"isian": isian}, request)
    return {"bentrok": html} | _isi_sel(isian)


def _isi_sel(isian: Isian) -> dict:
    """What a row holds as it is stored, for its fields."""
    ada = Isian(
        isian.indikator,
        isian.realisasi,
        isian.analisis,
        dikosongkan=isian.dikosongkan,
    )
    return {
        "tanda": str(ada.tanda),
        "kata": ada.kata,
        "isian": {k.nama: k.teks for k in ada.kotak},
        "kosong": ada.kosong,
        "alasan": ada.alasan,
    }


def _tersimpan(request, triwulan, kewajiban: Kewajiban, tercatat, *, baru) -> dict:
    """The row as it is stored now (`tercatat`), with what the server makes of it.
    `baru`: it has just been stored, so that its quarter need not be read to know whether
    it is open."""
    if baru:
        terbuka = BaruDiisi()
        pengukuran = PengukuranTriwulan(**_tempat(request, triwulan))
    else:
        terbuka = None
        pengukuran = PengukuranTriwulan.objects.tersimpan(**_tempat(request, triwulan))
    baris = susun_satu(pengukuran, kewajiban, tercatat, terbuka)
    isian = Isian(
        baris.indikator,
        baris.realisasi,
        baris.analisis,
        dikosongkan=baris.dikosongkan,
    )
    b = BarisIsian(baris, isian, bisa=not baris.tertutup)
    lengkap = _kelengkapan(request, triwulan, b)
    return {
        "keadaan": b.keadaan,
        "kalimat": _kalimat(b),
        "capaian": render_to_string("capaian/triwulan/_capaian.html", {"b": b}),
        "catatan": render_to_string("capaian/triwulan/_catatan.html", {"b": b}),
        "perlu_penjelasan": bool(b.baris.perlu_dijelaskan),
        "kelengkapan": str(lengkap),
        "hitung": {"hitung": lengkap.tanda, b.nama_hitung: b.hitung},
    } | _isi_sel(isian)


def _tempat(request, triwulan) -> dict:
    ruang = request.ruang
    return {"kecamatan": ruang.kecamatan, "tahun": ruang.tahun, "triwulan": triwulan}


def _kelengkapan(request, triwulan, b: BarisIsian) -> Kelengkapan:
    """How complete the page is with this row. The page sends what it shows, and what
    this row was counted for: the other rows need not be read again. What others have
    saved meanwhile it shows when it is opened anew, as in its rows."""
    semua = Kelengkapan.baca(request.POST.get("hitung", ""))
    lama = Kelengkapan.baca(request.POST.get(b.nama_hitung, ""))
    if semua is None or lama is None:
        tempat = _tempat(request, triwulan)
        return hitung_baris(susun_baris(PengukuranTriwulan.objects.tersimpan(**tempat)))
    return semua.sesudah(lama, hitung_baris([b.baris]))


def _kalimat(b: BarisIsian) -> str:
    """What is said aloud after a save: the value as it was understood."""
    if b.baris.realisasi is None:
        return "Dikosongkan. Nilai lamanya ada dalam riwayat."
    kata = f"Tersimpan: {kalimat_tersimpan(b.baris.realisasi)}."
    if b.baris.capaian is not None:
        kata += f" Capaian {persen(b.baris.capaian)}"
        kata += f" ({b.baris.jenjang.nama})." if b.baris.jenjang else "."
    return kata


@require_POST
@dalam_ruang
def tempel(request, triwulan):
    """What a pasted block would change; stores nothing. JSON."""
    isi_grid = Grid(request.ruang, triwulan, data=request.POST, usulan=False)
    daftar = susun_pratinjau(isi_grid, request.POST.getlist("sel"), request.POST)
    isi = {
        "berubah": [satu for satu in daftar if satu.berubah],
        "tetap": [satu for satu in daftar if not satu.berubah],
    }
    html = render_to_string("capaian/triwulan/_tempel.html", isi, request)
    terapkan = [satu.baris.pk for satu in isi["berubah"]]
    return JsonResponse({"html": html, "terapkan": terapkan})


@require_safe
@dalam_ruang
def sesi(request, triwulan):
    """Who is signed in now, and the token to send with: for a page whose session has
    ended and begun again."""
    return JsonResponse({"pengguna": request.user.pk, "token": get_token(request)})

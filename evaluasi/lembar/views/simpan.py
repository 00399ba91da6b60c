"""Saving one cell: a criterion's answer, a sub-component's grade. Without a script a form
comes here and the page comes back; the script asks for JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from kecamatan.models import Jejak
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import dalam_ruang

from ...models import Evaluasi, JawabanLke, KriteriaLke, NilaiSub, SubKomponenLke
from ...models.tindakan_evaluasi import PENULIS_NILAI, TidakBisa
from ...pilihan import StatusEvaluasi
from ..isian import Isian, baca_isian, isian_nilai
from ..sisi import sisi_milik
from ..susunan import Lembar
from ..tindakan import simpan_jawaban, simpan_nilai, tanda
from .lembar import halaman_lembar
from .umum import (
    alamat,
    ambil_evaluasi,
    ambil_kriteria,
    ambil_sub,
    minta_json,
    sesi_lain,
)

Baris = JawabanLke | NilaiSub


@dataclass(frozen=True)
class Sel:
    """One cell that is being saved: whose row of the instrument, who may write it, how
    it is stored, and what a stored row says."""

    evaluasi: Evaluasi
    kunci: KriteriaLke | SubKomponenLke
    isian: Isian
    penulis: Mapping[StatusEvaluasi, frozenset[str]]
    simpan: Callable[[], Baris | None]
    isi: Callable[[Baris | None], tuple[str, str]]


@require_POST
@dalam_ruang
def jawaban(request, triwulan, kriteria):
    """The answer and note of whichever side this person writes."""
    evaluasi = ambil_evaluasi(request, triwulan)
    ini = ambil_kriteria(evaluasi, kriteria)
    sisi = sisi_milik(evaluasi, request.user)
    pilihan = evaluasi.periode.instrumen.pilihan.filter(skala=ini.skala)
    kode = set(pilihan.values_list("kode", flat=True))
    isian = baca_isian(request.POST, kode, ("jawaban", "catatan"))

    def simpan():
        isi = (isian.pilihan, isian.teks)
        oleh = request.user
        return simpan_jawaban(evaluasi, ini, sisi, isi, dilihat=isian.tanda, oleh=oleh)

    return _terima(request, Sel(evaluasi, ini, isian, sisi.penulis, simpan, sisi.isi))


@require_POST
@dalam_ruang
def nilai(request, triwulan, sub):
    """The grade of a sub-component, with its reason."""
    evaluasi = ambil_evaluasi(request, triwulan)
    ini = ambil_sub(evaluasi, sub)
    kode = set(evaluasi.periode.instrumen.definisi.values_list("kode", flat=True))
    isian = baca_isian(request.POST, kode, ("nilai", "alasan"))

    def simpan():
        return simpan_nilai(
            evaluasi,
            ini,
            isian.pilihan,
            isian.teks,
            dilihat=isian.tanda,
            oleh=request.user,
        )

    return _terima(
        request,
        Sel(
            evaluasi,
            ini,
            isian,
            PENULIS_NILAI,
            simpan,
            lambda baris: isian_nilai(baris).tersimpan,
        ),
    )


def _terima(request, sel: Sel) -> HttpResponse:
    if (tolak := sesi_lain(request)) is not None:
        return tolak
    try:
        baris = _simpan(sel, request.user)
    except PermissionDenied as alasan:
        if minta_json(request):
            return JsonResponse({"kalimat": str(alasan)}, status=403)
        raise
    if minta_json(request):
        return _jawab_json(request, sel, baris)
    if sel.isian.ditolak:
        return halaman_lembar(request, sel.evaluasi, sel.kunci, sel.isian)
    messages.success(request, f"{sel.kunci.kode} tersimpan.")
    tempat = Lembar(sel.evaluasi, request.user).cari(sel.kunci)
    return redirect(f"{alamat(request, sel.evaluasi, 'lke_lembar')}#{tempat.id}")


def _simpan(sel: Sel, oleh) -> Baris | None:
    """Store it, or say in `sel.isian` why not."""
    isian = sel.isian
    try:
        if isian.galat:
            with transaction.atomic():
                sel.evaluasi.pegang(sel.penulis, oleh)
            return None
        return sel.simpan()
    except TidakBisa as alasan:
        isian.galat.clear()
        isian.tertutup = " ".join(alasan.messages)
    except ValidationError as galat:
        isian.galat |= {k: " ".join(v) for k, v in galat.message_dict.items()}
    except Bentrok as bentrok:
        # The next save is put upon what is stored now, once both were shown.
        isian.lain = sel.isi(bentrok.sekarang)
        isian.tanda = tanda(bentrok.sekarang)
        isian.penulis_lain = _penulis(bentrok.sekarang)
    return None


def _penulis(baris: Baris | None) -> str:
    if baris is None:
        return ""
    jejak = Jejak.objects.tentang(baris).order_by("-pada", "-pk").first()
    return jejak.pengguna if jejak else ""


def _jawab_json(request, sel: Sel, baris: Baris | None) -> JsonResponse:
    isian = sel.isian
    if isian.tertutup:
        return JsonResponse({"kalimat": isian.tertutup}, status=403)
    if isian.galat:
        isi = {"galat": isian.galat, "kalimat": isian.kalimat}
        return JsonResponse(isi, status=422)
    lembar = Lembar(sel.evaluasi, request.user)
    tempat = lembar.cari(sel.kunci)
    if isian.lain is not None:
        html = _html(request, "_bentrok", isian=isian, tempat=tempat, lembar=lembar)
        isi = {"bentrok": html, "tanda": isian.tanda, "lain": isian.lain}
        return JsonResponse(isi, status=409)
    return JsonResponse(
        {
            "tanda": tanda(baris),
            "terisi": bool(sel.isi(baris)[0]),
            "kalimat": f"{sel.kunci.kode} tersimpan.",
            "potongan": _potongan(request, lembar, sel.kunci),
        }
    )


def _potongan(request, lembar: Lembar, kunci) -> dict[str, str]:
    """Those parts of the page that this save may have changed, by their id."""
    ini, daftar = lembar.terkait(kunci)
    hasil = {
        f"info-{b.id}": _html(request, "_info_kriteria", b=b, lembar=lembar)
        for b in daftar
    }
    umum = {"satu": ini, "lembar": lembar}
    return hasil | {
        f"info-{ini.id}": _html(request, "_info_sub", **umum),
        f"hitung-{ini.id}": _html(request, "_hitung_sub", **umum),
        "bilah-kabar": _html(request, "_bilah_kabar", **umum),
    }


def _html(request, templat: str, **isi) -> str:
    return render_to_string(f"evaluasi/lembar/{templat}.html", isi, request)

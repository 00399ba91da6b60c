"""Pages of issuing a kecamatan's LKjIP: how it stands, and the acts on it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dokumen.pilihan import StatusDokumen
from iku.perencanaan.riwayat import susun as susun_riwayat
from kecamatan.models import Jejak
from kecamatan.ruang import UBAH, dalam_ruang

from ..models import VersiLkjip
from . import tindakan as acara
from .forms import FormPerbaiki, FormSampaikan, FormTandatangani
from .papan import batas_lkjip, hari_terlambat
from .pelaku import pernah_boleh, tindakan_bagi
from .pilihan import TindakanLkjip as T
from .versi import Penerbitan, digantikan

KABAR = {
    T.SIAPKAN: "Naskah disiapkan dari data sekarang.",
    T.TANDATANGANI: "Penandatanganan dicatat. Isi laporan kini beku.",
    T.SAMPAIKAN: "Penyampaian dicatat.",
    T.TERBITKAN: "Laporan terbit dan dapat dibaca umum.",
    T.PERBAIKI: "Versi perbaikan dibuat sebagai draf.",
    T.BATALKAN: "Naskah perbaikan dibatalkan. Versi sebelumnya tetap berlaku.",
}


@require_safe
@dalam_ruang
def satu(request):
    """The state of the report, what stands against the next step, and its versions."""
    ruang = request.ruang
    keadaan = Penerbitan.baca(ruang.kecamatan, ruang.tahun)
    draf = keadaan.status == StatusDokumen.DRAF
    batas = batas_lkjip(ruang.kecamatan.kabupaten, ruang.tahun)
    isi = {
        "keadaan": keadaan,
        "draf": draf,
        "kurang": keadaan.kekurangan() if draf else [],
        "versi": [(v, digantikan(keadaan.semua, v)) for v in keadaan.semua],
        "tindakan": [
            (t, ruang.alamat(f"lkjip-{t.value}"))
            for t in tindakan_bagi(request.user, keadaan)
        ],
        "batas": batas,
        "disampaikan": keadaan.disampaikan,
        "telat": hari_terlambat(keadaan.disampaikan, batas, timezone.localdate()),
        "riwayat": susun_riwayat(_jejak(request, keadaan)),
        "halaman": {"remah": _remah(request)[:1], "judul": "Penerbitan"},
    }
    return _tampil(request, "satu", isi)


def _jejak(request, keadaan: Penerbitan):
    """Of its versions, and of corrections that were withdrawn: their rows are gone."""
    semua = Jejak.objects.visible_to(request.user).filter(
        id_kecamatan=keadaan.kecamatan.pk, objek=VersiLkjip._meta.label
    )
    daftar = [v.pk for v in keadaan.semua]
    if keadaan.semua:
        lkjip = keadaan.semua[0].lkjip_id
        daftar += semua.filter(ke__lkjip=lkjip).values_list("id_objek", flat=True)
    return semua.filter(id_objek__in=daftar).order_by("-pada", "-pk")


def _remah(request) -> list[tuple[str, str]]:
    ruang = request.ruang
    return [
        (f"LKjIP {ruang.tahun}", ruang.alamat("lkjip")),
        ("Penerbitan", ruang.alamat("lkjip-penerbitan")),
    ]


def _tampil(request, templat: str, isi: dict, status: int = 200):
    isi = {"bagian": "lkjip"} | isi
    return render(request, f"laporan/penerbitan/{templat}.html", isi, status=status)


@require_POST
@dalam_ruang
def siapkan(request):
    """No form: what it says comes from the data."""
    ruang = request.ruang
    try:
        acara.siapkan(ruang.kecamatan, ruang.tahun, oleh=request.user)
        messages.success(request, KABAR[T.SIAPKAN])
    except acara.TidakBisa as galat:
        messages.error(request, " ".join(galat.messages))
    return redirect(ruang.alamat("lkjip-penerbitan"))


@UBAH
@dalam_ruang
def tandatangani(request):
    ruang = request.ruang
    form = FormTandatangani(
        request.POST or None,
        request.FILES or None,
        kecamatan=ruang.kecamatan,
        tahun=ruang.tahun,
    )
    return _tindak(request, T.TANDATANGANI, form, acara.tandatangani)


@UBAH
@dalam_ruang
def sampaikan(request):
    form = FormSampaikan(request.POST or None)
    return _tindak(request, T.SAMPAIKAN, form, acara.sampaikan)


@UBAH
@dalam_ruang
def terbitkan(request):
    return _tindak(request, T.TERBITKAN, Form(request.POST), acara.terbitkan)


@UBAH
@dalam_ruang
def perbaiki(request):
    form = FormPerbaiki(request.POST or None)
    return _tindak(request, T.PERBAIKI, form, acara.perbaiki)


@UBAH
@dalam_ruang
def batalkan(request):
    return _tindak(request, T.BATALKAN, Form(request.POST), acara.batalkan)


def _tindak(request, tindakan: T, form: Form, lakukan: Callable):
    """Ask, then do."""
    ruang = request.ruang
    if not pernah_boleh(tindakan, request.user, ruang.kecamatan):
        raise PermissionDenied(
            f"Tindakan “{tindakan.label}” bukan wewenang peran Anda."
        )
    kembali = ruang.alamat("lkjip-penerbitan")
    keadaan = Penerbitan.baca(ruang.kecamatan, ruang.tahun)
    status, galat = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                kunci = {"oleh": request.user} | form.cleaned_data
                lakukan(ruang.kecamatan, ruang.tahun, **kunci)
                messages.success(request, KABAR[tindakan])
                return redirect(kembali)
        except ValidationError as alasan:
            status, galat = 409, alasan.messages
    elif tindakan not in tindakan_bagi(request.user, keadaan):
        messages.info(request, "Tindakan itu tidak tersedia sekarang.")
        return redirect(kembali)
    menandatangani = tindakan == T.TANDATANGANI and not galat
    isi = {
        "tindakan": tindakan,
        "keadaan": keadaan,
        "form": form,
        "galat": galat,
        "kurang": keadaan.kekurangan() if menandatangani else [],
        "kembali": kembali,
        "halaman": {"remah": _remah(request), "judul": tindakan.label},
    }
    return _tampil(request, "tindakan", isi, status)

"""Pages of the review of a kecamatan's LKjIP: list, worksheet, acts, result."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from dokumen.models import DokumenResmi
from dokumen.pilihan import JenisDokumen
from iku.perencanaan.riwayat import susun as susun_riwayat
from iku.unduhan import bertanda_tangan as kirim_bertanda_tangan
from iku.unduhan import unduh
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from kecamatan.ruang import UBAH, dalam_ruang

from ..empat_mata import halangan_reviu
from ..lembar.forms import FormAlasan
from ..models import IsiReviu, Reviu
from ..models.tindakan_reviu import (
    BUKAN_PEREVIU,
    PELAKU,
    ReviuTidakBisa,
    peran_pereviu,
)
from ..pilihan import StatusReviu
from ..pilihan import TindakanReviuLkjip as T
from . import wajib_direviu
from .forms import FormTerbitkanReviu
from .isian import LembarReviu, terima
from .mulai import TanpaInstrumen, mulai_reviu
from .penerbitan import terbitkan as terbitkan_reviu
from .surat import susun_reviu

AKIBAT = {
    T.AJUKAN: "Setelah diajukan, jawaban dan catatan tidak dapat diubah sampai "
    "Inspektur mengembalikan atau menerbitkannya.",
    T.KEMBALIKAN: "Pereviu dapat memperbaiki jawaban dan catatannya.",
}


def _ambil(request, pk: int) -> Reviu:
    """The review of this kecamatan and year; 404 for whoever may not read it yet."""
    reviu = request.ruang.ambil(
        Reviu.objects.filter(tahun=request.ruang.tahun).select_related(
            "kecamatan__kabupaten",
            "laporan__kecamatan",
            "instrumen",
            "pereviu",
            "hasil",
            "inspektur__pejabat",
        ),
        pk,
    )
    if not reviu.terlihat(request.user):
        raise Http404
    return reviu


def _remah(request, reviu: Reviu | None = None) -> list[tuple[str, str]]:
    ruang = request.ruang
    hasil = [(f"Evaluasi {ruang.tahun}", ruang.alamat("evaluasi"))]
    if reviu is not None:
        hasil.append(("Reviu LKjIP", ruang.alamat("reviu")))
    return hasil


def _tampil(request, templat: str, isi: dict, status: int = 200):
    isi = {"bagian": "evaluasi"} | isi
    return render(request, f"evaluasi/reviu/{templat}.html", isi, status=status)


@require_safe
@dalam_ruang
def daftar(request):
    """The reports of the year with their reviews."""
    ruang = request.ruang
    laporan = (
        DokumenResmi.objects.visible_to(request.user)
        .filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun, jenis=JenisDokumen.LKJIP)
        .select_related("kecamatan")
        .prefetch_related("reviu__laporan__kecamatan", "reviu__hasil")
    )
    baris = [
        {
            "laporan": satu,
            "reviu": [(r, r.terlihat(request.user)) for r in satu.reviu.all()],
            "berjalan": any(r.status != StatusReviu.TERBIT for r in satu.reviu.all()),
            "bisa": Peran.EVALUATOR in peran_pereviu(request.user, satu),
        }
        for satu in laporan
    ]
    isi = {
        "daftar": baris,
        "wajib": wajib_direviu(ruang.kecamatan.kabupaten, ruang.tahun),
        "halaman": {"remah": _remah(request), "judul": "Reviu LKjIP"},
    }
    return _tampil(request, "daftar", isi)


@require_POST
@dalam_ruang
def mulai(request, pk):
    """Begin the review of a report; where one is under way, go on with it."""
    ruang = request.ruang
    laporan = get_object_or_404(
        DokumenResmi.objects.visible_to(request.user).select_related("kecamatan"),
        kecamatan=ruang.kecamatan,
        tahun=ruang.tahun,
        jenis=JenisDokumen.LKJIP,
        pk=pk,
    )
    try:
        reviu = mulai_reviu(laporan, oleh=request.user)
    except TanpaInstrumen as galat:
        messages.error(request, str(galat))
        return redirect(ruang.alamat("reviu"))
    except DokumenResmi.DoesNotExist as galat:
        raise Http404 from galat
    return redirect(ruang.alamat("reviu_satu", reviu.pk))


@UBAH
@dalam_ruang
def satu(request, pk):
    """All statements on one page; what is sent is stored part by part."""
    reviu = _ambil(request, pk)
    lembar, status = None, 200
    if request.method == "POST":
        try:
            lembar, banyak = terima(reviu, request.POST, request.user)
        except ReviuTidakBisa as galat:
            return _lembar(request, reviu, LembarReviu(reviu), 409, galat.messages)
        if not lembar.ditolak:
            messages.success(
                request,
                f"{banyak} bagian tersimpan." if banyak else "Tidak ada yang berubah.",
            )
            return redirect(request.ruang.alamat("reviu_satu", reviu.pk))
        status = 409 if any(b.lain for b in lembar.ditolak) else 422
    return _lembar(request, reviu, lembar or LembarReviu(reviu), status)


def _lembar(request, reviu: Reviu, lembar: LembarReviu, status: int, galat=()):
    tindakan = reviu.tindakan_bagi(request.user)
    halangan = {t: halangan_reviu(reviu, t, request.user) for t in tindakan}
    isi = {
        "reviu": reviu,
        "lembar": lembar,
        "galat": galat,
        # What was typed while the stage moved on is shown, to be taken along.
        "terkirim": _terkirim(request, lembar) if galat else [],
        "bisa": reviu.bisa_menulis(request.user),
        "tindakan": [
            (t, request.ruang.alamat(f"reviu_{t.value}", reviu.pk))
            for t in tindakan
            if not halangan[t]
        ],
        "halangan": halangan.get(T.TERBITKAN, ""),
        "halaman": {"remah": _remah(request, reviu), "judul": "Lembar reviu"},
    }
    return _tampil(request, "satu", isi, status)


def _terkirim(request, lembar: LembarReviu) -> list[tuple[str, str]]:
    kirim = ((b, request.POST.get(f"{b.id}-catatan", "")) for b in lembar.semua)
    return [
        (str(b.butir or "Catatan hasil reviu"), teks)
        for b, teks in kirim
        if teks.strip() and teks.strip() != b.catatan
    ]


@require_safe
@dalam_ruang
def riwayat(request, pk):
    """Changes of the review and of its answers."""
    reviu = _ambil(request, pk)
    jejak = (
        Jejak.objects.visible_to(request.user)
        .filter(id_kecamatan=reviu.kecamatan_id)
        .filter(
            Q(objek=Reviu._meta.label, id_objek=reviu.pk)
            | Q(
                objek=IsiReviu._meta.label,
                id_objek__in=list(reviu.isi.values_list("pk", flat=True)),
            )
        )
        .order_by("-pada", "-pk")
    )
    isi = {"reviu": reviu, "daftar": susun_riwayat(jejak)}
    return _tampil(request, "riwayat", isi | _di_bawah(request, reviu, "Riwayat"))


def _di_bawah(request, reviu: Reviu, judul: str) -> dict:
    """The way back from a page below the worksheet."""
    lembar = ("Lembar reviu", request.ruang.alamat("reviu_satu", reviu.pk))
    return {"halaman": {"remah": [*_remah(request, reviu), lembar], "judul": judul}}


@UBAH
@dalam_ruang
def ajukan(request, pk):
    return _tindak(request, _ambil(request, pk), T.AJUKAN, None)


@UBAH
@dalam_ruang
def kembalikan(request, pk):
    form = FormAlasan(request.POST or None)
    return _tindak(request, _ambil(request, pk), T.KEMBALIKAN, form)


@UBAH
@dalam_ruang
def terbitkan(request, pk):
    """Number, date and who signs; from then on it stays as it is."""
    reviu = _ambil(request, pk)
    form = FormTerbitkanReviu(request.POST or None, request.FILES or None, reviu=reviu)
    return _tindak(request, reviu, T.TERBITKAN, form)


def _tindak(request, reviu: Reviu, tindakan: T, form):
    """Ask, then do."""
    siapa = reviu.pelaku(request.user)
    if not any(boleh & siapa for boleh in PELAKU[tindakan].values()):
        raise PermissionDenied(
            BUKAN_PEREVIU
            if tindakan == T.AJUKAN
            else f"Tindakan “{tindakan.label}” adalah wewenang Inspektur."
        )
    status, galat = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form is None or form.is_valid():
                _lakukan(reviu, tindakan, request.user, form)
                messages.success(
                    request,
                    f"{tindakan.label}: selesai. Kini "
                    f"{reviu.get_status_display().lower()}.",
                )
                return redirect(request.ruang.alamat("reviu_satu", reviu.pk))
        except ValidationError as alasan:
            status, galat = 409, alasan.messages
    elif tindakan not in reviu.tindakan_bagi(request.user):
        messages.info(
            request,
            f"Reviu ini kini {reviu.get_status_display().lower()}, sehingga tindakan "
            "itu tidak tersedia.",
        )
        return redirect(request.ruang.alamat("reviu_satu", reviu.pk))
    isi = {
        "reviu": reviu,
        "tindakan": tindakan,
        "akibat": AKIBAT.get(tindakan, ""),
        "form": form,
        "galat": galat,
        "halangan": not galat and halangan_reviu(reviu, tindakan, request.user),
        "kurang": [] if galat else reviu.kekurangan(tindakan),
    }
    isi |= _di_bawah(request, reviu, tindakan.label)
    return _tampil(request, "tindakan", isi, status)


def _lakukan(reviu: Reviu, tindakan: T, oleh, form) -> None:
    if tindakan == T.TERBITKAN:
        terbitkan_reviu(reviu, oleh=oleh, **form.cleaned_data)
    else:
        alasan = form.cleaned_data["alasan"] if form else ""
        reviu.lakukan(tindakan, oleh=oleh, alasan=alasan)


@require_safe
@dalam_ruang
def bertanda_tangan(request, pk):
    """The signed file as it was handed in."""
    reviu = _ambil(request, pk)
    kembali = request.ruang.alamat("reviu_satu", reviu.pk)
    return kirim_bertanda_tangan(request, reviu.hasil, kembali)


@require_safe
@dalam_ruang
def cetak(request, pk, bentuk):
    reviu = _ambil(request, pk)
    nama = f"Hasil Reviu LKjIP {reviu.kecamatan.nama} {reviu.tahun}"
    kembali = request.ruang.alamat("reviu_satu", reviu.pk)
    return unduh(request, susun_reviu(reviu), nama, bentuk, kembali)

"""The official acts: ajukan, kembalikan, tetapkan; and the copy for the next year."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from iku.models.perjanjian import PENYUSUN_PK
from iku.models.tindakan_pk import PELAKU_PK
from iku.surat.pk import susun_pk
from iku.unduhan import bertanda_tangan as kirim_bertanda_tangan
from iku.unduhan import unduh
from kecamatan.ruang import UBAH, dalam_ruang, pastikan_bisa_ubah

from ..isian_tindakan import FormKembalikan, FormSalin, FormTetapkan
from ..tindakan import salin_ke_tahun
from .umum import BUKAN_PELAKU, BUKAN_PENYUSUN, ambil_pk, remah_pk


def _untuk(request, pk: int, tindakan: str):
    """The agreement, for who may do this act; 403 for others who see it."""
    ini = ambil_pk(request, pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PELAKU[tindakan], PELAKU_PK[tindakan])
    return ini


def _tindakan(request, pk, nama: str, lakukan, kabar: str, form=None, isi=None):
    """Show the act's page, or do it. What is not possible is said on the page."""
    status, galat = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form is None or form.is_valid():
                lakukan()
                messages.success(request, kabar)
                return redirect(request.ruang.alamat("pk", pk.pk))
        except ValidationError as alasan:
            status, galat = 409, alasan.messages
    elif not pk.bisa(nama):
        messages.info(
            request,
            f"{pk} berstatus {pk.get_status_display().lower()}, sehingga tindakan itu "
            "tidak tersedia.",
        )
        return redirect(request.ruang.alamat("pk", pk.pk))
    isi = (isi or {}) | {
        "pk": pk,
        "form": form,
        "galat": galat,
        "remah": remah_pk(request, pk),
        "bagian": "perencanaan",
    }
    return render(request, f"iku/perjanjian/{nama}.html", isi, status=status)


@UBAH
@dalam_ruang
def ajukan(request, pk):
    ini = _untuk(request, pk, "ajukan")
    return _tindakan(
        request,
        ini,
        "ajukan",
        lambda: ini.ajukan(oleh=request.user),
        f"{ini} diajukan ke Bagian Organisasi.",
        isi={"kurang": ini.kekurangan() if ini.bisa("ajukan") else ()},
    )


@UBAH
@dalam_ruang
def kembalikan(request, pk):
    ini = _untuk(request, pk, "kembalikan")
    form = FormKembalikan(request.POST or None)
    return _tindakan(
        request,
        ini,
        "kembalikan",
        lambda: ini.kembalikan(oleh=request.user, alasan=form.cleaned_data["alasan"]),
        f"{ini} dikembalikan ke {ini.kecamatan}.",
        form,
    )


@UBAH
@dalam_ruang
def tetapkan(request, pk):
    ini = _untuk(request, pk, "tetapkan")
    form = FormTetapkan(request.POST or None, request.FILES or None, pk=ini)
    return _tindakan(
        request,
        ini,
        "tetapkan",
        lambda: ini.tetapkan(oleh=request.user, **form.cleaned_data),
        f"{ini} ditetapkan. Isinya kini beku dan naskahnya tersimpan.",
        form,
    )


@UBAH
@dalam_ruang
def salin(request, pk):
    """The same promises for the next year, with that year's targets."""
    ini = ambil_pk(request, pk)
    pastikan_bisa_ubah(ini.kecamatan, request.user, BUKAN_PENYUSUN, PENYUSUN_PK)
    form = FormSalin(request.POST or None, pk=ini)
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                baru, tertinggal = salin_ke_tahun(
                    ini, form.cleaned_data["renstra"], oleh=request.user
                )
                messages.success(request, f"{baru} dibuat sebagai draf.")
                if tertinggal:
                    messages.info(
                        request,
                        f"Tidak ikut disalin karena Renstra belum memuat target "
                        f"{baru.tahun}: {'; '.join(tertinggal)}.",
                    )
                return redirect("pk", ini.kecamatan.kode, baru.tahun, baru.pk)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
    isi = {
        "pk": ini,
        "form": form,
        "tahun_baru": ini.tahun + 1,
        "remah": remah_pk(request, ini),
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/salin.html", isi, status=status)


@require_safe
@dalam_ruang
def cetak(request, pk, bentuk):
    """The agreement as PDF or Word: as frozen, or as it stands now (marked draft)."""
    ini = ambil_pk(request, pk)
    nama = f"{ini.judul_dokumen()} {ini.kecamatan}"
    return unduh(
        request, susun_pk(ini), nama, bentuk, request.ruang.alamat("pk", ini.pk)
    )


@require_safe
@dalam_ruang
def bertanda_tangan(request, pk):
    """The signed file as it was handed in."""
    ini = ambil_pk(request, pk)
    return kirim_bertanda_tangan(
        request, ini.dokumen, request.ruang.alamat("pk", ini.pk)
    )

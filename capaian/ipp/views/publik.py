"""F-03 for whoever holds the address: no account, no script needed, no name kept."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from capaian.models import PenilaianIpp
from capaian.pilihan import JalurF03
from capaian.publik import tampak_mesin, terlalu_sering

from ..forms import FormF03
from ..tindakan import terima_respons
from .f03 import daftar_pertanyaan


def _cari(token: str) -> PenilaianIpp:
    return get_object_or_404(
        PenilaianIpp.objects.select_related("kecamatan__kabupaten"), token=token
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def f03(request, token):
    """The questionnaire; thanks once it was sent; a sentence where it is closed."""
    ini = _cari(token)
    if not ini.f03_terbuka(timezone.localdate()):
        return _tampilkan(
            request, ini, "tutup", status=403 if request.method == "POST" else 200
        )
    pertanyaan = daftar_pertanyaan(ini)
    if request.method != "POST":
        form = FormF03(pertanyaan=pertanyaan)
        return _tampilkan(request, ini, "isi", form=form, kunci=uuid.uuid4())
    form = FormF03(request.POST, pertanyaan=pertanyaan)
    kunci = _kunci(request)
    if not form.is_valid():
        return _tampilkan(request, ini, "isi", 422, form=form, kunci=kunci)
    if tampak_mesin(request):
        return redirect("f03-terima-kasih", token)
    if terlalu_sering(request, f"f03 {ini.pk}"):
        form.add_error(
            None,
            "Terlalu banyak jawaban dari jaringan ini. Jawaban Anda masih ada di "
            "halaman ini; kirim lagi satu jam lagi.",
        )
        return _tampilkan(request, ini, "isi", 429, form=form, kunci=kunci)
    try:
        terima_respons(
            ini,
            form.nilai(),
            jalur=JalurF03.PUBLIK,
            saran=form.cleaned_data["saran"],
            kunci=kunci,
        )
    except ValidationError as galat:
        form.add_error(None, galat.messages)
        return _tampilkan(request, ini, "isi", 409, form=form, kunci=kunci)
    return redirect("f03-terima-kasih", token)


@login_not_required
@require_safe
def terima_kasih(request, token):
    return _tampilkan(request, _cari(token), "terima_kasih")


def _kunci(request) -> uuid.UUID:
    """The mark of the page load; a new one where it was lost."""
    try:
        return uuid.UUID(request.POST.get("kunci", ""))
    except ValueError:
        return uuid.uuid4()


def _tampilkan(request, ini, keadaan: str, status=200, **isi):
    isi |= {"penilaian": ini, "keadaan": keadaan}
    return render(request, "capaian/ipp/publik.html", isi, status=status)

"""The page on which the Inspektur issues the LHE."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render

from kecamatan.ruang import UBAH, dalam_ruang

from ..empat_mata import halangan_tindakan
from ..lembar.views.umum import alamat
from ..models import Evaluasi, Lhe
from ..models.tindakan_evaluasi import PELAKU, TidakBisa
from ..penerbitan import terbitkan as terbitkan_lhe
from ..pilihan import TindakanLke
from .draf import kurang_lhe
from .forms import FormTerbitkan
from .views import ambil_lhe, umum


@UBAH
@dalam_ruang
def terbitkan(request, triwulan):
    """Number, date, signer; then it is frozen. What stands in the way is said before
    anything is asked."""
    evaluasi, lhe = ambil_lhe(request, triwulan)
    siapa = evaluasi.pelaku(request.user)
    if not any(boleh & siapa for boleh in PELAKU[TindakanLke.TERBITKAN].values()):
        raise PermissionDenied("LHE diterbitkan oleh Inspektur.")
    form = FormTerbitkan(request.POST or None, request.FILES or None, evaluasi=evaluasi)
    if request.method == "POST":
        return _terbitkan(request, evaluasi, lhe, form)
    if TindakanLke.TERBITKAN not in evaluasi.tindakan_bagi(request.user):
        messages.info(request, f"{lhe} sudah terbit.")
        return redirect(alamat(request, evaluasi, "lhe"))
    return _halaman(request, evaluasi, lhe, form)


def _terbitkan(request, evaluasi: Evaluasi, lhe: Lhe, form: FormTerbitkan):
    if not form.is_valid():
        return _halaman(request, evaluasi, lhe, form, status=422)
    try:
        terbitkan_lhe(evaluasi, oleh=request.user, **form.cleaned_data)
    except TidakBisa as alasan:
        return _halaman(request, evaluasi, lhe, form, alasan.messages, 409)
    except ValidationError as alasan:
        return _halaman(request, evaluasi, lhe, form, alasan.messages, 422)
    messages.success(
        request,
        f"{lhe} terbit. Isinya kini beku, dan nilainya diusulkan untuk indikator nilai "
        "SAKIP.",
    )
    return redirect(alamat(request, evaluasi, "lhe"))


def _halaman(request, evaluasi, lhe, form, galat=(), status=200):
    """What was sent is shown again, whatever is in its way by now."""
    tindakan, ditanya = TindakanLke.TERBITKAN, not form.is_bound
    isi = umum(request, evaluasi, "Terbitkan") | {
        "lhe": lhe,
        "form": form,
        "galat": galat,
        "halangan": ditanya and halangan_tindakan(evaluasi, tindakan, request.user),
        "kurang": ditanya and kurang_lhe(lhe),
    }
    isi["halaman"]["remah"].append(("LHE", alamat(request, evaluasi, "lhe")))
    return render(request, "evaluasi/lhe/terbitkan.html", isi, status=status)

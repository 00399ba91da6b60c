"""Pages without an account: the questionnaire, thanks, and what was published.

The address holds a random mark; a wrong one and that of a draft are 404. A page is
one answer: its mark comes from a cookie of this browser, so that two open windows and
a second click are the same answer, and a shared tablet asks for a new one.
"""

import re
from secrets import token_urlsafe

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ...models import RespondenSkm, Survei
from ...pilihan import StatusSurvei
from ...publik import tampak_mesin, terlalu_sering
from ..hasil import susun_survei
from ..isian import FormPublik
from ..profil import susun_profil
from ..tindakan import TidakBisa, terima_jawaban
from ..usulan import uraian_ikm
from .survei import gambar
from .umum import UBAH

_TANDA = re.compile(r"[A-Za-z0-9_-]{16,32}")
TERLALU_SERING = (
    "Dari peramban atau jaringan ini sudah banyak jawaban masuk dalam satu jam "
    "terakhir. Isian Anda masih ada; kirim lagi nanti, atau isi kuesioner di kantor "
    "kecamatan."
)


def _ambil(token: str) -> Survei:
    """The survey with this address; drafts and summaries have no public page."""
    semua = Survei.objects.exclude(status=StatusSurvei.DRAF)
    return get_object_or_404(
        semua.select_related("kecamatan__kabupaten", "instrumen"), token=token
    )


@login_not_required
@never_cache
@UBAH
def isi(request, token):
    """The questionnaire; after it was sent, thanks."""
    survei = _ambil(token)
    if not survei.dihitung:
        raise Http404
    if not survei.terbuka_pada(timezone.localdate()):
        return _tertutup(request, survei)
    unsur = list(survei.instrumen.unsur.all())
    if request.method != "POST":
        tanda = _tanda(request, survei)
        sudah = survei.daftar_responden.filter(kunci=tanda).exists()
        if sudah:
            return redirect("skm-terima-kasih", token)
        form = _form(None, survei, unsur, tanda)
        jawaban = _tampil(request, survei, form)
        jawaban.set_cookie(
            _nama_kue(survei),
            tanda,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
        return jawaban
    form = _form(request.POST, survei, unsur, "")
    if tampak_mesin(request):
        # A machine filled what people do not see: thanked, not stored.
        return redirect("skm-terima-kasih", token)
    if not form.is_valid():
        return _tampil(request, survei, form, status=422)
    tanda = form.cleaned_data["kunci"]
    if not _TANDA.fullmatch(tanda):
        form.add_error(None, "Muat ulang halaman ini, lalu kirim lagi.")
        return _tampil(request, survei, form, status=422)
    if terlalu_sering(request, f"skm {survei.pk}"):
        form.add_error(None, TERLALU_SERING)
        return _tampil(request, survei, form, status=429)
    try:
        terima_jawaban(survei, form.instance, form.jawaban, kunci=tanda)
    except TidakBisa:
        return _tertutup(request, survei, terlambat=True)
    return redirect("skm-terima-kasih", token)


def _form(data, survei: Survei, unsur, tanda: str) -> FormPublik:
    baris = RespondenSkm(survei=survei)
    return FormPublik(data, instance=baris, unsur=unsur, initial={"kunci": tanda})


def _tampil(request, survei: Survei, form: FormPublik, status: int = 200):
    isi = {"survei": survei, "form": form}
    return render(request, "capaian/skm/publik.html", isi, status=status)


def _tertutup(request, survei: Survei, *, terlambat: bool = False):
    isi = {"survei": survei, "terlambat": terlambat, "hari_ini": timezone.localdate()}
    status = 409 if request.method == "POST" else 200
    return render(request, "capaian/skm/publik_tutup.html", isi, status=status)


def _tanda(request, survei: Survei) -> str:
    """The mark of this browser's answer; `?lain=1` asks for another respondent's."""
    lama = request.COOKIES.get(_nama_kue(survei), "")
    if "lain" not in request.GET and _TANDA.fullmatch(lama):
        return lama
    return token_urlsafe(16)


def _nama_kue(survei: Survei) -> str:
    return f"skm-{survei.pk}"


@login_not_required
@never_cache
@require_safe
def terima_kasih(request, token):
    survei = _ambil(token)
    isi = {"survei": survei, "terbuka": survei.terbuka_pada(timezone.localdate())}
    return render(request, "capaian/skm/terima_kasih.html", isi)


@login_not_required
@require_safe
def hasil(request, token):
    """What PermenPANRB 14/2017 has published: index, unsur, who answered."""
    survei = _ambil(token)
    if survei.status != StatusSurvei.DITERBITKAN:
        raise Http404
    hasil = susun_survei(survei)
    isi = {
        "survei": survei,
        "hasil": hasil,
        "uraian": uraian_ikm(hasil.hitungan),
        "grafik": gambar(hasil),
        "profil": susun_profil(survei) if survei.dihitung else (),
    }
    return render(request, "capaian/skm/hasil.html", isi)

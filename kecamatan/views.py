from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from . import penjaga_masuk
from .forms import FormMasuk, FormSandi
from .kesehatan import periksa
from .models import Kecamatan
from .ruang import tahun_bawaan

SETAHUN = 365 * 24 * 60 * 60
TEMA = ("terang", "gelap")
PEMBERITAHUAN_TERBARU = 100


class Masuk(auth_views.LoginView):
    http_method_names = ["get", "head", "post"]
    authentication_form = FormMasuk
    template_name = "kecamatan/masuk.html"
    redirect_authenticated_user = True

    def post(self, request, *args, **kwargs) -> HttpResponse:
        self.pemohon = penjaga_masuk.Pemohon.dari(request)
        self.percobaan = self.pemohon.mulai()
        if self.percobaan is None:
            penjaga_masuk.catat_tertahan(self.pemohon)
            menit = int(penjaga_masuk.JENDELA.total_seconds()) // 60
            jawaban = render(request, "429.html", {"menit": menit}, status=429)
            jawaban.headers["Retry-After"] = str(menit * 60)
            return jawaban
        return super().post(request, *args, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        siapa = form.get_user()
        jawaban = super().form_valid(form)
        penjaga_masuk.catat_berhasil(self.pemohon, self.percobaan, siapa)
        penjaga_masuk.kenali(self.request, jawaban, siapa)
        return jawaban

    def form_invalid(self, form) -> HttpResponse:
        penjaga_masuk.catat_gagal(self.pemohon, self.request.POST.get("username", ""))
        return self.render_to_response(self.get_context_data(form=form), status=422)


class GantiSandi(auth_views.PasswordChangeView):
    http_method_names = ["get", "head", "post"]
    form_class = FormSandi
    template_name = "kecamatan/sandi.html"
    success_url = reverse_lazy("beranda")

    def form_valid(self, form) -> HttpResponse:
        messages.success(self.request, "Kata sandi Anda sudah diganti.")
        return super().form_valid(form)

    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_safe
def buka(request, kode):
    """The shortened address /<kode>/: the newest year with a plan."""
    kecamatan = get_object_or_404(Kecamatan.objects.visible_to(request.user), kode=kode)
    return redirect("capaian", kecamatan.kode, tahun_bawaan(kecamatan))


@login_not_required
@require_POST
def tema(request):
    """Keep the chosen theme in a cookie, and go back to the page."""
    tujuan = request.POST.get("tujuan", "/")
    aman = {request.get_host()}
    if not url_has_allowed_host_and_scheme(tujuan, aman, request.is_secure()):
        tujuan = "/"
    jawaban = HttpResponseRedirect(tujuan)
    pilihan = request.POST.get("tema")
    if pilihan in TEMA:
        jawaban.set_cookie(
            "tema", pilihan, SETAHUN, secure=request.is_secure(), httponly=True
        )
    else:
        jawaban.delete_cookie("tema")
    return jawaban


@require_http_methods(["GET", "HEAD", "POST"])
def daftar_pemberitahuan(request):
    """The newest messages to oneself; POST marks all as read."""
    semua = request.user.pemberitahuan.all()
    if request.method == "POST":
        semua.baca()
        return redirect("pemberitahuan")
    isi = {
        "daftar": semua[:PEMBERITAHUAN_TERBARU],
        "terbanyak": PEMBERITAHUAN_TERBARU,
    }
    return render(request, "kecamatan/pemberitahuan.html", isi)


@require_POST
def buka_pemberitahuan(request, pk):
    """Mark one message as read, and go where it leads."""
    ini = get_object_or_404(request.user.pemberitahuan, pk=pk)
    request.user.pemberitahuan.filter(pk=pk).baca()
    return HttpResponseRedirect(ini.tautan)


@login_not_required
@require_safe
def siap(request):
    """Health for monitoring: which part fails, nothing about its inside."""
    try:
        hasil = periksa()
    except DatabaseError:
        hasil = {"basis_data": False}
    sehat = all(hasil.values())
    return JsonResponse({"siap": sehat, "periksa": hasil}, status=200 if sehat else 503)

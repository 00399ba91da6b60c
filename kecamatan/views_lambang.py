"""The page of a regency's emblem: all who work there see it, its admin changes it."""

import base64

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render

from .forms import FormLambang
from .lambang import pasang
from .models import Jejak, Lambang
from .riwayat import Bentrok, hapus, sidik
from .ruang import UBAH, RuangKabupaten, bisa_ubah, dalam_kabupaten, pastikan_bisa_ubah

BUKAN_PENGATUR = (
    "Lambang daerah diatur oleh admin kabupaten. Anda dapat melihatnya, tidak "
    "mengubahnya."
)
DIDAHULUI = (
    "Orang lain baru saja mengubah lambang ini. Yang tampak di bawah adalah yang "
    "berlaku sekarang; ulangi bila tetap perlu."
)
RIWAYAT_TAMPIL = 20


@UBAH
@dalam_kabupaten
def lambang(request):
    """The emblem with its history, and the form that takes another."""
    ruang = request.ruang_kabupaten
    if request.method != "POST":
        return _tampilkan(request, FormLambang())
    pastikan_bisa_ubah(ruang.kabupaten, request.user, BUKAN_PENGATUR, Lambang.pengubah)
    form = FormLambang(request.POST, request.FILES)
    if not form.is_valid():
        return _tampilkan(request, form, status=422)
    try:
        berubah = pasang(
            ruang.kabupaten,
            form.cleaned_data["gambar"],
            request.FILES["gambar"].name,
            oleh=request.user,
            sidik_lama=request.POST.get("sidik", ""),
        )
    except (Bentrok, IntegrityError):
        return _tampilkan(request, FormLambang(), pesan=DIDAHULUI, status=409)
    messages.success(
        request,
        "Lambang tersimpan. Dokumen yang dicetak sesudah ini memuatnya."
        if berubah
        else "Tidak ada yang berubah.",
    )
    return redirect(ruang.alamat("lambang"))


@UBAH
@dalam_kabupaten
def buang(request):
    """Ask first, then take it off what will be printed."""
    ruang = request.ruang_kabupaten
    pastikan_bisa_ubah(ruang.kabupaten, request.user, BUKAN_PENGATUR, Lambang.pengubah)
    ini = get_object_or_404(
        Lambang.objects.visible_to(request.user), kabupaten=ruang.kabupaten
    )
    if request.method != "POST":
        isi = {"gambar": _alamat_data(ini), "sidik": sidik(ini)}
        isi |= {"lambang": ini, "bagian": "lambang"}
        return render(request, "kecamatan/lambang_hapus.html", isi)
    try:
        hapus(ini, oleh=request.user, sidik_lama=request.POST.get("sidik", ""))
    except Bentrok:
        return _tampilkan(request, FormLambang(), pesan=DIDAHULUI, status=409)
    messages.success(request, "Lambang sudah dihapus.")
    return redirect(ruang.alamat("lambang"))


def _tampilkan(request, form: FormLambang, *, pesan: str = "", status: int = 200):
    ruang = request.ruang_kabupaten
    ini = Lambang.objects.filter(kabupaten=ruang.kabupaten).first()
    isi = {
        "lambang": ini,
        "gambar": _alamat_data(ini) if ini else "",
        "sidik": sidik(ini) if ini else "",
        "bisa": bisa_ubah(ruang.kabupaten, request.user, Lambang.pengubah),
        "form": form,
        "pesan": pesan,
        "riwayat": _riwayat(ruang),
        "bagian": "lambang",
    }
    return render(request, "kecamatan/lambang.html", isi, status=status)


def _alamat_data(ini: Lambang) -> str:
    """The picture within its own address: no other page has to guard it."""
    return f"data:image/png;base64,{base64.b64encode(bytes(ini.gambar)).decode()}"


def _riwayat(ruang: RuangKabupaten) -> list[Jejak]:
    """Also of one that was deleted."""
    semua = Jejak.objects.visible_to(ruang.pengguna).filter(
        id_kabupaten=ruang.kabupaten.pk,
        id_kecamatan=None,
        objek=Lambang._meta.label,
    )
    return list(semua.order_by("-pada", "-pk")[:RIWAYAT_TAMPIL])

"""The pages: choose a kind, take a template or the data, bring a file, look, apply."""

import io
from pathlib import Path

from django.contrib import messages
from django.db.models import Count, Q
from django.db.models.functions import TruncMinute
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kecamatan.models import Jejak
from kecamatan.ruang import Ruang, dalam_ruang
from kecamatan.wewenang import wewenang
from sakip.middleware import batasi_kiriman

from . import daftar, unggahan
from .dasar import Jenis
from .forms import FormUnggah
from .hasil import BARU, BERUBAH, Pratinjau
from .kamus import Kamus
from .lingkup import Lingkup
from .penanda import tulis_ditandai
from .penerapan import (
    AWALAN_ALASAN,
    Basi,
    TanpaAlasan,
    baca_dan_periksa,
    pratinjau,
    terapkan,
)
from .penjaga import BATAS_BERKAS, BerkasDitolak
from .penulis import tulis_csv, tulis_csv_zip, tulis_xlsx

BARIS_TAMPIL = 500
IMPOR_TAMPIL = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@batasi_kiriman(BATAS_BERKAS)
@require_http_methods(["GET", "HEAD", "POST"])
@dalam_ruang
def lembar(request):
    """All kinds, and the form to bring a file."""
    ruang = request.ruang
    form = FormUnggah(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        satu = unggahan.simpan(
            request.session,
            form.cleaned_data["jenis"],
            ruang.kecamatan.pk,
            form.cleaned_data["berkas"],
        )
        return _ke(ruang, "lembar-pratinjau", tanda=satu.tanda)
    isi = {
        "form": form,
        "daftar": daftar.semua(),
        "daftar_impor": _daftar_impor(ruang),
        "bisa_unggah": _bisa_unggah(request.user),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "iku/lembar/lembar.html", isi, status=status)


def _bisa_unggah(user) -> bool:
    """Whether the person changes any of these data anywhere: readers are offered
    no form. Each row of a file is asked again, for its own place."""
    peran = {
        p for jenis in daftar.semua() for s in jenis.lembar for p in s.model.pengubah
    }
    hak = wewenang(user)
    return hak.semua or hak.punya(*peran)


@require_safe
@dalam_ruang
def unduh(request, jenis, templat):
    """The data of a kind, or its template, as a file that can be imported."""
    ruang = request.ruang
    satu, kamus = _yang_diunduh(request, jenis)
    berkas = io.BytesIO()
    tulis_xlsx(berkas, satu, kamus, tahun=ruang.tahun, templat=templat)
    berkas.seek(0)
    jenis_berkas = "templat" if templat else "data"
    nama = f"{jenis_berkas}-{jenis}-{ruang.kecamatan.kode}-{ruang.tahun}.xlsx"
    return FileResponse(berkas, as_attachment=True, filename=nama, content_type=XLSX)


@require_safe
@dalam_ruang
def unduh_csv(request, jenis):
    """The data of a kind as CSV, for other programs; several sheets in a ZIP."""
    ruang = request.ruang
    satu, kamus = _yang_diunduh(request, jenis)
    berkas = io.BytesIO()
    if len(satu.lembar) == 1:
        akhiran, jenis_isi = "csv", "text/csv; charset=utf-8"
        tulis_csv(berkas, satu.lembar[0](), kamus, tahun=ruang.tahun)
    else:
        akhiran, jenis_isi = "zip", "application/zip"
        tulis_csv_zip(berkas, satu, kamus, tahun=ruang.tahun)
    berkas.seek(0)
    nama = f"data-{jenis}-{ruang.kecamatan.kode}-{ruang.tahun}.{akhiran}"
    return FileResponse(
        berkas, as_attachment=True, filename=nama, content_type=jenis_isi
    )


def _yang_diunduh(request, jenis: str) -> tuple[Jenis, Kamus]:
    """The kind, and the rows of this kecamatan that the person sees; 404 for none."""
    if (satu := daftar.cari(jenis)) is None:
        raise Http404
    lingkup = Lingkup(request.user, request.ruang.kecamatan)
    return satu, Kamus(lingkup.daftar_kecamatan(), lingkup.daftar_kabupaten())


@require_safe
@dalam_ruang
def lihat(request, tanda):
    """What the file would do; nothing is stored yet."""
    satu = unggahan.ambil(request.session, tanda, request.ruang.kecamatan.pk)
    if satu is None:
        return render(request, "iku/lembar/kedaluwarsa.html", status=404)
    return _tampilkan(request, satu)


@require_safe
@dalam_ruang
def ditandai(request, tanda):
    """The refused file with what is wrong marked in it."""
    ruang = request.ruang
    satu = unggahan.ambil(request.session, tanda, ruang.kecamatan.pk)
    if satu is None:
        return render(request, "iku/lembar/kedaluwarsa.html", status=404)
    jenis, lingkup = daftar.cari(satu.jenis), Lingkup(request.user, ruang.kecamatan)
    try:
        isi, hasil = baca_dan_periksa(satu.berkas, jenis, lingkup, satu.nama)
    except BerkasDitolak:
        return _ke(ruang, "lembar-pratinjau", tanda=tanda)
    if not hasil.galat:
        return _ke(ruang, "lembar-pratinjau", tanda=tanda)
    berkas = io.BytesIO()
    tulis_ditandai(berkas, isi, jenis, hasil.galat)
    berkas.seek(0)
    nama = f"{Path(satu.nama).stem} (ditandai).xlsx"
    return FileResponse(berkas, as_attachment=True, filename=nama, content_type=XLSX)


@require_POST
@dalam_ruang
def terap(request, tanda):
    """Store the whole file, if it still does what the preview showed."""
    ruang = request.ruang
    satu = unggahan.ambil(request.session, tanda, ruang.kecamatan.pk)
    if satu is None:
        return render(request, "iku/lembar/kedaluwarsa.html", status=404)
    try:
        hasil = terapkan(
            satu.berkas,
            daftar.cari(satu.jenis),
            Lingkup(request.user, ruang.kecamatan),
            nama_berkas=satu.nama,
            sidik=request.POST.get("sidik", ""),
            alasan=request.POST.get("alasan", "").replace("\x00", "")[:300],
        )
    except Basi as galat:
        return _tampilkan(request, satu, str(galat), status=409)
    except TanpaAlasan as galat:
        return _tampilkan(request, satu, str(galat), status=422)
    except BerkasDitolak as galat:
        return _tampilkan(request, satu, str(galat), status=422)
    if not hasil.diterapkan:
        return _tampilkan(request, satu, status=422)
    unggahan.buang(request.session, satu)
    r = hasil.ringkasan
    messages.success(
        request,
        f"Berkas “{satu.nama}” sudah diterapkan: {r['baru']} baris baru, "
        f"{r['berubah']} berubah, {r['sama']} sama.",
    )
    return _ke(ruang, "lembar")


def _tampilkan(request, satu: unggahan.Unggahan, kabar: str = "", status: int = 200):
    """The preview page; also for a file that cannot be read."""
    jenis = daftar.cari(satu.jenis)
    isi = {"unggahan": satu, "jenis": jenis, "kabar": kabar}
    isi["alasan"] = request.POST.get("alasan", "")
    try:
        hasil = pratinjau(
            satu.berkas,
            jenis,
            Lingkup(request.user, request.ruang.kecamatan),
            nama_berkas=satu.nama,
        )
    except BerkasDitolak as galat:
        isi["ditolak"] = str(galat)
        return render(request, "iku/lembar/pratinjau.html", isi, status=422)
    isi |= _susun(hasil)
    return render(request, "iku/lembar/pratinjau.html", isi, status=status)


def _susun(hasil: Pratinjau) -> dict:
    """Rows for the page, as many as a person can look through."""
    baru = [b for b in hasil.baris if b.status == BARU]
    berubah = [b for b in hasil.baris if b.status == BERUBAH]
    return {
        "hasil": hasil,
        "ringkasan": hasil.ringkasan,
        "baru": baru[:BARIS_TAMPIL],
        "berubah": berubah[:BARIS_TAMPIL],
        "galat": hasil.galat[:BARIS_TAMPIL],
        "tersisa": {
            "baru": max(0, len(baru) - BARIS_TAMPIL),
            "berubah": max(0, len(berubah) - BARIS_TAMPIL),
            "galat": max(0, len(hasil.galat) - BARIS_TAMPIL),
        },
    }


def _jejak_impor(ruang: Ruang):
    return Jejak.objects.visible_to(ruang.pengguna).filter(
        # What is the regency's (RPJMD) is imported here too.
        Q(id_kecamatan=ruang.kecamatan.pk) | Q(id_kecamatan__isnull=True),
        id_kabupaten=ruang.kecamatan.kabupaten_id,
        alasan__startswith=AWALAN_ALASAN,
    )


def _daftar_impor(ruang: Ruang):
    """The last imports: what, by whom, when, how many changes."""
    return (
        _jejak_impor(ruang)
        .annotate(menit=TruncMinute("pada"))
        .order_by()
        .values("alasan", "pengguna", "menit")
        .annotate(banyak=Count("pk"))
        .order_by("-menit")[:IMPOR_TAMPIL]
    )


def _ke(ruang: Ruang, nama: str, **argumen):
    return redirect(nama, kode=ruang.kecamatan.kode, tahun=ruang.tahun, **argumen)

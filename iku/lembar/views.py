"""The pages: choose a kind, take a template or the data, bring a file, look, apply."""

import io

from django.db.models import Count, Q
from django.db.models.functions import TruncMinute
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kecamatan.models import Jejak
from kecamatan.ruang import Ruang, dalam_ruang
from kecamatan.wewenang import wewenang
from sakip.middleware import batasi_kiriman

from . import daftar
from .dasar import Jenis
from .forms import FormUnggah
from .kamus import Kamus
from .lingkup import Lingkup
from .meja import XLSX, Meja
from .penerapan import AWALAN_ALASAN
from .penjaga import BATAS_BERKAS
from .penulis import tulis_csv, tulis_csv_zip, tulis_xlsx

IMPOR_TAMPIL = 10


@batasi_kiriman(BATAS_BERKAS)
@require_http_methods(["GET", "HEAD", "POST"])
@dalam_ruang
def lembar(request):
    """All kinds, and the form to bring a file."""
    ruang = request.ruang
    # A page of one kind links here with it chosen (?jenis=).
    awal = {"jenis": request.GET.get("jenis")}
    form = FormUnggah(request.POST or None, request.FILES or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return _meja(request).terima(request, data["jenis"], data["berkas"])
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
    return _meja(request).lihat(request, tanda)


@require_safe
@dalam_ruang
def ditandai(request, tanda):
    """The refused file with what is wrong marked in it."""
    return _meja(request).ditandai(request, tanda)


@require_POST
@dalam_ruang
def terap(request, tanda):
    """Store the whole file, if it still does what the preview showed."""
    return _meja(request).terap(request, tanda)


def _meja(request) -> Meja:
    """Files of one kecamatan, under its address."""
    ruang: Ruang = request.ruang
    nama = {"lihat": "lembar-pratinjau"}
    return Meja(
        tempat=ruang.kecamatan.pk,
        lingkup=Lingkup(request.user, ruang.kecamatan),
        awal=ruang.alamat("lembar"),
        alamat=lambda apa, tanda: ruang.alamat(nama.get(apa, f"lembar-{apa}"), tanda),
        remah=[
            ("Perencanaan", ruang.alamat("perencanaan")),
            ("Excel", ruang.alamat("lembar")),
        ],
    )


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

"""Scores from before this application, for all kecamatan of the regency at once: a
template, what is stored, and a file that is looked at before it is applied."""

import io

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from iku.lembar.forms import FormUnggah
from iku.lembar.kamus import Kamus
from iku.lembar.lingkup import Lingkup
from iku.lembar.meja import XLSX, Meja
from iku.lembar.penjaga import BATAS_BERKAS
from iku.lembar.penulis import tulis_xlsx
from kecamatan.ruang import RuangKabupaten, dalam_kabupaten
from kecamatan.wewenang import wewenang
from sakip.middleware import batasi_kiriman

from ..lembar_impor import NILAI_LKE
from ..models import Lhe
from .umum import remah

BUKAN_INSPEKTORAT = "Nilai tahun-tahun lalu diisi oleh evaluator dan Inspektur."
_JUDUL = "Nilai tahun-tahun lalu"
_NAMA = "evaluasi-nilai-lalu"


class FormNilaiLalu(FormUnggah):
    """The file alone: there is one kind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        del self.fields["jenis"]


def bisa_mengisi(ruang: RuangKabupaten) -> bool:
    """Whether the person writes scores of a kecamatan of this regency, if not of all:
    each row of a file is asked again, for its own place."""
    hak = wewenang(ruang.pengguna)
    return hak.semua or any(
        t.peran in Lhe.pengubah and t.kabupaten_id == ruang.kabupaten.pk
        for t in hak.tempat
    )


def _meja(request) -> Meja:
    ruang = request.ruang_kabupaten
    if not bisa_mengisi(ruang):
        raise PermissionDenied(BUKAN_INSPEKTORAT)
    awal = ruang.alamat(_NAMA)
    return Meja(
        tempat=f"{_NAMA} {ruang.kabupaten.kode}",
        lingkup=Lingkup(request.user, kabupaten=ruang.kabupaten),
        awal=awal,
        alamat=lambda apa, tanda: ruang.alamat(f"{_NAMA}-{apa}", tanda),
        remah=remah(ruang, None, (_JUDUL, awal)),
        bagian="evaluasi",
    )


@batasi_kiriman(BATAS_BERKAS)
@require_http_methods(["GET", "HEAD", "POST"])
@dalam_kabupaten
def nilai_lalu(request):
    """Bring a file, or take the template or what is stored."""
    meja = _meja(request)
    dikirim = request.method == "POST"
    form = FormNilaiLalu(request.POST, request.FILES) if dikirim else FormNilaiLalu()
    if dikirim and form.is_valid():
        return meja.terima(request, NILAI_LKE.kode, form.cleaned_data["berkas"])
    ruang = request.ruang_kabupaten
    isi = {
        "form": form,
        "jenis": NILAI_LKE,
        "halaman": {"remah": remah(ruang), "judul": _JUDUL},
        "bagian": "evaluasi",
    }
    status = 422 if dikirim else 200
    return render(request, "evaluasi/kampanye/nilai_lalu.html", isi, status=status)


@require_safe
@dalam_kabupaten
def unduh(request, isi):
    """The template, or the scores of all kecamatan that the person sees."""
    if isi not in ("templat", "data"):
        raise Http404
    lingkup = _meja(request).lingkup
    kamus = Kamus(lingkup.daftar_kecamatan(), lingkup.daftar_kabupaten())
    berkas = io.BytesIO()
    tulis_xlsx(berkas, NILAI_LKE, kamus, templat=isi == "templat")
    berkas.seek(0)
    nama = f"{isi}-{NILAI_LKE.kode}-{request.ruang_kabupaten.kabupaten.kode}.xlsx"
    return FileResponse(berkas, as_attachment=True, filename=nama, content_type=XLSX)


@require_safe
@dalam_kabupaten
def lihat(request, tanda):
    return _meja(request).lihat(request, tanda)


@require_safe
@dalam_kabupaten
def ditandai(request, tanda):
    return _meja(request).ditandai(request, tanda)


@require_POST
@dalam_kabupaten
def terap(request, tanda):
    return _meja(request).terap(request, tanda)

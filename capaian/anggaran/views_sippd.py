"""Bring a file of SIPPD for one quarter: it becomes a waiting file of the kind
"realisasi-anggaran", looked at and applied like any other."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from iku.lembar import buku, unggahan
from iku.lembar.forms import FormUnggah
from iku.lembar.penjaga import BATAS_BERKAS, BerkasDitolak
from iku.models import Nomenklatur
from iku.pilihan import TRIWULAN
from kecamatan.models import Kecamatan
from kecamatan.ruang import dalam_ruang, pastikan_bisa_ubah
from sakip.middleware import batasi_kiriman

from ..models import RealisasiAnggaran
from . import sippd
from .halaman import BUKAN_PENGISI

JENIS = "realisasi-anggaran"


class FormSippd(FormUnggah):
    """Only the file; kind, year and quarter are those of the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["jenis"]


@batasi_kiriman(BATAS_BERKAS)
@require_http_methods(["GET", "HEAD", "POST"])
@dalam_ruang
def unggah(request, triwulan):
    """The form, and what becomes of the file."""
    ruang = request.ruang
    pastikan_bisa_ubah(
        ruang.kecamatan, request.user, BUKAN_PENGISI, RealisasiAnggaran.pengubah
    )
    form = FormSippd(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            isi = ubah(berkas, ruang.kecamatan, ruang.tahun, triwulan)
        except (BerkasDitolak, sippd.BukanSippd) as galat:
            form.add_error("berkas", str(galat))
        else:
            nama = f"{Path(berkas.name).stem} (SIPPD).xlsx"
            siap = SimpleUploadedFile(nama, isi)
            satu = unggahan.simpan(request.session, JENIS, ruang.kecamatan.pk, siap)
            return redirect(ruang.alamat("lembar-pratinjau", satu.tanda))
    halaman = {
        "form": form,
        "triwulan": triwulan,
        "nama": TRIWULAN[triwulan],
        "bagian": "realisasi",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "capaian/anggaran/sippd.html", halaman, status=status)


def ubah(berkas, kecamatan: Kecamatan, tahun: int, triwulan: int) -> bytes:
    """An uploaded file of SIPPD as one of ours; raises BerkasDitolak, BukanSippd."""
    with NamedTemporaryFile(suffix=Path(berkas.name).suffix) as sementara:
        for potongan in berkas.chunks():
            sementara.write(potongan)
        sementara.flush()
        isi = buku.baca(Path(sementara.name))
    dikenal = dict(
        Nomenklatur.objects.filter(Q(kabupaten=None) | Q(kabupaten=kecamatan.kabupaten))
        .exclude(kode="")
        .values_list("kode", "tingkat")
    )
    baris = sippd.susun(isi, dikenal)
    if not baris:
        raise sippd.BukanSippd("Tidak ada baris yang berisi kode dan realisasi.")
    return sippd.tulis(baris, kecamatan, tahun, triwulan)

"""The form of a summary by unsur."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from kecamatan.riwayat import Bentrok
from kecamatan.ruang import dalam_ruang

from ..rekap import FormRekap
from .survei import TERKUNCI
from .umum import UBAH, alamat, ambil_untuk_diubah, remah

BUKAN_REKAP = (
    "Nilai survei ini dihitung dari kuesioner. Rekap hanya diisi untuk survei yang "
    "nilainya berasal dari e-SUKMA atau dokumen."
)
BENTROK = (
    "Orang lain menyimpan rekap ini lebih dahulu, sehingga isian Anda belum disimpan. "
    "Isian itu masih ada di bawah; periksa, lalu simpan sekali lagi untuk menggantinya."
)


@UBAH
@dalam_ruang
def rekap(request, pk):
    ini = ambil_untuk_diubah(request, pk)
    kembali = alamat(request.ruang, "skm-survei", pk)
    if ini.dihitung or ini.tertutup:
        messages.info(request, BUKAN_REKAP if ini.dihitung else TERKUNCI)
        return redirect(kembali)
    form = FormRekap(request.POST or None, survei=ini)
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                berubah = form.simpan(request.user)
                kabar = "Rekap tersimpan." if berubah else "Tidak ada yang berubah."
                messages.success(request, kabar)
                return redirect(kembali)
        except Bentrok:
            status = 409
            form.data = form.data.copy()
            form.data["sidik"] = form.initial["sidik"]
            form.add_error(None, BENTROK)
        except ValidationError as galat:
            form.add_error(None, galat)
    isi = {
        "survei": ini,
        "form": form,
        "halaman": {
            "remah": remah(request.ruang, ini),
            "judul": "Rekap nilai tiap unsur",
            "kembali": kembali,
            "tombol": "Simpan rekap",
        },
        "bagian": "skm",
    }
    return render(request, "capaian/skm/rekap.html", isi, status=status)

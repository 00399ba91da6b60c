"""Rencana aksi of an agreement: open before and after it is determined."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from iku.pohon_anggaran import total
from iku.surat.pk import tulis_target
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import UBAH, dalam_ruang

from ..anggaran_rencana import periksa_anggaran_rencana
from ..isian_rencana import JUDUL_TRIWULAN, FormRencana, periksa_butir
from .umum import ambil_pk, hak, remah_pk, untuk_disusun, wajib_beralasan

BENTROK = (
    "Orang lain menyimpan rencana aksi ini lebih dahulu. Isian Anda belum disimpan dan "
    "masih ada di bawah; simpan sekali lagi bila isian Anda tetap berlaku."
)


@require_safe
@dalam_ruang
def daftar(request, pk):
    """Every promise with its four quarters, and whether they make up the year."""
    ini = ambil_pk(request, pk)
    butir = list(
        ini.butir.select_related(
            "indikator", "butir_renstra__nomenklatur__induk__induk"
        ).prefetch_related("rencana_aksi__pemilik")
    )
    uang, semua = periksa_anggaran_rencana(ini, butir)
    isi = {
        "pk": ini,
        "hak": hak(ini, request.user),
        "daftar": [_baris(b) | {"periksa_uang": uang[b.pk]} for b in butir],
        "semua_uang": semua,
        "triwulan": JUDUL_TRIWULAN.values(),
        "remah": remah_pk(request, ini),
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/rencana.html", isi)


def _baris(butir) -> dict:
    ada = {r.triwulan: r for r in butir.rencana_aksi.all()}
    uang = [r.anggaran for r in ada.values() if r.anggaran is not None]
    return {
        "butir": butir,
        "target": tulis_target(butir),
        "triwulan": [ada.get(tw) for tw in JUDUL_TRIWULAN],
        "periksa": periksa_butir(butir, ada),
        "langkah": [
            (nama, ada[tw])
            for tw, nama in JUDUL_TRIWULAN.items()
            if tw in ada and ada[tw].uraian
        ],
        "anggaran": total(uang),
        "pemilik": list(dict.fromkeys(r.pemilik for r in ada.values() if r.pemilik)),
    }


@UBAH
@dalam_ruang
def satu(request, pk, butir):
    """The four quarters of one promise."""
    ini = untuk_disusun(request, pk)
    janji = get_object_or_404(
        ini.butir.select_related("indikator", "perjanjian__kecamatan"), pk=butir
    )
    wajib = wajib_beralasan(ini, request.user)
    form = FormRencana(request.POST or None, butir=janji, wajib_alasan=wajib)
    status, tersimpan = 200, ()
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                _kabarkan(request, form, form.simpan(request.user))
                return redirect(request.ruang.alamat("pk-rencana", ini.pk))
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        except Bentrok:
            status = 409
            segar = FormRencana(butir=janji, wajib_alasan=wajib)
            form.data = form.data.copy()
            for isian in segar.tersembunyi():
                form.data[isian.html_name] = isian.value() or ""
            form.add_error(None, BENTROK)
            tersimpan = tuple(segar.ringkas())
    isi = {
        "pk": ini,
        "butir": janji,
        "target": tulis_target(janji),
        "form": form,
        "tersimpan": tersimpan,
        "periksa": periksa_butir(janji, form.baris),
        "remah": [
            *remah_pk(request, ini),
            ("Rencana aksi", request.ruang.alamat("pk-rencana", ini.pk)),
        ],
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/rencana_butir.html", isi, status=status)


def _kabarkan(request, form: FormRencana, berubah: bool) -> None:
    """Stored is stored, also where the quarters do not come to the year: then said."""
    if not berubah:
        messages.info(request, "Tidak ada yang berubah.")
        return
    messages.success(request, "Rencana aksi tersimpan.")
    periksa = form.pemeriksaan()
    if periksa.cocok is False:
        messages.warning(request, periksa.kalimat)

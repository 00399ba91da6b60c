"""Writing an agreement: head and parties, promises, money."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from iku.models import AnggaranPk
from iku.models.tindakan_pk import TidakBisa
from iku.perencanaan import sunting as halaman_sunting
from iku.perencanaan.sunting import Halaman, sunting
from iku.pohon_anggaran import total
from kecamatan.ruang import UBAH, dalam_ruang

from ..isian import FormButir, FormNaskah, FormTambahButir
from ..isian_anggaran import FormAnggaran, FormSumberAnggaran
from ..tindakan import ambil_anggaran, tambah_butir
from ..usulan import daftar_calon, jumlah_program
from .umum import remah_pk, tertutup, untuk_disusun, wajib_beralasan


@UBAH
@dalam_ruang
def naskah(request, pk):
    """Date, place and parties."""
    ini = untuk_disusun(request, pk)
    halaman = _halaman(
        request, ini, "Naskah dan pihak", "Simpan naskah", "Naskah tersimpan."
    )
    return _sunting(request, ini, FormNaskah, ini, halaman)


def _sunting(request, pk, kelas, baris, halaman: Halaman):
    """Edit one row of the agreement, or its head, with a form of `kelas`."""
    if jawaban := _tertutup(request, pk):
        return jawaban
    form = kelas(
        request.POST or None,
        instance=baris,
        pk=pk,
        wajib_alasan=wajib_beralasan(pk, request.user),
    )
    return sunting(request, form, halaman)


def _tertutup(request, pk):
    """Only for looking: what was sent is answered by the act itself, with the text."""
    return None if request.method == "POST" else tertutup(request, pk)


def _halaman(request, pk, judul, tombol, kabar, **opsi) -> Halaman:
    return Halaman(
        judul,
        opsi.pop("kembali", request.ruang.alamat("pk", pk.pk)),
        tombol,
        kabar,
        remah=remah_pk(request, pk),
        **opsi,
    )


# --- Promises ---------------------------------------------------------------------


@UBAH
@dalam_ruang
def butir_tambah(request, pk):
    """Choose indicators of the Renstra, each with its target."""
    ini = untuk_disusun(request, pk)
    if jawaban := _tertutup(request, ini):
        return jawaban
    form = FormTambahButir(
        request.POST or None,
        calon=daftar_calon(ini),
        wajib_alasan=wajib_beralasan(ini, request.user),
    )
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                banyak = tambah_butir(
                    ini,
                    form.hasil(),
                    oleh=request.user,
                    alasan=form.cleaned_data.get("alasan", ""),
                )
                messages.success(request, f"{banyak} indikator ditambahkan.")
                return redirect(request.ruang.alamat("pk", ini.pk))
        except ValidationError as galat:
            form.add_error(None, galat.messages)
    isi = {"pk": ini, "form": form, "remah": remah_pk(request, ini)}
    isi["bagian"] = "perencanaan"
    return render(request, "iku/perjanjian/butir_tambah.html", isi, status=status)


@UBAH
@dalam_ruang
def butir(request, pk, butir):
    """The words and the target of one promise."""
    ini = untuk_disusun(request, pk)
    baris = get_object_or_404(ini.butir.select_related("indikator"), pk=butir)
    halaman = _halaman(
        request,
        ini,
        "Ubah indikator",
        "Simpan indikator",
        "Indikator tersimpan.",
        pengantar=baris.indikator.nama,
        hapus=request.ruang.alamat("pk-butir-hapus", ini.pk, baris.pk),
    )
    return _sunting(request, ini, FormButir, baris, halaman)


@UBAH
@dalam_ruang
def butir_hapus(request, pk, butir):
    ini = untuk_disusun(request, pk)
    baris = get_object_or_404(ini.butir.all(), pk=butir)
    return _hapus(
        request, ini, baris, "Hapus indikator", "Indikator dihapus dari perjanjian."
    )


def _hapus(request, pk, baris, judul: str, kabar: str, kembali: str = ""):
    """Ask first; then delete while the agreement is held open."""
    if jawaban := tertutup(request, pk):
        return jawaban
    halaman = _halaman(
        request,
        pk,
        judul,
        judul,
        kabar,
        wajib_alasan=wajib_beralasan(pk, request.user),
        **({"kembali": kembali} if kembali else {}),
    )
    if request.method != "POST":
        return halaman_sunting.hapus(request, baris, halaman)
    try:
        with transaction.atomic():
            pk.pegang()
            return halaman_sunting.hapus(request, baris, halaman)
    except TidakBisa as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect(request.ruang.alamat("daftar-pk"))


# --- Money ------------------------------------------------------------------------


@UBAH
@dalam_ruang
def anggaran(request, pk):
    """The agreement's budget, and taking it from a budget document."""
    ini = untuk_disusun(request, pk)
    if jawaban := _tertutup(request, ini):
        return jawaban
    form = FormSumberAnggaran(
        request.POST or None,
        pk=ini,
        wajib_alasan=wajib_beralasan(ini, request.user),
    )
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                data = form.cleaned_data
                banyak = ambil_anggaran(
                    ini,
                    data["dokumen"],
                    oleh=request.user,
                    alasan=data.get("alasan", ""),
                )
                messages.success(
                    request, f"Anggaran {banyak} baris diambil dari {data['dokumen']}."
                )
                return redirect(request.ruang.alamat("pk-anggaran", ini.pk))
        except TidakBisa as galat:
            form.add_error(None, galat.messages)
    daftar = list(ini.anggaran.select_related("nomenklatur"))
    sumber = ini.sumber_anggaran
    menurut = {n.pk: j for n, j in jumlah_program(ini, sumber)} if sumber else {}
    isi = {
        "pk": ini,
        "form": form,
        "daftar": [(a, menurut.get(a.nomenklatur_id)) for a in daftar],
        "jumlah": total(a.jumlah for a in daftar),
        "jumlah_sumber": total(menurut.values()),
        "remah": remah_pk(request, ini),
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/anggaran.html", isi, status=status)


@UBAH
@dalam_ruang
def anggaran_baris(request, pk, baris=None):
    """One program and its amount; without `baris` a new one."""
    ini = untuk_disusun(request, pk)
    if baris is None:
        uang = AnggaranPk(perjanjian=ini)
    else:
        uang = get_object_or_404(ini.anggaran.all(), pk=baris)
    judul = "Tambah program" if baris is None else "Ubah anggaran program"
    hapus = baris and request.ruang.alamat("pk-anggaran-hapus", ini.pk, baris)
    halaman = _halaman(
        request,
        ini,
        judul,
        "Simpan anggaran",
        "Anggaran tersimpan.",
        kembali=request.ruang.alamat("pk-anggaran", ini.pk),
        hapus=hapus or "",
    )
    return _sunting(request, ini, FormAnggaran, uang, halaman)


@UBAH
@dalam_ruang
def anggaran_hapus(request, pk, baris):
    ini = untuk_disusun(request, pk)
    uang = get_object_or_404(ini.anggaran.all(), pk=baris)
    return _hapus(
        request,
        ini,
        uang,
        "Hapus program",
        "Program dihapus dari anggaran perjanjian.",
        request.ruang.alamat("pk-anggaran", ini.pk),
    )


@UBAH
@dalam_ruang
def hapus(request, pk):
    """A whole agreement that was never determined."""
    ini = untuk_disusun(request, pk)
    return _hapus(
        request,
        ini,
        ini,
        "Hapus perjanjian",
        f"{ini} dihapus.",
        request.ruang.alamat("daftar-pk"),
    )

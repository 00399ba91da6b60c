"""The evidence of one follow-up: what is attached, and adding to it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from capaian.bukti.pajangan import alamat_pratinjau, bisa_dilihat, sebut_jenis
from capaian.bukti.pemeriksaan import JENIS_DITERIMA, SEMUA, tulis_ukuran
from capaian.bukti.pencarian import cari_bukti
from capaian.models import Bukti
from iku.pilihan import TRIWULAN
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah
from sakip.middleware import batasi_kiriman

from ..models import TindakLanjut
from ..models.rekomendasi import PELAKSANA
from . import bukti as aksi
from .forms import FormTautanPolos, FormUnggah
from .tindakan import Tertutup
from .views import BUKAN_PELAKSANA, ambil_butir, ambil_tindak, remah_butir

CARI_TAMPIL = 10


@batasi_kiriman(settings.BUKTI_TERBESAR)
@UBAH
@dalam_ruang
def bukti(request, pk, tindak):
    """Attach evidence that is here already, a new file or a link; or take one away."""
    butir = ambil_butir(request, pk)
    ini = ambil_tindak(butir, tindak)
    if request.method != "POST":
        return _halaman(request, ini)
    pastikan_bisa_ubah(butir, request.user, BUKAN_PELAKSANA, PELAKSANA)
    terima = {"tautan": _tautan, "pilih": _pilih, "lepas": _lepas}
    return terima.get(request.POST.get("cara"), _unggah)(request, ini)


def _unggah(request, ini: TindakLanjut):
    form = FormUnggah(request.POST, request.FILES)
    return _lakukan(
        request,
        ini,
        lambda: aksi.unggah(ini, form.cleaned_data["berkas"], oleh=request.user),
        "terpasang",
        {"form_unggah": form},
    )


def _tautan(request, ini: TindakLanjut):
    form = FormTautanPolos(request.POST)
    return _lakukan(
        request,
        ini,
        lambda: aksi.tautkan(ini, **form.cleaned_data, oleh=request.user),
        "terpasang",
        {"form_tautan": form},
    )


def _pilih(request, ini: TindakLanjut):
    satu = _bukti_terpilih(request)
    return _lakukan(
        request, ini, lambda: aksi.pasang(ini, satu, oleh=request.user), "terpasang"
    )


def _lepas(request, ini: TindakLanjut):
    satu = _bukti_terpilih(request)

    def tindak() -> Bukti:
        aksi.lepas(ini, satu, oleh=request.user)
        return satu

    return _lakukan(request, ini, tindak, "dilepas; berkasnya tetap ada di pustaka")


def _bukti_terpilih(request) -> Bukti:
    nomor = request.POST.get("bukti", "")
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 19):
        nomor = "0"
    return request.ruang.ambil(Bukti.objects.all(), int(nomor))


def _lakukan(request, ini: TindakLanjut, tindak, kabar: str, form=None):
    """Do it and go back, or show the page with what is wrong."""
    form = form or {}
    if any(not satu.is_valid() for satu in form.values()):
        return _halaman(request, ini, form, status=422)
    try:
        hasil = tindak()
    except ValidationError as galat:
        status = 409 if isinstance(galat, Tertutup) else 422
        return _halaman(request, ini, form, galat.messages, status)
    messages.success(request, f"“{hasil.nama}” {kabar}.")
    return redirect(
        request.ruang.alamat("tindak_lanjut_bukti", ini.rekomendasi_id, ini.pk)
    )


def _halaman(request, ini: TindakLanjut, lain=None, galat=(), status=200):
    ruang, butir = request.ruang, ini.rekomendasi
    daftar = list(ini.bukti.select_related("kecamatan").order_by("pk"))
    kata = " ".join(request.GET.get("kata", "").replace("\x00", "").split())[:100]
    ditemukan = ()
    if kata:
        ada = [b.pk for b in daftar]
        ditemukan = cari_bukti(ruang, kata).exclude(pk__in=ada)[:CARI_TAMPIL]
    periode = f"{TRIWULAN[ini.triwulan]} {ini.tahun}" if ini.triwulan else ""
    isi = {
        "butir": butir,
        "tindak": ini,
        "daftar": [(b, sebut_jenis(b), _pratinjau(b)) for b in daftar],
        "bisa": not ini.tertutup and bisa_ubah(butir, request.user, PELAKSANA),
        "kata": kata,
        "ditemukan": ditemukan,
        "galat": galat,
        "form_unggah": FormUnggah(),
        "form_tautan": FormTautanPolos(),
        "jenis": JENIS_DITERIMA,
        "akhiran": ",".join(a for jenis in SEMUA for a in jenis.akhiran),
        "terbesar": settings.BUKTI_TERBESAR,
        "terbesar_teks": tulis_ukuran(settings.BUKTI_TERBESAR),
        "terbanyak": aksi.TERBANYAK,
        "halaman": {
            "remah": remah_butir(ruang, butir),
            "judul": f"Bukti {periode}".strip(),
        },
        "bagian": "evaluasi",
    }
    isi |= lain or {}
    return render(request, "evaluasi/tindak_lanjut/bukti.html", isi, status=status)


def _pratinjau(bukti: Bukti) -> str:
    return alamat_pratinjau(bukti) if bisa_dilihat(bukti) else ""

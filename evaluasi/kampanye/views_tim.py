"""Teams of a campaign: their members, and which kecamatan they evaluate."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from iku.perencanaan.sunting import Halaman, sunting
from kecamatan.riwayat import Bentrok, sidik
from kecamatan.ruang import UBAH, RuangKabupaten, dalam_kabupaten

from ..models import AnggotaTim, Evaluasi, PeriodeEvaluasi, TimEvaluasi
from .forms import FormAnggota, FormBagi, FormTim
from .penghapusan import berisi
from .penugasan import bagi, keluarkan
from .umum import ambil_periode, bisa_mengelola, pastikan_pengelola, remah


@require_safe
@dalam_kabupaten
def tim(request, pk):
    periode = ambil_periode(request.ruang_kabupaten, pk)
    return _tampil(request, periode, FormBagi(periode=periode))


@require_POST
@dalam_kabupaten
def bagikan(request, pk):
    """Give the ticked kecamatan, or all, to a team."""
    ruang = request.ruang_kabupaten
    periode = ambil_periode(ruang, pk)
    pastikan_pengelola(ruang)
    form = FormBagi(request.POST, periode=periode)
    if form.is_valid():
        try:
            data = form.cleaned_data
            banyak = bagi(data["tim"], data["kecamatan"], oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            messages.success(request, f"{banyak} kecamatan dibagikan ke {data['tim']}.")
            return redirect(ruang.alamat("evaluasi-tim", periode.pk))
    return _tampil(request, periode, form, status=422)


def _tampil(request, periode: PeriodeEvaluasi, form: FormBagi, status: int = 200):
    ruang = request.ruang_kabupaten
    menurut_nama = Prefetch(
        "evaluasi",
        Evaluasi.objects.select_related("kecamatan").order_by("kecamatan__nama"),
    )
    tim = list(periode.tim.prefetch_related("anggota__pengguna", menurut_nama))
    for satu in (a for t in tim for a in t.anggota.all()):
        satu.sidik = sidik(satu)
    isi_ada = {e.pk for e in berisi(e for t in tim for e in t.evaluasi.all())}
    for t in tim:
        t.kosong = [e for e in t.evaluasi.all() if e.pk not in isi_ada]
    milik = {
        e.kecamatan_id: e for e in periode.evaluasi.select_related("tim", "kecamatan")
    }
    dipilih = set(form.data.getlist("kecamatan")) if form.is_bound else set()
    isi = {
        "periode": periode,
        "daftar_tim": tim,
        "form": form,
        "kecamatan": [
            (k, milik.get(k.pk), str(k.pk) in dipilih)
            for k in form.fields["kecamatan"].queryset
        ],
        "bisa": bisa_mengelola(ruang),
        "halaman": {"remah": remah(ruang, periode), "judul": "Tim evaluasi"},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/kampanye/tim.html", isi, status=status)


def _sunting(request, form, periode: PeriodeEvaluasi, judul: str, kabar: str, hapus=""):
    ruang = request.ruang_kabupaten
    kembali = ruang.alamat("evaluasi-tim", periode.pk)
    halaman = Halaman(
        judul=judul,
        remah=remah(ruang, periode, ("Tim evaluasi", kembali)),
        kembali=kembali,
        tombol="Simpan",
        kabar=kabar,
        hapus=hapus,
        bagian="evaluasi",
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_kabupaten
def tim_tambah(request, pk):
    periode = ambil_periode(request.ruang_kabupaten, pk)
    pastikan_pengelola(request.ruang_kabupaten)
    form = FormTim(request.POST or None, instance=TimEvaluasi(periode=periode))
    return _sunting(request, form, periode, "Tambah tim", "Tim ditambahkan.")


@UBAH
@dalam_kabupaten
def tim_ubah(request, pk):
    ini = _tim(request.ruang_kabupaten, pk)
    form = FormTim(request.POST or None, instance=ini)
    buang = request.ruang_kabupaten.alamat("evaluasi-tim-hapus", ini.pk)
    kabar = "Nama tim tersimpan."
    return _sunting(request, form, ini.periode, f"Ubah {ini}", kabar, buang)


def _tim(ruang: RuangKabupaten, pk: int) -> TimEvaluasi:
    ini = ruang.ambil(TimEvaluasi.objects.select_related("periode__instrumen"), pk)
    pastikan_pengelola(ruang)
    return ini


@UBAH
@dalam_kabupaten
def anggota_tambah(request, pk):
    ini = _tim(request.ruang_kabupaten, pk)
    form = FormAnggota(request.POST or None, instance=AnggotaTim(tim=ini))
    kabar = "Anggota ditambahkan dan ditugaskan pada kecamatan tim ini."
    return _sunting(request, form, ini.periode, f"Tambah anggota {ini}", kabar)


@require_POST
@dalam_kabupaten
def anggota_keluar(request, pk):
    """Out of the team; what the campaign had assigned ends at once."""
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(AnggotaTim.objects.select_related("tim__periode", "pengguna"), pk)
    pastikan_pengelola(ruang)
    tim, orang = ini.tim, ini.pengguna
    try:
        keluarkan(ini, oleh=request.user, sidik_lama=request.POST.get("sidik", ""))
    except Bentrok:
        messages.error(request, "Anggota ini baru saja diubah; periksa lagi daftarnya.")
    else:
        messages.success(request, f"{orang} keluar dari {tim}; penugasannya berakhir.")
    return redirect(ruang.alamat("evaluasi-tim", tim.periode_id))

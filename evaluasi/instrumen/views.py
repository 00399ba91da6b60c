"""Versions of the instrument: the list, one of them, its copy, its parts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, Max, OuterRef, Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from iku.perencanaan.sunting import Halaman, sunting
from iku.perencanaan.views.riwayat import riwayat_kabupaten
from kecamatan.ruang import (
    UBAH,
    RuangKabupaten,
    bisa_ubah,
    dalam_kabupaten,
    pastikan_bisa_ubah,
)

from ..models import (
    Evaluasi,
    InstrumenLke,
    KriteriaLke,
    SubKomponenLke,
)
from ..models.instrumen import PENGATUR, SUDAH_DIPAKAI
from ..penilaian import periksa_instrumen
from .forms import BAGIAN, FormInstrumen, FormKriteria, instrumen_dari
from .salin import salin

BUKAN_PENGATUR = (
    "Instrumen evaluasi diatur oleh Inspektur, dan instrumen nasional tidak diubah. "
    "Anda dapat melihatnya."
)


def remah(ruang: RuangKabupaten, *lanjut) -> list[tuple[str, str]]:
    """The pages above one of an instrument."""
    return [
        ("Evaluasi", ruang.alamat("evaluasi-kabupaten")),
        ("Instrumen", ruang.alamat("evaluasi-instrumen")),
        *lanjut,
    ]


@require_safe
@dalam_kabupaten
def daftar(request):
    ruang = request.ruang_kabupaten
    terpakai = Evaluasi.objects.filter(periode__instrumen=OuterRef("pk"))
    isi = {
        "daftar": InstrumenLke.objects.visible_to(request.user)
        .annotate(terpakai=Exists(terpakai))
        .select_related("salinan_dari"),
        "bisa": bisa_ubah(ruang.kabupaten, request.user, PENGATUR),
        "halaman": {"remah": remah(ruang)[:1], "judul": "Instrumen"},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/instrumen/daftar.html", isi)


@require_safe
@dalam_kabupaten
def lihat(request, pk):
    """Everything an instrument says, and what still keeps it from being used."""
    ruang = request.ruang_kabupaten
    ini = _ambil(ruang, pk)
    dipakai = ini.dipakai()
    kriteria = KriteriaLke.objects.select_related("prasyarat__sub")
    sub = SubKomponenLke.objects.prefetch_related(Prefetch("kriteria", kriteria))
    isi = {
        "instrumen": ini,
        "komponen": ini.komponen.prefetch_related(Prefetch("sub", sub)),
        "jumlah": KriteriaLke.objects.filter(
            sub__komponen__instrumen=ini, dipakai=True
        ).count(),
        "kurang": periksa_instrumen(ini.susun()),
        "dipakai": dipakai,
        "periode": ini.periode.visible_to(request.user)
        .annotate(banyak=Count("evaluasi"))
        .filter(banyak__gt=0),
        "bisa": not dipakai and bisa_ubah(ini, request.user),
        "bisa_salin": bisa_ubah(ruang.kabupaten, request.user, PENGATUR),
        "halaman": {"remah": remah(ruang), "judul": ini.nama},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/instrumen/lihat.html", isi)


def _ambil(ruang: RuangKabupaten, pk: int) -> InstrumenLke:
    """The regency's own, or a national one; Http404 for anything else."""
    semua = InstrumenLke.objects.visible_to(ruang.pengguna).filter(pk=pk)
    ini = semua.select_related("salinan_dari").first()
    if ini is None or ini.kabupaten_id not in (None, ruang.kabupaten.pk):
        raise Http404
    return ini


@require_POST
@dalam_kabupaten
def salin_versi(request, pk):
    ruang = request.ruang_kabupaten
    asal = _ambil(ruang, pk)
    pastikan_bisa_ubah(ruang.kabupaten, request.user, BUKAN_PENGATUR, PENGATUR)
    tahun = timezone.localdate().year
    baru = salin(asal, ruang.kabupaten, tahun=tahun, oleh=request.user)
    messages.success(
        request, f"{baru.nama} dibuat sebagai salinan dan dapat diubah di sini."
    )
    return redirect(ruang.alamat("evaluasi-instrumen-lihat", baru.pk))


def _sunting(request, form, judul: str):
    ruang, baris = request.ruang_kabupaten, form.instance
    instrumen = instrumen_dari(baris)
    kembali = ruang.alamat("evaluasi-instrumen-lihat", instrumen.pk)
    if request.method == "GET" and instrumen.dipakai():
        messages.error(request, SUDAH_DIPAKAI)
        return redirect(kembali)
    halaman = Halaman(
        judul=judul,
        remah=remah(ruang, (instrumen.nama, kembali)),
        kembali=kembali,
        tombol="Simpan",
        kabar=f"{judul} tersimpan.",
        riwayat=_riwayat(ruang, baris),
        bagian="evaluasi",
    )
    return sunting(request, form, halaman)


def _riwayat(ruang: RuangKabupaten, baris) -> str:
    if baris.pk is None:
        return ""
    jenis = next(
        (kata for kata, form in BAGIAN.items() if form.Meta.model is type(baris)),
        "instrumen",
    )
    return ruang.alamat("evaluasi-instrumen-riwayat", jenis, baris.pk)


def _milik(request, baris, pk: int):
    """The row, of this regency's own instruments; a national one is 403."""
    ini = baris.visible_to(request.user).filter(pk=pk).first()
    if ini is None or instrumen_dari(ini).kabupaten_id not in (
        None,
        request.ruang_kabupaten.kabupaten.pk,
    ):
        raise Http404
    if not bisa_ubah(ini, request.user):
        raise PermissionDenied(BUKAN_PENGATUR)
    return ini


@UBAH
@dalam_kabupaten
def ubah(request, pk):
    ini = _milik(request, InstrumenLke.objects.all(), pk)
    return _sunting(
        request, FormInstrumen(request.POST or None, instance=ini), ini.nama
    )


@UBAH
@dalam_kabupaten
def ubah_bagian(request, jenis, pk):
    if (kelas := BAGIAN.get(jenis)) is None:
        raise Http404
    ini = _milik(request, kelas.Meta.model.objects.all(), pk)
    return _sunting(request, kelas(request.POST or None, instance=ini), _judul(ini))


def _judul(baris) -> str:
    nama = str(baris._meta.verbose_name)
    return f"{nama[:1].upper()}{nama[1:]} {baris.kode}"


@UBAH
@dalam_kabupaten
def tambah_kriteria(request, pk):
    """A criterion more, after the last of its sub-component."""
    sub = _milik(request, SubKomponenLke.objects.all(), pk)
    terakhir = sub.kriteria.aggregate(n=Max("nomor"))["n"] or 0
    ini = KriteriaLke(sub=sub, nomor=terakhir + 1)
    form = FormKriteria(request.POST or None, instance=ini)
    return _sunting(request, form, _judul(ini))


@require_safe
@dalam_kabupaten
def riwayat(request, jenis, pk):
    model = InstrumenLke if jenis == "instrumen" else None
    if jenis in BAGIAN:
        model = BAGIAN[jenis].Meta.model
    if model is None:
        raise Http404
    ruang = request.ruang_kabupaten
    return riwayat_kabupaten(request, model, pk, remah(ruang))

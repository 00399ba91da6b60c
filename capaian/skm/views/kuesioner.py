"""Questionnaires: many from paper in a row, one to mend, and what they suggest."""

from secrets import token_urlsafe

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from iku.perencanaan.sunting import Halaman, sunting
from kecamatan.ruang import bisa_ubah, dalam_ruang

from ...models import RespondenSkm, Survei
from ...pilihan import CaraIsi
from ..isian import FormKuesioner
from ..tindakan import (
    Bentrok,
    TidakBisa,
    cari_responden,
    hapus_responden,
    sidik_responden,
)
from .umum import UBAH, alamat, alasan_tertutup, ambil, ambil_untuk_diubah, remah

SEHALAMAN = 50


@require_safe
@dalam_ruang
def daftar(request, pk):
    """All questionnaires of a survey, newest first."""
    ini = ambil(request, pk)
    semua = ini.daftar_responden.prefetch_related("jawaban").order_by("-nomor")
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("hal"))
    unsur = list(ini.instrumen.unsur.all())
    isi = {
        "survei": ini,
        "unsur": unsur,
        "daftar": [(r, _jawaban(r, unsur)) for r in halaman.object_list],
        "halaman_ke": halaman,
        "bisa": bisa_ubah(ini, request.user) and not alasan_tertutup(ini),
        "halaman": {"remah": remah(request.ruang, ini), "judul": "Kuesioner"},
        "bagian": "skm",
    }
    return render(request, "capaian/skm/kuesioner.html", isi)


def _jawaban(baris: RespondenSkm, unsur) -> list[int | None]:
    nilai = {j.unsur_id: j.nilai for j in baris.jawaban.all()}
    return [nilai.get(u.pk) for u in unsur]


@require_safe
@dalam_ruang
def saran(request, pk):
    """What respondents suggest, in their own words."""
    ini = ambil(request, pk)
    semua = ini.daftar_responden.exclude(saran="").order_by("-nomor")
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("hal"))
    isi = {
        "survei": ini,
        "daftar": halaman.object_list,
        "halaman_ke": halaman,
        "halaman": {"remah": remah(request.ruang, ini), "judul": "Saran responden"},
        "bagian": "skm",
    }
    return render(request, "capaian/skm/saran.html", isi)


@UBAH
@dalam_ruang
def isi(request, pk):
    """One questionnaire after another: storing leads to the next empty form."""
    ini = ambil_untuk_diubah(request, pk)
    if alasan := alasan_tertutup(ini):
        messages.info(request, alasan)
        return redirect(alamat(request.ruang, "skm-survei", pk))
    unsur = list(ini.instrumen.unsur.all())
    form = FormKuesioner(
        request.POST or None,
        instance=_kosong(ini),
        unsur=unsur,
        initial={"kunci": token_urlsafe(16)},
    )
    halaman = Halaman(
        judul="Masukkan kuesioner",
        remah=remah(request.ruang, ini),
        kembali=alamat(request.ruang, "skm-survei", pk),
        tombol="Simpan, lalu kuesioner berikutnya",
        kabar="Kuesioner tersimpan. Masukkan kuesioner berikutnya.",
        lanjut=lambda _: alamat(request.ruang, "skm-isi", pk),
        bagian="skm",
        templat="capaian/skm/isi.html",
        isi={"survei": ini, "sudah": ini.daftar_responden.count()},
    )
    return _dengan_kalimat(request, form, halaman)


def _kosong(survei: Survei) -> RespondenSkm:
    """The next questionnaire of a pile: mostly of the same day and service."""
    kertas = survei.daftar_responden.filter(cara=CaraIsi.KERTAS).order_by("-nomor")
    baru = RespondenSkm(survei=survei)
    if (terakhir := kertas.first()) is not None:
        baru.tanggal, baru.layanan = terakhir.tanggal, terakhir.layanan
    return baru


@UBAH
@dalam_ruang
def ubah(request, pk, responden):
    ini = ambil_untuk_diubah(request, pk)
    baris = _ambil_baris(ini, responden)
    if alasan := alasan_tertutup(ini):
        messages.info(request, alasan)
        return redirect(alamat(request.ruang, "skm-kuesioner", pk))
    form = FormKuesioner(
        request.POST or None, instance=baris, unsur=list(ini.instrumen.unsur.all())
    )
    halaman = Halaman(
        judul=f"Ubah kuesioner {baris.nomor}",
        remah=[
            *remah(request.ruang, ini),
            ("Kuesioner", alamat(request.ruang, "skm-kuesioner", pk)),
        ],
        kembali=alamat(request.ruang, "skm-kuesioner", pk),
        tombol="Simpan kuesioner",
        kabar="Kuesioner tersimpan.",
        hapus=alamat(request.ruang, "skm-kuesioner-hapus", pk, responden),
        bagian="skm",
        templat="capaian/skm/isi.html",
        isi={"survei": ini},
    )
    return _dengan_kalimat(request, form, halaman)


def _ambil_baris(survei: Survei, pk: int) -> RespondenSkm:
    get_object_or_404(survei.daftar_responden, pk=pk)
    return cari_responden(pk)


def _dengan_kalimat(request, form, halaman: Halaman):
    """As `sunting`; a survey that was closed meanwhile is said above the form."""
    simpan = form.simpan

    def jaga(oleh):
        try:
            return simpan(oleh)
        except TidakBisa as galat:
            raise ValidationError(str(galat)) from galat

    form.simpan = jaga
    return sunting(request, form, halaman)


@UBAH
@dalam_ruang
def buang(request, pk, responden):
    """Ask, then delete one questionnaire; its content stays in the trail."""
    ini = ambil_untuk_diubah(request, pk)
    baris = _ambil_baris(ini, responden)
    kembali = alamat(request.ruang, "skm-kuesioner", pk)
    if alasan := alasan_tertutup(ini):
        messages.info(request, alasan)
        return redirect(kembali)
    isi = {
        "survei": ini,
        "baris": baris,
        "sidik": sidik_responden(baris),
        "halaman": {
            "remah": [*remah(request.ruang, ini), ("Kuesioner", kembali)],
            "judul": f"Hapus kuesioner {baris.nomor}",
        },
        "kembali": kembali,
        "bagian": "skm",
    }
    if request.method != "POST":
        return render(request, "capaian/skm/hapus_kuesioner.html", isi)
    alasan = request.POST.get("alasan", "").replace("\x00", "").strip()[:300]
    isi["alasan"] = alasan
    if not alasan:
        isi["galat"] = "Tulis alasan penghapusan; belum ada yang dihapus."
        return render(request, "capaian/skm/hapus_kuesioner.html", isi, status=422)
    try:
        hapus_responden(
            baris,
            oleh=request.user,
            sidik_lama=request.POST.get("sidik", ""),
            alasan=alasan,
        )
    except Bentrok:
        isi["galat"] = "Kuesioner ini baru diubah orang lain. Periksa, lalu hapus lagi."
        return render(request, "capaian/skm/hapus_kuesioner.html", isi, status=409)
    except TidakBisa as galat:
        isi["galat"] = str(galat)
        return render(request, "capaian/skm/hapus_kuesioner.html", isi, status=409)
    messages.success(request, "Kuesioner sudah dihapus.")
    return redirect(kembali)

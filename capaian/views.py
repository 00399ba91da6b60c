from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from dokumen import grafik
from dokumen.models import Tercetak
from iku.models import ButirSkIku, Indikator, IndikatorRenstra
from kecamatan.models import Jejak
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from .analisis.ringkasan import susun_catatan
from .forms import FormRealisasi
from .kabar import (
    daftar_perubahan,
    kabar_tersimpan,
    kalimat_isi,
    kalimat_tersimpan,
)
from .komponen import BarisKomponen, susun_komponen
from .models import Realisasi
from .models.realisasi import PENGISI
from .pengukuran import TAHUN_TREN, TanpaSkala, ukur, ukur_indikator
from .pilihan import StatusRealisasi
from .riwayat import (
    nama_periode,
    susun_periode,
    susun_riwayat,
    tulis_rumus,
    uraian_capaian,
)
from .tindakan import (
    Bentrok,
    Terkunci,
    Tertutup,
    cari_realisasi,
    pastikan_terbuka,
    potret_isi,
    simpan_realisasi,
)

BUKAN_PENGISI = (
    "Realisasi indikator ini diisi oleh operator kecamatan atau penanggung jawab "
    "indikatornya."
)


@require_safe
@dalam_ruang
def capaian(request):
    """The capaian table of each PK of the year."""
    ruang = request.ruang
    try:
        pengukuran = ukur(ruang.kecamatan, ruang.tahun)
    except TanpaSkala as galat:
        return render(request, "capaian/tanpa_skala.html", {"galat": galat}, status=503)
    semua = [b.indikator for pk in pengukuran.daftar_pk for b in pk.baris]
    terkunci = Realisasi.objects.filter(
        indikator__in=semua, tahun=ruang.tahun, status=StatusRealisasi.TERKUNCI
    )
    bisa_diisi = (
        Indikator.objects.editable_by(request.user, pengubah=PENGISI)
        .filter(pk__in=[i.pk for i in semua])
        .exclude(pk__in=terkunci.values("indikator"))
    )
    isi = {
        "pengukuran": pengukuran,
        "tahun_tren": range(ruang.tahun - TAHUN_TREN, ruang.tahun),
        "bisa_diisi": set(bisa_diisi.values_list("pk", flat=True)) if semua else (),
        "bagian": "capaian",
    }
    return render(request, "capaian/capaian.html", isi)


@require_safe
@dalam_ruang
def indikator(request, pk):
    """One indicator: its figure of the year, how it came about, and its past."""
    ruang = request.ruang
    ini = ruang.ambil(Indikator.objects.select_related("acuan", "pendahulu"), pk)
    ini.kecamatan = ruang.kecamatan  # read already, with its regency
    daftar_realisasi = list(
        ini.realisasi.filter(tahun=ruang.tahun)
        .prefetch_related("komponen__variabel", "indikator__variabel")
        .order_by("triwulan")
    )
    riwayat = susun_riwayat(ini)
    daftar_periode = susun_periode(ini, daftar_realisasi)
    isi = {
        "indikator": ini,
        "janji": _janji(ruang, ini),
        "titik": next((t for t in riwayat if t.tahun == ruang.tahun), None),
        "rumus": tulis_rumus(ini.rumus),
        "riwayat": riwayat,
        "grafik": _grafik(ini, riwayat, ruang.tahun),
        "daftar_periode": daftar_periode,
        "daftar_catatan": susun_catatan(ini, ruang.tahun, daftar_periode),
        "bisa_diisi": bisa_ubah(ini, request.user, PENGISI),
        "daftar_sk": ButirSkIku.objects.filter(indikator=ini)
        .select_related("sk")
        .prefetch_related("penanggung_jawab")
        .order_by("-sk__tanggal", "-sk__pk"),
        "daftar_tempat": IndikatorRenstra.objects.filter(indikator=ini)
        .select_related("renstra", "tujuan", "sasaran", "nomenklatur")
        .prefetch_related("target"),
        "daftar_perubahan": daftar_perubahan(
            Jejak.objects.visible_to(request.user), daftar_realisasi
        ),
        "tercetak": Tercetak.objects.filter(
            kecamatan=ruang.kecamatan, kode_indikator=ini.kode
        ).order_by("-tahun", "pk"),
        "bagian": "capaian",
    }
    return render(request, "capaian/indikator.html", isi)


def _janji(ruang, ini) -> list[dict]:
    """The indicator's row in each PK of the year, with its working."""
    try:
        daftar_baris = ukur_indikator(ini, ruang.tahun)
    except TanpaSkala:
        return []
    return [
        {
            "pk": perjanjian,
            "baris": baris,
            "uraian": uraian_capaian(baris.butir.nilai, baris.hasil.nilai, ini.arah)
            if baris.capaian is not None
            else "",
            "uraian_kemajuan": uraian_capaian(
                baris.target_akhir, baris.hasil.nilai, ini.arah
            )
            if baris.kemajuan is not None
            else "",
        }
        for perjanjian, baris in daftar_baris
    ]


def _grafik(ini, riwayat, tahun: int) -> str:
    """The line of years up to this one (or the last with a value); nothing to
    draw with a single year."""
    akhir = max([tahun, *(t.tahun for t in riwayat if t.hasil.nilai is not None)])
    titik = [
        t
        for t in riwayat
        if t.tahun <= akhir and (t.hasil.nilai is not None or t.target is not None)
    ]
    if len(titik) < 2:
        return ""
    # The drawing escapes every text that goes into it.
    return mark_safe(
        grafik.garis(
            ini.nama,
            [t.tahun for t in titik],
            [t.hasil.nilai for t in titik],
            [t.target for t in titik],
            ini.satuan,
        )
    )


@UBAH
@dalam_ruang
def realisasi(request, pk, triwulan):
    """Enter one period of one indicator."""
    ruang = request.ruang
    ini = ruang.ambil(Indikator.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGISI, PENGISI)
    periode = {"indikator": ini, "tahun": ruang.tahun, "triwulan": triwulan}
    try:
        pastikan_terbuka(**periode)
        if request.method == "POST":
            return _simpan(request, periode)
    except Tertutup as alasan:
        return _tertutup(request, periode, alasan)
    form = FormRealisasi(indikator=ini, baris=cari_realisasi(**periode))
    return _form_realisasi(request, periode, form)


def _simpan(request, periode):
    """The indicator's page with the news, or the form with what is wrong."""
    ini, ruang = periode["indikator"], request.ruang
    form = FormRealisasi(request.POST, indikator=ini, baris=cari_realisasi(**periode))
    if not form.is_valid():
        return _form_realisasi(request, periode, form, status=422)
    versi = form.cleaned_data["versi"]
    try:
        simpan_realisasi(**periode, isi=form.hasil(), versi=versi, oleh=request.user)
    except Bentrok as bentrok:
        form.pakai_versi(bentrok.sekarang.versi if bentrok.sekarang else 0)
        kedua = {
            "bentrok": bentrok,
            "tersimpan": kalimat_tersimpan(bentrok.sekarang),
            "isian_anda": kalimat_isi(potret_isi(form.hasil())),
        }
        return _form_realisasi(request, periode, form, status=409, **kedua)
    messages.success(request, kabar_tersimpan(ruang, ini, periode["triwulan"]))
    return redirect("indikator", ruang.kecamatan.kode, ruang.tahun, ini.pk)


def _form_realisasi(request, periode, form, status=200, **lain):
    titik = {t.tahun: t for t in susun_riwayat(periode["indikator"])}
    isi = _isi_halaman(periode) | {
        "form": form,
        "titik": titik.get(periode["tahun"]),
        "tahun_lalu": titik.get(periode["tahun"] - 1),
    }
    if form.variabel:
        isi |= _isian_komponen(form, isi["komponen"])
    isi |= lain
    return render(request, "capaian/realisasi.html", isi, status=status)


def _isian_komponen(form: FormRealisasi, komponen: list[BarisKomponen]) -> dict:
    """What is stored of each component, beside the fields of it."""
    return {
        "ada_target": any(k.target is not None for k in komponen),
        "isian_komponen": [
            (satu, *isian)
            for satu, isian in zip(komponen, form.daftar_nilai, strict=True)
        ],
    }


def _tertutup(request, periode, alasan: Tertutup):
    """What is stored, to read, and why it takes no entry; a value sent anyway is
    refused."""
    if request.method == "POST" and isinstance(alasan, Terkunci):
        raise PermissionDenied(str(alasan)) from alasan
    baris = cari_realisasi(**periode)
    isi = _isi_halaman(periode) | {
        "alasan": alasan,
        "baris": baris,
        "tersimpan": kalimat_tersimpan(baris) if baris else "",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "capaian/tertutup.html", isi, status=status)


def _isi_halaman(periode) -> dict:
    return {
        "indikator": periode["indikator"],
        "periode": nama_periode(periode["triwulan"]),
        "rumus": tulis_rumus(periode["indikator"].rumus),
        "komponen": susun_komponen(
            periode["indikator"], periode["tahun"], cari_realisasi(**periode)
        ),
        "bagian": "capaian",
    }

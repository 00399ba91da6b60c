"""The performance tree: a page one can fold, a drawing, a document."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from dokumen.pdf import GagalCetak, cetak_terbatas
from iku.bagan import bagi_halaman, gambar, kata_pohon
from iku.models import DukunganProgram, PerjanjianKinerja, Renstra
from iku.pohon_kinerja import susun_pohon
from kecamatan.ruang import Ruang, bisa_ubah, dalam_ruang

from .cetak import judul_lembar, susun_dokumen

DETIK_CETAK = 60


@require_safe
@dalam_ruang
def pilih(request):
    """To the tree of the year's Renstra, or to the sentence that there is none."""
    ruang = request.ruang
    renstra = renstra_bawaan(ruang)
    if renstra is None:
        isi = {"bagian": "perencanaan"}
        return render(request, "iku/pohon/kosong.html", isi)
    return redirect("pohon-kinerja", ruang.kecamatan.kode, ruang.tahun, renstra.pk)


@require_safe
@dalam_ruang
def pohon(request, pk):
    """The tree, what hangs on nothing, and the drawing."""
    ruang = request.ruang
    renstra = _ambil(ruang, pk)
    ini = susun_pohon(renstra, ruang.tahun)
    isi = {
        "pohon": ini,
        "renstra": renstra,
        "daftar_renstra": Renstra.objects.filter(kecamatan=ruang.kecamatan),
        "lembar": [
            (
                judul_lembar(akar),
                mark_safe(gambar(akar, f"{renstra}", kata_pohon(akar))),
            )  # noqa: S308
            for akar in bagi_halaman(ini.akar)
        ],
        "buka": request.GET.get("buka") == "semua",
        "bisa": bisa_ubah(renstra, request.user, DukunganProgram.pengubah),
        "bagian": "perencanaan",
    }
    return render(request, "iku/pohon/pohon.html", isi)


@require_safe
@dalam_ruang
def bagan_svg(request, pk):
    """The whole tree as one drawing."""
    renstra = _ambil(request.ruang, pk)
    akar = susun_pohon(renstra, request.ruang.tahun).akar
    judul = f"Pohon Kinerja {renstra.kecamatan}, {renstra}"
    svg = gambar(akar, judul, kata_pohon(akar), latar=True)
    return _unduhan(
        svg.encode(), "image/svg+xml", _nama_berkas(request, renstra, "svg")
    )


@require_safe
@dalam_ruang
def bagan_pdf(request, pk):
    """The tree on A3 landscape."""
    renstra = _ambil(request.ruang, pk)
    dokumen = susun_dokumen(susun_pohon(renstra, request.ruang.tahun))
    try:
        isi = cetak_terbatas(dokumen, detik=DETIK_CETAK)
    except GagalCetak as galat:
        isi = {"galat": galat, "renstra": renstra, "bagian": "perencanaan"}
        return render(request, "iku/pohon/gagal.html", isi, status=503)
    return _unduhan(isi, "application/pdf", _nama_berkas(request, renstra, "pdf"))


def renstra_bawaan(ruang: Ruang) -> Renstra | None:
    """The Renstra of the year's latest PK, else the newest that covers the year."""
    pk = PerjanjianKinerja.objects.camat(ruang.kecamatan, ruang.tahun).last()
    if pk is not None:
        return pk.renstra
    milik = Renstra.objects.filter(kecamatan=ruang.kecamatan)
    berlaku = milik.filter(awal__lte=ruang.tahun, akhir__gte=ruang.tahun)
    return berlaku.order_by("awal", "akhir", "versi").last()


def _ambil(ruang: Ruang, pk: int) -> Renstra:
    return ruang.ambil(Renstra.objects.select_related("kecamatan"), pk)


def _nama_berkas(request, renstra: Renstra, akhiran: str) -> str:
    """Pohon-Kinerja-Pakusari-2025-2029-tahun-2025.pdf"""
    tempat = slugify(renstra.kecamatan.nama, allow_unicode=False).title()
    versi = f"-perubahan-{renstra.versi}" if renstra.versi else ""
    return (
        f"Pohon-Kinerja-{tempat}-{renstra.awal}-{renstra.akhir}{versi}"
        f"-tahun-{request.ruang.tahun}.{akhiran}"
    )


def _unduhan(isi: bytes, jenis: str, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=jenis)
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban

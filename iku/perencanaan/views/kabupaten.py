"""What is common to a regency: its RPJMD, and the references of measures."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from iku.models import Acuan, ButirRpjmd, Rpjmd
from iku.pilihan import JenisButirRpjmd
from kecamatan.ruang import UBAH, bisa_ubah, dalam_kabupaten, pastikan_bisa_ubah

from ..forms.kabupaten import FormAcuan, FormButirRpjmd, FormRpjmd, saudara
from ..riwayat import susun
from ..sunting import (
    RIWAYAT_PENDEK,
    Halaman,
    hapus,
    pindah,
    riwayat_baris,
    sunting,
)

BUKAN_BAPPEDA = "RPJMD diisi oleh Bappeda. Anda dapat melihatnya, tidak mengubahnya."
BUKAN_ORGANISASI = (
    "Acuan disusun oleh Bagian Organisasi. Anda dapat melihatnya, tidak mengubahnya."
)


def _remah(ruang, rpjmd: Rpjmd | None = None) -> list[tuple[str, str]]:
    hasil = [("RPJMD", ruang.alamat("rpjmd"))]
    if rpjmd is not None:
        hasil.append((str(rpjmd), ruang.alamat("rpjmd-satu", rpjmd.pk)))
    return hasil


@require_safe
@dalam_kabupaten
def daftar_rpjmd(request):
    ruang = request.ruang_kabupaten
    isi = {
        "daftar": Rpjmd.objects.filter(kabupaten=ruang.kabupaten)
        .annotate(banyak=Count("renstra"))
        .order_by("-awal", "-akhir"),
        "bisa": bisa_ubah(ruang.kabupaten, request.user, Rpjmd.pengubah),
        "bagian": "rpjmd",
    }
    return render(request, "iku/perencanaan/daftar_rpjmd.html", isi)


@require_safe
@dalam_kabupaten
def rpjmd(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(Rpjmd.objects.all(), pk)
    isi = {
        "rpjmd": ini,
        "susunan": _susun(ini),
        "bisa": bisa_ubah(ini, request.user),
        "riwayat": susun(riwayat_baris(ini)[:RIWAYAT_PENDEK]),
        "halaman": {
            "remah": _remah(ruang),
            "judul": str(ini),
            "riwayat": ruang.alamat("riwayat-kabupaten", "rpjmd", pk),
        },
        "bagian": "rpjmd",
    }
    return render(request, "iku/perencanaan/rpjmd.html", isi)


def _susun(ini: Rpjmd) -> list[tuple[ButirRpjmd, int]]:
    """All butir with their depth, each under its parent."""
    semua = list(ButirRpjmd.objects.filter(rpjmd=ini).order_by("urutan", "pk"))
    jenis = list(JenisButirRpjmd.values)
    hasil: list[tuple[ButirRpjmd, int]] = []

    def turun(induk: int | None) -> None:
        anak = [b for b in semua if b.induk_id == induk]
        for satu in sorted(anak, key=lambda b: jenis.index(b.jenis)):
            hasil.append((satu, jenis.index(satu.jenis)))
            turun(satu.pk)

    turun(None)
    return hasil


@UBAH
@dalam_kabupaten
def tambah_rpjmd(request):
    ruang = request.ruang_kabupaten
    pastikan_bisa_ubah(ruang.kabupaten, request.user, BUKAN_BAPPEDA, Rpjmd.pengubah)
    form = FormRpjmd(request.POST or None, instance=Rpjmd(kabupaten=ruang.kabupaten))
    halaman = Halaman(
        judul="Tambah RPJMD",
        remah=_remah(ruang),
        kembali=ruang.alamat("rpjmd"),
        tombol="Simpan RPJMD",
        kabar="RPJMD tersimpan. Berikutnya, isi misinya.",
        lanjut=lambda rpjmd: ruang.alamat("rpjmd-satu", rpjmd.pk),
        bagian="rpjmd",
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_kabupaten
def ubah_rpjmd(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(Rpjmd.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_BAPPEDA)
    halaman = Halaman(
        judul="Ubah RPJMD",
        remah=_remah(ruang, ini),
        kembali=ruang.alamat("rpjmd-satu", pk),
        tombol="Simpan RPJMD",
        kabar="RPJMD tersimpan.",
        hapus=ruang.alamat("rpjmd-hapus", pk),
        riwayat=ruang.alamat("riwayat-kabupaten", "rpjmd", pk),
        bagian="rpjmd",
    )
    return sunting(request, FormRpjmd(request.POST or None, instance=ini), halaman)


@UBAH
@dalam_kabupaten
def hapus_rpjmd(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(Rpjmd.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_BAPPEDA)
    halaman = Halaman(
        judul="Hapus RPJMD",
        remah=_remah(ruang, ini),
        kembali=ruang.alamat("rpjmd"),
        tombol="Hapus RPJMD ini",
        kabar="RPJMD sudah dihapus. Isinya tercatat dalam riwayat.",
        bagian="rpjmd",
    )
    return hapus(request, ini, halaman)


@UBAH
@dalam_kabupaten
def tambah_butir(request, pk, jenis):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(Rpjmd.objects.all(), pk)
    if jenis not in JenisButirRpjmd.values:
        raise Http404
    pastikan_bisa_ubah(ini, request.user, BUKAN_BAPPEDA)
    baru = ButirRpjmd(rpjmd=ini, jenis=jenis)
    return _sunting_butir(request, baru)


@UBAH
@dalam_kabupaten
def ubah_butir(request, pk):
    ini = request.ruang_kabupaten.ambil(ButirRpjmd.objects.select_related("rpjmd"), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_BAPPEDA)
    return _sunting_butir(request, ini)


def _sunting_butir(request, butir: ButirRpjmd):
    ruang, pk = request.ruang_kabupaten, butir.pk
    sebutan = JenisButirRpjmd(butir.jenis).label.lower()
    awal = {"induk": request.GET.get("induk")} if pk is None else None
    form = FormButirRpjmd(request.POST or None, instance=butir, initial=awal)
    halaman = Halaman(
        judul=f"{'Tambah' if pk is None else 'Ubah'} {sebutan} RPJMD",
        remah=_remah(ruang, butir.rpjmd),
        kembali=ruang.alamat("rpjmd-satu", butir.rpjmd.pk),
        tombol=f"Simpan {sebutan}",
        kabar=f"{sebutan.capitalize()} RPJMD tersimpan.",
        hapus="" if pk is None else ruang.alamat("butir-rpjmd-hapus", pk),
        riwayat=""
        if pk is None
        else ruang.alamat("riwayat-kabupaten", "butir-rpjmd", pk),
        bagian="rpjmd",
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_kabupaten
def hapus_butir(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(ButirRpjmd.objects.select_related("rpjmd"), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_BAPPEDA)
    sebutan = ini.get_jenis_display().lower()
    halaman = Halaman(
        judul=f"Hapus {sebutan} RPJMD",
        remah=_remah(ruang, ini.rpjmd),
        kembali=ruang.alamat("rpjmd-satu", ini.rpjmd_id),
        tombol=f"Hapus {sebutan} ini",
        kabar=f"{sebutan.capitalize()} RPJMD sudah dihapus.",
        bagian="rpjmd",
    )
    return hapus(request, ini, halaman)


@require_POST
@dalam_kabupaten
def geser_butir(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(ButirRpjmd.objects.select_related("rpjmd"), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_BAPPEDA)
    kembali = f"{ruang.alamat('rpjmd-satu', ini.rpjmd_id)}#butir-{pk}"
    return pindah(request, ini, saudara(ini).filter(induk=ini.induk), kembali)


@require_safe
@dalam_kabupaten
def daftar_acuan(request):
    ruang = request.ruang_kabupaten
    isi = {
        "daftar": Acuan.objects.filter(kabupaten=ruang.kabupaten)
        .annotate(banyak=Count("indikator__kecamatan", distinct=True))
        .order_by("kode"),
        "bisa": bisa_ubah(ruang.kabupaten, request.user, Acuan.pengubah),
        "bagian": "acuan",
    }
    return render(request, "iku/perencanaan/daftar_acuan.html", isi)


def _sunting_acuan(request, acuan: Acuan):
    ruang, pk = request.ruang_kabupaten, acuan.pk
    halaman = Halaman(
        judul="Tambah acuan" if pk is None else "Ubah acuan",
        remah=[("Acuan dan pembanding", ruang.alamat("acuan"))],
        kembali=ruang.alamat("acuan"),
        tombol="Simpan acuan",
        kabar="Acuan tersimpan.",
        hapus="" if pk is None else ruang.alamat("acuan-hapus", pk),
        riwayat="" if pk is None else ruang.alamat("riwayat-kabupaten", "acuan", pk),
        bagian="acuan",
    )
    return sunting(request, FormAcuan(request.POST or None, instance=acuan), halaman)


@UBAH
@dalam_kabupaten
def tambah_acuan(request):
    kabupaten = request.ruang_kabupaten.kabupaten
    pastikan_bisa_ubah(kabupaten, request.user, BUKAN_ORGANISASI, Acuan.pengubah)
    return _sunting_acuan(request, Acuan(kabupaten=kabupaten))


@UBAH
@dalam_kabupaten
def ubah_acuan(request, pk):
    ini = request.ruang_kabupaten.ambil(Acuan.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_ORGANISASI)
    return _sunting_acuan(request, ini)


@UBAH
@dalam_kabupaten
def hapus_acuan(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(Acuan.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_ORGANISASI)
    halaman = Halaman(
        judul="Hapus acuan",
        remah=[("Acuan dan pembanding", ruang.alamat("acuan"))],
        kembali=ruang.alamat("acuan"),
        tombol="Hapus acuan ini",
        kabar="Acuan sudah dihapus.",
        bagian="acuan",
    )
    return hapus(request, ini, halaman)

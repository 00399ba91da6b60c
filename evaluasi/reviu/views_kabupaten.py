"""Which LKjIP of a regency are reviewed, and whether they have to be."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dokumen.models import DokumenResmi
from dokumen.pilihan import JenisDokumen
from iku.perencanaan.sunting import Halaman, sunting
from kecamatan.models import Kecamatan
from kecamatan.ruang import UBAH, bisa_ubah, dalam_kabupaten, pastikan_bisa_ubah

from ..models import AturanReviu, Reviu
from ..pilihan import StatusReviu
from . import wajib_direviu
from .forms import FormAturan

BUKAN_PENGATUR = "Kewajiban reviu diatur oleh Inspektur."


@dataclass(frozen=True)
class BarisPapan:
    """One kecamatan: its newest report of the year and that report's newest review."""

    kecamatan: Kecamatan
    laporan: DokumenResmi | None
    reviu: Reviu | None

    @property
    def terbit(self) -> bool:
        return self.reviu is not None and self.reviu.status == StatusReviu.TERBIT


@require_safe
@dalam_kabupaten
def papan(request):
    """The kecamatan that the person sees, with report and review; `?tahun=`."""
    ruang = request.ruang_kabupaten
    tahun = _tahun(request)
    baris = _susun(ruang.daftar_kecamatan, tahun)
    isi = {
        "tahun": tahun,
        "daftar_tahun": range(timezone.localdate().year, tahun - 4, -1),
        "baris": baris,
        "terbit": sum(b.terbit for b in baris),
        "berlaporan": sum(b.laporan is not None for b in baris),
        "wajib": wajib_direviu(ruang.kabupaten, tahun),
        "aturan": AturanReviu.objects.filter(kabupaten=ruang.kabupaten),
        "bisa": bisa_ubah(ruang.kabupaten, request.user, AturanReviu.pengubah),
        "halaman": {"remah": _remah(ruang)[:1], "judul": "Reviu LKjIP"},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/reviu/papan.html", isi)


def _tahun(request) -> int:
    """The asked year, else the last that is over; nonsense is the latter, too."""
    lalu = timezone.localdate().year - 1
    diminta = request.GET.get("tahun", "")
    if len(diminta) != 4 or not (diminta.isascii() and diminta.isdecimal()):
        return lalu
    return int(diminta) if 2000 <= int(diminta) <= lalu + 1 else lalu


def _susun(daftar: list[Kecamatan], tahun: int) -> list[BarisPapan]:
    """Two queries, however many kecamatan."""
    laporan = {
        d.kecamatan_id: d
        for d in DokumenResmi.objects.filter(
            kecamatan__in=daftar, tahun=tahun, jenis=JenisDokumen.LKJIP
        )
        .defer("isi")
        .order_by("versi", "pk")
    }
    reviu = {
        r.laporan_id: r
        for r in Reviu.objects.filter(laporan__in=laporan.values()).order_by("pk")
    }
    return [
        BarisPapan(k, satu := laporan.get(k.pk), reviu.get(satu.pk) if satu else None)
        for k in daftar
    ]


def _remah(ruang) -> list[tuple[str, str]]:
    return [
        ("Evaluasi", ruang.alamat("evaluasi-kabupaten")),
        ("Reviu LKjIP", ruang.alamat("reviu_kabupaten")),
    ]


@UBAH
@dalam_kabupaten
def aturan(request, pk=None):
    """From which year on reports have to be reviewed, or not any more."""
    ruang = request.ruang_kabupaten
    pastikan_bisa_ubah(
        ruang.kabupaten, request.user, BUKAN_PENGATUR, AturanReviu.pengubah
    )
    ini = AturanReviu(kabupaten=ruang.kabupaten, wajib=True)
    if pk is not None:
        ini = get_object_or_404(AturanReviu, kabupaten=ruang.kabupaten, pk=pk)
    halaman = Halaman(
        judul="Tambah aturan reviu" if pk is None else "Ubah aturan reviu",
        remah=_remah(ruang),
        kembali=ruang.alamat("reviu_kabupaten"),
        tombol="Simpan aturan",
        kabar="Aturan reviu tersimpan.",
        bagian="evaluasi",
    )
    return sunting(request, FormAturan(request.POST or None, instance=ini), halaman)

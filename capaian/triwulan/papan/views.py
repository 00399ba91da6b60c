"""The board of a quarter: all kecamatan of a regency, and acts on many at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from iku.pilihan import TRIWULAN
from kecamatan.ruang import UBAH, RuangKabupaten, bisa_ubah, dalam_kabupaten

from ...models import Jadwal
from ...models.tindakan_triwulan import PELAKU
from ...pilihan import TindakanTriwulan as T
from .lembar import XLSX, tulis_papan
from .massal import DARI, SELESAI, lakukan_semua, pilah
from .susun import Pilihan, ikhtisar, susun_papan

BANYAK_DISEBUT = 5


@require_safe
@dalam_kabupaten
def kini(request):
    """To the quarter a regency will want: the one whose window opened last, else the
    last whole quarter of the calendar."""
    ruang, sekarang = request.ruang_kabupaten, timezone.localtime()
    jadwal = (
        Jadwal.objects.visible_to(request.user)
        .filter(kabupaten=ruang.kabupaten, buka__lte=sekarang)
        .order_by("-buka")
        .first()
    )
    if jadwal is not None:
        tahun, triwulan = jadwal.tahun, jadwal.triwulan
    else:
        tahun, triwulan = triwulan_lewat(sekarang.year, sekarang.month)
    return redirect(ruang.alamat("papan-triwulan", tahun, triwulan))


def triwulan_lewat(tahun: int, bulan: int) -> tuple[int, int]:
    """The last quarter that was over in this month."""
    triwulan = (bulan - 1) // 3
    return (tahun, triwulan) if triwulan else (tahun - 1, 4)


@require_safe
@dalam_kabupaten
def papan(request, tahun, triwulan):
    """State, completeness and closing time of each kecamatan; late ones first."""
    ruang, pilihan = request.ruang_kabupaten, Pilihan.baca(request.GET)
    semua = susun_papan(ruang.daftar_kecamatan, tahun, triwulan)
    daftar = pilihan.terapkan(semua)
    isi = _umum(request, tahun, triwulan) | {
        "pilihan": pilihan,
        "semua": semua,
        "daftar": daftar,
        "ikhtisar": ikhtisar(semua),
        "daftar_triwulan": TRIWULAN.items(),
        "massal": [
            (nama, len(calon))
            for nama, tindakan in (("verifikasi", T.VERIFIKASI), ("kunci", T.KUNCI))
            if _boleh(ruang, request.user, tindakan)
            and (calon := [b for b in daftar if b.pengukuran.status == DARI[tindakan]])
        ],
    }
    return render(request, "capaian/triwulan/papan.html", isi)


def _umum(request, tahun: int, triwulan: int) -> dict:
    return {
        "tahun": tahun,
        "triwulan": triwulan,
        "nama": TRIWULAN[triwulan],
        "bagian": "papan",
    }


def _boleh(ruang: RuangKabupaten, user, tindakan: T) -> bool:
    return bisa_ubah(ruang.kabupaten, user, PELAKU[tindakan][DARI[tindakan]])


@require_safe
@dalam_kabupaten
def unduh(request, tahun, triwulan):
    """What the board shows, as Excel."""
    ruang = request.ruang_kabupaten
    daftar = Pilihan.baca(request.GET).terapkan(
        susun_papan(ruang.daftar_kecamatan, tahun, triwulan)
    )
    jawaban = HttpResponse(
        tulis_papan(f"{capfirst(TRIWULAN[triwulan])} {tahun}", daftar),
        content_type=XLSX,
    )
    jawaban["Content-Disposition"] = (
        f'attachment; filename="triwulan-{triwulan}-{tahun}.xlsx"'
    )
    return jawaban


@UBAH
@dalam_kabupaten
def massal(request, tahun, triwulan, tindakan: T):
    """An act on all quarters that the filter shows: first who takes it and who not,
    then done."""
    ruang, pilihan = request.ruang_kabupaten, Pilihan.baca(request.GET)
    if not _boleh(ruang, request.user, tindakan):
        raise PermissionDenied(
            f"Tindakan “{tindakan.label}” bukan wewenang peran Anda."
        )
    if request.method == "POST":
        _kerjakan(request, tahun, triwulan, tindakan)
        return redirect(ruang.alamat("papan-triwulan", tahun, triwulan))
    daftar = pilihan.terapkan(susun_papan(ruang.daftar_kecamatan, tahun, triwulan))
    calon, dilewati = pilah(tindakan, daftar)
    isi = _umum(request, tahun, triwulan) | {
        "tindakan": tindakan,
        "pilihan": pilihan,
        "calon": calon,
        "dilewati": dilewati,
        "banyak": len(daftar),
    }
    return render(request, "capaian/triwulan/massal.html", isi)


def _kerjakan(request, tahun: int, triwulan: int, tindakan: T) -> None:
    hasil = lakukan_semua(
        tindakan,
        request.ruang_kabupaten.kabupaten,
        tahun,
        triwulan,
        request.POST.getlist("pilih"),
        oleh=request.user,
    )
    if hasil.jadi:
        messages.success(
            request,
            f"{len(hasil.jadi)} kecamatan {SELESAI[tindakan]}: {_sebut(hasil.jadi)}.",
        )
    elif not hasil.dilewati:
        messages.info(request, "Tidak ada yang dipilih, sehingga tidak ada perubahan.")
    for nama, sebab in hasil.dilewati[:BANYAK_DISEBUT]:
        messages.warning(request, f"{nama} dilewati. {sebab}")
    if (lagi := len(hasil.dilewati) - BANYAK_DISEBUT) > 0:
        messages.warning(request, f"{lagi} kecamatan lain juga dilewati.")


def _sebut(nama: list[str]) -> str:
    lebih = len(nama) - BANYAK_DISEBUT
    depan = ", ".join(nama[:BANYAK_DISEBUT])
    return f"{depan}, dan {lebih} lainnya" if lebih > 0 else depan

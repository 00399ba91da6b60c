"""Pages of the acts on a quarter: read it, then send it or decide on it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang

from ...models import PembukaanKunci, PengukuranTriwulan, TangkapanTriwulan
from ...models.tindakan_triwulan import MENJADI, PELAKU, TidakBisa
from ...pilihan import StatusTriwulan
from ...pilihan import TindakanTriwulan as T
from ..keterbukaan import akhir_perbaikan, jendela
from .forms import FormJawabBuka, FormKembalikan, FormMintaBuka
from .halaman import HalamanTriwulan, nomor_kiriman
from .keadaan import susun_keadaan

BERHASIL = {
    T.TARIK: "{} ditarik kembali. Anda dapat mengubahnya, lalu mengirimnya lagi.",
    T.SETUJUI: "{} disetujui dan diteruskan kepada Bagian Organisasi.",
    T.KEMBALIKAN: "{} dikembalikan. Operator sudah diberi tahu.",
    T.VERIFIKASI: "{} diverifikasi.",
    T.KUNCI: "{} dikunci.",
    T.MINTA_BUKA: "Permintaan terkirim kepada Bagian Organisasi.",
    T.BUKA: "Jawaban terkirim kepada yang meminta.",
}


@require_safe
@dalam_ruang
def keadaan(request):
    """The four quarters of the year: how each stands and whose turn it is."""
    isi = {"daftar": susun_keadaan(request.ruang), "bagian": "realisasi"}
    return render(request, "capaian/triwulan/keadaan.html", isi)


@require_safe
@dalam_ruang
def periksa(request, triwulan):
    """The quarter to read, to check before it is sent, and to decide on."""
    return _halaman(request, HalamanTriwulan(request.ruang, triwulan))


def _halaman(request, halaman: HalamanTriwulan, galat=(), status=200) -> HttpResponse:
    isi = {"halaman": halaman, "galat": galat, "bagian": "realisasi"}
    return render(request, "capaian/triwulan/periksa.html", isi, status=status)


@require_POST
@dalam_ruang
def lakukan(request, triwulan, tindakan: T):
    """An act that needs nothing but its button."""
    ini = _ambil(request, triwulan)
    opsi = {} if tindakan == T.TARIK else {"dilihat": request.POST.get("dilihat", "")}
    try:
        getattr(ini, tindakan.value)(oleh=request.user, **opsi)
    except TidakBisa as galat:
        ini = _ambil(request, triwulan)
        if _sudah(ini, tindakan):
            messages.info(request, _kalimat_sudah(ini))
            return redirect(_tujuan(request, ini, tindakan))
        halaman = HalamanTriwulan(request.ruang, triwulan)
        return _halaman(request, halaman, galat.messages, 409)
    if tindakan in BERHASIL:
        messages.success(request, BERHASIL[tindakan].format(ini))
    return redirect(_tujuan(request, ini, tindakan))


def _ambil(request: HttpRequest, triwulan: int) -> PengukuranTriwulan:
    ruang = request.ruang
    return PengukuranTriwulan.objects.tersimpan(ruang.kecamatan, ruang.tahun, triwulan)


def _sudah(ini: PengukuranTriwulan, tindakan: T) -> bool:
    """Whether the act was done already: a second press, or a colleague's."""
    if ini.pk is None:
        return False
    terakhir = ini.tangkapan.last()
    return (
        terakhir is not None
        and terakhir.tindakan == tindakan
        and ini.status == MENJADI[tindakan]
    )


def _kalimat_sudah(ini: PengukuranTriwulan) -> str:
    terakhir = ini.tangkapan.select_related("oleh").last()
    pada = timezone.localtime(terakhir.pada)
    return (
        f"{ini} sudah {StatusTriwulan(ini.status).kata} oleh {terakhir.oleh} pukul "
        f"{pada:%H.%M %Z}. Tindakan ini tidak dilakukan dua kali."
    )


def _tujuan(request, ini: PengukuranTriwulan, tindakan: T) -> str:
    ruang = request.ruang
    if tindakan == T.AJUKAN:
        kiriman = ini.tangkapan.filter(tindakan=T.AJUKAN).last()
        return ruang.alamat("triwulan-tanda-terima", ini.triwulan, kiriman.pk)
    return ruang.alamat("periksa_triwulan", ini.triwulan)


@require_safe
@dalam_ruang
def tanda_terima(request, triwulan, pk):
    """The receipt of one sending, to print."""
    kiriman = get_object_or_404(
        TangkapanTriwulan.objects.visible_to(request.user).select_related(
            "pengukuran__kecamatan", "oleh"
        ),
        pk=pk,
        pengukuran__kecamatan=request.ruang.kecamatan,
        pengukuran__tahun=request.ruang.tahun,
        pengukuran__triwulan=triwulan,
        tindakan=T.AJUKAN,
    )
    isi = {
        "kiriman": kiriman,
        "nomor": nomor_kiriman(kiriman),
        "triwulan": triwulan,
        "terakhir": kiriman.pk == kiriman.pengukuran.tangkapan.last().pk,
        "bagian": "realisasi",
    }
    return render(request, "capaian/triwulan/tanda_terima.html", isi)


@UBAH
@dalam_ruang
def kembalikan(request, triwulan):
    """Return a quarter, with what is to be mended."""
    halaman = _untuk(request, triwulan, T.KEMBALIKAN)
    form = FormKembalikan(
        request.POST or None, daftar=[b.baris.indikator for b in halaman.daftar]
    )

    def kirim():
        ruang = request.ruang
        halaman.pengukuran.kembalikan(
            oleh=request.user,
            alasan=form.cleaned_data["alasan"],
            per_indikator=form.per_indikator,
            sampai=akhir_perbaikan(
                timezone.now(), jendela(ruang.kecamatan, ruang.tahun, triwulan)
            ),
        )

    isi = {"tandai_nama": f"tandai-{request.GET.get('tandai', '')}"}
    return _berisian(request, halaman, T.KEMBALIKAN, form, kirim, isi)


@UBAH
@dalam_ruang
def minta_buka(request, triwulan):
    """Ask for a locked quarter to be opened for a time."""
    halaman = _untuk(request, triwulan, T.MINTA_BUKA)
    form = FormMintaBuka(
        request.POST or None, daftar=[b.baris.indikator for b in halaman.daftar]
    )

    def kirim():
        halaman.pengukuran.minta_buka(oleh=request.user, **form.cleaned_data)

    return _berisian(request, halaman, T.MINTA_BUKA, form, kirim)


@UBAH
@dalam_ruang
def jawab_buka(request, triwulan, pk):
    """Open what was asked for, or refuse."""
    ini = _ambil(request, triwulan)
    minta = get_object_or_404(
        PembukaanKunci.objects.visible_to(request.user).select_related(
            "indikator", "diminta_oleh"
        ),
        pk=pk,
        pengukuran=ini.pk,
    )
    halaman = _untuk(request, triwulan, T.BUKA)
    if minta.dijawab_pada:
        messages.info(request, "Permintaan ini sudah dijawab.")
        return redirect(request.ruang.alamat("periksa_triwulan", triwulan))
    form = FormJawabBuka(request.POST or None)

    def kirim():
        data = form.cleaned_data
        buka = data["jawaban"] == "buka"
        halaman.pengukuran.jawab_buka(
            minta,
            oleh=request.user,
            sampai=data["sampai"] if buka else None,
            alasan=data["alasan"],
        )

    return _berisian(request, halaman, T.BUKA, form, kirim, {"minta": minta})


def _terkirim(request, triwulan: int, tindakan: T, form) -> bool:
    """Whether this person has sent the same already, by a second press."""
    ini = _ambil(request, triwulan)
    if ini.pk is None:
        return False
    oleh, data = request.user, form.cleaned_data
    match tindakan:
        case T.KEMBALIKAN:
            tanda = {i.pk: alasan for i, alasan in form.per_indikator.items()}
            return (
                _sudah(ini, tindakan)
                and ini.tangkapan.last().oleh_id == oleh.pk
                and data["alasan"] in ("", ini.alasan_kembali)
                and tanda == dict(ini.perbaikan.values_list("indikator", "alasan"))
            )
        case T.MINTA_BUKA:
            sama = {"indikator": data["indikator"], "alasan": data["alasan"]}
            return ini.pembukaan.filter(
                dijawab_pada=None, diminta_oleh=oleh, **sama
            ).exists()
    return False


def _untuk(request, triwulan: int, tindakan: T) -> HalamanTriwulan:
    """The quarter for who may ever do this act; 403 for others who see it."""
    siapa = frozenset().union(*PELAKU[tindakan].values())
    if not bisa_ubah(request.ruang.kecamatan, request.user, siapa):
        raise PermissionDenied(
            f"Tindakan “{tindakan.label}” bukan wewenang peran Anda."
        )
    return HalamanTriwulan(request.ruang, triwulan)


def _berisian(
    request,
    halaman: HalamanTriwulan,
    tindakan: T,
    form,
    kirim: Callable[[], None],
    isi: dict | None = None,
) -> HttpResponse:
    """Show the form of an act, or do it. What cannot be is said on the page, and what
    was written stays in the form."""
    kembali = request.ruang.alamat("periksa_triwulan", halaman.triwulan)
    status, galat = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                kirim()
                messages.success(request, BERHASIL[tindakan].format(halaman.pengukuran))
                return redirect(kembali)
        except TidakBisa as alasan:
            if _terkirim(request, halaman.triwulan, tindakan, form):
                messages.info(request, "Ini sudah terkirim, tidak dikirim dua kali.")
                return redirect(kembali)
            status, galat = 409, alasan.messages
    elif str(tindakan) not in halaman.tindakan:
        status_kini = StatusTriwulan(halaman.pengukuran.status).kata
        messages.info(
            request,
            f"{halaman.pengukuran} kini {status_kini}, sehingga tindakan itu tidak "
            "tersedia.",
        )
        return redirect(kembali)
    isi = (isi or {}) | {"halaman": halaman, "form": form, "galat": galat}
    isi["bagian"] = "realisasi"
    return render(
        request, f"capaian/triwulan/{tindakan.value}.html", isi, status=status
    )

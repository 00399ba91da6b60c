"""/<kode>/<tahun>/lkjip/: the sections of a report, and the page that writes one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from capaian.pengukuran import TanpaSkala
from kecamatan.models import Jejak, Pengguna
from kecamatan.pemberitahuan import beritahu
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang

from ..models import PENYUSUN, KomentarNarasi, Narasi
from ..pilihan import TindakanNaskah
from ..susun import TanpaPerjanjian
from ..susun.bahan import kumpulkan
from .alamat import ambil_naskah, judul_naskah, slug_naskah
from .halaman import cetak_naskah, halaman_naskah, remah
from .kata_petugas import baca_kata_petugas
from .keadaan import susun_keadaan
from .komentar import komentari, selesaikan
from .usulan import usulkan

ORANG_LAIN = (
    "Orang lain masuk pada peramban ini, sehingga tulisan tidak disimpan atas namanya."
)
BENTROK = (
    "Orang lain menyimpan lebih dahulu. Pilih tulisan yang dipakai; tulisan Anda masih "
    "ada."
)
RIWAYAT_TAMPIL = 30


@require_safe
@dalam_ruang
def daftar(request):
    """The sections in the order of the report, and how far each is."""
    ruang = request.ruang
    if "bagian" in request.GET:
        # The address under which the preview stood.
        alamat = ruang.alamat("lkjip-pratinjau")
        return redirect(f"{alamat}?{request.GET.urlencode()}")
    try:
        keadaan = susun_keadaan(kumpulkan(ruang.kecamatan, ruang.tahun))
    except (TanpaPerjanjian, TanpaSkala) as galat:
        isi = {"galat": galat, "bagian": "lkjip"}
        return render(request, "laporan/belum_ada.html", isi)
    isi = {
        "keadaan": keadaan,
        "penyusun": bisa_ubah(ruang.kecamatan, request.user, PENYUSUN),
        "bagian": "lkjip",
    }
    return render(request, "laporan/ruang/daftar.html", isi)


@UBAH
@dalam_ruang
def bagian(request, slug):
    """Read a section, or write it. Saved behind the page where JavaScript asks so."""
    narasi = ambil_naskah(request.ruang, slug)
    if request.method != "POST":
        return halaman_naskah(request, narasi)
    if request.POST.get("oleh") not in (None, str(request.user.pk)):
        return _jawab(request, narasi, 409, ORANG_LAIN, sesi="lain")
    # Without the field nothing was typed: no reason to empty the section.
    isi = request.POST.get("isi", narasi.isi).replace("\x00", "")
    try:
        berubah = narasi.tulis(isi, versi=_versi(request), oleh=request.user)
    except Bentrok as bentrok:
        kini = bentrok.sekarang or narasi
        return _jawab(request, kini, 409, BENTROK, isi=isi, bentrok=True)
    except ValidationError as galat:
        return _jawab(request, narasi, 422, " ".join(galat.messages), isi=isi)
    except PermissionDenied as galat:
        # Asked of somebody else meanwhile: what was typed is shown, to be copied.
        return _jawab(request, narasi, 403, str(galat), isi=isi)
    kabar = "Tersimpan." if berubah else "Tidak ada yang berubah."
    return _jawab(request, narasi, 200, kabar)


def _angka(request, nama: str) -> int:
    """A whole number as it was sent; 0 for none, or for what is none."""
    isi = request.POST.get(nama, "")
    return int(isi) if isi.isascii() and isi.isdigit() and len(isi) < 10 else 0


def _versi(request) -> int:
    """The version that the person had before them; 0 for none."""
    return _angka(request, "versi")


def _jawab(request, narasi: Narasi, status: int, kalimat: str, **lain) -> HttpResponse:
    """The same answer for a script and for a page without one."""
    if "application/json" in request.headers.get("Accept", ""):
        isi = {"kalimat": kalimat, "versi": narasi.versi_dilihat} | lain
        if status == 200:
            isi["pratinjau"] = cetak_naskah(narasi.isi)
        if lain.get("bentrok"):
            data = {"narasi": narasi, "slug": slug_naskah(narasi)}
            isi["bentrok"] = render_to_string(
                "laporan/ruang/_bentrok.html", data, request
            )
        return JsonResponse(isi, status=status)
    if status == 200:
        messages.success(request, kalimat)
        return _kembali(request, narasi)
    galat = "" if lain.get("bentrok") else kalimat
    return halaman_naskah(request, narasi, status, galat=galat, **lain)


def _kembali(request, narasi: Narasi, letak: str = "") -> HttpResponse:
    alamat = request.ruang.alamat("lkjip-bagian", slug_naskah(narasi))
    return redirect(f"{alamat}{letak}")


@require_POST
@dalam_ruang
def siap(request, slug):
    """Call the section ready, or open it again."""
    narasi = ambil_naskah(request.ruang, slug)
    menjadi = request.POST.get("siap") == "ya"
    try:
        narasi.tandai(menjadi, versi=_versi(request), oleh=request.user)
    except Bentrok:
        messages.error(
            request, "Tulisan ini berubah sejak Anda membacanya. Baca lagi dahulu."
        )
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        kata = "ditandai siap" if menjadi else "dibuka lagi"
        messages.success(request, f"Bagian {kata}.")
    return _kembali(request, narasi)


@require_POST
@dalam_ruang
def tugas(request, slug):
    """Say who writes the section, and tell them."""
    narasi = ambil_naskah(request.ruang, slug)
    penulis = Pengguna.objects.filter(pk=_angka(request, "penulis")).first()
    if penulis is None and request.POST.get("penulis") != "":
        narasi.pastikan(TindakanNaskah.TUGASKAN, request.user)
        messages.error(request, "Orang itu tidak ditemukan. Pilih dari daftar.")
        return _kembali(request, narasi)
    try:
        berubah = narasi.tugaskan(penulis, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return _kembali(request, narasi)
    except Bentrok:
        messages.error(request, "Orang lain baru saja mengubahnya. Periksa lagi.")
        return _kembali(request, narasi)
    if berubah and penulis not in (None, request.user):
        beritahu(
            [penulis],
            f"Anda diminta menulis {judul_naskah(narasi)} pada LKjIP {narasi.tahun}.",
            request.ruang.alamat("lkjip-bagian", slug),
            surel=True,
        )
    kata = f"Bagian ini ditulis oleh {penulis}." if penulis else "Penulis dikosongkan."
    messages.success(request, kata if berubah else "Tidak ada yang berubah.")
    return _kembali(request, narasi)


@require_POST
@dalam_ruang
def usul(request, slug):
    """Begin an empty section with sentences that the data of the year can say."""
    ruang = request.ruang
    narasi = ambil_naskah(ruang, slug)
    narasi.pastikan(TindakanNaskah.TULIS, request.user)
    if narasi.isi.strip():
        messages.error(request, "Bagian ini sudah berisi, jadi tidak ditimpa usulan.")
        return _kembali(request, narasi)
    try:
        bahan = kumpulkan(ruang.kecamatan, ruang.tahun)
    except (TanpaPerjanjian, TanpaSkala) as galat:
        messages.error(request, str(galat))
        return _kembali(request, narasi)
    usulan = usulkan(
        bahan,
        narasi.bagian,
        baca_kata_petugas(bahan),
        tujuan=narasi.tujuan,
        sasaran=narasi.sasaran,
        nomenklatur=narasi.nomenklatur,
    )
    if not usulan.isi:
        messages.info(request, usulan.alasan)
        return _kembali(request, narasi)
    try:
        narasi.tulis(usulan.isi, versi=narasi.versi_dilihat, oleh=request.user)
    except (Bentrok, ValidationError):
        messages.error(request, "Orang lain baru saja menulis bagian ini.")
        return _kembali(request, narasi)
    messages.success(
        request,
        "Usulan tersimpan sebagai draf. Baca dan sesuaikan: angkanya diambil dari data "
        "saat ini dan tidak berubah sendiri.",
    )
    return _kembali(request, narasi)


@require_safe
@dalam_ruang
def riwayat(request, slug):
    """The texts that this section had, newest first."""
    narasi = ambil_naskah(request.ruang, slug)
    semua = Jejak.objects.none()
    if narasi.pk:
        semua = Jejak.objects.tentang(narasi).order_by("-pada", "-pk")
    naskah = [
        {"jejak": jejak, "pratinjau": cetak_naskah(jejak.ke["isi"])}
        for jejak in semua.filter(ke__has_key="isi")[:RIWAYAT_TAMPIL]
    ]
    isi = {
        "narasi": narasi,
        "slug": slug,
        "versi": narasi.versi_dilihat,
        "daftar": naskah,
        "bisa": narasi.boleh(TindakanNaskah.TULIS, request.user) and not narasi.siap,
        "halaman": {"remah": remah(request.ruang, narasi), "judul": "Riwayat"},
        "bagian": "lkjip",
    }
    return render(request, "laporan/ruang/riwayat.html", isi)


@require_POST
@dalam_ruang
def pulihkan(request, slug):
    """Put an older text in the place of what is there now; that one stays in the
    history."""
    narasi = ambil_naskah(request.ruang, slug)
    narasi.pastikan(TindakanNaskah.TULIS, request.user)
    lama = None
    if narasi.pk:
        jejak = Jejak.objects.tentang(narasi).filter(ke__has_key="isi")
        lama = jejak.filter(pk=_angka(request, "jejak")).first()
    if lama is None:
        messages.error(request, "Tulisan lama itu tidak ditemukan.")
        return _kembali(request, narasi)
    try:
        narasi.tulis(lama.ke["isi"], versi=_versi(request), oleh=request.user)
    except Bentrok:
        messages.error(request, "Tulisan ini berubah sejak Anda membuka riwayatnya.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Tulisan lama dipakai kembali.")
    return _kembali(request, narasi)


@require_POST
@dalam_ruang
def komentar(request, slug):
    narasi = ambil_naskah(request.ruang, slug)
    tautan = request.ruang.alamat("lkjip-bagian", slug)
    isi = request.POST.get("komentar", "")
    try:
        satu = komentari(narasi, isi, oleh=request.user, tautan=tautan)
    except ValidationError as galat:
        return halaman_naskah(
            request, narasi, 422, galat_komentar=galat.messages[0], komentar=isi
        )
    except PermissionDenied as galat:
        return halaman_naskah(request, narasi, 403, galat=str(galat), isi=isi)
    messages.success(request, "Komentar tersimpan dan diberitahukan.")
    return _kembali(request, narasi, f"#komentar-{satu.pk}")


@require_POST
@dalam_ruang
def komentar_selesai(request, pk):
    ruang = request.ruang
    semua = KomentarNarasi.objects.filter(narasi__tahun=ruang.tahun).select_related(
        "penulis",
        "narasi__kecamatan",
        "narasi__penanggung_jawab",
        "narasi__tujuan",
        "narasi__sasaran__tujuan",
        "narasi__nomenklatur",
    )
    satu = ruang.ambil(semua, pk)
    tautan = ruang.alamat("lkjip-bagian", slug_naskah(satu.narasi))
    selesai = selesaikan(satu, oleh=request.user, tautan=tautan)
    kabar = "Komentar selesai." if selesai else "Komentar ini sudah diselesaikan."
    messages.success(request, kabar)
    return _kembali(request, satu.narasi, "#komentar")

"""The evidence of one period of one indicator: what is there, and what is added."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from iku.models import Indikator
from iku.perencanaan.riwayat import susun
from iku.perencanaan.sunting import Halaman, sunting
from kecamatan.models import Jejak
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah
from sakip.middleware import batasi_kiriman

from ..hasil import hasil_realisasi
from ..models import Bukti, LampiranBukti
from ..models.realisasi import PENGISI
from ..periode import PeriodeIndikator
from ..tindakan import Tertutup, cari_realisasi
from . import tindakan
from .forms import FormBerkas, FormLampiran, FormTautan
from .pajangan import Pajangan
from .pemeriksaan import JENIS_DITERIMA, SEMUA, tulis_ukuran
from .pencarian import cari_bukti
from .tindakan import MASA_URUNG, TERBANYAK, periode_lampiran

BUKAN_PENGISI = (
    "Bukti indikator ini diurus oleh operator kecamatan atau penanggung jawab "
    "indikatornya. Anda dapat melihatnya."
)
# One sending without JavaScript; with it, each file is a sending of its own.
KIRIMAN_TERBESAR = 5 * settings.BUKTI_TERBESAR
RIWAYAT_TAMPIL = 20
CARI_TAMPIL = 10
# The page that shows a PDF beside its forms.
_berbingkai = csp_update({"frame-src": [SELF]})(render)


@batasi_kiriman(KIRIMAN_TERBESAR)
@UBAH
@dalam_ruang
def bukti(request, pk, triwulan):
    """What proves the value; and files, a link, or what is here already, to add."""
    ruang = request.ruang
    ini = ruang.ambil(Indikator.objects.select_related("kecamatan"), pk)
    periode = PeriodeIndikator(ini, ruang.tahun, triwulan)
    if request.method != "POST":
        return _halaman(request, periode)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGISI, PENGISI)
    terima = {"tautan": _terima_tautan, "pilih": _terima_pilihan}
    try:
        return terima.get(request.POST.get("cara"), _terima_berkas)(request, periode)
    except Tertutup as alasan:
        if _minta_json(request):
            return JsonResponse({"pesan": str(alasan)}, status=403)
        return _halaman(request, periode, status=403, galat=[("", str(alasan))])


def _terima_berkas(request, periode):
    """Each file for itself: those that are right are kept, whatever the others are."""
    form = FormBerkas(request.POST, request.FILES)
    if not form.is_valid():
        pesan = " ".join(p for daftar in form.errors.values() for p in daftar)
        if _minta_json(request):
            return JsonResponse({"pesan": pesan}, status=422)
        return _halaman(request, periode, status=422, form_berkas=form)
    data, kabar, galat = form.cleaned_data, [], []
    for berkas in data["berkas"]:
        try:
            hasil = tindakan.unggah(
                periode,
                berkas,
                oleh=request.user,
                halaman=data["halaman"],
                keterangan=data["keterangan"],
            )
        except ValidationError as salah:
            galat.append((berkas.name, " ".join(salah.messages)))
        else:
            kabar.append(_kabar(hasil))
    if _minta_json(request):
        pesan = " ".join([p for _, p in galat] + kabar)
        return JsonResponse({"pesan": pesan}, status=422 if galat else 200)
    for satu in kabar:
        messages.success(request, satu)
    if galat:
        return _halaman(request, periode, status=422, form_berkas=form, galat=galat)
    return _kembali(periode)


def _terima_tautan(request, periode):
    form = FormTautan(request.POST)
    if form.is_valid():
        try:
            hasil = tindakan.tautkan(periode, oleh=request.user, **form.cleaned_data)
        except ValidationError as salah:
            form.add_error(None, salah)
        else:
            messages.success(request, _kabar(hasil))
            return _kembali(periode)
    return _halaman(request, periode, status=422, form_tautan=form)


def _terima_pilihan(request, periode):
    nomor = request.POST.get("bukti", "")
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 19):
        nomor = "0"
    ini = request.ruang.ambil(Bukti.objects.all(), int(nomor))
    try:
        hasil = tindakan.pasang([periode], ini, oleh=request.user)
    except ValidationError as salah:
        galat = [(ini.nama, " ".join(salah.messages))]
        return _halaman(request, periode, status=422, galat=galat)
    messages.success(request, _kabar(hasil[0]))
    return _kembali(periode)


def _kabar(hasil: tindakan.Terpasang) -> str:
    nama = hasil.lampiran.bukti.nama
    if hasil.sudah_terpasang:
        return f"“{nama}” sudah terpasang di sini, sehingga tidak ditambahkan lagi."
    if hasil.sudah_ada:
        return f"“{nama}” terpasang. Isinya sudah tersimpan dan tidak digandakan."
    return f"“{nama}” tersimpan."


def _minta_json(request) -> bool:
    jenis = ["text/html", "application/json"]
    return request.get_preferred_type(jenis) == "application/json"


def _kembali(periode: PeriodeIndikator):
    ini = periode.indikator
    return redirect(
        "bukti", ini.kecamatan.kode, periode.tahun, ini.pk, periode.triwulan
    )


def _halaman(request, periode, status=200, **lain):
    ini = periode.indikator
    semua = list(
        LampiranBukti.objects.filter(**periode.kunci)
        .select_related("bukti__kecamatan", "bukti__diunggah_oleh")
        .order_by("pk")
    )
    daftar = [Pajangan(s) for s in semua if s.dilepas_pada is None]
    keadaan = periode.keadaan()
    bisa = bisa_ubah(ini, request.user, PENGISI)
    kata = " ".join(request.GET.get("kata", "").replace("\x00", "").split())[:100]
    baris = cari_realisasi(**periode.kunci)
    isi = {
        "indikator": ini,
        "periode": periode,
        "hasil": hasil_realisasi(ini, baris) if baris else None,
        "daftar": daftar,
        "dilepas": _dilepas(semua, daftar),
        "keadaan": keadaan,
        "pengisi": bisa,
        "bisa": bisa and keadaan.terbuka,
        "kata": kata,
        "ditemukan": _ditemukan(request.ruang, kata, daftar) if kata else (),
        "riwayat": _riwayat(request.user, semua),
        "form_berkas": FormBerkas(),
        "form_tautan": FormTautan(),
        "batas": _batas(),
        "bagian": "capaian",
    }
    isi |= _dilihat(request, daftar)
    isi |= lain
    return _berbingkai(request, "capaian/bukti/bukti.html", isi, status=status)


def _batas() -> dict:
    """What is taken, as the page says it before anybody chooses."""
    return {
        "jenis": JENIS_DITERIMA,
        "akhiran": ",".join(a for jenis in SEMUA for a in jenis.akhiran),
        "terbesar": settings.BUKTI_TERBESAR,
        "terbesar_teks": tulis_ukuran(settings.BUKTI_TERBESAR),
        "terbanyak": TERBANYAK,
        "kiriman_teks": tulis_ukuran(KIRIMAN_TERBESAR),
    }


def _dilepas(semua: list[LampiranBukti], daftar: list[Pajangan]) -> list[Pajangan]:
    """What can be put back: the last of each, unless it is there again."""
    ada = {p.bukti.pk for p in daftar}
    batas = timezone.now() - MASA_URUNG
    terakhir = {
        s.bukti_id: s
        for s in sorted(
            (s for s in semua if s.dilepas_pada and s.dilepas_pada >= batas),
            key=lambda s: s.dilepas_pada,
        )
        if s.bukti_id not in ada
    }
    return [Pajangan(s) for s in terakhir.values()]


def _ditemukan(ruang, kata: str, daftar: list[Pajangan]) -> list[Bukti]:
    ada = [p.bukti.pk for p in daftar]
    return list(cari_bukti(ruang, kata).exclude(pk__in=ada)[:CARI_TAMPIL])


def _riwayat(user, semua: list[LampiranBukti]):
    jejak = Jejak.objects.visible_to(user).filter(
        objek=LampiranBukti._meta.label, id_objek__in=[s.pk for s in semua]
    )
    return susun(jejak.order_by("-pada", "-pk")[:RIWAYAT_TAMPIL])


def _dilihat(request, daftar: list[Pajangan]) -> dict:
    """The piece that is looked at, and its neighbours."""
    urut = [p for p in daftar if p.bisa_dilihat]
    for nomor, satu in enumerate(urut):
        if str(satu.lampiran.pk) == request.GET.get("lihat"):
            return {
                "dilihat": satu,
                "sebelum": urut[nomor - 1] if nomor else None,
                "sesudah": urut[nomor + 1] if nomor + 1 < len(urut) else None,
            }
    return {"dilihat": None}


def _lampiran(request, pk) -> LampiranBukti:
    """The piece with this key that this person may change."""
    semua = LampiranBukti.objects.select_related("indikator__kecamatan", "bukti")
    ini = request.ruang.ambil(semua.filter(tahun=request.ruang.tahun), pk)
    pastikan_bisa_ubah(ini.indikator, request.user, BUKAN_PENGISI, PENGISI)
    return ini


@require_POST
@dalam_ruang
def lepas(request, pk):
    ini = _lampiran(request, pk)
    return _lakukan(
        request,
        ini,
        tindakan.lepas,
        f"“{ini.bukti.nama}” dilepas. Pilih “Urungkan” di bawah untuk memasangnya "
        "kembali.",
    )


@require_POST
@dalam_ruang
def urungkan(request, pk):
    ini = _lampiran(request, pk)
    return _lakukan(
        request, ini, tindakan.urungkan, f"“{ini.bukti.nama}” terpasang kembali."
    )


def _lakukan(request, lampiran: LampiranBukti, tindak, kabar: str):
    periode = periode_lampiran(lampiran)
    try:
        tindak(lampiran, oleh=request.user)
    except Tertutup as alasan:
        raise PermissionDenied(str(alasan)) from alasan
    except ValidationError as salah:
        galat = [(lampiran.bukti.nama, " ".join(salah.messages))]
        return _halaman(request, periode, status=422, galat=galat)
    messages.success(request, kabar)
    return _kembali(periode)


@UBAH
@dalam_ruang
def ubah(request, pk):
    """Page and words of one piece."""
    ruang, ini = request.ruang, _lampiran(request, pk)
    periode = periode_lampiran(ini)
    alamat = ruang.alamat("bukti", ini.indikator_id, ini.triwulan)
    halaman = Halaman(
        judul="Halaman dan keterangan bukti",
        pengantar=f"{ini.bukti.nama}: {ini.indikator}, {periode}.",
        remah=[("Bukti", alamat)],
        kembali=alamat,
        tombol="Simpan keterangan bukti",
        kabar="Keterangan bukti tersimpan.",
        bagian="capaian",
        templat="capaian/bukti/ubah.html",
        isi={"indikator": ini.indikator},
    )
    try:
        data = request.POST if request.method == "POST" else None
        form = FormLampiran(data, instance=ini)
        return sunting(request, form, halaman)
    except Tertutup as alasan:
        raise PermissionDenied(str(alasan)) from alasan

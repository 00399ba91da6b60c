"""All evidence of a kecamatan: found again, and used for several indicators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from iku.models import Indikator
from iku.perencanaan import pemilih
from kecamatan.ruang import UBAH, dalam_ruang

from ..models import Bukti, LampiranBukti, LampiranIpp
from ..models.realisasi import PENGISI
from ..periode import PeriodeIndikator
from ..riwayat import nama_periode
from ..tindakan import Tertutup
from ..triwulan.daftar import periode_indikator, susun_kewajiban
from . import gudang, tindakan
from .forms import FormPasang
from .pajangan import alamat_pratinjau, bisa_dilihat, sebut_jenis
from .pemeriksaan import tulis_ukuran
from .pencarian import cari_bukti
from .sapuan import PEMAKAI_EVALUASI, dipakai_lain
from .views import BUKAN_PENGISI

SEHALAMAN = 25


@require_safe
@dalam_ruang
def pustaka(request):
    """Found by a part of the name, of the words about it, or of an indicator."""
    ruang = request.ruang
    kata = " ".join(request.GET.get("kata", "").replace("\x00", "").split())[:100]
    semua = _dengan_tempat(cari_bukti(ruang, kata))
    lembar = Paginator(semua, SEHALAMAN).get_page(request.GET.get("lembar"))
    isi = {
        "kata": kata,
        "lembar": lembar,
        "daftar": [_baris(satu) for satu in lembar],
        "terpakai": tulis_ukuran(gudang.terpakai(ruang.kecamatan)),
        "bagian": "capaian",
    }
    return render(request, "capaian/bukti/pustaka.html", isi)


def _dengan_tempat(semua: QuerySet[Bukti]) -> QuerySet[Bukti]:
    """With what each proves: values, F-01, and whether anything in other rooms."""
    nilai = LampiranBukti.objects.terpasang().select_related("indikator")
    f01 = LampiranIpp.objects.select_related("jawaban__penilaian", "jawaban__indikator")
    return semua.annotate(di_evaluasi=dipakai_lain(PEMAKAI_EVALUASI)).prefetch_related(
        Prefetch(
            "lampiran", nilai.order_by("-tahun", "-triwulan", "pk"), to_attr="tempat"
        ),
        Prefetch("lampiran_ipp", f01.order_by("pk"), to_attr="tempat_f01"),
    )


def _baris(satu: Bukti) -> dict:
    return {
        "bukti": satu,
        "jenis": sebut_jenis(satu),
        "ukuran": tulis_ukuran(satu.ukuran) if satu.ukuran else "",
        "tempat": [
            {
                "lampiran": lampiran,
                "periode": f"{nama_periode(lampiran.triwulan)} {lampiran.tahun}",
            }
            for lampiran in satu.tempat
        ],
        "tempat_f01": [lampiran.jawaban for lampiran in satu.tempat_f01],
        "di_evaluasi": satu.di_evaluasi,
    }


@UBAH
@dalam_ruang
def satu(request, pk):
    """One evidence: what it proves, and a form to let it prove more."""
    ruang = request.ruang
    ini = ruang.ambil(
        _dengan_tempat(Bukti.objects.select_related("kecamatan", "diunggah_oleh")),
        pk,
    )
    baris = _bisa_diisi(ruang)
    bisa = baris.exists()
    awal = {"triwulan": _triwulan_terakhir(ini, ruang.tahun)}
    form = FormPasang(request.POST or None, baris=baris, initial=awal)
    if (jawaban := pemilih.jawab(request, form)) is not None:
        return jawaban
    status = 200
    if request.method == "POST":
        if not bisa:
            raise PermissionDenied(BUKAN_PENGISI)
        if pemilih.sedang_mencari(form):
            form.tanpa_galat()
        elif form.is_valid() and _pasang(request, ini, form):
            return redirect("bukti-satu", ruang.kecamatan.kode, ruang.tahun, ini.pk)
        else:
            status = 422
    isi = _baris(ini) | {
        "form": form,
        "bisa": bisa,
        "alamat_pratinjau": alamat_pratinjau(ini) if bisa_dilihat(ini) else "",
        "bagian": "capaian",
    }
    return render(request, "capaian/bukti/satu.html", isi, status=status)


def _triwulan_terakhir(ini: Bukti, tahun: int) -> int | None:
    """The quarter at which it was attached last in a year: most likely the one meant
    now, too. A whole year's value is entered with quarter IV."""
    lampiran = ini.lampiran.filter(tahun=tahun).order_by("-pk").first()
    return None if lampiran is None else lampiran.triwulan or 4


def _bisa_diisi(ruang):
    """Indicators of the year whose values this person enters."""
    tahun_ini = susun_kewajiban(ruang.kecamatan, ruang.tahun, 4)
    return (
        Indikator.objects.editable_by(ruang.pengguna, pengubah=PENGISI)
        .filter(kecamatan=ruang.kecamatan, pk__in=[k.indikator.pk for k in tahun_ini])
        .select_related("kecamatan")
        .order_by("kode")
    )


def _pasang(request, ini: Bukti, form: FormPasang) -> bool:
    """Whether it was attached; else the form says why, and nothing was."""
    tahun = request.ruang.tahun
    triwulan = form.cleaned_data["triwulan"]
    daftar = [
        PeriodeIndikator(i, tahun, periode_indikator(i, tahun, triwulan)[0])
        for i in form.cleaned_data["indikator"]
    ]
    try:
        hasil = tindakan.pasang(daftar, ini, oleh=request.user)
    except Tertutup as alasan:
        form.add_error(None, f"{alasan} Tidak ada yang dipasang.")
        return False
    except ValidationError as salah:
        form.add_error(None, salah)
        return False
    baru = [h for h in hasil if not h.sudah_terpasang]
    messages.success(
        request,
        f"“{ini.nama}” terpasang pada {len(baru)} indikator"
        + ("." if len(baru) == len(hasil) else "; sisanya sudah memakainya."),
    )
    return True

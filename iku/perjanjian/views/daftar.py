"""The agreements of a year; one of them; two beside each other."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from iku.anggaran.temuan import temuan_pk
from iku.anggaran.tercetak import Temuan
from iku.models import PerjanjianKinerja
from iku.models.perjanjian import PENYUSUN_PK
from iku.perencanaan.riwayat import susun
from iku.pohon_anggaran import total
from kecamatan.models import Jejak, UnitKerja
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..banding import banding_pk, baris_butir
from ..isian_tindakan import FormPkBaru
from ..jenjang import penjenjangan
from ..tindakan import berikutnya, buat_pk
from ..usulan import jumlah_program
from .umum import BUKAN_PENYUSUN, ambil_pk, hak, remah_pk

RIWAYAT_PENDEK = 5


@require_safe
@dalam_ruang
def daftar(request):
    """The camat's agreements of the year, then those cascaded from them."""
    ruang = request.ruang
    semua = list(
        PerjanjianKinerja.objects.filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun)
        .select_related("renstra", "unit")
        .order_by("unit__urutan", "unit", "perubahan_ke")
    )
    camat = [pk for pk in semua if pk.unit_id is None]
    boleh = bisa_ubah(ruang.kecamatan, request.user, PENYUSUN_PK)
    isi = {
        "camat": camat,
        "turunan": [pk for pk in semua if pk.unit_id is not None],
        "bisa_baru": boleh and all(pk.status == "ditetapkan" for pk in camat),
        "bisa_turunan": boleh and bool(camat),
        "unit_tersedia": _unit_tersedia(ruang) if boleh and camat else (),
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/daftar.html", isi)


def _unit_tersedia(ruang):
    """Units below the camat without an agreement this year."""
    punya = PerjanjianKinerja.objects.filter(
        kecamatan=ruang.kecamatan, tahun=ruang.tahun, unit__isnull=False
    )
    return (
        UnitKerja.objects.filter(kecamatan=ruang.kecamatan, induk__isnull=False)
        .filter(
            Q(selesai__isnull=True) | Q(selesai__year__gte=ruang.tahun),
            Q(mulai__isnull=True) | Q(mulai__year__lte=ruang.tahun),
        )
        .exclude(pk__in=punya.values("unit"))
    )


@UBAH
@dalam_ruang
def baru(request):
    """A new agreement: of the camat, or of the unit that the address names."""
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENYUSUN, PENYUSUN_PK)
    unit = None
    if nomor := request.GET.get("unit"):
        semua = UnitKerja.objects.filter(kecamatan=ruang.kecamatan, induk__isnull=False)
        unit = get_object_or_404(semua, pk=nomor if nomor.isdecimal() else 0)
    ke, sebelum = berikutnya(ruang.kecamatan, ruang.tahun, unit)
    form = FormPkBaru(
        request.POST or None,
        kecamatan=ruang.kecamatan,
        tahun=ruang.tahun,
        sebelum=sebelum,
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            pk = _buat(form, ruang, unit, request.user)
            if pk is not None:
                return redirect(request.ruang.alamat("pk", pk.pk))
    isi = {
        "form": form,
        "remah": remah_pk(request),
        "unit": unit,
        "ke": ke,
        "sebelum": sebelum,
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/baru.html", isi, status=status)


def _buat(form, ruang, unit, oleh) -> PerjanjianKinerja | None:
    """The new draft, or None with what is wrong on the form."""
    data = form.cleaned_data
    try:
        return buat_pk(
            kecamatan=ruang.kecamatan,
            tahun=ruang.tahun,
            unit=unit,
            renstra=data["renstra"],
            alasan=data.get("alasan", ""),
            isi=data["isi"],
            oleh=oleh,
        )
    except ValidationError as galat:
        form.add_error(None, galat.messages)
        return None


@require_safe
@dalam_ruang
def satu(request, pk):
    """One agreement: its state, promises, money, parties, what differs, history."""
    ini = ambil_pk(request, pk)
    anggaran = list(ini.anggaran.select_related("nomenklatur"))
    bawahan = penjenjangan(ini)
    butir = baris_butir(ini, bawahan.pendukung)
    isi = {
        "pk": ini,
        "hak": hak(ini, request.user),
        "kurang": ini.kekurangan() if ini.bisa_berubah else (),
        "daftar_butir": butir,
        "bawahan": bawahan,
        "tanpa_pendukung": bawahan.tanpa_pendukung(b.butir for b in butir),
        "anggaran": anggaran,
        "jumlah": total(a.jumlah for a in anggaran),
        "beda_anggaran": _beda_anggaran(ini, anggaran),
        "temuan": _temuan(ini),
        "sebelum": _sebelum(ini),
        "riwayat": susun(_jejak(ini)[:RIWAYAT_PENDEK]),
        "remah": remah_pk(request),
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/satu.html", isi)


def _temuan(pk: PerjanjianKinerja) -> list[Temuan]:
    """Where the camat's agreement names no budget document, what differs from the one
    that it comes nearest to."""
    if pk.unit_id is not None or pk.sumber_anggaran is not None:
        return []
    return temuan_pk(pk)


def _beda_anggaran(pk: PerjanjianKinerja, anggaran) -> list[tuple[str, object]]:
    """Programs whose amount is another in the chosen budget document (None: it is not
    there at all)."""
    if pk.sumber_anggaran is None:
        return []
    menurut = {n.pk: jumlah for n, jumlah in jumlah_program(pk, pk.sumber_anggaran)}
    return [
        (a.uraian, menurut.get(a.nomenklatur_id))
        for a in anggaran
        if menurut.get(a.nomenklatur_id) != a.jumlah
    ]


def _sebelum(pk: PerjanjianKinerja) -> PerjanjianKinerja | None:
    """With which one it is compared first: the one before in the year, else the last
    of the year before."""
    semua = PerjanjianKinerja.objects.filter(kecamatan=pk.kecamatan, unit=pk.unit)
    lebih_awal = Q(tahun=pk.tahun, perubahan_ke__lt=pk.perubahan_ke)
    lebih_awal |= Q(tahun=pk.tahun - 1)
    return semua.filter(lebih_awal).order_by("-tahun", "-perubahan_ke").first()


def _jejak(pk: PerjanjianKinerja):
    """The trail of the agreement and of its rows, also of those that are gone."""
    bagian = Q(objek=pk._meta.label, id_objek=pk.pk)
    for milik in (pk.butir, pk.anggaran):
        label = milik.model._meta.label
        bagian |= Q(objek=label, id_objek__in=milik.values("pk"))
        bagian |= Q(objek=label, dari__perjanjian=pk.pk)
    return Jejak.objects.filter(
        bagian, id_kabupaten=pk.kecamatan.kabupaten_id
    ).order_by("-pada", "-pk")


@require_safe
@dalam_ruang
def banding(request):
    """Two agreements beside each other, chosen in the address."""
    ruang = request.ruang
    semua = list(
        PerjanjianKinerja.objects.filter(kecamatan=ruang.kecamatan)
        .visible_to(request.user)
        .select_related("renstra", "unit")
        .order_by("unit__urutan", "unit", "-tahun", "-perubahan_ke")
    )
    menurut_nomor = {str(pk.pk): pk for pk in semua}
    dari, ke = (menurut_nomor.get(request.GET.get(k, "")) for k in ("dari", "ke"))
    isi = {
        "semua": semua,
        "dari": dari,
        "ke": ke,
        "banding": banding_pk(dari, ke) if dari and ke and dari != ke else None,
        "remah": remah_pk(request),
        "bagian": "perencanaan",
    }
    return render(request, "iku/perjanjian/banding.html", isi)

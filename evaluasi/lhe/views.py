"""Pages of the LHE: read it, write it, hand it out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from iku.perencanaan import sunting
from iku.perencanaan.riwayat import susun
from iku.perencanaan.sunting import Halaman
from iku.unduhan import bertanda_tangan as kirim_bertanda_tangan
from iku.unduhan import unduh
from kecamatan.models import Jejak
from kecamatan.ruang import UBAH, dalam_ruang

from ..lembar.views.umum import alamat, ambil_evaluasi, remah, sebut_periode
from ..models import Evaluasi, Lhe, Rekomendasi
from ..models.tindakan_evaluasi import TidakBisa
from ..penilaian import jumlah_bobot
from ..pilihan import JenisRekomendasi, StatusLhe, TindakanLke
from ..tindak_lanjut.keadaan import hitung
from .bahan import baca_bahan
from .draf import PENULIS_LHE, geser_butir, kurang_lhe, lhe_terlihat
from .forms import FormButir, FormPenutup
from .susun import susun_lhe

BUKAN_PENULIS = (
    "LHE disusun oleh tim evaluasi dan Inspektur. Anda dapat membacanya setelah terbit."
)


def ambil_lhe(request, triwulan: int | None) -> tuple[Evaluasi, Lhe]:
    """The evaluation and its LHE; 404 where there is none, or none yet for this
    person."""
    evaluasi = ambil_evaluasi(request, triwulan)
    lhe = (
        Lhe.objects.filter(evaluasi=evaluasi)
        .select_related(
            "kecamatan__kabupaten",
            "evaluasi__periode__instrumen",
            "evaluasi__tim",
            "inspektur__pejabat",
            "dokumen",
        )
        .first()
    )
    if lhe is None or not lhe_terlihat(evaluasi, request.user):
        raise Http404
    return evaluasi, lhe


def _untuk_ditulis(request, triwulan: int | None) -> tuple[Evaluasi, Lhe]:
    """The same for who may write it now; 403 for others who see it."""
    evaluasi, lhe = ambil_lhe(request, triwulan)
    siapa = evaluasi.pelaku(request.user)
    if not any(boleh & siapa for boleh in PENULIS_LHE.values()):
        raise PermissionDenied(BUKAN_PENULIS)
    if not evaluasi.bisa_menulis(request.user, PENULIS_LHE):
        raise PermissionDenied(
            f"Evaluasi ini kini pada tahap {evaluasi.sebutan_tahap}, "
            "sehingga LHE tidak dapat diubah."
        )
    return evaluasi, lhe


def umum(request, evaluasi: Evaluasi, judul: str) -> dict:
    """What every page of the LHE is given."""
    return {
        "evaluasi": evaluasi,
        "triwulan": evaluasi.periode.triwulan,
        "sebut_periode": sebut_periode(evaluasi),
        "bagian": "evaluasi",
        "halaman": {"remah": remah(request, evaluasi), "judul": judul},
    }


@require_safe
@dalam_ruang
def lihat(request, triwulan):
    """The report as it stands: scores, notes, recommendations, and what comes next."""
    evaluasi, lhe = ambil_lhe(request, triwulan)
    bahan = baca_bahan(lhe)
    tindakan = evaluasi.tindakan_bagi(request.user)
    isi = umum(request, evaluasi, "LHE") | {
        "lhe": lhe,
        "b": bahan,
        "bobot": jumlah_bobot(bahan.instrumen.komponen),
        "komponen": [(k, _komponen_lalu(bahan, k.kode)) for k in bahan.hasil.komponen],
        "bisa": evaluasi.bisa_menulis(request.user, PENULIS_LHE),
        "temuan": _temuan(evaluasi),
        "kurang": kurang_lhe(lhe) if lhe.status == StatusLhe.DRAF else [],
        "terbitkan": TindakanLke.TERBITKAN in tindakan,
        "kembalikan": TindakanLke.KEMBALIKAN_LHE in tindakan,
        "keadaan": hitung(lhe) if lhe.status == StatusLhe.TERBIT else None,
    }
    return render(request, "evaluasi/lhe/lihat.html", isi)


def _komponen_lalu(bahan, kode: str):
    return bahan.skor_lalu.komponen.get(kode) if bahan.skor_lalu else None


def _temuan(evaluasi: Evaluasi) -> dict[str, list[tuple[str, str]]]:
    """What evaluators noted at criteria, by component: what the report may draw on."""
    hasil: dict[str, list[tuple[str, str]]] = {}
    for j in (
        evaluasi.jawaban.exclude(catatan="")
        .select_related("kriteria__sub__komponen")
        .order_by("kriteria__sub__kode", "kriteria__nomor")
    ):
        kode = j.kriteria.sub.komponen.kode
        hasil.setdefault(kode, []).append((j.kriteria.kode, j.catatan))
    return hasil


def _halaman(request, evaluasi, judul: str, **isi) -> Halaman:
    kembali = alamat(request, evaluasi, "lhe")
    return Halaman(
        judul=judul,
        remah=[*remah(request, evaluasi), ("LHE", kembali)],
        kembali=kembali,
        bagian="evaluasi",
        **isi,
    )


@UBAH
@dalam_ruang
def penutup(request, triwulan):
    evaluasi, lhe = _untuk_ditulis(request, triwulan)
    halaman = _halaman(
        request,
        evaluasi,
        "Dorongan perbaikan",
        tombol="Simpan dorongan perbaikan",
        kabar="Dorongan perbaikan tersimpan.",
        riwayat=alamat(request, evaluasi, "lhe_riwayat"),
    )
    return sunting.sunting(
        request, FormPenutup(request.POST or None, instance=lhe), halaman
    )


@UBAH
@dalam_ruang
def butir(request, triwulan, pk=None):
    """A new note or recommendation, or a change of one."""
    evaluasi, lhe = _untuk_ditulis(request, triwulan)
    ini = Rekomendasi(lhe=lhe, jenis="") if pk is None else _butir(request, lhe, pk)
    awal = {}
    if pk is None:
        awal = {n: request.GET.get(n, "") for n in ("jenis", "komponen")}
        awal["jenis"] = awal["jenis"] or JenisRekomendasi.REKOMENDASI
    halaman = _halaman(
        request,
        evaluasi,
        "Ubah catatan atau rekomendasi" if pk else "Tambah catatan atau rekomendasi",
        tombol="Simpan",
        kabar="Tersimpan.",
        hapus=alamat(request, evaluasi, "lhe_butir_hapus", pk) if pk else "",
        riwayat=alamat(request, evaluasi, "lhe_riwayat") if pk else "",
    )
    form = FormButir(
        request.POST or None, instance=ini, evaluasi=evaluasi, initial=awal
    )
    return sunting.sunting(request, form, halaman)


def _butir(request, lhe: Lhe, pk: int) -> Rekomendasi:
    return request.ruang.ambil(
        Rekomendasi.objects.filter(lhe=lhe).select_related("lhe__evaluasi"), pk
    )


@UBAH
@dalam_ruang
def butir_hapus(request, triwulan, pk):
    evaluasi, lhe = _untuk_ditulis(request, triwulan)
    halaman = _halaman(
        request,
        evaluasi,
        "Hapus catatan atau rekomendasi",
        tombol="Hapus",
        kabar="Sudah dihapus.",
    )
    ini = _butir(request, lhe, pk)

    def tindak():
        if request.method == "POST":
            evaluasi.pegang(PENULIS_LHE, request.user)
        return sunting.hapus(request, ini, halaman)

    return _selagi_bisa(request, evaluasi, tindak)


def _selagi_bisa(request, evaluasi: Evaluasi, tindak):
    """Do it in one transaction; where the stage moved on meanwhile, back with a
    sentence."""
    try:
        with transaction.atomic():
            return tindak()
    except TidakBisa as alasan:
        messages.error(request, " ".join(alasan.messages))
        return redirect(alamat(request, evaluasi, "lhe"))


@require_POST
@dalam_ruang
def butir_geser(request, triwulan, pk):
    evaluasi, lhe = _untuk_ditulis(request, triwulan)
    ini, arah = _butir(request, lhe, pk), request.POST.get("arah")

    def tindak():
        naik = arah == "naik"
        if arah in ("naik", "turun") and not geser_butir(
            ini, naik=naik, oleh=request.user
        ):
            messages.info(request, f"Sudah paling {'atas' if naik else 'bawah'}.")
        return redirect(f"{alamat(request, evaluasi, 'lhe')}#butir-{pk}")

    return _selagi_bisa(request, evaluasi, tindak)


@require_safe
@dalam_ruang
def riwayat(request, triwulan):
    """Changes of the report and of its notes and recommendations, deleted ones too."""
    evaluasi, lhe = ambil_lhe(request, triwulan)
    jejak = Jejak.objects.visible_to(request.user).filter(
        id_kabupaten=lhe.kecamatan.kabupaten_id, id_kecamatan=lhe.kecamatan_id
    )
    label = Rekomendasi._meta.label
    milik = jejak.filter(Q(ke__lhe=lhe.pk) | Q(dari__lhe=lhe.pk), objek=label)
    jejak = jejak.filter(
        Q(objek=Lhe._meta.label, id_objek=lhe.pk)
        | Q(objek=label, id_objek__in=list(milik.values_list("id_objek", flat=True)))
    ).order_by("-pada", "-pk")
    isi = umum(request, evaluasi, "Riwayat LHE") | {"daftar": susun(jejak)}
    isi["halaman"]["remah"].append(("LHE", alamat(request, evaluasi, "lhe")))
    return render(request, "evaluasi/lhe/riwayat.html", isi)


@require_safe
@dalam_ruang
def cetak(request, triwulan, bentuk):
    """As PDF or Word: as frozen, or as it stands now (marked draft)."""
    evaluasi, lhe = ambil_lhe(request, triwulan)
    nama = f"{lhe} {lhe.kecamatan}"
    return unduh(
        request, susun_lhe(lhe), nama, bentuk, alamat(request, evaluasi, "lhe")
    )


@require_safe
@dalam_ruang
def bertanda_tangan(request, triwulan):
    """The signed file as it was handed in."""
    evaluasi, lhe = ambil_lhe(request, triwulan)
    return kirim_bertanda_tangan(request, lhe.dokumen, alamat(request, evaluasi, "lhe"))

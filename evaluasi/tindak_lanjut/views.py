"""Pages of one kecamatan: its recommendations and what became of them."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iku.perencanaan import sunting
from iku.perencanaan.riwayat import susun
from iku.perencanaan.sunting import Halaman
from iku.pilihan import TRIWULAN
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..models import Rekomendasi, TindakLanjut
from ..models.evaluasi import PENILAI
from ..models.rekomendasi import PELAKSANA
from ..models.tindakan_evaluasi import ORANG_KECAMATAN
from ..pilihan import StatusLhe
from .daftar import susun_daftar
from .forms import FormIsi, FormRencana, FormVerifikasi
from .keadaan import keadaan_butir, terlambat, urutkan
from .tindakan import sudah_mulai

PERENCANA = frozenset({Peran.OPERATOR})
BUKAN_PERENCANA = (
    "Penanggung jawab dan batas waktu diisi oleh operator kecamatan. Anda dapat "
    "melihatnya."
)
BUKAN_PELAKSANA = (
    "Tindak lanjut diisi oleh operator kecamatan atau penanggung jawab unitnya. Anda "
    "dapat melihatnya."
)
BUKAN_PENILAI = "Verifikasi dilakukan oleh evaluator Inspektorat yang tidak bertugas di kecamatan ini."


def bisa_verifikasi(butir: Rekomendasi, user) -> bool:
    """Whether this person may judge what was reported: not whoever works there too."""
    hak = user.wewenang
    sendiri = ORANG_KECAMATAN & frozenset(hak.peran_di(butir.lhe.kecamatan))
    return bisa_ubah(butir, user, PENILAI) and (hak.semua or not sendiri)


def remah_butir(ruang, butir: Rekomendasi | None = None) -> list[tuple[str, str]]:
    """The pages above, as (text, address)."""
    hasil = [
        (f"Evaluasi {ruang.tahun}", ruang.alamat("evaluasi")),
        ("Tindak lanjut", ruang.alamat("tindak_lanjut")),
    ]
    if butir is not None:
        alamat = ruang.alamat("tindak_lanjut_satu", butir.pk)
        hasil.append((f"Butir {butir.nomor}", alamat))
    return hasil


def ambil_butir(request, pk: int) -> Rekomendasi:
    """The note or recommendation of an issued LHE of this kecamatan, or 404."""
    semua = Rekomendasi.objects.filter(
        lhe__status=StatusLhe.TERBIT, lhe__tahun__lte=request.ruang.tahun
    ).select_related("lhe__kecamatan__kabupaten", "lhe__evaluasi__periode", "pemilik")
    return request.ruang.ambil(semua, pk)


def ambil_tindak(butir: Rekomendasi, tindak: int) -> TindakLanjut:
    """One of its follow-ups, or 404."""
    return get_object_or_404(
        butir.tindak_lanjut.select_related("rekomendasi__lhe__kecamatan"), pk=tindak
    )


@require_safe
@dalam_ruang
def daftar(request):
    """All that is followed up in this year."""
    ruang = request.ruang
    bagian = susun_daftar([ruang.kecamatan], ruang.tahun, timezone.localdate())
    isi = {
        "daftar": bagian[ruang.kecamatan.pk],
        "halaman": {"remah": remah_butir(ruang)[:1], "judul": "Tindak lanjut"},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/tindak_lanjut/daftar.html", isi)


@require_safe
@dalam_ruang
def satu(request, pk):
    """One recommendation: plan, reports by quarter, evidence, verification."""
    ruang, butir = request.ruang, ambil_butir(request, pk)
    semua = urutkan(
        butir.tindak_lanjut.select_related("diverifikasi_oleh").prefetch_related(
            "bukti__kecamatan"
        )
    )
    ada = {t.triwulan for t in semua if t.tahun == ruang.tahun}
    # Who may report on it: a unit only on what is its own.
    bisa_isi = bisa_ubah(butir, request.user, PELAKSANA)
    keadaan = keadaan_butir(butir)
    terbuka = keadaan.status == "belum"
    isi = {
        "butir": butir,
        "keadaan": keadaan,
        "terlambat": terlambat(butir, timezone.localdate()),
        "daftar": semua,
        "nama_triwulan": TRIWULAN,
        "bisa_rencana": bisa_ubah(butir, request.user, PERENCANA),
        "bisa_isi": bisa_isi,
        "bisa_verifikasi": bisa_verifikasi(butir, request.user),
        "dapat_ditambah": [
            (n, nama)
            for n, nama in TRIWULAN.items()
            if bisa_isi and terbuka and n not in ada and sudah_mulai(ruang.tahun, n)
        ],
        "halaman": {"remah": remah_butir(ruang), "judul": f"Butir {butir.nomor}"},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/tindak_lanjut/satu.html", isi)


def _halaman(request, butir: Rekomendasi, judul: str, **isi) -> Halaman:
    return Halaman(
        judul=judul,
        remah=remah_butir(request.ruang, butir),
        pengantar=f"{butir.nomor}. {butir.uraian}",
        kembali=request.ruang.alamat("tindak_lanjut_satu", butir.pk),
        riwayat=request.ruang.alamat("tindak_lanjut_riwayat", butir.pk),
        bagian="evaluasi",
        **isi,
    )


@UBAH
@dalam_ruang
def rencana(request, pk):
    """Owner, deadline and plan."""
    butir = ambil_butir(request, pk)
    pastikan_bisa_ubah(butir, request.user, BUKAN_PERENCANA, PERENCANA)
    halaman = _halaman(
        request,
        butir,
        "Rencana tindak lanjut",
        tombol="Simpan rencana",
        kabar="Rencana tindak lanjut tersimpan.",
    )
    form = FormRencana(request.POST or None, instance=butir, tautan=halaman.kembali)
    return sunting.sunting(request, form, halaman)


@UBAH
@dalam_ruang
def isi(request, pk, triwulan):
    """What was done in a quarter of this year."""
    tahun, butir = request.ruang.tahun, ambil_butir(request, pk)
    pastikan_bisa_ubah(butir, request.user, BUKAN_PELAKSANA, PELAKSANA)
    ini = butir.tindak_lanjut.filter(tahun=tahun, triwulan=triwulan).first()
    if ini is None:
        ini = TindakLanjut(rekomendasi=butir, tahun=tahun, triwulan=triwulan)
    halaman = _halaman(
        request,
        butir,
        f"Tindak lanjut {TRIWULAN[triwulan]} {tahun}",
        tombol="Simpan tindak lanjut",
        kabar="Tindak lanjut tersimpan. Tambahkan buktinya bila ada.",
    )
    form = FormIsi(request.POST or None, instance=ini, tautan=halaman.kembali)
    return sunting.sunting(request, form, halaman)


@UBAH
@dalam_ruang
def verifikasi(request, pk, tindak):
    """The evaluator's word on one report."""
    butir = ambil_butir(request, pk)
    ini = ambil_tindak(butir, tindak)
    if not bisa_verifikasi(butir, request.user):
        raise PermissionDenied(BUKAN_PENILAI)
    halaman = _halaman(
        request,
        butir,
        "Verifikasi tindak lanjut",
        tombol="Simpan verifikasi",
        kabar="Verifikasi tersimpan; kecamatan diberi tahu.",
        templat="evaluasi/tindak_lanjut/verifikasi.html",
        isi={"tindak": ini, "bukti": ini.bukti.select_related("kecamatan")},
    )
    form = FormVerifikasi(request.POST or None, instance=ini, tautan=halaman.kembali)
    return sunting.sunting(request, form, halaman)


@require_safe
@dalam_ruang
def riwayat(request, pk):
    """Changes of a recommendation and of what was reported about it."""
    butir = ambil_butir(request, pk)
    label = TindakLanjut._meta.label
    anak = list(butir.tindak_lanjut.values_list("pk", flat=True))
    jejak = (
        Jejak.objects.visible_to(request.user)
        .filter(
            Q(objek=Rekomendasi._meta.label, id_objek=butir.pk)
            | Q(objek=label, id_objek__in=anak)
        )
        .order_by("-pada", "-pk")
    )
    konteks = {
        "daftar": susun(jejak),
        "halaman": {"remah": remah_butir(request.ruang, butir), "judul": "Riwayat"},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/tindak_lanjut/riwayat.html", konteks)

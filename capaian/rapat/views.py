"""Pages of evaluation meetings."""

from datetime import date

from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iku.perencanaan import sunting
from iku.perencanaan.riwayat import susun
from iku.perencanaan.sunting import Halaman
from iku.unduhan import unduh
from kecamatan.models import Jejak
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..models import KeputusanRapat, RapatEvaluasi
from ..pilihan import StatusKeputusan
from .forms import FormKeputusan, FormRapat, FormTindakLanjut
from .notulen import susun_notulen

BUKAN_PENCATAT = (
    "Rapat evaluasi dicatat oleh operator kecamatan atau camat. Anda dapat "
    "melihatnya, tidak mengubahnya."
)
BUKAN_PELAKSANA = (
    "Tindak lanjut diisi oleh operator kecamatan, camat, atau penanggung jawab unit "
    "yang ditunjuk."
)


def _remah(ruang, rapat: RapatEvaluasi | None = None) -> list[tuple[str, str]]:
    remah = [
        (f"Capaian {ruang.tahun}", ruang.alamat("capaian")),
        ("Rapat evaluasi", ruang.alamat("daftar-rapat")),
    ]
    if rapat is not None:
        remah.append((str(rapat), ruang.alamat("rapat", rapat.pk)))
    return remah


def _ambil(request, pk: int) -> RapatEvaluasi:
    """The meeting of this kecamatan and year, or 404."""
    ruang = request.ruang
    semua = RapatEvaluasi.objects.filter(tahun=ruang.tahun)
    return ruang.ambil(semua.select_related("kecamatan__kabupaten"), pk)


def _untuk_dicatat(request, pk: int) -> RapatEvaluasi:
    """The same, for who may write it; 403 for others who see it."""
    rapat = _ambil(request, pk)
    pastikan_bisa_ubah(rapat, request.user, BUKAN_PENCATAT)
    return rapat


def _keputusan(request, pk: int, keputusan: int) -> KeputusanRapat:
    semua = KeputusanRapat.objects.filter(
        rapat=pk, rapat__tahun=request.ruang.tahun
    ).select_related("rapat__kecamatan__kabupaten", "unit")
    return request.ruang.ambil(semua, keputusan)


def _bisa_mencatat(request) -> bool:
    kecamatan = request.ruang.kecamatan
    return bisa_ubah(kecamatan, request.user, RapatEvaluasi.pengubah)


def _bertanda(daftar, kini: date) -> list[tuple[KeputusanRapat, bool]]:
    """Decisions with whether they are late."""
    return [(satu, satu.terlambat(kini)) for satu in daftar]


@require_safe
@dalam_ruang
def daftar(request):
    """The meetings of a year, and what they decided that is not done."""
    ruang, kini = request.ruang, timezone.localdate()
    semua = (
        RapatEvaluasi.objects.visible_to(request.user)
        .filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun)
        .prefetch_related("keputusan__unit")
        .order_by("triwulan", "tanggal", "pk")
    )
    terbuka = sorted(
        (k for r in semua for k in r.keputusan.all() if k.status != "selesai"),
        key=lambda k: (k.batas_waktu, k.pk),
    )
    isi = {
        "daftar": [_ringkas(rapat, kini) for rapat in semua],
        "terbuka": _bertanda(terbuka, kini),
        "bisa": _bisa_mencatat(request),
        "halaman": {"remah": _remah(ruang)[:1], "judul": "Rapat evaluasi"},
        "bagian": "capaian",
    }
    return render(request, "capaian/rapat/daftar.html", isi)


def _ringkas(rapat: RapatEvaluasi, kini: date) -> dict:
    keputusan = list(rapat.keputusan.all())
    return {
        "rapat": rapat,
        "banyak": len(keputusan),
        "selesai": sum(k.status == StatusKeputusan.SELESAI for k in keputusan),
        "terlambat": sum(k.terlambat(kini) for k in keputusan),
    }


@require_safe
@dalam_ruang
def satu(request, pk):
    rapat = _ambil(request, pk)
    daftar = rapat.keputusan.select_related("unit", "indikator")
    boleh = KeputusanRapat.objects.editable_by(request.user).filter(rapat=rapat)
    isi = {
        "rapat": rapat,
        "daftar": _bertanda(daftar, timezone.localdate()),
        "bisa": bisa_ubah(rapat, request.user),
        "bisa_lanjut": set(boleh.values_list("pk", flat=True)),
        "halaman": {"remah": _remah(request.ruang), "judul": str(rapat)},
        "bagian": "capaian",
    }
    return render(request, "capaian/rapat/satu.html", isi)


@UBAH
@dalam_ruang
def baru(request):
    ruang = request.ruang
    pastikan_bisa_ubah(
        ruang.kecamatan, request.user, BUKAN_PENCATAT, RapatEvaluasi.pengubah
    )
    rapat = RapatEvaluasi(kecamatan=ruang.kecamatan, tahun=ruang.tahun)
    halaman = Halaman(
        judul="Catat rapat evaluasi",
        remah=_remah(ruang),
        kembali=ruang.alamat("daftar-rapat"),
        lanjut=lambda baris: ruang.alamat("rapat", baris.pk),
        tombol="Simpan rapat",
        kabar="Rapat tersimpan. Tambahkan keputusannya.",
        bagian="capaian",
    )
    return sunting.sunting(
        request, FormRapat(request.POST or None, instance=rapat), halaman
    )


@UBAH
@dalam_ruang
def ubah(request, pk):
    ruang, rapat = request.ruang, _untuk_dicatat(request, pk)
    halaman = Halaman(
        judul="Ubah notulen",
        remah=_remah(ruang, rapat),
        kembali=ruang.alamat("rapat", pk),
        tombol="Simpan notulen",
        kabar="Notulen tersimpan.",
        hapus=ruang.alamat("rapat-hapus", pk),
        riwayat=ruang.alamat("rapat-riwayat", pk),
        bagian="capaian",
    )
    return sunting.sunting(
        request, FormRapat(request.POST or None, instance=rapat), halaman
    )


@UBAH
@dalam_ruang
def hapus(request, pk):
    ruang, rapat = request.ruang, _untuk_dicatat(request, pk)
    halaman = Halaman(
        judul="Hapus rapat",
        remah=_remah(ruang, rapat),
        kembali=ruang.alamat("daftar-rapat"),
        tombol="Hapus rapat beserta keputusannya",
        kabar="Rapat sudah dihapus.",
        wajib_alasan=True,
        bagian="capaian",
    )
    return sunting.hapus(request, rapat, halaman)


@UBAH
@dalam_ruang
def keputusan(request, pk, keputusan=None):
    """A new decision, or a change of one."""
    ruang, rapat = request.ruang, _untuk_dicatat(request, pk)
    ini = (
        KeputusanRapat(rapat=rapat)
        if keputusan is None
        else _keputusan(request, pk, keputusan)
    )
    hapus = keputusan and ruang.alamat("rapat-keputusan-hapus", pk, keputusan)
    halaman = Halaman(
        judul="Ubah keputusan" if keputusan else "Tambah keputusan",
        remah=_remah(ruang, rapat),
        kembali=ruang.alamat("rapat", pk),
        tombol="Simpan keputusan",
        kabar="Keputusan tersimpan.",
        hapus=hapus or "",
        bagian="capaian",
    )

    def tautan(baris):
        return ruang.alamat("rapat-tindak-lanjut", pk, baris.pk)

    form = FormKeputusan(request.POST or None, instance=ini, tautan=tautan)
    return sunting.sunting(request, form, halaman)


@UBAH
@dalam_ruang
def keputusan_hapus(request, pk, keputusan):
    ruang, rapat = request.ruang, _untuk_dicatat(request, pk)
    halaman = Halaman(
        judul="Hapus keputusan",
        remah=_remah(ruang, rapat),
        kembali=ruang.alamat("rapat", pk),
        tombol="Hapus keputusan ini",
        kabar="Keputusan sudah dihapus.",
        bagian="capaian",
    )
    return sunting.hapus(request, _keputusan(request, pk, keputusan), halaman)


@UBAH
@dalam_ruang
def tindak_lanjut(request, pk, keputusan):
    """What came of a decision: by the operator or the unit that answers for it."""
    ruang, ini = request.ruang, _keputusan(request, pk, keputusan)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PELAKSANA)
    halaman = Halaman(
        judul="Tindak lanjut",
        remah=_remah(ruang, ini.rapat),
        pengantar=f"{ini.uraian} ({ini.pelaksana})",
        kembali=ruang.alamat("rapat", pk),
        tombol="Simpan tindak lanjut",
        kabar="Tindak lanjut tersimpan.",
        riwayat=ruang.alamat("rapat-riwayat", pk),
        bagian="capaian",
    )
    form = FormTindakLanjut(request.POST or None, instance=ini)
    return sunting.sunting(request, form, halaman)


@require_safe
@dalam_ruang
def riwayat(request, pk):
    """Changes of a meeting and of its decisions, deleted ones too."""
    rapat = _ambil(request, pk)
    jejak = Jejak.objects.visible_to(request.user).filter(
        id_kabupaten=rapat.kecamatan.kabupaten_id, id_kecamatan=rapat.kecamatan_id
    )
    label = KeputusanRapat._meta.label
    milik = jejak.filter(Q(ke__rapat=pk) | Q(dari__rapat=pk), objek=label)
    jejak = jejak.filter(
        Q(objek=RapatEvaluasi._meta.label, id_objek=pk)
        | Q(objek=label, id_objek__in=list(milik.values_list("id_objek", flat=True)))
    ).order_by("-pada", "-pk")
    isi = {
        "daftar": susun(jejak),
        "halaman": {"remah": _remah(request.ruang, rapat), "judul": "Riwayat"},
        "bagian": "capaian",
    }
    return render(request, "capaian/rapat/riwayat.html", isi)


@require_safe
@dalam_ruang
def notulen(request, pk, bentuk):
    rapat = _ambil(request, pk)
    nama = f"Notulen {rapat.kecamatan.nama} {rapat}"
    kembali = request.ruang.alamat("rapat", pk)
    return unduh(request, susun_notulen(rapat), nama, bentuk, kembali)

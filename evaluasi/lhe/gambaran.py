"""The kecamatan and its SAKIP as the data of this system tell them (Bab I, F and G)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count

from capaian.models import PengukuranTriwulan
from capaian.pilihan import StatusTriwulan
from dokumen.models import DokumenResmi
from dokumen.pilihan import JenisDokumen, StatusDokumen
from iku.models import PerjanjianKinerja, Renstra, SkIku
from iku.pilihan import TRIWULAN, StatusPk, StatusSk
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan, JenisDesa
from sakip.tanggal import panjang

from .bahan import Bahan


def perangkat_daerah(b: Bahan) -> Iterator[str]:
    """Sentences on the kecamatan; what nobody recorded is left out."""
    kantor = f", berkantor di {b.kecamatan.alamat}" if b.kecamatan.alamat else ""
    yield (
        f"{b.kecamatan} adalah perangkat daerah {b.kabupaten}{kantor}. "
        f"{_wilayah(b)}{_unit(b)}"
    ).strip()
    if camat := _camat(b):
        yield f"Pada akhir masa yang dievaluasi kecamatan dipimpin oleh {camat}."
    if sk := _sk_bertugas(b):
        yield (
            f"Tugas kecamatan menurut {_sebut_sk(sk)}: "
            f"{'; '.join(t.rstrip('.;') for t in sk.tugas)}."
        )


def _wilayah(b: Bahan) -> str:
    banyak = dict(
        b.kecamatan.desa.order_by().values_list("jenis").annotate(n=Count("pk"))
    )
    isi = [
        f"{banyak[jenis]} {JenisDesa(jenis).label.lower()}"
        for jenis in JenisDesa.values
        if banyak.get(jenis)
    ]
    return f"Wilayahnya meliputi {' dan '.join(isi)}. " if isi else ""


def _unit(b: Bahan) -> str:
    banyak = b.kecamatan.unit_kerja.filter(selesai__isnull=True).count()
    return f"Susunan organisasinya terdiri atas {banyak} unit kerja." if banyak else ""


def _camat(b: Bahan) -> MasaJabatan | None:
    return (
        MasaJabatan.objects.pada(b.periode.mandiri_sampai)
        .filter(kecamatan=b.kecamatan, jabatan=Jabatan.CAMAT)
        .select_related("pejabat")
        .order_by("mulai")
        .last()
    )


def _sk_bertugas(b: Bahan) -> SkIku | None:
    return next((sk for sk in _sk(b) if sk.tugas), None)


def _sk(b: Bahan) -> list[SkIku]:
    """Determined decrees, the newest first."""
    semua = SkIku.objects.filter(kecamatan=b.kecamatan, status=StatusSk.DITETAPKAN)
    return list(semua.order_by("-tanggal", "-pk"))


def _sebut_sk(sk: SkIku) -> str:
    nomor = f" Nomor {sk.nomor}" if sk.nomor else ""
    return f"Keputusan Camat{nomor} tentang {sk.judul}"


def implementasi(b: Bahan) -> list[str]:
    """What there is of SAKIP, in the order of its components. Absence is said, too."""
    return [
        _perencanaan(b),
        _keputusan(b),
        _perjanjian(b),
        _pengukuran(b),
        _pelaporan(b),
    ]


def _perencanaan(b: Bahan) -> str:
    tahun = b.lhe.tahun
    renstra = (
        Renstra.objects.filter(kecamatan=b.kecamatan, awal__lte=tahun, akhir__gte=tahun)
        .annotate(n=Count("indikator_renstra", distinct=True))
        .order_by("awal", "versi")
        .last()
    )
    if renstra is None:
        return f"Perencanaan: Renstra yang meliputi tahun {tahun} belum tercatat."
    dasar = f" ({renstra.dasar})" if renstra.dasar else ""
    return f"Perencanaan: {renstra}{dasar} dengan {renstra.n} indikator kinerja."


def _keputusan(b: Bahan) -> str:
    semua = _sk(b)
    if not semua:
        return "Indikator kinerja utama: keputusan penetapannya belum tercatat."
    return f"Indikator kinerja utama: {_sebut_sk(semua[0])}."


def _perjanjian(b: Bahan) -> str:
    semua = PerjanjianKinerja.objects.filter(
        kecamatan=b.kecamatan,
        tahun=b.lhe.tahun,
        unit__isnull=True,
        status=StatusPk.DITETAPKAN,
    ).order_by("perubahan_ke")
    if not semua:
        return f"Perjanjian Kinerja {b.lhe.tahun}: belum ada yang ditetapkan."
    isi = [
        f"{pk.sebutan}" + (f", {panjang(pk.tanggal)}" if pk.tanggal else "")
        for pk in semua
    ]
    return f"Perjanjian Kinerja {b.lhe.tahun}: {'; '.join(isi)}."


def _pengukuran(b: Bahan) -> str:
    semua = PengukuranTriwulan.objects.filter(
        kecamatan=b.kecamatan, tahun=b.lhe.tahun
    ).exclude(status=StatusTriwulan.DRAF)
    isi = [
        f"{TRIWULAN[p.triwulan]} {p.get_status_display().lower()}"
        for p in semua.order_by("triwulan")
    ]
    if not isi:
        return (
            f"Pengukuran kinerja {b.lhe.tahun}: belum ada triwulan yang dikirim "
            "melalui sistem."
        )
    return f"Pengukuran kinerja {b.lhe.tahun}: {', '.join(isi)}."


def _pelaporan(b: Bahan) -> str:
    """A correction is younger than the report that was sent: the first day counts."""
    tahun = b.lhe.tahun - 1
    semua = list(
        DokumenResmi.objects.filter(
            kecamatan=b.kecamatan, jenis=JenisDokumen.LKJIP, tahun=tahun
        )
        .exclude(status=StatusDokumen.DRAF)
        .defer("isi")
        .order_by("versi")
    )
    if not semua:
        return f"Pelaporan kinerja {tahun}: laporan yang terbit belum tercatat."
    hari = min((d.disampaikan_pada for d in semua if d.disampaikan_pada), default=None)
    kapan = f"disampaikan {panjang(hari)}" if hari else "belum tercatat disampaikan"
    return f"Pelaporan kinerja {tahun}: {semua[-1].judul}, {kapan}."

"""What the texts of a report ask of people: sections they were asked to write, and
remarks that nobody has settled."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from dokumen.pilihan import StatusDokumen
from kecamatan.pilihan import Peran
from kecamatan.ruang import Ruang

from ..models import KomentarNarasi, Lkjip, Narasi, VersiLkjip
from ..ruang.alamat import judul_naskah, slug_naskah
from .tugas import Keadaan, Tugas

DISEBUT = 2


def tugas_naskah(ruang: Ruang, peran: Peran) -> Iterator[Tugas]:
    """Of this year and the one before, whose report is written now; not of a report
    that is signed. Two queries, whatever the number of sections."""
    saya = ruang.pengguna
    tahun = (ruang.tahun - 1, ruang.tahun)
    terbuka = (
        Narasi.objects.filter(kecamatan=ruang.kecamatan, tahun__in=tahun)
        .exclude(tahun__in=_tertandatangani(ruang, tahun))
        .select_related("tujuan", "sasaran__tujuan", "nomenklatur")
        .order_by("tahun", "pk")
    )
    milik = terbuka.filter(penanggung_jawab=saya)
    for satu, isi in groupby(milik.filter(siap=False), key=lambda n: n.tahun):
        bagian = list(isi)
        yield Tugas(
            f"{len(bagian)} bagian LKjIP {satu} menunggu tulisan Anda",
            _tautan(ruang, bagian),
            Keadaan.DIKERJAKAN,
            f"{_sebut(bagian)}.",
        )
    # Whoever gathers the report answers for all of it.
    berkomentar = terbuka if peran == Peran.OPERATOR else milik
    komentar = (
        KomentarNarasi.objects.filter(narasi__in=berkomentar, selesai_pada=None)
        .exclude(penulis=saya)
        .select_related(
            "narasi__tujuan", "narasi__sasaran__tujuan", "narasi__nomenklatur"
        )
        .order_by("narasi__tahun", "pk")
    )
    for satu, isi in groupby(komentar, key=lambda k: k.narasi.tahun):
        semua = list(isi)
        bagian = list({k.narasi_id: k.narasi for k in semua}.values())
        yield Tugas(
            f"{len(semua)} komentar pada LKjIP {satu} belum diselesaikan",
            _tautan(ruang, bagian, "#komentar"),
            Keadaan.DIKERJAKAN,
            f"{_sebut(bagian)}.",
        )


def _tertandatangani(ruang: Ruang, tahun: Iterable[int]) -> QuerySet:
    """The years whose newest version is past its draft."""
    terbaru = VersiLkjip.objects.filter(lkjip=OuterRef("pk")).order_by("-pk")
    return (
        Lkjip.objects.filter(kecamatan=ruang.kecamatan, tahun__in=tahun)
        .annotate(status=Subquery(terbaru.values("dokumen__status")[:1]))
        .exclude(status=None)
        .exclude(status=StatusDokumen.DRAF)
        .values("tahun")
    )


def _tautan(ruang: Ruang, bagian: list[Narasi], letak: str = "") -> str:
    """The section, or the list where there are several."""
    kunci = ruang.kecamatan.kode, bagian[0].tahun
    if len(bagian) > 1:
        return reverse("lkjip", args=kunci)
    alamat = reverse("lkjip-bagian", args=[*kunci, slug_naskah(bagian[0])])
    return f"{alamat}{letak}"


def _sebut(bagian: list[Narasi]) -> str:
    nama = [judul_naskah(n) for n in bagian[:DISEBUT]]
    sisa = len(bagian) - len(nama)
    return ", ".join(nama) + (f", dan {sisa} lainnya" if sisa else "")

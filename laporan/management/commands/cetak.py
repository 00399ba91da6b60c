from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import attrgetter

from django.core.management.base import CommandError
from django.db.models import QuerySet

from dokumen.pohon import Dokumen
from evaluasi.lhe.susun import susun_lhe
from evaluasi.models import Lhe, Reviu
from evaluasi.reviu.surat import susun_reviu
from iku.models import PerjanjianKinerja, Renstra, SkIku
from iku.pohon.cetak import cetak_renstra
from iku.surat.pk import susun_pk
from iku.surat.sk import susun_sk
from laporan.perintah import PerintahCetak

BANYAK_SARAN = 8


@dataclass(frozen=True)
class Jenis:
    """`nomor`: by what a row is asked for, "" where it has none."""

    nama: str
    baris: QuerySet
    susun: Callable[..., Dokumen]
    nomor: Callable[..., str] = attrgetter("nomor")


JENIS = {
    "sk-iku": Jenis(
        "SK IKU",
        SkIku.objects.select_related("kecamatan__kabupaten", "dokumen").order_by("pk"),
        susun_sk,
    ),
    "pk": Jenis(
        "Perjanjian Kinerja",
        PerjanjianKinerja.objects.select_related(
            "kecamatan__kabupaten", "unit", "dokumen"
        ).order_by("pk"),
        susun_pk,
    ),
    # Of one that was entered from elsewhere there is nothing to print.
    "lhe": Jenis(
        "LHE",
        Lhe.objects.filter(evaluasi__isnull=False)
        .select_related("kecamatan__kabupaten", "evaluasi__periode", "dokumen")
        .order_by("pk"),
        susun_lhe,
    ),
    "reviu": Jenis(
        "Reviu LKjIP",
        Reviu.objects.select_related(
            "kecamatan__kabupaten", "laporan", "instrumen", "hasil", "pereviu"
        ).order_by("pk"),
        susun_reviu,
    ),
    "pohon-kinerja": Jenis(
        "Renstra",
        Renstra.objects.select_related("kecamatan").order_by("pk"),
        cetak_renstra,
        lambda r: f"{r.kecamatan.kode}:{r.awal}-{r.akhir}",
    ),
}


class Command(PerintahCetak):
    help = (
        "Mencetak satu dokumen resmi: keputusan IKU, Perjanjian Kinerja, LHE, atau pohon "
        "kinerja satu Renstra (KODE:AWAL-AKHIR). Nomor dibaca tanpa memandang spasi dan "
        "huruf besar; bila tidak ditemukan, dokumen yang ada disebutkan beserta id-nya."
    )
    contoh = "sk.docx"

    def add_arguments(self, parser):
        parser.add_argument(
            "jenis", metavar="JENIS", choices=JENIS, help=" atau ".join(JENIS)
        )
        parser.add_argument(
            "nomor",
            metavar="NOMOR-ATAU-ID",
            help="misalnya 065/45/35.09.10/2023, 35.09.24:2025-2029, atau 7",
        )
        super().add_arguments(parser)

    def handle(self, *, jenis, nomor, keluaran, **_):
        berkas = self.siapkan_berkas(keluaran)
        baris = cari(JENIS[jenis], nomor)
        self.tulis(JENIS[jenis].susun(baris), berkas)


def cari(jenis: Jenis, dicari: str):
    """The row with that number, else with that id; CommandError names what there is
    where none or several are found."""
    semua = list(jenis.baris.all())  # anew: a queryset remembers its rows
    bernomor = [
        b
        for b in semua
        if jenis.nomor(b) and _ringkas(jenis.nomor(b)) == _ringkas(dicari)
    ]
    ber_id = [b for b in semua if str(b.pk) == dicari.strip()]
    cocok = bernomor or ber_id
    if len(cocok) == 1:
        return cocok[0]
    if cocok:
        raise CommandError(
            f"{jenis.nama} bernomor “{dicari}” ada {len(cocok)}: {_sebut(cocok)}. "
            "Tulis id-nya."
        )
    if not semua:
        raise CommandError(
            f"Belum ada {jenis.nama}. Isi dahulu datanya, atau muat dokumen contoh "
            "dengan: manage.py muat_contoh"
        )
    dekat = _terdekat(jenis, semua, dicari)
    raise CommandError(
        f"{jenis.nama} dengan nomor atau id “{dicari}” tidak ada. Yang mungkin "
        f"dimaksud: {_sebut(dekat)}."
    )


def _ringkas(nomor: str) -> str:
    return "".join(nomor.split()).casefold()


def _terdekat(jenis: Jenis, semua: list, dicari: str) -> list:
    """Those whose number or name resembles what was typed most."""
    kata = _ringkas(dicari)

    def kemiripan(b) -> float:
        nama = (_ringkas(n) for n in (jenis.nomor(b), _nama(b)) if n)
        return max(SequenceMatcher(None, kata, n).ratio() for n in nama)

    return sorted(semua, key=lambda b: (-kemiripan(b), b.pk))[:BANYAK_SARAN]


def _nama(b) -> str:
    return f"{b} {b.kecamatan}"


def _sebut(daftar: list) -> str:
    return "; ".join(f"{_nama(b)} (id {b.pk})" for b in daftar)

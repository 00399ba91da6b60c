"""Is the audit trail what was written? Walks the whole chain and says where it breaks.

What the database alone cannot show: whoever can write to it may reckon the whole chain
anew. Only an end kept elsewhere (printed on a document, noted by the inspectorate) can
show that: give it as `acuan`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from .models import AntreanSegel, Jejak, KepalaJejak, Segel
from .rantai import KOLOM, sidik_mata

SEKALI_BACA = 5000
# A sealing takes a moment; what waits longer waits for one that never came.
TUNGGU_SEGEL = timedelta(minutes=5)


class Rusak(Exception):
    """The trail is not what was written; the sentence names the first bad entry."""


@dataclass(frozen=True)
class Acuan:
    """An end of the chain that was noted elsewhere: the beginning of a fingerprint,
    and its place where it is known."""

    sidik: str
    urutan: int | None = None

    @classmethod
    def baca(cls, teks: str) -> "Acuan":
        """From "1234-0f3a…" as printed, or a fingerprint alone. ValueError where it
        is neither."""
        depan, tanda, sidik = teks.strip().lower().rpartition("-")
        if not (8 <= len(sidik) <= 64 and set(sidik) <= set("0123456789abcdef")):
            raise ValueError(
                f"“{teks}” bukan kepala jejak; contohnya 1234-0f3a5b6c7d8e9f01."
            )
        if tanda and not (depan.isascii() and depan.isdecimal()):
            raise ValueError(
                f"“{depan}” bukan nomor urut; contohnya 1234-0f3a5b6c7d8e9f01."
            )
        return cls(sidik, int(depan) if tanda else None)

    def cocok(self, urutan: int, sidik: str) -> bool:
        return self.urutan in (None, urutan) and sidik.startswith(self.sidik)

    def __str__(self):
        return f"{self.urutan}-{self.sidik}" if self.urutan else self.sidik


@dataclass(frozen=True)
class Hasil:
    """A whole chain: how many entries, its end, and how many wait for their seal."""

    banyak: int
    kepala: str
    menunggu: int


def periksa(acuan: Acuan | None = None) -> Hasil:
    """Walk the chain; Rusak at the first entry that is not as it was sealed."""
    awal = KepalaJejak.objects.first() or KepalaJejak()
    urutan, sidik = 0, ""
    bertemu = acuan is None
    for isi, nomor, tersimpan in _rantai():
        if nomor != urutan + 1:
            raise Rusak(_hilang(urutan + 1))
        sidik = sidik_mata(sidik, nomor, isi)
        if sidik != tersimpan:
            raise Rusak(
                f"{_sebut(isi, nomor)} tidak sesuai dengan segelnya: isi, pelaku, atau "
                "waktunya diubah, atau tempatnya ditukar, sesudah disegel."
            )
        urutan = nomor
        if urutan == awal.urutan and sidik != awal.sidik:
            raise Rusak(
                f"Mulai urutan {urutan} atau sebelumnya rantai ditulis ulang: sidiknya "
                "bukan yang dicatat kepala jejak."
            )
        if acuan and acuan.cocok(urutan, sidik):
            bertemu = True
        elif acuan and acuan.urutan == urutan:
            raise Rusak(_bukan_acuan(acuan, urutan))
    _periksa_ujung(awal, urutan)
    if not bertemu:
        raise Rusak(_bukan_acuan(acuan, urutan))
    return Hasil(
        urutan, str(KepalaJejak(urutan=urutan, sidik=sidik)), _periksa_antrean()
    )


def _rantai() -> Iterator[tuple[Sequence, int, str]]:
    """Sealed entries in order: what they say, place, stored fingerprint."""
    ujung = Segel.objects.order_by("-urutan").values_list("urutan", flat=True).first()
    for mulai in range(0, ujung or 0, SEKALI_BACA):
        for *isi, urutan, sidik in (
            Jejak.objects.filter(
                segel__urutan__gt=mulai, segel__urutan__lte=mulai + SEKALI_BACA
            )
            .order_by("segel__urutan")
            .values_list(*KOLOM, "segel__urutan", "segel__sidik")
        ):
            yield isi, urutan, sidik


def _periksa_ujung(awal: KepalaJejak, urutan: int) -> None:
    """The end that was read before the walk must have been met, and what came after
    it is sealed: the end has moved on with it."""
    if urutan < awal.urutan:
        raise Rusak(
            f"{_hilang(urutan + 1)} Kepala jejak mencatat {awal.urutan} entri: "
            f"{awal.urutan - urutan} yang terakhir tidak utuh."
        )
    kini = KepalaJejak.objects.first() or KepalaJejak()
    if urutan > kini.urutan:
        raise Rusak(
            f"Urutan {kini.urutan + 1} disisipkan di belakang kepala jejak, yang "
            f"mencatat {kini.urutan} entri."
        )


def _periksa_antrean() -> int:
    """How many entries wait for their seal; Rusak where one never will get it."""
    disisipkan = Jejak.objects.filter(segel=None, antrean=None).order_by("pk").first()
    if disisipkan:
        raise Rusak(
            f"{_sebut_baris(disisipkan)} tidak pernah dicatat oleh aplikasi: "
            "disisipkan, atau segelnya dihapus."
        )
    antrean = AntreanSegel.objects.order_by("pk")
    if hilang := antrean.exclude(pk__in=Jejak.objects.values("pk")).first():
        raise Rusak(f"Jejak nomor {hilang.pk} dihapus sebelum disegel.")
    lama = timezone.now() - TUNGGU_SEGEL
    tertinggal = Jejak.objects.filter(antrean__isnull=False, pada__lt=lama)
    if satu := tertinggal.order_by("pk").first():
        raise Rusak(
            f"{_sebut_baris(satu)} belum disegel lebih dari "
            f"{TUNGGU_SEGEL.seconds // 60} menit. Penyimpanan berikutnya menyegelnya; "
            "bila tidak, periksa catatan peladen."
        )
    return antrean.count()


def _hilang(urutan: int) -> str:
    segel = Segel.objects.filter(pk=urutan).first()
    nomor = f" (jejak nomor {segel.jejak_id})" if segel else " beserta segelnya"
    return f"Entri pada urutan {urutan}{nomor} sudah tidak ada: dihapus."


def _bukan_acuan(acuan: Acuan, urutan: int) -> str:
    if acuan.urutan and acuan.urutan > urutan:
        return (
            f"Rantai berakhir pada urutan {urutan}, padahal acuan {acuan} menyebut "
            f"urutan {acuan.urutan}: entri terakhir dihapus beserta kepalanya."
        )
    tempat = f"Sidik pada urutan {acuan.urutan}" if acuan.urutan else "Sidik mana pun"
    return (
        f"{tempat} bukan {acuan.sidik}: rantai ditulis ulang sejak awal atau sebelum "
        "tempat itu, atau acuannya salah salin."
    )


def _sebut(isi: Sequence, urutan: int) -> str:
    baris = Jejak(**dict(zip(KOLOM, isi, strict=True)))
    return f"Urutan {urutan}: {_sebut_baris(baris)}"


def _sebut_baris(jejak: Jejak) -> str:
    waktu = timezone.localtime(jejak.pada)
    return (
        f"jejak nomor {jejak.pk} ({jejak.pengguna} {jejak.aksi} {jejak.objek} nomor "
        f"{jejak.id_objek}, {waktu:%Y-%m-%d %H.%M.%S})"
    )

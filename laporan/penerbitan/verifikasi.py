"""Whether a paper or a file is what the system says was signed.

Asked by anybody, so it answers with what stands on a title page and no more, and only
about signed documents: a draft is as unknown as what does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files import File
from django.db.models import Q

from dokumen.berkas import sidik_berkas
from dokumen.models import DokumenResmi
from dokumen.pilihan import StatusDokumen

from ..models import VersiLkjip
from .pengganti import Pengganti, pengganti

TERPENDEK, TERPANJANG = 8, 64  # hexadecimal digits of a fingerprint
# So many documents begin with eight typed digits only where somebody tries.
TERBANYAK = 5
_PEMISAH = re.compile(r"[\s\-–—.]+")
_SIDIK = re.compile(rf"[0-9a-f]{{{TERPENDEK},{TERPANJANG}}}")


@dataclass(frozen=True)
class Jawaban:
    """A signed document and what took its place, None where it holds."""

    dokumen: DokumenResmi
    pengganti: Pengganti | None


def rapikan(ketikan: str) -> str | None:
    """A fingerprint as it was typed, with dashes or without, in any case: its digits;
    None where it cannot be one."""
    digit = _PEMISAH.sub("", ketikan).lower()
    return digit if _SIDIK.fullmatch(digit) else None


def cari(sidik: str) -> list[Jawaban]:
    """The signed documents whose fingerprint begins with these digits."""
    return _jawab(_bertanda_tangan().filter(sidik__startswith=sidik)[:TERBANYAK])


def cari_berkas(berkas: File) -> list[Jawaban]:
    """The signed documents of which this very file was printed or handed in. The file
    is read and kept nowhere."""
    sidik = sidik_berkas(berkas)
    cetakan = VersiLkjip.objects.filter(sidik_cetakan=sidik).values("dokumen")
    return _jawab(
        _bertanda_tangan().filter(Q(sidik_berkas=sidik) | Q(pk__in=cetakan))[:TERBANYAK]
    )


def _bertanda_tangan():
    return (
        DokumenResmi.objects.exclude(status=StatusDokumen.DRAF)
        .select_related("kecamatan__kabupaten")
        .defer("isi")
        .order_by("pk")
    )


def _jawab(dokumen: Iterable[DokumenResmi]) -> list[Jawaban]:
    return [Jawaban(d, pengganti(d)) for d in dokumen]

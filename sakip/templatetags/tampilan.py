"""How figures and dates look on a page. Thin: the rules are in sakip.angka.

``None`` becomes words, because nothing, zero and not-yet are three things. A name
that the page does not know arrives here as "" and is refused loudly (TypeError)
instead of being shown as an empty cell.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from sakip import angka as angka_indonesia
from sakip import tanggal as tanggal_indonesia

register = template.Library()

BELUM = "belum dilaporkan"


@register.filter
def angka(nilai: Decimal | None, pilihan: int | str = BELUM) -> str:
    """``{{ x|angka }}`` all digits, ``{{ x|angka:2 }}`` two decimals,
    ``{{ x|angka:"tidak tersedia data" }}`` other words for None."""
    if isinstance(pilihan, int):
        return BELUM if nilai is None else angka_indonesia.tulis(nilai, pilihan)
    return pilihan if nilai is None else angka_indonesia.tulis(nilai)


@register.filter
def rupiah(nilai: Decimal | None, bila_kosong: str = BELUM) -> str:
    """``{{ x|rupiah }}``: "Rp 2.649.221.375,00"."""
    return bila_kosong if nilai is None else angka_indonesia.rupiah(nilai)


@register.filter
def persen(nilai: Decimal | None, bila_kosong: str = BELUM) -> str:
    """``{{ x|persen }}``: "94,42 %"; ``{{ x|persen:alasan }}`` for a reason."""
    return bila_kosong if nilai is None else angka_indonesia.persen(nilai)


@register.filter
def tanggal(nilai: date | None, bila_kosong: str = "belum ada tanggal") -> str:
    """``{{ x|tanggal }}``: "24 September 2025"."""
    return _tanggal(nilai, bila_kosong, tanggal_indonesia.panjang)


@register.filter
def tanggal_pendek(nilai: date | None, bila_kosong: str = "belum ada tanggal") -> str:
    """``{{ x|tanggal_pendek }}``: "24 Sep 2025"."""
    return _tanggal(nilai, bila_kosong, tanggal_indonesia.pendek)


def _tanggal(
    nilai: date | None, bila_kosong: str, bentuk: Callable[[date], str]
) -> str:
    if nilai is None:
        return bila_kosong
    if isinstance(nilai, datetime) and timezone.is_aware(nilai):
        # Moments are stored in UTC: 23.00 UTC is already the next day in Jember.
        nilai = timezone.localtime(nilai)
    return bentuk(nilai)

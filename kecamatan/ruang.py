"""The room a page stands in, from its address: one kecamatan and one year, or a
regency.

Every address below /<kode>/<tahun>/ and /kabupaten/<kode>/ passes through here,
and only here it is decided who may come in. What is not visible is a 404, the
same for a kecamatan next door and for one that does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from .cakupan import ScopedQuerySet, Tercakup
from .models import Kabupaten, Kecamatan

# A page that shows a form and takes it.
UBAH = require_http_methods(["GET", "HEAD", "POST"])


class KonverterKode:
    """A kecamatan code as it stands in addresses: 35.09.24."""

    regex = r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class KonverterKabupaten(KonverterKode):
    """A regency code as it stands in addresses: 35.09."""

    regex = r"[0-9]{2}\.[0-9]{2}"


class KonverterTahun:
    """A year between 2000 and 2100."""

    regex = "20[0-9]{2}|2100"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True)
class Ruang:
    """Where a page stands, and what its frame needs to lead elsewhere."""

    kecamatan: Kecamatan
    tahun: int
    pengguna: object

    @cached_property
    def daftar_tahun(self) -> list[int]:
        """Years with a plan, newest first, and the year of this page."""
        return sorted({self.tahun, *_tahun_ber_pk(self.kecamatan)}, reverse=True)

    @cached_property
    def daftar_kecamatan(self) -> list[Kecamatan]:
        """All kecamatan the person may choose."""
        return list(Kecamatan.objects.visible_to(self.pengguna))

    def alamat(self, nama: str, *kunci) -> str:
        """The address of a page of this kecamatan and year."""
        return reverse(nama, args=[self.kecamatan.kode, self.tahun, *kunci])

    def remah(self, *lanjut: tuple[str, str]) -> list[tuple[str, str]]:
        """The pages above one of planning, as (text, address): its first page, and
        what follows."""
        awal = (f"Perencanaan {self.tahun}", self.alamat("perencanaan"))
        return [awal, *lanjut]

    def ambil(self, baris: ScopedQuerySet, pk: int):
        """The row of this kecamatan with this key; Http404 where there is none."""
        jalan = baris.model.kecamatan_lookup
        return get_object_or_404(
            baris.visible_to(self.pengguna).filter(**{jalan: self.kecamatan}), pk=pk
        )


@dataclass(frozen=True)
class RuangKabupaten:
    """Where a page common to all kecamatan of a regency stands."""

    kabupaten: Kabupaten
    pengguna: object

    @cached_property
    def daftar_kecamatan(self) -> list[Kecamatan]:
        """All its kecamatan the person may choose."""
        return list(
            Kecamatan.objects.visible_to(self.pengguna).filter(kabupaten=self.kabupaten)
        )

    def alamat(self, nama: str, *kunci) -> str:
        """The address of a page of this regency."""
        return reverse(nama, args=[self.kabupaten.kode, *kunci])

    def ambil(self, baris: ScopedQuerySet, pk: int):
        """The row of this regency with this key; Http404 where there is none."""
        jalan = baris.model.kabupaten_path()
        return get_object_or_404(
            baris.visible_to(self.pengguna).filter(**{jalan: self.kabupaten}), pk=pk
        )


def tahun_bawaan(kecamatan: Kecamatan) -> int:
    """The year a kecamatan opens with: its newest plan, else this year."""
    return max(_tahun_ber_pk(kecamatan), default=timezone.localdate().year)


def _tahun_ber_pk(kecamatan: Kecamatan) -> list[int]:
    # By its reverse name: this room imports nothing of the rooms above it.
    return kecamatan.perjanjian_kinerja.tahun_ber_pk(kecamatan)


def dalam_ruang(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view `request.ruang`, or answer 404."""

    @wraps(view)
    def terjaga(request: HttpRequest, kode: str, tahun: int, **kunci) -> HttpResponse:
        kecamatan = get_object_or_404(
            Kecamatan.objects.visible_to(request.user).select_related("kabupaten"),
            kode=kode,
        )
        request.ruang = Ruang(kecamatan, tahun, request.user)
        return view(request, **kunci)

    return terjaga


def dalam_kabupaten(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view `request.ruang_kabupaten`, or answer 404."""

    @wraps(view)
    def terjaga(request: HttpRequest, kode: str, **kunci) -> HttpResponse:
        kabupaten = get_object_or_404(
            Kabupaten.objects.visible_to(request.user), kode=kode
        )
        request.ruang_kabupaten = RuangKabupaten(kabupaten, request.user)
        return view(request, **kunci)

    return terjaga


def bisa_ubah(baris: Tercakup, user, pengubah=None) -> bool:
    """Whether `user` may change this visible row (or add to it, `pengubah`)."""
    return (
        type(baris)
        .objects.editable_by(user, pengubah=pengubah)
        .filter(pk=baris.pk)
        .exists()
    )


def pastikan_bisa_ubah(baris: Tercakup, user, pesan: str, pengubah=None) -> None:
    """PermissionDenied (403) with a sentence for who may see but not change."""
    if not bisa_ubah(baris, user, pengubah):
        raise PermissionDenied(pesan)

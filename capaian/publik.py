"""What public forms without an account share: the QR code of their address, and the
guard against machines. Nothing that tells who somebody is is kept."""

import segno
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kecamatan.penjaga_masuk import alamat

PINGGIR = 4  # modules of white around a code: what readers need (ISO/IEC 18004)
SEJAM = 60 * 60
# A tablet at the counter serves one respondent every two minutes; an office, or a
# village behind one telephone mast, sends from one address.
PER_PERAMBAN, PER_ALAMAT = 30, 120
# A field that people do not see; who fills it in is a machine.
PERANGKAP = "situs"


def kode_qr(tujuan: str) -> str:
    """The address as SVG text, black on white in any theme. One path, no styles: the
    pages' Content-Security-Policy forbids them."""
    kode = segno.make_qr(tujuan, error="m")
    lebar = len(kode.matrix) + 2 * PINGGIR
    titik = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, baris in enumerate(kode.matrix, PINGGIR)
        for x, gelap in enumerate(baris, PINGGIR)
        if gelap
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {lebar}" '
        f'width="{lebar * 8}" height="{lebar * 8}" role="img">'
        f"<title>Kode QR</title>"
        f'<rect width="{lebar}" height="{lebar}" fill="#ffffff"/>'
        f'<path d="{titik}" fill="#000000"/></svg>'
    )


def tampak_mesin(request: HttpRequest) -> bool:
    """Whether the hidden field was filled in."""
    return bool(request.POST.get(PERANGKAP))


def terlalu_sering(request: HttpRequest, formulir: str) -> bool:
    """Count one sending of this form; whether this browser or this address sent too
    many within the hour. Counted in the cache under a hash that nobody can turn back
    and that is forgotten with the hour."""
    hitung = (
        (f"alamat {alamat(request)}", PER_ALAMAT),
        (f"peramban {request.META.get('CSRF_COOKIE', '')}", PER_PERAMBAN),
    )
    return any([_tambah(f"{formulir} {siapa}") > batas for siapa, batas in hitung])


def _tambah(siapa: str) -> int:
    jam = timezone.now().strftime("%Y%m%d%H")
    kunci = "publik-" + salted_hmac("capaian.publik", f"{jam} {siapa}").hexdigest()[:40]
    # Not cache.incr: it stores the count anew with the default timeout, five minutes.
    jumlah = (cache.get(kunci) or 0) + 1
    cache.set(kunci, jumlah, SEJAM)
    return jumlah

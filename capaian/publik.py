"""What public forms without an account share: the QR code of their address, and the
guard against machines. Nothing that tells who somebody is is kept."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe
from segno import make_qr

# Many people answer through the one line of a kecamatan office.
TERBANYAK, SELAMA = 120, 60 * 60
# A field that people do not see; who fills it in is a machine.
PERANGKAP = "situs"


def kode_qr(alamat: str) -> SafeString:
    """The address as a QR code: inline SVG, black on white in any theme."""
    qr = make_qr(alamat, error="m")
    svg = qr.svg_inline(
        scale=4, dark="#000", light="#fff", title="Kode QR alamat ini", omitsize=True
    )
    return mark_safe(svg)  # made by segno of the modules alone


def tampak_mesin(request: HttpRequest) -> bool:
    """Whether the hidden field was filled in."""
    return bool(request.POST.get(PERANGKAP))


def terlalu_sering(request: HttpRequest, formulir: str) -> bool:
    """Whether this form got too many answers from one network within the hour; counts
    this one. The address itself is not stored, only a keyed mark of it that is
    forgotten with the hour."""
    asal = f"{formulir} {request.META.get('REMOTE_ADDR', '')}"
    kunci = f"publik:{salted_hmac('capaian.publik', asal).hexdigest()[:32]}"
    # add() sets the hour; a later answer only counts.
    if cache.add(kunci, 1, SELAMA):
        return False
    try:
        return cache.incr(kunci) > TERBANYAK
    except ValueError:  # it ran out in between
        return False

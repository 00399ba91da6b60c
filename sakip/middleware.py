"""What holds for every request: how much may be sent, and what may be kept."""

from django.shortcuts import render

MIB = 1024 * 1024
# What a form carries besides its file.
ISIAN = MIB
KIRIMAN_TERBESAR = 20 * MIB


def no_store(get_response):
    """Add `Cache-Control: private, no-store` for signed-in requests.

    Shared PCs and proxies are common in district offices; a page must not
    come back after sign-out.
    """

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def batasi_kiriman(terbesar: int):
    """Let a page take files of at most `terbesar` bytes, instead of the 20 MiB that
    hold elsewhere."""

    def tandai(view):
        view.kiriman_terbesar = terbesar
        return view

    return tandai


class KirimanTerbatas:
    """Answer 413 by the length that a request announces, before its body is read: on
    a slow line nobody waits for an upload that will be refused."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        batas = getattr(view, "kiriman_terbesar", KIRIMAN_TERBESAR)
        if not panjang.isdigit() or int(panjang) <= batas + ISIAN:
            return None
        isi = {
            "kiriman": round(int(panjang) / MIB),
            "batas": batas // MIB,
            "kembali": request.get_full_path(),
        }
        return render(request, "413.html", isi, status=413)

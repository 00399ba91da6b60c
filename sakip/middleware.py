"""One middleware: pages of a signed-in person are kept in no cache."""


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

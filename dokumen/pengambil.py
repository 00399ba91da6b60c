"""The only way out of the PDF renderer: named files of this package, and the picture
that an address itself holds (`dokumen.gambar_svg`); nothing else.

WeasyPrint fetches whatever a document names (local files, the network, redirects) and
offers no safe switch, so everything is refused except these exact addresses. Below
70.0 it ignored the fetcher for some sources: GHSA-jf6q-chmf-3h3v.
"""

from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

from dokumen.gambar_svg import baca_data_png

# A name that can never be looked up (RFC 2606); it is answered from ASET alone.
ALAMAT_DASAR = "https://dokumen.invalid/"
FOLDER = Path(__file__).resolve().parent.parent / "static" / "dokumen"
ASET = {
    f"{ALAMAT_DASAR}{nama}.ttf": FOLDER / f"{nama}.ttf"
    for nama in (
        "serif",
        "serif-tebal",
        "serif-miring",
        "serif-tebal-miring",
        "sans",
        "sans-tebal",
        "sans-miring",
    )
}


class Pengambil(URLFetcher):
    """Answers the addresses in ASET from disk and refuses all others: ValueError."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url, headers=None):
        if url.startswith("data:"):
            return URLFetcherResponse(
                url, baca_data_png(url), {"Content-Type": "image/png"}
            )
        berkas = ASET.get(url)
        if berkas is None:
            raise ValueError(f"Alamat ditolak oleh pencetak dokumen: {url[:200]}")
        return URLFetcherResponse(
            url, berkas.read_bytes(), {"Content-Type": "font/ttf"}
        )

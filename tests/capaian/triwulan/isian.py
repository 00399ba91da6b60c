"""What the page of a quarter sends, taken from the page itself."""

from lxml import html

ALAMAT = "/35.09.24/2025/realisasi/1/"
# Fields that a page has once, not per row.
UMUM = ("oleh", "jendela", "urut", "pakai", "hitung")


def halaman(client, alamat=ALAMAT) -> html.HtmlElement:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return html.fromstring(jawaban.content.decode())


def isian(client, alamat=ALAMAT) -> dict[str, str]:
    """All fields as a browser would send them unchanged."""
    (form,) = halaman(client, alamat).find_class("grid")
    return dict(form.form_values())


def kirim_sel(client, indikator, alamat=ALAMAT, dari=None, **ubah):
    """Leave a cell: the row of this indicator, with fields changed. Names without the
    key: nilai="85,1". `dari`: the fields of a page that was opened earlier."""
    semua = dict(dari or isian(client, alamat))
    akhir = f"-{indikator.pk}"
    semua |= {nama if nama in UMUM else nama + akhir: isi for nama, isi in ubah.items()}
    data = {
        nama: isi
        for nama, isi in semua.items()
        if nama in UMUM or nama.endswith(akhir) or nama.startswith(f"k{akhir}-")
    }
    return client.post(f"{alamat}sel/", {"sel": indikator.pk} | data)


def teks_baris(client, indikator, alamat=ALAMAT) -> str:
    """All that one row says."""
    (baris,) = halaman(client, alamat).xpath(f"//tr[@id='sel-{indikator.pk}']")
    return " ".join(baris.text_content().split())

"""What the page of a quarter's money sends, taken from the page itself."""

from lxml import html

ALAMAT = "/35.09.24/2025/realisasi-anggaran/1/"


def halaman(client, alamat=ALAMAT) -> html.HtmlElement:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return html.fromstring(jawaban.content.decode())


def isian(client, alamat=ALAMAT) -> dict[str, str]:
    """All fields as a browser would send them unchanged."""
    (form,) = halaman(client, alamat).find_class("grid")
    return dict(form.form_values())


def kirim_sel(client, node, jumlah, alamat=ALAMAT, dari=None, **lain):
    """Leave the cell of a node. `dari`: the fields of a page opened earlier."""
    semua = dari or isian(client, alamat)
    data = {
        "sel": node.pk,
        "oleh": semua["oleh"],
        f"tanda-{node.pk}": semua[f"tanda-{node.pk}"],
        f"jumlah-{node.pk}": jumlah,
    }
    return client.post(f"{alamat}sel/", data | lain)

"""A person with a browser that runs no script: opens pages, follows links by their
words, fills forms by their labels and presses buttons. Only what a page offers can
be done, so a missing link, label or choice fails the test."""

from io import BytesIO

from django.test import Client
from lxml import html

Isi = dict[str | tuple[str, int], object]


class Tangan:
    """Signed in as `orang`. `halaman` is the page now open."""

    def __init__(self, orang):
        self.client = Client()
        self.client.force_login(orang)
        self.halaman: html.HtmlElement | None = None
        self.alamat = ""

    def buka(self, alamat: str) -> "Tangan":
        self._terima(self.client.get(alamat, follow=True), alamat)
        return self

    def ikuti(self, tulisan: str) -> "Tangan":
        """The link with these words; the first where a page repeats it."""
        semua = [(_teks(a), a.get("href")) for a in self.halaman.iter("a")]
        tujuan = [href for teks, href in semua if teks == tulisan]
        assert tujuan, f"{self.alamat}: no link “{tulisan}” among {semua}"
        return self.buka(tujuan[0])

    def kirim(self, tombol: str, isi: Isi | None = None) -> "Tangan":
        """Fill in and press. A form that is shown again is a failure."""
        isi = self._pilih_dari_pencarian(tombol, isi or {})
        form = self._form(tombol)
        kotak = list(_berlabel(form))
        berkas = {}
        for kunci, nilai in isi.items():
            satu = self._cari(kotak, kunci)
            if isinstance(nilai, BytesIO):
                berkas[satu.name] = nilai
            else:
                _isikan(satu, nilai)
        self._kirim(form, berkas)
        return self

    def _kirim(self, form, lain: dict) -> None:
        data: dict[str, list] = {}
        for nama, nilai in form.form_values():
            data.setdefault(nama, []).append(nilai)
        alamat = form.get("action") or self.alamat
        jawaban = self.client.post(alamat, data | lain, follow=True)
        self._terima(jawaban, alamat)

    def _pilih_dari_pencarian(self, tombol: str, isi: Isi) -> Isi:
        """Where there is too much for a list: search, then tick what was found. Returns
        what is still to be filled in."""
        sisa = {}
        for kunci, nilai in isi.items():
            form = self._form(tombol)
            kotak = list(_berlabel(form))
            satu = self._cari(kotak, kunci)
            if satu.get("type") != "search":
                sisa[kunci] = nilai
                continue
            nama = satu.name.removesuffix("_kata")
            satu.value = nilai.strip(" (,")
            self._kirim(form, {"cari_pilihan": nama})
            kotak = _berlabel(self._form(tombol))
            semua = [(t, e) for t, e in kotak if e.name == nama and e.get("value")]
            cocok = [e for t, e in semua if t.startswith(nilai)]
            cocok = cocok or [e for t, e in semua if nilai in t]
            assert len(cocok) == 1, f"choice “{nilai}” among {[t for t, _ in semua]}"
            _isikan(cocok[0], True)
        return sisa

    def unduh(self, tulisan: str) -> bytes:
        """What the link with these words brings."""
        href = next(
            a.get("href") for a in self.halaman.iter("a") if _teks(a) == tulisan
        )
        jawaban = self.client.get(href)
        assert jawaban.status_code == 200, href
        return b"".join(
            jawaban.streaming_content if jawaban.streaming else [jawaban.content]
        )

    def _terima(self, jawaban, alamat: str) -> None:
        self.halaman = html.fromstring(jawaban.content.decode())
        salah = [_teks(e) for e in self.halaman.find_class("error")]
        assert jawaban.status_code == 200, (alamat, jawaban.status_code, salah)
        if jawaban.redirect_chain:
            alamat = jawaban.redirect_chain[-1][0]
        self.alamat = alamat.partition("#")[0]

    def _form(self, tombol: str) -> html.FormElement:
        for form in self.halaman.forms:
            if tombol in [_teks(b) for b in form.iter("button")]:
                return form
        semua = [_teks(b) for b in self.halaman.iter("button")]
        raise AssertionError(f"{self.alamat}: no button “{tombol}” among {semua}")

    def _cari(self, kotak, kunci):
        """The field with this label (or, of several, that one); a label may be cut
        short where only one begins so."""
        nama, ke = (kunci, None) if isinstance(kunci, str) else kunci
        cocok = [e for label, e in kotak if label == nama]
        cocok = cocok or [e for label, e in kotak if label.startswith(nama)]
        cocok = cocok if ke is None else cocok[ke : ke + 1]
        assert len(cocok) == 1, (
            f"{self.alamat}: “{kunci}” among {[k for k, _ in kotak]}"
        )
        return cocok[0]


def _teks(simpul) -> str:
    return " ".join(simpul.text_content().split())


def _berlabel(form):
    """Each labelled field with its label, in the order of the page."""
    menurut_id = {e.get("id"): e for e in form.iter("input", "select", "textarea")}
    for label in form.iter("label"):
        if untuk := label.get("for"):
            yield _teks(label), menurut_id[untuk]
        else:
            yield _teks(label), next(label.iter("input"))


def _isikan(satu, nilai) -> None:
    if satu.tag == "select":
        semua = [(_teks(o), o.get("value")) for o in satu.iter("option")]
        cocok = [v for teks, v in semua if teks == nilai]
        cocok = cocok or [v for teks, v in semua if nilai in teks]
        assert len(cocok) == 1, f"choice “{nilai}” among {semua}"
        satu.value = cocok[0]
    elif satu.get("type") == "radio":
        for lain in satu.getroottree().xpath("//input[@type='radio']"):
            if lain.name == satu.name:
                lain.checked = False
        satu.checked = True
    elif satu.get("type") == "checkbox":
        satu.checked = nilai
    else:
        satu.value = nilai

"""Choosing one row, or several, out of many, by part of a code or name.

A short list stays a plain list. A long one shows what is chosen and a field to search
in. Each search is answered by the form's own address and its own field: what is listed
is what the field would take, for this person and this place, and nothing else.

Without JavaScript the search is sent with the form, so that nothing typed is lost, and
what was found stands below as choices. `static/pemilih.js` makes it a combobox, which
asks the same address for JSON.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from django import forms
from django.db.models import Q, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from iku.models import Nomenklatur

# Up to so many rows a plain list is quicker than a search.
PENDEK = 20
PALING_BANYAK, SARAN = 50, 20
PANJANG_KATA = 100
KODE_NAMA = ("kode", "nama")
TOMBOL_CARI = "cari_pilihan"


@dataclass(frozen=True)
class Calon:
    """A row that may be chosen: its key, its words, and what tells it from others."""

    kunci: str
    sebutan: str
    keterangan: str = ""


class Sumber:
    """The rows that may be chosen, and how they are searched and named."""

    def __init__(self, baris: QuerySet, sebut, kolom: Sequence[str]):
        self.baris, self.sebut, self.kolom = baris, sebut, kolom

    def cari(self, kata: str, batas: int) -> tuple[list[Calon], int]:
        """The first rows that hold every word of `kata`, and how many there are."""
        cocok = self.baris
        for satu in kata.split():
            cocok = cocok.filter(
                reduce(Q.__or__, (Q(**{f"{k}__icontains": satu}) for k in self.kolom))
            )
        return [self._calon(baris) for baris in cocok[:batas]], cocok.count()

    def terpilih(self, kunci: Sequence[str]) -> list[Calon]:
        """The rows with these keys; what is no key of a row here is left out."""
        nomor = [k for k in kunci if k.isascii() and k.isdigit() and len(k) < 19]
        if not nomor:
            return []
        return [self._calon(baris) for baris in self.baris.filter(pk__in=nomor)]

    def _calon(self, baris) -> Calon:
        return Calon(str(baris.pk), self.sebut(baris), _keterangan(baris))


def _keterangan(baris) -> str:
    """Nodes of the program tree have names that return under other programs."""
    if not isinstance(baris, Nomenklatur):
        return ""
    tingkat = baris.get_tingkat_display()
    lokal = " lokal" if baris.kabupaten_id else ""
    return f"{tingkat}{lokal}" + (f", {baris.induk}" if baris.induk_id else "")


class Pemilih(forms.Widget):
    """What is chosen, a search field, and what a search found. `kata`: what was
    searched; None before anybody searched."""

    banyak = False
    template_name = "komponen/pemilih.html"

    class Media:
        js = (Script("pemilih.js", defer=True),)

    def __init__(self, sumber: Sumber, judul: str, kosong: str, kata: str | None):
        super().__init__()
        self.sumber, self.judul, self.kosong, self.kata = sumber, judul, kosong, kata

    def get_context(self, name, value, attrs):
        isi = super().get_context(name, value, attrs)
        nilai = value if isinstance(value, list | tuple) else [value]
        terpilih = self.sumber.terpilih([str(satu) for satu in nilai if satu])
        ditemukan, jumlah = [], 0
        if self.kata:
            ditemukan, jumlah = self.sumber.cari(self.kata, PALING_BANYAK)
        isi["widget"] |= {
            "banyak": self.banyak,
            "judul": self.judul,
            "kosong": self.kosong,
            "kata": self.kata or "",
            "terpilih": terpilih,
            "ditemukan": [c for c in ditemukan if c not in terpilih],
            "jumlah": jumlah,
            "tersisa": max(0, jumlah - PALING_BANYAK),
            "tombol": TOMBOL_CARI,
        }
        return isi

    def render(self, name, value, attrs=None, renderer=None):
        # By the project's own templates: the renderer of forms knows only Django's.
        return render_to_string(
            self.template_name, self.get_context(name, value, attrs)
        )

    def use_required_attribute(self, initial):
        return False


class PemilihBanyak(Pemilih):
    """The same for several rows."""

    banyak = True

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def value_omitted_from_data(self, data, files, name):
        return False  # nothing ticked sends nothing


def pasang(
    form: forms.BaseForm,
    nama: str,
    baris: QuerySet,
    *,
    sebut=str,
    kolom: Sequence[str] = KODE_NAMA,
    kosong: str = "Belum dipilih",
) -> None:
    """Let a field of `form` choose among `baris`: a plain list where they are few, a
    search where they are many. `kosong`: the words for no choice."""
    isian = form.fields[nama]
    isian.queryset = baris
    isian.label_from_instance = sebut
    banyak = isinstance(isian, forms.ModelMultipleChoiceField)
    if not banyak:
        isian.empty_label = kosong
    if baris.count() <= PENDEK:
        return
    if baris.model is Nomenklatur:
        baris = baris.select_related("induk")
    bentuk = PemilihBanyak if banyak else Pemilih
    isian.widget = bentuk(
        Sumber(baris, sebut, kolom),
        str(isian.label),
        "" if isian.required else kosong,
        _kata(form.data, form.add_prefix(nama)) if form.is_bound else None,
    )


def _kata(data, nama: str) -> str:
    return _rapi(data.get(f"{nama}_kata", ""))


def _rapi(kata: str) -> str:
    return " ".join(kata.replace("\x00", "").split())[:PANJANG_KATA]


def _daftar(form: forms.BaseForm) -> list[tuple[str, Pemilih]]:
    return [
        (form.add_prefix(nama), isian.widget)
        for nama, isian in form.fields.items()
        if isinstance(isian.widget, Pemilih)
    ]


def sedang_mencari(form: forms.BaseForm) -> bool:
    """Whether the form was sent to search: by the button, or by sending it with words
    that were not searched yet. Storing it then would pass over them."""
    if not form.is_bound or not (semua := _daftar(form)):
        return False
    if TOMBOL_CARI in form.data:
        return True
    return any(
        widget.kata and widget.kata != _rapi(form.data.get(f"{nama}_kata_lama", ""))
        for nama, widget in semua
    )


def jawab(request: HttpRequest, form: forms.BaseForm) -> JsonResponse | None:
    """The answer to a search by its address, `?pilih=<field>&kata=<words>`: rows as
    JSON where that is asked for, else None, and the form will show what was found."""
    if request.method != "GET":
        return None
    widget = dict(_daftar(form)).get(request.GET.get("pilih", ""))
    if widget is None:
        return None
    widget.kata = _rapi(request.GET.get("kata", ""))
    if request.get_preferred_type(["text/html", "application/json"]) == "text/html":
        return None
    calon, jumlah = widget.sumber.cari(widget.kata, SARAN)
    return JsonResponse({"jumlah": jumlah, "daftar": [vars(satu) for satu in calon]})

import hashlib
import json

from django import forms
from django.db import transaction

from iku.perencanaan.isian import FormBaris

from ..models import Analisis
from ..periode import PeriodeIndikator
from .tindakan import UNSUR

TERPANJANG = 10_000  # characters of one part


def _isian(label: str, bantuan: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=bantuan,
        required=False,
        max_length=TERPANJANG,
        widget=forms.Textarea({"rows": 6, "class": "lebar-penuh"}),
    )


class FormAnalisis(FormBaris):
    """Plain text, an empty line between paragraphs. Saving a copy means it was
    looked at."""

    pendorong = _isian(
        "Faktor pendorong", "Apa yang membuat capaiannya sebaik ini, dan mengapa."
    )
    penghambat = _isian(
        "Faktor penghambat", "Apa yang menghalangi, dengan angka bila ada."
    )
    tindak_lanjut = _isian(
        "Solusi atau tindak lanjut", "Siapa melakukan apa, dan kapan selesai."
    )

    class Meta(FormBaris.Meta):
        model = Analisis
        fields = UNSUR

    def __init__(self, *args, instance, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        self.fields.pop("alasan", None)  # the words themselves are the reason

    def clean(self) -> dict:
        data = super().clean()
        for kunci in UNSUR:
            # Browsers send line ends of their own; one spelling is stored.
            data[kunci] = data.get(kunci, "").replace("\r\n", "\n")
        if self.baru and not self.errors and not any(data[k] for k in UNSUR):
            raise forms.ValidationError("Tulis sedikitnya satu bagian.")
        return data

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        ini = self.instance
        PeriodeIndikator(ini.indikator, ini.tahun, ini.triwulan).pegang()
        if ini.pk is not None:
            # Explained in the grid meanwhile: not of this form, and not undone by it.
            ini.refresh_from_db(fields=["penjelasan"])
        ini.salinan = False
        return super().simpan(oleh)

    def sidik_dari(self, sekarang) -> str:
        """The mark of what this form writes; the rest of the row has other pages."""
        teks = json.dumps([getattr(sekarang, kunci) for kunci in UNSUR])
        return hashlib.sha256(teks.encode()).hexdigest()[:16]

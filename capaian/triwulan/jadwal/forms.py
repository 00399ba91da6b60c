"""Forms of a window and of an exception. Times are those of the installation's zone;
a closing time counts until the end of its minute."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from iku.perencanaan.isian import FormBaris
from sakip.tanggal import waktu

from ...models import Jadwal, PengecualianJadwal
from ..alur.forms import IsianWaktu
from .kabar import kabarkan


def akhir_menit(pada: datetime) -> datetime:
    """ "Ditutup 23.59" means until that minute is over."""
    return pada.replace(second=59, microsecond=999_999)


class _FormWaktu(FormBaris):
    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        for nama in ("buka", "tutup"):
            if nama in self.fields:
                isian = self.fields[nama]
                isian.label += f" ({timezone.localtime():%Z})"
                isian.error_messages["required"] = "Isi tanggal dan jamnya."

    def clean_tutup(self) -> datetime:
        return akhir_menit(self.cleaned_data["tutup"])


class FormJadwal(_FormWaktu):
    buka = IsianWaktu(label="Pengisian dibuka")
    tutup = IsianWaktu(
        label="Pengisian ditutup", help_text="Berlaku sampai akhir menit itu."
    )

    class Meta(FormBaris.Meta):
        model = Jadwal
        fields = ("buka", "tutup", "hari_perbaikan")
        help_texts = {
            "hari_perbaikan": "Berapa hari triwulan yang dikembalikan boleh "
            "diperbaiki, walaupun pengisian sudah ditutup.",
        }

    def clean_tutup(self) -> datetime:
        tutup = super().clean_tutup()
        _sesudah_buka(tutup, self.cleaned_data.get("buka"))
        return tutup


class FormPengecualian(_FormWaktu):
    tutup = IsianWaktu(
        label="Pengisian ditutup", help_text="Menggantikan waktu tutup kabupaten."
    )
    alasan_pengecualian = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Mengapa kecamatan ini mendapat waktu lain.",
    )

    class Meta(FormBaris.Meta):
        model = PengecualianJadwal
        fields = ("kecamatan", "tutup")

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        self.initial["alasan_pengecualian"] = self.instance.alasan
        pilihan = self.fields["kecamatan"]
        pilihan.queryset = pilihan.queryset.filter(
            kabupaten=self.instance.jadwal.kabupaten_id
        )
        pilihan.empty_label = "Pilih kecamatan"
        # Its name alone: typing it finds it in the list.
        pilihan.label_from_instance = lambda kecamatan: kecamatan.nama
        pilihan.error_messages["required"] = "Pilih kecamatannya."
        # Another kecamatan is another exception: both are told what became of theirs.
        pilihan.disabled = not self.baru

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        berubah = super().simpan(oleh)
        if berubah:
            kabarkan(self.instance)
        return berubah

    def clean_tutup(self) -> datetime:
        tutup = super().clean_tutup()
        _sesudah_buka(tutup, self.instance.jadwal.buka)
        return tutup

    def clean(self):
        # The form's own `alasan` is why a row is changed; the row has one, too.
        self.instance.alasan = self.cleaned_data.get("alasan_pengecualian", "")
        return super().clean()


def _sesudah_buka(tutup: datetime, buka: datetime | None) -> None:
    if buka is not None and tutup <= buka:
        raise ValidationError(
            "Waktu tutup mendahului waktu buka. Pilih waktu sesudah "
            f"{waktu(timezone.localtime(buka))}."
        )

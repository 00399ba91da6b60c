"""What people write with an act: reasons, and until when."""

from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta

from django import forms
from django.utils import timezone

from iku.models import Indikator

PANJANG = 1000
WAKTU_ISIAN = "%Y-%m-%dT%H:%M"


class FormPolos(forms.Form):
    """A form that is no row."""

    def __init__(self, *args, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)


class IsianWaktu(forms.DateTimeField):
    """A moment of local time, by the minute."""

    def __init__(self, **opsi):
        opsi.setdefault("error_messages", {})
        opsi["error_messages"].setdefault(
            "invalid", "Tulis tanggal dan jamnya, misalnya 2026-10-10 16:00."
        )
        super().__init__(
            widget=forms.DateTimeInput(
                format=WAKTU_ISIAN, attrs={"type": "datetime-local"}
            ),
            input_formats=[WAKTU_ISIAN, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
            **opsi,
        )

    def clean(self, value):
        """In UTC, as it is stored: the same moment in another zone is no change."""
        waktu = super().clean(value)
        return None if waktu is None else waktu.astimezone(UTC)


def _teks(label: str, wajib: str = "", **opsi) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(wajib),
        max_length=PANJANG,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": wajib},
        **opsi,
    )


class FormKembalikan(FormPolos):
    """Why a quarter is returned: for the whole, for single indicators, or both."""

    alasan = _teks(
        "Alasan untuk keseluruhan",
        help_text="Boleh kosong bila ada indikator yang ditandai di bawah.",
    )

    def __init__(self, *args, daftar: Iterable[Indikator], **opsi):
        super().__init__(*args, **opsi)
        self._indikator = {f"tandai-{i.pk}": i for i in daftar}
        for nama, indikator in self._indikator.items():
            self.fields[nama] = _teks(f"Yang perlu diperbaiki pada {indikator}")

    def isian_indikator(self) -> list[tuple[Indikator, forms.BoundField]]:
        return [(i, self[nama]) for nama, i in self._indikator.items()]

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.values()):
            self.add_error(
                "alasan",
                "Tulis alasannya, untuk keseluruhan atau pada indikator yang perlu "
                "diperbaiki, supaya operator tahu apa yang harus diubah.",
            )
        return data

    @property
    def per_indikator(self) -> Mapping[Indikator, str]:
        """What to mend in each marked indicator."""
        return {
            i: self.cleaned_data[nama]
            for nama, i in self._indikator.items()
            if self.cleaned_data[nama]
        }


class FormMintaBuka(FormPolos):
    indikator = forms.ModelChoiceField(
        label="Yang perlu dibuka",
        queryset=Indikator.objects.none(),
        required=False,
        empty_label="Semua indikator",
        error_messages={"invalid_choice": "Pilih indikator dari daftar."},
    )
    alasan = _teks(
        "Alasan",
        "Tulis alasannya, misalnya apa yang keliru dan dari mana diketahui.",
        help_text="Dibaca Bagian Organisasi dan tersimpan dalam riwayat.",
    )

    def __init__(self, *args, daftar: Iterable[Indikator], **opsi):
        super().__init__(*args, **opsi)
        self.fields["indikator"].queryset = Indikator.objects.filter(
            pk__in=[i.pk for i in daftar]
        )


class FormJawabBuka(FormPolos):
    """Open until a moment, or refuse with a reason."""

    jawaban = forms.ChoiceField(
        label="Jawaban",
        choices=[("buka", "Buka sampai waktu di bawah"), ("tolak", "Tolak")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu jawaban."},
    )
    sampai = IsianWaktu(
        label="Dibuka sampai",
        required=False,
        help_text="Sesudah itu tertutup sendiri.",
    )
    alasan = _teks("Alasan", help_text="Wajib ditulis bila permintaan ditolak.")

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        besok = timezone.localtime() + timedelta(hours=24)
        self.fields["sampai"].initial = besok
        self.fields["sampai"].label += f" ({besok:%Z})"

    def clean(self):
        data = super().clean()
        jawaban = data.get("jawaban")
        if jawaban == "tolak" and not data.get("alasan"):
            self.add_error("alasan", "Tulis alasan penolakan.")
        if jawaban == "buka" and "sampai" not in self.errors:
            if not data.get("sampai"):
                self.add_error("sampai", "Isi sampai kapan dibuka.")
            elif data["sampai"] <= timezone.now():
                self.add_error("sampai", "Waktu itu sudah lewat. Pilih waktu nanti.")
        return data

"""Form fields for what Indonesians type. The reading itself is in sakip.angka."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from .angka import baca, tulis


class DesimalField(forms.CharField):
    """A number as Indonesians type it; None where nothing was typed.

    `utuh`, `pecahan`: how many digits the column holds before and after the
    comma; 11 and 4 are those of `kecamatan.kolom.kolom_nilai`.
    """

    def __init__(self, *, utuh: int = 11, pecahan: int = 4, **opsi):
        self.utuh, self.pecahan = utuh, pecahan
        # Never type=number: browsers drop the comma, or the whole value.
        atribut = {
            "inputmode": "decimal",
            "autocomplete": "off",
            "class": "angka-isian",
        }
        opsi.setdefault("widget", forms.TextInput(atribut))
        super().__init__(**{"required": False} | opsi)

    def prepare_value(self, value):
        return tulis(value) if isinstance(value, Decimal) else value

    def clean(self, value) -> Decimal | None:
        teks = super().clean(value)
        if not teks:
            return None
        try:
            nilai = baca(teks)
        except ValueError as galat:
            raise ValidationError(str(galat)) from galat
        self._pastikan_muat(nilai)
        return nilai

    def has_changed(self, initial, data) -> bool:
        """84,0300 stored and 84,03 typed are the same."""
        try:
            return self.clean(data) != (self.clean(self.prepare_value(initial)))
        except ValidationError:
            return True

    def _pastikan_muat(self, nilai: Decimal) -> None:
        rapi = nilai.normalize()
        if -rapi.as_tuple().exponent > self.pecahan:
            contoh = f"87,{'123567'[: self.pecahan]}"
            raise ValidationError(
                f"Angka di belakang koma paling banyak {self.pecahan}; bulatkan "
                f"dahulu, misalnya {contoh}."
            )
        if rapi and rapi.adjusted() >= self.utuh:
            raise ValidationError(
                f"Nilai ini terlalu besar; paling banyak {self.utuh} angka di depan "
                "koma. Periksa satuannya."
            )


class AlasanField(forms.CharField):
    """Why a row is changed; kept in its history, and open unless `wajib` says who must
    write it, in a sentence."""

    def __init__(self, wajib: str = "", **opsi):
        super().__init__(
            label="Alasan perubahan",
            required=bool(wajib),
            max_length=300,
            help_text=wajib or "Tersimpan dalam riwayat. Boleh dikosongkan.",
            error_messages={"required": "Tulis alasan perubahan ini."},
            **opsi,
        )

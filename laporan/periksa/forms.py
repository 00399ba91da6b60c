from django import forms

from .pengabaian import ALASAN_TERPENDEK, KURANG_ALASAN


class FormAbaikan(forms.Form):
    """Why a finding is no error."""

    alasan = forms.CharField(
        label="Alasan",
        min_length=ALASAN_TERPENDEK,
        max_length=1000,
        help_text=(
            "Mengapa ini bukan kesalahan, dengan dasarnya. Disimpan bersama nama Anda "
            "dan dapat dibaca pemeriksa."
        ),
        error_messages={"required": KURANG_ALASAN, "min_length": KURANG_ALASAN},
        widget=forms.Textarea({"rows": 4, "class": "lebar-penuh"}),
    )

    def __init__(self, *args, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)

from django import forms

from . import daftar
from .penjaga import BATAS_BERKAS, MIB


class FormUnggah(forms.Form):
    """Which kind of file, and the file. Its content is judged by `penjaga`."""

    jenis = forms.ChoiceField(label="Jenis data")
    berkas = forms.FileField(
        label="Berkas",
        help_text=f"Excel (.xlsx) atau CSV, paling besar {BATAS_BERKAS // MIB} MB.",
        max_length=200,
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,.csv", "data-terbesar": BATAS_BERKAS}
        ),
        error_messages={
            "required": "Pilih berkas yang akan diimpor.",
            "empty": "Berkas kosong. Pilih berkas yang berisi data.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [(j.kode, j.nama) for j in daftar.semua()]

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BATAS_BERKAS:
            raise forms.ValidationError(
                f"Berkas lebih besar dari {BATAS_BERKAS // MIB} MB. Bagi menjadi "
                "beberapa berkas, atau hapus gambar dan lembar yang tidak perlu."
            )
        return berkas

"""Forms of the acts on an agreement: make it, return it, determine it."""

from django import forms
from django.utils import timezone

from dokumen.berkas import UKURAN_TERBESAR, periksa_pdf
from iku.models import PerjanjianKinerja, Renstra

from .isian import FormPolos
from .usulan import renstra_tersedia

USULAN, SALIN, KOSONG = "usulan", "salin", "kosong"


class FormPkBaru(FormPolos):
    """On which Renstra, and with what it begins. `sebelum`: the agreement that this
    one would change, None where it is the year's first."""

    renstra = forms.ModelChoiceField(
        Renstra.objects.none(),
        empty_label=None,
        label="Renstra yang menjadi dasar",
        error_messages={"required": "Pilih Renstra yang menjadi dasarnya."},
    )
    isi = forms.ChoiceField(label="Isi awal", widget=forms.RadioSelect)
    alasan = forms.CharField(
        label="Alasan perubahan",
        widget=forms.Textarea({"rows": 3}),
        help_text=(
            "Pergantian pejabat, perubahan strategi atau anggaran, atau perubahan "
            "prioritas atau asumsi (PermenPANRB 53/2014)."
        ),
        error_messages={"required": "Tulis alasan perubahan Perjanjian Kinerja."},
    )

    def __init__(
        self, *args, kecamatan, tahun, sebelum: PerjanjianKinerja | None, **opsi
    ):
        super().__init__(*args, **opsi)
        tersedia = renstra_tersedia(kecamatan, tahun)
        self.fields["renstra"].queryset = tersedia
        self.initial["renstra"] = tersedia.first()
        pilihan = [
            (USULAN, "Indikator dan target dari Renstra itu"),
            (KOSONG, "Kosong"),
        ]
        if sebelum is None:
            del self.fields["alasan"]
        else:
            pilihan.insert(1, (SALIN, f"Salinan {sebelum}"))
        self.fields["isi"].choices = pilihan
        self.initial["isi"] = USULAN


class FormSalin(FormPolos):
    """From which Renstra the next year's targets come."""

    renstra = forms.ModelChoiceField(
        Renstra.objects.none(), empty_label=None, label="Target dari Renstra"
    )

    def __init__(self, *args, pk: PerjanjianKinerja, **opsi):
        super().__init__(*args, **opsi)
        tersedia = renstra_tersedia(pk.kecamatan, pk.tahun + 1)
        self.fields["renstra"].queryset = tersedia
        if tersedia.filter(pk=pk.renstra_id).exists():
            self.initial["renstra"] = pk.renstra


class FormKembalikan(FormPolos):
    alasan = forms.CharField(
        label="Yang perlu diperbaiki",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Dibaca oleh kecamatan di atas perjanjiannya.",
        error_messages={"required": "Tulis apa yang perlu diperbaiki."},
    )


class FormPenetapan(FormPolos):
    """Number, date and the signed file: a scan, or the file of an electronic
    signature (TTE)."""

    nomor = forms.CharField(
        label="Nomor",
        max_length=100,
        error_messages={"required": "Tulis nomornya."},
    )
    tanggal = forms.DateField(
        label="Tanggal penandatanganan",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Isi tanggal penandatanganan.",
            "invalid": "Tanggal ini tidak dapat dibaca.",
        },
    )
    berkas = forms.FileField(
        label="Naskah bertanda tangan (PDF)",
        max_length=255,
        widget=forms.FileInput(
            {"accept": "application/pdf,.pdf", "data-terbesar": UKURAN_TERBESAR}
        ),
        help_text="Hasil pindai atau berkas TTE, paling besar 20 MB.",
        error_messages={
            "required": "Unggah naskah yang sudah ditandatangani.",
            "empty": "Berkas ini kosong. Pilih berkas yang lain.",
            "max_length": "Nama berkas terlalu panjang. Pendekkan namanya.",
        },
        validators=[periksa_pdf],
    )

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        return tanggal


class FormTetapkan(FormPenetapan):
    """The same for an agreement, which is signed in its year or shortly before."""

    def __init__(self, *args, pk: PerjanjianKinerja, **opsi):
        super().__init__(*args, **opsi)
        self.initial |= {"nomor": pk.nomor, "tanggal": pk.tanggal}
        self.tahun = pk.tahun

    def clean_tanggal(self):
        tanggal = super().clean_tanggal()
        if tanggal.year not in (self.tahun - 1, self.tahun):
            raise forms.ValidationError(
                f"Perjanjian Kinerja {self.tahun} ditandatangani pada {self.tahun}, "
                f"atau menjelangnya pada {self.tahun - 1}. Periksa tahunnya."
            )
        return tanggal

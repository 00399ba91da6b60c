"""What people write with an act on a review, and the rule of the regency."""

from django import forms
from django.utils import timezone

from iku.perencanaan.isian import FormBaris
from iku.perjanjian.isian_tindakan import FormPenetapan
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan

from ..models import AturanReviu, Reviu


class FormTerbitkanReviu(FormPenetapan):
    """Number, date, who signs, and the signed file where there is one."""

    inspektur = forms.ModelChoiceField(
        MasaJabatan.objects.none(),
        label="Inspektur yang menandatangani",
        empty_label=None,
        help_text="Pejabat yang menjabat pada tanggal itu.",
        error_messages={
            "required": "Belum ada Inspektur yang tercatat menjabat. Mintalah admin "
            "kabupaten mencatat masa jabatannya.",
            "invalid_choice": "Pilih Inspektur dari daftar.",
        },
    )

    def __init__(self, *args, reviu: Reviu, **opsi):
        super().__init__(*args, **opsi)
        self.fields["berkas"].required = False
        self.fields[
            "berkas"
        ].help_text = (
            "Boleh dikosongkan. Hasil pindai atau berkas TTE, paling besar 20 MB."
        )
        self.tahun = reviu.tahun
        hari = timezone.localdate()
        semua = MasaJabatan.objects.filter(
            jabatan=Jabatan.INSPEKTUR,
            pejabat__kabupaten=reviu.kecamatan.kabupaten_id,
        ).select_related("pejabat")
        self.fields["inspektur"].queryset = semua.order_by("-mulai", "-pk")
        self.initial["tanggal"] = hari
        self.initial["inspektur"] = semua.pada(hari).order_by("-mulai", "-pk").first()
        self.order_fields(["nomor", "tanggal", "inspektur", "berkas"])

    def clean_tanggal(self):
        tanggal = super().clean_tanggal()
        if tanggal.year < self.tahun:
            raise forms.ValidationError(
                f"Laporan tahun {self.tahun} tidak direviu sebelum tahun itu. Periksa "
                "tahunnya."
            )
        return tanggal


class FormAturan(FormBaris):
    """From which year on reports are reviewed, or not any more."""

    class Meta(FormBaris.Meta):
        model = AturanReviu
        fields = ("mulai", "wajib", "dasar")
        help_texts = {
            "dasar": "Misalnya peraturan bupati atau surat edaran yang mengaturnya."
        }

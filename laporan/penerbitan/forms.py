"""What people write with an act on a report, and the due date of a regency."""

from datetime import date

from django import forms
from django.utils import timezone

from iku.perencanaan.isian import FormBaris
from iku.perjanjian.isian import FormPolos
from iku.perjanjian.isian_tindakan import FormPenetapan
from kecamatan.models import Kecamatan, MasaJabatan
from kecamatan.pilihan import Jabatan
from sakip.tanggal import panjang

from ..models import JadwalLkjip


class FormTandatangani(FormPenetapan):
    """Number, date, who signed, and the signed file where there is one."""

    penanda_tangan = forms.ModelChoiceField(
        MasaJabatan.objects.none(),
        label="Penanda tangan",
        empty_label=None,
        help_text="Camat, Plt., atau Plh. yang menjabat pada tanggal itu.",
        error_messages={
            "required": "Belum ada Camat yang tercatat menjabat. Mintalah admin "
            "kabupaten mencatat masa jabatannya.",
            "invalid_choice": "Pilih penanda tangan dari daftar.",
        },
    )

    def __init__(self, *args, kecamatan: Kecamatan, tahun: int, **opsi):
        super().__init__(*args, **opsi)
        self.tahun = tahun
        for nama, bantuan in (
            ("nomor", "Boleh dikosongkan bila laporan tidak bernomor."),
            (
                "berkas",
                "Boleh dikosongkan. Hasil pindai atau berkas TTE, paling besar 20 MB.",
            ),
        ):
            self.fields[nama].required = False
            self.fields[nama].help_text = bantuan
        hari = timezone.localdate()
        semua = (
            MasaJabatan.objects.filter(kecamatan=kecamatan, jabatan=Jabatan.CAMAT)
            .select_related("pejabat")
            .order_by("-mulai", "-pk")
        )
        self.fields["penanda_tangan"].queryset = semua
        self.initial |= {"tanggal": hari, "penanda_tangan": semua.pada(hari).first()}
        self.order_fields(["nomor", "tanggal", "penanda_tangan", "berkas"])

    def clean_tanggal(self):
        tanggal = super().clean_tanggal()
        akhir = date(self.tahun, 12, 31)
        if tanggal < akhir:
            raise forms.ValidationError(
                f"Laporan {self.tahun} ditandatangani sesudah tahunnya berakhir "
                f"({panjang(akhir)}). Periksa tanggalnya."
            )
        return tanggal


class FormSampaikan(FormPolos):
    """The day on which the regency received it."""

    tanggal = forms.DateField(
        label="Tanggal disampaikan ke kabupaten",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Isi tanggal penyampaian.",
            "invalid": "Tanggal ini tidak dapat dibaca.",
        },
    )

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        self.initial["tanggal"] = timezone.localdate()

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        return tanggal


class FormPerbaiki(FormPolos):
    alasan = forms.CharField(
        label="Alasan perbaikan",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Apa yang salah pada versi yang sudah ditandatangani. Dibaca bersama "
        "versi barunya.",
        error_messages={"required": "Tulis alasan perbaikan."},
    )


class FormJadwal(FormBaris):
    """By when the reports of a year are due."""

    class Meta(FormBaris.Meta):
        model = JadwalLkjip
        fields = ("batas", "dasar")
        help_texts = {
            "dasar": "Misalnya surat edaran atau peraturan bupati yang mengaturnya."
        }

    def clean_batas(self):
        batas = self.cleaned_data["batas"]
        if batas.year <= self.instance.tahun:
            raise forms.ValidationError(
                f"Laporan {self.instance.tahun} disampaikan sesudah tahunnya berakhir. "
                "Periksa tahunnya."
            )
        return batas


class FormVerifikasi(FormPolos):
    """The fingerprint as printed, or the file itself."""

    sidik = forms.CharField(
        label="Sidik dokumen",
        required=False,
        max_length=200,
        help_text="Tercetak di kaki setiap halaman, misalnya a1b2-c3d4-e5f6-7890. Tanda "
        "hubung dan huruf besar-kecil tidak berpengaruh.",
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    berkas = forms.FileField(
        label="Atau berkas PDF-nya",
        required=False,
        help_text="Dibandingkan dengan cetakan yang tersimpan, paling besar 20 MB. "
        "Berkas Anda tidak disimpan.",
        widget=forms.FileInput({"accept": "application/pdf,.pdf"}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas yang lain."},
    )

"""Forms of an LHE: its notes and recommendations, its closing words, its issue."""

from django import forms
from django.db import transaction
from django.utils import timezone

from dokumen.berkas import UKURAN_TERBESAR, periksa_pdf
from iku.perencanaan.isian import FormBaris
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan

from ..lembar.forms import FormPolos
from ..models import Evaluasi, Lhe, Rekomendasi
from ..pilihan import JenisRekomendasi
from .draf import PENULIS_LHE, nomor_berikut

AGAR = (
    "Rekomendasi dimulai dengan “Agar …”, misalnya: Agar rencana aksi memuat target "
    "setiap triwulan. Catatan menyebut keadaan yang ditemukan."
)


class FormButir(FormBaris):
    """A note or a recommendation; a new one takes its place after the others."""

    class Meta(FormBaris.Meta):
        model = Rekomendasi
        fields = ("jenis", "komponen", "uraian")
        help_texts = {"uraian": AGAR}

    def __init__(self, *args, evaluasi: Evaluasi, **opsi):
        super().__init__(*args, **opsi)
        self.evaluasi = evaluasi
        komponen = evaluasi.periode.instrumen.komponen.order_by("kode")
        self.fields["jenis"] = forms.ChoiceField(
            label="Jenis",
            choices=JenisRekomendasi.choices,
            error_messages={"required": "Pilih catatan atau rekomendasi."},
        )
        self.fields["komponen"] = forms.ChoiceField(
            label="Komponen",
            choices=[("", "Pilih komponen"), *((k.kode, str(k)) for k in komponen)],
            error_messages={"required": "Pilih komponennya."},
        )
        self.fields["uraian"].widget.attrs["rows"] = 5
        self.order_fields(["jenis", "komponen", "uraian"])

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        self.evaluasi.pegang(PENULIS_LHE, oleh)
        if self.baru:
            self.instance.nomor = nomor_berikut(self.instance.lhe)
        return super().simpan(oleh)


class FormPenutup(FormBaris):
    """The closing words of the report."""

    class Meta(FormBaris.Meta):
        model = Lhe
        fields = ("simpulan",)
        labels = {"simpulan": "Dorongan perbaikan"}
        help_texts = {
            "simpulan": "Dicetak dalam Bab III sesudah simpulan nilai. Satu paragraf "
            "per baris."
        }

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        self.fields["simpulan"].widget.attrs["rows"] = 10

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        self.instance.evaluasi.pegang(PENULIS_LHE, oleh)
        return super().simpan(oleh)


class FormTerbitkan(FormPolos):
    """Number, date, who signs, and the signed file where there is one."""

    nomor = forms.CharField(
        label="Nomor LHE",
        max_length=100,
        error_messages={"required": "Tulis nomor LHE."},
    )
    tanggal = forms.DateField(
        label="Tanggal LHE",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Isi tanggal LHE.",
            "invalid": "Tanggal ini tidak dapat dibaca.",
        },
    )
    inspektur = forms.ModelChoiceField(
        MasaJabatan.objects.none(),
        label="Inspektur yang menandatangani",
        empty_label=None,
        help_text="Pejabat yang menjabat pada tanggal LHE.",
        error_messages={
            "required": "Belum ada Inspektur yang tercatat menjabat. Mintalah admin "
            "kabupaten mencatat masa jabatannya.",
            "invalid_choice": "Pilih Inspektur dari daftar.",
        },
    )
    berkas = forms.FileField(
        label="Naskah bertanda tangan (PDF)",
        required=False,
        max_length=255,
        widget=forms.FileInput(
            {"accept": "application/pdf,.pdf", "data-terbesar": UKURAN_TERBESAR}
        ),
        help_text="Boleh dikosongkan. Hasil pindai atau berkas TTE, paling besar 20 MB.",
        error_messages={
            "empty": "Berkas ini kosong. Pilih berkas yang lain.",
            "max_length": "Nama berkas terlalu panjang. Pendekkan namanya.",
        },
        validators=[periksa_pdf],
    )

    def __init__(self, *args, evaluasi: Evaluasi, **opsi):
        super().__init__(*args, **opsi)
        self.tahun = evaluasi.periode.tahun
        semua = MasaJabatan.objects.filter(
            jabatan=Jabatan.INSPEKTUR,
            pejabat__kabupaten=evaluasi.kecamatan.kabupaten_id,
        ).select_related("pejabat")
        hari = timezone.localdate()
        self.fields["inspektur"].queryset = semua.order_by("-mulai", "-pk")
        self.initial["tanggal"] = hari
        self.initial["inspektur"] = semua.pada(hari).order_by("-mulai", "-pk").first()

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        if tanggal.year < self.tahun:
            raise forms.ValidationError(
                f"LHE tahun {self.tahun} tidak terbit sebelum tahun itu. Periksa "
                "tahunnya."
            )
        return tanggal

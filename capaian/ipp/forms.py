"""Forms of the acts, of the window of F-03, and of a regency's rule."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from capaian.bukti.forms import FormBerkas
from capaian.models import AturanIpp, PenilaianIpp, PertanyaanIpp
from capaian.models.ipp import SKOR_TERTINGGI
from dokumen.berkas import periksa_pdf
from iku.perencanaan.isian import FormBaris

PANJANG_SARAN = 1000
SKOR = [(str(n), str(n)) for n in range(SKOR_TERTINGGI + 1)]


class FormPolos(forms.Form):
    """A form that is no row."""

    def __init__(self, *args, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)


def isian_tanggal(label: str, wajib: str = "", **opsi) -> forms.DateField:
    """A day; `wajib`: what to say where it is missing."""
    return forms.DateField(
        label=label,
        required=bool(wajib),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": wajib,
            "invalid": "Tulis tanggalnya, misalnya 2025-09-10.",
        },
        **opsi,
    )


class FormAlasan(FormPolos):
    """Why something is returned, taken back or deleted."""

    alasan = forms.CharField(
        label="Alasan", max_length=1000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args, label: str, **opsi):
        super().__init__(*args, **opsi)
        self.fields["alasan"].label = label
        self.fields["alasan"].error_messages["required"] = f"Isi {label.lower()}."


class FormBerkasIpp(FormBerkas):
    """Files for one indicator of F-01; words about them stand in its answer."""

    keterangan = None


class FormTetapkan(FormPolos):
    """The day, and the berita acara where there is one."""

    tanggal = isian_tanggal("Tanggal penetapan", "Isi tanggal penetapan.")
    nomor_ba = forms.CharField(
        label="Nomor berita acara", max_length=100, required=False
    )
    tanggal_ba = isian_tanggal("Tanggal berita acara")
    berkas_ba = forms.FileField(
        label="Berita acara (PDF)",
        required=False,
        help_text="Paling besar 20 MB. Boleh menyusul bila belum ada.",
        widget=forms.FileInput({"accept": "application/pdf,.pdf"}),
        error_messages={"empty": "Berkas ini kosong."},
    )

    def __init__(self, *args, penilaian: PenilaianIpp, **opsi):
        super().__init__(*args, **opsi)
        self.penilaian = penilaian
        self.initial["tanggal"] = timezone.localdate()

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        tahun = self.penilaian.tahun
        if tanggal > timezone.localdate():
            raise ValidationError("Tanggal penetapan tidak boleh di masa depan.")
        if tanggal.year < tahun:
            raise ValidationError(f"Penetapan untuk {tahun} tidak mendahului tahunnya.")
        return tanggal

    def clean_berkas_ba(self):
        berkas = self.cleaned_data["berkas_ba"]
        if berkas:
            periksa_pdf(berkas)
        return berkas


class FormJadwalF03(FormPolos):
    """From when to when the public may answer; both empty closes it."""

    mulai = isian_tanggal("Dibuka")
    selesai = isian_tanggal("Ditutup", help_text="Hari terakhir menerima jawaban.")

    def __init__(self, *args, penilaian: PenilaianIpp, **opsi):
        super().__init__(*args, **opsi)
        self.initial = {
            "mulai": penilaian.f03_mulai,
            "selesai": penilaian.f03_selesai,
        }

    def clean(self) -> dict:
        data = super().clean()
        mulai, selesai = data.get("mulai"), data.get("selesai")
        if not self.errors and (mulai is None) != (selesai is None):
            kosong = "selesai" if mulai else "mulai"
            self.add_error(kosong, "Isi kedua tanggal, atau kosongkan keduanya.")
        elif mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Tanggal tutup tidak boleh sebelum tanggal buka.")
        return data


class FormF03(FormPolos):
    """One questionnaire: a score for each question, and a suggestion in free words."""

    saran = forms.CharField(
        label="Saran untuk perbaikan pelayanan",
        required=False,
        max_length=PANJANG_SARAN,
        widget=forms.Textarea({"rows": 3}),
        help_text="Boleh dikosongkan. Jangan menulis nama atau nomor telepon.",
    )

    def __init__(self, *args, pertanyaan: list[PertanyaanIpp], **opsi):
        super().__init__(*args, **opsi)
        self.pertanyaan = pertanyaan
        for satu in pertanyaan:
            self.fields[kunci(satu)] = forms.ChoiceField(
                label=f"{satu.nomor}. {satu.uraian}",
                choices=SKOR,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih nilai 0 sampai 5."},
            )
        self.order_fields([kunci(p) for p in pertanyaan])

    @property
    def daftar(self) -> list[tuple[PertanyaanIpp, forms.BoundField]]:
        return [(satu, self[kunci(satu)]) for satu in self.pertanyaan]

    def nilai(self) -> dict[PertanyaanIpp, int]:
        """The valid answers, as the act takes them."""
        return {satu: int(self.cleaned_data[kunci(satu)]) for satu in self.pertanyaan}


def kunci(pertanyaan: PertanyaanIpp) -> str:
    return f"p{pertanyaan.nomor}"


class FormAturan(FormBaris):
    """How a regency reckons from a year on."""

    class Meta(FormBaris.Meta):
        model = AturanIpp
        fields = [
            "mulai",
            "cara_f02",
            "cara_f03",
            "responden_minimum",
            "bila_kurang",
            "dasar",
        ]

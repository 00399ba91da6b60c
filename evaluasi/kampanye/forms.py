"""Forms of a campaign, its teams and their members."""

from django import forms
from django.db import transaction
from django.db.models import Q

from iku.perencanaan.isian import FormBaris
from iku.pilihan import ROMAWI
from kecamatan.models import Kecamatan, Pengguna, Penugasan
from kecamatan.pilihan import Peran

from ..models import AnggotaTim, InstrumenLke, PeriodeEvaluasi, TimEvaluasi
from .penugasan import pegang, selaraskan, tambah_anggota

TETAP = ("tahun", "triwulan", "instrumen")


class FormPeriode(FormBaris):
    """Year, quarter and instrument stay once a kecamatan has a worksheet."""

    triwulan = forms.TypedChoiceField(
        label="Periode",
        choices=[("", "Setahun"), *((n, f"Triwulan {r}") for n, r in ROMAWI.items())],
        coerce=int,
        empty_value=None,
        required=False,
    )

    class Meta(FormBaris.Meta):
        model = PeriodeEvaluasi
        fields = (
            *TETAP,
            *("mandiri_sampai", "nilai_sampai", "tanggapan_sampai", "lhe_sampai"),
            *("mulai", "selesai"),
        )
        help_texts = {
            "mulai": "Sejak hari ini anggota tim melihat kecamatan yang dinilainya.",
            "selesai": "Sampai hari ini; sediakan waktu untuk memeriksa tindak lanjut.",
        }

    def __init__(self, *args, instance, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        for nama in ("mulai", "selesai"):
            self.fields[nama].required = True
        if instance.pk is not None and instance.evaluasi.exists():
            for nama in TETAP:
                del self.fields[nama]
        else:
            self.fields["instrumen"].queryset = InstrumenLke.objects.filter(
                Q(kabupaten=None) | Q(kabupaten=instance.kabupaten_id)
            )

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        if self.instance.pk is None:
            return super().simpan(oleh)
        lama = pegang(self.instance)
        if lama.evaluasi.exists():
            # Somebody may have handed out worksheets since the form was shown.
            for nama in TETAP:
                setattr(self.instance, nama, getattr(lama, nama))
        berubah = super().simpan(oleh)
        selaraskan(self.instance, oleh=oleh)
        return berubah


class FormTim(FormBaris):
    class Meta(FormBaris.Meta):
        model = TimEvaluasi
        fields = ("nama",)


class FormAnggota(FormBaris):
    """Somebody whom an admin has made an evaluator here, once at least."""

    class Meta(FormBaris.Meta):
        model = AnggotaTim
        fields = ("pengguna", "tugas")

    def __init__(self, *args, instance, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        pernah = Penugasan.objects.filter(
            peran=Peran.EVALUATOR, kabupaten=instance.tim.periode.kabupaten_id
        )
        isian = self.fields["pengguna"]
        isian.label = "Orang"
        isian.queryset = Pengguna.objects.filter(
            is_active=True, pk__in=pernah.values("pengguna")
        ).order_by("nama", "username")
        isian.help_text = (
            "Yang pernah ditugaskan sebagai evaluator di kabupaten ini. Orang baru "
            "didaftarkan dahulu oleh admin kabupaten."
        )
        self.fields["tugas"].help_text = (
            "Satu orang satu tugas dalam satu tim: yang menilai tidak menjamin mutu "
            "nilainya sendiri, dan Inspektur yang menerbitkan LHE tidak menjadi anggota."
        )

    def simpan(self, oleh) -> bool:
        tambah_anggota(self.instance, oleh=oleh)
        return True


class FormBagi(forms.Form):
    """Which team evaluates which kecamatan."""

    tim = forms.ModelChoiceField(
        TimEvaluasi.objects.none(),
        label="Tim",
        empty_label="Pilih tim",
        error_messages={"required": "Pilih tim yang menilai."},
    )
    semua = forms.BooleanField(label="Semua kecamatan", required=False)
    kecamatan = forms.ModelMultipleChoiceField(
        Kecamatan.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, periode: PeriodeEvaluasi, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)
        self.fields["tim"].queryset = periode.tim.all()
        self.fields["kecamatan"].queryset = Kecamatan.objects.filter(
            kabupaten=periode.kabupaten_id
        ).order_by("nama")

    def clean(self):
        data = super().clean()
        if data.get("semua"):
            data["kecamatan"] = self.fields["kecamatan"].queryset
        elif "kecamatan" in data and not data["kecamatan"]:
            self.add_error("kecamatan", "Pilih sedikitnya satu kecamatan.")
        return data

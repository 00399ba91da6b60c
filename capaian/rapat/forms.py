"""The forms of a meeting, of what it decided, and of what came of that."""

from django import forms
from django.db import models, transaction
from django.utils import timezone

from iku.models import Indikator
from iku.perencanaan.isian import FormBaris, FormBerurut
from kecamatan.models import UnitKerja
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran

from ..models import KeputusanRapat, RapatEvaluasi
from ..pilihan import StatusKeputusan


class FormRapat(FormBaris):
    class Meta(FormBaris.Meta):
        model = RapatEvaluasi
        fields = (
            "triwulan",
            "tanggal",
            "tempat",
            "pimpinan",
            "notulis",
            "peserta",
            "notulen",
        )
        help_texts = {
            "pimpinan": "Nama dan jabatan, misalnya: Rifendi, Camat Pakusari.",
            "peserta": "Satu orang atau satu unit per baris.",
            "notulen": "Capaian yang dibahas, hambatan, dan penyebabnya. Keputusan "
            "rapat ditulis tersendiri sesudah ini.",
        }

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        triwulan = self.fields["triwulan"]
        triwulan.choices = [
            (nilai, nama if nilai else "Pilih triwulan")
            for nilai, nama in triwulan.choices
        ]
        triwulan.error_messages["required"] = "Pilih triwulan yang dievaluasi."
        self.fields["peserta"].widget.attrs["rows"] = 6
        self.fields["notulen"].widget.attrs["rows"] = 10


class FormKeputusan(FormBerurut):
    class Meta(FormBaris.Meta):
        model = KeputusanRapat
        fields = ("uraian", "indikator", "unit", "penanggung_jawab", "batas_waktu")
        help_texts = {
            "uraian": "Apa yang dikerjakan, misalnya: Menambah loket pada hari pasar.",
            "indikator": "Boleh dikosongkan.",
            "penanggung_jawab": "Bila bukan unit di kecamatan ini, atau untuk "
            "menyebut orangnya.",
        }

    def __init__(self, *args, tautan, **opsi):
        """`tautan`: the address where a stored decision is followed up."""
        super().__init__(*args, **opsi)
        self.tautan = tautan
        self.fields["uraian"].widget = forms.Textarea({"rows": 3})
        kecamatan = self.instance.rapat.kecamatan
        for nama, baris in (
            ("indikator", Indikator.objects.order_by("kode", "pk")),
            ("unit", UnitKerja.objects.order_by("urutan", "pk")),
        ):
            self.fields[nama].queryset = baris.filter(kecamatan=kecamatan)
            self.fields[nama].empty_label = "(tidak ada)"

    def saudara(self) -> models.QuerySet:
        return self.instance.rapat.keputusan.all()

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        """Store it, and tell those who answer for the unit."""
        berubah = super().simpan(oleh)
        ini = self.instance
        if berubah and ini.unit is not None:
            beritahu(
                orang(ini.rapat.kecamatan, Peran.PENANGGUNG_JAWAB, unit=ini.unit),
                f"Keputusan rapat untuk {ini.unit}: {ini.uraian}",
                self.tautan(ini),
                kunci=f"keputusan-rapat-{ini.pk}",
                surel=True,
            )
        return berubah


class FormTindakLanjut(FormBaris):
    class Meta(FormBaris.Meta):
        model = KeputusanRapat
        fields = ("status", "tindak_lanjut", "selesai_pada")
        help_texts = {
            "tindak_lanjut": "Apa yang sudah dikerjakan dan apa hasilnya.",
            "selesai_pada": "Diisi bila sudah selesai.",
        }

    def clean_selesai_pada(self):
        tanggal = self.cleaned_data["selesai_pada"]
        if tanggal is not None and tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal selesai belum tiba.")
        return tanggal

    def clean(self) -> dict:
        data = super().clean()
        selesai = data.get("status") == StatusKeputusan.SELESAI
        if selesai and "selesai_pada" not in self.errors and not data["selesai_pada"]:
            self.add_error("selesai_pada", "Isi tanggal selesainya.")
        if data.get("selesai_pada") and not selesai:
            self.add_error(
                "selesai_pada",
                "Tanggal selesai terisi, tetapi statusnya belum selesai. Ubah salah "
                "satunya.",
            )
        if data.get("status") != StatusKeputusan.BELUM and not data.get(
            "tindak_lanjut"
        ):
            self.add_error("tindak_lanjut", "Tulis apa yang sudah dikerjakan.")
        return data

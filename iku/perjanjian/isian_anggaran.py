"""Forms of an agreement's money: from a budget document, and program by program."""

from django import forms
from django.db import models, transaction

from iku.models import AnggaranPk, DokumenAnggaran, Nomenklatur, PerjanjianKinerja
from iku.perencanaan.isian import isian_kolom
from iku.perencanaan.pemilih import pasang
from iku.pilihan import TingkatNomenklatur

from .isian import FormIsiPk, FormPolos, isian_alasan


class FormAnggaran(FormIsiPk):
    """One program and its money."""

    class Meta:
        model = AnggaranPk
        fields = ("nomenklatur", "uraian", "jumlah", "sumber_dana")
        formfield_callback = isian_kolom

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        if not self.baru:
            del self.fields["nomenklatur"]
            return
        self.fields["nomenklatur"].label = "Program"
        pasang(self, "nomenklatur", _simpul(self.perjanjian))
        self.fields["uraian"].required = False
        self.fields["uraian"].help_text = "Kosongkan untuk memakai nama programnya."

    def clean(self) -> dict:
        data = super().clean()
        if self.baru and data.get("nomenklatur") and not data.get("uraian"):
            data["uraian"] = data["nomenklatur"].nama[:300]
            self.instance.uraian = data["uraian"]
        return data

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        if self.baru:
            akhir = self.perjanjian.anggaran.aggregate(n=models.Max("urutan"))["n"]
            self.instance.urutan = (akhir or 0) + 1
        return super().simpan(oleh)


def _simpul(pk: PerjanjianKinerja) -> models.QuerySet:
    """What may still be added: programs; below the camat kegiatan and the rest too."""
    boleh = models.Q(kabupaten__isnull=True) | models.Q(
        kabupaten=pk.kecamatan.kabupaten
    )
    semua = Nomenklatur.objects.filter(boleh).exclude(
        pk__in=pk.anggaran.values("nomenklatur")
    )
    if pk.unit_id is None:
        return semua.filter(tingkat=TingkatNomenklatur.PROGRAM)
    return semua.exclude(tingkat=TingkatNomenklatur.KELOMPOK)


class FormSumberAnggaran(FormPolos):
    """From which budget document the sums are taken."""

    dokumen = forms.ModelChoiceField(
        DokumenAnggaran.objects.none(),
        label="Dokumen anggaran",
        empty_label=None,
        error_messages={"required": "Pilih dokumen anggarannya."},
    )

    def __init__(self, *args, pk: PerjanjianKinerja, wajib_alasan: bool, **opsi):
        super().__init__(*args, **opsi)
        tersedia = DokumenAnggaran.objects.filter(
            kecamatan=pk.kecamatan, tahun=pk.tahun
        )
        self.fields["dokumen"].queryset = tersedia
        self.initial["dokumen"] = pk.sumber_anggaran_id or (
            tersedia.values_list("pk", flat=True).last()
        )
        if wajib_alasan:
            self.fields["alasan"] = isian_alasan(True)

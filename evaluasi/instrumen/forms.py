"""Forms of an instrument and its parts; stored only while nothing stands on it."""

from collections.abc import Mapping

from django import forms
from django.db import transaction

from iku.perencanaan.isian import FormBaris

from ..models import (
    DefinisiNilai,
    InstrumenLke,
    JenjangLke,
    KomponenLke,
    KriteriaLke,
    PilihanJawaban,
    SubKomponenLke,
)
from ..models.instrumen import BagianInstrumen


class FormBagian(FormBaris):
    """Any part. The instrument is held, so that no campaign takes it meanwhile."""

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        InstrumenLke.objects.select_for_update(of=("self",)).get(
            pk=instrumen_dari(self.instance).pk
        )
        return super().simpan(oleh)


def instrumen_dari(baris: InstrumenLke | BagianInstrumen) -> InstrumenLke:
    """The instrument that a part belongs to."""
    if isinstance(baris, InstrumenLke):
        return baris
    return baris.tempuh(baris.kabupaten_lookup.removesuffix("__kabupaten"))


class FormInstrumen(FormBagian):
    class Meta(FormBaris.Meta):
        model = InstrumenLke
        fields = ("nama", "dasar", "mulai", "keterangan")
        help_texts = {
            "keterangan": "Dari mana bunyi kriteria dan jawabannya, serta yang belum "
            "dicocokkan dengan naskah peraturan."
        }


class FormKomponen(FormBagian):
    class Meta(FormBaris.Meta):
        model = KomponenLke
        fields = ("nama", "bobot")
        help_texts = {"bobot": "Bobot semua komponen berjumlah 100."}


class FormSub(FormBagian):
    class Meta(FormBaris.Meta):
        model = SubKomponenLke
        fields = ("nama", "bobot")
        help_texts = {"bobot": "Berjumlah bobot komponennya."}


class FormKriteria(FormBagian):
    class Meta(FormBaris.Meta):
        model = KriteriaLke
        fields = ("uraian", "varian", "skala", "prasyarat", "dipakai", "opsional")
        help_texts = {
            "varian": "Rumusan lain yang beredar; hanya keterangan.",
            "prasyarat": "Kriteria yang harus terpenuhi lebih dahulu. Boleh kosong.",
            "dipakai": "Kriteria yang tidak dipakai tidak ditanyakan dan tidak dihitung.",
        }

    def __init__(self, *args, instance, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        instrumen = instrumen_dari(instance)
        self.fields["prasyarat"] = forms.ModelChoiceField(
            KriteriaLke.objects.filter(sub__komponen__instrumen=instrumen)
            .exclude(pk=instance.pk)
            .select_related("sub")
            .order_by("sub__kode", "nomor"),
            label="Prasyarat",
            required=False,
            empty_label="Tidak ada",
            help_text=self.Meta.help_texts["prasyarat"],
        )
        self.order_fields(["uraian", "varian", "skala", "prasyarat"])


class FormPilihan(FormBagian):
    class Meta(FormBaris.Meta):
        model = PilihanJawaban
        fields = ("nama", "nilai")
        help_texts = {"nilai": "1 terpenuhi, 0 belum, di antaranya sebagian."}


class FormDefinisi(FormBagian):
    class Meta(FormBaris.Meta):
        model = DefinisiNilai
        fields = ("angka", "keberadaan", "kualitas")


class FormJenjang(FormBagian):
    class Meta(FormBaris.Meta):
        model = JenjangLke
        fields = ("sebutan", "batas", "interpretasi")
        help_texts = {
            "batas": "Nilai tepat di batas ini belum termasuk. Kosong bagi yang terbawah."
        }


# Parts by the word that stands in their address.
BAGIAN: Mapping[str, type[FormBagian]] = {
    "komponen": FormKomponen,
    "sub": FormSub,
    "kriteria": FormKriteria,
    "pilihan": FormPilihan,
    "nilai": FormDefinisi,
    "predikat": FormJenjang,
}

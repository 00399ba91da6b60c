"""Forms of a Renstra and what stands directly in it."""

from django import forms
from django.db import transaction
from django.db.models import Case, Q, QuerySet, When

from iku.models import ButirRpjmd, Nomenklatur, Renstra, Rpjmd, Sasaran, Tujuan
from iku.pilihan import JenisButirRpjmd
from kecamatan import riwayat

from ..isian import FormBaris, FormBerurut
from ..pemilih import pasang


class FormRenstra(FormBaris):
    class Meta(FormBaris.Meta):
        model = Renstra
        fields = ("awal", "akhir", "versi", "rpjmd", "dasar", "ditetapkan_pada")
        labels = {"rpjmd": "RPJMD yang didukung", "dasar": "Nomor dan dasar hukum"}
        help_texts = {
            "versi": "0 untuk Renstra awal, 1 untuk Perubahan pertama, dan seterusnya.",
            "dasar": "Misalnya: Keputusan Camat Pakusari Nomor 050/12 Tahun 2025.",
        }

    def __init__(self, *args, instance: Renstra, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        _pilih_rpjmd(self.fields["rpjmd"], instance)

    def clean_rpjmd(self):
        rpjmd = self.cleaned_data["rpjmd"]
        lama = self.initial.get("rpjmd")
        if lama and (rpjmd is None or rpjmd.pk != lama) and self._berdukungan(lama):
            raise forms.ValidationError(
                "Tujuan atau sasaran Renstra ini masih mendukung butir RPJMD yang lama. "
                "Kosongkan dahulu dukungan itu, atau salin Renstra ke versi baru."
            )
        return rpjmd

    def _berdukungan(self, rpjmd_id: int) -> bool:
        renstra = self.instance
        return (
            Tujuan.objects.filter(renstra=renstra, mendukung__rpjmd=rpjmd_id).exists()
            or Sasaran.objects.filter(
                tujuan__renstra=renstra, mendukung__rpjmd=rpjmd_id
            ).exists()
        )


class FormSalinan(FormBaris):
    """The new version of a Renstra: only what tells it from the old one."""

    class Meta(FormRenstra.Meta):
        fields = ("awal", "akhir", "rpjmd", "dasar", "ditetapkan_pada")

    def __init__(self, *args, instance: Renstra, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        _pilih_rpjmd(self.fields["rpjmd"], instance)


def _pilih_rpjmd(isian: forms.ModelChoiceField, renstra: Renstra) -> None:
    isian.queryset = Rpjmd.objects.filter(kabupaten=renstra.kecamatan.kabupaten)
    isian.empty_label = "Belum ditentukan"


class _BagianRenstra(FormBerurut):
    """A tujuan or sasaran, which supports a butir of the Renstra's RPJMD."""

    def __init__(self, *args, instance, renstra: Renstra, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        if renstra.rpjmd_id is None:
            del self.fields["mendukung"]
            return
        isian = self.fields["mendukung"]
        isian.queryset = ButirRpjmd.objects.filter(rpjmd=renstra.rpjmd_id)
        isian.empty_label = "Belum ditentukan"
        isian.choices = [("", isian.empty_label), *_menurut_jenis(isian.queryset)]


def _menurut_jenis(butir: QuerySet) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices grouped as misi, tujuan, sasaran, in this order."""
    urut = Case(*(When(jenis=j, then=i) for i, j in enumerate(JenisButirRpjmd.values)))
    hasil: dict[str, list[tuple[int, str]]] = {}
    for satu in butir.order_by(urut, "urutan", "pk"):
        jenis = str(satu.get_jenis_display())
        hasil.setdefault(jenis, []).append((satu.pk, f"{satu.urutan}. {satu.uraian}"))
    return list(hasil.items())


class FormTujuan(_BagianRenstra):
    class Meta(FormBaris.Meta):
        model = Tujuan
        fields = ("uraian", "mendukung", "kelompok")
        labels = {"uraian": "Rumusan tujuan", "mendukung": "Mendukung (RPJMD)"}

    def saudara(self) -> QuerySet:
        return Tujuan.objects.filter(renstra=self.instance.renstra)


class FormSasaran(_BagianRenstra):
    dukungan = forms.ModelMultipleChoiceField(
        Nomenklatur.objects.none(),
        label="Program yang mendukung",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Anggaran program ini dihitung untuk sasaran ini.",
    )

    class Meta(FormBaris.Meta):
        model = Sasaran
        fields = ("uraian", "mendukung", "strategi", "kebijakan")
        labels = {"uraian": "Rumusan sasaran", "mendukung": "Mendukung (RPJMD)"}

    def __init__(self, *args, instance: Sasaran, renstra: Renstra, **opsi):
        super().__init__(*args, instance=instance, renstra=renstra, **opsi)
        terpilih = self._program(instance) if instance.pk else []
        program = node_berlaku(renstra, terpilih).filter(
            Q(induk__isnull=True) | Q(pk__in=terpilih)
        )
        pasang(self, "dukungan", program)
        self.initial["dukungan"] = terpilih

    def saudara(self) -> QuerySet:
        return Sasaran.objects.filter(tujuan=self.instance.tujuan)

    def sidik_dari(self, sekarang) -> str:
        program = ",".join(map(str, self._program(sekarang)))
        return f"{super().sidik_dari(sekarang)}.{program}"

    def banding(self, sekarang) -> list[tuple[str, str, str]]:
        semua = {satu.pk: str(satu) for satu in self.fields["dukungan"].queryset}
        tersimpan = [semua.get(pk, "") for pk in self._program(sekarang)]
        diketik = sorted(str(satu) for satu in self.cleaned_data["dukungan"])
        beda = super().banding(sekarang)
        if sorted(tersimpan) != diketik:
            pasangan = ("; ".join(sorted(x)) or "kosong" for x in (tersimpan, diketik))
            beda.append(("Program yang mendukung", *pasangan))
        return beda

    @staticmethod
    def _program(sasaran: Sasaran) -> list[int]:
        return sorted(sasaran.dukungan.values_list("nomenklatur_id", flat=True))

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        berubah = super().simpan(oleh)
        sasaran, alasan = self.instance, self.cleaned_data.get("alasan", "")
        lama = {satu.nomenklatur_id: satu for satu in sasaran.dukungan.all()}
        baru = {satu.pk: satu for satu in self.cleaned_data["dukungan"]}
        for pk in lama.keys() - baru.keys():
            riwayat.hapus(lama[pk], oleh=oleh, alasan=alasan)
        for pk in sorted(baru.keys() - lama.keys()):
            satu = sasaran.dukungan.model(sasaran=sasaran, nomenklatur=baru[pk])
            riwayat.simpan(satu, oleh=oleh, alasan=alasan)
        return berubah or lama.keys() != baru.keys()


def node_berlaku(renstra: Renstra, juga=()) -> QuerySet:
    """Nodes of the program tree in force within the Renstra's period, national
    and of the regency; `juga`: keys that stay, whatever their dates."""
    kabupaten = renstra.kecamatan.kabupaten_id
    return Nomenklatur.objects.filter(
        Q(kabupaten__isnull=True) | Q(kabupaten=kabupaten)
    ).filter(
        Q(pk__in=juga)
        | (
            (Q(mulai__isnull=True) | Q(mulai__lte=renstra.akhir))
            & (Q(selesai__isnull=True) | Q(selesai__gte=renstra.awal))
        )
    )

"""The form of one planning row: what it saw, what it stores, and why."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.text import capfirst

from kecamatan import riwayat
from sakip.isian import AlasanField, DesimalField

from .kata import label, nama_baris, rujukan, tulis_nilai

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100


class TahunField(forms.IntegerField):
    """A year of four digits."""

    def __init__(self, **opsi):
        opsi.pop("min_value", None)
        opsi.pop("max_value", None)
        super().__init__(
            widget=forms.TextInput(
                {"inputmode": "numeric", "autocomplete": "off", "class": "angka-isian"}
            ),
            error_messages={
                "invalid": "Tulis tahun dengan empat angka, misalnya 2025."
            },
            **opsi,
        )
        pesan = f"Tahun berkisar {TAHUN_AWAL} sampai {TAHUN_AKHIR}, misalnya 2025."
        self.validators += [
            MinValueValidator(TAHUN_AWAL, pesan),
            MaxValueValidator(TAHUN_AKHIR, pesan),
        ]


def isian_kolom(kolom: models.Field, **opsi):
    """The form field of a column, as people here type."""
    if isinstance(kolom, models.DecimalField):
        return DesimalField(
            label=opsi.get("label") or capfirst(kolom.verbose_name),
            help_text=opsi.get("help_text", ""),
            required=not kolom.blank,
            utuh=kolom.max_digits - kolom.decimal_places,
            pecahan=kolom.decimal_places,
        )
    if isinstance(kolom, models.DateField):
        return kolom.formfield(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **opsi
        )
    if isinstance(kolom, models.PositiveSmallIntegerField) and (
        kolom.name in ("awal", "akhir") or "tahun" in kolom.name
    ):
        return kolom.formfield(form_class=TahunField, **opsi)
    if isinstance(kolom, models.TextField):
        return kolom.formfield(widget=forms.Textarea({"rows": 3}), **opsi)
    return kolom.formfield(**opsi)


class FormBaris(forms.ModelForm):
    """A new row, or a change of one. `sidik` is the row as the person saw it;
    `banyak` names the many-to-many fields that are stored with it."""

    sidik = forms.CharField(required=False, widget=forms.HiddenInput)
    alasan = AlasanField()

    banyak: tuple[str, ...] = ()

    class Meta:
        formfield_callback = isian_kolom

    def __init__(self, *args, instance, **opsi):
        super().__init__(
            *args,
            instance=instance,
            label_suffix="",
            use_required_attribute=False,
            **opsi,
        )
        for isian in self.fields.values():
            kata = "Pilih" if isinstance(isian, forms.ChoiceField) else "Isi"
            isian.error_messages["required"] = f"{kata} {_di_tengah(isian.label)}."
        if instance.pk is None:
            del self.fields["sidik"], self.fields["alasan"]
        else:
            self.initial["sidik"] = self.sidik_dari(instance)
            self.order_fields([k for k in self.fields if k != "alasan"])

    @property
    def baru(self) -> bool:
        return "sidik" not in self.fields

    @property
    def sebutan(self) -> str:
        """What the row is called: "Renstra", "tujuan"."""
        return str(self.instance._meta.verbose_name)

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        """Store the valid row with its history; whether anything changed. Raises
        as `kecamatan.riwayat.simpan`."""
        data = self.cleaned_data
        if data.get("sidik"):
            sekarang = self._tersimpan()
            if sekarang is None or data["sidik"] != self.sidik_dari(sekarang):
                raise riwayat.Bentrok(sekarang)
        return riwayat.simpan(
            self.instance,
            oleh=oleh,
            alasan=data.get("alasan", ""),
            banyak={kunci: data[kunci] for kunci in self.banyak},
        )

    def _tersimpan(self):
        """The stored row, held until the transaction ends."""
        semua = type(self.instance).objects.select_for_update(of=("self",))
        return semua.filter(pk=self.instance.pk).first()

    def tanpa_galat(self) -> None:
        """What was sent, to be shown again before anybody asked for its storing."""
        self.errors.clear()

    def tambah_galat(self, galat: ValidationError) -> None:
        """Errors of the row at their fields; those of fields that the form does
        not show stand above it."""
        if not hasattr(galat, "error_dict"):
            self.add_error(None, galat)
            return
        for kunci, daftar in galat.error_dict.items():
            self.add_error(kunci if kunci in self.fields else None, daftar)

    def banding(self, sekarang) -> list[tuple[str, str, str]]:
        """Where the entry differs from what is stored now: field, stored, typed."""
        model = type(sekarang)
        tersimpan = riwayat.potret(sekarang) | {
            kunci: _anggota(sekarang, kunci) for kunci in self.banyak
        }
        diketik = riwayat.potret(self.instance) | {
            kunci: sorted(satu.pk for satu in self.cleaned_data[kunci])
            for kunci in self.banyak
        }
        nama = nama_baris(rujukan(model, (tersimpan, diketik)))
        return [
            (
                label(model, kunci),
                tulis_nilai(model, kunci, tersimpan[kunci], nama),
                tulis_nilai(model, kunci, diketik[kunci], nama),
            )
            for kunci in tersimpan
            if tersimpan[kunci] != diketik[kunci]
        ]

    def sidik_dari(self, sekarang) -> str:
        """The mark of the stored row and its members, as this form carries it."""
        anggota = (
            ",".join(map(str, _anggota(sekarang, kunci))) for kunci in self.banyak
        )
        return ".".join([riwayat.sidik(sekarang), *anggota])

    def pakai_sidik(self, sidik: str) -> None:
        """After a conflict was shown: the next save is on top of that row."""
        self.data = self.data.copy()
        self.data[self.add_prefix("sidik")] = sidik


def _di_tengah(label: str) -> str:
    """A label within a sentence: its capital goes, an abbreviation's stays (LHE)."""
    label = str(label)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _anggota(baris, kunci: str) -> list[int]:
    return sorted(getattr(baris, kunci).values_list("pk", flat=True))


class FormBerurut(FormBaris):
    """A row that takes its place after its siblings when it is new."""

    def saudara(self) -> models.QuerySet:
        """The rows that share its numbering."""
        raise NotImplementedError

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        if self.baru:
            terakhir = self.saudara().aggregate(n=models.Max("urutan"))["n"]
            self.instance.urutan = (terakhir or 0) + 1
        return super().simpan(oleh)

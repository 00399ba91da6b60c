"""Forms of an agreement. Content is stored under the agreement's lock, so that nothing
slips in after it was submitted; who is not of the kecamatan says why."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.dateparse import parse_date

from iku.models import ButirPk, PerjanjianKinerja
from iku.perencanaan.isian import FormBaris, isian_kolom
from iku.pilihan import Asal
from kecamatan.models import MasaJabatan
from sakip.isian import AlasanField, DesimalField
from sakip.tanggal import pendek

from .usulan import Calon, calon_kedua, calon_pertama

BELUM_ADA_PEJABAT = (
    "Belum ada pejabat yang tercatat menjabat. Mintalah admin kabupaten mencatat masa "
    "jabatannya."
)
ALASAN_WAJIB = "Anda mengubah isian kecamatan; alasannya tersimpan dalam riwayat."


def isian_alasan(wajib: bool) -> AlasanField:
    """Why a row is changed; compulsory for who does not belong to the kecamatan."""
    return AlasanField(ALASAN_WAJIB if wajib else "")


class FormPolos(forms.Form):
    """A form that is no row."""

    def __init__(self, *args, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)


class FormIsiPk(FormBaris):
    """A row of an agreement, or its own."""

    def __init__(self, *args, pk: PerjanjianKinerja, wajib_alasan: bool, **opsi):
        self.perjanjian = pk
        super().__init__(*args, **opsi)
        if wajib_alasan or not self.baru:
            self.fields["alasan"] = isian_alasan(wajib_alasan)

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        self.perjanjian.pegang()
        return super().simpan(oleh)


class PihakField(forms.ModelChoiceField):
    """A term of office, with its days."""

    def label_from_instance(self, masa: MasaJabatan) -> str:
        return f"{masa.pejabat.nama}, {masa.sebutan} ({_masa(masa)})"


def _masa(masa: MasaJabatan) -> str:
    if masa.mulai is None and masa.selesai is None:
        return "masa jabatan tidak diketahui"
    mulai = pendek(masa.mulai) if masa.mulai else "…"
    return f"{mulai} – {pendek(masa.selesai) if masa.selesai else 'sekarang'}"


class FormNaskah(FormIsiPk):
    """Date, place, parties and the reason of a change."""

    pertama = PihakField(
        MasaJabatan.objects.none(), label="Pihak pertama", required=False
    )
    kedua = PihakField(
        MasaJabatan.objects.none(), label="Pihak kedua (atasan)", required=False
    )
    alasan_pk = forms.CharField(
        label="Alasan perubahan perjanjian",
        widget=forms.Textarea({"rows": 3}),
        help_text=(
            "Pergantian pejabat, perubahan strategi atau anggaran, atau perubahan "
            "prioritas atau asumsi (PermenPANRB 53/2014)."
        ),
        error_messages={"required": "Tulis alasan perubahan Perjanjian Kinerja."},
    )

    class Meta:
        model = PerjanjianKinerja
        fields = ("tanggal", "tempat")
        formfield_callback = isian_kolom

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        pk = self.perjanjian
        self.fields["tanggal"].help_text = (
            "Boleh dikosongkan; ditetapkan bersama nomornya. Bila diisi, kedua pihak "
            "harus menjabat pada tanggal ini."
        )
        pada = self._tanggal()
        for nama, calon in (("pertama", calon_pertama), ("kedua", calon_kedua)):
            isian = self.fields[nama]
            isian.queryset = calon(pk, pada) | self._terpilih(nama)
            isian.initial = getattr(pk, f"{nama}_id")
            isian.empty_label = "Belum dipilih"
            if not isian.queryset:
                isian.help_text = BELUM_ADA_PEJABAT
            isian.error_messages["invalid_choice"] = (
                "Pejabat ini tidak menjabat pada tanggal itu. Pilih yang menjabat."
            )
        if pk.perubahan_ke == 0:
            del self.fields["alasan_pk"]
        else:
            self.fields["alasan_pk"].initial = pk.alasan
        if "alasan" in self.fields:
            self.fields["alasan"].label = "Alasan mengubah isian ini"

    def _tanggal(self):
        teks = self.data.get(self.add_prefix("tanggal"), "") if self.is_bound else ""
        try:
            return parse_date(teks) or (
                None if self.is_bound else self.instance.tanggal
            )
        except ValueError:
            return None

    def _terpilih(self, nama: str) -> models.QuerySet:
        """What is stored stays in the list until another is chosen; unless a day was
        named on which that person did not hold the post."""
        tersimpan = getattr(self.instance, f"{nama}_id")
        if self.is_bound or tersimpan is None:
            return MasaJabatan.objects.none()
        return MasaJabatan.objects.filter(pk=tersimpan)

    def clean(self) -> dict:
        data = super().clean()
        for nama in ("pertama", "kedua"):
            if nama not in self.errors:
                setattr(self.instance, nama, data.get(nama))
        if "alasan_pk" in data:
            self.instance.alasan = data["alasan_pk"]
        return data


class FormButir(FormIsiPk):
    """The words and the target of one promise; below the camat also what it supports."""

    class Meta:
        model = ButirPk
        fields = (
            *("urutan", "nomor", "uraian_kinerja", "uraian_indikator", "nilai"),
            "mendukung",
        )
        formfield_callback = isian_kolom

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        self.fields["nomor"].help_text = "Kosongkan untuk nomor urut biasa."
        nilai = self.fields["nilai"]
        nilai.label = f"Target ({self.instance.indikator.satuan})"
        if self.perjanjian.asal == Asal.SISTEM:
            nilai.required = True
            nilai.error_messages["required"] = (
                "Tulis angkanya; Perjanjian Kinerja baru memerlukan target berangka."
            )
        self._pilih_atasan()

    def _pilih_atasan(self) -> None:
        induk = self.perjanjian.induk
        if induk is None:
            del self.fields["mendukung"]
            return
        isian = self.fields["mendukung"]
        isian.queryset = ButirPk.objects.filter(perjanjian=induk)
        isian.label = "Mendukung kinerja camat"
        isian.empty_label = "Belum ditautkan"
        isian.label_from_instance = _sebut_janji
        isian.help_text = (
            f"Indikator pada {induk} yang tercapai dengan bantuan indikator ini."
        )

    def clean(self) -> dict:
        data = super().clean()
        if "nilai" in self.changed_data and "nilai" not in self.errors:
            # A predicate belongs to the number it stood beside.
            self.instance.predikat = ""
        return data


def _sebut_janji(butir: ButirPk) -> str:
    return f"{butir.uraian_indikator} ({butir.uraian_kinerja})"


class FormTambahButir(FormPolos):
    """Which indicators of the Renstra are promised, each with its target."""

    def __init__(self, *args, calon: list[Calon], wajib_alasan: bool, **opsi):
        super().__init__(*args, **opsi)
        self.calon = calon
        for c in calon:
            self.fields[f"pilih_{c.tempat.pk}"] = forms.BooleanField(
                required=False, initial=c.diusulkan, label=c.tempat.indikator.nama
            )
            self.fields[f"nilai_{c.tempat.pk}"] = DesimalField(
                initial=c.target.nilai if c.target else None,
                label=f"Target {c.tempat.indikator.nama}",
            )
        if wajib_alasan:
            self.fields["alasan"] = isian_alasan(True)

    def baris(self):
        """Each candidate with its two fields."""
        for c in self.calon:
            yield c, self[f"pilih_{c.tempat.pk}"], self[f"nilai_{c.tempat.pk}"]

    def clean(self) -> dict:
        data = super().clean()
        terpilih = [c for c in self.calon if data.get(f"pilih_{c.tempat.pk}")]
        if not terpilih:
            raise ValidationError("Pilih paling sedikit satu indikator.")
        dipilih = set()
        for c in terpilih:
            kunci = f"nilai_{c.tempat.pk}"
            if kunci not in self.errors and data.get(kunci) is None:
                self.add_error(
                    kunci, "Tulis targetnya, atau jangan pilih indikator ini."
                )
            if c.tempat.indikator_id in dipilih:
                self.add_error(
                    f"pilih_{c.tempat.pk}", "Indikator ini dipilih dua kali."
                )
            dipilih.add(c.tempat.indikator_id)
        return data

    def hasil(self) -> dict[Calon, object]:
        """The chosen places and their targets."""
        data = self.cleaned_data
        return {
            c: data[f"nilai_{c.tempat.pk}"]
            for c in self.calon
            if data[f"pilih_{c.tempat.pk}"]
        }

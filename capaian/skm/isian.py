"""Forms of a survey: its frame, a questionnaire, and a summary by unsur."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from iku.perencanaan.isian import FormBaris

from ..models import InstrumenSkm, RespondenSkm, Survei, UnsurSkm
from ..models.responden_skm import NILAI_JAWABAN, PANJANG_SARAN
from ..models.skm import periksa_layanan
from ..pilihan import AsalSurvei
from .kuesioner import pertanyaan, pilihan_jawaban
from .tindakan import sidik_responden, simpan_responden


class LayananField(forms.CharField):
    """One service on each line."""

    widget = forms.Textarea({"rows": 5})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value) -> list[str]:
        teks = super().clean(value) or ""
        daftar = [" ".join(baris.split()) for baris in teks.splitlines()]
        daftar = [baris for baris in daftar if baris]
        try:
            periksa_layanan(daftar)
        except ValidationError as galat:
            raise ValidationError(galat.messages) from galat
        return daftar

    def has_changed(self, initial, data) -> bool:
        return (initial or []) != [b.strip() for b in (data or "").splitlines()]


class FormSurvei(FormBaris):
    layanan = LayananField(
        label="Jenis layanan",
        required=False,
        help_text="Satu jenis layanan tiap baris, misalnya Legalisasi surat.",
    )

    class Meta(FormBaris.Meta):
        model = Survei
        fields = (
            "periode",
            "instrumen",
            "asal",
            "mulai",
            "selesai",
            "populasi",
            "layanan",
            "responden",
            "sumber",
        )
        help_texts = {
            "populasi": "Banyaknya penerima layanan pada periode ini. Dari sini dihitung "
            "berapa responden yang diperlukan.",
            "responden": "Hanya untuk rekap; jawaban yang dimasukkan di sini dihitung "
            "sendiri.",
            "sumber": "Hanya untuk rekap, misalnya “e-SUKMA, unduhan 2 Oktober 2025”.",
        }

    def __init__(self, *args, instance, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        kabupaten = instance.kecamatan.kabupaten_id
        self.fields["instrumen"].queryset = InstrumenSkm.objects.filter(
            Q(kabupaten=None) | Q(kabupaten=kabupaten)
        ).order_by("-mulai")
        self.fields["instrumen"].empty_label = None

    def clean(self) -> dict:
        data = super().clean()
        if self.instance.pk is not None:
            self._jaga_jawaban(data)
        if data.get("asal") == AsalSurvei.JAWABAN and data.get("responden") is not None:
            self.add_error(
                "responden",
                "Kosongkan; responden dihitung dari kuesioner yang dimasukkan di sini.",
            )
        return data

    def _jaga_jawaban(self, data: dict) -> None:
        """What answers already stand on stays as it is."""
        lama = Survei.objects.get(pk=self.instance.pk)
        dipakai = set(lama.daftar_responden.values_list("layanan", flat=True))
        if dipakai or lama.nilai.exists():
            for kunci in ("instrumen", "asal"):
                if kunci in data and data[kunci] != getattr(lama, kunci):
                    pesan = "Tidak dapat diubah: survei ini sudah berisi nilai."
                    self.add_error(kunci, pesan)
        hilang = sorted((dipakai - {""}) - set(data.get("layanan", lama.layanan)))
        if hilang:
            self.add_error(
                "layanan", f"Masih dipakai oleh kuesioner: {', '.join(hilang)}."
            )


class PilihLayanan(forms.ChoiceField):
    """One of the services of a survey, or none."""

    def __init__(self, survei: Survei, **opsi):
        pilihan = [("", "Tidak diisi"), *((s, s) for s in survei.layanan)]
        super().__init__(choices=pilihan, required=False, **opsi)


class FormKuesioner(FormBaris):
    """One questionnaire typed from paper: one digit for each unsur. `kunci` is the
    mark of the page: sent twice it is stored once."""

    kunci = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    class Meta(FormBaris.Meta):
        model = RespondenSkm
        fields = (
            "tanggal",
            "layanan",
            "umur",
            "jenis_kelamin",
            "pendidikan",
            "pekerjaan",
            "saran",
        )

    def __init__(self, *args, instance: RespondenSkm, unsur: list[UnsurSkm], **opsi):
        self.unsur = unsur
        super().__init__(*args, instance=instance, **opsi)
        self._siapkan_profil(instance.survei)
        tersimpan = {}
        if instance.pk is not None:
            tersimpan = {j.unsur_id: j.nilai for j in instance.jawaban.all()}
        for satu in unsur:
            self.fields[kunci_unsur(satu)] = self._isian_unsur(satu)
            self.initial[kunci_unsur(satu)] = tersimpan.get(satu.pk)

    def _siapkan_profil(self, survei: Survei) -> None:
        self.fields["layanan"] = PilihLayanan(survei, label="Jenis layanan")
        self.fields["umur"].widget = forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "off", "class": "angka-isian"}
        )
        pesan = "Tulis umur dengan angka, misalnya 35, atau kosongkan."
        self.fields["umur"].error_messages |= {"invalid": pesan, "min_value": pesan}
        self.fields["umur"].label = "Umur (tahun)"
        for nama in ("jenis_kelamin", "pendidikan", "pekerjaan"):
            pilihan = self.fields[nama].choices
            self.fields[nama].choices = [("", "Tidak diisi"), *list(pilihan)[1:]]
        self.fields["saran"].widget.attrs |= {"maxlength": PANJANG_SARAN}

    def _isian_unsur(self, unsur: UnsurSkm) -> forms.Field:
        return forms.TypedChoiceField(
            label=f"{unsur.kode} {unsur.nama}",
            choices=[("", ""), *((str(n), str(n)) for n in NILAI_JAWABAN)],
            coerce=int,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": "Tulis 1, 2, 3, atau 4."},
            widget=forms.TextInput(
                {
                    "inputmode": "numeric",
                    "maxlength": "1",
                    "autocomplete": "off",
                    "class": "satu-angka",
                }
            ),
        )

    @property
    def daftar_unsur(self) -> list[tuple[UnsurSkm, forms.BoundField]]:
        return [(u, self[kunci_unsur(u)]) for u in self.unsur]

    @property
    def jawaban(self) -> dict[UnsurSkm, int | None]:
        """The answers of the valid form."""
        return {u: self.cleaned_data.get(kunci_unsur(u)) for u in self.unsur}

    def clean(self) -> dict:
        data = super().clean()
        kunci = [kunci_unsur(u) for u in self.unsur]
        if not any(k in self.errors for k in kunci) and not any(
            data.get(k) for k in kunci
        ):
            self.add_error(kunci[0], "Isi sedikitnya satu jawaban, dengan angka 1–4.")
        return data

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        data = self.cleaned_data
        if self.baru:
            self.instance.kunci = data["kunci"]
        return simpan_responden(
            self.instance,
            self.jawaban,
            oleh=oleh,
            sidik_lama=data.get("sidik", ""),
            alasan=data.get("alasan", ""),
        )

    def sidik_dari(self, sekarang) -> str:
        return sidik_responden(sekarang)

    def banding(self, sekarang) -> list[tuple[str, str, str]]:
        beda = super().banding(sekarang)
        tersimpan = {j.unsur_id: j.nilai for j in sekarang.jawaban.all()}
        for unsur, nilai in self.jawaban.items():
            if (lama := tersimpan.get(unsur.pk)) != nilai:
                beda.append((unsur.nama, f"{lama or 'kosong'}", f"{nilai or 'kosong'}"))
        return beda


class FormPublik(FormKuesioner):
    """The questionnaire as the public fills it in: every unsur in words. `situs` is
    a trap: people do not see it."""

    situs = forms.CharField(required=False, max_length=200)

    class Meta(FormKuesioner.Meta):
        fields = tuple(f for f in FormKuesioner.Meta.fields if f != "tanggal")

    def _siapkan_profil(self, survei: Survei) -> None:
        super()._siapkan_profil(survei)
        self.fields["saran"].label = "Saran atau masukan"
        self.fields[
            "saran"
        ].help_text = (
            "Boleh dikosongkan. Jangan menulis nama, alamat, atau nomor telepon."
        )

    def _isian_unsur(self, unsur: UnsurSkm) -> forms.Field:
        return forms.TypedChoiceField(
            label=pertanyaan(unsur),
            choices=pilihan_jawaban(unsur),
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect(),
            error_messages={"required": "Pilih salah satu jawaban."},
        )


def kunci_unsur(unsur: UnsurSkm) -> str:
    return f"unsur_{unsur.pk}"

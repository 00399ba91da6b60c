"""What people bring: files, a link, or the page on which the proof stands."""

import re
from urllib.parse import urlsplit

from django import forms
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.text import capfirst

from iku.models import Indikator
from iku.perencanaan import pemilih
from iku.perencanaan.isian import FormBaris

from ..models import LampiranBukti
from ..riwayat import nama_periode
from .tindakan import TERBANYAK, periode_lampiran

HALAMAN = "Halaman yang membuktikan"
CONTOH_HALAMAN = "Misalnya 12, atau 12-14. Pratinjau terbuka pada halaman itu."


class BerkasBanyak(forms.ClearableFileInput):
    allow_multiple_selected = True


class BerkasBanyakField(forms.FileField):
    """Several files at once; each is judged by the act, so that one refused does not
    take the others with it."""

    widget = BerkasBanyak

    def clean(self, data, initial=None) -> list:
        daftar = data if isinstance(data, list | tuple) else [data] if data else []
        if not daftar:
            raise forms.ValidationError(
                "Pilih dahulu berkasnya, satu atau beberapa sekaligus."
            )
        if len(daftar) > TERBANYAK:
            raise forms.ValidationError(
                f"Anda memilih {len(daftar)} berkas; paling banyak {TERBANYAK} untuk "
                "satu nilai. Pilih lebih sedikit, atau gabungkan menjadi satu PDF."
            )
        return daftar


class _FormBukti(forms.Form):
    def __init__(self, *args, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)

    halaman = forms.CharField(
        label=HALAMAN, max_length=50, required=False, help_text=CONTOH_HALAMAN
    )
    keterangan = forms.CharField(label="Keterangan", max_length=300, required=False)


class FormBerkas(_FormBukti):
    """`akhir` stands last in the form: a body that was cut off on its way lacks it."""

    berkas = BerkasBanyakField(label="Berkas bukti")
    akhir = forms.CharField(
        widget=forms.HiddenInput,
        initial="ya",
        error_messages={
            "required": "Kiriman ini terputus di tengah jalan. Tidak ada yang "
            "tersimpan; unggah lagi."
        },
    )
    field_order = ("berkas", "halaman", "keterangan", "akhir")


class FormTautan(_FormBukti):
    tautan = forms.CharField(
        label="Alamat tautan",
        max_length=500,
        help_text="Misalnya https://drive.google.com/… Pastikan penerima boleh "
        "membukanya.",
        # No type="url": the browser would refuse an address without https:// in its
        # own words; here it is completed.
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "url"}),
        error_messages={"required": "Tulis alamat tautannya."},
    )
    nama = forms.CharField(label="Nama bukti", max_length=255, required=False)
    field_order = ("tautan", "nama", "halaman", "keterangan")

    def __init__(self, *args, **opsi):
        super().__init__(*args, auto_id="id_tautan_%s", **opsi)

    def clean_tautan(self) -> str:
        tautan = self.cleaned_data["tautan"]
        if "://" not in tautan:
            tautan = f"https://{tautan}"
        URLValidator(
            schemes=["http", "https"],
            message="Alamat ini tidak dikenali. Salin dari bilah alamat peramban, "
            "misalnya https://contoh.go.id/laporan.",
        )(tautan)
        if urlsplit(tautan).username:
            raise forms.ValidationError(
                "Alamat ini memuat nama pengguna atau sandi. Salin tautan yang dapat "
                "dibagikan."
            )
        return tautan


class FormLampiran(FormBaris):
    """Page and words of one piece of evidence."""

    class Meta(FormBaris.Meta):
        model = LampiranBukti
        fields = ("halaman", "keterangan")
        labels = {"halaman": HALAMAN}
        help_texts = {"halaman": CONTOH_HALAMAN}

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        periode_lampiran(self.instance).pegang()
        return super().simpan(oleh)


class FormPasang(forms.Form):
    """One evidence for several indicators of a quarter."""

    triwulan = forms.TypedChoiceField(
        label="Triwulan",
        coerce=int,
        choices=[(n, capfirst(nama_periode(n))) for n in (1, 2, 3, 4)],
        help_text="Indikator yang dicatat setahun penuh masuk ke nilai tahunannya.",
    )
    indikator = forms.ModelMultipleChoiceField(
        label="Indikator",
        queryset=Indikator.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih satu indikator atau lebih."},
    )

    def __init__(self, *args, baris, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)
        pemilih.pasang(self, "indikator", baris, kosong="Belum dipilih")

    def tanpa_galat(self) -> None:
        """After a search nobody has asked for its storing yet."""
        self.errors.clear()


def nomor_halaman(teks: str) -> int | None:
    """The first page that a person named ("hlm. 12-14": 12); None where there is
    none."""
    cocok = re.search(r"[0-9]{1,5}", teks)
    return int(cocok.group()) or None if cocok else None

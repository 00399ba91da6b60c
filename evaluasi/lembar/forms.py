"""What people write with an act, and what they bring as evidence."""

from django import forms

from capaian.bukti.forms import CONTOH_HALAMAN, HALAMAN, FormTautan

from .isian import PANJANG_HALAMAN


class FormPolos(forms.Form):
    """A form that is no row."""

    def __init__(self, *args, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)


class FormAlasan(FormPolos):
    """Why something is returned."""

    alasan = forms.CharField(
        label="Yang perlu diperbaiki",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": "Tulis alasan pengembalian, supaya jelas apa yang diperbaiki."
        },
    )


def _halaman() -> forms.CharField:
    return forms.CharField(
        label=HALAMAN,
        max_length=PANJANG_HALAMAN,
        required=False,
        help_text=CONTOH_HALAMAN,
    )


class FormUnggah(FormPolos):
    """A new file. `akhir` stands last: a body that was cut off on its way lacks it."""

    berkas = forms.FileField(
        label="Berkas bukti",
        allow_empty_file=True,  # judged with words of its own
        error_messages={"required": "Pilih dahulu berkasnya."},
    )
    halaman = _halaman()
    akhir = forms.CharField(
        widget=forms.HiddenInput,
        initial="ya",
        error_messages={
            "required": "Kiriman ini terputus di tengah jalan. Tidak ada yang "
            "tersimpan; unggah lagi."
        },
    )


class FormTautanLke(FormTautan):
    """A link; its page stands with it."""

    keterangan = None

"""Forms of a follow-up: who, by when and how; what was done; and the evaluator's word."""

from django import forms
from django.db import transaction

from capaian.bukti.forms import FormTautan
from iku.perencanaan.isian import FormBaris
from kecamatan.models import UnitKerja
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran

from ..lembar.forms import FormPolos
from ..models import Rekomendasi, TindakLanjut
from ..pilihan import StatusTindakLanjut
from .tindakan import catat_verifikasi, lepas_verifikasi, pastikan_terbuka, pegang


class FormRencana(FormBaris):
    """Who answers for a recommendation, until when, and what is planned."""

    class Meta(FormBaris.Meta):
        model = Rekomendasi
        fields = ("pemilik", "batas", "rencana")
        help_texts = {"rencana": "Langkah yang akan dikerjakan."}

    def __init__(self, *args, tautan: str, **opsi):
        """`tautan`: the address of its page, for those who are told of it."""
        super().__init__(*args, **opsi)
        self.tautan = tautan
        self.pemilik_lama = self.instance.pemilik_id
        kecamatan = self.instance.lhe.kecamatan
        self.fields["pemilik"].queryset = UnitKerja.objects.filter(
            kecamatan=kecamatan
        ).order_by("urutan", "pk")
        self.fields["pemilik"].empty_label = "(belum ditentukan)"
        self.fields["rencana"].widget.attrs["rows"] = 5

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        """Store it, and tell those who answer for the unit."""
        pegang(self.instance)
        berubah = super().simpan(oleh)
        ini = self.instance
        if ini.pemilik is not None and ini.pemilik_id != self.pemilik_lama:
            beritahu(
                orang(ini.lhe.kecamatan, Peran.PENANGGUNG_JAWAB, unit=ini.pemilik),
                f"{ini.get_jenis_display()} LHE untuk {ini.pemilik}: {ini.uraian}",
                self.tautan,
                kunci=f"rekomendasi-{ini.pk}-{ini.pemilik_id}",
                surel=True,
            )
        return berubah


class FormIsi(FormBaris):
    """What was done about it in one quarter."""

    kemajuan = forms.IntegerField(
        label="Kemajuan (persen)",
        min_value=0,
        max_value=100,
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "off", "class": "angka-isian"}
        ),
        help_text="0 sampai 100. 100 berarti menurut kecamatan sudah selesai.",
        error_messages={
            "invalid": "Tulis bilangan bulat 0 sampai 100.",
            "min_value": "Tulis bilangan bulat 0 sampai 100.",
            "max_value": "Tulis bilangan bulat 0 sampai 100.",
        },
    )

    class Meta(FormBaris.Meta):
        model = TindakLanjut
        fields = ("uraian", "kemajuan")
        help_texts = {"uraian": "Apa yang sudah dikerjakan dan apa hasilnya."}

    def __init__(self, *args, tautan: str, **opsi):
        super().__init__(*args, **opsi)
        self.tautan = tautan
        self.fields["uraian"].widget.attrs["rows"] = 6

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        """Store it; a changed one waits for verification again."""
        pastikan_terbuka(self.instance)
        if self.baru or self.has_changed():
            lepas_verifikasi(self.instance)
        berubah = super().simpan(oleh)
        butir = self.instance.rekomendasi
        if berubah:
            beritahu(
                orang(butir.lhe.kecamatan, Peran.EVALUATOR),
                f"Tindak lanjut atas butir {butir.nomor} {butir.lhe} "
                f"{butir.lhe.kecamatan} menunggu verifikasi.",
                self.tautan,
                kunci=f"tindak-lanjut-{self.instance.pk}",
            )
        return berubah


class FormVerifikasi(FormBaris):
    """What the evaluator says of it."""

    status = forms.ChoiceField(
        label="Hasil verifikasi",
        choices=[("", "Pilih hasilnya"), *StatusTindakLanjut.choices],
        error_messages={"required": "Pilih hasil verifikasinya."},
    )
    catatan = forms.CharField(
        label="Catatan verifikasi",
        widget=forms.Textarea({"rows": 4}),
        help_text="Apa yang dilihat, dan apa yang masih kurang.",
        error_messages={"required": "Tulis catatan verifikasi."},
    )

    class Meta(FormBaris.Meta):
        model = TindakLanjut
        fields = ("status", "catatan")

    def __init__(self, *args, tautan: str, **opsi):
        super().__init__(*args, **opsi)
        self.tautan = tautan
        if not self.instance.diverifikasi:
            self.initial["status"] = ""

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        """Store it with who and when, and tell the kecamatan."""
        pegang(self.instance.rekomendasi)
        if self.instance.diverifikasi and not self.has_changed():
            return False
        catat_verifikasi(self.instance, oleh)
        berubah = super().simpan(oleh)
        butir, hasil = self.instance.rekomendasi, self.instance.get_status_display()
        beritahu(
            orang(butir.lhe.kecamatan, Peran.OPERATOR, Peran.CAMAT),
            f"Tindak lanjut butir {butir.nomor} {butir.lhe} diverifikasi: {hasil}. "
            f"{self.instance.catatan}",
            self.tautan,
            surel=True,
        )
        return berubah


class FormUnggah(FormPolos):
    """A new file. `akhir` stands last: a body that was cut off on its way lacks it."""

    berkas = forms.FileField(
        label="Berkas bukti",
        allow_empty_file=True,  # judged with words of its own
        error_messages={"required": "Pilih dahulu berkasnya."},
    )
    akhir = forms.CharField(
        widget=forms.HiddenInput,
        initial="ya",
        error_messages={
            "required": "Kiriman ini terputus di tengah jalan. Tidak ada yang "
            "tersimpan; unggah lagi."
        },
    )


class FormTautanPolos(FormTautan):
    """A link without page and words."""

    halaman = keterangan = None

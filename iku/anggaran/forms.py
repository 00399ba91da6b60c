import re
from decimal import Decimal

from django import forms

from iku.models import (
    DokumenAnggaran,
    Nomenklatur,
    Pagu,
    PaguJenisBelanja,
    Sasaran,
)
from iku.pilihan import JenisAnggaran, JenisBelanja
from kecamatan import riwayat
from sakip.isian import AlasanField, DesimalField

from ..perencanaan.isian import FormBaris
from .belanja import jenis_untuk
from .pilihan_baris import Calon
from .susunan import Anggaran
from .tindakan import periksa_jenis, sidik_dukungan, tambah_dokumen

# What `kecamatan.kolom.kolom_rupiah` holds.
UTUH, PECAHAN = 13, 2
TANPA_SALINAN = "Tidak, mulai dari kosong"


class RupiahField(DesimalField):
    """An amount of rupiah, not below zero; None where nothing was typed."""

    def __init__(self, **opsi):
        super().__init__(utuh=UTUH, pecahan=PECAHAN, **opsi)

    def clean(self, value) -> Decimal | None:
        nilai = super().clean(value)
        if nilai is not None and nilai < 0:
            raise forms.ValidationError("Jumlah tidak boleh kurang dari nol.")
        return nilai


class FormDokumen(FormBaris):
    """A budget document: which stage, its number and date. A new one takes its place
    in the year and may begin with the amounts of another."""

    class Meta(FormBaris.Meta):
        model = DokumenAnggaran
        fields = ("jenis", "dasar", "tanggal", "tanggal_teks")
        labels = {"jenis": "Tahap", "dasar": "Nomor DPA"}
        help_texts = {
            "dasar": "Misalnya DPPA Nomor 900/12/2025; boleh menyusul.",
            "tanggal_teks": "Hanya bila dokumennya tidak menyebut tanggal lengkap, "
            "misalnya “April 2025”.",
        }

    def __init__(self, *args, instance, lama: Anggaran, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        self.lama = lama
        if self.baru and lama.tahap:
            pilihan = [(str(t.dokumen.pk), t.nama) for t in lama.tahap]
            self.fields["salin"] = forms.ChoiceField(
                label="Salin jumlah dari",
                choices=[("", TANPA_SALINAN), *pilihan],
                required=False,
                initial=pilihan[-1][0],
                help_text="Semua baris dan jumlahnya disalin; sesudah itu tinggal "
                "mengubah yang berbeda.",
            )
            self.initial["jenis"] = self._usul()

    def _usul(self) -> str:
        """The stage that most likely comes next."""
        ada = {t.dokumen.jenis for t in self.lama.tahap}
        if JenisAnggaran.MURNI not in ada:
            return JenisAnggaran.MURNI
        if JenisAnggaran.PERGESERAN not in ada:
            return JenisAnggaran.PERGESERAN
        return JenisAnggaran.PERUBAHAN

    def clean(self) -> dict:
        data = super().clean()
        if "jenis" in data:
            self.instance.jenis = data["jenis"]
            try:
                periksa_jenis(self.instance, [t.dokumen for t in self.lama.tahap])
            except forms.ValidationError as galat:
                self.tambah_galat(galat)
        return data

    def simpan(self, oleh) -> bool:
        if not self.baru:
            return super().simpan(oleh)
        salin = self.cleaned_data.get("salin")
        dari = {str(t.dokumen.pk): t.dokumen for t in self.lama.tahap}
        tambah_dokumen(self.instance, salin=dari.get(salin), oleh=oleh)
        return True


class FormJumlah(forms.Form):
    """The amounts of one document: one field per program row that has one, one per
    kind of spending. Beside each its mark, so that nobody's change is overwritten."""

    alasan = AlasanField()

    def __init__(self, *args, dokumen: DokumenAnggaran, **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)
        self.dokumen = dokumen
        self.pagu = {f"pagu_{p.pk}": p for p in dokumen.pagu.all()}
        self.jenis = {f"jenis_{j.jenis}": j for j in _daftar_jenis(dokumen)}
        self.bentrok: dict[str, Decimal | None] = {}
        for kunci, baris in self.baris.items():
            nama = (
                getattr(baris, "nomenklatur", None) or JenisBelanja(baris.jenis).label
            )
            # With what the person saw: an amount that only somebody else changed
            # is no entry of this person.
            self.fields[kunci] = RupiahField(
                label=str(nama), initial=baris.jumlah, show_hidden_initial=True
            )
            self.fields[f"sidik_{kunci}"] = forms.CharField(
                required=False,
                widget=forms.HiddenInput,
                initial=riwayat.sidik(baris) if baris.pk else "baru",
            )
        self.order_fields([k for k in self.fields if k != "alasan"])

    @property
    def baris(self) -> dict:
        return self.pagu | self.jenis

    def clean(self) -> dict:
        data = super().clean()
        for kunci in self.pagu:
            if kunci not in self.errors and data.get(kunci) is None:
                self.add_error(
                    kunci,
                    "Tulis jumlahnya; bila memang nol tulis 0. Baris yang tidak "
                    "dipakai dihapus lewat tautan Hapus.",
                )
        for kunci, teks in self.data.items():
            if re.fullmatch("pagu_[0-9]+", kunci) and kunci not in self.fields:
                self.add_error(
                    None,
                    f"Satu baris sudah dihapus orang lain; isian Anda “{teks}” untuk "
                    "baris itu tidak disimpan.",
                )
        return data

    def hasil(self) -> dict:
        """What `tindakan.simpan_jumlah` takes, changed amounts only."""
        data = self.cleaned_data
        return {
            kunci: (baris, data[kunci], data[f"sidik_{kunci}"])
            for kunci, baris in self.baris.items()
            if kunci in self.changed_data
        }

    def tunjukkan_bentrok(self, sekarang: dict) -> None:
        """Say at each field what is stored now; the next save is on top of that."""
        self.data = self.data.copy()
        for kunci, baris in sekarang.items():
            self.bentrok[kunci] = baris.jumlah if baris else None
            self.data[f"sidik_{kunci}"] = riwayat.sidik(baris) if baris else "baru"


def _daftar_jenis(dokumen: DokumenAnggaran) -> list[PaguJenisBelanja]:
    """The kinds by which that year's budget is divided, stored or not yet; and
    whatever else is stored."""
    ada = {j.jenis: j for j in dokumen.pagu_jenis.all()}
    lazim = jenis_untuk(dokumen.tahun)
    urut = [*lazim, *(j for j in ada if j not in lazim)]
    return [ada.get(j) or PaguJenisBelanja(dokumen=dokumen, jenis=j) for j in urut]


class FormBarisBaru(forms.Form):
    """An amount at any node that may take one; what stays empty is not added."""

    cari = forms.CharField(
        label="Cari kode atau nama",
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, *args, calon: list[Calon], **opsi):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)
        self.node = {c.kunci: c.node for c in calon if not c.halangan}
        for kunci, node in self.node.items():
            self.fields[kunci] = RupiahField(label=str(node))

    def diketik(self) -> set[str]:
        """Keys of the amounts in which something was typed."""
        return {k for k in self.node if self.data.get(k, "").strip()}

    def clean(self) -> dict:
        data = super().clean()
        if not self.diketik():
            self.add_error(
                None,
                "Belum ada jumlah yang ditulis. Isi jumlah pada baris yang dipakai.",
            )
        return data

    def hasil(self, dokumen: DokumenAnggaran) -> dict:
        """What `tindakan.simpan_jumlah` takes."""
        return {
            kunci: (
                Pagu(dokumen=dokumen, nomenklatur=self.node[kunci], jumlah=None),
                self.cleaned_data[kunci],
                "",
            )
            for kunci in self.node
            if self.cleaned_data.get(kunci) is not None
        }


class FormDukungan(forms.Form):
    """Which programs support each sasaran of a Renstra. `sidik`: all its links as
    the person saw them."""

    sidik = forms.CharField(required=False, widget=forms.HiddenInput)
    alasan = AlasanField()

    def __init__(
        self, *args, sasaran: list[Sasaran], program: list[Nomenklatur], **opsi
    ):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)
        self.sasaran = {f"sasaran_{s.pk}": s for s in sasaran}
        self.program = {str(p.pk): p for p in program}
        self.initial["sidik"] = sidik_dukungan(sasaran)
        for kunci, s in self.sasaran.items():
            self.fields[kunci] = forms.MultipleChoiceField(
                label=s.uraian,
                choices=[(k, str(p)) for k, p in self.program.items()],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[str(d.nomenklatur_id) for d in s.dukungan.all()],
            )
        self.order_fields([k for k in self.fields if k != "alasan"])

    def hasil(self) -> list[tuple[Sasaran, list[Nomenklatur]]]:
        """Each sasaran with the programs chosen for it."""
        return [
            (s, [self.program[k] for k in self.cleaned_data[kunci]])
            for kunci, s in self.sasaran.items()
        ]

    def pakai_sidik(self, sekarang: list[Sasaran]) -> None:
        """After a conflict was shown: the next save is on top of what is stored."""
        self.data = self.data.copy()
        self.data["sidik"] = sidik_dukungan(sekarang)

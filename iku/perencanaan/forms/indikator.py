"""The form of a measure: its definition, formula and components, all on one page.

A formula is checked when it is written, against the components beside it, and can
be tried on figures that are kept nowhere.
"""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from iku import rumus
from iku.models import Acuan, Indikator, Variabel
from iku.models.indikator import DIBEKUKAN, PESAN_BEKU
from iku.pilihan import Cara
from iku.rumus import RumusSalah
from iku.satuan import periksa
from kecamatan import riwayat
from kecamatan.models import UnitKerja
from sakip.isian import DesimalField

from ..isian import FormBaris
from ..pemilih import pasang

BARIS_KOSONG = 2
# A change of these makes old realisations mean something else.
BERMAKNA = (*DIBEKUKAN, "agregasi")
PERINGATAN = (
    "Indikator ini sudah mempunyai realisasi. Mengubah satuan, arah, cara, rumus, atau "
    "nilai tahunan membuat angka lama bermakna lain. Sebaiknya buat indikator baru "
    "dengan indikator ini sebagai pendahulu. Bila yang lama memang salah tulis, "
    "centang “Tetap ubah” dan tulis alasannya."
)


class FormVariabel(forms.Form):
    """One component of a formula; `contoh` is a figure to try it with."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kode = forms.RegexField(
        r"^[A-Za-z_][A-Za-z0-9_]*$",
        label="Kode",
        max_length=30,
        required=False,
        error_messages={
            "invalid": "Kode komponen satu kata dari huruf, angka, dan garis bawah, "
            "diawali huruf, misalnya selesai."
        },
    )
    nama = forms.CharField(label="Nama", max_length=300, required=False)
    satuan = forms.CharField(label="Satuan", max_length=50, required=False)
    contoh = DesimalField(label="Nilai contoh")

    def __init__(self, *args, **opsi):
        super().__init__(*args, label_suffix="", **opsi)
        for kunci in ("kode", "nama", "satuan"):
            self.fields[kunci].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict:
        data = super().clean()
        isi = {k: data.get(k) for k in ("kode", "nama", "satuan")}
        if any(isi.values()):
            for kunci, nilai in isi.items():
                if not nilai and kunci not in self.errors:
                    self.add_error(kunci, "Lengkapi bagian ini, atau kosongkan baris.")
        return data

    @property
    def terisi(self) -> bool:
        return any(self.cleaned_data.get(k) for k in ("kode", "nama", "satuan"))


FormsetVariabel = forms.formset_factory(FormVariabel, extra=BARIS_KOSONG, max_num=40)


class FormIndikator(FormBaris):
    tetap = forms.BooleanField(
        label="Tetap ubah indikator yang sudah mempunyai realisasi", required=False
    )

    banyak = ("penanggung_jawab", "lintas_unit")

    class Meta(FormBaris.Meta):
        model = Indikator
        fields = (
            "kode",
            "nama",
            "satuan",
            "arah",
            "frekuensi",
            "agregasi",
            "cara",
            "rumus",
            "definisi",
            "formulasi",
            "sumber_data",
            "penanggung_jawab",
            "lintas_unit",
            "acuan",
            "pendahulu",
        )
        labels = {
            "kode": "Kode",
            "nama": "Nama indikator",
            "arah": "Arah",
            "agregasi": "Nilai tahunan dari triwulan",
            "formulasi": "Formulasi pengukuran (kalimat)",
            "acuan": "Acuan kabupaten",
            "pendahulu": "Indikator pendahulu",
        }
        help_texts = {
            "kode": "Nama pendek yang tetap, misalnya IKM atau TRANTIB.",
            "rumus": "Hanya bila nilainya dihitung dari komponen, misalnya "
            "selesai / masuk * 100.",
            "lintas_unit": "Unit yang ikut menentukan hasilnya (crosscutting).",
            "acuan": "Supaya dapat dibandingkan dengan kecamatan lain dan pembanding.",
            "pendahulu": "Hanya bila rumus atau maknanya berubah dari indikator lama.",
        }
        widgets = {
            "penanggung_jawab": forms.CheckboxSelectMultiple,
            "lintas_unit": forms.CheckboxSelectMultiple,
        }

    def __init__(self, data=None, *, instance: Indikator, **opsi):
        super().__init__(data, instance=instance, **opsi)
        kecamatan = instance.kecamatan
        for kunci in ("arah", "agregasi", "cara"):
            isian = self.fields[kunci]
            isian.choices = [("", "Pilih"), *isian.choices[1:]]
        unit = UnitKerja.objects.filter(kecamatan=kecamatan)
        for kunci in self.banyak:
            pasang(self, kunci, unit, kolom=("nama", "singkatan"))
        acuan = Acuan.objects.filter(kabupaten=kecamatan.kabupaten)
        pasang(self, "acuan", acuan, kosong="Tidak ada")
        lama = Indikator.objects.filter(kecamatan=kecamatan).exclude(pk=instance.pk)
        pasang(
            self,
            "pendahulu",
            lama.order_by("nama", "kode"),
            sebut=lambda satu: f"{satu.nama} ({satu.kode})",
            kosong="Tidak ada",
        )
        self.tersimpan = list(instance.variabel.all()) if instance.pk else []
        awal = opsi.get("initial", {}).get("variabel") or [
            _awal(satu) for satu in self.tersimpan
        ]
        self.variabel = FormsetVariabel(data, initial=awal, prefix="var")
        self.tanda: tuple[str, str, str] | None = None
        self.perlu_tetap = False
        self.uraian = ""
        if instance.pk is None:
            del self.fields["tetap"]

    def sidik_dari(self, sekarang) -> str:
        komponen = ".".join(riwayat.sidik(satu) for satu in sekarang.variabel.all())
        return f"{super().sidik_dari(sekarang)}.{komponen}"[:400]

    def tanpa_galat(self) -> None:
        super().tanpa_galat()
        for baris in self.variabel:
            baris.errors.clear()

    def isian(self, *nama: str) -> list[forms.BoundField]:
        return [self[kunci] for kunci in nama]

    def is_valid(self) -> bool:
        # Both, so that every mistake of the page is said at once.
        return all([self.variabel.is_valid(), super().is_valid()])

    def daftar_variabel(self) -> list[FormVariabel]:
        """The components that were filled in."""
        return [f for f in self.variabel if f.is_valid() and f.terisi]

    def clean(self) -> dict:
        data = super().clean()
        self._periksa_kode()
        if data.get("cara") == Cara.RUMUS:
            self._periksa_rumus(data)
        elif data.get("rumus"):
            self.add_error(
                "rumus",
                "Kosongkan rumus, atau pilih “Rumus dari komponen” sebagai cara.",
            )
        if "tetap" in self.fields:
            self._periksa_makna(data)
        return data

    def _periksa_kode(self) -> None:
        kode = [f.cleaned_data["kode"] for f in self.daftar_variabel()]
        kembar = sorted({satu for satu in kode if kode.count(satu) > 1})
        if kembar:
            self.add_error(
                None, f"Kode komponen {', '.join(kembar)} ditulis lebih dari sekali."
            )

    def _periksa_rumus(self, data: dict) -> None:
        teks = data.get("rumus") or ""
        satuan = {
            f.cleaned_data["kode"]: f.cleaned_data["satuan"]
            for f in self.daftar_variabel()
        }
        if not teks:
            self.add_error("rumus", "Tulis rumusnya, misalnya selesai / masuk * 100.")
            return
        try:
            periksa(teks, satuan, data.get("satuan") or "")
        except RumusSalah as salah:
            self.add_error("rumus", str(salah))
            awal = salah.letak - 1
            akhir = awal + salah.panjang
            self.tanda = (teks[:awal], teks[awal:akhir] or "\u2003", teks[akhir:])

    def _periksa_makna(self, data: dict) -> None:
        """Old figures would mean something else: ask for the reason first."""
        # Realisations stand in a room above this one: by their reverse name.
        if not self.instance.realisasi.exists():
            return
        lama = Indikator.objects.get(pk=self.instance.pk)
        berubah = [
            k for k in BERMAKNA if k in data and data[k] != getattr(lama, k)
        ] or self._komponen_berubah()
        if not berubah:
            return
        self.perlu_tetap = True
        if not data.get("tetap"):
            self.add_error(None, PERINGATAN)
        elif not data.get("alasan"):
            self.add_error("alasan", "Tulis mengapa indikator ini perlu diubah.")

    def _komponen_berubah(self) -> bool:
        lama = {(v.pk, v.kode, v.satuan) for v in self.tersimpan}
        baru = {
            tuple(f.cleaned_data[k] for k in ("pk", "kode", "satuan"))
            for f in self.daftar_variabel()
        }
        return lama != baru

    def coba(self) -> None:
        """Compute the formula on the sample figures; `uraian` is the working.
        Only the formula is judged: the rest may still be empty."""
        self.is_valid()
        for kunci in self.errors.keys() - {"rumus"}:
            del self.errors[kunci]
        if self.errors:
            return
        contoh: dict[str, Decimal | None] = {
            f.cleaned_data["kode"]: f.cleaned_data["contoh"]
            for f in self.daftar_variabel()
        }
        try:
            self.uraian = rumus.uraian(self.data.get("rumus", ""), contoh)
        except ValueError as salah:
            self.uraian = str(salah)

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        berubah = super().simpan(oleh)
        if self.cleaned_data["cara"] != Cara.RUMUS and not self.daftar_variabel():
            return self._buang(oleh, {v.pk: v for v in self.tersimpan}) or berubah
        alasan = self.cleaned_data.get("alasan", "")
        lama = {v.pk: v for v in self.tersimpan}
        diisi = [
            (lama.pop(f.cleaned_data["pk"], None), f) for f in self.daftar_variabel()
        ]
        berubah |= self._buang(oleh, lama)
        for urutan, (baris, f) in enumerate(diisi, start=1):
            baris = baris or Variabel(indikator=self.instance)
            baris.kode = f.cleaned_data["kode"]
            baris.nama = f.cleaned_data["nama"]
            baris.satuan = f.cleaned_data["satuan"]
            baris.urutan = urutan
            baris.indikator = self.instance
            berubah |= riwayat.simpan(baris, oleh=oleh, alasan=alasan)
        return berubah

    def _buang(self, oleh, lama: dict[int, Variabel]) -> bool:
        if lama and self.instance.diperjanjikan():
            raise ValidationError(PESAN_BEKU)
        for baris in lama.values():
            try:
                riwayat.hapus(baris, oleh=oleh)
            except ProtectedError as galat:
                raise ValidationError(
                    f"Komponen “{baris.kode}” sudah mempunyai nilai, sehingga tidak "
                    "dapat dihapus. Buat indikator baru dengan indikator ini sebagai "
                    "pendahulu."
                ) from galat
        return bool(lama)


def _awal(baris: Variabel) -> dict:
    return {
        "pk": baris.pk,
        "kode": baris.kode,
        "nama": baris.nama,
        "satuan": baris.satuan,
    }

"""Forms of a decree: its parts, and its indicators."""

from django import forms
from django.db import models, transaction

from iku.models import ButirSkIku, Indikator, IndikatorRenstra, Renstra, SkIku
from iku.perencanaan.isian import FormBaris, isian_kolom
from iku.perencanaan.pemilih import pasang
from iku.perjanjian.isian_tindakan import FormPenetapan
from iku.pilihan import BentukSk, StatusSk
from kecamatan.models import UnitKerja

from .baku import definisi
from .butir_teks import baca_butir, tulis_butir

DIKTUM = (
    *("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH"),
    *("KEDELAPAN", "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUA BELAS"),
)
BANTUAN_BUTIR = (
    "Satu butir per baris. Bila sebuah butir lebih dari satu baris, pisahkan semua "
    "butir dengan baris kosong."
)


class ButirField(forms.CharField):
    """A list of items in one text box."""

    def __init__(self, *, baris: int = 8, **opsi):
        opsi.setdefault("help_text", BANTUAN_BUTIR)
        super().__init__(
            required=False,
            strip=False,
            widget=forms.Textarea({"rows": baris, "class": "lebar-penuh"}),
            **opsi,
        )

    def prepare_value(self, value):
        return tulis_butir(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        return baca_butir(super().to_python(value))


class FormIsiSk(FormBaris):
    """A part of a decree; stored while that is held as a draft."""

    def __init__(self, *args, sk: SkIku, **opsi):
        super().__init__(*args, **opsi)
        self.sk = sk

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        self.sk.pegang()
        return super().simpan(oleh)


class FormTetapkanSk(FormPenetapan):
    """Number, date and the signed file of a decree."""

    def __init__(self, *args, sk: SkIku, **opsi):
        super().__init__(*args, **opsi)
        self.initial |= {"nomor": sk.nomor, "tanggal": sk.tanggal}


class FormSkBaru(forms.Form):
    """On which Renstra, in which form its table is, and which decree it changes."""

    renstra = forms.ModelChoiceField(
        Renstra.objects.none(), empty_label=None, label="Renstra yang menjadi dasar"
    )
    bentuk = forms.ChoiceField(
        label="Bentuk tabel", choices=BentukSk.choices, initial=BentukSk.PISAH
    )
    mengubah = forms.ModelChoiceField(
        SkIku.objects.none(),
        required=False,
        empty_label="Tidak mengubah keputusan lain",
        label="Mengubah keputusan",
        help_text="Keputusan perubahan dimulai dengan salinan keputusan yang diubahnya.",
    )

    def __init__(
        self, *args, kecamatan, tahun: int, mengubah: SkIku | None = None, **opsi
    ):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)
        semua = Renstra.objects.filter(kecamatan=kecamatan).order_by(
            "-awal", "-akhir", "-versi"
        )
        self.fields["renstra"].queryset = semua
        memuat = semua.filter(awal__lte=tahun, akhir__gte=tahun).first()
        self.initial["renstra"] = memuat or semua.first()
        ditetapkan = SkIku.objects.filter(
            kecamatan=kecamatan, status=StatusSk.DITETAPKAN
        ).order_by("-tanggal", "-pk")
        self.fields["mengubah"].queryset = ditetapkan
        if not ditetapkan:
            del self.fields["mengubah"]
        elif mengubah is not None:
            self.initial |= {"mengubah": mengubah, "bentuk": mengubah.bentuk}
            self.initial["renstra"] = mengubah.renstra or self.initial["renstra"]


class FormNaskahSk(FormIsiSk):
    """Everything of a decree but its indicators. The diktum stand in fields of their
    own, each with its number; two empty ones wait for more."""

    menimbang = ButirField(label="Menimbang")
    mengingat = ButirField(label="Mengingat")
    tugas = ButirField(label="Tugas (lampiran)")
    fungsi = ButirField(label="Fungsi (lampiran)")
    salinan = ButirField(label="Salinan disampaikan kepada", baris=5)

    class Meta:
        model = SkIku
        fields = (
            *("nomor", "tanggal", "tempat", "judul", "bentuk", "renstra"),
            *("menimbang", "mengingat", "tugas", "fungsi", "di_luar_tabel", "salinan"),
            *("penetap_jabatan", "penetap_nama", "penetap_pangkat", "penetap_nip"),
        )
        formfield_callback = isian_kolom

    def __init__(self, *args, instance: SkIku, **opsi):
        super().__init__(*args, instance=instance, sk=instance, **opsi)
        sk = instance
        self.fields["renstra"].queryset = Renstra.objects.filter(
            kecamatan=sk.kecamatan
        ).order_by("-awal", "-versi")
        self.fields["nomor"].help_text = "Kosongkan selama belum bernomor."
        self.fields["judul"].label = "Tentang"
        self.fields[
            "di_luar_tabel"
        ].help_text = (
            "Bagi keputusan yang menulis tujuan dan indikatornya di luar tabel."
        )
        self.banyak_diktum = len(sk.diktum) + 2
        for i in range(self.banyak_diktum):
            ada = sk.diktum[i] if i < len(sk.diktum) else {}
            bawaan = _diktum_berikut(sk.diktum, i - len(sk.diktum))
            self.fields[f"diktum_nomor_{i}"] = forms.CharField(
                label="Diktum",
                required=False,
                max_length=30,
                initial=ada.get("nomor", bawaan),
            )
            self.fields[f"diktum_isi_{i}"] = forms.CharField(
                label=f"Isi diktum {ada.get('nomor', bawaan)}",
                required=False,
                strip=False,
                widget=forms.Textarea({"rows": 4, "class": "lebar-penuh"}),
                initial=ada.get("isi", ""),
            )

    def daftar_diktum(self):
        """Number and text of each diktum, as fields."""
        return [
            (self[f"diktum_nomor_{i}"], self[f"diktum_isi_{i}"])
            for i in range(self.banyak_diktum)
        ]

    def kepala(self):
        return self._bagian("nomor", "tanggal", "tempat", "judul", "bentuk", "renstra")

    def pembukaan(self):
        return self._bagian("menimbang", "mengingat")

    def penutup(self):
        penetap = ("jabatan", "nama", "pangkat", "nip")
        return self._bagian(*(f"penetap_{nama}" for nama in penetap), "salinan")

    def lampiran(self):
        return self._bagian("tugas", "fungsi", "di_luar_tabel")

    def _bagian(self, *nama: str):
        return [self[satu] for satu in nama]

    def clean(self) -> dict:
        data = super().clean()
        diktum = []
        for i in range(self.banyak_diktum):
            isi = data.get(f"diktum_isi_{i}", "").replace("\r\n", "\n").strip("\n")
            nomor = data.get(f"diktum_nomor_{i}", "").strip()
            if isi.strip() and not nomor:
                self.add_error(
                    f"diktum_nomor_{i}", "Tulis nomor diktum, misalnya KESATU."
                )
            elif isi.strip():
                diktum.append({"nomor": nomor, "isi": isi.rstrip()})
        self.instance.diktum = diktum
        return data


def _diktum_berikut(ada: list[dict[str, str]], ke: int) -> str:
    """The word for an empty diktum: the `ke`-th after the last that is used."""
    terpakai = [DIKTUM.index(d["nomor"]) for d in ada if d["nomor"] in DIKTUM]
    nomor = max(terpakai, default=-1) + 1 + ke
    return DIKTUM[nomor] if 0 <= nomor < len(DIKTUM) else ""


class FormButirSk(FormIsiSk):
    """One indicator in the words of the decree. `baku`: the code of a standard
    definition to begin with."""

    banyak = ("penanggung_jawab",)

    class Meta:
        model = ButirSkIku
        fields = (
            *("indikator", "letak", "urutan", "uraian_kinerja", "uraian_indikator"),
            *("formulasi", "penjelasan", "sumber_data", "penanggung_jawab"),
        )
        widgets = {"penanggung_jawab": forms.CheckboxSelectMultiple}
        formfield_callback = isian_kolom

    def __init__(self, *args, instance: ButirSkIku, baku: str = "", **opsi):
        sk = instance.sk
        super().__init__(*args, instance=instance, sk=sk, **opsi)
        for nama, baris in (("formulasi", 6), ("penjelasan", 14)):
            self.fields[nama].strip = False
            self.fields[nama].widget.attrs |= {"rows": baris, "class": "lebar-penuh"}
        if sk.bentuk == BentukSk.FORMULA_SAJA and not self.instance.penjelasan:
            del self.fields["penjelasan"]
        self.fields["penanggung_jawab"].queryset = UnitKerja.objects.filter(
            kecamatan=sk.kecamatan
        )
        if self.baru:
            self._siapkan_baru(sk)
        else:
            del self.fields["indikator"]
        if isi := definisi(baku):
            for nama in ("formulasi", "penjelasan", "sumber_data"):
                self.initial[nama] = isi[nama]

    def _siapkan_baru(self, sk: SkIku) -> None:
        semua = Indikator.objects.filter(kecamatan=sk.kecamatan).order_by("nama")
        pasang(self, "indikator", semua, sebut=lambda i: f"{i.nama} ({i.kode})")
        del self.fields["urutan"]
        self.fields["uraian_indikator"].required = False
        bantuan = "Kosongkan untuk memakai isian pada indikatornya."
        for nama in ("uraian_kinerja", "uraian_indikator", "formulasi", "sumber_data"):
            self.fields[nama].help_text = bantuan

    def clean(self) -> dict:
        data = super().clean()
        for nama in ("formulasi", "penjelasan"):
            if nama in data:
                data[nama] = data[nama].replace("\r\n", "\n").strip("\n").rstrip()
        if self.baru and data.get("indikator"):
            self._lengkapi(data)
        return data

    def _lengkapi(self, data: dict) -> None:
        """What was left empty comes from the indicator and its place."""
        ini: Indikator = data["indikator"]
        tempat = (
            IndikatorRenstra.objects.filter(
                renstra=self.instance.sk.renstra, indikator=ini
            )
            .select_related("tujuan", "sasaran", "nomenklatur")
            .order_by("nomenklatur", "pk")
            .first()
        )
        self.instance.butir_renstra = tempat
        usulan = {
            "uraian_kinerja": str(tempat.tempat) if tempat else "",
            "uraian_indikator": ini.nama,
            "formulasi": ini.formulasi,
            "penjelasan": ini.definisi,
            "sumber_data": ini.sumber_data,
        }
        for nama, isi in usulan.items():
            if nama in data and not data[nama]:
                data[nama] = isi
        self.instance.uraian_indikator = data["uraian_indikator"]

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        if self.baru:
            akhir = self.instance.sk.butir.filter(letak=self.instance.letak)
            akhir = akhir.aggregate(n=models.Max("urutan"))["n"]
            self.instance.urutan = (akhir or 0) + 1
        return super().simpan(oleh)

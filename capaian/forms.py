from decimal import Decimal

from django import forms

from iku.models import Indikator
from iku.pilihan import Cara
from sakip.angka import tulis
from sakip.isian import DesimalField

from .models import Realisasi
from .perhitungan import pastikan_mungkin
from .pilihan import Bentuk
from .tindakan import Isi

ADA, KOSONG = "ada", "kosong"


class FormRealisasi(forms.Form):
    """One period of one indicator: a value (or its components), or the reason
    why there is none. `versi` is the stored version that the person saw."""

    versi = forms.IntegerField(
        min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput
    )
    isi = forms.ChoiceField(
        label="Isi",
        choices=[(ADA, "Ada nilai"), (KOSONG, "Tidak tersedia data")],
        initial=ADA,
    )
    nilai = DesimalField(label="Realisasi")
    alasan_kosong = forms.CharField(
        label="Alasan tidak tersedia data",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: survei baru dilaksanakan pada triwulan IV.",
    )

    def __init__(self, *args, indikator: Indikator, baris: Realisasi | None, **opsi):
        self.cara = indikator.cara
        self.variabel = (
            list(indikator.variabel.all()) if indikator.cara == Cara.RUMUS else []
        )
        super().__init__(
            *args,
            initial=_awal(baris),
            label_suffix="",
            use_required_attribute=False,
            **opsi,
        )
        if self.variabel:
            del self.fields["nilai"]
        for v in self.variabel:
            self.fields[_kunci(v)] = DesimalField(label=v.nama)
            self.fields[_kunci_keterangan(v)] = forms.CharField(
                label=f"Keterangan {v.nama}", max_length=300, required=False
            )

    @property
    def daftar_nilai(self) -> list[tuple[forms.BoundField, forms.BoundField, str]]:
        """The number of each component of a formula, the remark on it, its unit."""
        return [
            (self[_kunci(v)], self[_kunci_keterangan(v)], v.satuan)
            for v in self.variabel
        ]

    def clean_nilai(self) -> Decimal | None:
        nilai = self.cleaned_data["nilai"]
        if nilai is not None:
            try:
                pastikan_mungkin(nilai, self.cara)
            except ValueError as galat:
                raise forms.ValidationError(str(galat)) from galat
        return nilai

    def clean(self) -> dict:
        data = super().clean()
        if "versi" in self.errors:
            del self.errors["versi"]
            self.add_error(None, "Muat ulang halaman ini, lalu isi kembali nilainya.")
        angka = [_kunci(v) for v in self.variabel] or ["nilai"]
        if any(kunci in self.errors for kunci in angka):
            return data
        terisi = any(data.get(kunci) is not None for kunci in angka)
        if data.get("isi") == KOSONG:
            self._periksa_kosong(data, [k for k in angka if k in self.changed_data])
        elif data.get("isi") == ADA and not terisi:
            self.add_error(
                angka[0],
                "Tulis angkanya, misalnya 87,5, atau pilih “Tidak tersedia data”.",
            )
        return data

    def _periksa_kosong(self, data: dict, baru_diketik: list[str]) -> None:
        if any(data.get(kunci) is not None for kunci in baru_diketik):
            self.add_error(
                baru_diketik[0],
                "Anda menulis nilai dan juga memilih “Tidak tersedia data”. Pilih "
                "salah satu.",
            )
        if not data.get("alasan_kosong") and "alasan_kosong" not in self.errors:
            self.add_error("alasan_kosong", "Tulis mengapa datanya tidak tersedia.")

    def hasil(self) -> Isi:
        """The valid entry, as the act takes it."""
        data = self.cleaned_data
        if data["isi"] == KOSONG:
            return Isi(Bentuk.KOSONG, alasan_kosong=data["alasan_kosong"])
        if self.variabel:
            return Isi(
                Bentuk.VARIABEL,
                komponen={v: data[_kunci(v)] for v in self.variabel},
                keterangan=self._keterangan(),
            )
        return Isi(Bentuk.LANGSUNG, nilai=data["nilai"])

    def _keterangan(self) -> dict | None:
        """None where the page that was sent has no place for them: they stay."""
        if not any(_kunci_keterangan(v) in self.data for v in self.variabel):
            return None
        return {v: self.cleaned_data[_kunci_keterangan(v)] for v in self.variabel}

    def pakai_versi(self, versi: int) -> None:
        """After a conflict was shown: the next save is on top of this version."""
        self.data = self.data.copy()
        self.data["versi"] = str(versi)


def _kunci(variabel) -> str:
    return f"komponen_{variabel.pk}"


def _kunci_keterangan(variabel) -> str:
    return f"keterangan_{variabel.pk}"


def _awal(baris: Realisasi | None) -> dict:
    if baris is None:
        return {"versi": 0}
    awal = {
        "versi": baris.versi,
        "isi": KOSONG if baris.bentuk == Bentuk.KOSONG else ADA,
        "nilai": "" if baris.nilai is None else tulis(baris.nilai),
        "alasan_kosong": baris.alasan_kosong,
    }
    for k in baris.komponen.all():
        awal[_kunci(k.variabel)] = "" if k.nilai is None else tulis(k.nilai)
        awal[_kunci_keterangan(k.variabel)] = k.keterangan
    return awal

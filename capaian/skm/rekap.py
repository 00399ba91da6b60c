"""A summary by unsur that somebody else added up (e-SUKMA, a report), in a form."""

import hashlib
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from kecamatan import riwayat
from kecamatan.riwayat import Bentrok
from sakip.angka import tulis
from sakip.isian import AlasanField, DesimalField

from ..models import NilaiUnsur, Survei, UnsurSkm

BIDANG = ("persen_1", "persen_2", "persen_3", "persen_4", "skor")
JUMLAH_PERSEN = (Decimal("99.9"), Decimal("100.1"))  # rounding of four shares


class FormRekap(forms.Form):
    """For each unsur how its answers divide, or its score alone."""

    sidik = forms.CharField(required=False, widget=forms.HiddenInput)
    alasan = AlasanField()

    def __init__(self, *args, survei: Survei, **opsi):
        self.survei = survei
        self.unsur = list(survei.instrumen.unsur.all())
        self.nilai = {n.unsur_id: n for n in survei.nilai.all()}
        super().__init__(*args, label_suffix="", use_required_attribute=False, **opsi)
        self.initial["sidik"] = sidik_rekap(self.nilai.values())
        for unsur in self.unsur:
            for bidang in BIDANG:
                self.fields[_kunci(unsur, bidang)] = self._isian(unsur, bidang)
        self.order_fields([k for k in self.fields if k != "alasan"])

    def _isian(self, unsur: UnsurSkm, bidang: str) -> DesimalField:
        nama = NilaiUnsur._meta.get_field(bidang).verbose_name
        tersimpan = self.nilai.get(unsur.pk)
        if tersimpan is not None and (nilai := getattr(tersimpan, bidang)) is not None:
            self.initial[_kunci(unsur, bidang)] = tulis(nilai)
        return DesimalField(label=f"{unsur.kode} {nama}")

    @property
    def daftar_unsur(self) -> list[tuple[UnsurSkm, list[forms.BoundField]]]:
        return [(u, [self[_kunci(u, b)] for b in BIDANG]) for u in self.unsur]

    def clean(self) -> dict:
        data = super().clean()
        for unsur in self.unsur:
            self._periksa(unsur, data)
        return data

    def _periksa(self, unsur: UnsurSkm, data: dict) -> None:
        persen = [data.get(_kunci(unsur, b)) for b in BIDANG[:4]]
        terisi = [p for p in persen if p is not None]
        if terisi and len(terisi) < 4:
            pesan = "Isi keempat persentase, atau kosongkan semuanya."
            self.add_error(_kunci(unsur, "persen_1"), pesan)
        elif terisi and not JUMLAH_PERSEN[0] <= sum(terisi) <= JUMLAH_PERSEN[1]:
            pesan = f"Jumlah keempat persentase {tulis(sum(terisi))}, seharusnya 100."
            self.add_error(_kunci(unsur, "persen_1"), pesan)

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        """Store all rows with their history; whether anything changed. Bentrok where
        the summary is another by now; ValidationError where a row is wrong."""
        Survei.objects.select_for_update(of=("self",)).get(pk=self.survei.pk)
        tersimpan = {
            n.unsur_id: n for n in NilaiUnsur.objects.filter(survei=self.survei)
        }
        if self.cleaned_data["sidik"] != sidik_rekap(tersimpan.values()):
            raise Bentrok(None)
        berubah = False
        for unsur in self.unsur:
            baris = tersimpan.get(unsur.pk) or NilaiUnsur(
                survei=self.survei, unsur=unsur
            )
            berubah |= self._simpan_baris(baris, oleh)
        return berubah

    def _simpan_baris(self, baris: NilaiUnsur, oleh) -> bool:
        isi = {b: self.cleaned_data[_kunci(baris.unsur, b)] for b in BIDANG}
        if baris.pk is None and not any(n is not None for n in isi.values()):
            return False
        for bidang, nilai in isi.items():
            setattr(baris, bidang, nilai)
        try:
            return riwayat.simpan(
                baris, oleh=oleh, alasan=self.cleaned_data.get("alasan", "")
            )
        except ValidationError as galat:
            pesan = [f"{baris.unsur.kode}: {satu}" for satu in galat.messages]
            raise ValidationError(pesan) from galat


def sidik_rekap(daftar) -> str:
    """A short mark of a whole summary, as `riwayat.sidik` is of a row."""
    tanda = sorted(riwayat.sidik(n) for n in daftar)
    return hashlib.sha256(".".join(tanda).encode()).hexdigest()[:16]


def _kunci(unsur: UnsurSkm, bidang: str) -> str:
    return f"{bidang}_{unsur.pk}"

"""Targets of the components of one place: of KK and KTP beside that of "dokumen"."""

import hashlib
from decimal import Decimal

from django import forms
from django.db import transaction

from iku.models import IndikatorRenstra, Target, TargetVariabel, Variabel
from kecamatan import riwayat
from sakip.angka import tulis
from sakip.isian import DesimalField

from ..isian import FormBaris

Kunci = tuple[int, int]  # of the target and of the component


class FormTargetKomponen(FormBaris):
    """A table of figures: a row for every component, a column for every target that
    the place has. Empty means that the component has no target of its own."""

    class Meta:
        model = IndikatorRenstra
        fields = ()

    def __init__(self, *args, instance: IndikatorRenstra, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        self.daftar_target = list(instance.target.order_by("tahun", "-sumber"))
        self.komponen = list(instance.indikator.variabel.all())
        ada = self._tersimpan_per_target(instance)
        for v in self.komponen:
            for t in self.daftar_target:
                lama = ada.get((t.pk, v.pk))
                self.fields[_isian(t, v)] = DesimalField(
                    label=f"{v.nama}, {sebut_kolom(t)}", initial=lama and lama.nilai
                )
        self.order_fields([k for k in self.fields if k != "alasan"])

    def kepala(self) -> list[str]:
        """The heads of the columns."""
        return [sebut_kolom(t) for t in self.daftar_target]

    def matriks(self) -> list[tuple[Variabel, list[forms.BoundField]]]:
        return [
            (v, [self[_isian(t, v)] for t in self.daftar_target]) for v in self.komponen
        ]

    @staticmethod
    def _tersimpan_per_target(tempat: IndikatorRenstra) -> dict[Kunci, TargetVariabel]:
        semua = TargetVariabel.objects.filter(target__butir=tempat)
        return {(satu.target_id, satu.variabel_id): satu for satu in semua}

    def _diketik(self) -> dict[Kunci, Decimal | None]:
        return {
            (t.pk, v.pk): self.cleaned_data[_isian(t, v)]
            for v in self.komponen
            for t in self.daftar_target
        }

    def sidik_dari(self, sekarang: IndikatorRenstra) -> str:
        ada = self._tersimpan_per_target(sekarang)
        isi = sorted((*kunci, tulis(satu.nilai)) for kunci, satu in ada.items())
        mata = hashlib.sha256(repr(isi).encode()).hexdigest()[:16]
        return f"{super().sidik_dari(sekarang)}.{mata}"

    def banding(self, sekarang: IndikatorRenstra) -> list[tuple[str, str, str]]:
        ada, diketik = self._tersimpan_per_target(sekarang), self._diketik()
        hasil = []
        for v in self.komponen:
            for t in self.daftar_target:
                lama = ada.get((t.pk, v.pk))
                tersimpan, baru = lama and lama.nilai, diketik[t.pk, v.pk]
                if tersimpan != baru:
                    sebutan = f"{v.nama}, {sebut_kolom(t)}"
                    hasil.append((sebutan, _tulis(tersimpan), _tulis(baru)))
        return super().banding(sekarang) + hasil

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        berubah = super().simpan(oleh)
        alasan = self.cleaned_data.get("alasan", "")
        ada = self._tersimpan_per_target(self.instance)
        for v in self.komponen:
            for t in self.daftar_target:
                nilai = self.cleaned_data[_isian(t, v)]
                baris = ada.get((t.pk, v.pk))
                if nilai is None and baris is not None:
                    riwayat.hapus(baris, oleh=oleh, alasan=alasan)
                    berubah = True
                elif nilai is not None:
                    baris = baris or TargetVariabel(target=t, variabel=v)
                    baris.nilai = nilai
                    berubah |= riwayat.simpan(baris, oleh=oleh, alasan=alasan)
        return berubah


def sebut_kolom(target: Target) -> str:
    """Which target it is: "Renstra 2025"."""
    return f"{target.get_sumber_display()} {target.tahun}"


def _isian(target: Target, variabel: Variabel) -> str:
    return f"komponen_{variabel.pk}_{target.pk}"


def _tulis(nilai: Decimal | None) -> str:
    return "kosong" if nilai is None else tulis(nilai)

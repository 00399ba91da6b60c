"""Targets of the components of one place: of KK and KTP beside that of "dokumen".

They stand in the table of the targets themselves, so that a target and its parts are
typed and stored together.
"""

from decimal import Decimal

from django import forms

from iku.models import IndikatorRenstra, Target, TargetVariabel, Variabel
from iku.pilihan import SumberTarget
from kecamatan import riwayat
from sakip.angka import tulis
from sakip.isian import DesimalField

Saat = tuple[int, str]  # year and source of a target
Kunci = tuple[int, str, int]  # ... and the component


class TargetKomponen:
    """The columns that the components add to the targets of `tempat`. Empty means that
    the component has no target of its own."""

    def __init__(self, tempat: IndikatorRenstra):
        self.daftar: list[Variabel] = (
            list(tempat.indikator.variabel.all()) if tempat.pk else []
        )
        self.lama = self.tersimpan(tempat) if self.daftar else {}

    @staticmethod
    def tersimpan(tempat: IndikatorRenstra) -> dict[Kunci, TargetVariabel]:
        semua = TargetVariabel.objects.filter(target__butir=tempat)
        return {
            (satu.target.tahun, satu.target.sumber, satu.variabel_id): satu
            for satu in semua.select_related("target")
        }

    def pasang(self, form: forms.Form, tahun: int, sumber: SumberTarget) -> None:
        """Add the fields of one target to the form."""
        for v in self.daftar:
            lama = self.lama.get((tahun, sumber.value, v.pk))
            form.fields[_isian(tahun, sumber, v)] = DesimalField(
                label=_sebut(v, tahun, sumber), initial=lama and lama.nilai
            )

    def isian(self, form: forms.Form, tahun: int, sumber: SumberTarget) -> list:
        """The bound fields of one target, in the order of `daftar`."""
        return [form[_isian(tahun, sumber, v)] for v in self.daftar]

    def diketik(self, data: dict, saat: list[Saat]) -> dict[Kunci, Decimal]:
        """What was typed; components left empty are not in it."""
        isi = {
            (tahun, sumber, v.pk): data.get(_isian(tahun, sumber, v))
            for tahun, sumber in saat
            for v in self.daftar
        }
        return {kunci: nilai for kunci, nilai in isi.items() if nilai is not None}

    def tanpa_target(self, diketik: dict[Kunci, Decimal], bertarget: set[Saat]):
        """(field, sentence) of each part that was typed where the whole was not."""
        for v in self.daftar:
            for tahun, sumber, pk in diketik:
                if pk == v.pk and (tahun, sumber) not in bertarget:
                    sebutan = f"{SumberTarget(sumber).label} {tahun}"
                    yield (
                        _isian(tahun, sumber, v),
                        f"Isi juga target {sebutan}, atau kosongkan komponen {v.nama}.",
                    )

    def mata(self, tempat: IndikatorRenstra) -> list[tuple]:
        """What is stored, in a form of which a mark can be made."""
        semua = self.tersimpan(tempat) if self.daftar else {}
        return sorted((*kunci, tulis(satu.nilai)) for kunci, satu in semua.items())

    def banding(
        self, tempat: IndikatorRenstra, diketik: dict[Kunci, Decimal]
    ) -> list[tuple[str, str, str]]:
        """Where the entry differs from what is stored now: part, stored, typed."""
        ada = {kunci: satu.nilai for kunci, satu in self.tersimpan(tempat).items()}
        nama = {v.pk: v for v in self.daftar}
        return [
            (
                _sebut(nama[kunci[2]], kunci[0], kunci[1]),
                _tulis(ada.get(kunci)),
                _tulis(diketik.get(kunci)),
            )
            for kunci in sorted(ada.keys() | diketik.keys())
            if kunci[2] in nama and ada.get(kunci) != diketik.get(kunci)
        ]

    def simpan(
        self,
        target: dict[Saat, Target],
        diketik: dict[Kunci, Decimal],
        *,
        oleh,
        alasan: str,
    ) -> bool:
        """Store the parts of the stored targets; whether anything changed."""
        berubah = False
        for tahun, sumber in sorted(target):
            for v in self.daftar:
                kunci = (tahun, sumber, v.pk)
                baris, nilai = self.lama.get(kunci), diketik.get(kunci)
                if nilai is None and baris is not None:
                    riwayat.hapus(baris, oleh=oleh, alasan=alasan)
                    berubah = True
                elif nilai is not None:
                    baris = baris or TargetVariabel(
                        target=target[tahun, sumber], variabel=v
                    )
                    baris.nilai = nilai
                    berubah |= riwayat.simpan(baris, oleh=oleh, alasan=alasan)
        return berubah


def _sebut(variabel: Variabel, tahun: int, sumber: str) -> str:
    """Which part of which target: "KK, Renstra 2025"."""
    return f"{variabel.nama}, {SumberTarget(sumber).label} {tahun}"


def _isian(tahun: int, sumber: str, variabel: Variabel) -> str:
    return f"komponen_{tahun}_{SumberTarget(sumber).value}_{variabel.pk}"


def _tulis(nilai: Decimal | None) -> str:
    return "kosong" if nilai is None else tulis(nilai)

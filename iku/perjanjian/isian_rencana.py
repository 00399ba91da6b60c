"""The form of one indicator's rencana aksi: four quarters on one page."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst

from iku.models import ButirPk, RencanaAksi
from iku.pilihan import TRIWULAN
from iku.rencana_triwulan import Pemeriksaan, periksa_triwulan
from kecamatan import riwayat
from kecamatan.models import UnitKerja
from sakip.angka import rupiah, tulis
from sakip.isian import DesimalField

from .isian import FormPolos, isian_alasan

JUDUL_TRIWULAN = {tw: capfirst(nama) for tw, nama in TRIWULAN.items()}
BAGIAN = ("nilai", "uraian", "pemilik", "jadwal", "anggaran")


def periksa_butir(butir: ButirPk, baris: dict[int, RencanaAksi]) -> Pemeriksaan:
    """Whether the quarters of a promise come to its target."""
    nilai = [baris[tw].nilai if tw in baris else None for tw in TRIWULAN]
    return periksa_triwulan(butir.indikator.agregasi, butir.nilai, nilai)


class FormRencana(FormPolos):
    """Target, steps, owner, schedule and budget of each quarter. A quarter without
    anything in it has no row."""

    def __init__(self, *args, butir: ButirPk, wajib_alasan: bool, **opsi):
        super().__init__(*args, **opsi)
        self.butir = butir
        self.baris = {r.triwulan: r for r in butir.rencana_aksi.all()}
        unit = UnitKerja.objects.filter(kecamatan=butir.perjanjian.kecamatan)
        for tw in TRIWULAN:
            self._tambah(tw, unit)
        self.fields["alasan"] = isian_alasan(wajib_alasan)

    def _tambah(self, tw: int, unit) -> None:
        ada = self.baris.get(tw)
        isian = {
            "nilai": DesimalField(label="Target"),
            "uraian": forms.CharField(
                label="Langkah",
                required=False,
                widget=forms.Textarea({"rows": 3}),
            ),
            "pemilik": forms.ModelChoiceField(
                unit, label="Penanggung jawab", required=False, empty_label="Belum ada"
            ),
            "jadwal": forms.CharField(label="Jadwal", required=False, max_length=150),
            "anggaran": DesimalField(label="Anggaran (Rp)", utuh=13, pecahan=2),
        }
        isian["jadwal"].help_text = "Misalnya: minggu ke-2 Maret."
        for nama, bidang in isian.items():
            self.fields[f"{nama}_{tw}"] = bidang
            if ada is not None:
                self.initial[f"{nama}_{tw}"] = getattr(ada, nama)
        self.fields[f"sidik_{tw}"] = forms.CharField(
            required=False,
            widget=forms.HiddenInput,
            initial=riwayat.sidik(ada) if ada else "",
        )

    def triwulan(self):
        """Each quarter with its fields."""
        for tw, nama in JUDUL_TRIWULAN.items():
            yield nama, [self[f"{bagian}_{tw}"] for bagian in BAGIAN]

    def ringkas(self):
        """What is stored in each quarter, in a sentence; for a conflict."""
        for tw, nama in JUDUL_TRIWULAN.items():
            ada = self.baris.get(tw)
            yield nama, "belum diisi" if ada is None else _ringkas(ada)

    def tersembunyi(self):
        return [self[f"sidik_{tw}"] for tw in TRIWULAN]

    def clean(self) -> dict:
        data = super().clean()
        for tw in TRIWULAN:
            uang = data.get(f"anggaran_{tw}")
            if uang is not None and uang < 0:
                self.add_error(
                    f"anggaran_{tw}", "Anggaran tidak boleh kurang dari nol."
                )
        return data

    def pemeriksaan(self) -> Pemeriksaan:
        """What the valid entry comes to."""
        nilai: list[Decimal | None] = [
            self.cleaned_data[f"nilai_{tw}"] for tw in TRIWULAN
        ]
        return periksa_triwulan(self.butir.indikator.agregasi, self.butir.nilai, nilai)

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        """Store all four quarters; whether anything changed. Raises
        `kecamatan.riwayat.Bentrok` where somebody else stored one first."""
        # One writer per promise: a new quarter has no row yet to be held.
        if not ButirPk.objects.select_for_update().filter(pk=self.butir.pk).exists():
            raise ValidationError("Indikator ini sudah dihapus dari perjanjian.")
        tersimpan = {r.triwulan: r for r in self.butir.rencana_aksi.all()}
        return any([self._simpan_satu(tw, tersimpan.get(tw), oleh) for tw in TRIWULAN])

    def _simpan_satu(self, tw: int, ada: RencanaAksi | None, oleh) -> bool:
        data = self.cleaned_data
        dilihat, alasan = data[f"sidik_{tw}"], data["alasan"]
        isi = {bagian: data[f"{bagian}_{tw}"] for bagian in BAGIAN}
        kosong = all(nilai in (None, "") for nilai in isi.values())
        if bool(dilihat) != (ada is not None):
            raise riwayat.Bentrok(ada)
        if ada is None and kosong:
            return False
        if kosong and not ada.predikat:
            riwayat.hapus(ada, oleh=oleh, sidik_lama=dilihat, alasan=alasan)
            return True
        baris = ada or RencanaAksi(butir=self.butir, triwulan=tw)
        for bagian, nilai in isi.items():
            setattr(baris, bagian, nilai)
        return riwayat.simpan(baris, oleh=oleh, sidik_lama=dilihat, alasan=alasan)


def _ringkas(r: RencanaAksi) -> str:
    bagian = (
        "" if r.nilai is None else f"target {tulis(r.nilai)}",
        r.predikat,
        r.uraian,
        str(r.pemilik or ""),
        r.jadwal,
        "" if r.anggaran is None else rupiah(r.anggaran),
    )
    return "; ".join(filter(None, bagian))

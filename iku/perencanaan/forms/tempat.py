"""The place of a measure in a Renstra, with the whole row of its targets."""

import hashlib
from decimal import Decimal

from django import forms
from django.db import transaction
from django.db.models import QuerySet

from iku.models import Indikator, IndikatorRenstra, Nomenklatur, Target
from iku.pilihan import JenisIndikator, SumberTarget, TingkatNomenklatur
from iku.tindakan import hapus_berikut_bawahan
from kecamatan import riwayat
from sakip.angka import tulis
from sakip.isian import DesimalField

from ..isian import FormBerurut
from ..pemilih import pasang
from .komponen import TargetKomponen
from .renstra import node_berlaku

Isi = tuple[Decimal | None, str]


class FormTempat(FormBerurut):
    """`tempat` says where: it has its tujuan or sasaran, or chooses a node."""

    class Meta(FormBerurut.Meta):
        model = IndikatorRenstra
        fields = (
            "nomenklatur",
            "indikator",
            "jenis",
            "baseline_tahun",
            "baseline_nilai",
            "baseline_predikat",
        )
        labels = {
            "nomenklatur": "Program, kegiatan, atau sub kegiatan",
            "baseline_tahun": "Tahun",
            "baseline_nilai": "Nilai",
            "baseline_predikat": "Predikat",
        }

    def __init__(self, *args, instance: IndikatorRenstra, **opsi):
        self.komponen = TargetKomponen(instance)
        super().__init__(*args, instance=instance, **opsi)
        if not self.baru:
            del self.fields["nomenklatur"], self.fields["indikator"]
        else:
            self._pilih_indikator()
            self._pilih_node()
        self.lama = self._target(instance)
        self.daftar_tahun = sorted(
            {
                *range(instance.renstra.awal, instance.renstra.akhir + 1),
                *(tahun for tahun, _ in self.lama),
            }
        )
        for sumber in SumberTarget:
            for tahun in self.daftar_tahun:
                self._tambah_target(tahun, sumber)

    def _pilih_indikator(self) -> None:
        tempat = self.instance
        di_sini = self._setempat() if not self._bernode() else ()
        semua = Indikator.objects.filter(kecamatan=tempat.renstra.kecamatan).exclude(
            pk__in=[satu.indikator_id for satu in di_sini]
        )
        pasang(
            self,
            "indikator",
            semua.order_by("nama", "kode"),
            sebut=_sebut_indikator,
            kosong="Pilih indikator",
        )

    def _bernode(self) -> bool:
        return not (self.instance.tujuan_id or self.instance.sasaran_id)

    def _pilih_node(self) -> None:
        if not self._bernode():
            del self.fields["nomenklatur"]
            return
        isian = self.fields["nomenklatur"]
        isian.required = True
        node = node_berlaku(self.instance.renstra).order_by("kode", "urutan", "pk")
        pasang(self, "nomenklatur", node, kosong="Pilih dari daftar")
        jenis = self.fields["jenis"]
        jenis.required = False
        jenis.choices = [("", "Menurut tingkatnya"), *JenisIndikator.choices]
        jenis.help_text = (
            "Menurut tingkatnya: hasil untuk program, keluaran untuk kegiatan dan sub "
            "kegiatan."
        )
        self.initial["jenis"] = ""

    def clean_jenis(self) -> str:
        """As chosen; left open, what indicators of that level measure."""
        node = self.cleaned_data.get("nomenklatur")
        return self.cleaned_data["jenis"] or jenis_menurut_tingkat(node)

    def _tambah_target(self, tahun: int, sumber: SumberTarget) -> None:
        nilai, predikat = self.lama.get((tahun, sumber), (None, ""))
        kunci = _kunci(tahun, sumber)
        sebutan = f"{sumber.label} {tahun}"
        self.fields[f"{kunci}_nilai"] = DesimalField(
            label=f"Target {sebutan}", initial=nilai
        )
        self.fields[f"{kunci}_predikat"] = forms.CharField(
            label=f"Predikat {sebutan}",
            max_length=20,
            required=False,
            initial=predikat,
            widget=forms.TextInput({"class": "predikat-isian"}),
        )
        self.komponen.pasang(self, tahun, sumber)

    def matriks(self, sumber: SumberTarget) -> list[tuple]:
        """Rows of the target table: year, number field, predicate field, fields of the
        components."""
        kunci = [(tahun, _kunci(tahun, sumber)) for tahun in self.daftar_tahun]
        return [
            (
                t,
                self[f"{k}_nilai"],
                self[f"{k}_predikat"],
                self.komponen.isian(self, t, sumber),
            )
            for t, k in kunci
        ]

    def target_renstra(self) -> list[tuple]:
        return self.matriks(SumberTarget.RENSTRA)

    def target_renja(self) -> list[tuple]:
        return self.matriks(SumberTarget.RENJA)

    def isian_pilihan(self) -> list[forms.BoundField]:
        """What stands above the tables of figures."""
        nama = ("nomenklatur", "indikator", "jenis")
        return [self[kunci] for kunci in nama if kunci in self.fields]

    def saudara(self) -> QuerySet:
        return self._setempat()

    def _setempat(self) -> QuerySet:
        return saudara(self.instance)

    @staticmethod
    def _target(tempat: IndikatorRenstra) -> dict[tuple[int, str], Isi]:
        if tempat.pk is None:
            return {}
        return {(t.tahun, t.sumber): (t.nilai, t.predikat) for t in tempat.target.all()}

    def sidik_dari(self, sekarang) -> str:
        isi = sorted(
            (tahun, sumber, *_teks(satu))
            for (tahun, sumber), satu in self._target(sekarang).items()
        )
        if bagian := self.komponen.mata(sekarang):
            isi.append(tuple(bagian))
        mata = hashlib.sha256(repr(isi).encode()).hexdigest()[:16]
        return f"{super().sidik_dari(sekarang)}.{mata}"

    def banding(self, sekarang) -> list[tuple[str, str, str]]:
        tersimpan, diketik = self._target(sekarang), self._diketik()
        kosong: Isi = (None, "")
        target = [
            (
                f"Target {SumberTarget(sumber).label} {tahun}",
                sebut_target(*tersimpan.get((tahun, sumber), kosong)),
                sebut_target(*diketik.get((tahun, sumber), kosong)),
            )
            for tahun, sumber in sorted(tersimpan.keys() | diketik.keys())
            if _teks(tersimpan.get((tahun, sumber), kosong))
            != _teks(diketik.get((tahun, sumber), kosong))
        ]
        bagian = self.komponen.banding(sekarang, self._bagian_diketik())
        return super().banding(sekarang) + target + bagian

    def _diketik(self) -> dict[tuple[int, str], Isi]:
        data = self.cleaned_data
        semua = {
            (tahun, sumber): (
                data.get(f"{_kunci(tahun, sumber)}_nilai"),
                data.get(f"{_kunci(tahun, sumber)}_predikat", ""),
            )
            for tahun, sumber in self._saat()
        }
        return {k: isi for k, isi in semua.items() if isi != (None, "")}

    def _saat(self) -> list[tuple[int, str]]:
        """Every year and source of the two tables."""
        return [(t, sumber.value) for sumber in SumberTarget for t in self.daftar_tahun]

    def _bagian_diketik(self) -> dict[tuple[int, str, int], Decimal]:
        return self.komponen.diketik(self.cleaned_data, self._saat())

    def clean(self):
        super().clean()
        bertarget = {
            (t, s)
            for t, s in self._saat()
            if f"{_kunci(t, s)}_nilai" in self.errors
            or f"{_kunci(t, s)}_predikat" in self.errors
        } | self._diketik().keys()
        bagian = self._bagian_diketik()
        for isian, pesan in self.komponen.tanpa_target(bagian, bertarget):
            self.add_error(isian, pesan)

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        berubah = super().simpan(oleh)
        tempat, alasan = self.instance, self.cleaned_data.get("alasan", "")
        lama = {(t.tahun, t.sumber): t for t in tempat.target.all()}
        diketik = self._diketik()
        for kunci in sorted(lama.keys() - diketik.keys()):
            hapus_berikut_bawahan(lama[kunci], oleh=oleh, alasan=alasan)
            berubah = True
        kini = {}
        for (tahun, sumber), (nilai, predikat) in sorted(diketik.items()):
            baris = lama.get((tahun, sumber)) or Target(
                butir=tempat, tahun=tahun, sumber=sumber
            )
            baris.nilai, baris.predikat = nilai, predikat
            berubah |= riwayat.simpan(baris, oleh=oleh, alasan=alasan)
            kini[tahun, sumber] = baris
        bagian = self._bagian_diketik()
        return self.komponen.simpan(kini, bagian, oleh=oleh, alasan=alasan) or berubah


def jenis_menurut_tingkat(node: Nomenklatur | None) -> JenisIndikator:
    """A program is judged by its result, kegiatan and sub kegiatan by what they put
    out."""
    di_bawah = (TingkatNomenklatur.KEGIATAN, TingkatNomenklatur.SUB_KEGIATAN)
    if node is not None and node.tingkat in di_bawah:
        return JenisIndikator.KELUARAN
    return JenisIndikator.HASIL


def saudara(tempat: IndikatorRenstra) -> QuerySet:
    """Places that stand under the same tujuan, sasaran or node of one Renstra."""
    return IndikatorRenstra.objects.filter(
        renstra=tempat.renstra,
        tujuan=tempat.tujuan,
        sasaran=tempat.sasaran,
        nomenklatur=tempat.nomenklatur,
    )


def sebut_target(nilai: Decimal | None, predikat: str) -> str:
    """A target in words: "B (70)", "70", "B", "kosong"."""
    if nilai is None:
        return predikat or "kosong"
    return f"{predikat} ({tulis(nilai)})" if predikat else tulis(nilai)


def _sebut_indikator(indikator: Indikator) -> str:
    return f"{indikator.nama} ({indikator.kode}, {indikator.satuan})"


def _kunci(tahun: int, sumber: str) -> str:
    return f"target_{tahun}_{SumberTarget(sumber).value}"


def _teks(isi: Isi) -> tuple[str, str]:
    nilai, predikat = isi
    return ("" if nilai is None else tulis(nilai), predikat)

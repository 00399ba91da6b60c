"""The instrument of an evaluation as versioned data (PermenPANRB 88/2021, lampiran).

An evaluation keeps the version it was made with: once one uses it, an instrument is not
edited; a new year copies it.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kabupaten
from kecamatan.pilihan import Peran

from .. import penilaian
from ..pilihan import JenisSub, SkalaJawaban

PENGATUR = frozenset({Peran.INSPEKTUR})
SUDAH_DIPAKAI = (
    "Instrumen ini sudah dipakai menilai, sehingga tidak dapat diubah. Salin menjadi "
    "versi baru untuk mengubahnya."
)


class BagianInstrumen(Tercakup):
    """A row of an instrument: open to change until an evaluation uses it."""

    nasional = True
    pengubah = PENGATUR

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        instrumen = self.tempuh(self.kabupaten_lookup.removesuffix("__kabupaten"))
        if instrumen is not None and instrumen.dipakai():
            raise ValidationError(SUDAH_DIPAKAI)


class InstrumenLke(Tercakup):
    """A version of the worksheet. Empty kabupaten: the national one. `keterangan`:
    where its wording and its answers come from, and what could not be verified."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, null=True, blank=True, related_name="instrumen_lke"
    )
    kode = models.CharField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=150)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    mulai = kolom_tahun("berlaku mulai tahun")
    keterangan = models.TextField("keterangan", blank=True)
    salinan_dari = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="salinan"
    )

    kabupaten_lookup = "kabupaten"
    nasional = True
    pengubah = PENGATUR

    class Meta:
        verbose_name = "instrumen LKE"
        verbose_name_plural = "instrumen LKE"
        ordering = ["-mulai", "kode"]

    def __str__(self):
        return self.nama

    def dipakai(self) -> bool:
        """Whether an evaluation stands on it."""
        return (
            self.pk is not None and self.periode.filter(evaluasi__isnull=False).exists()
        )

    def clean(self):
        super().clean()
        if self.dipakai():
            raise ValidationError(SUDAH_DIPAKAI)

    def pilihan_per_skala(self) -> dict[str, list["PilihanJawaban"]]:
        """The answers a criterion offers, by its `skala`; one query."""
        hasil: dict[str, list[PilihanJawaban]] = {}
        for satu in self.pilihan.all():
            hasil.setdefault(satu.skala, []).append(satu)
        return hasil

    def susun(self) -> penilaian.Instrumen:
        """As the pure functions take it; three queries."""
        komponen = tuple(
            penilaian.Komponen(
                k.kode,
                k.nama,
                k.bobot,
                tuple(
                    penilaian.Sub(s.kode, s.get_jenis_display(), s.bobot)
                    for s in k.sub.all()
                ),
            )
            for k in self.komponen.prefetch_related("sub")
        )
        return penilaian.Instrumen(
            self.nama,
            komponen,
            {d.kode: d.angka for d in self.definisi.all()},
            tuple(
                penilaian.Jenjang(j.kode, j.sebutan, j.batas)
                for j in self.jenjang.all()
            ),
        )


class KomponenLke(BagianInstrumen):
    instrumen = models.ForeignKey(InstrumenLke, models.CASCADE, related_name="komponen")
    kode = models.CharField("kode", max_length=5)
    nama = models.CharField("nama", max_length=150)
    bobot = kolom_nilai("bobot", null=False, blank=False)

    kabupaten_lookup = "instrumen__kabupaten"

    class Meta:
        verbose_name = "komponen LKE"
        verbose_name_plural = "komponen LKE"
        ordering = ["instrumen", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "kode"],
                name="komponen_lke_unik",
                violation_error_message="Kode komponen ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.kode}. {self.nama}"


class SubKomponenLke(BagianInstrumen):
    komponen = models.ForeignKey(KomponenLke, models.CASCADE, related_name="sub")
    kode = models.CharField("kode", max_length=5)
    jenis = models.CharField("jenis", max_length=12, choices=JenisSub)
    nama = models.TextField("uraian")
    bobot = kolom_nilai("bobot", null=False, blank=False)

    kabupaten_lookup = "komponen__instrumen__kabupaten"

    class Meta:
        verbose_name = "sub-komponen LKE"
        verbose_name_plural = "sub-komponen LKE"
        ordering = ["komponen", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["komponen", "kode"],
                name="sub_lke_unik",
                violation_error_message="Kode sub-komponen ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.kode} {self.nama}"


class KriteriaLke(BagianInstrumen):
    """One criterion. `varian`: another wording in circulation; `dipakai` False: left
    out by this instrument (local sheets for perangkat daerah drop some)."""

    sub = models.ForeignKey(SubKomponenLke, models.CASCADE, related_name="kriteria")
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("kriteria")
    varian = models.TextField("rumusan lain", blank=True)
    opsional = models.BooleanField("opsional bagi perangkat daerah", default=False)
    dipakai = models.BooleanField("dipakai", default=True)
    skala = models.CharField(
        "dijawab dengan",
        max_length=10,
        choices=SkalaJawaban,
        default=SkalaJawaban.YA_TIDAK,
    )
    # The criterion that must hold before this one can ("quality cannot stand without
    # existence"); a conflict is a finding, never a refusal.
    prasyarat = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="turunan"
    )

    kabupaten_lookup = "sub__komponen__instrumen__kabupaten"
    harus_sama = (
        (
            "sub__komponen__instrumen",
            "prasyarat__sub__komponen__instrumen",
            "Prasyarat ini milik instrumen lain.",
        ),
    )

    class Meta:
        verbose_name = "kriteria LKE"
        verbose_name_plural = "kriteria LKE"
        ordering = ["sub", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["sub", "nomor"],
                name="kriteria_lke_unik",
                violation_error_message="Nomor kriteria ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.kode} {self.uraian}"

    @property
    def kode(self) -> str:
        """As regulations and people name it: "3.b.7"."""
        return f"{self.sub.kode}.{self.nomor}"


class PilihanJawaban(BagianInstrumen):
    """An answer to a criterion, and which part of it counts as fulfilled (0–1)."""

    instrumen = models.ForeignKey(InstrumenLke, models.CASCADE, related_name="pilihan")
    skala = models.CharField(
        "skala",
        max_length=10,
        choices=SkalaJawaban,
        default=SkalaJawaban.YA_TIDAK,
    )
    kode = models.CharField("kode", max_length=5)
    nama = models.CharField("nama", max_length=100)
    nilai = kolom_nilai("bagian terpenuhi (0–1)", null=False, blank=False)
    urutan = models.PositiveSmallIntegerField("urutan")

    kabupaten_lookup = "instrumen__kabupaten"

    class Meta:
        verbose_name = "pilihan jawaban"
        verbose_name_plural = "pilihan jawaban"
        ordering = ["instrumen", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "kode"],
                name="pilihan_jawaban_unik",
                violation_error_message="Kode jawaban ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__gte=0, nilai__lte=1),
                name="pilihan_jawaban_0_1",
                violation_error_message="Bagian terpenuhi bernilai 0 sampai 1.",
            ),
        ]

    def __str__(self):
        return self.nama


class DefinisiNilai(BagianInstrumen):
    """A grade of a sub-component: its points and what it means."""

    instrumen = models.ForeignKey(InstrumenLke, models.CASCADE, related_name="definisi")
    kode = models.CharField("kode", max_length=3)
    angka = kolom_nilai("nilai", null=False, blank=False)
    keberadaan = models.TextField("arti bagi keberadaan")
    kualitas = models.TextField("arti bagi kualitas dan pemanfaatan")
    urutan = models.PositiveSmallIntegerField("urutan dari atas")

    kabupaten_lookup = "instrumen__kabupaten"

    class Meta:
        verbose_name = "definisi nilai"
        verbose_name_plural = "definisi nilai"
        ordering = ["instrumen", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "kode"],
                name="definisi_nilai_unik",
                violation_error_message="Kode nilai ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.kode


class JenjangLke(BagianInstrumen):
    """A band of the total. `batas` is exclusive; empty for the lowest."""

    instrumen = models.ForeignKey(InstrumenLke, models.CASCADE, related_name="jenjang")
    kode = models.CharField("predikat", max_length=3)
    sebutan = models.CharField("sebutan", max_length=50)
    batas = kolom_nilai("di atas")
    interpretasi = models.TextField("interpretasi", blank=True)
    urutan = models.PositiveSmallIntegerField("urutan dari atas")

    kabupaten_lookup = "instrumen__kabupaten"

    class Meta:
        verbose_name = "jenjang nilai"
        verbose_name_plural = "jenjang nilai"
        ordering = ["instrumen", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "kode"],
                name="jenjang_lke_unik",
                violation_error_message="Predikat ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.kode} ({self.sebutan})"

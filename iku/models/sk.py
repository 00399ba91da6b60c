"""The decree that fixes indicators: SK IKU (PER/9/M.PAN/5/2007, Pasal 3 dan 4)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from dokumen.models import DokumenResmi
from kecamatan.cakupan import Tercakup
from kecamatan.models import Kecamatan, UnitKerja
from kecamatan.pilihan import Peran

from ..pilihan import BentukSk, LetakSk, StatusSk
from .indikator import Indikator
from .renstra import IndikatorRenstra, Renstra
from .tindakan_sk import SK_DITETAPKAN, TindakanSk


class SkIku(TindakanSk, Tercakup):
    """A decree of the camat on indicators, as signed. `mengubah`: the earlier decree
    that it changes."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="sk_iku")
    renstra = models.ForeignKey(
        Renstra, models.PROTECT, null=True, blank=True, related_name="sk_iku"
    )
    mengubah = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="perubahan",
        verbose_name="mengubah keputusan",
    )
    status = models.CharField(
        "status", max_length=12, choices=StatusSk, default=StatusSk.DRAF
    )
    dokumen = models.OneToOneField(
        DokumenResmi, models.PROTECT, null=True, blank=True, related_name="sk_iku"
    )
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    tanggal_teks = models.CharField("tanggal tertulis", max_length=50, blank=True)
    tempat = models.CharField("tempat penetapan", max_length=100, blank=True)
    judul = models.CharField("tentang", max_length=300)
    bentuk = models.CharField("bentuk tabel", max_length=15, choices=BentukSk)
    # The parts of a decree in the order and words as signed: lists of strings.
    menimbang = models.JSONField("menimbang", default=list, blank=True)
    mengingat = models.JSONField("mengingat", default=list, blank=True)
    diktum = models.JSONField("diktum", default=list, blank=True)
    tugas = models.JSONField("tugas", default=list, blank=True)
    fungsi = models.JSONField("fungsi", default=list, blank=True)
    salinan = models.JSONField("salinan", default=list, blank=True)
    di_luar_tabel = models.TextField("teks di luar tabel", blank=True)
    penetap_jabatan = models.CharField("jabatan penetap", max_length=150, blank=True)
    penetap_nama = models.CharField("nama penetap", max_length=150, blank=True)
    penetap_pangkat = models.CharField("pangkat penetap", max_length=60, blank=True)
    penetap_nip = models.CharField("NIP penetap", max_length=30, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})
    harus_sama = (
        ("kecamatan", "renstra__kecamatan", "Renstra ini milik kecamatan lain."),
        ("kecamatan", "mengubah__kecamatan", "Keputusan itu milik kecamatan lain."),
        ("kecamatan", "dokumen__kecamatan", "Dokumen ini milik kecamatan lain."),
    )

    class Meta:
        verbose_name = "SK IKU"
        verbose_name_plural = "SK IKU"
        ordering = ["kecamatan", "tanggal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "nomor"],
                # One that is being written has none yet.
                condition=~Q(nomor=""),
                name="sk_iku_nomor_unik",
                violation_error_message="Nomor keputusan ini sudah ada.",
            ),
            models.CheckConstraint(
                # As far as the paper tells its date.
                condition=Q(status=StatusSk.DRAF)
                | (~Q(nomor="") & (Q(tanggal__isnull=False) | ~Q(tanggal_teks=""))),
                name="sk_iku_ditetapkan_lengkap",
                violation_error_message=(
                    "Keputusan yang ditetapkan memerlukan nomor dan tanggal."
                ),
            ),
        ]

    def __str__(self):
        return f"Keputusan {self.nomor or 'yang belum bernomor'}"

    def clean(self):
        super().clean()
        if self.mengubah is not None and self.mengubah.draf:
            raise ValidationError(
                "Keputusan yang diubah masih draf. Ubah langsung isi draf itu."
            )


class ButirSkIku(Tercakup):
    """The text of one indicator in one decree. Its formula in words lives here;
    the formula that computes stands on Indikator."""

    sk = models.ForeignKey(SkIku, models.CASCADE, related_name="butir")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="butir_sk")
    butir_renstra = models.ForeignKey(
        IndikatorRenstra, models.PROTECT, null=True, blank=True, related_name="butir_sk"
    )
    letak = models.CharField(
        "letak", max_length=15, choices=LetakSk, default=LetakSk.UTAMA
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian_kinerja = models.TextField("tujuan atau sasaran", blank=True)
    uraian_indikator = models.TextField("indikator")
    formulasi = models.TextField("formulasi pengukuran", blank=True)
    penjelasan = models.TextField("definisi operasional", blank=True)
    sumber_data = models.CharField("sumber data", max_length=300, blank=True)
    penanggung_jawab = models.ManyToManyField(
        UnitKerja, blank=True, related_name="butir_sk", verbose_name="penanggung jawab"
    )

    kecamatan_lookup = "sk__kecamatan"
    pengubah = SkIku.pengubah
    harus_sama = (
        ("sk__kecamatan", "indikator__kecamatan", "Indikator milik kecamatan lain."),
        ("indikator", "butir_renstra__indikator", "Tempat ini milik indikator lain."),
        ("sk__renstra", "butir_renstra__renstra", "Tempat ini milik Renstra lain."),
    )

    class Meta:
        verbose_name = "butir SK IKU"
        verbose_name_plural = "butir SK IKU"
        ordering = ["sk", "letak", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sk", "letak", "indikator"],
                name="butir_sk_unik",
                violation_error_message="Indikator ini sudah ada pada bagian itu.",
            ),
            models.CheckConstraint(
                condition=~Q(uraian_indikator=""),
                name="butir_sk_beruraian",
                violation_error_message="Isi rumusan indikator dalam keputusan.",
            ),
        ]

    def __str__(self):
        return self.uraian_indikator

    def clean(self):
        super().clean()
        if not self.sk.draf:
            raise ValidationError(SK_DITETAPKAN)

"""Forms of what a report tells besides its texts: staff, assets, and its own settings."""

from django import forms
from django.db import models, transaction

from evaluasi.models import Lhe
from iku.perencanaan.isian import FormBaris, FormBerurut
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan
from kecamatan.riwayat import hapus, simpan

from ..models import KomposisiPegawai, Lkjip, RincianPegawai, Sarana
from ..pilihan import Rincian

PENDIDIKAN = ("SD", "SMP", "SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")
KELAMIN = (("L", "Laki-laki"), ("P", "Perempuan"))
TERBESAR = 9999


def _banyak(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=TERBESAR,
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "off", "class": "angka-isian"}
        ),
        error_messages={
            "invalid": "Tulis bilangan bulat, misalnya 3.",
            "min_value": "Tulis nol atau lebih.",
            "max_value": f"Paling banyak {TERBESAR}.",
        },
    )


class FormPegawai(FormBerurut):
    """One post with its splits by education and sex; where these do not add up to the
    post's own number it is said, and stored as typed."""

    class Meta(FormBaris.Meta):
        model = KomposisiPegawai
        fields = ("jabatan", "kelompok", "kebutuhan", "bezetting")
        labels = {"bezetting": "Pegawai yang ada (bezetting)"}
        help_texts = {
            "kelompok": "Judul kelompok di atasnya pada tabel, misalnya: Jabatan "
            "Pelaksana. Boleh kosong.",
            "kebutuhan": "Kosongkan bila belum dihitung; nol bila memang tidak perlu.",
        }

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        for nama in ("kebutuhan", "bezetting"):
            lama = self.fields[nama]
            self.fields[nama] = _banyak(lama.label)
            self.fields[nama].help_text = lama.help_text
        self.rincian = self._rincian_tersimpan()
        for menurut, kunci, bidang, nama, label in self._kolom():
            self.fields[nama] = _banyak(label)
            ada = self.rincian.get((menurut, kunci))
            self.initial[nama] = ada and getattr(ada, bidang)
        if "alasan" in self.fields:
            self.order_fields([*(k for k in self.fields if k != "alasan"), "alasan"])

    def saudara(self) -> models.QuerySet:
        ini = self.instance
        return KomposisiPegawai.objects.filter(kecamatan=ini.kecamatan, tahun=ini.tahun)

    @property
    def daftar_pendidikan(self) -> list[tuple]:
        """Rows for the page: level, needed, present."""
        return [
            (
                k,
                self[_nama(Rincian.PENDIDIKAN, k, "kebutuhan")],
                self[_nama(Rincian.PENDIDIKAN, k, "bezetting")],
            )
            for k in self._pendidikan()
        ]

    @property
    def daftar_kelamin(self) -> list:
        return [self[_nama(Rincian.KELAMIN, k, "bezetting")] for k, _ in KELAMIN]

    @property
    def utama(self) -> list:
        return [self[nama] for nama in self._meta.fields]

    def _pendidikan(self) -> list[str]:
        lain = {k for m, k in self.rincian if m == Rincian.PENDIDIKAN}
        return [*PENDIDIKAN, *sorted(lain - set(PENDIDIKAN))]

    def _kolom(self):
        for kunci in self._pendidikan():
            for bidang, kata in (("kebutuhan", "kebutuhan"), ("bezetting", "ada")):
                nama = _nama(Rincian.PENDIDIKAN, kunci, bidang)
                yield Rincian.PENDIDIKAN, kunci, bidang, nama, f"{kunci}: {kata}"
        for kunci, label in KELAMIN:
            nama = _nama(Rincian.KELAMIN, kunci, "bezetting")
            yield Rincian.KELAMIN, kunci, "bezetting", nama, label

    def _rincian_tersimpan(self) -> dict[tuple[str, str], RincianPegawai]:
        if self.instance.pk is None:
            return {}
        return {(r.menurut, r.kunci): r for r in self.instance.rincian.all()}

    @transaction.atomic
    def simpan(self, oleh) -> bool:
        berubah = super().simpan(oleh)
        baru: dict[tuple[str, str], dict] = {}
        for menurut, kunci, bidang, nama, _ in self._kolom():
            baru.setdefault((menurut, kunci), {})[bidang] = self.cleaned_data[nama]
        for (menurut, kunci), isi in baru.items():
            berubah |= self._simpan_rincian(menurut, kunci, isi, oleh)
        return berubah

    def _simpan_rincian(self, menurut, kunci, isi: dict, oleh) -> bool:
        ada = self.rincian.get((menurut, kunci))
        if all(nilai is None for nilai in isi.values()):
            if ada is None:
                return False
            hapus(ada, oleh=oleh)
            return True
        baris = ada or RincianPegawai(
            komposisi=self.instance, menurut=menurut, kunci=kunci
        )
        for bidang, nilai in isi.items():
            setattr(baris, bidang, nilai)
        return simpan(baris, oleh=oleh)


def _nama(menurut: str, kunci: str, bidang: str) -> str:
    return f"{menurut}_{kunci}_{bidang}"


class FormSarana(FormBerurut):
    class Meta(FormBaris.Meta):
        model = Sarana
        fields = ("nama", "jumlah", "kondisi", "ideal")
        help_texts = {
            "nama": "Misalnya: Komputer.",
            "kondisi": "Misalnya: Baik. Satu baris untuk setiap kondisi.",
            "ideal": "Kosongkan bila belum dihitung.",
        }

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        for nama in ("jumlah", "ideal"):
            lama = self.fields[nama]
            self.fields[nama] = _banyak(lama.label)
            self.fields[nama].help_text = lama.help_text
        self.fields["jumlah"].required = True
        self.fields["jumlah"].error_messages["required"] = "Isi Jumlah."

    def saudara(self) -> models.QuerySet:
        ini = self.instance
        return Sarana.objects.filter(kecamatan=ini.kecamatan, tahun=ini.tahun)


class FormPengaturan(FormBaris):
    """How the report is arranged, where and when it is signed, and by whom."""

    class Meta(FormBaris.Meta):
        model = Lkjip
        fields = ("susunan", "tempat", "tanggal", "penanda_tangan", "lhe")
        labels = {"lhe": "LHE yang tindak lanjutnya dilaporkan"}
        help_texts = {
            "tempat": "Kosongkan untuk memakai nama kabupaten.",
            "tanggal": "Tanggal laporan ditandatangani.",
            "penanda_tangan": "Kosongkan untuk memakai camat pada tanggal itu.",
            "lhe": "Kosongkan untuk memakai LHE terakhir tahun ini.",
        }

    def __init__(self, *args, **opsi):
        super().__init__(*args, **opsi)
        kecamatan = self.instance.kecamatan
        self.fields["penanda_tangan"].queryset = (
            MasaJabatan.objects.filter(kecamatan=kecamatan, jabatan=Jabatan.CAMAT)
            .select_related("pejabat")
            .order_by("-mulai", "pk")
        )
        self.fields["penanda_tangan"].empty_label = "(camat pada tanggal laporan)"
        self.fields["lhe"].queryset = Lhe.objects.filter(
            kecamatan=kecamatan, status="terbit"
        ).order_by("-tahun", "triwulan")
        self.fields["lhe"].empty_label = "(LHE terakhir tahun ini)"

from django.db.models import Q, QuerySet

from iku.models import Nomenklatur
from iku.pilihan import TingkatNomenklatur as Tingkat

from ..perencanaan.isian import FormBerurut
from ..perencanaan.pemilih import pasang

# Under what a level may stand; None: it may be a root.
INDUK = {
    Tingkat.KELOMPOK: {None},
    Tingkat.PROGRAM: {None, Tingkat.KELOMPOK},
    Tingkat.KEGIATAN: {Tingkat.PROGRAM},
    Tingkat.SUB_KEGIATAN: {Tingkat.KEGIATAN},
}


class FormNomenklatur(FormBerurut):
    """A local node. Its level and place are fixed once it stands: amounts may hang
    on it."""

    class Meta(FormBerurut.Meta):
        model = Nomenklatur
        fields = ("tingkat", "induk", "kode", "nama", "mulai", "selesai")
        labels = {"induk": "Di bawah"}
        help_texts = {
            "kode": "Boleh kosong bila dokumennya tidak menyebut kode.",
            "mulai": "Boleh kosong bila berlaku sejak semula.",
            "selesai": "Boleh kosong bila masih berlaku.",
        }

    def __init__(self, *args, instance: Nomenklatur, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        if not self.baru:
            del self.fields["tingkat"], self.fields["induk"]
            return
        induk = Nomenklatur.objects.filter(
            Q(kabupaten__isnull=True) | Q(kabupaten=instance.kabupaten),
            tingkat__in=[Tingkat.KELOMPOK, Tingkat.PROGRAM, Tingkat.KEGIATAN],
        ).order_by("kabupaten", "kode", "urutan", "pk")
        pasang(self, "induk", induk, kosong="Tidak di bawah apa pun (program)")

    def clean(self) -> dict:
        data = super().clean()
        if "tingkat" in data and "induk" in data:
            induk = data["induk"] and data["induk"].tingkat
            if induk not in INDUK[data["tingkat"]]:
                self.add_error("induk", _kalimat_induk(data["tingkat"]))
        mulai, selesai = data.get("mulai"), data.get("selesai")
        if mulai is not None and selesai is not None and selesai < mulai:
            self.add_error("selesai", "Tahun akhir tidak boleh sebelum tahun mulai.")
        return data

    def saudara(self) -> QuerySet:
        return Nomenklatur.objects.filter(induk=self.instance.induk)


def _kalimat_induk(tingkat: str) -> str:
    boleh = [t.label.lower() for t in INDUK[tingkat] if t is not None]
    nama = Tingkat(tingkat).label
    if not boleh:
        return f"{nama} tidak berada di bawah apa pun; kosongkan pilihan ini."
    pilihan = f"{nama} berada di bawah {' atau '.join(boleh)}"
    if None in INDUK[tingkat]:
        return f"{pilihan}, atau tidak di bawah apa pun."
    return f"{pilihan}; pilih salah satu."

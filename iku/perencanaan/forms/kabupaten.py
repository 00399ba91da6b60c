"""Forms of what is common to a regency: RPJMD and references of measures."""

from django.db.models import QuerySet

from iku.models import Acuan, ButirRpjmd, Rpjmd
from iku.pilihan import JenisButirRpjmd

from ..isian import FormBaris, FormBerurut

# Under which kind of butir one stands.
INDUK = {
    JenisButirRpjmd.TUJUAN: JenisButirRpjmd.MISI,
    JenisButirRpjmd.SASARAN: JenisButirRpjmd.TUJUAN,
}


class FormRpjmd(FormBaris):
    class Meta(FormBaris.Meta):
        model = Rpjmd
        fields = ("awal", "akhir", "dasar", "visi")
        labels = {"dasar": "Peraturan Daerah"}
        help_texts = {
            "dasar": "Misalnya: Peraturan Daerah Kabupaten Jember Nomor 3 Tahun 2025."
        }


class FormButirRpjmd(FormBerurut):
    class Meta(FormBaris.Meta):
        model = ButirRpjmd
        fields = ("uraian", "induk")
        labels = {"uraian": "Rumusan"}

    def __init__(self, *args, instance: ButirRpjmd, **opsi):
        super().__init__(*args, instance=instance, **opsi)
        jenis = INDUK.get(JenisButirRpjmd(instance.jenis))
        if jenis is None:
            del self.fields["induk"]
            return
        isian = self.fields["induk"]
        isian.label = f"{jenis.label} di atasnya"
        isian.queryset = ButirRpjmd.objects.filter(rpjmd=instance.rpjmd, jenis=jenis)
        isian.empty_label = "Tidak disebut"

    def saudara(self) -> QuerySet:
        return saudara(self.instance)


def saudara(butir: ButirRpjmd) -> QuerySet:
    """The butir that share its numbering: of one kind in one RPJMD."""
    return ButirRpjmd.objects.filter(rpjmd=butir.rpjmd, jenis=butir.jenis)


class FormAcuan(FormBaris):
    class Meta(FormBaris.Meta):
        model = Acuan
        fields = ("kode", "nama")
        help_texts = {"kode": "Nama pendek yang tetap, misalnya IKM."}

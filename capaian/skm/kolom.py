"""The columns of the sheets of surveys that no model field describes."""

from iku.lembar import isian
from iku.lembar.isian import Dilewati, Tolak, ringkas
from iku.lembar.kolom import Kolom, KolomAnak, ambil
from kecamatan.riwayat import potret

from ..models import InstrumenSkm, JawabanSkm, Survei, UnsurSkm

CONTOH_INSTRUMEN = "SKM_9_UNSUR"
CONTOH_JAWABAN = 3


class DaftarLayanan(isian.Teks):
    """Services in one cell, a semicolon between them."""

    def clean(self, value, row=None, **kwargs) -> list[str]:
        bagian = (" ".join(b.split()) for b in super().clean(value).split(";"))
        return [b for b in bagian if b]

    def render(self, value, obj=None, **kwargs):
        return super().render("; ".join(value or ()))


class KolomInstrumen(Kolom):
    """A list of unsur by its code."""

    def clean(self, row, *, kamus, **kwargs):
        kode = super().clean(row, kamus=kamus, **kwargs)
        if (baris := kamus.cari(InstrumenSkm, kode)) is None:
            raise Tolak(
                f"Daftar unsur “{ringkas(kode)}” tidak dikenal. Pakai kode seperti "
                f"{CONTOH_INSTRUMEN}."
            )
        return baris

    def get_value(self, instance):
        return super().get_value(instance).kode


class KolomSurvei(KolomInstrumen):
    """The survey that the cells before it name, with this list of unsur."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        instrumen = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kunci = [ambil(bersih, nama) for nama in ("kecamatan", "tahun", "periode")]
        if (survei := kamus.cari(Survei, *kunci, instrumen)) is None:
            raise Tolak(
                "Survei ini belum ada. Isi dahulu lembar Survei, atau buat di halaman "
                "Survei Kepuasan Masyarakat."
            )
        return survei

    def get_value(self, instance):
        return instance.survei.instrumen.kode


class KolomJawaban(KolomAnak):
    """The answer to one unsur, 1 to 4; empty where it was not answered."""

    def __init__(self, kode: str):
        super().__init__(
            kode, kode, isian.Bulat(1, 4), contoh=CONTOH_JAWABAN, lebar=6, simpan=()
        )

    def export(self, instance, *, kamus, **kwargs):
        jawaban = self._cari(instance, kamus)
        return jawaban and jawaban.nilai

    def _unsur(self, responden, kamus) -> UnsurSkm | None:
        return kamus.cari(UnsurSkm, responden.survei.instrumen, self.judul)

    def _cari(self, responden, kamus) -> JawabanSkm | None:
        unsur = self._unsur(responden, kamus)
        return unsur and kamus.cari(JawabanSkm, responden, unsur)

    def terapkan(self, objek, nilai, rencana, kamus):
        unsur = self._unsur(objek, kamus)
        if unsur is None:
            if nilai is None:
                return None
            raise Tolak(f"{objek.survei.instrumen} tidak memuat unsur {self.judul}.")
        ada = kamus.cari(JawabanSkm, objek, unsur)
        if (dari := ada and ada.nilai) == nilai:
            return None
        if ada is None:
            baru = JawabanSkm(responden=objek, unsur=unsur, nilai=nilai)
            rencana.baru[JawabanSkm].append(baru)
        elif nilai is None:
            rencana.hapus[JawabanSkm].append(ada)
        else:
            rencana.ubah[JawabanSkm].append((ada, potret(ada)))
            ada.nilai = nilai
        return dari, nilai


class KolomUnsur(Kolom):
    """An unsur of the survey that the cells before it name."""

    def clean(self, row, *, bersih, kamus, **kwargs):
        kode = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        survei = ambil(bersih, "survei")
        if kode is None:
            raise Dilewati
        if (unsur := kamus.cari(UnsurSkm, survei.instrumen, kode)) is None:
            raise Tolak(f"{survei.instrumen} tidak memuat unsur “{ringkas(kode)}”.")
        return unsur

    def get_value(self, instance):
        return instance.unsur.kode

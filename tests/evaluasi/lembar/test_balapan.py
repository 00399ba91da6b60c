"""Two people at the same moment: one cell, one success; nothing is saved after an act."""

import pytest

from evaluasi.kampanye.penugasan import TidakBisa as TimTidakBisa
from evaluasi.kampanye.penugasan import bagi, tambah_anggota
from evaluasi.lembar.sisi import NILAI
from evaluasi.lembar.tindakan import simpan_jawaban, simpan_nilai
from evaluasi.models import AnggotaTim, Evaluasi, JawabanLke, NilaiSub, TimEvaluasi
from evaluasi.models.tindakan_evaluasi import TidakBisa
from evaluasi.pilihan import TindakanLke, TugasTim
from kecamatan.models import Jejak
from kecamatan.riwayat import Bentrok
from tests.iku.perjanjian.test_balapan import serentak

from .bantuan import kriteria, lengkapi, sub
from .test_tahap import taruh

pytestmark = pytest.mark.django_db(transaction=True)


def test_empat_evaluator_satu_jawaban(evaluasi, evaluator):
    taruh(evaluasi, "penilaian")
    ini = kriteria(evaluasi, "1.a.1")

    def simpan(n):
        isi = ("Y", f"Catatan {n}")
        return simpan_jawaban(
            Evaluasi.objects.get(), ini, NILAI, isi, dilihat="0", oleh=evaluator
        )

    hasil = serentak(*(lambda n=n: simpan(n) for n in range(4)))
    assert sum(isinstance(satu, JawabanLke) for satu in hasil) == 1
    assert sum(isinstance(satu, Bentrok) for satu in hasil) == 3
    assert Jejak.objects.tentang(JawabanLke.objects.get()).count() == 1


def test_dua_evaluator_satu_nilai(evaluasi, evaluator):
    taruh(evaluasi, "penilaian")
    ini = sub(evaluasi, "1.a")

    def simpan(nilai):
        return simpan_nilai(
            Evaluasi.objects.get(), ini, nilai, "", dilihat="0", oleh=evaluator
        )

    hasil = serentak(lambda: simpan("B"), lambda: simpan("CC"))
    assert sum(isinstance(satu, Bentrok) for satu in hasil) == 1
    pemenang = next(satu for satu in hasil if isinstance(satu, NilaiSub))
    assert NilaiSub.objects.get().nilai == pemenang.nilai


@pytest.mark.parametrize("babak", range(4))
def test_menyimpan_sambil_mengajukan(evaluasi, evaluator, babak):
    """What goes to the quality assurer is what is stored."""
    lengkapi(evaluasi)
    taruh(evaluasi, "penilaian")
    ini = sub(evaluasi, "1.a")
    lama = NilaiSub.objects.get(sub=ini)

    def simpan():
        return simpan_nilai(
            Evaluasi.objects.get(),
            ini,
            "E",
            "",
            dilihat=f"{lama.pk}.{lama.versi}",
            oleh=evaluator,
        )

    def ajukan():
        Evaluasi.objects.get().lakukan(TindakanLke.AJUKAN_MUTU, oleh=evaluator)

    urutan = (simpan, ajukan) if babak % 2 else (ajukan, simpan)
    hasil = dict(zip(urutan, serentak(*urutan), strict=True))
    assert hasil[ajukan] is None
    berhasil = isinstance(hasil[simpan], NilaiSub)
    assert berhasil or isinstance(hasil[simpan], TidakBisa)
    assert (NilaiSub.objects.get(sub=ini).nilai == "E") == berhasil


def test_enam_jendela_mengajukan_sekali(evaluasi, evaluator):
    lengkapi(evaluasi)
    taruh(evaluasi, "penilaian")
    hasil = serentak(
        *(
            lambda: Evaluasi.objects.get().lakukan(
                TindakanLke.AJUKAN_MUTU, oleh=evaluator
            )
            for _ in range(6)
        )
    )
    assert hasil.count(None) == 1
    assert sum(isinstance(satu, TidakBisa) for satu in hasil) == 5


@pytest.mark.parametrize("babak", range(4))
def test_ganti_tim_sambil_mengirim(evaluasi, operator, inspektur, babak):
    """The team changes, the stage goes on; neither undoes the other."""
    lengkapi(evaluasi)
    lain = TimEvaluasi.objects.create(periode=evaluasi.periode, nama="Tim lain")

    def ganti():
        return bagi(lain, [evaluasi.kecamatan], oleh=inspektur)

    def kirim():
        Evaluasi.objects.get().lakukan(TindakanLke.KIRIM_MANDIRI, oleh=operator)

    urutan = (ganti, kirim) if babak % 2 else (kirim, ganti)
    hasil = dict(zip(urutan, serentak(*urutan), strict=True))
    assert hasil == {ganti: 1, kirim: None}
    segar = Evaluasi.objects.get()
    assert (segar.status, segar.tim) == ("penilaian", lain)


@pytest.mark.parametrize("babak", range(2))
def test_dua_tugas_bagi_satu_orang_sekaligus(
    evaluasi, evaluator_lain, inspektur, babak
):
    """One person never has both tasks of a team, whichever request comes first."""

    def angkat(tugas):
        tim = TimEvaluasi.objects.get()
        baru = AnggotaTim(tim=tim, pengguna=evaluator_lain, tugas=tugas)
        tambah_anggota(baru, oleh=inspektur)

    urutan = list(TugasTim)[:: -1 if babak else 1]
    hasil = serentak(*(lambda t=t: angkat(t) for t in urutan))
    assert hasil.count(None) == 1
    assert sum(isinstance(satu, TimTidakBisa) for satu in hasil) == 1
    assert AnggotaTim.objects.filter(pengguna=evaluator_lain).count() == 1

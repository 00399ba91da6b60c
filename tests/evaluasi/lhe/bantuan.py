"""Short ways to an LHE: drafted, ready to be issued, issued."""

from datetime import date

from evaluasi.lhe.draf import nomor_berikut
from evaluasi.models import Evaluasi, Lhe, Rekomendasi
from evaluasi.penerbitan import terbitkan
from evaluasi.pilihan import JenisRekomendasi, StatusEvaluasi, TindakanLke
from kecamatan.models import MasaJabatan, Pejabat, Pengguna
from kecamatan.pilihan import Jabatan, Peran, StatusJabatan
from tests.evaluasi.lembar.bantuan import buat_evaluasi, lengkapi
from tests.pembangun import buat_kecamatan, buat_pengguna

CATATAN = "Rencana aksi belum memuat target setiap triwulan."
AGAR = "Agar rencana aksi memuat target setiap triwulan."


def buat_inspektur(kabupaten, nama="Ratno Cahyadi", mulai=date(2020, 1, 1), **isi):
    """A term of office."""
    pejabat = Pejabat.objects.create(kabupaten=kabupaten, nama=nama, nip="")
    bawaan = {
        "jabatan": Jabatan.INSPEKTUR,
        "sebutan": f"Inspektur {kabupaten}",
        "status": StatusJabatan.DEFINITIF,
        "mulai": mulai,
    }
    return MasaJabatan.objects.create(pejabat=pejabat, **(bawaan | isi))


def evaluator(kecamatan) -> Pengguna:
    ada = Pengguna.objects.filter(username=f"tim-{kecamatan.nama}").first()
    return ada or buat_pengguna(
        Peran.EVALUATOR, kecamatan, nama=f"tim-{kecamatan.nama}"
    )


def susun(kecamatan=None, oleh=None, tahun=2025, triwulan=None) -> Evaluasi:
    """Everything graded BB and the draft made, by an evaluator of the team."""
    kecamatan = kecamatan or buat_kecamatan()
    oleh = oleh or evaluator(kecamatan)
    evaluasi = buat_evaluasi(
        kecamatan,
        StatusEvaluasi.PEMBAHASAN,
        anggota=[oleh],
        tahun=tahun,
        triwulan=triwulan,
    )
    lengkapi(evaluasi)
    evaluasi.lakukan(TindakanLke.SUSUN_LHE, oleh=oleh)
    return evaluasi


def tambah_butir(lhe: Lhe, uraian=AGAR, jenis="rekomendasi", komponen="1"):
    return Rekomendasi.objects.create(
        lhe=lhe,
        nomor=nomor_berikut(lhe),
        jenis=jenis,
        komponen=komponen,
        uraian=uraian,
    )


def siap_terbit(kecamatan=None, tahun=2025, triwulan=None) -> Evaluasi:
    """A draft with a note, a recommendation and closing words."""
    evaluasi = susun(kecamatan, tahun=tahun, triwulan=triwulan)
    lhe = evaluasi.lhe
    tambah_butir(lhe, CATATAN, JenisRekomendasi.CATATAN)
    tambah_butir(lhe)
    Lhe.objects.filter(pk=lhe.pk).update(simpulan="Kami mendorong perbaikan.")
    return Evaluasi.objects.get(pk=evaluasi.pk)


def terbit(
    kecamatan=None, inspektur=None, tahun=2025, triwulan=None, nomor="700/1"
) -> Lhe:
    """An issued LHE."""
    kecamatan = kecamatan or buat_kecamatan()
    evaluasi = siap_terbit(kecamatan, tahun, triwulan)
    inspektur = inspektur or buat_pengguna(Peran.INSPEKTUR, kecamatan)
    masa = MasaJabatan.objects.filter(
        jabatan=Jabatan.INSPEKTUR, pejabat__kabupaten=kecamatan.kabupaten
    ).first() or buat_inspektur(kecamatan.kabupaten)
    return terbitkan(
        evaluasi,
        oleh=inspektur,
        nomor=nomor,
        tanggal=date(tahun, 12, 20),
        inspektur=masa,
    )

"""Four eyes: who gave grades neither assures nor signs them, and who is in the team
signs nothing of it. The regulation asks for an evaluation that was checked; a check by
oneself is none."""

from collections.abc import Collection

from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from kecamatan.wewenang import wewenang

from .models import AnggotaTim, Evaluasi, IsiReviu, JawabanLke, NilaiSub, Reviu
from .pilihan import TindakanLke
from .pilihan import TindakanReviuLkjip as TindakanReviu

SUDAH_BERTUGAS = (
    "{orang} sudah menjadi {tugas} di {tim}. Satu orang satu tugas dalam satu tim: yang "
    "menilai tidak menjamin mutu nilainya sendiri. Keluarkan dahulu dari tugas itu, "
    "atau pilih orang lain."
)
PENERBIT = (
    "{orang} bertugas sebagai Inspektur di kabupaten ini dan menerbitkan LHE-nya, jadi "
    "tidak menjadi anggota atau penjamin mutu tim."
)
MENILAI_SENDIRI = (
    "Anda ikut menilai evaluasi ini, jadi penjaminan mutunya dilakukan orang lain."
)
MENERBITKAN_SENDIRI = (
    "Anda anggota tim atau ikut menilai evaluasi ini, jadi LHE-nya diterbitkan oleh "
    "Inspektur yang lain."
)

MENERBITKAN_REVIU_SENDIRI = (
    "Anda ikut mereviu laporan ini, jadi reviunya diterbitkan oleh Inspektur yang lain."
)


def halangan_anggota(anggota: AnggotaTim) -> str:
    """Why this person cannot take this task in this team; "" where nothing is in the
    way."""
    orang, tim = anggota.pengguna, anggota.tim
    lain = tim.anggota.filter(pengguna=orang).exclude(pk=anggota.pk).first()
    if lain is not None and lain.tugas != anggota.tugas:
        tugas = str(lain.get_tugas_display()).lower()
        return SUDAH_BERTUGAS.format(orang=orang, tugas=tugas, tim=tim)
    if any(
        t.peran == Peran.INSPEKTUR and t.kabupaten_id == tim.periode.kabupaten_id
        for t in wewenang(orang).tempat
    ):
        return PENERBIT.format(orang=orang)
    return ""


def halangan_tindakan(evaluasi: Evaluasi, tindakan: TindakanLke, orang) -> str:
    """Why not this person, although the office may do the act; "" where nothing is in
    the way. The trail is asked, because teams change."""
    if tindakan == TindakanLke.BUKA_TANGGAPAN and pernah_menilai(evaluasi, orang):
        return MENILAI_SENDIRI
    if tindakan == TindakanLke.TERBITKAN and (
        AnggotaTim.objects.filter(tim=evaluasi.tim_id, pengguna=orang).exists()
        or pernah_menilai(evaluasi, orang)
    ):
        return MENERBITKAN_SENDIRI
    return ""


def pernah_menilai(evaluasi: Evaluasi, orang) -> bool:
    """Whether this person wrote an answer, a note or a grade on the evaluators' side of
    this worksheet."""
    return any(
        isi.get("nilai") or isi.get("catatan")
        for model in (JawabanLke, NilaiSub)
        for isi in Jejak.objects.filter(
            objek=model._meta.label,
            id_objek__in=model.objects.filter(evaluasi=evaluasi).values("pk"),
            id_pengguna=orang.pk,
        ).values_list("ke", flat=True)
    )


def halangan_reviu(reviu: Reviu, tindakan: TindakanReviu, orang) -> str:
    """The same for a review: who answered its statements does not sign it."""
    if tindakan == TindakanReviu.TERBITKAN and pernah_mereviu(reviu, orang):
        return MENERBITKAN_REVIU_SENDIRI
    return ""


def pernah_mereviu(reviu: Reviu, orang) -> bool:
    """Whether this person began it, or wrote an answer or a note of it."""
    return reviu.pk in direviu_sendiri([reviu], orang)


def direviu_sendiri(daftar: Collection[Reviu], orang) -> set[int]:
    """Those among them (their keys) in which this person took part; two queries."""
    semua = [r.pk for r in daftar]
    if not semua:
        return set()
    # By regency, as the trail is indexed: a start page asks this.
    kabupaten = {r.kecamatan.kabupaten_id for r in daftar}
    milik = Jejak.objects.filter(id_pengguna=orang.pk, id_kabupaten__in=kabupaten)
    menjawab = IsiReviu.objects.filter(
        reviu__in=semua,
        pk__in=milik.filter(objek=IsiReviu._meta.label).values("id_objek"),
    )
    mencatat = milik.filter(
        objek=Reviu._meta.label, id_objek__in=semua, aksi="mengubah"
    )
    return {
        *(r.pk for r in daftar if r.pereviu_id == orang.pk),
        *menjawab.values_list("reviu", flat=True),
        *mencatat.values_list("id_objek", flat=True),
    }

"""Who answered, noted, proved and graded what in one criterion, and when."""

from dataclasses import replace

from django.db.models import Q

from iku.perencanaan.riwayat import Catatan, susun
from kecamatan.models import Jejak

from ..models import Evaluasi, JawabanLke, KriteriaLke, LampiranLke, NilaiSub
from .sisi import NILAI, SISI

# What only says where a row stands, or counts its saves.
_TEMPAT = frozenset({"evaluasi", "kriteria", "jawaban", "sub", "versi"})
_JAWABAN, _LAMPIRAN, _NILAI = (
    model._meta.label for model in (JawabanLke, LampiranLke, NilaiSub)
)


def riwayat_kriteria(evaluasi: Evaluasi, kriteria: KriteriaLke, user) -> list[Catatan]:
    """Newest first: both sides of the criterion, its evidence, and the grade of its
    sub-component. The evaluators' side only for whoever sees it in the worksheet now;
    a change that says nothing else is left out."""
    terlihat = evaluasi.nilai_terlihat(user)
    sebutan = {p.kode: p.nama for p in evaluasi.periode.instrumen.pilihan.all()}
    tersaring = (
        _saring(satu, terlihat, sebutan)
        for satu in _jejak(evaluasi, kriteria, terlihat, user)
    )
    daftar = susun([satu for satu in tersaring if satu.dari or satu.ke])
    # The page names its criterion once.
    return [replace(satu, nama="") for satu in daftar]


def _jejak(evaluasi: Evaluasi, kriteria: KriteriaLke, terlihat: bool, user):
    """Of the rows that are there, and of those that are no more, which are found by
    what they said."""
    semua = Jejak.objects.visible_to(user).filter(
        id_kabupaten=evaluasi.kecamatan.kabupaten_id,
        id_kecamatan=evaluasi.kecamatan_id,
    )
    jawaban = _nomor(semua, JawabanLke, evaluasi=evaluasi.pk, kriteria=kriteria.pk)
    syarat = Q(objek=_JAWABAN, id_objek__in=jawaban)
    for satu in jawaban:
        lampiran = _nomor(semua, LampiranLke, jawaban=satu)
        syarat |= Q(objek=_LAMPIRAN, id_objek__in=lampiran)
    if terlihat:
        nilai = _nomor(semua, NilaiSub, evaluasi=evaluasi.pk, sub=kriteria.sub_id)
        syarat |= Q(objek=_NILAI, id_objek__in=nilai)
    return semua.filter(syarat).order_by("-pada", "-pk")


def _nomor(semua, model, **kunci: int) -> set[int]:
    """The keys of the rows that say, or once said, this."""
    menyebut = [Q(**{f"ke__{k}": v}) | Q(**{f"dari__{k}": v}) for k, v in kunci.items()]
    dahulu = semua.filter(*menyebut, objek=model._meta.label)
    kini = model.objects.filter(**kunci)
    return set(dahulu.values_list("id_objek", flat=True)) | set(
        kini.values_list("pk", flat=True)
    )


def _saring(jejak: Jejak, terlihat: bool, sebutan: dict[str, str]) -> Jejak:
    """The entry with what this person may read, in words."""
    tutup = set(_TEMPAT)
    if jejak.objek == _JAWABAN and not terlihat:
        tutup |= {NILAI.jawaban, NILAI.catatan}
    jejak.dari, jejak.ke = (
        {
            k: sebutan.get(v, v)
            if jejak.objek == _JAWABAN and k in {s.jawaban for s in SISI}
            else v
            for k, v in isi.items()
            if k not in tutup
        }
        for isi in (jejak.dari, jejak.ke)
    )
    if jejak.aksi == "menambah":
        jejak.ke = {k: v for k, v in jejak.ke.items() if v not in (None, "", [])}
    return jejak

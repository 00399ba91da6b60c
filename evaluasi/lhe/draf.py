"""The LHE while it is written: who writes it, its notes and recommendations in order,
and what it still lacks."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import models, transaction

from kecamatan import riwayat
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran

from ..models import Evaluasi, Lhe, Rekomendasi
from ..models.tindakan_evaluasi import TidakBisa
from ..penilaian import Komponen, nilai_lke
from ..pilihan import JenisRekomendasi, StatusEvaluasi, StatusLhe, TugasTim

PENULIS_LHE = {
    StatusEvaluasi.LHE: frozenset(
        {TugasTim.ANGGOTA, TugasTim.PENJAMIN_MUTU, Peran.INSPEKTUR}
    )
}


def lhe_terlihat(evaluasi: Evaluasi, user) -> bool:
    """Whether this person may see the LHE: everybody once it is issued, before that
    only those who write or issue it."""
    if evaluasi.status == StatusEvaluasi.TERBIT:
        return True
    return bool(evaluasi.pelaku(user) & PENULIS_LHE[StatusEvaluasi.LHE])


@transaction.atomic
def siapkan_draf(evaluasi: Evaluasi, oleh) -> Lhe:
    """The draft with the total of the worksheet; made where there is none, brought up
    to date where the grades were discussed again. TidakBisa where an LHE of the same
    period was entered from elsewhere."""
    periode = evaluasi.periode
    kunci = {
        "kecamatan": evaluasi.kecamatan,
        "tahun": periode.tahun,
        "triwulan": periode.triwulan,
    }
    lhe = Lhe.objects.filter(**kunci).first()
    if lhe is not None and lhe.evaluasi_id != evaluasi.pk:
        raise TidakBisa(
            f"{lhe} {evaluasi.kecamatan} sudah tercatat dari dokumen lain (nomor "
            f"{lhe.nomor}). Satu periode hanya mempunyai satu LHE; minta admin "
            "kabupaten memeriksa yang mana yang berlaku."
        )
    lhe = lhe or Lhe(**kunci, evaluasi=evaluasi, status=StatusLhe.DRAF)
    lhe.nilai = nilai_lke(grades(evaluasi), periode.instrumen.susun()).total
    riwayat.simpan(lhe, oleh=oleh)
    return lhe


def grades(evaluasi: Evaluasi) -> dict[str, str]:
    """The grade of each sub-component by its code."""
    return {n.sub.kode: n.nilai for n in evaluasi.nilai_sub.select_related("sub")}


@dataclass(frozen=True)
class BagianButir:
    """Notes and recommendations of one component, numbered through the whole LHE."""

    kode: str
    nama: str
    catatan: tuple[tuple[int, Rekomendasi], ...]
    rekomendasi: tuple[tuple[int, Rekomendasi], ...]


def kelompokkan(
    komponen: Collection[Komponen], butir: Collection[Rekomendasi]
) -> list[BagianButir]:
    """By component, notes before recommendations, with the number each one gets in
    print. What names no component of the instrument stands last, under no name."""
    dikenal = {k.kode for k in komponen}
    bagian = [(k.kode, k.nama) for k in komponen]
    if any(b.komponen not in dikenal for b in butir):
        bagian.append(("", ""))
    hasil, nomor = [], 0
    for kode, nama in bagian:
        per_jenis = []
        for jenis in (JenisRekomendasi.CATATAN, JenisRekomendasi.REKOMENDASI):
            milik = [
                b
                for b in sorted(butir, key=lambda b: b.nomor)
                if b.jenis == jenis
                and (b.komponen == kode if kode else b.komponen not in dikenal)
            ]
            per_jenis.append(tuple(enumerate(milik, nomor + 1)))
            nomor += len(milik)
        hasil.append(BagianButir(kode, nama, *per_jenis))
    return hasil


def saudara(butir: Rekomendasi) -> models.QuerySet:
    """Those it is ordered among: of the same component and kind."""
    return Rekomendasi.objects.filter(
        lhe=butir.lhe_id, komponen=butir.komponen, jenis=butir.jenis
    )


def nomor_berikut(lhe: Lhe) -> int:
    """A number that no note or recommendation of this LHE has."""
    return (lhe.rekomendasi.aggregate(n=models.Max("nomor"))["n"] or 0) + 1


@transaction.atomic
def geser_butir(butir: Rekomendasi, *, naik: bool, oleh) -> bool:
    """Change places with the one above or below; False at the end."""
    butir.lhe.evaluasi.pegang(PENULIS_LHE, oleh)
    urut = list(saudara(butir).select_for_update(of=("self",)).order_by("nomor"))
    di = next((i for i, satu in enumerate(urut) if satu.pk == butir.pk), None)
    tujuan = None if di is None else di + (-1 if naik else 1)
    if tujuan is None or not 0 <= tujuan < len(urut):
        return False
    satu, lain = urut[di], urut[tujuan]
    beri_nomor([(satu, lain.nomor), (lain, satu.nomor)], oleh)
    return True


def beri_nomor(daftar: Collection[tuple[Rekomendasi, int]], oleh) -> None:
    """Store these numbers, with an entry in the trail where one changed."""
    berubah = [(b, n) for b, n in daftar if b.nomor != n]
    if not berubah:
        return
    # Out of the way first: two may not share a number even for a moment.
    luar = nomor_berikut(berubah[0][0].lhe) + len(daftar)
    semua = Rekomendasi.objects
    for i, (satu, _) in enumerate(berubah):
        semua.filter(pk=satu.pk).update(nomor=luar + i)
    for satu, nomor in berubah:
        semua.filter(pk=satu.pk).update(nomor=nomor)
        Jejak.objects.catat(
            satu,
            oleh=oleh,
            aksi="mengubah",
            dari={"nomor": satu.nomor},
            ke={"nomor": nomor},
        )


def kurang_lhe(lhe: Lhe) -> list[str]:
    """What is missing before it can be issued, in sentences; empty: nothing."""
    butir = list(lhe.rekomendasi.all())
    dikenal = {k.kode for k in lhe.evaluasi.periode.instrumen.susun().komponen}
    kurang = []
    if not any(b.jenis == JenisRekomendasi.REKOMENDASI for b in butir):
        kurang.append("Belum ada rekomendasi.")
    if tanpa := sum(b.komponen not in dikenal for b in butir):
        kurang.append(f"{tanpa} catatan atau rekomendasi belum menyebut komponennya.")
    if not lhe.simpulan.strip():
        kurang.append("Dorongan perbaikan (penutup) belum ditulis.")
    return kurang

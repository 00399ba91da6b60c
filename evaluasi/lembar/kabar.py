"""Telling those whose turn it is after an act on an evaluation."""

from collections.abc import Mapping

from django.urls import reverse

from kecamatan.models import Pengguna
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran
from sakip.tanggal import panjang

from ..models import Evaluasi
from ..pilihan import TindakanLke as T
from ..pilihan import TugasTim

KECAMATAN = (Peran.OPERATOR, Peran.CAMAT)
# Who is told: roles at the kecamatan or its regency, and tasks in the team.
PENERIMA: Mapping[T, tuple[str, ...]] = {
    T.KIRIM_MANDIRI: (TugasTim.ANGGOTA,),
    T.KEMBALIKAN_MANDIRI: KECAMATAN,
    T.AJUKAN_MUTU: (TugasTim.PENJAMIN_MUTU,),
    T.KEMBALIKAN_NILAI: (TugasTim.ANGGOTA,),
    T.BUKA_TANGGAPAN: KECAMATAN,
    T.KIRIM_TANGGAPAN: (TugasTim.ANGGOTA,),
    T.SUSUN_LHE: (TugasTim.PENJAMIN_MUTU, Peran.INSPEKTUR),
    T.KEMBALIKAN_LHE: (TugasTim.ANGGOTA,),
    T.TERBITKAN: KECAMATAN,
}
KALIMAT: Mapping[T, str] = {
    T.KIRIM_MANDIRI: "Penilaian mandiri {ini} dikirim; giliran tim menilai.",
    T.KEMBALIKAN_MANDIRI: "Penilaian mandiri {ini} dikembalikan: {alasan}",
    T.AJUKAN_MUTU: "Penilaian {ini} diajukan untuk penjaminan mutu.",
    T.KEMBALIKAN_NILAI: "Penilaian {ini} dikembalikan penjamin mutu: {alasan}",
    T.BUKA_TANGGAPAN: "Nilai {ini} disampaikan; tanggapan ditunggu sampai {sampai}.",
    T.KIRIM_TANGGAPAN: "Tanggapan atas {ini} dikirim; giliran tim membahasnya.",
    T.SUSUN_LHE: "LHE {ini} mulai disusun.",
    T.KEMBALIKAN_LHE: "LHE {ini} dikembalikan untuk dibahas: {alasan}",
    T.TERBITKAN: "LHE {ini} terbit.",
}


def penerima(evaluasi: Evaluasi, tindakan: T) -> list[Pengguna]:
    """Whom an act is told to."""
    siapa = PENERIMA[tindakan]
    peran = [p for p in siapa if p in Peran.values]
    tugas = [t for t in siapa if t in TugasTim.values]
    hasil = orang(evaluasi.kecamatan, *map(Peran, peran)) if peran else []
    if tugas and evaluasi.tim_id is not None:
        hasil += Pengguna.objects.filter(
            is_active=True,
            tim_evaluasi__tim=evaluasi.tim_id,
            tim_evaluasi__tugas__in=tugas,
        ).distinct()
    return hasil


def kabari(evaluasi: Evaluasi, tindakan: T, oleh, alasan: str = "") -> None:
    """Tell all of them but the doer; within the transaction of the act."""
    periode = evaluasi.periode
    alamat = reverse(
        "lke", args=[evaluasi.kecamatan.kode, periode.tahun, periode.triwulan]
    )
    teks = KALIMAT[tindakan].format(
        ini=evaluasi, alasan=alasan, sampai=panjang(periode.tanggapan_sampai)
    )
    lain = [o for o in penerima(evaluasi, tindakan) if o.pk != oleh.pk]
    beritahu(lain, teks, alamat, surel=True)

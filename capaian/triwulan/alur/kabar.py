"""Whom an act on a quarter tells, and in which words.

Called inside the transaction of the act: rolled back, nobody hears of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from iku.pilihan import TRIWULAN
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran
from sakip.tanggal import waktu

from ...models import PembukaanKunci, PengukuranTriwulan
from ...pilihan import TindakanTriwulan as T


@dataclass(frozen=True)
class Kabar:
    """`kepada`: whose turn it is, by e-mail too. `tembusan`: who should know."""

    kalimat: str
    kepada: tuple[Peran, ...] = ()
    tembusan: tuple[Peran, ...] = ()


_KECAMATAN = (Peran.OPERATOR, Peran.CAMAT)
KABAR: Mapping[T, Kabar] = {
    T.AJUKAN: Kabar("dikirim dan menunggu persetujuan Camat", (Peran.CAMAT,)),
    T.TARIK: Kabar("ditarik kembali oleh operator", tembusan=(Peran.CAMAT,)),
    T.SETUJUI: Kabar(
        "disetujui Camat dan menunggu verifikasi",
        (Peran.BAGIAN_ORGANISASI,),
        (Peran.OPERATOR,),
    ),
    T.KEMBALIKAN: Kabar(
        "dikembalikan untuk diperbaiki", (Peran.OPERATOR,), (Peran.CAMAT,)
    ),
    T.VERIFIKASI: Kabar("diverifikasi Bagian Organisasi", tembusan=_KECAMATAN),
    T.KUNCI: Kabar("dikunci Bagian Organisasi", tembusan=_KECAMATAN),
    T.MINTA_BUKA: Kabar("diminta dibuka kembali", (Peran.BAGIAN_ORGANISASI,)),
}


def kabarkan(
    ini: PengukuranTriwulan,
    tindakan: T,
    *,
    oleh,
    nomor: int,
    alasan: str = "",
    minta: PembukaanKunci | None = None,
) -> None:
    """Tell the next in line. `oleh`: who did it, and need not be told in copy. `nomor`:
    of the act (its picture or request), so that one act is told once. `minta`: the
    request that an answer is about."""
    subjek = f"Realisasi {TRIWULAN[ini.triwulan]} {ini.tahun} {ini.kecamatan}"
    tautan = alamat_periksa(ini)
    kunci = f"triwulan:{tindakan}:{nomor}"
    if tindakan == T.BUKA and minta is not None:
        beritahu(
            [minta.diminta_oleh], _jawaban(subjek, minta), tautan, kunci, surel=True
        )
        return
    kabar = KABAR[tindakan]
    teks = f"{subjek} {kabar.kalimat}." + (f" Alasan: {alasan}" if alasan else "")
    if kabar.kepada:
        beritahu(orang(ini.kecamatan, *kabar.kepada), teks, tautan, kunci, surel=True)
    if kabar.tembusan:
        lain = [o for o in orang(ini.kecamatan, *kabar.tembusan) if o.pk != oleh.pk]
        beritahu(lain, teks, tautan, kunci)


def alamat_periksa(ini: PengukuranTriwulan) -> str:
    """The page of the quarter."""
    return reverse(
        "periksa_triwulan", args=[ini.kecamatan.kode, ini.tahun, ini.triwulan]
    )


def _jawaban(subjek: str, minta: PembukaanKunci) -> str:
    apa = f" untuk {minta.indikator}" if minta.indikator else ""
    if minta.sampai is None:
        return f"{subjek} tidak dibuka{apa}. Alasan: {minta.alasan_tolak}"
    sampai = waktu(timezone.localtime(minta.sampai))
    return f"{subjek} dibuka{apa} sampai {sampai}."

"""Telling those whose turn it is after an act on a report."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from evaluasi.models import Reviu
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran

from ..models import VersiLkjip
from .pilihan import TindakanLkjip as T

_KECAMATAN = (Peran.OPERATOR, Peran.CAMAT)
_SEMUA = (*_KECAMATAN, Peran.BAGIAN_ORGANISASI)
# Who is told what; {ini}: "LKjIP Kecamatan Pakusari 2025 versi 1".
KABAR: Mapping[T, tuple[str, tuple[Peran, ...]]] = {
    T.SIAPKAN: ("Naskah {ini} disiapkan.", (Peran.CAMAT, Peran.BAGIAN_ORGANISASI)),
    T.TANDATANGANI: ("{ini} ditandatangani, belum disampaikan.", _SEMUA),
    T.SAMPAIKAN: ("{ini} disampaikan ke kabupaten, belum diterbitkan.", _SEMUA),
    T.TERBITKAN: ("{ini} terbit dan dapat dibaca umum.", _SEMUA),
    T.PERBAIKI: ("Perbaikan {ini} disusun: {alasan}", _SEMUA),
    T.BATALKAN: ("Naskah perbaikan {ini} dibatalkan.", _SEMUA),
}
# To whoever answers a review of the draft just then.
UNTUK_PEREVIU: Mapping[T, str] = {
    T.SIAPKAN: "Naskah {ini} yang sedang Anda reviu diperbarui dari data terbaru. "
    "Periksa lagi jawaban Anda.",
    T.BATALKAN: "Naskah {ini} yang sedang Anda reviu dibatalkan; reviunya ikut dihapus.",
}
UNTUK_DIREVIU = "Naskah {ini} siap direviu."


def sebut(versi: VersiLkjip) -> str:
    """The version within a sentence."""
    lkjip = versi.lkjip
    return f"LKjIP {lkjip.kecamatan} {lkjip.tahun} versi {versi.dokumen.versi}"


def kabari(
    versi: VersiLkjip, tindakan: T, oleh, *, alasan: str = "", direviu: bool = False
) -> None:
    """Tell all of them but the doer, within the transaction of the act; with `direviu`
    the reviewers too."""
    kecamatan, tahun = versi.lkjip.kecamatan, versi.lkjip.tahun
    kalimat, peran = KABAR[tindakan]
    _kirim(
        [o for o in orang(kecamatan, *peran) if o.pk != oleh.pk],
        kalimat.format(ini=sebut(versi), alasan=alasan),
        reverse("lkjip-penerbitan", args=[kecamatan.kode, tahun]),
    )
    if direviu:
        _kirim(
            orang(kecamatan, Peran.EVALUATOR, Peran.INSPEKTUR),
            UNTUK_DIREVIU.format(ini=sebut(versi)),
            reverse("reviu", args=[kecamatan.kode, tahun]),
        )


def kabari_pereviu(versi: VersiLkjip, tindakan: T, semua: Collection[Reviu]) -> None:
    """Tell the reviewers of these reviews that their draft is another, or is gone."""
    kecamatan, tahun = versi.lkjip.kecamatan, versi.lkjip.tahun
    _kirim(
        [r.pereviu for r in semua],
        UNTUK_PEREVIU[tindakan].format(ini=sebut(versi)),
        reverse("reviu", args=[kecamatan.kode, tahun]),
    )


def _kirim(penerima, teks: str, tautan: str) -> None:
    beritahu(penerima, teks, tautan, surel=True)

"""What an act on a report waits for, looked at while its rows are held."""

from datetime import date

from django.core.exceptions import ValidationError

from dokumen.models import DokumenResmi
from dokumen.pohon import Dokumen
from evaluasi.models import Reviu
from evaluasi.pilihan import StatusReviu
from kecamatan.models import Kecamatan, MasaJabatan
from kecamatan.pilihan import Jabatan
from sakip.tanggal import panjang

from ..models import VersiLkjip
from .pokok import sidik_pokok
from .versi import DATA_BERUBAH


class TidakBisa(ValidationError):
    """The report takes this act not now; the sentences say why. Nothing changed."""


def pegang_dokumen(versi: VersiLkjip) -> None:
    """Hold the version's document until the transaction ends: a review that begins
    holds it, too."""
    DokumenResmi.objects.select_for_update().only("pk").get(pk=versi.dokumen_id)


def pegang_reviu(versi: VersiLkjip) -> list[Reviu]:
    """The reviews of the draft, held, so that none moves on meanwhile; TidakBisa where
    one waits for the Inspektur: nothing is changed under the reviewer's hands."""
    semua = list(versi.dokumen.reviu.select_for_update(of=("self",)))
    if any(r.status == StatusReviu.DIAJUKAN for r in semua):
        raise TidakBisa(
            "Reviu atas naskah ini sudah diajukan kepada Inspektur. Mintalah "
            "dikembalikan dahulu, atau tunggu sampai terbit."
        )
    return semua


def pastikan_belum_direviu(semua: list[Reviu]) -> None:
    """An issued review speaks of this draft for ever."""
    for reviu in semua:
        if reviu.status == StatusReviu.TERBIT:
            raise TidakBisa(
                f"Naskah ini sudah direviu (pernyataan nomor {reviu.nomor}), sehingga "
                "tidak dapat dibatalkan."
            )


def pastikan_isi_tetap(pohon: Dokumen, versi: VersiLkjip) -> None:
    """Signed is what was prepared and reviewed, also where data changed in between."""
    if sidik_pokok(pohon) != versi.dokumen.sidik_pokok:
        raise TidakBisa(DATA_BERUBAH)


def pastikan_menjabat(kecamatan: Kecamatan, masa: MasaJabatan, tanggal: date) -> None:
    menjabat = MasaJabatan.objects.pada(tanggal).filter(
        pk=masa.pk, kecamatan=kecamatan, jabatan=Jabatan.CAMAT
    )
    if not menjabat.exists():
        raise TidakBisa(
            f"{masa} tidak menjabat Camat pada {panjang(tanggal)}. Periksa tanggalnya, "
            "atau pilih pejabat yang lain."
        )


def pastikan_sesudah_reviu(reviu: Reviu | None, tanggal: date) -> None:
    """Its statement is printed in what is signed."""
    if reviu is not None and not reviu.laporan_berubah and tanggal < reviu.tanggal:
        raise TidakBisa(
            f"Laporan ini direviu {panjang(reviu.tanggal)}; penandatanganannya tidak "
            "dapat mendahuluinya. Periksa tanggalnya."
        )

"""The official acts on a report: siapkan, tandatangani, sampaikan, terbitkan, perbaiki,
batalkan.

Each holds the report's row, looks at its state again, changes it, writes the trail and
tells people, in one transaction. Who may do which act in which state: `pelaku.PELAKU`.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from dokumen.beku import sidik_pendek
from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan, semua_atau_tidak
from dokumen.penetapan import siapkan as simpan_draf
from dokumen.pilihan import JenisDokumen
from dokumen.pilihan import StatusDokumen as S
from dokumen.pohon import Dokumen
from evaluasi.models import Reviu
from evaluasi.pilihan import StatusReviu
from kecamatan import riwayat
from kecamatan.models import Jejak, Kecamatan, MasaJabatan
from sakip.tanggal import panjang

from ..models import Lkjip, VersiLkjip
from .cetakan import cetak_tertunda
from .kabar import kabari, kabari_pereviu
from .pelaku import pernah_boleh, tindakan_bagi
from .pilihan import TindakanLkjip as T
from .pokok import sidik_pokok
from .syarat import (
    TidakBisa,
    pastikan_belum_direviu,
    pastikan_isi_tetap,
    pastikan_menjabat,
    pastikan_sesudah_reviu,
    pegang_dokumen,
    pegang_reviu,
)
from .versi import TAK_TERSUSUN, Penerbitan, baris_lkjip, naskah

BELUM_ADA = "belum ada naskahnya"


@transaction.atomic
def siapkan(kecamatan: Kecamatan, tahun: int, *, oleh) -> VersiLkjip:
    """Keep the report as the data are now as a draft: the first, or anew in place of
    what the draft said."""
    lkjip, keadaan = _mulai(T.SIAPKAN, kecamatan, tahun, oleh)
    if keadaan.kini is None:
        versi = _versi_baru(lkjip, 1, "", oleh)
        dari = ""
    else:
        versi = keadaan.kini
        reviu = pegang_reviu(versi)
        dari = versi.dokumen.sidik
        _isi_draf(versi.dokumen, lkjip)
        if versi.dokumen.sidik == dari:
            return versi
        kabari_pereviu(versi, T.SIAPKAN, _berjalan(reviu))
    ke = {"sidik": versi.sidik_pendek}
    _catat(versi, T.SIAPKAN, oleh, {"sidik": sidik_pendek(dari)} if dari else {}, ke)
    if not dari:
        kabari(versi, T.SIAPKAN, oleh, direviu=keadaan.wajib_direviu)
    return versi


@transaction.atomic
def perbaiki(kecamatan: Kecamatan, tahun: int, *, oleh, alasan: str) -> VersiLkjip:
    """Begin the next version, as a draft of the data as they are now. The signed one
    stays as it is, and holds until the new one is signed."""
    alasan = alasan.strip()
    if not alasan:
        raise TidakBisa("Tulis alasan perbaikan, supaya jelas apa yang diubah.")
    lkjip, keadaan = _mulai(T.PERBAIKI, kecamatan, tahun, oleh)
    lama = keadaan.kini.dokumen
    versi = _versi_baru(lkjip, lama.versi + 1, alasan, oleh)
    ke = {"versi": versi.dokumen.versi, "sidik": versi.sidik_pendek}
    _catat(versi, T.PERBAIKI, oleh, {"versi": lama.versi}, ke, alasan)
    kabari(versi, T.PERBAIKI, oleh, alasan=alasan, direviu=keadaan.wajib_direviu)
    return versi


def tandatangani(
    kecamatan: Kecamatan,
    tahun: int,
    *,
    oleh,
    nomor: str,
    tanggal: date,
    penanda_tangan: MasaJabatan,
    berkas: File | None = None,
) -> VersiLkjip:
    """Record number, date, signer and, where handed in, the signed file; freeze figures,
    names and texts. `berkas`: already checked (`dokumen.berkas.periksa_pdf`)."""
    keadaan = Penerbitan.baca(kecamatan, tahun)
    dokumen = keadaan.kini.dokumen if keadaan.kini else DokumenResmi()
    with semua_atau_tidak(dokumen):
        lkjip, keadaan = _mulai(T.TANDATANGANI, kecamatan, tahun, oleh)
        if kurang := keadaan.kekurangan():
            raise TidakBisa(kurang)
        pastikan_menjabat(kecamatan, penanda_tangan, tanggal)
        pastikan_sesudah_reviu(keadaan.reviu, tanggal)
        versi = keadaan.kini
        dari = {"status": versi.dokumen.status}
        lkjip.tanggal, lkjip.penanda_tangan = tanggal, penanda_tangan
        lkjip.save(update_fields=["tanggal", "penanda_tangan"])
        pegang_dokumen(versi)
        pohon = _susun(lkjip, keadaan.reviu)
        pastikan_isi_tetap(pohon, versi)
        # The same row as above: its file goes where the transaction fails.
        versi.dokumen = dokumen = _yang_sama(versi, dokumen)
        dokumen.nomor, dokumen.tanggal = nomor.strip(), tanggal
        bekukan(dokumen, pohon, berkas, sidik_pokok(pohon))
        ke = {
            "status": S.DITANDATANGANI.value,
            "nomor": dokumen.nomor,
            "tanggal": tanggal.isoformat(),
            "penanda_tangan": str(penanda_tangan),
            "sidik": versi.sidik_pendek,
        }
        _catat(versi, T.TANDATANGANI, oleh, dari, ke)
        kabari(versi, T.TANDATANGANI, oleh)
        cetak_tertunda.enqueue()
    return versi


@transaction.atomic
def sampaikan(kecamatan: Kecamatan, tahun: int, *, oleh, tanggal: date) -> VersiLkjip:
    """Record the day on which it was handed to the regency."""
    _, keadaan = _mulai(T.SAMPAIKAN, kecamatan, tahun, oleh)
    dokumen = keadaan.kini.dokumen
    if tanggal < dokumen.tanggal:
        raise TidakBisa(
            f"Laporan ini ditandatangani {panjang(dokumen.tanggal)}; tanggal "
            "penyampaiannya tidak dapat mendahuluinya."
        )
    dokumen.disampaikan_pada = tanggal
    return _pindah(keadaan.kini, T.SAMPAIKAN, S.DISAMPAIKAN, oleh, str(tanggal))


@transaction.atomic
def terbitkan(kecamatan: Kecamatan, tahun: int, *, oleh) -> VersiLkjip:
    """Open it to the public at once; what they read is the print that is kept, and where
    the worker has not made it yet, it follows."""
    _, keadaan = _mulai(T.TERBITKAN, kecamatan, tahun, oleh)
    versi = keadaan.kini
    versi.terbit_pada = timezone.now()
    versi.save(update_fields=["terbit_pada"])
    if not versi.sidik_cetakan:
        cetak_tertunda.enqueue()
    return _pindah(versi, T.TERBITKAN, S.TERBIT, oleh)


@transaction.atomic
def batalkan(kecamatan: Kecamatan, tahun: int, *, oleh) -> VersiLkjip:
    """Withdraw a correction that is a draft, with a review of it that is not handed in;
    the version before holds on, and is returned. What was withdrawn stays in the
    trail."""
    _, keadaan = _mulai(T.BATALKAN, kecamatan, tahun, oleh)
    versi = keadaan.kini
    pegang_dokumen(versi)
    semua = pegang_reviu(versi)
    pastikan_belum_direviu(semua)
    kabari(versi, T.BATALKAN, oleh)
    kabari_pereviu(versi, T.BATALKAN, semua)
    for reviu in semua:
        riwayat.hapus(reviu, oleh=oleh, alasan="Naskah perbaikan dibatalkan")
    berlaku = keadaan.berlaku
    # By `lkjip` the page of the report finds the entries of what is gone.
    ke = {"lkjip": versi.lkjip_id, "versi": berlaku.dokumen.versi}
    _catat(versi, T.BATALKAN, oleh, {"versi": versi.dokumen.versi}, ke)
    dokumen = versi.dokumen
    versi.delete()
    dokumen.delete()
    return berlaku


# --- Steps of the acts ----------------------------------------------------------------


def _mulai(
    tindakan: T, kecamatan: Kecamatan, tahun: int, oleh
) -> tuple[Lkjip, Penerbitan]:
    """The held row and how things stand; PermissionDenied for whoever may never do
    the act, TidakBisa where it is not the time."""
    if not pernah_boleh(tindakan, oleh, kecamatan):
        raise PermissionDenied(
            f"Tindakan “{tindakan.label}” bukan wewenang peran Anda."
        )
    lkjip = baris_lkjip(kecamatan, tahun)
    keadaan = Penerbitan.baca(kecamatan, tahun)
    if tindakan not in tindakan_bagi(oleh, keadaan):
        kini = keadaan.status.label.lower() if keadaan.status else BELUM_ADA
        raise TidakBisa(
            f"LKjIP {tahun} kini {kini}, sehingga tindakan ini tidak dapat dilakukan. "
            "Tidak ada yang berubah."
        )
    return lkjip, keadaan


def _susun(lkjip: Lkjip, reviu: Reviu | None) -> Dokumen:
    try:
        return naskah(lkjip.kecamatan, lkjip.tahun, reviu)
    except TAK_TERSUSUN as galat:
        raise TidakBisa(str(galat)) from galat


def _versi_baru(lkjip: Lkjip, nomor: int, alasan: str, oleh) -> VersiLkjip:
    dokumen = DokumenResmi(
        kecamatan=lkjip.kecamatan,
        jenis=JenisDokumen.LKJIP,
        tahun=lkjip.tahun,
        judul=str(lkjip),
        versi=nomor,
        dibuat_oleh=oleh,
    )
    _isi_draf(dokumen, lkjip)
    versi = VersiLkjip(lkjip=lkjip, dokumen=dokumen, alasan=alasan)
    versi.full_clean()
    versi.save()
    return versi


def _isi_draf(dokumen: DokumenResmi, lkjip: Lkjip) -> None:
    """A draft is without the statement: that comes with the signature."""
    pohon = _susun(lkjip, None)
    simpan_draf(dokumen, pohon, sidik_pokok(pohon))


def _yang_sama(versi: VersiLkjip, dokumen: DokumenResmi) -> DokumenResmi:
    if dokumen.pk != versi.dokumen_id:
        raise TidakBisa("Naskahnya baru saja diganti. Muat ulang halamannya.")
    return dokumen


def _berjalan(semua: list[Reviu]) -> list[Reviu]:
    return [r for r in semua if r.status != StatusReviu.TERBIT]


def _pindah(versi: VersiLkjip, tindakan: T, status: S, oleh, hari="") -> VersiLkjip:
    dokumen = versi.dokumen
    dari = {"status": dokumen.status}
    dokumen.status = status
    dokumen.validate_constraints(exclude=["isi"])
    dokumen.save(update_fields=["status", "disampaikan_pada"])
    ke = {"status": status.value} | ({"disampaikan_pada": hari} if hari else {})
    _catat(versi, tindakan, oleh, dari, ke)
    kabari(versi, tindakan, oleh)
    return versi


def _catat(versi: VersiLkjip, tindakan: T, oleh, dari, ke, alasan: str = "") -> None:
    aksi = str(tindakan.label).lower()
    Jejak.objects.catat(versi, oleh=oleh, aksi=aksi, dari=dari, ke=ke, alasan=alasan)

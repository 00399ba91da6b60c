"""Keeping what was signed: the printed tree with its fingerprint, and the signed file.

Every official document is kept in the same way; what it is and who may sign it is said
in its own room.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from kecamatan.models import kepala_jejak

from .beku import dari_dict, ke_dict, sidik, sidik_pendek
from .models import DokumenResmi
from .pilihan import StatusDokumen
from .pohon import Dokumen


@contextmanager
def semua_atau_tidak(dokumen: DokumenResmi) -> Iterator[None]:
    """One transaction; where it fails, the file that was kept in it goes, too. What the
    document held before stays: a second click fails on one that is signed."""
    semula = dokumen.berkas.name
    try:
        with transaction.atomic():
            yield
    except BaseException:
        if dokumen.berkas and dokumen.berkas.name != semula:
            dokumen.berkas.delete(save=False)
        raise


class BukanDraf(ValidationError):
    """The document was signed already; it takes no other content."""


def siapkan(dokumen: DokumenResmi, pohon: Dokumen, sidik_pokok: str = "") -> None:
    """Keep the tree as a draft, anew or in place of what the draft said. Kind, year
    and title stand on it already; the caller holds a stored row. BukanDraf where it
    was signed meanwhile. `sidik_pokok`: see the column."""
    if dokumen.status != StatusDokumen.DRAF:
        raise BukanDraf("Dokumen ini sudah ditandatangani dan tidak dapat diubah.")
    _periksa_tanda(pohon)
    dokumen.isi = ke_dict(pohon)
    dokumen.sidik, dokumen.sidik_pokok = sidik(pohon), sidik_pokok
    dokumen.full_clean(exclude=["berkas"])
    dokumen.save()


def bekukan(
    dokumen: DokumenResmi,
    pohon: Dokumen,
    berkas: File | None,
    sidik_pokok: str = "",
) -> None:
    """Store the document as signed, a new row or the draft that it was (held by the
    caller). Kind, title, number and date stand on it already; `berkas` was checked
    (`dokumen.berkas.periksa_pdf`); None: what was signed on paper was not handed in."""
    _periksa_tanda(pohon)
    dokumen.status = StatusDokumen.DITANDATANGANI
    # Beside the tree, which the fingerprint is of: it says nothing of the trail.
    dokumen.isi = ke_dict(pohon) | {"kepala_jejak": kepala_jejak()}
    dokumen.sidik, dokumen.sidik_pokok = sidik(pohon), sidik_pokok
    if berkas is not None:
        dokumen.terima_berkas(berkas)
    dokumen.full_clean(exclude=["berkas"])
    dokumen.save(force_insert=dokumen._state.adding)


def _periksa_tanda(pohon: Dokumen) -> None:
    """What is printed names the fingerprint of the tree without the mark at its foot;
    it is this one's only where there was no mark."""
    if pohon.tanda:
        raise ValueError("Naskah yang dibekukan belum boleh bertanda kaki.")


def salinan_beku(dokumen: DokumenResmi) -> Dokumen:
    """What was frozen, to be printed. Its foot names the fingerprint and where anybody
    can ask whether it is genuine, and the end of the audit trail at that moment, so that
    every copy on paper vouches for the trail."""
    tempat = f"{settings.ALAMAT_SITUS.partition('://')[2]}/verifikasi/"
    kaki = [f"Sidik {sidik_pendek(dokumen.sidik)}, periksa di {tempat}"]
    if dokumen.kepala_jejak:
        kaki.append(f"Kepala jejak {dokumen.kepala_jejak}")
    return replace(dari_dict(dokumen.isi), tanda=" · ".join(kaki))

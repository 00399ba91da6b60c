"""Keeping what was signed: the printed tree with its fingerprint, and the signed file.

Every official document is kept in the same way; what it is and who may sign it is said
in its own room.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.core.files import File
from django.db import transaction

from kecamatan.models import kepala_jejak

from .beku import dari_dict, ke_dict, sidik
from .models import DokumenResmi
from .pilihan import StatusDokumen
from .pohon import Dokumen


@contextmanager
def semua_atau_tidak(dokumen: DokumenResmi) -> Iterator[None]:
    """One transaction; where it fails, the file that was kept goes, too."""
    try:
        with transaction.atomic():
            yield
    except BaseException:
        if dokumen.berkas:
            dokumen.berkas.delete(save=False)
        raise


def bekukan(dokumen: DokumenResmi, pohon: Dokumen, berkas: File | None) -> None:
    """Store the document as signed. Kind, title, number and date stand on it already;
    `berkas` was checked (`dokumen.berkas.periksa_pdf`); None: what was signed on paper
    was not handed in."""
    dokumen.status = StatusDokumen.DITANDATANGANI
    # Beside the tree, which the fingerprint is of: it says nothing of the trail.
    dokumen.isi = ke_dict(pohon) | {"kepala_jejak": kepala_jejak()}
    dokumen.sidik = sidik(pohon)
    if berkas is not None:
        dokumen.terima_berkas(berkas)
    dokumen.full_clean(exclude=["berkas"])
    dokumen.save(force_insert=True)


def salinan_beku(dokumen: DokumenResmi) -> Dokumen:
    """What was frozen, to be printed; its foot names the end of the audit trail at that
    moment, so that every copy on paper vouches for the trail."""
    pohon = dari_dict(dokumen.isi)
    if not dokumen.kepala_jejak:
        return pohon
    return replace(pohon, tanda=f"Kepala jejak {dokumen.kepala_jejak}")

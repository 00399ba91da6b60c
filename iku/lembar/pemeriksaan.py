"""The preview: every row compared with what is stored, all refusals at once.

Nothing is written here. What would be written is collected in a Rencana, which
`penerapan` carries out; so preview and application are one computation.
"""

from collections import defaultdict

from . import tata_letak
from .buku import Buku
from .dasar import Jenis
from .hasil import Pratinjau
from .isian import rapi
from .kamus import Kamus
from .lembar_daftar import LembarDaftar, PemeriksaDaftar
from .lingkup import Lingkup
from .pemeriksa import Pemeriksa, Rencana


def periksa(
    buku: Buku,
    jenis: Jenis,
    lingkup: Lingkup,
    *,
    nama_berkas: str,
    terkunci: bool = False,
) -> tuple[Pratinjau, Rencana]:
    """What the file would do, and the plan to do it."""
    terbaca, galat, catatan = tata_letak.susun(buku, jenis)
    hasil = Pratinjau(jenis.kode, nama_berkas, buku.sidik, galat=galat, catatan=catatan)
    kode = defaultdict(set)
    for satu in terbaca:
        judul = satu.lembar.fields[satu.lembar.tempat].judul
        kode[satu.lembar.tempat] |= {str(rapi(isi[judul])) for _, isi in satu.baris}
    kecamatan = lingkup.daftar_kecamatan(kode["kecamatan"])
    kamus = Kamus(
        kecamatan, lingkup.daftar_kabupaten(kode["kabupaten"]), terkunci=terkunci
    )
    hasil.kecamatan = kecamatan
    if terkunci:
        for satu in terbaca:
            satu.lembar.pegang([isi for _, isi in satu.baris], kamus)
    rencana = Rencana()
    pemeriksa = [
        (PemeriksaDaftar if isinstance(satu.lembar, LembarDaftar) else Pemeriksa)(
            satu, kamus, lingkup, hasil, rencana
        )
        for satu in terbaca
    ]
    for satu in pemeriksa:
        satu.periksa()
    # Only now: a formula stands on one sheet, its components on the next.
    for satu in pemeriksa:
        satu.periksa_akhir()
    if terkunci and not hasil.galat:
        for satu in pemeriksa:
            satu.susulkan()
    urutan = {satu.nama: n for n, satu in enumerate(terbaca)}
    hasil.baris.sort(key=lambda b: (urutan[b.lembar], b.baris))
    hasil.galat.sort(key=lambda g: (urutan.get(g.lembar, -1), g.baris or 0))
    return hasil, rencana

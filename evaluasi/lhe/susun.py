"""The LHE as a content tree (outline of the LHE under PermenPANRB 88/2021: Pendahuluan,
Gambaran Hasil Evaluasi, Penutup, and the LKE as annex)."""

from __future__ import annotations

from dokumen.penetapan import salinan_beku
from dokumen.pilihan import StatusDokumen
from dokumen.pohon import (
    BarisRincian,
    DaftarIsi,
    Depan,
    Dokumen,
    Rincian,
    Sampul,
)
from iku.surat.umum import TITIK_TITIK, lambang
from sakip.tanggal import panjang

from ..models import Lhe
from ..pilihan import StatusLhe
from .bab1 import bab1
from .bab2 import bab2, bab3
from .bahan import Bahan, baca_bahan
from .lampiran import lampiran_lke

DRAF = "DRAF, belum diterbitkan"


def susun_lhe(lhe: Lhe) -> Dokumen:
    """The whole report: as frozen when it was issued, else from its rows, with the mark
    DRAF and blanks for number and date. Only for an evaluation made here."""
    dokumen = lhe.dokumen
    if dokumen and dokumen.status != StatusDokumen.DRAF and dokumen.isi:
        return salinan_beku(dokumen)
    b = baca_bahan(lhe)
    return Dokumen(
        judul="Laporan Hasil Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
        subjudul=f"{b.kecamatan}, {b.sebut_periode}",
        bagian=(
            Depan("Identitas Laporan", (_identitas(b),)),
            Depan("Daftar Isi", (DaftarIsi(2),), dalam_daftar=False),
            bab1(b),
            bab2(b),
            bab3(b),
            lampiran_lke(b),
        ),
        sampul=Sampul(
            instansi=(f"Inspektorat {b.kabupaten}",), lambang=lambang(b.kabupaten.pk)
        ),
        penyusun=f"Inspektorat {b.kabupaten}",
        tanggal=lhe.tanggal.isoformat() if lhe.tanggal else "",
        tanda="" if lhe.status == StatusLhe.TERBIT else DRAF,
    )


def _identitas(b: Bahan) -> Rincian:
    lhe = b.lhe
    isi = [
        ("Nomor", lhe.nomor or TITIK_TITIK),
        ("Tanggal", panjang(lhe.tanggal) if lhe.tanggal else TITIK_TITIK),
        ("Perangkat daerah", f"{b.kecamatan} {b.kabupaten}"),
        ("Periode", b.sebut_periode),
        ("Instrumen", b.instrumen.nama),
    ]
    if b.evaluasi.tim:
        isi.append(("Tim evaluasi", _tim(b)))
    return Rincian(tuple(BarisRincian(*satu) for satu in isi))


def _tim(b: Bahan) -> str:
    anggota = b.evaluasi.tim.anggota.select_related("pengguna").order_by("tugas", "pk")
    orang = ", ".join(str(a) for a in anggota)
    return f"{b.evaluasi.tim}: {orang}" if orang else str(b.evaluasi.tim)

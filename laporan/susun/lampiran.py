"""Annexes: the year's agreements and decrees as their own room prints them, how the
performance was measured, and by what it is proved."""

from __future__ import annotations

from capaian.models import LampiranBukti
from capaian.pengukuran import PkTerukur
from dokumen.beku import sidik_pendek
from dokumen.pohon import Bagian, Baris, Lampiran, Paragraf, Sel, Tabel
from iku.pilihan import TRIWULAN
from iku.surat.pk import lembar_pk
from iku.surat.sk import lembar_sk

from .bahan import Bahan
from .bahan_rencana import RencanaStrategis
from .bentuk import baris, kepala, kolom
from .ikhtisar import sebutan_pk
from .kata import awal_besar
from .tabel_anggaran import tabel_program
from .tabel_ringkas import tabel_pengukuran


def lampiran_pk(pk: PkTerukur) -> Lampiran:
    """The whole agreement: statement and its annex, each with both signatures."""
    perjanjian = pk.perjanjian
    return Lampiran(
        sebutan_pk(pk),
        lembar_pk(perjanjian).isi,
        kunci=f"lampiran-pk-{perjanjian.pk}",
    )


def lampiran_sk(rencana: RencanaStrategis) -> tuple[Bagian, ...]:
    """The decree on IKU, then its own annexes; nothing where its text is not known."""
    sk = rencana.sk_lampiran
    if sk is None:
        return ()
    keputusan, *lembar = lembar_sk(sk)
    nama = f"Keputusan tentang Indikator Kinerja Utama berdasarkan {rencana.renstra}"
    return (
        Lampiran(nama, keputusan.isi, kunci=f"lampiran-sk-{sk.pk}"),
        *lembar,
    )


def lampiran_pengukuran(bahan: Bahan) -> Lampiran:
    """Pengukuran kinerja: each agreement's indicators, then its programs' money."""
    return Lampiran(
        f"Pengukuran Kinerja Tahun {bahan.tahun}",
        (
            *(
                tabel_pengukuran(
                    bahan, pk, f"Pengukuran {sebutan_pk(pk)}", bernomor=False
                )
                for pk in bahan.daftar_pk
            ),
            tabel_program(bahan),
        ),
        kunci="lampiran-pengukuran",
    )


def lampiran_bukti(bahan: Bahan) -> Lampiran:
    """Daftar bukti: what proves the realisations of the year, and by which fingerprint
    it can be told from another file."""
    isi = (
        (_tabel_bukti(bahan),)
        if bahan.bukti
        else (
            Paragraf(
                f"Belum ada bukti yang dilampirkan pada realisasi kinerja {bahan.nama} "
                f"tahun {bahan.tahun} di dalam sistem."
            ),
        )
    )
    return Lampiran("Daftar Bukti Realisasi Kinerja", isi, kunci="lampiran-bukti")


def _tabel_bukti(bahan: Bahan) -> Tabel:
    return Tabel(
        f"Bukti Realisasi Kinerja Tahun {bahan.tahun}",
        kolom("5^", "30", "12^", "28!", "9^", "16^"),
        (kepala("No", "Indikator", "Periode", "Bukti", "Halaman", "Sidik"),),
        tuple(_baris_bukti(i, b) for i, b in enumerate(bahan.bukti, 1)),
        sumber=f"lampiran realisasi kinerja {bahan.nama}",
        catatan=(
            "Sidik ialah enam belas digit pertama SHA-256 berkas: bila satu huruf pun "
            "berubah, sidiknya berubah.",
        ),
        kecil=True,
        bernomor=False,
    )


def _baris_bukti(i: int, b: LampiranBukti) -> Baris:
    bukti = b.bukti
    periode = "setahun" if b.triwulan is None else TRIWULAN[b.triwulan]
    nama = "\n".join(x for x in (bukti.nama, bukti.tautan, b.keterangan) if x)
    sidik = sidik_pendek(bukti.sidik) if bukti.sidik else Sel("tautan", redup=True)
    return baris(
        f"{i}", b.indikator.nama, awal_besar(periode), nama, b.halaman or "–", sidik
    )

"""BAB II PERENCANAAN KINERJA: Renstra, IKU, PK, programs and budget stages."""

from __future__ import annotations

from capaian.pengukuran import PkTerukur
from dokumen.pohon import Bab, Blok, Paragraf, Rujukan, Subbab
from iku.surat.umum import tertanggal

from ..pilihan import Bagian
from .bahan import Bahan
from .ikhtisar import sebutan_pk
from .kata import gabung
from .tabel_anggaran import tabel_struktur
from .tabel_pk import kutipan_pk, tabel_anggaran_pk, tabel_pk
from .tabel_rencana import (
    kutipan_sk,
    tabel_cascading,
    tabel_iku,
    tabel_matriks,
)

# PermenPANRB 53/2014, as LKIP Panti 2020 and LKjIP Pakusari 2025 repeat it.
ARTI_PK = (
    "Perjanjian Kinerja berisikan penugasan dari pimpinan instansi yang lebih tinggi "
    "kepada pimpinan instansi yang lebih rendah untuk melaksanakan program/kegiatan yang "
    "disertai dengan indikator kinerja."
)
ARTI_IKU = (
    "Indikator Kinerja Utama (IKU) merupakan ukuran keberhasilan yang menggambarkan "
    "kinerja utama Perangkat Daerah sesuai dengan tugas, fungsi, dan mandat yang diemban."
)


def bab2(bahan: Bahan) -> Bab:
    return Bab(
        "Perencanaan Kinerja",
        (
            Subbab("Rencana Strategis", _renstra(bahan)),
            Subbab("Indikator Kinerja Utama (IKU)", iku(bahan)),
            Subbab(f"Perjanjian Kinerja Tahun {bahan.tahun}", perjanjian(bahan)),
            Subbab(
                f"Program, Kegiatan dan Sub Kegiatan Tahun {bahan.tahun}",
                _program(bahan),
            ),
        ),
    )


def _renstra(bahan: Bahan) -> tuple[Blok, ...]:
    nama = gabung([str(r.renstra) for r in bahan.daftar_rencana])
    isi: list[Blok] = [
        *(
            bahan.tulisan.ambil(Bagian.RENSTRA)
            or (
                Paragraf(
                    f"Perjanjian Kinerja {bahan.nama} tahun {bahan.tahun} disusun "
                    f"berdasarkan {nama}."
                ),
            )
        )
    ]
    for rencana in bahan.daftar_rencana:
        isi.append(tabel_cascading(rencana))
    isi.append(
        Paragraf(
            "Adapun penetapan target indikator tujuan dan sasaran sebagaimana tertuang "
            "dalam Rencana Strategis Perangkat Daerah tersaji dalam tabel berikut:"
        )
    )
    for rencana in bahan.daftar_rencana:
        isi.append(tabel_matriks(rencana, bahan.nama))
    return tuple(isi)


def iku(bahan: Bahan) -> tuple[Blok, ...]:
    """One table per Renstra, from the decree in force; words where there is none."""
    isi: list[Blok] = [*(bahan.tulisan.ambil(Bagian.IKU) or (Paragraf(ARTI_IKU),))]
    for rencana in bahan.daftar_rencana:
        sk = rencana.sk
        if sk is None:
            isi.append(
                Paragraf(
                    f"Keputusan tentang Indikator Kinerja Utama {bahan.nama} "
                    f"berdasarkan {rencana.renstra} belum dicatat."
                )
            )
            continue
        isi.append(
            Paragraf(
                f"Indikator Kinerja Utama {bahan.nama} berdasarkan {rencana.renstra} "
                f"ditetapkan dengan {kutipan_sk(sk)}, sebagai berikut:"
            )
        )
        isi.append(tabel_iku(rencana, sk, bahan.nama))
    return tuple(isi)


def perjanjian(bahan: Bahan) -> tuple[Blok, ...]:
    """Each PK of the year with its targets and program budget."""
    isi: list[Blok] = [
        *(bahan.tulisan.ambil(Bagian.PERJANJIAN) or (Paragraf(ARTI_PK),))
    ]
    for pk in bahan.daftar_pk:
        isi += _satu_pk(bahan, pk)
    return tuple(isi)


def _satu_pk(bahan: Bahan, pk: PkTerukur) -> list[Blok]:
    p = pk.perjanjian
    isi: list[Blok] = []
    if p.perubahan_ke:
        isi += _alasan(bahan, pk)
    tanggal = tertanggal(p.tanggal, p.tanggal_teks)
    ditandatangani = f" yang ditandatangani pada {tanggal}" if tanggal else ""
    isi += [
        Paragraf(
            f"{sebutan_pk(pk)}{ditandatangani} berpedoman pada {p.renstra} {bahan.nama}, "
            "sebagai berikut:"
        ),
        tabel_pk(p, f"{sebutan_pk(pk)} {bahan.nama}"),
    ]
    if p.anggaran.all():
        isi += [
            Paragraf(
                "Untuk mencapai kinerja yang telah diperjanjikan sebagaimana tersebut di "
                "atas, disediakan dukungan anggaran sebagai berikut:"
            ),
            tabel_anggaran_pk(p, f"Anggaran Program pada {sebutan_pk(pk)}"),
        ]
    else:
        isi.append(
            Paragraf(f"Anggaran program tidak tercantum dalam {kutipan_pk(pk)}.")
        )
    return isi


def _alasan(bahan: Bahan, pk: PkTerukur) -> list[Blok]:
    """Why it was changed: what the agreement says, else what the report tells."""
    if pk.perjanjian.alasan:
        return [Paragraf(pk.perjanjian.alasan)]
    return list(bahan.tulisan.ambil(Bagian.PERUBAHAN_PK))


def _program(bahan: Bahan) -> tuple[Blok, ...]:
    return (
        *bahan.tulisan.ambil(Bagian.PROGRAM),
        Paragraf(
            (
                "Program, kegiatan dan sub kegiatan disusun berkaitan dengan tercapainya "
                "tujuan dan sasaran. Strukturnya beserta perubahan anggaran selama tahun "
                f"{bahan.tahun} disajikan dalam ",
                Rujukan("struktur"),
                ".",
            )
        ),
        tabel_struktur(bahan),
    )

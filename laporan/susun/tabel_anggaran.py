"""Tables of money: structure and stages, absorption (2.9, 3.13)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.keuangan import BarisAnggaran, Keuangan
from dokumen.pohon import Baris, Kalimat, Kepala, Sel, Tabel, Teks
from iku.models import DokumenAnggaran, Nomenklatur
from iku.pilihan import JenisAnggaran
from iku.surat.umum import tertanggal

from . import asal
from .bahan import Bahan
from .bentuk import (
    baris,
    baris_kosong,
    jumlah,
    kepala,
    kolom,
    nomor_kolom,
    sel_persen,
    sel_uang,
)
from .kata import sebutan_program

MUAT_TEGAK = 6  # columns of money and names that a standing page holds
DIATAS = "tercatat pada tingkat di atasnya"


def sebutan_anggaran(dokumen: DokumenAnggaran, keuangan: Keuangan) -> str:
    """ "Anggaran Awal", "Pergeseran Anggaran", numbered where there are several."""
    sebutan = {
        JenisAnggaran.MURNI: "Anggaran Awal",
        JenisAnggaran.PERGESERAN: "Pergeseran Anggaran",
        JenisAnggaran.PERUBAHAN: "Anggaran Perubahan",
    }[JenisAnggaran(dokumen.jenis)]
    sejenis = [d for d in keuangan.dokumen if d.jenis == dokumen.jenis]
    return f"{sebutan} {sejenis.index(dokumen) + 1}" if len(sejenis) > 1 else sebutan


def kutipan_anggaran(dokumen: DokumenAnggaran, keuangan: Keuangan) -> str:
    """Its name with basis and date, as far as known."""
    tanggal = tertanggal(dokumen.tanggal, dokumen.tanggal_teks)
    rincian = ", ".join(x for x in (dokumen.dasar, tanggal) if x)
    return sebutan_anggaran(dokumen, keuangan) + (f" ({rincian})" if rincian else "")


def _nama(b: BarisAnggaran) -> Sel:
    """A program in bold, what is below it further in."""
    isi: Kalimat = (Teks(b.nomenklatur.nama, tebal=b.kedalaman == 0),)
    return Sel(isi, indentasi=min(b.kedalaman, 3))


def sel_selisih(nilai: Decimal | None, dari: str) -> Sel:
    """A difference in the accountants' way: negative in parentheses."""
    if nilai is None or nilai >= 0:
        return sel_uang(nilai, asal=dari)
    return Sel(f"({sel_uang(-nilai).isi})", nilai, asal=dari)


def tabel_struktur(bahan: Bahan) -> Tabel:
    """Tabel 2.9: the tree with each budget document and what changed last."""
    keuangan = bahan.keuangan
    dokumen = keuangan.dokumen
    bandingkan = len(dokumen) > 1
    judul = [
        "Kode",
        "Program / Kegiatan / Sub Kegiatan",
        *(f"{sebutan_anggaran(d, keuangan)} (Rp)" for d in dokumen),
    ]
    if bandingkan:
        judul.append("Bertambah / (Berkurang) (Rp)")
    nomor = nomor_kolom(len(judul))
    if bandingkan:
        n = len(judul)
        nomor = (*nomor[:-1], Kepala(f"({n}) = ({n - 1}) – ({n - 2})"))
    isi = [_baris_struktur(b, bandingkan) for b in keuangan.baris]
    if keuangan.jumlah is not None:
        ekor = (
            (sel_selisih(keuangan.jumlah.selisih, asal.pagu(())),) if bandingkan else ()
        )
        uang = (sel_uang(p, asal=asal.pagu(())) for p in keuangan.jumlah.pagu)
        isi.append(jumlah(Sel("Jumlah", kolom=2), *uang, *ekor))
    return Tabel(
        f"Struktur Program, Kegiatan dan Sub Kegiatan pada Tahun {bahan.tahun}",
        kolom("16", "24!", *["15>"] * (len(judul) - 2)),
        (kepala(*judul), nomor),
        tuple(isi) or (baris_kosong(len(judul), "Anggaran tahun ini belum dicatat"),),
        kunci="struktur",
        sumber=_sumber(keuangan),
        catatan=_catatan_selisih(keuangan),
        kecil=True,
        lanskap=len(judul) > MUAT_TEGAK,
    )


def _baris_struktur(b: BarisAnggaran, bandingkan: bool) -> Baris:
    dari = asal.pagu((b.nomenklatur,))
    pagu = (sel_uang(p, asal=dari) for p in b.pagu)
    ekor = (sel_selisih(b.selisih, dari),) if bandingkan else ()
    return baris(b.nomenklatur.kode, _nama(b), *pagu, *ekor)


def _sumber(keuangan: Keuangan) -> str:
    return "; ".join(kutipan_anggaran(d, keuangan) for d in keuangan.dokumen) or (
        "dokumen anggaran belum dicatat"
    )


def _catatan_selisih(keuangan: Keuangan) -> tuple[Kalimat, ...]:
    if len(keuangan.dokumen) < 2:
        return ()
    sebelum, akhir = keuangan.dokumen[-2:]
    return (
        f"Bertambah / (berkurang) ialah {sebutan_anggaran(akhir, keuangan)} dikurangi "
        f"{sebutan_anggaran(sebelum, keuangan)}; angka dalam kurung berarti berkurang.",
    )


def tabel_realisasi(bahan: Bahan, *, bernomor: bool = True) -> Tabel:
    """Tabel 3.13: last budget of the year, spent, absorbed."""
    keuangan = bahan.keuangan
    di_atas: dict[int, bool] = {}  # by node: spent amount known at it or above
    isi = []
    for b in keuangan.baris:
        induk = di_atas.get(b.nomenklatur.induk_id, False)
        di_atas[b.nomenklatur.pk] = induk or b.realisasi is not None
        isi.append(_baris_realisasi(b, DIATAS if induk else "belum dilaporkan"))
    if keuangan.jumlah is not None:
        j = keuangan.jumlah
        isi.append(jumlah("Jumlah", *_sel_serapan(j, (), "belum dilaporkan")))
    akhir = keuangan.dokumen[-1] if keuangan.dokumen else None
    return Tabel(
        f"Realisasi Anggaran Tahun {bahan.tahun}",
        kolom("49!", "19>", "19>", "13>"),
        (
            kepala(
                "Program / Kegiatan / Sub Kegiatan",
                "Anggaran (Rp)",
                "Realisasi (Rp)",
                "Serapan Anggaran (%)",
            ),
        ),
        tuple(isi) or (baris_kosong(4, "Anggaran tahun ini belum dicatat"),),
        kunci="realisasi-anggaran",
        bernomor=bernomor,
        sumber=f"{kutipan_anggaran(akhir, keuangan)}; realisasi anggaran "
        f"{bahan.nama} tahun {bahan.tahun}"
        if akhir
        else f"realisasi anggaran {bahan.nama} tahun {bahan.tahun}",
    )


def tabel_program(bahan: Bahan) -> Tabel:
    """Per program alone what was planned, spent and absorbed, for the annex."""
    keuangan = bahan.keuangan
    isi = [
        baris(f"{i}", *_sel_program(b))
        for i, b in enumerate((b for b in keuangan.baris if not b.kedalaman), 1)
    ]
    if keuangan.jumlah is not None:
        sel = _sel_serapan(keuangan.jumlah, (), "belum dilaporkan")
        isi.append(jumlah(Sel("Jumlah", kolom=2), *sel))
    return Tabel(
        f"Realisasi Anggaran Program Tahun {bahan.tahun}",
        kolom("5^", "46!", "18>", "18>", "13>"),
        (kepala("No", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "Serapan (%)"),),
        tuple(isi) or (baris_kosong(5, "Anggaran tahun ini belum dicatat"),),
        sumber=f"realisasi anggaran {bahan.nama} tahun {bahan.tahun}",
        bernomor=False,
    )


def _sel_program(b: BarisAnggaran) -> tuple[Sel, ...]:
    nama = Sel(sebutan_program(b.nomenklatur.nama))
    return nama, *_sel_serapan(b, (b.nomenklatur,), "belum dilaporkan")


def _baris_realisasi(b: BarisAnggaran, kosong: str) -> Baris:
    return baris(_nama(b), *_sel_serapan(b, (b.nomenklatur,), kosong))


def _sel_serapan(
    b: BarisAnggaran, node: Sequence[Nomenklatur], kosong: str
) -> tuple[Sel, ...]:
    """Planned, spent, share; `node` is what they are of."""
    return (
        sel_uang(b.pagu_akhir, asal=asal.pagu(node)),
        sel_uang(b.realisasi, kosong, asal=asal.serapan(node)),
        sel_persen(b.serapan, "–", asal=asal.serapan(node)),
    )

"""Tables of money: structure and stages, efficiency, absorption (2.9, 3.7, 3.13)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.keuangan import BarisAnggaran, BarisEfisiensi, Efisiensi, Keuangan
from capaian.pengukuran import PkTerukur
from capaian.pilihan import AturanEfisiensi
from dokumen.pohon import Baris, Kalimat, Kepala, Sel, Tabel, Teks
from iku.models import DokumenAnggaran, Nomenklatur
from iku.pilihan import JenisAnggaran
from iku.surat.umum import tertanggal

from . import asal
from .bahan import Bahan
from .bentuk import (
    BELUM_DIHITUNG,
    baris,
    baris_kosong,
    jumlah,
    kata,
    kepala,
    kolom,
    nomor_kolom,
    sel_capaian,
    sel_persen,
    sel_realisasi,
    sel_target_pk,
    sel_uang,
)
from .kata import gabung, sebutan_program

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
        kolom("13", "37!", *["14>"] * (len(judul) - 2)),
        (kepala(*judul), nomor),
        tuple(isi) or (baris_kosong(len(judul), "Anggaran tahun ini belum dicatat"),),
        kunci="struktur",
        sumber=_sumber(keuangan),
        catatan=_catatan_selisih(keuangan),
        lanskap=True,
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


# --- Efficiency -----------------------------------------------------------------------

ATURAN_EFISIENSI = {
    AturanEfisiensi.TERCAPAI: (
        "Sasaran dinilai efisien bila rata-rata capaiannya paling sedikit 100 % dan "
        "melebihi persentase serapan anggaran program pendukungnya."
    ),
    AturanEfisiensi.BANDING: (
        "Sasaran dinilai efisien bila rata-rata capaiannya paling sedikit sama dengan "
        "persentase serapan anggaran program pendukungnya."
    ),
}


def nomor_sasaran(sasaran) -> str:
    """ "1.2": the second sasaran of the first tujuan."""
    return f"{sasaran.tujuan.urutan}.{sasaran.urutan}"


def tabel_efisiensi(bahan: Bahan, pk: PkTerukur, judul: str) -> Tabel:
    """Tabel 3.7, 3.12: per sasaran the mean capaian against absorption."""
    efisiensi = bahan.efisiensi[pk.perjanjian.pk]
    isi: list[Baris] = []
    for i, b in enumerate(efisiensi.baris, 1):
        isi += _baris_efisiensi(i, b, bahan, pk)
    if isi:
        isi.append(
            jumlah(
                Sel("Jumlah", kolom=5),
                sel_uang(efisiensi.pagu, asal=asal.pagu(())),
                sel_uang(
                    efisiensi.realisasi, "belum dilaporkan", asal=asal.serapan(())
                ),
                sel_persen(efisiensi.serapan, "–", asal=asal.serapan(())),
                "",
            )
        )
    else:
        isi.append(baris_kosong(9, "Tidak ada sasaran yang diperjanjikan"))
    return Tabel(
        judul,
        kolom("4^", "32!", "8^", "9^", "8>", "13>", "13>", "7>", "9^"),
        (
            kepala(
                Kepala("No", baris=2),
                Kepala("Sasaran dan Indikator Sasaran", baris=2),
                Kepala("Kinerja", kolom=3),
                Kepala("Anggaran Program Pendukung Sasaran", kolom=3),
                Kepala("Kategori Efisiensi", baris=2),
            ),
            kepala("Target", "Realisasi", "%", "Pagu (Rp)", "Realisasi (Rp)", "%"),
        ),
        tuple(isi),
        kunci=f"efisiensi-{pk.perjanjian.pk}",
        sumber=f"{pk.perjanjian}; {pk.perjanjian.renstra}; realisasi anggaran "
        f"{bahan.nama} tahun {bahan.tahun}",
        catatan=_catatan_efisiensi(bahan, efisiensi),
        lanskap=True,
    )


def _baris_efisiensi(
    i: int, b: BarisEfisiensi, bahan: Bahan, pk: PkTerukur
) -> list[Baris]:
    hasil = [
        baris(
            f"{i}",
            Sel(
                (
                    Teks(f"Sasaran {nomor_sasaran(b.sasaran)}: ", tebal=True),
                    b.sasaran.uraian,
                )
            ),
            "",
            Sel("rata-rata" if len(b.baris) > 1 else ""),
            sel_persen(b.capaian, BELUM_DIHITUNG, asal=asal.rata_rata(b.baris)),
            sel_uang(b.pagu, "pagu belum dicatat", asal=asal.pagu(b.program)),
            sel_uang(b.realisasi, "belum dilaporkan", asal=asal.serapan(b.program)),
            sel_persen(b.serapan, "–", asal=asal.serapan(b.program)),
            b.kategori or kata("belum dapat dinilai"),
        )
    ]
    for indikator in b.baris:
        hasil.append(
            baris(
                "",
                Sel(indikator.butir.uraian_indikator, indentasi=1),
                sel_target_pk(indikator, pk),
                sel_realisasi(indikator, bahan.tahun),
                sel_capaian(indikator),
                *("", "", "", ""),
            )
        )
    return hasil


def _catatan_efisiensi(bahan: Bahan, efisiensi: Efisiensi) -> tuple[Kalimat, ...]:
    catatan = [ATURAN_EFISIENSI[AturanEfisiensi(bahan.ukuran.efisiensi)]]
    for b in efisiensi.baris:
        nama = gabung([sebutan_program(p.nama) for p in b.program])
        catatan.append(
            f"Program pendukung Sasaran {nomor_sasaran(b.sasaran)}: "
            f"{nama or 'belum ditetapkan'}."
        )
    if efisiensi.program_bersama:
        nama = gabung([sebutan_program(p.nama) for p in efisiensi.program_bersama])
        catatan.append(
            f"{nama} mendukung lebih dari satu sasaran: anggarannya disajikan utuh "
            "pada tiap sasaran dan dihitung satu kali dalam jumlah."
        )
    return tuple(catatan)

"""Tables of chapter II about plans: cascading, Renstra matrix, IKU (2.1-2.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dokumen.pohon import (
    Baris,
    BlokDalam,
    Butir,
    Daftar,
    Paragraf,
    Sel,
    Tabel,
    Teks,
)
from iku.models import (
    ButirRpjmd,
    ButirSkIku,
    Indikator,
    IndikatorRenstra,
    SkIku,
)
from iku.pilihan import LetakSk, SumberTarget
from iku.surat.umum import tertanggal
from iku.surat.uraian import urai

from . import asal
from .bahan_rencana import RencanaStrategis
from .bentuk import (
    baris,
    baris_kosong,
    kelompok,
    kepala,
    kolom,
    sel_singkat,
)
from .kata import gabung, satuan_tersirat

PANJANG_IKU = 900  # letters of formula and explanation that its column still holds

# --- Cascading ------------------------------------------------------------------------


def tabel_cascading(rencana: RencanaStrategis) -> Tabel:
    """Tabel 2.1, 2.2: what of the RPJMD each tujuan of the Renstra supports."""
    renstra = rencana.renstra
    baris_isi: list[Baris] = []
    kelompok_tujuan = [
        (induk, list(isi))
        for induk, isi in groupby(rencana.tujuan, key=lambda t: _didukung(t))
    ]
    for i, (didukung, daftar_tujuan) in enumerate(kelompok_tujuan, 1):
        kiri = tuple(
            Paragraf((Teks(f"{b.get_jenis_display()}: ", tebal=True), b.uraian))
            for b in didukung
        ) or (Paragraf((Teks("Kaitan dengan RPJMD belum dicatat", miring=True),)),)
        banyak = len(daftar_tujuan)
        for j, tujuan in enumerate(daftar_tujuan):
            sel = () if j else (Sel(f"{i}", baris=banyak), Sel(blok=kiri, baris=banyak))
            baris_isi.append(Baris((*sel, Sel(blok=_tujuan_sasaran(tujuan)))))
    rpjmd = renstra.rpjmd
    judul = str(rpjmd) if rpjmd else str(renstra)
    return Tabel(
        f"Cascading Kinerja Berdasarkan {judul}",
        kolom("5^", "47", "48"),
        (kepala("No", judul if rpjmd else "RPJMD", str(renstra)),),
        tuple(baris_isi) or (baris_kosong(3, "Tujuan Renstra belum dicatat"),),
        kunci=f"cascading-{renstra.pk}",
        sumber=gabung([x for x in (rpjmd and rpjmd.dasar, renstra.dasar) if x])
        or str(renstra),
    )


def _didukung(tujuan) -> list[ButirRpjmd]:
    """The RPJMD items that a tujuan and its sasaran support, with those above."""
    semua: dict[int, ButirRpjmd] = {}
    for satu in (tujuan, *tujuan.sasaran.all()):
        butir = satu.mendukung
        while butir is not None:
            semua[butir.pk] = butir
            butir = butir.induk
    urutan = {"misi": 0, "tujuan": 1, "sasaran": 2}
    return sorted(semua.values(), key=lambda b: (urutan[b.jenis], b.urutan))


def _tujuan_sasaran(tujuan) -> tuple[BlokDalam, ...]:
    kepala_tujuan = Paragraf(
        (Teks(f"Tujuan {tujuan.urutan}: ", tebal=True), tujuan.uraian)
    )
    sasaran = tuple(Butir(s.uraian) for s in tujuan.sasaran.all())
    if not sasaran:
        return (kepala_tujuan,)
    return (
        kepala_tujuan,
        Paragraf((Teks("Sasaran:", tebal=True),)),
        Daftar(sasaran, "angka"),
    )


# --- Renstra matrix -------------------------------------------------------------------


def tabel_matriks(rencana: RencanaStrategis, nama: str) -> Tabel:
    """Tabel 2.3, 2.4: targets per year of tujuan and sasaran."""
    renstra = rencana.renstra
    tahun = tahun_target(rencana)
    isi = [
        _baris_matriks(label, uraian, tempat, tahun, renstra.akhir)
        for label, uraian, tempat in _tempat_berurut(rencana)
    ]
    lebar = max(6, 36 // len(tahun))
    return Tabel(
        f"Matriks Tujuan dan Sasaran {renstra} {nama}",
        kolom("7^", "26!", "22", *[f"{lebar}^"] * len(tahun), "9^"),
        (
            kepala(
                "No",
                "Tujuan / Sasaran Strategis",
                "Indikator",
                *(f"Target {t}" for t in tahun),
                f"Target Akhir Renstra ({renstra.akhir})",
            ),
        ),
        tuple(isi)
        or (baris_kosong(4 + len(tahun), "Indikator Renstra belum dicatat"),),
        kunci=f"matriks-{renstra.pk}",
        sumber=renstra.dasar or str(renstra),
        kecil=True,
    )


def tahun_target(rencana: RencanaStrategis) -> list[int]:
    """Years for which the Renstra states targets; none known: its whole term."""
    ada = {
        t.tahun
        for tempat in rencana.tempat
        for t in tempat.target.all()
        if t.sumber == SumberTarget.RENSTRA
    }
    renstra = rencana.renstra
    return sorted(ada) or list(range(renstra.awal, renstra.akhir + 1))


def _tempat_berurut(
    rencana: RencanaStrategis,
) -> Iterator[tuple[str, str, IndikatorRenstra]]:
    """Places in the order of the plan: each tujuan, then its sasaran."""
    for tujuan in rencana.tujuan:
        for tempat in rencana.tempat_di(tujuan=tujuan):
            yield f"{tujuan.urutan}", tujuan.uraian, tempat
        for sasaran in tujuan.sasaran.all():
            for tempat in rencana.tempat_di(sasaran=sasaran):
                yield f"{tujuan.urutan}.{sasaran.urutan}", sasaran.uraian, tempat


def _baris_matriks(
    label: str, uraian: str, tempat: IndikatorRenstra, tahun: Sequence[int], akhir: int
) -> Baris:
    target = {
        t.tahun: t for t in tempat.target.all() if t.sumber == SumberTarget.RENSTRA
    }

    satuan = tempat.indikator.satuan

    def sel(t: int) -> Sel:
        ada = target.get(t)
        if ada is None:
            return sel_singkat(None, "", kosong="–")
        dari = asal.target(tempat.indikator, t)
        return sel_singkat(ada.nilai, satuan, ada.predikat, asal=dari)

    nama = nama_bersatuan(tempat.indikator)
    return baris(label, uraian, nama, *(sel(t) for t in tahun), sel(akhir))


def nama_bersatuan(indikator: Indikator) -> str:
    """The name with its unit, where cells beside it print bare numbers."""
    if satuan_tersirat(indikator.satuan):
        return indikator.nama
    return f"{indikator.nama} ({indikator.satuan})"


# --- IKU ------------------------------------------------------------------------------


def tabel_iku(rencana: RencanaStrategis, sk: SkIku, nama: str) -> Tabel:
    """Tabel 2.5, 2.6: indicators with formula and owner, as the decree has them."""
    isi: list[Baris] = []
    letak_kini = LetakSk.UTAMA
    for butir in sorted(sk.butir.all(), key=lambda b: b.letak != LetakSk.UTAMA):
        if butir.letak == LetakSk.LUAR_TABEL:
            continue
        if butir.letak != letak_kini:
            letak_kini = butir.letak
            isi.append(kelompok(Sel(butir.get_letak_display(), kolom=5)))
        isi += _baris_iku(butir)
    return Tabel(
        f"IKU {nama} Berdasarkan {rencana.renstra}",
        kolom("16!", "14", "46", "13", "11"),
        (
            kepala(
                "Sasaran Strategis",
                "IKU",
                "Formulasi / Penjelasan Indikator",
                "Penanggung Jawab",
                "Sumber Data",
            ),
        ),
        tuple(isi) or (baris_kosong(5, "Keputusan ini belum memuat indikator"),),
        kunci=f"iku-{rencana.renstra.pk}",
        sumber=kutipan_sk(sk),
        kecil=True,
    )


def _baris_iku(butir: ButirSkIku) -> Iterator[Baris]:
    """A long explanation gets the whole width, in a row of its own: in its column it
    would run over pages with nothing beside it."""
    blok = (*urai(butir.formulasi, rumus=True), *urai(butir.penjelasan))
    unit = "\n".join(u.singkatan or u.nama for u in butir.penanggung_jawab.all())
    panjang = len(butir.formulasi) + len(butir.penjelasan) > PANJANG_IKU
    yield baris(
        butir.uraian_kinerja,
        butir.uraian_indikator,
        Sel("diuraikan di bawah ini", redup=True)
        if panjang
        else Sel(blok=blok)
        if blok
        else Sel("tidak tersedia", redup=True),
        unit or Sel("tidak disebut", redup=True),
        butir.sumber_data or Sel("tidak disebut", redup=True),
    )
    if panjang:
        yield Baris((Sel(blok=blok, kolom=5),))


def kutipan_sk(sk: SkIku) -> str:
    tanggal = tertanggal(sk.tanggal, sk.tanggal_teks)
    return f"Keputusan Nomor {sk.nomor}" + (f" tanggal {tanggal}" if tanggal else "")

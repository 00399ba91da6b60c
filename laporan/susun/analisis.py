"""The analyses that Bab III owes each indicator and sasaran (PermenPANRB 53/2014):
target, earlier years, end of the Renstra, benchmark, causes, efficiency, programs.

Each is a sentence that is true of the data, or is left out. Causes are never made up:
they are what people wrote (Narasi) and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from capaian.hasil import BELUM
from capaian.keuangan import BarisEfisiensi
from capaian.models import Pembanding
from capaian.pengukuran import BarisCapaian, NilaiTren
from dokumen.pohon import (
    Blok,
    BlokDalam,
    Butir,
    Daftar,
    Kalimat,
    Paragraf,
    Sebaris,
    Teks,
)
from iku.models import PerjanjianKinerja, SkIku
from iku.surat.uraian import urai

from ..pilihan import Bagian
from . import asal
from .bahan import Tulisan
from .kata import (
    awal_besar,
    gabung,
    gerak,
    kalimat,
    rapi,
    sebutan_program,
    teks_nilai,
    teks_persen,
    teks_rupiah,
    tren,
)
from .tabel_capaian import teks_pembanding


def analisis_indikator(
    b: BarisCapaian, pk: PerjanjianKinerja, sk: SkIku | None
) -> Daftar:
    """a. target, b. earlier years, c. end of Renstra, d. benchmark, e. calculation."""
    tahun = pk.tahun
    kalimat_kalimat = (
        target_dan_realisasi(b, pk),
        tahun_sebelumnya(b, tahun),
        akhir_renstra(b, tahun),
        *pembanding(b, tahun),
    )
    butir = [Butir(k) for k in kalimat_kalimat if k is not None]
    return Daftar((*butir, *_perhitungan(b, tahun, sk)), "huruf")


def target_dan_realisasi(b: BarisCapaian, pk: PerjanjianKinerja) -> Kalimat:
    """1. Target and realisation of the year."""
    tahun, satuan = pk.tahun, b.indikator.satuan
    target = teks_nilai(b.butir.nilai, satuan, b.butir.predikat, asal=asal.pk(pk))
    if b.hasil.nilai is None:
        return kalimat(
            f"Target tahun {tahun} sebesar ", target, "; ", _tanpa_realisasi(b)
        )
    realisasi = _realisasi(b, tahun)
    if b.capaian is None:
        sebab = _sebab_tanpa_persen(b)
        return kalimat(
            f"Target tahun {tahun} sebesar ",
            target,
            " dan terealisasi ",
            realisasi,
            f"; persentase capaian tidak dapat dihitung karena {sebab}.",
        )
    tercapai = "target tercapai" if b.tercapai else "target tidak tercapai"
    kriteria = f" dengan kriteria capaian {b.jenjang.nama}" if b.jenjang else ""
    return kalimat(
        f"Target tahun {tahun} sebesar ",
        target,
        " dan terealisasi ",
        realisasi,
        ", dengan persentase capaian ",
        teks_persen(b.capaian, asal=asal.capaian(b.indikator)),
        f". Dengan demikian {tercapai}{kriteria}.",
    )


def _sebab_tanpa_persen(b: BarisCapaian) -> str:
    """Why there is no percentage, and what can be said instead."""
    if b.butir.nilai is not None:
        return "target bernilai nol"
    sebab = f"target hanya berupa predikat ({b.butir.predikat})"
    if b.tercapai is None:
        return sebab
    return f"{sebab}, yang {'tercapai' if b.tercapai else 'tidak tercapai'}"


def _realisasi(b: BarisCapaian, tahun: int) -> Teks:
    """This year's realisation."""
    dari = asal.realisasi(b.indikator, tahun)
    return teks_nilai(b.hasil.nilai, b.indikator.satuan, b.hasil.predikat, asal=dari)


def _lama(b: BarisCapaian, t: NilaiTren) -> Teks:
    """A past year's realisation, the forerunner's where it is."""
    pemilik = b.indikator.pendahulu if t.putus else b.indikator
    dari = asal.realisasi(pemilik, t.tahun)
    return teks_nilai(t.hasil.nilai, b.indikator.satuan, t.hasil.predikat, asal=dari)


def _tanpa_realisasi(b: BarisCapaian) -> str:
    alasan = rapi(b.hasil.alasan or BELUM)
    if alasan == BELUM:
        return "realisasinya belum dilaporkan sehingga capaian belum dapat dihitung."
    return f"realisasinya tidak tersedia ({alasan}), sehingga capaian belum dapat dihitung."


def tahun_sebelumnya(b: BarisCapaian, tahun: int) -> Kalimat | None:
    """2. This year against those before; a forerunner's values are named, not compared."""
    if b.hasil.nilai is None:
        return None
    kini = b.hasil.nilai
    lama = [t for t in b.tren if t.hasil.nilai is not None]
    sejenis = [t for t in lama if not t.putus]
    isi: list[Sebaris] = []
    if sejenis:
        akhir = sejenis[-1]
        isi += [
            f"Dibandingkan tahun {akhir.tahun} sebesar ",
            _lama(b, akhir),
            f", realisasi tahun {tahun} {gerak(akhir.hasil.nilai, kini, b.indikator.arah)}.",
        ]
    if len(sejenis) > 1:
        arah = tren([*(t.hasil.nilai for t in sejenis), kini])
        isi.append(
            f" Dari tahun {sejenis[0].tahun} sampai dengan {tahun} realisasi {arah}."
        )
    pendahulu = [t for t in lama if t.putus]
    if pendahulu:
        isi.append(" " * bool(isi) + "Realisasi indikator pendahulunya: ")
        for i, t in enumerate(pendahulu):
            isi += [
                f"{'; ' * bool(i)}tahun {t.tahun} ",
                _lama(b, t),
            ]
        isi.append(" (cara perhitungannya berbeda, sehingga tidak dibandingkan).")
    return (
        kalimat(*isi)
        if isi
        else (
            "Realisasi tahun-tahun sebelumnya tidak tersedia, sehingga tren realisasi belum "
            "dapat dinilai."
        )
    )


def akhir_renstra(b: BarisCapaian, tahun: int) -> Kalimat | None:
    """3. Against the target of the Renstra's last year."""
    if b.tempat is None or b.kemajuan is None or b.target_akhir is None:
        return None
    return kalimat(
        f"Realisasi sampai dengan tahun {tahun} mencapai ",
        teks_persen(b.kemajuan, asal=asal.capaian(b.indikator)),
        f" dari target akhir periode Renstra (tahun {b.tempat.renstra.akhir}) sebesar ",
        teks_nilai(
            b.target_akhir,
            b.indikator.satuan,
            b.target_akhir_predikat,
            asal=asal.target(b.indikator, b.tempat.renstra.akhir),
        ),
        ".",
    )


def pembanding(b: BarisCapaian, tahun: int) -> Iterator[Kalimat]:
    """4. Against national or regional figures, or that there are none."""
    if not b.pembanding:
        yield (
            "Tidak tersedia pembanding nasional maupun regional untuk indikator yang sama."
        )
    for p in b.pembanding:
        menurut = f" menurut {rapi(p.sumber)}" if p.sumber else ""
        yield kalimat(
            *teks_pembanding(p, b.indikator), f"{menurut}.", *_banding(b, p, tahun)
        )


def _banding(b: BarisCapaian, p: Pembanding, tahun: int) -> tuple[Sebaris, ...]:
    if p.nilai is None or b.hasil.nilai is None:
        return ()
    if b.hasil.nilai == p.nilai:
        kata = "sama dengan"
    elif b.indikator.arah == "naik":
        kata = "telah melampaui" if b.hasil.nilai > p.nilai else "belum mencapai"
    else:
        kata = "lebih baik daripada" if b.hasil.nilai < p.nilai else "belum mencapai"
    return (
        " Realisasi sebesar ",
        _realisasi(b, tahun),
        f" {kata} angka itu.",
    )


def _perhitungan(b: BarisCapaian, tahun: int, sk: SkIku | None) -> Iterator[Butir]:
    """How the figure was reckoned, and where it comes from."""
    teks = next(
        (
            x.formulasi
            for x in (sk.butir.all() if sk else ())
            if x.indikator_id == b.indikator.pk and x.formulasi
        ),
        b.indikator.formulasi,
    )
    blok = urai(teks, rumus=True)
    if len(blok) == 1 and isinstance(blok[0], Paragraf):
        isi = blok[0].isi
        assert isinstance(isi, str)
        yield Butir(f"Perhitungan indikator: {rapi(isi)}.")
    elif blok:
        yield Butir(
            "Berdasarkan formulasi indikator, perhitungan dilakukan dengan:",
            blok,
        )
    if b.hasil.uraian:
        yield Butir(f"Perhitungan tahun {tahun}: {b.hasil.uraian}.")
    if b.hasil.sumber:
        yield Butir(f"Sumber data: {rapi(b.hasil.sumber)}.")


# --- Causes ---------------------------------------------------------------------------


def sebab(tulisan: Tulisan, sebutan: str, **tentang) -> tuple[BlokDalam, ...]:
    """5. What people wrote about success, obstacles and challenges; nothing else.

    A text that does not say itself what it is about gets a sentence before it.
    """
    isi: list[BlokDalam] = []
    for bagian, pokok, pengantar in (
        (Bagian.PENDORONG, "faktor pendorong", f"ketercapaian {sebutan}"),
        (Bagian.PENGHAMBAT, "faktor penghambat", f"ketercapaian {sebutan}"),
        (Bagian.TANTANGAN, "tantangan", f"dan perbaikan ke depan untuk {sebutan}"),
    ):
        blok = tulisan.ambil(bagian, **tentang)
        if blok and not _menyebut(blok[0], pokok):
            isi.append(Paragraf(f"{awal_besar(pokok)} {pengantar}:"))
        isi += blok
    return tuple(isi)


def _menyebut(blok: Blok, pokok: str) -> bool:
    return (
        isinstance(blok, Paragraf)
        and isinstance(blok.isi, str)
        and blok.isi.lower().startswith(pokok)
    )


# --- Efficiency -----------------------------------------------------------------------


def kalimat_efisiensi(b: BarisEfisiensi, sebutan: str) -> Kalimat | None:
    """6. Mean capaian against absorption of the supporting programs."""
    if b.pagu is None or b.realisasi is None or b.serapan is None:
        return None
    program = gabung([sebutan_program(p.nama) for p in b.program])
    isi: list[Sebaris] = [
        f"{awal_besar(sebutan)} didukung {program} dengan anggaran ",
        teks_rupiah(b.pagu, asal=asal.pagu(b.program)),
        " dan realisasi ",
        teks_rupiah(b.realisasi, asal=asal.serapan(b.program)),
        " (",
        teks_persen(b.serapan, asal=asal.serapan(b.program)),
        ").",
    ]
    if b.capaian is not None and b.kategori is not None:
        isi += [
            " Dibandingkan dengan capaian kinerjanya sebesar ",
            teks_persen(b.capaian, asal=asal.rata_rata(b.baris)),
            f", penggunaan anggaran termasuk kategori {b.kategori.lower()}.",
        ]
    return kalimat(*isi)

"""The performance tree as a document: A3 landscape, one sheet per part."""

from __future__ import annotations

from collections.abc import Sequence

from dokumen.pohon import Dokumen, Gambar, Lembar, Paragraf
from iku.bagan import bagi_halaman, gambar, kata_pohon
from iku.bagan.simpul import Simpul
from iku.models import Renstra
from iku.pohon_kinerja import PohonKinerja, susun_pohon, tahun_pohon

KETERANGAN = (
    "▲ dan kotak bersudut terpotong: belum terhubung ke mata rantai berikutnya."
)
KOSONG = "Renstra ini belum mempunyai tujuan, sasaran, maupun program."


def cetak_renstra(renstra: Renstra) -> Dokumen:
    """The tree of a Renstra with targets and pagu of its latest PK's year."""
    return susun_dokumen(susun_pohon(renstra, tahun_pohon(renstra)))


def susun_dokumen(pohon: PohonKinerja) -> Dokumen:
    """The tree as a content tree; more than one sheet where it does not fit on one."""
    halaman = bagi_halaman(pohon.akar)
    bagian = tuple(
        _lembar(pohon, akar, f", lembar {i} dari {len(halaman)}" * (len(halaman) > 1))
        for i, akar in enumerate(halaman, 1)
    )
    kecamatan = pohon.renstra.kecamatan
    return Dokumen(
        judul=f"Pohon Kinerja {kecamatan}",
        subjudul=_subjudul(pohon),
        bagian=bagian
        or (Lembar(_subjudul(pohon), (Paragraf(KOSONG),), lanskap=True, ukuran="A3"),),
        penyusun=str(kecamatan),
    )


def judul_lembar(akar: Sequence[Simpul]) -> str:
    """What a part of the tree shows: "Tujuan 1", "Tujuan 1 dan 2", ..."""
    tujuan = [t.nomor for m in akar if m.jenis == "misi" for t in m.anak]
    lepas = ["program tanpa sasaran"] if any(m.jenis == "lepas" for m in akar) else []
    sebut = [f"tujuan {' dan '.join(dict.fromkeys(tujuan))}"] if tujuan else []
    return " dan ".join([*sebut, *lepas]).capitalize()


def _lembar(pohon: PohonKinerja, akar: Sequence[Simpul], ke: str) -> Lembar:
    judul = f"Pohon Kinerja {pohon.renstra}: {judul_lembar(akar).lower()}{ke}"
    alternatif = kata_pohon(akar)
    bagan = Gambar("", gambar(akar, judul, alternatif), alternatif, bernomor=False)
    catatan = (Paragraf(KETERANGAN),) if pohon.lepas else ()
    return Lembar(judul, (bagan, *catatan), lanskap=True, ukuran="A3")


def _subjudul(pohon: PohonKinerja) -> str:
    return f"{pohon.renstra}, target dan pagu tahun {pohon.tahun}"

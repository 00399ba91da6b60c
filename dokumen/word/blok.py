"""Blocks of a page: headings, letterhead, signatures, pictures, lists of contents.

Every block of `dokumen.pohon` has its writer here, in `tabel` or in `teks`; one without
is an error, never left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from dokumen.pohon import (
    Bab,
    Bagian,
    Blok,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Depan,
    Dokumen,
    Gambar,
    Kop,
    Lampiran,
    Penandatangan,
    Subbab,
    Tabel,
    TandaTangan,
)
from dokumen.telusur import telusuri

from .gambar import gambar_svg
from .konteks import TITIK, Konteks
from .tabel import judul_bernomor, satukan_baris, tabel
from .teks import bertanda, blok_dalam, kalimat, penanda, sel, tata_letak
from .unsur import (
    Unsur,
    apakah_tabel,
    ganti_baris,
    jarak,
    lari,
    medan,
    paragraf,
    satukan,
    tab,
    turunkan,
    unsur,
)

RUANG_TANDA_TANGAN = 62 * TITIK
RUANG_ATAS = 22 * TITIK


def blok(b: Blok, k: Konteks, dokumen: Dokumen) -> list[Unsur]:
    """One block; headings and breaks of pages are the business of `bagian`."""
    if isinstance(b, Tabel):
        return tabel(b, k)
    if isinstance(b, Gambar):
        return _gambar(b, k)
    if isinstance(b, Kop):
        return _kop(b, k)
    if isinstance(b, TandaTangan):
        return _tanda_tangan(b, k)
    if isinstance(b, DaftarIsi):
        perintah = f'TOC \\o "1-{b.tingkat}" \\h \\z'
        return _daftar_halaman(perintah, list(_entri_isi(dokumen, b.tingkat)))
    if isinstance(b, DaftarTabel | DaftarGambar):
        jenis = Tabel if isinstance(b, DaftarTabel) else Gambar
        perintah = f'TOC \\h \\z \\c "{jenis.__name__}"'
        return _daftar_halaman(perintah, list(_entri_berjudul(dokumen, jenis)))
    return blok_dalam((b,), k)  # type: ignore[arg-type]


# --- Headings ---------------------------------------------------------------------


def judul_bagian(b: Bagian, k: Konteks) -> Unsur:
    """The heading of a part; "BAB I" on a line of its own above the title."""
    isi = [lari(b.judul)]
    if isinstance(b, Bab | Lampiran):
        nama = "BAB" if isinstance(b, Bab) else "LAMPIRAN"
        isi = [lari(f"{nama} {b.nomor}".strip()), ganti_baris(), *isi]
    di_luar = isinstance(b, Depan) and not b.dalam_daftar
    gaya = "JudulDepan" if di_luar else "Heading1"
    return paragraf(gaya, *bertanda(b.jangkar, isi, k))


def judul_subbab(s: Subbab, k: Konteks, tingkat: int) -> Unsur:
    isi = [lari(s.nomor), tab(), lari(s.judul)]
    return paragraf(f"Heading{min(tingkat, 6)}", *bertanda(s.jangkar, isi, k))


# --- Letterhead and signatures ----------------------------------------------------


def _kop(kop: Kop, k: Konteks) -> list[Unsur]:
    baris = [
        paragraf("KopInstansi", lari(kop.instansi)),
        paragraf("KopUnit", lari(kop.unit)),
        *(paragraf("KopAlamat", lari(a)) for a in kop.alamat),
    ]
    garis = paragraf("Jarak", garis=("double", 12))
    setelah = paragraf("IsiTabel")
    if not kop.lambang:
        return [*baris, garis, setelah]
    lambang = 66 * TITIK
    gambar = gambar_svg(kop.lambang, "Lambang daerah", k, lebar=54, tinggi=62)
    isi = unsur(
        "tr", sel(lambang, [paragraf("Sampul", gambar)]), sel(k.lebar - lambang, baris)
    )
    return [tata_letak((lambang, k.lebar - lambang), [isi]), garis, setelah]


def _tanda_tangan(t: TandaTangan, k: Konteks) -> list[Unsur]:
    """Rows across both parties, so that dates, titles and names stand level."""
    kosong = Penandatangan("", "")
    kiri, kanan = t.pihak if len(t.pihak) == 2 else (kosong, t.pihak[0])
    tempat = ", ".join(x for x in (t.tempat, t.tanggal) if x)
    pasangan = [
        ([], [paragraf("TandaTangan", *kalimat(tempat, k))] if tempat else []),
        (_jabatan(kiri, k), _jabatan(kanan, k)),
        (_nama(kiri, k), _nama(kanan, k)),
    ]
    lebar = k.lebar // 2
    baris = [
        unsur(
            "tr",
            unsur("trPr", unsur("cantSplit")),
            *(sel(lebar, isi or [paragraf("TandaTangan")]) for isi in satu),
        )
        for satu in pasangan
        if any(satu)
    ]
    for tr in baris[:-1]:
        satukan_baris(tr)
    for p in baris[0].xpath("./w:tc/w:p[1]") if baris else ():
        turunkan(p, RUANG_ATAS)
    return [tata_letak((lebar, lebar), baris), jarak()]


def _jabatan(p: Penandatangan, k: Konteks) -> list[Unsur]:
    return [paragraf("TandaTangan", *kalimat(x, k)) for x in (p.peran, p.jabatan) if x]


def _nama(p: Penandatangan, k: Konteks) -> list[Unsur]:
    if not p.nama:
        return []
    nama = paragraf("TandaTangan", lari(p.nama, tebal=True, garis_bawah=True))
    turunkan(nama, RUANG_TANDA_TANGAN)
    nip = f"NIP. {p.nip}" if p.nip else ""
    bawah = (paragraf("TandaTangan", *kalimat(x, k)) for x in (p.pangkat, nip) if x)
    return [nama, *bawah]


def dekatkan(isi: list[Unsur]) -> None:
    """Keep the end of what came before on the page of what follows: a signature
    never stands alone on a page."""
    for satu in reversed(isi):
        if apakah_tabel(satu):
            satukan_baris(satu.xpath("./w:tr[last()]")[0])
            return
        satukan(satu)
        if satu.xpath(".//w:t"):
            return


# --- Pictures ---------------------------------------------------------------------


def _gambar(g: Gambar, k: Konteks) -> list[Unsur]:
    gambar = gambar_svg(
        g.svg, g.alternatif, k, lebar=k.lebar // TITIK, tinggi=k.tinggi_gambar
    )
    p = paragraf("Sampul", gambar)
    hasil = [p, *judul_bernomor(g, k, "Gambar")]
    if g.sumber:
        sumber = [lari("Sumber: "), *kalimat(g.sumber, k)]
        hasil.append(paragraf("Sumber", *sumber, perataan="tengah"))
    for satu in hasil[:-1]:
        satukan(satu)
    return hasil


# --- Lists with page numbers ------------------------------------------------------

_Entri = tuple[str, str, list[Unsur]]  # style, anchor, runs


def _daftar_halaman(perintah: str, entri: list[_Entri]) -> list[Unsur]:
    """A field that Word can update (F9), filled beforehand. Not marked as stale:
    Word would ask a question each time the file is opened. The number of the page is
    known to the layout alone; a field of its own shows it."""
    if not entri:
        return [paragraf("Normal")]
    hasil = []
    for gaya, jangkar, isi in entri:
        nama = penanda(jangkar)
        halaman = medan(f"PAGEREF {nama} \\h", [])
        tautan = unsur("hyperlink", *isi, tab(), *halaman, anchor=nama, history=1)
        hasil.append(paragraf(gaya, tautan))
    awal = medan(perintah, [])
    for r in awal[:3]:  # begin, instruction, separator
        hasil[0].insert_element_before(r, "w:hyperlink")
    hasil[-1].append(awal[3])
    return hasil


def _entri_isi(dokumen: Dokumen, tingkat: int) -> Iterator[_Entri]:
    for b in dokumen.bagian:
        if isinstance(b, Depan):
            if b.dalam_daftar:
                yield "TOC1", b.jangkar, [lari(b.judul)]
        else:
            nama = {Bab: "BAB ", Lampiran: "LAMPIRAN "}.get(type(b), "")
            nomor = f"{nama}{b.nomor}".strip() if isinstance(b, Bab | Lampiran) else ""
            yield "TOC1", b.jangkar, [lari(f"{nomor} {b.judul}".strip())]
            yield from _entri_subbab(b.isi, 2, tingkat)


def _entri_subbab(isi: tuple[Blok, ...], tingkat: int, batas: int) -> Iterator[_Entri]:
    for b in isi if tingkat <= batas else ():
        if isinstance(b, Subbab):
            yield f"TOC{min(tingkat, 5)}", b.jangkar, [lari(f"{b.nomor} {b.judul}")]
            yield from _entri_subbab(b.isi, tingkat + 1, batas)


def _entri_berjudul(
    dokumen: Dokumen, jenis: type[Tabel] | type[Gambar]
) -> Iterator[_Entri]:
    for b in telusuri(dokumen):
        if isinstance(b, jenis) and b.nomor:
            isi = [lari(f"{jenis.__name__} {b.nomor}"), tab(), lari(b.judul)]
            yield "TableofFigures", b.jangkar, isi

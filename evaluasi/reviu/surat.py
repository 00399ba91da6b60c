"""The result of a review as a content tree: Pernyataan Telah Direviu, Catatan Hasil
Reviu, and the filled checklist.

The words are our own, after what PermenPANRB 53/2014 (lampiran III) asks such a
statement to say: what was reviewed, who answers for it, limited assurance, and whether
something speaks against believing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dokumen.penetapan import salinan_beku
from dokumen.pilihan import StatusDokumen
from dokumen.pohon import (
    Baris,
    BarisRincian,
    Blok,
    Butir,
    Daftar,
    Dokumen,
    Kepala,
    Kolom,
    Kop,
    Lampiran,
    Lembar,
    Paragraf,
    Penandatangan,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
)
from iku.surat.pk import nip_terbaca
from iku.surat.umum import TITIK_TITIK, judul, lambang
from sakip.tanggal import panjang

from ..models import Reviu
from .isian import LembarReviu

DRAF = "DRAF, belum diterbitkan"
BELUM = "belum dijawab"
DASAR = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 "
    "Tahun 2014"
)
TANGGUNG_JAWAB = (
    "Isi laporan kinerja menjadi tanggung jawab Camat. Tanggung jawab kami terbatas "
    "pada pernyataan atas hasil reviu ini."
)
TUJUAN = (
    "Reviu dilakukan untuk memberi keyakinan terbatas bahwa laporan kinerja disajikan "
    "secara akurat, andal, dan sahih. Reviu menelusuri format, mekanisme penyusunan, "
    "dan substansi laporan; lingkupnya lebih sempit daripada audit, sehingga kami tidak "
    "memberi pendapat audit."
)
BERSIH = (
    "Berdasarkan reviu tersebut, tidak terdapat hal yang membuat kami meragukan "
    "keandalan informasi yang disajikan dalam laporan kinerja ini."
)
BERCATATAN = (
    "Berdasarkan reviu tersebut, terdapat hal yang perlu diperhatikan dalam meyakini "
    "keandalan informasi yang disajikan dalam laporan kinerja ini, sebagaimana dimuat "
    "dalam Catatan Hasil Reviu yang menjadi bagian dari pernyataan ini."
)
TANPA_CATATAN = "Tidak terdapat catatan atas format, mekanisme, dan substansi laporan."


def susun_reviu(reviu: Reviu) -> Dokumen:
    """The result to be printed: as frozen when it was issued, else from its rows, with
    the mark DRAF."""
    hasil = reviu.hasil
    if hasil and hasil.status != StatusDokumen.DRAF and hasil.isi:
        return salinan_beku(hasil)
    return replace(naskah_reviu(reviu), tanda=DRAF)


def naskah_reviu(reviu: Reviu) -> Dokumen:
    """The result from its rows; blanks for number and date while there are none."""
    lembar = LembarReviu(reviu)
    tempat = f"{reviu.kecamatan} {reviu.kecamatan.kabupaten}"
    return Dokumen(
        judul=f"Hasil Reviu Laporan Kinerja Tahun {reviu.tahun}",
        subjudul=tempat,
        bagian=(
            Lembar(
                "Pernyataan Telah Direviu",
                tuple(_pernyataan(reviu, lembar, tempat)),
                tampak=False,
            ),
            Lembar(
                "Catatan Hasil Reviu",
                tuple(_catatan(reviu, lembar, tempat)),
                tampak=False,
            ),
            Lampiran("Formulir Reviu", tuple(_formulir(reviu, lembar))),
        ),
        penyusun=f"Inspektorat {reviu.kecamatan.kabupaten}",
        tanggal=reviu.tanggal.isoformat() if reviu.tanggal else "",
    )


def bercatatan(reviu: Reviu, lembar: LembarReviu) -> bool:
    """Whether the statement is one with notes."""
    return bool(lembar.tidak or reviu.catatan.strip())


def _pernyataan(reviu: Reviu, lembar: LembarReviu, tempat: str) -> Iterator[Blok]:
    kabupaten = reviu.kecamatan.kabupaten
    yield Kop(
        f"Pemerintah {kabupaten}".upper(),
        "INSPEKTORAT",
        lambang=lambang(kabupaten.pk),
    )
    yield judul(
        "PERNYATAAN TELAH DIREVIU",
        f"LAPORAN KINERJA {tempat.upper()}",
        f"TAHUN {reviu.tahun}",
    )
    yield judul(f"NOMOR : {reviu.nomor or TITIK_TITIK}")
    yield Paragraf(
        f"Kami telah mereviu Laporan Kinerja {tempat} Tahun {reviu.tahun} sesuai "
        f"dengan pedoman reviu atas laporan kinerja dalam {DASAR}. {TANGGUNG_JAWAB}"
    )
    yield Paragraf(TUJUAN)
    yield Paragraf(BERCATATAN if bercatatan(reviu, lembar) else BERSIH)
    yield _tanda_tangan(reviu)


def _tanda_tangan(reviu: Reviu) -> TandaTangan:
    masa = reviu.inspektur
    siapa = (
        Penandatangan(
            masa.pejabat.nama,
            masa.sebutan,
            masa.pangkat,
            nip_terbaca(masa.pejabat.nip),
        )
        if masa
        else Penandatangan(TITIK_TITIK, "Inspektur")
    )
    tanggal = panjang(reviu.tanggal) if reviu.tanggal else TITIK_TITIK
    return TandaTangan((siapa,), reviu.kecamatan.kabupaten.nama, tanggal)


def _catatan(reviu: Reviu, lembar: LembarReviu, tempat: str) -> Iterator[Blok]:
    yield judul(
        "CATATAN HASIL REVIU",
        f"LAPORAN KINERJA {tempat.upper()}",
        f"TAHUN {reviu.tahun}",
    )
    yield Rincian(
        (
            BarisRincian("Laporan yang direviu", _sebut_laporan(reviu)),
            BarisRincian("Instrumen", reviu.instrumen.nama),
            BarisRincian("Pereviu", str(reviu.pereviu)),
        )
    )
    if not bercatatan(reviu, lembar):
        yield Paragraf(TANPA_CATATAN)
        return
    for aspek, isi in lembar.per_aspek:
        if ada := [b for b in isi if b in lembar.tidak]:
            yield Paragraf(f"{aspek}:")
            yield Daftar(
                tuple(
                    Butir(
                        f"Butir {b.butir.nomor}, “{b.butir.pernyataan}”: tidak. "
                        f"{b.catatan}".strip()
                    )
                    for b in ada
                ),
                "angka",
            )
    for baris in filter(None, map(str.strip, reviu.catatan.splitlines())):
        yield Paragraf(baris)


def _sebut_laporan(reviu: Reviu) -> str:
    laporan = reviu.laporan
    nomor = f", nomor {laporan.nomor}" if laporan.nomor else ""
    return f"{laporan.judul}, versi {laporan.versi}{nomor}"


def _formulir(reviu: Reviu, lembar: LembarReviu) -> Iterator[Blok]:
    baris = []
    for aspek, isi in lembar.per_aspek:
        baris.append(Baris((Sel(aspek, kolom=4),), "kelompok"))
        for b in isi:
            jawaban = (
                Sel(b.kata) if b.kata else Sel(BELUM, redup=True, perataan="tengah")
            )
            baris.append(
                Baris(
                    (
                        Sel(f"{b.butir.nomor}."),
                        Sel(b.butir.pernyataan),
                        jawaban,
                        Sel(b.catatan),
                    )
                )
            )
    yield Tabel(
        f"Formulir Reviu Laporan Kinerja {reviu.kecamatan} Tahun {reviu.tahun}",
        (
            Kolom(6, "tengah"),
            Kolom(46, kepala_baris=True),
            Kolom(14, "tengah"),
            Kolom(34),
        ),
        (tuple(Kepala(k) for k in ("No", "Pernyataan", "Jawaban", "Catatan")),),
        tuple(baris),
        catatan=tuple(filter(None, (reviu.instrumen.keterangan,))),
        kecil=True,
        bernomor=False,
    )

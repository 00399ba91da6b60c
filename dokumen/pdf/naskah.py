"""A content tree printed: pieces laid out or taken from where they are kept, put
together, edged, described, and with what they were made of attached."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pikepdf import Dictionary, Name, String

from dokumen.beku import ke_json, sidik_pendek
from dokumen.html import judul_lari
from dokumen.penomoran import nomori
from dokumen.pohon import Dokumen
from dokumen.telusur import semua_tabel

from .bengkel import Bengkel, Tugas, tepi, xlsx
from .berkas_pdf import Keterangan, Sisipan, sisipkan, terangkan
from .gabung import Gabungan, Lembaran, tanda_bagian
from .simpanan import Simpanan
from .susunan import Lembar, Susunan, macam
from .tepi import TeksTepi, Tepi, html_tepi

# A foot longer than this, in letters, has its fingerprint on a line of its own.
_KAKI_SEBARIS = 60
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def cetak_naskah(dokumen: Dokumen, simpanan: Path | None, proses: int) -> bytes:
    """See `dokumen.pdf.cetak`."""
    with _tanpa_pemulung():
        return _Cetakan(dokumen).cetak(Bengkel(Simpanan(simpanan), proses))


@contextmanager
def _tanpa_pemulung() -> Iterator[None]:
    """No garbage collection within: a quarter of the time; it runs afterwards."""
    sibuk = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sibuk:
            gc.enable()
            gc.collect()


class _Cetakan:
    def __init__(self, dokumen: Dokumen) -> None:
        # The mark at the foot is not part of what was signed.
        self._beku = ke_json(replace(dokumen, tanda=""))
        self._dokumen = nomori(dokumen)

    def cetak(self, bengkel: Bengkel) -> bytes:
        d, susunan = self._dokumen, Susunan(self._dokumen)
        semua_macam = susunan.macam()
        lain = [Tugas(tepi, html_tepi(d.bahasa, self._teks_tepi(), semua_macam))]
        if any(True for _ in semua_tabel(d)):
            lain.append(Tugas(xlsx, self._beku))
        isi_tepi, *tabel = susunan.tata(bengkel, lain)
        hasil, lembar = Gabungan(), list(susunan.lembar())
        halaman = [hasil.tambah(satu.lembaran) for satu in lembar]
        pinggir = Tepi(hasil.pdf, Lembaran(isi_tepi).pdf, semua_macam)
        for satu, milik in zip(lembar, halaman, strict=True):
            for urutan, ini in enumerate(milik):
                pinggir.pasang(ini, macam(satu.potong), satu.nomor(urutan))
        hasil.selesai(_label(lembar), [tanda_bagian(b) for b in d.bagian])
        judul = f"{judul_lari(d)} {d.subjudul}".strip()
        terangkan(hasil.pdf, Keterangan(judul, d.penyusun, d.tanggal, d.bahasa))
        sisipkan(hasil.pdf, self._sisipan(judul, tabel), d.tanggal)
        return hasil.tulis()

    def _teks_tepi(self) -> TeksTepi:
        """The foot names the fingerprint, unless the document's own mark does."""
        d = self._dokumen
        sidik = f"Sidik {sidik_pendek(sha256(self._beku.encode()).hexdigest())}"
        kaki, sampul = d.tanda, ""
        if sidik not in d.tanda:
            sela = " · " if len(d.tanda) < _KAKI_SEBARIS else "\n"
            kaki, sampul = sela.join(x for x in (d.tanda, sidik) if x), sidik
        return TeksTepi(judul_lari(d), d.subjudul, kaki, sampul)

    def _sisipan(self, judul: str, tabel: Sequence[bytes]) -> list[Sisipan]:
        """What the fingerprint is of, and the tables to reckon with."""
        nama = re.sub(r"[^a-z0-9]+", "-", judul.lower()).strip("-")[:80] or "dokumen"
        hasil = [
            Sisipan(
                f"{nama}.json",
                self._beku.encode(),
                "application/json",
                "Isi dokumen sebagai data; SHA-256 berkas ini adalah sidiknya",
                "Source",
            )
        ]
        uraian = "Tabel dokumen sebagai buku kerja"
        return hasil + [
            Sisipan(f"{nama}.xlsx", isi, _XLSX, uraian, "Data") for isi in tabel
        ]


def _label(lembar: Sequence[Lembar]) -> list[tuple[int, Dictionary]]:
    """Page labels: the cover by its name, roman in front, arabic from there."""
    hasil: list[tuple[int, Dictionary]] = []
    indeks, sebelum = 0, ""
    for satu in lembar:
        jenis = satu.potong.jenis
        if jenis == "sampul":
            hasil.append((indeks, Dictionary(P=String("Sampul"))))
        elif jenis != sebelum:
            gaya = Name.r if jenis == "depan" else Name.D
            hasil.append((indeks, Dictionary(S=gaya, St=satu.mulai)))
        indeks, sebelum = indeks + satu.lembaran.banyak, jenis
    return hasil

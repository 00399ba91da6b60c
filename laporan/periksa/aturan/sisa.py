"""What was left over from another document: another kecamatan, another year, template
text, an empty number. Read from the built report, so that agreements and decrees in it
are read too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dokumen.pilihan import Aturan

from ..bentuk import Keparahan, Tempat, Temuan
from ..daftar import pemeriksa
from ..fakta import Fakta

# Naming a neighbour is right where it is compared, bordered on, or served before.
_WAJAR = re.compile(
    r"\b(dibanding\w*|perbandingan|pembanding|berbatasan|berbatas|batas|sebelah|"
    r"tetangga|studi banding|antar ?kecamatan|bersama|kerja ?sama|wilayah kerja|"
    r"mutasi|pindah\w*|menjabat|peringkat|rata-rata)\b",
    re.IGNORECASE,
)
_TAHUN_LAPORAN = re.compile(
    r"\b(?P<apa>Laporan Kinerja|LKj?IP|LAKIP|Perjanjian Kinerja)"
    r"(?:,? (?:Instansi Pemerintah|Perubahan|Perangkat Daerah|Kecamatan \w+|"
    r"Kabupaten \w+|\([^)]*\)))*,? tahun (?P<tahun>20[0-9]{2})(?!\s*[-–]\s*20)",
    re.IGNORECASE,
)
_MASA_LALU = re.compile(
    r"\b(dibanding\w*|sebelumnya|tahun lalu|rekomendasi|tindak lanjut|evaluasi atas|"
    r"hasil evaluasi|tren)\b",
    re.IGNORECASE,
)
_TEMPLAT = re.compile(
    r"(?P<titik>\.{4,}|…{2,}|_{4,}|\.{2,}\s*%)"
    r"|(?P<kurung>\[(?:isi|diisi|nama|tanggal|nomor|tulis|masukkan|judul)[^\]]*\])"
    r"|(?P<x>\b[xX]{3,}\b)(?!\s*Tahun)"
    r"|(?P<kata>\blorem ipsum\b|\bcontoh (?:teks|isian|kalimat)\b|\(contoh\)|\bTBD\b)",
    re.IGNORECASE,
)
_NOMOR_KOSONG = re.compile(
    r"\b(?:Peraturan|Keputusan|Undang-Undang|Surat)\b[^.;]{0,60}?\bNomor\s+"
    r"(?:(?:…|\.{2,})\s*)?Tahun\s+[0-9]{4}"
)


@pemeriksa
def kecamatan_lain(f: Fakta) -> Iterator[Temuan]:
    if not f.kecamatan_lain:
        return
    nama = "|".join(map(re.escape, sorted(f.kecamatan_lain, key=len, reverse=True)))
    pola = re.compile(rf"\b(?:Kecamatan|Camat|Kec\.?)\s+(?P<nama>{nama})\b", re.I)
    for t in f.naskah:
        for m in pola.finditer(t.isi):
            sekitar = t.isi[max(0, m.start() - 120) : m.end() + 60]
            if _WAJAR.search(sekitar):
                continue
            yield Temuan(
                Aturan.KECAMATAN_LAIN,
                Keparahan.BERAT,
                Tempat(t.bagian, "", t.subbab, "Nama kecamatan"),
                f"{t.bagian}{f', {t.subbab}' if t.subbab else ''}: menyebut “{m[0]}”, "
                f"sedangkan laporan ini tentang {f.kecamatan}.",
                str(f.kecamatan),
                m[0],
                f.alamat_naskah(t.bagian),
            )


@pemeriksa
def tahun_lain(f: Fakta) -> Iterator[Temuan]:
    """ "LKjIP Tahun 2023" in the report of 2025, unless it is compared with."""
    for t in f.tulisan:
        for kalimat in t.kalimat:
            for m in _TAHUN_LAPORAN.finditer(kalimat):
                tahun = int(m["tahun"])
                berikut = "perjanjian" in m["apa"].casefold() and tahun > f.tahun
                if tahun == f.tahun or berikut or _MASA_LALU.search(kalimat):
                    continue
                yield Temuan(
                    Aturan.TAHUN_LAIN,
                    Keparahan.BERAT,
                    Tempat(t.bagian, "", t.tentang, "Tahun"),
                    f"{t.bagian}: menyebut “{m[0]}”, sedangkan laporan ini tentang tahun "
                    f"{f.tahun}.",
                    str(f.tahun),
                    m[0],
                    f.alamat(*t.alamat),
                )


@pemeriksa
def templat(f: Fakta) -> Iterator[Temuan]:
    for t in f.tulisan:
        for m in _TEMPLAT.finditer(t.isi):
            sekitar = t.isi[max(0, m.start() - 30) : m.end() + 20].replace("\n", " ")
            yield Temuan(
                Aturan.SISA_TEMPLAT,
                Keparahan.BERAT,
                Tempat(t.bagian, "", t.tentang, m[0]),
                f"{t.bagian}: masih ada teks contoh “{m[0]}” (… {sekitar.strip()} …).",
                "teks yang sebenarnya",
                m[0],
                f.alamat(*t.alamat),
            )


@pemeriksa
def nomor_kosong(f: Fakta) -> Iterator[Temuan]:
    for t in f.naskah:
        for m in _NOMOR_KOSONG.finditer(t.isi):
            yield Temuan(
                Aturan.TIDAK_LENGKAP,
                Keparahan.RINGAN,
                Tempat(t.bagian, "", t.subbab, "Nomor peraturan"),
                f"{t.bagian}{f', {t.subbab}' if t.subbab else ''}: “{m[0]}” tidak "
                "menyebut nomornya.",
                "nomor peraturan",
                m[0],
                f.alamat_naskah(t.bagian),
            )

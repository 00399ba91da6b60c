"""Which numbers of a report are labels, known by their place and by nothing else.

A number that is neither the value of a cell or run, nor within an exact quote of what
people or documents wrote, nor a label here, is one that nobody vouches for.
"""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from dokumen.pohon import (
    BarisRincian,
    Butir,
    Gambar,
    Kalimat,
    Kepala,
    Paragraf,
    Rujukan,
    Rumus,
    Sel,
    Subbab,
    Tabel,
    Teks,
)
from dokumen.telusur import polos, semua_sel, telusuri
from evaluasi.models import Lhe
from iku.models import Nomenklatur, Renstra, Rpjmd
from kecamatan.models import Kecamatan
from sakip.angka import tulis

BULAN = (
    "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|"
    "Desember"
)
ANGKA = re.compile(r"\d[\d.,]*\d|\d")
RUANG = ("kecamatan", "iku", "capaian", "evaluasi", "laporan")
# Law that the report's own sentences cite, and the bounds that its rules name.
HUKUM = (
    "Nomor 8 Tahun 2006", "Nomor 29 Tahun 2014", "Nomor 53 Tahun 2014",
)  # fmt: skip
TETAP = ("paling sedikit 100 %", "× 100 %", "Skor (25–100)", "target 0")


def rapat(teks: str) -> str:
    return " ".join(teks.replace("\u00a0", " ").split())


def teks_data() -> Iterator[str]:
    """Every text that the database holds: what was written, not what was computed."""
    for model in apps.get_models():
        if model._meta.app_label in RUANG:
            bidang = [
                f.name
                for f in model._meta.concrete_fields
                if isinstance(f, CharField | TextField | JSONField)
            ]
            for baris in model._default_manager.values_list(*bidang) if bidang else ():
                yield from map(str, baris)


class Label:
    """The labels that one report may print."""

    def __init__(self, dokumen, kecamatan: Kecamatan, tahun: int):
        teks = {rapat(t) for t in teks_data() if re.search(r"\d", t)}
        self.kutipan = "\n".join(teks)
        renstra = list(Renstra.objects.filter(kecamatan=kecamatan))
        nama = {str(r) for r in (*renstra, *Rpjmd.objects.all(), *Lhe.objects.all())}
        pendek = {t for t in teks if 3 < len(t) < 200}
        self.pendek = sorted({*pendek, *nama, *HUKUM, *TETAP}, key=len, reverse=True)
        self.tahun = {str(t) for t in range(tahun - 3, tahun + 2)}
        for r in renstra:
            self.tahun |= {str(t) for t in range(r.awal - 1, r.akhir + 1)}
        sebutan = {f"Tujuan {t.urutan}" for r in renstra for t in r.tujuan.all()}
        for r in renstra:
            for t in r.tujuan.all():
                for s in t.sasaran.all():
                    sebutan.add(f"Sasaran {t.urutan}.{s.urutan}")
        self.sebutan = sebutan
        self.kode = {*Nomenklatur.objects.values_list("kode", flat=True)}
        self.kode |= {s.partition(" ")[2] for s in sebutan}

    def sisa(self, teks: str) -> str:
        """What is left of the lines of a sentence without quotes and labels."""
        return " ".join(filter(None, map(self._sisa, teks.splitlines())))

    def _sisa(self, teks: str) -> str:
        teks = rapat(teks)
        if not re.search(r"\d", teks) or teks.rstrip(".:;") in self.kutipan:
            return ""
        for satu in self.pendek:
            if satu in teks:
                teks = teks.replace(satu, " ")
        teks = re.sub(r"^Lampiran [12]\. INDIKATOR", " ", teks)
        teks = re.sub(rf"\b\d{{1,2}} ({BULAN}) (\d{{4}})\b", " ", teks)
        teks = re.sub(
            r"\b(Sasaran \d+\.\d+|Tujuan \d+)\b",
            lambda m: " " if m[0] in self.sebutan else m[0],
            teks,
        )
        teks = re.sub(
            r"(?<![\d.,/])(19|20)\d\d(?![\d.,/]*\d)",
            lambda m: " " if m[0] in self.tahun else m[0],
            teks,
        )
        return teks if re.search(r"\d", teks) else ""

    def kepala(self, teks: str) -> str:
        """A head numbers its columns, or names years."""
        if re.fullmatch(r"\(\d+\)( = \(\d+\) – \(\d+\))?", teks):
            return ""
        return self.sisa(teks)


def kalimat_pohon(dokumen) -> Iterator[tuple[str, Kalimat]]:
    """Every printed sentence with the kind of its place; tables' cells apart."""
    for s in telusuri(dokumen):
        if isinstance(s, Paragraf | Butir):
            yield "kalimat", s.isi
        elif isinstance(s, BarisRincian):
            yield "kalimat", s.label
            yield "kalimat", s.isi
        elif isinstance(s, Rumus):
            yield from (
                ("kalimat", x) for x in (s.kiri, s.pembilang, s.penyebut, s.faktor)
            )
        elif isinstance(s, Kepala):
            yield "kepala", s.isi
        elif isinstance(s, Subbab):
            yield "kalimat", s.judul
        elif isinstance(s, Gambar | Tabel):
            yield "kalimat", s.judul
            yield "kalimat", s.sumber
            for c in s.catatan if isinstance(s, Tabel) else ():
                yield "kalimat", c


def bebas(kalimat: Kalimat) -> str:
    """The words that carry no value of their own and refer to nothing."""
    if isinstance(kalimat, str):
        return kalimat
    return "".join(
        " " if isinstance(s, Rujukan) or (isinstance(s, Teks) and s.nilai is not None)
        else s if isinstance(s, str) else s.isi
        for s in kalimat
    )  # fmt: skip


def angka_liar(dokumen, label: Label) -> list[str]:
    """Sentences and cells with a number that nobody vouches for."""
    liar = []
    for jenis, kalimat in kalimat_pohon(dokumen):
        teks = bebas(kalimat)
        sisa = label.kepala(teks) if jenis == "kepala" else label.sisa(teks)
        if sisa:
            liar.append(sisa)
    for s in semua_sel(dokumen):
        teks = bebas(s.sel.isi)
        if s.sel.nilai is not None or teks in label.kode:
            continue
        nomor = s.kolom == 0 and re.fullmatch(r"\d+", teks)
        if nomor and int(teks) <= len(s.tabel.baris):
            continue
        bertanda = "\n".join(re.sub(r"^\d\. ", "", b) for b in teks.split("\n"))
        if sisa := label.sisa(bertanda):
            liar.append(f"{s.tabel.judul}: {sisa}")
    return liar


def salah_nilai(dokumen, nilai, cacah) -> list[str]:
    """Figures that are not what their origin says, and counts that count otherwise."""
    salah = []
    # The annexed agreements are printed by their own room, which states no origin.
    disepakati = set().union(*(v for k, v in nilai.items() if k.startswith("pk:")))
    for s in telusuri(dokumen):
        if not isinstance(s, Sel | Teks) or s.nilai is None:
            continue
        isi = polos(s.isi)
        if not {tulis(abs(s.nilai)), tulis(abs(s.nilai), 2)} & set(ANGKA.findall(isi)):
            salah.append(f"{isi} tidak mencetak {s.nilai}")
        if s.asal and s.nilai not in nilai.get(s.asal, ()):
            salah.append(f"{isi} bukan {s.asal}")
        if not s.asal and isinstance(s, Sel) and s.nilai not in disepakati:
            salah.append(f"{isi} tanpa asal")
    for _, kalimat in kalimat_pohon(dokumen):
        runtun = kalimat if isinstance(kalimat, tuple) else ()
        for i, s in enumerate(runtun):
            if isinstance(s, Teks) and s.nilai is not None and not s.asal:
                sebelum, sesudah = polos(runtun[:i]), polos(runtun[i + 1 :])
                if not _terhitung(s, sebelum, sesudah, cacah):
                    salah.append(f"{sebelum[-40:]}[{s.isi}]{sesudah[:40]}")
    return salah


def _terhitung(s: Teks, sebelum: str, sesudah: str, cacah) -> bool:
    """Whether a count is one of what the words around it name; the longest decide."""
    cocok = []
    for kunci, boleh in cacah.items():
        depan, _, belakang = kunci.rpartition("|")
        if sesudah.startswith(belakang) and sebelum.rstrip().endswith(depan):
            cocok.append((len(kunci), boleh))
    return bool(cocok) and s.nilai in max(cocok, key=lambda c: c[0])[1]

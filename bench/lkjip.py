#!/usr/bin/env python
"""Time the LKjIP of Pakusari 2025: our PDF beside what others make of the same content.

    .venv/bin/python bench/lkjip.py [ROUNDS] [--tumbuh] [--semua]

Needs the example data (./jalankan once, or manage.py migrate and muat_contoh).
Everything is measured in turn, ROUNDS times (3), in one run; the ratio of the medians to
Chromium's is what counts, since machines differ. Chromium prints our HTML, LibreOffice
our .docx, as whole processes; ours is what a worker does that has the tree: the process
that prints, with its start. Only ours is tagged PDF/A with attachments.

--tumbuh   reports of about 14 to 400 pages, made of the same chapters several times
--semua    31 reports one after the other, and one on a single core
"""

import argparse
import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(AKAR))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")

import django  # noqa: E402

django.setup()

import pikepdf  # noqa: E402

from dokumen.beku import dari_dict, ke_dict  # noqa: E402
from dokumen.pdf import cetak_terbatas  # noqa: E402
from dokumen.pekerjaan import nama_berkas, sidik_cetakan  # noqa: E402
from dokumen.pohon import Bab, Depan, Dokumen, Paragraf, Subbab  # noqa: E402
from dokumen.word import tulis_docx  # noqa: E402
from kecamatan.models import Kecamatan  # noqa: E402
from laporan.perintah import FORMAT  # noqa: E402
from laporan.susun import susun_lkjip  # noqa: E402

PERAMBAN = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
)
KECAMATAN, TAHUN = "35.09.24", 2025


def detik(kerja: Callable[[], object]) -> float:
    return detik_dan_cpu(kerja)[0]


def detik_dan_cpu(kerja: Callable[[], object]) -> tuple[float, float]:
    """Elapsed, and what the processors spent on it: on a machine that is busy with other
    work, only the second tells."""
    mulai, cpu = time.perf_counter(), _cpu()
    kerja()
    return time.perf_counter() - mulai, _cpu() - cpu


def _cpu() -> float:
    siapa = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    semua = [resource.getrusage(satu) for satu in siapa]
    return sum(satu.ru_utime + satu.ru_stime for satu in semua)


def jalankan(*perintah: str | Path) -> None:
    subprocess.run(perintah, check=True, capture_output=True)


def berubah(dokumen: Dokumen, bab: int, kata: str) -> Dokumen:
    """The same with one more paragraph at the end of a chapter's last heading, as a
    changed narrative is: only texts that are typed change so."""
    daftar = list(dokumen.bagian)
    tempat = [i for i, b in enumerate(daftar) if isinstance(b, Bab)][bab]
    isi = list(daftar[tempat].isi)
    akhir = max(i for i, b in enumerate(isi) if isinstance(b, Subbab))
    isi[akhir] = replace(isi[akhir], isi=(*isi[akhir].isi, Paragraf(kata)))
    daftar[tempat] = replace(daftar[tempat], isi=tuple(isi))
    return replace(dokumen, bagian=tuple(daftar))


def berlipat(dokumen: Dokumen, kali: int) -> Dokumen:
    """The same with all but the front matter `kali` times, each with keys of its own."""
    hasil = [b for b in dokumen.bagian if isinstance(b, Depan)]
    for i in range(kali):
        salinan = dari_dict(_berkunci(ke_dict(dokumen), i))
        hasil += [b for b in salinan.bagian if not isinstance(b, Depan)]
    return replace(dokumen, bagian=tuple(hasil))


def _berkunci(isi, urutan: int):
    if isinstance(isi, list):
        return [_berkunci(satu, urutan) for satu in isi]
    if not isinstance(isi, dict):
        return isi
    return {
        k: f"{v}-{urutan}" if k == "kunci" and v else _berkunci(v, urutan)
        for k, v in isi.items()
    }


class Ukuran:
    """What is measured: named, in turn, again and again."""

    def __init__(self, dokumen: Dokumen, folder: Path) -> None:
        self.dokumen, self.folder = dokumen, folder
        self.simpanan = folder / "bagian"
        self.html, self.docx = folder / "lkjip.html", folder / "lkjip.docx"
        self.typst = folder / "lkjip.typ"
        self.html.write_bytes(FORMAT[".html"](dokumen))
        self.docx.write_bytes(tulis_docx(dokumen))
        self.pdf = cetak_terbatas(dokumen, simpanan=self.simpanan)
        self.ke = 0

    def semua(self) -> dict[str, Callable[[], object]]:
        daftar: dict[str, Callable[[], object]] = {
            "Chromium, our HTML": self.chromium,
            "ours, first time": self.pertama,
            "ours, a narrative of Bab I changed": lambda: self.ubah(0),
            "ours, a narrative of Bab II changed": lambda: self.ubah(1),
            "ours, a narrative of Bab III changed": lambda: self.ubah(2),
            "ours, nothing changed": self.tetap,
        }
        if shutil.which("soffice"):
            daftar["LibreOffice, our .docx"] = self.libreoffice
        if shutil.which("typst"):
            self.typst.write_text(_naskah_typst(self.dokumen), encoding="utf-8")
            daftar["Typst, the texts of it"] = self.susun_typst
        return daftar

    def chromium(self) -> None:
        peramban = shutil.which("chromium")
        if peramban is None:
            sys.exit("Chromium tidak ada; jalankan ./siapkan --uji lebih dahulu.")
        keluaran = f"--print-to-pdf={self.folder / 'chromium.pdf'}"
        jalankan(peramban, *PERAMBAN, keluaran, f"file://{self.html}")

    def pertama(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            cetak_terbatas(self.dokumen, simpanan=Path(folder))

    def ubah(self, bab: int) -> None:
        self.ke += 1
        ini = berubah(self.dokumen, bab, f"Perbaikan ke-{self.ke} atas narasi ini.")
        cetak_terbatas(ini, simpanan=self.simpanan)

    def tetap(self) -> None:
        """What a request does: the fingerprint of the tree, and the file by it."""
        berkas = self.folder / nama_berkas(sidik_cetakan(self.dokumen))
        if not berkas.is_file():
            berkas.parent.mkdir(exist_ok=True)
            berkas.write_bytes(self.pdf)
        berkas.read_bytes()

    def libreoffice(self) -> None:
        profil = f"-env:UserInstallation=file://{self.folder / 'profil'}"
        tujuan = ("--outdir", self.folder / "soffice")
        jalankan(
            "soffice", profil, "--headless", "--convert-to", "pdf", *tujuan, self.docx
        )

    def susun_typst(self) -> None:
        jalankan("typst", "compile", self.typst, self.folder / "typst.pdf")


def _naskah_typst(dokumen: Dokumen) -> str:
    """The texts alone, as paragraphs: a bound from below."""
    from dokumen.telusur import semua_teks

    kata = (t.replace('"', "'").replace("\\", "/") for t in semua_teks(dokumen))
    return "\n".join(f'#par("{t}")' for t in kata if t)


@contextmanager
def satu_inti():
    """This process, and what it starts, on one core."""
    semula = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(semula)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, semula)


def beban() -> str:
    return f"load {os.getloadavg()[0]:.1f}, {len(os.sched_getaffinity(0))} cores"


def banding(dokumen: Dokumen, kali: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ukuran = Ukuran(dokumen, Path(folder))
        semua = ukuran.semua()
        ukuran.tetap()  # once, to put the file there
        waktu: dict[str, list[tuple[float, float]]] = {nama: [] for nama in semua}
        awal = beban()
        for _ in range(kali):
            for nama, kerja in semua.items():
                waktu[nama].append(detik_dan_cpu(kerja))
        with pikepdf.open(ukuran.simpanan.parent / "chromium.pdf") as berkas:
            lain = len(berkas.pages)
        print(f"{_halaman(ukuran.pdf)} pages, Chromium's {lain}; at first {awal}")
        print(f"then {beban()}; medians of {kali}\n")
        print("| | seconds | × | from–to | CPU s | × |\n|---|---:|---:|---|---:|---:|")
        dasar = _tengah(waktu["Chromium, our HTML"])
        for nama, daftar in waktu.items():
            lama, cpu = _tengah(daftar)
            rentang = f"{min(daftar)[0]:.2f}–{max(daftar)[0]:.2f}"
            print(
                f"| {nama} | {lama:.2f} | {lama / dasar[0]:.2f} | {rentang} "
                f"| {cpu:.2f} | {cpu / dasar[1]:.2f} |"
            )


def _tengah(daftar: list[tuple[float, float]]) -> tuple[float, float]:
    lama, cpu = zip(*daftar, strict=True)
    return statistics.median(lama), statistics.median(cpu)


def tumbuh(dokumen: Dokumen, kali: int) -> None:
    pendek = replace(dokumen, bagian=dokumen.bagian[:6])
    print("| pages | seconds | per page | CPU per page | largest process |")
    print("|---:|---:|---:|---:|---:|")
    for ini in (pendek, *(berlipat(dokumen, n) for n in (1, 3, 6))):
        hasil: list[bytes] = []
        lama, cpu = _tengah(
            [
                detik_dan_cpu(
                    lambda ini=ini, hasil=hasil: hasil.append(
                        cetak_terbatas(ini, detik=900)
                    )
                )
                for _ in range(kali)
            ]
        )
        banyak = _halaman(hasil[0])
        puncak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        per = f"{lama / banyak * 1000:.0f} ms | {cpu / banyak * 1000:.0f} ms"
        print(f"| {banyak} | {lama:.2f} | {per} | {puncak} MB |", flush=True)


def semua_kecamatan(dokumen: Dokumen) -> None:
    """31 different reports, as far as print can tell."""
    with satu_inti():
        satu = statistics.median(
            detik(lambda: cetak_terbatas(dokumen)) for _ in range(3)
        )
    dua = statistics.median(detik(lambda: cetak_terbatas(dokumen)) for _ in range(3))
    semua, cpu = detik_dan_cpu(
        lambda: [
            cetak_terbatas(replace(dokumen, subjudul=f"Kecamatan {i}"))
            for i in range(31)
        ]
    )
    inti = len(os.sched_getaffinity(0))
    print(f"\none on one core {satu:.2f} s, on {inti} cores {dua:.2f} s; {beban()}")
    print(f"31 one after the other {semua:.1f} s, {cpu:.1f} s of CPU; ", end="")
    print(f"31 × {satu:.2f} ÷ {inti} = {31 * satu / inti:.1f} s")


def _halaman(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        return len(berkas.pages)


def main() -> None:
    baca = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    baca.add_argument("kali", nargs="?", type=int, default=3, metavar="ROUNDS")
    baca.add_argument("--tumbuh", action="store_true")
    baca.add_argument("--semua", action="store_true")
    pilihan = baca.parse_args()
    kecamatan = Kecamatan.objects.get(kode=KECAMATAN)
    susun_lkjip(kecamatan, TAHUN)
    dokumen: list[Dokumen] = []
    susun = detik(lambda: dokumen.append(susun_lkjip(kecamatan, TAHUN)))
    print(f"building the tree from the database: {susun:.2f} s")
    banding(dokumen[0], pilihan.kali)
    if pilihan.tumbuh:
        print()
        tumbuh(dokumen[0], pilihan.kali)
    if pilihan.semua:
        semua_kecamatan(dokumen[0])


if __name__ == "__main__":
    main()

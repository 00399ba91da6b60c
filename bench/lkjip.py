#!/usr/bin/env python
"""Time the LKjIP of Pakusari 2025: our PDF beside Chromium printing our HTML.

    .venv/bin/python bench/lkjip.py [RUNS]

Needs the example data (./jalankan once, or manage.py migrate and muat_contoh).
Whole processes, side by side in one run; the ratio is what counts, since machines
differ. Our time includes starting Django and reading the data; the tagged,
bookmarked PDF is what Chromium's is not.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
PERAMBAN = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
)


def perintah(keluaran: Path) -> list[str]:
    return [
        sys.executable,
        str(AKAR / "manage.py"),
        "lkjip",
        "35.09.24",
        "2025",
        "--keluaran",
        str(keluaran),
    ]


def detik(argumen: list[str]) -> float:
    mulai = time.perf_counter()
    subprocess.run(argumen, check=True, capture_output=True, cwd=AKAR)
    return time.perf_counter() - mulai


def main(kali: int) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium tidak ada; jalankan ./siapkan --uji lebih dahulu.")
    with tempfile.TemporaryDirectory() as folder:
        html, pdf = Path(folder, "lkjip.html"), Path(folder, "lkjip.pdf")
        cetak = Path(folder, "chromium.pdf")
        waktu = {"html": [], "pdf": [], "chromium": []}
        for _ in range(kali):
            waktu["html"].append(detik(perintah(html)))
            waktu["pdf"].append(detik(perintah(pdf)))
            waktu["chromium"].append(
                detik(
                    [chromium, *PERAMBAN, f"--print-to-pdf={cetak}", f"file://{html}"]
                )
            )
        tengah = {nama: statistics.median(daftar) for nama, daftar in waktu.items()}
        for nama, daftar in waktu.items():
            print(
                f"{nama:9} median {tengah[nama]:5.2f} s  "
                f"(min {min(daftar):.2f}, max {max(daftar):.2f})"
            )
        susun = tengah["html"]
        print(f"cetak saja {tengah['pdf'] - susun:.2f} s (pdf - html)")
        print(
            f"rasio pdf / (html + chromium) {tengah['pdf'] / (susun + tengah['chromium']):.2f}"
        )
        print(
            f"rasio cetak / chromium {(tengah['pdf'] - susun) / tengah['chromium']:.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)

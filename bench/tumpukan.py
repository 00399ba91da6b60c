"""What a call costs at each depth of Python's stack, as it is and with room for it.

    .venv/bin/python bench/tumpukan.py

20,000 calls of a small function at depths 0 to 299; prints the median of the depths, the
dearest ones, and how many pages of memory the system handed out there.
"""

import resource
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sakip.tumpukan import lapang

KALI, DALAM = 20_000, 300


def daun(a, b, c):
    return [a, b, c]


def kerja():
    for _ in range(KALI):
        daun(1, 2, 3)


def turun(sisa: int):
    return turun(sisa - 1) if sisa else kerja()


def ukur(fungsi, dalam: int) -> tuple[float, int]:
    """Microseconds of the processor per call, and pages."""
    pakai, mulai = resource.getrusage(resource.RUSAGE_SELF), time.process_time()
    fungsi(dalam)
    lama = time.process_time() - mulai
    halaman = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - pakai.ru_minflt
    return 1e6 * lama / KALI, halaman


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}")
    for nama, fungsi in (("as it is", turun), ("with room", lapang(turun))):
        semua = [ukur(fungsi, dalam) for dalam in range(DALAM)]
        tengah = statistics.median(us for us, _ in semua)
        print(f"{nama:10} median {tengah:.3f} µs a call")
        for dalam, (us, halaman) in enumerate(semua):
            if us > 5 * tengah:
                print(f"{'':10} depth {dalam}: {us:.3f} µs, {halaman} pages")

"""The process that prints: JSON of the tree in, PDF out, without database or settings.

python -m dokumen.pdf MEMORI_MB DETIK PROSES SIMPANAN
"""

import gc
import os
import sys
from pathlib import Path

from dokumen.batas import batasi
from dokumen.beku import dari_json
from dokumen.pohon import GalatPohon
from sakip.tumpukan import lapang

from . import cetak
from .galat import GagalCetak
from .serentak import KODE_MEMORI
from .terbatas import KODE_GAGAL, KODE_POHON


def main(argumen: list[str]) -> int:
    """Print the tree on stdin to stdout; the exit code says what went wrong."""
    memori_mb, detik, proses, simpanan = argumen
    batasi(int(memori_mb), int(detik))
    gc.disable()
    try:
        dokumen = dari_json(sys.stdin.buffer.read().decode())
        folder = Path(simpanan) if simpanan else None
        hasil = cetak(dokumen, simpanan=folder, proses=int(proses))
    except GalatPohon as galat:
        sys.stderr.write(str(galat))
        return KODE_POHON
    except GagalCetak as galat:
        sys.stderr.write(str(galat))
        return KODE_GAGAL
    except MemoryError:
        sys.stderr.write("MemoryError")
        return KODE_MEMORI
    sys.stdout.buffer.write(hasil)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    kode = lapang(main)(sys.argv[1:])
    sys.stderr.flush()
    # Ends at once: taking down what it built would cost as much as a chapter.
    os._exit(kode)

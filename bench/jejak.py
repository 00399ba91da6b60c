"""The audit trail: walking a long chain, and what the seal adds to a save.

    .venv/bin/python bench/jejak.py [ENTRIES] [SAVES]

Uses the database of DATABASE_URL under a test name of its own, made and dropped here.
"""

import os
import resource
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from kecamatan.models import (  # noqa: E402
    Jejak,
    Kabupaten,
    Kecamatan,
    Pengguna,
    UnitKerja,
)
from kecamatan.models import segel as penyegelan  # noqa: E402
from kecamatan.pemeriksaan_jejak import periksa  # noqa: E402
from kecamatan.riwayat import simpan  # noqa: E402

SEKALI = 10_000


def isi(banyak: int) -> None:
    """Entries as a save of a realisation writes them."""
    for mulai in range(0, banyak, SEKALI):
        Jejak.objects.bulk_create(
            [
                Jejak(
                    pengguna="Operator Kecamatan Pakusari",
                    id_pengguna=7,
                    aksi="mengubah realisasi",
                    objek="capaian.Realisasi",
                    id_objek=n % 12_000,
                    id_kecamatan=n % 31,
                    id_kabupaten=1,
                    dari={
                        "bentuk": "langsung",
                        "nilai": f"{n % 97}.5",
                        "asal": "entri",
                    },
                    ke={"bentuk": "langsung", "nilai": f"{n % 89}.5", "asal": "entri"},
                )
                for n in range(mulai, min(mulai + SEKALI, banyak))
            ],
            batch_size=1000,
        )


def simpan_berkali(kali: int, unit: UnitKerja, oleh: Pengguna, tanda: str) -> float:
    """Median milliseconds of one save with its history."""
    waktu = []
    for n in range(kali):
        unit.singkatan = f"{tanda}{n}"
        mulai = time.perf_counter()
        simpan(unit, oleh=oleh)
        waktu.append(time.perf_counter() - mulai)
    return statistics.median(waktu) * 1000


def main(banyak: int = 1_000_000, kali: int = 500) -> None:
    kabupaten = Kabupaten.objects.create(kode="35.09", nama="Jember")
    tempat = Kecamatan.objects.create(kabupaten=kabupaten, kode="35.09.24", nama="X")
    unit = UnitKerja.objects.create(kecamatan=tempat, nama="Seksi")
    oleh = Pengguna.objects.create(username="bench", nama="Bench", is_superuser=True)
    print(f"{banyak} entries, {kali} saves, {connection.vendor}")
    mulai = time.perf_counter()
    isi(banyak)
    print(f"  written and sealed           {time.perf_counter() - mulai:8.1f} s")
    mulai, kerja = time.perf_counter(), time.process_time()
    assert periksa().banyak == banyak
    print(f"  walked by periksa_jejak      {time.perf_counter() - mulai:8.1f} s")
    print(f"    of it this process worked  {time.process_time() - kerja:8.1f} s")
    dengan = simpan_berkali(kali, unit, oleh, "a")
    asli, transaction.on_commit = transaction.on_commit, lambda *a, **k: None
    tanpa = simpan_berkali(kali, unit, oleh, "b")
    transaction.on_commit = asli
    penyegelan.segel()
    print(f"  a save with its seal         {dengan:8.2f} ms (median)")
    print(f"  the same, not sealed         {tanpa:8.2f} ms")
    memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory at most               {memori:8.0f} MB")


if __name__ == "__main__":
    lama = setup_databases(verbosity=0, interactive=False)
    try:
        main(*(int(satu) for satu in sys.argv[1:]))
    finally:
        teardown_databases(lama, verbosity=0)

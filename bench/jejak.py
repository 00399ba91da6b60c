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

from django.db import connection  # noqa: E402
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


def simpan_bergantian(kali: int, unit: UnitKerja, oleh: Pengguna):
    """Median milliseconds of a save with its history, sealed and not, one after the
    other, so that whatever else the machine does burdens both alike."""
    segel_asli = penyegelan.segel
    waktu = {True: [], False: []}
    for n in range(2 * kali):
        disegel = bool(n % 2)
        penyegelan.segel = segel_asli if disegel else lambda: 0
        unit.singkatan = f"s{n}"
        mulai = time.perf_counter()
        simpan(unit, oleh=oleh)
        waktu[disegel].append(time.perf_counter() - mulai)
        penyegelan.segel = segel_asli
        segel_asli()
    return (statistics.median(waktu[disegel]) * 1000 for disegel in (True, False))


def main(banyak: int = 1_000_000, kali: int = 500) -> None:
    kabupaten = Kabupaten.objects.create(kode="35.09", nama="Jember")
    tempat = Kecamatan.objects.create(kabupaten=kabupaten, kode="35.09.24", nama="X")
    unit = UnitKerja.objects.create(kecamatan=tempat, nama="Seksi")
    oleh = Pengguna.objects.create(username="bench", nama="Bench", is_superuser=True)
    beban = " ".join(f"{satu:.1f}" for satu in os.getloadavg())
    print(f"{banyak} entries, {kali} saves, {connection.vendor}, load {beban}")
    mulai = time.perf_counter()
    isi(banyak)
    if connection.vendor == "postgresql":
        # What autovacuum does within a minute, where it is on.
        with connection.cursor() as kursor:
            kursor.execute("VACUUM ANALYZE")
    print(f"  written and sealed           {time.perf_counter() - mulai:8.1f} s")
    mulai, kerja = time.perf_counter(), time.process_time()
    assert periksa().banyak == banyak
    print(f"  walked by periksa_jejak      {time.perf_counter() - mulai:8.1f} s")
    print(f"    of it this process worked  {time.process_time() - kerja:8.1f} s")
    dengan, tanpa = simpan_bergantian(kali, unit, oleh)
    print(f"  a save with its seal         {dengan:8.2f} ms (median)")
    print(f"  the same, not sealed         {tanpa:8.2f} ms")
    memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory at most               {memori:8.0f} MB")


if __name__ == "__main__":
    # No aliases: the rows that migrations made need not be kept for tests.
    lama = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    try:
        main(*(int(satu) for satu in sys.argv[1:]))
    finally:
        teardown_databases(lama, verbosity=0)

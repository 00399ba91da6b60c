"""How long an import takes beside the least that could be done.

    .venv/bin/python bench/impor.py [ROWS]

The least: openpyxl read-only, then one bulk create of the rows and one of their
history. Beside it, in the same run and on a database of its own: reading at arm's
length, preview, apply (each from the file on disk), a second preview in which
nothing changes, and an apply in which every row changes. DATABASE_URL chooses the
database, as everywhere.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
if __name__ == "__main__":
    os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="bench-"))

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from openpyxl import Workbook, load_workbook  # noqa: E402

from iku.lembar import buku, daftar  # noqa: E402
from iku.lembar.lingkup import Lingkup  # noqa: E402
from iku.lembar.penerapan import pratinjau, terapkan  # noqa: E402
from iku.models import Indikator  # noqa: E402
from kecamatan.models import (  # noqa: E402
    AntreanSegel,
    Jejak,
    Kabupaten,
    Kecamatan,
    KepalaJejak,
    Pengguna,
    Segel,
)
from kecamatan.pembekuan import PEMICU_JEJAK, lepas_semua, pasang_semua  # noqa: E402
from kecamatan.riwayat import potret  # noqa: E402

JENIS = daftar.cari("indikator")
PUTARAN = 4
JUDUL = [k.judul for k in JENIS.lembar[0]().kolom]


def tulis(jalan: Path, banyak: int, satuan: str) -> None:
    wb = Workbook(write_only=True)
    ws = wb.create_sheet("Indikator")
    ws.append(JUDUL)
    for n in range(banyak):
        ws.append(
            [
                f"35.09.{n % 31 + 1:02}",
                f"IND-{n:05}",
                f"Persentase laporan jenis {n} yang selesai",
                satuan,
                "naik" if n % 3 else "turun",
                "jumlah",
                "triwulan",
                "langsung",
                None,
                f"Laporan jenis {n} yang selesai dibagi yang masuk",
                "selesai dibagi masuk dikali seratus",
                f"Seksi {n % 7}",
            ]
        )
    wb.save(jalan)


def dasar(jalan: Path, oleh: Pengguna) -> None:
    """The least: no check, no comparison, no refusal."""
    tempat = {k.kode: k for k in Kecamatan.objects.select_related("kabupaten")}
    lembar = load_workbook(jalan, read_only=True)["Indikator"]
    baris = []
    for sel in lembar.iter_rows(
        min_row=2, max_row=20_001, max_col=60, values_only=True
    ):
        isi = dict(zip(JUDUL, sel, strict=False))
        baris.append(
            Indikator(
                kecamatan=tempat[isi["Kecamatan"]],
                kode=isi["Kode indikator"],
                nama=isi["Nama indikator"],
                satuan=isi["Satuan"],
                arah=isi["Arah"],
                agregasi=isi["Nilai tahunan"],
                frekuensi=isi["Frekuensi pengukuran"],
                cara=isi["Cara memperoleh"],
                definisi=isi["Definisi operasional"],
                formulasi=isi["Formulasi pengukuran"],
                sumber_data=isi["Sumber data"],
            )
        )
    with transaction.atomic():
        Indikator.objects.bulk_create(baris, batch_size=1000)
        Jejak.objects.bulk_create(
            [
                Jejak(
                    pengguna=str(oleh),
                    id_pengguna=oleh.pk,
                    aksi="menambah",
                    objek=b._meta.label,
                    id_objek=b.pk,
                    id_kecamatan=b.kecamatan_id,
                    id_kabupaten=b.kecamatan.kabupaten_id,
                    ke=potret(b),
                )
                for b in baris
            ],
            batch_size=1000,
        )


def bersihkan() -> None:
    lepas_semua(connection, PEMICU_JEJAK)
    for model in (Jejak, Segel, KepalaJejak, AntreanSegel):
        model.objects.all()._raw_delete(connection.alias)
    pasang_semua(connection, PEMICU_JEJAK)
    Indikator.objects.all()._raw_delete(connection.alias)


def ukur(kerja: dict) -> dict[str, float]:
    """The best of several rounds in seconds, each round doing everything once, so
    that a busy machine is busy for all."""
    hasil: dict[str, list[float]] = {}
    for _ in range(PUTARAN):
        for nama, satu in kerja.items():
            mulai = time.perf_counter()
            satu()
            hasil.setdefault(nama, []).append(time.perf_counter() - mulai)
    return {nama: min(waktu) for nama, waktu in hasil.items() if nama}


def main(banyak: int) -> None:
    kabupaten = Kabupaten.objects.create(kode="35.09", nama="Jember")
    for n in range(31):
        Kecamatan.objects.create(
            kabupaten=kabupaten, kode=f"35.09.{n + 1:02}", nama=f"Kecamatan {n + 1}"
        )
    oleh = Pengguna.objects.create(username="bench", nama="Bench", is_superuser=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    baru, lain = folder / "baru.xlsx", folder / "lain.xlsx"
    tulis(baru, banyak, "persen")
    tulis(lain, banyak, "laporan")

    def terap(jalan):
        hasil = terapkan(jalan, JENIS, Lingkup(oleh))
        assert hasil.diterapkan, hasil.galat[:3]

    def lihat(jalan):
        assert not pratinjau(jalan, JENIS, Lingkup(oleh)).galat

    acuan = "least: openpyxl read-only + bulk create + history"
    hasil = ukur(
        {
            acuan: lambda: dasar(baru, oleh),
            "": bersihkan,
            "reading alone, in its own process": lambda: buku.baca(baru),
            "preview, all rows new": lambda: lihat(baru),
            "apply, all rows new": lambda: terap(baru),
            "preview, nothing changes": lambda: lihat(baru),
            "preview, every row changes": lambda: lihat(lain),
            "apply, every row changes": lambda: terap(lain),
            " ": bersihkan,
        }
    )
    print(f"{banyak} rows of “indikator”, {connection.vendor}, best of {PUTARAN}")
    for nama, detik in hasil.items():
        if nama.strip():
            print(f"  {nama:<50}{detik:7.2f} s {detik / hasil[acuan]:6.2f} ×")
    sendiri = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pembaca = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  memory at most: {sendiri:.0f} MB, reader {pembaca:.0f} MB")


if __name__ == "__main__":
    lama = setup_databases(verbosity=0, interactive=False)
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    finally:
        teardown_databases(lama, verbosity=0)

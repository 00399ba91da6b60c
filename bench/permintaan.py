"""What one request costs: time of the processor here and in PostgreSQL, statements, bytes.

    DATABASE_URL=postgres://postgres@127.0.0.1:5432/beban .venv/bin/python
        bench/permintaan.py [--kali 40] [--saja simpan,grid] [--profil grid [--urut cumtime]]

The saves and pages of bench/beban.py, one after the other in this process, without a
server: medians. Load shows how many requests two cores answer; this shows why. `--profil`
prints where the time of one kind goes.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import time
from pathlib import Path

from produksi import SITUS  # before all of Django  # isort: skip

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone

from bench import dunia
from bench.lalu_lintas import TRIWULAN, Sel, susun_halaman, susun_sel
from sakip.tumpukan import lapang

RAHASIA = "b" * 32
DETAK = os.sysconf("SC_CLK_TCK")


def pelanggan(sesi: str) -> Client:
    orang = Client(
        headers={
            "host": SITUS,
            "x-forwarded-proto": "https",
            "referer": f"https://{SITUS}/",
        }
    )
    orang.cookies[settings.SESSION_COOKIE_NAME] = sesi
    orang.cookies[settings.CSRF_COOKIE_NAME] = RAHASIA
    return orang


def kerja_basis_data() -> float:
    """Seconds the PostgreSQL process of our connection has worked; 0 on SQLite, which
    works in this process."""
    if connection.vendor != "postgresql":
        return 0.0
    pid = connection.connection.info.backend_pid
    isi = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(isi[11]) + int(isi[12])) / DETAK


def simpan(sel: Sel):
    """Save the cell as a browser does, with another value each time."""
    orang = pelanggan(sel.sesi)

    def sekali():
        isi = sel.isian(sel.ketik()) | {"csrfmiddlewaretoken": RAHASIA}
        jawaban = orang.post(sel.alamat, isi)
        sel.terima(jawaban.json())
        return jawaban

    return sekali


def buka(sesi: str, alamat: str):
    orang = pelanggan(sesi)
    return lambda: orang.get(alamat)


def semua_jenis(tahun: int) -> dict:
    """Each kind of request of the load, by name."""
    daftar_sel = susun_sel(tahun)
    halaman = susun_halaman(tahun, daftar_sel)
    nama = ("grid", "grid lagi", "beranda", "indikator", "capaian")
    jenis = {"simpan": simpan(daftar_sel[0])}
    jenis |= {n: buka(*h) for n, h in zip(nama, halaman, strict=False)}
    del jenis["grid lagi"]
    jenis["kabupaten"] = buka(*halaman[-1])
    return {n: lapang(satu) for n, satu in jenis.items()}  # as sakip.wsgi does


def ukur(sekali, kali: int) -> None:
    """Print one line: medians of `kali` requests after three to warm up."""
    banyak = 0

    def hitung(execute, *lain):
        nonlocal banyak
        banyak += 1
        return execute(*lain)

    for _ in range(3):
        jawaban = sekali()
        assert jawaban.status_code == 200, jawaban.content
    waktu, kerja, awal = [], [], kerja_basis_data()
    with connection.execute_wrapper(hitung):
        for _ in range(kali):
            mulai, proses = time.perf_counter(), time.process_time()
            jawaban = sekali()
            kerja.append(time.process_time() - proses)
            waktu.append(time.perf_counter() - mulai)
    basis = (kerja_basis_data() - awal) / kali
    print(
        f"{1000 * statistics.median(kerja):6.1f} {1000 * basis:8.1f} "
        f"{1000 * statistics.median(waktu):8.1f} {banyak // kali:8} "
        f"{len(jawaban.content):9}"
    )


def main(kali: int, saja: str, profil: str, urut: str) -> None:
    tahun = timezone.localdate().year
    dunia.bangun(tahun)
    call_command("createcachetable")
    call_command("collectstatic", interactive=False, verbosity=0)
    jenis = semua_jenis(tahun)
    print(f"quarter {TRIWULAN}, {dunia.INDIKATOR} indicators; ms, medians of {kali}")
    print(
        f"{'':10} {'here':>6} {'database':>8} {'whole':>8} {'queries':>8} {'bytes':>9}"
    )
    for nama, sekali in jenis.items():
        if not saja or nama in saja.split(","):
            print(f"{nama:10}", end=" ", flush=True)
            ukur(sekali, kali)
    if profil:
        for _ in range(3):  # the first one of a client loads the middleware
            jenis[profil]()
        catatan = cProfile.Profile()
        catatan.enable()
        for _ in range(10):
            jenis[profil]()
        catatan.disable()
        pstats.Stats(catatan).sort_stats(urut).print_stats(60)


if __name__ == "__main__":
    baca = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    baca.add_argument("--kali", type=int, default=40)
    baca.add_argument("--saja", default="")
    baca.add_argument("--profil", default="")
    baca.add_argument("--urut", default="tottime")
    opsi = baca.parse_args()
    lama = setup_databases(verbosity=0, interactive=False)
    try:
        main(opsi.kali, opsi.saja, opsi.profil, opsi.urut)
    finally:
        connections.close_all()
        teardown_databases(lama, verbosity=0)

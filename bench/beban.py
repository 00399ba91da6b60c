"""The last hour before a closing: saves and page views against the server as installed.

    DATABASE_URL=postgres://postgres@127.0.0.1:5432/beban .venv/bin/python bench/beban.py
        [--menit 5] [--simpan 27] [--halaman 14] [--bunuh 0]

Starts gunicorn and the worker with the options of ./jalankan, in production mode, on a
database of its own that is made and dropped here, with 31 kecamatan × 63 indicators × 5
years. 93 operators save cells of quarter IV, each in the own kecamatan; pages are those
that people open meanwhile. Requests are sent when they are due, whether or not earlier
ones were answered, and timed from then on. `--bunuh N` kills the server (SIGKILL) N times
in between. At the end every acknowledged save is looked up in database and trail. Where
the server cannot follow, the run is given up and says so.
"""

import argparse
import http.client
import json
import os
import queue
import random
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

from produksi import AKAR, SITUS  # before all of Django  # isort: skip

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone

from bench import dunia
from bench.lalu_lintas import TRIWULAN, Sel, susun_halaman, susun_sel
from capaian.models import Realisasi
from kecamatan.models import Jejak
from kecamatan.pemeriksaan_jejak import periksa

BATAS = 30  # seconds that a request may take
PENGIRIM = 64  # requests under way at the same time, at most
TERTINGGAL = 15  # seconds of requests that wait to be sent: the server cannot follow


class TidakTerkejar(Exception):
    """The server answers fewer requests than fall due; waiting longer measures only
    how long one waited."""


class Peladen:
    """The server and the worker of ./jalankan, as processes of our own."""

    def __init__(self):
        with socket.socket() as soket:
            soket.bind(("127.0.0.1", 0))
            self.port = soket.getsockname()[1]
        nama = connection.settings_dict
        sandi = f":{nama['PASSWORD']}" if nama["PASSWORD"] else ""
        tempat = f"{nama['HOST']}:{nama['PORT'] or 5432}/{nama['NAME']}"
        self.lingkungan = os.environ | {
            "DATABASE_URL": f"postgres://{nama['USER']}{sandi}@{tempat}"
        }
        self.proses: list[subprocess.Popen] = []

    def mulai(self) -> None:
        pilihan = "--preload --worker-class gthread --workers 2 --threads 4"
        gunicorn = f"-m gunicorn sakip.wsgi --bind 127.0.0.1:{self.port} {pilihan} "
        gunicorn += "--graceful-timeout 20 --no-control-socket --log-level warning"
        for perintah in (gunicorn, "manage.py db_worker --no-startup-delay"):
            self.proses.append(
                subprocess.Popen(
                    [sys.executable, *perintah.split()],
                    cwd=AKAR,
                    env=self.lingkungan,
                    start_new_session=True,
                    stdout=subprocess.DEVNULL,
                )
            )
        while minta(self.port, "GET", "/siap/")[0] not in (200, 503):
            time.sleep(0.1)

    def berhenti(self, tanda: int = signal.SIGTERM) -> None:
        for proses in self.proses:
            os.killpg(proses.pid, tanda)
        for proses in self.proses:
            proses.wait(60)
        self.proses.clear()

    def memori(self) -> int:
        """MB of all processes together, without what they share counted twice."""
        jumlah = 0
        for proses in self.proses:
            anak = Path(f"/proc/{proses.pid}/task/{proses.pid}/children").read_text()
            for pid in (proses.pid, *anak.split()):
                for baris in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                    if baris.startswith("Pss:"):
                        jumlah += int(baris.split()[1])
        return jumlah // 1024


def minta(port, cara, alamat, sesi="", isi=None) -> tuple[int, bytes]:
    """One request as nginx passes it on: a connection of its own. Status 0: no whole
    answer came."""
    rahasia = "b" * 32
    kepala = {
        "Host": SITUS,
        "X-Forwarded-Proto": "https",
        "Referer": f"https://{SITUS}/",
        "Accept-Encoding": "gzip",
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={sesi}; "
        f"{settings.CSRF_COOKIE_NAME}={rahasia}",
    }
    data = None
    if isi is not None:
        data = urlencode(isi | {"csrfmiddlewaretoken": rahasia})
        kepala["Content-Type"] = "application/x-www-form-urlencoded"
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=BATAS)
    try:
        sambungan.request(cara, alamat, data, kepala)
        jawaban = sambungan.getresponse()
        return jawaban.status, jawaban.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        sambungan.close()


class Beban:
    """Requests by the clock, their times and their answers."""

    def __init__(self, peladen: Peladen, daftar_sel, daftar_halaman):
        self.peladen, self.sel, self.halaman = peladen, daftar_sel, daftar_halaman
        self.antrean: queue.Queue = queue.Queue()
        self.waktu = defaultdict(list)
        self.jawaban = defaultdict(Counter)
        self.acak = random.Random(31)

    def jalan(self, menit: float, simpan: float, halaman: float, bunuh: int) -> None:
        utas = [threading.Thread(target=self._kirim) for _ in range(PENGIRIM)]
        for satu in utas:
            satu.start()
        mulai, lama = time.monotonic(), menit * 60
        jadwal = [(n / simpan, "simpan") for n in range(int(lama * simpan))]
        jadwal += [(n / halaman, "halaman") for n in range(int(lama * halaman))]
        mati = [lama * (n + 1) / (bunuh + 1) for n in range(bunuh)]
        for pada, jenis in sorted(jadwal):
            if mati and pada >= mati[0]:
                mati.pop(0)
                self.peladen.berhenti(signal.SIGKILL)
                self.peladen.mulai()
            time.sleep(max(0.0, mulai + pada - time.monotonic()))
            if self.antrean.qsize() > TERTINGGAL * (simpan + halaman):
                self._akhiri(utas)
                raise TidakTerkejar(f"{time.monotonic() - mulai:.0f} s after its start")
            pilihan = self.sel if jenis == "simpan" else self.halaman
            self.antrean.put((mulai + pada, jenis, self.acak.choice(pilihan)))
        self._akhiri(utas, habiskan=True)

    def _akhiri(self, utas, *, habiskan: bool = False) -> None:
        """Let the senders end, `habiskan`: once all that is due was sent."""
        while not habiskan and not self.antrean.empty():
            with suppress(queue.Empty):
                self.antrean.get_nowait()
        for _ in utas:
            self.antrean.put(None)
        for satu in utas:
            satu.join()

    def _kirim(self) -> None:
        while (satu := self.antrean.get()) is not None:
            pada, jenis, isi = satu
            if jenis == "simpan":
                status = self._simpan(isi)
            else:
                status = minta(self.peladen.port, "GET", isi[1], isi[0])[0]
            self.waktu[jenis].append(time.monotonic() - pada)
            self.jawaban[jenis][status] += 1

    def _simpan(self, sel: Sel) -> int:
        with sel.kunci:
            nilai = sel.ketik()
            isi = sel.isian(nilai)
            status, badan = minta(self.peladen.port, "POST", sel.alamat, sel.sesi, isi)
            if status in (200, 409):
                sel.terima(json.loads(badan))
            if status == 200:
                sel.diakui.append(nilai)
            return status


def periksa_simpanan(daftar_sel: list[Sel], tahun: int) -> tuple[int, int]:
    """Acknowledged saves that the trail lacks, and cells whose stored value is older
    than the last acknowledged one or has no entry in the trail."""
    jejak = defaultdict(set)
    for objek, ke in Jejak.objects.filter(objek="capaian.Realisasi").values_list(
        "id_objek", "ke"
    ):
        if ke.get("nilai"):
            jejak[objek].add(Decimal(ke["nilai"]))
    tersimpan = {
        r.indikator_id: r
        for r in Realisasi.objects.filter(tahun=tahun, triwulan=TRIWULAN)
    }
    hilang = salah = 0
    for sel in daftar_sel:
        baris = tersimpan.get(sel.indikator)
        ada = jejak[baris.pk] if baris else set()
        hilang += sum(nilai not in ada for nilai in sel.diakui)
        if (
            baris
            and baris.nilai not in ada
            or sel.diakui
            and (not baris or baris.nilai % 1 < sel.diakui[-1] % 1)
        ):
            salah += 1
    return hilang, salah


def cetak(beban: Beban, memori: int) -> None:
    for jenis, waktu in beban.waktu.items():
        p = statistics.quantiles(waktu, n=100)
        p50, p95, p99 = (1000 * p[n - 1] for n in (50, 95, 99))
        print(
            f"  {jenis:8} {len(waktu):6}  p50 {p50:6.0f} ms  p95 {p95:6.0f} ms  "
            f"p99 {p99:6.0f} ms  {dict(beban.jawaban[jenis])}"
        )
    print(f"  memory of server and worker {memori} MB")


def main(menit: float, simpan: float, halaman: float, bunuh: int) -> bool:
    tahun = timezone.localdate().year
    dunia.bangun(tahun)
    call_command("createcachetable")
    call_command("collectstatic", interactive=False, verbosity=0)
    daftar_sel = susun_sel(tahun)
    peladen = Peladen()
    beban = Beban(peladen, daftar_sel, susun_halaman(tahun, daftar_sel))
    peladen.mulai()
    gagal = ""
    try:
        awal, kerja = os.getloadavg()[0], time.process_time()
        mulai = time.monotonic()
        try:
            beban.jalan(menit, simpan, halaman, bunuh)
        except TidakTerkejar as sebab:
            gagal = str(sebab)
        kerja = (time.process_time() - kerja) / (time.monotonic() - mulai)
        memori = peladen.memori()
    finally:
        peladen.berhenti()
    print(f"{menit:g} minutes, {simpan:g} saves/s, {halaman:g} pages/s, {bunuh} kills")
    if gagal:
        print(f"  NOT FOLLOWED: given up {gagal}; the times below are of a queue")
    cetak(beban, memori)
    print(f"  the driver itself used {100 * kerja:.0f} % of one core")
    print(f"  load average {awal:.1f} before, {os.getloadavg()[0]:.1f} after")
    hilang, salah = periksa_simpanan(daftar_sel, tahun)
    diakui = sum(len(s.diakui) for s in daftar_sel)
    print(f"  acknowledged {diakui}, missing {hilang}, cells that differ {salah}")
    print(f"  trail whole: {periksa().banyak} entries")
    return not (gagal or hilang or salah)


if __name__ == "__main__":
    baca = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    baca.add_argument("--menit", type=float, default=5)
    baca.add_argument("--simpan", type=float, default=27)
    baca.add_argument("--halaman", type=float, default=14)
    baca.add_argument("--bunuh", type=int, default=0)
    opsi = baca.parse_args()
    if connection.vendor != "postgresql":
        sys.exit(
            "DATABASE_URL must name a PostgreSQL server: see the head of this file."
        )
    lama = setup_databases(verbosity=0, interactive=False)
    try:
        berhasil = main(opsi.menit, opsi.simpan, opsi.halaman, opsi.bunuh)
    finally:
        connections.close_all()
        teardown_databases(lama, verbosity=0)
    sys.exit(not berhasil)

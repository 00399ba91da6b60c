"""The scripts, run as a person runs them: real processes, a real port."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from shutil import copy
from urllib.request import urlopen

import pytest

from sakip.alamat import periksa_bebas, urai

AKAR = Path(__file__).resolve().parent.parent


def lingkungan(data_dir, **lain):
    """The environment of a fresh development machine, with its own data."""
    milik_tes = {"DATABASE_URL", "SECRET_KEY", "PRODUKSI", "ALLOWED_HOSTS"}
    bersih = {k: v for k, v in os.environ.items() if k not in milik_tes}
    return {**bersih, "DATA_DIR": str(data_dir), **lain}


def port_bebas():
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


def anak(pid):
    """The living child processes of a process: {pid: command line}."""
    hasil = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # ended while we looked
            if f"\nPPid:\t{pid}\n" in status.read_text():
                perintah = (status.parent / "cmdline").read_bytes()
                hasil[int(status.parent.name)] = perintah.replace(b"\0", b" ").decode()
    return {pid: perintah for pid, perintah in hasil.items() if perintah}


def keturunan(pid):
    langsung = anak(pid)
    for satu in list(langsung):
        langsung |= keturunan(satu)
    return langsung


def hidup(pid):
    with suppress(OSError):
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return False


class Jalan:
    """One `./jalankan` on a free port."""

    def __init__(self, data_dir, **lain):
        self.alamat = f"127.0.0.1:{port_bebas()}"
        self.catatan = data_dir.parent / f"{data_dir.name}.log"
        with self.catatan.open("w") as keluaran:
            self.proses = subprocess.Popen(
                ["./jalankan"],
                cwd=AKAR,
                env=lingkungan(data_dir, ALAMAT=self.alamat, **lain),
                stdin=subprocess.DEVNULL,
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                # A run in the background ignores Ctrl+C, and hands that on.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )

    def tulisan(self):
        return self.catatan.read_text()

    def tunggu_tulisan(self, teks, batas=90):
        akhir = time.monotonic() + batas
        while teks not in self.tulisan():
            assert self.proses.poll() is None, self.tulisan()
            assert time.monotonic() < akhir, self.tulisan()
            time.sleep(0.1)

    def hentikan(self, sinyal=signal.SIGTERM):
        self.proses.send_signal(sinyal)
        return self.proses.wait(timeout=40)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """Filled by the first start, as on a real machine."""
    return tmp_path_factory.mktemp("mesin") / "data"


@pytest.fixture
def jalan(data_dir):
    dijalankan = Jalan(data_dir)
    yield dijalankan
    if dijalankan.proses.poll() is None:
        dijalankan.hentikan()


def perintah(data_dir, *argumen, **lain):
    return subprocess.run(
        [sys.executable, "manage.py", *argumen],
        cwd=AKAR,
        env=lingkungan(data_dir, **lain),
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_siapkan_kedua_kali_diam_dan_cepat():
    mulai = time.monotonic()
    hasil = subprocess.run(["./siapkan"], cwd=AKAR, capture_output=True, text=True)
    assert (hasil.returncode, hasil.stdout, hasil.stderr) == (0, "", "")
    assert time.monotonic() - mulai < 1


def test_siapkan_menolak_pilihan_yang_tidak_dikenal():
    hasil = subprocess.run(
        ["./siapkan", "--test"], cwd=AKAR, capture_output=True, text=True
    )
    assert hasil.returncode == 1
    assert '"--test" tidak dikenal' in hasil.stderr


def test_jalankan_melayani_sehat_lalu_berhenti_bersih(jalan, data_dir):
    jalan.tunggu_tulisan(f"SAKIP Kecamatan siap di http://{jalan.alamat} ")
    with urlopen(f"http://{jalan.alamat}/", timeout=20) as jawaban:
        assert jawaban.status == 200

    sehat = perintah(data_dir, "siap")
    assert sehat.returncode == 0, sehat.stdout + sehat.stderr
    assert "Pekerja latar menjawab." in sehat.stdout

    proses = keturunan(jalan.proses.pid)
    assert len(proses) >= 4  # gunicorn, its two workers, db_worker
    assert jalan.hentikan() == 0
    assert not [perintah for pid, perintah in proses.items() if hidup(pid)]

    sakit = perintah(data_dir, "siap")
    assert sakit.returncode == 1
    assert "[ BELUM ] Pekerja latar tidak menjawab" in sakit.stdout
    assert "1 dari 6 pemeriksaan gagal" in sakit.stderr


def test_jalankan_berhenti_bersih_oleh_sigint(jalan):
    jalan.tunggu_tulisan("siap di http://")
    assert jalan.hentikan(signal.SIGINT) == 0


def test_jalankan_berhenti_bersih_selagi_menyiapkan(tmp_path):
    jalan = Jalan(tmp_path / "data")
    jalan.tunggu_tulisan("Menyiapkan basis data")
    proses = keturunan(jalan.proses.pid)
    assert proses
    assert jalan.hentikan() == 0
    assert not [perintah for pid, perintah in proses.items() if hidup(pid)]


@pytest.mark.parametrize(
    ("yang_mati", "kalimat"),
    [
        ("db_worker", "Pekerja latar (db_worker) berhenti sendiri"),
        ("gunicorn", "Peladen web (gunicorn) berhenti sendiri"),
    ],
)
def test_jalankan_menghentikan_yang_lain_bila_satu_mati(jalan, yang_mati, kalimat):
    jalan.tunggu_tulisan("siap di http://")
    proses = keturunan(jalan.proses.pid)
    induk = anak(jalan.proses.pid)
    [korban] = [pid for pid, perintah in induk.items() if yang_mati in perintah]
    os.kill(korban, signal.SIGKILL)
    assert jalan.proses.wait(timeout=40) == 1
    assert kalimat in jalan.tulisan()
    assert not [perintah for pid, perintah in proses.items() if hidup(pid)]


def test_jalankan_menyebut_port_yang_terpakai(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as pemakai:
        alamat = f"127.0.0.1:{pemakai.getsockname()[1]}"
        hasil = subprocess.run(
            ["./jalankan"],
            cwd=AKAR,
            env=lingkungan(tmp_path, ALAMAT=alamat),
            capture_output=True,
            text=True,
            timeout=30,
        )
    assert hasil.returncode == 1
    assert f"Alamat {alamat} tidak dapat dipakai" in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("teks", "host", "port"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000),
        ("0.0.0.0:80", "0.0.0.0", 80),
        ("[::1]:8080", "::1", 8080),
        ("sakip.lan:65535", "sakip.lan", 65535),
    ],
)
def test_alamat_diurai(teks, host, port):
    assert urai(teks) == (host, port)


@pytest.mark.parametrize(
    "teks", ["", "8000", ":8000", "127.0.0.1", "127.0.0.1:", "a:8o", "a:0", "a:65536"]
)
def test_alamat_yang_salah_ditolak_dengan_contoh(teks):
    with pytest.raises(ValueError, match=r"misalnya ALAMAT=127\.0\.0\.1:8080"):
        urai(teks)


def test_alamat_milik_mesin_lain_ditolak():
    with pytest.raises(ValueError, match="tidak dapat dipakai"):
        periksa_bebas("192.0.2.1", 8000)  # RFC 5737: nobody's


def test_produksi_menolak_tanpa_kunci(tmp_path):
    hasil = perintah(tmp_path, "mulai", PRODUKSI="1")
    assert hasil.returncode == 1
    assert "Mode produksi memerlukan SECRET_KEY" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_mulai_produksi_mengumpulkan_berkas_statis_tanpa_data_contoh(
    tmp_path, basis_siap
):
    # To migrate from nothing is what test_jalankan_melayani_sehat_lalu_... begins with.
    copy(basis_siap, tmp_path / "sakip.sqlite3")
    lain = {
        "PRODUKSI": "1",
        "SECRET_KEY": "k" * 64,
        "ALLOWED_HOSTS": "sakip.contoh.go.id",
    }
    hasil = perintah(tmp_path, "mulai", **lain)
    assert hasil.returncode == 0, hasil.stderr
    manifes = tmp_path / "static" / "staticfiles.json"
    pertama = manifes.stat().st_mtime_ns
    jumlah = "from kecamatan.models import Pengguna; print(Pengguna.objects.count())"
    assert perintah(tmp_path, "shell", "-v0", "-c", jumlah, **lain).stdout == "0\n"

    assert perintah(tmp_path, "mulai", **lain).returncode == 0
    assert manifes.stat().st_mtime_ns == pertama  # stamped: not done twice


def test_mulai_menyebut_basis_data_yang_tidak_terjangkau(tmp_path):
    hasil = perintah(
        tmp_path, "mulai", DATABASE_URL="postgres://siapa@127.0.0.1:1/tidak_ada"
    )
    assert hasil.returncode == 1
    assert "tidak dapat dihubungi" in hasil.stderr
    assert "periksa DATABASE_URL" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_siap_menyebut_migrasi_yang_belum_diterapkan(tmp_path):
    hasil = perintah(tmp_path, "siap")
    assert hasil.returncode == 1
    assert "migrasi belum diterapkan" in hasil.stdout
    assert "Traceback" not in hasil.stderr


def test_kunci_pengembangan_acak_tetap_dan_hanya_milik_pemilik(tmp_path):
    satu, dua = tmp_path / "satu", tmp_path / "dua"
    tulis = "from django.conf import settings; print(settings.SECRET_KEY)"
    kunci = [
        perintah(tempat, "shell", "-v0", "--no-imports", "-c", tulis).stdout
        for tempat in (satu, satu, dua)
    ]
    assert len(kunci[0]) > 60
    assert kunci[0] == kunci[1] != kunci[2]
    assert (satu / "kunci.rahasia").stat().st_mode & 0o777 == 0o600

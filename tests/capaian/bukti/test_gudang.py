"""Files on the disk: whole or not at all, once per content, within the quota, and swept
when nobody needs them."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from shutil import copy
from threading import Barrier, Thread

import pytest
from django.conf import settings as pengaturan
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from capaian.bukti import gudang, tindakan
from capaian.bukti.sapuan import sapu
from capaian.models import Bukti, LampiranBukti, PengukuranTriwulan
from capaian.periode import PeriodeIndikator
from capaian.triwulan.tangkapan import tangkap
from dokumen.pilihan import JenisDokumen, StatusPekerjaan
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna, isi_pdf

from .berkas_uji import isi_gambar
from .conftest import berkas, isi_disk

LAMA = timezone.now() - timedelta(days=31)


def test_berkas_utuh_di_bawah_nama_acak(lampiran, berkas_di):
    letak = berkas_di / lampiran.bukti.berkas.name
    assert letak.read_bytes() == isi_pdf()
    assert "nota" not in str(letak.relative_to(berkas_di))
    assert letak.suffix == ""
    assert oct(letak.stat().st_mode & 0o111) == "0o0"  # nothing to run
    assert not list((berkas_di / "bukti/sementara").iterdir())


def test_kuota(periode, operator, settings, berkas_di):
    settings.BUKTI_KUOTA = 2 * len(isi_pdf())
    tindakan.unggah(periode, berkas(), oleh=operator)
    with pytest.raises(ValidationError, match="Ruang bukti kecamatan ini"):
        tindakan.unggah(periode, berkas("b.pdf", isi_pdf(999)), oleh=operator)
    assert len(isi_disk(berkas_di)) == 1
    # The same bytes take no room.
    dua = PeriodeIndikator(periode.indikator, 2026, 2)
    tindakan.unggah(dua, berkas(), oleh=operator)


def test_piringan_penuh(periode, operator, berkas_di, monkeypatch):
    def penuh(_nomor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(gudang.os, "fsync", penuh)
    (berkas_di / "bukti/sementara").mkdir(parents=True)
    with pytest.raises(ValidationError, match="Ruang simpan peladen penuh"):
        tindakan.unggah(periode, berkas(), oleh=operator)
    assert isi_disk(berkas_di) == []
    assert not Bukti.objects.exists()


def test_berkas_yang_hilang_dipulihkan_oleh_unggahan_yang_sama(
    lampiran, periode, operator, berkas_di
):
    letak = berkas_di / lampiran.bukti.berkas.name
    letak.unlink()
    tindakan.unggah(
        PeriodeIndikator(periode.indikator, 2026, 2), berkas(), oleh=operator
    )
    assert letak.read_bytes() == isi_pdf()
    assert Bukti.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_dua_orang_membawa_bita_yang_sama_bersamaan(periode, operator, berkas_di):
    """20 rounds: always one evidence, one file, and both attached."""
    lain = buat_pengguna(Peran.OPERATOR, periode.indikator.kecamatan)
    for ronde in range(20):
        kedua = 1 + ronde % 2  # the same value, and another one
        galat = _bersamaan(periode, isi_pdf(ronde), (operator, 1), (lain, kedua))
        assert galat == []
        LampiranBukti.objects.update(dilepas_pada=timezone.now())
    assert LampiranBukti.objects.count() == 30
    assert Bukti.objects.count() == len(isi_disk(berkas_di)) == 20


def _bersamaan(periode, isi: bytes, *siapa) -> list[Exception]:
    """Each brings the file to a quarter at the same moment; what went wrong."""
    galat, pagar = [], Barrier(len(siapa))

    def bawa(oleh, triwulan):
        try:
            ke = PeriodeIndikator(periode.indikator, 2026, triwulan)
            pagar.wait()
            tindakan.unggah(ke, berkas("a.pdf", isi), oleh=oleh)
        except Exception as salah:
            galat.append(salah)
        finally:
            connection.close()

    utas = [Thread(target=bawa, args=satu) for satu in siapa]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return galat


# --- The sweep ------------------------------------------------------------------------


def _tuakan(berkas_di):
    lama = time.time() - 40 * 24 * 60 * 60
    for letak in berkas_di.rglob("*"):
        os.utime(letak, (lama, lama))


def test_sapuan_membuang_yang_lama_tidak_terpasang(
    lampiran, berkas_di, django_capture_on_commit_callbacks
):
    LampiranBukti.objects.update(dilepas_pada=LAMA)
    Bukti.objects.update(diunggah_pada=LAMA)
    with django_capture_on_commit_callbacks(execute=True):
        hasil = sapu()
    assert (hasil.bukti, hasil.rusak) == (1, [])
    assert isi_disk(berkas_di) == []
    assert not LampiranBukti.objects.exists()
    jejak = Jejak.objects.filter(aksi="menghapus")
    assert {j.pengguna for j in jejak} == {"Pembersihan otomatis"}
    assert jejak.count() == 2


@pytest.mark.parametrize("keadaan", ["terpasang", "baru-dilepas", "baru-diunggah"])
def test_sapuan_tidak_menyentuh_yang_masih_perlu(lampiran, berkas_di, keadaan):
    Bukti.objects.update(diunggah_pada=LAMA)
    if keadaan == "baru-dilepas":
        LampiranBukti.objects.update(dilepas_pada=timezone.now() - timedelta(days=29))
    elif keadaan == "baru-diunggah":
        Bukti.objects.update(diunggah_pada=timezone.now())
        LampiranBukti.objects.all().delete()
    _tuakan(berkas_di)
    assert sapu().bukti == 0
    assert len(isi_disk(berkas_di)) == 1


def test_sapuan_tidak_menyentuh_yang_pernah_dikirim(
    lampiran, berkas_di, periode, operator
):
    """What a quarter was sent with stays, even if it was taken away afterwards."""
    tautan = tindakan.tautkan(
        periode, "https://a.go.id/x(1)", "Rekap (akhir)", oleh=operator
    )
    triwulan = PengukuranTriwulan.objects.get()
    tangkap(triwulan, "ajukan", operator)
    LampiranBukti.objects.update(dilepas_pada=LAMA)
    Bukti.objects.update(diunggah_pada=LAMA)
    assert sapu().bukti == 0
    assert Bukti.objects.filter(pk=tautan.lampiran.bukti_id).exists()


def test_sapuan_membuang_berkas_tanpa_data(lampiran, berkas_di):
    sementara = berkas_di / "bukti/sementara/putus"
    sementara.write_bytes(b"x")
    yatim = berkas_di / "bukti/ab/yatim"
    yatim.parent.mkdir(exist_ok=True)
    yatim.write_bytes(b"x")
    assert sapu().tanpa_baris == 0  # young: its row may be on its way
    _tuakan(berkas_di)
    assert sapu().tanpa_baris == 2
    assert isi_disk(berkas_di) == [lampiran.bukti.berkas.name.rpartition("/")[2]]


def test_sapuan_membuang_cetakan_lama_saja(pakusari, operator, berkas_di):
    folder = berkas_di / "cetak"
    folder.mkdir()
    for nama in ("lama", "baru", "yatim", "diminta"):
        (folder / f"{nama}.pdf").write_bytes(b"%PDF-")
    _tuakan(berkas_di)
    bawaan = {"pemohon": operator, "jenis": JenisDokumen.LKJIP, "sidik": "s"}
    for nama, pada in (("lama", LAMA), ("baru", timezone.now())):
        pakusari.pekerjaan_cetak.create(
            **bawaan,
            tahun=2025,
            status=StatusPekerjaan.SELESAI,
            berkas=f"cetak/{nama}.pdf",
            selesai_pada=pada,
        )
    pakusari.pekerjaan_cetak.create(**(bawaan | {"sidik": "diminta"}), tahun=2024)
    assert sapu().cetakan == 2
    assert isi_disk(folder) == ["baru.pdf", "diminta.pdf"]
    assert pakusari.pekerjaan_cetak.count() == 2


def test_perintah_menyebut_yang_hilang_atau_berubah(lampiran, berkas_di, capsys):
    call_command("sapu_bukti")
    assert "Dihapus: 0 bukti" in capsys.readouterr().out
    letak = berkas_di / lampiran.bukti.berkas.name
    letak.write_bytes(isi_pdf().replace(b"Catalog", b"catalog"))
    call_command("sapu_bukti")  # the length is right: only reading it tells
    with pytest.raises(CommandError, match=r"Pakusari: nota\.pdf"):
        call_command("sapu_bukti", periksa_isi=True)
    letak.unlink()
    with pytest.raises(CommandError, match="hilang atau berubah"):
        call_command("sapu_bukti")


# --- A server that is killed, a line that breaks --------------------------------------


@pytest.fixture
def peladen(tmp_path, basis_siap):
    """A server process of its own on a database of its own."""
    lingkungan = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/putus.sqlite3",
        "ALLOWED_HOSTS": "*",
        "PRODUKSI": "0",
    }
    perintah = [sys.executable, "manage.py"]
    opsi = {"cwd": pengaturan.BASE_DIR, "env": lingkungan}
    copy(basis_siap, tmp_path / "putus.sqlite3")
    naskah = (pengaturan.BASE_DIR / "tests/capaian/bukti/dunia_putus.py").read_text()
    keluar = subprocess.run(
        [*perintah, "shell", "-v0", "-c", naskah],
        check=True,
        capture_output=True,
        text=True,
        **opsi,
    ).stdout.split()
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        port = soket.getsockname()[1]
    proses = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "sakip.wsgi", "--bind", f"127.0.0.1:{port}"]
        + ["--worker-class", "gthread", "--threads", "4", "--log-level", "critical"]
        + ["--no-control-socket"],
        **opsi,
    )
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield {"port": port, "proses": proses, "sesi": keluar[-2], "pk": keluar[-1]} | opsi
    if proses.poll() is None:
        proses.terminate()
    proses.wait(20)


def _permintaan(peladen, isi: bytes) -> bytes:
    """A complete upload as a browser sends it."""
    token, batas = "a" * 32, b"----batas"
    badan = b""
    for nama, teks in (
        ("csrfmiddlewaretoken", token),
        ("halaman", ""),
        ("keterangan", ""),
    ):
        badan += (
            b"--"
            + batas
            + f'\r\nContent-Disposition: form-data; name="{nama}"\r\n\r\n{teks}\r\n'.encode()
        )
    badan += (
        b"--"
        + batas
        + b'\r\nContent-Disposition: form-data; name="berkas"; filename="a.jpg"\r\n'
    )
    badan += b"Content-Type: image/jpeg\r\n\r\n" + isi + b"\r\n--" + batas
    badan += (
        b'\r\nContent-Disposition: form-data; name="akhir"\r\n\r\nya\r\n--'
        + batas
        + b"--\r\n"
    )
    kepala = (
        f"POST /35.09.24/2026/indikator/{peladen['pk']}/bukti/1/ HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{peladen['port']}\r\n"
        f"Cookie: sessionid={peladen['sesi']}; csrftoken={token}\r\n"
        f"Content-Type: multipart/form-data; boundary=----batas\r\n"
        f"Content-Length: {len(badan)}\r\nConnection: close\r\n\r\n"
    )
    return kepala.encode() + badan


def _banyak(peladen) -> tuple[int, int]:
    kode = (
        "from capaian.models import Bukti, LampiranBukti;"
        "print(Bukti.objects.count(), LampiranBukti.objects.count())"
    )
    keluar = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", kode],
        check=True,
        capture_output=True,
        text=True,
        cwd=peladen["cwd"],
        env=peladen["env"],
    ).stdout.split()
    return int(keluar[-2]), int(keluar[-1])


def _isi_jpg() -> bytes:
    """Of some megabytes; cut anywhere after the first, it is still a whole picture."""
    return isi_gambar("JPEG") + b"\x00" * 4_000_000


@pytest.mark.lengkap
def test_kiriman_terputus_tidak_meninggalkan_apa_pun(peladen, tmp_path):
    """The person cancels, or the line breaks, at some place of the body; then the whole
    one is taken, which shows that the others were cut by nothing else."""
    utuh = _permintaan(peladen, _isi_jpg())
    for bagian in (0.3, 0.6, 0.9, 0.99999):
        with socket.create_connection(("127.0.0.1", peladen["port"]), 20) as soket:
            soket.sendall(utuh[: int(len(utuh) * bagian)])
    time.sleep(3)
    assert _banyak(peladen) == (0, 0)
    assert isi_disk(tmp_path / "berkas") == []
    with socket.create_connection(("127.0.0.1", peladen["port"]), 20) as soket:
        soket.sendall(utuh)
        assert soket.recv(100).startswith(b"HTTP/1.1 302")
    assert _banyak(peladen) == (1, 1)


@pytest.mark.lengkap
def test_peladen_dimatikan_paksa_di_tengah_unggahan(peladen, tmp_path):
    """kill -9 at some moment: no row without its whole file; what nobody names is
    swept."""
    utuh = _permintaan(peladen, _isi_jpg())
    with socket.create_connection(("127.0.0.1", peladen["port"]), 20) as soket:
        soket.sendall(utuh)
        time.sleep(0.02)
        anak = subprocess.run(
            ["ps", "--ppid", str(peladen["proses"].pid), "-o", "pid="],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for nomor in (peladen["proses"].pid, *map(int, anak)):
            os.kill(nomor, signal.SIGKILL)
    peladen["proses"].wait(20)
    bukti, lampiran = _banyak(peladen)
    assert bukti == lampiran
    _tuakan(tmp_path / "berkas")
    subprocess.run(
        [sys.executable, "manage.py", "sapu_bukti", "--periksa-isi"],
        check=True,
        cwd=peladen["cwd"],
        env=peladen["env"],
    )
    assert len(isi_disk(tmp_path / "berkas" / "bukti")) == bukti

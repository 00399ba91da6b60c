"""The reports of all kecamatan of a regency in one ZIP, made part by part.

A worker makes one report, notes it on the job and puts the job at the end of the queue,
so that whoever wants a single report waits for one part and not for thirty. A part is
printed once per content; a job whose worker was killed goes on with the next part.
"""

import hashlib
import json
import logging
import shutil
import time
import zipfile
from pathlib import Path
from typing import BinaryIO, TypedDict

from django.conf import settings

from capaian.pengukuran import TanpaSkala
from dokumen import pekerjaan as siklus
from dokumen.models import PekerjaanCetak
from dokumen.pdf import GagalCetak
from kecamatan.models import Kecamatan

from ..susun import TanpaPerjanjian, susun_lkjip
from .berkas import nama_lkjip, pastikan

log = logging.getLogger(__name__)

GAGAL_TAK_TERDUGA = (
    "Laporannya gagal disusun karena kesalahan pada sistem. Sampaikan kepada admin "
    "kabupaten."
)
GILIRAN = 5  # seconds; parts that were printed before take a part of one
TANGGAL_ZIP = (1980, 1, 1, 0, 0, 0)
KETERANGAN = "BACA-DAHULU.txt"


class Bagian(TypedDict, total=False):
    """What became of one kecamatan: the fingerprint of its file, or why there is none."""

    kode: str
    nama: str
    berkas: str
    sidik: str
    sebab: str


class HimpunanKosong(Exception):
    """No kecamatan has a report; the message says so."""


def langkah(pekerjaan: PekerjaanCetak) -> bool:
    """Make the next part, and the ZIP after the last; whether there is more to do.

    OSError where a file cannot be kept, HimpunanKosong where nothing can be printed.
    """
    daftar = list(Kecamatan.objects.filter(kabupaten=pekerjaan.kabupaten_id))
    daftar.sort(key=lambda kecamatan: kecamatan.kode)
    # What was swept meanwhile is made again.
    bagian = [b for b in pekerjaan.bagian if "sebab" in b or _jalan(pekerjaan, b)]
    jadi, awal = {b["kode"] for b in bagian}, time.monotonic()
    for kecamatan in daftar:
        if kecamatan.kode in jadi:
            continue
        isi, baru = _buat(kecamatan, pekerjaan)
        bagian.append(isi)
        if not siklus.catat_bagian(pekerjaan, bagian, len(daftar)):
            return False  # another worker has it now
        if baru or time.monotonic() - awal > GILIRAN:
            return True
    _himpun(pekerjaan, sorted(bagian, key=lambda b: b["kode"]))
    return False


def _buat(kecamatan: Kecamatan, pekerjaan: PekerjaanCetak) -> tuple[Bagian, bool]:
    """What became of the kecamatan, and whether it was printed just now."""
    bagian: Bagian = {"kode": kecamatan.kode, "nama": str(kecamatan)}
    try:
        dokumen = susun_lkjip(kecamatan, pekerjaan.tahun)
        berkas = pastikan(dokumen, pekerjaan.format)
    except (TanpaPerjanjian, TanpaSkala) as galat:
        # "Kecamatan Panti belum mempunyai ...": where it stands its name stands.
        sebab = str(galat).removeprefix(f"{kecamatan} ")
        return bagian | {"sebab": sebab}, False
    except GagalCetak as galat:
        return bagian | {"sebab": str(galat)}, True
    except OSError:
        raise  # no room for any of them
    except Exception:
        # One report that cannot be built must not keep the others from being had.
        log.exception("LKjIP %s %s tidak tersusun", kecamatan.kode, pekerjaan.tahun)
        return bagian | {"sebab": GAGAL_TAK_TERDUGA}, True
    nama = nama_lkjip(kecamatan, pekerjaan.tahun, pekerjaan.format)
    isi = {"sidik": berkas.sidik, "berkas": f"{kecamatan.kode}-{nama}"}
    return bagian | isi, berkas.baru


def _jalan(pekerjaan: PekerjaanCetak, b: Bagian) -> Path | None:
    return siklus.tersimpan(b["sidik"], pekerjaan.format)


def _himpun(pekerjaan: PekerjaanCetak, bagian: list[Bagian]) -> None:
    ada = [b for b in bagian if "sidik" in b]
    if not ada:
        raise HimpunanKosong(
            f"Belum ada kecamatan yang Laporan Kinerjanya tahun {pekerjaan.tahun} dapat "
            f"dicetak. {bagian[0]['nama']}: {bagian[0]['sebab']}"
            if bagian
            else "Kabupaten ini belum mempunyai kecamatan."
        )
    kunci = json.dumps([bagian, pekerjaan.format], sort_keys=True)
    sidik = hashlib.sha256(kunci.encode()).hexdigest()

    def isi(keluaran: BinaryIO) -> None:
        _tulis_zip(keluaran, pekerjaan, bagian)

    sudah = siklus.tersimpan(sidik, "zip")
    siklus.selesai(pekerjaan, sidik, None if sudah else isi)


def _tulis_zip(
    keluaran: BinaryIO, pekerjaan: PekerjaanCetak, bagian: list[Bagian]
) -> None:
    """The files as they are (they are packed already), behind a text of what is in."""
    with zipfile.ZipFile(keluaran, "w") as arsip:
        teks = _keterangan(pekerjaan, bagian).replace("\n", "\r\n")
        arsip.writestr(_info(KETERANGAN), teks.encode("utf-8-sig"))
        for b in bagian:
            if "sidik" not in b:
                continue
            sumber = settings.MEDIA_ROOT / siklus.nama_berkas(
                b["sidik"], pekerjaan.format
            )
            with sumber.open("rb") as asal, arsip.open(_info(b["berkas"]), "w") as ke:
                shutil.copyfileobj(asal, ke)
            siklus.kabari(pekerjaan)


def _info(nama: str) -> zipfile.ZipInfo:
    """Without the hour of packing, so that equal reports give equal bytes."""
    info = zipfile.ZipInfo(nama, TANGGAL_ZIP)
    info.external_attr = 0o644 << 16
    return info


def _keterangan(pekerjaan: PekerjaanCetak, bagian: list[Bagian]) -> str:
    ada = [b for b in bagian if "sidik" in b]
    tanpa = [b for b in bagian if "sebab" in b]
    baris = [
        f"Laporan Kinerja (LKjIP) kecamatan se-{pekerjaan.kabupaten} tahun "
        f"{pekerjaan.tahun}",
        f"{len(ada)} dari {len(bagian)} kecamatan.",
        "",
        "Yang dimuat:",
        *(f"- {b['kode']} {b['nama']}: {b['berkas']}" for b in ada),
    ]
    if tanpa:
        baris += ["", "Yang belum dapat dimuat:"]
        baris += [f"- {b['kode']} {b['nama']}: {b['sebab']}" for b in tanpa]
    return "\n".join([*baris, ""])

"""Loading reference data and the example documents from files a person can read.

`fixtures/acuan` holds what the law and the regency give everybody; each file of
`fixtures/contoh` a regency, each folder there one document of one kecamatan. Rows
are found by natural key and created where missing, never changed: what somebody
corrected stays. A folder is loaded whole or not at all, and skipped while its
bytes are the same as last time.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kecamatan.models import Kabupaten, Kecamatan

from ..models import MuatanContoh
from . import hasil, rencana
from .acuan import muat_acuan, muat_kabupaten
from .acuan_ipp import muat_ipp
from .acuan_lke import muat_lke
from .acuan_reviu import muat_reviu
from .akun import Akun, akun_demo, buat_akun_demo
from .evaluasi import buat_evaluasi_demo
from .konteks import Konteks
from .simpul import GalatContoh, Simpul, baca_yaml

__all__ = ["Akun", "GalatContoh", "akun_demo", "muat"]

# Each key of a kecamatan's files and what loads it, in the order of their needs.
BAGIAN: dict[str, Callable[[Konteks, Simpul], None]] = {
    "identitas": rencana.identitas,
    "unit_kerja": rencana.unit_kerja,
    "pejabat": rencana.pejabat,
    "masa_jabatan": rencana.masa_jabatan,
    "indikator": rencana.indikator,
    "nomenklatur": rencana.nomenklatur,
    "renstra": rencana.renstra,
    "keputusan": rencana.keputusan,
    "perjanjian": rencana.perjanjian,
    "anggaran": hasil.anggaran,
    "realisasi_anggaran": hasil.realisasi_anggaran,
    "realisasi": hasil.realisasi,
    "aturan_pengukuran": hasil.aturan_pengukuran,
    "survei": hasil.survei,
    "lhe": hasil.lhe,
    "lkjip": hasil.lkjip,
    "pegawai": hasil.pegawai,
    "sarana": hasil.sarana,
    "narasi": hasil.narasi,
    "tercetak": hasil.tercetak,
}


@dataclass(frozen=True)
class _Muatan:
    """A folder or file that is loaded whole; `sidik` is the hash of its bytes."""

    nama: str
    berkas: tuple[Path, ...]
    sidik: str


def muat(
    lapor: Callable[[str], None] = lambda baris: None, akar: Path | None = None
) -> None:
    """Load what changed since last time, and the demo accounts outside production.

    `lapor` gets one line per loaded folder; `akar` is the folder of fixtures.
    Raises GalatContoh with an Indonesian sentence; earlier folders stay loaded.
    """
    akar = akar or settings.BASE_DIR / "fixtures"
    dimuat = dict(MuatanContoh.objects.values_list("nama", "sidik"))
    semua = list(_muatan(akar))
    if any(dimuat.get(m.nama) != m.sidik for m in semua):
        daerah: dict[str, Konteks] = {}
        for muatan in semua:
            baru = dimuat.get(muatan.nama) != muatan.sidik
            # A regency's file is read in any case: it names the officials whom
            # the folders of its kecamatan speak of.
            if baru or muatan.berkas[0].parent == akar / "contoh":
                with transaction.atomic():
                    _muat_satu(muatan, daerah)
                    if baru:
                        MuatanContoh.objects.update_or_create(
                            nama=muatan.nama, defaults={"sidik": muatan.sidik}
                        )
            if baru:
                lapor(f"Memuat {muatan.nama}.")
    if not settings.PRODUKSI:
        buat_akun_demo()
        buat_evaluasi_demo()


def _muatan(akar: Path) -> Iterator[_Muatan]:
    yield _satu("acuan", sorted((akar / "acuan").iterdir()))
    for jalan in sorted((akar / "contoh").glob("*.yaml")):
        yield _satu(jalan.stem, [jalan])
    for folder in sorted(p for p in (akar / "contoh").iterdir() if p.is_dir()):
        if berkas := sorted(folder.glob("*.yaml")):
            yield _satu(folder.name, berkas)


def _satu(nama: str, berkas: list[Path]) -> _Muatan:
    sidik = hashlib.sha256()
    for jalan in berkas:
        isi = jalan.read_bytes()
        sidik.update(f"{jalan.name} {len(isi)}\n".encode() + isi)
    return _Muatan(nama, tuple(berkas), sidik.hexdigest())


def _muat_satu(muatan: _Muatan, daerah: dict[str, Konteks]) -> None:
    if muatan.nama == "acuan":
        muat_acuan(muatan.berkas[0].parent)
        muat_ipp(muatan.berkas[0].parent)
        muat_lke(muatan.berkas[0].parent)
        muat_reviu(muatan.berkas[0].parent)
        return
    simpul = [
        baca_yaml(jalan, f"{jalan.parent.name}/{jalan.name}") for jalan in muatan.berkas
    ]
    if simpul[0].ada("kabupaten"):
        k = _konteks_kabupaten(simpul[0], daerah)
        muat_kabupaten(k, simpul[0])
        simpul[0].tutup()
    else:
        _muat_folder(simpul, daerah)


def _konteks_kabupaten(s: Simpul, daerah: dict[str, Konteks]) -> Konteks:
    kode = s.wajib("kabupaten")
    kabupaten = Kabupaten.objects.filter(kode=kode).first()
    if kabupaten is None:
        raise s.galat(f"kabupaten “{kode}” tidak dikenal", "kabupaten")
    return daerah.setdefault(kode, Konteks(kabupaten, None))


def _muat_folder(simpul: list[Simpul], daerah: dict[str, Konteks]) -> None:
    berkas = [(_kepala(s, daerah), s) for s in simpul]
    # Local names hold for all files of a folder, not for the next folder.
    bersama = replace(
        berkas[0][0],
        unit={},
        pejabat=dict(berkas[0][0].pejabat),
        masa_jabatan=dict(berkas[0][0].masa_jabatan),
        nomenklatur_lokal={},
        renstra_lokal={},
        _indikator={},
    )
    for nama, pekerjaan in BAGIAN.items():
        for kepala, s in berkas:
            if s.ada(nama):
                k = replace(
                    bersama,
                    kecamatan=kepala.kecamatan,
                    dokumen=kepala.dokumen,
                    tahun=kepala.tahun,
                )
                pekerjaan(k, s)
            s.mentah(nama)
    for _, s in berkas:
        s.tutup()


def _kepala(s: Simpul, daerah: dict[str, Konteks]) -> Konteks:
    kode = s.wajib("kecamatan")
    kecamatan = Kecamatan.objects.filter(kode=kode).first()
    if kecamatan is None:
        raise s.galat(f"kecamatan “{kode}” tidak dikenal", "kecamatan")
    dasar = daerah.get(kode[:5]) or Konteks(kecamatan.kabupaten, None)
    tahun = s.bulat("tahun")
    if tahun is None:
        raise s.galat("“tahun” harus diisi")
    return replace(dasar, kecamatan=kecamatan, dokumen=s.wajib("dokumen"), tahun=tahun)

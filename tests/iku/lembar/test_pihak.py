"""The parties of an agreement in files."""

from datetime import date

import pytest

from iku.pilihan import StatusPk
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan
from tests.pembangun import (
    buat_kecamatan,
    buat_masa_jabatan,
    buat_pk,
    buat_renstra,
)

from .berkas import PAKUSARI

JUDUL = ["Kecamatan", "Tahun", "Perubahan ke", "Renstra", "Tanggal"]
BUPATI = "Fawait, Bupati Pakusari"


@pytest.fixture
def camat(pakusari):
    """Two terms of one person in one post."""
    awal = buat_masa_jabatan(pakusari, nama="Rifendi", selesai=date(2025, 6, 30))
    buat_masa_jabatan(pakusari, Jabatan.BUPATI, "Fawait", mulai=date(2025, 2, 20))
    return awal, MasaJabatan.objects.create(
        pejabat=awal.pejabat,
        kecamatan=pakusari,
        jabatan=awal.jabatan,
        sebutan=awal.sebutan,
        status=awal.status,
        mulai=date(2025, 9, 1),
    )


def pk(tanggal, pertama="Rifendi, Camat Pakusari", kedua=BUPATI):
    isi = [PAKUSARI, 2025, 0, "2025-2029", tanggal, pertama, kedua]
    return {"PK": [[*JUDUL, "Pihak pertama", "Pihak kedua"], isi]}


@pytest.mark.parametrize(
    ("tanggal", "ke"), [(date(2025, 3, 1), 0), (date(2025, 10, 1), 1)]
)
def test_seperti_menjabat_pada_tanggalnya(pakusari, camat, terap, tanggal, ke):
    ini = buat_pk(buat_renstra(pakusari), status=StatusPk.DRAF)
    assert terap("pk", pk(tanggal), alasan="pejabatnya berganti").diterapkan
    ini.refresh_from_db()
    assert (ini.pertama, str(ini.kedua)) == (camat[ke], BUPATI)


@pytest.mark.parametrize(
    ("isi", "kolom", "kalimat"),
    [
        (pk(None), "Pihak pertama", "mempunyai beberapa masa jabatan"),
        (pk(date(2025, 8, 1)), "Pihak pertama", "mempunyai beberapa masa jabatan"),
        (pk(date(2025, 1, 5)), "", "Fawait, Bupati Pakusari tidak menjabat pada 5 Jan"),
        (pk(date(2025, 3, 1), BUPATI), "Pihak pertama", "tidak ada di antara Camat"),
        (pk(None, None, "Entah"), "Pihak kedua", "tidak ada di antara Bupati"),
    ],
)
def test_yang_tidak_menjabat(pakusari, camat, lihat, isi, kolom, kalimat):
    buat_renstra(pakusari)
    (galat,) = lihat("pk", isi).galat
    assert (galat.lembar, galat.baris, galat.kolom) == ("PK", 2, kolom)
    assert kalimat in galat.pesan


def test_camat_dan_bupati_di_tempat_lain_tidak_dikenal(pakusari, panti, lihat):
    buat_renstra(pakusari)
    lain = buat_kecamatan("35.10.01", "Pesanggaran")
    camat = buat_masa_jabatan(panti)
    bupati = buat_masa_jabatan(lain, Jabatan.BUPATI, "Ipuk")
    isi = pk(None, str(camat), str(bupati))
    # A file may speak of those places as well; the posts stay theirs.
    isi["PK"] += [[kode, 2025, 0, "2025-2029"] for kode in (panti.kode, lain.kode)]
    galat = [g.kolom for g in lihat("pk", isi).galat if g.baris == 2]
    assert galat == ["Pihak pertama", "Pihak kedua"]

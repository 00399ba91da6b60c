import pytest
from django.core import serializers

from iku.lembar import daftar
from iku.lembar.kamus import KUNCI, Kamus
from iku.lembar.lingkup import Lingkup
from iku.lembar.penerapan import pratinjau, terapkan
from iku.lembar.penulis import tulis_xlsx
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna

from . import berkas


@pytest.fixture
def mahir(pakusari):
    """Somebody who may change everything in the regency that files can change."""
    orang = buat_pengguna(Peran.BAPPEDA, pakusari, nama="mahir")
    orang.penugasan.create(peran=Peran.BAGIAN_ORGANISASI, kabupaten=pakusari.kabupaten)
    return orang


@pytest.fixture
def lihat(tmp_path):
    """Preview of {sheet: rows} (or a file) of a kind; by nobody in particular."""

    def _lihat(jenis, isi, lingkup=None):
        return pratinjau(
            _jalan(tmp_path, isi), daftar.cari(jenis), lingkup or Lingkup()
        )

    return _lihat


@pytest.fixture
def terap(tmp_path, mahir):
    """Apply {sheet: rows} (or a file) of a kind, by default as `mahir`."""

    def _terap(jenis, isi, lingkup=None, **opsi):
        return terapkan(
            _jalan(tmp_path, isi),
            daftar.cari(jenis),
            lingkup or Lingkup(mahir),
            **opsi,
        )

    return _terap


@pytest.fixture
def ekspor(tmp_path):
    """The export of a kind, as a file."""

    def _ekspor(jenis, tahun=None, templat=False, kecamatan=None):
        lingkup = Lingkup(kecamatan=kecamatan)
        kamus = Kamus(lingkup.daftar_kecamatan(), lingkup.daftar_kabupaten())
        jalan = tmp_path / f"{jenis}-{'templat' if templat else 'data'}.xlsx"
        with jalan.open("wb") as keluaran:
            tulis_xlsx(
                keluaran, daftar.cari(jenis), kamus, tahun=tahun, templat=templat
            )
        return jalan

    return _ekspor


@pytest.fixture
def isi_basis_data():
    """Everything that an import could touch, as one text."""

    def _isi():
        return "\n".join(
            serializers.serialize("json", model.objects.order_by("pk"))
            for model in (*KUNCI, Jejak)
        )

    return _isi


def _jalan(tmp_path, isi):
    if isinstance(isi, dict):
        return berkas.tulis(tmp_path / "isi.xlsx", isi)
    return isi

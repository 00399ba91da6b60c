"""Files of realisations, by default brought by the operator of Pakusari."""

import pytest

from iku.lembar.lingkup import Lingkup
from tests.capaian.anggaran.conftest import belanja, dokumen, murni, pohon, status
from tests.capaian.triwulan.conftest import triwulanan
from tests.iku.lembar import conftest as umum

__all__ = ["belanja", "dokumen", "murni", "pohon", "status", "triwulanan"]

ekspor, isi_basis_data, lihat = umum.ekspor, umum.isi_basis_data, umum.lihat
mahir, terap_mahir = umum.mahir, umum.terap


@pytest.fixture
def terap(terap_mahir, operator):
    def _terap(jenis, isi, lingkup=None, **opsi):
        return terap_mahir(jenis, isi, lingkup or Lingkup(operator), **opsi)

    return _terap

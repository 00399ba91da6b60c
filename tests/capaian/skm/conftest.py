"""Open surveys of Pakusari 2025, one with the worked example."""

import pytest

from tests.iku.lembar.conftest import (  # noqa: F401
    ekspor,
    isi_basis_data,
    lihat,
    mahir,
    terap,
)
from tests.pembangun import buat_survei

# Ten respondents, answers U1..U9: IKM 76,94 B with weights of exactly 1/9, but 76,18 C
# with the printed 0,11.
CONTOH = tuple(
    tuple(map(int, baris.split()))
    for baris in """\
3 3 3 4 3 3 3 3 4
3 2 3 4 3 3 3 3 3
3 3 3 4 3 3 4 3 3
3 3 3 3 3 3 3 3 3
4 3 3 3 3 3 3 3 3
3 3 2 4 3 3 3 2 3
3 3 2 4 3 3 3 2 3
3 3 3 4 3 3 3 3 3
3 3 3 4 3 3 3 3 3
4 4 3 3 3 3 3 3 3""".splitlines()
)


@pytest.fixture
def survei(pakusari):
    return buat_survei(pakusari, layanan=["Legalisasi surat", "Perekaman KTP"])


@pytest.fixture
def contoh(pakusari):
    """The worked example, closed."""
    return buat_survei(pakusari, CONTOH, status="ditutup", periode="tw3", populasi=280)


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client

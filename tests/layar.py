"""On which screens pages are looked at in a browser: the usual run takes the small dark
one, where most goes wrong; the whole one (--lengkap) takes the others, too."""

import pytest

_LENGKAP = pytest.mark.lengkap

TEMA = ("dark", pytest.param("light", marks=_LENGKAP))
LAYAR = ((360, "dark"), pytest.param(1280, "light", marks=_LENGKAP))
SEMUA_LAYAR = (
    *LAYAR,
    pytest.param(1280, "dark", marks=_LENGKAP),
    pytest.param(360, "light", marks=_LENGKAP),
)

"""/admin/ in a real browser: readable to all, and within the policy of the pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from iku.models import Nomenklatur
from kecamatan.models import (
    Desa,
    MasaJabatan,
    Pejabat,
    Pengguna,
    UnitKerja,
)
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna
from tests.test_peramban import SANDI, buka, masuk, mesin, pytestmark  # noqa: F401

from ..layar import TEMA

DENGAR = """addEventListener("securitypolicyviolation", (e) => {
    (window.pelanggaran ||= []).push(`${e.violatedDirective} ${e.sourceFile}`);
});"""


@pytest.fixture
def pengelola(pakusari):
    orang = buat_pengguna(Peran.ADMIN_KABUPATEN, pakusari, nama="pengelola")
    orang.set_password(SANDI)
    orang.save()
    UnitKerja.objects.create(kecamatan=pakusari, nama="Sekretariat")
    return orang.username


@pytest.mark.parametrize("tema", TEMA)
def test_daftar_dan_isian_terbaca_dan_patuh(buka, pengelola, tema):  # noqa: F811
    page = buka(tema=tema)
    page.add_init_script(DENGAR)
    masuk(page, pengelola)
    for model in (Pengguna, MasaJabatan, UnitKerja, Pejabat, Desa, Nomenklatur):
        for aksi in ("changelist", "add"):
            opsi = model._meta
            if model is Nomenklatur and aksi == "add":
                continue  # Bappeda's
            alamat = reverse(f"admin:{opsi.app_label}_{opsi.model_name}_{aksi}")
            assert page.goto(alamat).status == 200, alamat
            assert page.evaluate("window.pelanggaran || []") == [], alamat
            buruk = [
                satu
                for satu in Axe().run(page).response["violations"]
                if satu["impact"] in ("serious", "critical")
            ]
            assert not buruk, (
                alamat,
                [(b["id"], b["nodes"][0]["html"]) for b in buruk],
            )
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.pelanggaran")  # what listens does hear

"""The emblem's page in a real browser: the picture is shown within the policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna
from tests.test_peramban import SANDI, buka, masuk, mesin, pytestmark  # noqa: F401

from .test_admin_peramban import DENGAR
from .test_lambang import ALAMAT, gambar


@pytest.fixture
def admin(pakusari):
    orang = buat_pengguna(Peran.ADMIN_KABUPATEN, pakusari, nama="admin-lambang")
    orang.set_password(SANDI)
    orang.save()
    return orang.username


def test_unggah_tampak_lalu_dihapus(buka, admin):  # noqa: F811
    page = buka(lebar=360, tema="dark")
    page.add_init_script(DENGAR)
    masuk(page, admin)
    page.goto(ALAMAT)
    berkas = {"name": "lambang.png", "mimeType": "image/png", "buffer": gambar()}
    page.get_by_label("Gambar lambang").set_input_files(berkas)
    page.get_by_role("button", name="Simpan lambang").click()
    lambang = page.get_by_role("img", name="Lambang Kabupaten Jember")
    lambang.wait_for()
    assert lambang.evaluate("e => e.naturalHeight") == 480
    assert page.evaluate("window.pelanggaran || []") == []
    buruk = Axe().run(page).response["violations"]
    assert [b["id"] for b in buruk if b["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="Hapus lambang").click()
    page.get_by_role("button", name="Hapus lambang ini").click()
    page.get_by_text("Belum ada lambang.").wait_for()

"""The questionnaire in a real browser: by keyboard, on a telephone, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from kecamatan.models import Pengguna
from tests.pembangun import (
    buat_instrumen,
    buat_kecamatan,
    buat_pengguna,
    buat_skala,
    buat_survei,
)
from tests.test_peramban import SANDI, buka, masuk, mesin, pytestmark  # noqa: F401

from ...layar import SEMUA_LAYAR

BERAT_HALAMAN = 150_000
JAWABAN = {
    f"jawaban_{n}": kata
    for n, kata in enumerate(("Buruk", "Cukup", "Baik", "Sangat baik"), 1)
}


@pytest.fixture
def survei(transactional_db):
    instrumen = buat_instrumen()
    instrumen.unsur.update(pertanyaan="Bagaimana pendapat Saudara?", **JAWABAN)
    return buat_survei(
        buat_kecamatan(), instrumen=instrumen, layanan=["Legalisasi surat keterangan"]
    )


@pytest.mark.parametrize("javascript", [True, False])
def test_isi_dengan_papan_ketik_di_telepon(survei, buka, javascript):  # noqa: F811
    halaman = buka(lebar=360, tinggi=740, javascript=javascript)
    ukuran = []
    halaman.on("response", lambda r: ukuran.append(len(r.body())))
    halaman.goto(f"/skm/{survei.token}/")
    assert sum(ukuran) < BERAT_HALAMAN
    if javascript:
        assert halaman.evaluate("document.documentElement.scrollWidth") <= 360
    halaman.get_by_label("Jenis layanan").focus()
    for _ in range(9):
        halaman.keyboard.press("Tab")
        halaman.keyboard.press("Space")  # the first answer
        for _ in range(2):
            halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Tab")
    halaman.keyboard.type("42")
    for _ in range(4):
        halaman.keyboard.press("Tab")
    halaman.keyboard.type("Loket diperbanyak")
    halaman.keyboard.press("Tab")  # over the trap, which nobody reaches
    halaman.keyboard.press("Enter")
    halaman.get_by_role("heading", name="Terima kasih").wait_for()
    satu = survei.daftar_responden.get()
    assert [j.nilai for j in satu.jawaban.all()] == [3] * 9
    assert (satu.umur, satu.saran) == (42, "Loket diperbanyak")


def test_yang_terlewat_ditunjukkan(survei, buka):  # noqa: F811
    halaman = buka(lebar=360)
    halaman.goto(f"/skm/{survei.token}/")
    halaman.get_by_label("Baik", exact=True).first.check()
    halaman.get_by_role("button", name="Kirim jawaban").click()
    halaman.get_by_text("Belum terkirim").wait_for()
    assert halaman.get_by_text("Pilih salah satu jawaban.").count() == 16
    assert halaman.get_by_label("Baik", exact=True).first.is_checked()
    assert not survei.daftar_responden.exists()


@pytest.mark.parametrize(("lebar", "tema"), SEMUA_LAYAR)
def test_halaman_dapat_dipakai_semua_orang(survei, buka, lebar, tema):  # noqa: F811
    buat_pengguna("operator", survei.kecamatan, nama="operator")
    for orang in Pengguna.objects.all():
        orang.set_password(SANDI)
        orang.save()
    terbit = buat_survei(
        survei.kecamatan, [(3,) * 9] * 3, periode="tw1", status="diterbitkan"
    )
    halaman = buka(lebar=lebar, tema=tema)
    buat_skala()
    galat = []
    halaman.on("console", lambda p: galat.append(p.text) if p.type == "error" else None)
    masuk(halaman, "operator")
    ruang = "/35.09.24/2025/skm/"
    for tempat in (
        f"/skm/{survei.token}/",
        f"/skm/{terbit.token}/hasil/",
        ruang,
        f"{ruang}{terbit.pk}/",
        f"{ruang}{survei.pk}/kuesioner/isi/",
        f"{ruang}{survei.pk}/poster/",
    ):
        halaman.goto(tempat)
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, tempat
        assert not Axe().run(halaman).response["violations"], tempat
    assert not galat


def test_kertas_berturut_turut_dengan_angka_saja(survei, buka):  # noqa: F811
    """Nine digits without Tab, Enter, and the next questionnaire is ready."""
    buat_pengguna("operator", survei.kecamatan, nama="operator")
    orang = Pengguna.objects.get(username="operator")
    orang.set_password(SANDI)
    orang.save()
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto(f"/35.09.24/2025/skm/{survei.pk}/kuesioner/isi/")
    for ke in range(1, 4):
        halaman.keyboard.type("333433334", delay=5)
        halaman.keyboard.press("Enter")
        halaman.get_by_text(f"Sudah {ke} kuesioner").wait_for()
    assert survei.daftar_responden.count() == 3
    nilai = [j.nilai for j in survei.daftar_responden.last().jawaban.all()]
    assert nilai == [3, 3, 3, 4, 3, 3, 3, 3, 4]

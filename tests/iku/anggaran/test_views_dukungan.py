"""…/anggaran/dukungan/<renstra>/: which programs support which sasaran."""

import pytest

from iku.models import DukunganProgram
from kecamatan.models import Jejak
from tests.pembangun import buat_program, buat_renstra, buat_sasaran

pytestmark = pytest.mark.django_db


@pytest.fixture
def sasaran(pakusari):
    return buat_sasaran(buat_renstra(pakusari))


@pytest.fixture
def alamat(sasaran):
    return f"/35.09.24/2025/perencanaan/anggaran/dukungan/{sasaran.tujuan.renstra_id}/"


def kirim(client, alamat, sasaran, program, **lain):
    """Send the page's own mark with these boxes ticked."""
    tanda = client.get(alamat).context["form"]["sidik"].value()
    isi = {"sidik": tanda, f"sasaran_{sasaran.pk}": [p.pk for p in program]}
    return client.post(alamat, isi | lain)


def test_mengganti_dukungan_dengan_jejak(masuk, alamat, sasaran):
    lama, baru = buat_program("Lama"), buat_program("Baru")
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=lama)
    assert kirim(masuk, alamat, sasaran, [baru], alasan="Renja").status_code == 302
    assert [d.nomenklatur for d in sasaran.dukungan.all()] == [baru]
    assert {(j.aksi, j.alasan) for j in Jejak.objects.all()} == {
        ("menghapus", "Renja"),
        ("menambah", "Renja"),
    }


def test_bentrok_tidak_menimpa(masuk, alamat, sasaran):
    lama, baru = buat_program("Lama"), buat_program("Baru")
    tanda = masuk.get(alamat).context["form"]["sidik"].value()
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=lama)
    jawaban = masuk.post(alamat, {"sidik": tanda, f"sasaran_{sasaran.pk}": [baru.pk]})
    assert jawaban.status_code == 409
    assert f"{sasaran.uraian}: {lama}" in jawaban.content.decode()
    assert [d.nomenklatur for d in sasaran.dukungan.all()] == [lama]
    tanda = jawaban.context["form"]["sidik"].value()
    masuk.post(alamat, {"sidik": tanda, f"sasaran_{sasaran.pk}": [baru.pk]})
    assert [d.nomenklatur for d in sasaran.dukungan.all()] == [baru]


def test_program_yang_tidak_ditawarkan_ditolak(masuk, alamat, sasaran):
    kegiatan = buat_program("Kegiatan", buat_program())
    jawaban = kirim(masuk, alamat, sasaran, [kegiatan])
    assert jawaban.status_code == 422
    assert not DukunganProgram.objects.exists()


def test_renstra_tetangga_tidak_ditemukan(masuk, panti):
    lain = buat_sasaran(buat_renstra(panti)).tujuan.renstra
    alamat = f"/35.09.24/2025/perencanaan/anggaran/dukungan/{lain.pk}/"
    assert masuk.get(alamat).status_code == 404


def test_tanpa_sasaran_mengatakan_langkah_berikutnya(masuk, pakusari):
    renstra = buat_renstra(pakusari, 2030, 2034)
    alamat = f"/35.09.24/2025/perencanaan/anggaran/dukungan/{renstra.pk}/"
    assert "belum mempunyai sasaran" in masuk.get(alamat).content.decode()

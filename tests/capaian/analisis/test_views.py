"""…/analisis/<periode>/: writing, copying, and that nothing typed is lost."""

import pytest

from capaian.models import Analisis, PengukuranTriwulan
from iku.pilihan import Frekuensi
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_pk,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)


@pytest.fixture
def indikator(pakusari):
    buat_skala()
    renstra = buat_renstra(pakusari)
    satu = buat_indikator(pakusari, frekuensi=Frekuensi.TRIWULAN)
    buat_butir_pk(buat_pk(renstra, 2026), buat_tempat(buat_sasaran(renstra), satu))
    return satu


@pytest.fixture
def alamat(indikator):
    return f"/35.09.24/2026/indikator/{indikator.pk}/analisis/2/"


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


def isian(pendorong="Loket ditambah", **lain):
    return {"pendorong": pendorong, "penghambat": "", "tindak_lanjut": ""} | lain


def sidik(client, alamat):
    return client.get(alamat).context["form"].initial["sidik"]


def test_tulis_dan_ubah(masuk, alamat, indikator):
    teks = masuk.post(alamat, isian("Satu.\r\n\r\nDua."), follow=True).content.decode()
    assert "Analisis tersimpan." in teks
    ini = Analisis.objects.get()
    assert (ini.pendorong, ini.tahun, ini.triwulan) == ("Satu.\n\nDua.", 2026, 2)
    masuk.post(alamat, isian("Tiga.", sidik=sidik(masuk, alamat)))
    ini.refresh_from_db()
    assert ini.pendorong == "Tiga."
    assert Jejak.objects.tentang(ini).count() == 2
    teks = masuk.get(f"/35.09.24/2026/indikator/{indikator.pk}/").content.decode()
    assert "Tiga." in teks


def test_paragraf_tampil_aman(client, masuk, alamat, camat):
    masuk.post(alamat, isian("Satu.\n\n<script>alert(1)</script>"))
    client.force_login(camat)
    teks = client.get(alamat).content.decode()
    assert "<p>Satu.</p>" in teks
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in teks
    assert "<textarea" not in teks


def test_kosong_semua_ditolak(masuk, alamat):
    jawaban = masuk.post(alamat, isian(""))
    assert jawaban.status_code == 422
    assert "Tulis sedikitnya satu bagian" in jawaban.content.decode()
    assert not Analisis.objects.exists()


def test_terlalu_panjang_ditolak_dan_tetap_ada(masuk, alamat):
    panjang = "a" * 10_001
    jawaban = masuk.post(alamat, isian(panjang))
    assert jawaban.status_code == 422
    assert panjang in jawaban.content.decode()
    assert masuk.post(alamat, isian("a" * 10_000)).status_code == 302


def test_bentrok_menunjukkan_keduanya(masuk, alamat):
    masuk.post(alamat, isian("Lama"))
    dilihat = sidik(masuk, alamat)
    masuk.post(alamat, isian("Orang lain", sidik=dilihat))
    jawaban = masuk.post(alamat, isian("Saya", sidik=dilihat))
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Orang lain menyimpan lebih dahulu" in teks
    assert "<p>Orang lain</p>" in teks
    assert ">\nSaya</textarea>" in teks
    # "Simpan tulisan saya" stores on top of what was shown.
    baru = jawaban.context["form"].data["sidik"]
    assert masuk.post(alamat, isian("Saya", sidik=baru)).status_code == 302
    assert Analisis.objects.get().pendorong == "Saya"


def test_bentrok_bila_keduanya_menulis_yang_pertama(masuk, alamat):
    """Both opened an empty page: the second is shown the first one's words."""
    masuk.post(alamat, isian("Orang lain"))
    jawaban = masuk.post(alamat, isian("Saya"))
    assert jawaban.status_code == 409
    assert Analisis.objects.get().pendorong == "Orang lain"
    baru = jawaban.context["form"].data["sidik"]
    masuk.post(alamat, isian("Saya", sidik=baru))
    assert Analisis.objects.get().pendorong == "Saya"


def test_penjelasan_dari_halaman_lain_bukan_bentrok_dan_tidak_hilang(masuk, alamat):
    masuk.post(alamat, isian("Lama"))
    dilihat = sidik(masuk, alamat)
    Analisis.objects.update(penjelasan="Sepuluh kali karena loket baru.")
    assert masuk.post(alamat, isian("Baru", sidik=dilihat)).status_code == 302
    ini = Analisis.objects.get()
    assert (ini.pendorong, ini.penjelasan) == (
        "Baru",
        "Sepuluh kali karena loket baru.",
    )


def test_salin_ditandai_sampai_diperiksa(masuk, alamat, indikator):
    Analisis.objects.create(
        indikator=indikator, tahun=2025, triwulan=None, pendorong="Tahun lalu"
    )
    Analisis.objects.create(
        indikator=indikator, tahun=2026, triwulan=1, penghambat="Jaringan putus"
    )
    teks = masuk.get(alamat).content.decode()
    assert "Jaringan putus" in teks
    assert "Salin dari triwulan I 2026" in teks
    teks = masuk.post(f"{alamat}salin/", follow=True).content.decode()
    assert "Salinan, belum diperiksa" in teks
    ini = Analisis.objects.get(triwulan=2)
    assert (ini.penghambat, ini.salinan) == ("Jaringan putus", True)
    assert Jejak.objects.tentang(ini).get().alasan == "disalin dari triwulan I 2026"
    # Saved as it is: somebody has looked at it.
    masuk.post(
        alamat, isian("", penghambat="Jaringan putus", sidik=sidik(masuk, alamat))
    )
    ini.refresh_from_db()
    assert ini.salinan is False


def test_salin_tidak_menimpa_dan_perlu_sumber(masuk, alamat, indikator):
    teks = masuk.post(f"{alamat}salin/", follow=True).content.decode()
    assert "Belum ada analisis dari periode sebelumnya" in teks
    Analisis.objects.create(
        indikator=indikator, tahun=2026, triwulan=3, pendorong="Kelak"
    )
    masuk.post(f"{alamat}salin/")
    assert not Analisis.objects.filter(triwulan=2).exists()
    Analisis.objects.create(
        indikator=indikator, tahun=2026, triwulan=1, pendorong="Lalu"
    )
    masuk.post(alamat, isian("Sudah ada"))
    teks = masuk.post(f"{alamat}salin/", follow=True).content.decode()
    assert "sudah terisi" in teks
    assert Analisis.objects.get(triwulan=2).pendorong == "Sudah ada"


def test_triwulan_tertutup_menolak_tetapi_tulisan_tetap_ada(masuk, alamat, pakusari):
    PengukuranTriwulan.objects.create(
        kecamatan=pakusari, tahun=2026, triwulan=2, status="diajukan"
    )
    jawaban = masuk.post(alamat, isian("Tulisan panjang saya"))
    teks = jawaban.content.decode()
    assert jawaban.status_code == 403
    assert "Tulisan panjang saya" in teks
    assert "belum tersimpan" in teks
    assert masuk.post(f"{alamat}salin/").status_code == 403
    assert not Analisis.objects.exists()


def test_penanggung_jawab_unit_lain_hanya_membaca(client, alamat, indikator, pakusari):
    unit = pakusari.unit_kerja.create(nama="Seksi lain", dasar="x")
    client.force_login(buat_pengguna("penanggung_jawab", pakusari, unit=unit))
    assert client.get(alamat).status_code == 200
    assert client.post(alamat, isian()).status_code == 403
    indikator.penanggung_jawab.add(unit)
    assert client.post(alamat, isian()).status_code == 302

"""The grid of what was spent: saving, refusing, conflicts, who and when."""

import re
from decimal import Decimal

import pytest
from lxml import html

from capaian.models import PengukuranTriwulan, RealisasiAnggaran
from kecamatan.models import Jejak
from tests.pembangun import buat_program

from .isian import ALAMAT, halaman, isian, kirim_sel

D = Decimal


def jumlah(node, triwulan=1):
    baris = RealisasiAnggaran.objects.filter(nomenklatur=node, triwulan=triwulan)
    return baris.get().jumlah if baris else None


def test_satu_sel(masuk, operator, murni, pohon):
    jawaban = kirim_sel(masuk, pohon.gaji, "1.548.977.812,50")
    assert jawaban.status_code == 200
    isi = jawaban.json()
    assert isi["isian"] == {f"jumlah-{pohon.gaji.pk}": "1.548.977.812,5"}
    assert "Tersimpan: Rp 1.548.977.812,50." in isi["kalimat"]
    assert "Melebihi pagu" in isi["catatan"]
    assert isi["kelengkapan"] == "1 dari 3 baris terisi"
    assert isi["lain"][f"jumlah-{pohon.program.pk}"] == "1.548.977.812,50"
    assert jumlah(pohon.gaji) == D("1548977812.50")
    (jejak,) = Jejak.objects.filter(objek="capaian.RealisasiAnggaran")
    assert (jejak.aksi, jejak.id_pengguna) == ("menambah", operator.pk)


def test_mengubah_mengosongkan_dan_nol(masuk, murni, pohon):
    assert kirim_sel(masuk, pohon.gaji, "0").json()["keadaan"] == "tersimpan"
    assert jumlah(pohon.gaji) == 0
    kirim_sel(masuk, pohon.gaji, "10")
    isi = kirim_sel(masuk, pohon.gaji, "").json()
    assert isi["keadaan"] == "belum diisi"
    assert "Dikosongkan" in isi["kalimat"]
    assert jumlah(pohon.gaji) is None
    aksi = Jejak.objects.filter(objek="capaian.RealisasiAnggaran").order_by("pk")
    assert [j.aksi for j in aksi] == ["menambah", "mengubah", "menghapus"]


def test_sama_tidak_mencatat_apa_apa(masuk, murni, pohon, belanja):
    belanja(pohon.gaji, "10")
    for teks in ("10", "10,00", "Rp 10,-"):
        assert kirim_sel(masuk, pohon.gaji, teks).status_code == 200
    assert not Jejak.objects.filter(objek="capaian.RealisasiAnggaran").exists()


@pytest.mark.parametrize(
    "teks", ["10.5", "sepuluh", "-1", "1e5", "9" * 14, "1,001", "=1+1", "٣", "\x00"]
)
def test_isian_salah_ditolak(masuk, murni, pohon, teks):
    jawaban = kirim_sel(masuk, pohon.gaji, teks)
    assert jawaban.status_code == 422
    assert jawaban.json()["galat"][f"jumlah-{pohon.gaji.pk}"]
    assert jumlah(pohon.gaji) is None


def test_orang_lain_lebih_dahulu(masuk, bappeda, client, murni, pohon):
    dari = isian(masuk)
    client.force_login(bappeda)
    kirim_sel(client, pohon.gaji, "70")
    client.force_login(bappeda.__class__.objects.get(username="operator"))
    jawaban = kirim_sel(client, pohon.gaji, "80", dari=dari)
    assert jawaban.status_code == 409
    isi = jawaban.json()
    assert "Rp 70,00" in isi["bentrok"]
    assert "Rp 80,00" in isi["bentrok"]
    assert bappeda.username in isi["bentrok"] or str(bappeda) in isi["bentrok"]
    assert jumlah(pohon.gaji) == 70
    # On top of what is stored now, once both were shown.
    lagi = {**dari, f"tanda-{pohon.gaji.pk}": isi["tanda"]}
    assert kirim_sel(client, pohon.gaji, "80", dari=lagi).status_code == 200
    assert jumlah(pohon.gaji) == 80


def test_dihapus_orang_lain(masuk, murni, pohon, belanja):
    baris = belanja(pohon.gaji, "10")
    dari = isian(masuk)
    baris.delete()
    jawaban = kirim_sel(masuk, pohon.gaji, "11", dari=dari)
    assert jawaban.status_code == 409
    assert "belum diisi" in jawaban.json()["bentrok"]


def test_simpan_semua_tanpa_skrip(masuk, murni, pohon):
    data = isian(masuk)
    data |= {f"jumlah-{pohon.gaji.pk}": "10", f"jumlah-{pohon.kegiatan2.pk}": "20,5"}
    jawaban = masuk.post(ALAMAT, data, follow=True)
    assert "2 baris tersimpan" in jawaban.content.decode()
    assert (jumlah(pohon.gaji), jumlah(pohon.kegiatan2)) == (10, D("20.5"))
    assert jumlah(pohon.laporan) is None


def test_yang_ditolak_tidak_menahan_yang_lain(masuk, murni, pohon):
    data = isian(masuk)
    data |= {f"jumlah-{pohon.gaji.pk}": "seribu", f"jumlah-{pohon.laporan.pk}": "5"}
    jawaban = masuk.post(ALAMAT, data)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert 'value="seribu"' in teks
    assert "1 baris tersimpan" in teks
    assert jumlah(pohon.laporan) == 5


def test_simpan_semua_tidak_membatalkan_kerja_orang_lain(masuk, murni, pohon, belanja):
    baris = belanja(pohon.gaji, "10")
    data = isian(masuk)
    RealisasiAnggaran.objects.filter(pk=baris.pk).update(jumlah=99)
    data[f"jumlah-{pohon.laporan.pk}"] = "5"
    assert masuk.post(ALAMAT, data).status_code == 302
    assert (jumlah(pohon.gaji), jumlah(pohon.laporan)) == (99, 5)


def test_bentrok_tanpa_skrip_menunjukkan_keduanya(masuk, murni, pohon, belanja):
    baris = belanja(pohon.gaji, "10")
    data = isian(masuk) | {f"jumlah-{pohon.gaji.pk}": "12"}
    RealisasiAnggaran.objects.filter(pk=baris.pk).update(jumlah=99)
    jawaban = masuk.post(ALAMAT, data)
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "Rp 99,00" in teks
    assert 'value="12"' in teks
    # The page as it came back: storing all of it once more decides nothing.
    (form,) = html.fromstring(teks).find_class("grid")
    lagi = dict(form.form_values())
    assert masuk.post(ALAMAT, lagi).status_code == 409
    assert jumlah(pohon.gaji) == 99
    pilih = re.search(r'name="pilih" value="([^"]+)"', teks)[1]
    assert masuk.post(ALAMAT, lagi | {"pilih": pilih}).status_code == 302
    assert jumlah(pohon.gaji) == 12


@pytest.mark.parametrize("keadaan", ["diajukan", "disetujui", "terkunci"])
def test_tertutup_bila_triwulan_sudah_dikirim(masuk, murni, pohon, status, keadaan):
    data = isian(masuk) | {f"jumlah-{pohon.gaji.pk}": "12"}
    status(1, keadaan)
    jawaban = kirim_sel(masuk, pohon.gaji, "12", dari=data)
    assert jawaban.status_code == 403
    assert "tidak dapat diubah" in jawaban.json()["kalimat"]
    jawaban = masuk.post(ALAMAT, data)
    assert jawaban.status_code == 409
    assert "Yang Anda ketik: 12" in jawaban.content.decode()
    assert jumlah(pohon.gaji) is None
    assert not halaman(masuk).find_class("grid")


def test_melihat_tidak_menulis_apa_apa(masuk, murni):
    halaman(masuk)
    assert not PengukuranTriwulan.objects.exists()


def test_bappeda_boleh_camat_tidak(client, bappeda, camat, operator, murni, pohon):
    client.force_login(bappeda)
    data = isian(client)
    assert kirim_sel(client, pohon.gaji, "1").status_code == 200
    client.force_login(camat)
    assert not halaman(client).find_class("grid")
    data["oleh"] = camat.pk
    jawaban = kirim_sel(client, pohon.gaji, "2", dari=data)
    assert jawaban.status_code == 403
    assert "operator kecamatan atau Bappeda" in jawaban.json()["kalimat"]


def test_halaman_orang_lain_tidak_dikirim(client, operator, bappeda, murni, pohon):
    client.force_login(operator)
    data = isian(client)
    client.force_login(bappeda)
    jawaban = kirim_sel(client, pohon.gaji, "2", dari=data)
    assert (jawaban.status_code, jawaban.json()["sesi"]) == (403, "lain")


@pytest.mark.parametrize("sel", ["", "0", "x", "99999999999999999999", "\x00"])
def test_sel_yang_tidak_ada(masuk, operator, murni, sel):
    data = {"sel": sel, "oleh": operator.pk}
    assert masuk.post(f"{ALAMAT}sel/", data).status_code == 404


def test_induk_bukan_sel(masuk, operator, murni, pohon):
    data = {"sel": pohon.program.pk, "oleh": operator.pk}
    data |= {f"tanda-{pohon.program.pk}": "baru", f"jumlah-{pohon.program.pk}": "1"}
    assert masuk.post(f"{ALAMAT}sel/", data).status_code == 404
    assert not RealisasiAnggaran.objects.exists()


def test_tanpa_tanda_minta_muat_ulang(masuk, murni, pohon):
    jawaban = kirim_sel(masuk, pohon.gaji, "1", **{f"tanda-{pohon.gaji.pk}": ""})
    assert "Muat ulang" in str(jawaban.json())


def test_setahun_penuh_hanya_dibaca(masuk, murni, pohon, belanja):
    belanja(pohon.gaji, "700", None)
    teks = halaman(masuk).text_content()
    assert "dicatat setahun penuh" in teks
    assert "700,00" in teks
    data = {"sel": pohon.gaji.pk, "oleh": masuk.session["_auth_user_id"]}
    data |= {f"tanda-{pohon.gaji.pk}": "baru", f"jumlah-{pohon.gaji.pk}": "1"}
    jawaban = masuk.post(f"{ALAMAT}sel/", data)
    assert jawaban.status_code == 403
    assert "setahun penuh" in jawaban.json()["kalimat"]


def test_triwulan_lalu_dan_selisih_tampil(masuk, murni, pohon, belanja):
    belanja(pohon.gaji, "200", 1)
    belanja(pohon.gaji, "150", 2)
    teks = halaman(masuk, ALAMAT.replace("/1/", "/2/")).text_content()
    assert "s.d. triwulan I" in teks
    assert "-50,00" in teks or "−50,00" in teks
    assert "Lebih kecil daripada triwulan sebelumnya" in teks


def test_tanpa_anggaran_menunjukkan_jalan(masuk):
    isi = halaman(masuk)
    teks = isi.text_content()
    assert "Catat dahulu jumlahnya pada Program dan anggaran" in teks
    assert "0 dari 0" not in teks
    (excel,) = {a.get("href") for a in isi.iter("a") if a.text == "Excel"}
    (jenis,) = halaman(masuk, excel).xpath("//select[@name='jenis']")
    assert jenis.value == "realisasi-anggaran"


def test_banyak_kueri_halaman_tetap(masuk, murni, pohon, belanja):
    def hitung():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as kueri:
            halaman(masuk)
        return len(kueri)

    hitung()
    sedikit = hitung()
    for n in range(10):
        anak = buat_program(f"S{n}", pohon.kegiatan, kode=f"7.01.01.2.02.1{n:03}")
        belanja(anak, n)
    assert hitung() == sedikit

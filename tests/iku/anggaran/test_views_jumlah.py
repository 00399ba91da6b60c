"""…/anggaran/<pk>/jumlah/ and …/baris/: amounts changed, added, deleted."""

from decimal import Decimal

import pytest

from iku.models import Pagu, PaguJenisBelanja
from kecamatan.models import Jejak
from kecamatan.riwayat import sidik
from tests.pembangun import buat_kecamatan, buat_program

D = Decimal
pytestmark = pytest.mark.django_db


@pytest.fixture
def murni(pohon, dokumen):
    return dokumen("murni", {pohon.gaji: "100", pohon.kegiatan2: "7"})


@pytest.fixture
def alamat(murni):
    return f"/35.09.24/2025/perencanaan/anggaran/{murni.pk}/"


def isian(dokumen, **ubah):
    """The form as a browser sends it: every amount, what it was, and its mark."""
    isi = {"alasan": "", "jenis_operasi": "", "jenis_modal": ""}
    isi |= {"sidik_jenis_operasi": "baru", "sidik_jenis_modal": "baru"}
    isi |= {"initial-jenis_operasi": "", "initial-jenis_modal": ""}
    for p in dokumen.pagu.all():
        teks = f"{p.jumlah:f}".replace(".", ",")
        isi |= {f"pagu_{p.pk}": teks, f"initial-pagu_{p.pk}": teks}
        isi[f"sidik_pagu_{p.pk}"] = sidik(p)
    return isi | ubah


def teks(jawaban):
    return jawaban.content.decode()


def test_halaman_memuat_jumlah_tersimpan(masuk, alamat, murni, pohon):
    isi = teks(masuk.get(f"{alamat}jumlah/"))
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    assert f'name="pagu_{pagu.pk}" value="100"' in isi
    assert "107,00" in isi  # the sum


def test_menyimpan_yang_berubah_saja(masuk, alamat, murni, pohon):
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    ubah = {f"pagu_{pagu.pk}": "2.373.518.267,75", "alasan": "DPPA"}
    jawaban = masuk.post(f"{alamat}jumlah/", isian(murni, **ubah), follow=True)
    assert "1 jumlah sudah disimpan." in teks(jawaban)
    pagu.refresh_from_db()
    assert pagu.jumlah == D("2373518267.75")
    jejak = Jejak.objects.get()
    assert (jejak.dari, jejak.ke, jejak.alasan) == (
        {"jumlah": "100.00"},
        {"jumlah": "2373518267.75"},
        "DPPA",
    )


def test_tidak_ada_yang_berubah(masuk, alamat, murni):
    jawaban = masuk.post(f"{alamat}jumlah/", isian(murni), follow=True)
    assert "Tidak ada yang berubah." in teks(jawaban)
    assert not Jejak.objects.exists()


@pytest.mark.parametrize(
    "ketik, kalimat",
    [
        ("", "bila memang nol tulis 0"),
        ("-5", "tidak boleh kurang dari nol"),
        ("12.5", "Maksud Anda 12,5?"),
        ("1,234", "paling banyak 2"),
        ("99999999999999", "terlalu besar"),
    ],
)
def test_isian_salah_ditolak_dan_tetap(masuk, alamat, murni, pohon, ketik, kalimat):
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    lain = murni.pagu.get(nomenklatur=pohon.kegiatan2)
    jawaban = masuk.post(
        f"{alamat}jumlah/",
        isian(murni, **{f"pagu_{pagu.pk}": ketik, f"pagu_{lain.pk}": "8"}),
    )
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert f'value="{ketik}"' in teks(jawaban) or not ketik
    assert set(Pagu.objects.values_list("jumlah", flat=True)) == {D("100"), D("7")}


def test_nol_adalah_jumlah(masuk, alamat, murni, pohon):
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    masuk.post(f"{alamat}jumlah/", isian(murni, **{f"pagu_{pagu.pk}": "0"}))
    pagu.refresh_from_db()
    assert pagu.jumlah == 0


def test_bentrok_tidak_menimpa_dan_menunjukkan_keduanya(masuk, alamat, murni, pohon):
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    lain = murni.pagu.get(nomenklatur=pohon.kegiatan2)
    kirim = isian(murni, **{f"pagu_{pagu.pk}": "150", f"pagu_{lain.pk}": "8"})
    Pagu.objects.filter(pk=pagu.pk).update(jumlah=D("120"))
    jawaban = masuk.post(f"{alamat}jumlah/", kirim)
    assert jawaban.status_code == 409
    assert "Tersimpan sekarang: 120,00" in teks(jawaban)
    assert 'value="150"' in teks(jawaban)
    lain.refresh_from_db()
    assert lain.jumlah == D("7")
    # Seen now, the own amount may replace the other.
    kirim[f"sidik_pagu_{pagu.pk}"] = sidik(Pagu.objects.get(pk=pagu.pk))
    masuk.post(f"{alamat}jumlah/", kirim)
    pagu.refresh_from_db()
    assert pagu.jumlah == D("150")


def test_perubahan_orang_lain_pada_baris_lain_bukan_bentrok(
    masuk, alamat, murni, pohon
):
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    lain = murni.pagu.get(nomenklatur=pohon.kegiatan2)
    kirim = isian(murni, **{f"pagu_{pagu.pk}": "150"})
    Pagu.objects.filter(pk=lain.pk).update(jumlah=D("9"))
    assert masuk.post(f"{alamat}jumlah/", kirim).status_code == 302
    assert set(Pagu.objects.values_list("jumlah", flat=True)) == {D("150"), D("9")}


def test_isian_untuk_baris_yang_sudah_dihapus_tidak_hilang_diam_diam(
    masuk, alamat, murni, pohon
):
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    kirim = isian(murni, **{f"pagu_{pagu.pk}": "150"})
    pagu.delete()
    jawaban = masuk.post(f"{alamat}jumlah/", kirim)
    assert jawaban.status_code == 422
    assert "isian Anda “150”" in teks(jawaban)


def test_jenis_belanja_diisi_lalu_dikosongkan(masuk, alamat, murni):
    masuk.post(f"{alamat}jumlah/", isian(murni, jenis_operasi="107"))
    baris = PaguJenisBelanja.objects.get()
    assert (baris.jenis, baris.jumlah) == ("operasi", D("107"))
    masuk.post(
        f"{alamat}jumlah/",
        isian(
            murni,
            jenis_operasi="",
            sidik_jenis_operasi=sidik(baris),
            **{"initial-jenis_operasi": "107"},
        ),
    )
    assert not PaguJenisBelanja.objects.exists()
    assert Jejak.objects.first().aksi == "menghapus"


def test_hapus_baris_bertanya_dahulu(masuk, alamat, murni, pohon):
    pagu = murni.pagu.get(nomenklatur=pohon.gaji)
    assert masuk.get(f"{alamat}jumlah/{pagu.pk}/hapus/").status_code == 200
    assert Pagu.objects.filter(pk=pagu.pk).exists()
    masuk.post(f"{alamat}jumlah/{pagu.pk}/hapus/", {"sidik": sidik(pagu)})
    assert not Pagu.objects.filter(pk=pagu.pk).exists()


# --- Picking nodes ----------------------------------------------------------------


def test_menambah_beberapa_baris_sekaligus(masuk, alamat, murni, pohon):
    jawaban = masuk.post(
        f"{alamat}baris/",
        {f"jumlah_{pohon.laporan.pk}": "1.250,50", "aksi": "simpan"},
        follow=True,
    )
    assert "1 baris sudah ditambahkan." in teks(jawaban)
    assert jawaban.redirect_chain[-1][0].endswith("/perencanaan/anggaran/")
    assert murni.pagu.get(nomenklatur=pohon.laporan).jumlah == D("1250.50")


def test_di_atas_dan_di_bawah_jumlah_tidak_ada_isian(masuk, alamat, murni, pohon):
    sub = buat_program("Di bawah koordinasi", pohon.kegiatan2)
    isi = teks(masuk.get(f"{alamat}baris/"))
    assert f'name="jumlah_{pohon.laporan.pk}"' in isi
    for tertutup in (pohon.gaji, pohon.program, pohon.kegiatan, sub):
        assert f'name="jumlah_{tertutup.pk}"' not in isi
    assert "Jumlahnya sudah tercatat pada “7.01.02.2.01 Koordinasi”" in isi
    assert "Sudah ada: Rp 100,00" in isi


def test_induk_dan_anak_sekaligus_ditolak_semua(masuk, alamat, murni):
    induk = buat_program("Program lain")
    anak = buat_program("Kegiatan lain", induk)
    jawaban = masuk.post(
        f"{alamat}baris/",
        {f"jumlah_{induk.pk}": "5", f"jumlah_{anak.pk}": "6", "aksi": "simpan"},
    )
    assert jawaban.status_code == 422
    assert "hanya pada tingkat terbawah" in teks(jawaban)
    assert 'value="6"' in teks(jawaban)
    assert murni.pagu.count() == 2


def test_tanpa_jumlah_dijelaskan(masuk, alamat):
    jawaban = masuk.post(f"{alamat}baris/", {"aksi": "simpan"})
    assert jawaban.status_code == 422
    assert "Belum ada jumlah yang ditulis" in teks(jawaban)


def test_mencari_tidak_menghilangkan_yang_diketik(masuk, alamat, murni, pohon):
    lain = buat_program("Pengawasan desa")
    jawaban = masuk.post(
        f"{alamat}baris/",
        {"cari": "PENGAWASAN", f"jumlah_{pohon.laporan.pk}": "5", "aksi": "cari"},
    )
    isi = teks(jawaban)
    assert jawaban.status_code == 200
    assert f'name="jumlah_{lain.pk}"' in isi
    assert 'value="5"' in isi
    assert "1 jumlah sudah ditulis dan belum disimpan." in isi
    assert not murni.pagu.filter(nomenklatur=pohon.laporan).exists()


def test_hanya_yang_berlaku_tahun_itu_dan_milik_kabupaten(masuk, alamat, pakusari):
    lama = buat_program("Program lama", selesai=2024)
    baru = buat_program("Program baru", mulai=2026)
    asing = buat_program(
        "Program asing", kabupaten=buat_kecamatan("35.10.01", "X").kabupaten
    )
    lokal = buat_program("Program lokal", kabupaten=pakusari.kabupaten, mulai=2025)
    isi = teks(masuk.get(f"{alamat}baris/"))
    for node, ada in ((lama, False), (baru, False), (asing, False), (lokal, True)):
        assert (f'name="jumlah_{node.pk}"' in isi) is ada, node
    assert ">lokal<" in isi


def test_banyak_kueri_tetap(masuk, alamat, murni, pohon, django_assert_max_num_queries):
    for tujuan in ("jumlah", "baris"):
        with django_assert_max_num_queries(25) as sedikit:
            masuk.get(f"{alamat}{tujuan}/")
        for nomor in range(5):
            node = buat_program(f"Program {tujuan} {nomor}")
            murni.pagu.create(nomenklatur=buat_program("Kegiatan", node), jumlah=1)
        with django_assert_max_num_queries(len(sedikit)):
            masuk.get(f"{alamat}{tujuan}/")

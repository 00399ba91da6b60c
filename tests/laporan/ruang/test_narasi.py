"""Writing a section: versions, conflicts, who may, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kecamatan.models import Jejak, Pemberitahuan, UnitKerja
from kecamatan.riwayat import Bentrok
from laporan.models import KomentarNarasi, Narasi
from tests.pembangun import buat_pengguna, buat_renstra, buat_sasaran

pytestmark = pytest.mark.django_db
ALAMAT = "/35.09.24/2025/lkjip/tulis/isu_strategis/"


def isu(kecamatan) -> Narasi:
    kunci = {"kecamatan": kecamatan, "tahun": 2025, "bagian": "isu_strategis"}
    return Narasi.objects.filter(**kunci).first() or Narasi(**kunci)


def penulis_seksi(kecamatan):
    unit = UnitKerja.objects.create(kecamatan=kecamatan, nama="Seksi Trantib")
    return buat_pengguna("penanggung_jawab", kecamatan, unit, nama="pj")


def kirim(client, isi, versi, **lain):
    jawaban = client.post(
        ALAMAT,
        {"isi": isi, "versi": versi} | lain,
        headers={"Accept": "application/json"},
    )
    return jawaban.status_code, jawaban.json()


def test_tersimpan_dengan_riwayat_dan_dapat_dikembalikan(client, operator, pakusari):
    client.force_login(operator)
    assert kirim(client, "Satu.\r\n\r\n- a", 0)[1]["versi"] == 1
    status, isi = kirim(client, "Dua <b>x</b>.", 1)
    assert (status, isi["versi"]) == (200, 2)
    assert "<p>Dua &lt;b&gt;x&lt;/b&gt;.</p>" in isi["pratinjau"]
    riwayat = client.get(f"{ALAMAT}riwayat/").content.decode()
    assert riwayat.count("Pakai tulisan ini") == 1  # not for what is there now
    for angka in ("", "²", "9" * 30, "-1"):
        client.post(f"{ALAMAT}pulihkan/", {"jejak": angka, "versi": angka})
        client.post(f"{ALAMAT}penulis/", {"penulis": angka})
    assert isu(pakusari).isi == "Dua <b>x</b>."
    lama = Jejak.objects.filter(ke__isi="Satu.\n\n- a").get()
    client.post(f"{ALAMAT}pulihkan/", {"jejak": lama.pk, "versi": 2})
    assert isu(pakusari).isi == "Satu.\n\n- a"
    # A text of another section is not reached from here.
    lain = Narasi(kecamatan=pakusari, tahun=2025, bagian="hambatan")
    lain.tulis("Rahasia", versi=0, oleh=operator)
    jejak = Jejak.objects.tentang(lain).get()
    client.post(f"{ALAMAT}pulihkan/", {"jejak": jejak.pk, "versi": 3})
    assert isu(pakusari).isi == "Satu.\n\n- a"


def test_bentrok_dua_orang_menunjukkan_keduanya(client, operator, pakusari):
    rekan = buat_pengguna("operator", pakusari, nama="rekan")
    isu(pakusari).tulis("Awal", versi=0, oleh=operator)
    isu(pakusari).tulis("Dari rekan", versi=1, oleh=rekan)
    client.force_login(operator)
    status, isi = kirim(client, "Dari operator", 1)
    assert status == 409
    assert "Dari rekan" in isi["bentrok"]
    assert isu(pakusari).isi == "Dari rekan"
    # The same without JavaScript: both are on the page, the next save is on purpose.
    jawaban = client.post(ALAMAT, {"isi": "Dari operator", "versi": 1})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Dari rekan" in halaman
    assert "\nDari operator</textarea>" in halaman
    assert 'name="versi" value="2"' in halaman
    assert kirim(client, "Dari operator", 2)[0] == 200
    # What a colleague typed alike is no conflict.
    client.force_login(rekan)
    assert kirim(client, "Dari operator", 2)[0] == 200


def test_jendela_kedua_sendiri_bukan_bentrok(operator, pakusari):
    for isi in ("Satu", "Dua", "Tiga"):
        isu(pakusari).tulis(isi, versi=0, oleh=operator)
    assert isu(pakusari).isi == "Tiga"
    assert isu(pakusari).versi == 3


def test_dua_orang_memulai_bersamaan(operator, pakusari):
    rekan = buat_pengguna("operator", pakusari)
    kedua = isu(pakusari)  # read before the first wrote
    isu(pakusari).tulis("Pertama", versi=0, oleh=operator)
    with pytest.raises(Bentrok):
        kedua.tulis("Kedua", versi=0, oleh=rekan)


def test_yang_siap_tidak_berubah_sampai_dibuka_lagi(client, operator, pakusari):
    client.force_login(operator)
    client.post(f"{ALAMAT}siap/", {"siap": "ya", "versi": 0})
    assert not Narasi.objects.exists()
    kirim(client, "Selesai.", 0)
    client.post(f"{ALAMAT}siap/", {"siap": "ya", "versi": 7})  # not what was read
    assert not isu(pakusari).siap
    client.post(f"{ALAMAT}siap/", {"siap": "ya", "versi": 1})
    assert isu(pakusari).siap
    status, isi = kirim(client, "Lain.", 1)
    assert status == 422
    assert "Buka lagi" in isi["kalimat"]
    # Without JavaScript what was typed stands on the page, to be copied.
    halaman = client.post(ALAMAT, {"isi": "Lain & panjang", "versi": 1})
    assert "Lain &amp; panjang</pre>" in halaman.content.decode()
    assert '<textarea id="isi-naskah"' not in client.get(ALAMAT).content.decode()
    client.post(f"{ALAMAT}siap/", {"siap": "tidak", "versi": 1})
    assert kirim(client, "Lain.", 1)[0] == 200


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ("x" * 20_003, "3 huruf lebih panjang"),
        ("- a\n  - b\n    - c\n      - d\n        - e", "baris 5 lebih dalam"),
    ],
)
def test_terlalu_panjang_atau_dalam_ditolak_dengan_kalimat(
    client, operator, isi, kalimat
):
    client.force_login(operator)
    jawaban = client.post(ALAMAT, {"isi": isi, "versi": 0})
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert isi in jawaban.content.decode()
    assert not Narasi.objects.exists()


def test_sesi_orang_lain_tidak_menyimpan(client, operator, pakusari):
    rekan = buat_pengguna("operator", pakusari)
    client.force_login(rekan)
    status, isi = kirim(client, "Punya operator", 0, oleh=operator.pk)
    assert (status, isi["sesi"]) == (409, "lain")
    assert not Narasi.objects.exists()


def test_penanggung_jawab_menulis_yang_ditunjuk_saja(client, operator, pakusari):
    pj = penulis_seksi(pakusari)
    with pytest.raises(PermissionDenied):
        isu(pakusari).tulis("Coba", versi=0, oleh=pj)
    client.force_login(operator)
    client.post(f"{ALAMAT}penulis/", {"penulis": pj.pk})
    pesan = Pemberitahuan.objects.get(penerima=pj)
    assert pesan.tautan == ALAMAT
    assert "Isu Strategis" in pesan.teks
    isu(pakusari).tulis("Dari seksi", versi=1, oleh=pj)
    client.force_login(pj)
    assert kirim(client, "Dari seksi, lagi", 2)[0] == 200
    assert (
        client.post("/35.09.24/2025/lkjip/tulis/hambatan/", {"isi": "x"}).status_code
        == 403
    )
    asing = buat_pengguna("operator")
    asing.penugasan.all().delete()
    with pytest.raises(ValidationError):
        isu(pakusari).tugaskan(asing, oleh=operator)


def test_yang_diketik_tidak_hilang_saat_penulisnya_diganti(client, operator, pakusari):
    pj = penulis_seksi(pakusari)
    isu(pakusari).tulis("Semula", versi=0, oleh=operator)
    isu(pakusari).tugaskan(pj, oleh=operator)
    isu(pakusari).tugaskan(None, oleh=operator)
    client.force_login(pj)
    ketikan = "Satu sore & <panjang>"
    for alamat, isi in (
        (ALAMAT, {"isi": ketikan, "versi": 1}),
        (f"{ALAMAT}komentar/", {"komentar": ketikan}),
    ):
        jawaban = client.post(alamat, isi)
        assert jawaban.status_code == 403
        assert "Satu sore &amp; &lt;panjang&gt;</pre>" in jawaban.content.decode()
    status, isi = kirim(client, ketikan, 1)
    assert status == 403 and "operator kecamatan" in isi["kalimat"]
    assert isu(pakusari).isi == "Semula"
    assert not KomentarNarasi.objects.exists()


def test_kiriman_tanpa_isian_tidak_mengosongkan(client, operator, pakusari):
    isu(pakusari).tulis("Semula", versi=0, oleh=operator)
    pj = penulis_seksi(pakusari)
    isu(pakusari).tugaskan(pj, oleh=operator)
    client.force_login(operator)
    client.post(ALAMAT, {"versi": 1})
    for isi in ({}, {"penulis": "999999"}, {"penulis": "x"}):
        jawaban = client.post(f"{ALAMAT}penulis/", isi, follow=True)
        assert "Orang itu tidak ditemukan" in jawaban.content.decode()
    assert (isu(pakusari).isi, isu(pakusari).penanggung_jawab) == ("Semula", pj)
    client.post(f"{ALAMAT}penulis/", {"penulis": ""})
    assert isu(pakusari).penanggung_jawab is None


def test_komentar_sampai_ke_penulis_dan_kembali(client, operator, camat, pakusari):
    pj = penulis_seksi(pakusari)
    isu(pakusari).tugaskan(pj, oleh=operator)
    client.force_login(camat)
    assert client.post(f"{ALAMAT}komentar/", {"komentar": " "}).status_code == 422
    client.post(f"{ALAMAT}komentar/", {"komentar": "Tambahkan <data>."})
    komentar = KomentarNarasi.objects.get()
    penerima = Pemberitahuan.objects.filter(kunci=f"komentar-narasi-{komentar.pk}")
    assert {p.penerima for p in penerima} == {operator, pj}
    assert "Tambahkan &lt;data&gt;." in client.get(ALAMAT).content.decode()
    client.force_login(pj)
    selesai = f"/35.09.24/2025/lkjip/komentar/{komentar.pk}/selesai/"
    assert client.post(selesai.replace("2025", "2024")).status_code == 404
    client.post(selesai)
    komentar.refresh_from_db()
    assert komentar.selesai_oleh == pj
    assert Pemberitahuan.objects.filter(penerima=camat).count() == 1
    # Nobody is told of the own remark.
    client.force_login(operator)
    client.post(f"{ALAMAT}komentar/", {"komentar": "Sudah."})
    baru = KomentarNarasi.objects.order_by("pk").last()
    penerima = Pemberitahuan.objects.filter(kunci=f"komentar-narasi-{baru.pk}")
    assert {p.penerima for p in penerima} == {pj}
    # Others of the regency read the text, not the remarks.
    client.force_login(buat_pengguna("bappeda", pakusari))
    assert "Tambahkan" not in client.get(ALAMAT).content.decode()


def test_alamat_bagian_yang_tidak_ada(client, operator, panti):
    client.force_login(operator)
    tetangga = buat_sasaran(buat_renstra(panti))
    for slug in (
        "tidak_ada",
        "isu_strategis-s1",
        "pendorong",
        f"pendorong-s{tetangga.pk}",
        "pendorong-s999999999",
        "kegiatan-n999999",
    ):
        alamat = f"/35.09.24/2025/lkjip/tulis/{slug}/"
        assert client.get(alamat).status_code == 404, slug


def test_jumlah_kueri_tetap(client, operator, pakusari, django_assert_num_queries):
    client.force_login(operator)
    isu(pakusari).tulis("Satu", versi=0, oleh=operator)
    for n in range(3):
        client.post(f"{ALAMAT}komentar/", {"komentar": f"Komentar {n}"})
    client.get(ALAMAT)
    with django_assert_num_queries(12):
        client.get(ALAMAT)

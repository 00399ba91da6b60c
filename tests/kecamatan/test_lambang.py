"""The emblem of a regency: what is taken, what is kept of it, who may change it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFile, PngImagePlugin

from kecamatan.lambang import PNG_TERBESAR, SISI, olah
from kecamatan.models import Jejak, Lambang
from tests.pembangun import buat_kecamatan

ALAMAT = "/kabupaten/35.09/lambang/"


def gambar(ukuran=(800, 900), mode="RGBA", **opsi) -> bytes:
    """A test picture, nobody's emblem: a shield of two colours."""
    kanvas = Image.new(mode, ukuran)
    lukis = ImageDraw.Draw(kanvas)
    w, h = ukuran
    lukis.ellipse((0, 0, w - 1, h - 1), fill=opsi.pop("warna", (20, 110, 60)))
    wadah = io.BytesIO()
    kanvas.save(wadah, opsi.pop("format", "PNG"), **opsi)
    return wadah.getvalue()


def derau(ukuran) -> bytes:
    """What cannot be made small by packing."""
    satu = Image.merge("RGB", [Image.effect_noise(ukuran, 90) for _ in range(3)])
    wadah = io.BytesIO()
    satu.save(wadah, "PNG")
    return wadah.getvalue()


def kirim(isi: bytes, nama="lambang.png"):
    return SimpleUploadedFile(nama, isi)


@pytest.fixture
def admin(client, admin_kabupaten):
    client.force_login(admin_kabupaten)
    return client


def unggah(client, isi, sidik="", nama="lambang.png"):
    return client.post(ALAMAT, {"gambar": kirim(isi, nama), "sidik": sidik})


def sidik_halaman(client) -> str:
    return client.get(ALAMAT).context["sidik"]


# What is kept of a file.


def test_yang_disimpan_hanya_gambarnya():
    """Scaled, on white, without a word of what came along; twice the same bytes."""
    ikut = PngImagePlugin.PngInfo()
    ikut.add_text("Comment", "rahasia kantor")
    isi = gambar(pnginfo=ikut, dpi=(72, 72)) + b"PK\x03\x04 sesuatu di belakang"
    hasil = olah(kirim(isi))
    assert hasil == olah(kirim(isi))
    assert (hasil.lebar, hasil.tinggi) == (427, SISI[0])
    with Image.open(io.BytesIO(hasil.png)) as jadi:
        jadi.load()
        assert (jadi.format, jadi.mode, jadi.size) == ("PNG", "RGB", (427, SISI[0]))
        assert jadi.getpixel((0, 0)) == (255, 255, 255)
        assert jadi.getpixel((213, 240)) == (20, 110, 60)
        assert not jadi.info
    assert b"rahasia" not in hasil.png
    assert b"PK" not in hasil.png[-40:]


def test_foto_yang_rebah_ditegakkan():
    exif = Image.Exif()
    exif[0x0112] = 6  # stored lying, to be shown turned
    isi = gambar((900, 600), "RGB", format="JPEG", exif=exif)
    hasil = olah(kirim(isi))
    assert (hasil.lebar, hasil.tinggi) == (320, 480)
    assert b"Exif" not in hasil.png


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK"])
def test_semua_cara_menyimpan_warna(mode):
    bentuk = "JPEG" if mode == "CMYK" else "PNG"
    warna = (0, 255, 0, 0) if mode == "CMYK" else 1
    hasil = olah(kirim(gambar((300, 300), mode, format=bentuk, warna=warna)))
    assert Image.open(io.BytesIO(hasil.png)).mode == "RGB"


def test_gambar_paling_rumit_pun_kecil():
    hasil = olah(kirim(derau((600, 600))))
    assert len(hasil.png) <= PNG_TERBESAR
    assert hasil.lebar in SISI


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
DITOLAK = {
    "svg": (SVG, "bukan gambar PNG atau JPG"),
    "gif": (
        gambar((300, 300), "P", format="GIF", warna=1),
        "bukan gambar PNG atau JPG",
    ),
    "terpotong": (gambar()[:-400], "rusak atau terpotong"),
    "foto terpotong": (
        gambar((300, 300), "RGB", format="JPEG")[:-400],
        "rusak atau terpotong",
    ),
    "isi berubah": (
        gambar()[:-60] + b"x" * 30 + gambar()[-30:],
        "rusak atau terpotong",
    ),
    "kepala saja": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "rusak atau terpotong"),
    "kecil": (gambar((150, 190)), "kasar di atas kertas"),
    "spanduk": (gambar((900, 300)), "terlalu memanjang"),
    "rapat": (gambar((5000, 2500), "1", warna=1), "12 juta piksel"),
    "enam belas bit": (gambar((300, 300), "I;16", warna=9), "16 bit"),
    "berat": (gambar() + b"\0" * 5 * 1024 * 1024, "lebih dari 5 MB"),
}


@pytest.mark.parametrize("sabar", [True, False])
@pytest.mark.parametrize("nama", DITOLAK)
def test_yang_ditolak_mendapat_kalimat(admin, nama, sabar, monkeypatch):
    """Also in a process that has printed: WeasyPrint makes Pillow take what is cut."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", sabar)
    isi, kata = DITOLAK[nama]
    jawaban = unggah(admin, isi)
    assert jawaban.status_code == 422
    assert kata in " ".join(jawaban.context["form"].errors["gambar"])
    assert not Lambang.objects.exists()
    assert not Jejak.objects.exists()


# Who changes it, and what the history says.


def test_unggah_ganti_hapus_tercatat(admin, admin_kabupaten, pakusari):
    assert "Belum ada lambang" in admin.get(ALAMAT).content.decode()
    assert unggah(admin, gambar(), nama="a\u202egnp.png").status_code == 302
    ini = Lambang.objects.get()
    assert ini.kabupaten == pakusari.kabupaten
    assert ini.nama_berkas == "agnp.png"
    isi = admin.get(ALAMAT).content.decode()
    assert 'src="data:image/png;base64,' in isi
    sama = admin.post(
        ALAMAT,
        {"gambar": kirim(gambar(), "agnp.png"), "sidik": sidik_halaman(admin)},
        follow=True,
    )
    assert "Tidak ada yang berubah" in sama.content.decode()
    unggah(admin, gambar((500, 500)), sidik_halaman(admin), "b.png")
    hapus = reverse("lambang-hapus", args=["35.09"])
    assert admin.get(hapus).status_code == 200
    admin.post(hapus, {"sidik": sidik_halaman(admin)})
    assert not Lambang.objects.exists()
    jejak = list(Jejak.objects.order_by("pk"))
    assert [j.aksi for j in jejak] == ["menambah", "mengubah", "menghapus"]
    assert {j.id_pengguna for j in jejak} == {admin_kabupaten.pk}
    assert jejak[1].dari["sidik"] == ini.sidik != jejak[1].ke["sidik"]
    assert "gambar" not in jejak[0].ke
    riwayat = admin.get(ALAMAT).content.decode()
    assert "menambah lambang dengan berkas “agnp.png”" in riwayat
    assert "menghapus lambang dari berkas “b.png”" in riwayat


@pytest.mark.parametrize("sidik", ["", "0123456789abcdef"])
def test_yang_didahului_orang_lain_tidak_menimpa(admin, sidik):
    unggah(admin, gambar())
    lama = Lambang.objects.get().sidik
    jawaban = unggah(admin, gambar((500, 500)), sidik)
    assert jawaban.status_code == 409
    assert "Orang lain baru saja mengubah" in jawaban.content.decode()
    hapus = reverse("lambang-hapus", args=["35.09"])
    assert admin.post(hapus, {"sidik": "0123456789abcdef"}).status_code == 409
    assert Lambang.objects.get().sidik == lama


def test_yang_sudah_dihapus_tidak_kembali_diam_diam(admin):
    assert unggah(admin, gambar(), "0123456789abcdef").status_code == 409
    assert not Lambang.objects.exists()


def test_kabupaten_tetangga_tidak_ada_baginya(admin, pakusari):
    buat_kecamatan("35.10.01", "Pesanggaran")
    for alamat in ("/kabupaten/35.10/lambang/", "/kabupaten/35.10/lambang/hapus/"):
        assert admin.get(alamat).status_code == 404
        assert admin.post(alamat, {"gambar": kirim(gambar())}).status_code == 404
    assert not Lambang.objects.exists()


def test_yang_hanya_melihat_tidak_diberi_isian(client, operator, bappeda):
    for orang in (operator, bappeda):
        client.force_login(orang)
        assert b'name="gambar"' not in client.get(ALAMAT).content
        assert unggah(client, gambar()).status_code == 403
    assert not Lambang.objects.exists()


def test_daftar_kabupaten_mengantar_ke_sana(admin):
    """From where the admin of the regency looks after accounts and reference data."""
    isi = admin.get(reverse("admin:kecamatan_kabupaten_changelist")).content.decode()
    assert f'<a href="{ALAMAT}">Lihat atau ganti</a>' in isi
    assert f'href="{ALAMAT}"' in admin.get(ALAMAT).content.decode()

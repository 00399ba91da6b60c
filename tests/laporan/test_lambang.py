"""The regency's emblem on what is printed: from now on, never in what was signed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dokumen.beku import ke_json
from dokumen.gambar_svg import svg_dari_png
from dokumen.pohon import Dokumen, Kop, Sampul
from dokumen.telusur import telusuri
from evaluasi.lhe.susun import susun_lhe
from evaluasi.reviu.surat import susun_reviu
from iku.models import PerjanjianKinerja, SkIku
from iku.pilihan import BentukSk
from iku.surat.pk import susun_pk
from iku.surat.sk import susun_sk
from kecamatan.lambang import olah, pasang
from kecamatan.models import Lambang
from kecamatan.riwayat import hapus
from kecamatan.riwayat import sidik as sidik_baris
from laporan.susun import susun_lkjip
from tests.evaluasi.lhe.bantuan import susun
from tests.evaluasi.reviu.bantuan import buat_reviu
from tests.kecamatan.test_lambang import gambar, kirim
from tests.pembangun import (
    buat_kecamatan,
    buat_pk_lengkap,
    buat_renstra,
    buat_skala,
    isi_pdf,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def beri(pakusari, admin_kabupaten):
    """Give the regency an emblem of this colour; the SVG as trees hold it."""

    def lakukan(warna=(20, 110, 60), kabupaten=pakusari.kabupaten) -> str:
        lama = Lambang.objects.filter(kabupaten=kabupaten).first()
        pasang(
            kabupaten,
            olah(kirim(gambar(warna=warna))),
            "lambang.png",
            oleh=admin_kabupaten,
            sidik_lama=sidik_baris(lama) if lama else "",
        )
        ini = Lambang.objects.get(kabupaten=kabupaten)
        return svg_dari_png(bytes(ini.gambar))

    return lakukan


@pytest.fixture
def tetapkan(operator, bagian_organisasi, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def lakukan() -> PerjanjianKinerja:
        pk = buat_pk_lengkap()
        pk.ajukan(oleh=operator)
        naskah = SimpleUploadedFile("PK.pdf", isi_pdf(), "application/pdf")
        tanggal = date(2025, 2, 10)
        pk.tetapkan(oleh=bagian_organisasi, nomor="1", tanggal=tanggal, berkas=naskah)
        return pk

    return lakukan


def lambang(dokumen: Dokumen) -> set[str]:
    return {s.lambang for s in telusuri(dokumen) if isinstance(s, Kop | Sampul)}


def buat_sk(kecamatan) -> SkIku:
    renstra = buat_renstra(kecamatan)
    return SkIku.objects.create(
        kecamatan=kecamatan, renstra=renstra, judul="SK IKU", bentuk=BentukSk.PISAH
    )


def semua_dokumen(kecamatan) -> list[Dokumen]:
    """A draft of each kind that bears the emblem; the report has PKs within it."""
    buat_pk_lengkap()
    buat_skala()
    return [
        susun_pk(kecamatan.perjanjian_kinerja.get()),
        susun_sk(buat_sk(kecamatan)),
        susun_lkjip(kecamatan, 2025),
        susun_lhe(susun(kecamatan).lhe),
        susun_reviu(buat_reviu()),
    ]


def test_setiap_dokumen_memuat_lambang_kabupatennya(pakusari, beri):
    beri((200, 30, 30), buat_kecamatan("35.10.01", "Pesanggaran").kabupaten)
    svg = beri()
    for dokumen in semua_dokumen(pakusari):
        assert lambang(dokumen) == {svg}, dokumen.judul


def test_tanpa_lambang_naskahnya_sama_seperti_sebelum_ada_lambang(
    pakusari, beri, admin_kabupaten
):
    """Not a word of it stands in the tree, so that no fingerprint changes."""
    sebelum = [ke_json(d) for d in semua_dokumen(pakusari)]
    assert not [isi for isi in sebelum if "lambang" in isi]
    beri()
    assert '"lambang"' in ke_json(susun_lkjip(pakusari, 2025))
    hapus(Lambang.objects.get(), oleh=admin_kabupaten)
    assert ke_json(susun_lkjip(pakusari, 2025)) == sebelum[2]


def test_yang_ditetapkan_tetap_pada_lambangnya(beri, tetapkan, admin_kabupaten):
    lama = beri()
    pk = tetapkan()
    assert beri((30, 30, 200)) != lama
    assert lambang(susun_pk(pk)) == {lama}
    hapus(Lambang.objects.get(), oleh=admin_kabupaten)
    assert lambang(susun_pk(pk)) == {lama}


def test_yang_ditetapkan_tanpa_lambang_tidak_mendapatnya_kemudian(beri, tetapkan):
    pk = tetapkan()
    beri()
    assert lambang(susun_pk(pk)) == {""}

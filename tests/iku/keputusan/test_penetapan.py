"""A decree is determined once, and from then on changed by another decree."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from dokumen.beku import dari_dict, sidik
from dokumen.models import DokumenResmi
from iku.keputusan.banding import beda_kini
from iku.keputusan.isian import FormButirSk, FormNaskahSk
from iku.keputusan.usulan import buat_perubahan, buat_sk
from iku.models import SkIku
from iku.models.tindakan_pk import TidakBisa
from iku.pilihan import StatusSk
from iku.surat.sk import lembar_sk, susun_sk
from kecamatan import riwayat
from kecamatan.models import Jejak, UnitKerja
from tests.pembangun import (
    buat_indikator,
    buat_masa_jabatan,
    buat_pengguna,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    isi_pdf,
)

TANGGAL = date(2025, 9, 23)


@pytest.fixture(autouse=True)
def _berkas_sementara(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


@pytest.fixture
def sk(renstra, bagian_organisasi):
    """A draft that lacks nothing."""
    buat_masa_jabatan(renstra.kecamatan)
    seksi = UnitKerja.objects.create(kecamatan=renstra.kecamatan, nama="Seksi Umum")
    ikm = buat_indikator(renstra.kecamatan, formulasi="nilai survei", sumber_data="SKM")
    ikm.penanggung_jawab.add(seksi)
    buat_tempat(buat_sasaran(renstra), ikm)
    return buat_sk(
        kecamatan=renstra.kecamatan,
        renstra=renstra,
        bentuk="pisah",
        oleh=bagian_organisasi,
    )


def tetapkan(sk, oleh, nomor="188/1/2025", tanggal=TANGGAL):
    berkas = ContentFile(isi_pdf(), "SK.pdf")
    sk.tetapkan(oleh=oleh, nomor=nomor, tanggal=tanggal, berkas=berkas)
    return sk


@pytest.fixture
def beku(sk, bagian_organisasi):
    return tetapkan(sk, bagian_organisasi)


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


# --- The act ------------------------------------------------------------------------


def test_ditetapkan_menyimpan_naskah_dan_sidiknya(beku, bagian_organisasi):
    assert (beku.status, beku.nomor, beku.tanggal) == (
        StatusSk.DITETAPKAN,
        "188/1/2025",
        TANGGAL,
    )
    dokumen = beku.dokumen
    assert (dokumen.jenis, dokumen.nomor, dokumen.tahun) == (
        "sk-iku",
        "188/1/2025",
        2025,
    )
    assert dokumen.sidik == sidik(dari_dict(dokumen.isi))
    with dokumen.berkas.open() as berkas:
        assert berkas.read() == isi_pdf()
    assert "188/1/2025" in str(dokumen.isi) and "DRAF" not in str(dokumen.isi)
    jejak = Jejak.objects.tentang(beku).get(aksi="menetapkan")
    assert jejak.id_pengguna == bagian_organisasi.pk


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        (lambda sk: sk.butir.all().delete(), "Belum ada indikator"),
        (
            lambda sk: SkIku.objects.filter(pk=sk.pk).update(penetap_nama=""),
            "Nama penetap belum diisi",
        ),
    ],
    ids=["indikator", "penetap"],
)
def test_yang_belum_lengkap_tidak_ditetapkan(ubah, kalimat, sk, bagian_organisasi):
    ubah(sk)
    with pytest.raises(TidakBisa, match=kalimat):
        tetapkan(sk, bagian_organisasi)
    sk.refresh_from_db()
    assert sk.draf
    assert not DokumenResmi.objects.exists()


def test_dua_kali_ditetapkan_ditolak(beku, bagian_organisasi):
    with pytest.raises(TidakBisa, match="sudah ditetapkan"):
        tetapkan(beku, bagian_organisasi, nomor="2")
    assert DokumenResmi.objects.count() == 1


def test_gagal_tidak_meninggalkan_apa_pun(sk, bagian_organisasi, pakusari, tmp_path):
    """The number is taken: neither row nor file stays."""
    SkIku.objects.create(kecamatan=pakusari, nomor="7", judul="x", bentuk="pisah")
    with pytest.raises(ValidationError, match="Nomor keputusan ini sudah ada"):
        tetapkan(sk, bagian_organisasi, nomor="7")
    sk.refresh_from_db()
    assert (sk.draf, sk.nomor) == (True, "")
    assert not any(satu.is_file() for satu in tmp_path.rglob("*"))


# --- Frozen -------------------------------------------------------------------------


def test_isi_beku_menolak_dengan_kalimat(beku, bagian_organisasi):
    butir = beku.butir.get()
    butir.formulasi = "lain"
    with pytest.raises(ValidationError, match="Buat keputusan perubahan"):
        riwayat.simpan(butir, oleh=bagian_organisasi)


def test_dicetak_seperti_saat_ditetapkan(beku, renstra):
    """Neither the unit's new name nor the kecamatan's new address rewrites it."""
    semula = dari_dict(beku.dokumen.isi)
    UnitKerja.objects.update(nama="Seksi Baru")
    renstra.kecamatan.alamat = "Jalan Baru 1"
    renstra.kecamatan.save()
    beku = SkIku.objects.get(pk=beku.pk)
    assert susun_sk(beku).bagian == semula.bagian == lembar_sk(beku)
    assert "Seksi Umum" in str(semula)


def test_beda_dengan_indikator_kini_ditunjukkan(client, beku, bagian_organisasi):
    butir = beku.butir.get()
    assert beda_kini(butir) == []
    ini = butir.indikator
    ini.formulasi, ini.sumber_data = "rumus  baru", "skm"
    ini.save()
    assert beda_kini(butir) == [("Formulasi", "rumus  baru")]
    lain = UnitKerja.objects.create(kecamatan=beku.kecamatan, nama="Seksi Lain")
    ini.penanggung_jawab.set([lain])
    assert ("Penanggung jawab", "Seksi Lain") in beda_kini(butir)
    client.force_login(bagian_organisasi)
    isi = client.get(alamat("sk-iku", beku.pk)).content.decode()
    assert "1 indikator kini mempunyai isian yang berbeda" in isi
    assert "Kini berbeda: formulasi, penanggung jawab" in isi


def test_satuan_di_belakang_nama_bukan_perbedaan(sk):
    butir = sk.butir.get()
    butir.uraian_indikator = "Indeks kepuasan  masyarakat (Indeks)"
    assert beda_kini(butir) == []


@pytest.mark.parametrize("bawahan", [False, True], ids=["keputusan", "indikator"])
def test_halaman_yang_terlanjur_terbuka_ditolak(client, sk, bagian_organisasi, bawahan):
    """Opened while it was a draft, sent after it was determined."""
    butir = sk.butir.get()
    if bawahan:
        form = FormButirSk(instance=butir)
        halaman = alamat("sk-iku-butir", sk.pk, butir.pk)
    else:
        form, halaman = FormNaskahSk(instance=sk), alamat("sk-iku-naskah", sk.pk)
    isi = {b.html_name: b.value() for b in form if isinstance(b.value(), str | int)}
    ketik = {"uraian_indikator": "Ketikan saya", "judul": "Ketikan saya"}
    tetapkan(sk, bagian_organisasi)
    client.force_login(bagian_organisasi)
    jawaban = client.post(halaman, isi | ketik)
    assert jawaban.status_code in (409, 422)
    assert "Ketikan saya" in jawaban.content.decode()
    assert "sudah" in jawaban.content.decode()
    assert not sk.butir.filter(uraian_indikator="Ketikan saya").exists()
    assert not SkIku.objects.filter(judul="Ketikan saya").exists()


@pytest.mark.parametrize(
    "nama", ["naskah", "hapus", "butir-tambah", "butir", "butir-hapus", "tetapkan"]
)
def test_halaman_ubah_tertutup(client, beku, bagian_organisasi, nama):
    kunci = [beku.pk]
    if nama in ("butir", "butir-hapus"):
        kunci.append(beku.butir.get().pk)
    client.force_login(bagian_organisasi)
    jawaban = client.get(alamat(f"sk-iku-{nama}", *kunci), follow=True)
    assert jawaban.redirect_chain == [(alamat("sk-iku", beku.pk), 302)]
    assert "Buat keputusan perubahan" in jawaban.content.decode()


def test_hapus_ditolak(client, beku, bagian_organisasi):
    client.force_login(bagian_organisasi)
    butir = beku.butir.get()
    for halaman in (
        alamat("sk-iku-hapus", beku.pk),
        alamat("sk-iku-butir-hapus", beku.pk, butir.pk),
    ):
        jawaban = client.post(halaman, {"alasan": "x"}, follow=True)
        assert "sudah ditetapkan" in jawaban.content.decode()
    assert SkIku.objects.filter(pk=beku.pk).exists()
    assert beku.butir.exists()


# --- In the browser -----------------------------------------------------------------


def kiriman(**isi):
    berkas = SimpleUploadedFile("SK.pdf", isi_pdf(), "application/pdf")
    return {"nomor": "9", "tanggal": "2025-09-23", "berkas": berkas} | isi


@pytest.mark.parametrize(
    "peran", ["operator", "camat", "bappeda", "bagian_organisasi", "evaluator"]
)
def test_hanya_bagian_organisasi_menetapkan(client, sk, peran):
    client.force_login(buat_pengguna(peran, sk.kecamatan))
    jawaban = client.post(alamat("sk-iku-tetapkan", sk.pk), kiriman())
    sk.refresh_from_db()
    boleh = peran == "bagian_organisasi"
    assert jawaban.status_code == (302 if boleh else 403)
    assert sk.draf is not boleh
    if boleh:
        jawaban = client.get(alamat("sk-iku-bertanda-tangan", sk.pk))
        assert b"".join(jawaban.streaming_content) == isi_pdf()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nomor": " "}, "Tulis nomornya."),
        ({"tanggal": ""}, "Isi tanggal penandatanganan."),
        (
            {"tanggal": (timezone.localdate() + timedelta(2)).isoformat()},
            "Tanggal ini belum tiba.",
        ),
        ({"berkas": SimpleUploadedFile("a.pdf", b"bukan")}, "PDF"),
        ({"berkas": ""}, "Unggah naskah yang sudah ditandatangani."),
    ],
    ids=["nomor", "tanggal", "esok", "bukan-pdf", "tanpa-berkas"],
)
def test_isian_salah_disebut(client, sk, bagian_organisasi, isi, kalimat):
    client.force_login(bagian_organisasi)
    jawaban = client.post(alamat("sk-iku-tetapkan", sk.pk), kiriman(**isi))
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    sk.refresh_from_db()
    assert sk.draf


# --- Amendment ----------------------------------------------------------------------


@pytest.fixture
def perubahan(beku, renstra, bagian_organisasi):
    return buat_perubahan(
        beku, renstra=renstra, bentuk=beku.bentuk, oleh=bagian_organisasi
    )


def test_perubahan_dimulai_dengan_salinannya(perubahan, beku):
    assert (perubahan.mengubah, perubahan.draf, perubahan.nomor) == (beku, True, "")
    assert perubahan.judul.startswith(
        "Perubahan atas Keputusan Camat Pakusari Nomor 188/1/2025 tentang"
    )
    assert "188/1/2025" in perubahan.mengingat[-1]
    assert perubahan.diktum == beku.diktum
    lama, baru = beku.butir.get(), perubahan.butir.get()
    assert baru.uraian_indikator == lama.uraian_indikator
    assert set(baru.penanggung_jawab.all()) == set(lama.penanggung_jawab.all())


def test_perubahan_tidak_mendahului_yang_diubah(perubahan, bagian_organisasi):
    with pytest.raises(TidakBisa, match="mendahului"):
        tetapkan(perubahan, bagian_organisasi, "2", TANGGAL - timedelta(1))
    tetapkan(perubahan, bagian_organisasi, "2", TANGGAL)


def test_kedua_keputusan_saling_menyebut(client, perubahan, beku, operator):
    client.force_login(operator)
    assert "Mengubah <a" in client.get(alamat("sk-iku", perubahan.pk)).content.decode()
    lama = client.get(alamat("sk-iku", beku.pk)).content.decode()
    assert "Diubah dengan" in lama and "(draf)" in lama
    assert (
        "Mengubah Keputusan 188/1/2025"
        in client.get(alamat("daftar-sk-iku")).content.decode()
    )


def test_draf_tidak_diubah_dengan_keputusan(sk, bagian_organisasi, pakusari):
    lain = SkIku(kecamatan=pakusari, judul="x", bentuk="pisah", mengubah=sk)
    with pytest.raises(ValidationError, match="masih draf"):
        riwayat.simpan(lain, oleh=bagian_organisasi)


def test_dibuat_dari_halamannya(client, beku, renstra, bagian_organisasi):
    client.force_login(bagian_organisasi)
    halaman = alamat("sk-iku-baru") + f"?mengubah={beku.pk}"
    form = client.get(halaman).context["form"]
    assert form["mengubah"].value() == beku.pk
    isi = {"renstra": renstra.pk, "bentuk": "pisah", "mengubah": beku.pk}
    client.post(alamat("sk-iku-baru"), isi)
    assert SkIku.objects.get(mengubah=beku).butir.count() == 1

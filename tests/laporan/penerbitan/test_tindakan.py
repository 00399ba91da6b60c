"""The way of a report from draft to issued, who may do what when, and its correction."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from capaian.models import Realisasi
from dokumen.beku import dari_dict, sidik
from dokumen.models import DokumenResmi
from dokumen.pilihan import StatusDokumen as S
from dokumen.telusur import semua_teks
from evaluasi.pilihan import StatusReviu
from kecamatan.models import Jejak, Pemberitahuan
from laporan.models import VersiLkjip
from laporan.penerbitan import tindakan as acara
from laporan.penerbitan.pilihan import TindakanLkjip as T
from laporan.penerbitan.pokok import PERNYATAAN, sidik_pokok
from laporan.penerbitan.syarat import TidakBisa
from laporan.penerbitan.versi import Penerbitan
from laporan.periksa import periksa
from laporan.periksa.pengabaian import abaikan
from tests.evaluasi.reviu.bantuan import buat_reviu
from tests.laporan.periksa.selaras import susun
from tests.pembangun import buat_masa_jabatan, isi_pdf

from .bantuan import (
    TAHUN,
    TANDA_TANGAN,
    buat_versi,
    reviu_sampai_terbit,
    tandatangani,
    wajibkan_reviu,
)


def baca(kecamatan) -> Penerbitan:
    return Penerbitan.baca(kecamatan, TAHUN)


def test_dari_draf_sampai_terbit(pakusari, penanda, operator, camat, bagian_organisasi):
    versi = acara.siapkan(pakusari, TAHUN, oleh=operator)
    assert versi.dokumen.status == S.DRAF and not versi.dokumen.tanggal
    berkas = SimpleUploadedFile("LKjIP ttd.pdf", isi_pdf())
    tandatangani(pakusari, penanda, camat, berkas=berkas)
    dokumen = DokumenResmi.objects.get(pk=versi.dokumen_id)
    pohon = dari_dict(dokumen.isi)
    assert dokumen.status == S.DITANDATANGANI and dokumen.nama_berkas == "LKjIP ttd.pdf"
    assert dokumen.sidik == sidik(pohon)
    assert dokumen.sidik_pokok == sidik_pokok(pohon) == versi.dokumen.sidik_pokok
    teks = list(semua_teks(pohon))
    assert {"Rifendi", "10 Februari 2026"} <= set(teks)
    acara.sampaikan(pakusari, TAHUN, oleh=operator, tanggal=date(2026, 2, 12))
    acara.terbitkan(pakusari, TAHUN, oleh=bagian_organisasi)
    kini = baca(pakusari).kini
    assert kini.dokumen.status == S.TERBIT
    assert kini.dokumen.disampaikan_pada == date(2026, 2, 12)
    # Issued at once: the worker was asked for the print when it was signed.
    assert kini.terbit_pada and not kini.sidik_cetakan
    jejak = Jejak.objects.filter(objek=VersiLkjip._meta.label).order_by("pk")
    assert [j.aksi for j in jejak] == [
        str(t.label).lower() for t in T if t not in (T.PERBAIKI, T.BATALKAN)
    ]
    kabar = list(Pemberitahuan.objects.filter(penerima=camat).order_by("pk"))
    # Told of everything but of the own act.
    assert [k.teks.rsplit(" ", 1)[0][:6] for k in kabar] == [
        "Naskah",
        "LKjIP ",
        "LKjIP ",
    ]


def test_yang_beku_tidak_ikut_berubah(pakusari, penanda, operator):
    versi = buat_versi(pakusari, S.DITANDATANGANI, penanda)
    isi = versi.dokumen.isi
    assert not baca(pakusari).berubah
    Realisasi.objects.update(nilai="11.11")
    assert baca(pakusari).berubah
    assert DokumenResmi.objects.get(pk=versi.dokumen_id).isi == isi


def test_draf_diperbarui_bila_data_berubah(pakusari, penanda, operator, camat):
    lama = acara.siapkan(pakusari, TAHUN, oleh=operator).dokumen.sidik
    acara.siapkan(pakusari, TAHUN, oleh=operator)
    assert Jejak.objects.filter(objek=VersiLkjip._meta.label).count() == 1
    Realisasi.objects.update(nilai="11.11")
    with pytest.raises(TidakBisa, match="Data berubah"):
        tandatangani(pakusari, penanda, camat)
    assert baca(pakusari).status == S.DRAF
    baru = acara.siapkan(pakusari, TAHUN, oleh=operator)
    assert baru.dokumen.sidik != lama and baru.dokumen.versi == 1
    tandatangani(pakusari, penanda, camat)
    assert VersiLkjip.objects.count() == 1


def test_penanda_tangan_menjabat_pada_harinya(pakusari, penanda, operator, camat):
    acara.siapkan(pakusari, TAHUN, oleh=operator)
    sidik_draf = baca(pakusari).kini.dokumen.sidik_pokok
    plt = buat_masa_jabatan(
        pakusari,
        nama="Wiwin",
        status="plt",
        sebutan="Plt. Camat Pakusari",
        mulai=date(2026, 2, 15),
    )
    with pytest.raises(TidakBisa, match="tidak menjabat"):
        tandatangani(pakusari, plt, camat)
    assert baca(pakusari).kini.lkjip.tanggal is None  # nothing was half done
    tandatangani(pakusari, plt, camat, tanggal=date(2026, 2, 20))
    dokumen = DokumenResmi.objects.get(jenis="lkjip")
    assert "Plt. Camat Pakusari" in set(semua_teks(dari_dict(dokumen.isi)))
    # Who signs it makes it no other report.
    assert dokumen.sidik_pokok == sidik_draf


def test_gagal_tandatangan_tidak_meninggalkan_berkas(
    pakusari, penanda, operator, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    acara.siapkan(pakusari, TAHUN, oleh=operator)
    # The number is too long for its column: refused after the file was stored.
    with pytest.raises(Exception, match="100"):
        tandatangani(
            pakusari,
            penanda,
            operator,
            nomor="9" * 101,
            berkas=SimpleUploadedFile("a.pdf", isi_pdf()),
        )
    assert not [f for f in tmp_path.rglob("*") if f.is_file()]
    assert baca(pakusari).status == S.DRAF


def test_klik_kedua_tidak_menghapus_berkas_bertanda_tangan(
    pakusari, penanda, operator, camat
):
    acara.siapkan(pakusari, TAHUN, oleh=operator)
    tandatangani(
        pakusari, penanda, camat, berkas=SimpleUploadedFile("a.pdf", isi_pdf())
    )
    with pytest.raises(TidakBisa, match="kini ditandatangani"):
        tandatangani(
            pakusari, penanda, camat, berkas=SimpleUploadedFile("b.pdf", isi_pdf(300))
        )
    dokumen = DokumenResmi.objects.get(jenis="lkjip")
    assert dokumen.berkas.read() == isi_pdf()
    dokumen.berkas.close()


def test_tidak_disampaikan_sebelum_ditandatangani(pakusari, penanda, operator):
    buat_versi(pakusari, S.DITANDATANGANI, penanda)
    with pytest.raises(TidakBisa, match="mendahului"):
        acara.sampaikan(pakusari, TAHUN, oleh=operator, tanggal=date(2026, 2, 9))


# --- Review ---------------------------------------------------------------------------


def test_wajib_reviu_atas_isi_yang_sama(
    pakusari, penanda, operator, camat, evaluator, inspektur
):
    wajibkan_reviu(pakusari)
    dokumen = acara.siapkan(pakusari, TAHUN, oleh=operator).dokumen
    assert Pemberitahuan.objects.filter(
        penerima=evaluator, teks__contains="direviu"
    ).exists()
    with pytest.raises(TidakBisa, match="wajib direviu"):
        tandatangani(pakusari, penanda, camat)
    reviu_sampai_terbit(dokumen, evaluator, inspektur)
    # What was reviewed is changed: reviewed again.
    Realisasi.objects.update(nilai="11.11")
    acara.siapkan(pakusari, TAHUN, oleh=operator)
    with pytest.raises(TidakBisa, match="direviu lagi"):
        tandatangani(pakusari, penanda, camat)
    dokumen.refresh_from_db()
    reviu = reviu_sampai_terbit(dokumen, evaluator, inspektur, nomor="R-2")
    with pytest.raises(TidakBisa, match="mendahului"):
        tandatangani(pakusari, penanda, camat, tanggal=date(2026, 2, 4))
    tandatangani(pakusari, penanda, camat)
    dokumen.refresh_from_db()
    pohon = dari_dict(dokumen.isi)
    assert pohon.bagian[0].judul == PERNYATAAN
    assert "NOMOR : R-2" in set(semua_teks(pohon.bagian[0]))
    # The statement in it and the signature under it make it no other report.
    reviu.laporan.refresh_from_db()
    assert not reviu.laporan_berubah and dokumen.sidik != reviu.sidik_laporan


def test_naskah_tidak_diganti_di_tangan_inspektur(
    pakusari, penanda, operator, evaluator
):
    dokumen = acara.siapkan(pakusari, TAHUN, oleh=operator).dokumen
    reviu = buat_reviu(dokumen, StatusReviu.DIAJUKAN, evaluator)
    Realisasi.objects.update(nilai="11.11")
    with pytest.raises(TidakBisa, match="diajukan kepada Inspektur"):
        acara.siapkan(pakusari, TAHUN, oleh=operator)
    reviu.status = StatusReviu.DRAF
    reviu.save()
    acara.siapkan(pakusari, TAHUN, oleh=operator)
    assert Pemberitahuan.objects.filter(
        penerima=evaluator, teks__contains="sedang Anda reviu diperbarui"
    ).exists()


def test_data_yang_berubah_saat_menandatangani_tidak_ikut(
    pakusari, penanda, operator, camat, monkeypatch
):
    """Between looking at the data and freezing them somebody saves a figure."""
    acara.siapkan(pakusari, TAHUN, oleh=operator)
    asli = acara.pastikan_menjabat

    def lalu_berubah(*isi):
        asli(*isi)
        Realisasi.objects.update(nilai="11.11")

    monkeypatch.setattr(acara, "pastikan_menjabat", lalu_berubah)
    with pytest.raises(TidakBisa, match="Data berubah"):
        tandatangani(pakusari, penanda, camat)
    assert baca(pakusari).status == S.DRAF


def test_temuan_berat_menghalangi(db):
    """Until why it is left as it is stands written."""
    s = susun()
    type(s.lhe).objects.update(nilai=71)
    acara.siapkan(s.kecamatan, TAHUN, oleh=s.operator)
    with pytest.raises(TidakBisa, match="1 temuan berat"):
        tandatangani(s.kecamatan, s.camat, s.operator)
    assert baca(s.kecamatan).status == S.DRAF
    (berat,) = periksa(s.kecamatan, TAHUN).terbuka("berat")
    abaikan(berat, s.kecamatan, TAHUN, alasan="Nilai lama yang benar", oleh=s.operator)
    tandatangani(s.kecamatan, s.camat, s.operator)
    assert baca(s.kecamatan).status == S.DITANDATANGANI


# --- Correction -----------------------------------------------------------------------


def test_perbaikan_adalah_versi_berikutnya(pakusari, penanda, operator, camat):
    buat_versi(pakusari, S.DITANDATANGANI, penanda)
    with pytest.raises(TidakBisa, match="alasan"):
        acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="  ")
    Realisasi.objects.update(nilai="11.11")
    baru = acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah angka")
    keadaan = baca(pakusari)
    assert [v.dokumen.versi for v in keadaan.semua] == [2, 1]
    # The first holds until the second is signed.
    assert keadaan.berlaku.dokumen.versi == 1 and keadaan.status == S.DRAF
    tandatangani(pakusari, penanda, camat, nomor="400/8")
    keadaan = baca(pakusari)
    assert keadaan.berlaku == baru and baru.alasan == "Salah angka"
    lama = keadaan.semua[1].dokumen
    assert (lama.nomor, lama.tanggal) == ("400/7", TANDA_TANGAN)
    assert lama.judul == baru.dokumen.judul and timezone.localdate() > lama.tanggal

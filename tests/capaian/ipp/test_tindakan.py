"""Acts on an assessment: when, by whom, what they write down; and the result."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from capaian.ipp.hasil import susun_hasil
from capaian.ipp.tindakan import (
    F01,
    F02,
    atur_f03,
    buang_respons,
    buat_penilaian,
    isi_baris,
    simpan_baris,
    tanda,
    terima_respons,
)
from capaian.models import AturanIpp, PenilaianIpp, PertanyaanIpp
from capaian.models.tindakan_ipp import SYARAT_IPP, TidakBisa
from capaian.pilihan import JalurF03, StatusIpp
from kecamatan.models import Jejak, Pemberitahuan
from kecamatan.riwayat import Bentrok
from tests.pembangun import isi_pdf

from .bantuan import beri_respons, diajukan, ditetapkan, isi_skor


def ke_status(penilaian, status, operator):
    """Straight to a state, as if it had come there by its acts."""
    alasan = "Lengkapi bukti." if status == StatusIpp.DIKEMBALIKAN else ""
    PenilaianIpp.objects.filter(pk=penilaian.pk).update(
        status=status,
        alasan_kembali=alasan,
        nilai=Decimal(3) if status == StatusIpp.DITETAPKAN else None,
        tanggal=date(2025, 9, 1),
        aturan=AturanIpp.objects.get(),
    )
    penilaian.refresh_from_db()


@pytest.mark.parametrize("status", StatusIpp)
@pytest.mark.parametrize("tindakan", sorted(SYARAT_IPP))
def test_hanya_dalam_keadaan_yang_tepat(penilaian, operator, status, tindakan):
    """Every act in every state: done, or refused and nothing changed."""
    isi_skor(penilaian, "f01")
    isi_skor(penilaian, "f02")
    beri_respons(penilaian)
    jawaban = penilaian.jawaban.first()
    respons = penilaian.respons.get()
    ke_status(penilaian, status, operator)
    baris = {"tanda_lama": "", "oleh": operator}
    lakukan = {
        "f01": lambda: simpan_baris(
            penilaian,
            F01,
            jawaban,
            isi_baris(F01, jawaban) | {"f01": 5},
            **(baris | {"tanda_lama": tanda(F01, isi_baris(F01, jawaban))}),
        ),
        "f02": lambda: simpan_baris(
            penilaian,
            F02,
            jawaban,
            isi_baris(F02, jawaban) | {"f02": 5},
            **(baris | {"tanda_lama": tanda(F02, isi_baris(F02, jawaban))}),
        ),
        "f03": lambda: atur_f03(
            penilaian, date(2025, 1, 1), date(2025, 2, 1), oleh=operator
        ),
        "buang": lambda: buang_respons(respons, oleh=operator, alasan="Uji coba"),
        "ajukan": lambda: penilaian.ajukan(oleh=operator),
        "kembalikan": lambda: penilaian.kembalikan(oleh=operator, alasan="Lengkapi"),
        "tetapkan": lambda: penilaian.tetapkan(oleh=operator, tanggal=date(2025, 9, 1)),
        "batalkan": lambda: penilaian.batalkan(oleh=operator, alasan="Salah hitung"),
    }[tindakan]
    sebelum = Jejak.objects.count()
    if status in SYARAT_IPP[tindakan]:
        lakukan()
        assert Jejak.objects.count() == sebelum + 1
    else:
        with pytest.raises(TidakBisa, match="Tidak ada yang berubah"):
            lakukan()
        assert Jejak.objects.count() == sebelum


def test_f01_harus_lengkap(penilaian, operator):
    isi_skor(penilaian, "f01")
    penilaian.jawaban.filter(indikator__nomor__in=[4, 9]).update(f01=None)
    with pytest.raises(TidakBisa, match="nomor 4 dan 9 kosong"):
        penilaian.ajukan(oleh=operator)


def test_skor_nol_bukan_kosong(penilaian, operator):
    isi_skor(penilaian, "f01", 0)
    penilaian.ajukan(oleh=operator)
    assert susun_hasil(penilaian).f01 == 0


def test_penetapan_menyimpan_nilai_dan_aturan(
    penilaian, operator, camat, bagian_organisasi
):
    ditetapkan(penilaian, operator, bagian_organisasi)
    assert (penilaian.nilai, penilaian.kategori) == (Decimal("3.25"), "B-")
    assert (penilaian.nilai_f02, penilaian.nilai_f03) == (3, 4)
    assert (penilaian.responden, penilaian.aturan.kabupaten) == (30, None)
    jejak = Jejak.objects.tentang(penilaian).first()
    assert (jejak.aksi, jejak.ke["nilai"]) == ("menetapkan", "3.2500")
    penerima = Pemberitahuan.objects.filter(teks__contains="ditetapkan")
    assert {p.penerima for p in penerima} == {operator, camat}


@pytest.mark.parametrize(
    ("bila_kurang", "nilai", "f03"), [("nol", "2.25", 0), ("abaikan", "3.00", None)]
)
def test_responden_kurang(
    penilaian, operator, bagian_organisasi, bila_kurang, nilai, f03
):
    AturanIpp.objects.update(bila_kurang=bila_kurang)
    diajukan(penilaian, operator)
    isi_skor(penilaian, "f02")
    beri_respons(penilaian, 5, 3)
    penilaian.tetapkan(oleh=bagian_organisasi, tanggal=date(2025, 9, 1))
    assert penilaian.nilai == Decimal(nilai)
    assert penilaian.nilai_f03 == f03


def test_aturan_kabupaten_mendahului_dan_membeku(
    penilaian, operator, bagian_organisasi, pakusari
):
    aturan = AturanIpp.objects.create(
        kabupaten=pakusari.kabupaten,
        mulai=2024,
        cara_f02="rata",
        cara_f03="semua",
        responden_minimum=1,
        bila_kurang="nol",
        dasar="SK Bupati",
    )
    diajukan(penilaian, operator)
    isi_skor(penilaian, "f02", 5)
    penilaian.jawaban.filter(indikator__nomor=2).update(f02=0)
    beri_respons(penilaian, 5)
    penilaian.tetapkan(oleh=bagian_organisasi, tanggal=date(2025, 9, 1))
    # Aspek a (24 %) by the plain mean is 40 / 9 = 4,44…: F-02 4,8667.
    assert (penilaian.nilai_f02, penilaian.aturan) == (Decimal("4.87"), aturan)
    aturan.cara_f02 = "berbobot"
    with pytest.raises(ValidationError, match="sudah dipakai"):
        aturan.full_clean()


def test_dibatalkan_lalu_ditetapkan_lagi(
    penilaian, operator, bagian_organisasi, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    ditetapkan(penilaian, operator, bagian_organisasi)
    penilaian.batalkan(oleh=bagian_organisasi, alasan="Skor nomor 3 keliru.")
    assert (penilaian.status, penilaian.nilai) == (StatusIpp.DIAJUKAN, None)
    isi_skor(penilaian, "f02", 4)
    penilaian.tetapkan(
        oleh=bagian_organisasi,
        tanggal=date(2025, 9, 12),
        nomor_ba="065/9/2025",
        tanggal_ba=date(2025, 9, 11),
        berkas_ba=ContentFile(isi_pdf(), "Berita acara.pdf"),
    )
    assert (penilaian.nilai, penilaian.nama_berkas_ba) == (4, "Berita acara.pdf")
    assert len(penilaian.sidik_ba) == 64
    aksi = Jejak.objects.tentang(penilaian).values_list("aksi", flat=True)
    assert list(aksi)[:3] == ["menetapkan", "membatalkan", "menetapkan"]


def test_berkas_tidak_tertinggal_bila_ditolak(
    penilaian, operator, bagian_organisasi, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    diajukan(penilaian, operator)
    isi_skor(penilaian, "f02")
    with pytest.raises(ValidationError):
        penilaian.tetapkan(
            oleh=bagian_organisasi,
            tanggal=None,
            berkas_ba=ContentFile(isi_pdf(), "a.pdf"),
        )
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_baris_yang_berubah_tidak_ditimpa(penilaian, operator):
    jawaban = penilaian.jawaban.first()
    lama = tanda(F01, isi_baris(F01, jawaban))
    isi = {"f01": 3, "f01_catatan": "", "f01_bukti": ""}
    assert simpan_baris(penilaian, F01, jawaban, isi, tanda_lama=lama, oleh=operator)
    with pytest.raises(Bentrok) as bentrok:
        simpan_baris(
            penilaian, F01, jawaban, isi | {"f01": 5}, tanda_lama=lama, oleh=operator
        )
    assert bentrok.value.sekarang.f01 == 3
    # The same answer by two people is no conflict.
    simpan_baris(penilaian, F01, jawaban, isi, tanda_lama=lama, oleh=operator)


def test_penilaian_dimulai_sekali(penilaian, operator):
    assert penilaian.jawaban.count() == 31
    with pytest.raises(TidakBisa, match="sudah dimulai"):
        buat_penilaian(penilaian.kecamatan, 2025, oleh=operator)


def test_sebelum_ada_instrumen(instrumen, pakusari, operator):
    with pytest.raises(TidakBisa, match="Belum ada instrumen"):
        buat_penilaian(pakusari, 2021, oleh=operator)


def test_respons_yang_sama_diterima_sekali(penilaian):
    semua = dict.fromkeys(PertanyaanIpp.objects.filter(aspek__instrumen__jenis="A"), 4)
    kunci = uuid4()
    satu = terima_respons(penilaian, semua, jalur=JalurF03.PUBLIK, kunci=kunci)
    dua = terima_respons(penilaian, semua, jalur=JalurF03.PUBLIK, kunci=kunci)
    assert satu == dua
    assert penilaian.respons.get().nilai.count() == 14


def test_respons_tidak_lengkap_atau_di_luar_skala(penilaian):
    semua = dict.fromkeys(PertanyaanIpp.objects.filter(aspek__instrumen__jenis="A"), 4)
    satu = next(iter(semua))
    for isi in ({satu: 4}, semua | {satu: 6}):
        with pytest.raises(TidakBisa):
            terima_respons(penilaian, isi, jalur=JalurF03.PUBLIK)
    assert not penilaian.respons.exists()


def test_nilai_f03_dari_semua_responden(penilaian):
    """Not of the first alone."""
    beri_respons(penilaian, 5)
    beri_respons(penilaian, 2, 2)
    hasil = susun_hasil(penilaian)
    assert (hasil.responden, hasil.f03) == (3, Decimal("3.00"))
    assert hasil.pertanyaan[0].daftar == [0, 0, 2, 0, 0, 1]

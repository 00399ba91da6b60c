"""Drafts from the data: true or absent, causes only as officers wrote them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.models import Analisis
from evaluasi.models import Lhe, Rekomendasi, TindakLanjut
from laporan.models import KomposisiPegawai, Narasi
from laporan.pilihan import Bagian
from laporan.ruang.bagian import Sifat, daftar_bagian
from laporan.ruang.kata_petugas import baca_kata_petugas
from laporan.ruang.usulan import DITULIS_SENDIRI, TANPA_DATA, TANPA_KATA, usulkan
from laporan.susun.bahan import kumpulkan
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dua(pakusari):
    """Two sasaran: the first not reached and better than last year, the second reached."""
    buat_skala()
    renstra = buat_renstra(pakusari)
    pk = buat_pk(renstra)
    hasil = []
    for nama, target, lalu, kini in (
        ("Indeks Kepuasan", "89", "83", "84.03"),
        ("Nilai IPP", "3", "4.5", "4"),
    ):
        tempat = buat_tempat(
            buat_sasaran(renstra, f"Naiknya {nama}"),
            buat_indikator(pakusari, nama=nama, kode=nama[:6]),
        )
        buat_butir_pk(pk, tempat, target)
        buat_realisasi(tempat.indikator, lalu, 2024)
        buat_realisasi(tempat.indikator, kini)
        hasil.append(tempat)
    return hasil


def usul(kecamatan, bagian, **tentang):
    bahan = kumpulkan(kecamatan, 2025)
    return usulkan(bahan, bagian, baca_kata_petugas(bahan), **tentang)


def test_bagian_yang_perlu_mengikuti_data(pakusari, dua):
    gagal, tercapai = (t.sasaran for t in dua)
    perlu = {
        (b.bagian, b.sasaran)
        for b in daftar_bagian(kumpulkan(pakusari, 2025))
        if b.sifat == Sifat.PERLU and b.sasaran
    }
    assert perlu == {
        (Bagian.PENGHAMBAT, gagal),
        (Bagian.TANTANGAN, gagal),
        (Bagian.PENDORONG, tercapai),
    }


def test_bagian_mengikuti_urutan_laporan_tanpa_kembar(pakusari, dua):
    daftar = daftar_bagian(kumpulkan(pakusari, 2025))
    assert [b.bagian for b in daftar][:3] == [
        Bagian.KATA_PENGANTAR,
        Bagian.IKHTISAR_PENGANTAR,
        Bagian.IKHTISAR_TANTANGAN,
    ]
    assert daftar[-1].bagian == Bagian.LANGKAH_PERBAIKAN
    assert len({b.slug for b in daftar}) == len(daftar)
    # What speaks of several PK, of a change, of efficiency waits for its data.
    assert not {Bagian.DASAR_PELAPORAN, Bagian.PERUBAHAN_PK, Bagian.EFISIENSI} & {
        b.bagian for b in daftar
    }


def test_perkembangan_dan_yang_belum_tercapai(pakusari, dua):
    assert usul(pakusari, "kesimpulan").isi == (
        "Dari 2 (dua) indikator yang nilainya dapat dibandingkan dengan tahun 2024:\n"
        "- 1 (satu) indikator membaik: Indeks Kepuasan.\n"
        "- 1 (satu) indikator menurun kinerjanya: Nilai IPP.\n\n"
        "Indikator yang belum mencapai target:\n"
        "- Indeks Kepuasan: realisasi 84,03 dari target 89."
    )


def test_sebab_hanya_kutipan_petugas(pakusari, dua):
    gagal = dua[0]
    assert usul(pakusari, "penghambat", sasaran=gagal.sasaran).alasan == TANPA_KATA
    isi = {"indikator": gagal.indikator, "tahun": 2025, "penghambat": "Antre.\n\nLama"}
    Analisis.objects.create(**isi, triwulan=2)
    Analisis.objects.create(**isi, triwulan=3, salinan=True)  # nobody looked at it
    Analisis.objects.create(**isi | {"tahun": 2024}, triwulan=1)
    kutipan = "- Indeks Kepuasan, menurut catatan triwulan II: “Antre. Lama”."
    assert usul(pakusari, "penghambat", sasaran=gagal.sasaran).isi == kutipan
    assert usul(pakusari, "hambatan").isi == kutipan
    lain = usul(pakusari, "penghambat", sasaran=dua[1].sasaran)
    assert (lain.isi, lain.alasan) == ("", TANPA_KATA)


def test_rekomendasi_yang_belum_selesai(pakusari, dua, evaluator):
    lhe = Lhe.objects.create(kecamatan=pakusari, tahun=2025, nomor="1", nilai=70)
    umum = {"lhe": lhe, "jenis": "rekomendasi"}
    pertama = Rekomendasi.objects.create(**umum, nomor=1, uraian="Susun\nrencana.")
    Rekomendasi.objects.create(**umum, nomor=2, uraian="Ukur hasil.")
    TindakLanjut.objects.create(
        rekomendasi=pertama,
        uraian="Sudah",
        status="selesai",
        diverifikasi_oleh=evaluator,
        diverifikasi_pada=f"{date(2025, 5, 1)}T00:00:00Z",
    )
    assert usul(pakusari, "langkah_perbaikan").isi == (
        "- Rekomendasi nomor 2 dalam LHE SAKIP Tahun 2025: “Ukur hasil”; belum ada "
        "tindak lanjut yang dicatat."
    )


@pytest.mark.parametrize(
    ("bagian", "alasan"),
    [
        ("tugas", DITULIS_SENDIRI),
        ("isu_strategis", DITULIS_SENDIRI),
        ("sdm", TANPA_DATA),
        ("sarana", TANPA_DATA),
        ("efisiensi", TANPA_DATA),
        ("keuangan", TANPA_DATA),
        ("dasar_pelaporan", TANPA_DATA),
    ],
)
def test_tanpa_data_tidak_ada_usulan(pakusari, dua, bagian, alasan):
    hasil = usul(pakusari, bagian)
    assert (hasil.isi, hasil.alasan) == ("", alasan)


def test_jabatan_kurang_dan_yang_tidak_diketahui(pakusari, dua):
    for urutan, (butuh, ada) in enumerate([(3, 1), (2, 2), (None, 1), (4, None)], 1):
        KomposisiPegawai.objects.create(
            kecamatan=pakusari,
            tahun=2025,
            urutan=urutan,
            jabatan=f"Jabatan {urutan}",
            kebutuhan=butuh,
            bezetting=ada,
        )
    assert usul(pakusari, "sdm").isi == (
        "Jabatan yang belum terisi sesuai kebutuhan:\n"
        "- Jabatan 1: kebutuhan 3 orang, terisi 1 orang."
    )


def test_usulan_menjadi_draf_dan_tidak_menimpa(client, operator, pakusari, dua):
    client.force_login(operator)
    alamat = "/35.09.24/2025/lkjip/tulis/kesimpulan/"
    client.post(f"{alamat}usulan/")
    narasi = Narasi.objects.get()
    assert narasi.isi.startswith("Dari 2 (dua) indikator")
    assert not narasi.siap
    narasi.tulis("Milik saya", versi=narasi.versi, oleh=operator)
    jawaban = client.post(f"{alamat}usulan/", follow=True)
    assert "tidak ditimpa usulan" in jawaban.content.decode()
    narasi.refresh_from_db()
    assert narasi.isi == "Milik saya"


def test_daftar_bagian_dengan_jumlah_kueri_tetap(client, operator, pakusari, dua):
    def kueri():
        with CaptureQueriesContext(connection) as semua:
            assert client.get("/35.09.24/2025/lkjip/").status_code == 200
        return len(semua)

    client.force_login(operator)
    Narasi.objects.create(kecamatan=pakusari, tahun=2025, bagian="tugas", isi="a")
    kueri()
    sedikit = kueri()
    for tempat in dua:
        for bagian in ("pendorong", "penghambat"):
            Narasi.objects.create(
                kecamatan=pakusari,
                tahun=2025,
                bagian=bagian,
                sasaran=tempat.sasaran,
                isi="b",
                penanggung_jawab=operator,
            )
        buat_sasaran(tempat.renstra, f"Lagi {tempat.pk}")
    assert kueri() == sedikit
    halaman = client.get("/35.09.24/2025/lkjip/").content.decode()
    # Six chapters and one step that no data fill, three causes, two begun freely.
    assert "0 dari 12 bagian siap" in halaman
    assert "ditulis oleh Anda" in halaman

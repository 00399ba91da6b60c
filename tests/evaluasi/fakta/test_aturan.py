"""Rules on rows made for them: quarters, schedules, cascading, meetings, last LHE; and
that more rows cost no more queries."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capaian.models import (
    Jadwal,
    KeputusanRapat,
    PengecualianJadwal,
    PengukuranTriwulan,
    RapatEvaluasi,
    TangkapanTriwulan,
)
from capaian.pilihan import StatusTriwulan, TindakanTriwulan
from evaluasi.fakta import fakta_kriteria
from evaluasi.models import Lhe, TindakLanjut
from iku.models import DokumenAnggaran, PerjanjianKinerja, RencanaAksi
from iku.pilihan import Asal, StatusPk
from kecamatan.models import UnitKerja
from tests.evaluasi.lembar.bantuan import buat_evaluasi
from tests.evaluasi.lhe.bantuan import tambah_butir
from tests.pembangun import (
    buat_butir_pk,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
    tetapkan_pk,
)

HARI = date(2026, 4, 30)


@pytest.fixture
def pk(pakusari):
    buat_skala()
    pk = buat_pk(buat_renstra(pakusari), tanggal=date(2025, 1, 20))
    buat_butir_pk(pk, buat_tempat(buat_sasaran(pk.renstra), target={2025: "89"}))
    return pk


@pytest.fixture
def evaluasi(pakusari):
    return buat_evaluasi(pakusari, tahun=2025)


def kirim(kecamatan, triwulan, pada, status=StatusTriwulan.DIAJUKAN):
    """A quarter that was sent on these days."""
    p = PengukuranTriwulan.objects.create(
        kecamatan=kecamatan, tahun=2025, triwulan=triwulan, status=status
    )
    for hari in pada:
        t = TangkapanTriwulan.objects.create(
            pengukuran=p,
            tindakan=TindakanTriwulan.AJUKAN,
            oleh=buat_pengguna("operator", kecamatan),
            sidik="0" * 64,
        )
        TangkapanTriwulan.objects.filter(pk=t.pk).update(pada=hari)
    return p


def saat(bulan, hari):
    return datetime(2025, bulan, hari, tzinfo=UTC)


def jadwalkan(kecamatan, triwulan, tutup):
    return Jadwal.objects.create(
        kabupaten=kecamatan.kabupaten,
        tahun=2025,
        triwulan=triwulan,
        buka=saat(tutup.month, 1),
        tutup=tutup,
    )


def test_triwulan_tepat_waktu_menurut_pengiriman_pertama(pakusari, pk, evaluasi):
    """I in time; II late; III late but with an exception; IV never."""
    tetapkan_pk(pk)
    for n, tutup in ((1, saat(4, 10)), (2, saat(7, 10)), (3, saat(10, 10))):
        jadwal = jadwalkan(pakusari, n, tutup)
    PengecualianJadwal.objects.create(
        jadwal=jadwal, kecamatan=pakusari, tutup=saat(10, 20), alasan="Banjir"
    )
    terkunci = StatusTriwulan.TERKUNCI
    kirim(pakusari, 1, [saat(4, 9), saat(4, 25)], terkunci)
    kirim(pakusari, 2, [saat(7, 11)], StatusTriwulan.DISETUJUI)
    kirim(pakusari, 3, [saat(10, 15)])
    hasil = fakta_kriteria(evaluasi, HARI)
    assert "3 dari 4 triwulan 2025" in hasil["2.b.4"].kalimat
    assert "Tepat waktu menurut jadwal: 2 dari 3" in hasil["2.b.4"].kalimat
    assert hasil["2.b.4"].usulan == "B"
    assert (hasil["2.b.1"].usulan, hasil["2.b.5"].usulan) == ("C", "D")
    assert "2 dari 4 triwulan" in hasil["2.b.1"].kalimat
    assert "1 dari 4 triwulan" in hasil["2.b.5"].kalimat


def test_hanya_triwulan_yang_berakhir(pakusari, pk):
    tetapkan_pk(pk)
    kirim(pakusari, 1, [saat(4, 9)])
    dua = buat_evaluasi(pakusari, tahun=2025, triwulan=2)
    semua = [(h, fakta_kriteria(dua, h)["2.b.4"]) for h in _hari()]
    assert [(f.usulan, dict(f.dasar).get("Berakhir")) for _, f in semua] == [
        ("", None),
        ("A", 1),
        ("C", 2),
        ("C", 2),
    ]


def _hari():
    return [date(2025, 3, 31), date(2025, 4, 1), date(2025, 7, 1), date(2026, 1, 1)]


@pytest.mark.parametrize(
    ("tanggal", "kata"), [(date(2025, 2, 10), "dalam"), (date(2025, 2, 11), "melewati")]
)
def test_pk_satu_bulan_setelah_anggaran(pakusari, pk, evaluasi, tanggal, kata):
    pk.tanggal = tanggal
    pk.save()
    tetapkan_pk(pk)
    DokumenAnggaran.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        urutan=1,
        jenis="murni",
        tanggal=date(2025, 1, 10),
    )
    hasil = fakta_kriteria(evaluasi, HARI)["1.b.2"]
    assert f"{kata} batas satu bulan" in hasil.kalimat
    assert hasil.usulan == ""


def test_pk_yang_masih_draf_bukan_fakta(pakusari, pk, evaluasi):
    hasil = fakta_kriteria(evaluasi, HARI)
    assert hasil["1.a.4"].usulan == "T"
    assert "belum tercatat" in hasil["1.a.4"].kalimat


def test_cascading_per_unit(pakusari, pk, evaluasi):
    """Two units, one with a promise that is linked to the camat's."""
    UnitKerja.objects.create(kecamatan=pakusari, nama="Camat")
    satu, _ = (
        UnitKerja.objects.create(kecamatan=pakusari, nama=nama)
        for nama in ("Sekretariat", "Seksi Pelayanan")
    )
    bawah = PerjanjianKinerja.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        unit=satu,
        renstra=pk.renstra,
        induk=pk,
        asal=Asal.TRANSKRIPSI,
    )
    buat_butir_pk(bawah, mendukung=pk.butir.get())
    for p in (pk, bawah):
        PerjanjianKinerja.objects.filter(pk=p.pk).update(status=StatusPk.DITETAPKAN)
    hasil = fakta_kriteria(evaluasi, HARI)
    assert hasil["1.b.8"].usulan == "A"
    assert hasil["1.b.10"].usulan == "C"
    assert "1 dari 2 unit kerja" in hasil["1.b.10"].kalimat


def test_rencana_aksi_lengkap_dan_selaras(pakusari, pk, evaluasi):
    butir = pk.butir.get()
    for n in range(1, 5):
        RencanaAksi.objects.create(butir=butir, triwulan=n, nilai=butir.nilai)
    tetapkan_pk(pk)
    hasil = fakta_kriteria(evaluasi, HARI)
    assert hasil["1.a.5"].usulan == "Y"
    assert "1 dari 1 target lengkap empat triwulan" in hasil["1.c.4"].kalimat


def test_keputusan_rapat(pakusari, evaluasi):
    rapat = RapatEvaluasi.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        triwulan=1,
        tanggal=date(2025, 4, 20),
        tempat="Aula",
        pimpinan="Camat",
        peserta="Sekcam",
        notulen="Capaian dibahas.",
    )
    for n, (status, selesai) in enumerate(
        [("selesai", date(2025, 5, 1)), ("selesai", date(2025, 5, 2)), ("belum", None)]
    ):
        KeputusanRapat.objects.create(
            rapat=rapat,
            urutan=n,
            uraian="Perbaiki",
            penanggung_jawab="Sekcam",
            batas_waktu=date(2025, 6, 1),
            status=status,
            tindak_lanjut="Sudah" if selesai else "",
            selesai_pada=selesai,
        )
    hasil = fakta_kriteria(evaluasi, HARI)["2.c.6"]
    assert "3 keputusan; 2 selesai; 1 melewati batas waktunya" in hasil.kalimat
    assert hasil.usulan == "B"


def lhe(kecamatan, tahun, triwulan, nilai):
    return Lhe.objects.create(
        kecamatan=kecamatan,
        tahun=tahun,
        triwulan=triwulan,
        nomor=f"700/{tahun}/{triwulan}",
        nilai=nilai,
    )


def test_lhe_sebelumnya(pakusari):
    """Of the LHE before the period, not of a later one."""
    lhe(pakusari, 2025, 2, "65.10")
    lama = lhe(pakusari, 2025, 3, "67.35")
    lhe(pakusari, 2025, 4, "50")
    satu, dua = tambah_butir(lama), tambah_butir(lama)
    ini = buat_evaluasi(pakusari, tahun=2025, triwulan=4)
    hasil = fakta_kriteria(ini, HARI)
    assert hasil["4.c.2"].usulan == "A"
    assert "naik 2,25: 65,10 pada Triwulan II" in hasil["4.c.2"].kalimat
    assert hasil["4.c.1"].usulan == "D"
    t = TindakLanjut.objects.create(rekomendasi=satu, uraian="Selesai")
    assert fakta_kriteria(ini, HARI)["4.c.1"].usulan == ""
    evaluator = buat_pengguna("evaluator", pakusari)
    TindakLanjut.objects.filter(pk=t.pk).update(
        status="selesai",
        diverifikasi_pada=timezone.now(),
        diverifikasi_oleh=evaluator,
    )
    assert fakta_kriteria(ini, HARI)["4.c.1"].usulan == "C"
    TindakLanjut.objects.create(
        rekomendasi=dua,
        uraian="Tidak dapat",
        status="tidak_dapat",
        diverifikasi_pada=timezone.now(),
        diverifikasi_oleh=evaluator,
    )
    hasil = fakta_kriteria(ini, HARI)["4.c.1"]
    assert hasil.usulan == "A"
    assert "1 tidak dapat ditindaklanjuti" in hasil.kalimat


def test_kueri_tetap(pakusari, pk, evaluasi):
    """As many for many promises, values, quarters and meetings as for one of each."""
    _tambah(pakusari, pk, 1)
    with CaptureQueriesContext(connection) as sedikit:
        fakta_kriteria(evaluasi, HARI)
    for n in range(2, 5):
        _tambah(pakusari, pk, n)
    with CaptureQueriesContext(connection) as banyak:
        fakta_kriteria(evaluasi, HARI)
    assert len(banyak) == len(sedikit)


def _tambah(kecamatan, pk, n):
    if pk.status != StatusPk.DITETAPKAN:
        butir = pk.butir.get()
        for b in range(4):
            lain = buat_butir_pk(pk, buat_tempat(butir.butir_renstra.sasaran))
            buat_realisasi(lain.indikator, nilai=str(80 + b))
        for t in range(1, 5):
            RencanaAksi.objects.create(butir=butir, triwulan=t, nilai=80)
        tetapkan_pk(pk)
    jadwalkan(kecamatan, n, saat(4, 10))
    kirim(kecamatan, n, [saat(4, 9)])
    tambah_butir(lhe(kecamatan, 2025 - n, None, 60 + n))
    unit = UnitKerja.objects.create(kecamatan=kecamatan, nama=f"Seksi {n}")
    bawah = PerjanjianKinerja.objects.create(
        kecamatan=kecamatan,
        tahun=2025,
        unit=unit,
        renstra=pk.renstra,
        asal=Asal.TRANSKRIPSI,
    )
    buat_butir_pk(bawah)
    tetapkan_pk(bawah)

"""Moving, deleting and copying: what changes, what stays, what is written down."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from iku.models import (
    DukunganProgram,
    Indikator,
    IndikatorRenstra,
    Renstra,
    Rpjmd,
    Sasaran,
    Target,
    TargetVariabel,
    Tujuan,
    Variabel,
)
from iku.salinan import salin_renstra
from iku.tindakan import akibat_hapus, geser, hapus_berikut_bawahan
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)


@pytest.fixture
def tiga(pakusari):
    renstra = buat_renstra(pakusari)
    return [
        Tujuan.objects.create(renstra=renstra, urutan=n, uraian=f"T{n}")
        for n in (1, 2, 5)
    ]


def urutan(renstra):
    return list(
        Tujuan.objects.filter(renstra=renstra)
        .order_by("urutan")
        .values_list("uraian", "urutan")
    )


def test_naik_menukar_nomor_dan_mencatat_keduanya(tiga, bappeda):
    semua = Tujuan.objects.filter(renstra=tiga[0].renstra)
    assert geser(tiga[2], semua, naik=True, oleh=bappeda)
    assert urutan(tiga[0].renstra) == [("T1", 1), ("T5", 2), ("T2", 5)]
    jejak = {j.id_objek: (j.dari, j.ke) for j in Jejak.objects.all()}
    assert jejak == {
        tiga[2].pk: ({"urutan": 5}, {"urutan": 2}),
        tiga[1].pk: ({"urutan": 2}, {"urutan": 5}),
    }


@pytest.mark.parametrize(("di", "naik"), [(0, True), (2, False)])
def test_di_ujung_tidak_bergeser(tiga, bappeda, di, naik):
    sebelum = urutan(tiga[0].renstra)
    semua = Tujuan.objects.filter(renstra=tiga[0].renstra)
    assert not geser(tiga[di], semua, naik=naik, oleh=bappeda)
    assert urutan(tiga[0].renstra) == sebelum
    assert not Jejak.objects.exists()


def test_tempat_bernomor_sama_dinomori_ulang(pakusari, bappeda):
    sasaran = buat_sasaran(buat_renstra(pakusari))
    a, b, c = (
        buat_tempat(sasaran, buat_indikator(pakusari, nama=nama)) for nama in "abc"
    )
    semua = IndikatorRenstra.objects.filter(sasaran=sasaran)
    assert geser(b, semua, naik=True, oleh=bappeda)
    nomor = semua.order_by("urutan").values_list("pk", "urutan")
    assert list(nomor) == [(b.pk, 1), (a.pk, 2), (c.pk, 3)]


def test_hapus_menyebut_dan_mencatat_semua_yang_ikut(pakusari, bappeda):
    tempat = buat_tempat(
        buat_sasaran(buat_renstra(pakusari)), target={2025: "87.5", 2026: "88"}
    )
    renstra = tempat.renstra
    akibat = akibat_hapus(renstra)
    assert akibat.ikut == [
        ("indikator Renstra", 1),
        ("sasaran", 1),
        ("target", 2),
        ("tujuan", 1),
    ]
    assert not akibat.penahan
    hapus_berikut_bawahan(renstra, oleh=bappeda, alasan="salah kecamatan")
    assert not Renstra.objects.exists()
    assert Indikator.objects.count() == 1  # the measure is not the plan's
    jejak = Jejak.objects.filter(aksi="menghapus")
    assert jejak.count() == 6
    assert set(jejak.values_list("alasan", flat=True)) == {"salah kecamatan"}
    assert jejak.get(objek="iku.Target", dari__tahun=2025).dari["nilai"] == "87.5000"


def test_yang_dipakai_perjanjian_tidak_terhapus(pakusari, bappeda):
    butir = buat_butir_pk(tempat=buat_tempat(buat_sasaran(buat_renstra(pakusari))))
    tujuan = butir.butir_renstra.sasaran.tujuan
    assert akibat_hapus(tujuan).sebab == [("butir Perjanjian Kinerja", 1)]
    with pytest.raises(ProtectedError):
        hapus_berikut_bawahan(tujuan, oleh=bappeda)
    assert Tujuan.objects.filter(pk=tujuan.pk).exists()
    assert not Jejak.objects.exists()


def test_penelusuran_hapus_tidak_bertambah_kuerinya(pakusari):
    renstra = buat_renstra(pakusari)

    def tambah():
        buat_tempat(
            buat_sasaran(renstra), buat_indikator(pakusari), {2025: "1", 2026: "2"}
        )

    def kueri() -> int:
        with CaptureQueriesContext(connection) as catatan:
            akibat_hapus(renstra)
        return len(catatan)

    tambah()
    satu = kueri()
    for _ in range(5):
        tambah()
    assert kueri() == satu


@pytest.fixture
def lengkap(pakusari):
    """A Renstra with every kind of row."""
    rpjmd = Rpjmd.objects.create(kabupaten=pakusari.kabupaten, awal=2025, akhir=2029)
    misi = rpjmd.butir.create(jenis="misi", urutan=1, uraian="Misi")
    renstra = buat_renstra(pakusari, rpjmd=rpjmd)
    sasaran = buat_sasaran(renstra)
    Tujuan.objects.update(mendukung=misi)
    program = buat_program()
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    indikator = buat_indikator(pakusari, cara="rumus", rumus="kk + ktp", satuan="orang")
    kk = Variabel.objects.create(
        indikator=indikator, kode="kk", nama="KK", satuan="orang"
    )
    tempat = buat_tempat(
        sasaran,
        indikator,
        target={2025: "10", 2029: "20"},
        baseline_tahun=2024,
        baseline_nilai=Decimal("8"),
    )
    target = Target.objects.get(butir=tempat, tahun=2025)
    TargetVariabel.objects.create(target=target, variabel=kk, nilai=Decimal(4))
    IndikatorRenstra.objects.create(
        renstra=renstra, indikator=buat_indikator(pakusari), nomenklatur=program
    )
    return renstra


def isi_renstra(renstra):
    """What stands in a Renstra, without keys."""
    return {
        "tujuan": list(renstra.tujuan.values_list("urutan", "uraian", "mendukung")),
        "sasaran": list(
            Sasaran.objects.filter(tujuan__renstra=renstra).values_list(
                "urutan", "uraian", "dukungan__nomenklatur"
            )
        ),
        "tempat": list(
            renstra.indikator_renstra.order_by("pk").values_list(
                "indikator", "nomenklatur", "baseline_nilai", "sasaran__uraian"
            )
        ),
        "target": list(
            Target.objects.filter(butir__renstra=renstra)
            .order_by("tahun")
            .values_list("tahun", "nilai", "variabel__nilai", "variabel__variabel")
        ),
    }


def test_salinan_sama_isinya_dan_yang_lama_utuh(lengkap, bappeda):
    sebelum = isi_renstra(lengkap)
    indikator = Indikator.objects.count()
    baru = salin_renstra(
        lengkap,
        Renstra(
            awal=2025,
            akhir=2029,
            rpjmd=lengkap.rpjmd,
            dasar="Perbup 2",
            ditetapkan_pada=date(2026, 1, 5),
        ),
        oleh=bappeda,
    )
    assert (baru.versi, baru.kecamatan) == (1, lengkap.kecamatan)
    assert isi_renstra(baru) == isi_renstra(lengkap) == sebelum
    assert Indikator.objects.count() == indikator
    baru.indikator_renstra.all().delete()
    assert isi_renstra(lengkap) == sebelum  # no row is shared but the measure


def test_setiap_baris_salinan_tercatat(lengkap, bappeda):
    baru = salin_renstra(
        lengkap, Renstra(awal=2025, akhir=2029, rpjmd=lengkap.rpjmd), oleh=bappeda
    )
    tempat = baru.indikator_renstra.first()
    jejak = Jejak.objects.tentang(tempat).get()
    assert (jejak.aksi, jejak.ke["renstra"]) == ("menyalin", baru.pk)
    assert jejak.alasan == "disalin dari Renstra 2025–2029"
    # renstra, tujuan, sasaran, support, 2 places, 2 targets, 1 component
    assert Jejak.objects.count() == 9


def test_periode_dan_rpjmd_lain_meninggalkan_yang_tidak_berlaku(lengkap, bappeda):
    baru = salin_renstra(lengkap, Renstra(awal=2027, akhir=2031), oleh=bappeda)
    assert baru.versi == 0
    assert [t.tahun for t in Target.objects.filter(butir__renstra=baru)] == [2029]
    assert baru.tujuan.get().mendukung is None


def test_salinan_yang_salah_tidak_menyisakan_apa_pun(lengkap, bappeda):
    with pytest.raises(ValidationError, match="setelah tahun awal"):
        salin_renstra(lengkap, Renstra(awal=2029, akhir=2025), oleh=bappeda)
    assert Renstra.objects.count() == 1
    assert not Jejak.objects.exists()

"""LKjIP Pakusari 2025 recomputed from the loaded rows, and its differing printed
values against them."""

from decimal import Decimal as D

import pytest
from django.db import transaction
from django.test import override_settings

from capaian import perhitungan
from capaian.keuangan import susun_efisiensi, susun_keuangan
from capaian.models import Pembanding, Realisasi
from capaian.pengukuran import ukur
from dokumen.models import Tercetak
from dokumen.telusur import semua_sel
from evaluasi.models import Lhe
from iku.models import (
    AnggaranPk,
    ButirPk,
    IndikatorRenstra,
    Nomenklatur,
    PerjanjianKinerja,
    SkIku,
    Target,
)
from kecamatan.models import Kecamatan
from laporan.contoh import muat
from laporan.models import KomposisiPegawai, Lkjip, Narasi, Sarana
from laporan.susun import susun_lkjip
from sakip.angka import baca

from ..dokumen.banding_xlsx import bandingkan_xlsx

pytestmark = pytest.mark.django_db
PAKUSARI = "35.09.24"


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):
            muat()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def pakusari(contoh):
    return Kecamatan.objects.get(kode=PAKUSARI)


@pytest.fixture
def pk(pakusari):
    """The two measured agreements, murni first."""
    return ukur(pakusari, 2025).daftar_pk


@pytest.fixture
def keuangan(pakusari):
    return susun_keuangan(pakusari, 2025)


# Tabel 3.2 and 3.8: target (from the PK), realisation, capaian, predicate, progress to
# the last year of the Renstra.
CAPAIAN = {
    0: [
        ("DOK-PENATAAN", "4", "4", "100.00", "Sangat Tinggi", "100.00"),
        ("IKM", "89", "84.03", "94.42", "Sangat Tinggi", "89.39"),
        ("FASILITASI", "100", "76.30", "76.30", "Tinggi", "80.32"),
        ("TRANTIB", "100", "91.16", "91.16", "Sangat Tinggi", "91.16"),
        ("SAKIP", "94", "80.65", "85.80", "Tinggi", "107.53"),
        ("IND-PROGRAM", "94", "99.39", "105.73", "Sangat Tinggi", "99.39"),
    ],
    1: [
        ("IPP", "4.3", "2.64", "61.40", "Rendah", "56.53"),
        ("IKM", "87.5", "84.03", "96.03", "Sangat Tinggi", "94.95"),
        ("CAP-PROGRAM", "100", "94", "94.00", "Sangat Tinggi", "94.00"),
        ("SAKIP", "81", "80.65", "99.57", "Sangat Tinggi", "93.78"),
    ],
}


@pytest.mark.parametrize("ke", [0, 1])
def test_capaian_recomputes_from_pk_renstra_and_realisasi(pakusari, ke):
    butir = ButirPk.objects.filter(
        perjanjian__kecamatan=pakusari,
        perjanjian__tahun=2025,
        perjanjian__perubahan_ke=ke,
    )
    hasil = []
    for b in butir.select_related("indikator", "butir_renstra__renstra"):
        arah = b.indikator.arah
        nilai = b.indikator.realisasi.get(tahun=2025, triwulan=None).nilai
        akhir = b.butir_renstra.target.get(
            tahun=b.butir_renstra.renstra.akhir, sumber="renstra"
        )
        persen = perhitungan.capaian(b.nilai, nilai, arah)
        hasil.append(
            (
                b.indikator.kode,
                b.nilai,
                nilai,
                persen,
                perhitungan.predikat(persen, perhitungan.PERMENDAGRI_86_2017).nama,
                perhitungan.kemajuan(nilai, akhir.nilai, arah),
            )
        )
    assert hasil == [
        (kode, D(t), D(r), D(c), nama, D(s)) for kode, t, r, c, nama, s in CAPAIAN[ke]
    ]


@pytest.mark.parametrize("ke", [0, 1])
def test_measuring_gives_the_same_and_uses_the_national_scale(pk, ke):
    assert [
        (b.butir.indikator.kode, b.capaian, b.jenjang.nama, b.kemajuan)
        for b in pk[ke].baris
    ] == [(kode, D(c), nama, D(s)) for kode, _, _, c, nama, s in CAPAIAN[ke]]


def test_each_pk_reports_on_its_own_renstra_with_one_realisation(pakusari):
    pk = PerjanjianKinerja.objects.camat(pakusari, 2025)
    assert [str(p.renstra) for p in pk] == [
        "Renstra (Perubahan) 2021–2026",
        "Renstra 2025–2029",
    ]
    assert (
        Realisasi.objects.filter(
            indikator__kecamatan=pakusari, indikator__kode="IKM", tahun=2025
        ).count()
        == 1
    )


def test_trend_and_baseline_of_tabel_3_2(pakusari):
    def tren(kode):
        baris = Realisasi.objects.filter(
            indikator__kecamatan=pakusari, indikator__kode=kode
        )
        return [r.nilai for r in baris.order_by("tahun")]

    assert tren("IKM") == [D("82.5"), D("88"), D("87.25"), D("84.03")]
    assert tren("SAKIP") == [D("69"), D("74.5"), D("68.71"), D("80.65")]
    assert tren("IND-PROGRAM") == [D("96.22"), D("89.52"), D("89.48"), D("99.39")]
    lama, baru = IndikatorRenstra.objects.filter(
        indikator__kecamatan=pakusari, indikator__kode="IKM"
    ).order_by("renstra__awal")
    assert (lama.baseline_tahun, lama.baseline_nilai) == (None, None)
    assert (baru.baseline_tahun, baru.baseline_nilai) == (2024, D("87.25"))


def test_a_target_keeps_number_and_predicate_apart(pakusari):
    target = Target.objects.filter(
        butir__renstra__kecamatan=pakusari,
        butir__renstra__awal=2021,
        butir__indikator__kode="SAKIP",
    )
    assert [(t.tahun, t.predikat, t.nilai) for t in target.order_by("tahun")] == [
        (2022, "B", 67),
        (2023, "B", 68),
        (2024, "B", 69),
        (2025, "B", 70),
        (2026, "BB", 75),
    ]


def test_leaves_of_tabel_2_9_add_up(keuangan):
    program_1 = keuangan.baris[0]
    assert program_1.nomenklatur.kode == "7.01.01"
    assert program_1.pagu == (
        D("3286018553"),
        D("3003698468"),
        D("2999808467.75"),
    )
    assert keuangan.jumlah.pagu == (
        D("4134940792"),
        D("3664193468"),
        D("3628193467.75"),
    )
    assert keuangan.jumlah.selisih == D("-36000000.25")


@pytest.mark.parametrize(
    ("kode", "serapan"),
    [
        ("7.01.01", "68.31"),
        ("7.01.01.2.02.0001", "65.26"),  # printed 60,16
        ("7.01.01.2.06.0002", "77.56"),
        ("7.01.01.2.08.0004", "79.42"),
        ("7.01.01.2.09", "94.95"),
        ("7.01.02.2.01", "99.39"),
        ("7.01.03", "76.30"),
        ("7.01.04", "91.16"),
    ],
)
def test_serapan_of_tabel_3_13(keuangan, kode, serapan):
    node = Nomenklatur.objects.get(kode=kode)
    assert keuangan.baris_untuk(node.pk).serapan == D(serapan)


def test_total_of_tabel_3_13(keuangan):
    assert keuangan.jumlah.realisasi == D("2649221375")
    assert keuangan.jumlah.serapan == D("73.02")


def test_efficiency_of_tabel_3_12_by_supporting_programs(pk, keuangan):
    hasil = susun_efisiensi(pk[1], keuangan, "tercapai")
    assert [(b.capaian, b.pagu, b.realisasi, b.serapan) for b in hasil.baris] == [
        (D("96.03"), D("628385000"), D("599988000"), D("95.48")),
        (D("96.79"), D("2999808467.75"), D("2049233375"), D("68.31")),
    ]
    assert (hasil.pagu, hasil.serapan) == (D("3628193467.75"), D("73.02"))


def test_pk_budgets_stand_as_signed(pakusari):
    jumlah = [
        sum(a.jumlah for a in AnggaranPk.objects.filter(perjanjian=p))
        for p in PerjanjianKinerja.objects.camat(pakusari, 2025)
    ]
    assert jumlah == [D("4134940792"), D("3628193468")]


def test_places_below_sasaran_belong_to_a_renstra_version(pakusari):
    tempat = IndikatorRenstra.objects.filter(
        renstra__kecamatan=pakusari, nomenklatur__isnull=False
    )
    lama = set(tempat.filter(renstra__awal=2021).values_list("indikator", flat=True))
    baru = set(tempat.filter(renstra__awal=2025).values_list("indikator", flat=True))
    # 41 rows in Tabel 3.9–3.10; six measures shared with Tabel 3.3–3.6.
    assert (len(lama), len(baru), len(lama & baru)) == (21, 41, 6)


@pytest.mark.parametrize(("awal", "persen"), [(2021, "33.33"), (2025, "40.00")])
def test_share_of_reached_program_indicators(pakusari, awal, persen):
    """By its formula, itself and its like left out: 1 of 3 in the old plan (printed
    99,39), 2 of 5 in the new (printed 52,54)."""
    tempat = IndikatorRenstra.objects.filter(
        renstra__kecamatan=pakusari,
        renstra__awal=awal,
        nomenklatur__tingkat="program",
    ).exclude(indikator__cara="prog_tercapai")
    capaian = [
        perhitungan.capaian(
            t.target.get(tahun=2025, sumber="renja").nilai,
            t.indikator.realisasi.get(tahun=2025).nilai,
            t.indikator.arah,
        )
        for t in tempat.select_related("indikator")
    ]
    tercapai = sum(c >= 100 for c in capaian)
    assert perhitungan.bulat(D(tercapai) * 100 / len(capaian)) == D(persen)


def test_decrees_are_whole(pakusari):
    lama, baru = SkIku.objects.filter(kecamatan=pakusari, tanggal__year=2025).order_by(
        "tanggal"
    )
    assert [len(x) for x in (lama.menimbang, lama.mengingat, lama.diktum)] == [1, 9, 5]
    assert [d["nomor"] for d in lama.diktum][-1] == "KEENAM"  # as printed
    assert "Kecamatan Jenggawah" in lama.di_luar_tabel
    assert [len(x) for x in (baru.mengingat, baru.diktum, baru.tugas)] == [8, 4, 10]
    assert [len(x) for x in (baru.fungsi, baru.salinan)] == [37, 2]
    assert [b.letak for b in baru.butir.order_by("-letak", "urutan")] == [
        *("utama", "utama"),
        *("lainnya", "lainnya"),
    ]
    ikm = lama.butir.get(indikator__kode="IKM")
    assert ikm.penanggung_jawab.count() == 4
    assert ikm.butir_renstra.sasaran.urutan == 1


def test_lhe_has_six_notes_and_seven_recommendations_with_follow_up(pakusari):
    lhe = Lhe.objects.terakhir(pakusari, 2025)
    assert (lhe.triwulan, lhe.nilai) == (3, D("80.65"))
    jenis = [r.jenis for r in lhe.rekomendasi.all()]
    assert jenis == ["catatan"] * 6 + ["rekomendasi"] * 7
    assert all(r.tindak_lanjut.count() == 1 for r in lhe.rekomendasi.all())
    assert Lkjip.objects.get(kecamatan=pakusari, tahun=2025).lhe == lhe


def test_staff_and_things_are_kept_as_stated(pakusari):
    pegawai = KomposisiPegawai.objects.filter(kecamatan=pakusari, tahun=2025)
    assert sum(p.bezetting or 0 for p in pegawai) == 25
    pelaksana = pegawai.get(jabatan="Pelaksana").rincian
    for menurut, jumlah in (("pendidikan", 19), ("kelamin", 17)):
        baris = pelaksana.filter(menurut=menurut)
        assert sum(r.bezetting or 0 for r in baris) == jumlah
    assert sum(s.jumlah for s in Sarana.objects.filter(kecamatan=pakusari)) == 348


def test_officials_have_the_right_title_and_no_invented_dates(pakusari):
    awal, perubahan = PerjanjianKinerja.objects.camat(pakusari, 2025)
    assert (str(awal.pertama), awal.kedua.status) == (
        "Sodiq, S.Pd, M.Si, Camat Pakusari",
        "plt",
    )
    assert str(perubahan.kedua) == "Muhammad Fawait, Bupati Jember"
    for masa in (awal.pertama, awal.kedua, perubahan.pertama, perubahan.kedua):
        assert (masa.mulai, masa.selesai) == (None, None)
    # The copy keeps the birth year 1986 as signed, the official the true 1968.
    assert awal.pertama_nip.startswith("19860603")
    assert awal.pertama.pejabat.nip == "196806031994031008"


def test_benchmarks_hang_on_the_regency_wide_measure():
    baris = Pembanding.objects.filter(tahun=2025, tingkat="nasional")
    assert {p.acuan.kode: p.nilai for p in baris} == {
        "SAKIP": D("71"),
        "IPP": D("3.68"),
    }


# --- Evidence ---------------------------------------------------------------------


def _tercetak(**saring):
    return Tercetak.objects.filter(dokumen="lkjip-pakusari-2025", **saring)


def _angka(teks):
    """The number in a printed value, the document's decimal points included."""
    return baca(teks.rstrip(" %").replace(".", ","))


def test_evidence_covers_the_known_contradictions():
    ada = {(t.tempat, t.tercetak) for t in _tercetak()}
    assert ada >= {
        ("Tabel 3.8", "89,75"),
        ("Ikhtisar, PK awal", "93"),
        ("Tabel 2.9", "Rp4.134.940.792,00"),
        ("Tabel 3.13", "60,16"),
        ("Tabel 3.12", "3.781.589.561,75"),
        ("PK awal", "19860603 199403 1 008"),
        ("Bab III C.1.2", "700.1.2.1/IR.4/35.09.410/2025"),
    }
    assert len(_tercetak()) >= 35


def test_a_rounding_note_is_within_one_unit_of_its_last_digit():
    for t in _tercetak(aturan="pembulatan"):
        cetak, pakai = _angka(t.tercetak), baca(t.dipakai)
        satuan = D(1).scaleb(cetak.as_tuple().exponent)
        assert 0 < pakai - cetak <= satuan, t


def test_percentages_used_in_the_evidence_recompute(pakusari):
    diperiksa = 0
    for t in _tercetak().exclude(kode_indikator=""):
        if not t.dipakai.replace(",", "").isdigit() or not (
            t.hal.startswith(("% ", "Persentase capaian", "Capaian"))
        ):
            continue
        tempat = {"indikator__kecamatan": pakusari, "indikator__kode": t.kode_indikator}
        nilai = Realisasi.objects.get(tahun=2025, **tempat).nilai
        target = [b.nilai for b in ButirPk.objects.filter(**tempat)]
        target += Target.objects.filter(
            **{f"butir__{jalan}": isi for jalan, isi in tempat.items()}
        ).values_list("nilai", flat=True)
        mungkin = {perhitungan.capaian(satu, nilai, "naik") for satu in target}
        assert baca(t.dipakai) in mungkin or nilai == target[-1] == 0, t
        diperiksa += 1
    assert diperiksa > 40


def test_realisations_used_in_the_evidence_are_the_loaded_ones(pakusari):
    for t in _tercetak(aturan="realisasi-beda", hal__startswith="Realisasi"):
        nilai = Realisasi.objects.get(
            indikator__kecamatan=pakusari, indikator__kode=t.kode_indikator, tahun=2025
        ).nilai
        assert baca(t.dipakai) == nilai, t


def test_narrative_holds_no_figures_of_performance_or_money(pakusari):
    for n in Narasi.objects.filter(kecamatan=pakusari, tahun=2025):
        for tanda in ("Rp", "%", "84,03", "80,65", "91,16", "76,3", "99,39"):
            assert tanda not in n.isi, n


def test_buku_kerja_memuat_setiap_tabel_dan_angkanya(pakusari):
    lkjip = susun_lkjip(pakusari, 2025)
    assert bandingkan_xlsx(lkjip) == sum(
        s.sel.nilai is not None for s in semua_sel(lkjip)
    )

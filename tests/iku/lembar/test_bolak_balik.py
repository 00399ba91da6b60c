"""Export, then import: nothing changes, for every kind, whatever is stored."""

import io
import random
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from capaian.ipp.tindakan import buat_penilaian
from capaian.models import Pembanding
from evaluasi.models import Lhe, SubKomponenLke
from iku.lembar import daftar
from iku.lembar.kamus import Kamus
from iku.lembar.lingkup import Lingkup
from iku.lembar.penulis import tulis_csv
from iku.models import (
    Acuan,
    AnggaranPk,
    ButirSkIku,
    DokumenAnggaran,
    DukunganProgram,
    IndikatorRenstra,
    Pagu,
    RencanaAksi,
    Renstra,
    Rpjmd,
    SkIku,
    Target,
    TargetVariabel,
    Variabel,
)
from iku.pilihan import Cara, JenisAnggaran, JenisButirRpjmd
from kecamatan.models import UnitKerja
from kecamatan.pilihan import Jabatan, Peran
from laporan.contoh.acuan_ipp import muat_ipp
from tests.capaian.ipp.bantuan import ACUAN, beri_respons
from tests.evaluasi.kampanye.bantuan import buat_instrumen_lke
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_kecamatan,
    buat_kuesioner,
    buat_masa_jabatan,
    buat_pengguna,
    buat_pk,
    buat_program,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_survei,
    buat_tempat,
    tetapkan_pk,
)

from .berkas import sel

ANEH = (
    "=1+1",
    "+62 812",
    "-",
    "@guna",
    "\ttab",
    "#REF!",
    "01",
    "1.234,5",
    " dua  spasi ",
    "baris satu\nbaris dua",
    "ujung\u00a0nbsp\u00a0",
    "’kutip’ “ganda” <b>&amp;</b>",
    "TRUE",
    "2025-09-24",
    "_x000D_",
    "'=kutip",
    "日本 ᮞᮥᮔ᮪ᮓ",
)


@pytest.fixture(scope="module")
def dunia_bersama(django_db_setup, django_db_blocker):
    """Two kecamatan with a row of everything, and awkward text wherever it fits; made
    once, in a transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        muat_ipp(ACUAN)
        buat_instrumen_lke()
        for kode, nama in (("35.09.24", "Pakusari"), ("35.09.14", "Panti")):
            _isi(buat_kecamatan(kode, nama))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def dunia(dunia_bersama, db):
    """The same world for each test: what a test writes is taken back."""


def _isi(kecamatan):
    rpjmd, _ = Rpjmd.objects.get_or_create(
        kabupaten=kecamatan.kabupaten, awal=2025, akhir=2029, visi=ANEH[9]
    )
    butir = None
    for jenis in JenisButirRpjmd.values:
        butir, _ = rpjmd.butir.get_or_create(
            jenis=jenis, urutan=1, uraian=ANEH[0], induk=butir
        )
    _isi_survei(kecamatan)
    _isi_lhe(kecamatan)
    orang = buat_pengguna(Peran.OPERATOR, kecamatan, nama=f"operator {kecamatan}")
    beri_respons(buat_penilaian(kecamatan, 2025, oleh=orang), 4, 2)
    acuan, _ = Acuan.objects.get_or_create(
        kabupaten=kecamatan.kabupaten, kode="01", nama="IKM"
    )
    Pembanding.objects.get_or_create(
        acuan=acuan,
        tahun=2024,
        tingkat="nasional",
        jenis="target",
        nilai=Decimal("-999999999.1234"),
        predikat="kata lama yang aneh",
        sumber=ANEH[1],
    )
    renstra = buat_renstra(
        kecamatan, rpjmd=rpjmd, dasar=ANEH[0], ditetapkan_pada=date(2025, 9, 24)
    )
    Renstra.objects.create(kecamatan=kecamatan, awal=2025, akhir=2029, versi=1)
    sasaran = buat_sasaran(renstra)
    sasaran.strategi, sasaran.kebijakan, sasaran.mendukung = ANEH[9], ANEH[11], butir
    sasaran.save()
    acak = random.Random(kecamatan.kode)
    unit = UnitKerja.objects.create(kecamatan=kecamatan, nama="=Seksi Pelayanan")
    for nomor, teks in enumerate(ANEH):
        ini = buat_indikator(
            kecamatan,
            kode=f"{nomor:02}",
            nama=teks,
            definisi=teks,
            sumber_data=teks,
            acuan=acuan,
        )
        ini.penanggung_jawab.add(unit)
        _tempat(sasaran, ini, acak)
    rumus = buat_indikator(
        kecamatan, kode="R", cara=Cara.RUMUS, rumus="kk + ktp", satuan="dokumen"
    )
    tempat = buat_tempat(sasaran, rumus, {2025: "4135"})
    for kode in ("kk", "ktp"):
        variabel = Variabel.objects.create(
            indikator=rumus, kode=kode, nama=kode, satuan="dokumen"
        )
        TargetVariabel.objects.create(
            target=tempat.target.get(), variabel=variabel, nilai=nilai_acak(acak)
        )
    _sk(tempat, unit)
    _program(kecamatan, sasaran, acak)
    _pk(kecamatan, renstra, acak)
    _realisasi(kecamatan, rumus, acak)


def _realisasi(kecamatan, rumus, acak):
    """Quarters of every form; money by quarters, and of 2024 as a whole."""
    lain = rumus.kecamatan.indikator.exclude(pk=rumus.pk)
    for nomor, indikator in enumerate(lain):
        periode = {"triwulan": nomor % 4 + 1, "catatan": ANEH[nomor % len(ANEH)]}
        if nomor % 3:
            buat_realisasi(indikator, str(nilai_acak(acak)), **periode)
        else:
            kosong = {"bentuk": "kosong", "alasan_kosong": f"={ANEH[9]}"}
            buat_realisasi(indikator, None, **periode, **kosong)
        buat_realisasi(indikator, "0", tahun=2024, asal="dokumen", status="terkunci")
    baris = buat_realisasi(rumus, None, bentuk="variabel", triwulan=1)
    for variabel, nilai in zip(
        rumus.variabel.all(), (nilai_acak(acak), None), strict=True
    ):
        baris.komponen.create(variabel=variabel, nilai=nilai, keterangan="=x")
    for pagu in Pagu.objects.filter(dokumen__kecamatan=kecamatan):
        for tahun, triwulan in ((2024, None), (2025, 1), (2025, 2)):
            kecamatan.realisasi_anggaran.create(
                nomenklatur=pagu.nomenklatur,
                tahun=tahun,
                triwulan=triwulan,
                jumlah=_rupiah(acak),
            )


def _sk(tempat, unit):
    renstra = tempat.renstra
    isi = {"kecamatan": renstra.kecamatan, "renstra": renstra, "bentuk": "gabung"}
    sk = SkIku.objects.create(
        **isi,
        nomor=f"065/  45 /{renstra.kecamatan.kode}/2025",
        judul=ANEH[0],
        menimbang=list(ANEH),
        mengingat=["satu butir\nberbaris dua"],
        diktum=[
            {"nomor": "KESATU", "isi": "a\n\nb"},
            {"nomor": "", "isi": "tanpa nomor"},
        ],
        tugas=["satu", "dua"],
    )
    butir = ButirSkIku.objects.create(
        sk=sk,
        indikator=tempat.indikator,
        butir_renstra=tempat,
        urutan=1,
        uraian_indikator=ANEH[0],
        penjelasan=ANEH[9],
    )
    butir.penanggung_jawab.add(unit)
    # What has no number cannot be named in a file, and is left alone.
    for judul in ("draf satu", "draf dua"):
        SkIku.objects.create(**isi, judul=judul).butir.create(
            indikator=tempat.indikator, urutan=1, uraian_indikator="x"
        )


def _tempat(sasaran, indikator, acak):
    tempat = buat_tempat(
        sasaran,
        indikator,
        baseline_tahun=2024,
        baseline_nilai=nilai_acak(acak),
        baseline_predikat=acak.choice(["", "B", "Sangat Baik"]),
    )
    for tahun in range(2025, 2030):
        Target.objects.create(
            butir=tempat,
            tahun=tahun,
            nilai=nilai_acak(acak),
            predikat=acak.choice(["", "", "A", "BB", "kata lama yang aneh"]),
        )
    Target.objects.create(butir=tempat, tahun=2025, sumber="renja", predikat="B")


def _program(kecamatan, sasaran, acak):
    kode = f"7.01.{kecamatan.kode[-2:]}"
    program = buat_program("Program nasional", kode=kode)
    kegiatan = buat_program("Kegiatan", program, kode=f"{kode}.2.01")
    lokal = buat_program("=Lokal", kabupaten=kecamatan.kabupaten, kode=f"L.{kode}")
    tanpa = buat_program(
        "Tanpa kode", kabupaten=kecamatan.kabupaten, kode="", urutan=int(kode[-2:])
    )
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=lokal)
    IndikatorRenstra.objects.create(
        renstra=sasaran.tujuan.renstra,
        indikator=buat_indikator(kecamatan, kode="P"),
        nomenklatur=kegiatan,
    )
    dokumen = DokumenAnggaran.objects.create(
        kecamatan=kecamatan, tahun=2025, urutan=1, jenis=JenisAnggaran.MURNI, dasar="+1"
    )
    for simpul in (kegiatan, lokal, tanpa):
        Pagu.objects.create(dokumen=dokumen, nomenklatur=simpul, jumlah=_rupiah(acak))
    dokumen.pagu_jenis.create(jenis="operasi", jumlah=_rupiah(acak))


def _pk(kecamatan, renstra, acak):
    pihak = {
        "pertama": buat_masa_jabatan(kecamatan, nama="=Rifendi, S.Sos"),
        "kedua": buat_masa_jabatan(kecamatan, Jabatan.BUPATI, "Fawait"),
    }
    pk = buat_pk(renstra, tanggal=date(2025, 2, 10), tempat="Jember", **pihak)
    unit = UnitKerja.objects.create(kecamatan=kecamatan, nama="Seksi Pelayanan")
    for tempat in IndikatorRenstra.objects.filter(renstra=renstra)[:5]:
        butir = buat_butir_pk(pk, tempat, nilai=str(nilai_acak(acak)), nomor="1.a")
        RencanaAksi.objects.create(
            butir=butir, triwulan=2, nilai=nilai_acak(acak), uraian="=x", pemilik=unit
        )
    program = Pagu.objects.filter(dokumen__kecamatan=kecamatan)[1].nomenklatur
    AnggaranPk.objects.create(
        perjanjian=pk, nomenklatur=program, urutan=1, uraian="-x", jumlah=_rupiah(acak)
    )
    tetapkan_pk(pk)
    _pk_unit(pk, program)


def _pk_unit(camat, program):
    """Of two units with one name, a frozen one and one still being written; a third
    cascaded from the second."""
    kecamatan = camat.kecamatan
    nama = {"kecamatan": kecamatan, "nama": "Sekretariat"}
    lama = UnitKerja.objects.create(**nama, singkatan="Set", dasar="=Perbup 1")
    baru = UnitKerja.objects.create(**nama)
    bawah = UnitKerja.objects.create(
        kecamatan=kecamatan, nama=" Subbagian  Umum ", induk=baru
    )
    atas = camat
    for unit in (lama, baru, bawah):
        pk = buat_pk(
            camat.renstra,
            unit=unit,
            induk=atas,
            pertama=buat_masa_jabatan(
                kecamatan, Jabatan.SEKRETARIS, f"Sekretaris {unit.pk}", unit=unit
            ),
            kedua=camat.pertama,
        )
        tempat = atas.butir.first().butir_renstra
        butir = buat_butir_pk(pk, tempat, mendukung=atas.butir.first())
        RencanaAksi.objects.create(butir=butir, triwulan=1, nilai=1, pemilik=unit)
        AnggaranPk.objects.create(
            perjanjian=pk, nomenklatur=program, urutan=1, uraian="=x", jumlah=1
        )
        if unit == lama:
            tetapkan_pk(pk)
        else:
            atas = pk


def _isi_survei(kecamatan):
    """One survey of questionnaires, one of a summary."""
    survei = buat_survei(kecamatan, layanan=["KTP; KK", "=1+1", "\t tab"])
    for nomor, aneh in enumerate(ANEH, 1):
        buat_kuesioner(
            survei, (1, 2, 3, 4, None, 4, 3, 2, 1), nomor=nomor * 7, saran=aneh
        )
    rekap = buat_survei(kecamatan, asal="esukma", periode="s1", status="diterbitkan")
    for unsur in rekap.instrumen.unsur.all():
        rekap.nilai.create(unsur=unsur, skor=Decimal("76.9444"))


def _isi_lhe(kecamatan):
    """A past evaluation of which the total is known alone, and one with its grades."""
    Lhe.objects.create(
        kecamatan=kecamatan, tahun=2024, nomor="=700/1", nilai=Decimal("80.65")
    )
    lhe = Lhe.objects.create(
        kecamatan=kecamatan, tahun=2025, triwulan=3, nomor="700/2", nilai=Decimal(70)
    )
    for sub in SubKomponenLke.objects.all():
        lhe.nilai_sub.create(sub=sub, nilai="B")


def nilai_acak(acak):
    """Up to 15 digits, four of them decimals, negative too."""
    return Decimal(acak.randint(-(10 ** acak.randint(1, 15)), 10**15 - 1)).scaleb(-4)


def _rupiah(acak):
    return Decimal(acak.randint(0, 10 ** acak.randint(1, 15) - 1)).scaleb(-2)


KODE = [jenis.kode for jenis in daftar.semua()]


@pytest.mark.parametrize("kode", KODE)
def test_xlsx(dunia, ekspor, lihat, kode):
    hasil = lihat(kode, ekspor(kode))
    assert hasil.galat == []
    assert hasil.ringkasan == {
        "baru": 0,
        "berubah": 0,
        "sama": len(hasil.baris),
        "ditolak": 0,
    }
    lembar = {b.lembar for b in hasil.baris}
    assert lembar == {satu.nama for satu in daftar.cari(kode).lembar}


@pytest.mark.parametrize("kode", KODE)
def test_menerapkan_ekspor_tidak_mencatat_apa_apa(
    dunia, ekspor, terap, isi_basis_data, kode
):
    jalan, semula = ekspor(kode), isi_basis_data()
    assert terap(kode, jalan).diterapkan
    assert isi_basis_data() == semula


@pytest.mark.parametrize("kode", KODE)
def test_csv_tiap_lembar(dunia, lihat, tmp_path, kode):
    lingkup = Lingkup()
    kamus = Kamus(lingkup.daftar_kecamatan(), lingkup.daftar_kabupaten())
    for kelas in daftar.cari(kode).lembar:
        keluaran = io.BytesIO()
        tulis_csv(keluaran, kelas(), kamus)
        jalan = tmp_path / "isi.csv"
        jalan.write_bytes(keluaran.getvalue())
        hasil = lihat(kode, jalan)
        assert hasil.galat == [], kelas.nama
        assert {b.status for b in hasil.baris} == {"sama"}, kelas.nama
        assert {b.lembar for b in hasil.baris} == {kelas.nama}


@pytest.mark.parametrize("kode", KODE)
def test_tahun_dan_kecamatan_menyempitkan(dunia, ekspor, kode):
    """The year narrows an export, and a kecamatan does."""
    sempit = ekspor(kode, tahun=2031, kecamatan=buat_kecamatan())
    baris = {n: b[1:] for n, b in sel(sempit).items() if n not in ("Petunjuk", "Kode")}
    bertahun = {"Acuan", "Indikator", "Komponen", "Program lokal"}
    assert all(not isi or nama in bertahun for nama, isi in baris.items())
    assert "35.09.14" not in str(baris)

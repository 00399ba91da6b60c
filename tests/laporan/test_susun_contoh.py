"""The two example reports: every printed figure is the data's, each in its cell.

Pakusari 2025 and Panti 2020 as loaded; the figures were recomputed by hand from the
documents (LKjIP Pakusari 2025, Tabel 3.2-3.13; LKIP Panti 2020, Tabel 3.1-3.7).
"""

import re
import subprocess
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import override_settings

from capaian.keluaran import ke_json
from capaian.pengukuran import ukur
from dokumen.html import halaman
from dokumen.pdf import cetak
from dokumen.pohon import Bab, Depan, Lampiran, Sel, Tabel, Teks
from dokumen.telusur import polos, semua_angka, semua_tabel, semua_teks, telusuri
from iku.models import Indikator, Nomenklatur
from kecamatan.models import Kecamatan
from laporan.contoh import muat
from laporan.susun import susun_lkjip

from .angka_sumber import cacah, nilai_asal
from .angka_tercetak import ANGKA, Label, angka_liar, salah_nilai

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def contoh(django_db_setup, django_db_blocker):
    """All example documents, loaded once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=True):  # without demo accounts
            muat()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pakusari(contoh):
    return Kecamatan.objects.get(kode="35.09.24")


@pytest.fixture(scope="module")
def lkjip(pakusari):
    return susun_lkjip(pakusari, 2025)


@pytest.fixture(scope="module")
def lkip(contoh):
    return susun_lkjip(Kecamatan.objects.get(kode="35.09.14"), 2020)


def terbaca(dokumen) -> str:
    """What a reader sees: the text of the printed file."""
    perintah = ["pdftotext", "-", "-"]
    hasil = subprocess.run(
        perintah, input=cetak(dokumen), capture_output=True, check=True
    )
    return hasil.stdout.decode().replace("\u00a0", " ")


@pytest.fixture(scope="module")
def teks_pdf(lkjip):
    return terbaca(lkjip)


@pytest.fixture(scope="module")
def teks_panti(lkip):
    return terbaca(lkip)


def tabel(dokumen, nomor: str) -> Tabel:
    (satu,) = (t for t in semua_tabel(dokumen) if t.nomor == nomor)
    return satu


def isi(t: Tabel) -> list[list[str]]:
    return [
        [s.predikat.nama if s.predikat else polos(s.isi) for s in b.sel]
        for b in t.baris
    ]


# --- Pakusari 2025 --------------------------------------------------------------------


def test_urutan_bagian_seperti_dokumen_aslinya(lkjip):
    depan = [b.judul for b in lkjip.bagian if isinstance(b, Depan)]
    assert depan == [
        "Kata Pengantar",
        "Ikhtisar Eksekutif",
        "Daftar Isi",
        "Daftar Tabel",
        "Daftar Gambar",
    ]
    assert [b.nomor for b in lkjip.bagian if isinstance(b, Bab)] == [
        "I",
        "II",
        "III",
        "IV",
    ]
    assert [b.judul for b in lkjip.bagian if isinstance(b, Lampiran)][:2] == [
        "Perjanjian Kinerja Tahun 2025",
        "Perjanjian Kinerja Perubahan Tahun 2025",
    ]


@pytest.mark.parametrize(
    ("nomor", "awal"),
    [
        ("1.1", "Komposisi SDM"),
        ("1.2", "Profil Sarana"),
        ("1.3", "Tindak Lanjut atas LHE SAKIP Triwulan III Tahun 2025"),
        ("2.1", "Cascading Kinerja Berdasarkan RPJMD 2021–2026"),
        ("2.2", "Cascading Kinerja Berdasarkan RPJMD 2025–2029"),
        ("2.3", "Matriks Tujuan dan Sasaran"),
        ("2.4", "Matriks Tujuan dan Sasaran"),
        ("2.5", "IKU Kecamatan Pakusari"),
        ("2.6", "IKU Kecamatan Pakusari"),
        ("2.7", "Perjanjian Kinerja Tahun 2025"),
        ("2.8", "Perjanjian Kinerja Perubahan Tahun 2025"),
        ("2.9", "Struktur Program"),
        ("3.1", "Skala"),
        ("3.2", "Capaian Kinerja Tahun 2025"),
        *((f"3.{i}", "Kontribusi Capaian") for i in range(3, 7)),
        ("3.7", "Perhitungan Efisiensi"),
        ("3.8", "Capaian Kinerja Tahun 2025"),
        ("3.9", "Kontribusi Capaian"),
        ("3.10", "Kontribusi Capaian"),
        ("3.11", "Perhitungan Efisiensi"),
        ("3.12", "Realisasi Anggaran"),
    ],
)
def test_nomor_tabel_seperti_dokumen_aslinya(lkjip, nomor, awal):
    """Printed numbers jump from 3.10 to 3.12; here they are counted by the system."""
    assert tabel(lkjip, nomor).judul.startswith(awal)


def test_tiap_tabel_bernomor_menyebut_sumbernya(lkjip, lkip):
    for dokumen in (lkjip, lkip):
        for t in semua_tabel(dokumen):
            assert t.sumber or not t.nomor, t.judul


@pytest.mark.parametrize(
    ("nomor", "baris", "target", "realisasi", "capaian", "predikat", "kemajuan"),
    [
        ("3.2", 0, "4 Dokumen", "4 Dokumen", "100,00", "Sangat Tinggi", "100,00"),
        ("3.2", 1, "89", "84,03", "94,42", "Sangat Tinggi", "89,39"),
        ("3.2", 2, "100 %", "76,3 %", "76,30", "Tinggi", "80,32"),
        ("3.2", 3, "100 %", "91,16 %", "91,16", "Sangat Tinggi", "91,16"),
        ("3.2", 4, "94", "80,65", "85,80", "Tinggi", "107,53"),
        ("3.2", 5, "94 %", "99,39 %", "105,73", "Sangat Tinggi", "99,39"),
        ("3.8", 0, "4,3", "2,64", "61,40", "Rendah", "56,53"),
        ("3.8", 1, "87,5", "84,03", "96,03", "Sangat Tinggi", "94,95"),
        ("3.8", 2, "100 %", "94 %", "94,00", "Sangat Tinggi", "94,00"),
        ("3.8", 3, "81", "80,65", "99,57", "Sangat Tinggi", "93,78"),
    ],
)
def test_capaian_pada_selnya(
    lkjip, nomor, baris, target, realisasi, capaian, predikat, kemajuan
):
    sel = [s.replace("\u00a0", " ") for s in isi(tabel(lkjip, nomor))[baris]]
    assert sel[4:8] == [target, realisasi, capaian, predikat]
    assert sel[12] == kemajuan


def test_tren_ikm_berlanjut_pada_renstra_baru(lkjip):
    for nomor in ("3.2", "3.8"):
        assert isi(tabel(lkjip, nomor))[1][8:11] == ["82,5", "88", "87,25"]


def test_tren_indikator_pendahulu_bertanda(lkjip):
    t = tabel(lkjip, "3.8")
    assert [s.replace("\u00a0", " ") for s in isi(t)[2][8:11]] == [
        "96,22 %*",
        "89,52 %*",
        "89,48 %*",
    ]
    assert any(str(c).startswith("* Realisasi indikator pendahulu") for c in t.catatan)


def test_angka_tabel_capaian_sama_dengan_keluaran_json(lkjip, pakusari):
    json = ke_json(ukur(pakusari, 2025))
    for nomor, pk in zip(("3.2", "3.8"), json["pk"], strict=True):
        baris = tabel(lkjip, nomor).baris
        assert len(baris) == len(pk["indikator"])
        for b, indikator in zip(baris, pk["indikator"], strict=True):
            tercetak = [b.sel[i].nilai for i in (3, 4, 5, 6, 8, 9, 10, 11, 12)]
            kunci = ("baseline", "target", "realisasi", "capaian")
            harapan = [indikator[k] for k in kunci]
            harapan += indikator["tren"].values()
            harapan += [indikator["target_akhir"], indikator["kemajuan"]]
            assert tercetak == [None if h is None else Decimal(h) for h in harapan]
            nama = b.sel[7].predikat.nama if b.sel[7].predikat else None
            assert nama == indikator["predikat"]


def test_anggaran_menurut_tahapnya(lkjip):
    jumlah = isi(tabel(lkjip, "2.9"))[-1]
    assert jumlah == [
        "Jumlah",
        "4.134.940.792,00",
        "3.664.193.468,00",
        "3.628.193.467,75",
        "(36.000.000,25)",
    ]
    assert tabel(lkjip, "2.9").baris[-1].sel[-1].nilai == Decimal("-36000000.25")


def test_realisasi_anggaran(lkjip):
    baris = isi(tabel(lkjip, "3.12"))
    assert baris[-1] == ["Jumlah", "3.628.193.467,75", "2.649.221.375,00", "73,02"]
    gaji = next(b for b in baris if b[0].lower().startswith("penyediaan gaji"))
    assert gaji[1:] == ["2.373.518.267,75", "1.548.977.812,00", "65,26"]


def test_efisiensi(lkjip):
    baris = isi(tabel(lkjip, "3.7"))
    assert baris[-1][1:4] == ["3.628.193.467,75", "2.649.221.375,00", "73,02"]
    assert [b[-1] for b in baris[:-1:2]] == ["Efisien"] + ["Tidak efisien"] * 3
    perubahan = isi(tabel(lkjip, "3.11"))
    assert perubahan[0][4:8] == ["96,03", "628.385.000,00", "599.988.000,00", "95,48"]
    assert perubahan[2][3:8] == [
        "rata-rata",
        "96,79",
        "2.999.808.467,75",
        "2.049.233.375,00",
        "68,31",
    ]


def test_ikhtisar_menghitung_yang_tercapai(teks_pdf):
    ikhtisar = " ".join(teks_pdf.partition("BAB I")[0].split())
    assert "Sebanyak 2 (dua) indikator kinerja mencapai target." in ikhtisar
    assert "Sebanyak 4 (empat) indikator kinerja tidak mencapai target." in ikhtisar
    assert (
        "Seluruh indikator kinerja, yakni 4 (empat) indikator, tidak mencapai"
        in ikhtisar
    )
    assert "Rp 2.649.221.375,00 atau 73,02 % dari total" in ikhtisar


@pytest.mark.parametrize(
    ("nama", "kode", "tahun"), [("lkjip", "35.09.24", 2025), ("lkip", "35.09.14", 2020)]
)
def test_tiap_angka_yang_tercetak_berasal_dari_data(nama, kode, tahun, request):
    """A figure is what its origin says, a count counts what stands beside it, and any
    other number is a quote or a label by its place."""
    dokumen, milik = request.getfixturevalue(nama), Kecamatan.objects.get(kode=kode)
    assert salah_nilai(dokumen, nilai_asal(milik, tahun), cacah(milik, tahun)) == []
    assert angka_liar(dokumen, Label(dokumen, milik, tahun)) == []
    assert len(list(semua_angka(dokumen))) > 250  # the test has looked at something


SIDIK = re.compile(r"Sidik [0-9a-f]{4}(-[0-9a-f]{4}){3}\b")


@pytest.mark.parametrize(
    ("nama", "teks"), [("lkjip", "teks_pdf"), ("lkip", "teks_panti")]
)
def test_berkas_tidak_mencetak_angka_lain(nama, teks, request):
    """In the PDF: the tree's numbers, marks of lists, and at the foot the
    page's and the fingerprint."""
    dokumen = request.getfixturevalue(nama)
    pohon = {n for t in semua_teks(dokumen) for n in ANGKA.findall(t)}
    lembar = [
        [b for b in satu.splitlines() if b.strip() and not SIDIK.match(b)]
        for satu in request.getfixturevalue(teks).split("\f")
    ]
    daftar = next(i for i, b in enumerate(lembar) if "Daftar Isi" in b)
    bab1 = next(i for i, b in enumerate(lembar) if b[-1:] == ["1"])
    asing = []
    for baris in (*lembar[:daftar], *lembar[bab1:]):
        kaki = baris and baris[-1].strip().isdigit()
        isi = "\n".join(baris[:-1] if kaki else baris)
        isi = re.sub(r"(?m)^\s*\d{1,2}[.)](?=\s)", " ", isi)
        asing += [n for n in ANGKA.findall(isi) if n not in pohon]
    assert asing == []


def test_angka_penting_terbaca_dalam_berkas(teks_pdf):
    for angka in ("94,42", "105,73", "89,39", "107,53", "61,40", "96,03", "73,02"):
        assert angka in teks_pdf
    for uang in ("3.628.193.467,75", "2.649.221.375,00", "(36.000.000,25)"):
        assert uang in teks_pdf


def test_sel_yang_berupa_angka_membawa_nilainya(lkjip, lkip):
    """Except the first column, which numbers or codes its row."""
    angka = re.compile(r"\(?-?[\d.]+(,\d+)?\)?([ \u00a0](%|[A-Z]\w+))?\*?")
    for dokumen in (lkjip, lkip):
        for t in semua_tabel(dokumen):
            for b in t.baris:
                for s in b.sel[1:]:
                    if angka.fullmatch(polos(s.isi)):
                        assert s.nilai is not None, (t.nomor, t.judul, polos(s.isi))


BENTUK_ASAL = re.compile(
    r"capaian(:(?P<i>[^:]+))?|(realisasi|target):(?P<j>[^:]+):\d{4}|"
    r"(pagu|serapan)(:(?P<n>[\d.]+))?|pk:\d|lhe|survei|pegawai|sarana"
)


def test_tiap_angka_bab_iii_menyebut_asalnya(lkjip, lkip):
    """In each cell of a table and each sentence about a measure or about money, with a
    code that exists: of an indicator of that kecamatan, or of the program tree."""
    node = set(Nomenklatur.objects.values_list("kode", flat=True))
    for dokumen, kode in ((lkjip, "35.09.24"), (lkip, "35.09.14")):
        indikator = set(
            Indikator.objects.filter(kecamatan__kode=kode).values_list(
                "kode", flat=True
            )
        )
        (bab,) = (b for b in dokumen.bagian if isinstance(b, Bab) and b.nomor == "III")
        berasal = [
            s
            for s in telusuri(bab)
            if isinstance(s, Sel | Teks)
            and (s.asal or s.nilai is not None)
            and not re.fullmatch(r"\d+ \(\D+\)", polos(s.isi))  # a count: 3 (tiga)
        ]
        assert len(berasal) > 100
        for s in berasal:
            cocok = BENTUK_ASAL.fullmatch(s.asal)
            assert cocok, (polos(s.isi), s.asal)
            assert {cocok["i"] or cocok["j"]} - {None} <= indikator, s.asal
            assert {cocok["n"]} - {None} <= node, s.asal


@pytest.mark.parametrize("nama", ["lkjip", "lkip"])
def test_tidak_ada_sisa_program_yang_tercetak(nama, request):
    html = halaman(request.getfixturevalue(nama))
    assert not re.search(r"\bNone\b|\bnan\b|\{\{|\{%|Decimal\(|<Query|object at", html)


# --- Panti 2020 -----------------------------------------------------------------------


def test_panti_memakai_susunan_2020(lkip):
    depan = [b.judul for b in lkip.bagian if isinstance(b, Depan)]
    assert depan == ["Kata Pengantar", "Daftar Isi", "Ikhtisar Eksekutif"]
    assert [tabel(lkip, f"3.{i}").judul for i in range(1, 8)] == [
        "Pengukuran Realisasi Kinerja Tahun 2020",
        "Perbandingan Realisasi Kinerja Sasaran 1.1",
        "Perbandingan Realisasi Kinerja s.d. Akhir Periode Renstra",
        "Perbandingan Realisasi Kinerja dengan Realisasi Nasional",
        "Perbandingan Realisasi Kinerja Sasaran 2.1",
        "Perbandingan Realisasi Kinerja s.d. Akhir Periode Renstra",
        "Perbandingan Realisasi Kinerja dengan Realisasi Nasional",
    ]
    lampiran = [b.judul for b in lkip.bagian if isinstance(b, Lampiran)]
    assert [j.split(" 20")[0] for j in lampiran[:3]] == [
        "Rencana Strategis (RS)",
        "Rencana Kinerja Tahunan (RKT)",
        "Perjanjian Kinerja Perubahan Tahun",
    ]


def test_panti_diukur_dengan_skalanya_sendiri(lkip):
    baris = [[s.replace("\u00a0", " ") for s in b] for b in isi(tabel(lkip, "3.1"))]
    assert baris[0][3:] == [
        "B",
        "B (79,92)",
        "target hanya predikat (B): tercapai",
        "target tercapai",
    ]
    assert baris[1][3:] == ["100 %", "95,79 %", "95,79", "Baik"]
    assert baris[2][3:] == ["100 %", "97,53 %", "97,53", "Baik"]


def test_panti_target_predikat_diceritakan_utuh(lkip):
    teks = " ".join("".join(semua_teks(b)) for b in lkip.bagian).replace("\u00a0", " ")
    assert (
        "persentase capaian tidak dapat dihitung karena target hanya berupa predikat "
        "(B), yang tercapai." in teks
    )


def test_panti_kemajuan_terhadap_akhir_renstra(lkip):
    assert isi(tabel(lkip, "3.3"))[0][-1] == "94,02"
    assert [b[-1] for b in isi(tabel(lkip, "3.6"))] == ["119,74", "121,91"]


def test_panti_survei_empat_belas_unsur(lkip):
    (survei,) = (t for t in semua_tabel(lkip) if t.judul.startswith("Hasil Survei"))
    baris = isi(survei)
    assert len(baris) == 15
    assert baris[2][-1] == "75,00"  # printed 70
    assert baris[-1][-1] == "71,25"


def test_panti_lembar_kegiatan_memuat_tiap_komponen(lkip):
    (lembar,) = (
        t for t in semua_tabel(lkip) if t.judul == "Kegiatan Koordinasi Pelayanan Umum"
    )
    baris = {b[1]: b[2:] for b in isi(lembar) if len(b) == 4}
    assert baris["KTP"] == ["2.310", "1.732"]
    assert baris["KK (Kartu Keluarga)"] == ["1.825", "belum dilaporkan"]
    assert (
        "komponen kk belum lengkap"
        in baris[
            "Jumlah Pelayanan administrasi kependudukan dan pelayanan umum yang di proses"
        ]
    )

"""The printed file, looked at from outside: pikepdf, pdftotext, a listening socket."""

import io
import os
import re
import socket
import subprocess
import threading
import urllib.request
from dataclasses import replace

import pikepdf
import pytest

from dokumen.pdf import GagalCetak, cetak, cetak_terbatas, terbatas
from dokumen.pengambil import ASET, Pengambil
from dokumen.penomoran import nomori
from dokumen.pohon import (
    Bab,
    Baris,
    BarisRincian,
    Butir,
    Daftar,
    GalatPohon,
    Gambar,
    Kolom,
    Kop,
    Lembar,
    Paragraf,
    Penandatangan,
    Rincian,
    Rujukan,
    Sampul,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
)
from dokumen.telusur import semua_angka

from .pohon_contoh import CAMAT, SVG, dokumen, lengkap, tabel


@pytest.fixture(scope="module")
def halaman(laporan):
    return teks_halaman(laporan)


def teks_halaman(isi, *opsi):
    """The text of each page, as poppler reads it."""
    proses = subprocess.run(
        ["pdftotext", "-layout", *opsi, "-", "-"],
        input=isi,
        capture_output=True,
        check=True,
    )
    return proses.stdout.decode().split("\f")[:-1]


def nomor_halaman(teks):
    """The last word of the footer, or nothing."""
    baris = teks.rstrip().splitlines()[-1].split()
    return baris[-1] if baris else ""


# --- What the file says of itself -------------------------------------------------


def test_tagged_titled_and_indonesian(buka):
    akar = buka.Root
    assert akar.MarkInfo.Marked
    assert str(akar.Lang) == "id"
    assert akar.ViewerPreferences.DisplayDocTitle
    assert str(buka.docinfo.Title) == (
        "Laporan Kinerja Tahun 2025 Kecamatan Pakusari Kabupaten Jember"
    )
    assert str(buka.docinfo.Author) == "Kecamatan Pakusari"
    with buka.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")


def unsur(simpul):
    """Names of all structure elements under this one."""
    if isinstance(simpul, pikepdf.Array):
        for satu in simpul:
            yield from unsur(satu)
    elif isinstance(simpul, pikepdf.Dictionary):
        if "/S" in simpul:
            yield str(simpul.S), simpul
        yield from unsur(simpul.get("/K"))


def test_structure_has_headings_tables_lists_and_figures(buka):
    nama = {n for n, _ in unsur(buka.Root.StructTreeRoot)}
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/Caption", "/TH", "/TD"} <= nama
    assert {"/L", "/LI", "/LBody", "/Figure", "/Link"} <= nama


def test_figure_has_its_alternative(buka):
    gambar = [d for n, d in unsur(buka.Root.StructTreeRoot) if n == "/Figure"]
    assert "Naik dari 82,5 ke 84,03" in [str(g.get("/Alt")) for g in gambar]
    assert all(g.get("/Alt") for g in gambar)


def test_all_fonts_are_embedded(laporan, tmp_path):
    berkas = tmp_path / "a.pdf"
    berkas.write_bytes(laporan)
    hasil = subprocess.run(["pdffonts", berkas], capture_output=True, text=True)
    baris = hasil.stdout.splitlines()[2:]
    assert baris
    assert all(b.split()[-5] == "yes" for b in baris)  # column "emb"
    assert all("Dokumen" in b for b in baris)


def test_same_tree_same_bytes(laporan):
    assert cetak(lengkap()) == laporan


def test_other_process_same_bytes(laporan):
    assert cetak_terbatas(lengkap()) == laporan


# --- Pages ------------------------------------------------------------------------


def garis_besar(buka):
    """Title and page (from 0) of every bookmark."""
    tujuan = {h.objgen: i for i, h in enumerate(buka.pages)}

    def urut(daftar):
        for satu in daftar:
            ke = satu.destination if satu.destination is not None else satu.action.D
            yield satu.title, tujuan[ke[0].objgen]
            yield from urut(satu.children)

    with buka.open_outline() as kerangka:
        return list(urut(kerangka.root))


def daftar_isi(teks):
    """Title -> number, of the lines of a contents page without its footer."""
    isi = "\n".join(teks.rstrip().splitlines()[:-1])
    cocok = re.findall(r"^ *(\S.*?) {2,}(\d+|[ivx]+)$", isi, re.MULTILINE)
    return {" ".join(judul.split()): nomor for judul, nomor in cocok}


def test_every_heading_is_on_the_page_the_contents_say(buka, halaman):
    daftar = daftar_isi(halaman[2])
    tanda = garis_besar(buka)
    diperiksa = [
        (judul, daftar[judul], nomor_halaman(halaman[hal]))
        for judul, hal in tanda
        if judul in daftar
    ]
    assert [nomor for _, nomor, _ in diperiksa] == [ada for _, _, ada in diperiksa]
    # Only headings below level 3 and the contents themselves are not listed.
    assert len(diperiksa) == len(daftar) == 15
    for judul, hal in tanda:
        ada = " ".join(halaman[hal].split()).casefold()
        assert " ".join(judul.split()).casefold() in ada


def test_list_of_tables_has_their_pages(halaman):
    daftar = daftar_isi(halaman[3])
    assert "Tabel 1.1 Komposisi SDM Kecamatan Pakusari Tahun 2025" in daftar
    for judul, nomor in daftar.items():
        if judul.startswith("Tabel"):
            ada = [h for h in halaman[4:] if judul in " ".join(h.split())]
            assert [nomor_halaman(h) for h in ada] == [nomor]


def test_cover_has_no_number_front_is_roman_chapters_arabic(halaman):
    assert "Laporan Kinerja" not in halaman[0].splitlines()[0]
    assert re.fullmatch("Sidik [0-9a-f-]{19}", halaman[0].rstrip().splitlines()[-1])
    assert [nomor_halaman(h) for h in halaman[1:4]] == ["i", "ii", "iii"]
    angka = [str(i + 1) for i in range(len(halaman) - 4)]
    assert [nomor_halaman(h) for h in halaman[4:]] == angka


def test_head_and_foot_on_every_page_but_the_cover(halaman):
    for teks in halaman[1:]:
        kepala = teks.strip().splitlines()[0]
        assert kepala.split() == [
            "Laporan",
            "Kinerja",
            "Tahun",
            "2025",
            "Kecamatan",
            "Pakusari",
            "Kabupaten",
            "Jember",
        ]
        assert "Draf, belum ditandatangani" in teks.rstrip().splitlines()[-1]


def test_wide_table_turns_its_pages_only(buka, halaman):
    lanskap = [i for i, h in enumerate(buka.pages) if h.mediabox[2] > h.mediabox[3]]
    assert lanskap
    assert all("Tren Realisasi" in halaman[i] for i in lanskap)
    assert lanskap[-1] < len(halaman) - 1


def test_table_head_is_repeated_on_each_of_its_pages(halaman):
    isi = [h for h in halaman if "473.882.000,00" in h]
    assert len(isi) >= 3
    assert all("Berkurang" in h for h in isi)


def test_long_cell_is_broken_and_keeps_the_head(halaman):
    isi = [h for h in halaman if "pelayanan ke-" in h]
    assert len(isi) >= 2
    assert all("Formulasi Indikator" in h for h in isi)
    assert "IKU Kecamatan Pakusari" in isi[0]
    assert "Perencanaan dan Perjanjian Kinerja" in isi[0]


def test_source_stands_below_the_last_row(halaman):
    ada = [h for h in halaman if "Sumber: LHE SAKIP" in h]
    assert len(ada) == 1
    assert "Sangat" in ada[0] or "Rendah" in ada[0]


@pytest.mark.parametrize("banyak", [26, 27, 28, 32, 34])
def test_signature_never_stands_alone(banyak):
    paragraf = tuple(Paragraf(f"Kalimat {i}.") for i in range(banyak))
    ttd = TandaTangan((CAMAT,), "Jember", "19 Februari 2026")
    isi = teks_halaman(cetak(dokumen(Lembar("PK", (*paragraf, ttd), tampak=False))))
    akhir = isi[-1]
    assert len(isi) == 2
    assert "Jember, 19 Februari 2026" in akhir
    assert "NIP. 19701109 199704 1 001" in akhir
    assert f"Kalimat {banyak - 1}." in akhir


def test_two_parties_stand_side_by_side(halaman):
    baris = halaman[-1].splitlines()
    assert any("Pihak Kedua" in b and "Pihak Pertama" in b for b in baris)
    assert any("Muhammad Fawait" in b and "Rifendi" in b for b in baris)


def test_reference_is_a_link_to_its_table(buka, halaman):
    nomor = next(i for i, h in enumerate(halaman) if "Berdasarkan Tabel 1.1" in h)
    tautan = [str(a.get("/Dest", "")) for a in buka.pages[nomor].Annots]
    assert "tabel-1-1" in tautan


def test_every_figure_is_printed(laporan):
    semua = " ".join(" ".join(teks_halaman(laporan)).split())
    angka = list(semua_angka(nomori(lengkap())))
    assert len(angka) > 200
    assert [a for a in angka if a.teks not in semua] == []


def test_list_labels_are_printed():
    isi = [
        Daftar((Butir("satu"),), gaya, mulai=3)
        for gaya in ("huruf", "angka", "angka-kurung", "huruf-kurung")
    ]
    teks = teks_halaman(cetak(dokumen(Bab("b", tuple(isi)))))[0]
    assert re.findall(r"^ *(\S+) satu$", teks, re.MULTILINE) == ["c.", "3.", "3)", "c)"]


# --- Nothing is fetched -----------------------------------------------------------


@pytest.fixture
def pendengar():
    """A server that counts who connects."""
    with socket.create_server(("127.0.0.1", 0)) as soket:
        soket.settimeout(0.2)
        tamu, selesai = [], threading.Event()

        def dengar():
            while not selesai.is_set():
                try:
                    hubungan, dari = soket.accept()
                except TimeoutError:
                    continue
                tamu.append(dari)
                tujuan = b"Location: http://127.0.0.1/\r\n"
                hubungan.sendall(b"HTTP/1.0 302 Found\r\n" + tujuan + b"\r\n")
                hubungan.close()

        utas = threading.Thread(target=dengar)
        utas.start()
        yield f"http://127.0.0.1:{soket.getsockname()[1]}/", tamu
        selesai.set()
        utas.join()


def test_hostile_text_fetches_nothing(pendengar, tmp_path):
    alamat, tamu = pendengar
    rahasia = tmp_path / "rahasia.txt"
    rahasia.write_text("KATA-SANDI-ASLI")
    racun = "".join(
        f'<img src="{url}"><link rel=attachment href="{url}"><object data="{url}">'
        f'</object><style>@import "{url}"</style><svg><image href="{url}"/></svg>'
        f"\"'><iframe src={url}></iframe> url({url})"
        for url in (alamat, rahasia.as_uri(), "file:///etc/passwd")
    )
    orang = Penandatangan(racun, racun, racun, racun, racun)
    sel = Sel(racun, blok=(Daftar((Butir(racun),)),))
    d = dokumen(
        Bab(
            racun,
            (
                Paragraf((racun, Teks(racun, miring=True), Rujukan("t"))),
                Rincian((BarisRincian(racun, racun),)),
                Tabel(
                    racun, (Kolom(1),), (), (Baris((sel,)),), kunci="t", sumber=racun
                ),
                Gambar(racun, SVG, racun),
                Kop(racun, racun, (racun,)),
                TandaTangan((orang, orang), racun, racun),
            ),
        ),
        judul=racun,
        subjudul=racun,
        penyusun=racun,
        tanda=racun,
        bahasa=racun,
        sampul=Sampul(racun, (racun,), (racun,)),
    )
    hasil = cetak_terbatas(d)
    assert tamu == []
    with pikepdf.open(io.BytesIO(hasil)) as berkas:
        assert {n.rpartition(".")[2] for n in berkas.attachments} == {"json", "xlsx"}
        polos = io.BytesIO()
        berkas.save(polos, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    isi = polos.getvalue().decode("latin-1") + "".join(teks_halaman(hasil))
    assert "KATA-SANDI-ASLI" not in isi
    assert "root:x:0" not in isi


def test_renderer_would_have_fetched_without_our_fetcher(pendengar):
    """Proof that the listener hears, and that the refusal is ours."""
    from weasyprint import HTML

    alamat, tamu = pendengar
    html = f'<img src="{alamat}">'
    HTML(string=html, url_fetcher=Pengambil()).write_pdf()
    assert tamu == []
    HTML(string=html).write_pdf()
    assert len(tamu) == 1


@pytest.mark.parametrize(
    "alamat",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:1/",
        "https://dokumen.invalid/",
        "https://dokumen.invalid/../serif.ttf",
        "https://dokumen.invalid/serif.ttf?x",
        "https://dokumen.invalid/dokumen.css",
        "data:text/css,*{}",
        "ftp://x/",
        "serif.ttf",
    ],
)
def test_fetcher_refuses_all_but_its_own(alamat):
    for buka_alamat in (Pengambil().fetch, Pengambil().open, Pengambil()):
        with pytest.raises(ValueError, match="ditolak"):
            buka_alamat(alamat)


def test_fetcher_refuses_redirects(pendengar):
    alamat, tamu = pendengar
    with pytest.raises(ValueError, match="ditolak"):
        Pengambil().open(urllib.request.Request(alamat))
    assert tamu == []


def test_stylesheet_by_address_is_refused(pendengar):
    from weasyprint import HTML

    alamat, tamu = pendengar
    with pytest.raises((ValueError, OSError)):
        HTML(string="x", url_fetcher=Pengambil()).write_pdf(stylesheets=[alamat])
    assert tamu == []


def test_fetcher_knows_every_font_of_the_style_sheet():
    gaya = (terbatas.AKAR / "static/dokumen/dokumen.css").read_text()
    nama = set(re.findall(r"url\(([^)]+)\)", gaya))
    assert {a.rsplit("/", 1)[1] for a in ASET} == nama
    assert all(berkas.is_file() for berkas in ASET.values())


# --- Limits, in words -------------------------------------------------------------


def test_time_is_limited():
    with pytest.raises(GagalCetak, match="dalam 1 detik, jadi dihentikan"):
        cetak_terbatas(dokumen(Bab("b", (Paragraf("kata " * 200_000),))), detik=1)


def test_memory_is_limited():
    with pytest.raises(GagalCetak, match="lebih dari 60 MB, jadi dihentikan"):
        cetak_terbatas(dokumen(Bab("b", (Paragraf("kata " * 200_000),))), memori_mb=60)


@pytest.mark.lengkap
def test_a_megabyte_of_text_is_printed():
    hasil = cetak_terbatas(dokumen(Bab("b", (Paragraf("kata " * 200_000),))))
    assert len(teks_halaman(hasil)) > 100


def test_deep_nesting_is_refused_in_words():
    daftar = Daftar((Butir("x"),))
    for _ in range(500):
        daftar = Daftar((Butir("x", (daftar,)),))
    with pytest.raises(GagalCetak, match="bersarang lebih dari"):
        cetak_terbatas(dokumen(Bab("b", (daftar,))))


def test_wrong_tree_is_refused_in_words():
    salah = dokumen(Bab("b", (Paragraf((Rujukan("tak-ada"),)),)))
    with pytest.raises(GagalCetak, match="Rujukan 'tak-ada' tidak menemukan"):
        cetak_terbatas(salah)
    with pytest.raises(GalatPohon):
        cetak(salah)


def test_refused_drawing_is_said_by_the_child():
    gambar = Gambar("g", "<svg><script/></svg>", "x")
    with pytest.raises(GagalCetak, match="unsur yang ditolak: script"):
        cetak_terbatas(dokumen(Bab("b", (gambar,))))


def test_child_gets_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    monkeypatch.setenv("DATABASE_URL", "postgres://rahasia")
    assert "rahasia" not in " ".join(terbatas.lingkungan("x").values())


def test_next_document_prints_after_a_failure():
    with pytest.raises(GagalCetak):
        cetak_terbatas(dokumen(Bab("b", (Paragraf("kata " * 200_000),))), detik=1)
    assert cetak_terbatas(dokumen(Bab("b", (tabel(),)))).startswith(b"%PDF-")


def test_old_renderer_is_refused(monkeypatch):
    monkeypatch.setattr("weasyprint.VERSION", "69.9")
    with pytest.raises(GagalCetak, match="69.9 tidak aman"):
        cetak(dokumen(Bab("b", ())))


def test_draft_mark_can_be_left_out():
    isi = teks_halaman(cetak(replace(dokumen(Bab("b", ())), tanda="")))
    assert "Draf" not in isi[0]


def test_no_garbage_collection_is_left_off():
    import gc

    assert gc.isenabled()
    cetak(dokumen(Bab("b", ())))
    assert gc.isenabled()


def test_programs_of_poppler_are_here():
    """Without them the tests above would only say that something is missing."""
    assert any(
        os.access(os.path.join(p, "pdftotext"), os.X_OK)
        for p in os.environ["PATH"].split(os.pathsep)
    )

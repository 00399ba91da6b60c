"""Component 3, Pelaporan Kinerja: the official LKjIP of the year before, as frozen.

Its content is read from the tree kept with the DokumenResmi, never from what reports
are built from: that may say something else by now.
"""

from collections.abc import Callable
from datetime import date, timedelta

from dokumen.pilihan import StatusDokumen
from sakip.tanggal import panjang

from .bahan import Bahan
from .bentuk import Amatan, perbandingan, semua_atau_tidak
from .daftar import bagi
from .laporan_beku import IsiLaporan

# Chapters of a report (PermenPANRB 53/2014, lampiran II).
BAB = ("pendahuluan", "perencanaan kinerja", "akuntabilitas kinerja", "penutup")


def batas_penyampaian(tahun: int) -> date:
    """When the report of a year has to be with the bupati: two months after the year
    (PermenPANRB 53/2014, lampiran II)."""
    return date(tahun + 1, 3, 1) - timedelta(days=1)


def _tautan(b: Bahan):
    return (b.tautan(f"LKjIP {b.tahun_laporan}", "lkjip", tahun=b.tahun_laporan),)


def _tidak_ada(b: Bahan) -> Amatan:
    """Its absence speaks only where the system was in use that year and the report is
    due."""
    dipakai = bool(b.janji_laporan) and b.hari > batas_penyampaian(b.tahun_laporan)
    return Amatan(
        f"Laporan Kinerja {b.tahun_laporan} yang resmi belum tercatat.",
        semua_atau_tidak(False) if dipakai else None,
        "laporan yang terbit di luar sistem ini",
        _tautan(b),
    )


@bagi("3.a.1")
def disusun(b: Bahan) -> Amatan:
    """An official report of the year before."""
    if b.laporan is None:
        return _tidak_ada(b)
    return Amatan(
        f"{b.laporan} tercatat, {b.laporan.get_status_display().lower()}.",
        semua_atau_tidak(True),
        tautan=_tautan(b),
        dasar=(("Versi", b.laporan.versi),),
    )


@bagi("3.a.2")
def disusun_berkala(b: Bahan) -> Amatan:
    """Reports of the last years."""
    tahun = sorted({d.tahun for d in b.semua_laporan})
    kini = b.tahun_laporan
    isi = ", ".join(map(str, tahun)) or "belum ada"
    return Amatan(
        f"Laporan Kinerja resmi yang tercatat sampai {kini}: {isi}.",
        semua_atau_tidak({kini - 1, kini} <= set(tahun)) if len(tahun) > 1 else None,
        "laporan dari sebelum sistem ini dipakai dan laporan triwulan",
        _tautan(b),
        (("Tahun", len(tahun)),),
    )


@bagi("3.a.3")
def diformalkan(b: Bahan) -> Amatan:
    """Signed, with number and date."""
    if b.laporan is None:
        return _tidak_ada(b)
    laporan = b.laporan
    kurang = [
        nama
        for nama, ada in (
            ("nomor", laporan.nomor),
            ("berkas bertanda tangan", laporan.berkas),
        )
        if not ada
    ]
    lagi = f", tanpa {' dan '.join(kurang)}" if kurang else ""
    return Amatan(
        f"{laporan} ditandatangani {panjang(laporan.tanggal)}{lagi}.",
        semua_atau_tidak(True),
        tautan=_tautan(b),
    )


@bagi("3.a.4")
def direviu(b: Bahan) -> Amatan:
    """An issued review of that report."""
    if b.laporan is None:
        return _tidak_ada(b)
    tautan = (b.tautan("Reviu LKjIP", "reviu", tahun=b.tahun_laporan),)
    if b.reviu is None:
        return Amatan(
            f"Reviu atas {b.laporan} yang terbit belum tercatat.",
            semua_atau_tidak(False),
            "reviu yang dibuat di luar sistem ini",
            tautan,
        )
    berubah = b.reviu.sidik_laporan != b.laporan.sidik_direviu
    lagi = " Isi laporan berubah sesudah direviu." if berubah else ""
    return Amatan(
        f"{b.laporan} direviu: pernyataan nomor {b.reviu.nomor}, "
        f"{panjang(b.reviu.tanggal)}.{lagi}",
        semua_atau_tidak(True),
        tautan=tautan,
    )


@bagi("3.a.5")
def dipublikasikan(b: Bahan) -> Amatan:
    """Whether its state says published."""
    if b.laporan is None:
        return _tidak_ada(b)
    terbit = b.laporan.status == StatusDokumen.TERBIT
    return Amatan(
        f"{b.laporan} berstatus {b.laporan.get_status_display().lower()}.",
        semua_atau_tidak(terbit),
        "publikasi pada laman di luar sistem ini",
        _tautan(b),
    )


@bagi("3.a.6")
def tepat_waktu(b: Bahan) -> Amatan:
    """Sent by the end of February. Where the day of sending is not kept on the document,
    one signed too late was sent too late."""
    if b.laporan is None:
        return _tidak_ada(b)
    batas = batas_penyampaian(b.tahun_laporan)
    # A correction is younger than the report it corrects.
    versi = [d for d in b.semua_laporan if d.tahun == b.tahun_laporan]
    pertama = versi[0]
    sampai = min(
        (d.disampaikan_pada for d in versi if d.disampaikan_pada), default=None
    )
    if sampai is not None:
        tepat = sampai <= batas
        return Amatan(
            f"{pertama} disampaikan {panjang(sampai)}, "
            f"{'dalam' if tepat else 'melewati'} batas {panjang(batas)}.",
            semua_atau_tidak(tepat),
            tautan=_tautan(b),
        )
    telat = pertama.tanggal > batas
    sudah = any(
        d.status in (StatusDokumen.DISAMPAIKAN, StatusDokumen.TERBIT) for d in versi
    )
    keadaan = "sudah disampaikan" if sudah else "belum tercatat disampaikan"
    return Amatan(
        f"{pertama} ditandatangani {panjang(pertama.tanggal)}, "
        f"{'melewati' if telat else 'dalam'} batas {panjang(batas)}; {keadaan}.",
        semua_atau_tidak(not telat) if telat or sudah else None,
        "" if telat else "hari penyampaiannya",
        _tautan(b),
    )


# --- What stands in it ------------------------------------------------------------


def _isi(b: Bahan, amati: Callable[[IsiLaporan], Amatan]) -> Amatan:
    if b.laporan is None:
        return _tidak_ada(b)
    if b.isi_laporan is None:
        return Amatan(
            f"{b.laporan} tercatat tanpa isi yang dapat dibaca sistem.",
            None,
            "isi berkasnya",
            _tautan(b),
        )
    return amati(b.isi_laporan)


@bagi("3.b.1")
def sesuai_standar(b: Bahan) -> Amatan:
    """The four chapters."""

    def amati(isi: IsiLaporan) -> Amatan:
        ada = [nama for nama in BAB if isi.punya_bab(nama)]
        return Amatan(
            f"{b.laporan} memuat {len(ada)} dari {len(BAB)} bab menurut PermenPANRB "
            f"53/2014: {', '.join(ada) or 'tidak satu pun'}.",
            None,
            "mutu isi tiap bab",
            _tautan(b),
            (("Bab", len(ada)),),
        )

    return _isi(b, amati)


@bagi("3.b.2")
def mengungkap_seluruh(b: Bahan) -> Amatan:
    """Every promised indicator of the year is spoken of."""

    def amati(isi: IsiLaporan) -> Amatan:
        janji = b.janji_laporan
        ada = sum(isi.menyebut(x.uraian_indikator) for x in janji)
        return Amatan(
            f"{ada} dari {len(janji)} indikator Perjanjian Kinerja {b.tahun_laporan} "
            f"disebut dalam {b.laporan}.",
            perbandingan(ada, len(janji)),
            "kelengkapan penjelasannya",
            _tautan(b),
            (("Disebut", ada), ("Indikator", len(janji))),
        )

    return _isi(b, amati)


def _banding(b: Bahan, hal: str, hitung: Callable[[IsiLaporan], int]) -> Amatan:
    """Whether tables hold a comparison, for how many rows of how many promises."""

    def amati(isi: IsiLaporan) -> Amatan:
        ada, janji = hitung(isi), len(b.janji_laporan)
        return Amatan(
            f"Tabel dalam {b.laporan} memuat perbandingan realisasi dengan {hal} pada "
            f"{ada} baris; indikator Perjanjian Kinerja {b.tahun_laporan} berjumlah "
            f"{janji}.",
            perbandingan(min(ada, janji), janji),
            "mutu analisis dan evaluasinya",
            _tautan(b),
            (("Baris", ada), ("Indikator", janji)),
        )

    return _isi(b, amati)


@bagi("3.b.3")
def banding_target(b: Bahan) -> Amatan:
    return _banding(b, "target tahunan", lambda isi: isi.banding_target)


@bagi("3.b.4")
def banding_menengah(b: Bahan) -> Amatan:
    return _banding(b, "target jangka menengah", lambda isi: isi.banding_menengah)


@bagi("3.b.5")
def banding_tahun_lalu(b: Bahan) -> Amatan:
    return _banding(
        b, "realisasi tahun-tahun sebelumnya", lambda isi: isi.banding_tahun_lalu
    )


@bagi("3.b.6")
def banding_luar(b: Bahan) -> Amatan:
    return _banding(b, "angka nasional atau daerah lain", lambda isi: isi.banding_luar)


@bagi("3.b.7")
def analisis(b: Bahan) -> Amatan:
    """Words on what helped and what hindered."""

    def amati(isi: IsiLaporan) -> Amatan:
        dorong, hambat = "pendorong" in isi.teks, "penghambat" in isi.teks
        return Amatan(
            f"{b.laporan} {'menyebut' if dorong else 'tidak menyebut'} faktor "
            f"pendorong dan {'menyebut' if hambat else 'tidak menyebut'} faktor "
            "penghambat.",
            None if dorong and hambat else semua_atau_tidak(False),
            "apakah sebab yang ditulis benar dan upayanya nyata",
            _tautan(b),
        )

    return _isi(b, amati)


@bagi("3.b.8")
def efisiensi(b: Bahan) -> Amatan:
    """Tables of efficiency."""

    def amati(isi: IsiLaporan) -> Amatan:
        ada = isi.efisiensi
        return Amatan(
            f"Tabel dalam {b.laporan} memuat kategori efisiensi pada {ada} baris.",
            semua_atau_tidak(bool(ada)),
            "mutu analisisnya",
            _tautan(b),
            (("Baris", ada),),
        )

    return _isi(b, amati)


@bagi("3.b.9")
def perbaikan(b: Bahan) -> Amatan:
    """A part on what will be done better."""

    def amati(isi: IsiLaporan) -> Amatan:
        ada = isi.berisi("langkah perbaikan", "penutup")
        kata = "langkah" in isi.teks and "perbaikan" in isi.teks
        return Amatan(
            f"{b.laporan} {'memuat' if ada and kata else 'belum memuat'} langkah "
            "perbaikan kinerja ke depan.",
            semua_atau_tidak(ada and kata),
            "mutu langkahnya",
            _tautan(b),
        )

    return _isi(b, amati)

"""BAB III AKUNTABILITAS KINERJA: a section for each PK, then the money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian import perhitungan
from dokumen.pohon import (
    Bab,
    Blok,
    Butir,
    Daftar,
    Paragraf,
    Rujukan,
    Rumus,
    Sebaris,
    Subbab,
    Teks,
)
from iku.pilihan import JenisBelanja

from ..pilihan import Bagian
from . import asal
from .bab3_pk import bagian_pk
from .bahan import Bahan
from .bentuk import berpengantar
from .gambar import gambar_serapan
from .ikhtisar import serapan
from .kata import teks_persen, teks_rupiah
from .tabel_anggaran import tabel_realisasi
from .tabel_capaian import (
    tabel_skala,
)

# What belanja langsung consisted of until 2020 (Permendagri 13/2006).
BAGIAN_LANGSUNG = frozenset(
    {JenisBelanja.PEGAWAI, JenisBelanja.BARANG_JASA, JenisBelanja.MODAL}
)
# The two directions and their formulas: LKIP Panti 2020 and LKjIP Pakusari 2025, III A.
POSITIF = (
    "Bilamana indikator mempunyai makna ",
    Teks("progres positif", tebal=True),
    ", yaitu semakin tinggi realisasinya menunjukkan semakin tinggi kinerjanya atau "
    "semakin rendah realisasinya menunjukkan semakin rendah kinerjanya, maka capaian "
    "kinerjanya menggunakan rumus:",
)
NEGATIF = (
    "Bilamana indikator mempunyai makna ",
    Teks("progres negatif", tebal=True),
    ", yaitu semakin tinggi realisasinya menunjukkan semakin rendah kinerjanya atau "
    "semakin rendah realisasinya menunjukkan semakin tinggi kinerjanya, maka capaian "
    "kinerjanya menggunakan rumus:",
)


def bab3(bahan: Bahan) -> Bab:
    isi: list[Blok] = [
        Subbab(f"Kerangka Pengukuran Kinerja Tahun {bahan.tahun}", kerangka(bahan))
    ]
    sudah: set[int] = set()  # Renstra whose programs were shown in an earlier section
    for urutan, pk in enumerate(bahan.daftar_pk):
        isi.append(bagian_pk(bahan, pk, pertama=urutan == 0, sudah=frozenset(sudah)))
        sudah.add(pk.perjanjian.renstra_id)
    isi.append(Subbab("Akuntabilitas Keuangan", keuangan(bahan)))
    isi += penghargaan(bahan)
    return Bab("Akuntabilitas Kinerja", tuple(isi))


def rumus_capaian() -> Daftar:
    return Daftar(
        (
            Butir(
                POSITIF,
                (Rumus("Realisasi", "Target", "Capaian Kinerja", "×\u00a0100\u00a0%"),),
            ),
            Butir(
                NEGATIF,
                (
                    Rumus(
                        "Target – (Realisasi – Target)",
                        "Target",
                        "Capaian Kinerja",
                        "×\u00a0100\u00a0%",
                    ),
                ),
            ),
        ),
        "huruf",
    )


def kerangka(bahan: Bahan, *, bernomor: bool = True) -> tuple[Blok, ...]:
    skala = bahan.ukuran.skala
    return (
        *(
            bahan.tulisan.ambil(Bagian.PENGUKURAN)
            or (
                Paragraf(
                    "Pengukuran capaian kinerja bertujuan untuk mengetahui tingkat "
                    "keberhasilan dan kegagalan dalam merealisasikan target yang telah "
                    f"diperjanjikan Camat {bahan.kecamatan.nama} dengan Bupati "
                    f"{bahan.kecamatan.kabupaten.nama}."
                ),
            )
        ),
        Paragraf(
            (
                "Predikat nilai capaian kinerja dikelompokkan dalam skala pengukuran "
                f"ordinal mengacu pada {skala.sumber or skala.nama}, sebagaimana ",
                Rujukan("skala") if bernomor else "tabel berikut",
                ".",
            )
        ),
        tabel_skala(skala, bernomor=bernomor),
        Paragraf("Persentase capaian indikator kinerja dihitung sebagai berikut:"),
        rumus_capaian(),
        Paragraf(
            "Persentase dibulatkan satu kali menjadi dua desimal; rata-rata dan predikat "
            "diambil dari angka yang sudah dibulatkan. Indikator yang datanya belum "
            "tersedia tidak dihitung sebagai nol."
        ),
    )


# --- Money ----------------------------------------------------------------------------


def keuangan(bahan: Bahan) -> tuple[Blok, ...]:
    uang = bahan.keuangan
    isi: list[Blok] = [*bahan.tulisan.ambil(Bagian.KEUANGAN)]
    isi += jenis_belanja(bahan)
    isi += [
        Paragraf(
            (
                *_sebagai_tuple(
                    serapan(
                        uang, f"Pelaksanaan anggaran {bahan.nama} tahun {bahan.tahun}"
                    )
                ),
                " Rinciannya disajikan dalam ",
                Rujukan("realisasi-anggaran"),
                ".",
            )
        ),
    ]
    # Before the table: behind it the chart would often stand on a page of its own.
    gambar = gambar_serapan(uang, bahan.tahun)
    if gambar is not None:
        isi.append(gambar)
    isi.append(tabel_realisasi(bahan))
    return tuple(isi)


def penghargaan(bahan: Bahan) -> tuple[Subbab, ...]:
    """Awards of the year, where there were any to write about."""
    tulisan = bahan.tulisan.ambil(Bagian.PENGHARGAAN)
    isi = berpengantar(
        f"Penghargaan yang diterima {bahan.nama} pada tahun {bahan.tahun}:", tulisan
    )
    return (Subbab("Penghargaan", isi),) if isi else ()


def _sebagai_tuple(isi) -> tuple:
    return (isi,) if isinstance(isi, str) else isi


def jenis_belanja(bahan: Bahan) -> list[Blok]:
    """How the last budget divides by kind of spending, where it was recorded."""
    uang = bahan.keuangan
    jenis = list(uang.dokumen[-1].pagu_jenis.all()) if uang.dokumen else []
    if not jenis or uang.jumlah is None or uang.jumlah.pagu_akhir is None:
        return []
    return [
        Paragraf(
            (
                f"Pelaksanaan tugas dan fungsi {bahan.nama} pada tahun anggaran "
                f"{bahan.tahun} didukung dengan total anggaran sebesar ",
                teks_rupiah(uang.jumlah.pagu_akhir, asal=asal.pagu(())),
                ", dengan rincian menurut jenis belanja:",
            )
        ),
        Daftar(tuple(_butir_belanja(jenis, uang.jumlah.pagu_akhir)), "angka"),
    ]


def _butir_belanja(jenis, seluruh: Decimal) -> Iterator[Butir]:
    """One item a kind; until 2020 belanja langsung was itself divided further."""
    ada = {j.jenis for j in jenis}
    terbagi = {JenisBelanja.LANGSUNG, JenisBelanja.TIDAK_LANGSUNG} & ada
    bawah = [j for j in jenis if terbagi and j.jenis in BAGIAN_LANGSUNG]
    for j in jenis:
        if j not in bawah:
            anak = tuple(_butir_belanja_satu(b, seluruh) for b in bawah)
            dibagi = j.jenis == JenisBelanja.LANGSUNG and anak
            rinci = (Daftar(anak, "huruf"),) if dibagi else ()
            yield _butir_belanja_satu(j, seluruh, rinci)


def _butir_belanja_satu(j, seluruh: Decimal, blok: tuple = ()) -> Butir:
    """An amount with its share of the whole budget."""
    isi: list[Sebaris] = [
        f"{j.get_jenis_display()} sebesar ",
        teks_rupiah(j.jumlah, asal=asal.pagu(())),
    ]
    bagian = perhitungan.capaian(seluruh, j.jumlah, "naik")
    if bagian is not None:
        isi += [" (", teks_persen(bagian, asal=asal.pagu(())), ")"]
    return Butir(tuple(isi), blok)

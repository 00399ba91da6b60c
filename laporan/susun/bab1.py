"""BAB I PENDAHULUAN (PermenPANRB 53/2014; LKjIP Pakusari 2025, Bab I)."""

from __future__ import annotations

from decimal import Decimal

from dokumen.pohon import Bab, Blok, Daftar, Paragraf, Rujukan, Subbab, Teks
from sakip.angka import tulis
from sakip.tanggal import panjang

from ..pilihan import Bagian
from . import asal
from .bahan import Bahan
from .bentuk import BELUM_DITULIS, berpengantar, daftar
from .gambar import gambar_lhe, gambar_organisasi
from .kata import gabung, hitungan
from .tabel_umum import (
    jumlah_pegawai,
    susunan_organisasi,
    tabel_lhe,
    tabel_pegawai,
    tabel_sarana,
)

DASAR_HUKUM = (
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja "
    "Instansi Pemerintah",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
    "Instansi Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 "
    "Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata "
    "Cara Reviu atas Laporan Kinerja Instansi Pemerintah",
)
TUJUAN_LAPORAN = (
    "memberikan informasi kinerja yang terukur kepada pemberi mandat atas kinerja yang "
    "telah dan seharusnya dicapai",
    "menjadi upaya perbaikan berkesinambungan untuk meningkatkan kinerja instansi",
)


def bab1(bahan: Bahan) -> Bab:
    isi: list[Blok] = [
        Subbab("Latar Belakang", latar_belakang(bahan)),
        Subbab("Tujuan", tujuan_laporan(bahan)),
        Subbab("Tugas, Fungsi, dan Susunan Organisasi", kedudukan(bahan)),
        Subbab(
            "Dukungan Sumber Daya Manusia dan Sarana Prasarana",
            (
                Subbab("Sumber Daya Manusia", _sdm(bahan)),
                Subbab("Sarana dan Prasarana", _sarana(bahan)),
            ),
        ),
        Subbab("Isu Strategis", _isu(bahan)),
        Subbab("Tindak Lanjut Hasil Evaluasi SAKIP", _tindak_lanjut(bahan)),
    ]
    return Bab("Pendahuluan", tuple(isi))


def latar_belakang(bahan: Bahan) -> tuple[Blok, ...]:
    return bahan.tulisan.ambil(Bagian.LATAR_BELAKANG) or (
        Paragraf(
            "Penyusunan Laporan Kinerja merupakan bagian dari penerapan Sistem "
            "Akuntabilitas Kinerja Instansi Pemerintah. Laporan ini merupakan "
            f"pertanggungjawaban {bahan.nama} atas kinerja yang diperjanjikan dalam "
            "Perjanjian Kinerja dan atas penggunaan anggaran. Dasar hukum penyusunan "
            "laporan ini antara lain:"
        ),
        daftar(DASAR_HUKUM, "angka"),
    )


def tujuan_laporan(bahan: Bahan) -> tuple[Blok, ...]:
    tulisan = bahan.tulisan.ambil(Bagian.TUJUAN_LAPORAN)
    return berpengantar("Penyusunan Laporan Kinerja bertujuan untuk:", tulisan) or (
        Paragraf("Penyusunan Laporan Kinerja bertujuan untuk:"),
        daftar(TUJUAN_LAPORAN, "angka"),
    )


def kedudukan(bahan: Bahan) -> tuple[Blok, ...]:
    """Position, duties, functions and units."""
    ambil = bahan.tulisan.ambil
    isi = [
        *ambil(Bagian.KEDUDUKAN),
        *berpengantar(f"{bahan.nama} mempunyai tugas:", ambil(Bagian.TUGAS)),
        *berpengantar(
            "Dalam melaksanakan tugas tersebut Camat mempunyai fungsi:",
            ambil(Bagian.FUNGSI),
        ),
    ]
    bagan = gambar_organisasi(bahan.nama, bahan.unit)
    return (
        *(isi or [BELUM_DITULIS]),
        *_organisasi(bahan),
        *((bagan,) if bagan is not None else ()),
    )


def _organisasi(bahan: Bahan) -> tuple[Blok, ...]:
    """The units from the data, unless the written text lists them itself."""
    tulisan = bahan.tulisan.ambil(Bagian.ORGANISASI)
    if any(isinstance(blok, Daftar) for blok in tulisan):
        return berpengantar(f"Susunan organisasi {bahan.nama} terdiri dari:", tulisan)
    susunan = susunan_organisasi(bahan.unit)
    if susunan is None:
        return tulisan
    dasar = gabung(list(dict.fromkeys(u.dasar for u in bahan.unit if u.dasar)))
    menurut = f" menurut {dasar}" if dasar else ""
    return (
        Paragraf(f"Susunan organisasi {bahan.nama}{menurut} terdiri dari:"),
        susunan,
        *tulisan,
    )


def _sdm(bahan: Bahan) -> tuple[Blok, ...]:
    tulisan = bahan.tulisan.ambil(Bagian.SDM)
    banyak = jumlah_pegawai(bahan.pegawai)
    kalimat: tuple[Blok, ...] = ()
    if banyak is not None:
        kalimat = (
            Paragraf(
                (
                    f"Jumlah pegawai {bahan.nama} yang tercatat per 31 Desember "
                    f"{bahan.tahun} sebanyak ",
                    Teks(
                        tulis(Decimal(banyak)),
                        nilai=Decimal(banyak),
                        asal=asal.PEGAWAI,
                    ),
                    " orang, dengan komposisi sebagaimana ",
                    Rujukan("sdm"),
                    ".",
                )
            ),
        )
    return (*tulisan[:1], *kalimat, tabel_pegawai(bahan), *tulisan[1:])


def _sarana(bahan: Bahan) -> tuple[Blok, ...]:
    tulisan = bahan.tulisan.ambil(Bagian.SARANA)
    return (*tulisan, tabel_sarana(bahan))


def _isu(bahan: Bahan) -> tuple[Blok, ...]:
    tulisan = bahan.tulisan.ambil(Bagian.ISU_STRATEGIS)
    return berpengantar(
        f"Isu strategis yang dihadapi {bahan.nama} dalam pelaksanaan tugas dan "
        "fungsi yaitu:",
        tulisan,
    ) or (BELUM_DITULIS,)


def _tindak_lanjut(bahan: Bahan) -> tuple[Blok, ...]:
    lhe = bahan.lhe
    if lhe is None:
        return (
            Paragraf(
                f"Laporan Hasil Evaluasi SAKIP {bahan.nama} untuk tahun {bahan.tahun} "
                "belum dicatat, sehingga tindak lanjutnya belum dapat disajikan."
            ),
        )
    gambar = gambar_lhe(lhe, bahan.komponen_lhe)
    tanggal = f" tanggal {panjang(lhe.tanggal)}" if lhe.tanggal else ""
    nilai = (
        (
            " Nilai hasil evaluasinya ",
            Teks(tulis(lhe.nilai), nilai=lhe.nilai, asal=asal.LHE),
            ".",
        )
        if lhe.nilai is not None
        else ()
    )
    return (
        Paragraf(
            (
                f"Evaluasi atas implementasi SAKIP {bahan.nama} dituangkan dalam {lhe} "
                f"Nomor {lhe.nomor}{tanggal}.",
                *nilai,
                " Laporan itu memuat ",
                hitungan(len(lhe.rekomendasi.all())),
                " catatan dan rekomendasi, yang tindak lanjutnya disajikan dalam ",
                Rujukan("lhe"),
                ".",
            )
        ),
        *((gambar,) if gambar is not None else ()),
        tabel_lhe(bahan, lhe),
    )

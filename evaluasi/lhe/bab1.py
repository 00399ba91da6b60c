"""Bab I of an LHE: why, what and how it was evaluated, and what became of last time's
recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from dokumen.pohon import Bab, Blok, Paragraf, Rujukan, Sel, Subbab, Tabel
from sakip.angka import tulis

from ..penilaian import jumlah_bobot
from ..pilihan import JenisRekomendasi
from ..tindak_lanjut.keadaan import keadaan_butir
from .bahan import Bahan, sebut_periode
from .bentuk import baris, bobot, daftar, jumlah, kepala, kolom
from .gambaran import implementasi, perangkat_daerah

DASAR_HUKUM = (
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
    "Instansi Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 "
    "Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata "
    "Cara Reviu atas Laporan Kinerja Instansi Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 "
    "Tahun 2021 tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
)
TUJUAN = (
    "memperoleh informasi tentang implementasi SAKIP",
    "menilai tingkat implementasi SAKIP",
    "menilai tingkat akuntabilitas kinerja",
    "memberikan saran perbaikan untuk meningkatkan implementasi SAKIP",
    "memonitor tindak lanjut rekomendasi hasil evaluasi periode sebelumnya",
)
CARA = "checklist lembar kerja evaluasi, tanya jawab, observasi, dan studi dokumentasi"


def bab1(b: Bahan) -> Bab:
    return Bab(
        "Pendahuluan",
        (
            Subbab("Dasar Hukum", (daftar(DASAR_HUKUM),)),
            Subbab("Latar Belakang", (Paragraf(_latar(b)),)),
            Subbab(
                "Tujuan Evaluasi",
                (Paragraf("Evaluasi bertujuan untuk:"), daftar(TUJUAN)),
            ),
            Subbab("Ruang Lingkup", (Paragraf(_lingkup(b)),)),
            Subbab("Metodologi", tuple(_metodologi(b))),
            Subbab(
                "Gambaran Umum Perangkat Daerah",
                tuple(Paragraf(p) for p in perangkat_daerah(b)),
            ),
            Subbab(
                "Gambaran Umum Implementasi AKIP",
                (
                    Paragraf("Menurut data dalam sistem, keadaannya sebagai berikut:"),
                    daftar(implementasi(b)),
                ),
            ),
            Subbab("Tindak Lanjut Hasil Evaluasi Sebelumnya", tuple(_tindak_lanjut(b))),
        ),
    )


def _latar(b: Bahan) -> str:
    return (
        "Evaluasi akuntabilitas kinerja instansi pemerintah (AKIP) menilai bagaimana "
        "perangkat daerah merencanakan, mengukur, melaporkan, dan mengevaluasi "
        f"kinerjanya. Laporan ini memuat hasil evaluasi AKIP {b.kecamatan} "
        f"{b.sebut_periode}, beserta catatan dan rekomendasi perbaikannya."
    )


def _lingkup(b: Bahan) -> str:
    nama = [k.nama for k in b.instrumen.komponen]
    komponen = f"{', '.join(nama[:-1])}, dan {nama[-1]}"
    return (
        f"Evaluasi meliputi {len(nama)} komponen, yaitu {komponen}, pada {b.kecamatan} "
        f"untuk {b.sebut_periode}."
    )


def _metodologi(b: Bahan) -> Iterator[Blok]:
    yield Paragraf(
        f"Evaluasi dilakukan dengan {CARA}. Setiap sub-komponen dinilai dengan "
        f"predikat menurut instrumen {b.instrumen.nama}; nilai sub-komponen adalah "
        "angka predikatnya dibagi 100 dikalikan bobotnya, dan nilai akhir adalah "
        "jumlah nilai semua komponen."
    )
    yield Paragraf(
        (
            "Bobot komponen disajikan dalam ",
            Rujukan("bobot"),
            ", dan predikat nilai akhir dalam ",
            Rujukan("predikat"),
            ".",
        )
    )
    yield _tabel_bobot(b)
    yield _tabel_predikat(b)


def _tabel_bobot(b: Bahan) -> Tabel:
    jenis = [s.nama for s in b.instrumen.komponen[0].sub]
    isi = [
        baris(f"{i}", k.nama, *(bobot(s.bobot) for s in k.sub), bobot(k.bobot))
        for i, k in enumerate(b.instrumen.komponen, 1)
    ]
    total = jumlah_bobot(b.instrumen.komponen)
    isi.append(jumlah(Sel("Jumlah", kolom=2 + len(jenis)), bobot(total)))
    return Tabel(
        "Bobot Komponen dan Sub-Komponen",
        kolom("6^", "40!", *(["16>"] * len(jenis)), "14>"),
        kepala("No", "Komponen", *jenis, "Bobot"),
        tuple(isi),
        kunci="bobot",
        sumber=b.instrumen.nama,
    )


def _tabel_predikat(b: Bahan) -> Tabel:
    isi, atas = [], "100"
    for j in b.instrumen.jenjang:
        bawah = tulis(j.batas) if j.batas is not None else "0"
        lebih = "> " if j.batas is not None else ""
        isi.append(baris(j.kode, f"{lebih}{bawah} – {atas}", j.sebutan))
        atas = bawah
    return Tabel(
        "Predikat Nilai Akhir",
        kolom("15^!", "30^", "55"),
        kepala("Predikat", "Nilai", "Sebutan"),
        tuple(isi),
        kunci="predikat",
        sumber=b.instrumen.nama,
    )


def _tindak_lanjut(b: Bahan) -> Iterator[Blok]:
    if b.lalu is None:
        yield Paragraf("Belum ada LHE sebelumnya yang tercatat dalam sistem.")
        return
    butir = list(b.lalu.rekomendasi.prefetch_related("tindak_lanjut"))
    nomor = f" Nomor {b.lalu.nomor}" if b.lalu.nomor else ""
    sumber = f"LHE SAKIP {sebut_periode(b.lalu)}{nomor}"
    if not butir:
        yield Paragraf(f"{sumber} tidak memuat catatan atau rekomendasi.")
        return
    banyak = _banyak(butir)
    yield Paragraf(
        (
            f"{sumber} memuat {banyak}. Tindak lanjutnya disajikan dalam ",
            Rujukan("tindak-lanjut"),
            ".",
        )
    )
    yield Tabel(
        f"Tindak Lanjut atas {sumber}",
        kolom("6^", "38!", "36", "20"),
        kepala("No", "Catatan / Rekomendasi", "Tindak Lanjut", "Keadaan"),
        tuple(
            baris(
                f"{r.nomor}",
                r.uraian,
                "\n".join(t.uraian for t in r.tindak_lanjut.all())
                or Sel("belum ditindaklanjuti", redup=True),
                keadaan_butir(r).sebutan,
            )
            for r in butir
        ),
        kunci="tindak-lanjut",
    )


def _banyak(butir) -> str:
    isi = [
        f"{n} {jenis.label.lower()}"
        for jenis in JenisRekomendasi
        if (n := sum(r.jenis == jenis for r in butir))
    ]
    return " dan ".join(isi)

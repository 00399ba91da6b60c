"""BAB III in the arrangement of 2020: measured, compared, explained per sasaran."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from capaian.kontribusi import BarisKontribusi
from capaian.models import NilaiVariabel
from capaian.pengukuran import BarisCapaian, PkTerukur
from dokumen.pohon import (
    Bab,
    Blok,
    Butir,
    Daftar,
    Paragraf,
    Subbab,
    Teks,
)
from iku.models import IndikatorRenstra, Sasaran, TargetVariabel
from iku.pilihan import Cara

from .. import pilihan
from . import asal
from .analisis import analisis_indikator, kalimat_efisiensi, sebab
from .bab3 import jenis_belanja, kerangka, penghargaan
from .bahan import Bahan
from .bahan_rencana import RencanaStrategis
from .gambar import gambar_capaian, gambar_serapan, gambar_tren
from .ikhtisar import kalimat_serapan
from .kata import gabung, kalimat, rapi, sebutan_program, teks_persen
from .survei import survei
from .tabel_anggaran import tabel_realisasi
from .tabel_efisiensi import nomor_sasaran
from .tabel_kegiatan import Komponen, tabel_kegiatan
from .tabel_ringkas import (
    tabel_akhir_renstra,
    tabel_nasional,
    tabel_pengukuran,
    tabel_perbandingan,
)


def bab3_ringkas(bahan: Bahan, pk: PkTerukur, rencana: RencanaStrategis) -> Bab:
    tahun = bahan.tahun
    komponen = _komponen(bahan, rencana)
    evaluasi: list[Blok] = []
    capaian = gambar_capaian(pk)
    judul = f"Pengukuran Realisasi Kinerja Tahun {tahun}"
    for sasaran in rencana.sasaran:
        baris = [b for b in pk.baris if b.tempat and b.tempat.sasaran_id == sasaran.pk]
        isi = tuple(_evaluasi_sasaran(bahan, pk, rencana, sasaran, baris, komponen))
        judul_sasaran = (
            f"Tujuan {sasaran.tujuan.urutan} Sasaran {nomor_sasaran(sasaran)}"
        )
        evaluasi.append(Subbab(judul_sasaran, isi))
    return Bab(
        "Akuntabilitas Kinerja",
        (
            Subbab(
                f"Pengukuran Capaian Kinerja Tahun {tahun}",
                (
                    *kerangka(bahan, bernomor=False),
                    tabel_pengukuran(bahan, pk, judul),
                    *((capaian,) if capaian is not None else ()),
                ),
            ),
            Subbab("Evaluasi dan Analisis Capaian Kinerja", tuple(evaluasi)),
            Subbab("Akuntabilitas Keuangan", tuple(_keuangan(bahan, pk))),
            *penghargaan(bahan),
        ),
    )


def _evaluasi_sasaran(
    bahan: Bahan,
    pk: PkTerukur,
    rencana: RencanaStrategis,
    sasaran: Sasaran,
    baris: list[BarisCapaian],
    komponen: dict[int, list[Komponen]],
) -> Iterator[Blok]:
    nomor = nomor_sasaran(sasaran)
    yield Paragraf((Teks(f"“{rapi(sasaran.uraian)}”", tebal=True),))
    yield tabel_perbandingan(bahan, pk, nomor, baris)
    yield tabel_akhir_renstra(bahan, pk, baris)
    yield tabel_nasional(bahan, baris)
    for b in baris:
        yield Paragraf(
            kalimat("Indikator ", Teks(b.butir.uraian_indikator, tebal=True), ":")
        )
        yield analisis_indikator(b, pk.perjanjian, rencana.sk)
        tren = gambar_tren(pk, b)
        if tren is not None:
            yield tren
    if any(b.indikator.cara == Cara.SKM for b in baris):
        yield from survei(bahan, bernomor=False)
    for e in bahan.efisiensi[pk.perjanjian.pk].baris:
        if e.sasaran == sasaran and e.capaian is not None:
            yield Paragraf(
                (
                    f"Rata-rata capaian Sasaran {nomor} adalah ",
                    teks_persen(e.capaian, asal=asal.rata_rata(e.baris)),
                    ".",
                )
            )
    yield from _kegiatan(bahan, rencana, sasaran, komponen)
    yield from sebab(bahan.tulisan, f"Sasaran {nomor}", sasaran=sasaran)


def _kegiatan(
    bahan: Bahan,
    rencana: RencanaStrategis,
    sasaran: Sasaran,
    komponen: dict[int, list[Komponen]],
) -> Iterator[Blok]:
    """The sheets of the kegiatan that support a sasaran."""
    baris = [
        b
        for b in rencana.kontribusi.get(sasaran, ())
        if b.kedalaman > 0 and tahun_ini(bahan, b.tempat)
    ]
    program = gabung(
        [sebutan_program(d.nomenklatur.nama) for d in sasaran.dukungan.all()]
    )
    yield Paragraf(
        f"Program yang dilaksanakan guna mendukung tercapainya Sasaran "
        f"{nomor_sasaran(sasaran)}: {program or 'belum ditetapkan'}."
    )
    for node, isi in groupby(baris, key=lambda b: b.nomenklatur):
        daftar: list[BarisKontribusi] = list(isi)
        keterangan = bahan.tulisan.ambil(pilihan.Bagian.KEGIATAN, nomenklatur=node)
        yield tabel_kegiatan(node.nama, daftar, komponen, keterangan, bahan.tahun)


def _komponen(bahan: Bahan, rencana: RencanaStrategis) -> dict[int, list[Komponen]]:
    """Composite measures of the year: each component with target and realisation."""
    nilai = {
        k.variabel_id: k.nilai
        for k in NilaiVariabel.objects.filter(
            realisasi__indikator__kecamatan=bahan.kecamatan,
            realisasi__tahun=bahan.tahun,
            realisasi__triwulan__isnull=True,
        )
    }
    hasil = defaultdict(list)
    for t in (
        TargetVariabel.objects.filter(
            target__butir__renstra=rencana.renstra, target__tahun=bahan.tahun
        )
        .select_related("variabel")
        .order_by("variabel__urutan", "variabel__pk")
    ):
        v = t.variabel
        hasil[v.indikator_id].append((v.nama, t.nilai, nilai.get(v.pk)))
    return hasil


def _keuangan(bahan: Bahan, pk: PkTerukur) -> Iterator[Blok]:
    yield from bahan.tulisan.ambil(pilihan.Bagian.KEUANGAN)
    alokasi = (*jenis_belanja(bahan), Paragraf(kalimat_serapan(bahan)))
    yield Subbab("Alokasi dan Realisasi Anggaran", alokasi)
    gambar = gambar_serapan(bahan.keuangan, bahan.tahun)
    per_program: list[Blok] = [] if gambar is None else [gambar]
    per_program.append(tabel_realisasi(bahan, bernomor=False))
    yield Subbab("Anggaran per Program dan Kegiatan", tuple(per_program))
    per_sasaran = [
        Butir(isi)
        for e in bahan.efisiensi[pk.perjanjian.pk].baris
        if (isi := kalimat_efisiensi(e, f"Sasaran {nomor_sasaran(e.sasaran)}"))
    ]
    if per_sasaran:
        yield Subbab(
            "Anggaran per Sasaran Strategis", (Daftar(tuple(per_sasaran), "huruf"),)
        )


def tahun_ini(bahan: Bahan, tempat: IndikatorRenstra) -> bool:
    """Not one that the plan only names for another year."""
    tahun = {t.tahun for t in tempat.target.all()}
    return not tahun or bahan.tahun in tahun

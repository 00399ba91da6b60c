"""The arrangement of 2020 (LKIP Panti 2020): the same blocks in another order.

What was promised last counts: the PK Perubahan is measured, both are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from capaian.kontribusi import BarisKontribusi
from capaian.models import NilaiVariabel
from capaian.pengukuran import BarisCapaian, PkTerukur
from capaian.skm import susun_survei
from dokumen.pohon import (
    Bab,
    Bagian,
    Blok,
    Butir,
    Daftar,
    Lampiran,
    Paragraf,
    Subbab,
    Teks,
)
from iku.models import IndikatorRenstra, Sasaran, TargetVariabel
from iku.pilihan import Cara, JenisIndikator, TingkatNomenklatur
from iku.surat.umum import judul, kop

from .. import pilihan
from .analisis import analisis_indikator, kalimat_efisiensi, sebab
from .bab1 import kedudukan, latar_belakang, tujuan_laporan
from .bab2 import iku, perjanjian
from .bab3 import jenis_belanja, kerangka
from .bab4 import kesimpulan, langkah
from .bahan import Bahan, RencanaStrategis
from .depan import daftar_isi, kata_pengantar, tanda_tangan
from .ikhtisar import ikhtisar, kalimat_serapan
from .kata import gabung, kalimat, rapi, teks_persen
from .lampiran import lampiran_pk, lampiran_sk
from .tabel_anggaran import nomor_sasaran, tabel_realisasi
from .tabel_ringkas import (
    Komponen,
    gambar_survei,
    tabel_akhir_renstra,
    tabel_kegiatan,
    tabel_nasional,
    tabel_pengukuran,
    tabel_perbandingan,
    tabel_rkt,
    tabel_rs,
    tabel_survei,
)


def susunan_ringkas(bahan: Bahan) -> tuple[Bagian, ...]:
    akhir = _pk_terakhir(bahan)
    pk = akhir.daftar_pk[0]
    rencana = akhir.rencana_pk(pk)
    kegiatan = _tempat_program(rencana)
    return (
        kata_pengantar(bahan),
        daftar_isi(),
        ikhtisar(akhir),
        _bab1(bahan),
        _bab2(bahan, rencana, kegiatan),
        _bab3(akhir, pk, rencana),
        _bab4(akhir),
        _lampiran_rs(bahan, rencana),
        _lampiran_rkt(bahan, rencana, kegiatan),
        lampiran_pk(pk),
        *lampiran_sk(rencana),
    )


def _pk_terakhir(bahan: Bahan) -> Bahan:
    """The same year with its last PK alone."""
    ukuran = replace(bahan.ukuran, daftar_pk=bahan.ukuran.daftar_pk[-1:])
    return replace(bahan, ukuran=ukuran)


def _tempat_program(rencana: RencanaStrategis) -> list[IndikatorRenstra]:
    """Measures on the program tree, in the order of the plan."""
    return list(
        IndikatorRenstra.objects.filter(
            renstra=rencana.renstra, nomenklatur__isnull=False
        )
        .select_related("indikator", "nomenklatur__induk")
        .prefetch_related("target")
        .order_by("nomenklatur__urutan", "nomenklatur__pk", "urutan", "pk")
    )


# --- Bab I, II ------------------------------------------------------------------------


def _bab1(bahan: Bahan) -> Bab:
    return Bab(
        "Pendahuluan",
        (
            Subbab("Latar Belakang", latar_belakang(bahan)),
            Subbab("Maksud dan Tujuan", tujuan_laporan(bahan)),
            Subbab("Kedudukan, Tugas, Fungsi dan Susunan Organisasi", kedudukan(bahan)),
        ),
    )


def _bab2(
    bahan: Bahan, rencana: RencanaStrategis, kegiatan: Sequence[IndikatorRenstra]
) -> Bab:
    tulisan = bahan.tulisan.ambil
    renstra = (
        Subbab(
            "Visi dan Misi Kabupaten",
            tulisan(pilihan.Bagian.RENSTRA)
            or (Paragraf(f"{bahan.nama} melaksanakan {rencana.renstra}."),),
        ),
        Subbab("Tujuan dan Sasaran", tuple(_tujuan_sasaran(rencana))),
        Subbab("Strategi dan Kebijakan", tuple(_strategi(rencana))),
    )
    rkt = (
        *tulisan(pilihan.Bagian.RKT),
        Subbab("Sasaran dan Indikator Sasaran", tuple(_indikator_sasaran(rencana))),
        Subbab("Program dan Indikator Program", (_indikator_program(bahan, kegiatan),)),
        Subbab("Kegiatan dan Indikator Kegiatan", (_keluaran(bahan, kegiatan),)),
    )
    return Bab(
        "Perencanaan Kinerja",
        (
            Subbab("Rencana Strategis", renstra),
            Subbab(f"Rencana Kinerja Tahunan (RKT) Tahun {bahan.tahun}", rkt),
            Subbab("Perjanjian Kinerja", perjanjian(bahan)),
            Subbab("Indikator Kinerja Utama (IKU)", iku(bahan)),
        ),
    )


def _tujuan_sasaran(rencana: RencanaStrategis) -> Iterator[Blok]:
    for tujuan in rencana.tujuan:
        yield Paragraf((Teks(f"Tujuan {tujuan.urutan}: ", tebal=True), tujuan.uraian))
        yield Daftar(
            tuple(
                Butir((f"Sasaran {tujuan.urutan}.{s.urutan}: ", s.uraian))
                for s in tujuan.sasaran.all()
            )
        )


def _strategi(rencana: RencanaStrategis) -> Iterator[Blok]:
    for s in rencana.sasaran:
        yield Paragraf((Teks(f"Sasaran {nomor_sasaran(s)}", tebal=True),))
        yield Daftar(
            (
                Butir(f"Strategi: {rapi(s.strategi) or 'belum dicatat'}."),
                Butir(f"Kebijakan: {rapi(s.kebijakan) or 'belum dicatat'}."),
            )
        )


def _indikator_sasaran(rencana: RencanaStrategis) -> Iterator[Blok]:
    for s in rencana.sasaran:
        yield Paragraf((Teks(f"Sasaran {nomor_sasaran(s)}: ", tebal=True), s.uraian))
        yield Daftar(
            tuple(Butir(t.indikator.nama) for t in rencana.tempat_di(sasaran=s))
            or (Butir("Indikator sasaran belum dicatat."),)
        )


def _tahun_ini(bahan: Bahan, tempat: IndikatorRenstra) -> bool:
    """Not one that the plan only names for another year."""
    tahun = {t.tahun for t in tempat.target.all()}
    return not tahun or bahan.tahun in tahun


def _indikator_program(bahan: Bahan, tempat: Sequence[IndikatorRenstra]) -> Blok:
    program = [
        t
        for t in tempat
        if t.nomenklatur.tingkat == TingkatNomenklatur.PROGRAM and _tahun_ini(bahan, t)
    ]
    return _menurut_node(program)


def _keluaran(bahan: Bahan, tempat: Sequence[IndikatorRenstra]) -> Blok:
    keluaran = [
        t
        for t in tempat
        if t.nomenklatur.tingkat != TingkatNomenklatur.PROGRAM
        and t.jenis == JenisIndikator.KELUARAN
        and _tahun_ini(bahan, t)
    ]
    return _menurut_node(keluaran)


def _menurut_node(tempat: Sequence[IndikatorRenstra]) -> Daftar:
    butir = []
    for node, isi in groupby(tempat, key=lambda t: t.nomenklatur):
        indikator = Daftar(tuple(Butir(t.indikator.nama) for t in isi), "angka-kurung")
        butir.append(Butir(node.nama, (indikator,)))
    return Daftar(tuple(butir) or (Butir("Belum dicatat."),), "huruf")


# --- Bab III --------------------------------------------------------------------------


def _bab3(bahan: Bahan, pk: PkTerukur, rencana: RencanaStrategis) -> Bab:
    tahun = bahan.tahun
    komponen = _komponen(bahan, rencana)
    evaluasi: list[Blok] = []
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
                (*kerangka(bahan, bernomor=False), tabel_pengukuran(bahan, pk)),
            ),
            Subbab("Evaluasi dan Analisis Capaian Kinerja", tuple(evaluasi)),
            Subbab("Akuntabilitas Keuangan", tuple(_keuangan(bahan, pk))),
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
    yield tabel_perbandingan(bahan, nomor, baris)
    yield tabel_akhir_renstra(bahan, baris)
    yield tabel_nasional(bahan, baris)
    for b in baris:
        yield Paragraf(
            kalimat("Indikator ", Teks(b.butir.uraian_indikator, tebal=True), ":")
        )
        yield analisis_indikator(b, bahan.tahun, rencana.sk)
    if any(b.indikator.cara == Cara.SKM for b in baris):
        yield from _survei(bahan)
    for e in bahan.efisiensi[pk.perjanjian.pk].baris:
        if e.sasaran == sasaran and e.capaian is not None:
            yield Paragraf(
                (
                    f"Rata-rata capaian Sasaran {nomor} adalah ",
                    teks_persen(e.capaian),
                    ".",
                )
            )
    yield from _kegiatan(bahan, rencana, sasaran, komponen)
    yield from sebab(bahan.tulisan, f"Sasaran {nomor}", sasaran=sasaran)


def _survei(bahan: Bahan) -> Iterator[Blok]:
    for survei in bahan.survei:
        hasil = susun_survei(survei)
        yield tabel_survei(hasil)
        gambar = gambar_survei(hasil)
        if gambar is not None:
            yield gambar


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
        if b.kedalaman > 0 and _tahun_ini(bahan, b.tempat)
    ]
    program = gabung([d.nomenklatur.nama for d in sasaran.dukungan.all()])
    yield Paragraf(
        f"Program yang dilaksanakan guna mendukung tercapainya Sasaran "
        f"{nomor_sasaran(sasaran)}: {program or 'belum ditetapkan'}."
    )
    for node, isi in groupby(baris, key=lambda b: b.nomenklatur):
        daftar: list[BarisKontribusi] = list(isi)
        keterangan = bahan.tulisan.ambil(pilihan.Bagian.KEGIATAN, nomenklatur=node)
        yield tabel_kegiatan(node.nama, daftar, komponen, keterangan)


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
    yield Subbab(
        "Anggaran per Program dan Kegiatan", (tabel_realisasi(bahan, bernomor=False),)
    )
    per_sasaran = [
        Butir(isi)
        for e in bahan.efisiensi[pk.perjanjian.pk].baris
        if (isi := kalimat_efisiensi(e, f"Sasaran {nomor_sasaran(e.sasaran)}"))
    ]
    if per_sasaran:
        yield Subbab(
            "Anggaran per Sasaran Strategis", (Daftar(tuple(per_sasaran), "huruf"),)
        )


# --- Bab IV and annexes ---------------------------------------------------------------


def _bab4(bahan: Bahan) -> Bab:
    return Bab(
        "Penutup",
        (
            *kesimpulan(bahan),
            *langkah(bahan),
            Paragraf(
                f"Demikian Laporan Kinerja {bahan.nama} Tahun {bahan.tahun} sebagai "
                "laporan pertanggungjawaban, bahan evaluasi, dan bahan penyusunan "
                "rencana tahun berikutnya."
            ),
            tanda_tangan(bahan),
        ),
    )


def _lampiran_rs(bahan: Bahan, rencana: RencanaStrategis) -> Lampiran:
    r = rencana.renstra
    isi = (
        judul("RENCANA STRATEGIS (RS)", f"{r.awal}–{r.akhir}"),
        tabel_rs(rencana),
        tanda_tangan(bahan),
    )
    return Lampiran("Rencana Strategis (RS)", isi, lanskap=True)


def _lampiran_rkt(
    bahan: Bahan, rencana: RencanaStrategis, tempat: Sequence[IndikatorRenstra]
) -> Lampiran:
    tahun = bahan.tahun + 1
    berikut = [
        t for t in tempat if any(target.tahun == tahun for target in t.target.all())
    ]
    isi = (
        kop(bahan.kecamatan),
        judul("RENCANA KINERJA TAHUNAN", f"TAHUN {tahun}"),
        tabel_rkt(bahan, rencana, berikut),
        tanda_tangan(bahan),
    )
    return Lampiran(f"Rencana Kinerja Tahunan {tahun}", isi, lanskap=True)

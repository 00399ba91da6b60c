"""The section of BAB III about one PK: capaian, analyses, contribution, efficiency."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.pengukuran import BarisCapaian, PkTerukur
from dokumen.pohon import (
    Blok,
    Paragraf,
    Rujukan,
    Subbab,
    Teks,
)
from iku.models import Sasaran, Tujuan
from iku.pilihan import Cara

from ..pilihan import Bagian
from . import asal
from .analisis import analisis_indikator, kalimat_efisiensi, sebab
from .bahan import Bahan
from .bahan_rencana import RencanaStrategis
from .bentuk import berpengantar, daftar
from .dukungan import dukungan
from .gambar import gambar_capaian, gambar_tren
from .ikhtisar import cakupan_pk, sebutan_pk, simpulan_capaian
from .kata import (
    gabung,
    hitungan,
    kalimat,
    rapi,
    teks_persen,
    teks_rupiah,
)
from .survei import survei
from .tabel_capaian import tabel_capaian
from .tabel_efisiensi import nomor_sasaran, tabel_efisiensi


def bagian_pk(
    bahan: Bahan, pk: PkTerukur, *, pertama: bool, sudah: frozenset[int]
) -> Subbab:
    rencana = bahan.rencana_pk(pk)
    dasar = f"{sebutan_pk(pk)} dengan Dasar {pk.perjanjian.renstra}"
    isi: list[Blok] = []
    if pertama and len(bahan.daftar_pk) > 1:
        isi += bahan.tulisan.ambil(Bagian.DASAR_PELAPORAN)
    kunci = f"capaian-{pk.perjanjian.pk}"
    isi += [
        Paragraf(
            kalimat(
                f"Capaian kinerja tahun {bahan.tahun} atas {dasar} terdiri dari ",
                *cakupan_pk(bahan, pk),
                ", sebagaimana rincian dalam ",
                Rujukan(kunci),
                ".",
            )
        ),
    ]
    # Chart and conclusion first: they fill the page that the landscape table leaves.
    gambar = gambar_capaian(pk)
    if gambar is not None:
        isi.append(gambar)
    if pk.baris:
        isi += [Paragraf("Hasil pengukuran menunjukkan:"), simpulan_capaian(pk)]
    isi.append(
        tabel_capaian(bahan, pk, f"Capaian Kinerja Tahun {bahan.tahun} atas {dasar}")
    )
    for tujuan in rencana.tujuan:
        isi.append(_bagian_tujuan(bahan, pk, rencana, tujuan, sudah))
    lain = [b for b in pk.baris if b.tempat is None or b.tempat.nomenklatur_id]
    if lain:
        analisis = _semua_indikator(pk, rencana, lain)
        isi.append(Subbab("Analisis Ketercapaian Indikator Lain", tuple(analisis)))
    isi.append(Subbab("Analisis Efisiensi Anggaran", _efisiensi(bahan, pk)))
    return Subbab(
        f"Capaian dan Analisis Kinerja – {dasar}", tuple(isi), kunci=f"{kunci}-bab"
    )


def _bagian_tujuan(
    bahan: Bahan,
    pk: PkTerukur,
    rencana: RencanaStrategis,
    tujuan: Tujuan,
    sudah: frozenset[int],
) -> Subbab:
    baris = [b for b in pk.baris if b.tempat and b.tempat.tujuan_id == tujuan.pk]
    isi: list[Blok] = [
        Paragraf(
            kalimat(
                Teks(f"Tujuan {tujuan.urutan} “{rapi(tujuan.uraian)}”", tebal=True),
                *_diukur(len(baris), "Tujuan ini"),
            )
        ),
        *_semua_indikator(pk, rencana, baris),
        *sebab(bahan.tulisan, f"Tujuan {tujuan.urutan}", tujuan=tujuan),
    ]
    isi += _pendukung_tujuan(pk, tujuan)
    for sasaran in tujuan.sasaran.all():
        isi.append(_bagian_sasaran(bahan, pk, rencana, sasaran, sudah))
    return Subbab(f"Analisis Ketercapaian Tujuan {tujuan.urutan}", tuple(isi))


def _pendukung_tujuan(pk: PkTerukur, tujuan: Tujuan) -> Iterator[Blok]:
    """Which sasaran lead to the tujuan, and by which indicators each is measured."""
    semua = list(tujuan.sasaran.all())
    if not semua:
        return
    yield Paragraf(
        kalimat(
            f"Tujuan {tujuan.urutan} didukung ",
            hitungan(len(semua)),
            " sasaran, yaitu:",
        )
    )
    butir = []
    for s in semua:
        indikator = [
            b.butir.uraian_indikator
            for b in pk.baris
            if b.tempat and b.tempat.sasaran_id == s.pk
        ]
        ukuran = (
            f"dengan indikator {gabung(indikator)}"
            if indikator
            else "tanpa indikator dalam Perjanjian Kinerja ini"
        )
        butir.append(f"Sasaran {nomor_sasaran(s)} “{rapi(s.uraian)}”, {ukuran}.")
    yield daftar(butir)


def _diukur(banyak: int, sebutan: str) -> tuple:
    if banyak:
        return (" diukur dengan ", hitungan(banyak), " indikator kinerja.")
    return (
        f". {sebutan} tidak memiliki indikator dalam Perjanjian Kinerja; "
        "ketercapaiannya dilihat dari sasarannya.",
    )


def _bagian_sasaran(
    bahan: Bahan,
    pk: PkTerukur,
    rencana: RencanaStrategis,
    sasaran: Sasaran,
    sudah: frozenset[int],
) -> Subbab:
    nomor = nomor_sasaran(sasaran)
    sebutan = f"Sasaran {nomor}"
    baris = [b for b in pk.baris if b.tempat and b.tempat.sasaran_id == sasaran.pk]
    ukuran = (
        (" diukur dengan ", hitungan(len(baris)), " indikator kinerja.")
        if baris
        else (" tidak memiliki indikator dalam Perjanjian Kinerja ini.",)
    )
    isi: list[Blok] = [
        Paragraf(
            kalimat(Teks(f"{sebutan} “{rapi(sasaran.uraian)}”", tebal=True), *ukuran)
        ),
        *_semua_indikator(pk, rencana, baris),
        *_survei(bahan, pk, baris),
        *dukungan(bahan, rencana, sasaran, baru=rencana.renstra.pk not in sudah),
        *_kalimat_efisiensi(bahan, pk, sasaran),
        *sebab(bahan.tulisan, sebutan, sasaran=sasaran),
    ]
    return Subbab(f"Analisis Ketercapaian {sebutan}", tuple(isi))


def _survei(bahan: Bahan, pk: PkTerukur, baris: list[BarisCapaian]) -> Iterator[Blok]:
    """The survey under the first indicator that it measures; told once a report."""
    if pk is bahan.daftar_pk[0] and any(b.indikator.cara == Cara.SKM for b in baris):
        yield from survei(bahan)


def _semua_indikator(
    pk: PkTerukur, rencana: RencanaStrategis, baris: list[BarisCapaian]
) -> Iterator[Blok]:
    for b in baris:
        yield Paragraf(
            kalimat("Indikator ", Teks(b.butir.uraian_indikator, tebal=True), ":")
        )
        yield analisis_indikator(b, pk.perjanjian, rencana.sk)
        gambar = gambar_tren(pk, b)
        if gambar is not None:
            yield gambar


def _kalimat_efisiensi(bahan: Bahan, pk: PkTerukur, sasaran: Sasaran) -> Iterator[Blok]:
    for b in bahan.efisiensi[pk.perjanjian.pk].baris:
        if b.sasaran == sasaran:
            isi = kalimat_efisiensi(b, f"Sasaran {nomor_sasaran(sasaran)}")
            if isi is not None:
                yield Paragraf(isi)


def _efisiensi(bahan: Bahan, pk: PkTerukur) -> tuple[Blok, ...]:
    efisiensi = bahan.efisiensi[pk.perjanjian.pk]
    efisien = [b for b in efisiensi.baris if b.kategori == "Efisien"]
    dinilai = [b for b in efisiensi.baris if b.kategori is not None]
    isi: list[Blok] = [
        Paragraf(
            (
                "Efisiensi diketahui dengan membandingkan persentase capaian kinerja "
                "sasaran dengan persentase serapan anggaran program pendukungnya, "
                "sebagaimana perhitungan dalam ",
                Rujukan(f"efisiensi-{pk.perjanjian.pk}"),
                ".",
            )
        ),
        tabel_efisiensi(bahan, pk, f"Perhitungan Efisiensi atas {sebutan_pk(pk)}"),
    ]
    if efisiensi.pagu and efisiensi.realisasi is not None and efisiensi.serapan:
        isi.append(
            Paragraf(
                kalimat(
                    "Anggaran program yang berkaitan langsung dengan pencapaian sasaran "
                    "seluruhnya sebesar ",
                    teks_rupiah(efisiensi.pagu, asal=asal.pagu(())),
                    ", terealisasi ",
                    teks_rupiah(efisiensi.realisasi, asal=asal.serapan(())),
                    " atau ",
                    teks_persen(efisiensi.serapan, asal=asal.serapan(())),
                    ".",
                )
            )
        )
    if dinilai:
        kata = hitungan(len(efisien)) if efisien else "tidak ada"
        isi.append(
            Paragraf(
                kalimat(
                    "Dari ",
                    hitungan(len(dinilai)),
                    " sasaran yang dapat dinilai, ",
                    kata,
                    " sasaran yang penggunaan anggarannya termasuk kategori efisien.",
                )
            )
        )
    if efisien:
        isi += berpengantar(
            "Efisiensi tersebut bersumber dari:",
            bahan.tulisan.ambil(Bagian.EFISIENSI),
        )
    return tuple(isi)

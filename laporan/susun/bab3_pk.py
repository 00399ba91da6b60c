"""The section of BAB III about one PK: capaian, analyses, contribution, efficiency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.kontribusi import BarisKontribusi
from capaian.pengukuran import BarisCapaian, PkTerukur
from dokumen.pohon import (
    Blok,
    Butir,
    Daftar,
    Paragraf,
    Rujukan,
    Subbab,
    Teks,
)
from iku.models import Sasaran, Tujuan

from ..pilihan import Bagian
from .analisis import analisis_indikator, kalimat_efisiensi, sebab
from .bahan import Bahan, RencanaStrategis
from .bentuk import berpengantar
from .gambar import gambar_capaian
from .ikhtisar import cakupan_pk, sebutan_pk
from .kata import hitungan, kalimat, rapi, sebutan_program
from .tabel_anggaran import nomor_sasaran, tabel_efisiensi
from .tabel_capaian import tabel_capaian
from .tabel_kontribusi import kalimat_program, tabel_kontribusi


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
    # The chart first: it fills the page that the landscape table leaves.
    gambar = gambar_capaian(pk)
    if gambar is not None:
        isi.append(gambar)
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
    for sasaran in tujuan.sasaran.all():
        isi.append(_bagian_sasaran(bahan, pk, rencana, sasaran, sudah))
    return Subbab(f"Analisis Ketercapaian Tujuan {tujuan.urutan}", tuple(isi))


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
        *_dukungan(bahan, rencana, sasaran, baru=rencana.renstra.pk not in sudah),
        *_kalimat_efisiensi(bahan, pk, sasaran),
        *sebab(bahan.tulisan, sebutan, sasaran=sasaran),
    ]
    return Subbab(f"Analisis Ketercapaian {sebutan}", tuple(isi))


def _semua_indikator(
    pk: PkTerukur, rencana: RencanaStrategis, baris: list[BarisCapaian]
) -> Iterator[Blok]:
    for b in baris:
        yield Paragraf(
            kalimat("Indikator ", Teks(b.butir.uraian_indikator, tebal=True), ":")
        )
        yield analisis_indikator(b, pk.perjanjian, rencana.sk)


def _dukungan(
    bahan: Bahan, rencana: RencanaStrategis, sasaran: Sasaran, *, baru: bool
) -> Iterator[Blok]:
    """7. The programs behind a sasaran: table, sentences, what people wrote."""
    nomor = nomor_sasaran(sasaran)
    kunci = f"kontribusi-{sasaran.pk}"
    if not baru:
        yield Paragraf(
            (
                f"Program, kegiatan dan sub kegiatan yang mendukung Sasaran {nomor} sama "
                "dengan yang disajikan dalam ",
                Rujukan(kunci),
                ".",
            )
        )
        return
    baris = rencana.kontribusi.get(sasaran, ())
    yield Paragraf(
        (
            f"Capaian Sasaran {nomor} didukung program, kegiatan dan sub kegiatan "
            "sebagaimana ",
            Rujukan(kunci),
            ".",
        )
    )
    yield tabel_kontribusi(
        f"Kontribusi Capaian Program, Kegiatan dan Sub Kegiatan terhadap Sasaran {nomor}, "
        f"{rencana.renstra}",
        baris,
        bahan.tahun,
        kunci,
        f"{rencana.renstra}; data realisasi kinerja {bahan.nama} tahun {bahan.tahun}",
    )
    butir = tuple(_dukungan_program(bahan, sasaran, baris))
    if butir:
        yield Paragraf(f"Dukungan program terhadap ketercapaian Sasaran {nomor}:")
        yield Daftar(butir, "huruf")


def _dukungan_program(
    bahan: Bahan, sasaran: Sasaran, baris: Sequence[BarisKontribusi]
) -> Iterator[Butir]:
    """Per supporting program what it achieved, and what people wrote about it."""
    for d in sasaran.dukungan.all():
        program = d.nomenklatur
        tentang = {"sasaran": sasaran, "nomenklatur": program}
        tulisan = sebab(bahan.tulisan, "program", **tentang)
        capaian = [b for b in baris if b.nomenklatur == program]
        if not capaian and not tulisan:
            continue
        nama = Teks(sebutan_program(program.nama), tebal=True)
        if len(capaian) == 1:
            isi = (nama, *kalimat_program(capaian[0], bahan.tahun))
            yield Butir(isi, tulisan)
        else:
            rincian = Daftar(
                tuple(
                    Butir(kalimat_program(b, bahan.tahun, sendiri=True))
                    for b in capaian
                )
            )
            yield Butir((nama,), (*((rincian,) if capaian else ()), *tulisan))


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

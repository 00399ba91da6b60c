"""The programs behind a sasaran: the seventh analysis that Bab III owes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.kontribusi import BarisKontribusi
from dokumen.pohon import Blok, Butir, Daftar, Paragraf, Rujukan, Teks
from iku.models import Sasaran

from .analisis import sebab
from .bahan import Bahan
from .bahan_rencana import RencanaStrategis
from .kata import sebutan_program
from .tabel_efisiensi import nomor_sasaran
from .tabel_kontribusi import kalimat_program, tabel_kontribusi


def dukungan(
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

"""BAB IV PENUTUP: counted conclusions, what people wrote, steps of improvement."""

from __future__ import annotations

from dokumen.pohon import Bab, Blok, Paragraf, Subbab

from ..pilihan import Bagian
from .bahan import Bahan
from .bentuk import BELUM_DITULIS, berpengantar
from .ikhtisar import kalimat_serapan, sebutan_pk, simpulan_capaian


def bab4(bahan: Bahan) -> Bab:
    return Bab(
        "Penutup",
        (
            Subbab("Kesimpulan", kesimpulan(bahan)),
            Subbab("Langkah Perbaikan Kinerja", langkah(bahan)),
        ),
    )


def kesimpulan(bahan: Bahan) -> tuple[Blok, ...]:
    ambil = bahan.tulisan.ambil
    isi: list[Blok] = [*ambil(Bagian.KESIMPULAN)]
    for pk in bahan.daftar_pk:
        isi += [
            Paragraf(
                f"Hasil pengukuran atas {sebutan_pk(pk)} yang disusun berdasarkan "
                f"{pk.perjanjian.renstra} menunjukkan:"
            ),
            simpulan_capaian(pk),
        ]
    isi.append(Paragraf(kalimat_serapan(bahan)))
    isi += berpengantar(
        "Hambatan dan permasalahan kinerja yang diidentifikasi antara lain:",
        ambil(Bagian.HAMBATAN),
    )
    isi += berpengantar(
        "Faktor kunci keberhasilan ketercapaian sasaran adalah sebagai berikut:",
        ambil(Bagian.FAKTOR_KUNCI),
    )
    return tuple(isi)


def langkah(bahan: Bahan) -> tuple[Blok, ...]:
    tulisan = bahan.tulisan.ambil(Bagian.LANGKAH_PERBAIKAN)
    return berpengantar(
        "Langkah-langkah perbaikan kinerja ke depan sebagai berikut:", tulisan
    ) or (BELUM_DITULIS,)

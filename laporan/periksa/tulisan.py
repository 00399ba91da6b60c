"""What people wrote about a year, sentence by sentence, with what each text is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.models import Analisis
from capaian.pengukuran import PkTerukur
from iku.pilihan import TRIWULAN

from ..models import Narasi
from ..pilihan import Bagian
from ..ruang.alamat import slug_naskah

# A full stop ends a sentence only before a capital: "Nomor 53", "S.Sos" and "94.42"
# stay whole.
_AKHIR = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"(])|\n+")
_BUTIR = re.compile(r"^\s*(?:-|•|[0-9]{1,2}[.)]|[a-z][.)])\s+")


@dataclass(frozen=True)
class Tulisan:
    """One text. `indikator`: the measure it speaks of where it can speak of one only;
    `sasaran`, `tujuan`: the rows it was written for."""

    bagian: str
    tentang: str
    isi: str
    alamat: tuple
    jenis: str = ""
    indikator: int | None = None
    sasaran: int | None = None
    tujuan: int | None = None

    @property
    def kalimat(self) -> tuple[str, ...]:
        return tuple(pisah(self.isi))


def pisah(isi: str) -> Iterator[str]:
    """The sentences of a text, without the marks of lists."""
    for potong in _AKHIR.split(isi.replace("\r\n", "\n")):
        if bersih := _BUTIR.sub("", potong).strip():
            yield bersih


def tulisan_narasi(daftar: Iterable[Narasi]) -> Iterator[Tulisan]:
    for n in daftar:
        if n.isi:
            tentang = n.sasaran or n.tujuan
            yield Tulisan(
                bagian=Bagian(n.bagian).label,
                tentang=str(tentang or n.nomenklatur or ""),
                isi=n.isi,
                alamat=("lkjip-bagian", slug_naskah(n)),
                jenis=n.bagian,
                sasaran=n.sasaran_id,
                tujuan=n.tujuan_id,
            )


def tulisan_analisis(
    analisis: Mapping[int, Sequence[Analisis]], daftar_pk: Sequence[PkTerukur]
) -> Iterator[Tulisan]:
    nama = {b.indikator.pk: b.indikator.nama for pk in daftar_pk for b in pk.baris}
    for indikator, daftar in analisis.items():
        for a in daftar:
            isi = "\n".join(filter(None, (a.pendorong, a.penghambat, a.tindak_lanjut)))
            if isi:
                yield Tulisan(
                    bagian=f"Analisis {TRIWULAN.get(a.triwulan, 'tahunan')}",
                    tentang=nama[indikator],
                    isi=isi,
                    alamat=("analisis", indikator, a.triwulan),
                    indikator=indikator,
                )

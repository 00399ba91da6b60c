"""F-01 and F-02 as one page of rows. Every row is judged and stored by itself: what
somebody else changed meanwhile is shown beside what was typed, and nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from capaian.models import JawabanIpp, PenilaianIpp
from kecamatan.riwayat import Bentrok

from .bukti import PajanganIpp
from .tindakan import F01, Formulir, isi_baris, simpan_baris, tanda

PANJANG = {"catatan": 2000, "bukti": 500}
SKOR_TEKS = frozenset("012345")


@dataclass
class Baris:
    """One row as the page shows it: what is typed (or stored), and what is wrong."""

    formulir: Formulir
    jawaban: JawabanIpp
    isi: dict[str, str]
    tanda: str
    galat: dict[str, str] = field(default_factory=dict)
    bentrok: JawabanIpp | None = None
    berubah: bool = False
    lampiran: Sequence[PajanganIpp] = ()

    @property
    def nomor(self) -> int:
        return self.jawaban.indikator.nomor

    @property
    def skor(self) -> str:
        return self.isi[self.formulir.skor]

    @property
    def catatan(self) -> str:
        return self.isi[self.formulir.catatan]

    @property
    def bukti(self) -> str:
        return self.isi.get(self.formulir.bukti, "")

    @property
    def pilihan(self) -> list[tuple[str, str, bool, bool]]:
        """Score, its meaning, whether chosen, whether the kecamatan chose it."""
        mandiri = "" if self.formulir is F01 else _teks(self.jawaban.f01)
        return [
            (str(n), arti, self.skor == str(n), mandiri == str(n))
            for n, arti in enumerate(self.jawaban.indikator.skala)
        ]

    @property
    def bermasalah(self) -> bool:
        return bool(self.galat) or self.bentrok is not None

    @property
    def tersimpan_kini(self) -> str:
        """What another person stored, in words."""
        if self.bentrok is None:
            return ""
        isi = {n: _teks(v) for n, v in isi_baris(self.formulir, self.bentrok).items()}
        skor = isi.pop(self.formulir.skor) or "kosong"
        lain = "; ".join(filter(None, isi.values()))
        return f"skor {skor}" + (f"; {lain}" if lain else "")


def daftar_jawaban(penilaian: PenilaianIpp) -> list[JawabanIpp]:
    """All rows with their indicators and aspects, in the order of the form."""
    return list(
        penilaian.jawaban.select_related("indikator__aspek").order_by(
            "indikator__nomor"
        )
    )


def susun(formulir: Formulir, jawaban: list[JawabanIpp]) -> list[Baris]:
    """The rows as they are stored."""
    return [
        Baris(
            formulir,
            satu,
            {n: _teks(v) for n, v in isi_baris(formulir, satu).items()},
            tanda(formulir, isi_baris(formulir, satu)),
        )
        for satu in jawaban
    ]


def terima(
    penilaian: PenilaianIpp,
    formulir: Formulir,
    jawaban: list[JawabanIpp],
    data: Mapping[str, str],
    oleh,
) -> list[Baris]:
    """Store every row of `data` that the person changed; the rows as they are to be
    shown. Rows that are not in `data` stay as they are. TidakBisa where the form takes
    no change now: then nothing was stored."""
    hasil = []
    for baris in susun(formulir, jawaban):
        if f"{baris.nomor}-tanda" not in data:
            hasil.append(baris)
            continue
        _baca(baris, data)
        if not baris.galat:
            _simpan(penilaian, baris, oleh)
        hasil.append(baris)
    return hasil


def _baca(baris: Baris, data: Mapping[str, str]) -> None:
    """What was typed, and what is wrong with it."""
    formulir, nomor = baris.formulir, baris.nomor
    ketikan = {
        nama: data.get(f"{nomor}-{nama}", "")
        .replace("\r\n", "\n")
        .replace("\x00", "")
        .strip()
        for nama in formulir.kolom
    }
    baris.isi = ketikan
    baris.tanda = data[f"{nomor}-tanda"][:12]
    if ketikan[formulir.skor] and ketikan[formulir.skor] not in SKOR_TEKS:
        baris.galat[formulir.skor] = "Pilih skor 0 sampai 5."
    for nama, batas in ((formulir.catatan, "catatan"), (formulir.bukti, "bukti")):
        if nama and len(ketikan[nama]) > PANJANG[batas]:
            baris.galat[nama] = (
                f"Paling banyak {PANJANG[batas]} huruf; ini {len(ketikan[nama])}."
            )


def _simpan(penilaian: PenilaianIpp, baris: Baris, oleh) -> None:
    formulir = baris.formulir
    isi: dict[str, object] = dict(baris.isi)
    isi[formulir.skor] = int(baris.skor) if baris.skor else None
    if tanda(formulir, isi) == baris.tanda:
        # Not touched by this person; show what is stored, which may be newer.
        tersimpan = isi_baris(formulir, baris.jawaban)
        baris.isi = {n: _teks(v) for n, v in tersimpan.items()}
        baris.tanda = tanda(formulir, tersimpan)
        return
    try:
        baris.berubah = simpan_baris(
            penilaian, formulir, baris.jawaban, isi, tanda_lama=baris.tanda, oleh=oleh
        )
    except Bentrok as bentrok:
        baris.bentrok = bentrok.sekarang
        # The next save is on top of what is shown now.
        baris.tanda = tanda(formulir, isi_baris(formulir, bentrok.sekarang))
    else:
        baris.tanda = tanda(formulir, isi)


def _teks(nilai: object) -> str:
    return "" if nilai is None else str(nilai)

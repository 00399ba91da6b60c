"""What was typed into one row of the grid, read and compared with what was seen.

One row is one value, or components of a formula, or "tidak tersedia data" with its
reason, and a word of explanation. Names of fields end with the indicator's key.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError

from iku.models import Indikator, Variabel
from iku.pilihan import Cara
from sakip.angka import tulis
from sakip.isian import DesimalField

from ..kabar import kalimat_isi, kalimat_tersimpan
from ..kiriman import tanda_dikirim, tulis_pilihan
from ..models import Analisis, Realisasi
from ..perhitungan import pastikan_mungkin
from ..pilihan import Bentuk
from ..tindakan import Bentrok, Isi, potret_isi

ALASAN = forms.CharField(required=False, max_length=300)
PENJELASAN = forms.CharField(required=False, max_length=10_000)
ANGKA = DesimalField()


@dataclass(frozen=True)
class Tanda:
    """What a person saw in a row: key and version of the stored one (key 0: none; then
    how often it had been emptied), and a mark of what it said."""

    baris: int
    versi: int
    sidik: str

    def __str__(self):
        return f"{self.baris}.{self.versi}.{self.sidik}"

    @classmethod
    def baca(cls, teks: str) -> "Tanda | None":
        """None where the text is no mark."""
        bagian = teks.split(".")
        if len(bagian) != 3 or not all(
            b.isdecimal() and b.isascii() for b in bagian[:2]
        ):
            return None
        baris, versi = (int(b) for b in bagian[:2])
        # What no column could hold was never handed out.
        return cls(baris, versi, bagian[2]) if max(baris, versi) < 2**31 else None


def tanda(realisasi: Realisasi | None, dikosongkan: int = 0) -> Tanda:
    """The mark of what is stored."""
    if realisasi is None:
        return Tanda(0, dikosongkan, sidik_isi(None))
    return Tanda(realisasi.pk, realisasi.versi, sidik_isi(isi_tersimpan(realisasi)))


def isi_tersimpan(realisasi: Realisasi) -> Isi:
    """What a stored row says, as an entry."""
    return Isi(
        Bentuk(realisasi.bentuk),
        realisasi.nilai,
        {k.variabel: k.nilai for k in realisasi.komponen.all()},
        realisasi.alasan_kosong,
    )


def sidik_isi(isi: Isi | None) -> str:
    """A short mark of an entry; of an empty cell, too."""
    return sidik_teks(json.dumps(potret_isi(isi) if isi else {}, sort_keys=True))


def sidik_teks(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Kotak:
    """One number field of a row, as the page shows it."""

    nama: str
    label: str
    satuan: str
    teks: str
    galat: str


class Isian:
    """The fields of one row. Without `data` they hold what is stored."""

    def __init__(
        self,
        indikator: Indikator,
        realisasi: Realisasi | None,
        analisis: Analisis | None,
        data: Mapping[str, str] | None = None,
        dikosongkan: int = 0,
    ):
        self.indikator, self.realisasi, self.analisis = indikator, realisasi, analisis
        self.data, self.dikosongkan = data, dikosongkan
        # What became of it when it was sent: wrong fields, another's save that came
        # first, or why nothing can be stored here.
        self.galat: dict[str, str] = {}
        self.bentrok: Bentrok | None = None
        self.tertutup = ""
        # Whether it was stored, or looked at and found stored already.
        self.diterima = False
        pk = indikator.pk
        self.nama_kosong, self.nama_alasan = f"kosong-{pk}", f"alasan-{pk}"
        self.nama_penjelasan = f"penjelasan-{pk}"
        self.nama_tanda, self.nama_kata = f"tanda-{pk}", f"kata-{pk}"
        if data is not None:
            self._baca()

    # What the page shows.

    @cached_property
    def variabel(self) -> list[Variabel]:
        if self.indikator.cara != Cara.RUMUS:
            return []
        return list(self.indikator.variabel.all())

    @property
    def kotak(self) -> list[Kotak]:
        pk = self.indikator.pk
        if not self.variabel:
            satuan = self.indikator.satuan
            return [self._kotak(f"nilai-{pk}", "Realisasi", satuan, self._nilai())]
        ada = self._komponen()
        return [
            self._kotak(f"k-{pk}-{v.pk}", v.nama, v.satuan, ada.get(v.pk))
            for v in self.variabel
        ]

    def _kotak(self, nama, label, satuan, nilai: Decimal | None) -> Kotak:
        tersimpan = "" if nilai is None else tulis(nilai)
        teks = tersimpan if self.data is None else self.data.get(nama, "")
        return Kotak(nama, label, satuan, teks, self.galat.get(nama, ""))

    def _nilai(self) -> Decimal | None:
        return self.realisasi.nilai if self.realisasi else None

    def _komponen(self) -> dict[int, Decimal | None]:
        if self.realisasi is None:
            return {}
        return {k.variabel_id: k.nilai for k in self.realisasi.komponen.all()}

    @property
    def kosong(self) -> bool:
        """Whether "tidak tersedia data" is ticked."""
        if self.data is not None:
            return bool(self.data.get(self.nama_kosong))
        return self.realisasi is not None and self.realisasi.bentuk == Bentuk.KOSONG

    @property
    def alasan(self) -> str:
        if self.data is not None:
            return self.data.get(self.nama_alasan, "")
        return self.realisasi.alasan_kosong if self.realisasi else ""

    @property
    def penjelasan(self) -> str:
        if self.data is not None:
            return self.data.get(self.nama_penjelasan, "")
        return self.analisis.penjelasan if self.analisis else ""

    @property
    def tanda(self) -> Tanda:
        """Of what is stored now: what the next save is put upon."""
        return tanda(self.realisasi, self.dikosongkan)

    @property
    def tanda_isian(self) -> str:
        """What its field holds: in a conflict as it was sent, so that nothing but the
        choice goes over the other's value."""
        if self.bentrok is not None:
            return self.data.get(self.nama_tanda, "")
        return str(self.tanda)

    @property
    def pilih(self) -> str:
        """What the button sends that chooses the own value in a conflict."""
        return tulis_pilihan(self.indikator.pk, self.tanda)

    @property
    def kata(self) -> str:
        return sidik_teks(self.analisis.penjelasan if self.analisis else "")

    @property
    def galat_alasan(self) -> str:
        return self.galat.get(self.nama_alasan, "")

    @property
    def galat_penjelasan(self) -> str:
        return self.galat.get(self.nama_penjelasan, "")

    @property
    def ditolak(self) -> bool:
        return bool(self.galat or self.bentrok or self.tertutup)

    @property
    def kata_tersimpan(self) -> str:
        """What is stored, in words."""
        return kalimat_tersimpan(self.realisasi)

    @property
    def kata_diketik(self) -> str:
        """What was typed, as it was understood, in words."""
        return kalimat_isi(potret_isi(self.isi) if self.isi else {})

    @property
    def diketik(self) -> str:
        """All that was typed, in one line, for where it cannot stay in a field."""
        teks = [k.teks for k in self.kotak] + [self.alasan, self.penjelasan]
        return "; ".join(t for t in teks if t)

    # What was typed.

    def _baca(self) -> None:
        """Read the fields into `isi` (None: emptied) or `galat`."""
        dikirim = tanda_dikirim(self.data, self.indikator.pk, self.nama_tanda)
        self.dilihat = Tanda.baca(dikirim)
        angka = {k.nama: self._angka(k) for k in self.kotak}
        self.isi: Isi | None = None if self.galat else self._susun(angka)
        if self.dilihat is None:
            self.galat[self.kotak[0].nama] = (
                "Muat ulang halaman ini, lalu isi kembali nilainya."
            )
        self.penjelasan_baru = self._teks(PENJELASAN, self.nama_penjelasan)

    def _angka(self, kotak: Kotak) -> Decimal | None:
        try:
            nilai = ANGKA.clean(kotak.teks)
            if nilai is not None and not self.variabel:
                pastikan_mungkin(nilai, self.indikator.cara)
        except ValidationError as galat:
            self.galat[kotak.nama] = " ".join(galat.messages)
        except ValueError as galat:
            self.galat[kotak.nama] = str(galat)
        else:
            return nilai
        return None

    def _teks(self, isian: forms.CharField, nama: str) -> str:
        try:
            # Browsers send line ends as CRLF; stored and compared as one.
            return isian.clean(self.data.get(nama, "").replace("\r\n", "\n"))
        except ValidationError as galat:
            self.galat[nama] = " ".join(galat.messages)
            return ""

    def _susun(self, angka: dict[str, Decimal | None]) -> Isi | None:
        alasan = self._teks(ALASAN, self.nama_alasan)
        terisi = any(nilai is not None for nilai in angka.values())
        if self.kosong:
            return self._kosong(angka, alasan)
        if not terisi:
            if alasan and self.realisasi is None:
                self.galat[self.nama_alasan] = (
                    "Centang “Tidak tersedia data” bila memang tidak ada nilainya."
                )
            return None
        if self.variabel:
            nilai = dict(zip(self.variabel, angka.values(), strict=True))
            return Isi(Bentuk.VARIABEL, komponen=nilai)
        return Isi(Bentuk.LANGSUNG, nilai=next(iter(angka.values())))

    def _kosong(self, angka, alasan: str) -> Isi | None:
        lama = [self._nilai(), *self._komponen().values()]
        if any(n is not None and n not in lama for n in angka.values()):
            self.galat[next(iter(angka))] = (
                "Anda menulis nilai dan juga memilih “Tidak tersedia data”. Pilih "
                "salah satu."
            )
        if not alasan:
            self.galat.setdefault(
                self.nama_alasan, "Tulis mengapa datanya tidak tersedia."
            )
            return None
        return Isi(Bentuk.KOSONG, alasan_kosong=alasan)

    @property
    def berubah(self) -> bool:
        """Whether the value differs from the one the person saw; what somebody else
        has changed meanwhile is not this person's change."""
        return self.dilihat is None or sidik_isi(self.isi) != self.dilihat.sidik

    @property
    def berisi_perubahan(self) -> bool:
        return bool(self.galat) or self.berubah or self.penjelasan_berubah

    @property
    def penjelasan_berubah(self) -> bool:
        if self.nama_penjelasan not in self.data:
            return False
        return sidik_teks(self.penjelasan_baru) != self.data.get(self.nama_kata, "")

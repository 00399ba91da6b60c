"""What the report of a year asks of people once the year is over: until it is sent, and
then until it is issued."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from dokumen.pilihan import StatusDokumen as S
from iku.models import PerjanjianKinerja
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran
from sakip.tanggal import panjang

from ..penerbitan.papan import BarisPapan, susun_papan
from .tugas import Keadaan, Tugas, sebut

_LANGKAH = {
    None: "Siapkan naskahnya.",
    S.DRAF: "Naskah sudah ada dan belum ditandatangani.",
    S.DITANDATANGANI: "Sudah ditandatangani; sampaikan, lalu catat tanggalnya.",
}


def _baca(
    kabupaten: Kabupaten, daftar: Collection[Kecamatan], tahun: int, hari: date
) -> Iterator[tuple[int, tuple[BarisPapan, ...]]]:
    """Of this year and the one before, as far as they are over: the kecamatan that
    promised something for it. The same number of queries for one and for all."""
    for satu in (tahun - 1, tahun):
        if satu < hari.year:
            ada = set(
                PerjanjianKinerja.objects.filter(
                    kecamatan__in=daftar, tahun=satu
                ).values_list("kecamatan", flat=True)
            )
            wajib = [k for k in daftar if k.pk in ada]
            yield satu, susun_papan(kabupaten, wajib, satu, hari).baris


def tugas_lkjip(
    kecamatan: Kecamatan, tahun: int, peran: Peran, hari: date
) -> Iterator[Tugas]:
    """Of an operator and a camat: what is not sent, and corrections under way."""
    for satu, semua in _baca(kecamatan.kabupaten, [kecamatan], tahun, hari):
        for baris in semua:
            status = S(baris.kini.dokumen.status) if baris.kini else None
            if status not in _LANGKAH:
                continue
            tautan = reverse("lkjip-penerbitan", args=[kecamatan.kode, satu])
            if baris.disampaikan:
                versi = baris.kini.dokumen.versi
                yield Tugas(
                    f"Selesaikan perbaikan LKjIP {satu}",
                    tautan,
                    Keadaan.DIKERJAKAN,
                    f"Versi {versi} belum disampaikan.",
                )
                continue
            menunggu = peran == Peran.CAMAT and status is None
            yield Tugas(
                f"LKjIP {satu} belum disampaikan",
                tautan,
                Keadaan.TERLAMBAT
                if baris.telat
                else Keadaan.MENUNGGU
                if menunggu
                else Keadaan.DIKERJAKAN,
                "Naskahnya disiapkan operator." if menunggu else _LANGKAH[status],
                f"Batas {panjang(baris.batas)}",
            )


def tugas_lkjip_kabupaten(
    kabupaten: Kabupaten, daftar: Collection[Kecamatan], tahun: int, hari: date
) -> Iterator[Tugas]:
    """Of Bagian Organisasi: what waits to be issued, and who has not sent."""
    for satu, semua in _baca(kabupaten, daftar, tahun, hari):
        papan = reverse("lkjip-papan", args=[kabupaten.kode, satu])
        siap = [
            b.kecamatan
            for b in semua
            if b.kini and b.kini.dokumen.status == S.DISAMPAIKAN
        ]
        if siap:
            yield Tugas(
                f"Terbitkan LKjIP {satu}: {len(siap)} kecamatan",
                papan,
                Keadaan.DIKERJAKAN,
                f"{sebut(siap)}.",
            )
        if belum := [b for b in semua if b.disampaikan is None]:
            yield Tugas(
                f"LKjIP {satu} belum disampaikan: {len(belum)} kecamatan",
                papan,
                Keadaan.TERLAMBAT if belum[0].telat else Keadaan.MENUNGGU,
                f"{sebut([b.kecamatan for b in belum])}.",
                f"Batas {panjang(belum[0].batas)}",
            )

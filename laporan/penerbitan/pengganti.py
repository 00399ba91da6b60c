"""What took the place of a signed document: an amended agreement, a later decree, or the
next version under the same title. Only what is signed replaces anything."""

from __future__ import annotations

from dataclasses import dataclass

from dokumen.models import DokumenResmi
from dokumen.pilihan import StatusDokumen
from iku.models import PerjanjianKinerja, SkIku
from iku.pilihan import StatusPk, StatusSk
from sakip.tanggal import panjang


@dataclass(frozen=True)
class Pengganti:
    """As a sentence names it; `tanggal` in words, "" where the paper tells none."""

    sebutan: str
    nomor: str
    tanggal: str


def pengganti(dokumen: DokumenResmi) -> Pengganti | None:
    """The newest that holds in its place; None: it holds itself."""
    return _perjanjian(dokumen) or _keputusan(dokumen) or _versi(dokumen)


def _perjanjian(dokumen: DokumenResmi) -> Pengganti | None:
    """The last amendment of the same year and unit."""
    pk = PerjanjianKinerja.objects.filter(dokumen=dokumen).first()
    if pk is None:
        return None
    baru = (
        PerjanjianKinerja.objects.filter(
            kecamatan=pk.kecamatan_id,
            tahun=pk.tahun,
            unit=pk.unit_id,
            status=StatusPk.DITETAPKAN,
            perubahan_ke__gt=pk.perubahan_ke,
        )
        .select_related("unit")
        .order_by("perubahan_ke")
        .last()
    )
    return baru and Pengganti(baru.judul_dokumen(), baru.nomor, _tanggal(baru))


def _keputusan(dokumen: DokumenResmi) -> Pengganti | None:
    """The end of the chain of decrees of which each changes the one before."""
    awal = kini = SkIku.objects.filter(dokumen=dokumen).first()
    while kini and (baru := _pengubah(kini)):
        kini = baru
    if kini is None or kini == awal:
        return None
    return Pengganti(f"Keputusan tentang {kini.judul}", kini.nomor, _tanggal(kini))


def _pengubah(sk: SkIku) -> SkIku | None:
    semua = sk.perubahan.filter(status=StatusSk.DITETAPKAN)
    return semua.order_by("tanggal", "pk").last()


def _tanggal(baris: PerjanjianKinerja | SkIku) -> str:
    return panjang(baris.tanggal) if baris.tanggal else baris.tanggal_teks


def _versi(dokumen: DokumenResmi) -> Pengganti | None:
    baru = (
        DokumenResmi.objects.exclude(status=StatusDokumen.DRAF)
        .filter(
            kecamatan=dokumen.kecamatan_id,
            jenis=dokumen.jenis,
            tahun=dokumen.tahun,
            judul=dokumen.judul,
            versi__gt=dokumen.versi,
        )
        .defer("isi")
        .order_by("versi")
        .last()
    )
    return baru and Pengganti(f"versi {baru.versi}", baru.nomor, panjang(baru.tanggal))

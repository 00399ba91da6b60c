"""Words that several rules use for things of the report, and for what texts say."""

from __future__ import annotations

from decimal import Decimal

from dokumen.pilihan import Aturan
from iku.models import PerjanjianKinerja

from ...susun.kata import nilai_satuan
from ..bentuk import Keparahan, Nilai, Tempat, Temuan
from ..fakta import Fakta
from ..tulisan import Tulisan


def sebut_pk(pk: PerjanjianKinerja) -> str:
    """ "Perjanjian Kinerja" or "Perjanjian Kinerja Perubahan"."""
    if not pk.perubahan_ke:
        return "Perjanjian Kinerja"
    ke = f" ke-{pk.perubahan_ke}" if pk.perubahan_ke > 1 else ""
    return f"Perjanjian Kinerja Perubahan{ke}"


def teks_target(nilai: Decimal | None, satuan: str, predikat: str) -> str:
    return nilai_satuan(nilai, satuan, predikat) or "tidak ada"


def temuan_tulisan(
    f: Fakta,
    t: Tulisan,
    aturan: Aturan,
    keparahan: Keparahan,
    hal: str,
    pesan: str,
    harap: Nilai,
    temu: Nilai,
) -> Temuan:
    """A finding in what somebody wrote; it is mended where that is written."""
    di = f"{t.bagian} ({t.tentang})" if t.tentang else t.bagian
    return Temuan(
        aturan,
        keparahan,
        Tempat(t.bagian, "", t.tentang, hal),
        f"{di}: {pesan}",
        harap,
        temu,
        f.alamat(*t.alamat),
    )


def potong(kalimat: str, panjang: int = 120) -> str:
    return kalimat if len(kalimat) <= panjang else f"{kalimat[: panjang - 1]}…"

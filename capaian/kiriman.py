"""Saves that arrive late: after a later one of the same page, after their period was
emptied, or after another person's; then only the own choice goes over the other's."""

from collections.abc import Mapping

from iku.models import Indikator

from .entri import Kiriman
from .models import Realisasi, RealisasiDikosongkan

PILIH = "pilih"  # what the button is called that chooses the own value in a conflict


def tulis_pilihan(kunci: int, tanda: object) -> str:
    """What that button sends: its row, and the mark of the value it stood beside."""
    return f"{kunci}:{tanda}"


def tanda_dikirim(data: Mapping[str, str], kunci: int, nama: str) -> str:
    """The mark the person had before them: that of the field `nama`, or of the value
    beside which they chose their own (without JavaScript)."""
    pilihan, _, tanda = data.get(PILIH, "").partition(":")
    return tanda if pilihan == str(kunci) else data.get(nama, "")


def terlambat(baris: Realisasi | RealisasiDikosongkan, oleh, kiriman: Kiriman) -> bool:
    """Whether a later save of the same page has arrived before this one."""
    return bool(
        kiriman.jendela
        and baris.diubah_oleh_id == oleh.pk
        and baris.jendela == kiriman.jendela
        and baris.urut_kirim >= kiriman.urut
    )


def cari_dikosongkan(
    indikator: Indikator, tahun: int, triwulan: int | None
) -> RealisasiDikosongkan | None:
    """That this period was emptied before, or None."""
    return RealisasiDikosongkan.objects.filter(
        indikator=indikator, tahun=tahun, triwulan=triwulan
    ).first()


def sudah_dilihat(
    kosong: RealisasiDikosongkan | None, dilihat: int | None, oleh
) -> bool:
    """Whether a person who saw the period without a row, emptied `dilihat` times (None:
    not asked), has seen its last emptying; one's own was."""
    if kosong is None or dilihat is None or kosong.diubah_oleh_id == oleh.pk:
        return True
    return dilihat == kosong.versi


def catat_dikosongkan(
    indikator: Indikator,
    tahun: int,
    triwulan: int | None,
    oleh,
    kiriman: Kiriman,
    *,
    berisi: bool,
) -> None:
    """Note that this save leaves the period empty; call it while it is held. `berisi`:
    there was something. Where there was not, it may be still on its way."""
    kunci = {"indikator": indikator, "tahun": tahun, "triwulan": triwulan}
    kosong = cari_dikosongkan(**kunci) or RealisasiDikosongkan(**kunci)
    if kosong.pk and terlambat(kosong, oleh, kiriman):
        return
    kosong.versi += berisi
    kosong.diubah_oleh = oleh
    kosong.jendela, kosong.urut_kirim = kiriman.jendela, kiriman.urut
    kosong.save()

"""What the commands of a kecamatan and year share beyond `kecamatan.perintah`."""

from django.core.management.base import CommandError

from iku.models import PerjanjianKinerja


def pastikan_ber_pk(kecamatan, tahun: int) -> None:
    """Refuse a year without agreement, naming the years that have one."""
    ada = PerjanjianKinerja.objects.tahun_ber_pk(kecamatan)
    if tahun in ada:
        return
    saran = (
        f"Tahun yang tersedia: {', '.join(map(str, ada))}."
        if ada
        else "Belum ada tahun yang tersedia untuk kecamatan ini."
    )
    raise CommandError(
        f"{kecamatan} belum mempunyai Perjanjian Kinerja tahun {tahun}. {saran}"
    )

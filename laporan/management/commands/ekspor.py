import os
from pathlib import Path

from django.core.management.base import CommandError

from iku.lembar import daftar
from iku.lembar.kamus import Kamus
from iku.lembar.lingkup import Lingkup
from iku.lembar.penulis import tulis_csv, tulis_csv_zip, tulis_xlsx
from kecamatan.perintah import Perintah, baca_tahun, cari_kecamatan


class Command(Perintah):
    help = (
        "Menulis data ke berkas Excel yang dapat diimpor kembali; jenis yang terdiri "
        "atas satu lembar juga ke CSV, yang lain ke ZIP berisi CSV tiap lembar."
    )

    def add_arguments(self, parser):
        pilihan = [jenis.kode for jenis in daftar.semua()]
        parser.add_argument(
            "jenis", metavar="JENIS", choices=pilihan, help=", ".join(pilihan)
        )
        parser.add_argument("--kecamatan", metavar="KODE", help="misalnya 35.09.24")
        parser.add_argument("--tahun", metavar="TAHUN", help="misalnya 2025")
        parser.add_argument("--keluaran", metavar="FILE", required=True)
        parser.add_argument(
            "--templat", action="store_true", help="tanpa data, dengan baris contoh"
        )

    def handle(self, *, jenis, kecamatan, tahun, keluaran, templat, **_):
        jenis, tujuan = daftar.cari(jenis), Path(keluaran)
        tahun = baca_tahun(tahun) if tahun else None
        lingkup = Lingkup(kecamatan=cari_kecamatan(kecamatan) if kecamatan else None)
        kamus = Kamus(lingkup.daftar_kecamatan(), lingkup.daftar_kabupaten())
        match tujuan.suffix.lower():
            case ".xlsx":

                def tulis(berkas):
                    tulis_xlsx(berkas, jenis, kamus, tahun=tahun, templat=templat)

            case ".csv" if len(jenis.lembar) == 1 and not templat:

                def tulis(berkas):
                    tulis_csv(berkas, jenis.lembar[0](), kamus, tahun=tahun)

            case ".zip" if not templat:

                def tulis(berkas):
                    tulis_csv_zip(berkas, jenis, kamus, tahun=tahun)

            case ".csv" | ".zip":
                raise CommandError(
                    "CSV hanya memuat satu lembar data. Pakai berkas .xlsx"
                    + ("." if templat else ", atau .zip untuk satu CSV tiap lembar.")
                )
            case _:
                raise CommandError("Keluaran harus berakhiran .xlsx, .csv, atau .zip.")
        tulis_utuh(tujuan, tulis)
        self.stdout.write(f"{tujuan} ditulis.")


def tulis_utuh(tujuan: Path, tulis) -> None:
    """The file under its name is whole or not there."""
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    try:
        with sementara.open("wb") as berkas:
            tulis(berkas)
        sementara.replace(tujuan)
    except OSError as galat:
        raise CommandError(f"{tujuan} tidak dapat ditulis: {galat.strerror}.") from None
    finally:
        sementara.unlink(missing_ok=True)

"""What all commands share: refusing in Indonesian with exit code 1, and reading
KODE and TAHUN."""

import re
from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from .models import Kecamatan

TAHUN_TERAWAL = 2000

# argparse speaks English; these are the mistakes people make on a command line.
TERJEMAHAN = (
    (r"the following arguments are required: (.+)", r"Belum ditulis: \1."),
    (r"unrecognized arguments: (.+)", r"Tidak dikenal: \1."),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        r"\1: \2 tidak dikenal; pilih \3.",
    ),
    (r"argument (.+): expected one argument", r"\1: belum diisi."),
    (r"argument (.+): invalid (?:int|float) value: (.+)", r"\1: \2 bukan angka."),
)


class Galat(CommandError):
    """A refusal; its name is what stands before the sentence on the terminal."""


class Pengurai(CommandParser):
    def error(self, message):
        for pola, kalimat in TERJEMAHAN:
            if cocok := re.fullmatch(pola, message):
                message = cocok.expand(kalimat)
        raise Galat(f"{message} Lihat caranya dengan --help.")


class Perintah(BaseCommand):
    """A command whose every refusal is an Indonesian sentence and exit code 1."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.__class__ = Pengurai
        return parser

    def run_from_argv(self, argv):
        # Errors of the command line itself are raised before Django's own
        # handling of CommandError begins.
        try:
            self.create_parser(argv[0], argv[1]).parse_args(argv[2:])
        except Galat as galat:
            self.stderr.write(f"Galat: {galat}")
            raise SystemExit(1) from None
        super().run_from_argv(argv)

    def execute(self, *args, **options):
        try:
            return super().execute(*args, **options)
        except Galat:
            raise
        except CommandError as galat:
            raise Galat(str(galat), returncode=galat.returncode) from galat
        except DatabaseError as galat:
            raise Galat(
                "Basis data belum disiapkan atau tidak dapat dihubungi. Jalankan "
                f"“manage.py migrate” dan periksa DATABASE_URL. ({galat})"
            ) from galat


def cari_kecamatan(kode: str) -> Kecamatan:
    """The kecamatan of a code such as 35.09.24; CommandError otherwise."""
    if not re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}", kode):
        raise CommandError(
            f"“{kode}” bukan kode kecamatan. Tulis seperti 35.09.24 "
            "(provinsi.kabupaten.kecamatan)."
        )
    kecamatan = Kecamatan.objects.select_related("kabupaten").filter(kode=kode).first()
    if kecamatan is None:
        raise CommandError(
            f"Kecamatan dengan kode {kode} tidak ada. Periksa kodenya, atau muat data "
            "acuan dengan: manage.py muat_contoh"
        )
    return kecamatan


def baca_tahun(teks: str) -> int:
    """A year written with four digits; CommandError otherwise."""
    terakhir = date.today().year + 10
    if not re.fullmatch(r"[0-9]{4}", teks) or not (
        TAHUN_TERAWAL <= int(teks) <= terakhir
    ):
        raise CommandError(
            f"“{teks}” bukan tahun yang dapat dipakai. Tulis empat angka antara "
            f"{TAHUN_TERAWAL} dan {terakhir}, misalnya 2025."
        )
    return int(teks)

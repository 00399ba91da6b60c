"""Everything between "installed" and "may serve", in one process.

Starting manage.py costs more than what it does here, so ./jalankan calls this
instead of four commands.
"""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from kecamatan.kesehatan import migrasi_tertunda
from kecamatan.models.segel import segel
from kecamatan.perintah import Perintah


def sidik_berkas_statis() -> str:
    """Changes when a static file is added, removed, or edited."""
    sidik = hashlib.sha256()
    for finder in get_finders():
        for nama, gudang in finder.list([]):
            diubah = gudang.get_modified_time(nama).timestamp()
            sidik.update(f"{nama} {gudang.size(nama)} {diubah}\n".encode())
    return sidik.hexdigest()


def kumpulkan_berkas_statis() -> None:
    """collectstatic, skipped while nothing changed: compressing takes a minute."""
    cap = settings.STATIC_ROOT / ".sidik"
    sidik = sidik_berkas_statis()
    if cap.is_file() and cap.read_text() == sidik:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    cap.write_text(sidik)


class Command(Perintah):
    help = (
        "Menyiapkan instalasi untuk melayani: basis data, lalu data contoh "
        "(pengembangan) atau berkas statis (produksi)."
    )

    def handle(self, *args, **options):
        if tertunda := migrasi_tertunda():
            self.stdout.write(f"Menyiapkan basis data ({len(tertunda)} migrasi) ...")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if settings.PRODUKSI:
            kumpulkan_berkas_statis()
        else:
            call_command("muat_contoh", stdout=self.stdout)
        call_command("lanjutkan_cetak", stdout=self.stdout)
        segel()  # what a crash, or a version without seals, left behind

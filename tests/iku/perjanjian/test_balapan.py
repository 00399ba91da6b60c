"""Two people at the same moment: one act happens, and what is frozen is what is
stored."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction

from iku.models import ButirPk, PerjanjianKinerja
from iku.models.tindakan_pk import TidakBisa
from iku.perjanjian.tindakan import buat_pk
from iku.pilihan import StatusPk
from kecamatan import riwayat
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import (
    buat_pengguna,
    buat_pk_lengkap,
    buat_renstra,
    isi_pdf,
)

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*tindakan):
    """Run all at once, each on its own connection; what each returned or raised."""
    gerbang = Barrier(len(tindakan))

    def jalankan(satu):
        gerbang.wait()
        try:
            return satu()
        except Exception as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tindakan)) as kolam:
        return list(kolam.map(jalankan, tindakan))


def test_diajukan_dari_enam_jendela_hanya_sekali():
    pk = buat_pk_lengkap()
    orang = buat_pengguna(Peran.OPERATOR, pk.kecamatan)
    hasil = serentak(
        *(
            lambda: PerjanjianKinerja.objects.get(pk=pk.pk).ajukan(oleh=orang)
            for _ in range(6)
        )
    )
    assert hasil.count(None) == 1
    assert sum(isinstance(satu, TidakBisa) for satu in hasil) == 5
    assert Jejak.objects.filter(aksi="mengajukan").count() == 1


def test_murni_dibuat_dari_enam_jendela_hanya_sekali():
    renstra = buat_renstra()
    orang = buat_pengguna(Peran.OPERATOR, renstra.kecamatan)
    hasil = serentak(
        *(
            lambda: buat_pk(
                kecamatan=renstra.kecamatan, tahun=2025, renstra=renstra, oleh=orang
            )
            for _ in range(6)
        )
    )
    assert sum(isinstance(satu, PerjanjianKinerja) for satu in hasil) == 1
    assert sum(isinstance(satu, TidakBisa) for satu in hasil) == 5


@pytest.mark.parametrize("babak", range(4))
def test_menyimpan_sambil_menetapkan(babak, settings, tmp_path):
    """Whoever comes first: nothing is saved after the freeze, nothing is half."""
    settings.MEDIA_ROOT = tmp_path
    pk = buat_pk_lengkap()
    orang = buat_pengguna(Peran.OPERATOR, pk.kecamatan)
    pk.ajukan(oleh=orang)

    def simpan():
        with transaction.atomic():
            pk.pegang((StatusPk.DIAJUKAN,))
            butir = ButirPk.objects.select_related("perjanjian").get(perjanjian=pk)
            butir.nilai = Decimal(50)
            return riwayat.simpan(butir, oleh=orang)

    def tetapkan():
        PerjanjianKinerja.objects.get(pk=pk.pk).tetapkan(
            oleh=orang,
            nomor="1",
            tanggal=date(2025, 2, 10),
            berkas=ContentFile(isi_pdf(), "a.pdf"),
        )

    urutan = (simpan, tetapkan) if babak % 2 else (tetapkan, simpan)
    hasil = dict(zip(urutan, serentak(*urutan), strict=True))
    assert hasil[tetapkan] is None
    assert hasil[simpan] is True or isinstance(hasil[simpan], TidakBisa)
    pk.refresh_from_db()
    tersimpan = pk.butir.get().nilai
    assert (tersimpan == 50) == (hasil[simpan] is True)
    beku = str(pk.dokumen.isi)
    assert f"'v': '{tersimpan}'" in beku

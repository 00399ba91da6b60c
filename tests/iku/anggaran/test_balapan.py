"""Two people choose the programs of one plan at the same moment."""

import pytest

from iku.anggaran.tindakan import (
    BentrokDukungan,
    sasaran_renstra,
    sidik_dukungan,
    simpan_dukungan_renstra,
)
from iku.models import DukunganProgram
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.iku.perjanjian.test_balapan import serentak
from tests.pembangun import buat_pengguna, buat_program, buat_renstra, buat_sasaran

pytestmark = pytest.mark.django_db(transaction=True)


def test_dukungan_disimpan_dari_enam_jendela_hanya_sekali():
    """All saw the same plan without programs; each ticks one of its own."""
    renstra = buat_renstra()
    sasaran = buat_sasaran(renstra)
    program = [buat_program() for _ in range(6)]
    orang = buat_pengguna(Peran.OPERATOR, renstra.kecamatan)
    terlihat = sidik_dukungan(sasaran_renstra(renstra))

    def simpan(satu):
        return lambda: simpan_dukungan_renstra(
            renstra, [(sasaran, [satu])], sidik_lama=terlihat, oleh=orang
        )

    hasil = serentak(*map(simpan, program))
    assert hasil.count(1) == 1
    assert sum(isinstance(satu, BentrokDukungan) for satu in hasil) == 5
    assert DukunganProgram.objects.count() == 1
    assert Jejak.objects.filter(objek="iku.DukunganProgram").count() == 1

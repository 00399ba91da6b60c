"""Each act in each state by each role: done, refused for now, or never this person's."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from dokumen.pilihan import StatusDokumen as S
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from laporan.models import VersiLkjip
from laporan.penerbitan import tindakan as acara
from laporan.penerbitan.pelaku import tindakan_bagi
from laporan.penerbitan.pilihan import TindakanLkjip as T
from laporan.penerbitan.syarat import TidakBisa
from laporan.penerbitan.versi import Penerbitan
from tests.pembangun import buat_pengguna

from .bantuan import TAHUN, buat_versi, tandatangani

PENYUSUN = {"operator", "bagian_organisasi"}
PENCATAT = PENYUSUN | {"camat"}
# State → act → who does it, and the newest version and its state afterwards.
BOLEH = {
    "belum ada": {"siapkan": (PENYUSUN, 1, S.DRAF)},
    "draf": {
        "siapkan": (PENYUSUN, 1, S.DRAF),
        "tandatangani": (PENCATAT, 1, S.DITANDATANGANI),
    },
    "ditandatangani": {
        "sampaikan": (PENCATAT, 1, S.DISAMPAIKAN),
        "perbaiki": (PENYUSUN, 2, S.DRAF),
    },
    "disampaikan": {
        "terbitkan": ({"bagian_organisasi"}, 1, S.TERBIT),
        "perbaiki": (PENYUSUN, 2, S.DRAF),
    },
    "terbit": {"perbaiki": (PENYUSUN, 2, S.DRAF)},
    "perbaikan": {
        "siapkan": (PENYUSUN, 2, S.DRAF),
        "tandatangani": (PENCATAT, 2, S.DITANDATANGANI),
        "batalkan": (PENYUSUN, 1, S.TERBIT),
    },
}
# Whose act it is in no state at all.
TIDAK_PERNAH = {
    t: set(Peran) - set().union(*(b[t][0] for b in BOLEH.values() if t in b)) for t in T
}


def lakukan(tindakan, kecamatan, camat, oleh):
    if tindakan == T.TANDATANGANI:
        return tandatangani(kecamatan, camat, oleh)
    lain = {
        T.SAMPAIKAN: {"tanggal": date(2026, 2, 12)},
        T.PERBAIKI: {"alasan": "Salah angka"},
    }
    kunci = lain.get(tindakan, {})
    return getattr(acara, tindakan)(kecamatan, TAHUN, oleh=oleh, **kunci)


def keadaan(kecamatan):
    ini = Penerbitan.baca(kecamatan, TAHUN)
    return ini, ini.kini and ini.kini.dokumen.versi, ini.status


def bawa_ke(nama, kecamatan, camat):
    if nama == "belum ada":
        return
    buat_versi(kecamatan, S.TERBIT if nama == "perbaikan" else S(nama), camat)
    if nama == "perbaikan":
        oleh = buat_pengguna("bagian_organisasi", kecamatan)
        acara.perbaiki(kecamatan, TAHUN, oleh=oleh, alasan="Salah")


@pytest.mark.parametrize("nama", BOLEH)
def test_setiap_tindakan_oleh_setiap_peran(pakusari, penanda, nama):
    bawa_ke(nama, pakusari, penanda)
    awal = keadaan(pakusari)
    orang = {p: buat_pengguna(p, pakusari) for p in Peran if p != "penanggung_jawab"}
    for tindakan in T:
        siapa, versi, status = BOLEH[nama].get(tindakan, (set(), None, None))
        for peran, user in orang.items():
            sel = (tindakan, peran)
            assert (tindakan in tindakan_bagi(user, awal[0])) == (peran in siapa), sel
            if peran not in siapa:
                tak_pernah = peran in TIDAK_PERNAH[tindakan]
                with pytest.raises(PermissionDenied if tak_pernah else TidakBisa):
                    lakukan(tindakan, pakusari, penanda, user)
                continue
            with transaction.atomic():
                lakukan(tindakan, pakusari, penanda, user)
                assert keadaan(pakusari)[1:] == (versi, status), sel
                # Nothing official happens without its entry; a draft that says the
                # same is no act.
                tetap = tindakan == T.SIAPKAN and awal[1]
                jejak = Jejak.objects.filter(
                    objek=VersiLkjip._meta.label, id_pengguna=user.pk
                )
                assert [j.aksi for j in jejak] == (
                    [] if tetap else [str(tindakan.label).lower()]
                ), sel
                transaction.set_rollback(True)
    assert keadaan(pakusari)[1:] == awal[1:]

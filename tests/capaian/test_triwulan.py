"""The acts on a quarter: who, in which state, and what each leaves behind."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from capaian.models import PengukuranTriwulan, TangkapanTriwulan
from capaian.models.tindakan_triwulan import PELAKU, TidakBisa
from capaian.pilihan import StatusTriwulan, TindakanTriwulan
from kecamatan.models import Jejak
from kecamatan.pilihan import PERAN_KECAMATAN, Peran

from ..pembangun import buat_pengguna

S, T = StatusTriwulan, TindakanTriwulan

# The promise of the house, spelt out once more and independently of the code:
# peran → state → what it may do.
HARAPAN = {
    Peran.OPERATOR: {
        S.DRAF: {T.AJUKAN},
        S.DIKEMBALIKAN: {T.AJUKAN},
        S.DIAJUKAN: {T.TARIK},
        S.TERKUNCI: {T.MINTA_BUKA},
    },
    Peran.CAMAT: {
        S.DIAJUKAN: {T.SETUJUI, T.KEMBALIKAN},
        S.DISETUJUI: {T.KEMBALIKAN},
        S.TERKUNCI: {T.MINTA_BUKA},
    },
    Peran.BAGIAN_ORGANISASI: {
        S.DISETUJUI: {T.KEMBALIKAN, T.VERIFIKASI},
        S.DIVERIFIKASI: {T.KEMBALIKAN, T.KUNCI},
        S.TERKUNCI: {T.KUNCI, T.BUKA},
    },
}
KE = {
    T.AJUKAN: S.DIAJUKAN,
    T.TARIK: S.DRAF,
    T.SETUJUI: S.DISETUJUI,
    T.KEMBALIKAN: S.DIKEMBALIKAN,
    T.VERIFIKASI: S.DIVERIFIKASI,
    T.KUNCI: S.TERKUNCI,
}
SEMUA = [
    pytest.param(status, peran, tindakan, id=f"{status}-{peran}-{tindakan}")
    for status in S
    for peran in Peran
    for tindakan in T
]


def buat_orang(peran, kecamatan):
    if peran == Peran.PENANGGUNG_JAWAB:
        unit = kecamatan.unit_kerja.create(nama="Seksi", dasar="x")
        return buat_pengguna(peran, kecamatan, unit=unit)
    return buat_pengguna(peran, kecamatan if peran in PERAN_KECAMATAN else None)


def buat_triwulan(kecamatan, status=S.DRAF, **isi):
    alasan = "Periksa kembali." if status == S.DIKEMBALIKAN else ""
    return PengukuranTriwulan.objects.create(
        kecamatan=kecamatan,
        tahun=2026,
        triwulan=1,
        status=status,
        alasan_kembali=alasan,
        **isi,
    )


def lakukan(triwulan, tindakan, oleh):
    isi = {"alasan": "Alasannya."} if tindakan in (T.KEMBALIKAN, T.MINTA_BUKA) else {}
    if tindakan != T.BUKA:
        return getattr(triwulan, tindakan.value)(oleh=oleh, **isi)
    minta = triwulan.pembukaan.create(alasan="x", diminta_oleh=oleh)
    return triwulan.jawab_buka(
        minta, oleh=oleh, sampai=timezone.now() + timedelta(hours=24)
    )


@pytest.mark.parametrize(("status", "peran", "tindakan"), SEMUA)
def test_keadaan_peran_tindakan(status, peran, tindakan, pakusari):
    oleh = buat_orang(peran, pakusari)
    triwulan = buat_triwulan(pakusari, status)
    boleh = tindakan in HARAPAN.get(peran, {}).get(status, set())
    assert (tindakan in triwulan.tindakan_bagi(oleh)) is boleh
    if not boleh:
        with pytest.raises((PermissionDenied, TidakBisa)):
            lakukan(triwulan, tindakan, oleh)
        triwulan.refresh_from_db()
        assert triwulan.status == status
        assert not TangkapanTriwulan.objects.exists()
        assert not Jejak.objects.exists()
        return
    lakukan(triwulan, tindakan, oleh)
    assert triwulan.status == KE.get(tindakan, status)
    assert Jejak.objects.tentang(triwulan).get().id_pengguna == oleh.pk
    assert TangkapanTriwulan.objects.count() == (tindakan in KE)


def test_setiap_tindakan_punya_pelaku():
    assert set(PELAKU) == set(T)


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.CAMAT])
def test_kecamatan_tetangga_tidak_bisa_bertindak(peran, pakusari, panti):
    tetangga = buat_orang(peran, panti)
    for status in S:
        triwulan = buat_triwulan(pakusari, status)
        assert triwulan.tindakan_bagi(tetangga) == []
        for tindakan in HARAPAN[peran].get(status, ()):
            with pytest.raises(PermissionDenied):
                lakukan(triwulan, tindakan, tetangga)
        triwulan.pembukaan.all().delete()
        triwulan.delete()


def test_tanpa_alasan_tidak_dikembalikan(pakusari):
    camat = buat_orang(Peran.CAMAT, pakusari)
    triwulan = buat_triwulan(pakusari, S.DIAJUKAN)
    with pytest.raises(TidakBisa, match="Tulis alasan pengembalian"):
        triwulan.kembalikan(oleh=camat, alasan="  ")
    triwulan.refresh_from_db()
    assert triwulan.status == S.DIAJUKAN

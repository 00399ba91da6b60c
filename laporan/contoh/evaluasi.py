"""An evaluation to try: its accounts are those of the demo; never made in production."""

from datetime import date

from django.db import transaction

from evaluasi.models import (
    AnggotaTim,
    Evaluasi,
    InstrumenLke,
    PeriodeEvaluasi,
    TimEvaluasi,
)
from evaluasi.pilihan import TugasTim
from kecamatan.models import Kabupaten, Kecamatan, MasaJabatan, Pejabat, Pengguna
from kecamatan.pilihan import Jabatan, StatusJabatan

from .akun import PAKUSARI, PANTI

TAHUN, TRIWULAN = 2026, 3
_TIM = (
    ("inspektorat", TugasTim.ANGGOTA),
    ("penjamin-mutu", TugasTim.PENJAMIN_MUTU),
)


@transaction.atomic
def buat_evaluasi_demo() -> None:
    """The third quarter of 2026 for Pakusari and Panti, still at the self-assessment.
    An existing campaign of that quarter is left as it is."""
    kecamatan = Kecamatan.objects.filter(kode__in=(PAKUSARI, PANTI))
    kabupaten = kecamatan[0].kabupaten
    _pastikan_ada_inspektur(kabupaten)
    kunci = {"kabupaten": kabupaten, "tahun": TAHUN, "triwulan": TRIWULAN}
    if PeriodeEvaluasi.objects.filter(**kunci).exists():
        return
    periode = _simpan(
        PeriodeEvaluasi(
            **kunci,
            instrumen=InstrumenLke.objects.get(kode="LKE_88_2021"),
            mandiri_sampai=date(2026, 11, 13),
            nilai_sampai=date(2026, 12, 4),
            tanggapan_sampai=date(2026, 12, 11),
            lhe_sampai=date(2026, 12, 18),
        )
    )
    tim = _simpan(TimEvaluasi(periode=periode, nama="Tim 1"))
    for nama, tugas in _TIM:
        orang = Pengguna.objects.get(username=nama)
        _simpan(AnggotaTim(tim=tim, pengguna=orang, tugas=tugas))
    for satu in kecamatan:
        _simpan(Evaluasi(periode=periode, tim=tim, kecamatan=satu))


def _pastikan_ada_inspektur(kabupaten: Kabupaten) -> None:
    """Somebody who can sign an LHE: the person of the account, without a NIP."""
    semua = MasaJabatan.objects.filter(
        jabatan=Jabatan.INSPEKTUR, pejabat__kabupaten=kabupaten
    )
    if semua.exists():
        return
    pejabat = _simpan(Pejabat(kabupaten=kabupaten, nama="Bambang"))
    _simpan(
        MasaJabatan(
            pejabat=pejabat,
            jabatan=Jabatan.INSPEKTUR,
            sebutan=f"Inspektur {kabupaten}",
            status=StatusJabatan.DEFINITIF,
        )
    )


def _simpan(baris):
    baris.full_clean()
    baris.save()
    return baris

"""Rows of the access table for the LHE (tests/test_akses.py). It is still a draft, which
only its team and the inspektur see; the evaluator of the table belongs to no team."""

from evaluasi.lhe.draf import siapkan_draf
from evaluasi.pilihan import StatusEvaluasi
from tests.evaluasi.lembar.bantuan import buat_evaluasi, isi_nilai
from tests.pembangun import buat_pengguna

from .bantuan import tambah_butir

TRIWULAN = 3


def _inspektur(lihat: int | None, kirim: int) -> dict:
    return {
        "GET": {"lain": 405} if lihat is None else {"lain": 404, "inspektur": lihat},
        "POST": {"lain": 404, "inspektur": kirim},
    }


TAMPIL = {"GET": {"lain": 404, "inspektur": 200}, "POST": {"lain": 405}}
TABEL = {
    "lhe": TAMPIL,
    "lhe_riwayat": TAMPIL,
    "lhe_cetak": TAMPIL,
    # No signed file was handed in.
    "lhe_naskah": {"GET": {"lain": 404}, "POST": {"lain": 405}},
    "lhe_penutup": _inspektur(200, 422),
    "lhe_butir_tambah": _inspektur(200, 422),
    "lhe_butir": _inspektur(200, 422),
    "lhe_butir_hapus": _inspektur(200, 302),
    "lhe_butir_geser": _inspektur(None, 302),
    "lhe_terbitkan": _inspektur(200, 422),
}
ARGUMEN = {nama: {"triwulan": TRIWULAN} for nama in TABEL} | {
    "lhe_cetak": {"triwulan": TRIWULAN, "bentuk": "docx"}
}


def kunci(kecamatan) -> dict[str, int]:
    """One draft of 2025 with one recommendation."""
    oleh = buat_pengguna("evaluator", kecamatan)
    evaluasi = buat_evaluasi(
        kecamatan, StatusEvaluasi.LHE, anggota=[oleh], triwulan=TRIWULAN
    )
    isi_nilai(evaluasi)
    butir = tambah_butir(siapkan_draf(evaluasi, oleh))
    return dict.fromkeys(("lhe_butir", "lhe_butir_hapus", "lhe_butir_geser"), butir.pk)

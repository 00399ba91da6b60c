"""Rows of the access table for evidence and analysis (tests/test_akses.py)."""

from django.conf import settings

from capaian.models import Bukti, LampiranBukti
from tests.pembangun import isi_pdf

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
HANYA_BACA = {"lain": 200} | ASING
TAMPIL = {"GET": HANYA_BACA, "POST": {"lain": 405}}


def _diurus(berhasil: int) -> dict:
    """By the operator; the penanggung jawab of the table answers for no indicator."""
    return {"lain": 403, "operator": berhasil} | ASING


TABEL = {
    "bukti": {"GET": HANYA_BACA, "POST": _diurus(422)},
    "bukti-pustaka": TAMPIL,
    "bukti-satu": {"GET": HANYA_BACA, "POST": _diurus(422)},
    "bukti-ubah": {"GET": _diurus(200), "POST": _diurus(302)},
    "bukti-lepas": {"GET": {"lain": 405}, "POST": _diurus(302)},
    "bukti-urungkan": {"GET": {"lain": 405}, "POST": _diurus(302)},
    "bukti-berkas": TAMPIL,
    "bukti-pratinjau": TAMPIL,
    "analisis": {"GET": HANYA_BACA, "POST": _diurus(422)},
    "analisis-salin": {"GET": {"lain": 405}, "POST": _diurus(302)},
}
# A file belongs to no year.
TANPA_TAHUN = ("bukti-berkas", "bukti-pratinjau")
ARGUMEN = {nama: {"triwulan": None} for nama in ("bukti", "analisis", "analisis-salin")}


def baris(indikator, oleh) -> dict:
    """Keys of the addresses; the file itself lies below MEDIA_ROOT."""
    berkas = settings.MEDIA_ROOT / "bukti/ab/abc"
    berkas.parent.mkdir(parents=True)
    berkas.write_bytes(isi_pdf())
    bukti = Bukti.objects.create(
        kecamatan=indikator.kecamatan,
        nama="nota.pdf",
        berkas="bukti/ab/abc",
        jenis_isi="application/pdf",
        ukuran=len(isi_pdf()),
        sidik="a" * 64,
        diunggah_oleh=oleh,
    )
    lampiran = LampiranBukti.objects.create(
        bukti=bukti, indikator=indikator, tahun=2025
    )
    per_bukti = ("bukti-satu", "bukti-berkas", "bukti-pratinjau")
    per_lampiran = ("bukti-ubah", "bukti-lepas", "bukti-urungkan")
    return (
        dict.fromkeys(ARGUMEN, indikator.pk)
        | dict.fromkeys(per_bukti, bukti.pk)
        | dict.fromkeys(per_lampiran, lampiran.pk)
    )

"""Rows of the access table for acts, schedule and board (tests/test_akses.py)."""

from datetime import UTC, datetime

from capaian.models import (
    Jadwal,
    PengecualianJadwal,
    PengukuranTriwulan,
    TangkapanTriwulan,
)
from capaian.pilihan import StatusTriwulan, TindakanTriwulan

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
HANYA_BACA = {"lain": 200} | ASING
TAMPIL = {"GET": HANYA_BACA, "POST": {"lain": 405}}
# The neighbour belongs to the same regency.
ASING_KABUPATEN = {"kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL_KABUPATEN = {"GET": {"lain": 200} | ASING_KABUPATEN, "POST": {"lain": 405}}


def _hanya(*siapa: str, kirim: int, lihat: int = 200, asing=ASING) -> dict:
    """These may; the rest of those who see it is told why not."""
    return {
        "GET": {"lain": 403} | dict.fromkeys(siapa, lihat) | asing,
        "POST": {"lain": 403} | dict.fromkeys(siapa, kirim) | asing,
    }


def _tombol(siapa: str, jawaban: int) -> dict:
    return {
        "GET": {"lain": 405},
        "POST": {"lain": 403, siapa: jawaban} | ASING,
    }


def _organisasi(kirim: int, asing=ASING_KABUPATEN) -> dict:
    return _hanya("bagian_organisasi", kirim=kirim, asing=asing)


# Quarter I is a draft in which nothing is due, quarter III is locked.
TABEL = {
    "triwulan-keadaan": TAMPIL,
    "periksa_triwulan": TAMPIL,
    "triwulan-kirim": _tombol("operator", 302),
    "triwulan-tarik": _tombol("operator", 409),
    "triwulan-setujui": _tombol("camat", 409),
    "triwulan-verifikasi": _tombol("bagian_organisasi", 409),
    "triwulan-kunci": _tombol("bagian_organisasi", 409),
    # Not sent: back with a sentence.
    "triwulan-kembalikan": _hanya("camat", "bagian_organisasi", kirim=422, lihat=302),
    "triwulan-minta-buka": _hanya("operator", "camat", kirim=422),
    "triwulan-jawab-buka": _hanya("bagian_organisasi", kirim=422),
    "triwulan-tanda-terima": TAMPIL,
}
TABEL_KABUPATEN = {
    "papan-kini": {"GET": {"lain": 302} | ASING_KABUPATEN, "POST": {"lain": 405}},
    "papan-triwulan": TAMPIL_KABUPATEN,
    "papan-unduh": TAMPIL_KABUPATEN,
    "papan-verifikasi": _organisasi(302),
    "papan-kunci": _organisasi(302),
    "triwulan-jadwal": TAMPIL_KABUPATEN,
    "triwulan-jadwal-tambah": _organisasi(422),
    "triwulan-jadwal-ubah": _organisasi(422),
    "triwulan-jadwal-hapus": _organisasi(409),
    "triwulan-jadwal-pengecualian-tambah": _organisasi(422),
    # An exception belongs to its kecamatan.
    "triwulan-jadwal-pengecualian": _organisasi(422, ASING),
    "triwulan-jadwal-pengecualian-hapus": _organisasi(409, ASING),
}
TABEL |= TABEL_KABUPATEN
_TERKUNCI = ("triwulan-minta-buka", "triwulan-jawab-buka", "triwulan-tanda-terima")
_PAPAN = ("papan-triwulan", "papan-unduh", "papan-verifikasi", "papan-kunci")
_SEHALAMAN = set(TABEL) - set(TABEL_KABUPATEN) - {"triwulan-keadaan"}
ARGUMEN = (
    dict.fromkeys(_SEHALAMAN, {"triwulan": 1})
    | dict.fromkeys(_TERKUNCI, {"triwulan": 3})
    | dict.fromkeys((*_PAPAN, "triwulan-jadwal-tambah"), {"tahun": 2025, "triwulan": 1})
)
# As if somebody had changed it meanwhile: nobody deletes what the next one asks for.
ISI_POST = {
    nama: {"sidik": "lain"}
    for nama in ("triwulan-jadwal-hapus", "triwulan-jadwal-pengecualian-hapus")
}


def baris(kecamatan, operator) -> dict[str, int]:
    """Keys of the addresses."""
    ini = PengukuranTriwulan.objects.create(
        kecamatan=kecamatan, tahun=2025, triwulan=3, status=StatusTriwulan.TERKUNCI
    )
    jadwal = Jadwal.objects.create(
        kabupaten=kecamatan.kabupaten,
        tahun=2024,
        triwulan=1,
        buka=datetime(2024, 4, 1, tzinfo=UTC),
        tutup=datetime(2024, 4, 10, tzinfo=UTC),
    )
    lain = PengecualianJadwal.objects.create(
        jadwal=jadwal,
        kecamatan=kecamatan,
        tutup=datetime(2024, 4, 12, tzinfo=UTC),
        alasan="Banjir.",
    )
    kiriman = TangkapanTriwulan.objects.create(
        pengukuran=ini, tindakan=TindakanTriwulan.AJUKAN, oleh=operator, sidik="a" * 64
    )
    minta = ini.pembukaan.create(alasan="Salah ketik.", diminta_oleh=operator)
    return {
        "triwulan-tanda-terima": kiriman.pk,
        "triwulan-jawab-buka": minta.pk,
        "triwulan-jadwal-ubah": jadwal.pk,
        "triwulan-jadwal-hapus": jadwal.pk,
        "triwulan-jadwal-pengecualian-tambah": jadwal.pk,
        "triwulan-jadwal-pengecualian": lain.pk,
        "triwulan-jadwal-pengecualian-hapus": lain.pk,
    }

"""Rows of the access table for the workspace of a report (tests/test_akses.py)."""

from laporan.models import KomentarNarasi, KomposisiPegawai, Narasi, Sarana

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}
_PENYUSUN = ("operator", "bagian_organisasi")


def _dicatat(status=422, baca=403):
    """Written by the operator and Bagian Organisasi; the penanggung jawab of the table
    was asked for no section."""
    return {
        "GET": {"lain": baca} | dict.fromkeys(_PENYUSUN, 200) | ASING,
        "POST": {"lain": 403} | dict.fromkeys(_PENYUSUN, status) | ASING,
    }


def _tindakan(*juga, status=302):
    return {
        "GET": {"lain": 405},
        "POST": {"lain": 403} | dict.fromkeys((*_PENYUSUN, *juga), status) | ASING,
    }


TABEL = {
    "lkjip": TAMPIL,
    "lkjip-pratinjau": TAMPIL,
    # Nothing was sent: nothing changes, and the person is led back.
    "lkjip-bagian": _dicatat(302, baca=200),
    "lkjip-siap": _tindakan(),
    "lkjip-tugas": _tindakan(),
    "lkjip-usulan": _tindakan(),
    "lkjip-riwayat": TAMPIL,
    "lkjip-pulihkan": _tindakan(),
    # Without words.
    "lkjip-komentar": _tindakan("camat", status=422),
    "lkjip-komentar-selesai": _tindakan(),
    "lkjip-pengaturan": _dicatat(302),
    "lkjip-pegawai": TAMPIL,
    "lkjip-pegawai-baru": _dicatat(),
    "lkjip-pegawai-salin": _tindakan(),
    "lkjip-pegawai-ubah": _dicatat(),
    # A stale mark keeps the rows for the next person.
    "lkjip-pegawai-hapus": _dicatat(409),
    "lkjip-sarana": TAMPIL,
    "lkjip-sarana-baru": _dicatat(),
    "lkjip-sarana-salin": _tindakan(),
    "lkjip-sarana-ubah": _dicatat(),
    "lkjip-sarana-hapus": _dicatat(409),
}
_BERBAGIAN = (
    "lkjip-bagian",
    "lkjip-siap",
    "lkjip-tugas",
    "lkjip-usulan",
    "lkjip-riwayat",
    "lkjip-pulihkan",
    "lkjip-komentar",
)
ARGUMEN = {nama: {"slug": "isu_strategis"} for nama in _BERBAGIAN}
ISI_POST = {
    "lkjip-pengaturan": {"susunan": "lengkap"},
    "lkjip-pegawai-hapus": {"sidik": "lama"},
    "lkjip-sarana-hapus": {"sidik": "lama"},
}


def kunci(kecamatan, penulis) -> dict:
    """Keys of the rows that the addresses name."""
    milik = {"kecamatan": kecamatan, "tahun": 2025}
    narasi = Narasi.objects.create(**milik, bagian="hambatan", isi="Hujan.")
    komentar = KomentarNarasi.objects.create(narasi=narasi, penulis=penulis, isi="Apa?")
    pegawai = KomposisiPegawai.objects.create(**milik, urutan=1, jabatan="Camat")
    sarana = Sarana.objects.create(
        **milik, urutan=1, nama="Komputer", jumlah=3, kondisi="Baik"
    )
    return {
        "lkjip-komentar-selesai": komentar.pk,
        "lkjip-pegawai-ubah": pegawai.pk,
        "lkjip-pegawai-hapus": pegawai.pk,
        "lkjip-sarana-ubah": sarana.pk,
        "lkjip-sarana-hapus": sarana.pk,
    }

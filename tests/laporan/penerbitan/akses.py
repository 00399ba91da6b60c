"""Rows of the access table for issuing the LKjIP (tests/test_akses.py). The report of the
table is signed, with its print, and not sent."""

from dokumen.beku import sidik
from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan
from dokumen.pilihan import JenisDokumen
from dokumen.pohon import Bab, Dokumen, Paragraf
from laporan.models import Lkjip, VersiLkjip

TETANGGA = {"kabupaten_lain": 404, "tanpa_tugas": 404}
ASING = TETANGGA | {"operator_tetangga": 404}
POHON = Dokumen("Laporan Kinerja", "Pakusari", (Bab("Isi", (Paragraf("Teks"),)),))


def _baca(kode: int = 200) -> dict:
    return {"GET": {"lain": kode} | ASING, "POST": {"lain": 405}}


def _acara(lihat: int, kirim: int, *peran: str) -> dict:
    return {
        "GET": {"lain": 403} | dict.fromkeys(peran, lihat) | ASING,
        "POST": {"lain": 403} | dict.fromkeys(peran, kirim) | ASING,
    }


def _umum(kode: int, kirim: int = 405) -> dict:
    return {
        "GET": {"lain": kode, "tamu": kode},
        "POST": {"lain": kirim, "tamu": kirim},
    }


_PENYUSUN = ("operator", "bagian_organisasi")
_PENCATAT = (*_PENYUSUN, "camat")
TABEL_KABUPATEN = {
    "lkjip-papan-kini": {"GET": {"lain": 302} | TETANGGA, "POST": {"lain": 405}},
    "lkjip-papan": {"GET": {"lain": 200} | TETANGGA, "POST": {"lain": 405}},
    "lkjip-jadwal": {
        "GET": {"lain": 403, "bagian_organisasi": 200} | TETANGGA,
        "POST": {"lain": 403, "bagian_organisasi": 422} | TETANGGA,
    },
}
# Without an account. What is only signed is not there for the public.
PUBLIK = {
    "publik-lkjip": _umum(200),
    "publik-lkjip-tahun": _umum(404),
    "publik-lkjip-unduh": _umum(404),
    "verifikasi": _umum(200, 422),
    "verifikasi-sidik": _umum(200),
}
TABEL = (
    TABEL_KABUPATEN
    | PUBLIK
    | {
        "lkjip-penerbitan": _baca(),
        "lkjip-siapkan": {
            "GET": {"lain": 405},
            "POST": {"lain": 403} | dict.fromkeys(_PENYUSUN, 302) | ASING,
        },
        "lkjip-tandatangani": _acara(302, 422, *_PENCATAT),
        "lkjip-sampaikan": _acara(200, 422, *_PENCATAT),
        # It was not sent.
        "lkjip-terbitkan": _acara(302, 409, "bagian_organisasi"),
        "lkjip-perbaiki": _acara(200, 422, *_PENYUSUN),
        "lkjip-batalkan": _acara(302, 409, *_PENYUSUN),
        "lkjip-versi": _baca(),
        # Whoever reads it may ask for the print again.
        "lkjip-cetakan": _baca() | {"POST": {"lain": 302} | ASING},
        "lkjip-bertanda-tangan": {"GET": {"lain": 404}, "POST": {"lain": 405}},
        # There is one version.
        "lkjip-beda": _baca(302),
    }
)
ARGUMEN = dict.fromkeys(
    ("lkjip-versi", "lkjip-cetakan", "lkjip-bertanda-tangan"), {"versi": 1}
) | {"lkjip-papan": {"tahun": 2025}, "lkjip-jadwal": {"tahun": 2025}}
ARGUMEN_PUBLIK = {
    "publik-lkjip": {},
    "publik-lkjip-tahun": {"kode": "35.09", "tahun": 2025},
    "publik-lkjip-unduh": {"kode": "35.09.24", "tahun": 2025, "versi": 1},
    "verifikasi": {},
    "verifikasi-sidik": {"sidik": sidik(POHON)[:16]},
}


def baris(kecamatan) -> dict[str, dict]:
    """The signed report; the arguments of the public addresses."""
    lkjip = Lkjip.objects.create(kecamatan=kecamatan, tahun=2025)
    dokumen = DokumenResmi(
        kecamatan=kecamatan,
        jenis=JenisDokumen.LKJIP,
        tahun=2025,
        judul=str(lkjip),
        tanggal="2026-02-10",
    )
    bekukan(dokumen, POHON, None)
    VersiLkjip.objects.create(
        lkjip=lkjip, dokumen=dokumen, cetakan="cetak/a.pdf", sidik_cetakan="0" * 64
    )
    return ARGUMEN_PUBLIK

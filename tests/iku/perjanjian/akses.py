"""Rows of the access table for agreements and decrees (tests/test_akses.py)."""

from iku.models import AnggaranPk, ButirSkIku, SkIku
from kecamatan.models import UnitKerja
from tests.pembangun import buat_pk, buat_program

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}


def _susun(operator=422, organisasi=422):
    """Content: written by the operator, adjusted by Bagian Organisasi (with a reason,
    without which it is refused)."""
    lihat = {"operator": 200, "bagian_organisasi": 200}
    kirim = {"operator": operator, "bagian_organisasi": organisasi}
    return {
        "GET": {"lain": 403} | lihat | ASING,
        "POST": {"lain": 403} | kirim | ASING,
    }


def _organisasi(lihat=200, kirim=422):
    return {
        "GET": {"lain": 403, "bagian_organisasi": lihat} | ASING,
        "POST": {"lain": 403, "bagian_organisasi": kirim} | ASING,
    }


# The agreement is a draft without parties, and another is cascaded from it.
TABEL = {
    "daftar-pk": TAMPIL,
    "pk": TAMPIL,
    "pk-banding": TAMPIL,
    "pk-rencana": TAMPIL,
    "pk-unduh": TAMPIL,
    "pk-bertanda-tangan": {"GET": {"lain": 404}, "POST": {"lain": 405}},
    "pk-baru": _susun(),
    "pk-salin": _susun(),
    "pk-naskah": _susun(),
    "pk-hapus": _susun(),
    "pk-butir-tambah": _susun(),
    "pk-butir": _susun(),
    # The row is gone for who comes after the operator.
    "pk-butir-hapus": _susun(operator=302, organisasi=404),
    "pk-anggaran": _susun(),
    "pk-anggaran-baru": _susun(),
    "pk-anggaran-baris": _susun(),
    "pk-anggaran-hapus": _susun(operator=302, organisasi=404),
    "pk-rencana-butir": _susun(),
    "pk-ajukan": {
        "GET": {"lain": 403, "operator": 200} | ASING,
        "POST": {"lain": 403, "operator": 409} | ASING,
    },
    # Nothing was submitted: back to the agreement with a sentence.
    "pk-kembalikan": _organisasi(lihat=302),
    "pk-tetapkan": _organisasi(lihat=302),
    "daftar-sk-iku": TAMPIL,
    "sk-iku": TAMPIL,
    "sk-iku-unduh": TAMPIL,
    "sk-iku-baru": _organisasi(),
    "sk-iku-naskah": _organisasi(),
    # It is gone for those who come after Bagian Organisasi.
    "sk-iku-hapus": {
        "GET": {"lain": 403, "bagian_organisasi": 200} | ASING,
        "POST": {"lain": 403, "bagian_organisasi": 302}
        | dict.fromkeys(("evaluator", "inspektur", "pimpinan", "admin_kabupaten"), 404)
        | ASING,
    },
    "sk-iku-butir-tambah": _organisasi(),
    "sk-iku-butir": _organisasi(),
    "sk-iku-butir-hapus": _organisasi(kirim=302),
    "sk-iku-tetapkan": _organisasi(),
    "sk-iku-bertanda-tangan": {"GET": {"lain": 404}, "POST": {"lain": 405}},
}
ARGUMEN = {"pk-unduh": {"bentuk": "docx"}, "sk-iku-unduh": {"bentuk": "docx"}}
_TANPA_PK = ("daftar-pk", "pk-baru", "pk-banding", "daftar-sk-iku", "sk-iku-baru")


def baris(butir) -> tuple[dict, dict]:
    """Keys of the addresses, and what else they name."""
    pk = butir.perjanjian
    unit = UnitKerja.objects.create(kecamatan=pk.kecamatan, nama="Seksi Trantib")
    buat_pk(pk.renstra, unit=unit, induk=pk)
    uang = AnggaranPk.objects.create(
        perjanjian=pk, nomenklatur=buat_program(), urutan=1, uraian="A", jumlah=1
    )
    sk = SkIku.objects.create(
        kecamatan=pk.kecamatan, renstra=pk.renstra, judul="IKU", bentuk="pisah"
    )
    butir_sk = ButirSkIku.objects.create(
        sk=sk, indikator=butir.indikator, urutan=1, uraian_indikator="IKM"
    )
    kunci = {
        nama: sk.pk if nama.startswith("sk-iku") else pk.pk
        for nama in TABEL
        if nama not in _TANPA_PK
    }
    argumen = {
        "pk-butir": {"butir": butir.pk},
        "pk-butir-hapus": {"butir": butir.pk},
        "pk-rencana-butir": {"butir": butir.pk},
        "pk-anggaran-baris": {"baris": uang.pk},
        "pk-anggaran-hapus": {"baris": uang.pk},
        "sk-iku-butir": {"butir": butir_sk.pk},
        "sk-iku-butir-hapus": {"butir": butir_sk.pk},
    }
    return kunci, argumen

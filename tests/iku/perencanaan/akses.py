"""Rows of the access table for the pages of planning (tests/test_akses.py)."""

from capaian.models import Pembanding
from iku.models import Acuan, ButirRpjmd, Rpjmd

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
# Pages of the regency are common to all who work in it.
ASING_KABUPATEN = {"kabupaten_lain": 404, "tanpa_tugas": 404}


def _tampil(asing):
    return {"GET": {"lain": 200} | asing, "POST": {"lain": 405}}


def _sunting(asing, *pengubah, kirim=422):
    """A form: an empty one is refused; a deletion of a row in use as well."""
    lihat, simpan = ({p: n for p in pengubah} for n in (200, kirim))
    return {
        "GET": {"lain": 403} | lihat | asing,
        "POST": {"lain": 403} | simpan | asing,
    }


def _geser(asing, *pengubah):
    return {
        "GET": {"lain": 405},
        "POST": {"lain": 403} | {p: 302 for p in pengubah} | asing,
    }


_RENSTRA = (ASING, "operator", "bappeda")
_INDIKATOR = (ASING, "bagian_organisasi")
_RPJMD = (ASING_KABUPATEN, "bappeda")
_ACUAN = (ASING_KABUPATEN, "bagian_organisasi")
_PEMBANDING = (ASING_KABUPATEN, "bagian_organisasi", "bappeda")

TABEL_KECAMATAN = {
    "perencanaan": _tampil(ASING),
    "renstra": _tampil(ASING),
    "renstra-tambah": _sunting(*_RENSTRA),
    "renstra-ubah": _sunting(*_RENSTRA),
    "renstra-hapus": _sunting(*_RENSTRA),
    "renstra-salin": _sunting(*_RENSTRA),
    "tujuan-tambah": _sunting(*_RENSTRA),
    "tujuan-ubah": _sunting(*_RENSTRA),
    "tujuan-hapus": _sunting(*_RENSTRA),
    "tujuan-geser": _geser(*_RENSTRA),
    "sasaran-tambah": _sunting(*_RENSTRA),
    "sasaran-ubah": _sunting(*_RENSTRA),
    "sasaran-hapus": _sunting(*_RENSTRA),
    "sasaran-geser": _geser(*_RENSTRA),
    "tempat-tujuan": _sunting(*_RENSTRA),
    "tempat-sasaran": _sunting(*_RENSTRA),
    "tempat-program": _sunting(*_RENSTRA),
    "tempat-ubah": _sunting(*_RENSTRA),
    "tempat-hapus": _sunting(*_RENSTRA),
    "tempat-geser": _geser(*_RENSTRA),
    "daftar-indikator": _tampil(ASING),
    "indikator-tambah": _sunting(*_INDIKATOR),
    "indikator-ubah": _sunting(*_INDIKATOR),
    "indikator-hapus": _sunting(*_INDIKATOR),
    "riwayat-perencanaan": _tampil(ASING),
    "riwayat": _tampil(ASING),
}
TABEL_KABUPATEN = {
    "rpjmd": _tampil(ASING_KABUPATEN),
    "rpjmd-satu": _tampil(ASING_KABUPATEN),
    "rpjmd-tambah": _sunting(*_RPJMD),
    "rpjmd-ubah": _sunting(*_RPJMD),
    "rpjmd-hapus": _sunting(*_RPJMD),
    "butir-rpjmd-tambah": _sunting(*_RPJMD),
    "butir-rpjmd-ubah": _sunting(*_RPJMD),
    "butir-rpjmd-hapus": _sunting(*_RPJMD),
    "butir-rpjmd-geser": _geser(*_RPJMD),
    "acuan": _tampil(ASING_KABUPATEN),
    "acuan-tambah": _sunting(*_ACUAN),
    "acuan-ubah": _sunting(*_ACUAN),
    "acuan-hapus": _sunting(*_ACUAN),
    "riwayat-kabupaten": _tampil(ASING_KABUPATEN),
    "pembanding": _tampil(ASING_KABUPATEN),
    "pembanding-tambah": _sunting(*_PEMBANDING),
    "pembanding-ubah": _sunting(*_PEMBANDING),
    # Nothing stands on a benchmark: a stale mark keeps it for the next person.
    "pembanding-hapus": _sunting(*_PEMBANDING, kirim=409),
    "pembanding-riwayat": _tampil(ASING_KABUPATEN),
}
TABEL = TABEL_KECAMATAN | TABEL_KABUPATEN

ARGUMEN = {
    "riwayat": {"jenis": "indikator"},
    "riwayat-kabupaten": {"jenis": "rpjmd"},
    "butir-rpjmd-tambah": {"jenis": "sasaran"},
}
ISI_POST = {"pembanding-hapus": {"sidik": "lama"}}


def kunci(butir_pk) -> dict[str, int]:
    """The row of each address; every row but the benchmark is in use, so that
    nobody's deletion empties the table for the next."""
    tempat = butir_pk.butir_renstra
    sasaran = tempat.sasaran
    renstra = tempat.renstra
    kabupaten = renstra.kecamatan.kabupaten
    rpjmd = Rpjmd.objects.create(kabupaten=kabupaten, awal=2025, akhir=2029)
    butir = ButirRpjmd.objects.create(
        rpjmd=rpjmd, jenis="sasaran", urutan=1, uraian="Meningkatnya pelayanan"
    )
    renstra.rpjmd = rpjmd
    renstra.save()
    sasaran.mendukung = butir
    sasaran.save()
    acuan = Acuan.objects.create(kabupaten=kabupaten, kode="IKM", nama="IKM")
    pembanding = Pembanding.objects.create(
        acuan=acuan,
        tahun=2025,
        tingkat="nasional",
        jenis="target",
        nilai=71,
        sumber="X",
    )
    pk = {
        "renstra": renstra.pk,
        "tujuan": sasaran.tujuan_id,
        "sasaran": sasaran.pk,
        "tempat": tempat.pk,
        "indikator": tempat.indikator_id,
        "rpjmd": rpjmd.pk,
        "butir": butir.pk,
        "acuan": acuan.pk,
        "pembanding": pembanding.pk,
    }
    khusus = {
        "tujuan-tambah": "renstra",
        "sasaran-tambah": "tujuan",
        "tempat-tujuan": "tujuan",
        "tempat-sasaran": "sasaran",
        "tempat-program": "renstra",
        "riwayat": "indikator",
        "riwayat-kabupaten": "rpjmd",
        "butir-rpjmd-tambah": "rpjmd",
        "pembanding": "acuan",
        "pembanding-tambah": "acuan",
    }
    tanpa = {"perencanaan", "renstra-tambah", "daftar-indikator", "indikator-tambah"}
    tanpa |= {"riwayat-perencanaan", "rpjmd", "rpjmd-tambah", "acuan", "acuan-tambah"}
    return {
        nama: pk[khusus.get(nama, nama.split("-")[0])]
        for nama in TABEL
        if nama not in tanpa
    }

"""Rows of the access table for the IPP (tests/test_akses.py)."""

from capaian.ipp.tindakan import buat_penilaian
from capaian.models import AturanIpp, Bukti, LampiranIpp
from laporan.contoh.acuan_ipp import muat_ipp
from tests.capaian.ipp.bantuan import ACUAN, beri_respons
from tests.pembangun import buat_kecamatan, buat_pengguna

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}
# The neighbour belongs to the same regency.
ASING_KABUPATEN = {"kabupaten_lain": 404, "tanpa_tugas": 404}


def _hanya(lihat: dict, kirim: dict, dilihat=403):
    """Of those who see it, these may; the rest is told why not."""
    return {
        "GET": {"lain": dilihat} | lihat | ASING,
        "POST": {"lain": 403} | kirim | ASING,
    }


_OPERATOR = {"operator": 200}
_ORGANISASI = {"bagian_organisasi": 302}
_KEDUANYA = {"operator": 200, "bagian_organisasi": 200}
_DITOLAK = {"operator": 422, "bagian_organisasi": 422}
_PUBLIK = {
    "GET": {"lain": 200, "tamu": 200},
    "POST": {"lain": 403, "tamu": 403},  # not open yet
}

# The assessment is a draft with nothing filled in, and one answer of the public.
TABEL = {
    "ipp": TAMPIL,
    "program-tercapai": TAMPIL,
    "ipp-mulai": {
        "GET": {"lain": 405},
        "POST": {"lain": 403, "operator": 302, "bagian_organisasi": 302} | ASING,
    },
    "ipp-f01": _hanya({}, {"operator": 302}, dilihat=200),
    "ipp-bukti": _hanya({}, {"operator": 422}, dilihat=200),
    "ipp-lampiran": {
        "GET": {"lain": 405},
        "POST": {"lain": 403, "operator": 409} | ASING,
    },
    # Not submitted: back with a sentence.
    "ipp-f02": _hanya({}, {"bagian_organisasi": 302}, dilihat=200),
    "ipp-berita-acara": {"GET": {"lain": 404}, "POST": {"lain": 405}},
    "ipp-ajukan": _hanya(_OPERATOR, {"operator": 409}),
    "ipp-kembalikan": _hanya(_ORGANISASI, {"bagian_organisasi": 422}),
    "ipp-tetapkan": _hanya(_ORGANISASI, {"bagian_organisasi": 422}),
    "ipp-batalkan": _hanya(_ORGANISASI, {"bagian_organisasi": 422}),
    # An empty window is a window: never open.
    "ipp-f03": _hanya({}, {"operator": 302, "bagian_organisasi": 302}, dilihat=200),
    "ipp-f03-poster": TAMPIL,
    "ipp-f03-isi": _hanya(_KEDUANYA, _DITOLAK),
    "ipp-f03-hapus": _hanya({"bagian_organisasi": 200}, {"bagian_organisasi": 422}),
    "f03-publik": _PUBLIK,
    "f03-terima-kasih": {
        "GET": {"lain": 200, "tamu": 200},
        "POST": {"lain": 405, "tamu": 405},
    },
}
TABEL_KABUPATEN = {
    "ipp-kabupaten": {"GET": {"lain": 200} | ASING_KABUPATEN, "POST": {"lain": 405}},
    "ipp-aturan-baru": {
        "GET": {"lain": 403, "bagian_organisasi": 200} | ASING_KABUPATEN,
        "POST": {"lain": 403, "bagian_organisasi": 422} | ASING_KABUPATEN,
    },
    "ipp-aturan": {
        "GET": {"lain": 403, "bagian_organisasi": 200} | ASING_KABUPATEN,
        "POST": {"lain": 403, "bagian_organisasi": 422} | ASING_KABUPATEN,
    },
}
TABEL |= TABEL_KABUPATEN
# Addresses outside any kecamatan and regency.
TANPA_TEMPAT = ("f03-publik", "f03-terima-kasih")


def baris(butir) -> tuple[dict, dict]:
    """Keys of the addresses, and what else they name."""
    muat_ipp(ACUAN)
    kecamatan = butir.perjanjian.kecamatan
    orang = buat_pengguna(None)
    penilaian = buat_penilaian(buat_kecamatan(kecamatan.kode), 2025, oleh=orang)
    beri_respons(penilaian)
    aturan = AturanIpp.objects.create(
        kabupaten=kecamatan.kabupaten,
        mulai=2025,
        cara_f02="rata",
        cara_f03="semua",
        responden_minimum=10,
        bila_kurang="abaikan",
        dasar="Keputusan kabupaten",
    )
    lampiran = LampiranIpp.objects.create(
        jawaban=penilaian.jawaban.get(indikator__nomor=1),
        bukti=Bukti.objects.create(
            kecamatan=penilaian.kecamatan,
            nama="SK standar pelayanan",
            tautan="https://contoh.go.id/",
            diunggah_oleh=orang,
        ),
    )
    kunci = {
        "ipp-f03-hapus": penilaian.respons.get().pk,
        "ipp-aturan": aturan.pk,
        "ipp-lampiran": lampiran.pk,
    }
    argumen = dict.fromkeys(TANPA_TEMPAT, {"token": penilaian.token})
    argumen["ipp-bukti"] = {"nomor": 1}
    return kunci, argumen

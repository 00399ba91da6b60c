"""The access table of the whole site: every address × every kind of person.

An address that is not in the table fails the suite, and so does a kind of person
without a column. Rows of the admin are in tests/kecamatan/test_admin.py; here only
its door is tried.
"""

import re
from copy import copy
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from dokumen.pilihan import JenisDokumen, StatusPekerjaan
from kecamatan.models import Pengguna, UnitKerja

from .capaian.anggaran import akses as belanja
from .capaian.bukti import akses as bukti
from .capaian.ipp import akses as ipp
from .capaian.rapat import akses as rapat
from .capaian.skm import akses as skm
from .capaian.triwulan import akses_alur as alur
from .capaian.triwulan import akses_grid as grid
from .evaluasi.kampanye import akses as kampanye
from .evaluasi.lembar import akses as lke
from .evaluasi.lhe import akses as lhe
from .evaluasi.reviu import akses as reviu
from .evaluasi.tindak_lanjut import akses as tindak_lanjut
from .iku.anggaran import akses as anggaran
from .iku.perencanaan import akses as perencanaan
from .iku.perjanjian import akses as perjanjian
from .kecamatan import akses as pribadi
from .laporan.beranda import akses as pertama
from .laporan.penerbitan import akses as penerbitan
from .laporan.periksa import akses as temuan
from .laporan.ruang import akses as ruang_laporan
from .laporan.unduhan import akses as unduhan
from .pembangun import (
    buat_butir_pk,
    buat_kecamatan,
    buat_pengguna,
    buat_pk,
    buat_renstra,
    buat_skala,
)

# Who; the columns of the table.
ORANG = (
    "operator",
    "operator_tetangga",
    "penanggung_jawab",
    "camat",
    "bappeda",
    "bagian_organisasi",
    "evaluator",
    "inspektur",
    "pimpinan",
    "admin_kabupaten",
    "kabupaten_lain",
    "tanpa_tugas",
    "tamu",
)
TAMU_MASUK = 302  # to the page that asks who one is

# Expected answers: one number for all, or by person with "lain" for the rest.
# A signed-out visitor gets 302 wherever nothing else is said.
ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
HANYA_BACA = {"lain": 200} | ASING
TAMPIL = {"GET": HANYA_BACA, "POST": {"lain": 405}}
TERBUKA = {"lain": 200, "tamu": 200}
# The neighbour's admin comes in too, and sees the own regency alone (test_admin).
ADMIN = {"lain": 302, "admin_kabupaten": 200, "kabupaten_lain": 200}

TABEL = {
    "beranda": {
        # Each is led to the own kecamatan or regency.
        "GET": {"lain": 302, "tanpa_tugas": 200},
        "POST": {"lain": 405},
    },
    "masuk": {
        "GET": {"lain": 302, "tamu": 200},
        "POST": {"lain": 302, "tamu": 422},
    },
    "keluar": {"GET": {"lain": 405}, "POST": {"lain": 302}},
    "sandi": {"GET": {"lain": 200}, "POST": {"lain": 422}},
    "tema": {"GET": {"lain": 405, "tamu": 405}, "POST": {"lain": 302}},
    "siap": {"GET": TERBUKA, "POST": {"lain": 405, "tamu": 405}},
    "kecamatan": {"GET": {"lain": 302} | ASING, "POST": {"lain": 405}},
    "capaian": TAMPIL,
    "indikator": TAMPIL,
    "realisasi": {
        "GET": {"lain": 403, "operator": 200, "penanggung_jawab": 403} | ASING,
        "POST": {"lain": 403, "operator": 302, "penanggung_jawab": 403} | ASING,
    },
    "lkjip-cetak": {"GET": {"lain": 405}, "POST": {"lain": 302} | ASING},
    # A job belongs to who asked for it: here the operator.
    "lkjip-pekerjaan": {
        "GET": {"lain": 404, "operator": 200},
        "POST": {"lain": 405},
    },
    "lkjip-unduh": {
        "GET": {"lain": 404, "operator": 200},
        "POST": {"lain": 405},
    },
    # Excel in and out. A waiting file belongs to one session: here there is none.
    "lembar": {"GET": HANYA_BACA, "POST": {"lain": 422} | ASING},
    "lembar-templat": TAMPIL,
    "lembar-data": TAMPIL,
    "lembar-csv": TAMPIL,
    "lembar-pratinjau": {"GET": {"lain": 404}, "POST": {"lain": 405}},
    "lembar-ditandai": {"GET": {"lain": 404}, "POST": {"lain": 405}},
    "lembar-terapkan": {"GET": {"lain": 405}, "POST": {"lain": 404}},
    "admin:index": {"GET": ADMIN, "POST": ADMIN},
} | perencanaan.TABEL
TABEL |= anggaran.TABEL | perjanjian.TABEL | pribadi.TABEL | pribadi.TABEL_KABUPATEN
TABEL |= skm.TABEL
TABEL |= ipp.TABEL | rapat.TABEL
TABEL |= bukti.TABEL | belanja.TABEL
TABEL |= grid.TABEL | alur.TABEL
TABEL |= pertama.TABEL
TABEL |= kampanye.TABEL | lke.TABEL
TABEL |= lhe.TABEL | tindak_lanjut.TABEL
TABEL |= reviu.TABEL | penerbitan.TABEL | unduhan.TABEL
TABEL |= ruang_laporan.TABEL | temuan.TABEL
# What else an address names.
ARGUMEN = {
    "lembar-templat": {"jenis": "pagu"},
    "lembar-data": {"jenis": "pagu"},
    "lembar-csv": {"jenis": "pagu"},
    "lembar-pratinjau": {"tanda": "tidak-ada"},
    "lembar-ditandai": {"tanda": "tidak-ada"},
    "lembar-terapkan": {"tanda": "tidak-ada"},
} | perencanaan.ARGUMEN
ARGUMEN |= perjanjian.ARGUMEN
ARGUMEN |= skm.ARGUMEN | rapat.ARGUMEN
ARGUMEN |= bukti.ARGUMEN | belanja.ARGUMEN
ARGUMEN |= grid.ARGUMEN | alur.ARGUMEN | pertama.ARGUMEN
ARGUMEN |= kampanye.ARGUMEN | lke.ARGUMEN
ARGUMEN |= lhe.ARGUMEN | tindak_lanjut.ARGUMEN | reviu.ARGUMEN
ARGUMEN |= penerbitan.ARGUMEN
ARGUMEN |= unduhan.ARGUMEN
ISI_POST = {
    "realisasi": {"isi": "ada", "nilai": "85,1", "versi": "0"},
} | perencanaan.ISI_POST
ISI_POST |= anggaran.ISI_POST | alur.ISI_POST
ISI_POST |= kampanye.ISI_POST
ARGUMEN |= ruang_laporan.ARGUMEN | temuan.ARGUMEN
ISI_POST |= ruang_laporan.ISI_POST


def semua_alamat(resolver, ruang=""):
    """Names of all addresses; the admin's own under one name, for its door."""
    for satu in resolver.url_patterns:
        if isinstance(satu, URLPattern):
            yield f"{ruang}{satu.name}"
        elif satu.namespace == "admin":
            yield "admin:index"
        else:
            yield from semua_alamat(
                satu, ruang + (f"{satu.namespace}:" * bool(satu.namespace))
            )


@pytest.fixture(scope="module")
def dunia_bersama(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everybody, and one report of Pakusari 2025 with a finished print: made once for
    all rows of the table, in a transaction that is never committed."""
    folder = tmp_path_factory.mktemp("akses")
    cepat = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder, PASSWORD_HASHERS=cepat),
        transaction.atomic(),
    ):
        dunia = susun_dunia(folder)
        # Signed in once: what a row of the table does to a session is taken back, too.
        yield dunia | {"sesi": {nama: sesi(o) for nama, o in dunia["orang"].items()}}
        transaction.set_rollback(True)


@pytest.fixture
def dunia(dunia_bersama, db):
    """The same world for each test: what a test writes is taken back."""
    return dunia_bersama


def sesi(orang):
    """The cookies of somebody signed in; a visitor (None) has none."""
    client = Client()
    if orang:
        client.force_login(orang)
    return client.cookies


def susun_dunia(tmp_path):
    pakusari, panti = buat_kecamatan(), buat_kecamatan("35.09.14", "Panti")
    operator = buat_pengguna("operator", pakusari, nama="operator")
    buat_skala()
    butir = buat_butir_pk(buat_pk(buat_renstra(pakusari)))
    (tmp_path / "cetak").mkdir()
    (tmp_path / "cetak/a.pdf").write_bytes(b"%PDF-")
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi lain")
    kunci_anggaran, argumen_anggaran = anggaran.baris(butir)
    kunci_pk, argumen_pk = perjanjian.baris(butir)
    kunci_skm, argumen_skm = skm.baris(pakusari)
    kunci_ipp, argumen_ipp = ipp.baris(butir)
    kunci_rapat, argumen_rapat = rapat.baris(pakusari)
    kunci_tindak, argumen_tindak = tindak_lanjut.baris(pakusari)
    argumen_penerbitan = penerbitan.baris(pakusari)
    pekerjaan = pakusari.pekerjaan_cetak.create(
        pemohon=operator,
        jenis=JenisDokumen.LKJIP,
        tahun=2025,
        status=StatusPekerjaan.SELESAI,
        berkas="cetak/a.pdf",
        selesai_pada=timezone.now(),
    )
    return {
        "orang": {
            "operator": operator,
            "operator_tetangga": buat_pengguna("operator", panti),
            "penanggung_jawab": buat_pengguna("penanggung_jawab", pakusari, unit=unit),
            "kabupaten_lain": buat_pengguna(
                "admin_kabupaten", buat_kecamatan("35.10.01", "Pesanggaran")
            ),
            "tanpa_tugas": buat_pengguna(None),
            **{
                peran: buat_pengguna(peran, pakusari, nama=peran.replace("_", "-"))
                for peran in (
                    "camat",
                    "bappeda",
                    "bagian_organisasi",
                    "evaluator",
                    "inspektur",
                    "pimpinan",
                    "admin_kabupaten",
                )
            },
            "tamu": None,
        },
        "kunci": {
            "indikator": butir.indikator.pk,
            "realisasi": butir.indikator.pk,
            "lkjip-pekerjaan": pekerjaan.pk,
            "lkjip-unduh": pekerjaan.pk,
        }
        | perencanaan.kunci(butir)
        | pribadi.kunci(operator)
        | bukti.baris(butir.indikator, operator)
        | lke.kunci(pakusari, operator)
        | ruang_laporan.kunci(pakusari, operator)
        | temuan.kunci(pakusari, operator)
        | lhe.kunci(pakusari)
        | unduhan.kunci(pakusari)
        | reviu.kunci(pakusari)
        | kunci_tindak
        | alur.baris(pakusari, operator)
        | kampanye.baris(pakusari)
        | kunci_anggaran
        | kunci_pk
        | kunci_rapat
        | kunci_ipp
        | kunci_skm,
        "argumen": argumen_skm
        | argumen_anggaran
        | argumen_rapat
        | argumen_tindak
        | argumen_penerbitan
        | argumen_pk
        | argumen_ipp,
    }


def alamat(nama, dunia):
    if ":" in nama or nama in ("beranda", "masuk", "keluar", "sandi", "tema", "siap"):
        return reverse(nama)
    if nama in pribadi.TABEL:
        pk = dunia["kunci"].get(nama)
        return reverse(nama, kwargs={"pk": pk} if pk else {})
    if nama in (*ipp.TANPA_TEMPAT, *skm.PUBLIK, *penerbitan.PUBLIK):
        return reverse(nama, kwargs=dunia["argumen"][nama])
    argumen = {"kode": "35.09.24"}
    if (
        nama
        in perencanaan.TABEL_KABUPATEN
        | pribadi.TABEL_KABUPATEN
        | anggaran.TABEL_KABUPATEN
        | ipp.TABEL_KABUPATEN
        | alur.TABEL_KABUPATEN
        | kampanye.TABEL_KABUPATEN
        | tindak_lanjut.TABEL_KABUPATEN
        | reviu.TABEL_KABUPATEN
        | penerbitan.TABEL_KABUPATEN
        | pertama.TABEL_KABUPATEN
        | unduhan.TABEL_KABUPATEN
    ):
        argumen["kode"] = "35.09"
    elif nama not in ("kecamatan", *bukti.TANPA_TAHUN):
        argumen["tahun"] = 2025
    if nama in dunia["kunci"]:
        argumen["pk"] = dunia["kunci"][nama]
    if nama == "realisasi":
        argumen["triwulan"] = None
    argumen |= ARGUMEN.get(nama, {}) | dunia["argumen"].get(nama, {})
    return reverse(nama, kwargs=argumen)


def harapan(nama, metode, orang):
    baris = TABEL[nama][metode]
    return baris.get(orang, TAMU_MASUK if orang == "tamu" else baris["lain"])


def test_setiap_alamat_ada_dalam_tabel():
    assert set(semua_alamat(get_resolver())) == set(TABEL)


@pytest.mark.parametrize("metode", ["GET", "POST"])
@pytest.mark.parametrize("nama", TABEL)
def test_siapa_boleh_apa(dunia, nama, metode):
    hasil = {orang: minta(dunia, nama, orang, metode) for orang in ORANG}
    assert hasil == {orang: harapan(nama, metode, orang) for orang in ORANG}


def minta(dunia, nama, orang, metode):
    client = Client()
    client.cookies = copy(dunia["sesi"][orang])
    jawaban = client.generic(
        metode,
        alamat(nama, dunia),
        urlencode(ISI_POST.get(nama, {})),
        content_type="application/x-www-form-urlencoded",
    )
    if jawaban.streaming:
        b"".join(jawaban.streaming_content)  # closes the file
    if orang == "tamu" and jawaban.status_code == 302 and nama != "tema":
        assert re.match(r"/(admin/login|masuk)/", jawaban.url)
    return jawaban.status_code


@pytest.mark.parametrize("nama", TABEL)
def test_metode_lain_tidak_dilayani(client, dunia, nama):
    client.force_login(dunia["orang"]["operator"])
    for metode in ("PUT", "DELETE", "PATCH"):
        jawaban = client.generic(metode, alamat(nama, dunia))
        assert jawaban.status_code in (302, 405), metode


@pytest.mark.parametrize("nama", sorted(set(TABEL) - {"admin:index"}))
def test_tanpa_token_csrf_ditolak(dunia, nama):
    client = Client(enforce_csrf_checks=True)
    client.force_login(dunia["orang"]["operator"])
    jawaban = client.post(alamat(nama, dunia), ISI_POST.get(nama, {}))
    assert jawaban.status_code in (403, 405)
    if jawaban.status_code == 403:
        assert "Kiriman belum diterima" in jawaban.content.decode()


def test_hak_dicabut_berlaku_seketika(client, dunia):
    operator = dunia["orang"]["operator"]
    client.force_login(operator)
    tujuan = [alamat(n, dunia) for n in ("capaian", "indikator", "lkjip-pekerjaan")]
    assert [client.get(a).status_code for a in tujuan] == [200] * 3
    operator.penugasan.all().delete()
    assert [client.get(a).status_code for a in tujuan] == [404] * 3
    Pengguna.objects.filter(pk=operator.pk).update(is_active=False)
    assert [client.get(a).status_code for a in tujuan] == [302] * 3


@pytest.mark.parametrize("nama", ["capaian", "indikator", "lkjip", "siap", "masuk"])
def test_kepala_jawaban(client, dunia, nama):
    client.force_login(dunia["orang"]["operator"])
    kepala = client.get(alamat(nama, dunia)).headers
    assert "script-src 'self'" in kepala["Content-Security-Policy"]
    assert "default-src 'none'" in kepala["Content-Security-Policy"]
    assert "unsafe" not in kepala["Content-Security-Policy"]
    assert kepala["X-Content-Type-Options"] == "nosniff"
    assert kepala["Cache-Control"] in (
        "private, no-store",
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


def test_unduhan_adalah_lampiran(client, dunia):
    client.force_login(dunia["orang"]["operator"])
    jawaban = client.get(alamat("lkjip-unduh", dunia))
    assert jawaban["Content-Disposition"] == (
        'attachment; filename="LKjIP-Pakusari-2025.pdf"'
    )
    assert jawaban["Cache-Control"] == "private, no-store"
    assert b"".join(jawaban.streaming_content) == b"%PDF-"

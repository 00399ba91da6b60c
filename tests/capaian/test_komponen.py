"""Indicators that count several items: targets and remarks of their own."""

from decimal import Decimal

import pytest

from capaian.komponen import susun_komponen
from capaian.models import NilaiVariabel, Realisasi
from capaian.tindakan import cari_realisasi
from iku.models import Target, TargetVariabel, Variabel
from iku.pilihan import Cara, SumberTarget
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)


@pytest.fixture
def adminduk(pakusari):
    """KK 1.825 and KTP 2.310; the Renja asks for more KK."""
    buat_skala()
    ini = buat_indikator(
        pakusari, nama="Dokumen", satuan="dokumen", cara=Cara.RUMUS, rumus="kk + ktp"
    )
    kk, ktp = (
        Variabel.objects.create(
            indikator=ini, kode=kode, nama=nama, satuan="dokumen", urutan=n
        )
        for n, (kode, nama) in enumerate((("kk", "Kartu keluarga"), ("ktp", "KTP")))
    )
    tempat = buat_tempat(buat_sasaran(buat_renstra(pakusari)), ini, {2025: "4135"})
    buat_butir_pk(buat_pk(tempat.renstra), tempat, "4135")
    renstra = tempat.target.get()
    renja = Target.objects.create(
        butir=tempat, tahun=2025, nilai=Decimal(4200), sumber=SumberTarget.RENJA
    )
    for target, variabel, nilai in (
        (renja, kk, 2000),
        (renstra, kk, 1825),
        (renstra, ktp, 2310),
    ):
        TargetVariabel.objects.create(
            target=target, variabel=variabel, nilai=Decimal(nilai)
        )
    return ini


def _kunci(ini):
    return [(f"komponen_{v.pk}", f"keterangan_{v.pk}") for v in ini.variabel.all()]


def test_target_terdekat_dan_capaian_per_komponen(adminduk):
    kosong = susun_komponen(adminduk, 2025, None)
    assert [(k.target, k.nilai, k.capaian) for k in kosong] == [
        (Decimal(2000), None, None),
        (Decimal(2310), None, None),
    ]
    assert [k.target for k in susun_komponen(adminduk, 2024, None)] == [None, None]


def test_diisi_dengan_keterangan(client, operator, adminduk):
    client.force_login(operator)
    alamat = f"/35.09.24/2025/indikator/{adminduk.pk}/realisasi/tahun/"
    (kk, ket_kk), (ktp, ket_ktp) = _kunci(adminduk)
    isi = {"isi": "ada", "versi": 0, kk: "1.500", ktp: "2.310", ket_kk: "Blangko habis"}
    assert client.post(alamat, isi | {ket_ktp: ""}).status_code == 302
    baris = cari_realisasi(adminduk, 2025, None)
    satu, dua = susun_komponen(adminduk, 2025, baris)
    assert (satu.capaian, dua.capaian) == (Decimal("75.00"), Decimal("100.00"))
    assert satu.keterangan == "Blangko habis"
    teks = client.get(alamat).content.decode()
    assert ">2.000</td>" in teks
    assert "75,00 %" in teks
    assert 'value="Blangko habis"' in teks
    # A remark alone is a change, with its entry in the trail.
    client.post(alamat, isi | {"versi": 1, ket_kk: "Blangko tiba", ket_ktp: ""})
    assert Jejak.objects.first().ke["keterangan"] == {"kk": "Blangko tiba"}
    assert Realisasi.objects.get().versi == 2


def test_halaman_tanpa_isian_keterangan_tidak_menghapusnya(client, operator, adminduk):
    client.force_login(operator)
    alamat = f"/35.09.24/2025/indikator/{adminduk.pk}/realisasi/tahun/"
    (kk, ket_kk), (ktp, _) = _kunci(adminduk)
    isi = {"isi": "ada", kk: "1.500", ktp: "2.310"}
    client.post(alamat, isi | {"versi": 0, ket_kk: "Blangko habis"})
    client.post(alamat, isi | {"versi": 1, kk: "1.600"})
    satu = NilaiVariabel.objects.get(variabel__kode="kk")
    assert (satu.nilai, satu.keterangan) == (Decimal(1600), "Blangko habis")


def test_keterangan_terlalu_panjang_disebut_dan_tetap_ada(client, operator, adminduk):
    client.force_login(operator)
    alamat = f"/35.09.24/2025/indikator/{adminduk.pk}/realisasi/tahun/"
    (kk, ket_kk), (ktp, _) = _kunci(adminduk)
    isi = {"isi": "ada", "versi": 0, kk: "1", ktp: "2", ket_kk: "x" * 301}
    jawaban = client.post(alamat, isi)
    assert jawaban.status_code == 422
    assert "x" * 301 in jawaban.content.decode()
    assert not Realisasi.objects.exists()

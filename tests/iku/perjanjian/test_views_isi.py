"""Writing an agreement in the browser: works, refuses, says why."""

from decimal import Decimal

import pytest
from django.urls import reverse

from iku.models import PerjanjianKinerja, RencanaAksi
from iku.pilihan import Agregasi
from kecamatan.models import Jejak
from kecamatan.riwayat import sidik
from tests.pembangun import (
    buat_masa_jabatan,
    buat_pagu,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    tetapkan_pk,
)


def alamat(nama, *kunci, tahun=2025):
    return reverse(nama, args=["35.09.24", tahun, *kunci])


@pytest.fixture
def sebagai(client):
    def masuk(orang):
        client.force_login(orang)
        return client

    return masuk


def isi_butir(butir, **isi):
    return {
        "sidik": sidik(butir),
        "urutan": 1,
        "nomor": "",
        "uraian_kinerja": butir.uraian_kinerja,
        "uraian_indikator": butir.uraian_indikator,
        "nilai": "89",
    } | isi


# --- New --------------------------------------------------------------------------


def test_membuat_dari_renstra(sebagai, operator, pakusari):
    renstra = buat_renstra(pakusari)
    buat_tempat(buat_sasaran(renstra), target={2025: "89"})
    jawaban = sebagai(operator).post(
        alamat("pk-baru"), {"renstra": renstra.pk, "isi": "usulan"}
    )
    pk = PerjanjianKinerja.objects.get()
    assert jawaban.url == alamat("pk", pk.pk)
    assert pk.butir.get().nilai == 89


def test_renstra_tahun_lain_tidak_ditawarkan(sebagai, operator, pakusari):
    lama = buat_renstra(pakusari, 2018, 2022)
    jawaban = sebagai(operator).post(
        alamat("pk-baru"), {"renstra": lama.pk, "isi": "usulan"}
    )
    assert jawaban.status_code == 422
    assert "Belum ada Renstra yang memuat tahun 2025" in jawaban.content.decode()
    assert not PerjanjianKinerja.objects.exists()


def test_unit_kecamatan_lain_tidak_ada(sebagai, operator, panti, pakusari):
    from kecamatan.models import UnitKerja

    unit = UnitKerja.objects.create(kecamatan=panti, nama="Seksi")
    jawaban = sebagai(operator).get(alamat("pk-baru") + f"?unit={unit.pk}")
    assert jawaban.status_code == 404


def test_unit_camat_sendiri_bukan_turunan(sebagai, operator, pakusari):
    from kecamatan.models import UnitKerja

    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Camat")
    jawaban = sebagai(operator).get(alamat("pk-baru") + f"?unit={unit.pk}")
    assert jawaban.status_code == 404


def test_perubahan_atas_draf_diarahkan_ke_draf(sebagai, operator, pk):
    isi = sebagai(operator).get(alamat("pk-baru")).content.decode()
    assert "masih berstatus draf" in isi
    assert 'name="renstra"' not in isi


# --- Promises ---------------------------------------------------------------------


def test_operator_mengubah_target_tanpa_alasan(sebagai, operator, pk):
    butir = pk.butir.get()
    sebagai(operator).post(
        alamat("pk-butir", pk.pk, butir.pk), isi_butir(butir, nilai="90,5")
    )
    butir.refresh_from_db()
    assert butir.nilai == Decimal("90.5")


def test_bagian_organisasi_harus_menyebut_alasan(sebagai, bagian_organisasi, pk):
    butir = pk.butir.get()
    kirim = lambda **isi: sebagai(bagian_organisasi).post(  # noqa: E731
        alamat("pk-butir", pk.pk, butir.pk), isi_butir(butir, nilai="90", **isi)
    )
    jawaban = kirim()
    assert jawaban.status_code == 422
    assert "Tulis alasan perubahan ini." in jawaban.content.decode()
    assert kirim(alasan="arahan bupati").status_code == 302
    assert Jejak.objects.tentang(butir).get().alasan == "arahan bupati"


def test_target_kosong_dan_titik_ditolak(sebagai, operator, pk):
    butir = pk.butir.get()
    for nilai, kalimat in (("", "memerlukan target berangka"), ("80.65", "80,65?")):
        jawaban = sebagai(operator).post(
            alamat("pk-butir", pk.pk, butir.pk), isi_butir(butir, nilai=nilai)
        )
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
    butir.refresh_from_db()
    assert butir.nilai == 89


def test_orang_lain_menyimpan_lebih_dahulu(sebagai, operator, pk):
    butir = pk.butir.get()
    kiriman = isi_butir(butir, nilai="90")
    pk.butir.update(nilai=95)
    jawaban = sebagai(operator).post(alamat("pk-butir", pk.pk, butir.pk), kiriman)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "95" in isi and 'value="90"' in isi
    butir.refresh_from_db()
    assert butir.nilai == 95


def test_menyimpan_setelah_diajukan_ditolak_dengan_isian(sebagai, operator, diajukan):
    """The page stood open while somebody submitted."""
    butir = diajukan.butir.get()
    jawaban = sebagai(operator).post(
        alamat("pk-butir", diajukan.pk, butir.pk), isi_butir(butir, nilai="90")
    )
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "kini berstatus diajukan" in isi and 'value="90"' in isi
    butir.refresh_from_db()
    assert butir.nilai == 89


@pytest.mark.parametrize(
    "nama",
    ["pk-naskah", "pk-butir-tambah", "pk-anggaran", "pk-anggaran-baru", "pk-hapus"],
)
def test_halaman_ubah_yang_beku_mengantar_kembali(sebagai, operator, pk, nama):
    tetapkan_pk(pk)
    jawaban = sebagai(operator).get(alamat(nama, pk.pk), follow=True)
    assert jawaban.redirect_chain == [(alamat("pk", pk.pk), 302)]
    assert "tidak dapat diubah" in jawaban.content.decode()


@pytest.mark.parametrize("nama", ["pk-hapus", "pk-butir-hapus"])
def test_menghapus_yang_beku_ditolak_tanpa_galat(sebagai, operator, pk, nama):
    butir = pk.butir.get()
    tetapkan_pk(pk)
    kunci = (pk.pk, butir.pk) if "butir" in nama else (pk.pk,)
    jawaban = sebagai(operator).post(alamat(nama, *kunci), follow=True)
    assert jawaban.status_code == 200
    assert pk.butir.count() == 1


def test_bagian_organisasi_menghapus_dengan_alasan(sebagai, bagian_organisasi, pk):
    hapus = alamat("pk-butir-hapus", pk.pk, pk.butir.get().pk)
    jawaban = sebagai(bagian_organisasi).post(hapus)
    assert jawaban.status_code == 422
    assert "Tulis alasan penghapusan" in jawaban.content.decode()
    assert pk.butir.exists()
    sebagai(bagian_organisasi).post(hapus, {"alasan": "Ganda"})
    assert not pk.butir.exists()


def test_tambah_butir_menyimpan_yang_dipilih_saja(sebagai, operator, pk):
    a, b = (
        buat_tempat(buat_sasaran(pk.renstra), target={2025: n}) for n in ("10", "20")
    )
    jawaban = sebagai(operator).post(
        alamat("pk-butir-tambah", pk.pk),
        {f"pilih_{a.pk}": "on", f"nilai_{a.pk}": "11,5", f"nilai_{b.pk}": "20"},
    )
    assert jawaban.status_code == 302
    assert [x.nilai for x in pk.butir.order_by("urutan")] == [89, Decimal("11.5")]


def test_yang_ditambah_berdiri_di_sasarannya(sebagai, operator, pk):
    """Not at the end, where its sasaran would stand a second time."""
    pertama, kedua = (buat_sasaran(pk.renstra, uraian=u) for u in ("Satu", "Dua"))
    susul = [(pertama, "1"), (kedua, "2"), (pertama, "3"), (kedua, "4")]
    for sasaran, target in susul:
        satu = buat_tempat(sasaran, target={2025: target})
        sebagai(operator).post(
            alamat("pk-butir-tambah", pk.pk),
            {f"pilih_{satu.pk}": "on", f"nilai_{satu.pk}": target},
        )
    urut = pk.butir.order_by("urutan", "pk")
    assert [b.nilai for b in urut] == [89, 1, 3, 2, 4]


def test_tambah_butir_tanpa_target_menyimpan_nol_baris(sebagai, operator, pk):
    a, b = (buat_tempat(buat_sasaran(pk.renstra)) for _ in range(2))
    jawaban = sebagai(operator).post(
        alamat("pk-butir-tambah", pk.pk),
        {f"pilih_{a.pk}": "on", f"nilai_{a.pk}": "1", f"pilih_{b.pk}": "on"},
    )
    assert jawaban.status_code == 422
    assert "Tulis targetnya" in jawaban.content.decode()
    assert pk.butir.count() == 1


# --- Head, money ------------------------------------------------------------------


def test_pihak_harus_menjabat_pada_tanggalnya(sebagai, operator, pk):
    lama = buat_masa_jabatan(pk.kecamatan, nama="Sodiq", selesai="2025-06-30")
    kiriman = {"pertama": lama.pk, "kedua": pk.kedua_id, "tempat": "Jember"}
    tolak = sebagai(operator).post(
        alamat("pk-naskah", pk.pk), kiriman | {"tanggal": "2025-07-01"}
    )
    assert tolak.status_code == 422
    assert "tidak menjabat pada tanggal itu" in tolak.content.decode()
    terima = sebagai(operator).post(
        alamat("pk-naskah", pk.pk), kiriman | {"tanggal": "2025-02-10"}
    )
    assert terima.status_code == 302
    pk.refresh_from_db()
    assert (pk.pertama, pk.tempat) == (lama, "Jember")


def test_alasan_perjanjian_bukan_alasan_riwayat(sebagai, operator, pk):
    type(pk).objects.filter(pk=pk.pk).update(perubahan_ke=1, alasan="pagu")
    sebagai(operator).post(
        alamat("pk-naskah", pk.pk),
        {
            "pertama": pk.pertama_id,
            "kedua": pk.kedua_id,
            "alasan_pk": "mutasi",
            "alasan": "salah ketik",
        },
    )
    pk.refresh_from_db()
    assert pk.alasan == "mutasi"
    assert Jejak.objects.tentang(pk).get().alasan == "salah ketik"


def test_anggaran_diambil_lalu_selisihnya_ditandai(sebagai, operator, pk):
    pagu = buat_pagu(buat_program("Program A"), "1000")
    halaman = alamat("pk-anggaran", pk.pk)
    sebagai(operator).post(halaman, {"dokumen": pagu.dokumen.pk})
    baris = pk.anggaran.get()
    sebagai(operator).post(
        alamat("pk-anggaran-baris", pk.pk, baris.pk),
        {"uraian": "Program A", "jumlah": "900", "sumber_dana": "APBD"},
    )
    isi = sebagai(operator).get(halaman).content.decode()
    assert "Rp 900,00" in isi
    assert "Di sana Rp 1.000,00" in isi


def test_program_tambahan_memakai_namanya(sebagai, operator, pk):
    node = buat_program("Program B")
    sebagai(operator).post(
        alamat("pk-anggaran-baru", pk.pk), {"nomenklatur": node.pk, "jumlah": "5"}
    )
    assert (pk.anggaran.get().uraian, pk.anggaran.get().urutan) == ("Program B", 1)


# --- Rencana aksi -----------------------------------------------------------------


def test_rencana_yang_tidak_cocok_disimpan_dan_diperingatkan(sebagai, operator, pk):
    butir = pk.butir.get()
    butir.indikator.agregasi = Agregasi.JUMLAH
    butir.indikator.save()
    tetapkan_pk(pk)
    jawaban = sebagai(operator).post(
        alamat("pk-rencana-butir", pk.pk, butir.pk),
        {"nilai_1": "40", "nilai_2": "40", "anggaran_1": "1.000.000"},
        follow=True,
    )
    isi = jawaban.content.decode()
    assert "Rencana aksi tersimpan." in isi
    assert "kurang dari target setahun 89 (selisih 9)" in isi
    assert [(r.triwulan, r.nilai) for r in butir.rencana_aksi.all()] == [
        (1, 40),
        (2, 40),
    ]


def test_rencana_yang_dikosongkan_hilang(sebagai, operator, pk):
    butir = pk.butir.get()
    ada = RencanaAksi.objects.create(butir=butir, triwulan=2, nilai=Decimal(5))
    kirim = alamat("pk-rencana-butir", pk.pk, butir.pk)
    sebagai(operator).post(kirim, {"sidik_2": sidik(ada), "nilai_3": "89"})
    assert list(butir.rencana_aksi.values_list("triwulan", flat=True)) == [3]


def test_rencana_yang_diubah_orang_lain_ditunjukkan(sebagai, operator, pk):
    butir = pk.butir.get()
    ada = RencanaAksi.objects.create(butir=butir, triwulan=1, nilai=Decimal(5))
    kiriman = {"sidik_1": sidik(ada), "nilai_1": "6"}
    RencanaAksi.objects.update(nilai=7)
    jawaban = sebagai(operator).post(
        alamat("pk-rencana-butir", pk.pk, butir.pk), kiriman
    )
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "target 7" in isi and 'value="6"' in isi
    assert RencanaAksi.objects.get().nilai == 7


def test_jumlah_kueri_halaman_tetap(
    sebagai, operator, pk, django_assert_max_num_queries
):
    halaman = [alamat("pk", pk.pk), alamat("pk-rencana", pk.pk), alamat("daftar-pk")]
    klien = sebagai(operator)
    for satu in halaman:
        klien.get(satu)
    banyak = []
    for _ in range(2):
        for satu in halaman:
            with django_assert_max_num_queries(45) as kueri:
                klien.get(satu)
            banyak.append(len(kueri))
        for n in range(4):
            tempat = buat_tempat(buat_sasaran(pk.renstra), target={2025: "1"})
            from tests.pembangun import buat_butir_pk

            butir = buat_butir_pk(pk, tempat)
            RencanaAksi.objects.create(butir=butir, triwulan=n + 1, nilai=1)
    assert banyak[:3] == banyak[3:]

"""Decrees: proposed, written, printed; by Bagian Organisasi alone."""

from datetime import date

import pytest
from django.urls import reverse

from dokumen.pilihan import JenisDokumen
from iku.keputusan.baku import daftar_definisi, definisi, naskah_baku
from iku.keputusan.isian import FormButirSk, FormNaskahSk
from iku.keputusan.usulan import buat_sk
from iku.models import Acuan, ButirSkIku, IndikatorRenstra, SkIku
from iku.pilihan import BentukSk, LetakSk, StatusSk
from iku.surat.sk import susun_sk
from iku.surat.umum import DRAF
from kecamatan.models import Jejak, UnitKerja
from tests.pembangun import (
    buat_indikator,
    buat_masa_jabatan,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari)


@pytest.fixture
def ikm(renstra):
    acuan = Acuan.objects.create(
        kabupaten=renstra.kecamatan.kabupaten, kode="IKM", nama="IKM"
    )
    indikator = buat_indikator(renstra.kecamatan, acuan=acuan)
    return buat_tempat(buat_sasaran(renstra), indikator)


def usulkan(renstra, oleh, bentuk=BentukSk.PISAH):
    return buat_sk(
        kecamatan=renstra.kecamatan, renstra=renstra, bentuk=bentuk, oleh=oleh
    )


# --- Proposal ---------------------------------------------------------------------


def test_sk_baru_memuat_naskah_dan_indikator(ikm, renstra, bagian_organisasi):
    buat_masa_jabatan(renstra.kecamatan, pangkat="Pembina")
    atas = IndikatorRenstra.objects.create(
        renstra=renstra,
        indikator=buat_indikator(renstra.kecamatan, nama="IPP"),
        tujuan=ikm.sasaran.tujuan,
    )
    sk = usulkan(renstra, bagian_organisasi)
    assert "Kecamatan Pakusari Kabupaten Jember" in sk.judul
    assert [d["nomor"] for d in sk.diktum][:2] == ["KESATU", "KEDUA"]
    assert "{k" not in str([sk.menimbang, sk.mengingat, sk.diktum, sk.salinan])
    assert (sk.penetap_nama, sk.penetap_jabatan) == ("Rifendi", "Camat Pakusari")
    assert [b.butir_renstra for b in sk.butir.order_by("urutan")] == [atas, ikm]
    baku = definisi("IKM")
    butir = sk.butir.get(indikator=ikm.indikator)
    assert (butir.formulasi, butir.penjelasan) == (
        baku["formulasi"],
        baku["penjelasan"],
    )


def test_kata_indikator_lebih_dahulu_daripada_teks_baku(
    ikm, renstra, bagian_organisasi
):
    ikm.indikator.formulasi = "milik sendiri"
    ikm.indikator.save()
    assert usulkan(renstra, bagian_organisasi).butir.get().formulasi == "milik sendiri"


def test_keputusan_sebelumnya_diwarisi(ikm, renstra, bagian_organisasi):
    seksi = UnitKerja.objects.create(kecamatan=renstra.kecamatan, nama="Seksi")
    lama = SkIku.objects.create(
        kecamatan=renstra.kecamatan,
        nomor="1",
        tanggal=date(2024, 1, 2),
        judul="IKU",
        bentuk="gabung",
        fungsi=["fungsi lama"],
    )
    butir = ButirSkIku.objects.create(
        sk=lama,
        indikator=ikm.indikator,
        letak=LetakSk.LAINNYA,
        urutan=1,
        uraian_indikator="IKM (Indeks)",
        penjelasan="seperti dahulu",
    )
    butir.penanggung_jawab.add(seksi)
    assert usulkan(renstra, bagian_organisasi).fungsi != ["fungsi lama"]
    SkIku.objects.filter(pk=lama.pk).update(status=StatusSk.DITETAPKAN)
    sk = usulkan(renstra, bagian_organisasi)
    baru = sk.butir.get()
    assert sk.fungsi == ["fungsi lama"]
    assert (baru.letak, baru.uraian_indikator, baru.penjelasan) == (
        LetakSk.LAINNYA,
        "IKM (Indeks)",
        "seperti dahulu",
    )
    assert list(baru.penanggung_jawab.all()) == [seksi]


def test_dua_rancangan_tanpa_nomor_boleh_ada(ikm, renstra, bagian_organisasi):
    assert usulkan(renstra, bagian_organisasi) != usulkan(renstra, bagian_organisasi)


@pytest.mark.parametrize("bentuk", BentukSk)
def test_setiap_bentuk_tercetak(ikm, renstra, bagian_organisasi, bentuk):
    teks = str(susun_sk(usulkan(renstra, bagian_organisasi, bentuk)))
    assert "MEMUTUSKAN" in teks and ikm.indikator.nama in teks
    assert "NOMOR : …" in teks


@pytest.mark.parametrize(
    ("isi", "draf"),
    [
        ({}, True),
        ({"nomor": "1", "tanggal": date(2025, 9, 23)}, True),
        ({"nomor": "1", "tanggal_teks": "September 2025", "status": "ditetapkan"}, 0),
    ],
    ids=["kosong", "bernomor", "ditetapkan"],
)
def test_sebelum_ditetapkan_bertanda_draf(
    client, renstra, bagian_organisasi, isi, draf
):
    sk = usulkan(renstra, bagian_organisasi)
    SkIku.objects.filter(pk=sk.pk).update(**isi)
    sk.refresh_from_db()
    assert susun_sk(sk).tanda == (DRAF if draf else "")
    client.force_login(bagian_organisasi)
    halaman = client.get(alamat("sk-iku", sk.pk)).content.decode()
    assert ('<span class="status draf">Draf</span>' in halaman) is bool(draf)


# --- Standard texts ---------------------------------------------------------------


def test_bobot_ipp_berjumlah_seratus():
    """24 + 25 + 18 + 11 + 10 + 12, and each aspect's own weights."""
    aspek, semua = None, {}
    for baris in definisi("IPP")["penjelasan"].splitlines():
        if baris.startswith("Aspek "):
            aspek = int(baris.rpartition("(")[2].split("%")[0])
            semua[baris] = (aspek, [])
        elif baris.startswith("Kategori"):
            break
        elif aspek and baris.startswith("- "):
            semua[list(semua)[-1]][1].append(
                int(baris.rpartition("(")[2].split("%")[0])
            )
    assert [a for a, _ in semua.values()] == [24, 25, 18, 11, 10, 12]
    assert [sum(isi) for _, isi in semua.values()] == [100] * 6
    assert sum(len(isi) for _, isi in semua.values()) == 30


def test_f02_dinilai_evaluator_dan_f03_masyarakat():
    """Two example decrees have them exchanged."""
    ipp = definisi("IPP")
    assert "F-02 diisi evaluator" in ipp["penjelasan"]
    assert "75% × nilai F-02" in ipp["formulasi"]


def test_definisi_baku_lengkap():
    assert [d["kode"] for d in daftar_definisi()] == ["IPP", "IKM", "SAKIP"]
    for d in daftar_definisi():
        assert d["formulasi"] and d["penjelasan"] and d["sumber_data"]
    assert "CC (lebih dari 50 sampai 60)" in definisi("SAKIP")["penjelasan"]
    assert definisi("LAIN") is None


def test_naskah_baku_menyebut_tempatnya(pakusari, renstra):
    naskah = naskah_baku(pakusari, renstra)
    assert "Renstra 2025–2029 Kecamatan Pakusari" in naskah["menimbang"][0]
    assert JenisDokumen.SK_IKU  # what it becomes


# --- Pages ------------------------------------------------------------------------


@pytest.fixture
def sk(ikm, renstra, bagian_organisasi):
    return usulkan(renstra, bagian_organisasi)


def sebagaimana_tampil(form) -> dict:
    """What a browser would send back untouched."""
    kiriman = {}
    for isian in form:
        nilai = isian.value()
        if nilai is None:
            continue
        kiriman[isian.html_name] = str(nilai).replace("\n", "\r\n")
    return kiriman


def test_naskah_dikirim_kembali_tanpa_perubahan(client, sk, bagian_organisasi):
    sk.tugas = ["a. satu\n   lanjutan"]
    sk.diktum.append({"nomor": "KETUJUH", "isi": "satu:\n  a. dua\n\n  b. tiga"})
    sk.save()
    sk.refresh_from_db()
    client.force_login(bagian_organisasi)
    jawaban = client.post(
        alamat("sk-iku-naskah", sk.pk),
        sebagaimana_tampil(FormNaskahSk(instance=sk)),
        follow=True,
    )
    assert "Tidak ada yang berubah." in jawaban.content.decode()


def test_diktum_dihapus_ditambah_dan_berjejak(client, sk, bagian_organisasi):
    client.force_login(bagian_organisasi)
    kiriman = sebagaimana_tampil(FormNaskahSk(instance=sk))
    akhir = len(sk.diktum)
    kiriman |= {"diktum_isi_0": "", f"diktum_isi_{akhir}": "Baru"}
    kiriman |= {"nomor": "188/1/2025", "salinan": "Satu\r\nDua"}
    client.post(alamat("sk-iku-naskah", sk.pk), kiriman)
    semula = sk.diktum
    sk.refresh_from_db()
    assert sk.diktum == [*semula[1:], {"nomor": "KETUJUH", "isi": "Baru"}]
    assert (sk.nomor, sk.salinan) == ("188/1/2025", ["Satu", "Dua"])
    assert Jejak.objects.tentang(sk).filter(aksi="mengubah").exists()


def test_nomor_yang_sudah_dipakai_ditolak(client, sk, bagian_organisasi, pakusari):
    SkIku.objects.create(kecamatan=pakusari, nomor="7", judul="x", bentuk="pisah")
    client.force_login(bagian_organisasi)
    kiriman = sebagaimana_tampil(FormNaskahSk(instance=sk)) | {"nomor": "7"}
    jawaban = client.post(alamat("sk-iku-naskah", sk.pk), kiriman)
    assert jawaban.status_code == 422
    assert "Nomor keputusan ini sudah ada." in jawaban.content.decode()


def test_indikator_baru_dilengkapi_dari_datanya(client, sk, renstra, bagian_organisasi):
    tempat = buat_tempat(
        buat_sasaran(renstra, "Akuntabel"),
        buat_indikator(renstra.kecamatan, nama="Nilai SAKIP", formulasi="jumlah"),
    )
    client.force_login(bagian_organisasi)
    client.post(
        alamat("sk-iku-butir-tambah", sk.pk),
        {"indikator": tempat.indikator.pk, "letak": "lainnya"},
    )
    butir = sk.butir.get(indikator=tempat.indikator)
    assert (butir.uraian_kinerja, butir.uraian_indikator, butir.formulasi) == (
        "Akuntabel",
        "Nilai SAKIP",
        "jumlah",
    )
    assert (butir.butir_renstra, butir.urutan) == (tempat, 1)


def test_definisi_baku_diisikan_belum_tersimpan(client, sk, bagian_organisasi):
    butir = sk.butir.get()
    semula = butir.penjelasan
    client.force_login(bagian_organisasi)
    halaman = alamat("sk-iku-butir", sk.pk, butir.pk) + "?baku=IPP"
    assert "F-02 diisi evaluator" in client.get(halaman).content.decode()
    butir.refresh_from_db()
    assert butir.penjelasan == semula


def test_penanggung_jawab_tersimpan_bersama_butirnya(
    client, sk, pakusari, bagian_organisasi
):
    seksi = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi")
    butir = sk.butir.get()
    client.force_login(bagian_organisasi)
    jawaban = client.post(
        alamat("sk-iku-butir", sk.pk, butir.pk),
        {
            "sidik": FormButirSk(instance=butir).initial["sidik"],
            "letak": "utama",
            "urutan": 1,
            "uraian_indikator": "IKM",
            "penanggung_jawab": [seksi.pk],
        },
    )
    assert jawaban.status_code == 302
    assert list(butir.penanggung_jawab.all()) == [seksi]


def test_kolom_menurut_bentuk(client, sk, bagian_organisasi):
    sk.bentuk = BentukSk.FORMULA_SAJA
    sk.save()
    butir = sk.butir.get()
    butir.penjelasan = ""
    butir.save()
    client.force_login(bagian_organisasi)
    isi = client.get(alamat("sk-iku-butir", sk.pk, butir.pk)).content.decode()
    assert 'name="formulasi"' in isi
    assert 'name="penjelasan"' not in isi


def test_operator_membaca_tanpa_tombol(client, sk, operator):
    client.force_login(operator)
    isi = client.get(alamat("sk-iku", sk.pk)).content.decode()
    assert "Unduh PDF" in isi
    assert "Ubah naskah" not in isi and "Tambah indikator" not in isi


def test_sk_tetangga_tidak_ada(client, sk, operator_tetangga):
    client.force_login(operator_tetangga)
    assert client.get(alamat("sk-iku", sk.pk)).status_code == 404

"""The sealed trail: only added to, and whatever was done to it shows."""

import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from kecamatan.models import (
    AntreanSegel,
    Jejak,
    KepalaJejak,
    Pengguna,
    Segel,
    UnitKerja,
    kepala_jejak,
)
from kecamatan.models.segel import segel
from kecamatan.pembekuan import JEJAK_BEKU, PEMICU_JEJAK, lepas_semua
from kecamatan.pemeriksaan_jejak import Acuan, Rusak, periksa
from kecamatan.rantai import KOLOM, sidik_mata
from kecamatan.riwayat import simpan
from tests.pembangun import buat_kecamatan, buat_pengguna, buat_renstra

BANYAK = 30


def tulis(objek, oleh, banyak=1):
    for n in range(banyak):
        Jejak.objects.catat(
            objek, oleh=oleh, aksi="mengubah", dari={"nilai": "1.0"}, ke={"nilai": n}
        )


@pytest.fixture
def rantai(pakusari, operator):
    """A sealed chain, with the triggers gone as for one who owns the database."""
    tulis(pakusari, operator, BANYAK)
    assert segel() == BANYAK
    lepas_semua(connection, PEMICU_JEJAK)
    return Segel.objects.all()


def jejak(urutan):
    return Jejak.objects.filter(segel__urutan=urutan)


def tulis_ulang(sejak=1):
    """Reckon seals and end anew, as somebody does who knows the code."""
    lama = Segel.objects.filter(urutan=sejak - 1).first()
    sidik, urutan = (lama.sidik if lama else ""), sejak - 1
    Segel.objects.filter(urutan__gte=sejak).delete()
    for isi in Jejak.objects.filter(segel=None).order_by("pk").values_list(*KOLOM):
        urutan += 1
        sidik = sidik_mata(sidik, urutan, isi)
        Segel.objects.create(urutan=urutan, jejak_id=isi[0], sidik=sidik)
    KepalaJejak.objects.update(urutan=urutan, sidik=sidik)


def ubah_nilai():
    jejak(7).update(ke={"nilai": "99"})


def ubah_pelaku():
    jejak(7).update(pengguna="Orang lain")


def ubah_waktu():
    satu = jejak(7).get()
    jejak(7).update(pada=satu.pada - timedelta(microseconds=1))


def hapus_tengah():
    jejak(7).delete()


def hapus_tengah_beserta_segel():
    Jejak.objects.filter(pk=jejak(7).get().pk).delete()
    Segel.objects.filter(urutan=7).delete()


def hapus_sepuluh_terakhir():
    ujung = Segel.objects.filter(urutan__gt=BANYAK - 10)
    Jejak.objects.filter(pk__in=list(ujung.values_list("jejak", flat=True))).delete()
    ujung.delete()


def hapus_segel_terakhir():
    Segel.objects.filter(urutan=BANYAK).delete()


def sisipkan():
    baru = jejak(7).get()
    baru.pk = None
    baru.save(force_insert=True)


def sisipkan_di_ujung():
    sisipkan()
    baru = Jejak.objects.order_by("-pk").values_list(*KOLOM).first()
    akhir = Segel.objects.get(urutan=BANYAK)
    sidik = sidik_mata(akhir.sidik, BANYAK + 1, baru)
    Segel.objects.create(urutan=BANYAK + 1, jejak_id=baru[0], sidik=sidik)


def tukar():
    a, b = Segel.objects.get(urutan=7), Segel.objects.get(urutan=9)
    Segel.objects.filter(urutan=9).update(jejak_id=0)
    Segel.objects.filter(urutan=7).update(jejak_id=b.jejak_id)
    Segel.objects.filter(urutan=9).update(jejak_id=a.jejak_id)


def tulis_ulang_tanpa_kepala():
    ubah_nilai()
    kepala = KepalaJejak.objects.get()
    tulis_ulang()
    KepalaJejak.objects.update(urutan=kepala.urutan, sidik=kepala.sidik)


SERANGAN = {
    ubah_nilai: "Urutan 7: jejak nomor",
    ubah_pelaku: "Urutan 7: jejak nomor",
    ubah_waktu: "Urutan 7: jejak nomor",
    hapus_tengah: "urutan 7 (jejak nomor",
    hapus_tengah_beserta_segel: "urutan 7 beserta segelnya sudah tidak ada",
    hapus_sepuluh_terakhir: "urutan 21 beserta segelnya sudah tidak ada",
    hapus_segel_terakhir: "urutan 30 beserta segelnya sudah tidak ada",
    sisipkan: "tidak pernah dicatat oleh aplikasi",
    sisipkan_di_ujung: "Urutan 31 disisipkan",
    tukar: "Urutan 7: jejak nomor",
    tulis_ulang_tanpa_kepala: "Mulai urutan 30 atau sebelumnya rantai ditulis ulang",
}


@pytest.mark.parametrize("serangan", SERANGAN, ids=lambda s: s.__name__)
def test_serangan_terlihat_dan_entri_pertamanya_disebut(rantai, serangan):
    assert periksa().banyak == BANYAK
    serangan()
    with pytest.raises(Rusak) as galat:
        periksa()
    assert SERANGAN[serangan] in str(galat.value)


def test_ditulis_ulang_seluruhnya_hanya_terlihat_dari_kepala_di_luar(rantai):
    acuan = Acuan.baca(kepala_jejak())
    tengah = Acuan.baca(str(Segel.objects.get(urutan=20)))
    ubah_nilai()
    tulis_ulang()
    assert periksa().banyak == BANYAK
    for satu in (acuan, tengah, Acuan(acuan.sidik)):
        with pytest.raises(Rusak, match="rantai ditulis ulang"):
            periksa(satu)
    # What was noted before the forged place is still true.
    periksa(Acuan.baca(str(Segel.objects.get(urutan=6))))


def test_dipotong_beserta_kepalanya_terlihat_dari_kepala_di_luar(rantai):
    acuan = Acuan.baca(kepala_jejak())
    hapus_sepuluh_terakhir()
    akhir = Segel.objects.get(urutan=BANYAK - 10)
    KepalaJejak.objects.update(urutan=akhir.urutan, sidik=akhir.sidik)
    assert periksa().banyak == BANYAK - 10
    with pytest.raises(Rusak, match="berakhir pada urutan 20"):
        periksa(acuan)


def test_rantai_bersih_tanpa_alarm_palsu(pakusari, operator, monkeypatch):
    monkeypatch.setattr("kecamatan.pemeriksaan_jejak.SEKALI_BACA", 7)
    acuan = []
    for _ in range(5):
        tulis(pakusari, operator, 3)
        segel()
        acuan.append(Acuan.baca(kepala_jejak()))
    tulis(pakusari, operator, 2)
    for satu in (None, *acuan):
        hasil = periksa(satu)
        assert (hasil.banyak, hasil.menunggu) == (15, 2)


def test_isi_yang_aneh_tetap_sesuai(pakusari, operator):
    for ke in (
        {"a": "ikan “besar” \u2028 é", "b": [1, None, True, 1.5, {"z": 1, "a": 2}]},
        {"angka": 12345678901234567890, "kosong": "", "desimal": 1.10},
    ):
        Jejak.objects.catat(pakusari, oleh=operator, aksi="mengubah", ke=ke)
    Jejak.objects.catat(operator.penugasan.get(), oleh=operator, aksi="x", alasan="ñ")
    segel()
    assert periksa().banyak == 3


def test_disegel_sesudah_commit(pakusari, bappeda, django_capture_on_commit_callbacks):
    renstra = buat_renstra(pakusari)
    renstra.dasar = "Perbup 2"
    with django_capture_on_commit_callbacks(execute=True):
        simpan(renstra, oleh=bappeda)
        assert AntreanSegel.objects.count() == 1
    assert (Segel.objects.count(), AntreanSegel.objects.count()) == (1, 0)


def test_yang_terhenti_disusul_penyegelan_berikutnya(pakusari, operator):
    tulis(pakusari, operator, 3)  # a crash right after the commit
    tulis(pakusari, operator)
    assert segel() == 4
    assert list(Segel.objects.values_list("jejak", flat=True)) == list(
        Jejak.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert segel() == 0


def test_impor_disegel_pula_per_kelompok(pakusari, operator, monkeypatch):
    monkeypatch.setattr("kecamatan.models.segel.SEKELOMPOK", 4)
    isi = {"pengguna": "x", "id_pengguna": 1, "aksi": "menambah", "objek": "x"}
    Jejak.objects.bulk_create([Jejak(**isi, id_objek=n) for n in range(10)])
    assert segel() == periksa().banyak == 10


def test_batal_tidak_meninggalkan_antrean(pakusari, operator):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tulis(pakusari, operator)
        raise ZeroDivisionError
    assert not AntreanSegel.objects.exists()


def test_terlalu_lama_tanpa_segel_adalah_temuan(pakusari, operator):
    tulis(pakusari, operator)
    assert periksa().menunggu == 1
    lepas_semua(connection, PEMICU_JEJAK)
    Jejak.objects.update(pada=timezone.now() - timedelta(minutes=6))
    with pytest.raises(Rusak, match="belum disegel lebih dari 5 menit"):
        periksa()


def test_dihapus_sebelum_disegel_adalah_temuan(pakusari, operator):
    tulis(pakusari, operator)
    lepas_semua(connection, PEMICU_JEJAK)
    Jejak.objects.all().delete()
    assert segel() == 0
    with pytest.raises(Rusak, match="dihapus sebelum disegel"):
        periksa()


# The database refuses, too.


@pytest.fixture
def tersegel(pakusari, operator):
    tulis(pakusari, operator)
    segel()


UBAHAN = {
    "jejak-ubah": lambda: Jejak.objects.update(alasan="lain"),
    "jejak-hapus": lambda: Jejak.objects.all()._raw_delete("default"),
    "segel-ubah": lambda: Segel.objects.update(sidik="0"),
    "segel-hapus": lambda: Segel.objects.all()._raw_delete("default"),
    "kepala-mundur": lambda: KepalaJejak.objects.update(urutan=0),
    "kepala-sidik": lambda: KepalaJejak.objects.update(sidik="0"),
    "kepala-hapus": lambda: KepalaJejak.objects.all()._raw_delete("default"),
}


@pytest.mark.parametrize("ubahan", UBAHAN)
def test_basis_data_menolak(tersegel, ubahan):
    with pytest.raises(IntegrityError, match=JEJAK_BEKU[:40]), transaction.atomic():
        UBAHAN[ubahan]()


@pytest.mark.parametrize("model", [Jejak, Segel, KepalaJejak])
def test_basis_data_menolak_dikosongkan(tersegel, model):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite tidak mengenal TRUNCATE")
    with (
        pytest.raises(IntegrityError, match=JEJAK_BEKU[:40]),
        transaction.atomic(),
        connection.cursor() as kursor,
    ):
        kursor.execute(f"TRUNCATE {model._meta.db_table}")


def test_pemicu_jejak_terpasang(db):
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as kursor:
        kursor.execute(sql)
        ada = {nama for (nama,) in kursor.fetchall()}
    assert {p.nama for p in PEMICU_JEJAK if p.ada_pada(connection.vendor)} <= ada


# The command.


def perintah(*argumen):
    keluar = StringIO()
    call_command("periksa_jejak", *argumen, stdout=keluar)
    return keluar.getvalue()


def test_perintah_menyebut_kepala(tersegel):
    kepala = kepala_jejak()
    assert f"Utuh: 1 entri, kepala {kepala}." in perintah()
    assert "tidak tampak" in perintah()
    assert "tidak tampak" not in perintah("--kepala", kepala)


def test_perintah_pada_rantai_kosong(db):
    assert "Utuh: 0 entri" in perintah()


@pytest.mark.parametrize(
    "kepala", ["", "x", "1-", "1-zzzzzzzz", "a-0123456789abcdef", "²-0123456789abcdef"]
)
def test_perintah_menolak_kepala_yang_bukan_kepala(tersegel, kepala):
    if not kepala:
        with pytest.raises(ValueError):
            Acuan.baca(kepala)
        return
    with pytest.raises(CommandError, match="contohnya"):
        perintah("--kepala", kepala)


def test_perintah_menyebut_entri_yang_rusak(rantai):
    ubah_nilai()
    with pytest.raises(CommandError, match="Urutan 7: jejak nomor"):
        perintah()


# Many at once.


@pytest.mark.django_db(transaction=True)
def test_banyak_penulis_tanpa_cabang():
    """20 writers, 50 entries each (fewer on SQLite, where they queue): one chain."""
    penulis, kali = (20, 50) if connection.vendor == "postgresql" else (4, 10)
    tempat = buat_kecamatan()
    oleh = buat_pengguna("operator", tempat)
    unit = [
        UnitKerja.objects.create(kecamatan=tempat, nama=f"Seksi {n}")
        for n in range(penulis)
    ]
    galat = []

    def kerja(satu):
        try:
            orang = Pengguna.objects.get(pk=oleh.pk)
            for n in range(kali):
                satu.singkatan = f"S{n}"
                simpan(satu, oleh=orang)
        except Exception as salah:  # told below: a thread's own would be lost
            galat.append(salah)
        finally:
            connections.close_all()

    utas = [threading.Thread(target=kerja, args=(satu,)) for satu in unit]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert not galat
    assert not AntreanSegel.objects.exists()
    assert periksa().banyak == Segel.objects.count() == penulis * kali

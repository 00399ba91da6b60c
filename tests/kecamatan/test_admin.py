"""/admin/: accounts and reference data, each within its regency."""

import io
from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from iku.models import Acuan, Nomenklatur, SkIku
from kecamatan.cakupan import Tercakup
from kecamatan.models import (
    Desa,
    Jejak,
    Kecamatan,
    MasaJabatan,
    Pejabat,
    Pengguna,
    Penugasan,
    UnitKerja,
)
from kecamatan.pembekuan import Pemicu, pasang_semua
from kecamatan.pilihan import Peran
from tests.baris import buat_baris
from tests.pembangun import (
    buat_indikator,
    buat_kecamatan,
    buat_pengguna,
    buat_pk,
    buat_program,
    buat_renstra,
    tetapkan_pk,
)

TERDAFTAR = [m for m in admin.site._registry if issubclass(m, Tercakup)]


@pytest.fixture
def staf(client, admin_kabupaten):
    admin_kabupaten.is_staff = True
    admin_kabupaten.save()
    client.force_login(admin_kabupaten)
    return client


@pytest.fixture
def jauh(db):
    return buat_kecamatan("35.10.01", "Pesanggaran")


def alamat(model, aksi, *argumen):
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{aksi}", args=argumen
    )


@pytest.mark.parametrize("model", TERDAFTAR, ids=lambda m: m.__name__)
def test_daftar_dan_halaman_hanya_kabupaten_sendiri(model, staf, pakusari, jauh):
    sendiri, lain = buat_baris(model, pakusari), buat_baris(model, jauh)
    daftar = staf.get(alamat(model, "changelist"))
    assert daftar.status_code == 200
    terlihat = set(daftar.context["cl"].queryset)
    assert sendiri in terlihat
    assert lain not in terlihat
    assert staf.get(alamat(model, "change", sendiri.pk)).status_code == 200
    # Django leads from a row that is not there back to the index.
    assert staf.get(alamat(model, "change", lain.pk)).status_code == 302
    assert staf.get(alamat(model, "delete", lain.pk)).status_code in (302, 403)


def test_pilihan_tautan_hanya_yang_terlihat(staf, pakusari, jauh):
    isi = staf.get(alamat(Desa, "add")).content.decode()
    assert "Pakusari" in isi
    assert "Pesanggaran" not in isi


def test_tautan_ke_kabupaten_lain_ditolak(staf, jauh):
    jawaban = staf.post(
        alamat(Desa, "add"),
        {"kode": "35.10.01.2001", "nama": "X", "jenis": "desa", "kecamatan": jauh.pk},
    )
    assert jawaban.status_code == 200
    assert jawaban.context["adminform"].errors["kecamatan"]
    assert not Desa.objects.exists()


def test_perubahan_tercatat_dalam_jejak(staf, pakusari, admin_kabupaten):
    isi = {"kode": "35.09.24.2001", "nama": "Kertosari", "jenis": "desa"}
    staf.post(alamat(Desa, "add"), isi | {"kecamatan": pakusari.pk})
    desa = Desa.objects.get()
    jejak = Jejak.objects.get()
    assert (jejak.objek, jejak.id_objek) == ("kecamatan.Desa", desa.pk)
    assert jejak.id_pengguna == admin_kabupaten.pk
    staf.post(alamat(Desa, "delete", desa.pk), {"post": "yes"})
    assert not Desa.objects.exists()
    assert Jejak.objects.filter(aksi="menghapus").exists()


def test_unit_yang_dijanjikan_tidak_dihapus(staf, pakusari):
    """Named by a signed agreement, by a signed decree, or by a measure."""
    pk_unit, sk_unit, ukur = (
        UnitKerja.objects.create(kecamatan=pakusari, nama=nama) for nama in "ABC"
    )
    renstra = buat_renstra(pakusari)
    tetapkan_pk(buat_pk(renstra, unit=pk_unit))
    indikator = buat_indikator(pakusari, nama="Indeks kepuasan")
    indikator.penanggung_jawab.add(ukur)
    sk = SkIku.objects.create(kecamatan=pakusari, renstra=renstra, judul="SK")
    butir = sk.butir.create(indikator=indikator, urutan=1, uraian_indikator="IKM")
    butir.penanggung_jawab.add(sk_unit)
    SkIku.objects.update(status="ditetapkan", nomor="1", tanggal=date(2025, 1, 2))
    for unit in (pk_unit, sk_unit, ukur):
        halaman = staf.post(alamat(UnitKerja, "delete", unit.pk), {"post": "yes"})
        assert halaman.status_code == 200
        assert halaman.context["protected"]
    pilihan = {
        "action": "delete_selected",
        "_selected_action": [pk_unit.pk, sk_unit.pk],
        "post": "yes",
    }
    assert staf.post(alamat(UnitKerja, "changelist"), pilihan).context["protected"]
    assert UnitKerja.objects.count() == 3
    assert indikator.penanggung_jawab.get() == ukur


DIPAKAI = Pemicu(
    "uji_unit_dipakai",
    "kecamatan_unitkerja",
    "DELETE",
    "OLD.nama = 'Dipakai'",
    "Unit ini dipakai.",
)


@pytest.mark.parametrize("cara", ["delete", "changelist"])
def test_kata_terakhir_basis_data_menjadi_kalimat(staf, pakusari, cara):
    """What the database itself refuses, after the page saw nothing against it; what
    was already deleted with it comes back."""
    pasang_semua(connection, (DIPAKAI,))
    bebas, dipakai = (
        UnitKerja.objects.create(kecamatan=pakusari, nama=nama)
        for nama in ("Bebas", "Dipakai")
    )
    isi = {"post": "yes"}
    if cara == "delete":
        jawaban = staf.post(alamat(UnitKerja, cara, dipakai.pk), isi, follow=True)
    else:
        isi |= {"action": "delete_selected"}
        isi |= {"_selected_action": [bebas.pk, dipakai.pk]}
        jawaban = staf.post(alamat(UnitKerja, cara), isi, follow=True)
    assert "Tidak ada yang dihapus" in jawaban.content.decode()
    assert "berhasil" not in jawaban.content.decode().lower()
    assert set(UnitKerja.objects.all()) == {bebas, dipakai}
    assert not Jejak.objects.filter(aksi="menghapus").exists()


def test_pilihan_unit_menyebut_kecamatannya(staf, pakusari):
    UnitKerja.objects.create(kecamatan=pakusari, nama="Sekretariat")
    for model in (Pengguna, MasaJabatan, UnitKerja):
        isi = staf.get(alamat(model, "add")).content.decode()
        assert "Pakusari: Sekretariat" in isi
        assert "select2" not in isi


def test_isian_kurang_adalah_kalimat_bukan_galat(staf):
    for model in (Desa, Pejabat, Kecamatan, MasaJabatan, UnitKerja):
        jawaban = staf.post(alamat(model, "add"), {})
        assert jawaban.status_code == 200
        assert jawaban.context["adminform"].errors


def test_yang_bukan_tugasnya_hanya_terbaca(staf, pakusari):
    acuan = Acuan.objects.create(kabupaten=pakusari.kabupaten, kode="IKM", nama="IKM")
    halaman = staf.get(alamat(Acuan, "change", acuan.pk))
    assert b'name="_save"' not in halaman.content
    isi = {"kode": "X", "nama": "X", "kabupaten": pakusari.kabupaten_id}
    assert staf.post(alamat(Acuan, "change", acuan.pk), isi).status_code == 403
    assert staf.get(alamat(Acuan, "add")).status_code == 403


def test_baris_nasional_tidak_dibuat_dari_kabupaten(client, bappeda):
    bappeda.is_staff = True
    bappeda.save()
    client.force_login(bappeda)
    isi = {"kode": "9.9", "nama": "Program X", "tingkat": "program", "urutan": 0}
    assert client.post(alamat(Nomenklatur, "add"), isi).status_code == 403
    assert not Nomenklatur.objects.exists()
    isi["kabupaten"] = bappeda.penugasan.get().kabupaten_id
    assert client.post(alamat(Nomenklatur, "add"), isi).status_code == 302


def test_yang_bukan_pengelola_tidak_masuk(client, operator, bappeda):
    for orang in (operator, bappeda):
        client.force_login(orang)
        assert client.get("/admin/", follow=True).status_code == 403


def test_tugas_admin_kabupaten_membuka_halamannya(client, admin_kabupaten):
    client.force_login(admin_kabupaten)
    assert client.get("/admin/").status_code == 200
    assert 'href="/admin/"' in client.get("/sandi/").content.decode()
    admin_kabupaten.penugasan.update(selesai="2020-01-01")
    assert client.get("/admin/", follow=True).status_code == 403


def test_tamu_diantar_ke_satu_pintu_masuk(client, db):
    jawaban = client.get("/admin/", follow=True)
    assert jawaban.redirect_chain[-1][0] == "/masuk/?next=/admin/"


# Accounts.


def formset(*baris, lama=0):
    isi = {
        "penugasan-TOTAL_FORMS": len(baris),
        "penugasan-INITIAL_FORMS": lama,
        "penugasan-MIN_NUM_FORMS": 1,
        "penugasan-MAX_NUM_FORMS": 1000,
    }
    for nomor, satu in enumerate(baris):
        isi |= {f"penugasan-{nomor}-{kunci}": nilai for kunci, nilai in satu.items()}
    return isi


@pytest.fixture
def akun_baru(pakusari):
    sandi = "jati-kuda-langit-42"
    tugas = {
        "peran": "operator",
        "kabupaten": pakusari.kabupaten_id,
        "kecamatan": pakusari.pk,
    }
    orang = {
        "username": "sari",
        "nama": "Sari",
        "email": "sari@contoh.go.id",
        "usable_password": "true",
        "password1": sandi,
        "password2": sandi,
    }
    return orang, tugas


def test_membuat_akun_dengan_penugasan(staf, akun_baru):
    orang, tugas = akun_baru
    jawaban = staf.post(alamat(Pengguna, "add"), orang | formset(tugas))
    assert jawaban.status_code == 302
    sari = Pengguna.objects.get(username="sari")
    assert sari.penugasan.get().peran == Peran.OPERATOR


def test_akun_tanpa_penugasan_ditolak(staf, akun_baru):
    orang, _ = akun_baru
    jawaban = staf.post(alamat(Pengguna, "add"), orang | formset({}))
    assert jawaban.status_code == 200
    assert not Pengguna.objects.filter(username="sari").exists()


def test_penugasan_di_kabupaten_lain_ditolak(staf, akun_baru, jauh):
    orang, _ = akun_baru
    tugas = {"peran": "bappeda", "kabupaten": jauh.kabupaten_id}
    jawaban = staf.post(alamat(Pengguna, "add"), orang | formset(tugas))
    assert jawaban.status_code == 200
    assert not Penugasan.objects.filter(kabupaten=jauh.kabupaten).exists()


def test_tugas_kecil_di_kabupaten_lain_tidak_membuka_haknya(
    client, admin_kabupaten, akun_baru, jauh
):
    """Its regency is then seen, and offered; rights there are not one's to give."""
    Penugasan.objects.create(
        pengguna=admin_kabupaten,
        peran=Peran.OPERATOR,
        kabupaten=jauh.kabupaten,
        kecamatan=jauh,
    )
    admin_kabupaten.is_staff = True
    admin_kabupaten.save()
    client.force_login(admin_kabupaten)
    orang, _ = akun_baru
    tugas = {"peran": "bappeda", "kabupaten": jauh.kabupaten_id}
    jawaban = client.post(alamat(Pengguna, "add"), orang | formset(tugas))
    assert jawaban.status_code == 403
    assert not Pengguna.objects.filter(username="sari").exists()


def test_penugasan_tercatat_dalam_jejak(staf, akun_baru, admin_kabupaten):
    orang, tugas = akun_baru
    staf.post(alamat(Pengguna, "add"), orang | formset(tugas))
    baru = Penugasan.objects.get(pengguna__username="sari")
    catatan = Jejak.objects.tentang(baru).get()
    assert (catatan.id_pengguna, catatan.aksi) == (admin_kabupaten.pk, "menambah")
    hapus = tugas | {"id": baru.pk, "pengguna": baru.pengguna_id, "DELETE": "on"}
    ubah = {"username": "sari", "nama": "Sari", "is_active": "on"}
    baris = formset(hapus, tugas | {"peran": "camat"}, lama=1)
    staf.post(alamat(Pengguna, "change", baru.pengguna_id), ubah | baris)
    assert list(Jejak.objects.tentang(baru).values_list("aksi", flat=True)) == [
        "menghapus",
        "menambah",
    ]


def test_hak_staf_dan_superuser_tidak_dapat_diberikan(staf, akun_baru):
    hak = {"is_staff": "on", "is_superuser": "on"}
    orang, tugas = akun_baru
    staf.post(alamat(Pengguna, "add"), orang | hak | formset(tugas))
    sari = Pengguna.objects.get(username="sari")
    tugas = sari.penugasan.get()
    ubah = {
        "username": "sari",
        "nama": "Sari",
        "email": "s@contoh.id",
        "is_active": "on",
    }
    baris = {
        "id": tugas.pk,
        "pengguna": sari.pk,
        "peran": "operator",
        "kabupaten": tugas.kabupaten_id,
        "kecamatan": tugas.kecamatan_id,
    }
    jawaban = staf.post(
        alamat(Pengguna, "change", sari.pk), ubah | hak | formset(baris, lama=1)
    )
    assert jawaban.status_code == 302
    sari.refresh_from_db()
    assert (sari.email, sari.is_staff, sari.is_superuser) == (
        "s@contoh.id",
        False,
        False,
    )


def test_akun_kabupaten_lain_dan_superuser_tidak_terlihat(staf, pakusari, jauh):
    lain = buat_pengguna(Peran.CAMAT, jauh)
    bos = Pengguna.objects.create_superuser("bos", nama="Bos", password="x")
    Penugasan.objects.create(
        pengguna=bos, peran=Peran.BAPPEDA, kabupaten=pakusari.kabupaten
    )
    terlihat = set(staf.get(alamat(Pengguna, "changelist")).context["cl"].queryset)
    assert not terlihat & {lain, bos}
    for orang in (lain, bos):
        sandi = reverse("admin:auth_user_password_change", args=[orang.pk])
        assert staf.get(sandi).status_code == 404
        assert staf.get(alamat(Pengguna, "change", orang.pk)).status_code == 302


def test_sandi_akun_dua_kabupaten_tidak_dapat_diganti(staf, pakusari, jauh):
    orang = buat_pengguna(Peran.EVALUATOR, pakusari)
    Penugasan.objects.create(
        pengguna=orang,
        peran=Peran.EVALUATOR,
        kabupaten=jauh.kabupaten,
        kecamatan=jauh,
    )
    sandi = reverse("admin:auth_user_password_change", args=[orang.pk])
    baru = {"password1": "jati-kuda-langit-42", "password2": "jati-kuda-langit-42"}
    assert staf.post(sandi, baru).status_code == 403


# Export.


def test_ekspor_xlsx_dengan_jenis_sel_yang_benar(staf, pakusari, jauh):
    Nomenklatur.objects.create(
        kode="01", nama='=HYPERLINK("x")', tingkat="program", mulai=2021
    )
    buat_program("Milik lain", kabupaten=jauh.kabupaten)
    lembar = load_workbook(
        io.BytesIO(staf.get(alamat(Nomenklatur, "export")).content)
    ).active
    kepala, *baris = [
        {sel.column_letter: (sel.value, sel.data_type) for sel in satu}
        for satu in lembar.iter_rows()
    ]
    kolom = {nilai: huruf for huruf, (nilai, _) in kepala.items()}
    (satu,) = baris
    assert satu[kolom["kode"]] == ("01", "s")
    assert satu[kolom["mulai"]] == (2021, "n")
    assert satu[kolom["nama"]] == ('\'=HYPERLINK("x")', "s")

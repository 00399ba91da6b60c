"""Stage × person × act, written out apart from the code; beginning and issuing."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from dokumen.beku import dari_dict, sidik
from dokumen.models import DokumenResmi
from dokumen.penetapan import salinan_beku
from dokumen.pilihan import JenisDokumen, StatusDokumen
from dokumen.telusur import semua_teks
from evaluasi.models import AturanReviu, IsiReviu, Reviu
from evaluasi.models.tindakan_reviu import ReviuTidakBisa
from evaluasi.pilihan import StatusReviu as S
from evaluasi.pilihan import TindakanReviuLkjip as T
from evaluasi.reviu import reviu_terbit, wajib_direviu
from evaluasi.reviu.mulai import mulai_reviu
from evaluasi.reviu.penerbitan import terbitkan
from evaluasi.reviu.surat import DRAF, susun_reviu
from kecamatan.models import Jejak, Pemberitahuan, Pengguna, Penugasan, UnitKerja
from kecamatan.pilihan import Peran
from kecamatan.riwayat import simpan
from tests.evaluasi.reviu.bantuan import (
    buat_inspektur,
    buat_laporan,
    buat_reviu,
    jawab_semua,
)
from tests.pembangun import buat_pengguna

BOLEH = {
    (S.DRAF, "evaluator"): [T.AJUKAN],
    (S.DIAJUKAN, "inspektur"): [T.KEMBALIKAN, T.TERBITKAN],
}


def unit_bagi(peran, kecamatan):
    if peran != Peran.PENANGGUNG_JAWAB:
        return None
    return UnitKerja.objects.create(kecamatan=kecamatan, nama="Seksi Pelayanan")


@pytest.mark.parametrize("status", [S.DRAF, S.DIAJUKAN])
@pytest.mark.parametrize("peran", list(Peran))
def test_siapa_boleh_apa_kapan(pakusari, status, peran):
    reviu = buat_reviu(status=status)
    jawab_semua(reviu)
    orang = buat_pengguna(peran, pakusari, unit=unit_bagi(peran, pakusari))
    boleh = BOLEH.get((status, peran.value), [])
    assert reviu.tindakan_bagi(orang) == boleh
    assert reviu.bisa_menulis(orang) == (status == S.DRAF and peran == Peran.EVALUATOR)
    for tindakan in (T.AJUKAN, T.KEMBALIKAN):
        baru = Reviu.objects.get(pk=reviu.pk)
        if tindakan in boleh:
            continue
        with pytest.raises((PermissionDenied, ReviuTidakBisa)):
            baru.lakukan(tindakan, oleh=orang, alasan="Perbaiki")
    reviu.refresh_from_db()
    assert reviu.status == status


@pytest.mark.parametrize(
    "peran", ["operator", "penanggung_jawab", "camat", "bagian_organisasi"]
)
def test_penyusun_laporan_bukan_pereviu(pakusari, evaluator, peran):
    """An evaluator who also has a part in writing it reviews nothing of it."""
    laporan = buat_laporan()
    Penugasan.objects.create(
        pengguna=evaluator,
        peran=peran,
        kabupaten=pakusari.kabupaten,
        kecamatan=None if peran == "bagian_organisasi" else pakusari,
        unit=unit_bagi(peran, pakusari),
    )
    evaluator = Pengguna.objects.get(pk=evaluator.pk)
    with pytest.raises(PermissionDenied):
        mulai_reviu(laporan, oleh=evaluator)


def test_pembuat_dokumen_bukan_pereviu(pakusari, evaluator):
    laporan = buat_laporan(dibuat_oleh=evaluator)
    with pytest.raises(PermissionDenied):
        mulai_reviu(laporan, oleh=evaluator)


def test_mulai_sekali(pakusari, evaluator):
    """Whoever begins again goes on with the same one; it stands in the trail."""
    buat_reviu(buat_laporan(tahun=2024))
    laporan = buat_laporan()
    satu = mulai_reviu(laporan, oleh=evaluator)
    assert mulai_reviu(laporan, oleh=evaluator) == satu
    assert satu.instrumen.butir.count() == 23
    assert Jejak.objects.filter(objek="evaluasi.Reviu", id_objek=satu.pk).count() == 1


def test_kembali_dan_ajukan_lagi(pakusari, evaluator, inspektur):
    reviu = buat_reviu(pereviu=evaluator)
    with pytest.raises(ReviuTidakBisa, match="23 butir belum dijawab"):
        reviu.lakukan(T.AJUKAN, oleh=evaluator)
    jawab_semua(reviu, b4=("tidak", ""))
    with pytest.raises(ReviuTidakBisa, match="Format 4"):
        reviu.lakukan(T.AJUKAN, oleh=evaluator)
    reviu.isi.filter(butir__urutan=4).update(catatan="Tanpa lampiran pengukuran")
    reviu.lakukan(T.AJUKAN, oleh=evaluator)
    assert Pemberitahuan.objects.filter(penerima=inspektur).count() == 1
    with pytest.raises(ReviuTidakBisa, match="alasan"):
        reviu.lakukan(T.KEMBALIKAN, oleh=inspektur, alasan=" ")
    reviu.lakukan(T.KEMBALIKAN, oleh=inspektur, alasan="Jelaskan butir 4")
    assert (reviu.status, reviu.alasan_kembali) == (S.DRAF, "Jelaskan butir 4")
    reviu.lakukan(T.AJUKAN, oleh=evaluator)
    assert (reviu.status, reviu.alasan_kembali) == (S.DIAJUKAN, "")


def terbit(inspektur, nomor="700/7/2026", **lain):
    reviu = buat_reviu(buat_laporan(**lain), S.DIAJUKAN, catatan="Perbaiki Tabel 3.2.")
    jawab_semua(reviu, b4=("tidak", "Tanpa lampiran pengukuran."))
    terbitkan(
        reviu,
        oleh=inspektur,
        nomor=nomor,
        tanggal=date(2026, 2, 25),
        inspektur=buat_inspektur(),
    )
    return reviu


def test_terbit_membekukan(pakusari, inspektur):
    reviu = terbit(inspektur)
    hasil = reviu.hasil
    assert (hasil.jenis, hasil.status) == (JenisDokumen.REVIU, StatusDokumen.TERBIT)
    assert hasil.sidik == sidik(dari_dict(hasil.isi))
    assert susun_reviu(reviu) == salinan_beku(hasil)
    assert reviu_terbit(reviu.laporan) == reviu
    assert reviu.sidik_laporan == reviu.laporan.sidik
    assert not reviu.laporan_berubah
    teks = " ".join(semua_teks(susun_reviu(reviu)))
    for potongan in (
        "PERNYATAAN TELAH DIREVIU",
        "NOMOR : 700/7/2026",
        "25 Februari 2026",
        "Ratno Cahyadi",
        "keyakinan terbatas",
        "terdapat hal yang perlu diperhatikan",
        "Tanpa lampiran pengukuran.",
        "Perbaiki Tabel 3.2.",
        "belum dicocokkan",
    ):
        assert potongan in teks
    assert DRAF not in teks


@pytest.mark.parametrize(
    "ubah",
    [
        lambda r: Reviu.objects.filter(pk=r.pk).update(catatan="lain"),
        lambda r: Reviu.objects.filter(pk=r.pk).update(status=S.DRAF),
        lambda r: Reviu.objects.filter(pk=r.pk)._raw_delete("default"),
        lambda r: r.isi.update(catatan="lain"),
        lambda r: r.isi.all()._raw_delete("default"),
        lambda r: IsiReviu.objects.create(
            reviu=r, butir=r.instrumen.butir.create(urutan=99, nomor=99, aspek="format")
        ),
    ],
)
def test_yang_terbit_menolak(pakusari, inspektur, ubah):
    reviu = terbit(inspektur)
    with (
        pytest.raises(IntegrityError, match="Reviu yang sudah terbit"),
        transaction.atomic(),
    ):
        ubah(reviu)


def test_terbit_ditolak_tanpa_bekas(pakusari, inspektur):
    """Not in office that day, or a number that is taken: nothing is kept."""
    terbit(inspektur)
    kedua = buat_reviu(buat_laporan(versi=2), S.DIAJUKAN)
    jawab_semua(kedua)
    masa = buat_inspektur()
    isi = {"nomor": "700/8/2026", "tanggal": date(2023, 1, 1), "inspektur": masa}
    with pytest.raises(ReviuTidakBisa, match="tidak menjabat"):
        terbitkan(kedua, oleh=inspektur, **isi)
    isi |= {"nomor": "700/7/2026", "tanggal": date(2026, 2, 26)}
    with pytest.raises(ReviuTidakBisa, match="sudah dipakai"):
        terbitkan(kedua, oleh=inspektur, **isi)
    assert DokumenResmi.objects.filter(jenis=JenisDokumen.REVIU).count() == 1
    kedua.refresh_from_db()
    assert kedua.status == S.DIAJUKAN


@pytest.mark.parametrize("cara", ["pereviu", "jawaban", "catatan"])
def test_yang_mereviu_tidak_menerbitkan(cara, client, pakusari, inspektur):
    """A reviewer who became Inspektur: another one issues what he took part in."""
    orang = buat_pengguna("evaluator", pakusari, nama="naik-pangkat")
    lain = buat_pengguna("evaluator", pakusari, nama="rekan")
    reviu = buat_reviu(status=S.DIAJUKAN, pereviu=orang if cara == "pereviu" else lain)
    jawab_semua(reviu)
    if cara == "jawaban":
        isi = reviu.isi.first()
        isi.catatan = "Sesuai"
        simpan(isi, oleh=orang)
    if cara == "catatan":
        reviu.catatan = "Rapi"
        simpan(reviu, oleh=orang)
    Penugasan.objects.create(
        pengguna=orang, peran=Peran.INSPEKTUR, kabupaten=pakusari.kabupaten
    )
    client.force_login(orang)
    alamat = reverse("reviu_terbitkan", args=["35.09.24", 2025, reviu.pk])
    lembar = reverse("reviu_satu", args=["35.09.24", 2025, reviu.pk])
    teks = client.get(lembar).content.decode()
    assert "Inspektur yang lain" in teks
    assert f'href="{alamat}"' not in teks and "kembalikan/" in teks
    teks = client.get(alamat).content.decode()
    assert "Inspektur yang lain" in teks
    assert 'name="nomor"' not in teks
    isi = {
        "nomor": "700/9/2026",
        "tanggal": date(2026, 2, 26),
        "inspektur": buat_inspektur(),
    }
    segar = Pengguna.objects.get(pk=orang.pk)
    with pytest.raises(ReviuTidakBisa, match="Inspektur yang lain"):
        terbitkan(reviu, oleh=segar, **isi)
    # Returning it is no approval of one's own work.
    reviu.lakukan(T.KEMBALIKAN, oleh=segar, alasan="Periksa lagi")
    Reviu.objects.filter(pk=reviu.pk).update(status=S.DIAJUKAN)
    terbitkan(Reviu.objects.get(pk=reviu.pk), oleh=inspektur, **isi)


def test_nomor_dipakai_satu_kali(pakusari):
    """In the table, too, whatever looked away."""
    buat_reviu(buat_laporan(), nomor="700/7/2026")
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_reviu(buat_laporan(versi=2), nomor="700/7/2026")


def test_nomor_kembar_menghentikan_migrasi_dengan_kalimat(pakusari, panti):
    """From before the rule: the rows are named, not a bare error of the database."""
    modul = import_module("evaluasi.migrations.0011_nomor_reviu_unik")
    langkah = modul.Migration.operations[0]
    with connection.cursor() as kursor:
        kursor.execute("DROP INDEX reviu_nomor_unik")
    satu = buat_reviu(buat_laporan(), nomor="700/7/2026")
    buat_reviu(buat_laporan(panti), nomor="700/7/2026")
    for tahun in (2023, 2024):
        buat_reviu(buat_laporan(tahun=tahun))
    langkah.code(apps, connection.schema_editor())
    dua = buat_reviu(buat_laporan(versi=2), nomor="700/7/2026")
    kembar = f"Pakusari, nomor 700/7/2026: id {satu.pk} .*, id {dua.pk} "
    with pytest.raises(RuntimeError, match=kembar) as galat:
        langkah.code(apps, connection.schema_editor())
    assert "Panti" not in str(galat.value)


def test_tanpa_catatan_bersih(pakusari):
    reviu = buat_reviu()
    jawab_semua(reviu)
    pohon = susun_reviu(reviu)
    teks = " ".join(semua_teks(pohon))
    assert pohon.tanda == DRAF
    assert "tidak terdapat hal yang membuat kami meragukan" in teks
    assert "Tidak terdapat catatan" in teks


def test_wajib_menurut_tahun(pakusari):
    kabupaten = pakusari.kabupaten
    assert not wajib_direviu(kabupaten, 2025)
    AturanReviu.objects.create(kabupaten=kabupaten, mulai=2025, wajib=True)
    AturanReviu.objects.create(kabupaten=kabupaten, mulai=2027, wajib=False)
    hasil = [wajib_direviu(kabupaten, t) for t in range(2024, 2029)]
    assert hasil == [False, True, True, False, False]

"""The official acts: which state takes which, what each leaves behind."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dokumen.beku import dari_dict, sidik
from dokumen.models import DokumenResmi
from iku.models.tindakan_pk import TidakBisa
from iku.pilihan import Asal, StatusPk
from iku.surat.pk import susun_pk
from kecamatan.models import Jejak
from kecamatan.pilihan import Jabatan, StatusJabatan
from tests.pembangun import buat_butir_pk, buat_masa_jabatan, buat_pk, tetapkan_pk

TANGGAL = date(2025, 2, 10)
DRAF, DIAJUKAN, KEMBALI, TETAP = (
    StatusPk.DRAF,
    StatusPk.DIAJUKAN,
    StatusPk.DIKEMBALIKAN,
    StatusPk.DITETAPKAN,
)
TINDAKAN = {
    "ajukan": lambda pk, oleh, berkas: pk.ajukan(oleh=oleh),
    "kembalikan": lambda pk, oleh, berkas: pk.kembalikan(oleh=oleh, alasan="IKM"),
    "tetapkan": lambda pk, oleh, berkas: pk.tetapkan(
        oleh=oleh, nomor="1/PK", tanggal=TANGGAL, berkas=berkas
    ),
}
# What comes of an act in a state; what is not here is refused.
HASIL = {
    (DRAF, "ajukan"): DIAJUKAN,
    (KEMBALI, "ajukan"): DIAJUKAN,
    (DIAJUKAN, "kembalikan"): KEMBALI,
    (DIAJUKAN, "tetapkan"): TETAP,
}


def bawa_ke(pk, status, oleh):
    if status == TETAP:
        tetapkan_pk(pk)
    elif status != DRAF:
        pk.ajukan(oleh=oleh)
    if status == KEMBALI:
        pk.kembalikan(oleh=oleh, alasan="periksa lagi")
    assert pk.status == status


@pytest.mark.parametrize("tindakan", TINDAKAN)
@pytest.mark.parametrize("status", StatusPk)
def test_setiap_keadaan_dan_tindakan(status, tindakan, pk, operator, berkas):
    bawa_ke(pk, status, operator)
    sebelum = Jejak.objects.count()
    if hasil := HASIL.get((status, tindakan)):
        TINDAKAN[tindakan](pk, operator, berkas)
        assert pk.status == hasil
        assert Jejak.objects.count() == sebelum + 1
    else:
        with pytest.raises(TidakBisa) as galat:
            TINDAKAN[tindakan](pk, operator, berkas)
        assert str(pk) in galat.value.messages[0]
        pk.refresh_from_db()
        assert pk.status == status
        assert Jejak.objects.count() == sebelum


def test_ajukan_dua_kali_hanya_sekali(pk, operator):
    """The second window still shows the draft."""
    lain = type(pk).objects.get(pk=pk.pk)
    pk.ajukan(oleh=operator)
    with pytest.raises(TidakBisa, match="diajukan"):
        lain.ajukan(oleh=operator)
    assert Jejak.objects.filter(aksi="mengajukan").count() == 1


def test_yang_kurang_disebut_semua(pakusari, operator):
    pk = buat_pk(asal=Asal.SISTEM)
    buat_butir_pk(pk, nilai=None, predikat="B")
    with pytest.raises(TidakBisa) as galat:
        pk.ajukan(oleh=operator)
    pesan = " ".join(galat.value.messages)
    for kata in ("belum berangka", "Pihak pertama", "Pihak kedua"):
        assert kata in pesan
    assert (
        "Belum ada indikator" in buat_pk(asal=Asal.SISTEM, tahun=2026).kekurangan()[0]
    )


def test_predikat_saja_cukup_untuk_salinan_dokumen(pakusari):
    pk = buat_pk(asal=Asal.TRANSKRIPSI)
    buat_butir_pk(pk, nilai=None, predikat="B")
    assert not any("berangka" in satu for satu in pk.kekurangan())


def test_mengembalikan_tanpa_alasan_ditolak(diajukan, bagian_organisasi):
    with pytest.raises(TidakBisa, match="alasan"):
        diajukan.kembalikan(oleh=bagian_organisasi, alasan="  ")
    diajukan.kembalikan(oleh=bagian_organisasi, alasan=" target IKM ")
    assert diajukan.alasan_kembali == "target IKM"
    assert Jejak.objects.latest("pk").alasan == "target IKM"


def test_mengajukan_lagi_menghapus_alasan_lama(diajukan, bagian_organisasi, operator):
    diajukan.kembalikan(oleh=bagian_organisasi, alasan="x")
    diajukan.ajukan(oleh=operator)
    assert (diajukan.alasan_kembali, diajukan.diajukan_oleh) == ("", operator)


# --- Tetapkan ---------------------------------------------------------------------


@pytest.fixture
def ditetapkan(diajukan, bagian_organisasi, berkas):
    diajukan.tetapkan(
        oleh=bagian_organisasi, nomor=" 065/1/2025 ", tanggal=TANGGAL, berkas=berkas
    )
    return diajukan


def test_naskah_dibekukan_dengan_sidiknya(ditetapkan):
    dokumen = ditetapkan.dokumen
    assert (dokumen.nomor, dokumen.tanggal) == ("065/1/2025", TANGGAL)
    pohon = dari_dict(DokumenResmi.objects.get(pk=dokumen.pk).isi)
    assert sidik(pohon) == dokumen.sidik
    assert pohon.tanda == ""


def test_nama_dan_kata_disalin(ditetapkan, settings):
    """What is corrected later, does not change what was signed."""
    pejabat = ditetapkan.pertama.pejabat
    pejabat.nama = "Nama lain"
    pejabat.save()
    butir = ditetapkan.butir.get()
    butir.indikator.nama = "Ukuran lain"
    butir.indikator.save()
    ditetapkan.refresh_from_db()
    assert (ditetapkan.pertama_nama, ditetapkan.kedua_nama) == ("Rifendi", "Fawait")
    assert ditetapkan.pertama_jabatan == "Camat Pakusari"
    assert ditetapkan.tempat == "Jember"
    assert "Nama lain" not in str(susun_pk(ditetapkan))
    assert "Ukuran lain" not in str(susun_pk(ditetapkan))


def test_berkas_disimpan_bernama_acak(ditetapkan, settings, berkas):
    dokumen = ditetapkan.dokumen
    assert dokumen.nama_berkas == "PK Pakusari 2025.pdf"
    assert "Pakusari" not in dokumen.berkas.name
    assert (settings.MEDIA_ROOT / dokumen.berkas.name).read_bytes().startswith(b"%PDF")
    assert len(dokumen.sidik_berkas) == 64


def test_gagal_menetapkan_tidak_meninggalkan_berkas(
    diajukan, bagian_organisasi, berkas, settings
):
    """Refused after the file was kept: the title is taken already."""
    DokumenResmi.objects.create(
        kecamatan=diajukan.kecamatan,
        jenis="pk",
        tahun=2025,
        judul=diajukan.judul_dokumen(),
    )
    with pytest.raises(ValidationError, match="Versi dokumen ini sudah ada"):
        diajukan.tetapkan(
            oleh=bagian_organisasi, nomor="1", tanggal=TANGGAL, berkas=berkas
        )
    assert not [b for b in settings.MEDIA_ROOT.rglob("*") if b.is_file()]
    diajukan.refresh_from_db()
    assert (diajukan.status, diajukan.nomor) == (DIAJUKAN, "")


def test_pihak_yang_tidak_menjabat_hari_itu_ditolak(
    diajukan, bagian_organisasi, berkas
):
    masa = diajukan.kedua
    masa.mulai = date(2025, 2, 20)
    masa.save()
    with pytest.raises(TidakBisa, match="tidak menjabat pada 10 Februari 2025"):
        diajukan.tetapkan(
            oleh=bagian_organisasi, nomor="1", tanggal=TANGGAL, berkas=berkas
        )


def test_plt_ditulis_seperti_sebutannya(pk, operator, bagian_organisasi, berkas):
    pk.kedua = buat_masa_jabatan(
        pk.kecamatan,
        Jabatan.BUPATI,
        "Balya",
        sebutan="Plt. Bupati Jember",
        status=StatusJabatan.PLT,
    )
    pk.save()
    pk.ajukan(oleh=operator)
    pk.tetapkan(oleh=bagian_organisasi, nomor="1", tanggal=TANGGAL, berkas=berkas)
    assert pk.kedua_jabatan == "Plt. Bupati Jember"


def test_sesudahnya_isi_ditolak_dengan_kalimat(ditetapkan):
    butir = ditetapkan.butir.get()
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        butir.full_clean()

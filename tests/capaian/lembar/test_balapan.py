"""T-CC-07: a file that is being applied, and an edit of the same cell at that moment:
one of them comes first, the other is told; never a mix."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import close_old_connections, connections

from capaian.anggaran.tindakan import BARU, simpan_jumlah, tanda
from capaian.entri import Isi
from capaian.models import (
    NilaiVariabel,
    PengukuranTriwulan,
    Realisasi,
    RealisasiAnggaran,
)
from capaian.pilihan import Bentuk
from capaian.tindakan import Bentrok, Terkunci, simpan_realisasi
from iku.lembar import daftar
from iku.lembar.lingkup import Lingkup
from iku.lembar.penerapan import Basi, pratinjau, terapkan
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from kecamatan.riwayat import Bentrok as BentrokBaris
from tests.iku.lembar.berkas import tulis
from tests.pembangun import buat_pengguna

from .berkas import belanja as lembar_belanja
from .berkas import realisasi as lembar_realisasi

pytestmark = pytest.mark.django_db(transaction=True)
D = Decimal
PUTARAN = 8


def serentak(*kerja):
    def satu(pekerjaan):
        close_old_connections()
        try:
            return pekerjaan()
        except Exception as galat:  # told to the test, which says what it expects
            return galat
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(lambda k: satu(k), kerja))


@pytest.fixture
def lain(pakusari):
    return buat_pengguna(Peran.OPERATOR, pakusari, nama="lain")


def penerap(jalan, jenis, oleh):
    """Apply the file if it still does what was shown."""
    jenis = daftar.cari(jenis)
    sidik = pratinjau(jalan, jenis, Lingkup(oleh)).sidik
    return lambda: terapkan(jalan, jenis, Lingkup(oleh), sidik=sidik)


def test_realisasi_tidak_pernah_bercampur(tmp_path, operator, lain, triwulanan):
    triwulanan.trantib.kode = "TRANTIB"
    triwulanan.trantib.save()
    kunci = {"indikator": triwulanan.trantib, "tahun": 2025, "triwulan": 1}
    selesai, masuk = triwulanan.selesai, triwulanan.masuk

    def isi(nilai):
        return Isi(Bentuk.VARIABEL, komponen={selesai: D(nilai), masuk: D(nilai)})

    baris = simpan_realisasi(**kunci, isi=isi(1), versi=0, oleh=lain)
    for putaran in range(PUTARAN):
        # Alternately of the edit and of the file, and never the same twice.
        a, b = 100 + putaran, 200 + putaran
        jalan = tulis(
            tmp_path / "isi.xlsx",
            lembar_realisasi(
                [1, "TRANTIB", None, None],
                komponen=[
                    [1, "TRANTIB", "selesai", b, None],
                    [1, "TRANTIB", "masuk", b, None],
                ],
            ),
        )
        baris = simpan_realisasi(
            **kunci, isi=isi(putaran), versi=baris.versi, oleh=lain
        )
        impor, sunting = serentak(
            penerap(jalan, "realisasi", operator),
            lambda a=a, versi=baris.versi: simpan_realisasi(
                **kunci, isi=isi(a), versi=versi, oleh=lain
            ),
        )
        nilai = set(NilaiVariabel.objects.values_list("nilai", flat=True))
        if isinstance(impor, Basi):
            assert (nilai, sunting.versi) == ({D(a)}, baris.versi + 1)
        else:
            assert isinstance(sunting, Bentrok), (impor, sunting)
            assert impor.diterapkan
            assert nilai == {D(b)}
        baris = Realisasi.objects.get()
        jejak = Jejak.objects.filter(objek="capaian.Realisasi").latest("pk")
        (tertulis,) = {D(n) for n in jejak.ke["komponen"].values()}
        assert {tertulis} == nilai
        # Whoever was told looks at what is there now.
        Realisasi.objects.update(diubah_oleh=lain)


def test_belanja_tidak_pernah_bercampur(
    tmp_path, operator, lain, pakusari, murni, pohon
):
    kunci = {
        "kecamatan": pakusari,
        "tahun": 2025,
        "triwulan": 1,
        "nomenklatur": pohon.gaji,
    }
    simpan_jumlah(**kunci, jumlah=D(1), dilihat=BARU, oleh=lain)
    for putaran in range(PUTARAN):
        a, b = D(100 + putaran), D(200 + putaran)
        jalan = tulis(
            tmp_path / "isi.xlsx", lembar_belanja([1, pohon.gaji.kode, int(b)])
        )
        dilihat = tanda(RealisasiAnggaran.objects.get())
        impor, sunting = serentak(
            penerap(jalan, "realisasi-anggaran", operator),
            lambda a=a, dilihat=dilihat: simpan_jumlah(
                **kunci, jumlah=a, dilihat=dilihat, oleh=lain
            ),
        )
        jumlah = RealisasiAnggaran.objects.get().jumlah
        if isinstance(impor, Basi):
            assert (sunting, jumlah) == (True, a)
        elif isinstance(sunting, BentrokBaris):
            assert (impor.diterapkan, jumlah) == (True, b)
        else:
            # The file was looked at after the edit: both are in the trail.
            assert (sunting, impor.diterapkan, jumlah) == (True, True, b)


def test_dua_orang_mengisi_sel_kosong_serentak(operator, lain, pakusari, murni, pohon):
    kunci = {
        "kecamatan": pakusari,
        "tahun": 2025,
        "triwulan": 1,
        "nomenklatur": pohon.gaji,
        "dilihat": BARU,
    }
    hasil = serentak(
        *[
            lambda n=n, o=o: simpan_jumlah(**kunci, jumlah=D(n), oleh=o)
            for n, o in enumerate((operator, lain, operator, lain), 1)
        ]
    )
    assert sum(h is True for h in hasil) == 1
    assert sum(isinstance(h, BentrokBaris) for h in hasil) == 3
    assert RealisasiAnggaran.objects.count() == 1


def test_impor_ke_triwulan_yang_sedang_dikirim(
    tmp_path, operator, camat, triwulanan, pakusari
):
    """Sent first: the file is refused. Applied first: the picture holds its values."""
    triwulanan.warga.kode = "WARGA"
    triwulanan.warga.save()
    for putaran in range(PUTARAN):
        jalan = tulis(
            tmp_path / "isi.xlsx", lembar_realisasi([1, "WARGA", putaran + 1, None])
        )
        terap = penerap(jalan, "realisasi", operator)

        def kirim():
            satu = PengukuranTriwulan.objects.dari(pakusari, 2025, 1)
            satu = satu.pegang()
            PengukuranTriwulan.objects.filter(pk=satu.pk).update(status="diajukan")
            return list(Realisasi.objects.values_list("nilai", flat=True))

        from django.db import transaction

        impor, gambar = serentak(terap, transaction.atomic(kirim))
        nilai = list(Realisasi.objects.values_list("nilai", flat=True))
        assert nilai == gambar, (impor, gambar)
        assert isinstance(impor, Basi | Terkunci) or impor.diterapkan
        PengukuranTriwulan.objects.all().delete()
        Realisasi.objects.all().delete()

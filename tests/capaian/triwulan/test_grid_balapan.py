"""Two at the same moment: nothing is lost, and nobody is alarmed in vain."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from capaian.models import PengukuranTriwulan, Realisasi, TangkapanTriwulan
from capaian.models.tindakan_triwulan import TidakBisa
from capaian.pilihan import Bentuk, StatusTriwulan
from capaian.tindakan import (
    Bentrok,
    Isi,
    Kiriman,
    Terkunci,
    kosongkan_realisasi,
    simpan_realisasi,
)
from capaian.triwulan.tangkapan import gambar, sidik
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna, buat_realisasi

pytestmark = pytest.mark.django_db(transaction=True)

# The long run for ./uji --lengkap, a short one always.
BABAK = [20, pytest.param(200, marks=pytest.mark.lengkap)]


@pytest.fixture
def kolam():
    with ThreadPoolExecutor(2) as hasil:
        yield hasil


@pytest.fixture
def serentak(kolam):
    """Run two at once; what each returned or raised, in their order."""

    def _serentak(*tindakan):
        gerbang = Barrier(len(tindakan))

        def jalankan(satu):
            gerbang.wait()
            try:
                return satu()
            except (Bentrok, Terkunci, TidakBisa) as galat:
                return galat
            finally:
                connection.close()

        return list(kolam.map(jalankan, tindakan))

    return _serentak


@pytest.fixture
def rekan(pakusari):
    return buat_pengguna(Peran.OPERATOR, pakusari, nama="rekan")


def simpan(indikator, nilai, versi, oleh, **lain):
    return lambda: simpan_realisasi(
        indikator=indikator,
        tahun=2025,
        triwulan=1,
        isi=Isi(Bentuk.LANGSUNG, Decimal(nilai)),
        versi=versi,
        oleh=oleh,
        **lain,
    )


def mengosongkan(indikator, oleh, kiriman):
    return lambda: kosongkan_realisasi(
        indikator=indikator,
        tahun=2025,
        triwulan=1,
        versi=1,
        oleh=oleh,
        kiriman=kiriman,
    )


@pytest.mark.parametrize("babak", BABAK)
def test_dua_orang_satu_sel(serentak, triwulanan, operator, rekan, babak):
    """T-CC-01: always one success and one conflict, and one entry per success."""
    for versi in range(babak):
        hasil = serentak(
            simpan(triwulanan.ikm, f"1{versi}.5", versi, operator),
            simpan(triwulanan.ikm, f"2{versi}.5", versi, rekan),
        )
        (menang,) = [h for h in hasil if isinstance(h, Realisasi)]
        (kalah,) = [h for h in hasil if isinstance(h, Bentrok)]
        tersimpan = Realisasi.objects.get()
        assert (tersimpan.nilai, tersimpan.versi) == (menang.nilai, versi + 1)
        assert kalah.sekarang.nilai == menang.nilai
    assert Jejak.objects.count() == babak


@pytest.mark.parametrize("babak", BABAK)
def test_sel_lain_tidak_bentrok(serentak, triwulanan, operator, rekan, babak):
    """T-CC-02: other cells of one quarter, and one's own second tab."""
    for versi in range(babak):
        hasil = serentak(
            simpan(triwulanan.ikm, f"{versi + 1}", versi, operator),
            simpan(triwulanan.dokumen, f"{versi + 1}", versi, rekan),
        )
        assert all(isinstance(h, Realisasi) for h in hasil)
    assert Jejak.objects.count() == 2 * babak
    for nomor in range(babak):
        hasil = serentak(
            simpan(triwulanan.warga, f"1{nomor}", 1 if nomor else 0, operator),
            simpan(triwulanan.warga, f"2{nomor}", 1 if nomor else 0, operator),
        )
        assert sum(isinstance(h, Bentrok) for h in hasil) <= (nomor == 0)


@pytest.mark.parametrize("babak", BABAK)
def test_isian_pertama_yang_terlambat_tidak_mengisi_kembali(
    serentak, triwulanan, operator, babak
):
    """Typed, then emptied; whichever arrives first, the period ends up empty."""
    for nomor in range(babak):
        isi = simpan(
            triwulanan.ikm, "5", 0, operator, kiriman=Kiriman("a", 2 * nomor + 1)
        )
        kosong = mengosongkan(triwulanan.ikm, operator, Kiriman("a", 2 * nomor + 2))
        # An emptying that came first found nothing; what was sent last still stands.
        serentak(*((kosong, isi) if nomor % 2 else (isi, kosong)))
        assert not Realisasi.objects.exists()


@pytest.mark.parametrize("babak", [20, pytest.param(100, marks=pytest.mark.lengkap)])
def test_yang_terakhir_diketik_yang_tersimpan(serentak, triwulanan, operator, babak):
    """T-CC-03: whichever of two saves of a page arrives first."""
    buat_realisasi(triwulanan.ikm, "1", triwulan=1, diubah_oleh=operator)
    for nomor in range(1, babak + 1):
        lama, baru = (
            simpan(
                triwulanan.ikm,
                f"{nomor}.{urut}",
                1,
                operator,
                kiriman=Kiriman("a", 2 * nomor + urut),
            )
            for urut in (1, 2)
        )
        serentak(*((baru, lama) if nomor % 2 else (lama, baru)))
        assert Realisasi.objects.get().nilai == Decimal(f"{nomor}.2")


@pytest.mark.parametrize("babak", BABAK)
def test_menyetujui_sambil_menyimpan(
    serentak, triwulanan, operator, rekan, camat, pakusari, babak
):
    """T-CC-04: what the picture holds is what is stored, and nothing is stored after
    the quarter was sent."""
    # Nothing among them that would need a word of explanation.
    for nama, nilai in (("trantib", "80.5"), ("dokumen", "11"), ("warga", "39")):
        buat_realisasi(getattr(triwulanan, nama), nilai, triwulan=1)
    baris = buat_realisasi(triwulanan.ikm, "84.5", triwulan=1)
    pengukuran = PengukuranTriwulan.objects.dari(pakusari, 2025, 1)

    def kirim():
        satu = PengukuranTriwulan.objects.get(pk=pengukuran.pk)
        satu.ajukan(oleh=operator)
        satu.setujui(oleh=camat)

    for nomor in range(babak):
        baris.refresh_from_db()
        tulis = simpan(triwulanan.ikm, f"8{nomor % 9}.{nomor}", baris.versi, rekan)
        hasil = serentak(*((tulis, kirim) if nomor % 2 else (kirim, tulis)))
        tulisan = hasil[0 if nomor % 2 else 1]
        assert isinstance(tulisan, Realisasi | Terkunci)
        assert None in hasil
        terakhir = TangkapanTriwulan.objects.order_by("-pk").first()
        assert terakhir.tindakan == "setujui"
        assert terakhir.sidik == sidik(gambar(pengukuran))
        PengukuranTriwulan.objects.update(status=StatusTriwulan.DRAF)

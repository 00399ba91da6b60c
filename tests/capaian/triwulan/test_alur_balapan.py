"""Many presses at one moment: one transition, one e-mail."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.core import mail
from django.db import close_old_connections, connections

from capaian.models import Realisasi, TangkapanTriwulan
from capaian.models.tindakan_triwulan import TidakBisa
from capaian.pilihan import Bentuk
from capaian.tindakan import Isi, Tertutup, simpan_realisasi
from capaian.triwulan.tangkapan import gambar, sidik
from kecamatan.models import Jejak, Pemberitahuan
from kecamatan.pemberitahuan import kirim_surel

from .langkah import alamat, dilihat, isi_lengkap, klien, orang_orang, triwulan_kini

pytestmark = pytest.mark.django_db(transaction=True)
BANYAK = 20


def serentak(*kerja):
    mulai = Barrier(len(kerja))

    def satu(pekerjaan):
        close_old_connections()
        mulai.wait()
        try:
            return pekerjaan()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(satu, kerja))


@pytest.fixture
def siapa(pakusari, triwulanan):
    isi_lengkap(triwulanan)
    return orang_orang(pakusari)


def test_dua_puluh_kiriman_satu_pengajuan(siapa, pakusari):
    client = [klien(siapa["operator"]) for _ in range(BANYAK)]
    tanda = {"dilihat": dilihat(client[0])}
    jawaban = serentak(
        *[lambda c=c: c.post(alamat("kirim/"), tanda).status_code for c in client]
    )
    assert jawaban == [302] * BANYAK
    assert TangkapanTriwulan.objects.count() == 1
    assert Jejak.objects.filter(objek="capaian.PengukuranTriwulan").count() == 1
    assert Pemberitahuan.objects.filter(penerima=siapa["camat"]).count() == 1
    serentak(*[kirim_surel.func] * 3)
    assert [surel.to for surel in mail.outbox] == [[siapa["camat"].email]]


def test_setujui_dan_tarik_bersamaan_satu_yang_jadi(siapa, pakusari):
    def coba(tindakan, oleh):
        try:
            getattr(triwulan_kini(pakusari), tindakan)(oleh=oleh)
        except TidakBisa:
            return ""
        return tindakan

    for _ in range(5):
        ini = triwulan_kini(pakusari)
        if ini.status == "disetujui":
            ini.kembalikan(oleh=siapa["camat"], alasan="Lagi.")
        triwulan_kini(pakusari).ajukan(oleh=siapa["operator"])
        hasil = serentak(
            lambda: coba("setujui", siapa["camat"]),
            lambda: coba("tarik", siapa["operator"]),
        )
        assert sorted(hasil)[0] == "" and sorted(hasil)[1]


def test_yang_terkirim_adalah_yang_tersimpan(siapa, pakusari, triwulanan):
    """A save and a sending at once: the picture is what is stored afterwards, and
    nothing is saved after it."""
    t = triwulanan

    def simpan(nilai):
        ini = Realisasi.objects.get(indikator=t.ikm, tahun=2025)
        try:
            simpan_realisasi(
                indikator=t.ikm,
                tahun=2025,
                triwulan=1,
                isi=Isi(Bentuk.LANGSUNG, nilai),
                versi=ini.versi,
                oleh=siapa["operator"],
            )
        except Tertutup:
            return "tertutup"
        return "tersimpan"

    for putaran in range(10):
        ini = triwulan_kini(pakusari)
        if ini.status == "diajukan":
            ini.tarik(oleh=siapa["operator"])
        # Never the target itself (89): that would want to be explained first.
        nilai = Decimal(70 + putaran)
        serentak(
            lambda nilai=nilai: simpan(nilai),
            lambda: triwulan_kini(pakusari).ajukan(oleh=siapa["operator"]),
        )
        ini = triwulan_kini(pakusari)
        assert ini.tangkapan.last().sidik == sidik(gambar(ini))
        assert simpan(nilai + 20) == "tertutup"

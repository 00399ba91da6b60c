"""Charts and annexes of the report: what they show, and that they stay away or say so
where there is nothing to show."""

from decimal import Decimal

import pytest
from django.utils import timezone

from capaian.models import Bukti, LampiranBukti
from capaian.pilihan import JenisSkala
from dokumen.pohon import Butir, Gambar, Lampiran, Paragraf, Subbab
from dokumen.telusur import polos, semua_tabel, semua_teks, telusuri
from evaluasi.models import Lhe, NilaiLhe, SubKomponenLke
from iku.pilihan import Cara
from kecamatan.models import UnitKerja
from laporan.models import Narasi
from laporan.susun import susun_lkjip

from ..evaluasi.lembar.bantuan import instrumen_lke
from ..pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_survei,
    buat_tempat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _skala(db):
    buat_skala(JenisSkala.CAPAIAN)


def gambar(dokumen) -> dict[str, Gambar]:
    return {s.judul: s for s in telusuri(dokumen) if isinstance(s, Gambar)}


def lampiran(dokumen, judul: str) -> Lampiran:
    (satu,) = (
        b
        for b in dokumen.bagian
        if isinstance(b, Lampiran) and b.judul.startswith(judul)
    )
    return satu


# --- Trend ----------------------------------------------------------------------------


def test_tren_terhadap_target_tiap_tahun(pakusari):
    renstra = buat_renstra(awal=2021, akhir=2026)
    tempat = buat_tempat(buat_sasaran(renstra), target={2023: "86", 2025: "94"})
    buat_butir_pk(buat_pk(renstra), tempat, nilai="89")
    for tahun, nilai in ((2023, "88"), (2025, "84.03")):
        buat_realisasi(tempat.indikator, nilai, tahun)
    satu = gambar(susun_lkjip(pakusari, 2025))[
        "Tren Indeks Kepuasan Masyarakat, Tahun 2023–2025"
    ]
    # The year's target is the promised one, not the Renstra's; 2024 has no value.
    assert "2023 realisasi 88 indeks, target 86 indeks" in satu.alternatif
    assert "2025 realisasi 84,03 indeks, target 89 indeks" in satu.alternatif
    assert "2024" not in satu.alternatif


def test_satu_tahun_bukan_tren_dan_pendahulu_tidak_digambar(pakusari):
    lama = buat_indikator(nama="Lama")
    baru = buat_indikator(nama="Baru", pendahulu=lama)
    buat_butir_pk(tempat=buat_tempat(indikator=baru))
    buat_realisasi(lama, "80", 2024)
    buat_realisasi(baru, "81", 2025)
    assert not [j for j in gambar(susun_lkjip(pakusari, 2025)) if j.startswith("Tren")]


# --- Survey, LHE ----------------------------------------------------------------------


def test_survei_tiap_unsur_dan_yang_perlu_diperbaiki(pakusari):
    tempat = buat_tempat(indikator=buat_indikator(cara=Cara.SKM))
    buat_butir_pk(tempat=tempat)
    buat_survei(pakusari, [(4, 2, 4, 4, 4, 4, 4, 4, 4)], status="ditutup")
    dokumen = susun_lkjip(pakusari, 2025)
    satu = gambar(dokumen)["Skor Tiap Unsur terhadap Rata-Rata, Tahun 2025"]
    assert "Sistem, Mekanisme, dan Prosedur 50" in satu.alternatif
    assert satu.nomor.startswith("3.")
    teks = "".join(semua_teks(dokumen))
    assert (
        "menjadi prioritas perbaikan, yaitu: Sistem, Mekanisme, dan Prosedur." in teks
    )
    (tabel,) = (t for t in semua_tabel(dokumen) if t.judul.startswith("Hasil Survei"))
    assert tabel.nomor


@pytest.mark.parametrize("lengkap", [True, False])
def test_komponen_lhe_hanya_bila_semua_dinilai(pakusari, lengkap):
    buat_butir_pk()
    lhe = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, nomor="7", nilai=Decimal("70")
    )
    sub = list(SubKomponenLke.objects.filter(komponen__instrumen=instrumen_lke()))
    for satu in sub if lengkap else sub[1:]:
        NilaiLhe.objects.create(lhe=lhe, sub=satu, nilai="B")
    satu = gambar(susun_lkjip(pakusari, 2025)).get(
        "Nilai Komponen LHE SAKIP Tahun 2025 terhadap Bobotnya"
    )
    assert (satu is not None) == lengkap
    if satu is not None:
        assert "Perencanaan Kinerja (21,00 dari 30) 70,00 %" in satu.alternatif


def test_tindak_lanjut_beserta_hasil_verifikasinya(pakusari):
    """What nobody has looked at is told without a verdict; that is no "not done"."""
    buat_butir_pk()
    lhe = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, nomor="7", nilai=Decimal("70")
    )
    for nomor, isi in enumerate(
        (None, {}, {"diverifikasi_pada": timezone.now(), "status": "selesai"}), 1
    ):
        butir = lhe.rekomendasi.create(
            nomor=nomor, jenis="rekomendasi", uraian=f"Agar {nomor}"
        )
        if isi is not None:
            butir.tindak_lanjut.create(
                tahun=2025, triwulan=4, uraian="Dikerjakan.", **isi
            )
    (tabel,) = (
        t
        for t in semua_tabel(susun_lkjip(pakusari, 2025))
        if t.judul.startswith("Tindak Lanjut atas LHE")
    )
    assert [polos(b.sel[-1].isi) for b in tabel.baris] == [
        "belum ditindaklanjuti",
        "Triwulan IV 2025: Dikerjakan.",
        "Triwulan IV 2025: Dikerjakan.\nHasil verifikasi: selesai.",
    ]


# --- Annexes --------------------------------------------------------------------------


def buat_bukti(kecamatan, nama, **isi) -> Bukti:
    oleh = buat_pengguna(None)
    return Bukti.objects.create(
        kecamatan=kecamatan, nama=nama, diunggah_oleh=oleh, **isi
    )


def test_daftar_bukti(pakusari):
    butir = buat_butir_pk()
    berkas = buat_bukti(
        pakusari, "nota.pdf", berkas="bukti/ab", sidik="a1b2c3d4e5f67890" + "0" * 48
    )
    tautan = buat_bukti(pakusari, "Laman SKM", tautan="https://contoh.go.id/skm")
    for bukti, isi in (
        (berkas, {"triwulan": 3, "halaman": "4–6"}),
        (tautan, {}),
        (berkas, {"triwulan": 1, "dilepas_pada": timezone.now()}),
        (berkas, {"tahun": 2024}),
    ):
        LampiranBukti.objects.create(
            **({"bukti": bukti, "indikator": butir.indikator, "tahun": 2025} | isi)
        )
    (tabel,) = semua_tabel(lampiran(susun_lkjip(pakusari, 2025), "Daftar Bukti"))
    baris = {polos(b.sel[3].isi): [polos(s.isi) for s in b.sel] for b in tabel.baris}
    assert len(tabel.baris) == 2
    nota = baris["nota.pdf"]
    assert nota[1:3] == [butir.indikator.nama, "Triwulan III"]
    assert nota[4:] == ["4–6", "a1b2-c3d4-e5f6-7890"]
    laman = baris["Laman SKM\nhttps://contoh.go.id/skm"]
    assert laman[2:3] + laman[4:] == ["Setahun", "–", "tautan"]


def test_tanpa_bukti_dikatakan(pakusari):
    buat_butir_pk()
    isi = "".join(semua_teks(lampiran(susun_lkjip(pakusari, 2025), "Daftar Bukti")))
    assert "Belum ada bukti yang dilampirkan" in isi


def test_pengukuran_tiap_perjanjian(pakusari):
    renstra = buat_renstra()
    tempat = buat_tempat(buat_sasaran(renstra))
    buat_butir_pk(buat_pk(renstra), tempat, nilai="80")
    buat_butir_pk(buat_pk(renstra, perubahan_ke=1), tempat, nilai="85")
    buat_realisasi(tempat.indikator, "82")
    pengukuran = lampiran(susun_lkjip(pakusari, 2025), "Pengukuran Kinerja")
    murni, perubahan, program = semua_tabel(pengukuran)
    assert [polos(t.baris[0].sel[5].isi) for t in (murni, perubahan)] == [
        "102,50",
        "96,47",
    ]
    assert "Anggaran tahun ini belum dicatat" in polos(program.baris[0].sel[0].isi)


def test_tujuan_menyebut_sasaran_pendukungnya(pakusari):
    tempat = buat_tempat()
    buat_butir_pk(tempat=tempat)
    dokumen = susun_lkjip(pakusari, 2025)
    kalimat = [
        polos(s.isi) for s in telusuri(dokumen) if isinstance(s, Paragraf | Butir)
    ]
    tujuan = tempat.sasaran.tujuan.urutan
    assert f"Tujuan {tujuan} didukung 1 (satu) sasaran, yaitu:" in kalimat
    assert any(
        k.endswith("”, dengan indikator Indeks Kepuasan Masyarakat.") for k in kalimat
    )


def test_penghargaan_hanya_bila_ada(pakusari):
    buat_butir_pk()
    assert "Penghargaan" not in _judul(susun_lkjip(pakusari, 2025))
    Narasi.objects.create(
        kecamatan=pakusari, tahun=2025, bagian="penghargaan", isi="- Desa Bersinar"
    )
    assert _judul(susun_lkjip(pakusari, 2025))["Penghargaan"] == "D."


def _judul(dokumen) -> dict[str, str]:
    return {s.judul: s.nomor for s in telusuri(dokumen) if isinstance(s, Subbab)}


def test_bagan_susunan_organisasi(pakusari):
    buat_butir_pk()
    camat = UnitKerja.objects.create(kecamatan=pakusari, nama="Camat")
    UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib", induk=camat)
    satu = gambar(susun_lkjip(pakusari, 2025))[f"Bagan Susunan Organisasi {pakusari}"]
    assert satu.alternatif.endswith(": Camat; Seksi Trantib.")
    assert satu.nomor == "1.1"

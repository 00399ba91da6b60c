"""A report to review, and reviews of it in each state."""

from datetime import date

from django.conf import settings

from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan
from dokumen.pilihan import JenisDokumen
from dokumen.pohon import Bab, Dokumen, Paragraf
from evaluasi.models import InstrumenReviu, IsiReviu, Reviu
from evaluasi.pilihan import JawabanReviu, StatusReviu
from kecamatan.models import MasaJabatan, Pejabat
from kecamatan.pilihan import Jabatan, StatusJabatan
from laporan.contoh.acuan_reviu import muat_reviu
from tests.pembangun import buat_kecamatan, buat_pengguna

ACUAN = settings.BASE_DIR / "fixtures" / "acuan"


def instrumen_reviu() -> InstrumenReviu:
    muat_reviu(ACUAN)
    return InstrumenReviu.objects.get(kode="REVIU_53_2014")


def buat_laporan(kecamatan=None, tahun=2025, pohon=None, **isi) -> DokumenResmi:
    """A signed LKjIP."""
    laporan = DokumenResmi(
        kecamatan=kecamatan or buat_kecamatan(),
        jenis=JenisDokumen.LKJIP,
        tahun=tahun,
        judul=f"Laporan Kinerja Tahun {tahun}",
        **({"tanggal": date(tahun + 1, 2, 20)} | isi),
    )
    isi_pohon = pohon or Dokumen(
        "Laporan Kinerja", "Pakusari", (Bab("Pendahuluan", (Paragraf("Isi"),)),)
    )
    bekukan(laporan, isi_pohon, None)
    return laporan


def buat_reviu(laporan=None, status=StatusReviu.DRAF, pereviu=None, **isi) -> Reviu:
    laporan = laporan or buat_laporan()
    return Reviu.objects.create(
        kecamatan=laporan.kecamatan,
        tahun=laporan.tahun,
        laporan=laporan,
        instrumen=instrumen_reviu(),
        pereviu=pereviu or buat_pengguna("evaluator", laporan.kecamatan),
        status=status,
        **isi,
    )


def jawab_semua(reviu: Reviu, **lain: tuple[str, str]) -> None:
    """Yes to all; `lain` by place in the list: b5=("tidak", "Tanpa lampiran")."""
    for butir in reviu.instrumen.butir.all():
        jawaban, catatan = lain.get(f"b{butir.urutan}", (JawabanReviu.YA, ""))
        IsiReviu.objects.create(
            reviu=reviu, butir=butir, jawaban=jawaban, catatan=catatan
        )


def buat_inspektur(kabupaten=None) -> MasaJabatan:
    """The Inspektur in office, as the statement names him."""
    kabupaten = kabupaten or buat_kecamatan().kabupaten
    return MasaJabatan.objects.create(
        pejabat=Pejabat.objects.create(kabupaten=kabupaten, nama="Ratno Cahyadi"),
        jabatan=Jabatan.INSPEKTUR,
        sebutan="Inspektur Kabupaten Jember",
        status=StatusJabatan.DEFINITIF,
        pangkat="Pembina Utama Muda",
        mulai=date(2024, 1, 1),
    )

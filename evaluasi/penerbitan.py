"""Issuing the LHE: the Inspektur's act, which freezes it."""

from datetime import date

from django.core.files import File

from dokumen.models import DokumenResmi
from dokumen.penetapan import bekukan, semua_atau_tidak
from dokumen.pilihan import JenisDokumen, StatusDokumen
from kecamatan.models import Jejak, MasaJabatan
from kecamatan.pilihan import Jabatan
from sakip.tanggal import panjang

from .lhe.draf import beri_nomor, grades, kelompokkan, kurang_lhe
from .lhe.susun import susun_lhe
from .models import Evaluasi, Lhe
from .models.tindakan_evaluasi import TidakBisa
from .penilaian import nilai_lke
from .pilihan import StatusLhe, TindakanLke


def terbitkan(
    evaluasi: Evaluasi,
    *,
    oleh,
    nomor: str,
    tanggal: date,
    inspektur: MasaJabatan,
    berkas: File | None = None,
) -> Lhe:
    """Issue the LHE of an evaluation: its notes and recommendations get their printed
    numbers, the printed tree is kept with its fingerprint, and the evaluation is over.

    `berkas`: the signed file, already checked (`dokumen.berkas.periksa_pdf`).
    PermissionDenied for whoever may never do this; TidakBisa with sentences where it
    is not the time or something is missing; then nothing changed.
    """
    dokumen = DokumenResmi()
    with semua_atau_tidak(dokumen):
        ini = evaluasi.mulai(TindakanLke.TERBITKAN, oleh)
        lhe = Lhe.objects.select_for_update(of=("self",)).filter(evaluasi=ini).first()
        if lhe is None:
            raise TidakBisa("LHE belum disusun. Kembalikan evaluasi, lalu susun LHE.")
        _pastikan_lengkap(lhe)
        _pastikan_menjabat(ini, inspektur, tanggal)
        _pastikan_nomor_baru(lhe, nomor)
        _urutkan(lhe, oleh)
        instrumen = ini.periode.instrumen.susun()
        lhe.nilai = nilai_lke(grades(ini), instrumen).total
        lhe.nomor, lhe.tanggal, lhe.inspektur = nomor, tanggal, inspektur
        lhe.status = StatusLhe.TERBIT
        _bekukan(dokumen, lhe, oleh, berkas)
        _catat(lhe, dokumen, oleh)
        evaluasi.pindah(ini, TindakanLke.TERBITKAN, oleh)
    return lhe


def _pastikan_lengkap(lhe: Lhe) -> None:
    if kurang := kurang_lhe(lhe):
        raise TidakBisa(kurang)


def _pastikan_menjabat(evaluasi: Evaluasi, masa: MasaJabatan, tanggal: date) -> None:
    menjabat = MasaJabatan.objects.pada(tanggal).filter(
        pk=masa.pk,
        jabatan=Jabatan.INSPEKTUR,
        pejabat__kabupaten=evaluasi.kecamatan.kabupaten_id,
    )
    if not menjabat.exists():
        raise TidakBisa(
            f"{masa} tidak menjabat Inspektur pada {panjang(tanggal)}. Periksa "
            "tanggalnya, atau pilih pejabat yang lain."
        )


def _pastikan_nomor_baru(lhe: Lhe, nomor: str) -> None:
    lain = Lhe.objects.filter(
        kecamatan__kabupaten=lhe.kecamatan.kabupaten_id, nomor=nomor
    ).exclude(pk=lhe.pk)
    if dipakai := lain.select_related("kecamatan").first():
        raise TidakBisa(
            f"Nomor {nomor} sudah dipakai {dipakai} {dipakai.kecamatan}. Periksa "
            "nomornya."
        )


def _urutkan(lhe: Lhe, oleh) -> None:
    """The numbers that stand in print become those of the rows."""
    instrumen = lhe.evaluasi.periode.instrumen.susun()
    bagian = kelompokkan(instrumen.komponen, list(lhe.rekomendasi.all()))
    beri_nomor(
        [(b, n) for satu in bagian for n, b in (*satu.catatan, *satu.rekomendasi)], oleh
    )


def _bekukan(dokumen: DokumenResmi, lhe: Lhe, oleh, berkas: File | None) -> None:
    dokumen.kecamatan, dokumen.tahun = lhe.kecamatan, lhe.tahun
    dokumen.jenis, dokumen.judul = JenisDokumen.LHE, str(lhe)
    dokumen.nomor, dokumen.tanggal = lhe.nomor, lhe.tanggal
    dokumen.dibuat_oleh = oleh
    bekukan(dokumen, susun_lhe(lhe), berkas)
    dokumen.status = StatusDokumen.TERBIT
    dokumen.save(update_fields=["status"])


def _catat(lhe: Lhe, dokumen: DokumenResmi, oleh) -> None:
    lhe.dokumen = dokumen
    lhe.full_clean()
    lhe.save()
    Jejak.objects.catat(
        lhe,
        oleh=oleh,
        aksi="menerbitkan",
        dari={"status": StatusLhe.DRAF},
        ke={
            "status": str(lhe.status),
            "nomor": lhe.nomor,
            "tanggal": str(lhe.tanggal),
            "nilai": str(lhe.nilai),
            "inspektur": lhe.inspektur_id,
        },
    )

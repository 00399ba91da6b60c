"""Evidence of a criterion: what the kecamatan has already, or a new file or link; each
with the page that proves it."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from capaian.bukti import gudang
from capaian.bukti.pemeriksaan import periksa
from capaian.models import Bukti
from kecamatan import riwayat
from kecamatan.models import Kecamatan

from ..models import Evaluasi, JawabanLke, KriteriaLke, LampiranLke
from ..models.tindakan_evaluasi import PENULIS_MANDIRI

TERBANYAK = 10  # pieces of evidence of one criterion


@transaction.atomic
def pasang(
    evaluasi: Evaluasi, kriteria: KriteriaLke, bukti: Bukti, halaman: str, *, oleh
) -> LampiranLke:
    """Attach evidence that the kecamatan has. Raises PermissionDenied, TidakBisa,
    ValidationError where it is there already or there are too many."""
    ini = evaluasi.pegang(PENULIS_MANDIRI, oleh)
    # Held, so that the sweep of what proves nothing does not take it meanwhile.
    Bukti.objects.select_for_update(no_key=True).get(pk=bukti.pk)
    return _pasang(ini, kriteria, bukti, halaman, oleh)


def unggah(
    evaluasi: Evaluasi, kriteria: KriteriaLke, berkas: File, halaman: str, *, oleh
) -> LampiranLke:
    """Keep a file and attach it; the same bytes are kept once. ValidationError where
    the file cannot be taken; then nothing is kept."""
    jenis = periksa(berkas)
    with gudang.titip(berkas) as titipan, transaction.atomic():
        ini = evaluasi.pegang(PENULIS_MANDIRI, oleh)
        bukti, _ = gudang.simpan(titipan, jenis, berkas.name or "", ini.kecamatan, oleh)
        return _pasang(ini, kriteria, bukti, halaman, oleh)


@transaction.atomic
def tautkan(
    evaluasi: Evaluasi,
    kriteria: KriteriaLke,
    tautan: str,
    nama: str,
    halaman: str,
    *,
    oleh,
) -> LampiranLke:
    """Attach a link; the same address in the kecamatan is one evidence."""
    ini = evaluasi.pegang(PENULIS_MANDIRI, oleh)
    Kecamatan.objects.select_for_update(no_key=True).get(pk=ini.kecamatan_id)
    bukti = Bukti.objects.filter(kecamatan=ini.kecamatan, tautan=tautan).first()
    if bukti is None:
        bukti = Bukti(
            kecamatan=ini.kecamatan,
            tautan=tautan,
            nama=nama or tautan,
            diunggah_oleh=oleh,
        )
        riwayat.simpan(bukti, oleh=oleh)
    return _pasang(ini, kriteria, bukti, halaman, oleh)


def _pasang(ini, kriteria, bukti, halaman, oleh) -> LampiranLke:
    # versi 0: it says nothing yet (`tindakan.tanda`).
    jawaban = JawabanLke.objects.filter(evaluasi=ini, kriteria=kriteria).first()
    if jawaban is None:
        jawaban = JawabanLke(evaluasi=ini, kriteria=kriteria, versi=0)
        riwayat.simpan(jawaban, oleh=oleh)
    if jawaban.lampiran.filter(bukti=bukti).exists():
        raise ValidationError(f"“{bukti.nama}” sudah terpasang pada kriteria ini.")
    if jawaban.lampiran.count() >= TERBANYAK:
        raise ValidationError(
            f"Paling banyak {TERBANYAK} bukti untuk satu kriteria. Lepas yang tidak "
            "diperlukan, atau gabungkan menjadi satu PDF."
        )
    lampiran = LampiranLke(jawaban=jawaban, bukti=bukti, halaman=halaman)
    riwayat.simpan(lampiran, oleh=oleh)
    return lampiran


@transaction.atomic
def ubah_halaman(lampiran: LampiranLke, halaman: str, *, dilihat: str, oleh) -> bool:
    """Name the page that proves it; whether anything changed. Raises Bentrok."""
    lampiran.jawaban.evaluasi.pegang(PENULIS_MANDIRI, oleh)
    lampiran.halaman = halaman
    # Never empty, which `simpan` would take for "not looked at".
    return riwayat.simpan(lampiran, oleh=oleh, sidik_lama=dilihat or "-")


@transaction.atomic
def lepas(lampiran: LampiranLke, *, oleh) -> None:
    """Take it away from its criterion; the evidence itself stays."""
    lampiran.jawaban.evaluasi.pegang(PENULIS_MANDIRI, oleh)
    riwayat.hapus(lampiran, oleh=oleh)

"""What is missing before an evaluation can move on, in sentences."""

from .models import Evaluasi, KriteriaLke, SubKomponenLke
from .pilihan import TindakanLke


def kekurangan(evaluasi: Evaluasi, tindakan: TindakanLke) -> list[str]:
    """Why this act cannot be done yet; empty: it can."""
    if tindakan == TindakanLke.KIRIM_MANDIRI:
        kosong = _kriteria_tanpa(evaluasi, "mandiri")
        return _sebut(kosong, "belum dijawab dalam penilaian mandiri")
    if tindakan in (TindakanLke.AJUKAN_MUTU, TindakanLke.SUSUN_LHE):
        return [
            *_sebut(_kriteria_tanpa(evaluasi, "nilai"), "belum dijawab evaluator"),
            *_sebut(_sub_tanpa_nilai(evaluasi), "belum dinilai"),
            *_tanggapan_terbuka(evaluasi, tindakan),
        ]
    return []


def _kriteria_tanpa(evaluasi: Evaluasi, kolom: str) -> list[str]:
    terisi = evaluasi.jawaban.exclude(**{kolom: ""}).values("kriteria")
    return [
        k.kode
        for k in KriteriaLke.objects.filter(
            sub__komponen__instrumen=evaluasi.periode.instrumen_id, dipakai=True
        )
        .exclude(pk__in=terisi)
        .select_related("sub")
        .order_by("sub__kode", "nomor")
    ]


def _sub_tanpa_nilai(evaluasi: Evaluasi) -> list[str]:
    return list(
        SubKomponenLke.objects.filter(komponen__instrumen=evaluasi.periode.instrumen_id)
        .exclude(pk__in=evaluasi.nilai_sub.values("sub"))
        .order_by("kode")
        .values_list("kode", flat=True)
    )


def _tanggapan_terbuka(evaluasi: Evaluasi, tindakan: TindakanLke) -> list[str]:
    if tindakan != TindakanLke.SUSUN_LHE:
        return []
    terbuka = evaluasi.tanggapan.filter(jawaban="").values_list("sub__kode", flat=True)
    return _sebut(list(terbuka), "belum dijawab tanggapannya")


def _sebut(daftar: list[str], hal: str) -> list[str]:
    if not daftar:
        return []
    sebut = ", ".join(daftar[:10])
    lagi = f" dan {len(daftar) - 10} lainnya" if len(daftar) > 10 else ""
    return [f"{len(daftar)} bagian {hal}: {sebut}{lagi}."]

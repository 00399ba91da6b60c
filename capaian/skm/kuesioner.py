"""The words of a questionnaire; what a transcribed list leaves empty is filled with
the general ones of PermenPANRB 14/2017 (1 tidak baik ... 4 sangat baik)."""

from ..models import UnsurSkm
from ..models.responden_skm import NILAI_JAWABAN

JAWABAN_UMUM = ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")


def pertanyaan(unsur: UnsurSkm) -> str:
    return unsur.pertanyaan or (
        f"Bagaimana pendapat Saudara tentang {unsur.nama[:1].lower()}{unsur.nama[1:]}?"
    )


def pilihan_jawaban(unsur: UnsurSkm) -> list[tuple[int, str]]:
    """The four answers, from the worst (1) to the best (4)."""
    sendiri = (unsur.jawaban_1, unsur.jawaban_2, unsur.jawaban_3, unsur.jawaban_4)
    return [
        (nilai, kata or umum)
        for nilai, kata, umum in zip(NILAI_JAWABAN, sendiri, JAWABAN_UMUM, strict=True)
    ]

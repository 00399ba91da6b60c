"""What is frozen once an LHE was issued here: its row, the words of its notes and
recommendations, and the worksheet that it rests on.

Owner, deadline, plan and what was done stay open: they come afterwards. An LHE that was
typed in or imported has no document of ours and stays open as a whole.
"""

from dokumen.pembekuan import Pemicu

LHE_BEKU = (
    "LHE yang sudah terbit tidak dapat diubah atau dihapus. Perbaikannya dimuat dalam "
    "LHE berikutnya."
)
LEMBAR_BEKU = (
    "Lembar kerja evaluasi yang LHE-nya sudah terbit tidak dapat diubah atau dihapus."
)
_LHE, _BUTIR = "evaluasi_lhe", "evaluasi_rekomendasi"
_EVALUASI, _JAWABAN = "evaluasi_evaluasi", "evaluasi_jawabanlke"
_KATA = " OR ".join(
    f"NEW.{kolom} {{beda}} OLD.{kolom}"
    for kolom in ("lhe_id", "nomor", "jenis", "komponen", "uraian")
)
_TAHAP = " OR ".join(
    f"NEW.{kolom} {{beda}} OLD.{kolom}"
    for kolom in ("periode_id", "kecamatan_id", "tim_id", "status", "alasan_kembali")
)


def _berdokumen(kolom: str, nilai: str, pegang: str = "{pegang}") -> str:
    """Whether the LHE whose `kolom` is this has its frozen document. The row is looked
    up by its key alone, so that one that is being issued is waited for."""
    return (
        f"(SELECT l.dokumen_id FROM {_LHE} l WHERE l.{kolom} = {nilai} {pegang}) "
        "IS NOT NULL"
    )


def _terbit(baris: str, *pegang: str) -> str:
    """Of a row of the LHE itself."""
    return _berdokumen("id", f"{baris}.lhe_id", *pegang)


def _dinilai(baris: str, *pegang: str) -> str:
    """Of a row of the worksheet."""
    return _berdokumen("evaluasi_id", f"{baris}.evaluasi_id", *pegang)


def _dilampiri(baris: str, *pegang: str) -> str:
    """Of evidence of an answer."""
    evaluasi = (
        f"(SELECT j.evaluasi_id FROM {_JAWABAN} j WHERE j.id = {baris}.jawaban_id)"
    )
    return _berdokumen("evaluasi_id", evaluasi, *pegang)


def _selesai(baris: str, *pegang: str) -> str:
    """Of an evaluation that has come to its end: issuing writes the LHE first, then
    this last step."""
    return f"{baris}.status = 'terbit' AND " + _berdokumen(
        "evaluasi_id", f"{baris}.id", *pegang
    )


def _lembar(tabel: str, beku) -> dict[str, str]:
    """A table of the worksheet: nothing comes, changes or goes."""
    return {
        "INSERT": beku("NEW"),
        "UPDATE": f"{beku('OLD')} OR {beku('NEW')}",
        "DELETE": beku("OLD"),
        "TRUNCATE": f"EXISTS (SELECT 1 FROM {tabel} r WHERE {beku('r', '')})",
    }


_SYARAT_LHE = {
    "UPDATE": "OLD.dokumen_id IS NOT NULL",
    "DELETE": "OLD.dokumen_id IS NOT NULL",
    "TRUNCATE": f"EXISTS (SELECT 1 FROM {_LHE} WHERE dokumen_id IS NOT NULL)",
}
_SYARAT_BUTIR = {
    "INSERT": _terbit("NEW"),
    "UPDATE": f"({_terbit('OLD')} OR {_terbit('NEW')}) AND ({_KATA})",
    "DELETE": _terbit("OLD"),
    "TRUNCATE": f"EXISTS (SELECT 1 FROM {_BUTIR} r WHERE {_terbit('r', '')})",
}
_SYARAT_EVALUASI = {
    "UPDATE": f"{_selesai('OLD')} AND ({_TAHAP})",
    "DELETE": _selesai("OLD"),
    "TRUNCATE": f"EXISTS (SELECT 1 FROM {_EVALUASI} r WHERE {_selesai('r', '')})",
}


def _pemicu(tabel: str, daftar: dict[str, str], pesan: str) -> tuple[Pemicu, ...]:
    return tuple(
        Pemicu(f"{tabel}_beku_{saat.lower()}", tabel, saat, syarat, pesan)
        for saat, syarat in daftar.items()
    )


PEMICU_LHE = (
    *_pemicu(_LHE, _SYARAT_LHE, LHE_BEKU),
    *_pemicu(_BUTIR, _SYARAT_BUTIR, LHE_BEKU),
)
PEMICU_LEMBAR = (
    *_pemicu(_EVALUASI, _SYARAT_EVALUASI, LEMBAR_BEKU),
    *(
        satu
        for tabel, beku in (
            (_JAWABAN, _dinilai),
            ("evaluasi_nilaisub", _dinilai),
            ("evaluasi_tanggapansub", _dinilai),
            ("evaluasi_lampiranlke", _dilampiri),
        )
        for satu in _pemicu(tabel, _lembar(tabel, beku), LEMBAR_BEKU)
    ),
)

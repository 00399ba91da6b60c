"""The minutes as an official document."""

from __future__ import annotations

from collections.abc import Iterator

from dokumen.pohon import (
    Baris,
    BarisRincian,
    Blok,
    Butir,
    Daftar,
    Dokumen,
    Kepala,
    Kolom,
    Lembar,
    Paragraf,
    Penandatangan,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
)
from iku.surat.umum import TITIK_TITIK, judul, kop
from sakip.tanggal import panjang

from ..models import KeputusanRapat, RapatEvaluasi
from ..models.rapat import ROMAWI

TANPA_KEPUTUSAN = "Rapat tidak mengambil keputusan yang perlu ditindaklanjuti."


def susun_notulen(rapat: RapatEvaluasi) -> Dokumen:
    """Minutes: when, who, what was said and decided, and how far that is done."""
    nama = f"Notulen Rapat Evaluasi Triwulan {ROMAWI[rapat.triwulan]} {rapat.tahun}"
    return Dokumen(
        judul=nama,
        subjudul=f"{rapat.kecamatan} {rapat.kecamatan.kabupaten}",
        bagian=(Lembar(nama, tuple(_blok(rapat)), tampak=False),),
        penyusun=str(rapat.kecamatan),
        tanggal=rapat.tanggal.isoformat(),
    )


def _blok(rapat: RapatEvaluasi) -> Iterator[Blok]:
    yield kop(rapat.kecamatan)
    yield judul(
        "NOTULEN RAPAT EVALUASI KINERJA",
        f"TRIWULAN {ROMAWI[rapat.triwulan]} TAHUN {rapat.tahun}",
    )
    yield Rincian(
        (
            BarisRincian("Tanggal", panjang(rapat.tanggal)),
            BarisRincian("Tempat", rapat.tempat),
            BarisRincian("Pimpinan rapat", rapat.pimpinan),
            BarisRincian("Notulis", rapat.notulis or "–"),
        )
    )
    yield _tebal("Peserta")
    yield Daftar(tuple(Butir(satu) for satu in rapat.daftar_peserta), "angka")
    yield _tebal("Pembahasan")
    yield from (Paragraf(p) for p in _paragraf(rapat.notulen))
    yield _tebal("Keputusan dan tindak lanjut")
    keputusan = list(rapat.keputusan.select_related("unit", "indikator"))
    yield _tabel(keputusan) if keputusan else Paragraf(TANPA_KEPUTUSAN)
    yield _tanda_tangan(rapat)


def _tebal(teks: str) -> Paragraf:
    return Paragraf((Teks(teks, tebal=True),))


def _paragraf(teks: str) -> list[str]:
    return [baris.strip() for baris in teks.splitlines() if baris.strip()]


def _tabel(keputusan: list[KeputusanRapat]) -> Tabel:
    kepala = ("NO", "KEPUTUSAN", "PENANGGUNG JAWAB", "BATAS WAKTU", "TINDAK LANJUT")
    return Tabel(
        "",
        (
            Kolom(6, "tengah"),
            Kolom(34, kepala_baris=True),
            Kolom(20),
            Kolom(15),
            Kolom(25),
        ),
        (tuple(Kepala(k) for k in kepala),),
        tuple(_baris(i, satu) for i, satu in enumerate(keputusan, 1)),
        bernomor=False,
    )


def _baris(nomor: int, satu: KeputusanRapat) -> Baris:
    uraian = satu.uraian
    if satu.indikator:
        uraian += f"\nIndikator: {satu.indikator.nama}"
    hasil = satu.get_status_display()
    if satu.selesai_pada:
        hasil += f", {panjang(satu.selesai_pada)}"
    if satu.tindak_lanjut:
        hasil += f"\n{satu.tindak_lanjut}"
    return Baris(
        (
            Sel(f"{nomor}."),
            Sel(uraian),
            Sel(satu.pelaksana),
            Sel(panjang(satu.batas_waktu)),
            Sel(hasil),
        )
    )


def _tanda_tangan(rapat: RapatEvaluasi) -> TandaTangan:
    """Leader left, who took the minutes right."""
    nama, jabatan = nama_dan_jabatan(rapat.pimpinan)
    return TandaTangan(
        (
            Penandatangan(nama, jabatan, peran="Pimpinan rapat"),
            Penandatangan(rapat.notulis or TITIK_TITIK, "", peran="Notulis"),
        ),
        rapat.tempat and rapat.kecamatan.nama,
        panjang(rapat.tanggal),
    )


def nama_dan_jabatan(pimpinan: str) -> tuple[str, str]:
    """The office stands after the last comma, unless that is a degree ("M.Si.")."""
    nama, koma, jabatan = (satu.strip() for satu in pimpinan.rpartition(","))
    if not koma or jabatan.endswith("."):
        return pimpinan.strip(), ""
    return nama, jabatan

"""The report of a survey and its poster as content trees: PDF and Word alike."""

from __future__ import annotations

from collections.abc import Iterator

from dokumen.grafik import batang, kata_batang
from dokumen.pohon import (
    Baris,
    BarisRincian,
    Blok,
    Dokumen,
    Gambar,
    Kepala,
    Kolom,
    Lembar,
    Paragraf,
    Rincian,
    Sel,
    Tabel,
    Teks,
)
from iku.surat.umum import judul, kop
from sakip.angka import tulis
from sakip.tanggal import panjang

from ..models import Survei
from ..pilihan import StatusSurvei
from ..publik import kode_qr
from .hasil import HasilSurvei
from .profil import Profil
from .usulan import uraian_ikm

TIDAK_ADA = "belum ada nilai"
DASAR = (
    "Survei dilaksanakan menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017. Tiap "
    "unsur berbobot tepat 1/{n}; NRR dibulatkan empat desimal dan IKM dihitung dari NRR "
    "yang tercetak."
)


def susun_laporan(hasil: HasilSurvei, profil: tuple[Profil, ...]) -> Dokumen:
    """Index, unsur and respondents: what the regulation has published."""
    survei = hasil.survei
    isi = (
        kop(survei.kecamatan),
        judul("HASIL SURVEI KEPUASAN MASYARAKAT", _waktu(survei).upper()),
        *_ringkasan(hasil),
        *_unsur(hasil),
        *(_tabel_profil(p) for p in profil),
    )
    return Dokumen(
        judul=f"Survei Kepuasan Masyarakat {survei.kecamatan}",
        subjudul=_waktu(survei),
        bagian=(Lembar("Survei Kepuasan Masyarakat", isi, tampak=False),),
        penyusun=str(survei.kecamatan),
        tanda="" if survei.status == StatusSurvei.DITERBITKAN else "Belum diterbitkan",
    )


def _waktu(survei: Survei) -> str:
    return f"{survei.nama_periode.strip()} Tahun {survei.tahun}".strip()


def _ringkasan(hasil: HasilSurvei) -> Iterator[Blok]:
    survei, indeks = hasil.survei, hasil.indeks
    baris = [BarisRincian("Unit pelayanan", str(survei.kecamatan))]
    if survei.mulai and survei.selesai:
        waktu = f"{panjang(survei.mulai)} sampai {panjang(survei.selesai)}"
        baris.append(BarisRincian("Waktu survei", waktu))
    if survei.layanan:
        baris.append(BarisRincian("Jenis layanan", ", ".join(survei.layanan)))
    baris.append(BarisRincian("Jumlah responden", kata_responden(hasil)))
    nilai = TIDAK_ADA
    if indeks is not None:
        nilai = f"{tulis(indeks.nilai, 2)}, mutu {indeks.kategori} ({indeks.sebutan})"
    baris.append(BarisRincian("IKM", (Teks(nilai, tebal=True),)))
    if survei.sumber:
        baris.append(BarisRincian("Sumber", survei.sumber))
    yield Rincian(tuple(baris))


def kata_responden(hasil: HasilSurvei) -> str:
    """ "37 orang, dari 162 yang diperlukan (populasi 280)"."""
    if hasil.responden is None:
        return "tidak disebut"
    kata = f"{hasil.responden} orang"
    if hasil.perlu is not None:
        kata += f", diperlukan {hasil.perlu} (populasi {hasil.survei.populasi})"
    return kata


def _unsur(hasil: HasilSurvei) -> Iterator[Blok]:
    kepala = (
        "No",
        "Unsur",
        "Jumlah nilai",
        "Terisi",
        "NRR",
        "NRR tertimbang",
        "NRR × 25",
    )
    baris = [_baris_unsur(n, b) for n, b in enumerate(hasil.baris, 1)]
    if (indeks := hasil.indeks) is not None and hasil.hitungan.jumlah is not None:
        baris.append(
            Baris(
                (
                    Sel("Jumlah NRR tertimbang, dan IKM", kolom=5),
                    Sel(tulis(hasil.hitungan.jumlah, 4), hasil.hitungan.jumlah),
                    Sel(tulis(indeks.nilai, 2), indeks.nilai),
                ),
                "jumlah",
            )
        )
    yield Tabel(
        "Nilai Tiap Unsur",
        (
            Kolom(6, "tengah"),
            Kolom(36, kepala_baris=True),
            *(Kolom(12, "kanan") for _ in range(5)),
        ),
        (tuple(Kepala(k) for k in kepala),),
        tuple(baris),
        catatan=(DASAR.format(n=len(hasil.baris)), uraian_ikm(hasil.hitungan)),
        bernomor=False,
    )
    if hasil.hitungan.jumlah is not None:
        nama = "NRR Tiap Unsur terhadap Rata-Rata"
        butir = [(b.nilai.unsur.nama, b.nrr) for b in hasil.baris]
        yield Gambar(
            nama,
            batang(nama, butir, "", hasil.hitungan.jumlah, 2),
            kata_batang(nama, butir, "", 2),
            bernomor=False,
        )


def _baris_unsur(nomor: int, b) -> Baris:
    rekap = b.rekap if b.cacah is not None else None
    return Baris(
        (
            Sel(str(nomor)),
            Sel(b.nilai.unsur.nama),
            _sel(rekap and rekap.jumlah, 0),
            _sel(rekap and rekap.terisi, 0),
            _sel(b.nrr, 4),
            _sel(b.tertimbang, 4),
            _sel(b.skor, 2),
        )
    )


def _sel(nilai, desimal: int) -> Sel:
    if nilai is None:
        return Sel("–", redup=True)
    return Sel(tulis(nilai, desimal), nilai)


def _tabel_profil(profil: Profil) -> Tabel:
    return Tabel(
        f"Responden menurut {profil.nama}",
        (Kolom(60, kepala_baris=True), Kolom(20, "kanan"), Kolom(20, "kanan")),
        ((Kepala(profil.nama), Kepala("Jumlah"), Kepala("Persen")),),
        tuple(
            Baris((Sel(b.nama), Sel(str(b.jumlah)), _sel(b.persen, 2)))
            for b in profil.baris
        ),
        bernomor=False,
    )


def susun_poster(survei: Survei, alamat: str) -> Dokumen:
    """One sheet for the wall: what it is, the QR code, and the address in letters."""
    isi = (
        kop(survei.kecamatan),
        judul("BAGAIMANA PELAYANAN KAMI?"),
        Paragraf(
            "Pindai kode ini dengan kamera telepon, lalu isi kuesioner. Perlu sekitar "
            "tiga menit, tanpa nama dan tanpa akun.",
            "tengah",
        ),
        Gambar("", kode_qr(alamat), f"Kode QR menuju {alamat}", bernomor=False),
        Paragraf((Teks(alamat, tebal=True),), "tengah"),
        Paragraf(_masa(survei), "tengah"),
        Paragraf(
            "Kuesioner kertas tersedia di loket. Jawaban Anda dipakai untuk memperbaiki "
            "pelayanan.",
            "tengah",
        ),
    )
    nama = f"Poster Survei Kepuasan Masyarakat {survei.kecamatan}"
    return Dokumen(
        judul=nama,
        subjudul=_waktu(survei),
        bagian=(Lembar(nama, isi, tampak=False),),
        penyusun=str(survei.kecamatan),
        tanda="" if survei.status == StatusSurvei.TERBUKA else "Belum dibuka",
    )


def _masa(survei: Survei) -> str:
    if not (survei.mulai and survei.selesai):
        return ""
    return f"Dibuka {panjang(survei.mulai)} sampai {panjang(survei.selesai)}"

"""Looking at a waiting file and applying it, wherever its page stands: of one kecamatan,
or of a regency for all of its kecamatan."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render

from . import daftar, unggahan
from .hasil import BARU, BERUBAH, Pratinjau
from .lingkup import Lingkup
from .penanda import tulis_ditandai
from .penerapan import Basi, TanpaAlasan, baca_dan_periksa, pratinjau, terapkan
from .penjaga import BerkasDitolak

BARIS_TAMPIL = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Meja:
    """`tempat`: where a file must have been brought to be looked at here; `alamat`: the
    address of the page to look at, mark or apply a file ("lihat", "ditandai",
    "terapkan" and its sign); `awal`: where files are brought; `remah`: the pages
    above."""

    tempat: int | str
    lingkup: Lingkup
    awal: str
    alamat: Callable[[str, str], str]
    remah: Sequence[tuple[str, str]]
    bagian: str = "perencanaan"

    def terima(self, request, jenis: str, berkas):
        """Keep a file and go on to look at it."""
        satu = unggahan.simpan(request.session, jenis, self.tempat, berkas)
        return redirect(self.alamat("lihat", satu.tanda))

    def lihat(self, request, tanda: str):
        """What the file would do; nothing is stored yet."""
        if (satu := self._ambil(request, tanda)) is None:
            return self._kedaluwarsa(request)
        return self._tampilkan(request, satu)

    def ditandai(self, request, tanda: str):
        """The refused file with what is wrong marked in it."""
        if (satu := self._ambil(request, tanda)) is None:
            return self._kedaluwarsa(request)
        jenis, kembali = daftar.cari(satu.jenis), self.alamat("lihat", tanda)
        try:
            isi, hasil = baca_dan_periksa(satu.berkas, jenis, self.lingkup, satu.nama)
        except BerkasDitolak:
            return redirect(kembali)
        if not hasil.galat:
            return redirect(kembali)
        berkas = io.BytesIO()
        tulis_ditandai(berkas, isi, jenis, hasil.galat)
        berkas.seek(0)
        nama = f"{Path(satu.nama).stem} (ditandai).xlsx"
        return FileResponse(
            berkas, as_attachment=True, filename=nama, content_type=XLSX
        )

    def terap(self, request, tanda: str):
        """Store the whole file, if it still does what the preview showed."""
        if (satu := self._ambil(request, tanda)) is None:
            return self._kedaluwarsa(request)
        try:
            hasil = terapkan(
                satu.berkas,
                daftar.cari(satu.jenis),
                self.lingkup,
                nama_berkas=satu.nama,
                sidik=request.POST.get("sidik", ""),
                alasan=request.POST.get("alasan", "").replace("\x00", "")[:300],
            )
        except Basi as galat:
            return self._tampilkan(request, satu, str(galat), status=409)
        except (TanpaAlasan, BerkasDitolak) as galat:
            return self._tampilkan(request, satu, str(galat), status=422)
        if not hasil.diterapkan:
            return self._tampilkan(request, satu, status=422)
        unggahan.buang(request.session, satu)
        r = hasil.ringkasan
        messages.success(
            request,
            f"Berkas “{satu.nama}” sudah diterapkan: {r['baru']} baris baru, "
            f"{r['berubah']} berubah, {r['sama']} sama.",
        )
        return redirect(self.awal)

    def _ambil(self, request, tanda: str) -> unggahan.Unggahan | None:
        return unggahan.ambil(request.session, tanda, self.tempat)

    def _isi(self) -> dict:
        return {
            "meja": self,
            "halaman": {"remah": self.remah, "judul": "Pratinjau"},
            "bagian": self.bagian,
        }

    def _kedaluwarsa(self, request):
        isi = self._isi()
        return render(request, "iku/lembar/kedaluwarsa.html", isi, status=404)

    def _tampilkan(self, request, satu, kabar: str = "", status: int = 200):
        """The preview page; also for a file that cannot be read."""
        jenis = daftar.cari(satu.jenis)
        isi = self._isi() | {
            "unggahan": satu,
            "jenis": jenis,
            "kabar": kabar,
            "alasan": request.POST.get("alasan", ""),
            "alamat_ditandai": self.alamat("ditandai", satu.tanda),
            "alamat_terapkan": self.alamat("terapkan", satu.tanda),
        }
        try:
            hasil = pratinjau(satu.berkas, jenis, self.lingkup, nama_berkas=satu.nama)
        except BerkasDitolak as galat:
            isi["ditolak"] = str(galat)
            return render(request, "iku/lembar/pratinjau.html", isi, status=422)
        isi |= _susun(hasil)
        return render(request, "iku/lembar/pratinjau.html", isi, status=status)


def _susun(hasil: Pratinjau) -> dict:
    """Rows for the page, as many as a person can look through."""
    baru = [b for b in hasil.baris if b.status == BARU]
    berubah = [b for b in hasil.baris if b.status == BERUBAH]
    return {
        "hasil": hasil,
        "ringkasan": hasil.ringkasan,
        "baru": baru[:BARIS_TAMPIL],
        "berubah": berubah[:BARIS_TAMPIL],
        "galat": hasil.galat[:BARIS_TAMPIL],
        "tersisa": {
            "baru": max(0, len(baru) - BARIS_TAMPIL),
            "berubah": max(0, len(berubah) - BARIS_TAMPIL),
            "galat": max(0, len(hasil.galat) - BARIS_TAMPIL),
        },
    }

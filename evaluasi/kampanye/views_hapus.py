"""Taking back a campaign, a team, or a kecamatan of a campaign: asked first."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render

from kecamatan.riwayat import Bentrok, sidik
from kecamatan.ruang import UBAH, dalam_kabupaten

from ..models import Evaluasi, TimEvaluasi
from .penghapusan import halangan, hapus, ikut
from .penugasan import TidakBisa
from .umum import ambil_periode, pastikan_pengelola, remah

PANJANG_ALASAN = 300


@dataclass(frozen=True)
class Kata:
    """What the page says. `kembali`: where Batal leads; `lanjut`: where one is when it
    is gone."""

    judul: str
    nama: str
    akibat: str
    tombol: str
    kabar: str
    kembali: str
    lanjut: str


@UBAH
@dalam_kabupaten
def periode(request, pk):
    ruang = request.ruang_kabupaten
    ini = ambil_periode(ruang, pk)
    kata = Kata(
        judul="Hapus periode evaluasi",
        nama=str(ini),
        akibat="Lembar kerja yang masih kosong dan tim periode ini ikut terhapus, dan "
        "penugasan evaluatornya berakhir.",
        tombol="Hapus periode ini",
        kabar=f"{ini} sudah dihapus. Isinya tercatat dalam riwayat.",
        kembali=ruang.alamat("evaluasi-periode", pk),
        lanjut=ruang.alamat("evaluasi-kabupaten"),
    )
    return _hapus(request, ini, kata, remah(ruang, ini))


@UBAH
@dalam_kabupaten
def tim(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(TimEvaluasi.objects.select_related("periode__instrumen"), pk)
    daftar = ruang.alamat("evaluasi-tim", ini.periode_id)
    kata = Kata(
        judul="Hapus tim",
        nama=f"{ini}, {ini.periode}",
        akibat="Anggotanya keluar dari tim ini.",
        tombol="Hapus tim ini",
        kabar=f"{ini} sudah dihapus. Isinya tercatat dalam riwayat.",
        kembali=daftar,
        lanjut=daftar,
    )
    return _hapus(request, ini, kata, remah(ruang, ini.periode, ("Tim", daftar)))


@UBAH
@dalam_kabupaten
def kecamatan(request, pk):
    """Out of the campaign, as long as its worksheet is empty."""
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(
        Evaluasi.objects.select_related("periode__instrumen", "kecamatan__kabupaten"),
        pk,
    )
    daftar = ruang.alamat("evaluasi-tim", ini.periode_id)
    kata = Kata(
        judul="Keluarkan kecamatan dari periode",
        nama=str(ini),
        akibat="Lembar kerjanya yang masih kosong terhapus, dan penugasan tim pada "
        "kecamatan ini berakhir.",
        tombol="Keluarkan kecamatan ini",
        kabar=f"{ini.kecamatan} keluar dari {ini.periode}.",
        kembali=daftar,
        lanjut=daftar,
    )
    return _hapus(request, ini, kata, remah(ruang, ini.periode, ("Tim", daftar)))


def _hapus(request, ini, kata: Kata, jalan):
    pastikan_pengelola(request.ruang_kabupaten)
    alasan = request.POST.get("alasan", "").replace("\x00", "").strip()
    alasan = alasan[:PANJANG_ALASAN]
    status, berubah, tertahan = 200, False, halangan(ini)
    if request.method == "POST":
        dilihat = request.POST.get("sidik", "")
        try:
            hapus(ini, oleh=request.user, sidik_lama=dilihat, alasan=alasan)
        except TidakBisa as galat:
            status, tertahan = 422, " ".join(galat.messages)
        except Bentrok as bentrok:
            if bentrok.sekarang is None:
                messages.info(request, "Sudah dihapus orang lain lebih dahulu.")
                return redirect(kata.lanjut)
            status, berubah = 409, True
        else:
            messages.success(request, kata.kabar)
            return redirect(kata.lanjut)
    isi = {
        "kata": kata,
        "tertahan": tertahan,
        "berubah": berubah,
        "ikut": [] if tertahan else ikut(ini),
        "alasan": alasan,
        "panjang": PANJANG_ALASAN,
        "sidik": sidik(type(ini).objects.filter(pk=ini.pk).first() or ini),
        "halaman": {"remah": jalan, "judul": kata.judul},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/kampanye/hapus.html", isi, status=status)

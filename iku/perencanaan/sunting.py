"""What every edit page of planning does: show, store, ask before deleting.

A view says which row, which form and where to go on; conflicts, mistakes and
the history are the same everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from iku.tindakan import akibat_hapus, geser, hapus_berikut_bawahan
from kecamatan.cakupan import Tercakup
from kecamatan.models import Jejak
from kecamatan.riwayat import Bentrok, sidik

from .isian import FormBaris
from .pemilih import jawab, sedang_mencari
from .riwayat import susun

RIWAYAT_PENDEK = 5


@dataclass(frozen=True)
class Halaman:
    """What stands around a form. `remah`: (text, address) of the pages above;
    `kembali`: where Batal leads, and storing too unless `lanjut` gives the address
    of the stored row; `hapus`, `riwayat`: addresses, "" where there is none;
    `wajib_alasan`: whether a deletion must say why."""

    judul: str
    kembali: str
    tombol: str
    kabar: str
    remah: Sequence[tuple[str, str]] = ()
    pengantar: str = ""
    hapus: str = ""
    riwayat: str = ""
    lanjut: Callable[[Tercakup], str] | None = None
    wajib_alasan: bool = False
    bagian: str = "perencanaan"
    templat: str = "iku/perencanaan/sunting.html"
    isi: dict = field(default_factory=dict)


def sunting(request: HttpRequest, form: FormBaris, halaman: Halaman) -> HttpResponse:
    """Show the form, or store what was sent and go on; or answer a search for what
    one of its fields may choose."""
    if (jawaban := jawab(request, form)) is not None:
        return jawaban
    isi = halaman.isi | {"form": form, "halaman": halaman, "bagian": halaman.bagian}
    status = 200
    if sedang_mencari(form):
        form.tanpa_galat()
    elif request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                berubah = form.simpan(request.user)
                messages.success(
                    request, halaman.kabar if berubah else "Tidak ada yang berubah."
                )
                if halaman.lanjut is not None:
                    return redirect(halaman.lanjut(form.instance))
                return redirect(halaman.kembali)
        except ValidationError as galat:
            form.tambah_galat(galat)
        except IntegrityError:
            form.add_error(
                None,
                "Orang lain baru saja menyimpan baris yang sama. Isian Anda masih ada; "
                "periksa, lalu simpan lagi.",
            )
        except Bentrok as bentrok:
            status = 409
            isi |= _bentrok(form, bentrok.sekarang)
    if halaman.riwayat:
        isi["riwayat"] = susun(riwayat_baris(form.instance)[:RIWAYAT_PENDEK])
    return render(request, halaman.templat, isi, status=status)


def _bentrok(form: FormBaris, sekarang: Tercakup | None) -> dict:
    if sekarang is None:
        return {"terhapus": True}
    form.pakai_sidik(form.sidik_dari(sekarang))
    return {"bentrok": form.banding(sekarang)}


def riwayat_baris(baris: Tercakup) -> QuerySet:
    """The trail of one row that the person has been allowed to see."""
    return Jejak.objects.tentang(baris).order_by("-pada", "-pk")


def hapus(request: HttpRequest, baris: Tercakup, halaman: Halaman) -> HttpResponse:
    """Ask first, saying what goes with the row; then delete."""
    akibat = akibat_hapus(baris)
    isi = {"baris": baris, "akibat": akibat, "halaman": halaman}
    isi |= {"bagian": halaman.bagian, "sidik": sidik(baris)}
    status = 200
    alasan = request.POST.get("alasan", "").replace("\x00", "").strip()[:300]
    if request.method == "POST" and not akibat.penahan:
        if halaman.wajib_alasan and not alasan:
            isi["tanpa_alasan"] = True
            return render(request, "iku/perencanaan/hapus.html", isi, status=422)
        try:
            hapus_berikut_bawahan(
                baris,
                oleh=request.user,
                sidik_lama=request.POST.get("sidik", ""),
                alasan=alasan,
            )
        except Bentrok:
            status = 409
            isi |= {"berubah": True, "alasan": alasan}
        except ProtectedError:
            # Somebody used the row between the look and the deletion.
            status, isi["akibat"] = 409, akibat_hapus(baris)
        else:
            messages.success(request, halaman.kabar)
            return redirect(halaman.kembali)
    elif request.method == "POST":
        status = 422
    return render(request, "iku/perencanaan/hapus.html", isi, status=status)


def pindah(
    request: HttpRequest, baris: Tercakup, saudara: QuerySet, kembali: str
) -> HttpResponse:
    """One place up or down, by a button; then back to the list."""
    if request.POST.get("arah") not in ("naik", "turun"):
        return redirect(kembali)
    naik = request.POST["arah"] == "naik"
    if not geser(baris, saudara, naik=naik, oleh=request.user):
        messages.info(request, f"Sudah paling {'atas' if naik else 'bawah'}.")
    return redirect(kembali)

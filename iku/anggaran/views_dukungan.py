"""Which programs support which sasaran of a Renstra."""

from django.contrib import messages
from django.shortcuts import redirect, render

from iku.models import DukunganProgram, Renstra, Sasaran
from iku.pilihan import TingkatNomenklatur
from kecamatan.ruang import UBAH, dalam_ruang, pastikan_bisa_ubah

from .forms import FormDukungan
from .pilihan_baris import nomenklatur_berlaku
from .tindakan import BentrokDukungan, sasaran_renstra, simpan_dukungan_renstra

BUKAN_PENGUBAH = "Dukungan program dicatat oleh operator kecamatan atau Bappeda."


@UBAH
@dalam_ruang
def dukungan(request, pk):
    """All sasaran of a Renstra with a box for every program."""
    ruang = request.ruang
    renstra = ruang.ambil(Renstra.objects.select_related("kecamatan__kabupaten"), pk)
    pastikan_bisa_ubah(renstra, request.user, BUKAN_PENGUBAH, DukunganProgram.pengubah)
    sasaran = sasaran_renstra(renstra)
    program = _program(renstra, sasaran)
    form = FormDukungan(request.POST or None, sasaran=sasaran, program=program)
    isi = {"renstra": renstra, "form": form, "bagian": "perencanaan"}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                messages.success(request, _simpan(form, renstra, request.user))
                return redirect(ruang.alamat("daftar-anggaran"))
            except BentrokDukungan as bentrok:
                status, isi["bentrok"] = 409, bentrok.sekarang
                form.pakai_sidik(bentrok.sekarang)
    isi["daftar"] = [form[kunci] for kunci in form.sasaran]
    return render(request, "iku/anggaran/dukungan.html", isi, status=status)


def _simpan(form: FormDukungan, renstra: Renstra, oleh) -> str:
    """Store all; the sentence that says how much changed."""
    banyak = simpan_dukungan_renstra(
        renstra,
        form.hasil(),
        sidik_lama=form.cleaned_data["sidik"],
        oleh=oleh,
        alasan=form.cleaned_data["alasan"],
    )
    if banyak == 0:
        return "Tidak ada yang berubah."
    return f"{banyak} dukungan program berubah."


def _program(renstra: Renstra, sasaran: list[Sasaran]):
    """Programs in force in the Renstra's years, and whatever is linked already."""
    berlaku = [
        node
        for node in nomenklatur_berlaku(
            renstra.kecamatan.kabupaten, renstra.awal, renstra.akhir
        )
        if node.tingkat == TingkatNomenklatur.PROGRAM
    ]
    terkait = [d.nomenklatur for s in sasaran for d in s.dukungan.all()]
    return list({node.pk: node for node in [*berlaku, *terkait]}.values())

"""Which programs support which sasaran of a Renstra."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render

from iku.models import DukunganProgram, Renstra, Sasaran
from iku.pilihan import TingkatNomenklatur
from kecamatan.ruang import UBAH, dalam_ruang, pastikan_bisa_ubah

from .forms import FormDukungan
from .pilihan_baris import nomenklatur_berlaku
from .tindakan import simpan_dukungan

BUKAN_PENGUBAH = "Dukungan program dicatat oleh operator kecamatan atau Bappeda."


@UBAH
@dalam_ruang
def dukungan(request, pk):
    """All sasaran of a Renstra with a box for every program."""
    ruang = request.ruang
    renstra = ruang.ambil(Renstra.objects.select_related("kecamatan__kabupaten"), pk)
    pastikan_bisa_ubah(renstra, request.user, BUKAN_PENGUBAH, DukunganProgram.pengubah)
    sasaran = _sasaran(renstra)
    program = _program(renstra, sasaran)
    form = FormDukungan(request.POST or None, sasaran=sasaran, program=program)
    isi = {"renstra": renstra, "form": form, "bagian": "perencanaan"}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if form.cleaned_data["sidik"] != form.sidik_kini():
                status = 409
                isi["bentrok"] = sasaran
                form.pakai_sidik()
            else:
                messages.success(request, _simpan(form, request.user))
                return redirect(request.ruang.alamat("daftar-anggaran"))
    isi["daftar"] = [form[kunci] for kunci in form.sasaran]
    return render(request, "iku/anggaran/dukungan.html", isi, status=status)


@transaction.atomic
def _simpan(form: FormDukungan, oleh) -> str:
    """Store all; the sentence that says how much changed."""
    alasan = form.cleaned_data["alasan"]
    banyak = sum(
        simpan_dukungan(s, program, oleh=oleh, alasan=alasan)
        for s, program in form.hasil()
    )
    if banyak == 0:
        return "Tidak ada yang berubah."
    return f"{banyak} dukungan program berubah."


def _sasaran(renstra: Renstra) -> list[Sasaran]:
    return list(
        Sasaran.objects.filter(tujuan__renstra=renstra)
        .select_related("tujuan")
        .prefetch_related("dukungan__nomenklatur")
        .order_by("tujuan__urutan", "urutan")
    )


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

"""Finding evidence that is here already."""

from django.db.models import Q, QuerySet

from ..models import Bukti


def cari_bukti(ruang, kata: str) -> QuerySet[Bukti]:
    """The kecamatan's evidence that holds every word: in its name, in what was written
    about it, or in an indicator it proves. Newest first."""
    semua = (
        Bukti.objects.visible_to(ruang.pengguna)
        .filter(kecamatan=ruang.kecamatan)
        .select_related("kecamatan", "diunggah_oleh")
    )
    for satu in kata.split():
        semua = semua.filter(
            Q(nama__icontains=satu)
            | Q(tautan__icontains=satu)
            | Q(lampiran__keterangan__icontains=satu)
            | Q(lampiran__indikator__nama__icontains=satu)
            | Q(lampiran__indikator__kode__iexact=satu)
        )
    return semua.order_by("-diunggah_pada", "-pk").distinct()

"""Copying a Renstra to a new version: places, targets and support, never the
measures themselves (the same measure in two Renstra is one row)."""

from django.db import transaction

from kecamatan import riwayat
from kecamatan.cakupan import Tercakup
from kecamatan.models import Jejak

from .models import (
    DukunganProgram,
    IndikatorRenstra,
    Renstra,
    Sasaran,
    Target,
    TargetVariabel,
    Tujuan,
)


def versi_berikut(renstra: Renstra) -> int:
    """The number of the next version for this kecamatan and period: 0 where the
    period is new."""
    terakhir = (
        Renstra.objects.filter(
            kecamatan=renstra.kecamatan, awal=renstra.awal, akhir=renstra.akhir
        )
        .order_by("-versi")
        .first()
    )
    return 0 if terakhir is None else terakhir.versi + 1


@transaction.atomic
def salin_renstra(asal: Renstra, baru: Renstra, *, oleh) -> Renstra:
    """Store `baru` (period, basis, RPJMD filled in) with everything that stands
    in `asal`, which stays as it is.

    Targets of years outside the new period stay behind, and so do links to the
    RPJMD where the new version supports another. Raises ValidationError where
    `baru` is wrong.
    """
    baru.pk, baru.kecamatan = None, asal.kecamatan
    baru.versi = versi_berikut(baru)
    riwayat.simpan(baru, oleh=oleh, alasan=f"disalin dari {asal}")
    _Penyalin(asal, baru, oleh).salin()
    return baru


class _Penyalin:
    def __init__(self, asal: Renstra, baru: Renstra, oleh) -> None:
        self.asal, self.baru, self.oleh = asal, baru, oleh
        # By table and old key: the copy, so that links lead to copies.
        self.salinan: dict[tuple[type, int], Tercakup] = {}

    def salin(self) -> None:
        for satu in Tujuan.objects.filter(renstra=self.asal).order_by("urutan"):
            self._tiru(satu, renstra=self.baru, **self._dukungan_rpjmd(satu))
        for satu in Sasaran.objects.filter(tujuan__renstra=self.asal):
            self._tiru(
                satu,
                tujuan=self._padan(Tujuan, satu.tujuan_id),
                **self._dukungan_rpjmd(satu),
            )
        for satu in DukunganProgram.objects.filter(sasaran__tujuan__renstra=self.asal):
            self._tiru(satu, sasaran=self._padan(Sasaran, satu.sasaran_id))
        for satu in IndikatorRenstra.objects.filter(renstra=self.asal):
            self._tiru(
                satu,
                renstra=self.baru,
                tujuan=self._padan(Tujuan, satu.tujuan_id),
                sasaran=self._padan(Sasaran, satu.sasaran_id),
            )
        masa = {"tahun__gte": self.baru.awal, "tahun__lte": self.baru.akhir}
        target = Target.objects.filter(butir__renstra=self.asal)
        if (self.asal.awal, self.asal.akhir) != (self.baru.awal, self.baru.akhir):
            target = target.filter(**masa)
        for satu in target:
            self._tiru(satu, butir=self._padan(IndikatorRenstra, satu.butir_id))
        for satu in TargetVariabel.objects.filter(target__in=target):
            self._tiru(satu, target=self._padan(Target, satu.target_id))

    def _dukungan_rpjmd(self, satu) -> dict:
        return {} if self.asal.rpjmd_id == self.baru.rpjmd_id else {"mendukung": None}

    def _padan(self, model: type, pk: int | None):
        return None if pk is None else self.salinan[model, pk]

    def _tiru(self, satu: Tercakup, **ganti) -> None:
        kunci = (type(satu), satu.pk)
        satu.pk, satu._state.adding = None, True
        for nama, nilai in ganti.items():
            setattr(satu, nama, nilai)
        satu.save(force_insert=True)
        Jejak.objects.catat(
            satu,
            oleh=self.oleh,
            aksi="menyalin",
            ke=riwayat.potret(satu),
            alasan=f"disalin dari {self.asal}",
        )
        self.salinan[kunci] = satu

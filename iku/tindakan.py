"""Acts on the planning chain that touch more than one row."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models, transaction

from kecamatan import riwayat
from kecamatan.cakupan import Tercakup
from kecamatan.models import Jejak


@transaction.atomic
def geser(baris: Tercakup, saudara: models.QuerySet, *, naik: bool, oleh) -> bool:
    """Move a row one place up or down among its siblings; False at the end.

    The numbers in use are dealt out anew in the new order (1, 2, ... where two
    rows have the same), and every row whose number changed gets its entry in
    the trail.
    """
    urut = list(saudara.select_for_update(of=("self",)).order_by("urutan", "pk"))
    di = next((i for i, satu in enumerate(urut) if satu.pk == baris.pk), None)
    tujuan = None if di is None else di + (-1 if naik else 1)
    if tujuan is None or not 0 <= tujuan < len(urut):
        return False
    nomor = [satu.urutan for satu in urut]
    if len(set(nomor)) < len(nomor):
        nomor = list(range(1, len(nomor) + 1))
    urut[di], urut[tujuan] = urut[tujuan], urut[di]
    berubah = [
        (satu, n) for satu, n in zip(urut, nomor, strict=True) if satu.urutan != n
    ]
    # Out of the way first: two siblings may not share a number even for a moment.
    luar = max([*nomor, *(satu.urutan for satu in urut)]) + 1
    for i, (satu, _) in enumerate(berubah):
        type(satu).objects.filter(pk=satu.pk).update(urutan=luar + i)
    for satu, n in berubah:
        type(satu).objects.filter(pk=satu.pk).update(urutan=n)
        Jejak.objects.catat(
            satu,
            oleh=oleh,
            aksi="mengubah",
            dari={"urutan": satu.urutan},
            ke={"urutan": n},
        )
    return True


@dataclass(frozen=True)
class AkibatHapus:
    """What deleting a row means. `jatuh`: the rows that go with it, in the order
    in which they can go, itself last; `penahan`: those that stand in the way."""

    jatuh: Sequence[Tercakup]
    penahan: Sequence[models.Model]

    @property
    def ikut(self) -> list[tuple[str, int]]:
        """How many rows of which kind go with it."""
        return _hitung(self.jatuh[:-1])

    @property
    def sebab(self) -> list[tuple[str, int]]:
        """How many rows of which kind stand in the way."""
        return _hitung(self.penahan)


def akibat_hapus(baris: Tercakup) -> AkibatHapus:
    """Walk everything that stands on `baris`, level by level: as many queries as
    there are links between tables, however many rows."""
    bawahan: dict[models.Model, list[models.Model]] = {baris: []}
    menahan: list[models.Model] = []
    tingkat: list[models.Model] = [baris]
    while tingkat:
        berikut = []
        for model, daftar in _menurut_tabel(tingkat).items():
            for hubungan in model._meta.related_objects:
                if hubungan.related_model._meta.auto_created:
                    continue
                anak = _anak(hubungan, daftar, bawahan)
                if hubungan.on_delete is models.CASCADE:
                    berikut += [satu for satu in anak if satu not in bawahan]
                else:
                    menahan += anak
        bawahan |= {satu: [] for satu in berikut}
        tingkat = list(dict.fromkeys(berikut))
    penahan = [satu for satu in dict.fromkeys(menahan) if satu not in bawahan]
    return AkibatHapus(_dari_bawah(baris, bawahan), penahan)


def _menurut_tabel(baris: Sequence[models.Model]) -> dict[type, list[models.Model]]:
    hasil: dict[type, list[models.Model]] = {}
    for satu in baris:
        hasil.setdefault(type(satu), []).append(satu)
    return hasil


def _anak(hubungan, daftar: Sequence[models.Model], bawahan) -> list[models.Model]:
    """The rows that one link leads to, noted under the rows they stand on."""
    nama, induk = hubungan.field.name, {satu.pk: satu for satu in daftar}
    semua = hubungan.related_model._default_manager
    anak = list(semua.filter(**{f"{nama}__in": list(induk)}).order_by("pk"))
    for satu in anak:
        bawahan[induk[getattr(satu, hubungan.field.attname)]].append(satu)
    return anak


def _dari_bawah(baris: Tercakup, bawahan) -> list[Tercakup]:
    """The rows in the order in which they can go: what stands on one, before it."""
    urut: dict[models.Model, None] = {}

    def keluarkan(satu) -> None:
        for lain in bawahan[satu]:
            if lain in bawahan and lain not in urut:
                keluarkan(lain)
        urut[satu] = None

    keluarkan(baris)
    return list(urut)


@transaction.atomic
def hapus_berikut_bawahan(
    baris: Tercakup, *, oleh, sidik_lama: str = "", alasan: str = ""
) -> None:
    """Delete a row and what cannot stand without it; each says in the trail what
    it was. Raises as `kecamatan.riwayat.hapus`."""
    akibat = akibat_hapus(baris)
    if akibat.penahan:
        raise models.ProtectedError("", set(akibat.penahan))
    for satu in akibat.jatuh[:-1]:
        riwayat.hapus(satu, oleh=oleh, alasan=alasan or f"bersama {baris}"[:300])
    riwayat.hapus(baris, oleh=oleh, sidik_lama=sidik_lama, alasan=alasan)


def _hitung(daftar: Sequence[models.Model]) -> list[tuple[str, int]]:
    return sorted(Counter(str(satu._meta.verbose_name) for satu in daftar).items())

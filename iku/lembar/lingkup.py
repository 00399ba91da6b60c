"""For whom a file is read: what may be named in it, and what may be changed."""

from dataclasses import dataclass, field

from django.db.models import Model

from kecamatan.models import Kabupaten, Kecamatan


@dataclass
class Lingkup:
    """`oleh` None: the operator of the machine, who sees everything. `kecamatan`:
    the one kecamatan of the page, if the file came through one; `kabupaten`: the
    regency of the page, if it came through that of all its kecamatan."""

    oleh: object = None
    kecamatan: Kecamatan | None = None
    kabupaten: Kabupaten | None = None
    _boleh: dict[tuple, set[int]] = field(default_factory=dict)

    def daftar_kecamatan(self, kode=None) -> list[Kecamatan]:
        """Those that may be named, of these codes or all."""
        baris = Kecamatan.objects.select_related("kabupaten").order_by("kode")
        if self.oleh is not None:
            baris = baris.visible_to(self.oleh)
        if self.kecamatan is not None:
            baris = baris.filter(pk=self.kecamatan.pk)
        if self.kabupaten is not None:
            baris = baris.filter(kabupaten=self.kabupaten)
        return list(baris if kode is None else baris.filter(kode__in=kode))

    def daftar_kabupaten(self, kode=None) -> list[Kabupaten]:
        baris = Kabupaten.objects.order_by("kode")
        if self.oleh is not None:
            baris = baris.visible_to(self.oleh)
        if self.kecamatan is not None:
            baris = baris.filter(pk=self.kecamatan.kabupaten_id)
        if self.kabupaten is not None:
            baris = baris.filter(pk=self.kabupaten.pk)
        return list(baris if kode is None else baris.filter(kode__in=kode))

    def boleh(self, model: type[Model], tempat: Kecamatan | Kabupaten) -> bool:
        """Whether rows of this model may be changed there."""
        return self.berperan(model.pengubah, tempat)

    def berperan(self, peran: frozenset, tempat: Kecamatan | Kabupaten) -> bool:
        """Whether the person has one of these roles there; one query per set."""
        if self.oleh is None:
            return True
        kunci = (type(tempat), peran)
        if kunci not in self._boleh:
            daftar = type(tempat).objects.editable_by(self.oleh, pengubah=peran)
            self._boleh[kunci] = set(daftar.values_list("pk", flat=True))
        return tempat.pk in self._boleh[kunci]

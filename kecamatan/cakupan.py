"""Visibility, decided here for every model and nowhere else.

A model says how its rows reach their kecamatan and kabupaten; the query set does
the rest. Rows without a kecamatan are common to the regency, rows without a
regency are national: seen by everyone in it, changed by nobody there.
"""

from functools import reduce

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.models import Q

from .pilihan import Peran
from .wewenang import Tempat, Wewenang, wewenang


class ScopedQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rows that `user` may see. What is not here is a 404 for them."""
        hak = wewenang(user)
        if hak.semua:
            return self
        return self.filter(self._milik(hak) | self._bersama(hak))

    def editable_by(self, user, pengubah: frozenset[Peran] | None = None):
        """Rows that `user` may change; visible ones outside it are a 403.

        `pengubah`: the roles of a model that hangs on these rows, where the
        question is who may add to it ("to which indicators a realisation?").
        """
        hak = wewenang(user)
        if hak.semua:
            return self
        if pengubah is None:
            pengubah = self.model.pengubah
        tugas = map(self._tugas, hak.dengan(pengubah).tempat)
        return self.filter(reduce(Q.__or__, tugas, Q(pk__in=[])))

    def _tugas(self, tempat: Tempat) -> Q:
        """The rows that one assignment opens for change."""
        if tempat.kecamatan_id is None:
            return Q(**{self.model.kabupaten_path(): tempat.kabupaten_id})
        if self.model.kecamatan_lookup is None:
            return Q(pk__in=[])
        milik = Q(**{self.model.kecamatan_lookup: tempat.kecamatan_id})
        if tempat.peran == Peran.PENANGGUNG_JAWAB:
            return milik & self._unit(tempat)
        return milik

    def _unit(self, tempat: Tempat) -> Q:
        """A penanggung jawab answers for the indicators of the own unit only."""
        if tempat.unit_id is None:
            return Q(pk__in=[])
        # Subqueries, because the ways lead through many-to-many rows.
        semua = self.model._default_manager
        return reduce(
            Q.__or__,
            (
                Q(pk__in=semua.filter(**{jalan: tempat.unit_id}).values("pk"))
                for jalan in self.model.unit_lookup
            ),
            Q(pk__in=[]),
        )

    def _milik(self, hak: Wewenang) -> Q:
        q = Q(**{f"{self.model.kabupaten_path()}__in": hak.kabupaten_penuh})
        if self.model.kecamatan_lookup is not None:
            q |= Q(**{f"{self.model.kecamatan_lookup}__in": hak.kecamatan})
        return q

    def _bersama(self, hak: Wewenang) -> Q:
        kabupaten = self.model.kabupaten_path()
        umum = Q(**{f"{kabupaten}__in": hak.kabupaten_terkait})
        if self.model.kecamatan_lookup is not None:
            if self.model.kabupaten_lookup is None:
                return Q(pk__in=[])  # every row belongs to a kecamatan
            umum &= Q(**{f"{self.model.kecamatan_lookup}__isnull": True})
        if self.model.nasional:
            umum |= Q(**{f"{kabupaten}__isnull": True})
        return umum


class Tercakup(models.Model):
    """Base of every table with a place in the regency.

    `kecamatan_lookup`  path to the kecamatan, None where there is none
    `kabupaten_lookup`  path to the regency where it is not the kecamatan's, or
                        where the kecamatan may be empty
    `nasional`          rows without a regency exist (reference data of the law)
    `pengubah`          roles that may change rows within their place
    `unit_lookup`       paths to the responsible units, for penanggung jawab
    `harus_sama`        pairs of paths that must lead to the same row; no
                        constraint of the database can see across tables
    """

    kecamatan_lookup: str | None = None
    kabupaten_lookup: str | None = None
    nasional = False
    pengubah: frozenset[Peran] = frozenset()
    unit_lookup: tuple[str, ...] = ()
    harus_sama: tuple[tuple[str, str, str], ...] = ()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def kabupaten_path(cls) -> str:
        return cls.kabupaten_lookup or f"{cls.kecamatan_lookup}__kabupaten"

    def tempuh(self, jalan: str):
        """What stands at the end of a path such as "indikator__kecamatan"."""
        baris = self
        for langkah in jalan.split("__"):
            if baris is None:
                return None
            try:
                baris = getattr(baris, langkah)
            except ObjectDoesNotExist:  # a required link that was not chosen yet
                return None
        return baris

    def clean(self):
        super().clean()
        for kiri, kanan, pesan in self.harus_sama:
            a, b = self.tempuh(kiri), self.tempuh(kanan)
            if a is not None and b is not None and a != b:
                raise ValidationError(pesan)

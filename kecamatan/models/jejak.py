"""The audit trail: what was changed, by whom, from what to what."""

from django.db import models, transaction

from ..cakupan import ScopedQuerySet, Tercakup
from .segel import antrekan


class JejakQuerySet(ScopedQuerySet):
    def tentang(self, objek):
        """Entries about one row, newest first."""
        return self.filter(objek=objek._meta.label, id_objek=objek.pk)

    @transaction.atomic(savepoint=False)
    def catat(self, objek: Tercakup, *, oleh, aksi: str, dari=None, ke=None, alasan=""):
        """Write one entry; call it inside the transaction of the change."""
        id_kabupaten, id_kecamatan = tempat(objek)
        jejak = self.create(
            pengguna=str(oleh),
            id_pengguna=oleh.pk,
            aksi=aksi,
            objek=objek._meta.label,
            id_objek=objek.pk,
            id_kecamatan=id_kecamatan,
            id_kabupaten=id_kabupaten,
            dari=dari or {},
            ke=ke or {},
            alasan=alasan,
        )
        antrekan([jejak])
        return jejak

    @transaction.atomic(savepoint=False)
    def bulk_create(self, objs, *args, **kwargs):
        """Many entries at once, as an import writes them; sealed like all others."""
        daftar = super().bulk_create(objs, *args, **kwargs)
        antrekan(daftar)
        return daftar


def tempat(objek: Tercakup) -> tuple[int | None, int | None]:
    """Ids of regency and kecamatan a row belongs to, None where it has none."""
    return (
        _id(objek.tempuh(objek.kabupaten_path())),
        objek.kecamatan_lookup and _id(objek.tempuh(objek.kecamatan_lookup)),
    )


def _id(di) -> int | None:
    return getattr(di, "pk", di)


class Jejak(Tercakup):
    """One change. No foreign keys: the trail outlives what it speaks of."""

    pada = models.DateTimeField("pada", auto_now_add=True)
    pengguna = models.CharField("oleh", max_length=150)
    id_pengguna = models.BigIntegerField()
    aksi = models.CharField("tindakan", max_length=50)
    objek = models.CharField("jenis data", max_length=100)
    id_objek = models.BigIntegerField()
    # Empty for rows of the regency (RPJMD), and both for national ones.
    id_kecamatan = models.BigIntegerField(null=True)
    id_kabupaten = models.BigIntegerField(null=True)
    dari = models.JSONField("dari", default=dict)
    ke = models.JSONField("menjadi", default=dict)
    alasan = models.TextField("alasan", blank=True)

    kecamatan_lookup = "id_kecamatan"
    kabupaten_lookup = "id_kabupaten"

    objects = JejakQuerySet.as_manager()

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["-pada", "-pk"]
        indexes = [models.Index(fields=["id_kabupaten", "objek", "id_objek", "-pada"])]

    def __str__(self):
        return f"{self.pengguna}: {self.aksi}"

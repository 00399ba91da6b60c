"""The seal of the audit trail: each entry bound to all before it, so that a later
change, removal or insertion shows.

The change and its entry are one transaction; the seal follows right after its commit,
in a short one of its own under one lock, for which nobody waits: what comes while it
is held is sealed by its holder, many at once. Entries wait in `AntreanSegel` meanwhile, a
row of the very transaction that wrote them: what a crash leaves there the next sealing
takes. Sealing within the change itself would make all writers wait for one another.
"""

from collections.abc import Iterable

from django.db import connection, models, transaction

from ..rantai import KOLOM, sidik_mata

SEKELOMPOK = 500  # entries per transaction: nobody waits long for the lock


class Segel(models.Model):
    """The link of one entry: its place in the chain, and the fingerprint of the entry
    together with the link before."""

    urutan = models.BigIntegerField("urutan", primary_key=True)
    # No constraint of the database: that an entry was removed is for `periksa` to say.
    jejak = models.OneToOneField(
        "Jejak", models.DO_NOTHING, db_constraint=False, related_name="segel"
    )
    sidik = models.CharField("sidik (SHA-256)", max_length=64)

    class Meta:
        verbose_name = "segel"
        verbose_name_plural = "segel"
        ordering = ["urutan"]

    def __str__(self):
        return f"{self.urutan}-{self.sidik[:16]}"


class AntreanSegel(models.Model):
    """An entry that is not sealed yet."""

    jejak = models.OneToOneField(
        "Jejak",
        models.DO_NOTHING,
        db_constraint=False,
        primary_key=True,
        related_name="antrean",
    )

    class Meta:
        verbose_name = "antrean segel"
        verbose_name_plural = "antrean segel"

    def __str__(self):
        return str(self.jejak_id)


class KepalaJejak(models.Model):
    """The end of the chain, a single row; who seals holds it."""

    urutan = models.BigIntegerField("urutan", default=0)
    sidik = models.CharField("sidik (SHA-256)", max_length=64, blank=True)

    class Meta:
        verbose_name = "kepala jejak"
        verbose_name_plural = "kepala jejak"

    def __str__(self):
        return f"{self.urutan}-{self.sidik[:16]}" if self.urutan else ""


def kepala_jejak() -> str:
    """The end of the chain as documents print it, "1234-0f3a…" (16 digits of the
    fingerprint); "" where nothing was sealed yet. Whoever holds the paper can have
    the whole chain up to there checked: `manage.py periksa_jejak --kepala`."""
    return str(KepalaJejak.objects.first() or "")


def antrekan(daftar: Iterable[models.Model]) -> None:
    """Have entries sealed once their transaction is committed; call it there."""
    AntreanSegel.objects.bulk_create([AntreanSegel(jejak=satu) for satu in daftar])
    # Robust: the change is stored; what fails here is made up for by the next.
    transaction.on_commit(segel, robust=True)


def segel() -> int:
    """Seal all that waits, in order; how many entries. Nobody waits for the end of the
    chain: who finds it held leaves the own entries to the holder, who looks once more
    after letting go."""
    banyak = 0
    while satu := _segel_sekelompok():
        banyak += satu
        if not AntreanSegel.objects.exists():
            break
    return banyak


@transaction.atomic
def _segel_sekelompok() -> int:
    _tanpa_menunggu_cakram()
    kepala = _pegang_kepala()
    if kepala is None:
        return 0
    # Read after the lock: what the one before us sealed waits no more.
    menunggu = AntreanSegel.objects.order_by("jejak_id").values_list(
        *(f"jejak__{nama}" for nama in KOLOM)
    )[:SEKELOMPOK]
    mata = []
    for isi in menunggu:
        kepala.urutan += 1
        kepala.sidik = sidik_mata(kepala.sidik, kepala.urutan, isi)
        mata.append(Segel(urutan=kepala.urutan, jejak_id=isi[0], sidik=kepala.sidik))
    if mata:
        Segel.objects.bulk_create(mata)
        AntreanSegel.objects.filter(pk__in=[m.jejak_id for m in mata]).delete()
        kepala.save(update_fields=["urutan", "sidik"])
    return len(mata)


def _tanpa_menunggu_cakram() -> None:
    """The commit of a sealing need not wait for the disk: what a power cut takes of it,
    it takes whole, and the entries wait for their seal again. (SQLite sets this for a
    whole connection only, where the change itself must wait.)"""
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("SET LOCAL synchronous_commit TO OFF")


def _pegang_kepala() -> KepalaJejak | None:
    """The single row, held until the transaction ends; None where another one holds
    it. (On SQLite writers follow one another anyway.)"""
    dilewati = connection.features.has_select_for_update_skip_locked
    baris = KepalaJejak.objects.select_for_update(skip_locked=dilewati).filter(pk=1)
    if kepala := baris.first():
        return kepala
    if not KepalaJejak.objects.filter(pk=1).exists():
        KepalaJejak.objects.bulk_create([KepalaJejak(pk=1)], ignore_conflicts=True)
    return baris.first()

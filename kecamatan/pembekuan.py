"""Freezing rows in the database itself, on SQLite and PostgreSQL alike.

A trigger refuses what no page offers: a mistake in our own code, the admin, a hand at
the database console. It raises an IntegrityError with an Indonesian sentence.

Trap: on SQLite a migration that alters a table makes it anew, which drops its triggers
and stumbles over those of other tables that name it. Such a migration begins with
`lepas(…)` and ends with `pasang(…)`; `tests/test_pembekuan.py` fails where one forgot.
"""

from dataclasses import dataclass

from django.db import migrations


@dataclass(frozen=True)
class Pemicu:
    """`saat` (INSERT, UPDATE, DELETE) on `tabel` is refused with `pesan` where `syarat`
    holds. `syarat` is SQL over OLD and NEW; {beda} stands for "is another than" (null
    counts as a value), {pegang} locks the row that a subquery reads.

    TRUNCATE, of which SQLite has none, is a statement on no row: its `syarat` knows
    neither OLD nor NEW."""

    nama: str
    tabel: str
    saat: str
    syarat: str
    pesan: str

    def ada_pada(self, vendor: str) -> bool:
        """Whether this database knows such a trigger."""
        return vendor != "sqlite" or self.saat != "TRUNCATE"

    def buat(self, vendor: str) -> list[str]:
        """The statements that make it."""
        pesan = self.pesan.replace("'", "''")
        if not self.ada_pada(vendor):
            return []
        if vendor == "sqlite":
            syarat = self.syarat.format(beda="IS NOT", pegang="")
            return [
                f"CREATE TRIGGER {self.nama} BEFORE {self.saat} ON {self.tabel} "
                f"WHEN {syarat} BEGIN SELECT RAISE(ABORT, '{pesan}'); END"
            ]
        syarat = self.syarat.format(beda="IS DISTINCT FROM", pegang="FOR SHARE")
        # A trigger of a statement returns nothing that matters.
        baris = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.saat, "NEW")
        tiap = "STATEMENT" if self.saat == "TRUNCATE" else "ROW"
        return [
            f"CREATE OR REPLACE FUNCTION {self.nama}() RETURNS trigger "
            f"LANGUAGE plpgsql AS $beku$ BEGIN IF {syarat} THEN "
            f"RAISE EXCEPTION USING MESSAGE = '{pesan}', "
            "ERRCODE = 'restrict_violation'; "
            f"END IF; RETURN {baris}; END $beku$",
            f"CREATE TRIGGER {self.nama} BEFORE {self.saat} ON {self.tabel} "
            f"FOR EACH {tiap} EXECUTE FUNCTION {self.nama}()",
        ]

    def buang(self, vendor: str) -> list[str]:
        """The statements that take it away again."""
        if vendor == "sqlite":
            return [f"DROP TRIGGER IF EXISTS {self.nama}"]
        return [
            f"DROP TRIGGER IF EXISTS {self.nama} ON {self.tabel}",
            f"DROP FUNCTION IF EXISTS {self.nama}()",
        ]


def pasang_semua(koneksi, daftar: tuple[Pemicu, ...]) -> None:
    _jalankan(koneksi, [p.buat(koneksi.vendor) for p in daftar])


def lepas_semua(koneksi, daftar: tuple[Pemicu, ...]) -> None:
    _jalankan(koneksi, [p.buang(koneksi.vendor) for p in daftar])


def _jalankan(koneksi, pernyataan: list[list[str]]) -> None:
    with koneksi.cursor() as kursor:
        for sql in (satu for daftar in pernyataan for satu in daftar):
            kursor.execute(sql)


def pasang(*daftar: Pemicu) -> migrations.RunPython:
    """The operation of a migration that makes the triggers."""
    return migrations.RunPython(
        lambda apps, editor: pasang_semua(editor.connection, daftar),
        lambda apps, editor: lepas_semua(editor.connection, daftar),
    )


def lepas(*daftar: Pemicu) -> migrations.RunPython:
    """Its opposite, for a migration that alters such a table."""
    return migrations.RunPython(
        lambda apps, editor: lepas_semua(editor.connection, daftar),
        lambda apps, editor: pasang_semua(editor.connection, daftar),
    )


JEJAK_BEKU = (
    "Jejak perubahan hanya dapat ditambah; yang sudah tercatat tidak dapat diubah atau "
    "dihapus."
)


def _hanya_tambah(tabel: str, ubah: str = "1 = 1") -> tuple[Pemicu, ...]:
    """`ubah`: which changes of a row are refused; all where nothing is said."""
    # TRUNCATE of an empty table takes nothing away.
    syarat = {
        "UPDATE": ubah,
        "DELETE": "1 = 1",
        "TRUNCATE": f"EXISTS (SELECT 1 FROM {tabel})",
    }
    return tuple(
        Pemicu(f"{tabel}_beku_{saat.lower()}", tabel, saat, kapan, JEJAK_BEKU)
        for saat, kapan in syarat.items()
    )


# The audit trail and its seals take new rows only; the end of the chain moves forward.
PEMICU_JEJAK = (
    *_hanya_tambah("kecamatan_jejak"),
    *_hanya_tambah("kecamatan_segel"),
    *_hanya_tambah("kecamatan_kepalajejak", "NEW.urutan <= OLD.urutan"),
)

"""Freezing what is signed in the database itself, on SQLite and PostgreSQL alike.

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
    counts as a value), {pegang} locks the row that a subquery reads."""

    nama: str
    tabel: str
    saat: str
    syarat: str
    pesan: str

    def buat(self, vendor: str) -> list[str]:
        """The statements that make it."""
        pesan = self.pesan.replace("'", "''")
        if vendor == "sqlite":
            syarat = self.syarat.format(beda="IS NOT", pegang="")
            return [
                f"CREATE TRIGGER {self.nama} BEFORE {self.saat} ON {self.tabel} "
                f"WHEN {syarat} BEGIN SELECT RAISE(ABORT, '{pesan}'); END"
            ]
        syarat = self.syarat.format(beda="IS DISTINCT FROM", pegang="FOR SHARE")
        baris = "OLD" if self.saat == "DELETE" else "NEW"
        return [
            f"CREATE OR REPLACE FUNCTION {self.nama}() RETURNS trigger "
            f"LANGUAGE plpgsql AS $beku$ BEGIN IF {syarat} THEN "
            f"RAISE EXCEPTION USING MESSAGE = '{pesan}', "
            "ERRCODE = 'restrict_violation'; "
            f"END IF; RETURN {baris}; END $beku$",
            f"CREATE TRIGGER {self.nama} BEFORE {self.saat} ON {self.tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.nama}()",
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


# What a signed document says. Its status goes on (ditandatangani, disampaikan,
# terbit), but never back to draf.
_ISI = [
    "kecamatan_id",
    "jenis",
    "tahun",
    "judul",
    "nomor",
    "tanggal",
    "versi",
    "isi",
    "sidik",
    "berkas",
    "nama_berkas",
    "sidik_berkas",
    "dibuat_oleh_id",
    "dibuat_pada",
]
_BERUBAH = " OR ".join(f"NEW.{kolom} {{beda}} OLD.{kolom}" for kolom in _ISI)
DOKUMEN_BEKU = (
    "Dokumen ini sudah ditandatangani dan tidak dapat diubah. Buat versi berikutnya "
    "untuk memperbaikinya."
)
PEMICU_DOKUMEN = (
    Pemicu(
        "dokumen_resmi_beku_ubah",
        "dokumen_dokumenresmi",
        "UPDATE",
        f"OLD.status <> 'draf' AND (NEW.status = 'draf' OR {_BERUBAH})",
        DOKUMEN_BEKU,
    ),
    Pemicu(
        "dokumen_resmi_beku_hapus",
        "dokumen_dokumenresmi",
        "DELETE",
        "OLD.status <> 'draf'",
        DOKUMEN_BEKU,
    ),
)

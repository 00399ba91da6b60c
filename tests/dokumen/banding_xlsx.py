"""Every cell of a document's tables against the workbook written from it."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from dokumen.excel import tulis_xlsx
from dokumen.excel.lembar import daftar_lembar
from dokumen.kisi import letak
from dokumen.penomoran import nomori
from dokumen.telusur import polos


def bandingkan_xlsx(d):
    """Compare every cell of every table with its sheet; how many were numbers."""
    bernomor, buku, angka = nomori(d), load_workbook(io.BytesIO(tulis_xlsx(d))), 0
    for satu in daftar_lembar(bernomor):
        halaman, t = buku[satu.nama], satu.tabel
        atas = 4 + len(t.kepala)
        tempat = letak(tuple(b.sel for b in t.baris), len(t.kolom))
        for i, (baris, kolom) in enumerate(zip(t.baris, tempat, strict=True)):
            for k, s in zip(kolom, baris.sel, strict=True):
                sel = halaman.cell(atas + i, k + 1)
                if s.nilai is None:
                    assert sel.data_type in ("s", "n") and isinstance(
                        sel.value, str | None
                    )
                    assert " ".join(polos(s.isi).split()) in " ".join(
                        (sel.value or "").split()
                    )
                else:
                    assert sel.data_type == "n"
                    assert Decimal(repr(sel.value)) == s.nilai
                    angka += 1
    return angka

"""What is odd about an amount: a table, no database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.anggaran.catatan import catatan

D = Decimal
RUPIAH = st.decimals(0, 10**13, places=2)


@pytest.mark.parametrize(
    ("jumlah", "pagu", "sebelum", "ada", "kata"),
    [
        (None, "100", "50", True, []),
        ("0", "100", None, True, []),
        ("0", None, None, True, []),
        ("100", "100", "100", True, []),
        ("100.01", "100", None, True, ["Melebihi pagu sebesar Rp 0,01"]),
        ("1", "0", None, True, ["Melebihi pagu sebesar Rp 1,00"]),
        ("1", None, None, True, ["Tidak ada dalam dokumen"]),
        ("1", None, None, False, []),
        ("49.99", "100", "50", True, ["Lebih kecil daripada triwulan sebelumnya"]),
        ("0", "100", "50", True, ["Lebih kecil"]),
        ("120", "100", "130", True, ["Melebihi pagu", "Lebih kecil"]),
    ],
)
def test_catatan(jumlah, pagu, sebelum, ada, kata):
    hasil = catatan(
        *[D(jumlah) if jumlah else None],
        pagu=D(pagu) if pagu else None,
        sebelum=D(sebelum) if sebelum else None,
        ada_anggaran=ada,
    )
    assert len(hasil) == len(kata)
    assert all(k in satu for k, satu in zip(kata, hasil, strict=True))


@given(RUPIAH, RUPIAH, RUPIAH)
def test_wajar_bila_naik_dan_di_bawah_pagu(a, b, c):
    sebelum, jumlah, pagu = sorted((a, b, c))
    assert not catatan(jumlah, pagu=pagu, sebelum=sebelum, ada_anggaran=True)

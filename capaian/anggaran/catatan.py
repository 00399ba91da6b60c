"""What is odd about an amount that was spent. Pure; nothing here holds a save back.

The list is ours: no regulation has one. Amounts are rupiah, cumulative as in the LRA.
"""

from decimal import Decimal

from sakip.angka import rupiah


def catatan(
    jumlah: Decimal | None,
    *,
    pagu: Decimal | None,
    sebelum: Decimal | None,
    ada_anggaran: bool,
) -> tuple[str, ...]:
    """Sentences on `jumlah`, spent up to the end of a quarter. `sebelum`: the last
    amount known of an earlier quarter; `pagu` None: not in the budget document in force;
    `ada_anggaran`: whether the year has such a document at all."""
    if jumlah is None:
        return ()
    hasil = []
    if pagu is not None and jumlah > pagu:
        hasil.append(
            f"Melebihi pagu sebesar {rupiah(jumlah - pagu)}. Periksa jumlahnya, atau "
            "catat dahulu pergeseran anggarannya."
        )
    if pagu is None and ada_anggaran and jumlah:
        hasil.append("Tidak ada dalam dokumen anggaran yang berlaku.")
    if sebelum is not None and jumlah < sebelum:
        hasil.append(
            f"Lebih kecil daripada triwulan sebelumnya ({rupiah(sebelum)}). Jumlah "
            "ditulis sejak Januari, seperti dalam LRA."
        )
    return tuple(hasil)

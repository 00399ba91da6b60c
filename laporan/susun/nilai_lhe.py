"""What an LHE gave to each component, where its twelve grades are known."""

from __future__ import annotations

from evaluasi.models import InstrumenLke, Lhe
from evaluasi.penilaian import HasilKomponen, nilai_lke


def komponen_lhe(lhe: Lhe | None) -> tuple[HasilKomponen, ...]:
    """The components with weight and score: of the evaluation made here, else of the
    grades typed in. Nothing where only the total is known, or not all grades."""
    if lhe is None:
        return ()
    milik = lhe.evaluasi if lhe.evaluasi is not None else lhe
    grades = list(milik.nilai_sub.select_related("sub__komponen"))
    if not grades:
        return ()
    instrumen = InstrumenLke.objects.get(pk=grades[0].sub.komponen.instrumen_id)
    try:
        return nilai_lke(
            {n.sub.kode: n.nilai for n in grades}, instrumen.susun()
        ).komponen
    except ValueError:  # some sub-component has no grade
        return ()

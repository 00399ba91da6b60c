"""Review of a performance report before it goes out (PermenPANRB 53/2014)."""

from ..models import AturanReviu, Reviu


def reviu_terbit(dokumen) -> Reviu | None:
    """The latest issued review of this LKjIP (a DokumenResmi), or None. Whether the
    report was changed since is said by its `laporan_berubah`."""
    return (
        Reviu.objects.terbit()
        .filter(laporan=dokumen)
        .select_related("laporan", "hasil", "inspektur__pejabat")
        .first()
    )


def wajib_direviu(kabupaten, tahun: int) -> bool:
    """Whether the regency has the reports of this year reviewed before they are
    signed. No rule: it has not."""
    aturan = (
        AturanReviu.objects.filter(kabupaten=kabupaten, mulai__lte=tahun)
        .order_by("-mulai")
        .first()
    )
    return aturan is not None and aturan.wajib

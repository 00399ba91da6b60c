"""Room on Python's stack for what calls deep: templates within templates, PDF layout.

CPython up to 3.12 (and 3.13 before its repair) keeps the frames of calls in chunks of
16 kB. Where a loop runs at the very depth at which one ends, each call in it asks the
system for a new chunk and gives it back when it returns: a hundred times the price of a
call (https://github.com/python/cpython/issues/142183). Which page meets such a depth
is chance; the quarter's grid lost a good part of its time to it (docs/kinerja.md).
"""

from collections.abc import Callable
from typing import Any

# Slots of eight bytes. A chunk is the next power of two above what a frame asks for
# (with 1,000 slots to spare): this one asks for little more than 256 kB and gets
# 512 kB, so that 250 kB remain for the calls below it. They take 20 kB to 60 kB; memory
# that is not used is not touched.
LAPANG = 32_000


def lapang(fungsi: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, with one chunk for all calls below it."""

    def panggil(*isi, **kunci):
        return fungsi(*isi, **kunci)

    panggil.__code__ = panggil.__code__.replace(co_stacksize=LAPANG)
    return panggil

"""The browser of the other pages, for those of the review, too."""

from tests.iku.perjanjian.test_peramban import masuk
from tests.test_peramban import buka, mesin

__all__ = ["buka", "masuk", "mesin"]

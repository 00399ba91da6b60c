"""What the system itself knows about a criterion of the worksheet.

A fact says what was looked at, where to see it, what the data cannot tell, and, where
they tell enough, which answer they speak for. The evaluator decides.
"""

from .bentuk import Fakta
from .susun import fakta_kriteria

__all__ = ["Fakta", "fakta_kriteria"]

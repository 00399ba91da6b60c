"""The performance tree drawn: boxes from left to right, as SVG text, from the tree
alone.

One ink (`currentColor`, so that a dark page turns it) and no style attribute: the
pages' Content-Security-Policy forbids it. What hangs on nothing stands out by its
shape (cut corners, thick broken line, a triangle) and by a word, not by colour.

All lengths are in units of the drawing, which is LEBAR wide; on A3 landscape one unit
is about a quarter of a millimetre.
"""

from .halaman import TINGGI_HALAMAN, bagi_halaman
from .pena import gambar, kata_pohon

__all__ = ["TINGGI_HALAMAN", "bagi_halaman", "gambar", "kata_pohon"]

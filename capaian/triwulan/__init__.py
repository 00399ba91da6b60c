"""One quarter of a kecamatan: which indicators are due, what is missing, whether it
may be written, what it said when it was sent; and its pages."""

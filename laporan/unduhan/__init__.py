"""Handing out the report as a file: of one kecamatan, or of all of a regency."""

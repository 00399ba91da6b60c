"""The board of a regency: how far each kecamatan is with a quarter."""

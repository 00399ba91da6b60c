"""Pages on which decrees on indicators (SK IKU) are written."""

"""Pages of the worksheet."""

"""What was spent per sub kegiatan, quarter by quarter: the grid, its rows, its saves."""

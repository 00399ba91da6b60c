"""Pages of the Survei Kepuasan Masyarakat: one module per theme."""

"""What becomes of the recommendations of an LHE."""

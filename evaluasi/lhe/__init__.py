"""The report of an evaluation: written, printed, issued."""

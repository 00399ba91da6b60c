"""The workspace of a year's report: its sections, who writes them, and what is said of
them."""

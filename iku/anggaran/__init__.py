"""Programs and budgets: the amounts of every budget document of a year side by side,
and the pages on which they are entered."""

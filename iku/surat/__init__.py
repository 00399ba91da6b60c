"""The official documents of this room as content trees: decrees and agreements."""

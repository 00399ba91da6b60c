"""Pages on which the planning chain is entered and changed."""

"""Where a text may name a place, and whether it does."""

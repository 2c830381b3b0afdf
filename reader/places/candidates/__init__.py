"""Where a text may name a place: stretches of text with all that they may mean."""

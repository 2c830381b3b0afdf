"""Whether a candidate is a place here."""

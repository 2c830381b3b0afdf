"""Which pass of this room has placed an article."""

VERSION = 3
"""Goes up whenever the same article would be placed otherwise; articles of an older version are placed anew."""

"""The command's exit codes, in one place."""

DONE = 0
PART = 1
"""Done in part, or a source that exists cannot be read or kept."""
WRONG = 2
"""Wrong usage or a wrong query."""
MISSING = 3
"""No such article, feed, place or file."""
LIBRARY = 4
"""The library is locked or damaged."""
INTERRUPTED = 130
"""Ended with Ctrl+C (128 + SIGINT)."""

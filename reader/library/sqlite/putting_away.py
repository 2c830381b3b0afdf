"""Puts articles away, out of every list but that of what is hidden, and brings them back."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from reader.library.sqlite import hiding
from reader.library.sqlite.journal import ranges, record
from reader.library.sqlite.marks import choose, title_of


def hide(db: sqlite3.Connection, ids: Sequence[int], hidden: bool, now: datetime) -> int:
    """Puts shown articles away that are not bookmarked, or brings back what is put away; returns how many."""
    chosen = choose(db, ids, hiding.LOOSE if hidden else "a.key IN (SELECT key FROM put_away)")
    if chosen:
        if hidden:
            hiding.put_away(db, chosen)
        else:
            hiding.bring_back(db, chosen)
        record(db, "hide" if hidden else "unhide", len(chosen), title_of(db, chosen), now, old={"ids": ranges(chosen)}, new={})
    return len(chosen)

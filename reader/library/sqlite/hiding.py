"""Hides the articles of removed feeds, and shows them again: removal can be undone, whole."""

import json
import sqlite3
from collections.abc import Sequence

from reader.library.sqlite import counts


def loose_of(db: sqlite3.Connection, feed: int) -> list[int]:
    """Ids of a feed's shown articles that no bookmark holds."""
    rows = db.execute(
        "SELECT id FROM article WHERE feed = ? AND key NOT IN (SELECT key FROM bookmarked) AND key NOT IN (SELECT key FROM hidden) ORDER BY id", (feed,)
    )
    return [row[0] for row in rows]


def hidden_of(db: sqlite3.Connection, feed: int) -> list[int]:
    """Ids of a feed's hidden articles."""
    return [row[0] for row in db.execute("SELECT a.id FROM hidden h JOIN article a ON a.key = h.key WHERE a.feed = ? ORDER BY a.id", (feed,))]


def hide(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Hides shown articles."""
    counts.shift(db, ids, articles=-1, unread=-1)
    db.execute("INSERT OR IGNORE INTO hidden (key) SELECT a.key FROM json_each(?) j JOIN article a ON a.id = j.value", (json.dumps(list(ids)),))


def show(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Shows hidden articles again."""
    db.execute("DELETE FROM hidden WHERE key IN (SELECT a.key FROM json_each(?) j JOIN article a ON a.id = j.value)", (json.dumps(list(ids)),))
    counts.shift(db, ids, articles=1, unread=1)

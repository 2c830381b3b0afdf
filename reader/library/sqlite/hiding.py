"""Hides articles: those of removed feeds, and what is put away by the reader or a rule. Either can be taken back without the other."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Sequence

from reader.library.sqlite import counts

REACHABLE = "(a.key NOT IN (SELECT key FROM hidden) OR a.key IN (SELECT key FROM put_away))"
"""Of a row `a` of articles: it is in lists, or put away, where `is:hidden` finds it."""

LOOSE = "a.key NOT IN (SELECT key FROM hidden) AND a.key NOT IN (SELECT key FROM bookmarked)"
"""Of a row `a` of articles: it is in lists, and no bookmark holds it there, so it can be hidden."""

_KEYS = "SELECT a.key FROM json_each(?) j CROSS JOIN article a ON a.id = j.value"


def loose_of(db: sqlite3.Connection, feed: int) -> list[int]:
    """Ids of a feed's shown articles that no bookmark holds."""
    rows = db.execute(f"SELECT a.id FROM article a WHERE a.feed = ? AND {LOOSE} ORDER BY a.id", (feed,))
    return [row[0] for row in rows]


def hidden_of(db: sqlite3.Connection, feed: int) -> list[int]:
    """Ids of a removed feed's articles that went with it, those included that were put away before."""
    return _of(db, "hidden", feed, "h.key NOT IN (SELECT key FROM put_away)")


def put_away_of(db: sqlite3.Connection, feed: int) -> list[int]:
    """Ids of a feed's articles that are put away."""
    return _of(db, "put_away", feed, "1")


def _of(db: sqlite3.Connection, table: str, feed: int, condition: str) -> list[int]:
    rows = db.execute(f"SELECT a.id FROM {table} h CROSS JOIN article a ON a.key = h.key WHERE a.feed = ? AND {condition} ORDER BY a.id", (feed,))
    return [row[0] for row in rows]


def hide(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Hides shown articles; those that are hidden are passed over."""
    counts.shift(db, ids, articles=-1, unread=-1)
    db.execute(f"INSERT OR IGNORE INTO hidden (key) {_KEYS}", (json.dumps(list(ids)),))


def show(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Shows hidden articles again."""
    db.execute(f"DELETE FROM hidden WHERE key IN ({_KEYS})", (json.dumps(list(ids)),))
    counts.shift(db, ids, articles=1, unread=1)


def take_along(db: sqlite3.Connection, feed: int, but: Sequence[int] = ()) -> None:
    """A feed goes, and what is put away of it goes with it.

    Args:
        but: articles that stay where they can be brought back.
    """
    wanted = json.dumps([number for number in put_away_of(db, feed) if number not in frozenset(but)])
    db.execute(f"INSERT INTO kept_away (key) {_KEYS}", (wanted,))
    db.execute(f"DELETE FROM put_away WHERE key IN ({_KEYS})", (wanted,))


def bring_along(db: sqlite3.Connection, feed: int) -> list[int]:
    """A removed feed comes back with what went with it, and what was put away still is; returns the ids of those that are shown now."""
    away = set(_of(db, "kept_away", feed, "1"))
    shown = [number for number in hidden_of(db, feed) if number not in away]
    show(db, shown)
    wanted = json.dumps(sorted(away))
    db.execute(f"INSERT INTO put_away (key) {_KEYS}", (wanted,))
    db.execute(f"DELETE FROM kept_away WHERE key IN ({_KEYS})", (wanted,))
    return shown


def put_away(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Puts shown articles away; bookmarked and hidden ones are passed over."""
    chosen = _chosen(db, ids, LOOSE)
    hide(db, chosen)
    db.execute(f"INSERT INTO put_away (key) {_KEYS}", (json.dumps(chosen),))


def bring_back(db: sqlite3.Connection, ids: Sequence[int]) -> list[int]:
    """Brings back those of the articles that are put away; returns their ids."""
    chosen = _chosen(db, ids, "a.key IN (SELECT key FROM put_away)")
    if chosen:
        db.execute(f"DELETE FROM put_away WHERE key IN ({_KEYS})", (json.dumps(chosen),))
        show(db, chosen)
    return chosen


def _chosen(db: sqlite3.Connection, ids: Sequence[int], condition: str) -> list[int]:
    rows = db.execute(f"SELECT DISTINCT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value WHERE {condition}", (json.dumps(list(ids)),))
    return [row[0] for row in rows]

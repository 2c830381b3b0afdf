"""About how many articles the sets of a query have, found at once or not at all."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from typing import Any

from reader.library.sqlite.sets import AllOf, AnyOf, Happening, KeySet, Listed, Match, Negated, OfFeeds, Part, Since

UNKNOWN = 1 << 40
_MANY_PLACES = 5_000
COUNTED, _COUNTED_WORDS = 5_000, 1_000_000
"""The most articles that are counted one by one, without and with words; so many may be more."""


def number(db: sqlite3.Connection, statement: str, *values: Any) -> int:
    """The single number that a statement gives."""
    return int(db.execute(statement, values).fetchone()[0])


def size(db: sqlite3.Connection, part: Part, *, words: bool = False) -> int:
    """About how many articles a part has, UNKNOWN if that takes a search.

    Args:
        words: count also what takes some 50 ms.
    """
    most = _COUNTED_WORDS if words else COUNTED
    match part:
        case Match(count=int(count)):
            return count
        case Match(expression=expression) if words:
            return matches(db, expression, most)
        case Listed(table="article_place", ids=ids) | Happening(ids=ids) if len(ids) > _MANY_PLACES:
            # adding them up would take longer than the search
            return UNKNOWN - 1
        case Listed(table="article_place", ids=ids) | Happening(ids=ids):
            return number(db, "SELECT coalesce(sum(articles), 0) FROM place WHERE id IN (SELECT value FROM json_each(?))", json.dumps(ids))
        case Listed(ids=ids):
            counted = "SELECT count(*) FROM (SELECT 1 FROM article_facet WHERE facet IN (SELECT value FROM json_each(?)) LIMIT ?)"
            return number(db, counted, json.dumps(ids), most)
        case OfFeeds(ids=ids):
            return number(db, "SELECT coalesce(sum(articles), 0) FROM feed WHERE id IN (SELECT value FROM json_each(?))", json.dumps(ids))
        case KeySet(table="unread"):
            return number(db, "SELECT coalesce(sum(unread), 0) FROM feed")
        case KeySet(table=table):
            return number(db, f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?)", most)
        case Since(id=last):
            return number(db, "SELECT coalesce(max(id), 0) FROM article") - last
        case Negated(part=KeySet(table="unread")):
            return number(db, "SELECT coalesce(sum(articles - unread), 0) FROM feed")
        case AllOf(parts=parts):
            return min((size(db, one, words=words) for one in parts), default=UNKNOWN)
        case AnyOf(parts=parts):
            return sum(size(db, one, words=words) for one in parts)
        case _:
            return UNKNOWN


def matches(db: sqlite3.Connection, expression: str, most: int) -> int:
    """How many articles the full-text index finds, counted up to `most`."""
    return number(db, "SELECT count(*) FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT ?)", expression, most)


def dated(db: sqlite3.Connection, low: int | None, high: int | None, most: int) -> int:
    """How many articles have a key in an extent, counted up to `most`."""
    counted = "SELECT count(*) FROM (SELECT 1 FROM article WHERE key >= ? AND key <= ? LIMIT ?)"
    return number(db, counted, -(1 << 62) if low is None else low, (1 << 62) if high is None else high, most)
